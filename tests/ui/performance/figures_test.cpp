// SPDX-License-Identifier: GPL-3.0-or-later
//
// Typing figures, and measures from beginning to end.
#include "tests/ui/performance/performance_window.h"

#include "ui/performance/measure_form.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using namespace std::chrono_literals;

TEST_CASE("A figure that is typed moves the chart and raises what is unusual", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("M10"));
    REQUIRE(test.view().chart()->measure.reference == "M10");
    const std::size_t before = test.view().picture().points.size();
    test.press(Qt::Key_V);
    CHECK(test.form().rawText(QStringLiteral("period")) == QStringLiteral("November 2011"));
    test.type(QStringLiteral("many"));
    test.save();
    CHECK_FALSE(test.form().error(QStringLiteral("value")).isEmpty());
    test.fill("value", QStringLiteral("61"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    CHECK(test.view().picture().points.size() == before + 1);
    CHECK(test.view().picture().points.back().shown == "61");
    // 61 lies far beyond the limits of 19.6 to 39.4, so somebody has to look at it.
    REQUIRE(test.waitFor([&] { return test.view().subject().exception() != nullptr; }));
    CHECK(test.view().subject().exception()->measureReference == "M10");
    CHECK(test.page().subtitle().startsWith(QStringLiteral("Measures to November 2011")));
}

TEST_CASE("A figure is revised in the table, and the old one stays beside it", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("M05"));
    test.press(Qt::Key_T);
    REQUIRE(test.view().isTableShown());
    CHECK(test.view().table()->hasFocus());
    test.press(Qt::Key_Return);
    CHECK(test.form().rawText(QStringLiteral("period")) == QStringLiteral("October 2011"));
    test.fill("value", QStringLiteral("158 (p)"));
    test.fill("reason", QStringLiteral("Counted again"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    const auto values = performance::valuesOf(test.reader(), test.view().chart()->measure.id);
    CHECK(values.back().now.value == 158);
    CHECK(values.back().now.provisional);
    REQUIRE(values.back().before.size() == 1);
    CHECK(values.back().before.front().value == 164);
    const auto* model = test.view().table()->model();
    CHECK(model->index(0, ValuesModel::Before).data().toString() == QStringLiteral("164: Counted again"));
    CHECK(model->index(0, ValuesModel::State).data().toString() == QStringLiteral("Provisional"));
    CHECK(test.view().sentences().join(u' ').contains(QStringLiteral("October 2011 was 164, now 158: counted again.")));
    test.picture(QStringLiteral("performance-revised"));
    test.press(Qt::Key_T);
    CHECK_FALSE(test.view().isTableShown());
}

TEST_CASE("A new measure says what it understood of its target", "[performance][ui]")
{
    PerformanceWindow test;
    test.press(Qt::Key_N, Qt::ControlModifier);
    auto* echo = test.form().findChild<TextLabel*>(QStringLiteral("target.echo"));
    REQUIRE(echo != nullptr);
    CHECK(echo->isHidden());
    test.save();
    CHECK_FALSE(test.form().error(QStringLiteral("name")).isEmpty());
    test.fill("name", QStringLiteral("Shop theft"));
    test.fill("unit", QStringLiteral("offences"));
    test.fill("target", QStringLiteral("reduce by 6% to 9,704 by March"));
    CHECK(echo->text() == QStringLiteral("Understood: 9,704 offences or fewer in each month, by 31 March 2012"));
    test.fill("target", QStringLiteral("no more than last year"));
    CHECK(echo->text() == QStringLiteral("Understood: no more than in the same month of the year before"));
    test.fill("target", QStringLiteral("some"));
    CHECK(echo->text().contains(QStringLiteral("no target Muster can read")));
    test.picture(QStringLiteral("performance-target"));
    test.fill("target", QStringLiteral("no more than 90"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    const auto made = performance::findMeasure(test.reader(), "Shop theft");
    REQUIRE(made);
    CHECK(made->reference == "M13");
    CHECK(test.view().chart()->measure.id == made->id);

    // A milestone is answered with yes or no.
    test.press(Qt::Key_N, Qt::ControlModifier);
    test.fill("name", QStringLiteral("One system for reports"));
    test.fill("kind", QStringLiteral("milestone"));
    test.fill("target", QStringLiteral("yes by March 2012"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    test.press(Qt::Key_V);
    test.fill("value", QStringLiteral("yes"));
    test.save();
    REQUIRE_FALSE(test.hasForm());
    const auto milestone = performance::findMeasure(test.reader(), "One system for reports");
    CHECK(performance::valuesOf(test.reader(), milestone->id).back().now.value == 1);
}

TEST_CASE("A measure is changed, paired and ended from the page", "[performance][ui]")
{
    PerformanceWindow test;
    test.open(QStringLiteral("M03"));
    test.click("measure.more");
    test.click("measure.pair");
    test.fill("other", QStringLiteral("People responsible for ASB"));
    test.save();
    CHECK(performance::findMeasure(test.reader(), "M03")->pairedWith.size() == 1);
    CHECK(test.view().sentences().join(u' ').contains(QStringLiteral("To be read beside")));
    test.click("measure.edit");
    test.fill("workstream", QStringLiteral("Single system"));
    test.save();
    CHECK(performance::findMeasure(test.reader(), "M03")->details.workstream == "Single system");
    CHECK(performance::findMeasure(test.reader(), "M03")->details.polarity == performance::Polarity::Neutral);
    test.click("measure.break");
    test.fill("from", QStringLiteral("June 2011"));
    test.fill("reason", QStringLiteral("More people report"));
    test.save();
    CHECK(performance::rebasesOf(test.reader(), performance::findMeasure(test.reader(), "M03")->id).size() == 1);
    test.open(QStringLiteral("M12"));
    test.click("measure.more");
    test.click("measure.retire");
    test.fill("last day", QStringLiteral("31 October 2011"));
    test.fill("reason", QStringLiteral("Counted by the county now"));
    test.save();
    CHECK(performance::findMeasure(test.reader(), "M12")->retiredOn == 2011y / 10 / 31);
    CHECK(test.page().subtitle().contains(QStringLiteral("11 measures")));
}

TEST_CASE("The picture is saved as its ending says", "[performance][ui]")
{
    PerformanceWindow test;
    QTemporaryDir folder;
    for (const QString& name : {QStringLiteral("a.png"), QStringLiteral("a.svg"), QStringLiteral("a.csv")}) {
        test.prompts().nextFile(folder.filePath(name));
        test.press(Qt::Key_S);
        CHECK(QFile::exists(folder.filePath(name)));
    }
    test.prompts().nextFile(folder.filePath(QStringLiteral("a.doc")));
    test.press(Qt::Key_S);
    CHECK_FALSE(test.view().message().isEmpty());
}
