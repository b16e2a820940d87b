// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/disclosure_commands.h"

#include "core/meetings/disclosure_numbers.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/id_list.h"
#include "core/partnership/rules.h"

#include <algorithm>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Writer;

namespace {

constexpr std::string_view kInsertSql = R"sql(
        INSERT INTO part_two.disclosure (id, from_agency, to_agencies, what, legal_basis, purpose, proportionality, at,
                                         number, provisional, made_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11))sql";

/// The agencies told, each once; refuses none, and the one that tells.
Result<std::vector<base::Id>> told(const Writer& writer, const LogDisclosure& command)
{
    std::vector<base::Id> to;
    for (const base::Id& agency : command.to) {
        if (agency == command.from) {
            return fail(FailureCode::Invalid, "An agency does not disclose to itself. Choose who was told.", "to");
        }
        if (!partnership::agency(writer, agency)) {
            return partnership::gone("agency");
        }
        if (std::find(to.begin(), to.end(), agency) == to.end()) {
            to.push_back(agency);
        }
    }
    if (to.empty()) {
        return fail(FailureCode::Invalid, "Say which agencies were told.", "to");
    }
    return to;
}

}  // namespace

Result<base::Id> apply(Writer& writer, const LogDisclosure& command)
{
    if (!writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    if (!partnership::agency(writer, command.from)) {
        return fail(FailureCode::Invalid, "Say which agency told it.", "from");
    }
    const auto to = told(writer, command);
    if (!to) {
        return tl::unexpected(to.error());
    }
    const auto what = partnership::requiredText(command.what, "The disclosure", "what");
    if (!what) {
        return fail(FailureCode::Invalid, "Say what was disclosed.", "what");
    }
    const base::Date madeOn = command.madeOn.value_or(writer.today());
    if (madeOn > writer.today()) {
        return fail(FailureCode::Invalid, "Nothing was disclosed on a day that is still to come. Say on which day.",
                    "made on");
    }
    const base::Id id = base::newId();
    const detail::DisclosureNumber given = detail::takeDisclosureNumber(writer);
    using Number = std::optional<int>;
    writer.run(kInsertSql, id, command.from, partnership::storedIds(*to), *what,
               partnership::orNothing(command.legalBasis), partnership::orNothing(command.purpose),
               partnership::orNothing(command.proportionality), writer.now().time,
               given.provisional ? Number {} : Number {given.number},
               given.provisional ? Number {given.number} : Number {}, madeOn);
    writer.setLabel("Log a disclosure");
    return id;
}

Result<base::Id> execute(replica::Replica& replica, const LogDisclosure& command)
{
    return replica.transact("Log a disclosure", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::meetings
