// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/privacy_check.h"

#include "core/performance/chart_picture.h"
#include "core/performance/diagram.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <regex>

namespace muster::documents {

namespace {

struct Pattern {
    const char* what;
    std::regex shape;
};

const std::vector<Pattern>& patterns()
{
    constexpr auto kAnyCase = std::regex::ECMAScript | std::regex::icase;
    static const std::vector<Pattern> all {
        {"date of birth", std::regex {R"(\b(date of birth|d\.?o\.?b\b\.?|born (on|in)\b))", kAnyCase}},
        {"date in figures", std::regex {R"(\b[0-3]?[0-9][/.-][01]?[0-9][/.-]([12][0-9])?[0-9]{2}\b)"}},
        {"telephone number", std::regex {R"((\+44[ ()-]*[0-9]|\b0[1-9])([ ()-]*[0-9]){8,9}(?![0-9]))"}},
        {"full postcode", std::regex {R"(\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][ABD-HJLNP-UW-Z]{2}\b)"}},
        {"vehicle registration", std::regex {R"(\b([A-Z]{2}[0-9]{2} ?[A-Z]{3}|[A-Z][0-9]{2,3} ?[A-Z]{3})\b)"}},
        {"house number and street",
         std::regex {R"(\b[0-9]{1,4}[a-z]?,? ([A-Z][A-Za-z']+ ){1,3})"
                     R"((Street|St|Road|Rd|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Grove|Place|Terrace|Gardens|)"
                     R"(Walk|Green|Square|Row|Mews|Hill|View|Rise|Park|Parade|Gate)\b)"}},
        {"title and surname",
         std::regex {
             R"(\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lady|Rev|Reverend|Cllr|Councillor|PC|PS|DC|DS|DI|)"
             R"(PCSO|Sgt|Sergeant|Inspector|Constable)\.? [A-Z][a-z]+(-[A-Z][a-z]+)?\b)"}},
    };
    return all;
}

/// Ranks read like a title and a surname where they follow each other: "Sergeant Inspector" is nobody.
bool isRole(const std::string& found)
{
    static const std::array<std::string_view, 3> kAfterTitle {" General", " Superintendent", " Inspector"};
    return std::any_of(kAfterTitle.begin(), kAfterTitle.end(),
                       [&](std::string_view role) { return found.ends_with(role); });
}

/// Walks a document and remembers under which heading it is.
class Walker {
public:
    std::vector<PersonalData> found;

    void check(std::string_view text)
    {
        for (PersonalData& data : personalDataIn(text)) {
            data.where = m_where;
            found.push_back(std::move(data));
        }
    }

    void check(const Runs& runs) { check(plainText(runs)); }

    void operator()(const Title& title)
    {
        m_where = "the title";
        check(title.text);
        m_where = "the head";
    }
    void operator()(const Heading& heading)
    {
        m_where = heading.number.empty() ? "\"" + heading.text + "\"" : "minute " + heading.number;
        check(heading.text);
    }
    void operator()(const Paragraph& paragraph) { check(paragraph.runs); }
    void operator()(const List& list)
    {
        for (const ListItem& item : list.items) {
            check(item.runs);
            for (const List& nested : item.nested)
                (*this)(nested);
        }
    }
    void operator()(const Table& table)
    {
        const std::string heading = m_where;
        for (const Row& row : table.rows) {
            if (!row.cells.empty() && row.cells.front().isRowHeader)
                m_where = plainText(row.cells.front().runs);
            for (const Cell& cell : row.cells)
                check(cell.runs);
        }
        m_where = heading;
    }
    void operator()(const Decision& decision) { check(decision.text); }
    void operator()(const ActionLine& action)
    {
        check(action.text);
        for (const std::string& detail : action.details)
            check(detail);
    }
    void operator()(const Figure& figure)
    {
        check(figure.caption);
        check(figure.alt);
        if (figure.chart) {
            for (const performance::PictureMarker& marker : figure.chart->markers)
                check(marker.text);
        }
        if (figure.diagram) {
            for (const performance::DiagramBox& box : figure.diagram->boxes)
                check(box.name);
        }
    }
    void operator()(const KeyValueList& list)
    {
        for (const KeyValue& entry : list.entries) {
            if (entry.key == "Place" || entry.key == "Contact")
                continue;
            for (const Runs& value : entry.values)
                check(value);
        }
    }
    void operator()(const PageBreak&) { }

private:
    std::string m_where = "the head";
};

}  // namespace

std::vector<PersonalData> personalDataIn(std::string_view text)
{
    std::vector<PersonalData> found;
    // Short pieces: the matcher of the standard library goes deep on long ones.
    constexpr std::size_t kPiece = 2000;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.size(), at + kPiece);
        if (end < text.size()) {
            const std::size_t space = text.rfind(' ', end);
            end = space != std::string_view::npos && space > at ? space : end;
        }
        const std::string piece {text.substr(at, end - at)};
        for (const Pattern& pattern : patterns()) {
            for (std::sregex_iterator match {piece.begin(), piece.end(), pattern.shape}, last; match != last; ++match) {
                if (!isRole(match->str()))
                    found.push_back({pattern.what, {}, match->str()});
            }
        }
        at = end;
    }
    return found;
}

std::vector<PersonalData> personalDataIn(const Document& document)
{
    Walker walker;
    for (const Block& block : document.blocks)
        std::visit(walker, block);
    return std::move(walker.found);
}

base::Result<void> checkPrivacy(const Document& document)
{
    const auto found = personalDataIn(document);
    if (found.empty())
        return {};
    std::string list;
    for (const PersonalData& data : found)
        list += fmt::format("\n- {}: {}, \"{}\"", data.where, data.what, data.words);
    return base::fail(
        base::FailureCode::Refused,
        "This looks like personal data, so no public edition was made. Write it without the person, or make "
        "the item restricted:"
            + list,
        "edition");
}

}  // namespace muster::documents
