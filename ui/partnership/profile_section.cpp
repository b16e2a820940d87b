// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/profile_section.h"

#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/record_form.h"
#include "ui/widgets/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kFormWidth = 640;

}  // namespace

ProfileSection::ProfileSection(ReplicaBridge& bridge)
    : m_bridge(bridge)
    , m_area(new QScrollArea)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    column->addWidget(m_area);
    fill();
}

void ProfileSection::fill()
{
    const partnership::Partnership profile
        = partnership::profile(m_bridge.reader()).value_or(partnership::Partnership {});
    m_form = new RecordForm(tr("Profile"), tr("Save"));
    m_form->setMaximumWidth(kFormWidth);
    m_form->addText(QStringLiteral("name"), tr("Name"), profile.name);
    m_form->beginPair();
    m_form->addText(QStringLiteral("short name"), tr("Short name"), profile.shortName);
    m_form->addText(QStringLiteral("area"), tr("Area"), profile.areaName);
    m_form->addLongText(QStringLiteral("vision"), tr("Vision"), profile.vision);
    m_form->addLongText(QStringLiteral("statement"), tr("Statement of confidentiality"), profile.confidentialityStatement,
                        tr("Read out at the start of a meeting and printed in its minutes"));
    m_form->addLongText(QStringLiteral("notice"), tr("Notice above restricted items"), profile.partTwoNotice);
    m_form->addTick(QStringLiteral("publish"), tr("Make public versions of tasking minutes"), profile.publishTaskingMinutes);
    m_form->onSave([this](RecordForm& form) { save(form); });
    connect(m_form, &RecordForm::cancelled, this, [this] {
        fill();
        takeFocus();
    });
    m_area->setWidget(m_form);
    m_form->begin();
}

void ProfileSection::readAgain()
{
    if (!m_form->isTouched() && !m_form->isAncestorOf(focusWidget()))
        fill();
}

void ProfileSection::takeFocus() { m_form->widget(QStringLiteral("name"))->setFocus(Qt::OtherFocusReason); }

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
