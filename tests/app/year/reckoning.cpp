// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/year/reckoning.h"

#include "core/actions/action_queries.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/governance/agency_account.h"
#include "core/governance/county_goal.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/panel_priority.h"
#include "core/governance/publication.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/registers.h"
#include "core/governance/scrutiny.h"
#include "core/governance/sent_business.h"
#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ostream>
#include <set>

namespace muster::test::year {

using replica::Reader;
using replica::Replica;

namespace {

using namespace std::chrono_literals;

const base::Date kFrom = 2011y / 11 / 15;
const base::Date kTo = 2012y / 11 / 27;
const base::Date kAfter = 2012y / 11 / 30;

/// Every row of every table that is shared, a line each.
std::string everything(Replica& replica)
{
    std::string all;
    for (const replica::TableInfo& table : replica.catalogue().tables()) {
        auto row = replica.reader().query(fmt::format("SELECT * FROM main.\"{}\" ORDER BY id", table.name));
        while (row.next()) {
            all += table.name;
            for (int column = 0; column < row.columnCount(); ++column) {
                // What is no text, an id for one, is compared by what SQLite writes it as.
                all += '|' + (row.isNull(column) ? std::string {"-"} : row.text(column));
            }
            all += '\n';
        }
    }
    return all;
}

/// The first line in which two texts differ.
std::string firstDifference(const std::string& a, const std::string& b)
{
    const auto [left, right] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    if (left == a.end() && right == b.end())
        return {};
    const auto lineAt = [](const std::string& text, std::size_t at) {
        const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        return text.substr(begin, text.find('\n', at) - begin);
    };
    const auto at = static_cast<std::size_t>(std::distance(a.begin(), left));
    return lineAt(a, std::min(at, a.size())) + " / " + lineAt(b, std::min(at, b.size()));
}

struct Sums {
    int given = 0;
    int open = 0;
    int verified = 0;
    int noLongerRequired = 0;
    int notUndertaken = 0;
    int superseded = 0;
    int declined = 0;
    int extensions = 0;

    bool operator==(const Sums&) const = default;
    friend std::ostream& operator<<(std::ostream& out, const Sums& sums)
    {
        return out << fmt::format("given {}: open {}, verified {}, not required {}, not undertaken {}, superseded {}, "
                                  "declined {}; extensions {}",
                                  sums.given, sums.open, sums.verified, sums.noLongerRequired, sums.notUndertaken,
                                  sums.superseded, sums.declined, sums.extensions);
    }
};

std::map<std::string, Sums> sumsOfBook(const PartnershipYear& year)
{
    std::map<std::string, Sums> sums;
    for (const Given& one : year.given) {
        Sums& of = sums[one.agency];
        ++of.given;
        of.extensions += one.extensions;
        if (!one.closed) {
            ++of.open;
            continue;
        }
        switch (one.fate) {
        case Fate::Verified:
        case Fate::Late:
            ++of.verified;
            break;
        case Fate::NotRequired:
            ++of.noLongerRequired;
            break;
        case Fate::NotUndertaken:
            ++of.notUndertaken;
            break;
        case Fate::Superseded:
            ++of.superseded;
            break;
        case Fate::Declined:
            ++of.declined;
            break;
        case Fate::Open:
            break;
        }
    }
    return sums;
}

std::map<std::string, int> actionsInMinutes(const Reader& reader, const std::vector<Held>& held)
{
    std::map<std::string, int> byAgency;
    for (const Held& one : held) {
        const auto content = meetings::minutesContent(reader, one.id, meetings::MinutesAudience::Full);
        REQUIRE(content);
        for (const meetings::MinutesItem& item : content->items) {
            for (const meetings::MinutesEntry& entry : item.entries) {
                if (entry.action)
                    ++byAgency[entry.action->leadShortName];
            }
        }
    }
    return byAgency;
}

}  // namespace

void checkComputersAgree(PartnershipYear& year)
{
    std::vector<std::string> rows;
    std::vector<std::string> minutes;
    for (std::size_t computer = 0; computer < Computers::kHowMany; ++computer) {
        year.computers.on(computer, kAfter, [&](Replica& replica) {
            rows.push_back(everything(replica));
            CHECK(replica.conflicts().empty());
        });
        year.computers.done(computer, kAfter, {"check"});
        minutes.push_back(year.computers.done(computer, kAfter, {"list", "minutes", "--format", "csv"}));
        CHECK_THAT(year.computers.done(computer, kAfter, {"share", "status"}),
                   ContainsSubstring("Nothing waits to be sent."));
    }
    CHECK(rows.at(0).size() > 100000);
    for (std::size_t computer = 1; computer < Computers::kHowMany; ++computer) {
        CHECK(firstDifference(rows.at(0), rows.at(computer)) == "");
        CHECK(minutes.at(0) == minutes.at(computer));
    }
}

void checkNumbers(PartnershipYear& year)
{
    year.computers.on(1, kAfter, [&](Replica& replica) {
        const Reader& reader = replica.reader();
        // First numbers are the sample's: the tasking group began at 1, the Performance Board at P41, the Board at 112.
        for (const auto& [code, first] : {std::pair {"DTCG", 1}, std::pair {"PERF", 41}, std::pair {"BOARD", 112}}) {
            std::vector<int> numbers;
            for (const meetings::Meeting& meeting :
                 meetings::meetingsOf(reader, partnership::bodyByName(reader, code)->id)) {
                for (const meetings::Minute& minute : meetings::minutesOf(reader, meeting.id)) {
                    CHECK_FALSE(minute.provisional);
                    numbers.push_back(minute.number);
                }
            }
            std::sort(numbers.begin(), numbers.end());
            REQUIRE_FALSE(numbers.empty());
            INFO(code);
            CHECK(numbers.front() == first);
            CHECK(numbers.back() - numbers.front() + 1 == static_cast<int>(numbers.size()));
            CHECK(std::adjacent_find(numbers.begin(), numbers.end()) == numbers.end());
        }
        // As many minutes as items were taken.
        for (const Held& one : year.held) {
            if (one.body != "DTCG" && one.body != "PERF" && one.body != "BOARD")
                continue;
            INFO(one.body << ' ' << base::isoDate(one.day));
            CHECK(static_cast<int>(meetings::minutesOf(reader, one.id).size()) == one.taken);
        }
        std::set<std::string> references;
        std::size_t all = 0;
        for (const actions::Action& action : actions::listActions(reader)) {
            references.insert(action.reference);
            ++all;
            CHECK_THAT(action.reference, StartsWith("A-"));
            CHECK(action.reference.find('P') == std::string::npos);
        }
        for (const actions::Blockage& blockage : actions::listBlockages(reader)) {
            references.insert(blockage.reference);
            ++all;
        }
        for (const actions::PerformanceException& exception : actions::listExceptions(reader)) {
            references.insert(exception.reference);
            ++all;
        }
        CHECK(references.size() == all);
    });
}

void checkActions(PartnershipYear& year)
{
    year.computers.on(2, kAfter, [&](Replica& replica) {
        const Reader& reader = replica.reader();
        const std::map<std::string, Sums> book = sumsOfBook(year);
        std::map<std::string, Sums> ledger;
        for (const actions::AgencyLedger& line : actions::ledgerByAgency(reader, kFrom, kTo)) {
            CHECK(line.given
                  == line.open + line.verified + line.noLongerRequired + line.notUndertaken + line.superseded
                      + line.declined);
            if (line.given > 0)
                ledger[line.agency.shortName] = {
                    line.given,         line.open,       line.verified, line.noLongerRequired,
                    line.notUndertaken, line.superseded, line.declined, line.extensions};
        }
        CHECK(ledger.size() == book.size());
        int closed = 0;
        std::map<std::string, int> given;
        for (const auto& [agency, sums] : book) {
            INFO(agency);
            CHECK(ledger[agency] == sums);
            given[agency] = sums.given;
            closed += sums.given - sums.open;
        }
        // The minutes say the same.
        CHECK(actionsInMinutes(reader, year.held) == given);
        // And so does the report by agency.
        const auto accounts = governance::agencyAccounts(reader, {kFrom, kTo, {}});
        for (const governance::AgencyAccount& account : accounts) {
            INFO(account.agency.shortName);
            CHECK(account.reconciles());
            const auto found = given.find(account.agency.shortName);
            CHECK(account.given.number == (found == given.end() ? 0 : found->second));
        }
        CHECK(governance::totalOf(accounts).given.number == static_cast<int>(year.given.size()));

        actions::ActionFilter open;
        open.openOnly = true;
        CHECK(actions::listActions(reader, open).size() + static_cast<std::size_t>(closed)
              == year.openAtStart + year.given.size());

        for (const Given& one : year.given) {
            INFO(one.text << " of " << one.agency);
            const auto action = *actions::findAction(reader, one.id);
            CHECK(action.lead.shortName == one.agency);
            CHECK_FALSE(action.item.isNil());
            CHECK(action.minuteNumber);
            CHECK(action.originalDue == one.firstDue);
            CHECK(action.extensions == one.extensions);
            const bool verified = one.closed && (one.fate == Fate::Verified || one.fate == Fate::Late);
            CHECK((action.status == actions::ActionStatus::ClosedVerified) == verified);
            if (verified) {
                CHECK(action.evidence == one.evidence);
                CHECK(action.verifiedBy != action.ownerTitle);
            }
            for (const actions::ActionUpdate& update : actions::updatesOf(reader, one.id)) {
                if (update.kind == "extend")
                    CHECK_FALSE(update.reason.empty());
            }
        }
    });
}

void checkMeetings(PartnershipYear& year)
{
    year.computers.on(0, kAfter, [&](Replica& replica) {
        const Reader& reader = replica.reader();
        std::map<std::string, std::set<std::string>> present;
        for (const governance::AttendanceLine& line : governance::attendanceRegister(reader, {kFrom, kTo, {}, {}})) {
            const auto agency = partnership::agency(reader, line.agency);
            if (agency && line.arrived)
                present[line.meeting].insert(agency->shortName);
        }
        std::map<std::string, const Held*> last;
        for (const Held& one : year.held) {
            const auto meeting = *meetings::meetingById(reader, one.id);
            INFO(meetings::meetingReference(meeting));
            CHECK(present[meetings::meetingReference(meeting)]
                  == std::set<std::string>(one.came.begin(), one.came.end()));
            const auto chairs = meetings::chairPeriods(reader, one.id);
            REQUIRE_FALSE(chairs.empty());
            CHECK(chairs.front().from == meeting.actualStart);
            CHECK(chairs.back().to == meeting.actualEnd);
            for (std::size_t i = 1; i < chairs.size(); ++i)
                CHECK(chairs[i - 1].to == chairs[i].from);
            const Held*& newest = last[one.body];
            newest = newest == nullptr || newest->day < one.day ? &one : newest;
        }
        int approved = 0;
        for (const Held& one : year.held) {
            if (one.body != "DTCG" && one.body != "PERF" && one.body != "BOARD")
                continue;
            INFO(one.body << ' ' << base::isoDate(one.day));
            CHECK(one.approved == (last[one.body] != &one));
            const auto record = meetings::minutesRecord(reader, one.id);
            CHECK((record.state == meetings::MinutesState::Approved) == one.approved);
            CHECK(meetings::minutesUnchanged(reader, one.id));
            approved += one.approved ? 1 : 0;
        }
        CHECK(approved == 12 + 3 + 1);
    });
}

void checkAround(PartnershipYear& year)
{
    year.computers.on(0, kAfter, [&](Replica& replica) {
        const Reader& reader = replica.reader();
        int received = 0;
        for (const Month& month : months()) {
            const auto board = governance::returnsBoard(reader, governance::monthOf(month.day));
            INFO(board.month);
            CHECK(board.received == static_cast<int>(board.standings.size()));
            CHECK(board.late == 0);
            received += board.received;
        }
        // Four of November's were there before the year began.
        CHECK(received == year.returnsReceived + 4);
        CHECK(year.returnsReceived >= 12);

        int published = 0;
        for (const governance::Publication& one : governance::publications(reader)) {
            if (one.from < kFrom && one.to < kFrom)
                continue;
            CHECK(one.state == governance::PublicationState::Published);
            CHECK(one.channels == 2);
            CHECK(one.checkedOn <= one.approvedOn);
            CHECK(one.approvedOn <= one.publishedOn);
            CHECK_FALSE(governance::approvedCopy(reader, one.id).empty());
            ++published;
        }
        CHECK(published == 4);
        CHECK(year.reportsPublished == 4);

        const auto recommendation = *governance::findRecommendation(reader, year.recommendation);
        CHECK(recommendation.implementedOn);
        CHECK(recommendation.count.required == 3);
        CHECK(recommendation.count.ratified == 3);
        CHECK(actions::findAction(reader, year.dependentAction)->status == actions::ActionStatus::InProgress);

        const auto sent = governance::sentBusiness(reader, partnership::bodyByName(reader, "DTCG")->id);
        const auto mine = std::find_if(sent.begin(), sent.end(), [&](const governance::SentBusiness& one) {
            return one.from.item == year.sentItem;
        });
        REQUIRE(mine != sent.end());
        CHECK(mine->state == governance::SentState::Told);
        CHECK(mine->answer == "A radio link for shops is paid until summer.");
        CHECK(governance::threadOf(reader, year.sentItem).size() == 2);
        CHECK_FALSE(governance::panelPriority(reader, year.panelPriority)->wantsTellingBack());

        for (std::size_t i = 0; i < year.exceptions.size(); ++i) {
            const auto exception = *actions::findException(reader, year.exceptions[i]);
            CHECK(exception.state
                  == (i + 1 < year.exceptions.size() ? actions::ExceptionState::Closed
                                                     : actions::ExceptionState::Monitoring));
            CHECK_FALSE(exception.text.empty());
        }
        for (std::size_t i = 0; i < year.blockages.size(); ++i) {
            CHECK(actions::findBlockage(reader, year.blockages[i])->state
                  == (quarters().at(i).escalated ? actions::BlockageState::Decided
                                                 : actions::BlockageState::ResolvedThere));
        }
        const auto scrutiny = *governance::scrutinyRecommendation(reader, year.scrutinyRecommendation);
        CHECK(scrutiny.respondedOn <= scrutiny.responseDueOn);
        for (const governance::CountyGoal& goal : governance::countyGoals(reader)) {
            const bool ofThisYear =
                std::find(year.countyGoals.begin(), year.countyGoals.end(), goal.id) != year.countyGoals.end();
            CHECK(goal.progress.empty() == ofThisYear);
        }
    });
}

}  // namespace muster::test::year
