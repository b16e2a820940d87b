// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/profile_section.h"

#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/record_form.h"

namespace muster::ui {

ProfileSection::ProfileSection(ReplicaBridge& bridge)
    : m_bridge(bridge)
{
    fill();
}

RecordForm* ProfileSection::makeForm()
{
    const partnership::Partnership profile
        = partnership::profile(m_bridge.reader()).value_or(partnership::Partnership {});
    auto* made = new RecordForm(tr("Profile"), tr("Save"));
    made->addText(QStringLiteral("name"), tr("Name"), profile.name);
    made->beginPair();
    made->addText(QStringLiteral("short name"), tr("Short name"), profile.shortName);
    made->addText(QStringLiteral("area"), tr("Area"), profile.areaName);
    made->addLongText(QStringLiteral("vision"), tr("Vision"), profile.vision);
    made->addLongText(QStringLiteral("statement"), tr("Statement of confidentiality"), profile.confidentialityStatement,
                        tr("Read out at the start of a meeting and printed in its minutes"));
    made->addLongText(QStringLiteral("notice"), tr("Notice above restricted items"), profile.partTwoNotice);
    made->addTick(QStringLiteral("publish"), tr("Make public versions of tasking minutes"), profile.publishTaskingMinutes);
    return made;
}

void ProfileSection::save(RecordForm& form)
{
    form.setWaiting(true);
    const partnership::EditPartnership edit {.name = form.text(QStringLiteral("name")),
                                             .shortName = form.text(QStringLiteral("short name")),
                                             .vision = form.text(QStringLiteral("vision")),
                                             .areaName = form.text(QStringLiteral("area")),
                                             .confidentialityStatement = form.text(QStringLiteral("statement")),
                                             .partTwoNotice = form.text(QStringLiteral("notice")),
                                             .publishTaskingMinutes = form.isTicked(QStringLiteral("publish"))};
    const bool isNew = !partnership::profile(m_bridge.reader());
    m_bridge.run(
        [edit, isNew](replica::Replica& replica) {
            return replica.transact("Change the profile", [&](replica::Writer& writer) -> base::Result<void> {
                if (isNew) {
                    if (const auto made = partnership::apply(writer, partnership::CreatePartnership {.name = *edit.name});
                        !made)
                        return tl::unexpected(made.error());
                }
                return partnership::apply(writer, edit);
            });
        },
        &form, [this, typing = &form](const base::Result<void>& result) {
            if (!result) {
                typing->showFailure(result.error());
                return;
            }
            fill();
            Q_EMIT said(tr("The profile is saved."), true);
        });
}

}  // namespace muster::ui
