// SPDX-License-Identifier: GPL-3.0-or-later
//
// The minute of one restricted item for one agency (requirements §4.6).
#include "core/base/text.h"
#include "core/documents/circulation_commands.h"
#include "core/documents/corrections.h"
#include "core/documents/minutes_content.h"
#include "core/documents/minutes_copies.h"
#include "core/documents/minutes_document.h"
#include "core/documents/minutes_head.h"
#include "core/documents/minutes_item.h"
#include "core/documents/short_forms.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/attendance.h"
#include "core/partnership/agency_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using meetings::MinutesContent;
using meetings::MinutesItem;
using meetings::MinutesState;
using replica::Reader;

namespace {

constexpr std::string_view kExtractHandling =
    "Do not copy or share without the chair's agreement. Keep securely, and destroy when no longer needed.";

std::string legalBasisLine(const std::vector<DisclosureLine>& disclosures)
{
    std::vector<std::string> bases;
    for (const DisclosureLine& line : disclosures) {
        if (!line.legalBasis.empty() && std::find(bases.begin(), bases.end(), line.legalBasis) == bases.end())
            bases.push_back(line.legalBasis);
    }
    if (bases.empty())
        return "Legal basis: no disclosure is recorded for this item; the statement of confidentiality of the meeting "
               "applies.";
    return fmt::format("Legal basis: information in this extract was shared under {}. It may be used only for the "
                       "purpose for which it was shared.",
                       base::joinedInWords(bases));
}

bool isNeeded(const meetings::AgendaItem& item, const base::Id& agency)
{
    return std::any_of(item.requirements.begin(), item.requirements.end(), [&](const auto& requirement) {
        return requirement.agency == agency && requirement.need == meetings::Need::Required;
    });
}

}  // namespace

Result<Document> restrictedExtract(const Reader& reader, const base::Id& meeting, const base::Id& itemId,
                                   const base::Id& agencyId)
{
    if (!reader.partTwoIsOpen())
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.", "edition");
    const auto stub = meetings::itemOf(reader, meeting, itemId);
    const auto agency = partnership::agency(reader, agencyId);
    if (!stub || !agency)
        return fail(FailureCode::NotFound,
                    "A restricted extract needs an item of this meeting and an agency that is known.", "item");
    if (!stub->restricted())
        return fail(FailureCode::Refused,
                    fmt::format("Item {} is open: its minute stands in the full and the public "
                                "edition.",
                                stub->number),
                    "item");
    if (agency->category == partnership::AgencyCategory::Community)
        return fail(FailureCode::Refused,
                    fmt::format("{} is a community contact, and never gets what is restricted.", agency->name), "agency");
    if (!isNeeded(*stub, agencyId))
        return fail(FailureCode::Refused,
                    fmt::format("Item {} is not for {}: only agencies needed for a restricted item get its minute.",
                                stub->number, agency->name),
                    "agency");
    auto kept = keptExtract(reader, meeting, itemId);
    if (!kept)
        return tl::unexpected(kept.error());
    Document document;
    if (*kept) {
        document = std::move(**kept);
    } else {
        const auto content = minutesContentFor(reader, meeting, false);
        if (!content)
            return tl::unexpected(content.error());
        const auto item = std::find_if(content->items.begin(), content->items.end(),
                                       [&](const MinutesItem& one) { return one.item == itemId; });
        if (item == content->items.end() || item->sealed)
            return fail(FailureCode::Refused,
                        fmt::format("Item {} was not taken at this meeting, so it has no minute.", stub->number),
                        "item");
        document = composeExtract(reader, *content, *item);
    }
    const auto person = meetings::personFor(reader, meeting, agencyId);
    document.recipient = fmt::format("Copy {}: {}", copyNumberFor(reader, itemId, "minutes", agencyId),
                                     roleAndAgency(person ? person->roleTitle : std::string {}, agency->name));
    if (auto corrected = addCorrections(reader, document, {meeting, itemId, Edition::Restricted, 0}); !corrected)
        return tl::unexpected(corrected.error());
    return document;
}

Document composeExtract(const Reader& reader, const MinutesContent& content, const MinutesItem& item)
{
    const bool draft = content.record.state != MinutesState::Approved;
    Document document;
    document.title = fmt::format("Restricted extract: minute {}, {}, {}", numberOf(item), content.bodyName,
                                 base::longDate(content.date));
    document.subject = "The minute of one restricted item for one agency";
    setIssuer(document, content.partnershipName.empty() ? content.bodyName : content.partnershipName,
              fmt::format("{} minute {}", meetingReferenceOf(reader, content.meeting), numberOf(item)));
    document.marking = kOfficialSensitive;
    document.handling = kExtractHandling;
    document.draft = draft;
    document.version = versionInWords(content.record);
    if (draft)
        document.printedOn = printedLine(reader.today());

    const AgencyNames names {reader};
    MinuteLinks links {reader, content.bodyName, content.date, {item.label}};
    document.blocks.push_back(Title {fmt::format("Minute {}: restricted extract", numberOf(item)), item.heading});
    document.blocks.push_back(paragraph(approvalInWords(content.record), ParagraphStyle::Meta));
    document.blocks.push_back(paragraph(legalBasisLine(disclosuresOf(reader, item.item)), ParagraphStyle::Notice));
    document.blocks.push_back(itemHead(content, item, names));
    MinutePrinter printer {reader, document, names, links, draft};
    document.blocks.push_back(Heading {1, item.heading, numberOf(item), minuteAnchor(item.label)});
    printer.printRestricted(item, 1, false);
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents
