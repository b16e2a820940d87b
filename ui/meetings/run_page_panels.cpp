// SPDX-License-Identifier: GPL-3.0-or-later
//
// The panels of the Run screen: which there are, and which one is up.
#include "core/meetings/entry_commands.h"
#include "ui/meetings/actions_rail.h"
#include "ui/meetings/panels/chair_panel.h"
#include "ui/meetings/panels/declaration_panel.h"
#include "ui/meetings/panels/end_panel.h"
#include "ui/meetings/panels/entry_panel.h"
#include "ui/meetings/panels/forward_panel.h"
#include "ui/meetings/panels/item_sheet_panel.h"
#include "ui/meetings/panels/minutes_panel.h"
#include "ui/meetings/panels/people_panel.h"
#include "ui/meetings/panels/restricted_panel.h"
#include "ui/meetings/panels/review_panel.h"
#include "ui/meetings/panels/settle_panel.h"
#include "ui/meetings/panels/start_panel.h"
#include "ui/meetings/panels/substitute_panel.h"
#include "ui/meetings/panels/times_panel.h"
#include "ui/meetings/panels/writing_panel.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_page.h"

#include <QStackedWidget>

namespace muster::ui {

namespace {

constexpr int kRailWidth = 316;
constexpr int kPanelWidth = 400;

}  // namespace

void RunPage::makePanels()
{
    auto* end = new EndPanel(*m_desk);
    connect(end, &EndPanel::ended, this, &RunPage::finished);
    m_end = end;
    m_start = new StartPanel(*m_desk);
    m_settle = new SettlePanel(*m_desk);
    makePeoplePanels();
    m_chair = new ChairPanel(*m_desk);
    m_declaration = new DeclarationPanel(*m_desk);
    m_minutes = new MinutesPanel(*m_desk);
    m_urgent = new UrgentPanel(*m_desk);
    m_commission = new CommissionPanel(*m_desk);
    m_send = new SendPanel(*m_desk);
    m_writer = new WritingPanel(*m_desk);
    m_sheet = new ItemSheetPanel(*m_desk);
    m_decide = new DecidePanel(*m_desk);
    m_tellBack = new TellBackPanel(*m_desk);
    m_section17 = new Section17Panel(*m_desk);
    m_restricted = new RestrictedPanel(*m_desk);
    connect(m_restricted, &RestrictedPanel::lockWanted, this, &RunPage::lockPartTwo);
    m_review = new ReviewPanel(*m_desk);
    m_convert = new ConvertPanel(*m_desk);
    m_goTo = new NumberPanel(*m_desk, tr("Go to an item"), tr("Take this item"));
    connect(m_goTo, &NumberPanel::given, m_desk, &RunDesk::goTo);
    m_move = new NumberPanel(*m_desk, tr("Move the entry to another item"), tr("Move the entry"));
    connect(m_move, &NumberPanel::given, this, [this](int number) {
        m_desk->perform(room::MoveEntryToItem {m_moving, m_desk->itemNumbered(number)->id});
    });
    for (RunPanel* panel :
         std::initializer_list<RunPanel*> {m_start, m_settle, m_people, m_chair, m_declaration, m_end, m_minutes,
                                           m_urgent, m_commission, m_send, m_writer, m_sheet, m_decide, m_tellBack,
                                           m_section17, m_restricted, m_review, m_convert, m_goTo, m_move}) {
        addPanel(panel);
        connect(panel, &RunPanel::closed, this, &RunPage::closePanel);
    }
    m_right->setFixedWidth(kRailWidth);
}

// Two panels come from the people panel and go back to it.
void RunPage::makePeoplePanels()
{
    auto* people = new PeoplePanel(*m_desk);
    m_people = people;
    auto* substitute = new SubstitutePanel(*m_desk);
    connect(people, &PeoplePanel::substituteWanted, this, [this, substitute](const room::Person& person) {
        substitute->setPerson(person);
        toggle(substitute);
    });
    auto* times = new TimesPanel(*m_desk);
    connect(people, &PeoplePanel::timesWanted, this, [this, times](const room::Person& person) {
        times->setPerson(person);
        toggle(times);
    });
    for (RunPanel* panel : std::initializer_list<RunPanel*> {substitute, times}) {
        addPanel(panel);
        connect(panel, &RunPanel::closed, this, [this] { toggle(m_people); });
    }
}

void RunPage::addPanel(RunPanel* panel)
{
    m_right->addWidget(panel);
    connect(panel, &RunPanel::said, this, &Page::statusChanged);
}

void RunPage::toggle(RunPanel* panel)
{
    if (m_panel == panel) {
        closePanel();
        return;
    }
    if (m_panel == m_restricted) {
        settleProjector();
    }
    m_panel = panel;
    m_right->setFixedWidth(kPanelWidth);
    m_right->setCurrentWidget(panel);
    panel->opened();
}

void RunPage::closePanel()
{
    if (m_panel == nullptr) {
        return;
    }
    const bool wasRestricted = m_panel == m_restricted;
    m_panel = nullptr;
    m_right->setFixedWidth(kRailWidth);
    m_right->setCurrentWidget(m_actions);
    focusCapture();
    if (wasRestricted) {
        settleProjector();
    }
}

}  // namespace muster::ui
