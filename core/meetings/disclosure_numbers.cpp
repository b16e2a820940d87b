// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/disclosure_numbers.h"

#include "core/actions/given_numbers.h"

#include <algorithm>
#include <vector>

namespace muster::meetings::detail {

using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kHighestSql = R"(
        SELECT coalesce(max(number), 0), coalesce(max(coalesce(number, provisional)), 0)
          FROM (SELECT number, provisional FROM main.disclosure
                UNION ALL SELECT number, provisional FROM part_two.disclosure))";
// Of two that were given one number for good, the earlier keeps it.
constexpr std::string_view kWantingSql = R"(
        SELECT d.id FROM part_two.disclosure d
         WHERE (d.number IS NULL AND d.provisional IS NOT NULL)
            OR EXISTS (SELECT 1 FROM part_two.disclosure e WHERE e.number = d.number AND e.id <> d.id
                          AND (e.made_on, e.at, e.id) < (d.made_on, d.at, d.id))
         ORDER BY d.made_on, d.at, d.provisional, d.id)";
constexpr std::string_view kGiveSql = "UPDATE part_two.disclosure SET number = ?2, provisional = NULL WHERE id = ?1";

actions::NumberSeries disclosures() { return actions::numberSeries("disclosure", true); }

struct Highest {
    int permanent = 0;
    int shown = 0;
};

Highest highest(const Reader& reader)
{
    Statement row = reader.query(kHighestSql);
    row.next();
    return {row.number(0), row.number(1)};
}

}  // namespace

DisclosureNumber takeDisclosureNumber(Writer& writer)
{
    if (!writer.isShared()) {
        return {actions::takeNumber(writer, disclosures(), highest(writer).permanent), false};
    }
    return {std::max(highest(writer).shown, actions::givenUpTo(writer, disclosures())) + 1, true};
}

void settleDisclosures(Writer& writer)
{
    if (!writer.partTwoIsOpen()) {
        return;
    }
    std::vector<base::Id> wanting;
    {
        Statement row = writer.query(kWantingSql);
        while (row.next()) {
            wanting.push_back(row.id(0));
        }
    }
    for (const base::Id& id : wanting) {
        writer.run(kGiveSql, id, actions::takeNumber(writer, disclosures(), highest(writer).permanent));
    }
    actions::shareGiven(writer, disclosures(), highest(writer).permanent);
}

}  // namespace muster::meetings::detail
