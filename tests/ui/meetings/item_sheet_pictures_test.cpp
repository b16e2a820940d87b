// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures of what an item carries, for people to look at.
#include "tests/ui/meetings/meetings_window.h"

#include "core/meetings/agenda_queries.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_list.h"

#include <QTabBar>

using namespace muster;
using namespace muster::test;

TEST_CASE("The sheet, the paper and the form of an item draw, and everything that takes the focus has a name",
          "[ui][agenda][pictures]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15"));
    test.settle();
    auto& agenda = test.meetings().agenda();
    auto* list = agenda.findChild<ui::AgendaList*>();
    REQUIRE(list != nullptr);
    const auto* item = agenda.facts().agenda.byNumber(8);
    REQUIRE(item != nullptr);
    REQUIRE(list->selectKey(ui::keyOf(item->id)));
    agenda.focusList();
    agenda.editSheet();
    test.settle();
    CHECK(unnamedFocusableWidgets(&test.meetings()) == QStringList());
    test.picture(QStringLiteral("item-sheet"));
    test.key(Qt::Key_Escape);
    agenda.writePaper();
    test.settle();
    CHECK(unnamedFocusableWidgets(&test.meetings()) == QStringList());
    test.picture(QStringLiteral("item-paper"));
    test.key(Qt::Key_Escape);
    agenda.editItem();
    test.settle();
    test.picture(QStringLiteral("item-form"));
    test.key(Qt::Key_Escape);
    for (auto* tabs : agenda.findChildren<QTabBar*>()) {
        if (tabs->count() == 3)
            tabs->setCurrentIndex(1);
    }
    test.settle();
    test.picture(QStringLiteral("item-side"));
    agenda.groupByOrigin();
    test.settle();
    test.picture(QStringLiteral("agenda-by-origin"));
    CHECK(list->rows().rowCount() > 10);
}
