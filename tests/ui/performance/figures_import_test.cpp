// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures from copied cells and files: shown first, then all of it or nothing.
#include "tests/ui/performance/performance_window.h"

#include <QClipboard>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

namespace {

constexpr auto kTwoMonths = "Measure\tNov 2011\tDec 2011\n"
                            "Violent crime\t170\t\n"
                            "Deliberate fires\t9\t11 (p)\n";

double lastOf(PerformanceWindow& test, const char* reference)
{
    const auto measure = performance::findMeasure(test.reader(), reference).value();
    return performance::valuesOf(test.reader(), measure.id).back().now.value;
}

}  // namespace

TEST_CASE("Cells copied in Excel come in after every figure was shown", "[performance][ui]")
{
    PerformanceWindow test;
    QApplication::clipboard()->setText(QString::fromLatin1(kTwoMonths));
    test.press(Qt::Key_I, Qt::ControlModifier);
    test.press(Qt::Key_V, Qt::ControlModifier);
    const FiguresImport* figures = test.page().importPage()->figures();
    REQUIRE(figures->preview().rowCount() == 3);
    CHECK(figures->ready() == 3);
    CHECK(figures->preview().preview().empty == 1);
    CHECK(lastOf(test, "M05") == 164);
    test.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(lastOf(test, "M05") == 170);
    CHECK(lastOf(test, "M09") == 11);
    // Back at the list, with the newest month in the header.
    CHECK(test.page().list()->isVisible());
    CHECK(test.page().subtitle().startsWith(QStringLiteral("Measures to December 2011")));
    test.bridge().undo();
    test.settle();
    test.bridge().undo();
    test.settle();
    CHECK(lastOf(test, "M05") == 164);
}

TEST_CASE("A table with one bad figure is refused with its line, and nothing comes in", "[performance][ui]")
{
    PerformanceWindow test;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("october.csv"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("Measure,Nov 2011\nViolent crime,170\nDeliberate fires,a lot\n");
    file.close();
    test.press(Qt::Key_I, Qt::ControlModifier);
    test.prompts().nextFile(path);
    test.click("import.table");
    const FiguresImport* figures = test.page().importPage()->figures();
    REQUIRE(figures->preview().problems() == 1);
    CHECK(figures->preview().about(0).startsWith(QStringLiteral("Line 3")));
    test.press(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.page().importPage()->message().contains(QStringLiteral("october.csv, line 3")));
    CHECK(lastOf(test, "M05") == 164);
    // The page stays where it is, and Escape goes back step by step.
    test.press(Qt::Key_Escape);
    test.press(Qt::Key_Escape);
    CHECK(test.page().list()->isVisible());
}

TEST_CASE("Nothing copied and a file that is no table are answered in words", "[performance][ui]")
{
    PerformanceWindow test;
    QApplication::clipboard()->clear();
    test.press(Qt::Key_I, Qt::ControlModifier);
    test.press(Qt::Key_V, Qt::ControlModifier);
    CHECK(test.page().importPage()->message().contains(QStringLiteral("nothing to paste")));
    test.prompts().nextFile(QStringLiteral(MUSTER_TEST_DATA "/xlsx/letter.docx"));
    test.click("import.table");
    CHECK_FALSE(test.page().importPage()->message().isEmpty());
}
