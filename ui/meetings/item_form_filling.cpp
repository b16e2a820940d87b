// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the form of an item shows, of an item that is changed and of one that was kept half filled.
#include "core/governance/panel_priority.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/item_form.h"
#include "ui/meetings/needs_field.h"
#include "ui/meetings/tick_list.h"
#include "ui/meetings/wards_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

namespace {

void choose(QComboBox* box, const QVariant& value)
{
    const int at = box->findData(value);
    box->setCurrentIndex(at < 0 ? 0 : at);
}

/// An item as it would be proposed now.
ProposeItem asProposed(const AgendaItem& item)
{
    ProposeItem same;
    same.meeting = item.meeting;
    same.title = item.title;
    same.origin = item.origin;
    same.ask = item.ask;
    same.raisedByAgency = item.raisedByAgency;
    same.raisedByBody = item.raisedByBody;
    same.subject = item.subject;
    same.sensitivity = item.sensitivity;
    same.purpose = item.purpose;
    same.lead = item.lead;
    same.minutes = item.minutes;
    same.locationText = item.locationText;
    same.caseReference = item.caseReference;
    same.background = item.background;
    same.evidence = item.evidence;
    same.resourcesOffered = item.resourcesOffered;
    same.tellBackTo = item.tellBackTo;
    for (const ItemRequirement& requirement : item.requirements)
        same.needs.push_back({requirement.agency, requirement.need});
    for (const NamedId& ward : item.wards)
        same.wards.push_back(ward.id);
    for (const NamedId& priority : item.priorities)
        same.priorities.push_back(priority.id);
    return same;
}

}  // namespace

void ItemForm::edit(const Meeting& meeting, const AgendaItem& item)
{
    begin(meeting, item.number > 0 ? tr("Item %1").arg(item.number) : tr("Proposed item"), tr("Save"));
    m_item = item;
    fill(asProposed(item));
    // Restricting and opening are acts of their own, with a key of their own (R).
    m_restricted->setEnabled(false);
}

void ItemForm::fill(const ProposeItem& item)
{
    m_restrictionTouched = true;
    m_tellBackTouched = true;
    m_title->setText(qt(item.title));
    if (item.origin && !m_urgentItem) {
        const QString stored = qt(toStored(*item.origin));
        // A standing item keeps an origin that nobody can choose.
        if (m_origin->findData(stored) < 0)
            m_origin->addItem(sentence(inWords(*item.origin)), stored);
        choose(m_origin, stored);
    }
    choose(m_ask, qt(toStored(item.ask)));
    // A body that raised it stands in place of nobody: another agency may be chosen, the body is never lost.
    if (m_item && !m_item->raisedByBody.isNil() && !m_item->raisedByBodyName.empty())
        m_raisedBy->setItemText(0, qt(m_item->raisedByBodyName));
    choose(m_raisedBy, item.raisedByAgency.isNil() ? QString() : keyOf(item.raisedByAgency));
    choose(m_subject, qt(toStored(item.subject)));
    m_minutes->setValue(item.minutes);
    m_lead->setText(qt(item.lead));
    m_place->setText(qt(item.locationText));
    m_caseReference->setText(qt(item.caseReference));
    m_background->setPlainText(qt(item.background));
    m_evidence->setText(qt(item.evidence));
    m_resources->setText(qt(item.resourcesOffered));
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
    QStringList served;
    for (const base::Id& priority : item.priorities)
        served << keyOf(priority);
    m_serves->setTicked(served);
    fillTellBack(item.tellBackTo);
}

// Priorities first, other areas of focus after them (requirements I09).
void ItemForm::fillServes()
{
    QList<ListRow> lines;
    const auto add = [&](const std::vector<partnership::Priority>& some, const QString& kind) {
        for (const partnership::Priority& each : some) {
            ListRow line;
            line.key = keyOf(each.id);
            line.title = qt(each.name);
            line.right = kind;
            lines << line;
        }
    };
    add(partnership::prioritiesOn(m_bridge.reader(), m_meeting.date), {});
    add(partnership::areasOfFocusOn(m_bridge.reader(), m_meeting.date), tr("area of focus"));
    m_serves->setTicked({});
    m_serves->setLines(lines);
}

void ItemForm::fillTellBack(const base::Id& wanted)
{
    const replica::Reader& reader = m_bridge.reader();
    std::vector<base::Id> offered;
    for (const base::Id& ward : m_wards->chosen()) {
        const base::Id panel = governance::panelOfWard(reader, ward);
        if (panel && std::find(offered.begin(), offered.end(), panel) == offered.end())
            offered.push_back(panel);
    }
    m_tellBack->clear();
    m_tellBack->addItem(tr("Nobody in particular"), QString());
    const auto bodies = partnership::bodiesOn(reader, m_meeting.date);
    for (const bool first : {true, false}) {
        for (const partnership::Body& body : bodies) {
            const bool isOffered = std::find(offered.begin(), offered.end(), body.id) != offered.end();
            if (isOffered == first && (body.id != m_meeting.body || body.id == wanted))
                m_tellBack->addItem(first ? tr("%1 (panel of the ward)").arg(qt(body.name)) : qt(body.name),
                                    keyOf(body.id));
        }
    }
    if (wanted && m_tellBack->findData(keyOf(wanted)) < 0) {
        // A body that is closed by now was asked all the same.
        const auto body = partnership::body(reader, wanted);
        m_tellBack->addItem(body ? qt(body->name) : QString(), keyOf(wanted));
    }
    choose(m_tellBack, wanted ? keyOf(wanted) : QString());
    if (!wanted && !m_tellBackTouched && !offered.empty())
        choose(m_tellBack, keyOf(offered.front()));
}

void ItemForm::offerTellBack()
{
    fillTellBack(m_tellBackTouched ? idOf(m_tellBack->currentData().toString()) : base::Id {});
}

}  // namespace muster::ui
