// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/invitations.h"

#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/agenda_readiness.h"
#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using meetings::AgendaItem;
using meetings::Reply;
using replica::Reader;
using replica::Writer;

namespace {

constexpr int kRepliesWorkingDaysBefore = 2;

constexpr std::string_view kSentSql = R"sql(
        SELECT id, agency, role_title, part, sequence, said, held_on, starts_at, ends_at, stamped_at, cancelled
          FROM main.invitation WHERE meeting = ?1 ORDER BY id)sql";
constexpr std::string_view kKeepSql = R"sql(
        INSERT INTO main.invitation (id, meeting, agency, role_title, part, sequence, said, held_on, starts_at, ends_at,
                                     stamped_at, cancelled)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        ON CONFLICT (id) DO UPDATE SET sequence = excluded.sequence, said = excluded.said, held_on = excluded.held_on,
               starts_at = excluded.starts_at, ends_at = excluded.ends_at, stamped_at = excluded.stamped_at,
               cancelled = excluded.cancelled)sql";

struct Sent {
    base::Id id;
    base::Id agency;
    std::string roleTitle;
    WindowPart part = WindowPart::Open;
    int sequence = 0;
    std::string said;
    base::Date date {};
    base::TimeOfDay from;
    base::TimeOfDay to;
    std::string stampedAt;
    bool cancelled = false;
};

std::vector<Sent> sentFor(const Reader& reader, const base::Id& meeting)
{
    std::vector<Sent> sent;
    auto row = reader.query(kSentSql, meeting);
    while (row.next()) {
        sent.push_back({row.id(0), row.id(1), row.text(2),
                        row.text(3) == "restricted" ? WindowPart::Restricted : WindowPart::Open, row.number(4),
                        row.text(5), row.date(6), row.optionalTime(7).value_or(base::TimeOfDay {}),
                        row.optionalTime(8).value_or(base::TimeOfDay {}), row.text(9), row.flag(10)});
    }
    return sent;
}

std::string_view wordOf(WindowPart part) { return part == WindowPart::Restricted ? "restricted" : "open"; }

/// The id of a text, so that a role's title can take part in a derived id.
base::Id idOfText(std::string_view text)
{
    base::Id id;
    id.bytes.back() = 1;
    for (std::size_t at = 0; at < text.size(); at += id.bytes.size()) {
        base::Id piece;
        for (std::size_t i = 0; i < piece.bytes.size() && at + i < text.size(); ++i) {
            piece.bytes.at(i) = static_cast<std::uint8_t>(text[at + i]);
        }
        id = base::deriveId(id, piece);
    }
    return id;
}

base::Id windowId(const base::Id& meeting, const base::Id& agency, const std::string& role, WindowPart part)
{
    return base::deriveId(base::deriveId(meeting, agency), base::deriveId(idOfText(role), idOfText(wordOf(part))));
}

std::string stampOf(const replica::LocalNow& now)
{
    const auto moment =
        std::chrono::sys_days {now.date} + std::chrono::minutes {now.time.minutes - now.utcOffsetMinutes};
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const std::chrono::hh_mm_ss time {moment - day};
    const base::Date date {day};
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}00Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count());
}

/// What a restricted item is called to everybody (requirements §4.2).
std::string restrictedSummary(const Reader& reader, const meetings::Meeting& meeting)
{
    const auto body = partnership::body(reader, meeting.body);
    const bool tasking = body && body->authority == partnership::Authority::OperationalTasking;
    return (tasking ? std::string {"District Tasking"} : meeting.bodyName) + ", restricted item";
}

std::string numbersInWords(const std::vector<InvitedItem>& items)
{
    std::vector<std::string> numbers;
    for (const InvitedItem& item : items) {
        numbers.push_back(std::to_string(item.number));
    }
    return (items.size() == 1 ? "item " : "items ") + base::joinedInWords(numbers);
}

std::string asksOf(const AgendaItem& item)
{
    switch (item.ask) {
    case meetings::ItemAsk::Input:
        return "your input is asked for";
    case meetings::ItemAsk::Assistance:
        return "your help is asked for";
    case meetings::ItemAsk::Awareness:
        return "for your awareness";
    case meetings::ItemAsk::Decision:
        return "for decision";
    case meetings::ItemAsk::None:
        break;
    }
    return {};
}

std::string lineOf(const InvitedItem& item)
{
    return fmt::format("{}. {}, {} to {}{}", item.number, item.title, base::spokenTime(item.starts),
                       base::spokenTime(item.ends), item.asks.empty() ? std::string {} : ": " + item.asks);
}

/// "you will come"
std::string_view answerOf(Reply reply)
{
    switch (reply) {
    case Reply::Contribute:
        return "you will contribute";
    case Reply::Attend:
        return "you will come";
    case Reply::Information:
        return "you only want to be told";
    case Reply::NotUs:
        return "you have no part in it";
    case Reply::None:
        break;
    }
    return {};
}

std::vector<InvitedItem> unanswered(const std::vector<InvitedItem>& items)
{
    std::vector<InvitedItem> waiting;
    std::copy_if(items.begin(), items.end(), std::back_inserter(waiting),
                 [](const InvitedItem& one) { return one.asksForAnswer && one.reply == Reply::None; });
    return waiting;
}

bool answered(const InvitedItem& item) { return item.reply != Reply::None; }

/// Who takes the answers: the contact, else who writes the minutes, else the chair.
std::string takerOfAnswers(const meetings::Meeting& meeting)
{
    if (!meeting.contact.empty()) {
        return meeting.contact;
    }
    for (const meetings::Officer& officer : {meeting.noteTaker, meeting.chair}) {
        if (!officer.roleTitle.empty()) {
            return "the " + officer.roleTitle + (officer.agencyName.empty() ? "" : " (" + officer.agencyName + ")");
        }
    }
    return "the minute taker";
}

/// "by Friday 11 November 2011", "now" once that is past.
std::string answersWanted(const Reader& reader, const meetings::Meeting& meeting)
{
    const base::Date day = base::addWorkingDays(meeting.date, -kRepliesWorkingDaysBefore);
    return day < reader.today() ? std::string {"now"} : "by " + base::weekdayAndDate(day);
}

/// Of one window, for a calendar: "You have said: item 6, you will come. Please tell … by … about item 8."
std::string answerIn(const Reader& reader, const meetings::Meeting& meeting, const std::vector<InvitedItem>& items)
{
    std::string said;
    for (const InvitedItem& item : items) {
        if (answered(item)) {
            said += fmt::format("{}item {}, {}", said.empty() ? "You have said: " : "; ", item.number,
                                answerOf(item.reply));
        }
    }
    const auto waiting = unanswered(items);
    if (waiting.empty() && !said.empty()) {
        return said + ".";
    }
    return fmt::format("{}Please tell {} {} whether you will come{}.", said.empty() ? "" : said + ". ",
                       takerOfAnswers(meeting), answersWanted(reader, meeting),
                       said.empty() ? "" : " for " + numbersInWords(waiting));
}

/// What is compared with what was sent: everything a reader of it would see.
std::string saidBy(const InvitationWindow& window)
{
    return fmt::format("{}|{}|{}|{}|{}|{}", base::isoDate(window.date), base::clockTime(window.from),
                       base::clockTime(window.to), window.summary, window.location, window.description);
}

struct Gathering {
    const Reader& reader;
    meetings::Agenda agenda;
    std::string restricted;
    std::string stamp;
    std::vector<Sent> sent;
};

std::vector<InvitedItem> itemsFor(const meetings::Agenda& agenda, const base::Id& agency, WindowPart part)
{
    std::vector<InvitedItem> items;
    for (const AgendaItem& item : agenda.items) {
        if (!item.takesTime() || !item.requires_(agency) || item.restricted() != (part == WindowPart::Restricted)) {
            continue;
        }
        const auto needed = std::find_if(item.requirements.begin(), item.requirements.end(),
                                         [&](const meetings::ItemRequirement& one) { return one.agency == agency; });
        items.push_back({item.number, item.openTitle.empty() ? item.title : item.openTitle,
                         item.restricted() ? std::string {} : asksOf(item), item.starts, item.ends,
                         needed == item.requirements.end() ? Reply::None : needed->reply,
                         meetings::asksForAnswer(item)});
    }
    return items;
}

/// Sequence and stamp as they follow from what was sent before.
void compare(const Gathering& at, InvitationWindow& window)
{
    const auto before =
        std::find_if(at.sent.begin(), at.sent.end(), [&](const Sent& one) { return one.id == window.id; });
    window.stampedAt = at.stamp;
    if (before == at.sent.end()) {
        window.changed = true;
        return;
    }
    const bool same = before->cancelled == window.cancelled && (window.cancelled || before->said == saidBy(window));
    window.changed = !same;
    window.sequence = before->sequence + (same ? 0 : 1);
    if (same) {
        window.stampedAt = before->stampedAt;
    }
}

std::optional<InvitationWindow> windowFor(const Gathering& at, const base::Id& agency, const std::string& role,
                                          WindowPart part)
{
    InvitationWindow window;
    window.items = itemsFor(at.agenda, agency, part);
    if (window.items.empty()) {
        return std::nullopt;
    }
    const meetings::Meeting& meeting = at.agenda.meeting;
    window.id = windowId(meeting.id, agency, role, part);
    window.part = part;
    window.date = meeting.date;
    window.from = window.items.front().starts;
    window.to = window.items.back().ends;
    for (const InvitedItem& item : window.items) {
        window.from = std::min(window.from, item.starts);
        window.to = std::max(window.to, item.ends);
    }
    if (part == WindowPart::Restricted) {
        window.summary = at.restricted;
    } else {
        window.summary = fmt::format("{}: {}", meeting.bodyName, numbersInWords(window.items));
        window.location = meeting.venue;
        for (const InvitedItem& item : window.items) {
            window.description += lineOf(item) + "\n";
        }
        window.answer = answerIn(at.reader, meeting, window.items);
        window.description += fmt::format("Times are about right: an item may run over. Reference {}.",
                                          meetings::meetingReference(meeting));
    }
    compare(at, window);
    return window;
}

InvitationWindow cancelledWindow(const Gathering& at, const Sent& sent)
{
    InvitationWindow window;
    window.id = sent.id;
    window.part = sent.part;
    window.date = sent.date;
    window.from = sent.from;
    window.to = sent.to;
    window.summary = sent.part == WindowPart::Restricted ? at.restricted : at.agenda.meeting.bodyName;
    window.cancelled = true;
    compare(at, window);
    return window;
}

std::string textOf(const Gathering& at, const Invitation& invitation)
{
    const meetings::Meeting& meeting = at.agenda.meeting;
    std::string text =
        fmt::format("{}\n{}, {}{}\n\nTo: {}{}\n\n", meeting.bodyName, base::weekdayAndDate(meeting.date),
                    base::spokenTime(meeting.start), meeting.venue.empty() ? std::string {} : ", " + meeting.venue,
                    invitation.roleTitle.empty() ? std::string {} : invitation.roleTitle + ", ", invitation.agencyName);
    const InvitationWindow* open = nullptr;
    const InvitationWindow* restricted = nullptr;
    for (const InvitationWindow& window : invitation.windows) {
        if (!window.cancelled) {
            (window.part == WindowPart::Open ? open : restricted) = &window;
        }
    }
    if (meeting.state == meetings::MeetingState::Cancelled) {
        return text + "The meeting is cancelled. Please take it out of your calendar.\n";
    }
    if (open == nullptr && restricted == nullptr) {
        return text + "You are not needed at this meeting any more. Please take it out of your calendar.\n";
    }
    if (open != nullptr) {
        text += fmt::format("You are needed for {} (about {} to {}).", numbersInWords(open->items),
                            base::spokenTime(open->from), base::spokenTime(open->to));
    }
    if (restricted != nullptr) {
        std::string numbers = numbersInWords(restricted->items);
        if (open != nullptr) {
            text += fmt::format(" What {} {} about will be sent separately.", numbers,
                                restricted->items.size() == 1 ? "is" : "are");
        } else {
            text += fmt::format("You are needed for {} (about {} to {}). What it is about will be sent separately.",
                                numbers, base::spokenTime(restricted->from), base::spokenTime(restricted->to));
        }
    }
    text += "\n\n";
    if (open != nullptr) {
        for (const InvitedItem& item : open->items) {
            text += lineOf(item);
            text += item.reply == Reply::None ? "\n" : fmt::format("; you have said that {}\n", answerOf(item.reply));
        }
        text += "\n";
    }
    std::vector<InvitedItem> items;
    for (const InvitationWindow* window : {open, restricted}) {
        if (window != nullptr) {
            items.insert(items.end(), window->items.begin(), window->items.end());
        }
    }
    const auto waiting = unanswered(items);
    if (waiting.empty() && std::any_of(items.begin(), items.end(), answered)) {
        text += fmt::format("You have answered for every item, thank you. If that changes, please tell {}.",
                            takerOfAnswers(meeting));
    } else if (waiting.empty()) {
        text += fmt::format("Please tell {} {} whether you will come.", takerOfAnswers(meeting),
                            answersWanted(at.reader, meeting));
    } else {
        text += fmt::format("Please tell {} {} for {} whether you will contribute, come, only want to be told, or have "
                            "no part in it.",
                            takerOfAnswers(meeting), answersWanted(at.reader, meeting),
                            waiting.size() == items.size() ? std::string {"each item"} : numbersInWords(waiting));
    }
    return text + " If you cannot come, send somebody who can commit your agency's resources.\n";
}

bool isToldOf(const meetings::Meeting& meeting)
{
    return meeting.state != meetings::MeetingState::Cancelled && meetings::isBeforeHeld(meeting.state);
}

}  // namespace

bool Invitation::cancelled() const
{
    return std::all_of(windows.begin(), windows.end(), [](const InvitationWindow& one) { return one.cancelled; });
}

bool Invitation::changed() const
{
    return std::any_of(windows.begin(), windows.end(), [](const InvitationWindow& one) { return one.changed; });
}

std::vector<Invitation> invitationsFor(const Reader& reader, const base::Id& meetingId)
{
    std::vector<Invitation> invitations;
    // Open on purpose: what is sent says no more than everybody may read.
    Gathering at {reader,
                  meetings::agendaOf(reader, meetingId, meetings::Audience::Open),
                  {},
                  stampOf(reader.now()),
                  sentFor(reader, meetingId)};
    if (at.agenda.meeting.id.isNil()) {
        return invitations;
    }
    at.restricted = restrictedSummary(reader, at.agenda.meeting);
    for (const partnership::Agency& agency : partnership::agencies(reader)) {
        const auto person = meetings::personFor(reader, meetingId, agency.id);
        Invitation invitation {
            meetingId, agency.id, agency.shortName, agency.name, person ? person->roleTitle : std::string {}, {}, {}};
        std::vector<base::Id> live;
        if (isToldOf(at.agenda.meeting)) {
            for (const WindowPart part : {WindowPart::Open, WindowPart::Restricted}) {
                if (auto window = windowFor(at, agency.id, invitation.roleTitle, part)) {
                    live.push_back(window->id);
                    invitation.windows.push_back(std::move(*window));
                }
            }
        }
        // Those told before whose window is gone, whoever answered for the agency then: what it got is taken back
        // through it. What was taken back once is not taken back again.
        const bool over = at.agenda.meeting.state != meetings::MeetingState::Cancelled && !isToldOf(at.agenda.meeting);
        for (const Sent& sent : at.sent) {
            if (!over && sent.agency == agency.id && !sent.cancelled
                && std::find(live.begin(), live.end(), sent.id) == live.end()) {
                invitation.windows.push_back(cancelledWindow(at, sent));
            }
        }
        if (!invitation.windows.empty()) {
            invitation.text = textOf(at, invitation);
            invitations.push_back(std::move(invitation));
        }
    }
    return invitations;
}

Result<std::vector<Invitation>> apply(Writer& writer, const SendInvitations& command)
{
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (!meeting) {
        return fail(FailureCode::NotFound, "That meeting does not exist any more.", "meeting");
    }
    std::vector<Invitation> invitations = invitationsFor(writer, command.meeting);
    if (command.agency) {
        std::erase_if(invitations, [&](const Invitation& one) { return one.agency != command.agency; });
    }
    if (invitations.empty()) {
        return fail(FailureCode::NotFound,
                    command.agency ? "No item of this meeting needs that agency, so there is nothing to send it."
                                   : "No item of this meeting needs anybody. Say on the agenda who is needed.",
                    "agency");
    }
    for (const Invitation& invitation : invitations) {
        for (const InvitationWindow& window : invitation.windows) {
            if (window.changed) {
                writer.run(kKeepSql, window.id, meeting->id, invitation.agency, invitation.roleTitle,
                           wordOf(window.part), window.sequence, saidBy(window), window.date, window.from, window.to,
                           window.stampedAt, window.cancelled);
            }
        }
    }
    writer.setLabel(fmt::format("Invitations to {}", meetings::meetingReference(*meeting)));
    return invitations;
}

Result<std::vector<Invitation>> execute(replica::Replica& replica, const SendInvitations& command)
{
    return replica.transact("Send invitations", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::governance
