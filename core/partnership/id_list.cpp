// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/id_list.h"

#include "core/base/text.h"

namespace muster::partnership {

std::string storedIds(const std::vector<base::Id>& ids)
{
    std::string stored;
    for (const base::Id& id : ids) {
        if (id) {
            stored += (stored.empty() ? "" : ",") + id.hex();
        }
    }
    return stored;
}

std::vector<base::Id> idsFromStored(std::string_view stored)
{
    std::vector<base::Id> ids;
    for (const std::string& part : base::split(stored, ',')) {
        if (const auto id = base::parseId(base::trimmed(part)); id && *id) {
            ids.push_back(*id);
        }
    }
    return ids;
}

}  // namespace muster::partnership
