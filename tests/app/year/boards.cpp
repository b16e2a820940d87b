// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bodies around the tasking group: Performance Board, Board, scrutiny and county.
#include "core/actions/action_queries.h"
#include "core/actions/blockage_commands.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/documents/minutes_copies.h"
#include "core/governance/county_goal.h"
#include "core/governance/exception_agenda.h"
#include "core/governance/monthly_return_commands.h"
#include "core/governance/scrutiny.h"
#include "core/governance/sent_business.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "core/sample/sample.h"
#include "tests/app/year/partnership_year.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::test::year {

using namespace meetings;
using replica::Replica;

namespace {

base::Id agencyId(const replica::Reader& reader, std::string_view code)
{
    return partnership::agencyByShortName(reader, code)->id;
}

base::Id bodyId(const replica::Reader& reader, std::string_view code)
{
    return partnership::bodyByName(reader, code)->id;
}

template <class Command> auto act(Replica& replica, const Command& command)
{
    return must(actions::execute(replica, command));
}

}  // namespace

base::Id PartnershipYear::openMeeting(Replica& replica, const char* body, base::Date day)
{
    const std::string reference = std::string {body} + "/" + base::isoDate(day);
    auto found = findMeeting(replica.reader(), reference);
    if (!found) {
        CreateMeeting create;
        create.body = bodyId(replica.reader(), body);
        create.date = day;
        create.start = base::TimeOfDay {14 * 60};
        create.plannedMinutes = 90;
        create.venue = "Town Hall";
        create.reason = "Agreed with the members";
        must(execute(replica, create));
        found = findMeeting(replica.reader(), reference);
    }
    if (must(found).state == MeetingState::Planned)
        must(execute(replica, OpenAgenda {found->id}));
    return found->id;
}

void PartnershipYear::beginMeeting(Replica& replica, const base::Id& meeting, const std::vector<std::string>& agencies)
{
    if (agendaOf(replica.reader(), meeting).items.empty()) {
        ProposeItem item;
        item.meeting = meeting;
        item.title = "Report of the chair";
        item.origin = ItemOrigin::Performance;
        item.ask = ItemAsk::Awareness;
        must(execute(replica, item));
    }
    if (isAgendaLoose(meetingById(replica.reader(), meeting)->state)) {
        for (const AgendaItem& proposed : agendaOf(replica.reader(), meeting).apart) {
            if (proposed.state == ItemState::Proposed)
                must(execute(replica, AcceptItem {meeting, proposed.id}));
        }
        must(execute(replica, PublishAgenda {meeting, true}));
    }
    at(replica, 10, 0);
    must(execute(replica, StartMeeting {meeting}));
    for (const std::string& code : agencies) {
        RecordArrival arrival;
        arrival.meeting = meeting;
        arrival.role =
            partnership::leadOf(replica.reader(), agencyId(replica.reader(), code), replica.reader().today())->id;
        must(execute(replica, arrival));
    }
    must(execute(replica, ReadConfidentialityStatement {meeting, {}}));
    at(replica, 10, 5);
}

void PartnershipYear::takeItems(Replica& replica, const base::Id& meeting)
{
    const Meeting now = *meetingById(replica.reader(), meeting);
    Held& book = heldOf(meeting);
    const Agenda agenda = agendaOf(replica.reader(), meeting);
    const bool restricted =
        std::any_of(agenda.items.begin(), agenda.items.end(), [](const AgendaItem& item) { return item.restricted(); });
    if (restricted)
        must(replica.unlockPartTwo(sample::kSamplePassphrase));
    int minute = 0;
    for (auto opened = must(execute(replica, NextItem {meeting})); !opened.item.isNil();
         opened = must(execute(replica, NextItem {meeting}))) {
        at(replica, 10, std::min(45 + ++minute, 59));
        if (opened.restricted) {
            must(execute(replica, ResolveAllPresence {meeting, opened.item}));
            must(execute(replica, RecordLine {meeting, {}, "What was said stays with those needed"}));
            continue;
        }
        const std::string title = agenda.find(opened.item)->title;
        if (book.body == "PERF" && title == months().at(1).business) {
            must(execute(replica, RecordLine {meeting, {}, "=to pay for a radio link until summer"}));
            must(governance::execute(
                replica, governance::AnswerItem {opened.item, "A radio link for shops is paid until summer."}));
        }
        // A body without a standing item for it does so under its first.
        if (title.rfind("Minutes of", 0) == 0 || (book.body != "DTCG" && minute == 1))
            approveEarlier(replica, now);
    }
}

void PartnershipYear::approveEarlier(Replica& replica, const Meeting& now)
{
    for (const Meeting& earlier : meetingsOf(replica.reader(), now.body)) {
        const MinutesState state = minutesRecord(replica.reader(), earlier.id).state;
        if (earlier.date >= now.date || (state != MinutesState::CirculatedDraft && state != MinutesState::Amendments))
            continue;
        for (const Amendment& amendment : amendmentsOf(replica.reader(), earlier.id)) {
            if (amendment.state == AmendmentState::Proposed)
                must(execute(replica, DecideAmendment {amendment.id, true}));
        }
        must(documents::execute(replica, documents::ApproveMinutes {earlier.id, {}, {}}));
        for (Held& one : held)
            one.approved = one.approved || one.id == earlier.id;
    }
}

void PartnershipYear::endMeeting(Replica& replica, const base::Id& meeting)
{
    for (const AgendaItem& item : agendaOf(replica.reader(), meeting).items) {
        if (item.state == ItemState::Concluded)
            ++heldOf(meeting).taken;
    }
    EndMeeting end;
    end.meeting = meeting;
    end.acknowledgeIncomplete = true;
    end.deferRemaining = true;
    must(execute(replica, end));
}

void PartnershipYear::holdPerformanceBoard(const Quarter& quarter)
{
    const std::size_t computer = quarter.computer;
    const base::Date day = quarter.performanceBoard;
    computers.sync(computer, base::addDays(day, -1));
    base::Id meeting;
    base::Id exceptionItem;
    computers.on(computer, base::addDays(day, -1), [&](Replica& replica) {
        meeting = openMeeting(replica, "PERF", day);
        actions::RaiseException raise;
        raise.text = quarter.exception;
        raise.raisedBy = "Performance lead";
        raise.ownerTitle = "Neighbourhood Inspector";
        const base::Id exception = act(replica, raise).id;
        exceptions.push_back(exception);
        act(replica, actions::ConfirmException {exception, {}, {}});
        act(replica, actions::ExplainException {exception, "Three places explain most of it", {}, {}});
        actions::PlanRecovery plan;
        plan.exception = exception;
        plan.plan = "What the tasking group agreed";
        plan.reviewBy = base::addMonths(day, 3);
        act(replica, plan);
        actions::RaiseBlockage blockage;
        blockage.text = quarter.blockage;
        blockage.needed = "A decision on a small sum";
        blockage.fromWhom = "CITY";
        blockage.raisedBy = "District Tasking and Co-ordination Group";
        blockages.push_back(act(replica, blockage).id);
        act(replica, actions::TakeToPerformanceBoard {blockages.back(), {}, {}, {}});
        exceptionItem =
            must(governance::execute(replica, governance::PutExceptionOnAgenda {exception, meeting, {}, 0}));
        must(governance::execute(replica, governance::PutBlockageOnAgenda {blockages.back(), meeting, {}, 0}));
    });
    const std::vector<std::string> agencies {"CITY", "CONS", "FIRE", "CKH"};
    held.push_back({meeting, "PERF", day, 0, agencies, false});
    computers.on(computer, day, [&](Replica& replica) {
        beginMeeting(replica, meeting, agencies);
        must(execute(replica, OpenItem {meeting, exceptionItem}));
        const Recorded recorded = must(
            execute(replica, RecordLine {meeting, {}, ">Report on " + std::string {quarter.period} + " @CITY !3w"}));
        given.push_back({recorded.about, "Report", "CITY", Fate::Verified, day, base::addDays(day, 21), meeting});
        takeItems(replica, meeting);
        const base::Id exception = exceptions.back();
        actions::ReportToBody report;
        report.body = bodyId(replica.reader(), "PERF");
        report.exceptions = {exception};
        report.blockages = {blockages.back()};
        report.meeting = meeting;
        act(replica, report);
        actions::RecordResponse response;
        response.exception = exception;
        response.response = actions::BoardResponse::Noted;
        response.meeting = meeting;
        act(replica, response);
        act(replica, actions::MonitorException {exception, {}, {}, {}, meeting});
        if (exceptions.size() > 1)
            act(replica,
                actions::CloseException {
                    exceptions.at(exceptions.size() - 2), "Back to usual for a quarter", {}, meeting});
        if (quarter.escalated)
            act(replica, actions::EscalateBlockage {blockages.back(), {}, meeting, {}});
        else
            act(replica, actions::ResolveBlockage {blockages.back(), "Paid from the small works budget", meeting, {}});
        must(governance::execute(replica, governance::NoteReturns {meeting, {}}));
        at(replica, 11, 40);
        endMeeting(replica, meeting);
    });
    computers.sync(computer, base::addDays(day, 1));
    computers.on(computer, base::addDays(day, 1), [&](Replica& replica) { issueMinutes(replica, meeting); });
    computers.sync(computer, base::addDays(day, 1));
}

void PartnershipYear::holdBoard(base::Date day, std::size_t computer)
{
    computers.sync(computer, base::addDays(day, -1));
    base::Id meeting;
    computers.on(computer, base::addDays(day, -1), [&](Replica& replica) {
        meeting = openMeeting(replica, "BOARD", day);
        if (recommendation.isNil())
            draftRecommendation(replica);
    });
    const std::vector<std::string> agencies {"CITY", "CONS", "FIRE", "NHS", "PA", "PROB"};
    held.push_back({meeting, "BOARD", day, 0, agencies, false});
    computers.on(computer, day, [&](Replica& replica) {
        beginMeeting(replica, meeting, agencies);
        takeItems(replica, meeting);
        for (const actions::Blockage& blockage : actions::blockagesForBoard(replica.reader())) {
            if (blockage.state != actions::BlockageState::EscalatedToBoard)
                continue;
            actions::DecideBlockage decide;
            decide.blockage = blockage.id;
            decide.text = "Pay it this once";
            decide.body = bodyId(replica.reader(), "BOARD");
            decide.meeting = meeting;
            act(replica, decide);
        }
        at(replica, 11, 50);
        endMeeting(replica, meeting);
    });
    computers.sync(computer, base::addDays(day, 1));
    computers.on(computer, base::addDays(day, 1), [&](Replica& replica) { issueMinutes(replica, meeting); });
    computers.sync(computer, base::addDays(day, 1));
}

void PartnershipYear::holdScrutiny(base::Date day)
{
    computers.sync(1, day);
    base::Id meeting;
    computers.on(1, base::addDays(day, -10), [&](Replica& replica) { meeting = openMeeting(replica, "SCRUT", day); });
    const std::vector<std::string> agencies {"CITY", "CONS"};
    held.push_back({meeting, "SCRUT", day, 0, agencies, false});
    computers.on(1, day, [&](Replica& replica) {
        beginMeeting(replica, meeting, agencies);
        takeItems(replica, meeting);
        endMeeting(replica, meeting);
        governance::RecordScrutinyRecommendation record;
        record.meeting = meeting;
        record.text = "Publish what became of each action by ward";
        record.toBody = bodyId(replica.reader(), "DTCG");
        scrutinyRecommendation = must(governance::execute(replica, record));
    });
    // Within the 28 days.
    computers.on(1, base::addDays(day, 20), [&](Replica& replica) {
        must(governance::execute(
            replica,
            governance::RespondToScrutiny {scrutinyRecommendation, "The public report will name the wards.", {}, {}}));
    });
    computers.sync(1, base::addDays(day, 20));
}

void PartnershipYear::holdCounty(base::Date day, std::size_t computer,
                                 const std::function<void(Replica&, const base::Id&)>& business)
{
    computers.sync(computer, day);
    computers.on(computer, day, [&](Replica& replica) {
        const base::Id meeting = openMeeting(replica, "CCSB", day);
        held.push_back({meeting, "CCSB", day, 0, {"CITY", "CONS"}, false});
        beginMeeting(replica, meeting, held.back().came);
        takeItems(replica, meeting);
        business(replica, meeting);
        endMeeting(replica, meeting);
    });
    computers.sync(computer, day);
}

void PartnershipYear::reviewCountyGoals(base::Date day)
{
    holdCounty(day, 1, [](Replica& replica, const base::Id&) {
        for (const governance::CountyGoal& goal : governance::countyGoals(replica.reader())) {
            must(governance::execute(
                replica, governance::ReviewCountyGoal {goal.id, "On its way in every district", {}, {}, {}}));
        }
    });
}

void PartnershipYear::setCountyGoals(base::Date day)
{
    holdCounty(day, 2, [this](Replica& replica, const base::Id& meeting) {
        for (const char* theme : {"Road Safety", "Domestic Violence"}) {
            governance::SetCountyGoal goal;
            goal.meeting = meeting;
            goal.theme = theme;
            goal.text = std::string {"Fewer repeats: "} + theme;
            countyGoals.push_back(must(governance::execute(replica, goal)));
        }
    });
}

}  // namespace muster::test::year
