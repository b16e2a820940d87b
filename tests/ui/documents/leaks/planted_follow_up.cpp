// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes after the meeting: work on what was agreed, requests, business sent, minutes, and whether it worked.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/actions/blockage_commands.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/effect.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/documents/minutes_copies.h"
#include "core/governance/information_requests.h"
#include "core/governance/look_back.h"
#include "core/governance/recommendation_commands.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/registers.h"
#include "core/governance/sent_business.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/tasking.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/disclosure_commands.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "tests/ui/documents/leaks/planted_partnership.h"

#include <stdexcept>

namespace muster::test {

using namespace actions;

namespace {

/// What stands for an entry of this kind of the item.
base::Id aboutOf(const replica::Reader& reader, const base::Id& item, meetings::EntryKind kind)
{
    for (const meetings::Entry& entry : meetings::entriesOf(reader, item)) {
        if (entry.kind == kind)
            return entry.about;
    }
    throw std::runtime_error("the item has no such entry");
}

}  // namespace

void PlantedPartnership::workOnActions(const PlantedItem& item)
{
    const base::Date december20 = std::chrono::year {2011} / 12 / 20;
    const base::Id first = aboutOf(reader(), item.id, meetings::EntryKind::Action);
    const auto by = [&] { return plant("who worked on an action"); };
    const auto run = [&](const auto& command) { must(actions::execute(replica(), command)); };
    run(ReportProgress {first, plant("progress of an action"), 10, by(), {}});
    run(ExtendAction {first, december20, plant("why an action was extended"), false, by(), {}});
    // Who raises a blockage is open, as who leads the action is: both are counted by agency.
    run(BlockAction {first,
                     plant("what blocks an action"),
                     plant("what a blocked action needs"),
                     plant("from whom a blocked action needs it"),
                     "Probation lead officer",
                     {}});
    run(EscalateAction {first, plant("why an action was escalated"), by(), {}});
    run(StartAction {first, plant("how an action goes on"), by(), {}});
    run(SetRag {first, Rag::AtRisk, plant("why the colour of an action was set")});
    run(ReassignAction {
        first, {}, {}, plant("new owner of an action"), plant("why an action changes hands"), by(), {}});
    must(governance::execute(replica(), governance::SetSpecialism {first, plant("specialism of an action")}));
    run(ClaimComplete {first, plant("evidence that was sent back"), by(), {}});
    run(SendBackAction {first, plant("why a claim was sent back"), by(), {}});
    run(ClaimComplete {first, plant("evidence of an action"), by(), {}});
    run(VerifyAction {first, plant("who verified an action"), plant("what the verifier said"), {}});
    m_verified.push_back(first);

    const auto record = [&](bool committed) {
        RecordAction action;
        action.meeting = november;
        action.item = item.id;
        action.text = plant("text of an action recorded later");
        action.leadAgency = agency(item.agency);
        action.ownerTitle = plant("owner of an action");
        action.agreedBy = plant("who agreed to an action");
        action.commitmentGiven = committed;
        action.restricted = true;
        return must(actions::execute(replica(), action)).id;
    };
    const base::Id second = record(true);
    run(LeaveIncomplete {second, plant("why an action has no date"), {}});
    run(CloseWithoutCompletion {second, true, plant("why an action is not required"), by(), {}});
    run(DeclineAction {record(false), plant("why an action was declined"), by(), {}});
    // One that goes on: it stands in the log, the packs and the briefings.
    const base::Id open = record(true);
    run(SetDueDate {open, december20});
    run(ReportProgress {open, plant("progress of an open action"), {}, by(), {}});
    // And one that waits for a recommendation, whose pack goes to boards.
    must(governance::execute(replica(),
                             governance::DependOnRecommendation {
                                 record(true), governance::findRecommendation(reader(), std::string {"REC-01"})->id}));
}

void PlantedPartnership::workOnBlockage(const PlantedItem& item)
{
    const auto run = [&](const auto& command) { must(actions::execute(replica(), command)); };
    const auto by = [&] { return plant("who worked on a blockage"); };
    const base::Id first = aboutOf(reader(), item.id, meetings::EntryKind::Blockage);
    run(EditBlockage {first,
                      {},
                      plant("decision wanted"),
                      plant("from whom a decision is wanted"),
                      plant("what was tried"),
                      plant("what happens if nothing is done")});
    run(TakeToPerformanceBoard {first, plant("words to the Performance Board"), {}, by()});
    run(EscalateBlockage {first, plant("words to the Board"), {}, by()});
    RaiseBlockage raise;
    raise.meeting = november;
    raise.item = item.id;
    raise.text = plant("text of a second blockage");
    raise.needed = plant("decision wanted for a second blockage");
    raise.fromWhom = plant("from whom, of a second blockage");
    raise.raisedBy = "Probation lead officer";
    raise.tried = plant("what was tried for a second blockage");
    raise.ifNothing = plant("what happens to a second blockage");
    raise.restricted = true;
    const base::Id second = must(actions::execute(replica(), raise)).id;
    run(TakeToPerformanceBoard {second, {}, {}, {}});
    run(EscalateBlockage {second, {}, {}, {}});
    DecideBlockage decide;
    decide.blockage = second;
    decide.text = plant("decision on a blockage");
    decide.byRole = by();
    run(decide);
    run(CloseBlockage {second, plant("why a blockage was closed"), {}, by()});
}

void PlantedPartnership::workOnExceptions(const PlantedItem& item)
{
    const auto run = [&](const auto& command) { must(actions::execute(replica(), command)); };
    const auto by = [&] { return plant("who worked on an exception"); };
    const base::Id first = aboutOf(reader(), item.id, meetings::EntryKind::Exception);
    run(DismissException {first, DismissalReason::Expected, plant("why an exception was dismissed"), by(), {}});
    run(ReopenException {first, plant("why an exception was taken up again"), by(), {}});

    RaiseException raise;
    raise.meeting = november;
    raise.item = item.id;
    raise.text = plant("text of a second exception");
    raise.raisedBy = plant("who raised a second exception");
    raise.ownerTitle = plant("owner of a second exception");
    raise.restricted = true;
    const base::Id second = must(actions::execute(replica(), raise)).id;
    run(ConfirmException {second, by(), {}});
    run(ExplainException {second, plant("cause of an exception"), by(), {}});
    EditException edit;
    edit.exception = second;
    edit.ask = plant("what the Board is asked about an exception");
    edit.note = plant("note on an exception");
    edit.evidence = plant("evidence of an exception");
    edit.evidenceOn = reader().today();
    run(edit);
    PlanRecovery plan;
    plan.exception = second;
    plan.actions = {m_verified.back()};
    plan.reviewBy = base::addMonths(reader().today(), 1);
    plan.plan = plant("recovery plan of an exception");
    plan.byRole = by();
    run(plan);
    ReportToBody report;
    report.body = partnership::bodyByName(reader(), "BOARD")->id;
    report.exceptions = {second};
    report.recipients = {{agency("CITY"), {}}};
    must(actions::execute(replica(), report));
    RecordResponse response;
    response.exception = second;
    response.response = BoardResponse::Noted;
    response.text = plant("the Board's answer to an exception");
    response.byRole = by();
    run(response);
    run(MonitorException {second, {}, plant("how an exception is monitored"), by(), {}});
    m_exceptions.push_back(second);
}

void PlantedPartnership::completeDisclosures()
{
    for (const governance::DisclosureLine& line : governance::disclosureRegister(reader())) {
        if (foundIn(line.what).empty())
            continue;
        m_owner = m_words[foundIn(line.what).front()].item;
        must(governance::execute(replica(),
                                 governance::CompleteDisclosure {line.id, governance::LegalBasis::Section115,
                                                                 plant("purpose of a disclosure"),
                                                                 plant("proportionality of a disclosure")}));
    }
    m_owner = -1;
    // One made between meetings belongs to no item.
    meetings::LogDisclosure between;
    between.from = agency("PROB");
    between.to = {agency("CONS")};
    between.what = plant("what was disclosed between meetings");
    between.purpose = plant("purpose of a disclosure between meetings");
    between.proportionality = plant("proportionality of a disclosure between meetings");
    must(meetings::execute(replica(), between));
}

void PlantedPartnership::answerRequests()
{
    using namespace governance;
    LogRequest person;
    person.kind = RequestKind::SubjectAccess;
    person.subject = plant("who asks what is held about them");
    person.scope = plant("what a person asks for");
    const base::Id asked = must(governance::execute(replica(), person));
    must(governance::execute(
        replica(),
        ChooseRecord {asked, FoundKind::Item, m_items[0].id, false, plant("why a record was left out for a person")}));
    must(governance::execute(replica(), CloseRequest {asked, RequestState::Answered, plant("answer to a person"), {}}));

    LogRequest anybody;
    anybody.subject = "Street drinking in the centre";
    anybody.scope = "What was decided in 2011";
    const base::Id open = must(governance::execute(replica(), anybody));
    const base::Id september =
        meetings::agendaOf(reader(), must(meetings::findMeeting(reader(), "DTCG/2011-09-20")).id).byNumber(5)->id;
    must(governance::execute(replica(), ChooseRecord {open, FoundKind::Item, september, true, {}}));
    // Which exemption holds is told to whoever asked, so it is open.
    must(governance::execute(
        replica(), ChooseRecord {open, FoundKind::Item, m_items[0].id, false, "section 31, prevention of crime"}));
    for (const InformationRequest& one : informationRequests(reader())) {
        if (one.id == open)
            openRequest = one.reference;
    }
}

void PlantedPartnership::sendItems()
{
    for (std::size_t i = 0; i < m_verified.size(); ++i) {
        m_owner = static_cast<int>(i);
        must(replica().transact("Send", [&](replica::Writer& writer) -> base::Result<void> {
            governance::SendItem send;
            send.meeting = november;
            send.item = m_items[i].id;
            send.toBody = partnership::bodyByName(writer, "BOARD")->id;
            if (auto sent = governance::apply(writer, send); !sent)
                return sent;
            return governance::apply(writer,
                                     governance::AnswerItem {m_items[i].id, plant("what is told back about an item")});
        }));
    }
    m_owner = -1;
}

void PlantedPartnership::reviewMinutes()
{
    using namespace meetings;
    must(meetings::execute(replica(), ReviewMinutes {november, {}}));
    must(meetings::execute(replica(), CirculateMinutes {november}));
    for (std::size_t i = 0; i < m_verified.size(); ++i) {
        m_owner = static_cast<int>(i);
        std::string note;
        for (const Entry& entry : entriesOf(reader(), m_items[i].id)) {
            if (entry.kind == EntryKind::Note)
                note = entry.text;
        }
        ProposeAmendment amendment;
        amendment.meeting = november;
        amendment.minute = minuteOf(reader(), m_items[i].id)->number;
        amendment.proposedBy = plant("who proposed an amendment");
        amendment.agency = agency(m_items[i].agency);
        amendment.oldText = note;
        amendment.newText = plant("new words of an amendment");
        amendment.explanation = plant("explanation of an amendment");
        const base::Id accepted = must(meetings::execute(replica(), amendment));
        must(meetings::execute(replica(), DecideAmendment {accepted, true}));
        amendment.oldText = amendment.newText;
        amendment.newText = plant("new words of an amendment that was rejected");
        const base::Id rejected = must(meetings::execute(replica(), amendment));
        must(meetings::execute(replica(), DecideAmendment {rejected, false}));
    }
    m_owner = -1;
}

void PlantedPartnership::holdDecember()
{
    using namespace meetings;
    at(10, 0);
    for (const AgendaItem& item : agendaOf(reader(), december).apart) {
        if (item.state == ItemState::Proposed)
            must(meetings::execute(replica(), AcceptItem {december, item.id}));
    }
    must(meetings::execute(replica(), PublishAgenda {december, true}));
    must(meetings::execute(replica(), StartMeeting {december}));
    RecordArrival arrival;
    arrival.meeting = december;
    arrival.role = partnership::leadOf(reader(), agency("PROB"), reader().today())->id;
    must(meetings::execute(replica(), arrival));
    must(meetings::execute(replica(), NextItem {december}));
    must(documents::execute(replica(), documents::ApproveMinutes {november, {}, {}}));
    must(meetings::execute(replica(), ReadConfidentialityStatement {december, {}}));
    for (std::size_t i = 0; i < m_verified.size(); ++i) {
        m_owner = static_cast<int>(i);
        CorrectApprovedMinute correction;
        correction.meeting = november;
        correction.minute = minuteOf(reader(), m_items[i].id)->number;
        for (const Entry& entry : entriesOf(reader(), m_items[i].id)) {
            if (entry.kind == EntryKind::Note)
                correction.oldText = entry.text;
        }
        correction.newText = plant("new words of a correction");
        correction.askedBy = plant("who asked for a correction");
        correction.agency = agency(m_items[i].agency);
        // Of a restricted minute it stands in a restricted item.
        for (const AgendaItem& item : agendaOf(reader(), december).items) {
            if (item.restricted())
                correction.atItem = item.id;
        }
        must(meetings::execute(replica(), OpenItem {december, correction.atItem}));
        must(meetings::execute(replica(), ResolveAllPresence {december, correction.atItem}));
        must(meetings::execute(replica(), correction));
        must(meetings::execute(replica(), CloseItem {december, correction.atItem, {}}));
    }
    m_owner = -1;
    at(11, 30);
    EndMeeting end;
    end.meeting = december;
    end.acknowledgeIncomplete = true;
    end.deferRemaining = true;
    must(meetings::execute(replica(), end));
}

void PlantedPartnership::lookBack()
{
    for (std::size_t i = 0; i < m_verified.size(); ++i) {
        m_owner = static_cast<int>(i);
        AnswerEffect effect;
        effect.exception = m_exceptions[i];
        effect.action = m_verified[i];
        effect.answer = EffectAnswer::Partly;
        effect.text = plant("whether recovery worked");
        effect.byRole = plant("who said whether recovery worked");
        must(actions::execute(replica(), effect));
        must(actions::execute(replica(),
                              CloseException {m_exceptions[i], plant("why an exception was closed"), {}, {}}));
        governance::AnswerLookBack answer;
        answer.item = m_items[i].id;
        answer.answer = EffectAnswer::Yes;
        answer.text = plant("whether an item worked");
        must(governance::execute(replica(), answer));
    }
    m_owner = -1;
    must(governance::execute(replica(),
                             governance::GiveClosingReport {partnership::bodyByName(reader(), "TF-ASB")->id,
                                                            "One way to count was agreed."}));
}

}  // namespace muster::test
