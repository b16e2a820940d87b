// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows for scripts and people: text, CSV or JSON.
#pragma once

#include "core/base/failure.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace muster::app {

/// Null, text, whole number, number, truth, or a list of texts.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, std::vector<std::string>>;

/// The columns are the CSV headers and the JSON names.
struct Listing {
    std::vector<std::string> columns;
    std::vector<std::vector<Cell>> rows;
};

enum class Format { Text, Csv, Json };

[[nodiscard]] base::Result<Format> formatFrom(const std::string& word);

/// Text: aligned columns. CSV: RFC 4180, a list joined by "; ". JSON: an array of objects with real
/// booleans, null for what is not there.
[[nodiscard]] std::string write(const Listing& listing, Format format);

}  // namespace muster::app
