// SPDX-License-Identifier: GPL-3.0-or-later
//
// An item that goes on with a group or with another body, from the room, by keys.
#include "tests/ui/meetings/run_room.h"

#include "core/governance/task_group_queries.h"

#include <QApplication>

using namespace muster;
using namespace muster::test;

namespace {

constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

}  // namespace

TEST_CASE("A task and finish group is commissioned from the open item with one key and Enter", "[run][group]")
{
    RunRoom run;
    run.start();
    run.goTo(6);
    const auto before = governance::taskGroups(run.bridge().reader());
    run.press(Qt::Key_G, kControlShift);
    run.press(Qt::Key_Return);
    run.settle();
    const auto after = governance::taskGroups(run.bridge().reader());
    REQUIRE(after.size() == before.size() + 1);
    const auto* item = run.page().desk().itemNumbered(6);
    REQUIRE(item != nullptr);
    bool found = false;
    for (const auto& group : after)
        found = found || group.commissionedItem == item->id;
    CHECK(found);
    CHECK(run.line().hasFocus());
}

TEST_CASE("Escape leaves no group behind", "[run][group]")
{
    RunRoom run;
    run.start();
    run.goTo(6);
    const auto before = governance::taskGroups(run.bridge().reader()).size();
    run.press(Qt::Key_G, kControlShift);
    run.press(Qt::Key_Escape);
    run.settle();
    CHECK(governance::taskGroups(run.bridge().reader()).size() == before);
}
