// SPDX-License-Identifier: GPL-3.0-or-later
//
// Accountability and the public: county goals, scrutiny, publications, questions, priorities of panels.
#include "core/sample/loading.h"

namespace muster::sample {

namespace {

constexpr std::string_view kGoalSql = R"(
    INSERT INTO county_goal (id, theme, body, text, contribution, set_meeting, review_meeting, progress, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr std::string_view kScrutinySql = R"(
    INSERT INTO scrutiny_recommendation (id, meeting, number, text, to_body, made_on, response_due_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kMeetingDaySql = "SELECT held_on FROM meeting WHERE id = ?1";
constexpr std::string_view kOwnerSql = "UPDATE partnership SET communications_owner = ?1";
constexpr std::string_view kPublicationSql = R"(
    INSERT INTO publication (id, kind, title, period_from, period_to, version, state, due_on, privacy_checked_on,
                             privacy_checked_by, approved_on, approved_by)
    VALUES (?1, 'quarterly_report', ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8, ?9, ?10))";
constexpr std::string_view kChannelSql = R"(
    INSERT INTO publication_channel (id, publication, channel, published_on, owner_role, note)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kRecordSql = R"(
    INSERT INTO engagement_record (id, body, meeting, made_on, kind, nature, question, answer, answered_on, answered_by,
                                   position)
    VALUES (?1, ?2, ?3, ?4, ?5, 'question', ?6, ?7, ?8, ?9, ?10))";
constexpr std::string_view kPanelSql = R"(
    INSERT INTO panel_priority (id, body, area, ward, text, set_on, meeting, item, outcome, told_back_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";
constexpr std::string_view kCommentSql = R"(
    INSERT INTO agency_comment (id, year, agency, kind, from_agency, text, by_role, made_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";

constexpr int kResponseDays = 28;

void loadGoals(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    int position = 0;
    for (const Json& goal : source.partnership().at("county_goals")) {
        loading.writer.run(kGoalSql, base::newId(), word(goal, "theme"), Known::find(known.bodies, goal, "body"),
                           source.text(goal, "text"), source.text(goal, "contribution"),
                           Known::find(known.meetings, goal, "set_at"), Known::find(known.meetings, goal, "review_at"),
                           source.text(goal, "progress"), ++position);
    }
}

void loadScrutiny(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    int number = 0;
    for (const Json& one : source.partnership().at("scrutiny_recommendations")) {
        const base::Id meeting = Known::find(known.meetings, one, "meeting");
        base::Date on {};
        {
            replica::Statement row = loading.writer.query(kMeetingDaySql, meeting);
            if (row.next()) {
                on = row.date(0);
            }
        }
        loading.writer.run(kScrutinySql, base::newId(), meeting, ++number, source.text(one, "text"),
                           Known::find(known.bodies, one, "to_body"), on, base::addDays(on, kResponseDays));
    }
}

/// The title of a role that a key names; nothing for none.
std::optional<std::string> titleOf(const Known& known, const Json& object, const char* key)
{
    return word(object, key) ? std::optional {known.role(object, key).title} : std::nullopt;
}

void loadPublications(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    const Json& all = source.partnership();
    const Known::Role owner = known.role(all, "communications_owner");
    loading.writer.run(kOwnerSql, owner.id);
    for (const Json& report : all.at("public_reports")) {
        const base::Id id = base::newId();
        const auto first = base::parseIsoDate(source.month(report, "period_from").value_or("") + "-01");
        const auto last = base::parseIsoDate(source.month(report, "period_to").value_or("") + "-01");
        const auto approved = source.date(report, "approved_on");
        loading.writer.run(kPublicationSql, id, "Public report: " + source.text(report, "period").value_or(""), first,
                           last ? std::optional {base::addDays(base::addMonths(*last, 1), -1)} : std::nullopt,
                           word(report, "state"), source.date(report, "due"), source.date(report, "privacy_checked_on"),
                           titleOf(known, report, "privacy_checked_by"), approved,
                           approved ? std::optional {owner.title} : std::nullopt);
        for (const Json& channel : list(report, "channels")) {
            loading.writer.run(kChannelSql, base::newId(), id, word(channel, "channel"), source.date(channel, "on"),
                               owner.title, source.text(channel, "note"));
        }
    }
}

void loadQuestions(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    int position = 0;
    for (const Json& record : source.partnership().at("face_the_people").at("records")) {
        loading.writer.run(kRecordSql, base::newId(), known.bodies.at("FTP"),
                           Known::find(known.meetings, record, "meeting"), source.date(record, "date"),
                           word(record, "kind"), source.text(record, "question"), source.text(record, "answer"),
                           source.date(record, "answered_on"), titleOf(known, record, "answered_by"), ++position);
    }
}

void loadPanels(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    for (const Json& panel : source.partnership().at("panel_priorities")) {
        const auto meeting = word(panel, "meeting");
        const auto number = sample::number(panel, "item");
        loading.writer.run(kPanelSql, base::newId(), Known::find(known.bodies, panel, "body"), word(panel, "area"),
                           Known::find(known.wards, panel, "ward"), source.text(panel, "text"),
                           source.date(panel, "set_on"), Known::find(known.meetings, panel, "meeting"),
                           meeting && number ? known.items.at({*meeting, *number}).id : base::Id {},
                           source.text(panel, "outcome"), source.date(panel, "told_back_on"));
    }
}

void loadComments(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    for (const Json& comment : source.partnership().at("agency_comments")) {
        const auto on = source.date(comment, "on");
        loading.writer.run(kCommentSql, base::newId(), on ? static_cast<int>(on->year()) : 0,
                           Known::find(known.agencies, comment, "agency"), word(comment, "kind"),
                           Known::find(known.agencies, comment, "from_agency"), source.text(comment, "text"),
                           titleOf(known, comment, "by_role"), on);
    }
}

}  // namespace

void loadPublic(Loading& loading)
{
    loadGoals(loading);
    loadScrutiny(loading);
    loadPublications(loading);
    loadQuestions(loading);
    loadPanels(loading);
    loadComments(loading);
}

}  // namespace muster::sample
