// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/thanks_commands.h"

#include "core/actions/action_writing.h"
#include "core/partnership/rules.h"

namespace muster::actions {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Writer;

namespace {

constexpr std::string_view kThanksSql = "UPDATE main.action SET thanks = ?2 WHERE id = ?1";

constexpr std::string_view kSuccessesSql = R"(
        SELECT id, reference, lead_agency, item, thanks FROM main.action
         WHERE thanks IS NOT NULL AND sensitivity = 'open' AND agreed_on >= ?1 AND agreed_on <= ?2
         ORDER BY number, reference, id)";

}  // namespace

Result<void> apply(Writer& writer, const SayThanks& command)
{
    const auto held = detail::hold(writer, command.action, false);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->restricted) {
        return fail(FailureCode::Refused,
                    held->reference + " is restricted, and thanks are printed for everybody. Say them in the room.",
                    "text");
    }
    writer.run(kThanksSql, held->id, partnership::orNothing(command.text));
    writer.setLabel("Thanks for " + held->reference);
    return {};
}

Result<void> execute(replica::Replica& replica, const SayThanks& command)
{
    return replica.transact("Say thanks", [&](Writer& writer) { return apply(writer, command); });
}

std::vector<Success> successes(const replica::Reader& reader, base::Date from, base::Date to)
{
    std::vector<Success> all;
    replica::Statement row = reader.query(kSuccessesSql, from, to);
    while (row.next()) {
        all.push_back({row.id(0), row.text(1), row.id(2), row.id(3), row.text(4)});
    }
    return all;
}

}  // namespace muster::actions
