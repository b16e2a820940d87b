// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/meeting_consequences.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

namespace muster::meetings {

namespace {

constexpr std::string_view kEntriesSql = R"sql(
        SELECT count(*) FROM (SELECT id, removed, meeting FROM main.entry
                              UNION ALL SELECT id, removed, meeting FROM part_two.entry)
         WHERE meeting = ?1 AND removed IS NOT 1
    )sql";
constexpr std::string_view kPromisedSql = R"sql(
        SELECT count(*) FROM attendance
         WHERE meeting = ?1 AND (expected_from IS NOT NULL OR expected_to IS NOT NULL)
    )sql";

int countOf(const replica::Reader& reader, std::string_view sql, const base::Id& meeting)
{
    auto row = reader.query(sql, meeting);
    return row.next() ? row.number(0) : 0;
}

// Business that is still to be dealt with; standing items come to every meeting by themselves.
int itemsToPassOn(const Agenda& agenda)
{
    const auto waits = [](const AgendaItem& item) {
        const bool standing = !item.standing.isNil() || !item.roleInMeeting.empty() || item.origin == ItemOrigin::Standing;
        return !standing
            && (item.state == ItemState::Proposed || item.state == ItemState::Accepted
                || item.state == ItemState::Scheduled);
    };
    return static_cast<int>(std::count_if(agenda.items.begin(), agenda.items.end(), waits)
                            + std::count_if(agenda.apart.begin(), agenda.apart.end(), waits));
}

std::optional<Meeting> nextAgendaWithout(const replica::Reader& reader, const Meeting& meeting)
{
    for (Meeting& other : meetingsOf(reader, meeting.body)) {
        if (other.id != meeting.id && isAgendaLoose(other.state)) {
            return std::move(other);
        }
    }
    return std::nullopt;
}

void sayItems(const replica::Reader& reader, const Meeting& meeting, std::vector<std::string>& sentences)
{
    if (const int items = itemsToPassOn(agendaOf(reader, meeting.id)); items > 0) {
        const auto next = nextAgendaWithout(reader, meeting);
        sentences.push_back(fmt::format(
            "{} to the agenda of {}.", items == 1 ? "1 item goes back" : fmt::format("{} items go back", items),
            next ? base::longDate(next->date) : fmt::format("the next meeting of the {}", meeting.bodyName)));
    }
}

}  // namespace

std::vector<std::string> consequencesOfHoldingInformally(const replica::Reader& reader, const base::Id& id)
{
    std::vector<std::string> sentences;
    if (const auto meeting = meetingById(reader, id)) {
        sentences.emplace_back("Its record is kept, and it can decide nothing. No minutes are drafted.");
        sayItems(reader, *meeting, sentences);
    }
    return sentences;
}

std::vector<std::string> consequencesOfCancelling(const replica::Reader& reader, const base::Id& id)
{
    std::vector<std::string> sentences;
    const auto meeting = meetingById(reader, id);
    if (!meeting) {
        return sentences;
    }
    sayItems(reader, *meeting, sentences);
    actions::ActionFilter filter;
    filter.body = meeting->body;
    filter.openOnly = true;
    const auto open = actions::listActions(reader, filter);
    if (!open.empty()) {
        sentences.push_back(fmt::format("{} with dates untouched.",
                                        open.size() == 1 ? "1 open action carries over"
                                                         : fmt::format("{} open actions carry over", open.size())));
    }
    if (meeting->state == MeetingState::Published) {
        sentences.emplace_back("The agenda has been published: tell the members.");
    }
    if (const int entries = countOf(reader, kEntriesSql, id); entries > 0) {
        sentences.push_back(fmt::format("What was recorded ({}) stays with the cancelled meeting; no minutes are drafted.",
                                        base::counted(entries, "entry", "entries")));
    }
    return sentences;
}

std::vector<std::string> consequencesOfMoving(const replica::Reader& reader, const base::Id& id, base::Date date,
                                              base::TimeOfDay start)
{
    std::vector<std::string> sentences;
    const auto meeting = meetingById(reader, id);
    if (!meeting || !date.ok() || (date == meeting->date && start == meeting->start)) {
        return sentences;
    }
    if (date != meeting->date) {
        for (const PlanningWarning& warning : planningWarnings(reader, meeting->body, date)) {
            sentences.push_back(warning.text);
        }
    }
    if (const int later = start.minutes - meeting->start.minutes; later != 0) {
        std::string words =
            fmt::format("Every item moves by {}", base::counted(std::abs(later), "minute", "minutes"));
        if (meeting->lengthMinutes > 0) {
            words += fmt::format("; the meeting ends at {}",
                                 base::spokenTime(base::addMinutes(start, meeting->lengthMinutes)));
        }
        sentences.push_back(words + ".");
    }
    if (meeting->state == MeetingState::Published) {
        sentences.push_back(fmt::format("The agenda was published for {}, {}: export it again and tell the members.",
                                        base::weekdayAndDate(meeting->date), base::spokenTime(meeting->start)));
    }
    if (const int promised = countOf(reader, kPromisedSql, id); promised > 0) {
        sentences.push_back(fmt::format("{} when they come or go: ask again.",
                                        promised == 1 ? "1 person has said" : fmt::format("{} people have said", promised)));
    }
    return sentences;
}

std::string specialStateInWords(const Meeting& meeting)
{
    const std::string because = meeting.cancelledReason.empty() ? std::string {"."} : ": " + meeting.cancelledReason;
    const std::string end = because.ends_with('.') ? because : because + ".";
    if (meeting.state == MeetingState::Cancelled) {
        return "This meeting was cancelled" + end
            + " Its items went back to the next agenda, and actions keep their dates.";
    }
    if (meeting.state == MeetingState::HeldInformally) {
        return "This meeting was held informally" + end
            + " Its record is kept, it could decide nothing, and items not taken went back to the next agenda.";
    }
    return {};
}

}  // namespace muster::meetings
