// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every screen of this room in both themes and sizes, and what a machine can see of it.
#include "tests/ui/meetings/meetings_window.h"

#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/minutes_view.h"

using namespace muster;
using namespace muster::test;

TEST_CASE("The pages of today and of meetings draw, and everything that takes the focus has a name", "[ui][meetings][pictures]")
{
    MeetingsWindow test;
    const auto named = [&](const QString& picture) {
        test.settle();
        CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
        test.picture(picture);
    };
    REQUIRE(test.window().registry().problem() == QString());
    test.window().openPage(QStringLiteral("today"));
    named(QStringLiteral("today"));
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15"));
    named(QStringLiteral("agenda"));
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15#readiness"));
    named(QStringLiteral("readiness"));
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15#people"));
    named(QStringLiteral("people"));
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-10-18#minutes"));
    named(QStringLiteral("minutes"));
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("new"));
    named(QStringLiteral("new-meeting"));
    test.key(Qt::Key_Escape);
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-12-20"));
    named(QStringLiteral("next-agenda"));
    test.key(Qt::Key_I, Qt::ControlModifier);
    named(QStringLiteral("propose"));
}
