// SPDX-License-Identifier: GPL-3.0-or-later
//
// The plan and what stands beside it, by keys: strategies of others, self-assessment, the next plan.
#include "tests/ui/governance/year_window.h"

#include "core/governance/self_assessment.h"
#include "core/governance/strategies.h"
#include "core/partnership/agency_queries.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("A strategy of others is linked from a priority, changed and taken off", "[governance][plan]")
{
    YearWindow test;
    RecordSection& section = test.open("Priorities");
    const auto before = governance::linkedStrategies(test.reader()).size();
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.fill(section, "owner", QStringLiteral("Drug and Alcohol Team"));
    test.submit();
    REQUIRE(section.form() != nullptr);
    CHECK_FALSE(section.form()->error(QStringLiteral("name")).isEmpty());
    test.fill(section, "name", QStringLiteral("Alcohol strategy"));
    test.tick(section, QStringLiteral("P1"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Alcohol strategy")));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("✓")));
    CHECK(YearWindow::factOf(section, QStringLiteral("Linked from")).size() == 1);

    test.key(Qt::Key_Return);
    test.fill(section, "address", QStringLiteral("somewhere"));
    test.submit();
    REQUIRE(section.form() != nullptr);
    CHECK_FALSE(section.form()->error(QStringLiteral("address")).isEmpty());
    test.fill(section, "address", QStringLiteral("https://example.org/alcohol"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::factOf(section, QStringLiteral("Where it can be read")).size() == 1);

    test.prompts().nextAnswer(0);
    test.step(section, QStringLiteral("Take it off"));
    CHECK(governance::linkedStrategies(test.reader()).size() == before);
}

TEST_CASE("Eight principles are scored by an agency in one form", "[governance][plan]")
{
    YearWindow test;
    RecordSection& section = test.open("Self-assessment");
    test.filter(section, QStringLiteral("Year"), QStringLiteral("2011"));
    const auto rows = YearWindow::rowsOf(section);
    const auto agencies = governance::selfAssessment(test.reader(), 2011).front().scores.size();
    CHECK(static_cast<std::size_t>(rows.size()) == 2 + governance::kPrinciples.size() + agencies);
    test.select(section, QStringLiteral("Constabulary"));
    section.takeFocus();
    test.key(Qt::Key_Return);
    for (int at = 0; at < 8; ++at)
        test.choose(section, qPrintable(QStringLiteral("score %1").arg(at)), QStringLiteral("3, mostly"));
    test.fill(section, "note 1", QStringLiteral("Figures are shared each month."));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("3.0 | 3 | 8 of 8")));
    CHECK(YearWindow::factOf(section, QStringLiteral("Openness"))
          == QStringList {QStringLiteral("3, mostly"), QStringLiteral("Figures are shared each month.")});

    SECTION("a form in which nothing was chosen is not kept")
    {
        test.key(Qt::Key_Return);
        test.submit();
        CHECK(section.form() != nullptr);
    }
    SECTION("a principle has the scores of every agency")
    {
        test.select(section, QStringLiteral("Openness"));
        CHECK(YearWindow::factOf(section, QStringLiteral("Constabulary")).first()
              == QStringLiteral("3, mostly"));
    }
}

TEST_CASE("The next plan is begun, and not over years that another covers", "[governance][plan]")
{
    YearWindow test;
    RecordSection& section = test.open("Plan");
    test.step(section, QStringLiteral("Begin the next plan"));
    test.fill(section, "name", QStringLiteral("Partnership Plan 2013 to 2016"));
    test.fill(section, "years", QStringLiteral("2013"));
    test.fill(section, "last year", QStringLiteral("2016"));
    test.submit();
    REQUIRE(section.form() != nullptr);
    CHECK(section.form()->error(QStringLiteral("years")).contains(QStringLiteral("already")));
    test.fill(section, "years", QStringLiteral("2014"));
    test.fill(section, "last year", QStringLiteral("2017"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::rowsOf(section).contains(QStringLiteral("Partnership Plan 2013 to 2016")));
}
