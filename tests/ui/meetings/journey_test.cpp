// SPDX-License-Identifier: GPL-3.0-or-later
//
// The meeting of 15 November 2011 from its start to its minutes, by keys in the real window (requirements §5.6).
#include "tests/ui/meetings/run_room.h"

#include "core/actions/action_queries.h"
#include "core/documents/build_document.h"
#include "core/documents/text_writer.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "ui/meetings/panels/run_panel.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>

#include <sstream>

using namespace muster;
using namespace muster::test;

namespace {

constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

void reviewAction(RunRoom& run, const QString& reference, Qt::Key letter, const QString& words)
{
    auto* list = run.page().findChild<QListView*>(QStringLiteral("reviewList"));
    REQUIRE(list != nullptr);
    list->setFocus();
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->currentIndex().data().toString().startsWith(reference)) {
            break;
        }
        run.press(Qt::Key_J);
    }
    if (!list->currentIndex().data().toString().startsWith(reference)) {
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            run.press(Qt::Key_K);
            if (list->currentIndex().data().toString().startsWith(reference)) {
                break;
            }
        }
    }
    REQUIRE(list->currentIndex().data().toString().startsWith(reference));
    run.press(letter);
    run.type(words);
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
}

// Through whatever still has to be settled for the restricted item that is open.
void settleRestricted(RunRoom& run)
{
    for (int step = 0; step < 10 && !run.state().mayRecord; ++step) {
        if (run.page().openPanel() == nullptr) {
            run.press(Qt::Key_R, Qt::ControlModifier);
        }
        run.press(Qt::Key_Return);
        run.settle();
    }
    REQUIRE(run.state().restrictedMode);
    REQUIRE(run.state().mayRecord);
}

// Lines without their indentation, so that wrapping and layout do not matter.
std::string flowing(const std::string& text)
{
    std::istringstream in {text};
    std::string all;
    for (std::string word; in >> word;) {
        all += (all.empty() ? "" : " ") + word;
    }
    return all;
}

std::string minutesText(RunRoom& run, const base::Id& meeting, documents::Edition edition)
{
    documents::ExportRequest request;
    request.kind = "minutes";
    request.meeting = meeting;
    request.edition = edition;
    const auto document = must(documents::buildDocument(run.bridge().reader(), request));
    return flowing(must(documents::writeText(document)));
}

void checkInOrder(const std::string& text, const std::vector<std::string>& parts)
{
    std::size_t at = 0;
    for (const std::string& part : parts) {
        INFO("looking for: " << part);
        const auto found = text.find(part, at);
        REQUIRE(found != std::string::npos);
        at = found + part.size();
    }
}

}  // namespace

TEST_CASE("The meeting of 15 November 2011 is run by keys from its start to its minutes", "[run][journey]")
{
    RunRoom run;
    const base::Id meeting = must(meetings::findMeeting(run.bridge().reader(), "DTCG/2011-11-15")).id;

    // 1 Welcome, apologies and the statement
    run.start();
    run.press(Qt::Key_S, kControlShift);
    run.settle();
    CHECK(run.state().statementRead);
    run.enter(QStringLiteral("Apologies had been received from NHS Peterborough, which sent no substitute."));

    // 2 Declarations
    run.at("10:04");
    run.press(Qt::Key_PageDown, Qt::ControlModifier);
    run.settle();
    run.press(Qt::Key_I, kControlShift);
    run.type(QStringLiteral("ckh"));
    run.press(Qt::Key_Return);
    run.type(QStringLiteral("landlord of the two garage courts"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    CHECK(run.page().openPanel() == nullptr);

    // 3 Minutes of 18 October, with the amendment proposed on minute 17
    run.at("10:06");
    run.goTo(3);
    run.press(Qt::Key_Y, Qt::ControlModifier);
    run.settle();
    auto* accept = qobject_cast<QPushButton*>(run.named(QStringLiteral("Accept the amendment of minute 17")));
    REQUIRE(accept != nullptr);
    accept->setFocus();
    run.press(Qt::Key_Return);
    run.settle();
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());

    // 4 Action log
    run.at("10:12");
    run.goTo(4);
    run.press(Qt::Key_A, kControlShift);
    if (run.page().openPanel() == nullptr) {
        run.press(Qt::Key_A, kControlShift);
    }
    reviewAction(run, QStringLiteral("A-007"), Qt::Key_V, QStringLiteral("Seen by the ward officer"));
    reviewAction(run, QStringLiteral("A-008"), Qt::Key_E, QStringLiteral("9dec Two services still to agree"));
    reviewAction(run, QStringLiteral("A-015"), Qt::Key_C, QStringLiteral("Paper of 14 November"));
    run.press(Qt::Key_Escape);

    // 5 Emerging issues
    run.at("10:26");
    run.goTo(5);
    run.enter(QStringLiteral("The Performance lead presented the figures for October."));
    run.enter(QStringLiteral("=NOTED the figures."));

    // 6 Fletton: an action for an agency that is not there
    run.at("10:38");
    run.goTo(6);
    run.enter(QStringLiteral(">Offer outreach at the two parades @NHS !2w"));
    CHECK(run.message() == QString());

    // 8 before 7: the chair takes the late paper first, and the council takes the chair for it
    run.at("10:48");
    run.goTo(8);
    run.press(Qt::Key_H, Qt::ControlModifier);
    run.type(QStringLiteral("city"));
    run.press(Qt::Key_Return);
    run.settle();
    run.enter(QStringLiteral("#19 verified Briefing read at the meeting"));
    run.enter(QStringLiteral(">Move the Friday patrol to the taxi rank @CONS !25nov with @CITY"));
    run.enter(QStringLiteral("=AGREED that patrol times follow the briefing."));
    run.at("10:58");
    run.press(Qt::Key_H, Qt::ControlModifier);
    run.type(QStringLiteral("fire"));
    run.press(Qt::Key_Return);
    run.settle();

    // 7 Orton Longueville: corrected, converted, undone
    run.goTo(7);
    run.enter(QStringLiteral("A line that was meant for another paper"));
    run.press(Qt::Key_Z, Qt::ControlModifier);
    run.settle();
    run.enter(QStringLiteral("Three deliberate fires had been set in two weeks."));
    run.enter(QStringLiteral(">Board the two units and repair the fencing @CITY !25nov with @FIRE"));
    run.press(Qt::Key_Plus, Qt::AltModifier);
    run.settle();

    // 9 to 11
    run.at("11:12");
    run.goTo(9);
    run.enter(QStringLiteral("=RECOMMENDED to each agency that the recommendation go to its own governance."));
    run.at("11:20");
    run.goTo(10);
    run.enter(QStringLiteral("/x Deliberate fires above the upper limit in October"));
    run.enter(QStringLiteral("/b Outreach hours need money until the contract is let"));
    run.at("11:28");
    run.goTo(11);
    run.enter(QStringLiteral("Four returns had been received; one was overdue."));

    // Probation comes at 11:35, for item 12
    run.at("11:35");
    run.press(Qt::Key_T, Qt::ControlModifier);
    run.type(QStringLiteral("prob"));
    run.press(Qt::Key_Return);
    run.settle();
    run.press(Qt::Key_Escape);
    run.enterRestricted();
    REQUIRE(run.openNumber() == 12);
    run.enter(QStringLiteral("The move-on date had been brought forward to the ZEPHYR hostel."));
    run.enter(QStringLiteral("/i curfew dates @PROB to @CONS"));
    run.enter(QStringLiteral(">Confirm the ZEPHYR place in writing @PROB !22nov"));
    CHECK(run.message() == QString());
    run.at("11:45");
    run.press(Qt::Key_PageDown, Qt::ControlModifier);
    run.settle();
    settleRestricted(run);
    REQUIRE(run.openNumber() == 13);
    run.enter(QStringLiteral("The tenant had asked for a ZEPHYR visit."));
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.settle();
    CHECK_FALSE(run.state().restrictedMode);

    // 14 and 15, and an action that is left without a date
    run.at("11:55");
    run.goTo(14);
    run.enter(QStringLiteral(">lighting courts @CKH"));
    run.at("11:58");
    run.goTo(15);
    run.enter(QStringLiteral("=AGREED that Cross Keys Homes takes the chair on 20 December."));
    run.at("12:02");
    run.press(Qt::Key_E, kControlShift);
    REQUIRE(run.page().openPanel() != nullptr);
    run.press(Qt::Key_Return);
    run.settle();
    // The action without a date keeps it open until somebody says so.
    CHECK_FALSE(run.state().ended);
    for (auto* box : run.page().openPanel()->findChildren<QAbstractButton*>()) {
        if (box->isCheckable() && box->isVisible()) {
            box->setFocus();
            run.press(Qt::Key_Space);
        }
    }
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message() == QString());
    REQUIRE(run.state().ended);

    // Its minutes, line by line, from number 23 on in the order taken
    const std::string text = minutesText(run, meeting, documents::Edition::Full);
    checkInOrder(text,
                 {"District Tasking and Co-ordination Group", "Tuesday 15 November 2011", "10am to 12:02pm",
                  "Lead Fire Officer for Community Safety", "Community Safety Manager", "Present",
                  "Chief Inspector (partnerships)", "Probation lead officer", "11:35am", "Apologies",
                  "Public health lead",
                  "23", "Welcome", "no substitute",
                  "24", "Declarations", "landlord of the two garage courts",
                  "25", "18 October 2011", "agreed as a correct record",
                  "26", "Action log", "A-007",
                  "27", "Emerging issues", "presented the figures for October", "NOTED", "the figures.",
                  "28", "Fletton", "A-025", "Offer outreach at the two parades", "29 November 2011",
                  "29", "Central: violent crime", "Move the Friday patrol to the taxi rank", "25 November 2011",
                  "AGREED", "patrol times follow the briefing",
                  "30", "Orton Longueville", "Three deliberate fires had been set in two weeks",
                  "Board the two units and repair the fencing", "25 November 2011",
                  "31", "Single Community Safety Manager", "RECOMMENDED",
                  "32", "Performance exceptions", "Deliberate fires above the upper limit",
                  "33", "monthly returns", "Four returns had been received",
                  "34", "35",
                  "36", "Any other business", "lighting courts",
                  "37", "next meeting", "AGREED", "Cross Keys Homes takes the chair"});
    CHECK(text.find("meant for another paper") == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("late paper") || ContainsSubstring("received 1 working day before"));
    CHECK_THAT(text, ContainsSubstring("ZEPHYR hostel"));
    const auto minutes = meetings::minutesOf(run.bridge().reader(), meeting);
    REQUIRE(minutes.size() == 15);
    CHECK(minutes.front().number == 23);
    CHECK(minutes.back().number == 37);

    // What anybody may see holds nothing of the restricted items.
    const std::string open = minutesText(run, meeting, documents::Edition::Public);
    CHECK(open.find("ZEPHYR") == std::string::npos);
    CHECK(open.find("IOM-0147") == std::string::npos);
    CHECK(open.find("ASB-0312") == std::string::npos);

    // What became of the actions
    const auto& reader = run.bridge().reader();
    const auto status = [&](const char* reference) { return actions::findAction(reader, std::string(reference))->status; };
    CHECK(status("A-007") == actions::ActionStatus::ClosedVerified);
    CHECK(status("A-015") == actions::ActionStatus::CompleteClaimed);
    CHECK(status("A-019") == actions::ActionStatus::ClosedVerified);
    CHECK(status("A-025") == actions::ActionStatus::AwaitingConfirmation);
    const auto extended = actions::findAction(reader, std::string("A-008"));
    CHECK(extended->originalDue == std::chrono::year {2011} / 10 / 28);
    CHECK(extended->due == std::chrono::year {2011} / 12 / 9);
    const auto previous = must(meetings::findMeeting(reader, "DTCG/2011-10-18"));
    CHECK(meetings::minutesRecord(reader, previous.id).state == meetings::MinutesState::Approved);
}
