// SPDX-License-Identifier: GPL-3.0-or-later
//
// The monthly tasking meetings: agenda, attendance, what was agreed before, what is agreed now, minutes.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/documents/minutes_copies.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/papers.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "core/sample/sample.h"
#include "tests/app/year/partnership_year.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

namespace muster::test::year {

using namespace meetings;
using replica::Replica;

namespace {

const std::vector<std::string> kTaskingAgencies {"CITY", "CONS", "FIRE", "NHS",  "PA", "PROB",
                                                 "CKH",  "HMP",  "PREC", "MIND", "SIB"};
constexpr int kDaysToDo = 28;

base::Id agencyId(const replica::Reader& reader, std::string_view code)
{
    return partnership::agencyByShortName(reader, code)->id;
}

std::string reference(base::Date day) { return "DTCG/" + base::isoDate(day); }

bool isAbsent(const Month& month, const std::string& agency)
{
    return std::find(month.absent.begin(), month.absent.end(), agency) != month.absent.end();
}

/// The business of the month: what was proposed for it, else the first item after the standing ones.
const AgendaItem& businessOf(const Agenda& agenda, const Month& month)
{
    const auto found = std::find_if(agenda.items.begin(), agenda.items.end(), [&](const AgendaItem& item) {
        return *month.business != '\0' ? item.title == month.business
                                       : item.origin == ItemOrigin::PanelPriority && !item.restricted();
    });
    REQUIRE(found != agenda.items.end());
    return *found;
}

}  // namespace

Held& PartnershipYear::heldOf(const base::Id& meeting)
{
    return *std::find_if(held.begin(), held.end(), [&](const Held& one) { return one.id == meeting; });
}

void PartnershipYear::prepareAgenda(Replica& replica, const base::Id& meeting, const Month& month)
{
    const auto state = meetingById(replica.reader(), meeting)->state;
    if (state == MeetingState::Published)
        return;
    if (state == MeetingState::Planned)
        must(execute(replica, OpenAgenda {meeting}));
    ProposeItem item;
    item.meeting = meeting;
    item.title = month.business;
    item.origin = ItemOrigin::PartnerReferral;
    item.ask = ItemAsk::Assistance;
    item.subject = SubjectType::Theme;
    item.raisedByAgency = agencyId(replica.reader(), month.raisedBy);
    item.minutes = 10;
    for (const Task& task : month.tasks) {
        if (std::string_view {task.agency} != month.raisedBy)
            item.needs.push_back({agencyId(replica.reader(), task.agency), Need::Required});
    }
    const base::Id business = must(execute(replica, item));
    WritePaper paper;
    paper.meeting = meeting;
    paper.item = business;
    paper.title = "What partners know so far";
    paper.purpose = "To agree who does what";
    paper.recommendations = {{{}, 1, PaperVerb::Agree, "the tasks below", {}, {}}};
    must(execute(replica, paper));
    for (const AgendaItem& proposed : agendaOf(replica.reader(), meeting).apart) {
        if (proposed.state == ItemState::Proposed)
            must(execute(replica, AcceptItem {meeting, proposed.id}));
    }
    must(execute(replica, PublishAgenda {meeting, true}));
    // Invariant 20: the planned length shown is the sum of the items.
    const Agenda agenda = agendaOf(replica.reader(), meeting);
    int minutes = 0;
    for (const AgendaItem& one : agenda.items)
        minutes += one.minutes;
    CHECK(agenda.totalMinutes == minutes);
}

void PartnershipYear::settleBefore(Replica& replica, std::size_t index, base::Date meetingDay)
{
    for (Given& one : given) {
        const auto action = *actions::findAction(replica.reader(), one.id);
        if (one.closed)
            continue;
        if (one.awaiting) {
            one.awaiting = false;
            if (one.fate == Fate::Declined) {
                must(actions::execute(replica, actions::DeclineAction {one.id, "Nobody to do it this winter", {}, {}}));
                one.closed = true;
                one.declinedOn = replica.reader().today();
                continue;
            }
            must(actions::execute(replica, actions::ConfirmAction {one.id, {}, {}}));
        }
        const bool late = one.fate == Fate::Late && one.extensions > 0;
        if (one.fate != Fate::Verified && !late)
            continue;
        one.evidence = fmt::format("Seen on {} (month {})", base::longDate(base::addDays(meetingDay, -1)), index);
        must(actions::execute(replica, actions::ClaimComplete {one.id, one.evidence, {}, {}}));
    }
}

void PartnershipYear::reviewActions(Replica& replica, std::size_t index, const base::Id& meeting, base::Date day)
{
    const std::string verifier = "District Tasking and Co-ordination Group, " + base::longDate(day);
    for (Given& one : given) {
        if (one.closed || one.agreedOn == day)
            continue;
        switch (one.fate) {
        case Fate::Verified:
            must(actions::execute(replica, actions::VerifyAction {one.id, verifier, {}, meeting}));
            one.closed = true;
            break;
        case Fate::Late:
            if (one.extensions == 0) {
                const base::Date next = months().at(index + 1).day;
                must(actions::execute(
                    replica,
                    actions::ExtendAction {
                        one.id, base::addDays(next, 1), "Staff were needed elsewhere", false, {}, meeting}));
                ++one.extensions;
            } else {
                must(actions::execute(replica, actions::VerifyAction {one.id, verifier, {}, meeting}));
                one.closed = true;
            }
            break;
        case Fate::NotRequired:
        case Fate::NotUndertaken:
            must(actions::execute(
                replica,
                actions::CloseWithoutCompletion {
                    one.id, one.fate == Fate::NotRequired, "The place was closed meanwhile", {}, meeting}));
            one.closed = true;
            break;
        case Fate::Superseded:
        case Fate::Declined:
        case Fate::Open:
            break;
        }
    }
}

void PartnershipYear::recordTasks(Replica& replica, std::size_t index, const base::Id& meeting)
{
    const Month& month = months().at(index);
    std::vector<std::size_t> made;
    for (const Task& task : month.tasks) {
        const std::string text = fmt::format("Task {} of {}", made.size() + 1, base::longDate(month.day));
        const Recorded recorded =
            must(execute(replica, RecordLine {meeting, {}, fmt::format(">{} @{} !4w", text, task.agency)}));
        const auto action = *actions::findAction(replica.reader(), recorded.about);
        CHECK(action.lead.shortName == task.agency);
        Given one {recorded.about, text, task.agency, task.fate, month.day, base::addDays(month.day, kDaysToDo),
                   meeting};
        one.awaiting = action.status == actions::ActionStatus::AwaitingConfirmation;
        // Who was not there cannot have committed their agency (requirements B06).
        CHECK((!isAbsent(month, task.agency) || one.awaiting));
        CHECK(action.due == one.firstDue);
        made.push_back(given.size());
        given.push_back(one);
    }
    must(execute(replica, RecordLine {meeting, {}, "=to go on as proposed"}));
    for (Given& one : given) {
        if (one.fate != Fate::Superseded || one.closed || one.agreedOn == month.day)
            continue;
        must(actions::execute(replica, actions::SupersedeAction {one.id, given.at(made.front()).id, {}, meeting}));
        one.closed = true;
    }
}

void PartnershipYear::issueMinutes(Replica& replica, const base::Id& meeting)
{
    must(execute(replica, ReviewMinutes {meeting, {}}));
    must(execute(replica, CirculateMinutes {meeting}));
}

void PartnershipYear::holdTasking(std::size_t index)
{
    const Month& month = months().at(index);
    const std::size_t computer = month.computer;
    computers.sync(computer, base::addDays(month.day, -6));
    const base::Id meeting = computers.on(computer, base::addDays(month.day, -6), [&](Replica& replica) {
        const base::Id id = must(findMeeting(replica.reader(), reference(month.day))).id;
        prepareAgenda(replica, id, month);
        return id;
    });
    if (index + 1 == months().size()) {
        const std::filesystem::path folder = computers.disks() / "sent";
        std::filesystem::create_directories(folder);
        for (const char* what : {"invitations", "packs"}) {
            computers.done(computer, base::addDays(month.day, -5),
                           {"export", what, "--meeting", reference(month.day), "-o", folder.string()});
        }
        for (const auto& file : std::filesystem::directory_iterator {folder})
            sentFiles += file.file_size() > 200 ? 1 : 0;
        // Four agencies are needed for the business: two files each, and a pack.
        CHECK(sentFiles >= 12);
    }
    computers.on(computer, base::addDays(month.day, -1),
                 [&](Replica& replica) { settleBefore(replica, index, month.day); });

    std::vector<std::string> agencies;
    for (const std::string& agency : kTaskingAgencies) {
        if (!isAbsent(month, agency))
            agencies.push_back(agency);
    }
    held.push_back({meeting, "DTCG", month.day, 0, agencies, false});
    int business = 0;
    computers.on(computer, month.day, [&](Replica& replica) {
        // Nothing that the body gave and that is still open is left behind, and what was declined comes back once.
        const base::Date before = index == 0 ? base::Date {} : months().at(index - 1).day;
        std::size_t carried = 0;
        for (const CarriedAction& action : carriedActions(replica.reader(), meeting))
            carried += std::any_of(given.begin(), given.end(), [&](const Given& one) { return one.id == action.id; });
        const auto comesBefore = [&](const Given& one) {
            return heldOf(one.meeting).body == "DTCG" && (one.declinedOn ? *one.declinedOn >= before : !one.closed);
        };
        CHECK(carried == static_cast<std::size_t>(std::count_if(given.begin(), given.end(), comesBefore)));
        beginMeeting(replica, meeting, agencies);
        for (const std::string& agency : month.absent) {
            SetAttendance apologies;
            apologies.meeting = meeting;
            apologies.agency = agencyId(replica.reader(), agency);
            apologies.status = AttendanceStatus::Apologies;
            must(execute(replica, apologies));
        }
        business = businessOf(agendaOf(replica.reader(), meeting), month).number;
    });
    // As a script records, through the program.
    computers.done(
        computer, month.day,
        {"record", "--meeting", reference(month.day), "--item", std::to_string(business), "--at", "10:20"},
        fmt::format("What is known so far, {}\nPartners said what they can bring\n", base::longDate(month.day)));
    computers.on(computer, month.day, [&](Replica& replica) {
        at(replica, 10, 25);
        reviewActions(replica, index, meeting, month.day);
        recordTasks(replica, index, meeting);
        at(replica, 10, 40);
        takeItems(replica, meeting);
        at(replica, 11, 50);
        endMeeting(replica, meeting);
        if (index == 1)
            sendBusiness(replica, meeting);
    });
    if (index == 7)
        holdExtraordinary();
    computers.sync(computer, base::addDays(month.day, 1));
    computers.on(computer, base::addDays(month.day, 2), [&](Replica& replica) { issueMinutes(replica, meeting); });
    computers.sync(computer, base::addDays(month.day, 2));
}

// Held on another computer while the minutes of the June meeting have not reached the shared file: both give the same
// numbers for the time being.
void PartnershipYear::holdExtraordinary()
{
    const std::size_t computer = 2;
    const base::Date day = std::chrono::year {2012} / 6 / 26;
    const base::Id meeting = computers.on(computer, base::addDays(day, -4), [&](Replica& replica) {
        CreateMeeting create;
        create.body = partnership::bodyByName(replica.reader(), "DTCG")->id;
        create.date = day;
        create.start = base::TimeOfDay {9 * 60 + 30};
        create.plannedMinutes = 60;
        create.reason = "A match night has moved";
        const base::Id id = must(execute(replica, create)).id;
        must(execute(replica, OpenAgenda {id}));
        ProposeItem item;
        item.meeting = id;
        item.title = "Match night: stewards and last trains";
        item.origin = ItemOrigin::PartnerReferral;
        item.ask = ItemAsk::Input;
        item.raisedByAgency = agencyId(replica.reader(), "CONS");
        must(execute(replica, AcceptItem {id, must(execute(replica, item))}));
        must(execute(replica, PublishAgenda {id, true}));
        return id;
    });
    const std::vector<std::string> agencies {"CITY", "CONS", "FIRE"};
    held.push_back({meeting, "DTCG", day, 0, agencies, false});
    computers.on(computer, day, [&](Replica& replica) {
        beginMeeting(replica, meeting, agencies);
        must(execute(replica, NextItem {meeting}));
        const Recorded recorded = must(execute(replica, RecordLine {meeting, {}, ">Steward the station @CONS !2w"}));
        given.push_back(
            {recorded.about, "Steward the station", "CONS", Fate::Verified, day, base::addDays(day, 14), meeting});
        takeItems(replica, meeting);
        at(replica, 10, 20);
        endMeeting(replica, meeting);
    });
    computers.sync(computer, base::addDays(day, 1));
    computers.on(computer, base::addDays(day, 1), [&](Replica& replica) { issueMinutes(replica, meeting); });
    computers.sync(computer, base::addDays(day, 1));
}

}  // namespace muster::test::year
