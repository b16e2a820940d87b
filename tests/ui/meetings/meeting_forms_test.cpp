// SPDX-License-Identifier: GPL-3.0-or-later
//
// Editing and cancelling a meeting, and correcting approved minutes, by keys in the window.
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "tests/ui/meetings/meetings_window.h"
#include "ui/documents/document_view.h"
#include "ui/meetings/edit_meeting_form.h"
#include "ui/meetings/minutes_view.h"

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTimeEdit>

using namespace muster;
using namespace muster::test;

namespace {

constexpr const char* kNovember = "DTCG/2011-11-15";
constexpr const char* kOctober = "DTCG/2011-10-18";

QPushButton* visibleButton(QWidget* root, const QString& text)
{
    for (auto* each : root->findChildren<QPushButton*>()) {
        if (each->isVisible() && each->text() == text)
            return each;
    }
    return nullptr;
}

/// Tabs on until the field has the focus, as a user without a mouse does.
void tabTo(MeetingsWindow& test, QWidget* field)
{
    REQUIRE(field != nullptr);
    for (int steps = 0; steps < 60 && QApplication::focusWidget() != field; ++steps)
        test.key(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == field);
}

void openMeeting(MeetingsWindow& test, const char* target)
{
    test.window().openPage(QStringLiteral("meetings"), QString::fromLatin1(target));
    test.settle();
}

/// October's minutes approved under item 3 of the running November meeting, which stays open.
void approveOctober(MeetingsWindow& test)
{
    openMeeting(test, "DTCG/2011-10-18#minutes");
    auto& replica = test.bridge().replica();
    const base::Id november = test.meeting(kNovember).id;
    must(meetings::execute(replica, meetings::StartMeeting {.meeting = november}));
    const base::Id item = meetings::agendaOf(test.reader(), november).byNumber(3)->id;
    must(meetings::execute(replica, meetings::OpenItem {november, item}));
    for (const auto& amendment : meetings::amendmentsOf(test.reader(), test.meeting(kOctober).id))
        must(meetings::execute(replica, meetings::DecideAmendment {amendment.id, true}));
    test.settle();
    QPushButton* approve = visibleButton(&test.meetings(), QStringLiteral("Approve at the running meeting"));
    REQUIRE(approve != nullptr);
    approve->setFocus();
    test.key(Qt::Key_Space);
}

}  // namespace

TEST_CASE("F2 moves a meeting; what moves with it is said while it is typed, and undo brings it back", "[ui][meetings]")
{
    MeetingsWindow test;
    openMeeting(test, kNovember);
    test.key(Qt::Key_F2);
    auto* form = test.meetings().findChild<ui::EditMeetingForm*>();
    REQUIRE(form->isVisible());
    CHECK(unnamedFocusableWidgets(form) == QStringList());
    CHECK_FALSE(shows(form, QStringLiteral("Every item moves")));
    tabTo(test, form->findChild<QTimeEdit*>());
    test.key(Qt::Key_Up);
    CHECK(shows(form, QStringLiteral("Every item moves by 60 minutes; the meeting ends at 1pm.")));
    for (auto* line : form->findChildren<QLineEdit*>()) {
        if (line->text() == QString::fromStdString(test.meeting(kNovember).venue)) {
            tabTo(test, line);
            break;
        }
    }
    test.key(Qt::Key_A, Qt::ControlModifier);
    test.type(QStringLiteral("Fire station"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(form->isVisible());
    CHECK(test.meeting(kNovember).start == base::TimeOfDay {11 * 60});
    CHECK(test.meeting(kNovember).venue == "Fire station");
    CHECK(test.meeting(kNovember).chair.roleTitle == meetings::currentMeeting(test.reader())->chair.roleTitle);
    test.bridge().undo();
    test.settle();
    CHECK(test.meeting(kNovember).start == base::TimeOfDay {10 * 60});
    CHECK(test.meeting(kNovember).venue != "Fire station");
}

TEST_CASE("The chair is chosen from the roles and stays whoever it was unless changed", "[ui][meetings]")
{
    MeetingsWindow test;
    openMeeting(test, kNovember);
    const auto before = test.meeting(kNovember);
    test.key(Qt::Key_F2);
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.meeting(kNovember).chair.roleTitle == before.chair.roleTitle);
    CHECK(test.meeting(kNovember).chair.agency == before.chair.agency);
    CHECK(test.meeting(kNovember).noteTaker.roleTitle == before.noteTaker.roleTitle);
    test.key(Qt::Key_F2);
    auto* form = test.meetings().findChild<ui::EditMeetingForm*>();
    for (auto* choice : form->findChildren<QComboBox*>()) {
        if (choice->accessibleName().contains(QStringLiteral("Chair"))) {
            tabTo(test, choice);
            test.key(Qt::Key_Home);
        }
    }
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.meeting(kNovember).chair.roleTitle.empty());
}

TEST_CASE("A day on which the body meets already is refused beside the date", "[ui][meetings]")
{
    MeetingsWindow test;
    openMeeting(test, kNovember);
    test.key(Qt::Key_F2);
    auto* form = test.meetings().findChild<ui::EditMeetingForm*>();
    form->findChild<QDateEdit*>()->setDate(QDate(2011, 12, 20));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(form->isVisible());
    CHECK(shows(form, QStringLiteral("meets on 20 December 2011 already")));
    test.key(Qt::Key_Escape);
    CHECK_FALSE(form->isVisible());
    CHECK(meetings::findMeeting(test.reader(), kNovember));
}

TEST_CASE("A meeting is cancelled with its reason, the page says so in words, and undo brings it back", "[ui][meetings]")
{
    MeetingsWindow test;
    openMeeting(test, kNovember);
    test.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    auto* form = test.meetings().findChild<ui::CancelMeetingForm*>();
    REQUIRE(form->isVisible());
    CHECK(unnamedFocusableWidgets(form) == QStringList());
    CHECK(shows(form, QStringLiteral("items go back to the agenda of 20 December 2011.")));
    CHECK(shows(form, QStringLiteral("open actions carry over with dates untouched.")));
    CHECK(visibleButton(form, QStringLiteral("Keep the meeting")) != nullptr);
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(shows(form, QStringLiteral("Say why the meeting is cancelled")));
    test.type(QStringLiteral("too few people"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(form->isVisible());
    CHECK(test.meeting(kNovember).state == meetings::MeetingState::Cancelled);
    CHECK(shows(&test.meetings(), QStringLiteral("This meeting was cancelled: too few people.")));
    CHECK(visibleButton(&test.meetings(), QStringLiteral("Edit…")) == nullptr);
    CHECK(visibleButton(&test.meetings(), QStringLiteral("Cancel the meeting…")) == nullptr);

    test.bridge().undo();
    test.settle();
    CHECK(test.meeting(kNovember).state != meetings::MeetingState::Cancelled);
    CHECK_FALSE(shows(&test.meetings(), QStringLiteral("This meeting was cancelled")));
}

TEST_CASE("A meeting that was held is not cancelled any more", "[ui][meetings]")
{
    MeetingsWindow test;
    openMeeting(test, kOctober);
    test.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK_FALSE(test.meetings().findChild<ui::CancelMeetingForm*>()->isVisible());
    CHECK(test.meeting(kOctober).state != meetings::MeetingState::Cancelled);
}

TEST_CASE("A meeting to which not enough people came is held informally, on its day", "[ui][meetings]")
{
    MeetingsWindow test;
    openMeeting(test, "DTCG/2011-12-20");
    CHECK(visibleButton(&test.meetings(), QStringLiteral("Held informally…")) == nullptr);
    test.key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK_FALSE(test.meetings().findChild<ui::InformalMeetingForm*>()->isVisible());

    openMeeting(test, kNovember);
    REQUIRE(visibleButton(&test.meetings(), QStringLiteral("Held informally…")) != nullptr);
    test.key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    auto* form = test.meetings().findChild<ui::InformalMeetingForm*>();
    REQUIRE(form->isVisible());
    CHECK(unnamedFocusableWidgets(form) == QStringList());
    CHECK(shows(form, QStringLiteral("it can decide nothing")));
    CHECK(shows(form, QStringLiteral("items go back to the agenda of 20 December 2011.")));
    test.type(QStringLiteral("3 of 9 agencies came"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(form->isVisible());
    CHECK(test.meeting(kNovember).state == meetings::MeetingState::HeldInformally);
    CHECK(shows(&test.meetings(), QStringLiteral("This meeting was held informally: 3 of 9 agencies came.")));
    CHECK(visibleButton(&test.meetings(), QStringLiteral("Held informally…")) == nullptr);
    test.bridge().undo();
    test.settle();
    CHECK(test.meeting(kNovember).state != meetings::MeetingState::HeldInformally);
}

TEST_CASE("Approved minutes are corrected in the window: who asked, both versions, nothing lost", "[ui][minutes]")
{
    MeetingsWindow test;
    approveOctober(test);
    const base::Id october = test.meeting(kOctober).id;
    REQUIRE(meetings::minutesRecord(test.reader(), october).state == meetings::MinutesState::Approved);
    ui::MinutesView& view = test.meetings().minutes();
    QPushButton* correct = visibleButton(&view, QStringLiteral("Record a correction"));
    REQUIRE(correct != nullptr);
    correct->setFocus();
    test.key(Qt::Key_Space);
    auto* minute = qobject_cast<QComboBox*>(QApplication::focusWidget());
    REQUIRE(minute != nullptr);
    for (int steps = 0; steps < 20 && minute->currentData().toInt() != 17; ++steps)
        test.key(Qt::Key_Down);
    CHECK(minute->currentData().toInt() == 17);
    test.key(Qt::Key_Tab);
    test.type(QStringLiteral("street surgery"));
    test.key(Qt::Key_Tab);
    test.type(QStringLiteral("street meeting"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(shows(&view, QStringLiteral("Say who asked for it")));
    test.type(QStringLiteral("Head of tenancy and ASB"));
    test.key(Qt::Key_Return, Qt::ControlModifier);

    const auto corrections = meetings::correctionsOf(test.reader(), october);
    REQUIRE(corrections.size() == 1);
    CHECK(corrections[0].atItem == 3);
    CHECK(corrections[0].askedBy == "Head of tenancy and ASB");
    CHECK(shows(&view, QStringLiteral("Asked for by the Head of tenancy and ASB.")));
    CHECK(shows(&view, QStringLiteral("Recorded at the meeting of 15 November 2011, item 3")));
    QComboBox* version = nullptr;
    for (auto* each : view.findChildren<QComboBox*>()) {
        if (each->accessibleName().startsWith(QStringLiteral("Version")))
            version = each;
    }
    REQUIRE(version != nullptr);
    REQUIRE(version->isVisible());
    CHECK(version->currentText() == QStringLiteral("Newest, with corrections"));
    tabTo(test, version);
    test.key(Qt::Key_End);
    CHECK(version->currentText() == QStringLiteral("Version 1, as approved"));
    test.picture(QStringLiteral("minutes-corrected"));
    test.bridge().undo();
    test.settle();
    CHECK(meetings::correctionsOf(test.reader(), october).empty());
    CHECK_FALSE(version->isVisible());
}

TEST_CASE("The forms of a meeting, to look at", "[ui][meetings][pictures]")
{
    MeetingsWindow test;
    openMeeting(test, kNovember);
    test.key(Qt::Key_F2);
    auto* form = test.meetings().findChild<ui::EditMeetingForm*>();
    form->findChild<QDateEdit*>()->setDate(QDate(2011, 11, 19));
    form->findChild<QTimeEdit*>()->setTime(QTime(10, 30));
    test.picture(QStringLiteral("meeting-edit"));
    test.key(Qt::Key_Escape);
    test.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    test.picture(QStringLiteral("meeting-cancel"));
    test.key(Qt::Key_Escape);
    test.key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    test.picture(QStringLiteral("meeting-informal"));
    test.key(Qt::Key_Escape);
    test.key(Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    test.type(QStringLiteral("too few people"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.meeting(kNovember).state == meetings::MeetingState::Cancelled);
    test.picture(QStringLiteral("meeting-cancelled"));
}

TEST_CASE("The correction of approved minutes, to look at", "[ui][minutes][pictures]")
{
    MeetingsWindow test;
    approveOctober(test);
    QPushButton* correct = visibleButton(&test.meetings().minutes(), QStringLiteral("Record a correction"));
    REQUIRE(correct != nullptr);
    correct->click();
    test.settle();
    CHECK(shows(&test.meetings().minutes(), QStringLiteral("Record it")));
    test.picture(QStringLiteral("minutes-correct"));
}
