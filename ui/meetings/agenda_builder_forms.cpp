// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms beside the agenda: an item, its sheet, its paper.
#include "ui/meetings/agenda_builder.h"
#include "ui/meetings/agenda_item_side.h"
#include "ui/meetings/agenda_list.h"
#include "ui/meetings/item_form.h"
#include "ui/meetings/item_sheet_form.h"
#include "ui/meetings/paper_form.h"
#include "ui/meetings/row_list.h"
#include "ui/widgets/message_bar.h"

#include <QStackedWidget>
#include <QTabBar>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kSideWidth = 320;
constexpr int kFormWidth = 400;

}  // namespace

void AgendaBuilder::connectForms()
{
    connect(m_form, &ItemForm::cancelled, this, [this](bool kept) {
        showForm(false);
        if (kept)
            Q_EMIT said(tr("What you had filled in is kept: Ctrl+I brings it back."), false);
    });
    connect(m_form, &ItemForm::finished, this, [this](const base::Id& item, const QString& text) {
        m_wanted = item;
        showForm(false);
        reload();
        m_list->showCurrent();
        Q_EMIT said(text, true);
    });
    const auto kept = [this](const QString& text) {
        showForm(false);
        reload();
        Q_EMIT said(text, true);
    };
    const auto left = [this] { showForm(false); };
    connect(m_sheet, &ItemSheetForm::finished, this, kept);
    connect(m_sheet, &ItemSheetForm::cancelled, this, left);
    connect(m_paper, &PaperForm::finished, this, kept);
    connect(m_paper, &PaperForm::cancelled, this, left);
    connect(m_item, &AgendaItemSide::sheetWanted, this, &AgendaBuilder::editSheet);
    connect(m_item, &AgendaItemSide::paperWanted, this, &AgendaBuilder::writePaper);
}

void AgendaBuilder::showForm(bool shown, QWidget* form)
{
    m_tabs->setVisible(!shown);
    m_side->setFixedWidth(shown ? kFormWidth : kSideWidth);
    if (shown)
        m_stack->setCurrentWidget(form == nullptr ? m_form : form);
    else
        m_stack->setCurrentIndex(m_tabs->currentIndex());
    if (!shown) {
        showSide();
        if (isVisible())
            focusList();
    }
    showKeys();
    Q_EMIT keysChanged();
}

// They mean nothing while a form has the letters.
void AgendaBuilder::showKeys() { m_keys->setVisible(isBeforeHeld(m_facts.agenda.meeting.state) && !formShown()); }

void AgendaBuilder::showReadiness()
{
    if (formShown())
        return;
    m_tabs->setCurrentIndex(kReadinessPage);
    m_readiness->setFocus(Qt::OtherFocusReason);
}

void AgendaBuilder::propose()
{
    // What is being filled in stays.
    if (formShown())
        return;
    const Meeting& chosen = m_facts.agenda.meeting;
    if (!isBeforeHeld(chosen.state)) {
        refuse({base::FailureCode::Refused,
                {},
                core(chosen.state == MeetingState::Cancelled
                         ? tr("This meeting was cancelled. Propose the item for another one.")
                         : tr("This meeting is over. Propose the item for the next one."))});
        return;
    }
    m_message->dismiss();
    showForm(true);
    if (chosen.state == MeetingState::Planned || chosen.state == MeetingState::AgendaOpen) {
        m_form->propose(chosen);
        return;
    }
    const QString why = chosen.state == MeetingState::AgendaClosed ? tr("The agenda is closed.")
        : chosen.state == MeetingState::Published                  ? tr("The agenda is published.")
                                                                   : tr("The meeting has started.");
    m_form->addUrgent(
        chosen, tr("%1 The item goes on it as late or urgent: say why it cannot wait for the next meeting.").arg(why));
}

void AgendaBuilder::addUrgent()
{
    m_message->dismiss();
    showForm(true);
    m_form->addUrgent(m_facts.agenda.meeting);
}

void AgendaBuilder::editItem()
{
    if (!isBeforeHeld(m_facts.agenda.meeting.state))
        return;
    if (const auto item = chosenToEdit()) {
        showForm(true);
        m_form->edit(m_facts.agenda.meeting, *item);
    }
}

std::optional<AgendaItem> AgendaBuilder::chosenToEdit()
{
    const AgendaItem* item = chosen();
    if (item == nullptr || formShown())
        return {};
    if (item->sealed) {
        refuse({base::FailureCode::Locked, {}, core(tr("Part two is locked. Unlock it to edit a restricted item."))});
        return {};
    }
    m_message->dismiss();
    return *item;
}

void AgendaBuilder::editSheet()
{
    if (const auto item = chosenToEdit()) {
        showForm(true, m_sheet);
        m_sheet->edit(meeting(), item->id);
    }
}

void AgendaBuilder::writePaper()
{
    if (const auto item = chosenToEdit()) {
        showForm(true, m_paper);
        m_paper->edit(meeting(), item->id);
    }
}

void AgendaBuilder::groupByOrigin()
{
    const bool byOrigin = m_grouping == AgendaGrouping::Agenda;
    m_grouping = byOrigin ? AgendaGrouping::Origin : AgendaGrouping::Agenda;
    reload();
    m_list->showCurrent();
    Q_EMIT said(byOrigin ? tr("Grouped by where items come from. O shows the order of the agenda again.")
                         : tr("In the order of the agenda."),
                false);
}

}  // namespace muster::ui
