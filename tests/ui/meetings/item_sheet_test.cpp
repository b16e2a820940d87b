// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an item carries beside its words, in the window: its sheet, its paper, what it serves and who is told, and the
// agenda by origin and by subject; by keys.
#include "tests/ui/meetings/meetings_window.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/papers.h"
#include "core/partnership/body_queries.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_list.h"
#include "ui/meetings/item_sheet_form.h"
#include "ui/meetings/paper_form.h"
#include "ui/meetings/tick_list.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using meetings::AgendaItem;
using meetings::TagKind;

namespace {

constexpr const char* kDecember = "DTCG/2011-12-20";

class Sheets : public MeetingsWindow {
public:
    Sheets()
    {
        window().openPage(QStringLiteral("meetings"), QString::fromLatin1(kDecember));
        settle();
    }

    [[nodiscard]] AgendaItem item(const std::string& words)
    {
        const auto now = meetings::agendaOf(reader(), meeting(kDecember).id);
        for (const auto* list : {&now.items, &now.apart}) {
            for (const AgendaItem& each : *list) {
                if (each.title.find(words) != std::string::npos)
                    return each;
            }
        }
        FAIL("no item with these words: " << words);
        return {};
    }

    ui::RowList& list() { return *meetings().agenda().findChild<ui::AgendaList*>(); }

    void choose(const std::string& words)
    {
        REQUIRE(list().selectKey(ui::keyOf(item(words).id)));
        meetings().agenda().focusList();
        settle();
    }

    /// A visible field by its accessible name.
    template <class Field> Field* field(const QString& name)
    {
        for (auto* each : meetings().agenda().findChildren<Field*>()) {
            if (each->isVisible() && each->accessibleName().startsWith(name))
                return each;
        }
        FAIL("no field " << name.toStdString());
        return nullptr;
    }
};

}  // namespace

TEST_CASE("The sheet of an item is filled in by keys, kept as one step and undone", "[ui][agenda][itemsheet]")
{
    Sheets test;
    test.choose("New Year");
    const base::Id item = test.item("New Year").id;
    test.key(Qt::Key_S);
    auto* form = test.meetings().agenda().findChild<ui::ItemSheetForm*>();
    REQUIRE(form->isVisible());
    CHECK(unnamedFocusableWidgets(&test.meetings()) == QStringList());
    auto* tags = qobject_cast<ui::TickList*>(QApplication::focusWidget());
    REQUIRE(tags != nullptr);
    REQUIRE(tags->selectKey(QStringLiteral("cross_cutting:Alcohol")));
    test.key(Qt::Key_Space);
    auto* why = test.field<QLineEdit>(QStringLiteral("Why together"));
    why->setFocus();
    test.type(QStringLiteral("Licensing and the police hold half of it each"));
    auto* objective = test.field<QPlainTextEdit>(QStringLiteral("Objective"));
    objective->setFocus();
    test.type(QStringLiteral("A quieter New Year"));
    auto* assess = test.field<QLineEdit>(QStringLiteral("To be assessed on"));
    assess->setFocus();
    test.type(QStringLiteral("20 March 2012"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK_FALSE(form->isVisible());
    const auto sheet = meetings::itemSheet(test.reader(), item);
    REQUIRE(sheet.tags.size() == 1);
    CHECK(sheet.tags.front().word == "Alcohol");
    CHECK(sheet.whyPartnership == "Licensing and the police hold half of it each");
    CHECK(sheet.problem.objective == "A quieter New Year");
    CHECK(sheet.problem.assessOn == base::Date {std::chrono::year {2012} / 3 / 20});
    test.bridge().undo();
    test.settle();
    CHECK(meetings::itemSheet(test.reader(), item).tags.empty());
    CHECK(meetings::itemSheet(test.reader(), item).problem.empty());
}

TEST_CASE("What the sheet refuses stands under its field, and Escape leaves nothing", "[ui][agenda][itemsheet]")
{
    Sheets test;
    test.choose("New Year");
    const base::Id item = test.item("New Year").id;
    test.key(Qt::Key_S);
    auto* agency = test.field<QComboBox>(QStringLiteral("Takes no part"));
    agency->setCurrentIndex(agency->findText(QStringLiteral("MIND"), Qt::MatchContains));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(shows(&test.meetings(), QStringLiteral("takes no part, as")));
    test.type(QStringLiteral("It would provide the service"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(meetings::itemSheet(test.reader(), item).conflicts.size() == 1);

    test.choose("New Year");
    test.key(Qt::Key_S);
    const auto ticks = test.meetings().agenda().findChildren<QCheckBox*>();
    const auto taken = std::find_if(ticks.begin(), ticks.end(), [](const QCheckBox* tick) {
        return tick->isVisible() && tick->text().contains(QStringLiteral("takes no part"));
    });
    REQUIRE(taken != ticks.end());
    (*taken)->setChecked(false);
    test.key(Qt::Key_Escape);
    CHECK(meetings::itemSheet(test.reader(), item).conflicts.size() == 1);
    test.key(Qt::Key_S);
    const auto again = test.meetings().agenda().findChildren<QCheckBox*>();
    for (QCheckBox* tick : again) {
        if (tick->isVisible() && tick->text().contains(QStringLiteral("takes no part")))
            tick->setChecked(false);
    }
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(meetings::itemSheet(test.reader(), item).conflicts.empty());
}

TEST_CASE("A paper is written with recommendations, one a line", "[ui][agenda][papers]")
{
    Sheets test;
    test.choose("New Year");
    const base::Id item = test.item("New Year").id;
    test.key(Qt::Key_P);
    auto* form = test.meetings().agenda().findChild<ui::PaperForm*>();
    REQUIRE(form->isVisible());
    test.type(QStringLiteral("New Year in the city centre"));
    test.field<QPlainTextEdit>(QStringLiteral("Purpose"))->setFocus();
    test.type(QStringLiteral("To agree the night"));
    test.field<QPlainTextEdit>(QStringLiteral("Recommendations"))->setFocus();
    test.type(QStringLiteral("think about it"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(shows(&test.meetings(), QStringLiteral("Begin each recommendation with approve")));
    auto* lines = qobject_cast<QPlainTextEdit*>(QApplication::focusWidget());
    REQUIRE(lines != nullptr);
    lines->setPlainText(QStringLiteral("agree joint patrols until two\nnote the figures of last year"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    const auto decisions = meetings::decisionSlots(test.reader(), item);
    REQUIRE(decisions.size() == 2);
    CHECK(decisions[0].verb == meetings::PaperVerb::Agree);
    CHECK(decisions[0].text == "joint patrols until two");
    CHECK(decisions[1].verb == meetings::PaperVerb::Note);

    // Opened again, the same paper; a line that stays is the same recommendation.
    test.choose("New Year");
    test.key(Qt::Key_P);
    lines = test.field<QPlainTextEdit>(QStringLiteral("Recommendations"));
    CHECK(lines->toPlainText() == QStringLiteral("agree joint patrols until two\nnote the figures of last year"));
    lines->setPlainText(QStringLiteral("note the figures of last year"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    const auto after = meetings::decisionSlots(test.reader(), item);
    REQUIRE(after.size() == 1);
    CHECK(after[0].id == decisions[1].id);
}

TEST_CASE("The agenda is grouped by where its items come from, and back", "[ui][agenda]")
{
    Sheets test;
    test.choose("New Year");
    test.key(Qt::Key_O);
    const auto heads = [&] {
        QStringList titles;
        for (const ui::ListRow& row : test.list().rows().rows()) {
            if (row.head)
                titles << row.title;
        }
        return titles;
    };
    const QStringList byOrigin = heads();
    CHECK(byOrigin.contains(QStringLiteral("Partner referral")));
    CHECK_FALSE(byOrigin.contains(QStringLiteral("Part one")));
    // Every item stands under its own origin, and the one that was chosen stays so.
    QString under;
    for (const ui::ListRow& row : test.list().rows().rows()) {
        if (row.head)
            under = row.title;
        else if (row.title.contains(QStringLiteral("New Year")))
            CHECK(under == ui::sentence(meetings::inWords(*test.item("New Year").origin)));
    }
    CHECK(test.list().currentKey() == ui::keyOf(test.item("New Year").id));
    test.key(Qt::Key_O);
    CHECK(heads().contains(QStringLiteral("Part one")));
}

TEST_CASE("B puts places first and victims last", "[ui][agenda]")
{
    Sheets test;
    for (const char* words : {"New Year", "Parking"}) {
        test.choose(words);
        test.key(Qt::Key_A);
    }
    test.key(Qt::Key_B);
    int last = 0;
    for (const AgendaItem& item : meetings::agendaOf(test.reader(), test.meeting(kDecember).id).items) {
        if (item.placement != meetings::Placement::Business)
            continue;
        const int order = item.subject == meetings::SubjectType::Location ? 0 : 1;
        CHECK(order >= last);
        last = order;
    }
}

TEST_CASE("An item says what it serves; one in Fletton offers its panel to be told back", "[ui][agenda]")
{
    Sheets test;
    test.key(Qt::Key_I, Qt::ControlModifier);
    test.type(QStringLiteral("Bicycles left on the green"));
    auto* wards = test.meetings().agenda().findChild<ui::TickList*>(QStringLiteral("wards"));
    auto* serves = test.meetings().agenda().findChild<ui::TickList*>(QStringLiteral("serves"));
    REQUIRE(wards != nullptr);
    REQUIRE(serves != nullptr);
    auto* told = test.field<QComboBox>(QStringLiteral("Who is told"));
    CHECK(told->currentText() == QStringLiteral("Nobody in particular"));
    const auto rowOf = [](ui::TickList& list, const QString& title) {
        for (const ui::ListRow& row : list.rows().rows()) {
            if (row.title == title)
                return row.key;
        }
        return QString();
    };
    REQUIRE(wards->selectKey(rowOf(*wards, QStringLiteral("Fletton"))));
    wards->setFocus();
    test.key(Qt::Key_Space);
    CHECK(told->currentText().startsWith(QStringLiteral("Neighbourhood Panels")));
    CHECK(told->currentText().endsWith(QStringLiteral("(panel of the ward)")));
    // Other areas of focus stand after the priorities.
    QStringList kinds;
    for (const ui::ListRow& row : serves->rows().rows())
        kinds << row.right;
    REQUIRE(kinds.size() > 4);
    CHECK(kinds.first().isEmpty());
    CHECK(kinds.last() == QStringLiteral("area of focus"));
    CHECK(std::is_sorted(kinds.begin(), kinds.end()));
    REQUIRE(serves->selectKey(rowOf(*serves, QStringLiteral("Road safety"))));
    serves->setFocus();
    test.key(Qt::Key_Space);
    auto* origin = test.field<QComboBox>(QStringLiteral("Where it comes from"));
    origin->setCurrentIndex(origin->findText(QStringLiteral("Crime data")));
    auto* ask = test.field<QComboBox>(QStringLiteral("What is asked"));
    ask->setCurrentIndex(ask->findText(QStringLiteral("Input")));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    const AgendaItem made = test.item("Bicycles left");
    REQUIRE(made.priorities.size() == 1);
    CHECK(made.priorities.front().name == "Road safety");
    CHECK(made.tellBackTo == partnership::bodyByName(test.reader(), "LOCAL")->id);

    // Changed again: nothing of it is lost.
    test.choose("Bicycles left");
    test.key(Qt::Key_Return);
    told = test.field<QComboBox>(QStringLiteral("Who is told"));
    told->setCurrentIndex(0);
    Q_EMIT told->activated(0);
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.item("Bicycles left").tellBackTo.isNil());
    CHECK(test.item("Bicycles left").priorities.size() == 1);
}
