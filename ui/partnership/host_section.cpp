// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/host_section.h"

#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/record_form.h"

namespace muster::ui {

HostSection::HostSection(ReplicaBridge& bridge)
    : m_bridge(bridge)
{
    fill();
}

RecordForm* HostSection::makeForm()
{
    const partnership::HostDuties settled = partnership::hostDuties(m_bridge.reader());
    auto* made = new RecordForm(tr("Before you begin"), tr("Save"));
    for (const partnership::HostDuty& duty : partnership::hostDuties())
        made->addLongText(words(duty.field), words(duty.name), settled.*duty.answer, words(duty.advice));
    return made;
}

QString HostSection::firstField() const { return words(partnership::hostDuties().front().field); }

void HostSection::save(RecordForm& form)
{
    form.setWaiting(true);
    partnership::SettleHostDuties command;
    for (const partnership::HostDuty& duty : partnership::hostDuties())
        command.duties.*duty.answer = form.text(words(duty.field));
    m_bridge.execute(command, &form, [this, typing = &form](const base::Result<void>& result) {
        if (!result) {
            typing->showFailure(result.error());
            return;
        }
        fill();
        Q_EMIT said(tr("What the host has settled is saved."), true);
    });
}

}  // namespace muster::ui
