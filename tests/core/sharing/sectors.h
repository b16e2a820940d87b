// SPDX-License-Identifier: GPL-3.0-or-later
//
// The simplest record there is, to have something to share.
#pragma once

#include "tests/support/test_replica.h"

#include <set>
#include <string>

namespace muster::test {

inline base::Id addSector(replica::Replica& replica, const std::string& name)
{
    const base::Id id = base::newId();
    must(replica.transact("Add sector " + name, [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("INSERT INTO sector (id, name, position) VALUES (?1, ?2, 1)", id, name);
        return {};
    }));
    return id;
}

inline void rename(replica::Replica& replica, const base::Id& id, const std::string& name)
{
    must(replica.transact("Rename sector", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("UPDATE sector SET name = ?2 WHERE id = ?1", id, name);
        return {};
    }));
}

inline std::set<std::string> sectors(replica::Replica& replica)
{
    std::set<std::string> names;
    auto row = replica.reader().query("SELECT name FROM sector");
    while (row.next()) {
        names.insert(row.text(0));
    }
    return names;
}

}  // namespace muster::test
