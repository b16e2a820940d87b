// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document_lint.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace muster::documents {

namespace {

using base::FailureCode;
using base::Result;

bool isBlank(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return std::isspace(static_cast<unsigned char>(c)); });
}

bool isLanguageTag(std::string_view tag)
{
    std::size_t part = 0;
    for (const char c : tag) {
        if (c == '-' ? part == 0 : !std::isalnum(static_cast<unsigned char>(c)))
            return false;
        part = c == '-' ? 0 : part + 1;
        if (part > 8)
            return false;
    }
    return part > 0;
}

tl::unexpected<base::Failure> refuse(std::string field, std::string detail)
{
    return base::fail(FailureCode::Refused, std::move(detail), std::move(field));
}

class Linter {
public:
    explicit Linter(const Document& document)
    {
        for (const Block& block : document.blocks) {
            if (const auto* heading = std::get_if<Heading>(&block); heading && !heading->anchor.empty())
                m_anchors.insert(anchorName(heading->anchor));
        }
    }

    Result<void> operator()(const Title& title) const
    {
        if (isBlank(title.text))
            return refuse("title", "The title of the document is empty. Give it one.");
        return {};
    }

    Result<void> operator()(const Heading& heading)
    {
        if (isBlank(heading.text))
            return refuse("heading", "A heading has no text. Screen readers would announce an empty heading.");
        if (heading.level < 1 || heading.level > 5)
            return refuse("heading", fmt::format("The heading \"{}\" is on level {}; levels are 1 to 5.",
                                                 heading.text, heading.level));
        if (heading.level > m_level + 1)
            return refuse("heading", fmt::format("The heading \"{}\" is on level {} but follows level {}. Levels "
                                                 "must not be skipped.",
                                                 heading.text, heading.level, m_level));
        m_level = heading.level;
        return {};
    }

    Result<void> operator()(const Paragraph& paragraph) const { return check(paragraph.runs); }

    Result<void> operator()(const List& list) const
    {
        for (const ListItem& item : list.items) {
            if (auto ok = check(item.runs); !ok)
                return ok;
            for (const List& nested : item.nested) {
                if (auto ok = (*this)(nested); !ok)
                    return ok;
            }
        }
        return {};
    }

    Result<void> operator()(const Table& table) const
    {
        const std::string name = table.caption.empty() ? "A table" : fmt::format("The table \"{}\"", table.caption);
        if (table.columns.empty())
            return refuse("table", name + " has no columns.");
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (isBlank(table.columns[i].header))
                return refuse("table", fmt::format("{} has no header over column {}. Every column needs one, so that "
                                                   "its cells can be understood when read aloud.",
                                                   name, i + 1));
        }
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const Row& row = table.rows[i];
            if (row.cells.size() != table.columns.size())
                return refuse("table", fmt::format("{} has {} columns, but row {} has {} cells.", name,
                                                   table.columns.size(), i + 1, row.cells.size()));
            for (const Cell& cell : row.cells) {
                if (cell.status && isBlank(cell.status->word))
                    return refuse("status", fmt::format("{} shows a status by colour alone in row {}. Give it a word.",
                                                        name, i + 1));
                if (auto ok = check(cell.runs); !ok)
                    return ok;
            }
        }
        return {};
    }

    Result<void> operator()(const Decision& decision) const
    {
        if (isBlank(decision.verb))
            return refuse("decision", "A decision has no verb, such as AGREED or RESOLVED.");
        return check(decision.text);
    }

    Result<void> operator()(const ActionLine& action) const { return check(action.text); }

    Result<void> operator()(const Figure& figure) const
    {
        if (isBlank(figure.alt))
            return refuse("figure", "A picture has no alternative text. Say in words what it shows.");
        return {};
    }

    Result<void> operator()(const KeyValueList& list) const
    {
        for (const KeyValue& entry : list.entries) {
            for (const Runs& value : entry.values) {
                if (auto ok = check(value); !ok)
                    return ok;
            }
        }
        return {};
    }

    Result<void> operator()(const PageBreak&) const { return {}; }

private:
    Result<void> check(const Runs& runs) const
    {
        for (const Run& run : runs) {
            if (!run.language.empty() && !isLanguageTag(run.language))
                return refuse("language", fmt::format("\"{}\" is not a language tag, such as en-GB.", run.language));
            if (run.href.starts_with('#') && !m_anchors.contains(anchorName(std::string_view(run.href).substr(1))))
                return refuse("link", fmt::format("A link leads to \"{}\", which is not in the document.", run.href));
        }
        return {};
    }

    std::set<std::string> m_anchors;
    int m_level = 0;
};

}  // namespace

Result<void> lint(const Document& document)
{
    if (isBlank(document.title))
        return refuse("title", "The title of the document is empty. Give it one.");
    if (!isLanguageTag(document.language))
        return refuse("language", fmt::format("\"{}\" is not a language tag, such as en-GB.", document.language));
    Linter linter(document);
    for (const Block& block : document.blocks) {
        if (auto ok = std::visit([&](const auto& content) -> Result<void> { return linter(content); }, block); !ok)
            return ok;
    }
    return {};
}

}  // namespace muster::documents
