// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the form of a new item keeps when it is given up half filled.
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/item_form.h"
#include "ui/meetings/needs_field.h"
#include "ui/meetings/tick_list.h"
#include "ui/meetings/wards_field.h"
#include "ui/widgets/message_bar.h"

#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

bool ItemForm::filledIn() const
{
    const auto lines = {m_title, m_place, m_lead, m_caseReference, m_evidence, m_resources, m_reason};
    const bool typed = std::any_of(lines.begin(), lines.end(),
                                   [](const QLineEdit* field) { return !field->text().trimmed().isEmpty(); });
    return typed || !m_background->toPlainText().trimmed().isEmpty() || !m_needs->needs().empty()
        || !m_wards->chosen().empty() || !m_serves->ticked().empty();
}

bool ItemForm::keep()
{
    if (m_item)
        return false;
    m_draft = filledIn() ? std::optional {Draft {proposal(), core(m_reason->text())}} : std::nullopt;
    return m_draft.has_value();
}

void ItemForm::giveUp() { Q_EMIT cancelled(keep()); }

void ItemForm::resume(const QString& note)
{
    m_noteText = note;
    const bool kept = m_draft && m_draft->item.meeting == m_meeting.id;
    if (kept) {
        fill(m_draft->item);
        m_reason->setText(qt(m_draft->reason));
    }
    QStringList words {note};
    if (kept)
        words << tr("What you had filled in is here again.");
    words.removeAll(QString());
    if (words.isEmpty())
        return;
    m_note->showNotice(words.join(u' '));
    if (kept)
        m_note->setButton(tr("Start afresh"));
}

// Nothing restricted lies about in a program whose part two is locked.
void ItemForm::dropSealedDraft()
{
    if (m_draft && m_draft->item.sensitivity == Sensitivity::Restricted
        && m_bridge.partTwoState() != replica::PartTwoState::Open)
        m_draft.reset();
}

}  // namespace muster::ui
