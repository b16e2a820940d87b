// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values of measures from a table that was pasted or saved from Excel: columns are matched, everything is shown first,
// and then all of it goes in or none (requirements H06).
#pragma once

#include "core/performance/measure_commands.h"
#include "core/performance/measure_queries.h"
#include "core/tables/table.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::performance {

/// How a table of figures is laid out.
enum class TableShape {
    List,  ///< a row for each value: measure, period, value
    PeriodsAcross,  ///< a row for each measure, a column for each period
    MeasuresAcross  ///< a row for each period, a column for each measure
};

/// What a column can be.
enum class ValueField {
    Ignore,
    Measure,  ///< reference or name
    Period,
    Value,
    State,  ///< "provisional", "final"
    Source,
    Figures  ///< values under a heading that names the period or the measure
};

/// "Measure", "Month or period": how the mapping names it.
[[nodiscard]] std::string_view inWords(ValueField field);

struct MeasureImportPlan {
    TableShape shape = TableShape::List;
    std::vector<ValueField> columns;  ///< one for each column of the table
    bool addUnknown = false;  ///< add measures that are not known, neutral until somebody says which way is better
    std::string source;  ///< of all values; the measure's own when empty
    bool provisional = false;  ///< all of them, not only those marked so
};

/// From the headings: months across, measures across, or a list. What is no heading it knows is ignored.
[[nodiscard]] MeasureImportPlan guessMeasurePlan(const replica::Reader& reader, const tables::Table& table);

/// One figure as it would come in.
struct ValueRow {
    std::size_t line = 0;
    std::string column;  ///< heading of the column it stands in
    std::string measure;  ///< as the table has it
    std::string reference;  ///< of the measure; empty for one that would be added
    base::Date period {};
    double value = 0;
    bool provisional = false;
    std::string source;
    std::optional<double> before;  ///< what it revises
    bool known = false;  ///< there already, so it is passed over
    std::string problem;  ///< why it cannot come in
};

struct MeasureImportPreview {
    std::vector<ValueRow> rows;
    std::vector<std::string> problems;  ///< of the whole table
    std::vector<std::string> remarks;
    std::vector<std::string> unknownMeasures;  ///< names that are no measure, each once
    int empty = 0;  ///< cells without a figure, which stay empty and are not zero

    [[nodiscard]] int added() const;
    [[nodiscard]] int revised() const;
    [[nodiscard]] int passedOver() const;
    [[nodiscard]] bool clean() const;
};

/// Reads every figure and changes nothing.
[[nodiscard]] MeasureImportPreview previewMeasures(const replica::Reader& reader, const tables::Table& table,
                                                   const MeasureImportPlan& plan);

/// Refused with the file, the line and the reason while any figure has a problem: all of it in, or none. Importing the
/// same table again changes nothing; a figure that differs revises the old one, which is kept.
struct ImportMeasures {
    tables::Table table;
    MeasureImportPlan plan;
    std::string fileName;
};

struct ImportedMeasures {
    int added = 0;
    int revised = 0;
    int passedOver = 0;
    int newMeasures = 0;
};

[[nodiscard]] Result<ImportedMeasures> apply(Writer& writer, const ImportMeasures& command);

}  // namespace muster::performance
