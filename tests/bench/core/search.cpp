// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searching ten years letter by letter, beside a plain query of the same index and beside LIKE over the same texts.
#include "core/governance/search.h"
#include "core/base/text.h"
#include "tests/bench/core/groups.h"
#include "tests/support/ten_years.h"
#include "tests/support/test_replica.h"

#include <fmt/format.h>

using namespace muster;

namespace muster::bench {

namespace {

// What somebody would write who has no index: the same texts, each word somewhere in them.
constexpr std::string_view kLikeSql = R"sql(
        SELECT 'item', id, coalesce(title, open_title) FROM main.agenda_item
         WHERE coalesce(title, '') || ' ' || coalesce(background, '') || ' ' || coalesce(evidence, '') LIKE ?1
        UNION ALL SELECT 'entry', id, text FROM main.entry WHERE text LIKE ?1
        UNION ALL SELECT 'action', id, text FROM main.action
         WHERE coalesce(reference, '') || ' ' || coalesce(text, '') || ' ' || coalesce(owner_title, '') LIKE ?1
        UNION ALL SELECT 'update', id, text FROM main.action_update WHERE text LIKE ?1
        UNION ALL SELECT 'body', id, name FROM main.body WHERE name LIKE ?1
        UNION ALL SELECT 'role', id, title FROM main.role WHERE title LIKE ?1
        LIMIT 40)sql";

constexpr std::string_view kIndexSql = R"sql(
        SELECT rowid, snippet(search_text, 0, char(2), char(3), '…', 14) FROM main.search_text
         WHERE search_text MATCH ?1 ORDER BY rank LIMIT 40)sql";

/// The words as FTS5 reads them, the last one as far as it was typed.
std::string match(const std::string& words)
{
    std::string expression;
    for (const std::string& word : base::split(words, ' ')) {
        if (!word.empty()) {
            expression += '"' + word + "\" ";
        }
    }
    return expression + "*";
}

/// As it is typed: from the third letter on.
std::vector<std::string> typed(const std::string& text)
{
    std::vector<std::string> states;
    for (std::size_t length = 3; length <= text.size(); ++length) {
        states.push_back(text.substr(0, length));
    }
    return states;
}

/// A pattern with which the words follow each other with anything between.
std::string like(const std::string& words)
{
    std::string pattern = "%";
    for (const char c : words) {
        pattern += c == ' ' ? '%' : c;
    }
    return pattern + "%";
}

}  // namespace

void measureSearch(Figures& figures)
{
    test::TestReplica replica;
    test::writeTenYears(*replica, replica->reader().today());
    std::vector<std::string> states;
    for (const char* words : {"lighting courts", "A-4321", "police patrol", "zzyzx nothing"}) {
        for (std::string& state : typed(words)) {
            states.push_back(std::move(state));
        }
    }
    const replica::Reader& reader = replica->reader();
    const auto search = [&] {
        for (const std::string& state : states) {
            (void)governance::searchAll(reader, state);
        }
    };
    const auto ask = [&](std::string_view sql, std::string (*expression)(const std::string&)) {
        for (const std::string& state : states) {
            replica::Statement row = reader.query(sql, expression(state));
            while (row.next()) { }
        }
    };
    const auto took = byTurns(5, millisecondsOf, search, [&] { ask(kLikeSql, like); });
    const auto beside = byTurns(5, millisecondsOf, search, [&] { ask(kIndexSql, match); });
    const auto keys = static_cast<double>(states.size());
    figures.add({.what = fmt::format("search as you type over ten years, a key of {}", states.size()),
                 .baseline = "LIKE over the same texts",
                 .kind = Kind::Ratio,
                 .ours = took.ours / keys,
                 .theirs = took.theirs / keys,
                 .goal = 1});
    figures.add({.what = "the same, with what each find is and where it leads",
                 .baseline = "a plain FTS5 query of the same index",
                 .kind = Kind::Ratio,
                 .ours = beside.ours / keys,
                 .theirs = beside.theirs / keys,
                 .goal = 2});
    std::vector<double> each;
    for (const std::string& state : states) {
        each.push_back(millisecondsOf([&] { (void)governance::searchAll(reader, state); }));
    }
    figures.add({.what = "the same, 95th percentile of one key",
                 .kind = Kind::Value,
                 .ours = percentile(each, 0.95),
                 .goal = 50});
}

}  // namespace muster::bench
