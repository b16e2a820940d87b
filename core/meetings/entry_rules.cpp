// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/entry_rules.h"

#include "core/base/text.h"
#include "core/meetings/verbs.h"

#include <fmt/format.h>

namespace muster::meetings::detail {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Statement;

namespace {

constexpr std::string_view kOpenedSql = "SELECT 1 FROM main.item_opening WHERE item = ?1";
constexpr std::string_view kFirstAgencySql =
    "SELECT id FROM main.agency WHERE left_on IS NULL ORDER BY position, short_name LIMIT 1";

}  // namespace

Result<RecordingPlace> recordingPlace(const replica::Reader& reader, const base::Id& meetingId, const base::Id& itemId)
{
    auto meeting = knownMeeting(reader, meetingId);
    if (!meeting) {
        return refusal(meeting.error());
    }
    if (isLive(meeting->state) || isBeforeHeld(meeting->state) || meeting->state == MeetingState::Cancelled) {
        meeting = runningMeeting(reader, meetingId);
        if (!meeting) {
            return refusal(meeting.error());
        }
    }
    if (auto open = mustBeEditable(reader, *meeting); !open) {
        return refusal(open.error());
    }
    base::Id chosen = itemId;
    if (!chosen) {
        const auto open = openRow(reader, meetingId);
        if (!open) {
            return fail(FailureCode::Refused, "No item is open. Open the item it belongs to first.", "item");
        }
        chosen = open->id;
    }
    auto item = itemRow(reader, meetingId, chosen);
    if (!item) {
        return refusal(item.error());
    }
    Statement opened = reader.query(kOpenedSql, chosen);
    if (!opened.next()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has not been taken. Open it first.", capitalised(item->name())), "item");
    }
    if (auto may = mayRecordIn(reader, *meeting, *item); !may) {
        return refusal(may.error());
    }
    return RecordingPlace {std::move(*meeting), std::move(*item)};
}

Result<std::string> decisionVerb(const replica::Reader& reader, const Meeting& meeting, const std::string& verb)
{
    if (auto may = mayDecide(reader, meeting); !may) {
        return refusal(may.error());
    }
    if (meeting.state == MeetingState::HeldInformally) {
        return fail(FailureCode::Refused, "A meeting that was held informally decides nothing. Record a note.",
                    "decision");
    }
    const auto& allowed = verbsFor(meeting.bodyAuthority);
    if (base::trimmed(verb).empty()) {
        return allowed.front();
    }
    for (const std::string& one : allowed) {
        if (base::lowered(one) == base::lowered(base::trimmed(verb))) {
            return one;
        }
    }
    return fail(FailureCode::Refused,
                fmt::format("{} may not decide with {}. It may use {}.", meeting.bodyName, base::trimmed(verb),
                            base::joinedInWords(allowed)),
                "verb");
}

base::Id agencyInCharge(const replica::Reader& reader, const Meeting& meeting)
{
    if (meeting.noteTaker.agency) {
        return meeting.noteTaker.agency;
    }
    if (meeting.chair.agency) {
        return meeting.chair.agency;
    }
    Statement row = reader.query(kFirstAgencySql);
    return row.next() ? row.id(0) : base::Id {};
}

std::optional<Person> committer(const replica::Reader& reader, const base::Id& meeting, const base::Id& agency)
{
    for (const Attendance& one : inTheRoom(reader, meeting, reader.now().time)) {
        if (one.person.agency == agency && one.person.canCommit) {
            return one.person;
        }
    }
    return std::nullopt;
}

}  // namespace muster::meetings::detail
