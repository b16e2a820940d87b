// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/schema.h"

#include "core/replica/storage_error.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

namespace muster::replica {

namespace {

    // Numbers are given once and never reused; a new table gets the next one.
    constexpr std::array<std::pair<int, std::string_view>, 109> kReplicatedTables {{
        {1, "partnership"}, {2, "glossary_entry"}, {3, "agency"}, {4, "unit"}, {5, "role"}, {6, "body"},
        {7, "body_alias"}, {8, "body_link"}, {9, "cadence"}, {10, "membership"}, {11, "standing_item"},
        {12, "chair_rota"}, {13, "sector"}, {14, "ward"}, {15, "vulnerable_place"}, {16, "priority_set"},
        {17, "priority"}, {18, "workstream_link"}, {19, "key_slot"},
        {20, "meeting"}, {21, "chairing"}, {22, "agenda_item"}, {23, "item_ward"}, {24, "item_priority"},
        {25, "item_requirement"}, {26, "item_paper"}, {27, "item_opening"}, {28, "attendance"},
        {29, "declaration"}, {30, "restricted_presence"}, {31, "entry"}, {32, "disclosure"},
        {33, "minute_series"}, {34, "minute"}, {35, "minutes_record"}, {36, "amendment"}, {37, "circulation"},
        {38, "action"}, {39, "action_support"}, {40, "action_update"}, {41, "blockage"},
        {42, "performance_exception"}, {43, "exception_recovery"}, {44, "recommendation"},
        {45, "recommendation_priority"}, {46, "ratification"}, {47, "minutes_copy"},
        {48, "key_epoch"}, {49, "key_share"}, {50, "key_removal"}, {51, "writing_role"}, {52, "number_given"}, {60, "erasure"},
        {61, "measure"}, {62, "measure_place"}, {63, "measure_pair"}, {64, "measure_value"}, {65, "measure_rebase"},
        {66, "crime_month"}, {67, "crime_revision"}, {68, "crime_place"}, {69, "crime_district"}, {70, "crime_break"},
        {71, "exception_event"}, {72, "blockage_event"}, {73, "exception_report"}, {74, "exception_report_line"},
        {75, "exception_report_recipient"}, {76, "exception_item"}, {77, "effect_answer"},
        {78, "task_group"}, {79, "task_group_event"}, {80, "plan_line"}, {81, "funding_line"},
        {82, "monthly_return"}, {83, "return_line"}, {84, "group_challenge"}, {85, "sent_business"},
        {86, "recommendation_option"}, {87, "recommendation_limb"}, {88, "body_product"}, {89, "workstream"}, {90, "plan"},
        {91, "plan_revision"}, {92, "strategic_assessment"}, {93, "assessment_priority"}, {94, "linked_strategy"},
        {95, "equality_assessment"}, {96, "compliance_note"}, {97, "self_assessment"}, {98, "agency_comment"},
        {99, "scrutiny_recommendation"}, {100, "county_goal"}, {101, "panel_priority"}, {102, "publication"},
        {103, "publication_text"}, {104, "publication_channel"}, {105, "engagement_record"}, {110, "invitation"},
        {111, "information_request"}, {112, "request_record"}, {113, "item_tag"}, {114, "item_conflict"},
        {119, "referral_route"}, {115, "problem_sheet"}, {116, "paper_recommendation"}, {117, "body_ward"}, {118, "retention_rule"},
        {135, "issued_paper"},
    }};

    // Prose that two people may both be writing in.
    constexpr std::array<std::pair<std::string_view, std::string_view>, 71> kLongText {{
        {"partnership", "vision"}, {"partnership", "confidentiality_statement"}, {"agency", "notes"},
        {"body", "terms_of_reference"}, {"body", "notes"}, {"body", "purpose"}, {"agenda_item", "purpose"},
        {"agenda_item", "background"}, {"agenda_item", "resources_offered"}, {"agenda_item", "tell_back_text"},
        {"entry", "text"}, {"action", "text"}, {"action", "evidence"}, {"action", "closure_text"},
        {"action_update", "text"}, {"blockage", "text"}, {"blockage", "decision"}, {"performance_exception", "text"},
        {"performance_exception", "note"}, {"performance_exception", "cause"}, {"measure", "note"},
        {"performance_exception", "plan"}, {"performance_exception", "ask"}, {"blockage", "tried"},
        {"blockage", "if_nothing"},
        {"task_group", "closing_report"}, {"monthly_return", "headline"}, {"return_line", "text"},
        {"group_challenge", "question"}, {"group_challenge", "answer"}, {"recommendation", "why"}, {"recommendation", "s17_reason"},
        {"recommendation", "equality_summary"}, {"recommendation", "equality_mitigations"},
        {"ratification", "conditions"}, {"ratification", "meaning"}, {"recommendation_limb", "text"},
        {"plan_revision", "summary"}, {"strategic_assessment", "findings"}, {"equality_assessment", "summary"},
        {"equality_assessment", "mitigations"}, {"agency_comment", "text"}, {"scrutiny_recommendation", "text"},
        {"scrutiny_recommendation", "response"}, {"county_goal", "text"}, {"county_goal", "contribution"},
        {"county_goal", "progress"}, {"panel_priority", "text"}, {"panel_priority", "outcome"},
        {"panel_priority", "told_back_text"}, {"publication_text", "text"}, {"engagement_record", "question"},
        {"engagement_record", "answer"}, {"information_request", "scope"}, {"information_request", "outcome"},
        {"problem_sheet", "objective"}, {"problem_sheet", "scanning"}, {"problem_sheet", "analysis"},
        {"problem_sheet", "response"}, {"problem_sheet", "assessment"}, {"item_paper", "purpose"},
        {"item_paper", "background"}, {"item_paper", "proposal"}, {"paper_recommendation", "text"},
        {"sector", "safety_notes"}, {"entry", "s17_reason"}, {"agenda_item", "why_partnership"},
        {"workstream", "principles"}, {"workstream", "pathways"}, {"workstream", "partners"},
        {"workstream", "evaluation"},
    }};

    bool isProse(std::string_view table, std::string_view column)
    {
        return std::find(kLongText.begin(), kLongText.end(), std::pair {table, column}) != kLongText.end();
    }

    constexpr std::string_view kColumnsSql = R"(SELECT name, type FROM pragma_table_info(?1) ORDER BY cid)";

    int versionOf(const base::EmbeddedText& file) { return std::atoi(file.name.c_str()); }

}  // namespace

int newestSchemaVersion()
{
    static const int newest = versionOf(schemaFiles().back());
    return newest;
}

void migrate(Database& database, int upTo)
{
    for (const base::EmbeddedText& file : schemaFiles()) {
        const int version = versionOf(file);
        if (version > upTo || version <= database.pragmaNumber("user_version")) {
            continue;
        }
        database.execute("BEGIN IMMEDIATE");
        try {
            if (database.pragmaNumber("user_version") < version) {
                database.execute(file.text);
                database.execute("PRAGMA application_id=" + std::to_string(kApplicationId));
                database.execute("PRAGMA user_version=" + std::to_string(version));
            }
            database.execute("COMMIT");
        } catch (const StorageError&) {
            database.execute("ROLLBACK");
            throw;
        }
    }
}

Catalogue::Catalogue(Database& database)
{
    const auto add = [&](int number, std::string_view name) {
        TableInfo table {number, std::string {name}, {}};
        Statement columns = database.query(kColumnsSql, name);
        while (columns.next()) {
            table.columns.push_back(columns.text(0));
            table.isReal.push_back(columns.text(1) == "REAL");
            table.isLongText.push_back(isProse(name, table.columns.back()));
        }
        m_byName.emplace(table.name, m_tables.size());
        m_byNumber.emplace(number, m_tables.size());
        m_tables.push_back(std::move(table));
    };
    for (const auto& [number, name] : kReplicatedTables) {
        add(number, name);
    }
}

const TableInfo* Catalogue::byName(std::string_view name) const
{
    const auto found = m_byName.find(std::string {name});
    return found == m_byName.end() ? nullptr : &m_tables[found->second];
}

const TableInfo* Catalogue::byNumber(int number) const
{
    const auto found = m_byNumber.find(number);
    return found == m_byNumber.end() ? nullptr : &m_tables[found->second];
}

bool Catalogue::isLongText(int table, int column) const
{
    const TableInfo* info = byNumber(table);
    return info != nullptr && column >= 0 && column < static_cast<int>(info->columns.size())
        && info->isLongText[static_cast<std::size_t>(column)];
}

}  // namespace muster::replica
