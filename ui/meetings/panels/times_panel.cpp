// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/times_panel.h"

#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

QString clock(const std::optional<base::TimeOfDay>& time) { return time ? words(base::clockTime(*time)) : QString(); }

QLineEdit* timeField(QHBoxLayout* row, const QString& label, const QString& spoken, const QString& value)
{
    auto* column = new QVBoxLayout;
    column->setSpacing(kSpace1);
    auto* name = new TextLabel(label, TextStyle::Body, TextLabel::Ink::Quiet);
    auto* line = new QLineEdit(value);
    line->setAccessibleName(spoken);
    name->setBuddy(line);
    column->addWidget(name);
    column->addWidget(line);
    row->addLayout(column, 1);
    return line;
}

/// Empty is no time; what cannot be read is reported by its own words.
bool readInto(const QLineEdit& line, std::optional<base::TimeOfDay>& time)
{
    const QString typed = line.text().trimmed();
    time = readTime(typed);
    return typed.isEmpty() || time.has_value();
}

}  // namespace

std::optional<base::TimeOfDay> readTime(const QString& typed)
{
    QString text = typed.trimmed();
    text.replace(u'.', u':');
    if (!text.contains(u':') && (text.size() == 3 || text.size() == 4)) {
        text.insert(text.size() - 2, u':');
    }
    return base::parseTimeOfDay(text.toStdString());
}

TimesPanel::TimesPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Arrival and departure"), parent), m_name(nullptr), m_lines(new QVBoxLayout)
{
    m_name = addText({}, false);
    m_lines->setSpacing(kSpace2);
    body()->addLayout(m_lines);
    addText(tr("As 10:20. An empty departure means still here. Clear both times of a stay that was none."));
    body()->addStretch(1);
    addPrimary(tr("Record the times"), [this] { record(); });
}

void TimesPanel::opened()
{
    clearRefusal();
    m_name->setText(words(room::inWords(m_person)));
    m_rows.clear();
    emptyLayout(m_lines);
    auto stays = room::attendanceOf(m_desk.reader(), m_desk.meeting());
    std::erase_if(stays, [&](const room::Attendance& stay) {
        const bool same = stay.person.role && m_person.role
            ? stay.person.role == m_person.role
            : stay.person.agency == m_person.agency && stay.person.roleTitle == m_person.roleTitle;
        return !same;
    });
    const int count = static_cast<int>(stays.size());
    for (int number = 1; number <= count; ++number) {
        addRow(&stays[static_cast<std::size_t>(number - 1)], number, count);
    }
    if (stays.empty()) {
        addRow(nullptr, 1, 1);
    }
    m_rows.back().arrived->setFocus();
    m_rows.back().arrived->selectAll();
}

void TimesPanel::addRow(const room::Attendance* stay, int number, int count)
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace3);
    const QString which = count > 1 ? tr(", stay %1 of %2").arg(number).arg(count) : QString();
    Row fields;
    fields.attendance = stay == nullptr ? base::Id {} : stay->id;
    fields.arrived =
        timeField(row, tr("Arrived"), tr("Arrived") + which, stay == nullptr ? QString() : clock(stay->arrivedAt));
    fields.left = timeField(row, tr("Left"), tr("Left") + which, stay == nullptr ? QString() : clock(stay->leftAt));
    m_lines->addWidget(box);
    box->show();  // now, so that it can take the focus
    m_rows.push_back(fields);
}

void TimesPanel::record()
{
    room::CorrectTimes command;
    command.meeting = m_desk.meeting();
    command.role = m_person.role;
    command.roleTitle = m_person.roleTitle;
    command.agency = m_person.agency;
    for (const Row& row : m_rows) {
        room::StayTimes times;
        times.attendance = row.attendance;
        for (const auto& [line, time] : {std::pair {row.arrived, &times.arrivedAt}, {row.left, &times.leftAt}}) {
            if (!readInto(*line, *time)) {
                refuse(tr("%1 is no time. Give one such as 10:20.").arg(line->text().trimmed()));
                line->setFocus();
                return;
            }
        }
        command.stays.push_back(times);
    }
    run(command, [this, name = words(m_person.roleTitle)](const auto&) {
        Q_EMIT said(tr("The times of the %1 are corrected.").arg(name));
        Q_EMIT closed();
    });
}

}  // namespace muster::ui
