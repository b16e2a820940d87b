// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/xlsx_reader.h"

#include "core/base/text.h"
#include "core/tables/number_format.h"
#include "core/tables/table_file.h"
#include "core/tables/xlsx_package.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <utility>

namespace muster::tables {

using base::fail;
using base::Failure;
using base::FailureCode;

namespace {

constexpr std::size_t kMaxSheetRows = 1'048'576;
/// All text of one sheet: shared strings may be named many times.
constexpr std::size_t kMaxSheetText = 256ULL * 1024 * 1024;
constexpr std::size_t kErrorsNamed = 200;

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

struct Relationship {
    std::string type;  ///< the last word of its address: "worksheet", "styles"
    std::string target;
};

std::map<std::string, Relationship> relationships(const pugi::xml_document& document, std::string_view from)
{
    std::map<std::string, Relationship> found;
    for (const auto& node : document.document_element().children()) {
        if (localName(node.name()) != "Relationship"
            || std::string_view(node.attribute("TargetMode").value()) == "External")
            continue;
        const std::string type = node.attribute("Type").value();
        found[node.attribute("Id").value()] = {type.substr(type.rfind('/') + 1),
                                               resolvedPart(from, node.attribute("Target").value())};
    }
    return found;
}

/// `r:id`, whatever prefix the writer chose.
std::string relationshipId(const pugi::xml_node& node)
{
    for (const auto& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.find(':') != std::string_view::npos && localName(attribute.name()) == "id")
            return attribute.value();
    }
    return {};
}

bool isTrue(const pugi::xml_attribute& attribute)
{
    const std::string_view value = attribute.value();
    return value == "1" || value == "true";
}

Result<Workbook> readWorkbook(XlsxPackage& package)
{
    Workbook book;
    book.part = "xl/workbook.xml";
    if (package.has("_rels/.rels")) {
        const auto rels = package.read("_rels/.rels");
        if (!rels)
            return tl::unexpected(rels.error());
        for (const auto& [id, relationship] : relationships((*rels)->document, "")) {
            if (relationship.type == "officeDocument")
                book.part = relationship.target;
        }
    }
    const auto xml = package.read(book.part);
    if (!xml)
        return tl::unexpected(xml.error());
    const auto rels = package.read(relationshipsOf(book.part));
    if (!rels)
        return tl::unexpected(rels.error());
    const auto targets = relationships((*rels)->document, book.part);
    for (const auto& [id, relationship] : targets) {
        if (relationship.type == "styles")
            book.stylesPart = relationship.target;
        if (relationship.type == "sharedStrings")
            book.stringsPart = relationship.target;
    }

    const auto root = (*xml)->document.document_element();
    if (isTrue(childNamed(root, "workbookPr").attribute("date1904")))
        book.epoch = SerialEpoch::From1904;
    for (const auto& node : childNamed(root, "sheets").children()) {
        const auto target = targets.find(relationshipId(node));
        // Chart sheets and macro sheets stand in the same list.
        if (localName(node.name()) != "sheet" || target == targets.end() || target->second.type != "worksheet")
            continue;
        const std::string_view state = node.attribute("state").value();
        book.sheets.push_back({base::asValidUtf8(node.attribute("name").value()), target->second.target,
                               state != "hidden" && state != "veryHidden"});
    }
    if (book.sheets.empty())
        return fail(FailureCode::Damaged, "The workbook has no sheet with cells.", "file");
    return book;
}

/// Excel writes control characters as _x000D_.
std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_') {
            const auto* const digits = text.data() + i + 2;
            const auto read = std::from_chars(digits, digits + 4, code, 16);
            if (read.ptr == digits + 4 && code > 0 && code < 0x80) {
                plain += static_cast<char>(code);
                i += 6;
                continue;
            }
        }
        plain += text[i];
    }
    return plain;
}

/// Text of a shared or inline string: plain, or in runs of different fonts. Reading aids for Japanese are left out.
std::string stringText(const pugi::xml_node& item)
{
    std::string text;
    for (const auto& child : item.children()) {
        if (localName(child.name()) == "t")
            text += child.text().get();
        else if (localName(child.name()) == "r")
            text += childNamed(child, "t").text().get();
    }
    return base::asValidUtf8(unescaped(text));
}

Result<std::vector<std::string>> readStrings(XlsxPackage& package, const Workbook& book)
{
    std::vector<std::string> strings;
    if (book.stringsPart.empty())
        return strings;
    const auto xml = package.read(book.stringsPart);
    if (!xml)
        return tl::unexpected(xml.error());
    for (const auto& node : (*xml)->document.document_element().children()) {
        if (localName(node.name()) == "si")
            strings.push_back(stringText(node));
    }
    return strings;
}

/// What the numbers of each cell style are.
Result<std::vector<NumberKind>> readStyles(XlsxPackage& package, const Workbook& book)
{
    std::vector<NumberKind> kinds;
    if (book.stylesPart.empty() || !package.has(book.stylesPart))
        return kinds;
    const auto xml = package.read(book.stylesPart);
    if (!xml)
        return tl::unexpected(xml.error());
    const auto root = (*xml)->document.document_element();
    std::map<unsigned, NumberKind> custom;
    for (const auto& node : childNamed(root, "numFmts").children())
        custom[node.attribute("numFmtId").as_uint()] = kindOfFormat(node.attribute("formatCode").value());
    for (const auto& node : childNamed(root, "cellXfs").children()) {
        if (localName(node.name()) != "xf")
            continue;
        const auto id = node.attribute("numFmtId").as_uint();
        const auto own = custom.find(id);
        kinds.push_back(own != custom.end() ? own->second : kindOfBuiltInFormat(id));
    }
    return kinds;
}

/// Row and column of "C5", from 0; nothing when it is no address of a sheet.
std::optional<std::pair<std::size_t, std::size_t>> cellAddress(std::string_view text)
{
    std::size_t column = 0;
    std::size_t i = 0;
    for (; i < text.size() && i < 3 && text[i] >= 'A' && text[i] <= 'Z'; ++i)
        column = column * 26 + static_cast<std::size_t>(text[i] - 'A') + 1;
    std::size_t row = 0;
    const auto read = std::from_chars(text.data() + i, text.data() + text.size(), row);
    if (column == 0 || column > kMaxColumns || read.ec != std::errc() || read.ptr != text.data() + text.size()
        || row == 0 || row > kMaxSheetRows)
        return std::nullopt;
    return std::pair(row - 1, column - 1);
}

/// Walks the cells of one sheet.
class SheetReader {
public:
    SheetReader(const std::vector<std::string>& strings, const std::vector<NumberKind>& styles, SerialEpoch epoch)
        : m_strings(strings), m_styles(styles), m_epoch(epoch)
    {
    }

    Result<std::vector<Row>> read(const pugi::xml_node& sheet)
    {
        for (const auto& node : childNamed(sheet, "sheetData").children()) {
            if (localName(node.name()) != "row")
                continue;
            if (!readRow(node))
                return tl::unexpected(m_failure);
        }
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row& a, const Row& b) { return a.line < b.line; });
        if (!fillMerged(childNamed(sheet, "mergeCells")))
            return tl::unexpected(m_failure);
        return std::move(m_rows);
    }

    [[nodiscard]] const std::vector<std::size_t>& errorRows() const { return m_errorRows; }

private:
    bool refuse(FailureCode code, std::string detail)
    {
        m_failure = Failure {code, "file", std::move(detail)};
        return false;
    }

    bool readRow(const pugi::xml_node& node)
    {
        const auto stated = node.attribute("r").as_ullong();
        m_line = stated > 0 ? static_cast<std::size_t>(stated) : m_line + 1;
        if (m_line > kMaxSheetRows)
            return refuse(FailureCode::Damaged, "The sheet has a row beyond the last one Excel has.");
        Row row {m_line, {}};
        std::size_t column = 0;
        for (const auto& cell : node.children()) {
            if (localName(cell.name()) != "c")
                continue;
            if (const auto reference = cell.attribute("r")) {
                const auto address = cellAddress(reference.value());
                if (!address)
                    return refuse(FailureCode::Damaged,
                                  "A cell in row " + std::to_string(m_line) + " has no place in the sheet.");
                column = address->second;
            }
            if (column >= kMaxColumns)
                return refuse(FailureCode::Damaged, "Row " + std::to_string(m_line) + " has too many cells.");
            std::string text = cellText(cell);
            if (!text.empty() && !put(row, column, std::move(text)))
                return false;
            ++column;
        }
        if (!row.cells.empty())
            m_rows.push_back(std::move(row));
        return true;
    }

    bool put(Row& row, std::size_t column, std::string text)
    {
        m_text += text.size();
        if (text.size() > kMaxCellBytes || m_text > kMaxSheetText)
            return refuse(FailureCode::Invalid,
                          "The sheet holds too much text in row " + std::to_string(row.line)
                              + ". Import it in smaller parts.");
        if (row.cells.size() <= column) {
            m_cells += column + 1 - row.cells.size();
            if (m_cells > kMaxCells)
                return refuse(FailureCode::Invalid,
                              "The sheet has more than " + std::to_string(kMaxCells)
                                  + " cells. Import it in smaller parts.");
            row.cells.resize(column + 1);
        }
        row.cells[column] = std::move(text);
        return true;
    }

    std::string cellText(const pugi::xml_node& cell)
    {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr")
            return stringText(childNamed(cell, "is"));
        const std::string_view value = childNamed(cell, "v").text().get();
        if (value.empty())
            return {};
        if (type == "s") {
            std::size_t index = 0;
            const auto read = std::from_chars(value.data(), value.data() + value.size(), index);
            return read.ec == std::errc() && index < m_strings.size() ? m_strings[index] : std::string();
        }
        if (type == "str")
            return base::asValidUtf8(unescaped(value));
        if (type == "b")
            return value == "1" || value == "true" ? "TRUE" : "FALSE";
        if (type == "e") {
            if (m_errorRows.size() < kErrorsNamed && (m_errorRows.empty() || m_errorRows.back() != m_line))
                m_errorRows.push_back(m_line);
            return base::asValidUtf8(value);
        }
        if (type == "d")
            return isoCell(value);
        double number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        if (read.ec != std::errc() || read.ptr != value.data() + value.size())
            return base::asValidUtf8(value);
        const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
        return numberAsText(number, style < m_styles.size() ? m_styles[style] : NumberKind::Number, m_epoch);
    }

    /// Dates of the strict format are text: "2011-11-15T10:30:00".
    static std::string isoCell(std::string_view value)
    {
        std::string text = base::asValidUtf8(value);
        if (text.size() >= 16 && text[10] == 'T' && text.find_first_not_of("0123456789-T:.Z+") == std::string::npos) {
            text[10] = ' ';
            const auto time = text.substr(11, 5);
            const bool seconds = text.size() >= 19 && text.substr(16, 3) != ":00";
            text.resize(seconds ? 19 : 16);
            if (time == "00:00" && !seconds)
                text.resize(10);
        }
        return text;
    }

    /// A value that stands for several rows is stored in the first only.
    bool fillMerged(const pugi::xml_node& merges)
    {
        std::size_t steps = 0;
        for (const auto& node : merges.children()) {
            const std::string_view range = node.attribute("ref").value();
            const auto colon = range.find(':');
            if (colon == std::string_view::npos)
                continue;
            const auto from = cellAddress(range.substr(0, colon));
            const auto to = cellAddress(range.substr(colon + 1));
            if (!from || !to || from->second != to->second || from->first >= to->first)
                continue;
            const std::size_t column = from->second;
            auto row = std::lower_bound(m_rows.begin(), m_rows.end(), from->first + 1,
                                        [](const Row& r, std::size_t line) { return r.line < line; });
            if (row == m_rows.end() || row->line != from->first + 1 || row->cells.size() <= column)
                continue;
            const std::string value = row->cells[column];
            for (++row; row != m_rows.end() && row->line <= to->first + 1; ++row) {
                if (++steps > kMaxCells)
                    return refuse(FailureCode::Damaged, "The sheet's merged cells overlap without end.");
                if ((row->cells.size() <= column || row->cells[column].empty()) && !put(*row, column, value))
                    return false;
            }
        }
        return true;
    }

    const std::vector<std::string>& m_strings;
    const std::vector<NumberKind>& m_styles;
    SerialEpoch m_epoch;
    std::vector<Row> m_rows;
    std::vector<std::size_t> m_errorRows;
    Failure m_failure;
    std::size_t m_line = 0;
    std::size_t m_cells = 0;
    std::size_t m_text = 0;
};

Result<Sheet> chosenSheet(const Workbook& book, const std::string& wanted)
{
    for (const auto& sheet : book.sheets) {
        if (wanted.empty() ? sheet.visible : base::lowered(sheet.name) == base::lowered(wanted))
            return sheet;
    }
    if (wanted.empty())
        return fail(FailureCode::NotFound, "All sheets of the workbook are hidden. Show one in Excel and try again.",
                    "sheet");
    std::vector<std::string> names;
    names.reserve(book.sheets.size());
    for (const auto& sheet : book.sheets)
        names.push_back("\"" + sheet.name + "\"");
    return fail(FailureCode::NotFound,
                "There is no sheet \"" + wanted + "\". The workbook has " + base::joinedInWords(names) + ".", "sheet");
}

Result<Table> readSheet(std::string_view bytes, const ReadOptions& options)
{
    auto package = XlsxPackage::open(bytes);
    if (!package)
        return tl::unexpected(package.error());
    const auto book = readWorkbook(*package);
    if (!book)
        return tl::unexpected(book.error());
    const auto sheet = chosenSheet(*book, options.sheet);
    if (!sheet)
        return tl::unexpected(sheet.error());
    const auto strings = readStrings(*package, *book);
    if (!strings)
        return tl::unexpected(strings.error());
    const auto styles = readStyles(*package, *book);
    if (!styles)
        return tl::unexpected(styles.error());
    const auto xml = package->read(sheet->part);
    if (!xml)
        return tl::unexpected(xml.error());

    SheetReader reader(*strings, *styles, book->epoch);
    auto rows = reader.read((*xml)->document.document_element());
    if (!rows)
        return tl::unexpected(rows.error());
    auto table = makeTable(std::move(*rows), options, "row");
    if (!table)
        return table;
    table->encoding = "Excel workbook";
    table->sheet = sheet->name;
    if (!reader.errorRows().empty())
        table->warnings.push_back("A formula has no result (such as #REF!) in "
                                  + linesInWords(reader.errorRows(), "row") + ".");
    return table;
}

template <class T> Result<T> named(Result<T> result, const std::string& name)
{
    if (!result)
        result.error().detail = name + ": " + result.error().detail;
    return result;
}

}  // namespace

Result<Table> readXlsxBytes(std::string_view bytes, const ReadOptions& options, const std::string& name)
{
    if (const auto kind = kindOf(bytes); kind != FileKind::Workbook)
        return tl::unexpected(refusalOf(kind, name));
    return named(readSheet(bytes, options), name);
}

Result<Table> readXlsx(const std::filesystem::path& path, const ReadOptions& options)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readXlsxBytes(*bytes, options, shownName(path));
}

Result<std::vector<std::string>> sheetNames(const std::filesystem::path& path)
{
    const auto bytes = readFileBytes(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto name = shownName(path);
    if (const auto kind = kindOf(*bytes); kind != FileKind::Workbook)
        return tl::unexpected(refusalOf(kind, name));
    auto package = XlsxPackage::open(*bytes);
    if (!package)
        return named(Result<std::vector<std::string>>(tl::unexpected(package.error())), name);
    const auto book = readWorkbook(*package);
    if (!book)
        return named(Result<std::vector<std::string>>(tl::unexpected(book.error())), name);
    std::vector<std::string> names;
    for (const auto& sheet : book->sheets) {
        if (sheet.visible)
            names.push_back(sheet.name);
    }
    return names;
}

}  // namespace muster::tables
