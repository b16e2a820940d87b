// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded crime from the archive as it is downloaded, through the window.
#include "tests/ui/performance/performance_window.h"

#include "core/performance/crime_commands.h"
#include "core/performance/crime_queries.h"
#include "ui/charts/small_multiples.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

const QString kYear = QStringLiteral(MUSTER_TEST_DATA "/crime/cambridgeshire-2024-street-reduced.zip");

void importYear(PerformanceWindow& test)
{
    test.press(Qt::Key_I, Qt::ControlModifier);
    test.prompts().nextFile(kYear);
    test.press(Qt::Key_O, Qt::ControlModifier);
    REQUIRE(test.waitFor([&] { return !test.page().importPage()->isReading(); }));
}

}  // namespace

TEST_CASE("A year of recorded crime comes in, and again it changes nothing", "[performance][ui][crime]")
{
    PerformanceWindow test;
    importYear(test);
    const ImportPage* page = test.page().importPage();
    REQUIRE(page->message() == QString());
    REQUIRE_FALSE(page->summary().isEmpty());
    CHECK(page->summary().first().contains(QStringLiteral("12 months of Cambridgeshire Constabulary")));
    CHECK(page->summary().contains(QStringLiteral("12 months are new.")));
    CHECK(performance::crimeMonths(test.reader()).size() == 12);

    test.click("import.back");
    importYear(test);
    CHECK(page->summary().contains(QStringLiteral("12 months were there already and say the same.")));

    // The chart of a place and a type, by the keys of the choices.
    test.click("import.show-crime");
    CrimeView* crime = test.page().crimeView();
    REQUIRE(crime != nullptr);
    CHECK(crime->grid()->isVisible());
    CHECK(crime->grid()->model()->rowCount() > 3);
    test.picture(QStringLiteral("performance-crime-grid"));
    crime->choose(performance::CrimeBy::District);
    crime->choose({performance::CrimeBy::District, "Peterborough", "Burglary"});
    test.settle();
    REQUIRE(crime->chosen());
    CHECK(crime->chosen()->area == "Peterborough");
    CHECK(crime->picture().points.size() == 12);
    CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
    test.picture(QStringLiteral("performance-crime-chart"));

    SECTION("it becomes a measure that is filled by each import")
    {
        crime->makeMeasure();
        test.fill(*crime->side()->form(), "name", QStringLiteral("Burglary in the city"));
        test.save();
        const auto measure = performance::findMeasure(test.reader(), "Burglary in the city");
        REQUIRE(measure);
        CHECK(performance::valuesOf(test.reader(), measure->id).size() == 12);
        test.settle();
        REQUIRE(test.view().chart());
        CHECK(test.view().chart()->measure.id == measure->id);
    }
    SECTION("a break is noted, and a month that is none is refused")
    {
        crime->noteBreak();
        test.fill(*crime->side()->form(), "from", QStringLiteral("some day"));
        test.fill(*crime->side()->form(), "reason", QStringLiteral("New recording system"));
        test.save();
        REQUIRE(crime->side()->form() != nullptr);
        CHECK_FALSE(crime->side()->form()->error(QStringLiteral("from")).isEmpty());
        test.fill(*crime->side()->form(), "from", QStringLiteral("June 2024"));
        test.save();
        CHECK(crime->side()->form() == nullptr);
        CHECK(performance::crimeBreaks(test.reader()).size() >= 1);
    }
    SECTION("the partnership's districts and wards are said")
    {
        crime->chooseDistricts();
        auto* tick = qobject_cast<QAbstractButton*>(crime->side()->form()->widget(QStringLiteral("Peterborough")));
        REQUIRE(tick != nullptr);
        tick->click();
        test.save();
        CHECK(performance::crimeDistricts(test.reader()) == std::vector<std::string> {"Peterborough"});
        crime->showPlaces();
        test.settle();
        REQUIRE(crime->places()->model()->rowCount() > 50);
        crime->places()->table()->selectRowAt(0);
        const std::string code = crime->places()->model()->at(0)->code.toStdString();
        test.press(Qt::Key_Return);
        test.fill(*crime->side()->form(), "ward", QStringLiteral("Fletton"));
        test.save();
        const auto places = performance::crimePlaces(test.reader());
        REQUIRE(places.size() == 1);
        CHECK(places.front().lsoa == code);
        CHECK(places.front().wardName.starts_with("Fletton"));
        test.picture(QStringLiteral("performance-places"));
    }
}

TEST_CASE("Reading recorded crime can be stopped, and nothing comes in", "[performance][ui][crime]")
{
    PerformanceWindow test;
    test.press(Qt::Key_I, Qt::ControlModifier);
    test.prompts().nextFile(kYear);
    test.page().importPage()->chooseCrime();
    REQUIRE(test.page().importPage()->isReading());
    test.page().importPage()->cancelReading();
    REQUIRE(test.waitFor([&] { return !test.page().importPage()->isReading(); }));
    CHECK(test.page().importPage()->message().contains(QStringLiteral("Nothing was imported")));
    CHECK(performance::crimeMonths(test.reader()).empty());
}

TEST_CASE("A file that holds no street crime is refused by name", "[performance][ui][crime]")
{
    PerformanceWindow test;
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("2024-01-cambridgeshire-stop-and-search.csv"));
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("Type,Date,Part of a policing operation\nPerson search,2024-01-01,False\n");
    file.close();
    test.press(Qt::Key_I, Qt::ControlModifier);
    test.prompts().nextFile(path);
    test.page().importPage()->chooseCrime();
    REQUIRE(test.waitFor([&] { return !test.page().importPage()->isReading(); }));
    CHECK(test.page().importPage()->message().contains(QStringLiteral("stop-and-search")));
    CHECK(performance::crimeMonths(test.reader()).empty());
}
