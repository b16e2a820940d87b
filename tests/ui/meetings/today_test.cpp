// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/meetings/meetings_window.h"

#include "core/partnership/profile_commands.h"
#include "ui/widgets/card.h"
#include "ui/widgets/message_bar.h"

#include <QSignalSpy>

#include <algorithm>

using namespace muster;
using namespace muster::test;

TEST_CASE("Today shows the sample's meeting, its next step, and the counts of its actions", "[ui][today]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("today"));
    test.settle();
    ui::TodayPage& page = test.today();
    CHECK(shows(&page, QStringLiteral("Tuesday 15 November 2011")));
    CHECK(shows(&page, QStringLiteral("District Tasking and Co-ordination Group")));
    CHECK(shows(&page, QStringLiteral("Published: start at 10:00.")));
    page.setNotice(QStringLiteral("This is the sample partnership."));
    CHECK(shows(&page, QStringLiteral("This is the sample partnership.")));
    CHECK(shows(&page, QStringLiteral("1 amendment to decide")));
    // Requirements §5.7: 14 open, 5 overdue, 4 awaiting verification.
    QStringList counts;
    for (const auto* card : page.findChildren<ui::Card*>()) {
        if (card->isVisible())
            counts << card->accessibleName();
    }
    CHECK(counts.contains(QStringLiteral("5 overdue")));
    CHECK(counts.filter(QStringLiteral("wait to be verified")).value(0).startsWith(QStringLiteral("4 ")));
    CHECK(unnamedFocusableWidgets(&page) == QStringList());

    QSignalSpy asked(&page, &ui::Page::openRequested);
    for (auto* card : page.findChildren<ui::Card*>()) {
        if (card->isVisible() && card->accessibleName() == QStringLiteral("5 overdue")) {
            card->setFocus();
            test.key(Qt::Key_Return);
            break;
        }
    }
    REQUIRE(asked.size() == 1);
    CHECK(asked.at(0).at(0).toString() == QStringLiteral("actions"));
    CHECK(asked.at(0).at(1).toString() == QStringLiteral("overdue"));
}

TEST_CASE("Enter on today's one button goes to the meeting", "[ui][today]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("today"));
    test.settle();
    test.key(Qt::Key_F7);
    test.key(Qt::Key_Return);
    CHECK(test.window().currentPage() == &test.meetings());
}

TEST_CASE("A new partnership is told what its host has to settle before real cases go in", "[ui][today]")
{
    TemporaryFolder folder;
    auto made = must(replica::Replica::create(folder.path() / "new", {.author = "Community Safety Officer", .clock = {}, .today = {}}));
    must(execute(*made, partnership::CreatePartnership {"Fenland Community Safety Partnership"}));
    must(execute(*made, partnership::SettleHostDuties {{.impactAssessment = {},
                                                        .folderAccess = "The tasking group",
                                                        .retention = "Seven years",
                                                        .keyHolders = {}}}));
    MeetingsWindow test(std::move(made));
    test.window().openPage(QStringLiteral("today"));
    test.settle();
    const auto bars = test.today().findChildren<ui::MessageBar*>();
    const auto said = std::find_if(bars.begin(), bars.end(), [](const auto* bar) { return bar->isVisible(); });
    REQUIRE(said != bars.end());
    CHECK((*said)->text()
          == QStringLiteral("Before real cases go in, the host has to settle: data protection impact assessment; who "
                            "holds a key of part two."));
    QSignalSpy asked(&test.today(), &ui::Page::openRequested);
    (*said)->focusButton();
    test.key(Qt::Key_Return);
    REQUIRE(asked.size() == 1);
    CHECK(asked.at(0).at(0).toString() == QStringLiteral("partnership"));
    CHECK(asked.at(0).at(1).toString() == QStringLiteral("Before you begin"));
}

TEST_CASE("An empty partnership is told what to do first", "[ui][today]")
{
    TemporaryFolder folder;
    MeetingsWindow test(must(replica::Replica::create(folder.path() / "empty", {.author = "Community Safety Officer", .clock = {}, .today = {}})));
    test.window().openPage(QStringLiteral("today"));
    test.settle();
    CHECK(shows(&test.today(), QStringLiteral("Nothing is recorded yet")));
    CHECK(shows(&test.today(), QStringLiteral("Set up the partnership")));
    test.window().openPage(QStringLiteral("meetings"));
    test.settle();
    CHECK(shows(&test.meetings(), QStringLiteral("No meeting yet")));
}
