// SPDX-License-Identifier: GPL-3.0-or-later
//
// The zip archive around a workbook, read with limits.
#pragma once

#include "core/base/failure.h"

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>

struct zip;

namespace muster::tables {

/// No part may unpack to more: a sheet of 40 MB holds some 400,000 cells.
inline constexpr std::uint64_t kMaxPartBytes = 40ULL * 1024 * 1024;
/// All parts that are read, together.
inline constexpr std::uint64_t kMaxUnpackedBytes = 80ULL * 1024 * 1024;
/// Honest sheets shrink to a fiftieth at most; only parts over a megabyte are judged by it.
inline constexpr std::uint64_t kMaxRatio = 200;

/// One XML part. The document points into `bytes`.
struct XmlPart {
    std::string bytes;
    pugi::xml_document document;
};

/// The parts of a workbook. `bytes` must outlive it.
class XlsxPackage {
public:
    /// Refuses with `Damaged` what is not a whole zip archive.
    [[nodiscard]] static base::Result<XlsxPackage> open(std::string_view bytes);

    [[nodiscard]] bool has(const std::string& part) const;

    /// Refuses with `Damaged` a part that is missing, broken, or breaks a limit, and with `Invalid` one that is
    /// encrypted.
    [[nodiscard]] base::Result<std::unique_ptr<XmlPart>> read(const std::string& part);

private:
    struct Closer {
        void operator()(zip* archive) const;
    };

    explicit XlsxPackage(zip* archive) : m_archive(archive) { }
    [[nodiscard]] std::int64_t indexOf(const std::string& part) const;

    std::unique_ptr<zip, Closer> m_archive;
    std::uint64_t m_unpacked = 0;
};

/// `Target` of a relationship as a part name: "worksheets/sheet1.xml" from "xl/workbook.xml" is
/// "xl/worksheets/sheet1.xml"; a leading slash means the root; ".." is resolved and never leaves the root.
[[nodiscard]] std::string resolvedPart(std::string_view from, std::string_view target);

/// "xl/_rels/workbook.xml.rels" for "xl/workbook.xml".
[[nodiscard]] std::string relationshipsOf(std::string_view part);

/// The name without its namespace prefix; writers differ in prefixes.
[[nodiscard]] std::string_view localName(const char* name);

/// First child of that local name; null when there is none.
[[nodiscard]] pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name);

}  // namespace muster::tables
