// SPDX-License-Identifier: GPL-3.0-or-later
//
// What several papers say in the same words.
#pragma once

#include "core/base/date.h"
#include "core/documents/document.h"
#include "core/meetings/meeting.h"
#include "core/replica/connection.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace muster::documents {

inline constexpr std::string_view kOfficial = "OFFICIAL";
inline constexpr std::string_view kOfficialSensitive = "OFFICIAL-SENSITIVE";
inline constexpr std::string_view kPublicEdition = "Public version";
/// Requirements §4.6.
inline constexpr std::string_view kDoNotCopy = "Do not copy or share without the chair's agreement.";
/// Requirements §4.7: what stands in place of a restricted item.
inline constexpr std::string_view kAboutIndividuals = "Information about individuals.";
/// What a public edition says of itself (requirements §4.0, editions).
inline constexpr std::string_view kEditedVersion =
    "This is an edited version. What restricted items and restricted actions say has been left out; numbers are those "
    "of the full record.";

/// "Printed on 15 November 2011".
[[nodiscard]] std::string printedLine(base::Date today);

/// A key with one line; nothing is added for an empty text.
void addLine(KeyValueList& list, std::string_view key, std::string_view text);

[[nodiscard]] Paragraph paragraph(std::string_view text, ParagraphStyle style = ParagraphStyle::Normal);

[[nodiscard]] Cell textCell(std::string_view text);
[[nodiscard]] Cell rowHeader(std::string_view text);

/// "Community Safety Manager, Peterborough City Council"; what is not known is left out.
[[nodiscard]] std::string roleAndAgency(std::string_view role, std::string_view agency);

/// The text with a full stop, unless it ends a sentence already.
[[nodiscard]] std::string asSentence(std::string_view text);

/// "Neighbourhood panel": the first letter as a capital.
[[nodiscard]] std::string capitalised(std::string_view text);

/// "10am to 11:46am"; "10am" while the end is not known.
[[nodiscard]] std::string timesInWords(base::TimeOfDay from, std::optional<base::TimeOfDay> to);

/// Sets what all papers of a partnership carry: language, issuing body, reference.
void setIssuer(Document& document, const std::string& issuer, const std::string& reference);

/// How lines name agencies ("City Council"), by code and by full name.
class AgencyNames {
public:
    explicit AgencyNames(const replica::Reader& reader);
    /// The printed name for a code or a full name; the text itself for any other.
    [[nodiscard]] std::string printed(const std::string& codeOrName) const;
    /// "Cross Keys Homes (representing Registered Social Landlords)" (requirements B02).
    [[nodiscard]] std::string full(const std::string& codeOrName) const;

private:
    std::map<std::string, std::string> m_printed;
    std::map<std::string, std::string> m_full;
};

}  // namespace muster::documents
