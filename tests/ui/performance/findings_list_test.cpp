// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page says of the sample: order, words, and what is behind each line.
#include "tests/ui/performance/performance_window.h"

#include "core/actions/effect.h"
#include "core/partnership/profile_commands.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using Kind = UnusualRow::Kind;

TEST_CASE("The sample's findings stand in their order, each with word, sentence and state", "[performance][ui]")
{
    PerformanceWindow test;
    CHECK(test.page().subtitle() == QStringLiteral("Measures to October 2011 · 12 measures, 2 of concern, 3 improving"));
    const QStringList lines = test.spoken();
    REQUIRE(lines.size() == 8);
    CHECK(lines[0] == QStringLiteral("1, Violent crime, Concern, 11 months above the mean, Reported to BOARD · EX-03"));
    CHECK(lines[1]
          == QStringLiteral("2, Deliberate fires, Concern, October above the upper limit: 22, expected 7 to 21, New · EX-04"));
    CHECK(lines[7].startsWith(QStringLiteral("8, Serious acquisitive crime, Watching")));
    CHECK(lines[7].endsWith(QStringLiteral("Monitoring · EX-02")));
    // A neutral measure is never called better or worse (requirements H04).
    for (const QString& line : lines) {
        if (line.contains(QStringLiteral("ASB and hate crime")))
            CHECK(line.contains(QStringLiteral("Change, no judgement")));
    }
    CHECK(test.titles(Kind::Head)
          == QStringList {QStringLiteral("What is unusual, most important first"), QStringLiteral("Ordinary variation"),
                          QStringLiteral("Blockages")});
    CHECK(test.titles(Kind::Blockage).contains(QStringLiteral("BL-01")));
    CHECK(test.window().registry().problem().isEmpty());
}

TEST_CASE("Arrows walk the findings, and the chart follows", "[performance][ui]")
{
    PerformanceWindow test;
    CHECK(test.view().chart()->measure.reference == "M05");
    CHECK(test.view().sentences().first().startsWith(QStringLiteral("11 months above the mean")));
    test.press(Qt::Key_Down);
    CHECK(test.view().chart()->measure.reference == "M09");
    CHECK(test.view().subject().exception()->reference == "EX-04");
    CHECK(test.view().seasonText().startsWith(QStringLiteral("October in other years")));
    test.press(Qt::Key_End);
    CHECK(test.page().blockageView()->isVisible());
    test.press(Qt::Key_Home);
    CHECK(test.view().chart()->measure.reference == "M05");
    // Enter goes into the chart, where the arrows read the points.
    test.press(Qt::Key_Return);
    CHECK(test.view().chartView()->hasFocus());
    test.press(Qt::Key_End);
    test.press(Qt::Key_Left);
    REQUIRE(test.view().chosenPeriod());
    CHECK(test.view().seasonText().startsWith(QStringLiteral("September in other years")));
}

TEST_CASE("Measures of ordinary variation are folded until somebody opens them", "[performance][ui]")
{
    PerformanceWindow test;
    CHECK(test.titles(Kind::Measure).isEmpty());
    test.page().list()->selectKey(QString::fromLatin1(kOrdinaryKey));
    test.press(Qt::Key_Return);
    CHECK(test.titles(Kind::Measure).size() == 4);
    CHECK(test.titles(Kind::Measure).contains(QStringLiteral("Road casualties")));
    test.open(QStringLiteral("M10"));
    CHECK(test.view().chart()->measure.reference == "M10");
}

TEST_CASE("A priority shows only what serves it", "[performance][ui]")
{
    PerformanceWindow test;
    auto* choice = test.page().findChild<QComboBox*>();
    REQUIRE(choice->count() == 4);
    choice->setCurrentIndex(1);
    test.settle();
    CHECK_FALSE(test.spoken().isEmpty());
    CHECK(test.spoken().size() < 8);
    for (const QString& line : test.spoken())
        CHECK_FALSE(line.isEmpty());
}

TEST_CASE("A partnership without measures is told what to do first", "[performance][ui]")
{
    TemporaryFolder folder;
    auto replica = must(replica::Replica::create(folder.path() / "new"));
    REQUIRE(execute(*replica, partnership::CreatePartnership {.name = "A partnership"}));
    PerformanceWindow test(std::move(replica));
    CHECK(test.page().subtitle() == QStringLiteral("No measures yet"));
    CHECK(test.has("performance.first"));
    CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
    test.picture(QStringLiteral("performance-empty"));
    test.press(Qt::Key_Return);
    CHECK(test.page().importPage()->isVisible());
}

TEST_CASE("A blockage is decided and closed by keys", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("BL-01"));
    test.press(Qt::Key_W);
    REQUIRE(test.hasForm());
    test.save();
    REQUIRE(test.hasForm());
    test.fill("text", QStringLiteral("Paid from the partnership fund"));
    test.save();
    CHECK_FALSE(test.hasForm());
    auto blockage = actions::findBlockage(test.reader(), std::string {"BL-01"}).value();
    CHECK(blockage.state == actions::BlockageState::Decided);
    CHECK(blockage.decision == "Paid from the partnership fund");
    test.press(Qt::Key_X);
    test.save();
    blockage = actions::findBlockage(test.reader(), std::string {"BL-01"}).value();
    CHECK(blockage.state == actions::BlockageState::Closed);
}
