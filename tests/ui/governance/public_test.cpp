// SPDX-License-Identifier: GPL-3.0-or-later
//
// Accounts, compliance, the public and requests, by keys.
#include "tests/ui/governance/year_window.h"

#include "core/governance/agency_comment.h"
#include "core/governance/engagement.h"
#include "core/governance/panel_priority.h"
#include "core/governance/publication.h"
#include "core/partnership/agency_queries.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("The columns of the accounts add up, and a comment that is too long is refused under its field", "[governance][accounts]")
{
    YearWindow test;
    RecordSection& accounts = test.open("Accounts");
    int given = 0;
    int total = -1;
    const auto number = [](const QString& cell) { return cell == QStringLiteral("–") ? 0 : cell.toInt(); };
    for (const RecordRow& row : accounts.model()->records()) {
        if (row.heading)
            continue;
        CHECK(number(row.cells.at(1))
              == number(row.cells.at(2)) + number(row.cells.at(3)) + number(row.cells.at(4)) + number(row.cells.at(5)));
        if (row.cells.first() == QStringLiteral("All together"))
            total = number(row.cells.at(1));
        else
            given += number(row.cells.at(1));
    }
    CHECK(given == total);
    CHECK(total > 0);

    test.select(accounts, QStringLiteral("Constabulary"));
    accounts.takeFocus();
    test.key(Qt::Key_Return);
    REQUIRE(accounts.form() != nullptr);
    test.fill(accounts, "text", QStringLiteral("word ").repeated(governance::kCommentWords + 1));
    test.submit();
    REQUIRE(accounts.form() != nullptr);
    CHECK_FALSE(accounts.form()->error(QStringLiteral("text")).isEmpty());
    test.fill(accounts, "text", QStringLiteral("We came to every meeting."));
    test.submit();
    CHECK(accounts.form() == nullptr);
    CHECK(YearWindow::factOf(accounts, QStringLiteral("Comment")) == QStringList {QStringLiteral("We came to every meeting.")});
}

TEST_CASE("A public report comes out only once it is approved", "[governance][publications]")
{
    YearWindow test;
    RecordSection& section = test.open("Publications");
    const auto all = governance::publications(test.reader());
    REQUIRE(all.size() == 2);
    section.select(all.front().id);
    CHECK_FALSE(YearWindow::factOf(section, QStringLiteral("Can everybody read it")).isEmpty());
    CHECK(YearWindow::factOf(section, QStringLiteral("Where it came out")).size() == 7);
    test.step(section, QStringLiteral("Check it"));
    CHECK(section.message() == QString());
    test.step(section, QStringLiteral("Approve it"));
    CHECK(section.message() == QString());
    test.step(section, QStringLiteral("It came out"));
    test.submit();
    const auto now = governance::publication(test.reader(), all.front().id);
    REQUIRE(now);
    CHECK(now->state == governance::PublicationState::Published);
    CHECK(now->channels == 1);
}

TEST_CASE("A question of the public is recorded and answered", "[governance][questions]")
{
    YearWindow test;
    RecordSection& section = test.open("Questions");
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.choose(section, "body", QStringLiteral("Face the People"));
    test.fill(section, "question", QStringLiteral("When are the lights in the park mended?"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    test.select(section, QStringLiteral("lights in the park"));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Not answered")));
    section.takeFocus();
    test.key(Qt::Key_Return);
    test.fill(section, "answer", QStringLiteral("They were mended on 10 November."));
    test.submit();
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Answered")));
}

TEST_CASE("People are told back what became of their panel's priority", "[governance][panels]")
{
    YearWindow test;
    RecordSection& section = test.open("Panel priorities");
    test.select(section, QStringLiteral("Nuisance between neighbours"));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Tell them")));
    section.takeFocus();
    test.key(Qt::Key_Return);
    test.fill(section, "text", QStringLiteral("You said neighbours were plagued; officers now hold a surgery in the street."));
    test.submit();
    CHECK(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Told back")));
}

TEST_CASE("A duty is noted with its evidence", "[governance][compliance]")
{
    YearWindow test;
    RecordSection& section = test.open("Compliance");
    test.select(section, QStringLiteral("Plan copied to the commissioner"));
    const QString before = YearWindow::rowOf(section);
    section.takeFocus();
    test.key(Qt::Key_Return);
    test.fill(section, "evidence", QStringLiteral("Letter of 14 November 2011"));
    test.submit();
    CHECK(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section) != before);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Letter of 14 November 2011")));
}

TEST_CASE("A request for information is logged with its clock", "[governance][requests]")
{
    YearWindow test;
    RecordSection& section = test.open("Requests");
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.fill(section, "subject", QStringLiteral("A newspaper"));
    test.fill(section, "scope", QStringLiteral("All decisions on the night shelter"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    test.select(section, QStringLiteral("REQ-"));
    CHECK_FALSE(YearWindow::factOf(section, QStringLiteral("Clock")).isEmpty());

    // What goes into the answer is named there, and what is left out with its reason.
    section.takeFocus();
    test.key(Qt::Key_Return);
    test.fill(section, "words", QStringLiteral("shed thefts"));
    test.submit();
    test.tick(section, QStringLiteral("Paston"));
    test.fill(section, "reason", QStringLiteral("section 40, personal information"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    const QStringList given = YearWindow::factOf(section, QStringLiteral("In the answer"));
    REQUIRE_FALSE(given.isEmpty());
    CHECK(given.first().contains(QStringLiteral("Paston")));
    CHECK(given.first().contains(QStringLiteral("DTCG")));
    for (const QString& left : YearWindow::factOf(section, QStringLiteral("Left out")))
        CHECK(left.endsWith(QStringLiteral("section 40, personal information")));
}
