// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/erase_text.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/replica/erasure.h"
#include "core/replica/storage_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Erasure;
using replica::Replica;
using replica::Statement;

namespace {

    using Json = nlohmann::json;

    // Shorter ones stand elsewhere for reasons of their own.
    constexpr std::size_t kShortestSought = 20;
    constexpr std::size_t kShown = 120;

    constexpr std::string_view kBlockageSql =
        "SELECT id, reference, sensitivity = 'restricted' FROM main.blockage WHERE reference = ?1 COLLATE NOCASE";
    constexpr std::string_view kExceptionSql = R"(
        SELECT id, reference, sensitivity = 'restricted' FROM main.performance_exception
         WHERE reference = ?1 COLLATE NOCASE)";
    constexpr std::string_view kExceptionEventsSql = "SELECT id FROM main.exception_event WHERE exception = ?1";
    constexpr std::string_view kBlockageEventsSql = "SELECT id FROM main.blockage_event WHERE blockage = ?1";
    constexpr std::string_view kEffectsSql = "SELECT id FROM main.effect_answer WHERE exception = ?1";
    constexpr std::string_view kUpdatesSql = "SELECT id FROM main.action_update WHERE action = ?1";
    constexpr std::string_view kSealedUpdatesSql = "SELECT id FROM part_two.action_update WHERE action = ?1";
    constexpr std::string_view kBlockagesSql = "SELECT id FROM main.blockage WHERE action = ?1";
    constexpr std::string_view kActionsSql = "SELECT id FROM main.action WHERE item = ?1";
    constexpr std::string_view kEntriesSql = "SELECT id FROM main.entry WHERE item = ?1";
    constexpr std::string_view kSealedEntriesSql = "SELECT id FROM part_two.entry WHERE item = ?1";
    constexpr std::string_view kDisclosuresSql = "SELECT id FROM main.disclosure WHERE item = ?1";
    constexpr std::string_view kSealedDisclosuresSql = "SELECT id FROM part_two.disclosure WHERE item = ?1";
    constexpr std::string_view kPapersSql = "SELECT id FROM main.item_paper WHERE item = ?1";
    constexpr std::string_view kSealedPapersSql = "SELECT id FROM part_two.item_paper WHERE item = ?1";
    constexpr std::string_view kPaperLinesSql = "SELECT id FROM main.paper_recommendation WHERE item = ?1";
    constexpr std::string_view kSealedPaperLinesSql = "SELECT id FROM part_two.paper_recommendation WHERE item = ?1";
    constexpr std::string_view kSheetsSql = "SELECT id FROM main.problem_sheet WHERE id = ?1";
    constexpr std::string_view kSealedSheetsSql = "SELECT id FROM part_two.problem_sheet WHERE id = ?1";
    constexpr std::string_view kConflictsSql = "SELECT id FROM main.item_conflict WHERE item = ?1";

    /// What people write about a matter. Names of roles stay, as agencies, dates and states do.
    struct Fields {
        const char* table;
        const char* name;
        std::vector<const char*> columns;
        /// Those of which the same words elsewhere are about the same matter; titles and remarks are often alike.
        std::vector<const char*> sought;
    };

    const std::array<Fields, 14>& allFields()
    {
        static const std::array<Fields, 14> fields {{
            {"action", "Action",
             {"text", "evidence", "closure_text", "incomplete_reason", "set_rag_reason", "thanks"},
             {"text", "evidence", "closure_text"}},
            {"action_update", "Update of an action", {"text", "reason", "evidence"}, {"evidence"}},
            {"blockage", "Blockage", {"text", "needed", "tried", "if_nothing", "decision"}, {"text", "tried"}},
            {"blockage_event", "Step of a blockage", {"text"}, {}},
            {"performance_exception", "Exception",
             {"text", "reason", "cause", "plan", "ask", "note", "evidence", "response_text"},
             {"text", "cause", "plan", "ask"}},
            {"exception_event", "Step of an exception", {"reason", "text"}, {}},
            {"effect_answer", "Whether it worked", {"text"}, {}},
            {"entry", "Recorded line", {"text", "s17_reason"}, {"text"}},
            {"agenda_item", "Agenda item",
             {"title", "open_title", "purpose", "location_text", "case_reference", "background", "reason",
              "urgent_reason", "evidence", "resources_offered", "tell_back_text", "minute_heading",
              "why_partnership"},
             {"background", "evidence", "resources_offered", "tell_back_text"}},
            {"disclosure", "Disclosure", {"what", "purpose", "proportionality"}, {"what"}},
            {"item_paper", "Paper", {"title", "purpose", "background", "proposal"}, {"background", "proposal"}},
            {"paper_recommendation", "Recommendation of a paper", {"text"}, {}},
            {"problem_sheet", "Problem-solving sheet",
             {"objective", "scanning", "analysis", "response", "assessment"},
             {"scanning", "analysis", "response", "assessment"}},
            {"item_conflict", "Conflict of a provider", {"reason"}, {}},
        }};
        return fields;
    }

    /// The rows whose texts go.
    struct Found {
        std::string about;
        bool restricted = false;
        std::set<std::pair<std::string, base::Id>> rows;
    };

    void addRows(const Replica& replica, Found& found, const std::string& table, std::string_view sql, const base::Id& of)
    {
        Statement row = replica.reader().query(sql, of);
        while (row.next()) {
            found.rows.emplace(table, row.id(0));
        }
    }

    /// What was said at the steps of the blockages and exceptions found.
    void addSteps(const Replica& replica, Found& found)
    {
        const auto rows = found.rows;
        for (const auto& [table, row] : rows) {
            if (table == "blockage") {
                addRows(replica, found, "blockage_event", kBlockageEventsSql, row);
            } else if (table == "performance_exception") {
                addRows(replica, found, "exception_event", kExceptionEventsSql, row);
                addRows(replica, found, "effect_answer", kEffectsSql, row);
            }
        }
    }

    void addAction(const Replica& replica, Found& found, const base::Id& action)
    {
        found.rows.emplace("action", action);
        addRows(replica, found, "action_update", kUpdatesSql, action);
        addRows(replica, found, "action_update", kSealedUpdatesSql, action);
        addRows(replica, found, "blockage", kBlockagesSql, action);
        addSteps(replica, found);
    }

    std::optional<Found> findItem(const Replica& replica, const std::string& record)
    {
        const auto split = record.find(" item ");
        if (split == std::string::npos) {
            return std::nullopt;
        }
        int number = 0;
        const std::string word {base::trimmed(record.substr(split + 6))};
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        const auto meeting = meetings::findMeeting(replica.reader(), std::string {base::trimmed(record.substr(0, split))});
        if (!meeting || error != std::errc {} || end != word.data() + word.size()) {
            return std::nullopt;
        }
        const auto agenda = meetings::agendaOf(replica.reader(), meeting->id);
        const auto* item = agenda.byNumber(number);
        if (item == nullptr) {
            return std::nullopt;
        }
        Found found {fmt::format("{} item {}", meetings::meetingReference(*meeting), number), item->restricted(), {}};
        found.rows.emplace("agenda_item", item->id);
        addRows(replica, found, "entry", kEntriesSql, item->id);
        addRows(replica, found, "entry", kSealedEntriesSql, item->id);
        addRows(replica, found, "disclosure", kDisclosuresSql, item->id);
        addRows(replica, found, "disclosure", kSealedDisclosuresSql, item->id);
        addRows(replica, found, "item_paper", kPapersSql, item->id);
        addRows(replica, found, "item_paper", kSealedPapersSql, item->id);
        addRows(replica, found, "paper_recommendation", kPaperLinesSql, item->id);
        addRows(replica, found, "paper_recommendation", kSealedPaperLinesSql, item->id);
        addRows(replica, found, "problem_sheet", kSheetsSql, item->id);
        addRows(replica, found, "problem_sheet", kSealedSheetsSql, item->id);
        addRows(replica, found, "item_conflict", kConflictsSql, item->id);
        std::vector<base::Id> actions;
        {
            Statement row = replica.reader().query(kActionsSql, item->id);
            while (row.next()) {
                actions.push_back(row.id(0));
            }
        }
        for (const base::Id& action : actions) {
            addAction(replica, found, action);
        }
        return found;
    }

    Result<Found> find(const Replica& replica, const std::string& words)
    {
        const std::string record {base::trimmed(words)};
        std::optional<Found> found = findItem(replica, record);
        for (const auto& [table, sql] : {std::pair {"blockage", kBlockageSql}, {"performance_exception", kExceptionSql}}) {
            if (found) {
                break;
            }
            {
                Statement row = replica.reader().query(sql, record);
                if (row.next()) {
                    found = Found {row.text(1), row.flag(2), {{table, row.id(0)}}};
                }
            }
            if (found) {
                addSteps(replica, *found);
            }
        }
        if (!found) {
            if (const auto action = actions::findAction(replica.reader(), record)) {
                found = Found {action->reference, action->restricted, {}};
                addAction(replica, *found, action->id);
            }
        }
        if (!found) {
            return fail(FailureCode::NotFound,
                        fmt::format("There is no record \"{}\". Name an action (A-014), a blockage (BL-03), an exception "
                                    "(EX-04) or an item of a meeting (DTCG/2011-11-15 item 4).",
                                    record),
                        "record");
        }
        if (found->restricted && replica.partTwoState() != replica::PartTwoState::Open) {
            return fail(FailureCode::Locked, fmt::format("{} is restricted. Unlock part two first.", found->about));
        }
        return std::move(*found);
    }

    /// A replacement, and what it would take away now.
    struct Place {
        Erasure::Cell cell;
        ErasedPlace shown;
        bool sought = false;  ///< the same words elsewhere go too
    };

    std::string shown(const std::string& text)
    {
        if (text.size() <= kShown) {
            return text;
        }
        std::size_t end = kShown;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        return text.substr(0, end) + "\xE2\x80\xA6";
    }

    std::string spaced(std::string column)
    {
        std::replace(column.begin(), column.end(), '_', ' ');
        return column;
    }

    std::string current(const Replica& replica, bool restricted, const std::string& table, const base::Id& row,
                        const std::string& column)
    {
        Statement found = replica.reader().query(
            fmt::format("SELECT \"{}\" FROM {}.{} WHERE id = ?1", column, restricted ? "part_two" : "main", table), row);
        return found.next() ? found.text(0) : std::string {};
    }

    bool isErased(const std::string& text) { return text.rfind(replica::kErased, 0) == 0; }

    std::string without(std::string text, const std::set<std::string>& sought, const std::string& instead)
    {
        for (const std::string& each : sought) {
            for (std::size_t at = text.find(each); at != std::string::npos; at = text.find(each, at + instead.size())) {
                text.replace(at, each.size(), instead);
            }
        }
        return text;
    }

    void eraseIn(Json& json, const std::set<std::string>& sought, const std::string& instead)
    {
        if (json.is_string()) {
            json = without(json.get<std::string>(), sought, instead);
        } else if (json.is_structured()) {
            for (auto& each : json) {
                eraseIn(each, sought, instead);
            }
        }
    }

    /// The texts of the rows themselves.
    std::vector<Place> ownPlaces(const Replica& replica, const Found& found, const std::string& instead)
    {
        const bool open = replica.partTwoState() == replica::PartTwoState::Open;
        std::vector<Place> places;
        for (const auto& [table, row] : found.rows) {
            for (const Fields& fields : allFields()) {
                if (fields.table != table) {
                    continue;
                }
                for (const bool restricted : {false, true}) {
                    for (const char* column : fields.columns) {
                        if (restricted && !open) {
                            continue;
                        }
                        const std::string text = current(replica, restricted, table, row, column);
                        places.push_back({{restricted, table, row, column, instead},
                                          {fmt::format("{}: {}", fields.name, spaced(column)),
                                           isErased(text) ? std::string {} : text},
                                          std::find(fields.sought.begin(), fields.sought.end(), std::string_view {column})
                                              != fields.sought.end()});
                    }
                }
            }
        }
        return places;
    }

    /// The same words where they stand for other reasons.
    void addElsewhere(const Replica& replica, std::vector<Place>& places, const std::string& instead)
    {
        std::set<std::string> sought;
        std::set<std::tuple<bool, std::string, base::Id, std::string>> known;
        for (const Place& place : places) {
            known.emplace(place.cell.restricted, place.cell.table, place.cell.row, place.cell.column);
            if (place.sought && place.shown.text.size() >= kShortestSought) {
                sought.insert(place.shown.text);
            }
        }
        const bool open = replica.partTwoState() == replica::PartTwoState::Open;
        for (const replica::TableInfo& table : replica.catalogue().tables()) {
            if (table.name == "erasure" || table.name.rfind("key_", 0) == 0) {
                continue;
            }
            const bool isCopy = table.name == "minutes_copy";
            for (const bool restricted : {false, true}) {
                for (std::size_t column = 1; column < table.columns.size() && (open || !restricted); ++column) {
                    const std::string& name = table.columns[column];
                    std::map<base::Id, std::string> hits;
                    for (const std::string& text : sought) {
                        // In kept minutes it stands as JSON writes it.
                        std::string written = text;
                        if (isCopy) {
                            written = Json(text).dump();
                            written = written.substr(1, written.size() - 2);
                        }
                        Statement row = replica.reader().query(
                            fmt::format("SELECT id, \"{}\" FROM {}.{} WHERE typeof(\"{}\") = 'text' AND instr(\"{}\", ?1) > 0",
                                        name, restricted ? "part_two" : "main", table.name, name, name),
                            written);
                        while (row.next()) {
                            hits.emplace(row.id(0), row.text(1));
                        }
                    }
                    for (const auto& [row, text] : hits) {
                        if (known.contains({restricted, table.name, row, name})) {
                            continue;
                        }
                        std::string replaced;
                        if (isCopy) {
                            Json document = Json::parse(text, nullptr, false);
                            eraseIn(document, sought, instead);
                            replaced = document.dump();
                        } else {
                            replaced = without(text, sought, instead);
                        }
                        places.push_back({{restricted, table.name, row, name, std::move(replaced)},
                                          {isCopy ? std::string {"Minutes as they were approved"}
                                                  : fmt::format("{}: {}", spaced(table.name), spaced(name)),
                                           isCopy ? std::string {"the same words in them"} : text}});
                    }
                }
            }
        }
    }

    std::vector<Place> placesOf(const Replica& replica, const Found& found)
    {
        const std::string instead = fmt::format("{} {}]", replica::kErased, base::longDate(replica.reader().today()));
        auto places = ownPlaces(replica, found, instead);
        addElsewhere(replica, places, instead);
        return places;
    }

}  // namespace

Result<ErasePreview> previewErasure(Replica& replica, const std::string& record)
try {
    const auto found = find(replica, record);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto places = placesOf(replica, *found);
    ErasePreview preview {found->about, {}};
    for (const Place& place : places) {
        if (!place.shown.text.empty()) {
            preview.places.push_back({place.shown.where, shown(place.shown.text)});
        }
    }
    return preview;
} catch (const replica::StorageError& error) {
    return fail(FailureCode::Storage, fmt::format("It could not be read: {}.", error.what()));
}

Result<ErasedText> execute(Replica& replica, const EraseText& command)
try {
    const auto found = find(replica, command.record);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto places = placesOf(replica, *found);
    Erasure erasure {found->about, std::string {base::trimmed(command.basis)},
                     std::string {base::trimmed(command.decidedBy)}, {}};
    std::size_t texts = 0;
    for (const Place& place : places) {
        erasure.cells.push_back(place.cell);
        texts += place.shown.text.empty() ? 0U : 1U;
    }
    const auto erased = replica.erase(erasure);
    if (!erased) {
        return tl::unexpected(erased.error());
    }
    return ErasedText {found->about, *erased, texts};
} catch (const replica::StorageError& error) {
    return fail(FailureCode::Storage, fmt::format("It could not be erased on this computer: {}. Try again.", error.what()));
}

std::vector<std::string> whatErasureCannotDo()
{
    return {"Nobody can undo it.",
            "Papers that were printed, sent or saved as files keep it.",
            "Copies of the folder or of the shared file made by others keep it, and so do the backups of your IT "
            "department and packages that were given away. Muster's own backups in this folder are made anew.",
            "Other computers erase it when they next synchronise. One that never does keeps it.",
            "Only the same words are found elsewhere. What somebody wrote in other words stays until it is erased by "
            "itself."};
}

}  // namespace muster::documents
