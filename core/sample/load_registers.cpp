// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recommendations, exceptions, blockages and the register of disclosures.
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/sample/loading.h"

#include <algorithm>
#include <charconv>

namespace muster::sample {

namespace {

constexpr std::string_view kRecommendationSql = R"(
    INSERT INTO recommendation (id, number, reference, title, origin, state, equality_on, equality_summary,
                                origin_body, sent_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";

constexpr std::string_view kRecommendationPrioritySql =
    "INSERT INTO recommendation_priority (id, recommendation, priority) VALUES (?1, ?2, ?3)";

constexpr std::string_view kRatificationSql = R"(
    INSERT INTO ratification (id, recommendation, agency, governance, meeting_on, state, conditions, reason)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";

constexpr std::string_view kExceptionSql = R"(
    INSERT INTO performance_exception (id, number, reference, measure, period, rule, state, reason, cause,
        owner_title, review_by, reported_to, reported_on, note, sensitivity, reason_code, measure_id, owner_role,
        first_period, direction, meaning, raised_on, report_number)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 'open', ?15, ?16, ?17, ?18, ?19, ?20, ?21,
            ?22))";

constexpr std::string_view kFoundSql = R"(
    INSERT INTO exception_event (id, exception, kind, made_on, new_state, text, position)
    VALUES (?1, ?2, 'detected', ?3, 'detected', ?4, 0))";

constexpr std::string_view kReportSql =
    "INSERT INTO exception_report (id, body, number, made_on, by_role, meeting) VALUES (?1, ?2, 1, ?3, ?4, ?5)";

constexpr std::string_view kReportLineSql =
    "INSERT INTO exception_report_line (id, report, exception) VALUES (?1, ?2, ?3)";

constexpr std::string_view kMeetingSql = "SELECT id FROM meeting WHERE body = ?1 AND held_on = ?2";

constexpr std::string_view kMatterSql =
    "INSERT INTO exception_item (id, exception, blockage, meeting, item) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kRecoverySql = "INSERT INTO exception_recovery (id, exception, action) VALUES (?1, ?2, ?3)";

constexpr std::string_view kBlockageSql = R"(
    INSERT INTO blockage (id, number, reference, action, item, meeting, raised_by, raised_on, text, needed, from_whom,
                          state, decision, sensitivity, decided_on)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'open', ?14))";

constexpr std::string_view kDisclosureSql = R"(
    INSERT INTO main.disclosure (id, meeting, item, from_agency, to_agencies, what, legal_basis, purpose, number,
                                 proportionality, action, made_on, entry)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))";

constexpr std::string_view kSealedDisclosureSql = R"(
    INSERT INTO part_two.disclosure (id, meeting, item, from_agency, to_agencies, what, legal_basis, purpose, number,
                                     proportionality, action, made_on, entry)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))";

int numberOf(const Json& record)
{
    const std::string reference = record.at("ref");
    int number = 0;
    std::from_chars(reference.data() + reference.find('-') + 1, reference.data() + reference.size(), number);
    return number;
}

/// The signal that is there in the measure's figures in a period.
std::optional<performance::Finding> signalIn(const Loading& loading, const base::Id& measure, const std::string& period)
{
    for (performance::Finding& finding : performance::signalRuns(loading.writer, measure)) {
        if (actions::storedPeriod(finding.first) <= period && period <= actions::storedPeriod(finding.last)) {
            return std::move(finding);
        }
    }
    return std::nullopt;
}

// What was reported so far went into one report to each body, tabled at its meeting of that day.
void loadReport(Loading& loading, const Json& exception, const base::Id& id, std::map<std::string, base::Id>& reports)
{
    const auto body = word(exception, "reported_to");
    if (!body) {
        return;
    }
    const auto [report, fresh] = reports.emplace(*body, base::Id {});
    if (fresh) {
        report->second = base::newId();
        const base::Id bodyId = loading.known.bodies.at(*body);
        const auto on = loading.source.date(exception, "report_date");
        base::Id meeting;
        {
            replica::Statement row = loading.writer.query(kMeetingSql, bodyId, on);
            meeting = row.next() ? row.id(0) : base::Id {};
        }
        loading.writer.run(kReportSql, report->second, bodyId, loading.source.date(exception, "report_made"),
                           loading.known.role(exception, "report_by").title, meeting);
    }
    loading.writer.run(kReportLineSql, base::newId(), report->second, id);
}

void loadExceptions(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    std::map<std::string, base::Id> reports;
    for (const Json& exception : source.partnership().at("exceptions")) {
        const base::Id id = base::newId();
        const Known::Role owner = known.role(exception, "owner_role");
        const auto measure = performance::findMeasure(loading.writer, exception.at("measure").get<std::string>());
        const std::string period = source.month(exception, "period").value();
        const auto signal = signalIn(loading, measure->id, period);
        using Text = std::optional<std::string>;
        const bool reported = word(exception, "reported_to").has_value();
        loading.writer.run(kExceptionSql, id, numberOf(exception), word(exception, "ref"), measure->details.name,
                           period, word(exception, "rule"), word(exception, "state"), source.text(exception, "reason"),
                           source.text(exception, "cause"), owner.title.empty() ? Text {} : Text {owner.title},
                           source.date(exception, "review_by"), Known::find(known.bodies, exception, "reported_to"),
                           source.date(exception, "report_made"), source.text(exception, "note"),
                           word(exception, "reason_code"), measure->id, owner.id,
                           signal ? Text {actions::storedPeriod(signal->first)} : Text {},
                           signal ? Text {signal->run.direction > 0 ? "high" : "low"} : Text {},
                           signal ? Text {performance::toStored(signal->run.meaning)} : Text {},
                           signal ? signal->foundOn : std::nullopt, reported ? std::optional {1} : std::nullopt);
        if (signal) {
            loading.writer.run(kFoundSql, base::newId(), id, signal->foundOn, performance::sentenceOf(*signal));
        }
        for (const Json& reference : list(exception, "recovery")) {
            loading.writer.run(kRecoverySql, base::newId(), id, known.actions.at(reference));
        }
        loadReport(loading, exception, id, reports);
    }
}

// Raised in a meeting when its body met that day: the item that speaks of performance.
std::pair<base::Id, base::Id> meetingAndItem(const Loading& loading, const Json& blockage)
{
    for (const Json& meeting : loading.source.meetings()) {
        if (meeting.at("body") != blockage.at("raised_by") || meeting.at("date") != blockage.at("raised")) {
            continue;
        }
        for (const Json& item : list(meeting, "items")) {
            if (word(item, "origin") == "performance") {
                return {loading.known.meetings.at(meeting.at("id")),
                        loading.known.items.at({meeting.at("id"), item.at("order")}).id};
            }
        }
    }
    return {};
}

void loadBlockages(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    for (const Json& blockage : source.partnership().at("blockages")) {
        const auto [meeting, item] = meetingAndItem(loading, blockage);
        const Json& decisions = list(blockage, "decisions");
        const Json decided = decisions.empty() ? Json::object() : decisions.back();
        loading.writer.run(kBlockageSql, base::newId(), numberOf(blockage), word(blockage, "ref"),
                           Known::find(known.actions, blockage, "about"), item, meeting,
                           known.bodyNames.at(blockage.at("raised_by")), source.date(blockage, "raised"),
                           source.text(blockage, "text"), source.text(blockage, "ask"),
                           known.agencyNames.at(blockage.at("from_whom")), word(blockage, "state"),
                           source.text(decided, "text"), source.date(decided, "on"));
    }
}

// What items on agendas are about, so that its chart stands behind them.
void loadMatters(Loading& loading)
{
    const Known& known = loading.known;
    for (const Json& meeting : loading.source.meetings()) {
        const base::Id meetingId = known.meetings.at(meeting.at("id"));
        for (const Json& item : list(meeting, "items")) {
            const auto place = item.value("order", Json {}).is_number()
                ? known.items.at({meeting.at("id"), item.at("order")}).id
                : known.itemsByTitle.at(meeting.at("body").get<std::string>() + '\n' + item.at("title").get<std::string>());
            for (const Json& reference : list(item, "about")) {
                const auto exception = actions::findException(loading.writer, reference.get<std::string>());
                const auto blockage = actions::findBlockage(loading.writer, reference.get<std::string>());
                const base::Id about = exception ? exception->id : blockage.value().id;
                loading.writer.run(kMatterSql, base::deriveId(about, meetingId), exception ? about : base::Id {},
                                   blockage ? about : base::Id {}, meetingId, place);
            }
        }
    }
}

void loadDisclosures(Loading& loading)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    for (const Json& line : source.partnership().at("disclosure_register")) {
        const int number = line.at("log_no");
        const auto recorded = known.disclosures.find(number);
        const bool hasEntry = recorded != known.disclosures.end();
        const auto item =
            word(line, "meeting") ? known.items.at({line.at("meeting"), line.at("item")}).id : base::Id {};
        loading.writer.run(isRestricted(line) ? kSealedDisclosureSql : kDisclosureSql,
                           hasEntry ? recorded->second.id : base::newId(), Known::find(known.meetings, line, "meeting"),
                           item, Known::find(known.agencies, line, "from_agency"),
                           storedAgencies(known, list(line, "to_agencies")), source.text(line, "what"),
                           word(line, "legal_basis"), source.text(line, "purpose"), number,
                           source.text(line, "proportionality"), Known::find(known.actions, line, "action"),
                           source.date(line, "on"), hasEntry ? recorded->second.entry : base::Id {});
    }
}

}  // namespace

void loadRecommendations(Loading& loading)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    for (const Json& recommendation : source.partnership().at("recommendations")) {
        const base::Id id = base::newId();
        known.recommendations.emplace(recommendation.at("ref"), id);
        const Json& equality = recommendation.at("equality_impact");
        loading.writer.run(kRecommendationSql, id, numberOf(recommendation), word(recommendation, "ref"),
                           source.text(recommendation, "title"), source.text(recommendation, "origin_text"),
                           word(recommendation, "state"),
                           source.date(equality, "done"), source.text(equality, "summary"),
                           Known::find(known.bodies, recommendation, "origin_body"),
                           source.date(recommendation, "sent_to_agencies_on"));
        for (const Json& priority : list(recommendation, "priorities")) {
            loading.writer.run(kRecommendationPrioritySql, base::newId(), id, known.priorities.at(priority));
        }
        for (const Json& ratification : list(recommendation, "ratifications")) {
            loading.writer.run(kRatificationSql, base::newId(), id, Known::find(known.agencies, ratification, "agency"),
                               source.text(ratification, "governance"), source.date(ratification, "date"),
                               word(ratification, "state"), source.text(ratification, "conditions"),
                               source.text(ratification, "reason"));
        }
    }
}

void loadRegisters(Loading& loading)
{
    loadExceptions(loading);
    loadBlockages(loading);
    loadMatters(loading);
    loadDisclosures(loading);
}

}  // namespace muster::sample
