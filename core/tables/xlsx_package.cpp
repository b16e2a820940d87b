// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/xlsx_package.h"

#include "core/base/text.h"

#include <algorithm>
#include <vector>
#include <zip.h>

namespace muster::tables {

using base::fail;
using base::FailureCode;
using base::Result;

namespace {

/// Smaller parts are not judged by their ratio.
constexpr std::uint64_t kTrustedBytes = 1024ULL * 1024;

}  // namespace

void XlsxPackage::Closer::operator()(zip* archive) const { zip_discard(archive); }

Result<XlsxPackage> XlsxPackage::open(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip_t* archive = source != nullptr ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (archive == nullptr && source != nullptr)
        zip_source_free(source);
    zip_error_fini(&error);
    if (archive == nullptr)
        return fail(FailureCode::Damaged,
                    "The workbook is damaged or cut short: its archive cannot be opened. Fetch or save it again.",
                    "file");
    return XlsxPackage(archive);
}

std::int64_t XlsxPackage::indexOf(const std::string& part) const
{
    const auto found = zip_name_locate(m_archive.get(), part.c_str(), ZIP_FL_NOCASE);
    if (found >= 0)
        return found;
    // Some writers use the backslashes of their own file system.
    std::string other = part;
    std::replace(other.begin(), other.end(), '/', '\\');
    return zip_name_locate(m_archive.get(), other.c_str(), ZIP_FL_NOCASE);
}

bool XlsxPackage::has(const std::string& part) const { return indexOf(part) >= 0; }

Result<std::unique_ptr<XmlPart>> XlsxPackage::read(const std::string& part)
{
    const std::string shown = base::asValidUtf8(part);
    const auto damaged = [&shown](const std::string& what) {
        return fail(FailureCode::Damaged,
                    "The workbook's part " + shown + " " + what
                        + ". Open it in Excel, save it again and try once more.",
                    "file");
    };
    const auto index = indexOf(part);
    if (index < 0)
        return damaged("is missing");
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0
        || (stat.valid & ZIP_STAT_SIZE) == 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0)
        return damaged("cannot be found in its archive");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return fail(FailureCode::Invalid,
                    "The workbook's archive has a password. Save it without one as .xlsx or CSV and try again.",
                    "file");
    const bool bomb = stat.size > kTrustedBytes && stat.size / kMaxRatio > stat.comp_size;
    if (bomb || stat.size > kMaxPartBytes || m_unpacked + stat.size > kMaxUnpackedBytes)
        return fail(FailureCode::Damaged,
                    "The workbook's part " + shown
                        + " unpacks to far more than a sheet should need, so it was not opened. "
                          "Delete unused rows and columns in Excel and save it again, or save the sheet as CSV.",
                    "file");
    m_unpacked += stat.size;

    zip_file_t* file = zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0);
    if (file == nullptr)
        return damaged("cannot be unpacked");
    auto xml = std::make_unique<XmlPart>();
    xml->bytes.resize(static_cast<std::size_t>(stat.size));
    std::size_t have = 0;
    bool whole = true;
    while (whole && have < xml->bytes.size()) {
        const auto got = zip_fread(file, xml->bytes.data() + have, xml->bytes.size() - have);
        whole = got > 0;
        have += whole ? static_cast<std::size_t>(got) : 0;
    }
    // One read past the stated size makes libzip compare the checksum, and shows a size that was not true.
    char beyond = 0;
    whole = whole && zip_fread(file, &beyond, 1) == 0;
    zip_fclose(file);
    if (!whole)
        return damaged("is damaged");

    const auto parsed = xml->document.load_buffer_inplace(xml->bytes.data(), xml->bytes.size(),
                                                          pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!parsed)
        return damaged("is not well formed (" + std::string(parsed.description()) + ")");
    return xml;
}

std::string resolvedPart(std::string_view from, std::string_view target)
{
    std::vector<std::string> steps;
    const auto walk = [&steps](std::string_view path) {
        for (auto& step : base::split(path, '/')) {
            if (step == "..") {
                if (!steps.empty())
                    steps.pop_back();
            } else if (!step.empty() && step != ".") {
                steps.push_back(std::move(step));
            }
        }
    };
    if (target.empty() || target.front() != '/') {
        const auto folder = from.rfind('/');
        walk(folder == std::string_view::npos ? std::string_view() : from.substr(0, folder));
    }
    walk(target);
    std::string part;
    for (const auto& step : steps)
        part += (part.empty() ? "" : "/") + step;
    return part;
}

std::string relationshipsOf(std::string_view part)
{
    const auto slash = part.rfind('/');
    const auto at = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string(part.substr(0, at)) + "_rels/" + std::string(part.substr(at)) + ".rels";
}

std::string_view localName(const char* name)
{
    const std::string_view whole = name;
    const auto colon = whole.find(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

pugi::xml_node childNamed(const pugi::xml_node& node, std::string_view name)
{
    for (const auto& child : node.children()) {
        if (localName(child.name()) == name)
            return child;
    }
    return {};
}

}  // namespace muster::tables
