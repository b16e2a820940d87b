// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may follow what, and what each step asks for (requirements §3.6).
#include "core/actions/action_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/core/actions/figures_of.h"
#include "tests/support/catch.h"

#include <functional>
#include <map>
#include <set>

using namespace muster;
using namespace muster::actions;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

base::Id actionId(const replica::Reader& reader, const std::string& reference)
{
    return findAction(reader, reference)->id;
}

base::Id bodyId(const replica::Reader& reader, const std::string& name)
{
    return partnership::bodyByName(reader, name)->id;
}

/// Every step with what it asks for, on the exception of deliberate fires.
std::map<ExceptionStep, std::function<std::string(SampleFigures&, const base::Id&)>> allSteps()
{
    using Id = base::Id;
    using F = SampleFigures;
    return {
        {ExceptionStep::Confirm, [](F& f, const Id& id) { return f.refusal(ConfirmException {id}); }},
        {ExceptionStep::Dismiss,
         [](F& f, const Id& id) {
             return f.refusal(DismissException {id, DismissalReason::Seasonal, "Bonfire season.", {}, {}});
         }},
        {ExceptionStep::Explain,
         [](F& f, const Id& id) { return f.refusal(ExplainException {id, "Two empty garages.", {}, {}}); }},
        {ExceptionStep::PlanRecovery,
         [](F& f, const Id& id) {
             const PlanRecovery command {id, {}, 2011y / 12 / 20, "Board the garages up.", {}, {}};
             return f.refusal(command);
         }},
        {ExceptionStep::Report,
         [](F& f, const Id& id) {
             ReportToBody command;
             command.body = bodyId(f.reader(), "PERF");
             command.exceptions = {id};
             command.recipients = {{{}, "Lead Fire Officer for Community Safety"}};
             return f.refusal(command);
         }},
        {ExceptionStep::RecordResponse,
         [](F& f, const Id& id) {
             return f.refusal(RecordResponse {id, BoardResponse::Direction, "Board them up by Friday.", {}, {}});
         }},
        {ExceptionStep::Monitor,
         [](F& f, const Id& id) { return f.refusal(MonitorException {id, 2012y / 1 / 20, {}, {}, {}}); }},
        {ExceptionStep::Close,
         [](F& f, const Id& id) { return f.refusal(CloseException {id, "The garages are gone.", {}, {}}); }},
    };
}

/// The words of a state, reached by the steps before it.
const std::vector<ExceptionStep> kWay {
    ExceptionStep::Confirm,        ExceptionStep::Explain, ExceptionStep::PlanRecovery, ExceptionStep::Report,
    ExceptionStep::RecordResponse, ExceptionStep::Monitor, ExceptionStep::Close};

}  // namespace

TEST_CASE("An exception goes its way step by step, and each step is in its story", "[exceptions][lifecycle]")
{
    SampleFigures figures;
    const base::Id id = figures.exception("EX-04").id;
    const auto steps = allSteps();
    std::vector<std::string> seen {std::string {toStored(figures.exception("EX-04").state)}};
    for (const ExceptionStep step : kWay) {
        CHECK(nextStep(figures.exception("EX-04")) == step);
        CHECK(steps.at(step)(figures, id).empty());
        seen.emplace_back(toStored(figures.exception("EX-04").state));
    }
    CHECK(seen
          == std::vector<std::string> {"detected", "confirmed", "explained", "recovery_planned", "reported",
                                       "board_response", "monitoring", "closed"});
    CHECK_FALSE(nextStep(figures.exception("EX-04")).has_value());
    std::vector<std::string> kinds;
    for (const ExceptionEvent& event : eventsOf(figures.reader(), id)) {
        kinds.push_back(event.kind);
    }
    CHECK(kinds
          == std::vector<std::string> {"detected", "confirmed", "explained", "planned", "reported", "answered",
                                       "monitoring", "closed"});
    CHECK(figures.exception("EX-04").endedOn == figures.reader().today());
    // One step back is one undo.
    must(figures.sample->undo());
    CHECK(figures.exception("EX-04").state == ExceptionState::Monitoring);
    CHECK(eventsOf(figures.reader(), id).size() == 7);
}

TEST_CASE("A step without an arrow is refused, saying what comes first, and changes nothing", "[exceptions][lifecycle]")
{
    // From each state of the way: the steps that may be taken.
    using Step = ExceptionStep;
    const std::vector<std::set<Step>> allowed {
        {Step::Confirm, Step::Dismiss},
        {Step::Dismiss, Step::Explain},
        {Step::Dismiss, Step::Explain, Step::PlanRecovery},
        {Step::Explain, Step::PlanRecovery, Step::Report, Step::Monitor},
        {Step::Explain, Step::PlanRecovery, Step::Report, Step::RecordResponse},
        {Step::Explain, Step::PlanRecovery, Step::Report, Step::RecordResponse, Step::Monitor},
        {Step::Explain, Step::PlanRecovery, Step::Report, Step::RecordResponse, Step::Close},
        {},
    };
    SampleFigures figures;
    const base::Id id = figures.exception("EX-04").id;
    const auto steps = allSteps();
    for (std::size_t at = 0; at < allowed.size(); ++at) {
        for (const auto& [step, take] : steps) {
            const PerformanceException before = figures.exception("EX-04");
            INFO("state " << toStored(before.state) << ", step " << inWords(step));
            const std::string refusal = take(figures, id);
            CHECK(refusal.empty() == (allowed[at].count(step) == 1));
            CHECK(mayTake(before, step).has_value() == (allowed[at].count(step) == 1));
            if (refusal.empty()) {
                must(figures.sample->undo());
            } else {
                CHECK_THAT(refusal, StartsWith("EX-04 "));
            }
            CHECK(figures.exception("EX-04").state == before.state);
        }
        if (at + 1 < allowed.size()) {
            CHECK(steps.at(kWay[at])(figures, id).empty());
        }
    }
}

TEST_CASE("Each step asks for what it needs", "[exceptions][lifecycle]")
{
    SampleFigures f;
    const base::Id id = f.exception("EX-04").id;
    CHECK(f.refusal(DismissException {id, DismissalReason::Expected, " ", {}, {}}) == "Say why EX-04 is dismissed.");
    f.take(ConfirmException {id});
    CHECK_THAT(f.refusal(ExplainException {id, "", {}, {}}), StartsWith("Say what caused EX-04"));
    f.take(ExplainException {id, "Two empty garages.", {}, {}});
    CHECK(f.refusal(PlanRecovery {id}) == "Say when EX-04 is looked at again.");
    CHECK(f.refusal(PlanRecovery {id, {}, 2011y / 11 / 14, "Board up.", {}, {}})
          == "The review date is over. Give one from today on.");
    CHECK_THAT(f.refusal(PlanRecovery {id, {}, 2011y / 12 / 20, {}, {}, {}}), StartsWith("Link or raise an action"));
    const base::Id action = actionId(f.reader(), "A-010");
    f.take(PlanRecovery {id, {action}, 2011y / 12 / 20, {}, {}, {}});
    CHECK(f.exception("EX-04").recovery.size() == 1);
    CHECK_THAT(f.refusal(LinkRecovery {id, action}), ContainsSubstring("already"));
    f.take(UnlinkRecovery {id, action});
    CHECK(f.exception("EX-04").recovery.empty());

    RecordAction record;
    record.text = "Board up the two garages";
    record.leadAgency = findAction(f.reader(), action)->lead.id;
    const auto raised = must(execute(*f.sample, RaiseRecoveryAction {id, record}));
    CHECK(f.exception("EX-04").recovery.front().reference == raised.reference);
    CHECK(findAction(f.reader(), raised.id)->text == "Board up the two garages");

    ReportToBody report;
    report.body = bodyId(f.reader(), "BOARD");
    report.exceptions = {id};
    CHECK_THAT(f.refusal(report), ContainsSubstring("recipients"));
    report.recipients = {{{}, "Chief Executive"}};
    f.take(report);
    CHECK_THAT(f.refusal(RecordResponse {id, BoardResponse::Resource, "", {}, {}}),
               StartsWith("Say what was answered"));
    f.take(RecordResponse {id, BoardResponse::Noted, "", {}, {}});
    CHECK(f.exception("EX-04").response == BoardResponse::Noted);
    f.take(MonitorException {id, {}, {}, {}, {}});
    CHECK(f.exception("EX-04").reviewBy == 2011y / 12 / 20);
    CHECK(f.refusal(CloseException {base::newId()}).find("not there") != std::string::npos);
}

TEST_CASE("A body answers when it has met, or at any time what went out by circulation", "[exceptions][lifecycle]")
{
    SampleFigures f;
    const base::Id id = f.exception("EX-03").id;  // tabled for the Board of 29 November
    CHECK_THAT(f.refusal(RecordResponse {id, BoardResponse::Noted, "", {}, {}}),
               ContainsSubstring("goes to a meeting on 29 November 2011"));
    ReportToBody again;
    again.body = bodyId(f.reader(), "BOARD");
    again.exceptions = {id};
    again.on = 2011y / 11 / 29;
    CHECK_THAT(f.refusal(again), ContainsSubstring("recipients"));
    again.recipients = {{{}, "Chief Executive"}};
    CHECK_THAT(f.refusal(again), ContainsSubstring("made today or was made before"));
    again.on.reset();
    f.take(again);
    f.take(RecordResponse {id, BoardResponse::Noted, "", {}, {}});
    CHECK(f.exception("EX-03").response == BoardResponse::Noted);
}

TEST_CASE("Closing looks the figures up: three points back, or a reason", "[exceptions][lifecycle]")
{
    SampleFigures f;
    const base::Id id = f.exception("EX-02").id;
    CHECK_THAT(f.refusal(CloseException {id}), ContainsSubstring("2 are"));
    // November: a third ordinary month.
    f.give("M02", 2011y / 11 / 1, 85);
    f.take(CloseException {id});
    CHECK(f.exception("EX-02").state == ExceptionState::Closed);
    CHECK(f.exception("EX-02").reason.empty());
    // Taken up again, it needs a reason; and while the signal is back it may be closed only with one.
    CHECK(f.refusal(ReopenException {id, "", {}, {}}) == "Say why EX-02 is taken up again.");
    f.take(ReopenException {id, "A fourth series of thefts.", {}, {}});
    CHECK(f.exception("EX-02").state == ExceptionState::Monitoring);

    const base::Id judged = must(execute(*f.sample, RaiseException {{}, {}, "Complaints", "Chair"})).id;
    for (const auto& step :
         {ExceptionStep::Confirm, ExceptionStep::Explain, ExceptionStep::PlanRecovery, ExceptionStep::Monitor}) {
        CHECK(allSteps().at(step)(f, judged).empty());
    }
    CHECK_THAT(f.refusal(CloseException {judged}), ContainsSubstring("raised by judgement"));
    f.take(CloseException {judged, "No more complaints.", {}, {}});
    CHECK(findException(f.reader(), judged)->reason == "No more complaints.");
    f.take(ReopenException {judged, "They are back.", {}, {}});
    CHECK(findException(f.reader(), judged)->reason == "Complaints");
}

TEST_CASE("A new normal is agreed by a body, and moves the limits in the same change", "[exceptions][lifecycle]")
{
    SampleFigures f;
    const base::Id id = f.exception("EX-03").id;
    const base::Id measure = f.exception("EX-03").measure;
    CHECK_THAT(f.refusal(RebaseException {id, 2010y / 12 / 1, "Recorded anew.", {}, {}, {}}),
               ContainsSubstring("agreed by a body"));
    CHECK_THAT(f.refusal(RebaseException {id, 2010y / 12 / 1, "", bodyId(f.reader(), "PERF"), {}, {}}),
               StartsWith("Say why EX-03"));
    RebaseException command {id, 2010y / 12 / 1, "Recorded anew since December.", bodyId(f.reader(), "PERF"), {}, {},
                             {}};
    command.on = 2011y / 11 / 16;
    CHECK_THAT(f.refusal(command), ContainsSubstring("still to come"));
    command.on = 2011y / 11 / 10;
    f.take(command);
    CHECK(f.exception("EX-03").state == ExceptionState::Rebased);
    const auto rebases = performance::rebasesOf(f.reader(), measure);
    REQUIRE(rebases.size() == 1);
    CHECK(rebases.front().decidedBy == partnership::bodyByName(f.reader(), "PERF")->name);
    CHECK(rebases.front().decidedOn == 2011y / 11 / 10);
    CHECK(f.detect().raised.empty());
    CHECK_FALSE(mayTake(f.exception("EX-03"), ExceptionStep::Reopen).has_value());
    // Undo takes both back.
    must(f.sample->undo());
    CHECK(performance::rebasesOf(f.reader(), measure).empty());
    CHECK(f.exception("EX-03").state == ExceptionState::Reported);
}

TEST_CASE("A restricted exception keeps its words in part two at every step", "[exceptions][restricted]")
{
    SampleFigures f;
    f.sample.unlock();
    RaiseException raise {{}, {}, "SECRETTEXT", "SECRETROLE", true};
    const base::Id id = must(execute(*f.sample, raise)).id;
    f.take(ConfirmException {id, "SECRETROLE", {}});
    f.take(ExplainException {id, "SECRETCAUSE", "SECRETROLE", {}});
    f.take(PlanRecovery {id, {}, 2011y / 12 / 20, "SECRETPLAN", "SECRETROLE", {}});
    EditException edit {id};
    edit.ask = "SECRETASK";
    edit.note = "SECRETNOTE";
    edit.evidence = "SECRETEVIDENCE";
    edit.ownerTitle = "SECRETOWNER";
    f.take(edit);
    CHECK(findException(f.reader(), id)->cause == "SECRETCAUSE");
    CHECK(eventsOf(f.reader(), id).at(2).text == "SECRETCAUSE");
    f.sample->lockPartTwo();
    const auto locked = findException(f.reader(), id);
    REQUIRE(locked.has_value());
    for (const std::string& text : {locked->text, locked->reason, locked->cause, locked->plan, locked->ask,
                                    locked->note, locked->evidence, locked->ownerTitle})
        CHECK(text.empty());
    for (const char* table : {"performance_exception", "exception_event"}) {
        replica::Statement row = f.reader().query(std::string {"SELECT * FROM main."} + table);
        while (row.next()) {
            for (int column = 0; column < row.columnCount(); ++column) {
                const auto value = row.value(column);
                if (const auto* text = std::get_if<std::string>(&value))
                    CHECK(text->find("SECRET") == std::string::npos);
            }
        }
    }
    for (const auto& change : f.sample->newestChanges(50))
        CHECK(change.header.label.find("SECRET") == std::string::npos);
    CHECK_THAT(f.refusal(ExplainException {id, "More", {}, {}}), ContainsSubstring("Part two is locked"));
}
