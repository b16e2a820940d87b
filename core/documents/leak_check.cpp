// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/leak_check.h"

#include "core/documents/word_runs.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace muster::documents {

using replica::Reader;
using replica::Statement;

namespace {

// Tables of part two are the replicated ones, the same in both parts; a table that comes later is read as well. Copies
// of minutes are left out: what they say stands in the other tables too, and the sentences around it are Muster's own,
// which open papers use as well.
constexpr std::string_view kTablesSql = R"(
    SELECT name FROM part_two.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'minutes_copy'
     ORDER BY name)";

// Whether a row belongs to the item ?1. A correction stands in the later item that made it, and in the extract of the
// minute that it corrects.
constexpr std::string_view kOwnEntry = R"(t.item IS ?1 OR EXISTS (
    SELECT 1 FROM part_two.amendment c JOIN main.minute n ON n.meeting = c.meeting AND n.number = c.minute
     WHERE c.entry = t.id AND n.item = ?1))";
constexpr std::string_view kOwnAmendment = R"(EXISTS (
    SELECT 1 FROM main.minute n WHERE n.meeting = t.meeting AND n.number = t.minute AND n.item = ?1)
    OR EXISTS (SELECT 1 FROM part_two.entry e WHERE e.id = t.entry AND e.item = ?1))";
// Which item an action comes from is open; only its text is sealed.
constexpr std::string_view kOwnAction = "EXISTS (SELECT 1 FROM main.action a WHERE a.id = t.id AND a.item = ?1)";
constexpr std::string_view kOwnOfAction = "EXISTS (SELECT 1 FROM main.action a WHERE a.id = t.action AND a.item = ?1)";

constexpr std::string_view kColumnsSql = R"(
    SELECT name, type FROM pragma_table_info(?1, 'part_two') ORDER BY cid)";

constexpr std::string_view kCaseReferencesSql = R"(
    SELECT case_reference FROM part_two.agenda_item WHERE case_reference IS NOT NULL AND id IS NOT ?1)";

constexpr std::string_view kOwnCaseReferenceSql = "SELECT case_reference FROM part_two.agenda_item WHERE id = ?1";

// Short titles and headings; long ones are found by their runs.
constexpr std::string_view kTitlesSql = R"(
    SELECT title FROM part_two.agenda_item WHERE id IS NOT ?1
    UNION SELECT minute_heading FROM part_two.agenda_item WHERE id IS NOT ?1
    UNION SELECT location_text FROM part_two.agenda_item WHERE id IS NOT ?1)";

constexpr std::string_view kNamesSql =
    "SELECT person_name FROM main.role WHERE person_name IS NOT NULL AND person_name <> ''";

// Composed sentences join the names of organisations and roles in any order; such runs give nothing away.
constexpr std::string_view kVocabularySql = R"(
    SELECT name FROM main.agency UNION SELECT short_name FROM main.agency UNION SELECT display_name FROM main.agency
    UNION SELECT title FROM main.role UNION SELECT organisation FROM main.role UNION SELECT name FROM main.body
    UNION SELECT name FROM main.ward UNION SELECT name FROM main.sector)";

struct TextTable {
    std::string name;
    std::vector<std::string> columns;
    std::string_view own;  ///< an expression: the row belongs to the item ?1; empty when it belongs to none
};

std::vector<TextTable> textTables(const Reader& reader)
{
    std::vector<TextTable> tables;
    Statement table = reader.query(kTablesSql);
    while (table.next()) {
        TextTable one {table.text(0), {}, {}};
        bool hasItem = false;
        bool hasAction = false;
        Statement column = reader.query(kColumnsSql, one.name);
        while (column.next()) {
            const std::string name = column.text(0);
            if (column.text(1) == "TEXT")
                one.columns.push_back(name);
            hasItem = hasItem || (name == "item" && column.text(1) == "BLOB");
            hasAction = hasAction || (name == "action" && column.text(1) == "BLOB");
        }
        if (one.name == "agenda_item")
            one.own = "t.id IS ?1";
        else if (one.name == "action")
            one.own = kOwnAction;
        else if (one.name == "entry")
            one.own = kOwnEntry;
        else if (one.name == "amendment")
            one.own = kOwnAmendment;
        else if (hasItem)
            one.own = "t.item IS ?1";
        else if (hasAction)
            one.own = kOwnOfAction;
        if (!one.columns.empty())
            tables.push_back(std::move(one));
    }
    return tables;
}

/// Texts of one schema, each once given to `take` with whether its row belongs to `item`.
template <class Take>
void forEachText(const Reader& reader, const std::vector<TextTable>& tables, std::string_view schema,
                 const base::Id& item, Take take)
{
    for (const TextTable& table : tables) {
        std::string columns;
        for (const std::string& column : table.columns)
            columns += fmt::format(", t.\"{}\"", column);
        const std::string_view own = item.isNil() || table.own.empty() ? std::string_view {"0 AND ?1"} : table.own;
        Statement row =
            reader.query(fmt::format("SELECT ({}){} FROM {}.\"{}\" t", own, columns, schema, table.name), item);
        while (row.next()) {
            const bool belongs = !item.isNil() && row.flag(0);
            for (int column = 1; column < row.columnCount(); ++column) {
                if (!row.isNull(column))
                    take(row.text(column), belongs);
            }
        }
    }
}

/// Words that say nothing by themselves.
const std::set<std::string>& smallWords()
{
    static const std::set<std::string> words {
        "a",    "an",   "and",  "as",   "at",    "be",     "been", "by",       "for",    "from",  "had", "has",
        "have", "in",   "is",   "it",   "its",   "not",    "of",   "on",       "or",     "that",  "the", "to",
        "was",  "were", "with", "lead", "chair", "minute", "item", "agencies", "needed", "agency"};
    return words;
}

std::unordered_set<std::string> vocabulary(const Reader& reader)
{
    std::unordered_set<std::string> words {smallWords().begin(), smallWords().end()};
    Statement row = reader.query(kVocabularySql);
    while (row.next()) {
        for (std::string& word : wordsOf(row.text(0)))
            words.insert(std::move(word));
    }
    return words;
}

bool saysNothing(const std::vector<std::string>& words, std::size_t at, const std::unordered_set<std::string>& known)
{
    return std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at),
                       words.begin() + static_cast<std::ptrdiff_t>(at + kRunLength),
                       [&](const std::string& word) { return known.contains(word); });
}

std::string asPhrase(const std::string& text)
{
    const auto words = wordsOf(text);
    return joinedWords(words, 0, words.size());
}

/// Case references and names, whatever their length; titles only when no run could find them.
std::vector<std::string> phrasesOf(const Reader& reader, const base::Id& exceptFor, const std::string& openText)
{
    std::set<std::string> phrases;
    std::set<std::string> own;
    Statement mine = reader.query(kOwnCaseReferenceSql, exceptFor);
    while (mine.next())
        own.insert(asPhrase(mine.text(0)));
    Statement reference = reader.query(kCaseReferencesSql, exceptFor);
    while (reference.next()) {
        if (std::string phrase = asPhrase(reference.text(0)); !own.contains(phrase))
            phrases.insert(std::move(phrase));
    }
    Statement name = reader.query(kNamesSql);
    while (name.next())
        phrases.insert(asPhrase(name.text(0)));
    Statement title = reader.query(kTitlesSql, exceptFor);
    while (title.next()) {
        const auto words = wordsOf(title.text(0));
        const std::string phrase = joinedWords(words, 0, words.size());
        const bool isOpen = openText.find(' ' + phrase + ' ') != std::string::npos;
        if (words.size() > 1 && words.size() < kRunLength && !isOpen)
            phrases.insert(phrase);
    }
    phrases.erase("");
    return {phrases.begin(), phrases.end()};
}

}  // namespace

RestrictedCorpus restrictedCorpus(const Reader& reader, const base::Id& exceptFor)
{
    RestrictedCorpus corpus;
    if (!reader.partTwoIsOpen())
        return corpus;
    const std::vector<TextTable> tables = textTables(reader);
    std::unordered_set<std::string> open;
    std::string openText = " ";
    const auto learn = [&](const std::string& text) {
        const auto words = wordsOf(text);
        for (std::string& run : runsOfFour(words))
            open.insert(std::move(run));
        openText += joinedWords(words, 0, words.size()) + ' ';
    };
    forEachText(reader, tables, "main", {}, [&](const std::string& text, bool) { learn(text); });
    // The excepted item's own words may stand in its extract, whoever else used them.
    if (!exceptFor.isNil()) {
        forEachText(reader, tables, "part_two", exceptFor, [&](const std::string& text, bool belongs) {
            if (belongs)
                learn(text);
        });
    }
    const auto known = vocabulary(reader);
    forEachText(reader, tables, "part_two", exceptFor, [&](const std::string& text, bool belongs) {
        if (belongs)
            return;
        const auto words = wordsOf(text);
        for (std::size_t at = 0; at + kRunLength <= words.size(); ++at) {
            std::string run = joinedWords(words, at, kRunLength);
            if (!open.contains(run) && !saysNothing(words, at, known))
                corpus.runs.insert(std::move(run));
        }
    });
    corpus.phrases = phrasesOf(reader, exceptFor, openText);
    return corpus;
}

RestrictedCorpus restrictedCorpus(const Reader& reader, const std::vector<base::Id>& exceptFor)
{
    if (exceptFor.empty())
        return restrictedCorpus(reader);
    // What is forbidden whichever of them is excepted belongs to none of them.
    RestrictedCorpus corpus = restrictedCorpus(reader, exceptFor.front());
    for (std::size_t i = 1; i < exceptFor.size(); ++i) {
        const RestrictedCorpus other = restrictedCorpus(reader, exceptFor[i]);
        std::erase_if(corpus.runs, [&](const std::string& run) { return !other.runs.contains(run); });
        std::erase_if(corpus.phrases, [&](const std::string& phrase) {
            return std::find(other.phrases.begin(), other.phrases.end(), phrase) == other.phrases.end();
        });
    }
    return corpus;
}

base::Result<void> checkForLeaks(std::string_view extracted, const RestrictedCorpus& corpus)
{
    if (corpus.empty())
        return {};
    const auto words = wordsOf(extracted);
    const std::string all = ' ' + joinedWords(words, 0, words.size()) + ' ';
    const bool phrase = std::any_of(corpus.phrases.begin(), corpus.phrases.end(), [&](const std::string& one) {
        return all.find(' ' + one + ' ') != std::string::npos;
    });
    bool run = false;
    for (std::size_t at = 0; at + kRunLength <= words.size() && !run; ++at)
        run = corpus.runs.contains(joinedWords(words, at, kRunLength));
    if (!phrase && !run)
        return {};
    return base::fail(base::FailureCode::Refused,
                      "The file was read back and holds restricted text, so it was not kept. Look for words of a "
                      "restricted item in the open record, or make a restricted edition.",
                      "edition");
}

}  // namespace muster::documents
