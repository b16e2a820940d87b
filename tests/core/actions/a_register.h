// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small partnership with a register of actions, on 15 November 2011.
#pragma once

#include "core/actions/action_commands.h"
#include "core/actions/action_import.h"
#include "core/actions/action_queries.h"
#include "core/partnership/agency_commands.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <string>
#include <vector>

namespace muster::test {

using namespace std::chrono_literals;
using actions::Action;
using actions::ActionStatus;
using base::FailureCode;

class ARegister {
public:
    ARegister()
    {
        city = agency("CITY", "Peterborough City Council", "City Council");
        cons = agency("CONS", "Cambridgeshire Constabulary", "Constabulary");
        mind = agency("MIND", "Peterborough and Fenland Mind", "Mind");
    }

    base::Id agency(const std::string& shortName, const std::string& name, const std::string& display)
    {
        partnership::AddAgency add;
        add.shortName = shortName;
        add.name = name;
        add.displayName = display;
        add.joinedOn = 2008y / 1 / 1;
        return must(execute(*replica, add));
    }

    /// An agreed action of the City Council, owned by its Parking manager.
    base::Id action(std::optional<base::Date> due = 2011y / 11 / 25, bool restricted = false)
    {
        return must(execute(*replica, request(due, restricted))).id;
    }

    actions::RecordAction request(std::optional<base::Date> due = 2011y / 11 / 25, bool restricted = false) const
    {
        actions::RecordAction record;
        record.text = "Board the two units";
        record.leadAgency = city;
        record.ownerTitle = "Parking manager";
        record.due = due;
        record.restricted = restricted;
        return record;
    }

    [[nodiscard]] Action read(const base::Id& id) { return actions::findAction(replica->reader(), id).value(); }
    [[nodiscard]] ActionStatus status(const base::Id& id) { return read(id).status; }

    /// "" when it went through, else why not.
    template <class Command> std::string attempt(const Command& command)
    {
        const auto result = execute(*replica, command);
        return result ? std::string {} : result.error().detail;
    }

    TestReplica replica;
    base::Id city;
    base::Id cons;
    base::Id mind;
};

}  // namespace muster::test
