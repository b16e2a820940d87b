// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the form of a new item keeps when it is given up half filled.
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/item_form.h"
#include "ui/meetings/needs_field.h"
#include "ui/meetings/wards_field.h"
#include "ui/widgets/message_bar.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

namespace {

void chooseKnown(QComboBox* box, const QVariant& value)
{
    if (const int at = box->findData(value); at >= 0)
        box->setCurrentIndex(at);
}

}  // namespace

bool ItemForm::filledIn() const
{
    const auto lines = {m_title, m_place, m_lead, m_caseReference, m_evidence, m_resources, m_reason};
    const bool typed = std::any_of(lines.begin(), lines.end(),
                                   [](const QLineEdit* field) { return !field->text().trimmed().isEmpty(); });
    return typed || !m_background->toPlainText().trimmed().isEmpty() || !m_needs->needs().empty()
        || !m_wards->chosen().empty();
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
    if (kept)
        fillDraft(*m_draft);
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

void ItemForm::fillDraft(const Draft& draft)
{
    const ProposeItem& item = draft.item;
    m_restrictionTouched = true;
    m_title->setText(qt(item.title));
    if (item.origin && !m_urgentItem)
        chooseKnown(m_origin, qt(toStored(*item.origin)));
    chooseKnown(m_ask, qt(toStored(item.ask)));
    chooseKnown(m_raisedBy, item.raisedByAgency.isNil() ? QString() : keyOf(item.raisedByAgency));
    chooseKnown(m_subject, qt(toStored(item.subject)));
    m_minutes->setValue(item.minutes);
    m_lead->setText(qt(item.lead));
    m_place->setText(qt(item.locationText));
    m_caseReference->setText(qt(item.caseReference));
    m_background->setPlainText(qt(item.background));
    m_evidence->setText(qt(item.evidence));
    m_resources->setText(qt(item.resourcesOffered));
    m_reason->setText(qt(draft.reason));
    m_restricted->setChecked(item.sensitivity == Sensitivity::Restricted);
    auto lines = m_needs->lines();
    for (NeedsField::Line& each : lines) {
        for (const AgencyNeed& need : item.needs) {
            if (need.agency == each.agency)
                each.need = need.need;
        }
    }
    m_needs->setLines(std::move(lines));
    m_wards->setChosen(item.wards);
}

// Nothing restricted lies about in a program whose part two is locked.
void ItemForm::dropSealedDraft()
{
    if (m_draft && m_draft->item.sensitivity == Sensitivity::Restricted
        && m_bridge.partTwoState() != replica::PartTwoState::Open)
        m_draft.reset();
}

}  // namespace muster::ui
