// SPDX-License-Identifier: GPL-3.0-or-later
//
// Places by kinds of crime, and direction of travel.
#include "tests/support/charts.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/ui/charts/sample_crime.h"
#include "ui/charts/direction_view.h"
#include "ui/charts/small_multiples.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QSignalSpy>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui::charts;
using namespace muster::performance;

namespace {

QString placeAt(const SmallMultiples& view, int row)
{
    return view.model()->headerData(row, Qt::Vertical).toString();
}

}  // namespace

TEST_CASE("The table of places puts the most unusual first, by click or key", "[charts][multiples]")
{
    SmallMultiples view;
    view.resize(900, 500);
    view.setMultiples(multiplesOf(wardCrime(), CrimeBy::Ward, {.polarity = Polarity::LowerIsBetter}));
    view.show();
    CHECK(view.accessibleName() == QStringLiteral("Places by kinds of crime, December 2024"));
    CHECK(placeAt(view, 0) == QStringLiteral("Central"));
    view.sortBy(1);
    CHECK(view.sortedColumn() == 1);
    CHECK(placeAt(view, 0) == QStringLiteral("Ravensthorpe"));
    QTest::keyClick(&view, Qt::Key_S);
    CHECK(view.sortedColumn() == -1);
    CHECK(placeAt(view, 0) == QStringLiteral("Central"));
    QTest::keyClick(&view, Qt::Key_S);
    CHECK(view.sortedColumn() == 1);
}

TEST_CASE("Each cell is read aloud, opened with Enter, and the table is copied", "[charts][multiples][keys]")
{
    SmallMultiples view;
    view.resize(900, 500);
    view.setMultiples(multiplesOf(wardCrime(), CrimeBy::Ward, {.polarity = Polarity::LowerIsBetter}));
    view.show();
    view.setFocus();
    QSignalSpy opened(&view, &SmallMultiples::opened);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Down);
    CHECK(view.currentIndex().row() == 1);
    CHECK(view.currentIndex().column() == 1);
    CHECK(view.currentIndex()
              .data(Qt::AccessibleTextRole)
              .toString()
              .startsWith(QStringLiteral("Burglary, Dogsthorpe. ")));
    QTest::keyClick(&view, Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened.at(0).at(0).toString() == QStringLiteral("Dogsthorpe"));
    CHECK(opened.at(0).at(1).toString() == QStringLiteral("Burglary"));
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    const QString copied = QApplication::clipboard()->text();
    CHECK(copied.startsWith(QStringLiteral("Ward\tAnti-social behaviour\tBurglary\t")));
    CHECK(copied.contains(QStringLiteral("(above usual)")));
    CHECK(unnamedFocusableWidgets(&view) == QStringList());
}

TEST_CASE("Direction of travel says a word with its shape for each priority", "[charts][direction]")
{
    DirectionView view;
    view.resize(600, 500);
    QSignalSpy opened(&view, &DirectionView::opened);
    view.setDirections(sampleDirections());
    view.show();
    QStringList words;
    for (const ui::Chip* chip : view.findChildren<ui::Chip*>()) {
        words << chip->spec().text;
        // A judgement has a shape; what is not judged has none, and no colour.
        const bool judged = chip->spec().kind == ui::Tone::Concern || chip->spec().kind == ui::Tone::Good;
        CHECK(judged == (chip->spec().shape != ui::ChipShape::None));
    }
    CHECK(words
          == QStringList(
              {QStringLiteral("Worsening"), QStringLiteral("Change, not judged"), QStringLiteral("Improving")}));
    auto* const card = view.findChildren<ui::Card*>().front();
    CHECK(card->accessibleName().startsWith(QStringLiteral("Reducing crime. Worsening. Worsening: Violent crime.")));
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened.at(0).at(0).toString() == QStringLiteral("M05"));
    CHECK(unnamedFocusableWidgets(&view) == QStringList());
    view.setDirections({});
    CHECK(view.findChildren<ui::Card*>().isEmpty());
}
