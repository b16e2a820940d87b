// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/meeting.h"

#include "core/base/text.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <initializer_list>

namespace muster::meetings {

namespace {

struct StateWord {
    MeetingState state;
    std::string_view stored;
    std::string_view words;
};
constexpr std::array kStates {
    StateWord {MeetingState::Planned, "planned", "planned"},
    StateWord {MeetingState::AgendaOpen, "agenda_open", "agenda open"},
    StateWord {MeetingState::AgendaClosed, "agenda_closed", "agenda closed"},
    StateWord {MeetingState::Published, "published", "published"},
    StateWord {MeetingState::InProgress, "in_progress", "in progress"},
    StateWord {MeetingState::Paused, "paused", "paused"},
    StateWord {MeetingState::Held, "held", "held"},
    StateWord {MeetingState::MinutesDraft, "minutes_draft", "minutes in draft"},
    StateWord {MeetingState::Circulated, "circulated", "draft minutes circulated"},
    StateWord {MeetingState::Approved, "approved", "minutes approved"},
    StateWord {MeetingState::Archived, "archived", "archived"},
    StateWord {MeetingState::Cancelled, "cancelled", "cancelled"},
    StateWord {MeetingState::HeldInformally, "held_informally", "held informally"},
};

const StateWord& wordOf(MeetingState state)
{
    return *std::find_if(kStates.begin(), kStates.end(), [&](const auto& word) { return word.state == state; });
}

bool isOneOf(MeetingState state, std::initializer_list<MeetingState> states)
{
    return std::find(states.begin(), states.end(), state) != states.end();
}

}  // namespace

std::string_view toStored(MeetingState state) { return wordOf(state).stored; }
std::string_view inWords(MeetingState state) { return wordOf(state).words; }

MeetingState meetingStateFrom(std::string_view stored)
{
    const auto found =
        std::find_if(kStates.begin(), kStates.end(), [&](const auto& word) { return word.stored == stored; });
    return found == kStates.end() ? MeetingState::Planned : found->state;
}

bool mayFollow(MeetingState from, MeetingState to)
{
    using enum MeetingState;
    switch (to) {
    case Planned:
        return false;
    case AgendaOpen:
        return isOneOf(from, {Planned, AgendaClosed, Published});
    case AgendaClosed:
        return from == AgendaOpen;
    case Published:
        return isOneOf(from, {AgendaOpen, AgendaClosed});
    case InProgress:
        return isOneOf(from, {Published, Paused});
    case Paused:
        return from == InProgress;
    case Held:
        return isOneOf(from, {InProgress, Paused});
    case MinutesDraft:
        return from == Held;
    case Circulated:
        return isOneOf(from, {Held, MinutesDraft});
    case Approved:
        return from == Circulated;
    case Archived:
        return isOneOf(from, {Approved, Cancelled, HeldInformally});
    case Cancelled:
    case HeldInformally:
        return isBeforeHeld(from);
    }
    return false;
}

bool isAgendaLoose(MeetingState state)
{
    return isOneOf(state, {MeetingState::Planned, MeetingState::AgendaOpen, MeetingState::AgendaClosed});
}

bool isBeforeHeld(MeetingState state)
{
    return isAgendaLoose(state) || isLive(state) || state == MeetingState::Published;
}

bool isLive(MeetingState state) { return isOneOf(state, {MeetingState::InProgress, MeetingState::Paused}); }

bool mayMove(MeetingState state) { return isAgendaLoose(state) || state == MeetingState::Published; }

std::string meetingReference(const Meeting& meeting)
{
    return fmt::format("{}/{}", meeting.bodyShortName, base::isoDate(meeting.date));
}

std::string meetingTitle(const Meeting& meeting)
{
    return fmt::format("{}, {}", meeting.bodyName, base::weekdayAndDate(meeting.date));
}

base::Result<Meeting> findMeeting(const replica::Reader& reader, std::string_view reference)
{
    const std::string_view text = base::trimmed(reference);
    if (const auto id = base::parseId(text)) {
        if (auto meeting = meetingById(reader, *id)) {
            return *meeting;
        }
    }
    const auto slash = text.rfind('/');
    const auto date = slash == std::string_view::npos ? std::nullopt : base::parseIsoDate(text.substr(slash + 1));
    if (!date) {
        return base::fail(
            base::FailureCode::Invalid,
            fmt::format("\"{}\" names no meeting. Write the body and the date, as in DTCG/2011-11-15.", text),
            "meeting");
    }
    const auto body = partnership::bodyByName(reader, text.substr(0, slash));
    if (!body) {
        return base::fail(base::FailureCode::NotFound,
                          fmt::format("There is no body called \"{}\".", text.substr(0, slash)), "meeting");
    }
    std::optional<Meeting> cancelled;
    std::vector<std::string> others;
    for (const Meeting& meeting : meetingsOf(reader, body->id)) {
        if (meeting.date != *date) {
            others.push_back(base::isoDate(meeting.date));
        } else if (meeting.state == MeetingState::Cancelled) {
            cancelled = meeting;
        } else {
            return meeting;
        }
    }
    if (cancelled) {
        return *cancelled;
    }
    const std::string instead = others.empty() ? "It has no meetings yet."
                                               : fmt::format("Its meetings are on {}.", base::joinedInWords(others));
    return base::fail(base::FailureCode::NotFound,
                      fmt::format("{} has no meeting on {}. {}", body->name, base::longDate(*date), instead),
                      "meeting");
}

}  // namespace muster::meetings
