// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/minutes_rules.h"

#include "core/meetings/minutes_numbers.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings::detail {

using base::fail;
using base::FailureCode;
using base::Result;

// Minutes that exist, in one of the states.
Result<Meeting> minutesIn(const replica::Reader& reader, const base::Id& id,
                          const std::vector<std::string_view>& states, std::string_view otherwise)
{
    auto meeting = knownMeeting(reader, id);
    if (!meeting) {
        return meeting;
    }
    const std::string state = minutesStateWord(reader, id);
    if (std::find(states.begin(), states.end(), state) != states.end()) {
        return meeting;
    }
    if (state == "approved") {
        const auto locked = mustNotBeApproved(reader, *meeting);
        return refusal(locked.error());
    }
    if (state == "collecting") {
        return fail(FailureCode::Refused,
                    fmt::format("The minutes of {} are not drafted yet. End the meeting first.", nameOf(*meeting)));
    }
    return fail(FailureCode::Refused, std::string {otherwise});
}

// By its number; by the item's in a body without a series.
Result<Minute> minuteIn(const replica::Reader& reader, const Meeting& meeting, int number)
{
    std::vector<Minute> minutes = minutesOf(reader, meeting.id);
    if (minutes.empty()) {
        for (const ItemRow& item : agendaRows(reader, meeting.id)) {
            minutes.push_back({item.number,
                               std::to_string(item.number),
                               meeting.id,
                               item.id,
                               {},
                               meeting.bodyShortName,
                               meeting.bodyName,
                               meeting.date});
        }
    }
    for (Minute& minute : minutes) {
        if (minute.number == number && minute.item) {
            return std::move(minute);
        }
    }
    return fail(FailureCode::NotFound, fmt::format("The meeting of {} has no minute {}.", nameOf(meeting), number),
                "minute");
}

Result<void> mustBePermanent(replica::Writer& writer, const Meeting& meeting)
{
    if (!isProvisional(writer, meeting.id)) {
        return {};
    }
    if (!writer.isShared()) {
        std::vector<std::string> told;
        settleMinutes(writer, told);
        return {};
    }
    return fail(FailureCode::Refused,
                fmt::format("The minute numbers of {} are provisional: another computer may have given the same ones. "
                            "They become permanent as soon as this computer reaches the shared file. Connect it, wait "
                            "until the status line says shared, and try again.",
                            nameOf(meeting)),
                "numbers");
}

}  // namespace muster::meetings::detail
