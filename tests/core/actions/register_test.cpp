// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/blockage_queries.h"
#include "core/replica/part_two.h"
#include "core/sample/sample.h"
#include "tests/core/actions/a_register.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <set>

using namespace muster;
using namespace muster::test;
using namespace muster::actions;

namespace {

std::unique_ptr<replica::Replica> openSample(const TemporaryFolder& folder)
{
    return must(sample::createSample(folder.path() / "data", sample::kLiteralAnchor));
}

nlohmann::json expectedActions()
{
    std::ifstream file {std::string {MUSTER_TEST_DATA} + "/sample/expected.json"};
    return nlohmann::json::parse(file).at("actions");
}

std::set<std::string> references(const std::vector<Action>& actions)
{
    std::set<std::string> all;
    for (const Action& action : actions)
        all.insert(action.reference);
    return all;
}

}  // namespace

TEST_CASE("The sample's register holds the figures it was given", "[actions][sample]")
{
    const TemporaryFolder folder;
    const auto replica = openSample(folder);
    const auto expected = expectedActions();
    const auto all = listActions(replica->reader());
    REQUIRE(all.size() == expected.at("total").get<std::size_t>());

    ActionFilter overdue;
    overdue.overdueOnly = true;
    CHECK(references(listActions(replica->reader(), overdue)) == expected.at("overdue").get<std::set<std::string>>());
    ActionFilter waiting;
    waiting.awaitingVerificationOnly = true;
    CHECK(references(listActions(replica->reader(), waiting))
          == expected.at("awaiting_verification").get<std::set<std::string>>());
    ActionFilter restricted;
    restricted.restrictedOnly = true;
    CHECK(references(listActions(replica->reader(), restricted))
          == expected.at("restricted").get<std::set<std::string>>());

    std::map<std::string, int> openByAgency;
    for (const Action& action : all)
        openByAgency[action.lead.shortName] += isOpen(action.status) ? 1 : 0;
    std::erase_if(openByAgency, [](const auto& entry) { return entry.second == 0; });
    CHECK(openByAgency == expected.at("open_by_agency").get<std::map<std::string, int>>());
    CHECK_THAT(inWords(countActions(all, std::nullopt)), StartsWith("14 open of 24: 5 overdue, "));
    CHECK_THAT(inWords(countActions(all, std::nullopt)), ContainsSubstring("4 awaiting verification"));
    CHECK(findAction(replica->reader(), std::string {"#24"})->heldBack);
    CHECK(dueInWords(*findAction(replica->reader(), std::string {"a-019"}))
          == "11 November 2011 (was 8 November 2011)");
}

TEST_CASE("Counts reconcile: every action is in exactly one group", "[actions]")
{
    const TemporaryFolder folder;
    const auto replica = openSample(folder);
    const auto all = listActions(replica->reader());
    const RegisterCounts counts = countActions(all, 2011y / 12 / 20);
    int sum = 0;
    int open = 0;
    for (const auto& [group, count] : counts.groups) {
        sum += count;
        open += group == LogGroup::Closed ? 0 : count;
    }
    CHECK(sum == counts.total);
    CHECK(open == counts.open);
    std::vector<Action> sorted = all;
    sortForLog(sorted, 2011y / 12 / 20);
    CHECK(std::is_sorted(sorted.begin(), sorted.end(), [](const Action& a, const Action& b) {
        return logGroup(a, 2011y / 12 / 20) < logGroup(b, 2011y / 12 / 20);
    }));
}

TEST_CASE("Restricted text is not there while part two is locked", "[actions][restricted]")
{
    const TemporaryFolder folder;
    const auto replica = openSample(folder);
    REQUIRE(replica->partTwoState() == replica::PartTwoState::Locked);
    const auto hidden = *findAction(replica->reader(), std::string {"A-012"});
    CHECK(hidden.text == "Restricted action");
    CHECK(hidden.ownerTitle.empty());
    CHECK(hidden.evidence.empty());
    CHECK(hidden.latestUpdate.empty());
    CHECK(hidden.verifiedBy.empty());
    CHECK(updatesOf(replica->reader(), hidden.id).empty());
    ActionFilter words;
    words.words = "curfew";
    CHECK(listActions(replica->reader(), words).empty());
    const auto refused = execute(*replica, ReportProgress {hidden.id, "spoken to", {}, {}, {}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == FailureCode::Locked);

    must(replica->unlockPartTwo(sample::kSamplePassphrase));
    CHECK_FALSE(listActions(replica->reader(), words).empty());
    CHECK(findAction(replica->reader(), hidden.id)->text != "Restricted action");
    // What everybody may see stays without it even then.
    CHECK(listActions(replica->reader(), words, Audience::Open).empty());
    replica->lockPartTwo();
    CHECK(listActions(replica->reader(), words).empty());
}

TEST_CASE("Nothing said about a restricted action reaches the open tables", "[actions][restricted]")
{
    ARegister a;
    must(a.replica->initPartTwo("a passphrase", replica::KeyCost::interactive()));
    RecordAction record = a.request(2011y / 11 / 8, true);
    record.text = "SECRETTEXT";
    record.ownerTitle = "SECRETOWNER";
    record.agreedBy = "SECRETAGREED";
    const base::Id id = must(execute(*a.replica, record)).id;
    must(execute(*a.replica, ExtendAction {id, 2011y / 11 / 25, "SECRETEXTENSION", false, "SECRETBY", {}}));
    must(execute(*a.replica, SetRag {id, Rag::AtRisk, "SECRETJUDGEMENT"}));
    must(execute(*a.replica, LeaveIncomplete {id, "SECRETINCOMPLETE", {}}));
    must(execute(*a.replica, BlockAction {id, "SECRETBLOCK", "SECRETNEED", "SECRETWHOM", {}, {}}));
    must(execute(*a.replica, StartAction {id, "SECRETSTART", {}, {}}));
    must(execute(*a.replica, ClaimComplete {id, "SECRETEVIDENCE", {}, {}}));
    must(execute(*a.replica, VerifyAction {id, "SECRETVERIFIER", "SECRETNOTE", {}}));
    CHECK(a.read(id).verifiedBy == "SECRETVERIFIER");
    a.replica->lockPartTwo();
    const Action locked = a.read(id);
    for (const std::string& seen : {locked.text, locked.ownerTitle, locked.agreedBy, locked.evidence, locked.verifiedBy,
                                    locked.ragReason, locked.incompleteReason, locked.latestUpdate, locked.closureText})
        CHECK(seen.find("SECRET") == std::string::npos);
    // The open dates still say that it was put off once.
    CHECK(locked.extensions == 1);
    for (const Blockage& blockage : listBlockages(a.replica->reader()))
        CHECK((blockage.text + blockage.needed + blockage.fromWhom).find("SECRET") == std::string::npos);
    for (const auto& change : a.replica->newestChanges(50))
        CHECK(change.header.label.find("SECRET") == std::string::npos);
    for (const char* table : {"action", "action_update", "blockage"}) {
        replica::Statement row = a.replica->reader().query(std::string {"SELECT * FROM main."} + table);
        while (row.next()) {
            for (int column = 0; column < row.columnCount(); ++column) {
                const auto value = row.value(column);
                if (const auto* text = std::get_if<std::string>(&value))
                    CHECK(text->find("SECRET") == std::string::npos);
            }
        }
    }
}

TEST_CASE("A restricted action is opened only with consent", "[actions][restricted]")
{
    ARegister a;
    must(a.replica->initPartTwo("a passphrase", replica::KeyCost::interactive()));
    const base::Id id = a.action(2011y / 11 / 25, true);
    CHECK_FALSE(a.attempt(OpenRestrictedAction {id, "", 2011y / 11 / 15}).empty());
    CHECK(a.read(id).restricted);
    must(execute(*a.replica, OpenRestrictedAction {id, "Probation lead officer", 2011y / 11 / 15}));
    a.replica->lockPartTwo();
    CHECK_FALSE(a.read(id).restricted);
    CHECK(a.read(id).text == "Board the two units");
}

TEST_CASE("A filter takes every criterion together", "[actions]")
{
    const TemporaryFolder folder;
    const auto replica = openSample(folder);
    ActionFilter filter;
    filter.words = "CITY asb categories";
    const auto found = listActions(replica->reader(), filter);
    REQUIRE(found.size() == 1);
    CHECK(found.front().reference == "A-008");
    filter.status = ActionStatus::Blocked;
    CHECK(listActions(replica->reader(), filter).empty());
}
