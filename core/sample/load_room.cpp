// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who was in the room, who chaired, and what the minutes of it are.
#include "core/base/working_days.h"
#include "core/partnership/id_list.h"
#include "core/sample/loading.h"
#include "core/sample/sample.h"

#include <algorithm>

namespace muster::sample {

namespace {

constexpr std::string_view kChairingSql = R"(
    INSERT INTO chairing (id, meeting, role_title, agency, from_time, to_time, from_item, to_item, reason)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";

constexpr std::string_view kAttendanceSql = R"(
    INSERT INTO attendance (id, meeting, agency, role, role_title, status, substitute_for, expected_from, expected_to,
                            arrived_at, left_at, reminded, note, items)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))";

constexpr std::string_view kDeclarationSql = R"(
    INSERT INTO declaration (id, meeting, item, role_title, agency, nature, effect, at, effect_text)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";

constexpr std::string_view kPresenceSql = R"(
    INSERT INTO restricted_presence (id, meeting, item, agency, role_title, resolution, reason, at, back_at)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";

constexpr std::string_view kMinuteSql =
    "INSERT INTO minute (id, series, number, meeting, item) VALUES (?1, ?2, ?3, ?4, ?5)";

constexpr std::string_view kRecordSql = R"(
    INSERT INTO minutes_record (id, meeting, state, draft_on, reviewed_on, reviewed_by, circulated_on, approved_on,
                                approved_at_meeting, approved_minute, public_state)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?7, ?8, ?9, ?10))";

constexpr std::string_view kAmendmentSql = R"(
    INSERT INTO amendment (id, meeting, minute, proposed_by, agency, proposed_on, old_text, new_text, explanation,
                           state)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";

constexpr std::string_view kCirculationSql = R"(
    INSERT INTO circulation (id, meeting, document, edition, agency, recipient, issued_on, method)
    VALUES (?1, ?2, 'minutes', 'draft', ?3, ?4, ?5, 'email'))";

constexpr int kWorkingDaysToCirculation = 5;

std::string itemIds(const Known& known, const Json& meeting, const Json& orders)
{
    std::vector<base::Id> ids;
    for (const Json& order : orders) {
        ids.push_back(known.items.at({meeting.at("id"), order}).id);
    }
    return partnership::storedIds(ids);
}

void loadAttendance(Loading& loading, const Json& meeting, const base::Id& meetingId)
{
    const Known& known = loading.known;
    const bool reminded = meeting.value("statement", Json {}).is_object();
    for (const Json& person : list(meeting, "attendance")) {
        const Known::Role role = known.role(person, "role");
        const auto status = word(person, "status");
        const bool expected = status == "expected";
        const auto from = timeOf(person, "arrived");
        const auto to = timeOf(person, "left");
        const std::optional<base::TimeOfDay> none;
        const std::string items = itemIds(known, meeting, list(person, "items"));
        const std::string standsInFor = known.role(person, "substitute_for").title;
        loading.writer.run(kAttendanceSql, base::newId(), meetingId, role.agency, role.id, role.title, status,
                           standsInFor.empty() ? std::nullopt : std::optional {standsInFor}, expected ? from : none,
                           expected ? to : none, expected ? none : from, expected ? none : to,
                           reminded && !expected && from.has_value(), loading.source.text(person, "note"),
                           items.empty() ? std::nullopt : std::optional {items});
    }
}

// The meeting's own chair has no row.
void loadChairings(Loading& loading, const Json& meeting, const base::Id& meetingId)
{
    const Known& known = loading.known;
    const std::string name = meeting.at("id");
    for (const Json& chairing : list(meeting, "chairings")) {
        if (chairing.at("role") == meeting.at("chair_role")) {
            continue;
        }
        const Known::Role role = known.role(chairing, "role");
        loading.writer.run(kChairingSql, base::newId(), meetingId, role.title, role.agency, timeOf(chairing, "from"),
                           timeOf(chairing, "to"), known.items.at({name, chairing.at("from_item")}).id,
                           known.items.at({name, chairing.at("to_item")}).id, loading.source.text(chairing, "reason"));
    }
}

void loadAmendments(Loading& loading, const Json& meeting, const base::Id& meetingId)
{
    const SampleSource& source = loading.source;
    for (const Json& amendment : list(meeting, "amendments")) {
        const Known::Role role = loading.known.role(amendment, "proposed_by");
        loading.writer.run(kAmendmentSql, base::newId(), meetingId, number(amendment, "minute_no"), role.title,
                           role.agency, source.date(amendment, "proposed_on"), source.text(amendment, "old_text"),
                           source.text(amendment, "new_text"), source.text(amendment, "text"),
                           word(amendment, "state"));
    }
}

void loadCirculation(Loading& loading, const Json& meeting, const base::Id& meetingId, base::Date on)
{
    for (const Json& person : list(meeting, "attendance")) {
        const Known::Role role = loading.known.role(person, "role");
        if (role.agency) {
            loading.writer.run(kCirculationSql, base::newId(), meetingId, role.agency, role.title, on);
        }
    }
}

void loadRecord(Loading& loading, const Json& meeting, const base::Id& meetingId)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    const auto state = word(meeting, "minutes_state").value_or("none");
    if (state == "none") {
        return;
    }
    // Drafted on the next working day; with the agencies within the week, and before the live meeting.
    const base::Date literal = literalDate(meeting, "date").value();
    const base::Date sent =
        std::min(base::addWorkingDays(literal, kWorkingDaysToCirculation), base::addDays(kLiteralAnchor, -1));
    const auto approvedAt = word(meeting, "approved_at");
    std::optional<base::Date> approvedOn;
    for (const Json& other : source.meetings()) {
        if (approvedAt && other.at("id") == *approvedAt) {
            approvedOn = source.date(other, "date");
        }
    }
    loading.writer.run(kRecordSql, base::newId(), meetingId, state, source.moved(base::addWorkingDays(literal, 1)),
                       source.moved(sent), known.role(meeting, "chair_role").title, approvedOn,
                       Known::find(known.meetings, meeting, "approved_at"), number(meeting, "approved_minute"),
                       word(meeting, "public_version"));
    loadCirculation(loading, meeting, meetingId, source.moved(sent));
}

}  // namespace

void loadRoom(Loading& loading, const Json& meeting, const base::Id& meetingId)
{
    const Known& known = loading.known;
    const std::string name = meeting.at("id");
    loadChairings(loading, meeting, meetingId);
    loadAttendance(loading, meeting, meetingId);
    for (const Json& declaration : list(meeting, "declarations")) {
        const Known::Role role = known.role(declaration, "role");
        loading.writer.run(kDeclarationSql, base::newId(), meetingId, known.items.at({name, declaration.at("item")}).id,
                           role.title, role.agency, loading.source.text(declaration, "nature"),
                           word(declaration, "effect"), timeOf(declaration, "at"),
                           loading.source.text(declaration, "effect_text"));
    }
    for (const Json& presence : list(meeting, "restricted_presence")) {
        const Known::Role role = known.role(presence, "role");
        loading.writer.run(kPresenceSql, base::newId(), meetingId, known.items.at({name, presence.at("item")}).id,
                           role.agency, role.title, word(presence, "outcome"), loading.source.text(presence, "reason"),
                           timeOf(presence, "at"), timeOf(presence, "back_at"));
    }
}

void loadMinutes(Loading& loading, const Json& meeting, const base::Id& meetingId)
{
    const Known& known = loading.known;
    const auto series = known.series.find(meeting.at("body"));
    for (const Json& item : list(meeting, "items")) {
        if (const auto minute = number(item, "minute_no"); minute && series != known.series.end()) {
            loading.writer.run(kMinuteSql, base::newId(), series->second, *minute, meetingId,
                               known.items.at({meeting.at("id"), item.at("order")}).id);
        }
    }
    loadAmendments(loading, meeting, meetingId);
    loadRecord(loading, meeting, meetingId);
}

}  // namespace muster::sample
