// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/references.h"

#include "core/actions/given_numbers.h"

#include <fmt/format.h>
#include <vector>

namespace muster::actions {

using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

struct Series {
    std::string_view name;    // of the counter
    std::string_view table;
    int tableNumber;
    std::string_view prefix;  // of the reference
    std::string_view highest;
    std::string_view taken;
    std::string_view provisional;
    std::string_view settle;
};

constexpr Series kSeries[] {
    {"action", "action", 38, "A-", "SELECT ifnull(max(number), 0) FROM main.action",
     "SELECT 1 FROM main.action WHERE reference = ?1 COLLATE NOCASE",
     "SELECT id, reference FROM main.action WHERE number IS NULL "
     "ORDER BY length(reference), reference, id",
     "UPDATE main.action SET number = ?2, reference = ?3 WHERE id = ?1"},
    {"blockage", "blockage", 41, "BL-", "SELECT ifnull(max(number), 0) FROM main.blockage",
     "SELECT 1 FROM main.blockage WHERE reference = ?1",
     "SELECT id, reference FROM main.blockage WHERE number IS NULL "
     "ORDER BY length(reference), reference, id",
     "UPDATE main.blockage SET number = ?2, reference = ?3 WHERE id = ?1"},
    {"exception", "performance_exception", 42, "EX-", "SELECT ifnull(max(number), 0) FROM main.performance_exception",
     "SELECT 1 FROM main.performance_exception WHERE reference = ?1",
     "SELECT id, reference FROM main.performance_exception WHERE number IS NULL "
     "ORDER BY length(reference), reference, id",
     "UPDATE main.performance_exception SET number = ?2, reference = ?3 WHERE id = ?1"},
    {"recommendation", "recommendation", 44, "REC-", "SELECT ifnull(max(number), 0) FROM main.recommendation",
     "SELECT 1 FROM main.recommendation WHERE reference = ?1",
     "SELECT id, reference FROM main.recommendation WHERE number IS NULL "
     "ORDER BY length(reference), reference, id",
     "UPDATE main.recommendation SET number = ?2, reference = ?3 WHERE id = ?1"},
    {"request", "information_request", 111, "REQ-", "SELECT ifnull(max(number), 0) FROM main.information_request",
     "SELECT 1 FROM main.information_request WHERE reference = ?1",
     "SELECT id, reference FROM main.information_request WHERE number IS NULL "
     "ORDER BY length(reference), reference, id",
     "UPDATE main.information_request SET number = ?2, reference = ?3 WHERE id = ?1"},
};

const Series& seriesOf(ReferenceSeries series) { return kSeries[static_cast<std::size_t>(series)]; }

std::string written(ReferenceSeries series, int number)
{
    return series == ReferenceSeries::Action ? actionReference(number)
                                             : fmt::format("{}{:02}", seriesOf(series).prefix, number);
}

int highestIn(const Reader& reader, ReferenceSeries series)
{
    Statement row = reader.query(seriesOf(series).highest);
    row.next();
    return row.number(0);
}

GivenReference takePermanent(Writer& writer, ReferenceSeries series)
{
    const NumberSeries numbers = numberSeries(seriesOf(series).name);
    int highest = highestIn(writer, series);
    GivenReference given;
    // An imported log may have used a reference that the next number would print.
    do {
        given.number = takeNumber(writer, numbers, highest);
        given.reference = written(series, given.number);
        highest = given.number;
    } while (isTaken(writer, series, given.reference));
    return given;
}

}  // namespace

bool isTaken(const Reader& reader, ReferenceSeries series, const std::string& reference)
{
    Statement row = reader.query(seriesOf(series).taken, reference);
    return row.next();
}

GivenReference takeReference(Writer& writer, ReferenceSeries series)
{
    if (!writer.isShared()) {
        return takePermanent(writer, series);
    }
    const Series& of = seriesOf(series);
    GivenReference given;
    do {
        given.reference = fmt::format("{}P{}", of.prefix,
                                      writer.takeNumber(fmt::format("provisional {}", of.name), 0));
    } while (isTaken(writer, series, given.reference));
    return given;
}

bool isProvisional(const std::string& reference)
{
    for (const Series& series : kSeries) {
        const std::string start = fmt::format("{}P", series.prefix);
        if (reference.rfind(start, 0) == 0 && reference.size() > start.size()
            && reference.find_first_not_of("0123456789", start.size()) == std::string::npos) {
            return true;
        }
    }
    return false;
}

void settleReferences(Writer& writer, std::vector<std::string>& told)
{
    for (const ReferenceSeries series :
         {ReferenceSeries::Action, ReferenceSeries::Blockage, ReferenceSeries::Exception,
          ReferenceSeries::Recommendation, ReferenceSeries::Request}) {
        const Series& of = seriesOf(series);
        std::vector<std::pair<base::Id, std::string>> wanting;
        {
            Statement row = writer.query(of.provisional);
            while (row.next()) {
                wanting.emplace_back(row.id(0), row.text(1));
            }
        }
        struct Late {
            base::Id id;
            int number;
            std::string reference;
        };
        std::vector<Late> late;
        for (const base::Id& id : givingWay(writer, {of.table, of.tableNumber})) {
            Statement row = writer.query(fmt::format("SELECT number, reference FROM main.{} WHERE id = ?1", of.table), id);
            row.next();
            late.push_back({id, row.number(0), row.text(1)});
        }
        for (const auto& [id, reference] : wanting) {
            const GivenReference given = takePermanent(writer, series);
            // The reference of an imported log is permanent already, and only has no place in the order yet.
            const bool provisionally = isProvisional(reference);
            writer.run(of.settle, id, given.number, provisionally ? given.reference : reference);
            if (provisionally) {
                told.push_back(fmt::format("{} is now {}", reference, given.reference));
            }
        }
        for (const Late& one : late) {
            const GivenReference given = takePermanent(writer, series);
            const bool printsNumber = one.reference == written(series, one.number);
            writer.run(of.settle, one.id, given.number, printsNumber ? given.reference : one.reference);
            if (printsNumber) {
                told.push_back(fmt::format("the later {} is now {}", one.reference, given.reference));
            }
        }
        shareGiven(writer, numberSeries(of.name), highestIn(writer, series));
    }
}

}  // namespace muster::actions
