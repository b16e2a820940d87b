// SPDX-License-Identifier: GPL-3.0-or-later
//
// Returns, recommendations, business sent up and back, what the agencies say of their year, and the public.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/governance/agency_comment.h"
#include "core/governance/engagement.h"
#include "core/governance/monthly_return_commands.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/panel_priority.h"
#include "core/governance/recommendation_commands.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/sent_business.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "tests/app/year/partnership_year.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace muster::test::year {

using replica::Replica;

namespace {

base::Id agencyId(const replica::Reader& reader, std::string_view code)
{
    return partnership::agencyByShortName(reader, code)->id;
}

template <class Command> auto govern(Replica& replica, const Command& command)
{
    return must(governance::execute(replica, command));
}

const base::Date kFirstDay = std::chrono::year {2011} / 11 / 15;
const base::Date kLastDay = std::chrono::year {2012} / 11 / 27;

}  // namespace

void PartnershipYear::handInReturns(const Month& month, std::size_t computer)
{
    const base::Date day = month.day == kFirstDay ? base::addDays(month.day, -1) : base::addDays(month.day, -13);
    const std::string of = governance::monthOf(month.day);
    computers.sync(computer, day);
    computers.on(computer, day, [&](Replica& replica) {
        for (const governance::ReturnStanding& standing : governance::returnsBoard(replica.reader(), of).standings) {
            if (standing.now.receivedOn)
                continue;
            const base::Id body = standing.group.body;
            governance::AddReturnLine line;
            line.body = body;
            line.month = of;
            line.text = fmt::format("{}: one thing that went well", standing.group.shortName);
            line.share = true;
            govern(replica, line);
            governance::ReceiveReturn receive;
            receive.body = body;
            receive.month = of;
            receive.headline = "The plan is on its way.";
            govern(replica, receive);
            ++returnsReceived;
        }
    });
    // The Performance Board of the month may be on another computer; else they go out with the agenda.
    const bool isNoted = std::any_of(quarters().begin(), quarters().end(), [&](const Quarter& quarter) {
        return governance::monthOf(quarter.performanceBoard) == of;
    });
    if (isNoted)
        computers.sync(computer, day);
}

void PartnershipYear::publishReport(const Quarter& quarter)
{
    const std::size_t computer = 0;
    const base::Date day = quarter.published;
    computers.sync(computer, day);
    const auto step = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "publication");
        words.insert(words.end(), {"--period", quarter.period});
        return computers.run(computer, day, words);
    };
    const auto done = [&](const std::vector<std::string>& words) {
        const Ran ran = step(words);
        INFO(quarter.period << ": " << words.front() << ": " << ran.err);
        REQUIRE(ran.code == 0);
    };
    done({"draft", "--due", base::isoDate(day)});
    done({"write", "--part", "household", "--text", "We listened, and this is what we did."});
    // Nobody passes over a step.
    CHECK(step({"approve", "--by-role", "Communications and Marketing Manager"}).code == 1);
    done({"check"});
    CHECK(step({"publish", "--channel", "hard_copies"}).code == 1);
    done({"approve", "--by-role", "Communications and Marketing Manager"});
    done({"publish", "--channel", "partnership_site"});
    done({"publish", "--channel", "hard_copies", "--text", "libraries"});
    ++reportsPublished;
    computers.sync(computer, day);
}

void PartnershipYear::draftRecommendation(Replica& replica)
{
    governance::DraftRecommendation draft;
    draft.title = "One evening plan for the centre";
    draft.originBody = partnership::bodyByName(replica.reader(), "BOARD")->id;
    draft.origin = "The tasking group's first year";
    draft.why = "Three plans meet on the same streets";
    for (const partnership::Priority& priority : partnership::prioritiesOn(replica.reader(), replica.reader().today()))
        draft.priorities.push_back(priority.id);
    recommendation = govern(replica, draft).id;
    govern(replica, governance::AddOption {recommendation, "Three plans as now"});
    govern(replica, governance::AddOption {recommendation, "One plan"});
    const auto options = governance::findRecommendation(replica.reader(), recommendation)->options;
    govern(replica, governance::DecideOption {options.at(0).id, governance::OptionState::Dropped, "Costs twice"});
    govern(replica, governance::DecideOption {options.at(1).id, governance::OptionState::Pursued, {}});
    govern(replica, governance::SetS17 {recommendation, governance::S17Effect::Positive, "Less disorder on Fridays"});
    governance::SetEquality equality;
    equality.recommendation = recommendation;
    equality.notNeededBecause = "No service changes for anybody";
    govern(replica, equality);
    govern(replica, governance::AddLimb {recommendation, "Fridays first", std::chrono::year {2012} / 4 / 6});
    govern(replica, governance::FinishDraft {recommendation});
}

void PartnershipYear::ratify(base::Date day)
{
    const std::size_t computer = 0;
    computers.sync(computer, day);
    computers.on(computer, day, [&](Replica& replica) {
        const auto& reader = replica.reader();
        const auto decide = [&](const char* agency, governance::RatificationState state) {
            governance::RecordRatification record;
            record.recommendation = recommendation;
            record.agency = agencyId(reader, agency);
            record.state = state;
            record.on = day;
            record.conditions =
                state == governance::RatificationState::RatifiedWithConditions ? "One engine stays" : "";
            record.evidence = "Minute 4";
            govern(replica, record);
        };
        const auto now = *governance::findRecommendation(reader, recommendation);
        const auto mayStart = [&] {
            return actions::execute(replica, actions::StartAction {dependentAction, "Begun", {}, {}}).has_value();
        };
        if (!now.adoptedOn) {
            governance::AdoptRecommendation adopt;
            adopt.recommendation = recommendation;
            adopt.verb = "RESOLVED";
            govern(replica, adopt);
            governance::SendToAgencies send;
            send.recommendation = recommendation;
            for (const char* agency : {"CITY", "CONS", "FIRE"})
                send.agencies.push_back({agencyId(reader, agency), "Board", {}, {}});
            govern(replica, send);
        } else if (now.count.ratified == 0) {
            // What waits for it cannot begin (invariant 12).
            dependentAction =
                std::find_if(given.begin(), given.end(), [](const Given& one) { return one.fate == Fate::Open; })->id;
            govern(replica, governance::DependOnRecommendation {dependentAction, recommendation});
            CHECK_FALSE(mayStart());
            decide("CITY", governance::RatificationState::Ratified);
            decide("FIRE", governance::RatificationState::RatifiedWithConditions);
        } else {
            decide("CONS", governance::RatificationState::Ratified);
            CHECK_FALSE(mayStart());
            CHECK_FALSE(
                governance::execute(replica, governance::ImplementRecommendation {recommendation, {}}).has_value());
            govern(replica, governance::AcceptConditions {recommendation, agencyId(reader, "FIRE"), {}, {}});
            govern(replica, governance::ImplementRecommendation {recommendation, {}});
            CHECK(mayStart());
        }
    });
    computers.sync(computer, day);
}

void PartnershipYear::sendBusiness(Replica& replica, const base::Id& meeting)
{
    const auto agenda = meetings::agendaOf(replica.reader(), meeting);
    for (const meetings::AgendaItem& item : agenda.items) {
        if (item.title != months().at(1).business)
            continue;
        sentItem = item.id;
        governance::SendItem send;
        send.meeting = meeting;
        send.item = item.id;
        send.toBody = partnership::bodyByName(replica.reader(), "PERF")->id;
        govern(replica, send);
    }
    REQUIRE_FALSE(sentItem.isNil());
    governance::SetPanelPriority panel;
    panel.body = partnership::bodyByName(replica.reader(), "LOCAL")->id;
    panel.area = "City centre";
    panel.text = "Lone workers in shops after dark";
    panelPriority = govern(replica, panel);
    govern(replica, governance::TakeUpPanelPriority {panelPriority, meeting, sentItem});
}

void PartnershipYear::tellBack(base::Date day)
{
    computers.sync(0, day);
    computers.on(0, day, [&](Replica& replica) {
        const base::Id to = partnership::bodyByName(replica.reader(), "PERF")->id;
        govern(replica, governance::TellAnswer {sentItem, to, {}});
        govern(replica,
               governance::ClosePanelPriority {panelPriority, "Shops have a link to the control room",
                                               "You said shop workers were alone; a radio link is in place."});
    });
    computers.sync(0, day);
}

void PartnershipYear::commentOnYear()
{
    const base::Date day = std::chrono::year {2012} / 11 / 20;
    computers.sync(1, day);
    computers.on(1, day, [&](Replica& replica) {
        for (const char* agency : {"CITY", "CONS", "FIRE", "NHS", "PA", "PROB"}) {
            governance::CommentOnYear comment;
            comment.agency = agencyId(replica.reader(), agency);
            comment.year = 2012;
            comment.text = "We brought what we had promised.";
            govern(replica, comment);
        }
    });
    computers.sync(1, day);
}

void PartnershipYear::askThePublic(base::Date day)
{
    computers.sync(1, day);
    computers.on(1, day, [&](Replica& replica) {
        governance::RecordEngagement record;
        record.body = partnership::bodyByName(replica.reader(), "FTP")->id;
        record.question = "When are the lights on the court repaired?";
        const base::Id question = govern(replica, record);
        govern(replica, governance::AnswerEngagement {question, "They were repaired in November.", {}, {}});
    });
    computers.sync(1, day);
}

void PartnershipYear::run()
{
    computers.on(0, base::addDays(kFirstDay, -1), [&](Replica& replica) {
        actions::ActionFilter open;
        open.openOnly = true;
        openAtStart = actions::listActions(replica.reader(), open).size();
        for (const actions::AgencyLedger& line : actions::ledgerByAgency(replica.reader()))
            extensionsAtStart += line.extensions;
    });
    computers.done(0, base::addDays(kFirstDay, -1),
                   {"calendar", "plan", "--from", "2011-12-01", "--to", "2012-10-31", "--body", "DTCG"});
    computers.syncAll(base::addDays(kFirstDay, -1));

    std::vector<std::pair<base::Date, std::function<void()>>> days;
    for (std::size_t i = 0; i < months().size(); ++i) {
        const Month& month = months()[i];
        days.push_back({base::addDays(month.day, -13), [this, &month] { handInReturns(month, month.computer); }});
        days.push_back({month.day, [this, i] { holdTasking(i); }});
    }
    for (const Quarter& quarter : quarters()) {
        days.push_back({quarter.performanceBoard, [this, &quarter] { holdPerformanceBoard(quarter); }});
        days.push_back({quarter.published, [this, &quarter] { publishReport(quarter); }});
    }
    using namespace std::chrono_literals;
    days.push_back({2011y / 11 / 29, [this] { holdBoard(2011y / 11 / 29, 1); }});
    for (const base::Date day :
         {base::Date {2011y / 11 / 30}, base::Date {2012y / 1 / 30}, base::Date {2012y / 3 / 29}})
        days.push_back({day, [this, day] { ratify(day); }});
    days.push_back({2012y / 3 / 9, [this] { askThePublic(2012y / 3 / 9); }});
    days.push_back({2012y / 3 / 22, [this] { tellBack(2012y / 3 / 22); }});
    days.push_back({2012y / 3 / 27, [this] { reviewCountyGoals(2012y / 3 / 27); }});
    days.push_back({2012y / 9 / 20, [this] { holdScrutiny(2012y / 9 / 20); }});
    days.push_back({2012y / 9 / 25, [this] { setCountyGoals(2012y / 9 / 25); }});
    days.push_back({2012y / 11 / 20, [this] { commentOnYear(); }});
    days.push_back({kLastDay, [this] { holdBoard(kLastDay, 0); }});
    std::stable_sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [day, happens] : days) {
        INFO(base::isoDate(day));
        happens();
    }
    computers.syncAll(base::addDays(kLastDay, 3));
}

}  // namespace muster::test::year
