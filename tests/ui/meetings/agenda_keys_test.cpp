// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda of the December meeting is made with keys alone, in a real window.
#include "tests/ui/meetings/meetings_window.h"

#include "core/governance/sent_business.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_list.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QLineEdit>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using meetings::AgendaItem;
using meetings::ItemState;

namespace {

class December : public MeetingsWindow {
public:
    December()
    {
        window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-12-20"));
        settle();
    }

    [[nodiscard]] meetings::Agenda agenda() { return meetings::agendaOf(reader(), meeting("DTCG/2011-12-20").id); }

    [[nodiscard]] AgendaItem item(const std::string& words)
    {
        const auto now = agenda();
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

    /// Walks there by arrows.
    void walkTo(const std::string& words)
    {
        const QString key = ui::keyOf(item(words).id);
        meetings().agenda().focusList();
        this->key(Qt::Key_Home);
        for (int step = 0; step < 40 && list().currentKey() != key; ++step)
            this->key(Qt::Key_Down);
        REQUIRE(list().currentKey() == key);
    }
};

}  // namespace

TEST_CASE("Standing and proposed items are there without being asked for", "[ui][agenda]")
{
    December test;
    CHECK(test.item("New Year").state == ItemState::Proposed);
    CHECK(shows(&test.meetings(), QStringLiteral("Publish")));
    CHECK(test.item("Action log").virtualItem);
    const QList<ui::ListRow> rows = test.list().rows().rows();
    const auto standing = std::find_if(rows.begin(), rows.end(), [](const ui::ListRow& row) { return row.title.startsWith(QStringLiteral("Action log")); });
    REQUIRE(standing != rows.end());
    CHECK(standing->second.contains(QStringLiteral("arrives by itself")));
    CHECK(standing->second.contains(QStringLiteral("open actions")));
}

TEST_CASE("A proposed item is accepted, timed and moved by keys, and stays chosen", "[ui][agenda]")
{
    December test;
    test.walkTo("New Year");
    test.key(Qt::Key_A);
    REQUIRE(test.item("New Year").state == ItemState::Accepted);
    CHECK(test.list().currentKey() == ui::keyOf(test.item("New Year").id));

    test.key(Qt::Key_2);
    test.key(Qt::Key_5);
    test.key(Qt::Key_Return);
    CHECK(test.item("New Year").minutes == 25);

    const int before = test.item("New Year").number;
    test.key(Qt::Key_Up, Qt::AltModifier);
    CHECK(test.item("New Year").number == before - 1);
    test.key(Qt::Key_Down, Qt::AltModifier);
    CHECK(test.item("New Year").number == before);
    CHECK(test.list().currentKey() == ui::keyOf(test.item("New Year").id));

    test.bridge().undo();
    test.settle();
    CHECK(test.item("New Year").number == before - 1);
}

TEST_CASE("Minutes being typed are taken back with Escape", "[ui][agenda]")
{
    December test;
    test.walkTo("New Year");
    const int before = test.item("New Year").minutes;
    test.key(Qt::Key_9);
    test.key(Qt::Key_Escape);
    test.key(Qt::Key_Return);
    CHECK(test.item("New Year").minutes == before);
    test.key(Qt::Key_Escape);
}

TEST_CASE("Declining asks for a reason and keeps what was typed when it is refused", "[ui][agenda]")
{
    December test;
    test.walkTo("Parking");
    test.key(Qt::Key_D);
    test.key(Qt::Key_Return);  // no reason
    CHECK(test.item("Parking").state == ItemState::Proposed);
    test.type(QStringLiteral("For the highways team, not for this group"));
    test.key(Qt::Key_Return);
    CHECK(test.item("Parking").state == ItemState::Declined);
    CHECK(test.item("Parking").reason == "For the highways team, not for this group");
}

TEST_CASE("Referring offers the other bodies", "[ui][agenda]")
{
    December test;
    test.walkTo("Parking");
    test.key(Qt::Key_F);
    auto* choice = qobject_cast<QComboBox*>(QApplication::focusWidget());
    REQUIRE(choice != nullptr);
    const int perf = choice->findText(QStringLiteral("Performance Board"), Qt::MatchStartsWith);
    REQUIRE(perf >= 0);
    choice->setCurrentIndex(perf);
    test.key(Qt::Key_Tab);
    test.type(QStringLiteral("Data first"));
    test.key(Qt::Key_Return);
    const AgendaItem referred = test.item("Parking");
    CHECK(referred.state == ItemState::Referred);
    CHECK(referred.referredToName.find("Performance Board") == 0);
    const auto sent = governance::sentBusiness(test.reader());
    CHECK(std::any_of(sent.begin(), sent.end(), [&](const governance::SentBusiness& one) {
        return one.from.item == referred.id && one.toBodyShortName == "PERF";
    }));
}

TEST_CASE("Restricting needs part two, which opens where it is refused", "[ui][agenda]")
{
    December test;
    test.walkTo("Parking");
    test.key(Qt::Key_R);
    CHECK_FALSE(test.item("Parking").restricted());
    auto* message = test.meetings().agenda().findChild<ui::MessageBar*>();
    REQUIRE(message != nullptr);
    CHECK(shows(&test.meetings().agenda(), QStringLiteral("Part two is locked")));
    test.key(Qt::Key_U, Qt::ControlModifier);
    test.type(QStringLiteral("wrong words"));
    test.key(Qt::Key_Return);
    CHECK(test.bridge().partTwoState() == replica::PartTwoState::Locked);
    test.type(QStringLiteral("sample partnership"));
    test.key(Qt::Key_Return);
    REQUIRE(test.bridge().partTwoState() == replica::PartTwoState::Open);
    test.walkTo("Parking");
    test.key(Qt::Key_R);
    CHECK(test.item("Parking").restricted());
}

TEST_CASE("An item is proposed on one page; a refusal shows at its field and nothing typed is lost", "[ui][agenda]")
{
    December test;
    test.key(Qt::Key_I, Qt::ControlModifier);
    CHECK(unnamedFocusableWidgets(&test.meetings()) == QStringList());
    test.type(QStringLiteral("Cycle theft at the station"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(shows(&test.meetings(), QStringLiteral("Say where the item comes from")));
    auto* origin = qobject_cast<QComboBox*>(QApplication::focusWidget());
    REQUIRE(origin != nullptr);
    origin->setCurrentIndex(origin->findText(QStringLiteral("Crime data")));
    test.key(Qt::Key_Tab);
    auto* ask = qobject_cast<QComboBox*>(QApplication::focusWidget());
    REQUIRE(ask != nullptr);
    ask->setCurrentIndex(ask->findText(QStringLiteral("Assistance")));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(shows(&test.meetings(), QStringLiteral("must name at least one other agency")));
    test.key(Qt::Key_Space);  // the refusal put the focus into the agencies
    test.key(Qt::Key_Return, Qt::ControlModifier);
    const AgendaItem made = test.item("Cycle theft");
    CHECK(made.state == ItemState::Proposed);
    CHECK(made.ask == meetings::ItemAsk::Assistance);
    CHECK(made.requirements.size() == 1);
    CHECK(test.list().currentKey() == ui::keyOf(made.id));
}

TEST_CASE("A victim's item is restricted unless somebody says otherwise, and the form warns of covert material", "[ui][agenda]")
{
    December test;
    test.key(Qt::Key_I, Qt::ControlModifier);
    CHECK(shows(&test.meetings(), QStringLiteral("Do not record covert or intelligence-source material here")));
    test.type(QStringLiteral("Domestic abuse: repeat calls"));
    const auto boxes = test.meetings().findChildren<QAbstractButton*>();
    const auto restricted = std::find_if(boxes.begin(), boxes.end(), [](const QAbstractButton* box) { return box->text().startsWith(QStringLiteral("Restricted:")); });
    REQUIRE(restricted != boxes.end());
    CHECK((*restricted)->isChecked());
    test.key(Qt::Key_Escape);
    CHECK(test.meetings().agenda().takesKeys());
}

TEST_CASE("Publishing says what is in the way, then fixes the numbers", "[ui][agenda]")
{
    December test;
    test.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(test.meeting("DTCG/2011-12-20").state == meetings::MeetingState::AgendaOpen);
    CHECK(test.meetings().agenda().facts().toDecide == 2);
    for (const char* words : {"New Year", "Parking"}) {
        test.walkTo(words);
        test.key(Qt::Key_A);
    }
    test.key(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(test.meeting("DTCG/2011-12-20").state == meetings::MeetingState::Published);
    CHECK(shows(&test.meetings(), QStringLiteral("Run the meeting")));
}

TEST_CASE("The sample's agenda says who is needed when and what that saves", "[ui][agenda]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15"));
    test.settle();
    QWidget* page = &test.meetings().agenda();
    CHECK(shows(page, QStringLiteral("Ends 12:00")));
    CHECK(shows(page, QStringLiteral("617 saved by timed attendance")));
    CHECK(shows(page, QStringLiteral("1,320 if everybody stays, 703 as timed")));
    CHECK(shows(page, QStringLiteral("10:38–11:51")));
    CHECK(shows(page, QStringLiteral("11:41–11:51")));
    CHECK(shows(page, QStringLiteral("needed for items 6, 8, 9, 12 and 13")));
    CHECK_FALSE(shows(page, QStringLiteral("IOM-0147")));
}

TEST_CASE("A link to an item leads to that item on its agenda", "[ui][agenda]")
{
    December test;
    const QString item = ui::keyOf(test.agenda().items.at(5).id);
    REQUIRE(test.list().currentKey() != item);
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-12-20#agenda/") + item);
    test.settle();
    CHECK(test.list().currentKey() == item);
}
