// SPDX-License-Identifier: GPL-3.0-or-later
//
// What belongs to the open item in the room: safeguarding, recommendations of a paper, who is told, section 17; by
// keys.
#include "tests/ui/meetings/run_room.h"

#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/papers.h"
#include "core/partnership/body_queries.h"
#include "ui/meetings/panels/run_panel.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace muster;
using namespace muster::test;

namespace {

constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

base::Id itemNumber(RunRoom& run, int number)
{
    const auto* item = run.page().desk().itemNumbered(number);
    REQUIRE(item != nullptr);
    return item->id;
}

/// An urgent item about a victim that everybody may read; its number.
int addVictim(RunRoom& run)
{
    const base::Id meeting = run.page().desk().meeting();
    meetings::AddLateOrUrgentItem command;
    command.item.meeting = meeting;
    command.item.title = "Repeat victim in the market";
    command.item.origin = meetings::ItemOrigin::PartnerReferral;
    command.item.ask = meetings::ItemAsk::Decision;
    command.item.subject = meetings::SubjectType::Victim;
    command.item.sensitivity = meetings::Sensitivity::Open;
    command.reason = "It happened last night";
    const base::Id item = must(execute(run.bridge().replica(), command));
    run.settle();
    const auto agenda = meetings::agendaOf(run.bridge().reader(), meeting);
    return agenda.find(item)->number;
}

}  // namespace

TEST_CASE("An item about a victim closes once its safeguarding answer is given with its button", "[run][itemsheet]")
{
    RunRoom run;
    run.start();
    const int number = addVictim(run);
    run.goTo(number);
    const base::Id item = itemNumber(run, number);
    run.press(Qt::Key_PageDown, Qt::ControlModifier);
    run.settle();
    CHECK(run.openNumber() == number);
    CHECK(run.message().contains(QStringLiteral("safeguarding")));
    auto* made = qobject_cast<QPushButton*>(run.named(QStringLiteral("Safeguarding referral was made")));
    REQUIRE(made != nullptr);
    made->click();
    run.settle();
    CHECK(meetings::itemSheet(run.bridge().reader(), item).safeguarding == meetings::Safeguarding::Made);
    CHECK(run.named(QStringLiteral("Safeguarding referral was made")) == nullptr);
    run.press(Qt::Key_PageDown, Qt::ControlModifier);
    run.settle();
    CHECK(run.openNumber() != number);
}

TEST_CASE("Each recommendation of a paper is decided in the room with one key and Enter", "[run][papers]")
{
    RunRoom run;
    run.start();
    const base::Id item = itemNumber(run, 7);
    meetings::WritePaper paper;
    paper.meeting = run.page().desk().meeting();
    paper.item = item;
    paper.title = "Empty premises";
    paper.purpose = "To agree who boards them up";
    paper.recommendations = must(meetings::paperLinesFrom("note the fires; agree that the council boards them up"));
    run.page().desk().perform(paper);
    run.settle();
    run.goTo(7);
    CHECK(run.named(QStringLiteral("Decide on 2 recommendations")) != nullptr);
    run.press(Qt::Key_R, kControlShift);
    REQUIRE(run.page().openPanel() != nullptr);
    run.press(Qt::Key_Return);
    run.settle();
    REQUIRE(run.page().openPanel() != nullptr);  // the second one waits
    run.type(QStringLiteral("that the council boards them up by Friday"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.page().openPanel() == nullptr);
    CHECK(run.line().hasFocus());
    CHECK(run.record().contains(QStringLiteral("NOTED the fires")));
    CHECK(run.record().last().contains(QStringLiteral("that the council boards them up by Friday")));
    for (const auto& line : meetings::decisionSlots(run.bridge().reader(), item))
        CHECK_FALSE(line.entry.isNil());
    // What was decided and is taken back can be decided again.
    run.bridge().undo();
    run.settle();
    CHECK(run.named(QStringLiteral("Decide on a recommendation")) != nullptr);
}

TEST_CASE("You said, we did: the panel of the ward is offered, and one sentence is kept", "[run][itemsheet]")
{
    RunRoom run;
    run.start();
    int number = 0;
    for (const auto& item : meetings::agendaOf(run.bridge().reader(), run.page().desk().meeting()).items) {
        if (!item.restricted() && !item.wards.empty() && item.tellBackTo.isNil())
            number = item.number;
    }
    REQUIRE(number > 0);
    run.goTo(number);
    run.press(Qt::Key_Y, kControlShift);
    REQUIRE(run.page().openPanel() != nullptr);
    auto* body = qobject_cast<QComboBox*>(run.named(QStringLiteral("Who is told")));
    REQUIRE(body != nullptr);
    CHECK(body->currentText().startsWith(QStringLiteral("Neighbourhood Panels")));
    run.type(QStringLiteral("The lights are mended"));
    run.press(Qt::Key_Return);
    run.settle();
    const auto item = meetings::itemOf(run.bridge().reader(), run.page().desk().meeting(), itemNumber(run, number));
    CHECK(item->tellBackText == "The lights are mended");
    CHECK(item->tellBackTo == partnership::bodyByName(run.bridge().reader(), "LOCAL")->id);
    CHECK(run.line().hasFocus());
    run.bridge().undo();
    run.settle();
    CHECK(meetings::itemOf(run.bridge().reader(), run.page().desk().meeting(), itemNumber(run, number))
              ->tellBackText.empty());
}

TEST_CASE("F8 on a decision says what it means under section 17", "[run][section17]")
{
    RunRoom run;
    run.start();
    run.goTo(6);
    run.enter(QStringLiteral("=to walk the footpath together"));
    run.press(Qt::Key_L, Qt::ControlModifier);
    run.press(Qt::Key_F8);
    REQUIRE(run.page().openPanel() != nullptr);
    auto* effect = qobject_cast<QComboBox*>(QApplication::focusWidget());
    REQUIRE(effect != nullptr);
    effect->setCurrentIndex(effect->findText(QStringLiteral("Positive effect")));
    run.press(Qt::Key_Tab);
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.page().openPanel() != nullptr);  // the reason is asked for
    run.type(QStringLiteral("people feel safe there"));
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.page().openPanel() == nullptr);
    const auto entries = meetings::entriesOf(run.bridge().reader(), run.state().openItem);
    REQUIRE_FALSE(entries.empty());
    CHECK(entries.back().s17 == meetings::S17Effect::Positive);
    CHECK(entries.back().s17Reason == "people feel safe there");
    // A note has none.
    run.enter(QStringLiteral("the path is dark"));
    run.press(Qt::Key_L, Qt::ControlModifier);
    run.press(Qt::Key_End);
    run.press(Qt::Key_F8);
    CHECK(run.page().openPanel() == nullptr);
}

TEST_CASE("The sheet of the open item is written in the room, and goes off the screen with its item",
          "[run][itemsheet][restricted]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_S, kControlShift);
    run.settle();
    run.enterRestricted();
    run.press(Qt::Key_T, kControlShift);
    REQUIRE(run.page().openPanel() != nullptr);
    CHECK(unnamedFocusableWidgets(run.page().openPanel()) == QStringList());
    auto* objective = qobject_cast<QPlainTextEdit*>(run.named(QStringLiteral("Objective")));
    REQUIRE(objective != nullptr);
    objective->setFocus();
    run.type(QStringLiteral("SEALEDOBJECTIVE"));
    run.press(Qt::Key_Return, Qt::ControlModifier);
    run.settle();
    CHECK(run.page().openPanel() == nullptr);
    CHECK(meetings::itemSheet(run.bridge().reader(), run.state().openItem).problem.objective == "SEALEDOBJECTIVE");
    run.press(Qt::Key_T, kControlShift);
    CHECK(everythingIn(&run.window()).contains(QStringLiteral("SEALEDOBJECTIVE")));
    run.bridge().lockPartTwo();
    run.settle();
    CHECK(run.page().openPanel() == nullptr);
    CHECK_FALSE(everythingIn(&run.window()).contains(QStringLiteral("SEALEDOBJECTIVE")));
}
