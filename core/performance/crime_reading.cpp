// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/crime_reading.h"

#include "core/base/text.h"
#include "core/performance/periods.h"
#include "core/tables/csv_stream.h"
#include "core/tables/table_file.h"
#include "core/tables/zip_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <memory>
#include <unordered_map>

namespace muster::performance {

namespace fs = std::filesystem;
using base::fail;
using base::FailureCode;
using base::Result;

namespace {

constexpr std::uint64_t kRowsBetweenProgress = 8192;
constexpr std::size_t kLongestCode = 12;
constexpr std::size_t kLongestText = 200;

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view> {}(text); }
};

/// Gives each text a number, in the order they come.
class Numbers {
public:
    /// The number of `text`, and whether it is new.
    std::pair<std::uint32_t, bool> of(std::string_view text)
    {
        if (const auto known = m_numbers.find(text); known != m_numbers.end()) {
            return {known->second, false};
        }
        const auto number = static_cast<std::uint32_t>(m_numbers.size());
        m_numbers.emplace(std::string {text}, number);
        return {number, true};
    }

private:
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_numbers;
};

/// Counts the rows of one month and force.
class MonthCounter {
public:
    MonthCounter(std::string_view force, base::Date month)
    {
        m_month.force = force;
        m_month.month = month;
    }

    void add(bool hasId, std::string_view code, std::string_view name, std::string_view type)
    {
        ++m_month.rows;
        m_month.withoutId += hasId ? 0 : 1;
        m_month.withoutPlace += code.empty() ? 1 : 0;
        const auto [area, newArea] = m_areas.of(code);
        if (newArea) {
            m_month.areas.push_back({base::asValidUtf8(code), code.empty() ? "" : base::asValidUtf8(name)});
        }
        const auto [kind, newType] = m_types.of(type);
        if (newType) {
            m_month.types.push_back(base::asValidUtf8(type));
        }
        ++m_counts[static_cast<std::uint64_t>(area) << 32U | kind];
    }

    CrimeMonth take(std::string file)
    {
        m_month.file = std::move(file);
        for (const auto& [place, count] : m_counts) {
            m_month.counts.push_back(
                {static_cast<std::uint32_t>(place >> 32U), static_cast<std::uint32_t>(place), count});
        }
        settle(m_month);
        return std::move(m_month);
    }

private:
    CrimeMonth m_month;
    Numbers m_areas;
    Numbers m_types;
    std::unordered_map<std::uint64_t, std::uint32_t> m_counts;
};

/// What a table is, from its headings.
enum class Kind { Street, Outcomes, StopAndSearch, Other };

/// Counts one file.
class StreetFile {
public:
    explicit StreetFile(std::string name) : m_name(std::move(name)) { }

    Result<void> take(std::size_t line, const std::vector<std::string_view>& cells)
    {
        if (m_columns == 0) {
            return takeHeading(line, cells);
        }
        if (cells.size() != m_columns) {
            return refusal(line,
                           fmt::format("there are {} cells where the heading has {}. The file is damaged or cut short; "
                                       "download it again",
                                       cells.size(), m_columns));
        }
        if (cells[m_month] != m_lastMonth || cells[m_force] != m_lastForce || m_counter == nullptr) {
            if (auto found = findMonth(line, cells[m_force], cells[m_month]); !found) {
                return found;
            }
        }
        const std::string_view code = cells[m_code];
        const std::string_view type = cells[m_type];
        if (type.empty() || type.size() > kLongestText) {
            return refusal(line, "there is no crime type");
        }
        const bool plainCode = code.size() <= kLongestCode && std::all_of(code.begin(), code.end(), [](char c) {
                                   return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
                               });
        if (!plainCode || cells[m_lsoaName].size() > kLongestText) {
            return refusal(line, fmt::format("\"{}\" is no LSOA code", base::asValidUtf8(code.substr(0, 40))));
        }
        m_counter->add(!cells[m_id].empty(), code, cells[m_lsoaName], type);
        ++m_rows;
        return {};
    }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] std::uint64_t rows() const { return m_rows; }
    [[nodiscard]] bool begun() const { return m_columns > 0; }

    std::vector<CrimeMonth> months()
    {
        std::vector<CrimeMonth> all;
        for (auto& [key, counter] : m_months) {
            all.push_back(counter->take(m_name));
        }
        return all;
    }

private:
    Result<void> takeHeading(std::size_t line, const std::vector<std::string_view>& cells)
    {
        const auto at = [&](std::string_view heading) {
            return static_cast<std::size_t>(std::find(cells.begin(), cells.end(), heading) - cells.begin());
        };
        const std::size_t none = cells.size();
        m_id = at("Crime ID");
        m_month = at("Month");
        m_force = at("Falls within");
        m_code = at("LSOA code");
        m_lsoaName = at("LSOA name");
        m_type = at("Crime type");
        if (m_id != none && m_month != none && m_force != none && m_code != none && m_lsoaName != none
            && m_type != none) {
            m_columns = cells.size();
            return {};
        }
        const char* wanted =
            "Download the street-level crime of data.police.uk (\"Include crime data\") and import its "
            "street files";
        if (at("Outcome type") != none) {
            m_kind = Kind::Outcomes;
            return refusal(line, fmt::format("these are outcomes of crimes, not crimes. {}", wanted));
        }
        if (at("Object of search") != none) {
            m_kind = Kind::StopAndSearch;
            return refusal(line, fmt::format("these are stops and searches, not crimes. {}", wanted));
        }
        m_kind = Kind::Other;
        return refusal(line,
                       fmt::format("this is no street crime file: the headings Month, Falls within, LSOA code, "
                                   "LSOA name and Crime type are not all there. {}",
                                   wanted));
    }

    Result<void> findMonth(std::size_t line, std::string_view force, std::string_view written)
    {
        const auto month =
            written.size() == 7 && written[4] == '-' ? readPeriod(written, Frequency::Monthly) : std::nullopt;
        if (!month) {
            return refusal(line,
                           fmt::format("\"{}\" is no month as 2024-01", base::asValidUtf8(written.substr(0, 40))));
        }
        if (force.empty() || force.size() > kLongestText) {
            return refusal(line, "the police force is not named");
        }
        m_lastMonth = written;
        m_lastForce = force;
        auto& counter = m_months[{*month, m_lastForce}];
        if (!counter) {
            counter = std::make_unique<MonthCounter>(force, *month);
        }
        m_counter = counter.get();
        return {};
    }

    [[nodiscard]] Result<void> refusal(std::size_t line, const std::string& why) const
    {
        return fail(FailureCode::Invalid, fmt::format("{}, line {}: {}.", m_name, line, why), "file");
    }

    std::string m_name;
    Kind m_kind = Kind::Street;
    std::size_t m_columns = 0;
    std::size_t m_id = 0;
    std::size_t m_month = 0;
    std::size_t m_force = 0;
    std::size_t m_code = 0;
    std::size_t m_lsoaName = 0;
    std::size_t m_type = 0;
    std::string m_lastMonth;
    std::string m_lastForce;
    MonthCounter* m_counter = nullptr;
    std::uint64_t m_rows = 0;
    std::map<std::pair<base::Date, std::string>, std::unique_ptr<MonthCounter>> m_months;
};

/// Collects the months of all files.
class Collector {
public:
    explicit Collector(const CrimeProgress& progress) : m_progress(progress) { }

    using Source = std::function<Result<void>(const tables::TakePiece&)>;

    /// `among`: it came with a folder or an archive, where other kinds of file are passed over.
    Result<void> readFile(const std::string& name, bool among, const Source& source)
    {
        StreetFile street {name};
        std::uint64_t next = 0;
        tables::CsvStream csv {name, [&](std::size_t line, const std::vector<std::string_view>& cells) {
                                   return street.take(line, cells);
                               }};
        bool first = true;
        auto done = source([&](std::string_view piece) -> Result<void> {
            if (std::exchange(first, false)) {
                if (const auto kind = tables::kindOf(piece); kind != tables::FileKind::Text) {
                    return tl::unexpected(tables::refusalOf(kind, name));
                }
            }
            auto taken = csv.feed(piece);
            if (taken && street.rows() >= next) {
                next = street.rows() + kRowsBetweenProgress;
                if (m_progress && !m_progress(name, m_rows + street.rows())) {
                    return fail(FailureCode::Cancelled, "The import was stopped. Nothing was imported.");
                }
            }
            return taken;
        });
        if (done) {
            done = csv.finish();
        }
        if (!done) {
            if (among && street.kind() != Kind::Street && done.error().code == FailureCode::Invalid) {
                m_read.passedOver.push_back(name);
                m_whyPassedOver = m_whyPassedOver.detail.empty() ? done.error() : m_whyPassedOver;
                return {};
            }
            return done;
        }
        if (!street.begun()) {
            return fail(FailureCode::Invalid, name + " is empty. Download it again.", "file");
        }
        m_rows += street.rows();
        ++m_read.files;
        for (CrimeMonth& month : street.months()) {
            if (auto kept = keep(std::move(month)); !kept) {
                return kept;
            }
        }
        return {};
    }

    Result<void> readPath(const fs::path& path, bool among)
    {
        std::error_code error;
        if (fs::is_directory(path, error)) {
            return readFolder(path);
        }
        const std::string name = tables::shownName(path);
        std::ifstream file {path, std::ios::binary};
        char head[4] = {};
        file.read(head, sizeof head);
        if (file.gcount() == 4 && std::string_view {head, 4} == "PK\x03\x04") {
            return readArchive(path);
        }
        return readFile(name, among, [&](const tables::TakePiece& take) { return tables::readPieces(path, take); });
    }

    Result<ReadCrime> finish()
    {
        if (m_read.months.empty()) {
            if (!m_whyPassedOver.detail.empty()) {
                return tl::unexpected(m_whyPassedOver);
            }
            return fail(FailureCode::Invalid,
                        "There is no street crime file in what was chosen. Their names end in -street.csv.", "file");
        }
        std::sort(m_read.months.begin(), m_read.months.end(), [](const CrimeMonth& a, const CrimeMonth& b) {
            return std::pair {a.month, a.force} < std::pair {b.month, b.force};
        });
        return std::move(m_read);
    }

private:
    static bool isTable(const std::string& name)
    {
        const std::string lower = base::lowered(name);
        return lower.size() > 4 && lower.compare(lower.size() - 4, 4, ".csv") == 0;
    }

    Result<void> readFolder(const fs::path& folder)
    {
        std::vector<fs::path> files;
        std::error_code error;
        for (fs::recursive_directory_iterator at {folder, error}, end; !error && at != end; at.increment(error)) {
            if (at->is_regular_file(error) && isTable(at->path().filename().string())) {
                files.push_back(at->path());
            }
        }
        if (error) {
            return fail(FailureCode::Unreadable, tables::shownName(folder) + " cannot be read.", "file");
        }
        std::sort(files.begin(), files.end());
        for (const fs::path& file : files) {
            if (auto read = readPath(file, true); !read) {
                return read;
            }
        }
        return {};
    }

    Result<void> readArchive(const fs::path& path)
    {
        const auto archive = tables::ZipArchive::open(path);
        if (!archive) {
            return tl::unexpected(archive.error());
        }
        for (const tables::ZippedFile& file : archive->files()) {
            if (!isTable(file.name)) {
                continue;
            }
            const std::string shown = fmt::format(
                "{} in {}", base::asValidUtf8(fs::path {file.name}.filename().string()), tables::shownName(path));
            auto read = readFile(shown, true, [&](const tables::TakePiece& take) { return archive->read(file, take); });
            if (!read) {
                return read;
            }
        }
        return {};
    }

    // The same month twice is the same month once; two different ones cannot both be right.
    Result<void> keep(CrimeMonth month)
    {
        const auto twin = std::find_if(m_read.months.begin(), m_read.months.end(), [&](const CrimeMonth& other) {
            return other.month == month.month && other.force == month.force;
        });
        if (twin == m_read.months.end()) {
            m_read.months.push_back(std::move(month));
            return {};
        }
        if (differences(*twin, month) == 0) {
            return {};
        }
        return fail(FailureCode::Invalid,
                    fmt::format("{}, line 2: {} of {} stands in {} too, with other counts. Choose one of them.",
                                month.file, inWords(month.month, Frequency::Monthly), month.force, twin->file),
                    "file");
    }

    const CrimeProgress& m_progress;
    ReadCrime m_read;
    base::Failure m_whyPassedOver;
    std::uint64_t m_rows = 0;
};

}  // namespace

Result<ReadCrime> readCrime(const std::vector<fs::path>& paths, const CrimeProgress& progress)
{
    Collector collector {progress};
    for (const fs::path& path : paths) {
        if (auto read = collector.readPath(path, false); !read) {
            return tl::unexpected(read.error());
        }
    }
    return collector.finish();
}

}  // namespace muster::performance
