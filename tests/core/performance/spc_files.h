// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reference outputs of tests/data/spc.
#pragma once

#include "core/tables/csv_reader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>
#include <zstd.h>

namespace muster::test {

/// A table whose cells are asked for by the name of their column.
class SpcTable {
public:
    explicit SpcTable(const std::filesystem::path& file)
    {
        std::ifstream stream {file, std::ios::binary};
        const std::string packed {std::istreambuf_iterator<char> {stream}, {}};
        std::string text(ZSTD_getFrameContentSize(packed.data(), packed.size()), '\0');
        if (ZSTD_isError(ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size())) != 0) {
            throw std::runtime_error("cannot unpack " + file.string());
        }
        auto table = tables::readCsvBytes(text);
        if (!table) {
            throw std::runtime_error(file.string() + ": " + table.error().detail);
        }
        m_table = std::move(*table);
        for (std::size_t i = 0; i < m_table.header.size(); ++i) {
            m_columns[m_table.header[i]] = i;
        }
    }

    [[nodiscard]] std::size_t size() const { return m_table.rows.size(); }
    [[nodiscard]] const std::string& at(std::size_t row, const std::string& column) const
    {
        return m_table.rows[row].cells[m_columns.at(column)];
    }
    [[nodiscard]] double real(std::size_t row, const std::string& column) const { return std::stod(at(row, column)); }
    [[nodiscard]] bool has(const std::string& column) const { return m_columns.contains(column); }

private:
    tables::Table m_table;
    std::map<std::string, std::size_t> m_columns;
};

inline std::filesystem::path spcFolder() { return std::filesystem::path {MUSTER_TEST_DATA} / "spc"; }

/// The files of a folder whose names end so, in order.
inline std::vector<std::filesystem::path> spcFiles(const std::filesystem::path& folder, const std::string& ending)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.size() > ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace muster::test
