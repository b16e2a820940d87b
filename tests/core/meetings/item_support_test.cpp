// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands behind items: evidence and resources offered (requirements H12, D06).
#include "core/documents/build_document.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/item_support.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

using namespace muster;
using namespace muster::meetings;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

base::Id proposed(SampleReplica& sample, const std::string& title, const std::string& offered, bool restricted = false)
{
    ProposeItem propose;
    propose.meeting = must(findMeeting(sample.reader(), "DTCG/2011-12-20")).id;
    propose.title = title;
    propose.origin = ItemOrigin::CrimeData;
    propose.ask = ItemAsk::Input;
    propose.resourcesOffered = offered;
    propose.sensitivity = restricted ? Sensitivity::Restricted : Sensitivity::Open;
    return must(execute(*sample, propose));
}

}  // namespace

TEST_CASE("An item without evidence says so, and a standing item needs none", "[meetings][agenda]")
{
    SampleReplica sample;
    const base::Id item = proposed(sample, "Sheds in Paston", {});
    const base::Id meeting = must(findMeeting(sample.reader(), "DTCG/2011-12-20")).id;
    CHECK(evidenceInWords(*itemById(sample.reader(), item)) == "no evidence attached");
    EditItem edit {meeting, item};
    edit.evidence = "Problem profile, Research team, November";
    must(execute(*sample, edit));
    CHECK(evidenceInWords(*itemById(sample.reader(), item)) == "Problem profile, Research team, November");
    const Agenda agenda = agendaOf(sample.reader(), meeting);
    CHECK(evidenceInWords(agenda.items.front()).empty());
}

TEST_CASE("Resources offered print with the action log, restricted ones only where they may be read",
          "[meetings][documents]")
{
    SampleReplica sample;
    sample.unlock();
    proposed(sample, "Sheds in Paston", "Two officers for three evenings");
    proposed(sample, "Quibblesworth family", "A flat for Zephyrine", true);
    const base::Id body = partnership::bodyByName(sample.reader(), "DTCG")->id;
    CHECK(resourceOffers(sample.reader(), body, {}, {}).size() == 2);
    CHECK(resourceOffers(sample.reader(), body, {}, {}, Audience::Open).size() == 1);
    CHECK(resourceOffers(sample.reader(), body, {}, sample.reader().today()).empty());
    sample->lockPartTwo();
    const auto offers = resourceOffers(sample.reader(), body, {}, {});
    REQUIRE(offers.size() == 1);
    CHECK(offers.front().text == "Two officers for three evenings");
    using namespace muster::documents;
    const std::string log = documents::test::wholeText(documents::test::build(
        sample.reader(), documents::test::paperOf(sample.reader(), "action-log", "DTCG/2011-12-20")));
    CHECK_THAT(log, ContainsSubstring("Two officers for three evenings. (Sheds in Paston, DTCG 20 December 2011)"));
    CHECK_THAT(log, !ContainsSubstring("Zephyrine"));
    const std::string open = documents::test::wholeText(documents::test::build(
        sample.reader(), documents::test::paperOf(sample.reader(), "action-log", "DTCG/2011-12-20", Edition::Public)));
    CHECK_THAT(open, !ContainsSubstring("Two officers"));
}
