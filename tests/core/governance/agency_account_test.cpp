// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each agency's account reconciles and leads to its minutes (requirements K01, F02, B07, F07; invariant 17).
#include "core/governance/agency_account.h"

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <map>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

const AccountOptions kYear {2010y / 11 / 16, 2011y / 11 / 15, {}};

std::map<std::string, AgencyAccount> byCode(const replica::Reader& reader, const AccountOptions& options)
{
    std::map<std::string, AgencyAccount> accounts;
    for (AgencyAccount& one : agencyAccounts(reader, options)) {
        accounts.emplace(one.agency.shortName, one);
    }
    return accounts;
}

}  // namespace

TEST_CASE("Every agency's actions add up to what it was given, for any dates", "[governance][accounts]")
{
    SampleReplica sample;
    const nlohmann::json expected = expectedOfSample();
    const auto accounts = byCode(sample.reader(), kYear);
    for (const auto& [code, open] : expected.at("actions").at("open_by_agency").items()) {
        INFO(code);
        CHECK(open.get<int>() == accounts.at(code).open.number);
    }
    for (const AccountOptions& options : {kYear, AccountOptions {2011y / 9 / 1, 2011y / 9 / 30, {}},
                                          AccountOptions {2011y / 10 / 1, 2011y / 10 / 31, {}}}) {
        for (const auto& [code, account] : byCode(sample.reader(), options)) {
            INFO(code);
            CHECK(account.reconciles());
        }
    }
    const AgencyAccount total = totalOf(agencyAccounts(sample.reader(), kYear));
    CHECK(total.given.number == 24);
    CHECK(total.open.number == 14);
    CHECK(total.overdue.number == 5);
    CHECK(total.reconciles());
    // Months add up to the year.
    const int parts = totalOf(agencyAccounts(sample.reader(), {2011y / 9 / 1, 2011y / 9 / 30, {}})).given.number
        + totalOf(agencyAccounts(sample.reader(), {2011y / 10 / 1, 2011y / 11 / 15, {}})).given.number;
    CHECK(parts == 24);
}

TEST_CASE("Every figure leads to its minutes", "[governance][accounts]")
{
    SampleReplica sample;
    const AgencyAccount fire = byCode(sample.reader(), kYear).at("FIRE");
    // A-010 of minute 8 and A-018 of minute 18.
    REQUIRE(fire.given.number == 2);
    REQUIRE(fire.given.minutes.size() == 2);
    CHECK(fire.given.minutes[0].label == "8");
    CHECK(fire.given.minutes[1].label == "18");
    CHECK(fire.given.minutes[1].date == base::Date {2011y / 10 / 18});
    CHECK(fire.notUndertaken.number == 1);
    CHECK(fire.notUndertaken.minutes.at(0).label == "18");
    // A restricted action counts, and its minute has no name.
    const AgencyAccount prison = byCode(sample.reader(), kYear).at("HMP");
    REQUIRE(prison.given.minutes.size() == 1);
    CHECK(prison.given.minutes[0].restricted);
    CHECK(prison.given.minutes[0].heading == "Restricted item");
}

TEST_CASE("The attendance table says how often the lead, the deputy or somebody else came", "[governance][accounts]")
{
    SampleReplica sample;
    for (const auto& [code, account] : byCode(sample.reader(), kYear)) {
        INFO(code);
        const AttendanceAccount& attendance = account.attendance;
        CHECK(attendance.attended.number <= attendance.needed.number);
        CHECK(attendance.attended.number + attendance.alsoCame.number
              == attendance.byLead.number + attendance.byDeputy.number + attendance.byOther.number);
    }
    const AttendanceAccount city = byCode(sample.reader(), kYear).at("CITY").attendance;
    CHECK(city.needed.number >= 3);
    CHECK(city.attended.number >= 3);
    // Before an agency joined, it was not needed (requirements B04).
    const auto before = byCode(sample.reader(), {1990y / 1 / 1, 1990y / 12 / 31, {}});
    for (const auto& [code, account] : before) {
        CHECK(account.attendance.needed.number == 0);
    }
}

TEST_CASE("Agencies stand by category and name, and community contacts answer for nothing", "[governance][accounts]")
{
    SampleReplica sample;
    const auto accounts = agencyAccounts(sample.reader(), kYear);
    for (std::size_t at = 1; at < accounts.size(); ++at) {
        const auto& a = accounts[at - 1].agency;
        const auto& b = accounts[at].agency;
        CHECK((a.category < b.category || (a.category == b.category && a.name < b.name)));
    }
    // The twelfth joins after the year is over.
    CHECK(accounts.size() == 11);
}

TEST_CASE("Thanks for an action are printed with its agency, and a restricted one gets none", "[governance][accounts]")
{
    SampleReplica sample;
    const auto police = byCode(sample.reader(), kYear).at("CONS");
    REQUIRE(police.successes.size() == 2);
    CHECK(police.successes[0].reference == "A-004");
    CHECK(police.successes[0].minute.label == "5");
    const auto action = actions::findAction(sample.reader(), std::string {"A-010"});
    must(actions::execute(*sample, actions::SayThanks {action->id, "Thank you for the morning at the schools."}));
    CHECK(byCode(sample.reader(), kYear).at("FIRE").successes.size() == 1);
    must(sample->undo());
    CHECK(byCode(sample.reader(), kYear).at("FIRE").successes.empty());
    sample.unlock();
    const auto restricted = actions::findAction(sample.reader(), std::string {"A-012"});
    const auto refused = actions::execute(*sample, actions::SayThanks {restricted->id, "Thank you."});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().detail.rfind("A-012 is restricted", 0) == 0);
}

TEST_CASE("An agency comments on its year in 100 words, others challenge it and it answers", "[governance][accounts]")
{
    SampleReplica sample;
    const base::Id fire = partnership::agencyByShortName(sample.reader(), "FIRE")->id;
    const base::Id city = partnership::agencyByShortName(sample.reader(), "CITY")->id;
    std::string hundred;
    for (int word = 0; word < 100; ++word) {
        hundred += "word ";
    }
    must(execute(*sample, CommentOnYear {fire, 2011, hundred}));
    const auto tooLong = execute(*sample, CommentOnYear {fire, 2011, hundred + "more still"});
    REQUIRE_FALSE(tooLong.has_value());
    CHECK(tooLong.error().detail == "That has 102 words; there is room for 100. Take out 2 words.");
    must(execute(*sample, CommentOnYear {fire, 2011, "We did what we said."}));
    const base::Id challenge = must(execute(*sample, ChallengeAgency {fire, city, 2011, "Why was A-018 not done?"}));
    must(execute(*sample, AnswerAgencyChallenge {challenge, "The programme was full."}));
    CHECK_FALSE(execute(*sample, ChallengeAgency {fire, fire, 2011, "Why?"}).has_value());
    const auto comments = commentsOn(sample.reader(), fire, 2011);
    REQUIRE(comments.size() == 3);
    CHECK(comments[0].text == "We did what we said.");
    CHECK(comments[1].fromAgencyName == "City Council");
    CHECK(comments[2].answers == challenge);
    CHECK(commentsOn(sample.reader(), fire, 2012).empty());
}
