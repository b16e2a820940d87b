// SPDX-License-Identifier: GPL-3.0-or-later
//
// An item that goes on with a group or with another body, from the room, by keys.
#include "tests/ui/meetings/run_room.h"

#include "core/governance/sent_business.h"
#include "core/governance/task_group_queries.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <optional>

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

TEST_CASE("The open item is sent to another body from the room, with a reason where it is not settled", "[run][sent]")
{
    RunRoom run;
    run.start();
    run.goTo(6);
    const auto* item = run.page().desk().itemNumbered(6);
    REQUIRE(item != nullptr);
    const base::Id sent = item->id;
    const auto matter = [&] {
        const auto all = governance::sentBusiness(run.bridge().reader());
        const auto one = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.from.item == sent; });
        return one == all.end() ? std::optional<governance::SentBusiness> {} : *one;
    };
    REQUIRE_FALSE(matter().has_value());

    run.press(Qt::Key_O, kControlShift);
    auto* body = qobject_cast<QComboBox*>(QApplication::focusWidget());
    REQUIRE(body != nullptr);
    CHECK(body->accessibleName() == QStringLiteral("Which body"));
    // A name is typed until it stands there; the meeting's own body is not on the list.
    CHECK(body->findText(QStringLiteral("District Tasking and Co-ordination Group")) < 0);
    QTest::keyClicks(body, QStringLiteral("Performance"));
    CHECK(body->currentText().startsWith(QStringLiteral("Performance Board")));

    SECTION("Enter sends it once a reason is typed")
    {
        run.press(Qt::Key_Tab);
        auto* reason = qobject_cast<QLineEdit*>(QApplication::focusWidget());
        REQUIRE(reason != nullptr);
        QTest::keyClicks(reason, QStringLiteral("It needs money of two agencies."));
        run.press(Qt::Key_Return);
        run.settle();
        REQUIRE(matter().has_value());
        CHECK(matter()->toBodyShortName == "PERF");
        CHECK(run.line().hasFocus());
    }
    SECTION("Escape sends nothing")
    {
        run.press(Qt::Key_Escape);
        run.settle();
        CHECK_FALSE(matter().has_value());
        CHECK(run.line().hasFocus());
    }
}
