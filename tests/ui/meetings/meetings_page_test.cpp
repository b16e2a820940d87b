// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of meetings: list, new meeting, attendance, minutes and their papers, and the way into the room and back.
#include "tests/ui/meetings/meetings_window.h"

#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "ui/documents/document_view.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/minutes_view.h"
#include "ui/meetings/people_view.h"
#include "ui/meetings/row_list.h"
#include "ui/meetings/run_page.h"

#include <QFile>
#include <QScrollBar>

#include <algorithm>

using namespace muster;
using namespace muster::test;

namespace {

QPushButton* button(QWidget* root, const QString& text)
{
    for (auto* each : root->findChildren<QPushButton*>()) {
        if (each->isVisible() && each->text() == text)
            return each;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("No key of the page is given twice, the room's included", "[ui][meetings]")
{
    MeetingsWindow test;
    CHECK(test.window().registry().problem() == QString());
    CHECK(test.window().registry().clashes() == QStringList());
}

TEST_CASE("F5 goes into the room, Alt+Left comes back to the same meeting", "[ui][meetings]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15"));
    test.settle();
    auto* room = test.meetings().findChild<ui::RunPage*>();
    REQUIRE(room != nullptr);
    CHECK_FALSE(room->isVisible());
    test.key(Qt::Key_F5);
    CHECK(room->isVisible());
    CHECK_FALSE(test.meetings().agenda().takesKeys());
    test.key(Qt::Key_Left, Qt::AltModifier);
    CHECK_FALSE(room->isVisible());
    CHECK(test.meetings().agenda().isVisible());
    CHECK(test.meetings().agenda().facts().agenda.meeting.id == test.meeting("DTCG/2011-11-15").id);
}

TEST_CASE("The header follows a meeting that was started in the room, whatever part is in front", "[ui][meetings]")
{
    const char* part = GENERATE("agenda", "people", "minutes");
    CAPTURE(part);
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15#%1").arg(QLatin1String(part)));
    test.settle();
    REQUIRE(button(&test.meetings(), QStringLiteral("Run the meeting")) != nullptr);
    test.key(Qt::Key_F5);
    test.key(Qt::Key_F5);
    test.key(Qt::Key_Return);
    REQUIRE(meetings::isLive(test.meeting("DTCG/2011-11-15").state));
    test.key(Qt::Key_Escape);
    test.key(Qt::Key_Left, Qt::AltModifier);
    CHECK_FALSE(test.meetings().findChild<ui::RunPage*>()->isVisible());
    CHECK(button(&test.meetings(), QStringLiteral("Run the meeting")) == nullptr);
    CHECK(button(&test.meetings(), QStringLiteral("Back into the room")) != nullptr);
}

TEST_CASE("Ctrl+N proposes the next day of the cadence and plans the meeting", "[ui][meetings]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-12-20"));
    test.settle();
    test.key(Qt::Key_N, Qt::ControlModifier);
    CHECK(shows(&test.meetings(), QStringLiteral("third Tuesday")));
    CHECK(unnamedFocusableWidgets(&test.meetings()) == QStringList());
    test.key(Qt::Key_Return, Qt::ControlModifier);
    const auto made = meetings::findMeeting(test.reader(), "DTCG/2012-01-17");
    REQUIRE(made);
    CHECK(made->plannedMinutes == 120);
    CHECK(test.meetings().agenda().facts().agenda.meeting.id == made->id);
}

TEST_CASE("A planned meeting's agenda is opened with its one button", "[ui][meetings]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("FTP/2012-03-08"));
    test.settle();
    QPushButton* open = button(&test.meetings(), QStringLiteral("Open the agenda"));
    REQUIRE(open != nullptr);
    open->click();
    test.settle();
    CHECK(test.meeting("FTP/2012-03-08").state == meetings::MeetingState::AgendaOpen);
    CHECK(button(&test.meetings(), QStringLiteral("Publish")) != nullptr);
}

TEST_CASE("Apologies are recorded with one key", "[ui][meetings]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15#people"));
    test.settle();
    auto* people = test.meetings().findChild<ui::PeopleView*>();
    auto* list = people->findChild<ui::RowList*>();
    REQUIRE(list != nullptr);
    const auto find = [&](const QString& words) {
        for (const ui::ListRow& row : list->rows().rows()) {
            if (row.title.contains(words))
                return row;
        }
        return ui::ListRow {};
    };
    list->setFocus();
    REQUIRE(list->selectKey(find(QStringLiteral("Head of resettlement")).key));
    test.key(Qt::Key_A);
    CHECK(find(QStringLiteral("Head of resettlement")).badge.text == QStringLiteral("Apologies"));
    CHECK(find(QStringLiteral("Public health lead")).badge.text == QStringLiteral("Apologies"));
}

TEST_CASE("Circulated minutes: the amendment stands side by side and is accepted", "[ui][minutes]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-10-18#minutes"));
    test.settle();
    ui::MinutesView& view = test.meetings().minutes();
    CHECK_FALSE(view.findChild<ui::documents::DocumentView*>()->isEmpty());
    CHECK(shows(&view, QStringLiteral("Minute 17")));
    CHECK(shows(&view, QStringLiteral("the tenancy team")));
    CHECK(shows(&view, QStringLiteral("the ASB officer")));
    QPushButton* accept = button(&view, QStringLiteral("Accept"));
    REQUIRE(accept != nullptr);
    accept->click();
    test.settle();
    const auto amendments = meetings::amendmentsOf(test.reader(), test.meeting("DTCG/2011-10-18").id);
    REQUIRE(amendments.size() == 1);
    CHECK(amendments.front().state == meetings::AmendmentState::Accepted);
}

TEST_CASE("The minutes open at the minute of an item", "[ui][minutes]")
{
    MeetingsWindow test;
    const auto minutes = meetings::minutesOf(test.reader(), test.meeting("DTCG/2011-10-18").id);
    const auto last = std::find_if(minutes.rbegin(), minutes.rend(), [](const auto& one) { return !one.item.isNil(); });
    REQUIRE(last != minutes.rend());
    test.window().openPage(QStringLiteral("meetings"),
                           QStringLiteral("DTCG/2011-10-18#minutes/") + QString::fromStdString(last->item.hex()));
    test.settle();
    auto* paper = test.meetings().minutes().findChild<ui::documents::DocumentView*>();
    REQUIRE(paper != nullptr);
    CHECK(paper->verticalScrollBar()->value() > 0);
    const int there = paper->verticalScrollBar()->value();
    CHECK_FALSE(paper->goToAnchor(QStringLiteral("minute-0")));
    CHECK(paper->verticalScrollBar()->value() == there);
}

TEST_CASE("Minutes cannot be approved while no meeting runs, and the page says so", "[ui][minutes]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-10-18#minutes"));
    test.settle();
    QPushButton* approve = button(&test.meetings(), QStringLiteral("Approve at the running meeting"));
    REQUIRE(approve != nullptr);
    const QStringList before = textsOf(&test.meetings().minutes());
    approve->click();
    test.settle();
    CHECK(meetings::minutesRecord(test.reader(), test.meeting("DTCG/2011-10-18").id).state
          == meetings::MinutesState::CirculatedDraft);
    CHECK(textsOf(&test.meetings().minutes()) != before);
}

TEST_CASE("A paper is exported to the file that was named", "[ui][minutes]")
{
    MeetingsWindow test;
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("minutes.pdf"));
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-10-18#minutes"));
    test.settle();
    test.meetings().minutes().choosePaper(QStringLiteral("minutes public"));
    test.prompts().nextFile(path);
    test.key(Qt::Key_E, Qt::ControlModifier);
    QFile written(path);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK(written.read(5) == "%PDF-");
    CHECK(shows(&test.meetings(), QStringLiteral("Written and checked")));
}
