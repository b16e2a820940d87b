// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where restricted text stands: in part two, in every column that can hold it, and nowhere else (invariant 5).
#include "tests/support/catch.h"
#include "tests/ui/documents/leaks/planted_partnership.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace muster;
using namespace muster::test;

namespace {

/// Columns of part two that hold no words of anybody: dates, numbers as text, and words of Muster's own lists.
const std::map<std::string, std::set<std::string>>& columnsWithoutWords()
{
    static const std::map<std::string, std::set<std::string>> columns {
        {"action",
         {"reference", "agreed_on", "original_due", "due", "status", "sensitivity", "closed_on", "closure_reason",
          "set_rag", "decide_by",
          // Of an imported action, which is never restricted; thanks are refused for a restricted one.
          "imported_from", "thanks"}},
        {"action_update", {"made_on", "made_at", "kind", "old_status", "new_status", "old_due", "new_due"}},
        {"agenda_item",
         {"open_title", "origin", "ask", "subject_type", "sensitivity", "state", "outcome", "decided_on",
          "role_in_meeting", "safeguarding", "reported_on",
          // Nothing that a user can do writes it; the sample's own is sealed.
          "minute_heading"}},
        {"amendment", {"proposed_on", "state", "decided_on"}},
        // Who raised it is open, as who leads the action is: both are counted by agency.
        {"blockage", {"reference", "raised_by", "raised_on", "state", "sensitivity", "decided_on", "decision_kind"}},
        {"blockage_event", {"kind", "made_on", "old_state", "new_state"}},
        // Who declares is a role, as the attendance names it.
        {"declaration", {"role_title", "effect", "at"}},
        {"disclosure", {"to_agencies", "legal_basis", "at", "made_on"}},
        {"effect_answer", {"answered_on", "answer"}},
        // An entry whose release was agreed to is open; of an action entry `about_actions` are references.
        {"entry",
         {"kind", "verb", "sensitivity", "at", "author_role", "release_consent", "about_actions", "s17_effect"}},
        {"exception_event", {"kind", "made_on", "old_state", "new_state"}},
        {"information_request",
         {"reference", "kind", "received_on", "due_on", "state", "answered_on", "answered_by", "sensitivity"}},
        {"item_paper", {"received_on", "choice"}},
        {"item_requirement", {"need", "reply", "replied_on"}},
        {"item_tag", {"kind"}},
        {"minutes_copy", {"edition", "kept_on"}},
        {"number_given", {"series"}},
        {"paper_recommendation", {"verb"}},
        {"performance_exception",
         {"reference", "measure", "period", "rule", "direction", "state", "review_by", "reported_on", "sensitivity",
          "reason_code", "crime_by", "crime_area", "crime_type", "first_period", "meaning", "raised_on", "evidence_on",
          "response", "ended_on"}},
        {"problem_sheet", {"assess_on", "assessed_on"}},
        {"request_record", {"record_kind"}},
        {"restricted_presence", {"role_title", "resolution", "at", "back_at"}},
    };
    return columns;
}

/// Tables of part two that nothing is ever written to: all of what they hold is open.
const std::set<std::string>& openTables()
{
    static const std::set<std::string> tables {"action_support",
                                               "agency",
                                               "agency_comment",
                                               "assessment_priority",
                                               "attendance",
                                               "body",
                                               "body_alias",
                                               "body_link",
                                               "body_product",
                                               "body_ward",
                                               "cadence",
                                               "chair_rota",
                                               "chairing",
                                               "circulation",
                                               "compliance_note",
                                               "county_goal",
                                               "crime_break",
                                               "crime_district",
                                               "crime_month",
                                               "crime_place",
                                               "crime_revision",
                                               "engagement_record",
                                               "equality_assessment",
                                               "erasure",
                                               "exception_item",
                                               "exception_recovery",
                                               "exception_report",
                                               "exception_report_line",
                                               "exception_report_recipient",
                                               "funding_line",
                                               "glossary_entry",
                                               "group_challenge",
                                               "invitation",
                                               "issued_paper",
                                               "issued_paper",
                                               "item_opening",
                                               "key_epoch",
                                               "key_removal",
                                               "key_share",
                                               "key_slot",
                                               "linked_strategy",
                                               "measure",
                                               "measure_pair",
                                               "measure_place",
                                               "measure_rebase",
                                               "measure_value",
                                               "meeting",
                                               "membership",
                                               "minute",
                                               "minute_series",
                                               "minutes_record",
                                               "monthly_return",
                                               "panel_priority",
                                               "partnership",
                                               "plan",
                                               "plan_line",
                                               "plan_revision",
                                               "priority",
                                               "priority_set",
                                               "publication",
                                               "publication_channel",
                                               "publication_text",
                                               "ratification",
                                               "recommendation",
                                               "recommendation_limb",
                                               "recommendation_option",
                                               "recommendation_priority",
                                               "referral_route",
                                               "retention_rule",
                                               "return_line",
                                               "role",
                                               "scrutiny_recommendation",
                                               "sector",
                                               "self_assessment",
                                               "sent_business",
                                               "standing_item",
                                               "strategic_assessment",
                                               "task_group",
                                               "task_group_event",
                                               "unit",
                                               "vulnerable_place",
                                               "ward",
                                               "workstream",
                                               "workstream_link",
                                               "writing_role"};
    return tables;
}

using Columns = std::map<std::string, std::vector<std::string>>;

/// The text columns of the replicated tables, as the schema has them now.
Columns textColumns(PlantedPartnership& planted)
{
    Columns columns;
    for (const replica::TableInfo& table : planted.replica().catalogue().tables()) {
        auto& texts = columns[table.name];
        auto row = planted.reader().query("SELECT name FROM pragma_table_info(?1, 'part_two') WHERE type = 'TEXT'",
                                          table.name);
        while (row.next())
            texts.push_back(row.text(0));
    }
    return columns;
}

std::string allOf(const PlantedPartnership& planted, std::string_view schema, const std::string& table,
                  const std::string& column)
{
    std::string text;
    auto row = planted.reader().query(
        fmt::format("SELECT \"{}\" FROM {}.\"{}\" WHERE \"{}\" IS NOT NULL", column, schema, table, column));
    while (row.next())
        text += row.text(0) + '\n';
    return text;
}

std::string fieldsOf(const PlantedPartnership& planted, const std::vector<std::size_t>& found)
{
    std::string fields;
    for (const std::size_t index : found)
        fields += fmt::format("{} ({}); ", planted.words()[index].field, planted.words()[index].word);
    return fields;
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream file {path, std::ios::binary};
    return {std::istreambuf_iterator<char> {file}, {}};
}

}  // namespace

TEST_CASE("Every column of part two that can hold words is planted, and no column of the open part holds one",
          "[documents][leaks]")
{
    PlantedPartnership planted;
    CHECK(planted.words().size() >= 200);
    std::set<std::string> distinct;
    for (const PlantedWord& word : planted.words())
        distinct.insert(word.word);
    CHECK(distinct.size() == planted.words().size());

    const Columns tables = textColumns(planted);
    std::set<std::size_t> sealed;
    for (const auto& [table, columns] : tables) {
        const bool isOpen = openTables().contains(table);
        const auto without = columnsWithoutWords().find(table);
        for (const std::string& column : columns) {
            const std::string name = table + '.' + column;
            INFO(name);
            const auto inOpenPart = planted.foundIn(allOf(planted, "main", table, column));
            CHECK(fieldsOf(planted, inOpenPart) == "");
            const std::string text = allOf(planted, "part_two", table, column);
            const auto found = planted.foundIn(text);
            sealed.insert(found.begin(), found.end());
            if (isOpen) {
                CHECK(text.empty());
                continue;
            }
            // A new column of restricted text is to be planted in planted_partnership.cpp, or named above.
            const bool wordless = without != columnsWithoutWords().end() && without->second.contains(column);
            CHECK(found.empty() == wordless);
        }
    }
    // Nothing that was planted was lost on the way.
    std::vector<std::size_t> lost;
    for (std::size_t i = 0; i < planted.words().size(); ++i) {
        if (!sealed.contains(i))
            lost.push_back(i);
    }
    CHECK(fieldsOf(planted, lost) == "");
    // And no list names what is not there.
    for (const auto& [table, columns] : columnsWithoutWords()) {
        for (const std::string& column : columns) {
            INFO(table << '.' << column);
            const auto found = tables.find(table);
            REQUIRE(found != tables.end());
            CHECK(std::find(found->second.begin(), found->second.end(), column) != found->second.end());
        }
    }
    for (const std::string& table : openTables()) {
        INFO(table);
        CHECK(tables.contains(table));
    }
}

TEST_CASE("No label of a change, file name or byte on the disk holds a planted word", "[documents][leaks]")
{
    PlantedPartnership planted;
    std::string labels;
    for (const auto& change : planted.replica().newestChanges(100000))
        labels += change.header.label + '\n' + change.header.author + '\n';
    CHECK(fieldsOf(planted, planted.foundIn(labels)) == "");
    must(planted.replica().backUp());
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator {planted.folder()}) {
        INFO(entry.path().string());
        CHECK(fieldsOf(planted, planted.foundIn(entry.path().filename().string())) == "");
        if (!entry.is_regular_file())
            continue;
        ++files;
        CHECK(fieldsOf(planted, planted.foundIn(bytesOf(entry.path()))) == "");
    }
    CHECK(files >= 2);
}
