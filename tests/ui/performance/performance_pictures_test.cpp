// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page in both themes and sizes, and what a machine can see of it.
#include "tests/ui/performance/performance_window.h"

using namespace muster;
using namespace muster::test;

TEST_CASE("The Performance page draws, and everything that takes the focus has a name", "[ui][performance][pictures]")
{
    PerformanceWindow test;
    const auto named = [&](const QString& picture) {
        test.settle();
        CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
        test.picture(picture);
    };
    REQUIRE(test.window().registry().problem() == QString());
    named(QStringLiteral("performance"));
    test.open(QStringLiteral("EX-04"));
    test.click("measure.more");
    named(QStringLiteral("performance-fires"));
    test.press(Qt::Key_T);
    named(QStringLiteral("performance-table"));
    test.press(Qt::Key_T);
    test.open(QStringLiteral("BL-01"));
    named(QStringLiteral("performance-blockage"));
    test.press(Qt::Key_N, Qt::ControlModifier);
    named(QStringLiteral("performance-new-measure"));
    test.press(Qt::Key_Escape);
    test.click("performance.report");
    named(QStringLiteral("performance-report"));
    test.press(Qt::Key_Escape);
    test.press(Qt::Key_I, Qt::ControlModifier);
    named(QStringLiteral("performance-import"));
    test.press(Qt::Key_Escape);
    test.press(Qt::Key_R, Qt::ControlModifier);
    named(QStringLiteral("performance-crime"));
    test.press(Qt::Key_Escape);
    test.press(Qt::Key_D, Qt::ControlModifier);
    named(QStringLiteral("performance-direction"));
}
