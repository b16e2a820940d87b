// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations go through every agency's own governance before anything rests on them (requirements L01 to L07, A04,
// O01, invariants 12 and 13).
#include "core/governance/recommendation_commands.h"
#include "core/governance/recommendation_queries.h"

#include "core/actions/action_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

using namespace muster;
using namespace muster::governance;
using muster::test::must;
using muster::test::SampleReplica;
using namespace std::chrono_literals;

namespace {

base::Id agencyOf(SampleReplica& sample, const std::string& code)
{
    return partnership::agencyByShortName(sample.reader(), code)->id;
}

base::Id bodyOf(SampleReplica& sample, const std::string& name)
{
    return partnership::bodyByName(sample.reader(), name)->id;
}

Recommendation read(SampleReplica& sample, const base::Id& id)
{
    return findRecommendation(sample.reader(), id).value();
}

template <class Command> std::string why(SampleReplica& sample, const Command& command)
{
    const auto done = execute(*sample, command);
    return done ? std::string {} : done.error().detail;
}

/// Drafted, with everything that sending it asks for but section 17, equality and a priority.
base::Id drafted(SampleReplica& sample, const std::string& body)
{
    DraftRecommendation draft;
    draft.title = "One evening patrol plan for the city centre";
    draft.originBody = bodyOf(sample, body);
    const auto made = must(execute(*sample, draft));
    CHECK(made.reference == "REC-02");
    must(execute(*sample, AddLimb {made.id, "One plan for Fridays", 2012y / 1 / 6}));
    must(execute(*sample, FinishDraft {made.id}));
    return made.id;
}

void complete(SampleReplica& sample, const base::Id& id)
{
    must(execute(*sample, SetS17 {id, S17Effect::None, "Patrols move; none is lost."}));
    must(execute(*sample, SetEquality {id, {}, {}, {}, {}, "No service to the public changes."}));
    EditRecommendation edit {id};
    edit.priorities = {{partnership::priorityByShortName(sample.reader(), "P2")->id}};
    must(execute(*sample, edit));
}

}  // namespace

TEST_CASE("REC-01 is ratified by two of five and holds A-024 back", "[governance][recommendation]")
{
    SampleReplica sample;
    const auto one = findRecommendation(sample.reader(), std::string {"rec-01"});
    REQUIRE(one.has_value());
    CHECK(one->state == RecommendationState::WithAgencies);
    CHECK(one->count.required == 5);
    CHECK(one->count.ratified == 2);
    CHECK(stateInWords(*one) == "With the agencies: ratified by 2 of the 5 agencies it needs");
    REQUIRE(one->dependents.size() == 1);
    CHECK(one->dependents.front().reference == "A-024");
    CHECK(one->dependents.front().heldBack);
    const auto started = actions::execute(*sample, actions::StartAction {one->dependents.front().id, {}, {}, {}});
    REQUIRE_FALSE(started.has_value());
    CHECK(started.error().detail
          == "A-024 cannot start: it depends on REC-01, which is ratified by 2 of the 5 agencies it needs.");
    // The dropped option stays, with its reason (L03); three limbs, three dates (L07).
    REQUIRE(one->options.size() == 2);
    CHECK(one->options[1].state == OptionState::Dropped);
    CHECK_THAT(one->options[1].reason, StartsWith("No longer the preferred option"));
    REQUIRE(one->limbs.size() == 3);
    CHECK(one->limbs[0].effectiveOn == 2012y / 1 / 9);
    CHECK(one->limbs[1].effectiveOn == 2012y / 4 / 2);
    CHECK(one->limbs[2].effectiveOn == 2012y / 7 / 2);
    CHECK(one->s17 == S17Effect::Positive);
    CHECK(missingToSend(*one).empty());
    const auto waiting = ratificationsWaiting(sample.reader());
    REQUIRE(waiting.size() == 3);
    CHECK(waiting[0].ratification.agencyShortName == "CITY");
    CHECK(waiting[0].ratification.inWords() == "In governance: Cabinet, 5 December 2011");
    CHECK(waiting[2].ratification.agencyShortName == "PROB");
}

TEST_CASE("The last ratification and the accepted conditions make it implementable and free the action",
          "[governance][recommendation]")
{
    SampleReplica sample;
    const base::Id id = findRecommendation(sample.reader(), std::string {"REC-01"})->id;
    const base::Id action = read(sample, id).dependents.front().id;
    CHECK_THAT(why(sample, ImplementRecommendation {id}), ContainsSubstring("2 of the 5"));
    for (const char* code : {"CITY", "FIRE"}) {
        must(execute(
            *sample,
            RecordRatification {id, agencyOf(sample, code), RatificationState::Ratified, {}, {}, {}, "Minute 9"}));
    }
    CHECK_THAT(
        why(sample, RecordRatification {id, agencyOf(sample, "PROB"), RatificationState::RatifiedWithConditions}),
        ContainsSubstring("Say which conditions"));
    CHECK_THAT(why(sample, RecordRatification {id, agencyOf(sample, "PROB"), RatificationState::Rejected}),
               ContainsSubstring("Say why"));
    must(execute(
        *sample,
        RecordRatification {
            id, agencyOf(sample, "PROB"), RatificationState::NotRequired, {}, {}, "Its staff are not concerned."}));
    CHECK(read(sample, id).state == RecommendationState::WithAgencies);
    CHECK(read(sample, id).count.inWords() == "ratified, but the conditions of 1 agency are not accepted yet");
    CHECK_THAT(why(sample, AcceptConditions {id, agencyOf(sample, "CITY")}), ContainsSubstring("made no conditions"));
    must(execute(*sample, AcceptConditions {id, agencyOf(sample, "CKH")}));
    CHECK(read(sample, id).state == RecommendationState::Implementable);
    CHECK_FALSE(read(sample, id).dependents.front().heldBack);
    CHECK(actions::execute(*sample, actions::StartAction {action, {}, {}, {}}).has_value());
    must(execute(*sample, ImplementRecommendation {id}));
    CHECK(read(sample, id).state == RecommendationState::Implemented);
    // A governance that comes back to it opens its conditions again, before it is implemented only.
    CHECK_FALSE(
        execute(*sample, RecordRatification {id, agencyOf(sample, "CKH"), RatificationState::Ratified}).has_value());
}

TEST_CASE(
    "A recommendation is sent only with a priority, section 17 and equality, and the refusal says which is missing",
    "[governance][recommendation]")
{
    SampleReplica sample;
    const base::Id id = drafted(sample, "BOARD");
    SendToAgencies send {id,
                         {{agencyOf(sample, "CITY")}, {agencyOf(sample, "FIRE"), "Fire Authority", 2011y / 12 / 14}}};
    CHECK_THAT(why(sample, send), ContainsSubstring("A body adopts it before"));
    must(execute(*sample, AdoptRecommendation {id}));
    CHECK(
        why(sample, send)
        == "REC-02 cannot go to the agencies yet: name at least one priority that it serves; say its effect under "
           "section 17, with the reason; give the date and summary of its equality impact assessment, or say why none "
           "is needed.");
    must(execute(*sample, SetS17 {id, S17Effect::Positive, "Fewer gaps on Fridays."}));
    CHECK_THAT(why(sample, send), !ContainsSubstring("section 17"));
    CHECK_THAT(why(sample, SetEquality {id, 2011y / 11 / 1, "Assessed", {}, {}, "not needed"}),
               ContainsSubstring("one of the two"));
    complete(sample, id);
    CHECK(read(sample, id).ratifications.empty());
    must(execute(*sample, send));
    const auto sent = read(sample, id);
    CHECK(sent.state == RecommendationState::WithAgencies);
    REQUIRE(sent.ratifications.size() == 2);
    CHECK(sent.ratificationBy(agencyOf(sample, "CITY"))->state == RatificationState::Pending);
    CHECK(sent.ratificationBy(agencyOf(sample, "FIRE"))->state == RatificationState::InGovernance);
    // What agencies ratify is what they were sent.
    CHECK_THAT(why(sample, AddLimb {id, "One more"}), ContainsSubstring("its words stay"));
    CHECK_THAT(why(sample, AskAgency {id, {agencyOf(sample, "CITY")}}),
               ContainsSubstring("asked about REC-02 already"));
    must(execute(*sample, AskAgency {id, {agencyOf(sample, "CONS")}}));
    must(execute(*sample, TakeToGovernance {id, agencyOf(sample, "CONS"), "Chief Officer group", 2011y / 12 / 7}));
    CHECK(read(sample, id).ratificationBy(agencyOf(sample, "CONS"))->inWords()
          == "In governance: Chief Officer group, 7 December 2011");
    must(execute(*sample, WithdrawRecommendation {id, "Overtaken"}));
    CHECK(read(sample, id).count.inWords() == "withdrawn");
}

TEST_CASE("An advisory body adopts without agreeing, and the recommendation says who can decide",
          "[governance][recommendation]")
{
    SampleReplica sample;
    const base::Id id = drafted(sample, "TF-ASB");
    const base::Id group = bodyOf(sample, "TF-ASB");
    CHECK_THAT(why(sample, AdoptRecommendation {id, group, {}, "RESOLVED"}),
               ContainsSubstring("cannot decide with RESOLVED"));
    must(execute(*sample, AdoptRecommendation {id, group}));
    auto one = read(sample, id);
    CHECK(one.state == RecommendationState::Adopted);
    CHECK(one.verb == "RECOMMENDED");
    CHECK_FALSE(one.agreed);
    CHECK_THAT(whoCanDecide(sample.reader(), one),
               StartsWith("The ASB and Hate Crime Task and Finish Group can advise, not decide. The Safer Peterborough "
                          "Partnership Board (CDRP Board) can decide for the partnership."));
    must(execute(*sample, AdoptRecommendation {id, bodyOf(sample, "BOARD"), {}, "RESOLVED"}));
    one = read(sample, id);
    CHECK(one.agreed);
    CHECK_THAT(whoCanDecide(sample.reader(), one), ContainsSubstring("has decided for the partnership"));
    // The Executive Group was closed: it adopts nothing any more (invariant 11).
    const base::Id other = must(execute(*sample, DraftRecommendation {"Another"})).id;
    must(execute(*sample, FinishDraft {other}));
    CHECK_THAT(why(sample, AdoptRecommendation {other, bodyOf(sample, "EXEC")}), ContainsSubstring("cannot adopt it"));
}

TEST_CASE("Noting a recommendation asks no agency", "[governance][recommendation]")
{
    SampleReplica sample;
    const base::Id id = drafted(sample, "BOARD");
    complete(sample, id);
    must(execute(*sample, AdoptRecommendation {id, {}, {}, "NOTED"}));
    CHECK(read(sample, id).state == RecommendationState::Noted);
    CHECK(read(sample, id).verb == "NOTED");
    CHECK_THAT(why(sample, SendToAgencies {id, {{agencyOf(sample, "CITY")}}}), ContainsSubstring("no agency is asked"));
    CHECK(read(sample, id).ratifications.empty());
}

TEST_CASE("While options are explored nothing can rest on a recommendation", "[governance][recommendation]")
{
    SampleReplica sample;
    const base::Id id = must(execute(*sample, DraftRecommendation {"Delivery hubs"})).id;
    const base::Id hubs = must(execute(*sample, AddOption {id, "Staff share one building"}));
    const base::Id teams = must(execute(*sample, AddOption {id, "Virtual teams"}));
    CHECK_THAT(why(sample, FinishDraft {id}), ContainsSubstring("still open"));
    CHECK_THAT(why(sample, AdoptRecommendation {id, bodyOf(sample, "BOARD")}), ContainsSubstring("exploring options"));
    CHECK_THAT(why(sample, DecideOption {hubs, OptionState::Dropped}), ContainsSubstring("why the option is dropped"));
    must(execute(*sample, DecideOption {hubs, OptionState::Dropped, "Too dear"}));
    must(execute(*sample, DecideOption {teams, OptionState::Pursued}));
    const auto action = actions::findAction(sample.reader(), std::string {"A-024"});
    must(execute(*sample, DependOnRecommendation {action->id, id}));
    const auto held = actions::findAction(sample.reader(), action->id);
    CHECK(held->heldBack);
    CHECK(held->heldBackWhy == "not with the agencies yet");
    must(execute(*sample, FinishDraft {id}));
    CHECK(read(sample, id).options.front().reason == "Too dear");
    const auto begun = actions::findAction(sample.reader(), std::string {"A-008"});
    CHECK_THAT(why(sample, DependOnRecommendation {begun->id, id}), ContainsSubstring("has been begun"));
}
