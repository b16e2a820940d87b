// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/substitute_panel.h"

#include "core/partnership/role_queries.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

SubstitutePanel::SubstitutePanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Substitute"), parent)
    , m_whose(nullptr)
    , m_who(new QComboBox)
    , m_commits(new QCheckBox(tr("Can commit the agency's resources")))
    , m_meaning(nullptr)
    , m_restricted(new QWidget)
    , m_reason(new QLineEdit)
{
    m_whose = addText({}, false);
    auto* label = addText(tr("Who comes: choose a role, or type one"));
    m_who->setEditable(true);
    m_who->setInsertPolicy(QComboBox::NoInsert);
    m_who->setAccessibleName(tr("Role of who comes"));
    label->setBuddy(m_who);
    body()->addWidget(m_who);
    body()->addWidget(m_commits);
    m_meaning = addText({});
    auto* column = new QVBoxLayout(m_restricted);
    column->setContentsMargins(0, 0, 0, 0);
    auto* why =
        new TextLabel(tr("Reason to come in now, for the restricted minutes"), TextStyle::Body, TextLabel::Ink::Quiet);
    m_reason->setAccessibleName(why->text());
    why->setBuddy(m_reason);
    column->addWidget(why);
    column->addWidget(m_reason);
    body()->addWidget(m_restricted);
    body()->addStretch(1);
    addPrimary(tr("Record the substitute"), [this] { record(); });
    connect(m_who, &QComboBox::editTextChanged, this, &SubstitutePanel::showCommitment);
    // The field keeps Enter to itself.
    connect(m_who->lineEdit(), &QLineEdit::returnPressed, this, &SubstitutePanel::record);
    connect(m_commits, &QCheckBox::toggled, this, &SubstitutePanel::showCommitment);
}

void SubstitutePanel::opened()
{
    clearRefusal();
    m_whose->setText(tr("In the place of the %1").arg(words(room::inWords(m_absent))));
    m_reason->clear();
    m_restricted->setVisible(m_desk.state().restrictedMode);
    m_commits->setChecked(false);
    m_roles.clear();
    if (m_absent.agency) {
        m_roles = partnership::rolesOf(m_desk.reader(), m_absent.agency);
    }
    std::erase_if(m_roles, [&](const partnership::Role& role) {
        return role.id == m_absent.role || !partnership::isActiveOn(role, m_desk.state().date);
    });
    const auto isDeputy = [&](const partnership::Role& role) {
        return m_absent.role && role.deputyFor == m_absent.role;
    };
    std::stable_partition(m_roles.begin(), m_roles.end(), isDeputy);
    m_who->clear();
    for (const auto& role : m_roles) {
        m_who->addItem(words(role.title));
    }
    const bool deputy = !m_roles.empty() && isDeputy(m_roles.front());
    m_who->setCurrentIndex(deputy ? 0 : -1);
    if (!deputy) {
        m_who->clearEditText();
    }
    showCommitment();
    m_who->setFocus();
    m_who->lineEdit()->selectAll();
}

const partnership::Role* SubstitutePanel::known() const
{
    const QString title = m_who->currentText().trimmed();
    const auto found = std::find_if(m_roles.begin(), m_roles.end(), [&](const partnership::Role& role) {
        return words(role.title).compare(title, Qt::CaseInsensitive) == 0;
    });
    return found == m_roles.end() ? nullptr : &*found;
}

void SubstitutePanel::showCommitment()
{
    const partnership::Role* role = known();
    m_commits->setEnabled(role == nullptr);
    if (role != nullptr) {
        m_commits->setChecked(role->canCommit);
    }
    const bool typed = role == nullptr && !m_who->currentText().trimmed().isEmpty();
    m_meaning->setText(!m_commits->isChecked() ? tr("Actions given to the agency will await its confirmation.")
                           : typed             ? tr("The role is added to the agency, as one that can commit.")
                                               : tr("Actions given to the agency are agreed at once."));
}

void SubstitutePanel::record()
{
    room::RecordSubstitute command;
    command.meeting = m_desk.meeting();
    command.insteadOf = m_absent.role;
    command.insteadOfTitle = m_absent.roleTitle;
    command.agency = m_absent.agency;
    const QString title = m_who->currentText().trimmed();
    if (const partnership::Role* role = known()) {
        command.role = role->id;
    } else {
        command.roleTitle = title.toStdString();
        command.canCommit = m_commits->isChecked();
    }
    command.reasonToStay = m_reason->text().toStdString();
    run(command, [this, title, place = words(m_absent.roleTitle)](const auto&) {
        Q_EMIT said(tr("%1 comes in the place of the %2.").arg(title, place));
        Q_EMIT closed();
    });
}

}  // namespace muster::ui
