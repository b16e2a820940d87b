// SPDX-License-Identifier: GPL-3.0-or-later
//
// A large CSV file, record by record: memory does not grow with it.
#pragma once

#include "core/base/failure.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::tables {

/// Cuts pieces of UTF-8 text with commas between the cells into records, as RFC 4180 has them; LF and CRLF both end a
/// line. For files whose layout is known beforehand; files from anywhere are read by `readTable`.
class CsvStream {
public:
    /// `line` is where the record begins, from 1. The cells are gone after the call. Refuses to stop.
    using TakeRecord = std::function<base::Result<void>(std::size_t line, const std::vector<std::string_view>& cells)>;

    /// `name` is shown in refusals.
    CsvStream(std::string name, TakeRecord take);

    /// Refuses what `take` refuses; and with `Damaged`, naming the line, a record that is too long or holds NUL.
    [[nodiscard]] base::Result<void> feed(std::string_view piece);
    /// Takes the last record. Refuses a quotation mark that was never closed.
    [[nodiscard]] base::Result<void> finish();

private:
    [[nodiscard]] base::Result<void> takeRecord(std::string_view record);
    [[nodiscard]] base::Result<void> damaged(const std::string& what) const;

    std::string m_name;
    TakeRecord m_take;
    std::string m_rest;  ///< of a record whose end has not come yet
    std::vector<std::string_view> m_cells;
    std::string m_unquoted;  ///< bytes of cells that stood in quotation marks
    std::size_t m_line = 1;
    bool m_begun = false;
};

}  // namespace muster::tables
