// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the sample yields once it is loaded, against figures that were not taken from its files.
#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

using namespace muster;
using namespace std::chrono;
using nlohmann::json;
using replica::Reader;
using replica::Statement;
using test::SampleReplica;

namespace {

int count(const Reader& reader, const std::string& sql)
{
    Statement row = reader.query(sql);
    return row.next() ? row.number(0) : -1;
}

std::vector<std::string> texts(const Reader& reader, const std::string& sql)
{
    std::vector<std::string> found;
    Statement row = reader.query(sql);
    while (row.next()) {
        found.push_back(row.text(0));
    }
    return found;
}

// Every text of every replicated table, both parts.
std::vector<std::string> everyText(const Reader& reader, const replica::Catalogue& catalogue)
{
    std::vector<std::string> found;
    for (const std::string schema : {"main", "part_two"}) {
        for (const auto& table : catalogue.tables()) {
            Statement row = reader.query("SELECT * FROM " + schema + "." + table.name);
            while (row.next()) {
                for (int column = 1; column < row.columnCount(); ++column) {
                    const replica::Value value = row.value(column);
                    if (const auto* text = std::get_if<std::string>(&value)) {
                        found.push_back(*text);
                    }
                }
            }
        }
    }
    return found;
}

std::string bytesOf(const std::filesystem::path& folder)
{
    std::string bytes;
    for (const auto& file : std::filesystem::recursive_directory_iterator {folder}) {
        if (file.is_regular_file()) {
            std::ifstream in {file.path(), std::ios::binary};
            bytes.append(std::istreambuf_iterator<char> {in}, {});
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("The sample holds as much as it should", "[sample]")
{
    SampleReplica sample;
    const json counts = test::expectedOfSample().at("counts");
    const Reader& reader = sample.reader();
    CHECK(count(reader, "SELECT count(*) FROM agency") == counts.at("agencies"));
    CHECK(count(reader, "SELECT count(*) FROM body") == counts.at("bodies"));
    CHECK(count(reader, "SELECT count(*) FROM sector") == counts.at("sectors"));
    CHECK(count(reader, "SELECT count(*) FROM ward") == counts.at("wards"));
    CHECK(count(reader, "SELECT count(*) FROM priority WHERE kind IS NULL") == counts.at("priorities"));
    CHECK(count(reader, "SELECT count(*) FROM meeting") == counts.at("meetings"));
    CHECK(count(reader, "SELECT count(*) FROM action") == counts.at("actions"));
    CHECK(count(reader, "SELECT count(*) FROM performance_exception") == counts.at("exceptions"));
    CHECK(count(reader, "SELECT count(*) FROM blockage") == counts.at("blockages"));
    CHECK(count(reader, "SELECT count(*) FROM recommendation") == counts.at("recommendations"));
}

TEST_CASE("The sample is whole and locked", "[sample]")
{
    SampleReplica sample;
    CHECK(sample->check().empty());
    CHECK(sample->partTwoState() == replica::PartTwoState::Locked);
    CHECK(sample.reader().today() == base::Date {2011y / 11 / 15});
    const auto changes = sample->newestChanges(10);
    CHECK(std::any_of(changes.begin(), changes.end(),
                      [](const auto& change) { return change.header.label == "Load the sample partnership"; }));
    CHECK_FALSE(sample->undoLabel());
}

TEST_CASE("No restricted phrase stands in a file of the folder", "[sample]")
{
    SampleReplica sample;
    const std::string locked = bytesOf(sample.folder());
    sample.unlock();
    const std::string unlocked = bytesOf(sample.folder());
    auto phrases = test::expectedOfSample().at("october").at("restricted_phrases").get<std::vector<std::string>>();
    phrases.insert(phrases.end(),
                   {"ASB-0312", "tag information", "vulnerable adult", "Two options viewed", "epeat offender"});
    REQUIRE(locked.size() > 100'000);
    for (const std::string& phrase : phrases) {
        INFO(phrase);
        CHECK(locked.find(phrase) == std::string::npos);
        CHECK(unlocked.find(phrase) == std::string::npos);
    }
}

TEST_CASE("Restricted content is there once part two is unlocked, and only then", "[sample]")
{
    SampleReplica sample;
    const Reader& reader = sample.reader();
    const std::string entries = "SELECT text FROM part_two.entry WHERE text IS NOT NULL";
    CHECK(texts(reader, entries).empty());
    CHECK(texts(reader, "SELECT title FROM main.agenda_item WHERE sensitivity = 'restricted' AND title IS NOT NULL")
              .empty());
    CHECK(texts(reader, "SELECT text FROM main.action WHERE sensitivity = 'restricted' AND text IS NOT NULL").empty());
    sample.unlock();
    std::string all;
    for (const std::string& text : texts(reader, entries)) {
        all += text + '\n';
    }
    const nlohmann::json figures = test::expectedOfSample().at("october").at("restricted_phrases");
    for (const auto& phrase : figures) {
        CHECK(all.find(phrase.get<std::string>()) != std::string::npos);
    }
    CHECK(
        texts(
            reader,
            "SELECT a.reference FROM main.action a JOIN part_two.action p ON p.id = a.id WHERE p.text <> '' ORDER BY 1")
        == std::vector<std::string> {"A-012", "A-021", "A-022", "A-023"});
    CHECK(count(reader, "SELECT count(*) FROM part_two.disclosure") == 3);
    CHECK(count(reader, "SELECT count(*) FROM main.disclosure") == 0);
    sample->lockPartTwo();
    CHECK(texts(reader, entries).empty());
}

TEST_CASE("Meetings have the day, state, items and minute numbers of the figures", "[sample]")
{
    SampleReplica sample;
    const Reader& reader = sample.reader();
    const nlohmann::json figures = test::expectedOfSample().at("meetings");
    for (const auto& expected : figures) {
        INFO(expected.at("id").get<std::string>());
        Statement row = reader.query(R"(
        SELECT m.id, m.start_time, m.state, coalesce(m.planned_minutes, 0), coalesce(r.state, 'none')
          FROM meeting m JOIN body b ON b.id = m.body LEFT JOIN minutes_record r ON r.meeting = m.id
         WHERE b.short_name = ?1 AND m.held_on = ?2)",
                                     expected.at("body").get<std::string>(), expected.at("date").get<std::string>());
        REQUIRE(row.next());
        CHECK(row.text(1) == expected.at("start").get<std::string>());
        CHECK(row.text(2) == expected.at("state").get<std::string>());
        CHECK(row.number(3) == expected.at("planned_minutes"));
        if (expected.contains("minute_numbers") && !expected.at("minute_numbers").empty()) {
            CHECK(row.text(4) == expected.at("minutes_state").get<std::string>());
            std::vector<int> numbers;
            Statement minute = reader.query(R"(
            SELECT x.number FROM minute x JOIN agenda_item i ON i.id = x.item WHERE x.meeting = ?1 ORDER BY i.position)",
                                            row.id(0));
            while (minute.next()) {
                numbers.push_back(minute.number(0));
            }
            CHECK(numbers == expected.at("minute_numbers").get<std::vector<int>>());
        }
        if (expected.at("items") != 0) {
            Statement items = reader.query("SELECT count(*) FROM agenda_item WHERE meeting = ?1", row.id(0));
            REQUIRE(items.next());
            CHECK(items.number(0) == expected.at("items"));
        }
    }
}

TEST_CASE("The next minute of each series follows the last one", "[sample]")
{
    SampleReplica sample;
    const nlohmann::json figures = test::expectedOfSample().at("minute_series");
    for (const auto& [body, next] : figures.items()) {
        Statement row = sample.reader().query(R"(
        SELECT coalesce((SELECT max(number) + 1 FROM minute WHERE series = s.id), s.first_number)
          FROM minute_series s JOIN body b ON b.id = s.body WHERE b.short_name = ?1)",
                                              body);
        REQUIRE(row.next());
        CHECK(row.number(0) == next);
    }
}

TEST_CASE("The live meeting's agenda has its items with times and needed agencies", "[sample]")
{
    SampleReplica sample;
    const Reader& reader = sample.reader();
    base::TimeOfDay starts {600};
    const nlohmann::json figures = test::expectedOfSample().at("november").at("items");
    for (const auto& expected : figures) {
        Statement row = reader.query(R"(
        SELECT i.id, i.title, i.open_title, i.minutes_planned, i.sensitivity, coalesce(i.origin, ''), i.standing IS NOT NULL,
               m.id, i.standing
          FROM agenda_item i JOIN meeting m ON m.id = i.meeting
         WHERE m.held_on = '2011-11-15' AND i.number = ?1)",
                                     expected.at("order").get<int>());
        REQUIRE(row.next());
        const bool restricted = expected.at("sensitivity") == "restricted";
        CHECK(row.text(2) == expected.at("open_title").get<std::string>());
        CHECK(row.isNull(1) == restricted);
        CHECK(row.text(4) == expected.at("sensitivity").get<std::string>());
        if (!restricted) {
            CHECK(row.text(5) == expected.at("origin").get<std::string>());
        }
        if (row.flag(6)) {
            CHECK(row.id(0) == base::deriveId(row.id(7), row.id(8)));
        }
        CHECK(base::clockTime(starts) == expected.at("starts").get<std::string>());
        starts = base::addMinutes(starts, row.number(3));
        std::set<std::string> needed;
        Statement need = reader.query(R"(
        SELECT a.short_name FROM item_requirement r JOIN agency a ON a.id = r.agency
         WHERE r.item = ?1 AND r.need = 'required')",
                                      row.id(0));
        while (need.next()) {
            needed.insert(need.text(0));
        }
        CHECK(needed == expected.at("required").get<std::set<std::string>>());
    }
    CHECK(base::clockTime(starts) == "12:00");
    CHECK(count(reader,
                "SELECT count(*) FROM agenda_item i JOIN meeting m ON m.id = i.meeting WHERE m.held_on = '2011-11-15' "
                "AND i.standing IS NOT NULL")
          == 9);
    CHECK(count(reader, "SELECT count(*) FROM item_requirement WHERE reply IS NOT NULL") == 23);
}

TEST_CASE("The October minutes keep chair, declaration, approval and amendment", "[sample]")
{
    SampleReplica sample;
    const Reader& reader = sample.reader();
    const json october = test::expectedOfSample().at("october");
    Statement meeting = reader.query(R"(
    SELECT m.id, m.chair_role, m.actual_end, m.utc_offset_minutes, m.statement_read_at FROM meeting m
      JOIN body b ON b.id = m.body WHERE m.held_on = '2011-10-18' AND b.short_name = 'DTCG')");
    REQUIRE(meeting.next());
    const base::Id id = meeting.id(0);
    CHECK(meeting.text(1) == october.at("chair").get<std::string>());
    CHECK(meeting.text(2) == october.at("actual_end").get<std::string>());
    CHECK(meeting.number(3) == 60);
    CHECK(meeting.text(4) == "10:01");

    Statement chair = reader.query(R"(
    SELECT c.role_title, f.number, t.number FROM chairing c JOIN minute f ON f.item = c.from_item
      JOIN minute t ON t.item = c.to_item WHERE c.meeting = ?1)",
                                   id);
    REQUIRE(chair.next());
    CHECK(chair.text(0) == october.at("second_chair").get<std::string>());
    CHECK(chair.number(1) == 17);
    CHECK(chair.number(2) == 18);
    CHECK_FALSE(chair.next());

    Statement approval = reader.query(R"(
    SELECT e.text, a.held_on FROM entry e JOIN meeting a ON a.id = e.about
     WHERE e.meeting = ?1 AND e.kind = 'procedural')",
                                      id);
    REQUIRE(approval.next());
    CHECK(approval.text(0) == october.at("minute_13").at(0).get<std::string>());
    CHECK(approval.text(1) == "2011-09-20");

    Statement amendment =
        reader.query("SELECT minute, proposed_by, explanation, state FROM amendment WHERE meeting = ?1", id);
    REQUIRE(amendment.next());
    const json expected = october.at("minute_17").at("amendment");
    CHECK(amendment.number(0) == 17);
    CHECK(amendment.text(1) == expected.at("proposed_by").get<std::string>());
    CHECK(amendment.text(2) == expected.at("text").get<std::string>());
    CHECK(amendment.text(3) == expected.at("state").get<std::string>());

    Statement actions = reader.query(R"(
    SELECT a.reference FROM action a JOIN minute n ON n.item = a.item JOIN entry e ON e.id = a.entry AND e.about = a.id
     WHERE n.number = 17 ORDER BY e.position)");
    std::vector<std::string> references;
    while (actions.next()) {
        references.push_back(actions.text(0));
    }
    CHECK(references == october.at("minute_17").at("actions").get<std::vector<std::string>>());
    Statement declared = reader.query("SELECT effect FROM declaration WHERE meeting = ?1", id);
    REQUIRE(declared.next());
    CHECK(declared.text(0) == "took_no_part");
    Statement presence =
        reader.query("SELECT count(*), sum(resolution = 'stayed') FROM restricted_presence WHERE meeting = ?1", id);
    REQUIRE(presence.next());
    CHECK(presence.number(0) == 4);
    CHECK(presence.number(1) == 1);
}

TEST_CASE("Actions have the figures' agencies, owners, dates and states", "[sample]")
{
    SampleReplica sample;
    const Reader& reader = sample.reader();
    sample.unlock();
    const nlohmann::json figures = test::expectedOfSample().at("actions").at("register");
    for (const auto& expected : figures) {
        const std::string reference = expected.at("ref");
        INFO(reference);
        Statement row = reader.query(R"(
        SELECT g.short_name, coalesce(p.owner_title, a.owner_title), n.number, i.number, a.original_due, a.due, a.status,
               a.sensitivity, coalesce(p.text, a.text), coalesce(p.evidence, a.evidence, ''), e.about = a.id
          FROM action a LEFT JOIN part_two.action p ON p.id = a.id JOIN agency g ON g.id = a.lead_agency
          JOIN agenda_item i ON i.id = a.item JOIN minute n ON n.item = i.id
          JOIN (SELECT id, about FROM main.entry UNION ALL SELECT id, about FROM part_two.entry) e ON e.id = a.entry
         WHERE a.reference = ?1)",
                                     reference);
        REQUIRE(row.next());
        CHECK(row.text(0) == expected.at("lead_agency").get<std::string>());
        CHECK(row.text(1) == expected.at("owner").get<std::string>());
        CHECK(row.number(2) == expected.at("minute"));
        CHECK(row.number(3) == expected.at("item"));
        CHECK(row.text(4) == expected.at("original_due").get<std::string>());
        CHECK(row.text(5) == expected.at("due").get<std::string>());
        CHECK(row.text(6) == expected.at("status").get<std::string>());
        CHECK((row.text(7) == "restricted") == expected.at("restricted"));
        CHECK(row.text(8) == expected.at("text").get<std::string>());
        CHECK(row.text(9) == (expected.at("evidence").is_null() ? "" : expected.at("evidence").get<std::string>()));
        CHECK(row.flag(10));
    }
}

TEST_CASE("Actions count as the figures count them, while part two is locked", "[sample]")
{
    SampleReplica sample;
    const Reader& reader = sample.reader();
    const json expected = test::expectedOfSample().at("actions");
    const std::string isOpen =
        " status NOT IN ('closed_verified', 'closed_no_longer_required', 'closed_not_undertaken')";
    const auto references = [&](const std::string& where) {
        return texts(reader, "SELECT reference FROM action WHERE " + where + " ORDER BY 1");
    };
    CHECK(references(isOpen).size() == expected.at("open"));
    CHECK(references(isOpen + " AND status <> 'complete_claimed' AND due < '2011-11-15'")
          == expected.at("overdue").get<std::vector<std::string>>());
    CHECK(references("status = 'complete_claimed'")
          == expected.at("awaiting_verification").get<std::vector<std::string>>());
    CHECK(references("sensitivity = 'restricted'") == expected.at("restricted").get<std::vector<std::string>>());
    std::map<std::string, int> byAgency;
    Statement row =
        reader.query("SELECT g.short_name, count(*) FROM action a JOIN agency g ON g.id = a.lead_agency WHERE" + isOpen
                     + " GROUP BY 1");
    while (row.next()) {
        byAgency[row.text(0)] = row.number(1);
    }
    CHECK(byAgency == expected.at("open_by_agency").get<std::map<std::string, int>>());
    std::map<std::string, int> byStatus;
    Statement status = reader.query("SELECT status, count(*) FROM action GROUP BY 1");
    while (status.next()) {
        byStatus[status.text(0)] = status.number(1);
    }
    CHECK(byStatus == expected.at("by_status").get<std::map<std::string, int>>());
}

TEST_CASE("The recommendation is not ratified by all and holds back one action", "[sample]")
{
    SampleReplica sample;
    const json expected = test::expectedOfSample().at("recommendation");
    std::map<std::string, std::string> states;
    Statement row =
        sample.reader().query("SELECT a.short_name, r.state FROM ratification r JOIN agency a ON a.id = r.agency");
    while (row.next()) {
        states[row.text(0)] = row.text(1);
    }
    CHECK(states == expected.at("ratifications").get<std::map<std::string, std::string>>());
    CHECK(texts(sample.reader(), "SELECT reference FROM action WHERE depends_on_recommendation IS NOT NULL")
          == std::vector<std::string> {expected.at("blocks_action")});
}

TEST_CASE("Without an anchor the live meeting falls on the Tuesday that is today or next", "[sample]")
{
    CHECK(sample::sampleTuesday(2026y / 11 / 22) == base::Date {2026y / 11 / 24});
    CHECK(sample::sampleTuesday(2026y / 11 / 24) == base::Date {2026y / 11 / 24});
    CHECK(sample::sampleTuesday(2026y / 11 / 25) == base::Date {2026y / 12 / 1});

    SampleReplica sample {std::nullopt};
    CHECK_FALSE(sample->session().hasOwnToday());
    const base::Date tuesday = sample::sampleTuesday(sample.reader().today());
    CHECK(texts(sample.reader(), "SELECT held_on FROM meeting WHERE state = 'published'")
          == std::vector<std::string> {base::isoDate(tuesday)});
    Statement row =
        sample.reader().query("SELECT held_on FROM meeting m JOIN body b ON b.id = m.body WHERE b.short_name = 'DTCG'");
    while (row.next()) {
        CHECK(base::weekdayOf(row.date(0)) == Tuesday);
    }
}

TEST_CASE("Another anchor moves days by days and months by whole months, in texts too", "[sample]")
{
    SampleReplica sample {base::Date {2026y / 2 / 17}};
    const Reader& reader = sample.reader();
    CHECK(reader.today() == base::Date {2026y / 2 / 17});
    CHECK(texts(reader, "SELECT held_on FROM meeting WHERE state = 'approved'")
          == std::vector<std::string> {"2025-12-23"});
    CHECK(texts(reader, "SELECT text FROM entry WHERE kind = 'procedural'").front()
          == "The minutes of the meeting held on 23 December 2025 were agreed as a correct record.");
    CHECK(texts(reader, "SELECT period FROM performance_exception ORDER BY reference")
          == std::vector<std::string> {"2025-03", "2025-11", "2026-01", "2026-01"});
    CHECK(texts(reader, "SELECT reason FROM performance_exception WHERE reference = 'EX-01'").front().find("March peak")
          != std::string::npos);
}

TEST_CASE("No placeholder is left in any text but the one for the agenda", "[sample]")
{
    SampleReplica sample;
    sample.unlock();
    int left = 0;
    for (const std::string& text : everyText(sample.reader(), sample->catalogue())) {
        // A placeholder is a word in braces; the copies of approved minutes are JSON.
        const auto brace = text.find('{');
        if (brace != std::string::npos && text[brace + 1] != '"') {
            INFO(text);
            CHECK(text.find("{previous_date}") != std::string::npos);
            ++left;
        }
    }
    CHECK(left == 1);
}

TEST_CASE("A folder that holds a partnership is not filled with the sample", "[sample]")
{
    test::TestReplica replica;
    test::must(execute(*replica, partnership::CreatePartnership {"Safer Marshwick Partnership"}));
    CHECK(sample::loadSample(*replica, sample::kLiteralAnchor).error().code == base::FailureCode::Refused);
    CHECK(count(replica->reader(), "SELECT count(*) FROM agency") == 0);
}

TEST_CASE("Nothing in the sample was done on a day still to come", "[sample]")
{
    const SampleReplica sample;
    const Reader& reader = sample.reader();
    // Days that are planned or foreseen.
    const std::set<std::string> planned {"agency.joined_on",
                                         "body_product.due_on",
                                         "chair_rota.meeting_on",
                                         "equality_assessment.review_on",
                                         "information_request.due_on",
                                         "meeting.held_on",
                                         "plan_line.due_on",
                                         "plan_line.original_due_on",
                                         "problem_sheet.assess_on",
                                         "publication.due_on",
                                         "ratification.meeting_on",
                                         "recommendation.equality_review_on",
                                         "recommendation_limb.effective_on",
                                         "task_group.end_on",
                                         "task_group.original_end_on",
                                         "task_group_event.new_end_on"};
    int days = 0;
    for (const std::string& table : texts(reader, "SELECT name FROM sqlite_schema WHERE type = 'table'")) {
        for (const std::string& column : texts(
                 reader, "SELECT name FROM pragma_table_info('" + table + "') WHERE name LIKE '%\\_on' ESCAPE '\\'")) {
            ++days;
            if (planned.count(table + "." + column) == 0) {
                INFO(table << "." << column);
                CHECK(count(reader,
                            "SELECT count(*) FROM \"" + table + "\" WHERE " + column + " > '"
                                + base::isoDate(reader.today()) + "'")
                      == 0);
            }
        }
    }
    CHECK(days > 60);
}
