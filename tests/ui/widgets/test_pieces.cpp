// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/icon_paths.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/screen_font.h"
#include "ui/widgets/table_header.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFontMetricsF>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace muster::ui;
using namespace muster::test;

namespace {

void useLightTheme() { applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Light); }

}  // namespace

TEST_CASE("A button measures the same in focus and at rest, so that its words stay whole in both", "[widgets]")
{
    const char* look = GENERATE("plain", "primary", "quiet", "toggle");
    CAPTURE(look);
    useLightTheme();
    QWidget window;
    QPushButton button(QStringLiteral("Run the meeting"), &window);
    button.setProperty(look, true);
    QPushButton other(QStringLiteral("Agenda"), &window);
    other.move(0, 60);
    window.show();
    window.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&window));
    other.setFocus();
    const QSize rest = button.sizeHint();
    button.resize(rest);
    const QImage before = button.grab().toImage();
    button.setFocus();
    REQUIRE(button.hasFocus());
    CHECK(button.sizeHint() == rest);
    CHECK(button.grab().toImage() != before);
}

// The margin is one step of the grid that glyphs are measured on (1/64 of a pixel).
TEST_CASE("Figures of the screen font are all equally wide, letters are not", "[font]")
{
    useLightTheme();
    for (const TextStyle style : {TextStyle::Body, TextStyle::BodyStrong, TextStyle::Small, TextStyle::Heading}) {
        const QFontMetricsF metrics(textFont(style));
        for (const QChar digit : QStringLiteral("123456789"))
            CHECK(metrics.horizontalAdvance(digit) == Approx(metrics.horizontalAdvance(u'0')).margin(0.02));
        CHECK(metrics.horizontalAdvance(u'i') < metrics.horizontalAdvance(u'm'));
    }
    CHECK(QFontInfo(textFont(TextStyle::Body)).family() == QStringLiteral("Muster Sans"));
    CHECK(QFontInfo(textFont(TextStyle::Title)).bold());
}

TEST_CASE("Bytes that are no font come back as they were", "[font]")
{
    CHECK(withTabularFigures(QByteArray(), QStringLiteral("X")).isEmpty());
    const QByteArray noise(64, 'x');
    CHECK(withTabularFigures(noise, QStringLiteral("X")) == noise);
}

TEST_CASE("A label keeps a pitch of 20 pixels when it wraps", "[labels]")
{
    useLightTheme();
    const TextLabel label(
        QStringLiteral("Fire and Rescue reported three deliberate fires in two weeks at empty units"));
    CHECK(label.heightForWidth(2000) == 20);
    const int narrow = label.heightForWidth(160);
    CHECK(narrow > 40);
    CHECK(narrow % 20 == 0);
    const TextLabel title(QStringLiteral("Violent crime"), TextStyle::Title);
    CHECK(title.heightForWidth(400) == 26);
}

TEST_CASE("A lead is part of what a label says", "[labels]")
{
    TextLabel label({});
    label.setLead(QStringLiteral("A-025"), QStringLiteral("Secure the fencing"));
    CHECK(label.text() == QStringLiteral("A-025 Secure the fencing"));
}

TEST_CASE("A primary button has room for its words at any time of asking", "[controls]")
{
    useLightTheme();
    EmptyState empty(Icon::Documents, QStringLiteral("No documents yet"), QStringLiteral("Open a meeting first."));
    QPushButton* button = empty.setButton(QStringLiteral("Open the next meeting"));
    empty.resize(800, 600);
    empty.show();
    REQUIRE(QTest::qWaitForWindowExposed(&empty));
    CHECK(button->width() >= button->fontMetrics().horizontalAdvance(button->text()) + 26);
    CHECK(QFontMetrics(textFont(TextStyle::BodyStrong)).horizontalAdvance(button->text()) + 26 <= button->width());
}

TEST_CASE("A chip reads as its word and is as wide as it needs", "[chip]")
{
    useLightTheme();
    const Chip chip(QStringLiteral("Concern"), Tone::Concern, shapeFor(Tone::Concern));
    CHECK(chip.accessibleName() == QStringLiteral("Concern"));
    CHECK(chip.sizeHint().width() > Chip(QStringLiteral("Concern"), Tone::Concern).sizeHint().width());
    CHECK(shapeFor(Tone::Good) == ChipShape::Tick);
    CHECK(shapeFor(Tone::Neutral) == ChipShape::None);
}

TEST_CASE("A clickable card answers to Enter, Space and the pointer, a plain one to none", "[card]")
{
    Card card;
    const QSignalSpy clicked(&card, &Card::clicked);
    QTest::keyClick(&card, Qt::Key_Return);
    CHECK(clicked.count() == 0);
    CHECK(card.focusPolicy() == Qt::NoFocus);
    card.setClickable(QStringLiteral("Action A-017"));
    QTest::keyClick(&card, Qt::Key_Return);
    QTest::keyClick(&card, Qt::Key_Space);
    QTest::mouseClick(&card, Qt::LeftButton);
    CHECK(clicked.count() == 3);
    CHECK(unnamedFocusableWidgets(&card).isEmpty());
}

TEST_CASE("A refusal is shown where it happened until it is dismissed", "[message]")
{
    QWidget host;
    auto* bar = new MessageBar(&host);
    CHECK(bar->isHidden());
    bar->showRefusal(QStringLiteral("A-018 was closed by somebody else at 10:41."));
    CHECK_FALSE(bar->isHidden());
    CHECK(bar->accessibleName() == bar->text());
    bar->setButton(QStringLiteral("Open A-018"));
    const QSignalSpy pressed(bar, &MessageBar::buttonPressed);
    bar->findChild<QPushButton*>()->click();
    CHECK(pressed.count() == 1);
    bar->findChild<QToolButton*>()->click();
    CHECK(bar->isHidden());
    CHECK(bar->text().isEmpty());
}

TEST_CASE("Escape empties a search field that holds something", "[filter]")
{
    FilterBar bar(QStringLiteral("Search actions"));
    const QSignalSpy changed(&bar, &FilterBar::changed);
    QComboBox* agency =
        bar.addChoice(QStringLiteral("Agency"), {QStringLiteral("All"), QStringLiteral("City Council")});
    QPushButton* overdue = bar.addToggle(QStringLiteral("Overdue"));
    CHECK(unnamedFocusableWidgets(&bar).isEmpty());
    const auto before = changed.count();
    QTest::keyClicks(bar.search(), QStringLiteral("ab"));
    CHECK(changed.count() == before + 2);
    QTest::keyClick(bar.search(), Qt::Key_Escape);
    CHECK(bar.search()->text().isEmpty());
    agency->setCurrentIndex(1);
    overdue->click();
    CHECK(changed.count() == before + 5);
}

TEST_CASE("Enter and double click open a row; the current row is told", "[table]")
{
    useLightTheme();
    QStandardItemModel model(3, 2);
    for (int row = 0; row < 3; ++row)
        model.setItem(row, 0, new QStandardItem(QStringLiteral("A-%1").arg(row)));
    DataTable table(QStringLiteral("Actions"));
    table.setModel(&model);
    table.setColumnWidths({100, 100}, 1);
    const QSignalSpy opened(&table, &DataTable::opened);
    const QSignalSpy moved(&table, &DataTable::rowChanged);
    table.resize(400, 300);
    table.show();
    REQUIRE(QTest::qWaitForWindowExposed(&table));
    table.selectRowAt(1);
    CHECK(table.currentRow() == 1);
    QTest::keyClick(&table, Qt::Key_Return);
    REQUIRE(opened.count() == 1);
    CHECK(opened.at(0).at(0).toModelIndex().row() == 1);
    QTest::keyClick(&table, Qt::Key_Down);
    CHECK(table.currentRow() == 2);
    CHECK(moved.count() >= 2);
    CHECK(table.rowHeight(0) == 36);
}

TEST_CASE("A model may give alignment as an int, a flag or flags", "[table]")
{
    const Qt::Alignment right = Qt::AlignRight;
    CHECK(horizontalAlignment(QVariant(static_cast<int>(Qt::AlignRight) | Qt::AlignVCenter)) == right);
    CHECK(horizontalAlignment(QVariant::fromValue(Qt::AlignRight)) == right);
    CHECK(horizontalAlignment(QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)) == right);
    CHECK(horizontalAlignment({}) == Qt::Alignment(Qt::AlignLeft));
    CHECK(horizontalAlignment(QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter))) == Qt::Alignment(Qt::AlignLeft));
}

TEST_CASE("Rows grow with their words when asked", "[table]")
{
    useLightTheme();
    QStandardItemModel model;
    model.appendRow(new QStandardItem(QStringLiteral("Short")));
    model.appendRow(new QStandardItem(QStringLiteral("Briefing on the single system for reports to every ward panel")));
    DataTable table(QStringLiteral("Actions"));
    table.setModel(&model);
    table.setRowsGrow(true);
    table.setColumnWidths({160}, 0);
    table.resize(200, 300);
    table.show();
    REQUIRE(QTest::qWaitFor([&table] { return table.rowHeight(1) > 36; }));
    CHECK(table.rowHeight(0) == 36);
    table.resize(900, 300);
    CHECK(QTest::qWaitFor([&table] { return table.rowHeight(1) == 36; }));
}

TEST_CASE("A form shows an error under its field and goes there", "[form]")
{
    useLightTheme();
    FormPanel form(QStringLiteral("New action"), QStringLiteral("Save"));
    auto* text = new QLineEdit;
    auto* due = new QLineEdit;
    form.addField(QStringLiteral("text"), QStringLiteral("Action"), text);
    FormRow* row = form.addField(QStringLiteral("due"), QStringLiteral("Due"), due, QStringLiteral("Such as 25 Nov"));
    form.show();
    form.activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(&form));
    CHECK(unnamedFocusableWidgets(&form).isEmpty());
    CHECK(due->accessibleDescription() == QStringLiteral("Such as 25 Nov"));
    form.setError(QStringLiteral("due"), QStringLiteral("This is before the meeting."));
    CHECK(row->error() == QStringLiteral("This is before the meeting."));
    CHECK(due->hasFocus());
    CHECK(due->accessibleDescription() == row->error());
    form.setError(QStringLiteral("nowhere"), QStringLiteral("The drive is not answering."));
    CHECK(form.findChild<MessageBar*>()->text() == QStringLiteral("The drive is not answering."));
    form.clearErrors();
    CHECK(row->error().isEmpty());
    CHECK(form.findChild<MessageBar*>()->isHidden());
}

TEST_CASE("Ctrl+Enter saves a form and Escape gives up", "[form][keyboard]")
{
    FormPanel form(QStringLiteral("New action"), QStringLiteral("Save"));
    auto* text = new QLineEdit;
    form.addField(QStringLiteral("text"), QStringLiteral("Action"), text);
    const QSignalSpy submitted(&form, &FormPanel::submitted);
    const QSignalSpy cancelled(&form, &FormPanel::cancelled);
    form.show();
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(text, Qt::Key_Escape);
    CHECK(submitted.count() == 1);
    CHECK(cancelled.count() == 1);
}

TEST_CASE("Scripted prompts answer in order and give up when nothing is left", "[prompts]")
{
    ScriptedPrompts prompts;
    prompts.nextFile(QStringLiteral("minutes.pdf"));
    prompts.nextAnswer(0);
    CHECK(prompts.saveFile(nullptr, {.title = QStringLiteral("Save the minutes"), .suggestedName = {}, .filters = {}})
          == QStringLiteral("minutes.pdf"));
    CHECK_FALSE(
        prompts.saveFile(nullptr, {.title = QStringLiteral("Again"), .suggestedName = {}, .filters = {}}).has_value());
    const Question question {QStringLiteral("Publish"),
                             QStringLiteral("Publish the pack?"),
                             {QStringLiteral("Publish"), QStringLiteral("Not yet")}};
    CHECK(prompts.ask(nullptr, question) == 0);
    CHECK(prompts.ask(nullptr, question) == 1);
    CHECK(prompts.asked().size() == 4);
}

TEST_CASE("A malformed icon path ends instead of hanging", "[icons]")
{
    CHECK(parseIconPath(QStringLiteral("M 1 1 Z 4 4 4")).lines.elementCount() >= 1);
    CHECK(parseIconPath(QStringLiteral("Q 1 2 3")).lines.isEmpty());
    CHECK(parseIconPath(QStringLiteral("M 1")).lines.isEmpty());
}
