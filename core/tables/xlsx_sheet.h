// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cells of one sheet of a workbook, as text.
#pragma once

#include "core/base/failure.h"
#include "core/tables/number_format.h"
#include "core/tables/table.h"
#include "core/tables/xlsx_package.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::tables {

/// Walks the cells of one sheet, once.
class SheetReader {
public:
    /// Both outlive the reader.
    SheetReader(const std::vector<std::string>& strings, const std::vector<NumberKind>& styles, SerialEpoch epoch)
        : m_strings(strings), m_styles(styles), m_epoch(epoch)
    {
    }

    /// Rows that hold anything, in order; a merged cell's value stands in each of its rows. Refuses a sheet that no
    /// Excel could have written (`Damaged`) or that is too large (`Invalid`).
    [[nodiscard]] base::Result<std::vector<Row>> read(const pugi::xml_node& sheet);

    /// Lines of the first formulas that have no result.
    [[nodiscard]] const std::vector<std::size_t>& errorRows() const { return m_errorRows; }

private:
    bool refuse(base::FailureCode code, std::string detail);
    bool readRow(const pugi::xml_node& node);
    bool put(Row& row, std::size_t column, std::string text);
    std::string cellText(const pugi::xml_node& cell);
    bool fillMerged(const pugi::xml_node& merges);

    const std::vector<std::string>& m_strings;
    const std::vector<NumberKind>& m_styles;
    SerialEpoch m_epoch;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_errorRows;
    base::Failure m_failure;
    std::size_t m_line = 0;
    std::size_t m_cells = 0;
    std::size_t m_text = 0;
};

}  // namespace muster::tables
