// SPDX-License-Identifier: GPL-3.0-or-later
//
// The agenda, its sides and its forms by Tab alone.
#include "tests/ui/meetings/meetings_window.h"

#include "core/meetings/agenda_queries.h"
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_list.h"

#include <QTabBar>

#include <algorithm>

using namespace muster;
using namespace muster::test;

namespace {

constexpr int kMostStops = 160;

/// Tab from the widget with the focus until it comes round, and whether everything under `part` was met.
void checkWalk(MeetingsWindow& test, QWidget* part)
{
    QWidget* start = QApplication::focusWidget();
    REQUIRE(start != nullptr);
    std::vector<QWidget*> stops {start};
    for (int step = 0; step < kMostStops; ++step) {
        test.key(Qt::Key_Tab);
        QWidget* at = QApplication::focusWidget();
        if (at == start)
            break;
        if (at == stops.back()) {
            FAIL_CHECK("Tab stays at " << at->accessibleName().toStdString());
            break;
        }
        stops.push_back(at);
    }
    CHECK(static_cast<int>(stops.size()) < kMostStops);
    for (QWidget* wanted : part->findChildren<QWidget*>()) {
        const bool stop = (wanted->focusPolicy() & Qt::TabFocus) != 0 && wanted->isVisible() && wanted->isEnabled()
            && wanted->focusProxy() == nullptr && !isPartOfAControl(wanted);
        if (!stop)
            continue;
        INFO(wanted->metaObject()->className() << " " << wanted->accessibleName().toStdString());
        CHECK(std::find(stops.begin(), stops.end(), wanted) != stops.end());
    }
}

}  // namespace

TEST_CASE("Tab goes through the agenda, each of its sides and each of its forms", "[ui][agenda][keys]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-12-20"));
    test.settle();
    ui::AgendaBuilder& agenda = test.meetings().agenda();
    for (const char* words : {"New Year", "Action log"}) {
        const std::vector<meetings::AgendaItem> items = agenda.facts().agenda.items;  // read again on the way
        for (const meetings::AgendaItem& item : items) {
            if (item.title.find(words) != std::string::npos)
                agenda.showItem(item.id);
        }
        auto* sides = agenda.findChild<QTabBar*>();
        REQUIRE(sides != nullptr);
        for (int side = 0; side < sides->count(); ++side) {
            INFO(words << ", " << sides->tabText(side).toStdString());
            sides->setCurrentIndex(side);
            agenda.focusList();
            test.settle();
            CHECK(unnamedFocusableWidgets(&agenda) == QStringList());
            checkWalk(test, &agenda);
        }
        sides->setCurrentIndex(0);
    }
    const struct {
        const char* name;
        void (ui::AgendaBuilder::*open)();
    } forms[] = {{"item", &ui::AgendaBuilder::editItem},
                 {"sheet", &ui::AgendaBuilder::editSheet},
                 {"paper", &ui::AgendaBuilder::writePaper},
                 {"new item", &ui::AgendaBuilder::propose},
                 {"urgent item", &ui::AgendaBuilder::addUrgent}};
    for (const auto& form : forms) {
        INFO(form.name);
        agenda.focusList();
        (agenda.*form.open)();
        test.settle();
        CHECK(unnamedFocusableWidgets(&agenda) == QStringList());
        checkWalk(test, &agenda);
        test.key(Qt::Key_Escape);
        test.settle();
        agenda.focusList();
    }
}
