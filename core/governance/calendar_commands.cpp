// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/calendar_commands.h"

#include "core/base/text.h"
#include "core/meetings/meeting_commands.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Writer;

Result<PlannedYear> apply(Writer& writer, const PlanYear& command)
{
    if (auto ordered = partnership::inOrder(command.from, command.to, "The year cannot end before it begins.", "to");
        !ordered) {
        return tl::unexpected(ordered.error());
    }
    PlannedYear result;
    int open = 0;
    for (CalendarPlace& place : yearCalendar(writer, command.from, command.to).places) {
        const bool wanted = command.bodies.empty()
            || std::find(command.bodies.begin(), command.bodies.end(), place.body) != command.bodies.end();
        if (place.kind == PlaceKind::Meeting || !wanted || place.date < writer.today()) {
            continue;
        }
        if (place.kind == PlaceKind::Suggested && !command.suggestionsToo) {
            ++open;
            continue;
        }
        const auto created =
            meetings::apply(writer,
                            meetings::CreateMeeting {.body = place.body,
                                                     .date = place.date,
                                                     .start = place.start,
                                                     .reason = place.needsReason ? command.reason : std::string {}});
        if (!created) {
            result.leftOut.push_back(
                fmt::format("{}, {}: {}", place.bodyName, base::longDate(place.date), created.error().detail));
            continue;
        }
        place.meeting = created->id;
        place.kind = PlaceKind::Meeting;
        result.planned.push_back(std::move(place));
    }
    if (result.planned.empty()) {
        const std::string why = !result.leftOut.empty() ? result.leftOut.front()
            : open > 0 ? fmt::format("{} by a rule that names no day. Plan the suggested days too, or choose the days "
                                     "one by one.",
                                     open == 1 ? "One meeting is due" : std::to_string(open) + " meetings are due")
                       : std::string {"Everything that is due is planned already."};
        return fail(FailureCode::Refused, "There is nothing to plan. " + why);
    }
    writer.setLabel(fmt::format("Plan {} of the year",
                                base::counted(static_cast<int>(result.planned.size()), "meeting", "meetings")));
    return result;
}

}  // namespace muster::governance
