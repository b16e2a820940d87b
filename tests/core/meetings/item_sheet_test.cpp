// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tags, problem-solving sheets, safeguarding and provider conflicts (requirements D15, D16, I04 to I11, M09).
#include "core/meetings/item_sheet.h"

#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_commands.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::meetings;
using namespace muster::test;

namespace {

base::Id meetingOf(const replica::Reader& reader, const char* reference)
{
    return must(findMeeting(reader, reference)).id;
}

base::Id itemOf_(const replica::Reader& reader, const char* reference, int number)
{
    return agendaOf(reader, meetingOf(reader, reference)).byNumber(number)->id;
}

base::Id agencyId(const replica::Reader& reader, const char* code)
{
    return partnership::agencyByShortName(reader, code)->id;
}

base::Id propose(SampleReplica& sample, const std::string& title, SubjectType subject,
                 std::optional<Sensitivity> sensitivity = {})
{
    ProposeItem item;
    item.meeting = meetingOf(sample.reader(), "DTCG/2011-12-20");
    item.title = title;
    item.origin = ItemOrigin::PartnerReferral;
    item.ask = ItemAsk::Input;
    item.subject = subject;
    item.sensitivity = sensitivity;
    return must(execute(*sample, item));
}

constexpr const char* kDecember = "DTCG/2011-12-20";

}  // namespace

TEST_CASE("Items are listed by their tags, restricted ones while part two is open", "[itemsheet]")
{
    SampleReplica sample;
    const auto open = itemsTagged(sample.reader(), TagKind::CrossCutting, "mental health");
    REQUIRE(open.size() == 1);
    CHECK(open.front().meetingReference == "DTCG/2011-11-15");
    CHECK(open.front().number == 6);
    CHECK(itemsTagged(sample.reader(), TagKind::Pathway).empty());
    CHECK(itemsTagged(sample.reader(), TagKind::Response, "Education").size() == 1);
    CHECK(itemsTagged(sample.reader(), TagKind::Focus, "Road safety").size() == 1);
    sample.unlock();
    CHECK(itemsTagged(sample.reader(), TagKind::CrossCutting, "mental health").size() == 2);
    const auto pathways = itemsTagged(sample.reader(), TagKind::Pathway);
    CHECK(pathways.size() == 4);
    CHECK(std::all_of(pathways.begin(), pathways.end(), [](const TaggedItem& one) { return one.restricted; }));
    CHECK(usualTags(TagKind::Pathway).size() == 7);
    CHECK(usualTags(TagKind::Response).size() == 4);
}

TEST_CASE("Pathways are for offenders only, and a word stands once in each kind", "[itemsheet]")
{
    SampleReplica sample;
    const base::Id meeting = meetingOf(sample.reader(), kDecember);
    const base::Id theme = propose(sample, "Bonfire night", SubjectType::Theme);
    CHECK_FALSE(execute(*sample, SetItemTags {meeting, theme, {{TagKind::Pathway, "Health"}}}).has_value());
    must(execute(
        *sample,
        SetItemTags {
            meeting,
            theme,
            {{TagKind::Focus, "Road safety"}, {TagKind::Focus, " road safety "}, {TagKind::CrossCutting, "Alcohol"}}}));
    const ItemSheet sheet = itemSheet(sample.reader(), theme);
    REQUIRE(sheet.tags.size() == 2);
    CHECK(sheet.tags[0] == ItemTag {TagKind::CrossCutting, "Alcohol"});
    must(execute(*sample, SetItemTags {meeting, theme, {}}));
    CHECK(itemSheet(sample.reader(), theme).tags.empty());
}

TEST_CASE("A sheet goes with its item into part two and back", "[itemsheet][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const base::Id meeting = meetingOf(sample.reader(), kDecember);
    const base::Id item = propose(sample, "Quarrels at the bus station", SubjectType::Theme);
    must(execute(*sample, SetItemTags {meeting, item, {{TagKind::Focus, "Cohesion"}}}));
    ProblemSheet problem;
    problem.objective = "Quieter evenings";
    problem.assessOn = std::chrono::year {2012} / 3 / 20;
    must(execute(*sample, SetProblemSheet {meeting, item, problem}));
    must(execute(*sample,
                 MarkProviderConflict {meeting, item, agencyId(sample.reader(), "MIND"), "provides the service"}));
    must(execute(*sample, SetSensitivity {meeting, item, Sensitivity::Restricted, false}));
    CHECK(itemSheet(sample.reader(), item).tags.size() == 1);
    CHECK(itemSheet(sample.reader(), item).problem.objective == "Quieter evenings");
    sample->lockPartTwo();
    const ItemSheet sealed = itemSheet(sample.reader(), item);
    CHECK(sealed.tags.empty());
    CHECK(sealed.problem.empty());
    REQUIRE(sealed.conflicts.size() == 1);
    CHECK(sealed.conflicts.front().reason.empty());
    CHECK_FALSE(execute(*sample, SetItemTags {meeting, item, {}}).has_value());
    sample.unlock();
    must(execute(*sample, SetSensitivity {meeting, item, Sensitivity::Open, true}));
    sample->lockPartTwo();
    CHECK(itemSheet(sample.reader(), item).problem.objective == "Quieter evenings");
    CHECK(itemSheet(sample.reader(), item).conflicts.front().reason == "provides the service");
}

TEST_CASE("A provider is taken off a commissioning item and cannot be asked for it", "[itemsheet]")
{
    // Invariant 21.
    SampleReplica sample;
    const base::Id meeting = meetingOf(sample.reader(), kDecember);
    const base::Id mind = agencyId(sample.reader(), "MIND");
    const base::Id item = propose(sample, "Buying a listening service", SubjectType::Theme);
    must(execute(*sample, SetNeed {meeting, item, mind, Need::Required}));
    CHECK(itemById(sample.reader(), item)->requires_(mind));
    CHECK_FALSE(execute(*sample, MarkProviderConflict {meeting, item, mind, " "}).has_value());
    must(execute(*sample, MarkProviderConflict {meeting, item, mind, "provides the service that is bought"}));
    CHECK(isInConflict(sample.reader(), item, mind));
    CHECK_FALSE(itemById(sample.reader(), item)->requires_(mind));
    const auto refused = execute(*sample, SetNeed {meeting, item, mind, Need::Required});
    REQUIRE_FALSE(refused.has_value());
    CHECK_THAT(refused.error().detail, ContainsSubstring("would provide what this item is about buying"));
    must(execute(*sample, ClearProviderConflict {meeting, item, mind}));
    CHECK(execute(*sample, SetNeed {meeting, item, mind, Need::Required}).has_value());
}

TEST_CASE("An assessment is a dated item until it is written", "[itemsheet]")
{
    SampleReplica sample;
    const auto due = assessmentsDue(sample.reader());
    REQUIRE(due.size() == 2);
    CHECK(due[0].assessOn == base::Date {std::chrono::year {2011} / 12 / 20});
    CHECK_FALSE(due[0].overdue);
    sample->session().setToday(base::Date {std::chrono::year {2012} / 1 / 10});
    CHECK(assessmentsDue(sample.reader())[0].overdue);
    ProblemSheet sheet = itemSheet(sample.reader(), due[0].item).problem;
    sheet.assessment = "Thefts fell by a third; keep the patrols until spring.";
    must(execute(*sample, SetProblemSheet {due[0].meeting, due[0].item, sheet}));
    CHECK(assessmentsDue(sample.reader()).size() == 1);
    const ProblemSheet kept = itemSheet(sample.reader(), due[0].item).problem;
    CHECK(kept.assessedOn == base::Date {std::chrono::year {2012} / 1 / 10});
    CHECK(kept.assessedBy == "Community Safety Officer");
    sheet.assessOn = std::chrono::year {2011} / 9 / 1;
    CHECK_FALSE(execute(*sample, SetProblemSheet {due[0].meeting, due[0].item, sheet}).has_value());
}

TEST_CASE("The time from report to first action is shown for each place", "[itemsheet]")
{
    SampleReplica sample;
    const auto times = responseTimes(sample.reader());
    REQUIRE(times.size() == 4);
    // Paston: reported 29 August, acted on at the meeting of 20 September.
    const auto paston =
        std::find_if(times.begin(), times.end(), [](const ResponseTime& one) { return one.place == "Paston"; });
    REQUIRE(paston != times.end());
    CHECK(paston->days == 22);
    CHECK(paston->firstActionOn == base::Date {std::chrono::year {2011} / 9 / 20});
    // Orton Longueville has no action yet: the clock runs.
    const auto orton = std::find_if(times.begin(), times.end(),
                                    [](const ResponseTime& one) { return one.place == "Orton Longueville"; });
    REQUIRE(orton != times.end());
    CHECK_FALSE(orton->firstActionOn.has_value());
    CHECK(orton->days == 14);
    CHECK(std::is_sorted(times.begin(), times.end(),
                         [](const ResponseTime& a, const ResponseTime& b) { return a.days > b.days; }));
}

TEST_CASE("An item about a victim needs its safeguarding answer", "[itemsheet][restricted]")
{
    SampleReplica sample;
    sample.unlock();
    const base::Id known = itemOf_(sample.reader(), "DTCG/2011-11-15", 13);
    CHECK_FALSE(needsSafeguardingAnswer(sample.reader(), known));
    CHECK(itemSheet(sample.reader(), known).vulnerablePerson);
    const base::Id meeting = meetingOf(sample.reader(), kDecember);
    const base::Id item = propose(sample, "Repeat victim", SubjectType::Victim);
    CHECK(needsSafeguardingAnswer(sample.reader(), item));
    must(execute(*sample, SetItemCare {meeting, item, {}, Safeguarding::NotNeeded, {}}));
    CHECK_FALSE(needsSafeguardingAnswer(sample.reader(), item));
}

TEST_CASE("An agenda is put in the order of places, themes, offenders and victims", "[itemsheet]")
{
    // Requirements D15.
    SampleReplica sample;
    sample.unlock();
    const base::Id meeting = meetingOf(sample.reader(), kDecember);
    const std::vector<base::Id> proposed {propose(sample, "A victim", SubjectType::Victim, Sensitivity::Open),
                                          propose(sample, "An offender", SubjectType::Offender),
                                          propose(sample, "A theme", SubjectType::Theme),
                                          propose(sample, "A place", SubjectType::Location)};
    for (const base::Id& id : proposed) {
        must(execute(*sample, AcceptItem {meeting, id}));
    }
    must(execute(*sample, OrderBySubject {meeting}));
    std::vector<base::Id> order;
    for (const AgendaItem& item : agendaOf(sample.reader(), meeting).items) {
        if (std::find(proposed.begin(), proposed.end(), item.id) != proposed.end()) {
            order.push_back(item.id);
        }
    }
    CHECK(order == std::vector<base::Id> {proposed[3], proposed[2], proposed[0], proposed[1]});
    CHECK_FALSE(execute(*sample, OrderBySubject {meetingOf(sample.reader(), "DTCG/2011-11-15")}).has_value());
}
