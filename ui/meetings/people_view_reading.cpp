// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the attendance and the papers of a meeting show.
#include "core/meetings/briefed.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/meetings/people_view.h"
#include "ui/meetings/row_list.h"

#include <QComboBox>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

namespace {

ChipSpec chipOf(const Attendance& attendance, bool recorded)
{
    if (!recorded)
        return {PeopleView::tr("No answer yet"), Tone::Outline, ChipShape::None};
    const QString word = qt(inWords(attendance.status));
    switch (attendance.status) {
    case AttendanceStatus::Present:
    case AttendanceStatus::Substitute:
    case AttendanceStatus::InAttendance:
        return {word, Tone::Good, ChipShape::Tick};
    case AttendanceStatus::Apologies:
        return {word, Tone::Attention, ChipShape::Triangle};
    case AttendanceStatus::Absent:
        return {word, Tone::Concern, ChipShape::Diamond};
    case AttendanceStatus::Expected:
        break;
    }
    return {word, Tone::Outline, ChipShape::None};
}

QString timesOf(const Attendance& attendance)
{
    QStringList parts;
    if (attendance.expectedFrom && !attendance.arrivedAt)
        parts << PeopleView::tr("expected %1").arg(clock(*attendance.expectedFrom));
    if (attendance.arrivedAt)
        parts << PeopleView::tr("came %1").arg(clock(*attendance.arrivedAt));
    if (attendance.leftAt)
        parts << PeopleView::tr("left %1").arg(clock(*attendance.leftAt));
    return parts.join(QStringLiteral(", "));
}

}  // namespace

void PeopleView::readPeople()
{
    const replica::Reader& reader = m_bridge.reader();
    const auto meeting = meetingById(reader, m_meeting);
    m_somebody.clear();
    if (!meeting)
        return;
    for (const Attendance& attendance : attendanceOf(reader, m_meeting))
        m_somebody.push_back({keyOf(attendance.id), attendance, true});
    for (const auto& member : partnership::membershipsOf(reader, meeting->body)) {
        const bool counts = member.capacity == partnership::Capacity::Member && !member.agency.isNil();
        const bool there = std::any_of(m_somebody.begin(), m_somebody.end(), [&](const Somebody& each) {
            return each.attendance.person.agency == member.agency;
        });
        if (!counts || there || !isBeforeHeld(meeting->state))
            continue;
        const auto lead = partnership::leadOf(reader, member.agency, meeting->date);
        const auto person = lead ? personInRole(reader, lead->id) : std::nullopt;
        if (!person)
            continue;
        Somebody who;
        who.key = QStringLiteral("lead-") + keyOf(member.agency);
        who.attendance.meeting = m_meeting;
        who.attendance.person = *person;
        who.recorded = false;
        m_somebody.push_back(std::move(who));
    }
    const auto briefed = briefings(reader, m_meeting);
    QList<ListRow> rows;
    for (const Somebody& each : m_somebody) {
        const Person& person = each.attendance.person;
        ListRow row;
        row.key = each.key;
        row.title = qt(person.roleTitle);
        QStringList second {qt(person.agencyName)};
        second << (person.canCommit ? tr("can commit") : tr("cannot commit"));
        if (!each.attendance.substituteFor.empty())
            second << tr("for %1").arg(qt(each.attendance.substituteFor));
        const auto briefing = std::find_if(briefed.begin(), briefed.end(), [&](const Briefing& one) {
            return one.agency == person.agency && one.briefedOn.has_value();
        });
        if (briefing != briefed.end())
            second << tr("briefed %1").arg(qt(base::longDate(*briefing->briefedOn)));
        second << timesOf(each.attendance) << qt(each.attendance.note);
        second.removeAll(QString());
        row.second = second.join(QStringLiteral(" · "));
        row.badge = chipOf(each.attendance, each.recorded);
        rows << row;
    }
    m_people->setRows(rows);
}

void PeopleView::readPapers()
{
    const Agenda agenda = agendaOf(m_bridge.reader(), m_meeting);
    QList<ListRow> rows;
    const QString chosen = m_paperItem->currentData().toString();
    m_paperItem->clear();
    for (const AgendaItem& item : agenda.items) {
        m_paperItem->addItem(tr("Item %1").arg(item.number), keyOf(item.id));
        for (const ItemPaper& paper : item.papers) {
            ListRow row;
            row.key = keyOf(item.id) + u'/' + keyOf(paper.id);
            row.title = tr("%1 %2").arg(item.number).arg(qt(paper.title));
            row.second = tr("Received %1").arg(qt(base::longDate(paper.receivedOn)));
            if (paper.late)
                row.warning = sentence(paper.latenessInWords());
            if (paper.late && paper.choice != PaperChoice::None)
                row.badge = {sentence(inWords(paper.choice)), Tone::Neutral, ChipShape::None};
            rows << row;
        }
    }
    if (const int at = m_paperItem->findData(chosen); at >= 0)
        m_paperItem->setCurrentIndex(at);
    m_papers->setRows(rows);
}

}  // namespace muster::ui
