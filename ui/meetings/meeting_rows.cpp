// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/meeting_rows.h"

#include "core/meetings/minutes.h"
#include "ui/meetings/agenda_words.h"
#include "ui/meetings/core_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

namespace {

QString tr(const char* text) { return QCoreApplication::translate("Meetings", text); }

// "Tuesday 15 November", with the year where it is not this one.
QString dayOf(const Meeting& meeting, base::Date today)
{
    const bool thisYear = meeting.date.year() == today.year();
    return thisYear ? qt(base::weekdayDayAndMonth(meeting.date)) : qt(base::longDate(meeting.date));
}

ListRow row(const replica::Reader& reader, const Meeting& meeting, base::Date today, bool underItsBody)
{
    ListRow row;
    row.key = keyOf(meeting.id);
    const QString day = dayOf(meeting, today);
    const QString state = standing(reader, meeting).text;
    row.title = underItsBody ? day : qt(meeting.bodyShortName) + u' ' + day;
    row.second = underItsBody ? state : QStringLiteral("%1 · %2").arg(clock(meeting.start), state);
    row.quiet = underItsBody;
    row.strong = meeting.date == today || isLive(meeting.state);
    row.spoken = QStringLiteral("%1, %2, %3").arg(qt(meeting.bodyName), qt(base::weekdayAndDate(meeting.date)), state);
    return row;
}

ListRow head(const QString& key, const QString& title)
{
    ListRow row;
    row.key = QStringLiteral("head:") + key;
    row.head = true;
    row.title = title;
    return row;
}

bool isToCome(const Meeting& meeting, base::Date today)
{
    return isLive(meeting.state) || (isBeforeHeld(meeting.state) && meeting.date >= today);
}

}  // namespace

ChipSpec standing(const replica::Reader& reader, const Meeting& meeting)
{
    if (meeting.state != MeetingState::Held && meeting.state != MeetingState::MinutesDraft)
        return stateChip(meeting.state);
    switch (minutesRecord(reader, meeting.id).state) {
    case MinutesState::Draft:
        return {tr("Minutes drafted"), Tone::Attention, ChipShape::Clock};
    case MinutesState::ChairReview:
        return {tr("Minutes with the chair"), Tone::Attention, ChipShape::Clock};
    case MinutesState::CirculatedDraft:
    case MinutesState::Amendments:
        return {tr("Minutes circulated"), Tone::Outline, ChipShape::None};
    case MinutesState::Approved:
        return {tr("Minutes approved"), Tone::Good, ChipShape::Tick};
    case MinutesState::Collecting:
        break;
    }
    return stateChip(meeting.state);
}

QList<ListRow> meetingRows(const replica::Reader& reader, const std::vector<Meeting>& meetings)
{
    const base::Date today = reader.today();
    QList<ListRow> rows;
    for (const Meeting& meeting : meetings) {
        if (!isToCome(meeting, today))
            continue;
        if (rows.isEmpty())
            rows << head(QStringLiteral("to-come"), tr("To come"));
        rows << row(reader, meeting, today, false);
    }
    std::vector<base::Id> bodies;
    for (auto meeting = meetings.rbegin(); meeting != meetings.rend(); ++meeting) {
        if (!isToCome(*meeting, today) && std::find(bodies.begin(), bodies.end(), meeting->body) == bodies.end())
            bodies.push_back(meeting->body);
    }
    for (const base::Id& body : bodies) {
        bool headed = false;
        for (auto meeting = meetings.rbegin(); meeting != meetings.rend(); ++meeting) {
            if (meeting->body != body || isToCome(*meeting, today))
                continue;
            if (!headed)
                rows << head(QStringLiteral("past-") + keyOf(body), tr("%1 · past").arg(qt(meeting->bodyShortName)));
            headed = true;
            rows << row(reader, *meeting, today, true);
        }
    }
    return rows;
}

}  // namespace muster::ui
