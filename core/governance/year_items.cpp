// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/year_items.h"

#include "core/base/text.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/section17.h"
#include "core/partnership/priority_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace muster::governance {

using replica::Reader;
using replica::Statement;

namespace {

// Nothing restricted: neither the item nor the entry.
constexpr std::string_view kDecisionsSql = R"(
        SELECT e.item, e.verb, e.text, e.s17_effect, e.s17_reason
          FROM main.entry e
          JOIN main.meeting m ON m.id = e.meeting JOIN main.body b ON b.id = m.body
          JOIN main.agenda_item i ON i.id = e.item
         WHERE e.kind = 'decision' AND e.text IS NOT NULL AND e.removed IS NOT 1 AND e.sensitivity = 'open'
           AND i.sensitivity = 'open' AND b.authority = 'statutory_decision' AND m.state <> 'cancelled'
           AND m.held_on >= ?1 AND m.held_on <= ?2
         ORDER BY m.held_on, b.position, i.number, e.position, e.id)";

constexpr std::string_view kFunctionsSql =
    "SELECT word FROM main.item_tag WHERE item = ?1 AND kind = 'board_function' ORDER BY word COLLATE NOCASE";

// Business that was taken, with what it was linked to; an area of focus may also be a tag.
constexpr std::string_view kServedSql = R"(
        WITH taken AS (
            SELECT i.id FROM main.agenda_item i JOIN main.meeting m ON m.id = i.meeting
             WHERE i.state IN ('open', 'concluded') AND i.sensitivity = 'open' AND i.role_in_meeting IS NULL
               AND m.held_on >= ?1 AND m.held_on <= ?2)
        SELECT p.name, p.kind IS 'other_area', t.id FROM taken t
          JOIN main.item_priority l ON l.item = t.id JOIN main.priority p ON p.id = l.priority
        UNION SELECT g.word, 1, t.id FROM taken t JOIN main.item_tag g ON g.item = t.id AND g.kind = 'focus'
         ORDER BY 1, 3)";

constexpr std::string_view kWhySql = R"(
        SELECT i.id, coalesce(i.minute_heading, i.title), i.why_partnership
          FROM main.agenda_item i JOIN main.meeting m ON m.id = i.meeting
         WHERE i.why_partnership IS NOT NULL AND i.sensitivity = 'open' AND i.state IN ('open', 'concluded')
           AND m.held_on >= ?1 AND m.held_on <= ?2
         ORDER BY m.held_on, m.id, i.number, i.id)";

constexpr std::string_view kSuccessesSql = R"(
        SELECT l.id, b.id, b.name, r.month, l.text
          FROM main.return_line l JOIN main.monthly_return r ON r.id = l.monthly_return
          JOIN main.body b ON b.id = r.body
         WHERE l.kind = 'success' AND r.received_on IS NOT NULL AND r.month >= ?1 AND r.month <= ?2
         ORDER BY r.month, b.position, b.name, l.position, l.id)";

struct Served {
    std::string name;
    bool otherArea = false;
    std::set<base::Id> items;
};

Served& servedNamed(std::vector<Served>& all, const std::string& name, bool otherArea)
{
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const Served& one) { return base::lowered(one.name) == base::lowered(name); });
    if (found != all.end()) {
        return *found;
    }
    all.push_back({name, otherArea, {}});
    return all.back();
}

}  // namespace

std::vector<BoardFunction> decisionsByFunction(const Reader& reader, base::Date from, base::Date to)
{
    std::vector<BoardFunction> functions;
    for (const std::string_view name : meetings::usualTags(meetings::TagKind::BoardFunction)) {
        functions.push_back({std::string {name}, {}});
    }
    const std::size_t usual = functions.size();
    std::vector<MinutedDecision> without;
    MinuteIndex minutes {reader};
    Statement row = reader.query(kDecisionsSql, from, to);
    while (row.next()) {
        MinutedDecision decision;
        decision.minute = minutes.ofItem(row.id(0));
        decision.words = std::string {base::trimmed(row.text(1) + ' ' + row.text(2))};
        if (const auto effect = meetings::s17EffectFrom(row.text(3))) {
            decision.section17 = fmt::format("{}: {}", meetings::inWords(*effect), row.text(4));
        }
        bool named = false;
        Statement word = reader.query(kFunctionsSql, row.id(0));
        while (word.next()) {
            auto function = std::find_if(functions.begin(), functions.end(), [&](const BoardFunction& one) {
                return base::lowered(one.name) == base::lowered(word.text(0));
            });
            if (function == functions.end()) {
                // A word of the partnership's own stands behind the six.
                function = functions.insert(functions.end(), {word.text(0), {}});
            }
            function->decisions.push_back(decision);
            named = true;
        }
        if (!named) {
            without.push_back(std::move(decision));
        }
    }
    std::stable_sort(functions.begin() + static_cast<std::ptrdiff_t>(usual), functions.end(),
                     [](const BoardFunction& a, const BoardFunction& b) { return a.name < b.name; });
    if (!without.empty()) {
        functions.push_back({{}, std::move(without)});
    }
    return functions;
}

std::vector<ServedPriority> servedPriorities(const Reader& reader, base::Date from, base::Date to)
{
    std::vector<Served> all;
    for (const partnership::Priority& priority : partnership::prioritiesOn(reader, to)) {
        servedNamed(all, priority.name, false);
    }
    for (const partnership::Priority& area : partnership::areasOfFocusOn(reader, to)) {
        servedNamed(all, area.name, true);
    }
    {
        Statement row = reader.query(kServedSql, from, to);
        while (row.next()) {
            servedNamed(all, row.text(0), row.flag(1)).items.insert(row.id(2));
        }
    }
    std::stable_partition(all.begin(), all.end(), [](const Served& one) { return !one.otherArea; });
    std::vector<ServedPriority> served;
    for (const Served& one : all) {
        served.push_back({one.name, one.otherArea, static_cast<int>(one.items.size())});
    }
    return served;
}

std::vector<WhyTogether> whyTogether(const Reader& reader, base::Date from, base::Date to)
{
    std::vector<WhyTogether> all;
    MinuteIndex minutes {reader};
    Statement row = reader.query(kWhySql, from, to);
    while (row.next()) {
        all.push_back({minutes.ofItem(row.id(0)), row.text(1), row.text(2)});
    }
    return all;
}

std::vector<SharedSuccess> groupSuccesses(const Reader& reader, base::Date from, base::Date to)
{
    std::vector<SharedSuccess> all;
    Statement row = reader.query(kSuccessesSql, monthOf(from), monthOf(to));
    while (row.next()) {
        all.push_back({row.id(0), row.id(1), row.text(2), row.text(3), row.text(4)});
    }
    return all;
}

}  // namespace muster::governance
