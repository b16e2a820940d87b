// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who is asked to come when, and that calendars change only when what was said changes (requirements D03, §4.2).
#include "core/governance/invitations.h"

#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>
#include <set>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;

namespace {

base::Id november(const replica::Reader& reader) { return must(meetings::findMeeting(reader, "DTCG/2011-11-15")).id; }

base::Id agencyId(const replica::Reader& reader, const char* code)
{
    return partnership::agencyByShortName(reader, code)->id;
}

Invitation of(const replica::Reader& reader, const char* code)
{
    const auto all = invitationsFor(reader, november(reader));
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Invitation& one) { return one.agencyShortName == code; });
    REQUIRE(found != all.end());
    return *found;
}

base::Id itemId(const replica::Reader& reader, int number)
{
    return meetings::agendaOf(reader, november(reader)).byNumber(number)->id;
}

/// The agenda is published: open it again to change it.
void loosen(SampleReplica& sample) { must(execute(*sample, meetings::ReopenAgenda {november(sample.reader())})); }

}  // namespace

TEST_CASE("Each representative is told of their items and hours", "[invitations]")
{
    SampleReplica sample;
    const Invitation nhs = of(sample.reader(), "NHS");
    REQUIRE(nhs.windows.size() == 2);
    CHECK(nhs.windows[0].part == WindowPart::Open);
    CHECK(base::clockTime(nhs.windows[0].from) == "10:38");
    CHECK(base::clockTime(nhs.windows[0].to) == "11:18");
    CHECK(base::clockTime(nhs.windows[1].from) == "11:31");
    CHECK(base::clockTime(nhs.windows[1].to) == "11:51");
    CHECK_THAT(nhs.text,
               ContainsSubstring("You are needed for items 6, 8 and 9 (about 10:38am to 11:18am). What items 12 "
                                 "and 13 are about will be sent separately."));
    const Invitation hmp = of(sample.reader(), "HMP");
    REQUIRE(hmp.windows.size() == 1);
    CHECK(base::clockTime(hmp.windows[0].from) == "11:31");
    CHECK(base::clockTime(hmp.windows[0].to) == "11:41");
    const Invitation mind = of(sample.reader(), "MIND");
    CHECK(base::clockTime(mind.windows[0].from) == "11:41");
    CHECK(base::clockTime(mind.windows[0].to) == "11:51");
    const auto all = invitationsFor(sample.reader(), november(sample.reader()));
    CHECK(std::none_of(all.begin(), all.end(), [](const Invitation& one) {
        return one.agencyShortName == "PA" || one.agencyShortName == "PREC";
    }));
}

TEST_CASE("A restricted window says when and nothing else, part two open or not", "[invitations][restricted]")
{
    SampleReplica sample;
    for (const bool unlocked : {false, true}) {
        if (unlocked) {
            sample.unlock();
        }
        const Invitation prob = of(sample.reader(), "PROB");
        const InvitationWindow& window = prob.windows.back();
        CHECK(window.part == WindowPart::Restricted);
        CHECK(window.summary == "District Tasking, restricted item");
        CHECK(window.location.empty());
        CHECK(window.description.empty());
        CHECK_THAT(prob.text, !ContainsSubstring("offender"));
        CHECK_THAT(prob.text, !ContainsSubstring("IOM"));
    }
}

TEST_CASE("The sequence rises only when what was said changes", "[invitations]")
{
    SampleReplica sample;
    const base::Id meeting = november(sample.reader());
    const base::Id nhs = agencyId(sample.reader(), "NHS");
    const Invitation first = of(sample.reader(), "NHS");
    CHECK(first.windows[0].sequence == 0);
    CHECK(first.changed());
    must(execute(*sample, SendInvitations {meeting, nhs}));
    Invitation again = of(sample.reader(), "NHS");
    CHECK_FALSE(again.changed());
    CHECK(again.windows[0].sequence == 0);
    CHECK(again.windows[0].id == first.windows[0].id);
    CHECK(again.windows[0].stampedAt == first.windows[0].stampedAt);
    must(execute(*sample, SendInvitations {meeting, nhs}));
    CHECK(of(sample.reader(), "NHS").windows[0].sequence == 0);

    loosen(sample);
    must(execute(*sample, meetings::SetMinutes {meeting, itemId(sample.reader(), 5), 17}));
    again = of(sample.reader(), "NHS");
    CHECK(again.changed());
    CHECK(again.windows[0].sequence == 1);
    CHECK(base::clockTime(again.windows[0].from) == "10:43");
    CHECK(again.windows[0].id == first.windows[0].id);
    // Looking at it does not make it rise.
    CHECK(of(sample.reader(), "NHS").windows[0].sequence == 1);
    must(execute(*sample, SendInvitations {meeting, {}}));
    CHECK(of(sample.reader(), "NHS").windows[0].sequence == 1);
    CHECK_FALSE(of(sample.reader(), "NHS").changed());
}

TEST_CASE("A window that is not wanted any more is taken back, once", "[invitations]")
{
    SampleReplica sample;
    const base::Id meeting = november(sample.reader());
    const base::Id sib = agencyId(sample.reader(), "SIB");
    sample.unlock();
    must(execute(*sample, SendInvitations {meeting, {}}));
    loosen(sample);
    must(execute(*sample, meetings::SetNeed {meeting, itemId(sample.reader(), 12), sib, meetings::Need::NotNeeded}));
    const Invitation taken = of(sample.reader(), "SIB");
    CHECK(taken.cancelled());
    REQUIRE(taken.windows.size() == 1);
    CHECK(taken.windows[0].sequence == 1);
    CHECK_THAT(taken.text, ContainsSubstring("You are not needed at this meeting any more."));
    must(execute(*sample, SendInvitations {meeting, sib}));
    const auto all = invitationsFor(sample.reader(), meeting);
    CHECK(std::none_of(all.begin(), all.end(), [](const Invitation& one) { return one.agencyShortName == "SIB"; }));
    // Wanted again: the same entry comes back to life.
    must(execute(*sample, meetings::SetNeed {meeting, itemId(sample.reader(), 12), sib, meetings::Need::Required}));
    const Invitation back = of(sample.reader(), "SIB");
    CHECK_FALSE(back.cancelled());
    CHECK(back.windows[0].sequence == 2);
    CHECK(back.windows[0].id == taken.windows[0].id);
}

TEST_CASE("A cancelled meeting takes every invitation back that was sent", "[invitations]")
{
    SampleReplica sample;
    const base::Id meeting = november(sample.reader());
    must(execute(*sample, SendInvitations {meeting, {}}));
    const std::size_t sent = invitationsFor(sample.reader(), meeting).size();
    must(execute(*sample, meetings::CancelMeeting {meeting, "Snow"}));
    const auto taken = invitationsFor(sample.reader(), meeting);
    CHECK(taken.size() == sent);
    CHECK(std::all_of(taken.begin(), taken.end(), [](const Invitation& one) { return one.cancelled(); }));
    CHECK_THAT(taken.front().text, ContainsSubstring("The meeting is cancelled."));
}

TEST_CASE("Windows of different people and parts have names of their own, the same on every computer", "[invitations]")
{
    SampleReplica sample;
    std::set<base::Id> ids;
    std::size_t windows = 0;
    for (const Invitation& one : invitationsFor(sample.reader(), november(sample.reader()))) {
        for (const InvitationWindow& window : one.windows) {
            ids.insert(window.id);
            ++windows;
        }
    }
    CHECK(windows > 10);
    CHECK(ids.size() == windows);
}

TEST_CASE("An invitation says to whom and by when to answer, and what was answered already", "[invitations]")
{
    SampleReplica sample;
    // The second working day before the meeting was Friday 11 November, which is past.
    CHECK_THAT(
        of(sample.reader(), "NHS").text,
        ContainsSubstring("Please tell the Community Safety Officer (Peterborough City Council) now for each item "
                          "whether you will contribute, come, only want to be told, or have no part in it."));
    // Of the items with which a meeting begins and ends nobody is asked, though they are in the invitation.
    const Invitation police = of(sample.reader(), "CONS");
    CHECK_THAT(police.text, ContainsSubstring("1. Welcome"));
    CHECK_THAT(police.text, ContainsSubstring("now for item 13 whether you will contribute"));
    const Invitation fire = of(sample.reader(), "FIRE");
    CHECK_THAT(fire.text, ContainsSubstring("; you have said that you will contribute\n"));
    CHECK_THAT(fire.text, ContainsSubstring("; you have said that you will come\n"));
    CHECK_THAT(fire.text, !ContainsSubstring("for each item"));

    const base::Id meeting = november(sample.reader());
    const base::Id nhs = agencyId(sample.reader(), "NHS");
    must(execute(*sample, SendInvitations {meeting, nhs}));
    must(execute(*sample, meetings::EditMeeting {.meeting = meeting, .contact = "the community safety team"}));
    for (const int number : {6, 8}) {
        must(execute(*sample,
                     meetings::RecordReply {meeting, itemId(sample.reader(), number), nhs,
                                            number == 6 ? meetings::Reply::Attend : meetings::Reply::NotUs}));
    }
    const Invitation some = of(sample.reader(), "NHS");
    CHECK_THAT(some.text,
               ContainsSubstring("Please tell the community safety team now for items 9, 12 and 13 whether"));
    CHECK(some.windows[0].answer
          == "You have said: item 6, you will come; item 8, you have no part in it. Please tell the community safety "
             "team now whether you will come for item 9.");
    // An answer that comes in changes nobody's calendar, and of a restricted item nothing is said.
    CHECK_FALSE(some.changed());
    CHECK(some.windows[1].answer.empty());
    sample.unlock();
    for (const int number : {9, 12, 13}) {
        must(execute(*sample,
                     meetings::RecordReply {meeting, itemId(sample.reader(), number), nhs, meetings::Reply::Attend}));
    }
    const Invitation all = of(sample.reader(), "NHS");
    CHECK_THAT(all.text,
               ContainsSubstring("You have answered for every item, thank you. If that changes, please tell "
                                 "the community safety team. If you cannot come,"));
    CHECK_THAT(all.text, !ContainsSubstring("whether"));
}

TEST_CASE("While there is time an invitation names the day answers are wanted by", "[invitations]")
{
    SampleReplica sample;
    loosen(sample);
    must(execute(
        *sample,
        meetings::EditMeeting {.meeting = november(sample.reader()), .date = std::chrono::year {2011} / 11 / 29}));
    const auto moved = must(meetings::findMeeting(sample.reader(), "DTCG/2011-11-29"));
    const auto all = invitationsFor(sample.reader(), moved.id);
    REQUIRE_FALSE(all.empty());
    for (const Invitation& one : all) {
        INFO(one.text);
        const bool named = one.text.find(" by Friday 25 November 2011 for ") != std::string::npos;
        CHECK((named || one.text.find("You have answered for every item") != std::string::npos));
    }
}
