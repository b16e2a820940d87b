// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the items of one matter hang together, and what came back.
#include "core/base/text.h"
#include "core/governance/sent_business.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace muster::governance {

using meetings::AgendaItem;
using meetings::Audience;
using meetings::ItemState;
using partnership::StoredWord;
using partnership::wordOf;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array kStates {
    StoredWord<SentState> {SentState::Waiting, "waiting", "Waiting for an agenda"},
    StoredWord<SentState> {SentState::OnAgenda, "on_agenda", "On an agenda"},
    StoredWord<SentState> {SentState::Answered, "answered", "Answered"},
    StoredWord<SentState> {SentState::Told, "told", "Answered and told"},
    StoredWord<SentState> {SentState::NotTaken, "not_taken", "Not taken"},
};

constexpr std::string_view kParentSql = R"(
        SELECT coalesce(i.continues, p.continues) FROM main.agenda_item i
          LEFT JOIN part_two.agenda_item p ON p.id = i.id WHERE i.id = ?1)";
constexpr std::string_view kChildrenSql = R"(
        SELECT id FROM main.agenda_item WHERE continues = ?1
        UNION SELECT id FROM part_two.agenda_item WHERE continues = ?1)";
// Sent with a row of its own, and referrals of every kind.
constexpr std::string_view kSentSql = R"(
        SELECT x.item, x.body, max(x.sent_on), max(x.sent_by), max(x.told_on), max(x.told_meeting)
          FROM (SELECT s.from_item AS item, s.to_body AS body, s.sent_on, s.sent_by, s.told_on, s.told_meeting
                  FROM main.sent_business s
                UNION ALL
                SELECT i.id, i.referred_to, i.decided_on, NULL, NULL, NULL FROM main.agenda_item i
                 WHERE i.referred_to IS NOT NULL AND i.state IN ('referred', 'concluded', 'parked')) x
          JOIN main.agenda_item f ON f.id = x.item JOIN main.meeting m ON m.id = f.meeting
         WHERE (?1 IS NULL OR m.body = ?1) AND (?2 IS NULL OR x.body = ?2)
         GROUP BY x.item, x.body ORDER BY m.held_on, f.number, x.item)";
constexpr std::string_view kRaisedSql = R"(
        SELECT i.id FROM main.agenda_item i LEFT JOIN part_two.agenda_item p ON p.id = i.id AND ?2
          JOIN main.meeting m ON m.id = i.meeting
         WHERE coalesce(p.raised_by_body, i.raised_by_body, p.tell_back_to, i.tell_back_to) = ?1
           AND i.continues IS NULL AND m.body <> ?1
         ORDER BY m.held_on DESC, i.number)";

/// What is told back; what was decided where nobody wrote a sentence.
std::string answerOf(const Reader& reader, const AgendaItem& item, Audience audience)
{
    if (item.sealed) {
        return {};
    }
    if (!item.tellBackText.empty()) {
        return item.tellBackText;
    }
    std::string words;
    for (const meetings::Entry& entry : meetings::entriesOf(reader, item.id)) {
        const bool maySee = !entry.restricted || audience == Audience::Entitled;
        if (entry.kind == meetings::EntryKind::Decision && maySee) {
            words += (words.empty() ? "" : " ") + entry.verb + " " + entry.text;
        }
    }
    return words;
}

std::string stateOf(const AgendaItem& item)
{
    std::string words {meetings::inWords(item.state)};
    if (item.state == ItemState::Concluded && !item.outcome.empty()) {
        std::string outcome = item.outcome;
        std::replace(outcome.begin(), outcome.end(), '_', ' ');
        words += ": " + outcome;
    }
    return words;
}

std::optional<ThreadStep> stepFor(const Reader& reader, const base::Id& id, Audience audience)
{
    const auto item = meetings::itemById(reader, id, audience);
    const auto meeting = item ? meetings::meetingById(reader, item->meeting) : std::nullopt;
    if (!meeting) {
        return std::nullopt;
    }
    ThreadStep step;
    step.item = id;
    step.continues = item->continues;
    step.meeting = meeting->id;
    step.body = meeting->body;
    step.bodyShortName = meeting->bodyShortName;
    step.bodyName = meeting->bodyName;
    step.date = meeting->date;
    step.number = item->number;
    if (const auto minute = meetings::minuteOf(reader, id)) {
        step.minute = minute->shown();
    }
    step.title = item->title;
    step.restricted = item->restricted();
    step.state = stateOf(*item);
    step.raisedBy = item->raisedByBodyName.empty() ? item->raisedByAgencyName : item->raisedByBodyName;
    // An answer is one where the item was dealt with, or where somebody wrote what is told back.
    const bool dealtWith = item->state == ItemState::Concluded;
    step.answer = dealtWith || !item->tellBackText.empty() ? answerOf(reader, *item, audience) : std::string {};
    step.answered = dealtWith || !step.answer.empty();
    return step;
}

std::vector<base::Id> idsOf(const Reader& reader, std::string_view sql, const base::Id& item)
{
    std::vector<base::Id> ids;
    Statement row = reader.query(sql, item);
    while (row.next()) {
        ids.push_back(row.id(0));
    }
    return ids;
}

/// The way it went: each step behind the one it came from.
void addBelow(const Reader& reader, const base::Id& item, std::vector<base::Id>& found)
{
    if (std::find(found.begin(), found.end(), item) != found.end()) {
        return;
    }
    found.push_back(item);
    for (const base::Id& child : idsOf(reader, kChildrenSql, item)) {
        addBelow(reader, child, found);
    }
}

std::vector<ThreadStep> stepsFrom(const Reader& reader, const base::Id& root, Audience audience)
{
    std::vector<base::Id> items;
    addBelow(reader, root, items);
    std::vector<ThreadStep> steps;
    for (const base::Id& item : items) {
        if (auto step = stepFor(reader, item, audience)) {
            steps.push_back(std::move(*step));
        }
    }
    return steps;
}

/// The answer of the body farthest along that gave one.
const ThreadStep* lastAnswer(const std::vector<ThreadStep>& steps, std::size_t from)
{
    const ThreadStep* last = nullptr;
    for (std::size_t at = from; at < steps.size(); ++at) {
        last = steps[at].answered && !steps[at].answer.empty() ? &steps[at] : last;
    }
    return last;
}

/// The item it became in the other body, and what followed from it.
std::vector<ThreadStep> stepsIn(const Reader& reader, const base::Id& from, const base::Id& body, Audience audience)
{
    for (const base::Id& child : idsOf(reader, kChildrenSql, from)) {
        auto steps = stepsFrom(reader, child, audience);
        if (!steps.empty() && steps.front().body == body) {
            return steps;
        }
    }
    return {};
}

void complete(const Reader& reader, SentBusiness& one, Audience audience)
{
    const std::vector<ThreadStep> steps = stepsIn(reader, one.from.item, one.toBody, audience);
    if (!steps.empty()) {
        // Put off there, it is the later item that stands for it.
        one.there = steps.front();
        for (const ThreadStep& step : steps) {
            one.there = step.body == one.toBody ? step : *one.there;
        }
        const auto item = meetings::itemById(reader, one.there->item, Audience::Open);
        const bool dropped = item && (item->state == ItemState::Declined || item->state == ItemState::Withdrawn);
        const ThreadStep* answer = lastAnswer(steps, 0);
        if (answer != nullptr) {
            one.answer = answer->answer;
            one.answeredBy = answer->citation();
        }
        const bool answered =
            std::any_of(steps.begin(), steps.end(), [](const ThreadStep& step) { return step.answered; });
        one.state = answered ? SentState::Answered : dropped ? SentState::NotTaken : SentState::OnAgenda;
        if (dropped && one.answer.empty()) {
            const auto full = meetings::itemById(reader, one.there->item, audience);
            one.answer = full && !full->sealed ? full->reason : std::string {};
            one.answeredBy = one.there->citation();
        }
    }
    one.state = one.toldOn ? SentState::Told : one.state;
}

}  // namespace

std::string_view toStored(SentState state) { return wordOf(kStates, state).stored; }
std::string_view inWords(SentState state) { return wordOf(kStates, state).words; }

std::string ThreadStep::citation() const
{
    std::string words = fmt::format("{}, {}", bodyName, base::longDate(date));
    return minute.empty() ? words : fmt::format("{}, minute {}", words, minute);
}

std::vector<ThreadStep> threadOf(const Reader& reader, const base::Id& item, Audience audience)
{
    base::Id root = item;
    std::set<base::Id> seen;
    while (seen.insert(root).second) {
        Statement row = reader.query(kParentSql, root);
        if (!row.next() || row.id(0).isNil()) {
            break;
        }
        root = row.id(0);
    }
    return stepsFrom(reader, root, audience);
}

std::vector<SentBusiness> sentBusiness(const Reader& reader, const base::Id& fromBody, const base::Id& toBody,
                                       Audience audience)
{
    struct Row {
        base::Id item;
        base::Id body;
        std::optional<base::Date> sentOn;
        std::string sentBy;
        std::optional<base::Date> toldOn;
        base::Id toldMeeting;
    };
    std::vector<Row> rows;
    {
        Statement row = reader.query(kSentSql, fromBody, toBody);
        while (row.next()) {
            rows.push_back({row.id(0), row.id(1), row.optionalDate(2), row.text(3), row.optionalDate(4), row.id(5)});
        }
    }
    std::vector<SentBusiness> all;
    for (const Row& row : rows) {
        auto from = stepFor(reader, row.item, audience);
        const auto body = partnership::body(reader, row.body);
        if (!from || !body) {
            continue;
        }
        SentBusiness one;
        one.from = std::move(*from);
        one.toBody = body->id;
        one.toBodyShortName = body->shortName;
        one.toBodyName = body->name;
        one.sentOn = row.sentOn;
        one.sentBy = row.sentBy;
        one.toldOn = row.toldOn;
        one.toldMeeting = row.toldMeeting;
        complete(reader, one, audience);
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<SentBusiness> answersFor(const Reader& reader, const base::Id& body, Audience audience)
{
    std::vector<SentBusiness> answers = sentBusiness(reader, body, {}, audience);
    std::erase_if(answers, [](const SentBusiness& one) {
        return one.state != SentState::Answered && one.state != SentState::NotTaken;
    });
    return answers;
}

std::vector<ToldBack> toldBackTo(const Reader& reader, const base::Id& body, Audience audience)
{
    std::vector<base::Id> items;
    {
        Statement row = reader.query(kRaisedSql, body, audience == Audience::Entitled);
        while (row.next()) {
            items.push_back(row.id(0));
        }
    }
    std::vector<ToldBack> told;
    for (const base::Id& item : items) {
        const auto steps = stepsFrom(reader, item, audience);
        if (steps.empty()) {
            continue;
        }
        ToldBack one {steps.front(), steps.front().title, {}, {}};
        const auto first = meetings::itemById(reader, item, audience);
        const ThreadStep* answer = lastAnswer(steps, 1);
        // The sentence somebody wrote for the panel stands before what bodies farther along decided.
        if (first && !first->sealed && !first->tellBackText.empty()) {
            answer = &steps.front();
        } else if (answer == nullptr && !steps.front().answer.empty()) {
            answer = &steps.front();
        }
        if (answer != nullptr) {
            one.did = answer->answer;
            one.didBy = answer->citation();
        }
        told.push_back(std::move(one));
    }
    return told;
}

}  // namespace muster::governance
