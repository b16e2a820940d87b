// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/paper_parts.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"

#include <cctype>

namespace muster::documents {

std::string printedLine(base::Date today) { return "Printed on " + base::longDate(today); }

void addLine(KeyValueList& list, std::string_view key, std::string_view text)
{
    if (!text.empty())
        list.entries.push_back({std::string {key}, {runsOf(text)}});
}

Paragraph paragraph(std::string_view text, ParagraphStyle style) { return {runsOf(text), style}; }

Cell textCell(std::string_view text) { return {.runs = runsOf(text)}; }

Cell rowHeader(std::string_view text) { return {.runs = runsOf(text), .isRowHeader = true}; }

std::string roleAndAgency(std::string_view role, std::string_view agency)
{
    if (role.empty() || agency.empty())
        return std::string {role.empty() ? agency : role};
    return std::string {role} + ", " + std::string {agency};
}

std::string asSentence(std::string_view text)
{
    std::string sentence {base::trimmed(text)};
    if (!sentence.empty() && std::string_view {".!?"}.find(sentence.back()) == std::string_view::npos)
        sentence += '.';
    return sentence;
}

std::string capitalised(std::string_view text)
{
    std::string words {text};
    if (!words.empty())
        words.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(words.front())));
    return words;
}

std::string timesInWords(base::TimeOfDay from, std::optional<base::TimeOfDay> to)
{
    return to ? base::spokenTime(from) + " to " + base::spokenTime(*to) : base::spokenTime(from);
}

void setIssuer(Document& document, const std::string& issuer, const std::string& reference)
{
    document.author = issuer;
    document.reference = reference;
}

AgencyNames::AgencyNames(const replica::Reader& reader)
{
    for (const partnership::Agency& agency : partnership::agencies(reader)) {
        for (const std::string& key : {agency.shortName, agency.name}) {
            m_printed.emplace(key, partnership::printName(agency));
            m_full.emplace(key, partnership::fullName(agency));
        }
    }
}

std::string AgencyNames::printed(const std::string& codeOrName) const
{
    const auto found = m_printed.find(codeOrName);
    return found == m_printed.end() ? codeOrName : found->second;
}

std::string AgencyNames::full(const std::string& codeOrName) const
{
    const auto found = m_full.find(codeOrName);
    return found == m_full.end() ? codeOrName : found->second;
}

}  // namespace muster::documents
