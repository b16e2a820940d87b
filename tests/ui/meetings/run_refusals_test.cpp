// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the room refuses and warns of: said while it holds, where it can be answered, and no longer.
#include "tests/ui/meetings/run_room.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>

using namespace muster;
using namespace muster::test;

namespace {

constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

QString labelWith(RunRoom& run, const QString& words)
{
    for (const auto* label : run.window().findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(words)) {
            return label->text();
        }
    }
    return {};
}

}  // namespace

TEST_CASE("A refused line's banner goes when the line changes", "[run][refusals]")
{
    RunRoom run;
    run.start();
    run.enter(QStringLiteral("#19"));
    REQUIRE_FALSE(run.message().isEmpty());
    run.press(Qt::Key_Backspace);
    CHECK(run.message() == QString());
}

TEST_CASE("The banner of a refused item goes when its cause is settled or another item is taken", "[run][refusals]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_G, Qt::ControlModifier);
    run.type(QStringLiteral("12"));
    run.press(Qt::Key_Return);
    run.settle();
    REQUIRE(run.message().contains(QStringLiteral("statement of confidentiality")));
    SECTION("the statement is read")
    {
        run.press(Qt::Key_S, kControlShift);
        run.settle();
        REQUIRE(run.state().statementRead);
        CHECK(run.message() == QString());
    }
    SECTION("another item is taken")
    {
        run.goTo(6);
        CHECK(run.message() == QString());
    }
}

TEST_CASE("The end panel asks to defer what is left over its button, in the words of the refusal", "[run][refusals]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_E, kControlShift);
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.message().contains(QStringLiteral("defer what is left")));
    auto* box = qobject_cast<QCheckBox*>(QApplication::focusWidget());
    REQUIRE(box != nullptr);
    CHECK(box->text() == QStringLiteral("Defer what is left"));
    CHECK(box->visibleRegion().boundingRect().size() == box->size());
    run.press(Qt::Key_Space);
    CHECK(box->isChecked());
    run.press(Qt::Key_Return);
    run.settle();
    CHECK(run.state().ended);
}

TEST_CASE("The restricted panel's choice fits the panel and its list shows the titles whole", "[run][refusals]")
{
    RunRoom run;
    run.start();
    run.press(Qt::Key_S, kControlShift);
    run.settle();
    run.press(Qt::Key_R, Qt::ControlModifier);
    run.type(QStringLiteral("sample partnership"));
    run.press(Qt::Key_Return);
    run.settle();
    REQUIRE(run.state().partTwoOpen);
    auto* choice = qobject_cast<QComboBox*>(run.named(QStringLiteral("Which restricted item to take")));
    REQUIRE(choice != nullptr);
    auto* take = run.named(QStringLiteral("Take this item"));
    REQUIRE(take != nullptr);
    keepPicture(run.window(), QStringLiteral("restricted-choice"));
    for (QWidget* widget : {static_cast<QWidget*>(choice), take}) {
        CHECK(widget->visibleRegion().boundingRect().width() == widget->width());
    }
    for (int entry = 0; entry < choice->count(); ++entry) {
        CHECK(choice->view()->minimumWidth() > choice->fontMetrics().horizontalAdvance(choice->itemText(entry)));
    }
}

TEST_CASE("Before its hour a meeting is neither late nor early, and nobody is said to wait", "[run][refusals]")
{
    RunRoom run;
    run.at("7:30");
    CHECK(run.state().clock.affected.empty());
    CHECK(run.state().clock.lateMinutes == 0);
    CHECK(labelWith(run, QStringLiteral("now about")).isEmpty());
}

TEST_CASE("A very late meeting says so in hours, and names three who wait", "[run][refusals]")
{
    RunRoom run;
    run.start();
    run.at("21:15");
    REQUIRE(run.state().clock.affected.size() > 3);
    const QString waiting = labelWith(run, QStringLiteral("now about"));
    CHECK(waiting.count(QStringLiteral("now about")) == 3);
    CHECK(waiting.endsWith(QStringLiteral("and %1 more").arg(run.state().clock.affected.size() - 3)));
    CHECK(everythingIn(&run.window()).contains(QRegularExpression(QStringLiteral("Running 1\\d h( \\d+ min)? late"))));
}
