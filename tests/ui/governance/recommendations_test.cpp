// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations and sent business, by keys.
#include "tests/ui/governance/year_window.h"

#include "core/governance/recommendation_queries.h"
#include "core/governance/sent_business.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("An agency's ratification is recorded in its own row", "[governance][recommendations]")
{
    YearWindow test;
    RecordSection& section = test.open("Recommendations");
    const auto there = governance::findRecommendation(test.reader(), std::string {"REC-01"});
    REQUIRE(there);
    // The recommendation and a row for each of the five agencies that are asked.
    CHECK(section.model()->rowCount() == 1 + static_cast<int>(there->ratifications.size()));
    test.select(section, QStringLiteral("Fire"));
    test.key(Qt::Key_Return);
    test.choose(section, "state", QStringLiteral("Ratified with conditions"));
    test.submit();
    REQUIRE(section.form() != nullptr);
    CHECK_FALSE(section.form()->error(QStringLiteral("conditions")).isEmpty());
    test.fill(section, "on", QStringLiteral("15 November 2011"));
    test.fill(section, "conditions", QStringLiteral("Home fire safety visits keep their order."));
    test.submit();
    CHECK(section.form() == nullptr);
    const auto now = governance::findRecommendation(test.reader(), there->id);
    int conditioned = 0;
    for (const auto& one : now->ratifications)
        conditioned += one.state == governance::RatificationState::RatifiedWithConditions ? 1 : 0;
    CHECK(conditioned == 2);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("With conditions")));
}

TEST_CASE("What a draft still lacks is said before it can go to agencies", "[governance][recommendations]")
{
    YearWindow test;
    RecordSection& section = test.open("Recommendations");
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.fill(section, "title", QStringLiteral("One number to report litter"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    test.select(section, QStringLiteral("One number to report litter"));
    CHECK_FALSE(YearWindow::factOf(section, QStringLiteral("Before it can go")).isEmpty());
    const auto lacking = YearWindow::factOf(section, QStringLiteral("Before it can go")).size();
    test.step(section, QStringLiteral("Section 17"));
    test.fill(section, "reason", QStringLiteral("Litter is cleared before it draws more."));
    test.submit();
    CHECK(section.form() == nullptr);
    CHECK(YearWindow::factOf(section, QStringLiteral("Before it can go")).size() == lacking - 1);
}

TEST_CASE("An item is sent to another body and its thread shows where it waits", "[governance][sent]")
{
    YearWindow test;
    RecordSection& section = test.open("Sent business");
    const auto before = governance::sentBusiness(test.reader()).size();
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.choose(section, "item", QStringLiteral("DTCG 15 Nov 2011"));
    test.choose(section, "to body", QStringLiteral("Performance Board"));
    test.fill(section, "reason", QStringLiteral("It needs money."));
    test.submit();
    CHECK(section.message() == QString());
    REQUIRE(section.form() == nullptr);
    CHECK(governance::sentBusiness(test.reader()).size() == before + 1);
}
