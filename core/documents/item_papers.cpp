// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/item_papers.h"

#include "core/documents/paper_parts.h"
#include "core/documents/short_forms.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/item_support.h"
#include "core/partnership/profile_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using meetings::AgendaItem;
using replica::Reader;

void addPaperParts(Document& document, const meetings::WrittenPaper& paper, int level)
{
    const std::pair<std::string_view, const std::string&> parts[] {
        {"Purpose", paper.purpose}, {"Background", paper.background}, {"Proposal", paper.proposal}};
    for (const auto& [title, words] : parts) {
        if (words.empty())
            continue;
        document.blocks.push_back(Heading {level, std::string {title}, {}, {}});
        document.blocks.push_back(paragraph(words));
    }
}

Result<Document> itemPapers(const Reader& reader, const base::Id& meetingId, const base::Id& itemId)
{
    const meetings::Agenda agenda = meetings::agendaOf(reader, meetingId);
    if (agenda.meeting.id.isNil())
        return fail(FailureCode::NotFound, "This meeting is not known here.", "meeting");
    const meetings::Meeting& meeting = agenda.meeting;
    const auto profile = partnership::profile(reader);
    Document document;
    document.title = fmt::format("Papers: {}, {}", meeting.bodyName, base::longDate(meeting.date));
    document.subject = "What the meeting is asked to decide, recommendation by recommendation";
    setIssuer(document, profile ? profile->name : meeting.bodyName, meetings::meetingReference(meeting) + " papers");
    document.marking = kOfficial;
    document.version = "As it stands";
    document.printedOn = printedLine(reader.today());
    document.blocks.push_back(
        Title {"Papers", fmt::format("{}, {}", meeting.bodyName, base::weekdayAndDate(meeting.date))});
    bool any = false;
    for (const AgendaItem& item : agenda.items) {
        if (itemId && item.id != itemId)
            continue;
        for (const meetings::WrittenPaper& paper : meetings::papersOf(reader, item.id)) {
            if (item.restricted()) {
                document.marking = kOfficialSensitive;
                document.handling = kDoNotCopy;
            }
            const std::string number = std::to_string(item.number);
            if (any)
                document.blocks.push_back(PageBreak {"Item " + number});
            any = true;
            document.blocks.push_back(Heading {1, paper.title, number, {}});
            KeyValueList facts;
            addLine(facts, "Item", item.title);
            addLine(facts, "From", item.raisedByAgencyName);
            document.blocks.push_back(std::move(facts));
            addPaperParts(document, paper, 2);
            document.blocks.push_back(Heading {2, "Recommendations", {}, {}});
            Table table;
            table.columns = {{.header = "No.", .width = 0.6, .align = Align::End},
                             {.header = "The meeting is asked", .width = 4},
                             {.header = "Decision", .width = 3}};
            for (const meetings::PaperLine& line : paper.recommendations)
                table.rows.push_back({{rowHeader(std::to_string(line.number)),
                                       textCell(fmt::format("to {} {}", meetings::inWords(line.verb), line.text)),
                                       textCell(line.decided)}});
            document.blocks.push_back(std::move(table));
        }
    }
    if (!any)
        return fail(FailureCode::NotFound, "No paper was written here for this. Write one on the item first.", "item");
    expandShortForms(document, shortForms(reader));
    return document;
}

}  // namespace muster::documents
