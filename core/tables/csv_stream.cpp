// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/csv_stream.h"

#include "core/tables/table.h"

#include <algorithm>
#include <utility>

namespace muster::tables {

using base::fail;
using base::FailureCode;
using base::Result;

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The end of the record that begins at `from`, before its line end; npos while it has not come.
std::size_t endOfRecord(std::string_view text, std::size_t from)
{
    const std::size_t end = text.find('\n', from);
    if (end == std::string_view::npos) {
        return end;
    }
    const std::size_t mark = text.substr(from, end - from).find('"');
    if (mark == std::string_view::npos) {
        return end;
    }
    bool quoted = false;
    for (std::size_t i = from + mark; i < text.size(); ++i) {
        if (text[i] == '"') {
            quoted = !quoted;
        } else if (text[i] == '\n' && !quoted) {
            return i;
        }
    }
    return std::string_view::npos;
}

}  // namespace

CsvStream::CsvStream(std::string name, TakeRecord take) : m_name(std::move(name)), m_take(std::move(take)) { }

Result<void> CsvStream::damaged(const std::string& what) const
{
    return fail(FailureCode::Damaged, m_name + ", line " + std::to_string(m_line) + ": " + what, "file");
}

Result<void> CsvStream::feed(std::string_view piece)
{
    if (!m_rest.empty()) {
        m_rest += piece;
        piece = m_rest;
    }
    std::size_t from = 0;
    for (std::size_t end = endOfRecord(piece, from); end != std::string_view::npos; end = endOfRecord(piece, from)) {
        std::string_view record = piece.substr(from, end - from);
        if (auto taken = takeRecord(record); !taken) {
            return taken;
        }
        m_line += 1 + static_cast<std::size_t>(std::count(record.begin(), record.end(), '\n'));
        from = end + 1;
    }
    std::string rest {piece.substr(from)};
    m_rest = std::move(rest);
    if (m_rest.size() > kMaxCellBytes) {
        return damaged("the line is too long. A quotation mark may be missing.");
    }
    return {};
}

Result<void> CsvStream::finish()
{
    if (std::count(m_rest.begin(), m_rest.end(), '"') % 2 != 0) {
        return damaged("a quotation mark is never closed. The file may be cut short; download it again.");
    }
    const std::string last = std::exchange(m_rest, {});
    return last.empty() ? Result<void> {} : takeRecord(last);
}

Result<void> CsvStream::takeRecord(std::string_view record)
{
    if (!m_begun && record.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
        record.remove_prefix(kByteOrderMark.size());
    }
    m_begun = true;
    if (!record.empty() && record.back() == '\r') {
        record.remove_suffix(1);
    }
    if (record.empty()) {
        return {};
    }
    if (record.find('\0') != std::string_view::npos) {
        return damaged("there are characters that are no text. The file is damaged; download it again.");
    }
    m_cells.clear();
    m_unquoted.clear();
    m_unquoted.reserve(record.size());  // so that views into it stay
    for (std::size_t from = 0; from <= record.size();) {
        if (from < record.size() && record[from] == '"') {
            const std::size_t begin = m_unquoted.size();
            std::size_t at = from + 1;
            for (; at < record.size(); ++at) {
                if (record[at] == '"') {
                    if (at + 1 >= record.size() || record[at + 1] != '"') {
                        break;
                    }
                    ++at;
                }
                m_unquoted += record[at];
            }
            m_cells.emplace_back(m_unquoted.data() + begin, m_unquoted.size() - begin);
            from = std::min(record.find(',', std::min(at, record.size())), record.size()) + 1;
            continue;
        }
        const std::size_t end = std::min(record.find(',', from), record.size());
        m_cells.push_back(record.substr(from, end - from));
        from = end + 1;
    }
    return m_take(m_line, m_cells);
}

}  // namespace muster::tables
