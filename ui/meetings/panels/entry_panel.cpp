// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/entry_panel.h"

#include "core/meetings/entry_commands.h"
#include "ui/widgets/labels.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

ConvertPanel::ConvertPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Convert the entry"), parent)
    , m_what(nullptr)
    , m_with(nullptr)
{
    m_what = addLine(tr("N note, D decision, A action"), tr("a letter"));
    m_what->setMaxLength(1);
    m_with = addLine(tr("Verb of a decision, or @agency of an action"));
    addText(tr("An empty verb is the one the body uses most. An action needs its lead agency, for example @CITY."));
    body()->addStretch(1);
    addPrimary(tr("Convert"), [this] { convert(); });
}

void ConvertPanel::opened()
{
    clearRefusal();
    m_what->clear();
    m_with->clear();
    m_what->setFocus();
}

void ConvertPanel::convert()
{
    room::ConvertEntry command;
    command.entry = m_entry;
    const QString letter = m_what->text().trimmed().toUpper();
    const auto context = room::captureContext(m_desk.reader(), m_desk.meeting(), m_desk.state().openItem);
    if (letter == QStringLiteral("D")) {
        command.to = room::EntryKind::Decision;
        command.verb = m_with->text().trimmed().toUpper().toStdString();
    } else if (letter == QStringLiteral("A")) {
        command.to = room::EntryKind::Action;
        QString owner = m_with->text().trimmed();
        if (!owner.isEmpty() && !owner.startsWith(u'@')) {
            owner.prepend(u'@');
        }
        const auto read = room::readCaptureLine(">x " + owner.toStdString(), context);
        command.leadAgency = read.leadAgency.value_or(base::Id {});
    } else if (letter == QStringLiteral("N")) {
        command.to = room::EntryKind::Note;
    } else {
        refuse(tr("Type N, D or A."));
        return;
    }
    runAndClose(command);
}

NumberPanel::NumberPanel(RunDesk& desk, const QString& title, const QString& button, QWidget* parent)
    : RunPanel(desk, title, parent)
    , m_number(nullptr)
{
    m_number = addLine(tr("Item number"));
    body()->addStretch(1);
    addPrimary(button, [this] {
        bool isNumber = false;
        const int number = m_number->text().trimmed().toInt(&isNumber);
        if (!isNumber || m_desk.itemNumbered(number) == nullptr) {
            refuse(tr("There is no item with this number. The agenda is at the left."));
            return;
        }
        Q_EMIT given(number);
        Q_EMIT closed();
    });
}

void NumberPanel::opened()
{
    clearRefusal();
    m_number->clear();
    m_number->setFocus();
}

UrgentPanel::UrgentPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Urgent item"), parent)
    , m_title(nullptr)
    , m_reason(nullptr)
    , m_minutes(nullptr)
{
    m_title = addLine(tr("What it is about"));
    m_reason = addLine(tr("Why it cannot wait, as the minutes print it"));
    m_minutes = addLine(tr("Minutes"));
    body()->addStretch(1);
    addPrimary(tr("Add the item"), [this] { add(); });
}

void UrgentPanel::opened()
{
    clearRefusal();
    m_title->clear();
    m_reason->clear();
    m_minutes->setText(QStringLiteral("5"));
    m_title->setFocus();
}

void UrgentPanel::add()
{
    room::AddUrgentItem command;
    command.meeting = m_desk.meeting();
    command.title = m_title->text().toStdString();
    command.reason = m_reason->text().toStdString();
    command.minutes = m_minutes->text().trimmed().toInt();
    runAndClose(command);
}

}  // namespace muster::ui
