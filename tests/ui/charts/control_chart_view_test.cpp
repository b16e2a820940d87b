// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/charts.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/control_chart_view.h"
#include "ui/charts/point_card.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTest>
#include <QtCharts/QChart>
#include <QtCharts/QXYSeries>

#include <cmath>

using namespace muster;
using namespace muster::test;
using namespace muster::ui::charts;
using performance::ChartPicture;
using performance::pictureOf;

namespace {

QApplication& application() { return *qobject_cast<QApplication*>(QCoreApplication::instance()); }

struct Shown {
    ControlChartView view;

    explicit Shown(const ChartPicture& picture, const QSize& size = {620, 320})
    {
        ui::applyTheme(application(), ui::ThemeChoice::Light);
        view.resize(size);
        view.setPicture(picture);
        view.show();
        QTest::qWait(20);
    }

    [[nodiscard]] ChartCanvas& canvas() { return *view.findChild<ChartCanvas*>(); }
    [[nodiscard]] PointCard& card() { return *view.findChild<PointCard*>(); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier) { QTest::keyClick(&view, key, with); }
};

ChartPicture violent() { return pictureOf(measureChart(violentCrime())); }

}  // namespace

TEST_CASE("Nothing of Qt Charts is made before there is a picture", "[charts]")
{
    ControlChartView view;
    CHECK(view.findChild<ChartCanvas*>() == nullptr);
    view.setPicture({});
    CHECK(view.findChild<ChartCanvas*>() == nullptr);
    CHECK(view.accessibleDescription() == QStringLiteral("There are no figures yet."));
    view.setEmptyText(QStringLiteral("Paste the figures of this measure first."));
    view.clear();
    CHECK(view.accessibleDescription() == QStringLiteral("Paste the figures of this measure first."));
}

TEST_CASE("The lines of Qt Charts stand where the drawing puts marks and words", "[charts]")
{
    Shown shown(violent());
    ChartCanvas& canvas = shown.canvas();
    const auto& drawing = canvas.drawing();
    REQUIRE(drawing.marks.size() == 26);
    const QXYSeries* values = nullptr;
    for (QAbstractSeries* series : canvas.chart()->series()) {
        auto* line = qobject_cast<QXYSeries*>(series);
        if (line != nullptr && line->count() == 26) {
            values = line;
        }
    }
    REQUIRE(values != nullptr);
    for (const auto& mark : drawing.marks) {
        const QPointF at = canvas.chart()->mapToPosition(values->at(static_cast<int>(mark.point)),
                                                         const_cast<QXYSeries*>(values));
        INFO(mark.point);
        CHECK(std::abs(at.x() - mark.at.x) < 0.6);
        CHECK(std::abs(at.y() - mark.at.y) < 0.6);
    }
}

TEST_CASE("The keyboard reads a chart point by point, aloud", "[charts][keys]")
{
    Shown shown(violent());
    shown.view.setFocus();
    CHECK(shown.view.accessibleName() == QStringLiteral("Control chart of Violent crime"));
    CHECK(shown.view.accessibleDescription() == QString::fromStdString(shown.view.picture().alt));
    QSignalSpy moved(&shown.view, &ControlChartView::currentPointChanged);
    shown.press(Qt::Key_Home);
    CHECK(shown.view.currentPoint() == 0U);
    CHECK(shown.view.accessibleDescription()
          == QStringLiteral("September 2009: 151 offences. Ordinary variation. Limits 131.9 to 167.6, mean 149.8."));
    shown.press(Qt::Key_Right);
    CHECK(shown.view.currentPoint() == 1U);
    shown.press(Qt::Key_End);
    CHECK(shown.view.currentPoint() == 25U);
    CHECK(shown.view.accessibleDescription().contains(QStringLiteral("October 2011: 164 offences. Concern: ")));
    shown.press(Qt::Key_Right);
    CHECK(shown.view.currentPoint() == 25U);
    shown.press(Qt::Key_Left);
    CHECK(shown.view.currentPoint() == 24U);
    CHECK(moved.count() == 4);
    // From signal to signal.
    shown.press(Qt::Key_Home);
    shown.press(Qt::Key_Right, Qt::ControlModifier);
    REQUIRE(shown.view.currentPoint());
    const std::size_t first = *shown.view.currentPoint();
    CHECK(first > 1);
    CHECK(shown.view.picture().points[first].signal != performance::Signal::None);
    CHECK(shown.view.picture().points[first - 1].signal == performance::Signal::None);
    shown.press(Qt::Key_Escape);
    CHECK_FALSE(shown.view.currentPoint());
    CHECK_FALSE(shown.card().isVisible());
    CHECK(shown.view.accessibleDescription() == QString::fromStdString(shown.view.picture().alt));
}

TEST_CASE("The card says what a screen reader says, beside the point and inside the picture", "[charts]")
{
    Shown shown(everyPicture()[0].second);
    shown.view.setFocus();
    shown.press(Qt::Key_Home);
    for (std::size_t i = 0; i < 26; ++i) {
        REQUIRE(shown.view.currentPoint() == i);
        REQUIRE(shown.card().isVisible());
        CHECK(shown.view.rect().contains(shown.card().geometry()));
        const auto& mark = shown.canvas().drawing().marks[i];
        const QPoint at = QPointF(mark.at.x, mark.at.y).toPoint() + shown.canvas().pos();
        CHECK_FALSE(shown.card().geometry().contains(at));
        const auto& point = shown.view.picture().points[i];
        const QStringList lines = shown.card().lines();
        CHECK(lines.contains(QString::fromStdString(point.label)));
        CHECK(lines.contains(QString::fromStdString(point.word.empty() ? "Ordinary variation" : point.word)));
        CHECK(lines.contains(QStringLiteral("Target 150")));
        shown.press(Qt::Key_Right);
    }
}

TEST_CASE("The pointer reads the nearest point and leaves no card behind", "[charts]")
{
    Shown shown(violent());
    ChartCanvas& canvas = shown.canvas();
    const auto& mark = canvas.drawing().marks[12];
    QTest::mouseMove(canvas.viewport(), QPointF(mark.at.x + 3, mark.at.y - 40).toPoint());
    CHECK(shown.view.currentPoint() == 12U);
    CHECK(shown.card().isVisible());
    // The words at the side are no points.
    QTest::mouseMove(canvas.viewport(), QPoint(canvas.width() - 12, 20));
    shown.view.clearFocus();
    CHECK_FALSE(shown.view.currentPoint());
    CHECK_FALSE(shown.card().isVisible());
}

TEST_CASE("The picture changes into its table and back, and the rows can be copied", "[charts][table]")
{
    Shown shown(violent());
    shown.view.setFocus();
    QSignalSpy changed(&shown.view, &ControlChartView::tableShownChanged);
    shown.press(Qt::Key_T);
    CHECK(shown.view.isTableShown());
    auto* const table = shown.view.findChild<ChartTable*>();
    REQUIRE(table != nullptr);
    CHECK(table->isVisible());
    CHECK_FALSE(shown.canvas().isVisible());
    CHECK(table->table()->hasFocus());
    CHECK(table->table()->accessibleName() == QStringLiteral("Figures of Violent crime"));
    CHECK(table->table()->model()->rowCount() == 26);
    CHECK(table->table()->currentRow() == 25);
    table->copy();
    const QStringList one = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    REQUIRE(one.size() == 2);
    CHECK(one[0].startsWith(QStringLiteral("Period\tValue\tMean\tLimits\tWhat")));
    CHECK(one[1].startsWith(QStringLiteral("October 2011\t164\t149.8\t")));
    table->table()->selectAll();
    CHECK(table->copiedText().count(QLatin1Char('\n')) == 27);
    shown.view.setTableShown(false);
    CHECK(shown.canvas().isVisible());
    CHECK(shown.view.hasFocus());
    CHECK(changed.count() == 2);
}

TEST_CASE("A new picture takes the place of the old one, and an empty one says what to do", "[charts]")
{
    Shown shown(violent());
    shown.view.setCurrentPoint(20);
    shown.view.setPicture(everyPicture()[4].second);
    CHECK_FALSE(shown.view.currentPoint());
    CHECK(shown.canvas().drawing().marks.size() == 8);
    shown.view.clear();
    CHECK_FALSE(shown.canvas().isVisible());
    shown.view.setPicture(violent());
    CHECK(shown.canvas().isVisible());
}

TEST_CASE("A screen reader meets a chart with a name and a description", "[charts][accessibility]")
{
    Shown shown(violent());
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&shown.view);
    REQUIRE(spoken != nullptr);
    CHECK(spoken->role() == QAccessible::Chart);
    CHECK(spoken->text(QAccessible::Name) == QStringLiteral("Control chart of Violent crime"));
    CHECK(spoken->text(QAccessible::Description).contains(QStringLiteral("September 2009 to October 2011")));
    CHECK(unnamedFocusableWidgets(&shown.view) == QStringList());
}

TEST_CASE("A picture follows its room and the theme without words that meet", "[charts]")
{
    Shown shown(everyPicture()[0].second);
    for (const int width : {300, 420, 640, 900, 1500}) {
        shown.view.resize(width, width / 2);
        QTest::qWait(5);
        const auto& texts = shown.canvas().drawing().texts;
        CHECK(texts.size() > 5);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                INFO(texts[i].text << " and " << texts[j].text << " in " << width);
                CHECK_FALSE(texts[i].box.meets(texts[j].box));
            }
        }
    }
    ui::applyTheme(application(), ui::ThemeChoice::Dark);
    QTest::qWait(5);
    const QImage dark = shown.view.grab().toImage();
    CHECK(dark.pixelColor(dark.width() / 2, 8).lightness() < 60);
    ui::applyTheme(application(), ui::ThemeChoice::Light);
}

TEST_CASE("Words and shapes of a picture can be read in both themes", "[charts][theme]")
{
    for (const ui::Theme& theme : {ui::Theme::lightTheme(), ui::Theme::darkTheme()}) {
        const ChartColours colours(theme);
        using performance::ChartInk;
        for (const ChartInk ink :
             {ChartInk::Ink, ChartInk::Quiet, ChartInk::Accent, ChartInk::Good, ChartInk::Concern}) {
            CHECK(ui::contrastRatio(colours.of(ink), theme.panel) >= 4.5);
            CHECK(ui::contrastRatio(colours.of(ink), theme.accentGround) >= 4.5);
        }
    }
    const ChartColours paper = ChartColours::forPaper();
    CHECK(ui::contrastRatio(paper.of(performance::ChartInk::Quiet), paper.of(performance::ChartInk::Band)) >= 4.5);
}
