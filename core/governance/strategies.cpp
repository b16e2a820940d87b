// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/strategies.h"

#include "core/base/text.h"
#include "core/partnership/id_list.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/rules.h"

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Reader;
using replica::Writer;

namespace {

constexpr std::string_view kAllSql =
    "SELECT id, name, owner, address, priorities FROM linked_strategy ORDER BY position, name, id";
constexpr std::string_view kAddSql = R"sql(
    INSERT INTO linked_strategy (id, name, owner, address, priorities, position)
    VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position), 0) + 1 FROM linked_strategy))
)sql";
constexpr std::string_view kEditSql =
    "UPDATE linked_strategy SET name = ?2, owner = ?3, address = ?4, priorities = ?5 WHERE id = ?1";
constexpr std::string_view kRemoveSql = "DELETE FROM linked_strategy WHERE id = ?1";

Result<void> checked(const Writer& writer, const AddStrategy& strategy)
{
    if (auto name = partnership::requiredText(strategy.name, "The strategy", "name"); !name) {
        return tl::unexpected(name.error());
    }
    if (!orNothing(strategy.owner)) {
        return fail(FailureCode::Invalid, "Say who owns the strategy.", "owner");
    }
    const std::string address {base::trimmed(strategy.address)};
    if (!address.empty() && !base::startsWithIgnoringCase(address, "http://")
        && !base::startsWithIgnoringCase(address, "https://")) {
        return fail(FailureCode::Invalid, "Give the address as it stands in a browser, beginning with https://.",
                    "address");
    }
    for (const base::Id& id : strategy.priorities) {
        if (!partnership::priority(writer, id)) {
            return partnership::gone("priority");
        }
    }
    return {};
}

}  // namespace

std::vector<LinkedStrategy> linkedStrategies(const Reader& reader)
{
    std::vector<LinkedStrategy> all;
    replica::Statement row = reader.query(kAllSql);
    while (row.next()) {
        all.push_back({row.id(0), row.text(1), row.text(2), row.text(3), partnership::idsFromStored(row.text(4))});
    }
    return all;
}

Result<base::Id> apply(Writer& writer, const AddStrategy& command)
{
    if (auto good = checked(writer, command); !good) {
        return tl::unexpected(good.error());
    }
    for (const LinkedStrategy& other : linkedStrategies(writer)) {
        if (base::lowered(other.name) == base::lowered(base::trimmed(command.name))) {
            return fail(FailureCode::Refused, other.name + " is on the list already.", "name");
        }
    }
    const base::Id id = base::newId();
    writer.run(kAddSql, id, base::trimmed(command.name), orNothing(command.owner), orNothing(command.address),
               orNothing(partnership::storedIds(command.priorities)));
    writer.setLabel("Link to the " + std::string {base::trimmed(command.name)});
    return id;
}

Result<void> apply(Writer& writer, const EditStrategy& command)
{
    if (auto good = checked(writer, command.now); !good) {
        return good;
    }
    writer.run(kEditSql, command.strategy, base::trimmed(command.now.name), orNothing(command.now.owner),
               orNothing(command.now.address), orNothing(partnership::storedIds(command.now.priorities)));
    if (writer.changedRows() == 0) {
        return partnership::gone("strategy");
    }
    writer.setLabel("Change the link to the " + std::string {base::trimmed(command.now.name)});
    return {};
}

Result<void> apply(Writer& writer, const RemoveStrategy& command)
{
    writer.run(kRemoveSql, command.strategy);
    if (writer.changedRows() == 0) {
        return partnership::gone("strategy");
    }
    writer.setLabel("Remove a linked strategy");
    return {};
}

}  // namespace muster::governance
