// SPDX-License-Identifier: GPL-3.0-or-later
//
// What resources/sample/information.json holds: contact points, who directs whom, item sheets, a paper, a request.
#include "core/sample/loading.h"

#include "core/base/working_days.h"
#include "core/governance/information_requests.h"

#include <fmt/format.h>

namespace muster::sample {

namespace {

constexpr std::string_view kContactSql = "UPDATE main.sector SET contact_point = ?2, safety_notes = ?3 WHERE id = ?1";
constexpr std::string_view kManagerSql = "UPDATE main.role SET managed_by = ?2 WHERE id = ?1";
constexpr std::string_view kSpecialismSql = "UPDATE main.action SET specialism = ?2 WHERE id = ?1";
constexpr std::string_view kWardSql = "INSERT INTO main.body_ward (id, body, ward) VALUES (?1, ?2, ?3)";
constexpr std::string_view kAccessSql = R"(
    UPDATE main.membership SET agreed_by = ?2, agreed_on = ?3 WHERE agency = ?1 AND capacity IN ('access', 'observer'))";
constexpr std::string_view kRetentionSql =
    "INSERT INTO main.retention_rule (id, kind, years, note) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kPaperSql = R"(
    INSERT INTO main.item_paper (id, item, title, received_on, purpose, background, proposal)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kPaperLineSql = R"(
    INSERT INTO main.paper_recommendation (id, paper, item, number, verb, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kRequestSql = R"(
    INSERT INTO main.information_request (id, number, reference, kind, received_on, due_on, subject, scope, state, sensitivity)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'open', 'open'))";
constexpr std::string_view kBriefedSql = R"(
    UPDATE main.attendance SET briefed_on = ?3, briefed_by = 'Community Safety Officer' WHERE meeting = ?1 AND agency = ?2)";

// Index 0 open, 1 sealed.
constexpr std::string_view kTagSql[2] {"INSERT INTO main.item_tag (id, item, kind, word) VALUES (?1, ?2, ?3, ?4)",
                                       "INSERT INTO part_two.item_tag (id, item, kind, word) VALUES (?1, ?2, ?3, ?4)"};
constexpr std::string_view kCareSql[2] {
    R"(UPDATE main.agenda_item SET vulnerable_person = ?2, safeguarding = ?3, reported_on = ?4, why_partnership = ?5
        WHERE id = ?1)",
    R"(UPDATE part_two.agenda_item SET vulnerable_person = ?2, safeguarding = ?3, reported_on = ?4, why_partnership = ?5
        WHERE id = ?1)"};
constexpr std::string_view kProblemSql[2] {
    R"(INSERT INTO main.problem_sheet (id, objective, scanning, analysis, response, assess_on)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6))",
    R"(INSERT INTO part_two.problem_sheet (id, objective, scanning, analysis, response, assess_on)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6))"};

void loadArrangements(Loading& loading, const Json& file)
{
    const Known& known = loading.known;
    const SampleSource& source = loading.source;
    for (const Json& sector : list(file, "sectors")) {
        loading.writer.run(kContactSql, known.sectors.at(sector.at("code")), source.text(sector, "contact_point"),
                           source.text(sector, "safety_notes"));
    }
    for (const Json& line : list(file, "managed_by")) {
        loading.writer.run(kManagerSql, known.role(line, "role").id, known.role(line, "manager").id);
    }
    for (const Json& line : list(file, "specialisms")) {
        loading.writer.run(kSpecialismSql, known.actions.at(line.at("action")), word(line, "specialism"));
    }
    for (const Json& line : list(file, "body_wards")) {
        const base::Id body = known.bodies.at(line.at("body"));
        for (const Json& ward : list(line, "wards")) {
            const base::Id id = known.wards.at(ward);
            loading.writer.run(kWardSql, base::deriveId(body, id), body, id);
        }
    }
    for (const Json& line : list(file, "access")) {
        loading.writer.run(kAccessSql, known.agencies.at(line.at("agency")), word(line, "agreed_by"),
                           source.date(line, "agreed_on"));
    }
    for (const Json& line : list(file, "retention")) {
        loading.writer.run(kRetentionSql, base::newId(), word(line, "kind"), number(line, "years"),
                           source.text(line, "note"));
    }
}

void loadSheets(Loading& loading, const Json& file)
{
    const SampleSource& source = loading.source;
    for (const Json& line : list(file, "item_sheets")) {
        const Known::Item item = loading.known.items.at({line.at("meeting"), line.at("item")});
        const std::size_t part = item.restricted ? 1 : 0;
        for (const Json& tag : list(line, "tags")) {
            loading.writer.run(kTagSql[part], base::newId(), item.id, word(tag, "kind"), word(tag, "word"));
        }
        if (line.contains("vulnerable") || line.contains("safeguarding") || line.contains("reported_on")
            || line.contains("why")) {
            loading.writer.run(kCareSql[part], item.id, flag(line, "vulnerable"), word(line, "safeguarding"),
                               source.date(line, "reported_on"), source.text(line, "why"));
        }
        if (const auto problem = line.find("problem"); problem != line.end()) {
            loading.writer.run(kProblemSql[part], item.id, source.text(*problem, "objective"),
                               source.text(*problem, "scanning"), source.text(*problem, "analysis"),
                               source.text(*problem, "response"), source.date(*problem, "assess_on"));
        }
    }
}

void loadPapers(Loading& loading, const Json& file)
{
    const SampleSource& source = loading.source;
    for (const Json& line : list(file, "papers")) {
        const base::Id item = loading.known.items.at({line.at("meeting"), line.at("item")}).id;
        const base::Id paper = base::newId();
        // In time, whatever day the sample is moved to.
        const base::Date received =
            base::addWorkingDays(source.moved(base::Date {std::chrono::year {2011} / 11 / 15}), -6);
        loading.writer.run(kPaperSql, paper, item, source.text(line, "title"), received, source.text(line, "purpose"),
                           source.text(line, "background"), source.text(line, "proposal"));
        int place = 0;
        for (const Json& recommendation : list(line, "recommendations")) {
            loading.writer.run(kPaperLineSql, base::newId(), paper, item, ++place, word(recommendation, "verb"),
                               source.text(recommendation, "text"));
        }
    }
}

}  // namespace

void loadInformation(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Json& file = source.information();
    loadArrangements(loading, file);
    loadSheets(loading, file);
    loadPapers(loading, file);
    int place = 0;
    for (const Json& line : list(file, "requests")) {
        const auto kind = governance::requestKindFrom(word(line, "kind").value_or("foi")).value();
        const base::Date received = source.date(line, "received_on").value();
        ++place;
        loading.writer.run(kRequestSql, base::newId(), place, fmt::format("REQ-{:02}", place),
                           governance::toStored(kind), received, governance::answerDue(kind, received),
                           source.text(line, "subject"), source.text(line, "scope"));
    }
    for (const Json& line : list(file, "briefed")) {
        loading.writer.run(kBriefedSql, loading.known.meetings.at(line.at("meeting")),
                           loading.known.agencies.at(line.at("agency")), source.date(line, "on"));
    }
}

}  // namespace muster::sample
