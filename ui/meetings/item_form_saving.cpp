// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the form of an item sends.
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

ProposeItem ItemForm::proposal() const
{
    ProposeItem item;
    item.meeting = m_meeting.id;
    item.title = core(m_title->text());
    item.origin = originFrom(core(m_origin->currentData().toString()));
    item.ask = askFrom(core(m_ask->currentData().toString()));
    item.raisedByAgency = idOf(m_raisedBy->currentData().toString());
    item.subject = subjectTypeFrom(core(m_subject->currentData().toString()));
    item.sensitivity = m_restricted->isChecked() ? Sensitivity::Restricted : Sensitivity::Open;
    item.lead = core(m_lead->text());
    item.minutes = m_minutes->value();
    item.locationText = core(m_place->text());
    item.caseReference = core(m_caseReference->text());
    item.background = core(m_background->toPlainText());
    item.evidence = core(m_evidence->text());
    item.resourcesOffered = core(m_resources->text());
    item.needs = m_needs->needs();
    item.wards = m_wards->chosen();
    for (const QString& key : m_serves->ticked())
        item.priorities.push_back(idOf(key));
    item.tellBackTo = idOf(m_tellBack->currentData().toString());
    return item;
}

void ItemForm::saveNew()
{
    const auto answered = [this](const QString& said) {
        return [this, said](const base::Result<base::Id>& result) {
            if (!result) {
                refuse(result.error());
                return;
            }
            m_draft.reset();
            Q_EMIT finished(*result, said);
        };
    };
    if (m_urgentItem)
        m_bridge.execute(AddLateOrUrgentItem {proposal(), core(m_reason->text())}, this,
                         answered(tr("The urgent item is on the agenda.")));
    else
        m_bridge.execute(proposal(), this, answered(tr("The item is proposed.")));
}

void ItemForm::saveEdited()
{
    const ProposeItem now = proposal();
    const AgendaItem was = *m_item;
    EditItem edit {.meeting = m_meeting.id, .item = was.id};
    // Only what was changed here: somebody else may be changing the rest.
    const auto text = [](std::optional<std::string>& to, const std::string& from, const std::string& typed) {
        if (typed != from)
            to = typed;
    };
    text(edit.title, was.title, now.title);
    text(edit.lead, was.lead, now.lead);
    text(edit.locationText, was.locationText, now.locationText);
    text(edit.caseReference, was.caseReference, now.caseReference);
    text(edit.background, was.background, now.background);
    text(edit.evidence, was.evidence, now.evidence);
    text(edit.resourcesOffered, was.resourcesOffered, now.resourcesOffered);
    if (now.origin && now.origin != was.origin)
        edit.origin = now.origin;
    if (now.ask != was.ask)
        edit.ask = now.ask;
    if (now.subject != was.subject)
        edit.subject = now.subject;
    if (now.raisedByAgency != was.raisedByAgency)
        edit.raisedByAgency = now.raisedByAgency;
    std::vector<base::Id> wards;
    for (const NamedId& ward : was.wards)
        wards.push_back(ward.id);
    if (now.wards != wards)
        edit.wards = now.wards;
    if (now.tellBackTo != was.tellBackTo)
        edit.tellBackTo = now.tellBackTo;
    // One that is in force no more is not among those offered, and stays.
    std::vector<base::Id> servedBefore;
    std::vector<base::Id> served = now.priorities;
    for (const NamedId& priority : was.priorities) {
        servedBefore.push_back(priority.id);
        if (m_serves->rows().rowOf(keyOf(priority.id)) < 0)
            served.push_back(priority.id);
    }
    std::sort(servedBefore.begin(), servedBefore.end());
    std::sort(served.begin(), served.end());
    if (served != servedBefore)
        edit.priorities = served;

    std::vector<SetNeed> needs;
    for (const NeedsField::Line& line : m_needs->lines()) {
        Need needed = Need::NotNeeded;
        for (const ItemRequirement& requirement : was.requirements) {
            if (requirement.agency == line.agency)
                needed = requirement.need;
        }
        if (needed != line.need)
            needs.push_back({m_meeting.id, was.id, line.agency, line.need});
    }
    const std::optional<SetMinutes> minutes = now.minutes == was.minutes
        ? std::nullopt
        : std::optional {SetMinutes {m_meeting.id, was.id, now.minutes}};

    // One Change, so that one undo takes it all back. Needs first: an ask for assistance wants its agency.
    const auto work = [edit, needs, minutes](replica::Replica& replica) {
        return replica.transact("Edit an item", [&](replica::Writer& writer) -> base::Result<void> {
            for (const SetNeed& need : needs) {
                if (auto set = apply(writer, need); !set)
                    return set;
            }
            if (minutes) {
                if (auto set = apply(writer, *minutes); !set)
                    return set;
            }
            return apply(writer, edit);
        });
    };
    m_bridge.run(work, this, [this, id = was.id](const base::Result<void>& result) {
        if (!result)
            refuse(result.error());
        else
            Q_EMIT finished(id, tr("The item is changed."));
    });
}

}  // namespace muster::ui
