// SPDX-License-Identifier: GPL-3.0-or-later
//
// The governance structure drawn from the data (requirements C11, C12, C17, C19, C20, C21).
#include "core/governance/governance_chart.h"

#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/execute.h"
#include "core/partnership/role_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

std::size_t boxOf(const GovernanceChart& chart, const std::string& name)
{
    for (std::size_t i = 0; i < chart.diagram.boxes.size(); ++i) {
        if (chart.diagram.boxes[i].name == name) {
            return i;
        }
    }
    FAIL("no box " << name);
    return 0;
}

int linesFrom(const GovernanceChart& chart, std::size_t box, bool dashed)
{
    return static_cast<int>(
        std::count_if(chart.diagram.lines.begin(), chart.diagram.lines.end(),
                      [&](const performance::DiagramLine& line) { return line.from == box && line.dashed == dashed; }));
}

base::Id idOf(const replica::Reader& reader, const std::string& name)
{
    return partnership::bodyByName(reader, name)->id;
}

}  // namespace

TEST_CASE("The chart has a box for every body of the day and a line for every link", "[governance][chart]")
{
    SampleReplica sample;
    const GovernanceChart chart = governanceChart(sample.reader(), 2011y / 11 / 15);
    CHECK(chart.bodies == 20);  // 21 in the figures, one of them closed
    const auto inside = std::count_if(chart.diagram.boxes.begin(), chart.diagram.boxes.end(),
                                      [](const performance::DiagramBox& box) { return !box.outside; });
    CHECK(inside == 20);
    const std::size_t board = boxOf(chart, "Safer Peterborough Partnership Board (CDRP Board)");
    const std::size_t perf = boxOf(chart, "Performance Board (Performance Challenge meeting)");
    const std::size_t roads = boxOf(chart, "Road Safety Task and Finish Group");
    CHECK(chart.diagram.boxes[board].level == 1);
    CHECK(chart.diagram.boxes[perf].level == 2);
    CHECK(chart.diagram.boxes[roads].level == 3);
    CHECK(linesFrom(chart, roads, false) == 1);
    CHECK(linesFrom(chart, roads, true) == 2);  // its county group and the partnership outside
    // Forums report to three groups (requirements C19).
    CHECK(linesFrom(chart, boxOf(chart, "Stakeholder Forums (one per priority)"), false) == 3);
    CHECK(chart.diagram.boxes[boxOf(chart, "Health and Wellbeing Partnership")].outside);
}

TEST_CASE("Five county theme groups, two of them under discussion, and what is open is said", "[governance][chart]")
{
    SampleReplica sample;
    const GovernanceChart chart = governanceChart(sample.reader(), 2011y / 11 / 15);
    int themes = 0;
    int discussed = 0;
    int negotiated = 0;
    for (const StructureLine& line : chart.lines) {
        if (line.tier == "County theme" && !line.again) {
            ++themes;
            discussed += std::count(line.open.begin(), line.open.end(), "Membership under discussion") > 0 ? 1 : 0;
            negotiated += std::count(line.open.begin(), line.open.end(), "Lead to be negotiated") > 0 ? 1 : 0;
        }
    }
    CHECK(themes == 5);
    CHECK(discussed == 2);
    CHECK(negotiated == 2);
    CHECK_THAT(chart.diagram.alt, ContainsSubstring("(lead to be negotiated)"));
    CHECK(chart.diagram.solidMeans == "reports to the body above");
    CHECK(chart.diagram.dashedMeans == "linked to");
}

TEST_CASE("The list says what the chart shows, with a body under each of its parents", "[governance][chart]")
{
    SampleReplica sample;
    const GovernanceChart chart = governanceChart(sample.reader(), 2011y / 11 / 15);
    int forums = 0;
    int again = 0;
    for (std::size_t i = 0; i < chart.lines.size(); ++i) {
        CHECK(chart.lines[i].depth <= (i == 0 ? 0 : chart.lines[i - 1].depth + 1));
        forums += chart.lines[i].shortName == "SF" ? 1 : 0;
        again += chart.lines[i].shortName == "SF" && chart.lines[i].again ? 1 : 0;
    }
    CHECK(forums == 3);
    CHECK(again == 2);
    const auto pes = std::find_if(chart.lines.begin(), chart.lines.end(),
                                  [](const StructureLine& line) { return line.shortName == "PESX"; });
    REQUIRE(pes != chart.lines.end());
    // Two lead it (requirements C21).
    CHECK_THAT(pes->says,
               ContainsSubstring("chaired by the Director for Adult Services and Communities and Divisional "
                                 "Commander, jointly"));
}

TEST_CASE("The chart of a day has no body that was closed before it", "[governance][chart]")
{
    SampleReplica sample;
    const auto has = [&](base::Date day) {
        const auto lines = governanceChart(sample.reader(), day).lines;
        return std::any_of(lines.begin(), lines.end(),
                           [](const StructureLine& line) { return line.shortName == "EXEC"; });
    };
    CHECK(has(2011y / 7 / 26));
    CHECK_FALSE(has(2011y / 7 / 27));
    CHECK(governanceChart(sample.reader(), 1990y / 1 / 1).diagram.empty());
}

TEST_CASE("A body that takes a second parent stands under both", "[governance][chart]")
{
    SampleReplica sample;
    must(partnership::execute(*sample,
                              partnership::LinkBodies {idOf(sample.reader(), "TF-RS"), idOf(sample.reader(), "C-RS"),
                                                       partnership::LinkKind::ReportsTo}));
    const GovernanceChart chart = governanceChart(sample.reader(), 2011y / 11 / 15);
    CHECK(linesFrom(chart, boxOf(chart, "Road Safety Task and Finish Group"), false) == 2);
}

TEST_CASE("A body's page names the roles that link it with others", "[governance][chart]")
{
    SampleReplica sample;
    const auto roles = linkingRoles(sample.reader(), idOf(sample.reader(), "C-IOM"), 2011y / 11 / 15);
    REQUIRE(roles.size() == 2);  // the secretary serves all county groups too
    const LinkingRole& chair = roles[0].here == "chair" ? roles[0] : roles[1];
    CHECK(chair.roleTitle == "County theme chair");
    CHECK(chair.others.size() == 4);

    // A role that is made a member of a second body links the two.
    const auto lead = partnership::roleByTitle(sample.reader(), {}, "Divisional Commander");
    must(partnership::execute(*sample,
                              partnership::AddMembership {idOf(sample.reader(), "C-IOM"),
                                                          {},
                                                          lead->id,
                                                          partnership::Capacity::Member,
                                                          partnership::MembershipState::In,
                                                          2011y / 11 / 1}));
    const auto now = linkingRoles(sample.reader(), idOf(sample.reader(), "PESX"), 2011y / 11 / 15);
    const bool links = std::any_of(now.begin(), now.end(), [](const LinkingRole& role) {
        return role.roleTitle == "Divisional Commander" && role.here == "chair";
    });
    CHECK(links);
}
