// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/csv_reader.h"

#include "core/base/text.h"
#include "core/tables/encoding.h"
#include "core/tables/table_file.h"

#include <algorithm>
#include <array>
#include <csv.h>
#include <map>
#include <optional>
#include <utility>

namespace muster::tables {

using base::Failure;
using base::FailureCode;

namespace {

constexpr std::array kSeparators = {',', ';', '\t', '|'};
/// Records looked at to find the separator.
constexpr std::size_t kSampledRecords = 20;

/// The end of the line that begins at `from`, its line end included.
std::size_t endOfLine(std::string_view text, std::size_t from)
{
    const auto end = text.find_first_of("\r\n", from);
    if (end == std::string_view::npos)
        return text.size();
    const bool pair = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    return end + (pair ? 2 : 1);
}

/// How many `separator`s stand outside quotation marks in each of the first records; blank lines do not count.
std::vector<std::size_t> separatorsPerRecord(std::string_view text, char separator)
{
    std::vector<std::size_t> counts;
    std::size_t count = 0;
    bool quoted = false;
    bool cellBegins = true;
    bool blank = true;
    for (std::size_t i = 0; i < text.size() && counts.size() < kSampledRecords; ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '"')
                quoted = false;  // a doubled mark opens again at once
            continue;
        }
        if (c == '\r' || c == '\n') {
            if (!blank)
                counts.push_back(count);
            count = 0;
            cellBegins = blank = true;
        } else if (c == separator) {
            ++count;
            cellBegins = true;
            blank = false;
        } else if (c == '"' && (cellBegins || (i > 0 && text[i - 1] == '"'))) {
            quoted = true;
            cellBegins = blank = false;
        } else if (c != ' ' && c != '\t') {
            cellBegins = blank = false;
        }
    }
    if (!blank && counts.size() < kSampledRecords)
        counts.push_back(count);
    return counts;
}

/// Feeds libcsv one line of the file at a time, so that every record, cell and fault has a line number.
class RecordReader {
public:
    RecordReader(char separator, bool strict)
    {
        const auto options = static_cast<unsigned char>(CSV_STRICT_FINI | (strict ? CSV_STRICT : 0));
        m_ready = csv_init(&m_parser, options) == 0;
        if (m_ready)
            csv_set_delim(&m_parser, static_cast<unsigned char>(separator));
    }
    ~RecordReader()
    {
        if (m_ready)
            csv_free(&m_parser);
    }
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;

    /// False when the text is not well formed or breaks a limit; see fault().
    bool read(std::string_view text, std::size_t firstLine)
    {
        m_line = firstLine;
        for (std::size_t at = 0; m_ready && at < text.size(); ++m_line) {
            const std::size_t end = endOfLine(text, at);
            const auto line = text.substr(at, end - at);
            if (!m_open) {
                if (base::trimmed(line).empty()
                    && line.find(static_cast<char>(csv_get_delim(&m_parser))) == std::string_view::npos) {
                    at = end;
                    continue;
                }
                m_record.line = m_cellLine = m_line;
                m_open = true;
            }
            if (csv_parse(&m_parser, line.data(), line.size(), &RecordReader::cellEnds, &RecordReader::recordEnds, this)
                != line.size()) {
                if (csv_error(&m_parser) == CSV_EPARSE)
                    setFault(m_line,
                             "a quotation mark stands in the middle of a cell. Double it, or put the whole cell in "
                             "quotation marks");
                else
                    setFault(m_line, "there is not enough memory to read on");
                m_quoteFault = csv_error(&m_parser) == CSV_EPARSE;
                return false;
            }
            m_pendingBytes += line.size();
            if (m_open && !m_fault && m_pendingBytes > kMaxCellBytes)
                setFault(m_cellLine, tooLong());
            if (m_fault)
                return false;
            at = end;
        }
        if (m_ready && csv_fini(&m_parser, &RecordReader::cellEnds, &RecordReader::recordEnds, this) != 0)
            setFault(m_cellLine, "a quotation mark opens a cell here and is never closed. Close it and try again");
        return m_ready && !m_fault;
    }

    /// A quotation mark in the middle of a cell, which only strict reading refuses.
    [[nodiscard]] bool isQuoteFault() const { return m_quoteFault; }
    [[nodiscard]] std::size_t faultLine() const { return m_fault ? m_fault->first : 0; }
    [[nodiscard]] std::string fault() const
    {
        return m_fault ? m_fault->second : "there is not enough memory to read it";
    }
    [[nodiscard]] std::vector<Row> take() { return std::move(m_records); }

private:
    static std::string tooLong()
    {
        return "a cell is longer than " + std::to_string(kMaxCellBytes)
            + " bytes. A quotation mark may be missing here";
    }

    void setFault(std::size_t line, std::string what)
    {
        if (!m_fault)
            m_fault.emplace(line, std::move(what));
    }

    static void cellEnds(void* bytes, std::size_t size, void* self)
    {
        auto& reader = *static_cast<RecordReader*>(self);
        if (reader.m_fault)
            return;
        if (size > kMaxCellBytes)
            return reader.setFault(reader.m_cellLine, tooLong());
        if (++reader.m_cells > kMaxCells)
            return reader.setFault(reader.m_line,
                                   "the table has more than " + std::to_string(kMaxCells)
                                       + " cells. Import it in smaller parts");
        if (reader.m_record.cells.size() == kMaxColumns)
            return reader.setFault(reader.m_line,
                                   "there are more than " + std::to_string(kMaxColumns) + " cells in one row");
        reader.m_record.cells.emplace_back(size > 0 ? static_cast<const char*>(bytes) : "", size);
        reader.m_cellLine = reader.m_line;
        reader.m_pendingBytes = 0;
    }

    static void recordEnds(int, void* self)
    {
        auto& reader = *static_cast<RecordReader*>(self);
        if (!reader.m_fault)
            reader.m_records.push_back(std::exchange(reader.m_record, Row {}));
        reader.m_open = false;
        reader.m_pendingBytes = 0;
    }

    csv_parser m_parser {};
    bool m_ready = false;
    bool m_open = false;  // a record has begun and has not ended
    bool m_quoteFault = false;
    std::size_t m_line = 0;
    std::size_t m_cellLine = 0;  // where the cell being read begins
    std::size_t m_pendingBytes = 0;  // at most what the cell being read holds so far
    std::size_t m_cells = 0;
    Row m_record;
    std::vector<Row> m_records;
    std::optional<std::pair<std::size_t, std::string>> m_fault;
};

Failure faultIn(const std::string& name, const RecordReader& reader)
{
    return Failure {FailureCode::Invalid, "file",
                    name + ", line " + std::to_string(reader.faultLine()) + ": " + reader.fault() + "."};
}

/// Excel's own hint at the top of a file: "sep=;".
char hintedSeparator(std::string_view line)
{
    const auto hint = base::trimmed(line);
    if (line.size() >= 5 && base::startsWithIgnoringCase(line, "sep=")
        && (hint.size() == 5 || (hint.size() == 4 && line[4] == '\t')))
        return line[4];
    return 0;
}

}  // namespace

char detectSeparator(std::string_view text)
{
    char best = ',';
    std::pair<std::size_t, std::size_t> bestScore {0, 0};
    for (const char candidate : kSeparators) {
        std::map<std::size_t, std::size_t> recordsWith;
        for (const auto count : separatorsPerRecord(text, candidate)) {
            if (count > 0)
                ++recordsWith[count];
        }
        // The count most records agree on; the separator is the candidate with most agreement, then most cells.
        std::pair<std::size_t, std::size_t> score {0, 0};
        for (const auto& [count, records] : recordsWith)
            score = std::max(score, {records, count});
        if (score > bestScore) {
            best = candidate;
            bestScore = score;
        }
    }
    return best;
}

Result<Table> readCsvBytes(std::string_view bytes, const ReadOptions& options, const std::string& name)
{
    if (const auto kind = kindOf(bytes); kind != FileKind::Text)
        return tl::unexpected(refusalOf(kind, name));
    auto decoded = decodeText(bytes);
    if (!decoded) {
        Failure failure = decoded.error();
        failure.field = "file";
        failure.detail = name + ": " + failure.detail;
        return tl::unexpected(failure);
    }

    std::string_view text = decoded->text;
    std::size_t firstLine = 1;
    char separator = options.separator;
    if (const auto end = endOfLine(text, 0); const char hint = hintedSeparator(text.substr(0, end))) {
        text.remove_prefix(end);
        firstLine = 2;
        if (separator == 0)
            separator = hint;
    }
    if (separator == 0)
        separator = detectSeparator(text);

    std::vector<std::string> warnings = std::move(decoded->warnings);
    std::vector<Row> records;
    RecordReader strict(separator, true);
    if (strict.read(text, firstLine)) {
        records = strict.take();
    } else {
        if (options.strictQuotes || !strict.isQuoteFault())
            return tl::unexpected(faultIn(name, strict));
        RecordReader lenient(separator, false);
        if (!lenient.read(text, firstLine))
            return tl::unexpected(faultIn(name, lenient));
        records = lenient.take();
        warnings.push_back("A quotation mark stands in the middle of a cell, first in line "
                           + std::to_string(strict.faultLine()) + "; it was read as it stands.");
    }

    auto table = makeTable(std::move(records), options, "line");
    if (!table) {
        Failure failure = table.error();
        failure.detail = name + ": " + failure.detail;
        return tl::unexpected(failure);
    }
    table->encoding = std::move(decoded->encoding);
    table->separator = separator;
    table->warnings.insert(table->warnings.begin(), warnings.begin(), warnings.end());
    return table;
}

Result<Table> readCsv(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readCsvBytes(*bytes, options, shownName(path));
}

}  // namespace muster::tables
