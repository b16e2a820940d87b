// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands around the sheets of a workbook: their list, the shared texts, and what the numbers of each style are.
#pragma once

#include "core/base/failure.h"
#include "core/tables/number_format.h"
#include "core/tables/xlsx_package.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::tables {

struct Sheet {
    std::string name;
    std::string part;
    bool visible = true;
};

struct Workbook {
    std::string part;
    SerialEpoch epoch = SerialEpoch::From1900;
    std::vector<Sheet> sheets;
    std::string stylesPart;
    std::string stringsPart;
};

/// `Damaged` for a workbook without a sheet that has cells.
[[nodiscard]] base::Result<Workbook> readWorkbook(XlsxPackage& package);
/// By their index in the cells; none where the workbook shares none.
[[nodiscard]] base::Result<std::vector<std::string>> readStrings(XlsxPackage& package, const Workbook& book);
/// By the style's index in the cells.
[[nodiscard]] base::Result<std::vector<NumberKind>> readStyles(XlsxPackage& package, const Workbook& book);

/// Excel writes control characters as _x000D_.
[[nodiscard]] std::string unescaped(std::string_view text);
/// Text of a shared or inline string: plain, or in runs of different fonts. Reading aids for Japanese are left out.
[[nodiscard]] std::string stringText(const pugi::xml_node& item);

}  // namespace muster::tables
