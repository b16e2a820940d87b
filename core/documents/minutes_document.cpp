// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/minutes_document.h"

#include "core/base/text.h"
#include "core/documents/circulation_commands.h"
#include "core/documents/minutes_head.h"
#include "core/documents/minutes_item.h"
#include "core/documents/short_forms.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using meetings::MinutesContent;
using meetings::MinutesItem;
using meetings::MinutesState;

namespace {

constexpr std::string_view kPartTwoHandling
    = "Part two holds information about individuals. For the agencies it names only. Do not copy or share without the "
      "chair's agreement.";

constexpr std::string_view kExtractHandling
    = "Do not copy or share without the chair's agreement. Keep securely, and destroy when no longer needed.";

Result<MinutesContent> contentOf(const replica::Reader& reader, const base::Id& meeting, bool open)
{
    auto content = meetings::minutesContent(
        reader, meeting, open ? meetings::MinutesAudience::Open : meetings::MinutesAudience::Full);
    if (!content)
        return fail(FailureCode::NotFound, "This meeting is not known here.", "meeting");
    if (!content->startedAt && content->items.empty())
        return fail(FailureCode::Refused,
                    fmt::format("The meeting on {} has not started, so it has no minutes yet.",
                                base::longDate(content->date)),
                    "meeting");
    return std::move(*content);
}

std::string referenceOf(const replica::Reader& reader, const base::Id& meeting)
{
    const auto found = meetings::meetingById(reader, meeting);
    return found ? meetings::meetingReference(*found) : std::string {};
}

std::set<std::string> labelsOf(const MinutesContent& content)
{
    std::set<std::string> labels;
    for (const MinutesItem& item : content.items)
        labels.insert(item.label);
    return labels;
}

/// Numbers that were not used stand where they would have been (requirements §2.5 row 24).
std::string gapInWords(const meetings::MinutesGap& gap)
{
    return gap.reason.empty() ? fmt::format("Minute {} not used.", gap.label)
                              : fmt::format("Minute {} not used: {}", gap.label, asSentence(gap.reason));
}

int numberIn(const std::string& label)
{
    int number = 0;
    for (const char c : label) {
        if (c >= '0' && c <= '9')
            number = number * 10 + (c - '0');
    }
    return number;
}

/// The whole of the minutes, block after block.
class MinutesComposer {
public:
    MinutesComposer(const replica::Reader& reader, const MinutesContent& content, Edition edition)
        : m_reader(reader)
        , m_content(content)
        , m_edition(edition)
        , m_draft(content.record.state != MinutesState::Approved)
        , m_names(reader)
        , m_links(reader, content.bodyName, content.date, labelsOf(content))
        , m_printer(reader, m_document, m_names, m_links, m_draft)
    {
    }

    Document compose()
    {
        describe();
        m_document.blocks.push_back(
            Title { m_content.bodyName, "Minutes of the meeting held on " + occasionInWords(m_content) });
        add(approvalInWords(m_content.record), ParagraphStyle::Meta);
        if (isPublic())
            add(kEditedVersion, ParagraphStyle::Notice);
        m_document.blocks.push_back(minutesHead(m_content, m_names));
        addPartOne();
        addNotTaken();
        if (hasPartTwo())
            addPartTwo();
        if (!isPublic())
            addAmendments();
        addEnd();
        return std::move(m_document);
    }

private:
    [[nodiscard]] bool isPublic() const { return m_edition == Edition::Public; }

    [[nodiscard]] bool hasPartTwo() const
    {
        return !isPublic()
            && std::any_of(m_content.items.begin(), m_content.items.end(), [](const MinutesItem& item) {
                   return (item.restricted && !item.sealed) || !restrictedActions(item).empty();
               });
    }

    /// Restricted actions of an open item whose text may be read here.
    static std::vector<meetings::MinutesAction> restrictedActions(const MinutesItem& item)
    {
        std::vector<meetings::MinutesAction> actions;
        for (const meetings::MinutesEntry& entry : item.entries) {
            if (!item.restricted && entry.action && entry.action->restricted
                && entry.action->text != "Restricted action")
                actions.push_back(*entry.action);
        }
        return actions;
    }

    void describe()
    {
        m_document.title = fmt::format("Minutes: {}, {}{}", m_content.bodyName, base::longDate(m_content.date),
                                       isPublic() ? " (public version)" : "");
        m_document.subject = "What the meeting decided, and who does what by when";
        setIssuer(m_document, m_content.partnershipName.empty() ? m_content.bodyName : m_content.partnershipName,
                  referenceOf(m_reader, m_content.meeting) + " minutes");
        m_document.draft = m_draft;
        m_document.version = versionInWords(m_content.record);
        if (m_draft)
            m_document.printedOn = printedLine(m_reader.today());
        if (isPublic()) {
            m_document.edition = kPublicEdition;
        } else if (hasPartTwo()) {
            m_document.marking = kOfficialSensitive;
            m_document.handling = kPartTwoHandling;
        } else {
            m_document.marking = kOfficial;
        }
    }

    void addPartOne()
    {
        const bool divided = hasPartTwo();
        if (divided)
            m_document.blocks.push_back(Heading { 1, "Part one", "", "part-one" });
        const int level = divided ? 2 : 1;
        auto gap = m_content.gaps.begin();
        for (const MinutesItem& item : m_content.items) {
            for (; gap != m_content.gaps.end() && numberIn(gap->label) < numberIn(item.label); ++gap)
                add(gapInWords(*gap), ParagraphStyle::Quiet);
            if (item.restricted || item.sealed)
                m_printer.printStub(item, level, divided && !item.sealed);
            else
                m_printer.printOpen(item, level);
        }
        for (; gap != m_content.gaps.end(); ++gap)
            add(gapInWords(*gap), ParagraphStyle::Quiet);
    }

    void addNotTaken()
    {
        if (m_content.notTaken.empty())
            return;
        m_document.blocks.push_back(Heading { hasPartTwo() ? 2 : 1, "Items not taken", "", "items-not-taken" });
        List list;
        for (const meetings::NotTaken& item : m_content.notTaken)
            list.items.push_back(
                { runsOf(fmt::format("Item {}, {}: {}", item.agendaNumber, item.heading, asSentence(item.words))), {} });
        m_document.blocks.push_back(std::move(list));
    }

    void addPartTwo()
    {
        m_document.blocks.push_back(PageBreak {});
        m_document.blocks.push_back(Heading { 1, "Part two (restricted)", "", "part-two" });
        add("Shared for the prevention and reduction of crime and disorder, on the legal basis given with each "
            "disclosure. "
                + std::string { kDoNotCopy },
            ParagraphStyle::Notice);
        for (const MinutesItem& item : m_content.items) {
            if (item.restricted && !item.sealed)
                m_printer.printRestricted(item, 2);
        }
        bool first = true;
        for (const MinutesItem& item : m_content.items) {
            for (const meetings::MinutesAction& action : restrictedActions(item)) {
                if (std::exchange(first, false))
                    m_document.blocks.push_back(Heading { 2, "Restricted actions of part one", "", "restricted-actions" });
                m_printer.printAction(action, item.label);
            }
        }
    }

    void addAmendments()
    {
        const auto& amendments = m_content.amendments;
        if (amendments.empty())
            return;
        m_document.blocks.push_back(Heading { 1, "Amendments", "", "amendments" });
        List list;
        for (const meetings::Amendment& amendment : amendments) {
            std::string words = fmt::format("Minute {}: the {}", amendment.minute, amendment.proposedBy);
            if (!amendment.agencyName.empty())
                words += fmt::format(" ({})", amendment.agencyName);
            words += fmt::format(" proposed \"{}\" in place of \"{}\"", amendment.newText, amendment.oldText);
            if (amendment.proposedOn)
                words += " on " + base::longDate(*amendment.proposedOn);
            words += ".";
            if (!amendment.explanation.empty())
                words += " " + asSentence(amendment.explanation);
            words += amendment.state == meetings::AmendmentState::Accepted ? " Accepted."
                : amendment.state == meetings::AmendmentState::Rejected    ? " Not accepted."
                                                                           : " To be decided at the next meeting.";
            list.items.push_back({ m_links.linked(words), {} });
        }
        m_document.blocks.push_back(std::move(list));
    }

    void addEnd()
    {
        if (m_content.startedAt && m_content.endedAt)
            add(fmt::format("The meeting opened at {} and closed at {}.", base::spokenTime(*m_content.startedAt),
                            base::spokenTime(*m_content.endedAt)),
                ParagraphStyle::Meta);
        if (m_draft) {
            add("Signed (chair)\nDate\nApproved at the meeting of\nMinute", ParagraphStyle::Signature);
        } else {
            add("Signed (chair)\nDate", ParagraphStyle::Signature);
            add(approvalInWords(m_content.record), ParagraphStyle::Meta);
        }
        if (!m_content.confidentialityStatement.empty() && m_content.statementReadAt) {
            m_document.blocks.push_back(Heading { 1, "Statement of confidentiality", "", "confidentiality" });
            add(m_content.confidentialityStatement, ParagraphStyle::Quiet);
        }
    }

    void add(std::string_view text, ParagraphStyle style) { m_document.blocks.push_back(paragraph(text, style)); }

    const replica::Reader& m_reader;
    const MinutesContent& m_content;
    Edition m_edition;
    bool m_draft;
    Document m_document;
    AgencyNames m_names;
    MinuteLinks m_links;
    MinutePrinter m_printer;
};

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

Result<Document> minutesDocument(const replica::Reader& reader, const base::Id& meeting, Edition edition)
{
    const auto content = contentOf(reader, meeting, edition == Edition::Public);
    if (!content)
        return tl::unexpected(content.error());
    Document document = MinutesComposer { reader, *content, edition }.compose();
    expandShortForms(document, shortForms(reader));
    return document;
}

Result<Document> restrictedExtract(const replica::Reader& reader, const base::Id& meeting, const base::Id& itemId,
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
        return fail(FailureCode::Refused, fmt::format("Item {} is open: its minute stands in the full and the public "
                                                      "edition.",
                                                      stub->number),
                    "item");
    if (!isNeeded(*stub, agencyId))
        return fail(FailureCode::Refused,
                    fmt::format("Item {} is not for {}: only agencies needed for a restricted item get its minute.",
                                stub->number, agency->name),
                    "agency");
    const auto content = contentOf(reader, meeting, false);
    if (!content)
        return tl::unexpected(content.error());
    const auto item = std::find_if(content->items.begin(), content->items.end(),
                                   [&](const MinutesItem& one) { return one.item == itemId; });
    if (item == content->items.end() || item->sealed)
        return fail(FailureCode::Refused, fmt::format("Item {} was not taken at this meeting, so it has no minute.",
                                                      stub->number),
                    "item");

    const bool draft = content->record.state != MinutesState::Approved;
    const auto person = meetings::personFor(reader, meeting, agencyId);
    Document document;
    document.title = fmt::format("Restricted extract: minute {}, {}, {}", item->label, content->bodyName,
                                 base::longDate(content->date));
    document.subject = "The minute of one restricted item for one agency";
    setIssuer(document, content->partnershipName.empty() ? content->bodyName : content->partnershipName,
              fmt::format("{} minute {}", referenceOf(reader, meeting), item->label));
    document.marking = kOfficialSensitive;
    document.handling = kExtractHandling;
    document.draft = draft;
    document.version = versionInWords(content->record);
    document.recipient
        = fmt::format("Copy {}: {}", copyNumberFor(reader, itemId, "minutes", agencyId),
                      roleAndAgency(person ? person->roleTitle : std::string {}, agency->name));
    if (draft)
        document.printedOn = printedLine(reader.today());

    const AgencyNames names { reader };
    MinuteLinks links { reader, content->bodyName, content->date, { item->label } };
    document.blocks.push_back(
        Title { fmt::format("Minute {}: restricted extract", item->label), item->heading });
    document.blocks.push_back(paragraph(approvalInWords(content->record), ParagraphStyle::Meta));
    document.blocks.push_back(paragraph(legalBasisLine(disclosuresOf(reader, itemId)), ParagraphStyle::Notice));
    document.blocks.push_back(itemHead(*content, *item, names));
    MinutePrinter printer { reader, document, names, links, draft };
    document.blocks.push_back(Heading { 1, item->heading, item->label, minuteAnchor(item->label) });
    printer.printRestricted(*item, 1, false);
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents
