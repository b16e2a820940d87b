// SPDX-License-Identifier: GPL-3.0-or-later
//
// The governance chart in other sizes, by keys, by the wheel and with or without its list.
#include "tests/ui/governance/year_window.h"

#include "ui/governance/diagram_view.h"
#include "ui/governance/structure_section.h"

#include <QLabel>
#include <QScrollArea>
#include <QWheelEvent>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

StructureSection& chartOf(YearWindow& test)
{
    auto* section = dynamic_cast<StructureSection*>(&test.front("Governance"));
    REQUIRE(section != nullptr);
    return *section;
}

const QSize roomOf(const DiagramView& picture)
{
    return picture.parentWidget()->parentWidget()->size();  // the viewport of the scroll area
}

}  // namespace

TEST_CASE("The governance chart grows and shrinks with Ctrl and plus, minus and nought", "[governance][chart]")
{
    YearWindow test;
    StructureSection& section = chartOf(test);
    DiagramView& picture = *section.picture();
    CHECK(picture.scale() == 1.0);
    const int usual = picture.width();
    CHECK(usual <= roomOf(picture).width());
    test.key(Qt::Key_Plus, Qt::ControlModifier);
    test.key(Qt::Key_Equal, Qt::ControlModifier);
    CHECK(picture.scale() == 1.5);
    CHECK(picture.width() >= usual * 3 / 2 - 2);
    test.key(Qt::Key_Minus, Qt::ControlModifier);
    CHECK(picture.scale() == 1.25);
    test.key(Qt::Key_0, Qt::ControlModifier);
    CHECK(picture.scale() == 1.0);
    CHECK(picture.width() == usual);
    for (int press = 0; press < 30; ++press)
        test.key(Qt::Key_Minus, Qt::ControlModifier);
    CHECK(picture.scale() == 0.5);
    for (int press = 0; press < 30; ++press)
        test.key(Qt::Key_Plus, Qt::ControlModifier);
    CHECK(picture.scale() == 3.0);

    // The wheel does the same while Ctrl is held, and scrolls without it.
    const QPointF at(20, 20);
    QWheelEvent smaller(at, picture.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::ControlModifier,
                        Qt::NoScrollPhase, false);
    QApplication::sendEvent(&picture, &smaller);
    CHECK(picture.scale() == 2.75);
    CHECK(smaller.isAccepted());
    QWheelEvent plain(at, picture.mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&picture, &plain);
    CHECK(picture.scale() == 2.75);
}

TEST_CASE("All of the chart fits at once, and without its list it has all the room", "[governance][chart]")
{
    YearWindow test;
    StructureSection& section = chartOf(test);
    DiagramView& picture = *section.picture();
    test.key(Qt::Key_9, Qt::ControlModifier);
    CHECK(picture.scale() < 1.0);
    CHECK(picture.height() <= roomOf(picture).height());
    CHECK(picture.width() <= roomOf(picture).width());
    const double beside = picture.scale();
    QPushButton* list = section.listButton();
    list->setFocus();
    test.key(Qt::Key_Space);
    test.settle();
    CHECK_FALSE(section.table()->isVisible());
    // It fits itself into the new room.
    CHECK(picture.scale() >= beside);
    CHECK(picture.height() <= roomOf(picture).height());
    test.key(Qt::Key_0, Qt::ControlModifier);
    CHECK(picture.width() > 700);
    CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
    section.takeFocus();
    CHECK(section.isAncestorOf(QApplication::focusWidget()));
    list->setFocus();
    test.key(Qt::Key_Space);
    test.settle();
    CHECK(section.table()->hasFocus());
    section.showList(false);
    CHECK(list->hasFocus());
}

TEST_CASE("Whoever goes through the list of bodies sees the box of each, however large the chart is",
          "[governance][chart]")
{
    YearWindow test;
    StructureSection& section = chartOf(test);
    DiagramView& picture = *section.picture();
    for (int press = 0; press < 4; ++press)
        test.key(Qt::Key_Plus, Qt::ControlModifier);
    section.table()->selectRowAt(0);
    section.takeFocus();
    for (int row = 0; row < section.model()->rowCount(); ++row) {
        const QPoint centre = picture.markedRect().center();
        INFO(section.model()->recordAt(section.table()->currentRow())->cells.first().toStdString());
        CHECK(picture.visibleRegion().contains(centre));
        test.key(Qt::Key_Down);
    }
    // A click on a box in that size means the box under the pointer.
    section.table()->selectRowAt(0);
    const QRect first = picture.markedRect();
    section.table()->selectRowAt(5);
    REQUIRE(picture.markedRect() != first);
    QTest::mouseClick(&picture, Qt::LeftButton, {}, first.center());
    CHECK(picture.markedRect() == first);
}
