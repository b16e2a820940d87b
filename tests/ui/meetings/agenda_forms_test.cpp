// SPDX-License-Identifier: GPL-3.0-or-later
//
// The form of an item: how it is reached, what it keeps, and that what it refuses is seen.
#include "tests/ui/meetings/meetings_window.h"

#include "core/meetings/agenda_queries.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_list.h"

#include <QComboBox>
#include <QLineEdit>

using namespace muster;
using namespace muster::test;

namespace {

class OnAgenda : public MeetingsWindow {
public:
    explicit OnAgenda(const char* reference)
        : m_reference(reference)
    {
        window().openPage(QStringLiteral("meetings"), QString::fromLatin1(reference));
        settle();
    }

    [[nodiscard]] meetings::Agenda agenda() { return meetings::agendaOf(reader(), meeting(m_reference).id); }
    ui::AgendaList& list() { return *meetings().agenda().findChild<ui::AgendaList*>(); }
    /// What has the focus, by the name a screen reader says.
    [[nodiscard]] QString focused() const
    {
        const QWidget* focus = QApplication::focusWidget();
        return focus == nullptr ? QString() : focus->accessibleName();
    }
    QWidget* field(const QString& name)
    {
        for (auto* widget : meetings().agenda().findChildren<QWidget*>()) {
            if (widget->isVisible() && widget->accessibleName() == name)
                return widget;
        }
        FAIL("nothing shows that is called " << name.toStdString());
        return nullptr;
    }
    /// Some of it is really on the screen, not below the edge of what scrolls.
    bool inSight(const QString& words)
    {
        for (const auto* label : meetings().findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(words))
                return !label->visibleRegion().isEmpty();
        }
        return false;
    }
    void choose(const std::string& words)
    {
        const auto now = agenda();
        for (const auto* items : {&now.items, &now.apart}) {
            for (const auto& item : *items) {
                if (item.title.find(words) != std::string::npos) {
                    meetings().agenda().focusList();
                    REQUIRE(list().selectKey(ui::keyOf(item.id)));
                    return;
                }
            }
        }
        FAIL("no item with these words: " << words);
    }
    bool chosenRowInSight()
    {
        const QRect row = list().visualRect(list().currentIndex());
        return row.isValid() && list().viewport()->rect().contains(row.adjusted(1, 1, -1, -1));
    }

private:
    const char* m_reference;
};

constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

}  // namespace

TEST_CASE("On a published agenda Ctrl+I opens the late or urgent way and says so", "[ui][agenda][forms]")
{
    OnAgenda test("DTCG/2011-11-15");
    const auto before = test.agenda().items.size();
    test.key(Qt::Key_I, Qt::ControlModifier);
    CHECK(test.inSight(QStringLiteral("The agenda is published")));
    REQUIRE(test.focused() == QStringLiteral("Why it cannot wait"));
    test.type(QStringLiteral("The fair opens on Friday"));
    test.field(QStringLiteral("What"))->setFocus();
    test.type(QStringLiteral("Winter fair stewards"));
    auto* ask = qobject_cast<QComboBox*>(test.field(QStringLiteral("What is asked")));
    REQUIRE(ask != nullptr);
    ask->setCurrentIndex(ask->findText(QStringLiteral("Awareness")));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.agenda().items.size() == before + 1);
    CHECK(test.meetings().agenda().takesKeys());
}

TEST_CASE("What a form refuses is scrolled to and seen", "[ui][agenda][forms]")
{
    OnAgenda test("DTCG/2011-12-20");
    test.window().resize(1100, 640);
    test.key(Qt::Key_I, Qt::ControlModifier);
    auto* last = test.field(QStringLiteral("Resources offered"));
    for (int step = 0; step < 40 && QApplication::focusWidget() != last; ++step)
        test.key(Qt::Key_Tab);
    REQUIRE(QApplication::focusWidget() == last);
    REQUIRE_FALSE(test.inSight(QStringLiteral("What is asked")));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.focused() == QStringLiteral("What"));
    CHECK(test.inSight(QStringLiteral("What is asked")));
}

TEST_CASE("Tab comes to the buttons of a form after its last field", "[ui][agenda][forms]")
{
    OnAgenda test("DTCG/2011-12-20");
    test.key(Qt::Key_I, Qt::ControlModifier);
    CHECK(shows(&test.meetings(), QStringLiteral("Propose the item   Ctrl+Enter")));
    test.field(QStringLiteral("Resources offered"))->setFocus();
    test.key(Qt::Key_Tab);
    CHECK(test.focused() == QStringLiteral("Propose the item"));
    test.key(Qt::Key_Tab);
    CHECK(test.focused() == QStringLiteral("Cancel"));
    test.field(QStringLiteral("What"))->setFocus();
    test.key(Qt::Key_Tab);
    CHECK(test.focused() == QStringLiteral("Where it comes from"));
}

TEST_CASE("A form given up half filled comes back with what was in it", "[ui][agenda][forms]")
{
    OnAgenda test("DTCG/2011-12-20");
    test.key(Qt::Key_I, Qt::ControlModifier);
    test.type(QStringLiteral("Cycle theft at the station"));
    test.key(Qt::Key_Escape);
    CHECK(test.meetings().agenda().takesKeys());
    test.key(Qt::Key_I, Qt::ControlModifier);
    auto* what = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    REQUIRE(what != nullptr);
    CHECK(what->text() == QStringLiteral("Cycle theft at the station"));
    CHECK(test.inSight(QStringLiteral("is here again")));

    test.field(QStringLiteral("Start afresh"))->setFocus();
    test.key(Qt::Key_Return);
    CHECK(what->text().isEmpty());
    CHECK_FALSE(test.inSight(QStringLiteral("is here again")));
    test.key(Qt::Key_Escape);
    test.key(Qt::Key_I, Qt::ControlModifier);
    CHECK(what->text().isEmpty());
}

TEST_CASE("The chosen item stays in sight when it is accepted or moved", "[ui][agenda][forms]")
{
    OnAgenda test("DTCG/2011-12-20");
    test.window().resize(1100, 560);
    test.settle();
    for (const char* words : {"New Year", "Parking"}) {
        test.choose(words);
        test.key(Qt::Key_A);
        CHECK(test.chosenRowInSight());
    }
    for (int step = 0; step < 8; ++step) {
        test.key(Qt::Key_Up, Qt::AltModifier);
        CHECK(test.chosenRowInSight());
    }
    for (int step = 0; step < 12; ++step) {
        test.key(Qt::Key_Down, Qt::AltModifier);
        CHECK(test.chosenRowInSight());
    }
    test.key(Qt::Key_P, kControlShift);
    CHECK(test.chosenRowInSight());
}

TEST_CASE("An agenda over its time is published all the same by Enter", "[ui][agenda][forms]")
{
    OnAgenda test("DTCG/2011-12-20");
    for (const char* words : {"New Year", "Parking"}) {
        test.choose(words);
        test.key(Qt::Key_A);
    }
    test.choose("New Year");
    for (const auto digit : {Qt::Key_2, Qt::Key_4, Qt::Key_0, Qt::Key_Return})
        test.key(digit);
    REQUIRE(test.agenda().minutesOver > 0);
    test.key(Qt::Key_P, kControlShift);
    REQUIRE(test.meeting("DTCG/2011-12-20").state == meetings::MeetingState::AgendaOpen);
    REQUIRE(test.focused() == QStringLiteral("Publish all the same"));
    test.key(Qt::Key_Return);
    CHECK(test.meeting("DTCG/2011-12-20").state == meetings::MeetingState::Published);
}
