// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/sharing_words.h"

#include "core/actions/action_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/bridge/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <utility>

namespace muster::ui {
namespace {

// Stored words with an underscore; everything else in a text field is what people wrote.
constexpr std::array kStoredWords {
    "status",       "state",           "kind",           "sensitivity", "outcome",   "origin", "ask",      "purpose",
    "subject_type", "role_in_meeting", "closure_reason", "set_rag",     "authority", "tier",   "category", "rule"};
constexpr std::array kFreeText {
    "text",  "title",   "open_title", "evidence",      "closure_text",   "background",        "location_text",
    "note",  "reason",  "heading",    "what_is_asked", "minute_heading", "resources_offered", "tell_back_text",
    "venue", "contact", "description"};
constexpr std::array<std::pair<const char*, const char*>, 12> kFields {{
    {"lead_agency", "lead agency"},
    {"due", "due date"},
    {"original_due", "first due date"},
    {"owner_title", "owner"},
    {"owner_role", "owner"},
    {"open_title", "public title"},
    {"location_text", "place"},
    {"minutes_planned", "minutes planned"},
    {"closed_on", "closing day"},
    {"at", "time"},
    {"position", "place in the order"},
    {"released", "release"},
}};

template <class List> bool holds(const List& list, const std::string& word)
{
    return std::any_of(list.begin(), list.end(), [&](const char* each) { return word == each; });
}

QString said(const char* text) { return QCoreApplication::translate("muster::ui::SharingPage", text); }

QString spaced(const std::string& stored) { return words(stored).replace(u'_', u' '); }

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString nameOf(const replica::Reader& reader, const base::Id& id)
{
    if (const auto agency = partnership::agency(reader, id))
        return words(partnership::printName(*agency));
    if (const auto role = partnership::role(reader, id))
        return words(role->title);
    if (const auto body = partnership::body(reader, id))
        return words(body->name);
    if (const auto action = actions::findAction(reader, id))
        return words(action->reference);
    if (const auto item = meetings::itemById(reader, id))
        return said("item %1").arg(item->number);
    if (const auto meeting = meetings::meetingById(reader, id))
        return words(meeting->bodyShortName) + QStringLiteral(", ") + words(base::weekdayAndDate(meeting->date));
    return said("another record");
}

}  // namespace

QString momentWords(std::int64_t at, std::int64_t now, int utcOffsetMinutes)
{
    const auto local = [utcOffsetMinutes](std::int64_t ms) {
        return QDateTime::fromMSecsSinceEpoch(ms + std::int64_t {utcOffsetMinutes} * 60'000, QTimeZone::utc());
    };
    const QLocale english {QLocale::English};
    const QDateTime then = local(at);
    if (then.date() == local(now).date())
        return english.toString(then, QStringLiteral("HH:mm"));
    if (then.date().year() == local(now).date().year())
        return english.toString(then, QStringLiteral("d MMM HH:mm"));
    return english.toString(then, QStringLiteral("d MMM yyyy HH:mm"));
}

QString recordReference(const replica::Reader& reader, const std::string& table, const base::Id& row)
{
    if (table == "action") {
        if (const auto action = actions::findAction(reader, row); action && !action->reference.empty())
            return words(action->reference);
    } else if (table == "agenda_item") {
        if (const auto item = meetings::itemById(reader, row))
            return item->number > 0 ? said("Item %1").arg(item->number) : said("An agenda item");
    } else if (table == "entry") {
        if (const auto entry = meetings::findEntry(reader, row)) {
            const auto item = meetings::itemById(reader, entry->item);
            return item ? said("A line recorded on item %1").arg(item->number) : said("A recorded line");
        }
        return said("A recorded line");
    } else if (table == "meeting") {
        if (const auto meeting = meetings::meetingById(reader, row))
            return words(meeting->bodyShortName) + QStringLiteral(", ") + words(base::weekdayAndDate(meeting->date));
    } else if (table == "agency" || table == "role" || table == "body") {
        return nameOf(reader, row);
    }
    return capital(spaced(table));
}

QString recordSubject(const replica::Reader& reader, const std::string& table, const base::Id& row)
{
    if (table == "action") {
        if (const auto action = actions::findAction(reader, row))
            return words(action->text);
    } else if (table == "agenda_item") {
        if (const auto item = meetings::itemById(reader, row))
            return words(item->title);
    } else if (table == "entry") {
        if (const auto entry = meetings::findEntry(reader, row))
            return words(entry->text);
    }
    return {};
}

QString fieldWords(const std::string& column)
{
    for (const auto& [stored, spoken] : kFields) {
        if (column == stored)
            return said(spoken);
    }
    return spaced(column);
}

QString valueWords(const replica::Reader& reader, const std::string& column, const replica::Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (text->empty())
            return said("nothing");
        if (const auto date = base::parseIsoDate(*text))
            return words(base::weekdayAndDate(*date));
        return holds(kStoredWords, column) ? spaced(*text) : words(*text);
    }
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    if (const auto* number = std::get_if<double>(&value))
        return QLocale(QLocale::English).toString(*number);
    if (const auto* blob = std::get_if<replica::Blob>(&value)) {
        base::Id id;
        if (blob->size() != id.bytes.size())
            return said("a list");
        std::copy(blob->begin(), blob->end(), id.bytes.begin());
        return nameOf(reader, id);
    }
    return said("nothing");
}

bool isFreeText(const replica::Conflict& conflict)
{
    return holds(kFreeText, conflict.column)
        && std::all_of(conflict.values.begin(), conflict.values.end(), [](const replica::ConflictingValue& value) {
               return std::holds_alternative<std::string>(value.value);
           });
}

QString conflictTitle(const replica::Reader& reader, const replica::Conflict& conflict)
{
    const QString record = recordReference(reader, conflict.table, conflict.row);
    return conflict.column.empty() ? said("%1: deleted, and also changed").arg(record)
                                   : record + QStringLiteral(": ") + fieldWords(conflict.column);
}

}  // namespace muster::ui
