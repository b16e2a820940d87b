// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/minutes_document.h"

#include "core/base/text.h"
#include "core/documents/corrections.h"
#include "core/documents/minutes_content.h"
#include "core/documents/minutes_copies.h"
#include "core/documents/minutes_head.h"
#include "core/documents/minutes_item.h"
#include "core/documents/short_forms.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

namespace muster::documents {

using base::Result;
using meetings::MinutesContent;
using meetings::MinutesItem;
using meetings::MinutesState;

namespace {

constexpr std::string_view kPartTwoHandling =
    "Part two holds information about individuals. For the agencies it names only. Do not copy or share without the "
    "chair's agreement.";

constexpr std::string_view kProvisionalNumbers =
    "The minute numbers are provisional: they may change until the computers that share this partnership have met. Do "
    "not cite them yet.";

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
            Title {m_content.bodyName, "Minutes of the meeting held on " + occasionInWords(m_content)});
        add(approvalInWords(m_content.record), ParagraphStyle::Meta);
        if (m_content.provisionalNumbers)
            add(kProvisionalNumbers, ParagraphStyle::Notice);
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
        return !isPublic() && std::any_of(m_content.items.begin(), m_content.items.end(), [](const MinutesItem& item) {
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
                  meetingReferenceOf(m_reader, m_content.meeting) + " minutes");
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
            m_document.blocks.push_back(Heading {1, "Part one", "", "part-one"});
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
        m_document.blocks.push_back(Heading {hasPartTwo() ? 2 : 1, "Items not taken", "", "items-not-taken"});
        List list;
        for (const meetings::NotTaken& item : m_content.notTaken)
            list.items.push_back(
                {runsOf(fmt::format("Item {}, {}: {}", item.agendaNumber, item.heading, asSentence(item.words))), {}});
        m_document.blocks.push_back(std::move(list));
    }

    void addPartTwo()
    {
        m_document.blocks.push_back(PageBreak {});
        m_document.blocks.push_back(Heading {1, "Part two (restricted)", "", "part-two"});
        add("Shared for the prevention and reduction of crime and disorder, on the legal basis given with each "
            "disclosure. "
                + std::string {kDoNotCopy},
            ParagraphStyle::Notice);
        for (const MinutesItem& item : m_content.items) {
            if (item.restricted && !item.sealed)
                m_printer.printRestricted(item, 2);
        }
        bool first = true;
        for (const MinutesItem& item : m_content.items) {
            for (const meetings::MinutesAction& action : restrictedActions(item)) {
                if (std::exchange(first, false))
                    m_document.blocks.push_back(
                        Heading {2, "Restricted actions of part one", "", "restricted-actions"});
                m_printer.printAction(action, numberOf(item));
            }
        }
    }

    void addAmendments()
    {
        const auto& amendments = m_content.amendments;
        if (amendments.empty())
            return;
        m_document.blocks.push_back(Heading {1, "Amendments", "", "amendments"});
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
            list.items.push_back({m_links.linked(words), {}});
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
            m_document.blocks.push_back(Heading {1, "Statement of confidentiality", "", "confidentiality"});
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

}  // namespace

Result<Document> composeMinutes(const replica::Reader& reader, const base::Id& meeting, Edition edition,
                                bool withPartTwo)
{
    const auto content = minutesContentFor(reader, meeting, edition == Edition::Public || !withPartTwo);
    if (!content)
        return tl::unexpected(content.error());
    Document document = MinutesComposer {reader, *content, edition}.compose();
    expandShortForms(document, shortForms(reader));
    return document;
}

Result<Document> minutesDocument(const replica::Reader& reader, const base::Id& meeting, Edition edition, int version)
{
    auto kept = keptMinutes(reader, meeting, edition);
    if (!kept)
        return tl::unexpected(kept.error());
    Result<Document> document = *kept ? Result<Document> {std::move(**kept)}
                                      : composeMinutes(reader, meeting, edition, reader.partTwoIsOpen());
    if (!document)
        return document;
    if (auto corrected = addCorrections(reader, *document, {meeting, {}, edition, version}); !corrected)
        return tl::unexpected(corrected.error());
    return document;
}

}  // namespace muster::documents
