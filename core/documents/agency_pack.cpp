// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/agency_pack.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/documents/item_papers.h"
#include "core/documents/paper_parts.h"
#include "core/documents/short_forms.h"
#include "core/governance/invitations.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/task_group_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/attendance.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/item_support.h"
#include "core/meetings/papers.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/standing_item.h"
#include "core/performance/figures.h"
#include "core/performance/measure_queries.h"
#include "core/performance/periods.h"
#include "core/performance/target_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace muster::documents {

using actions::Action;
using base::fail;
using base::FailureCode;
using base::Result;
using meetings::AgendaItem;
using replica::Reader;

namespace {

constexpr std::string_view kSealedWords = "Sent separately";

bool isNeeded(const AgendaItem& item, const base::Id& agency) { return item.takesTime() && item.requires_(agency); }

/// There is something to read before the meeting. Routine items stand on the cover only, for every agency alike.
bool hasPages(const Reader& reader, const AgendaItem& item)
{
    if (item.sealed)
        return false;
    const bool routine = !item.roleInMeeting.empty() || !item.standing.isNil();
    return !routine || !item.background.empty() || !item.evidence.empty() || !item.resourcesOffered.empty()
        || !item.papers.empty() || !meetings::papersOf(reader, item.id).empty()
        || !meetings::itemSheet(reader, item.id).problem.empty();
}

/// What the item continues, and the item itself: where an agency's earlier actions on it come from.
std::vector<base::Id> threadOf(const Reader& reader, const AgendaItem& item)
{
    std::vector<base::Id> thread {item.id};
    auto at = item.continues;
    while (at && std::find(thread.begin(), thread.end(), at) == thread.end()) {
        thread.push_back(at);
        const auto earlier = meetings::itemById(reader, at);
        at = earlier ? earlier->continues : base::Id {};
    }
    return thread;
}

Table actionTable(const std::vector<Action>& actions)
{
    Table table;
    table.columns = {{.header = "Ref", .width = 0.9},
                     {.header = "Action", .width = 4.2},
                     {.header = "Due", .width = 1.9},
                     {.header = "Status", .width = 1.8}};
    for (const Action& action : actions) {
        Row row;
        row.cells = {rowHeader(action.reference), textCell(action.text), textCell(actions::dueInWords(action)),
                     textCell(actions::inWords(action.status))};
        table.rows.push_back(std::move(row));
    }
    return table;
}

class Pack {
public:
    Pack(const Reader& reader, const meetings::Agenda& agenda, const partnership::Agency& agency)
        : m_reader(reader), m_agenda(agenda), m_agency(agency)
    {
        actions::ActionFilter filter;
        filter.agency = agency.id;
        // Restricted actions by reference only: their text goes to their owner by itself.
        m_actions = actions::listActions(reader, filter, actions::Audience::Open);
        std::erase_if(m_actions, [](const Action& one) { return one.status == actions::ActionStatus::Draft; });
        for (const AgendaItem& item : agenda.items) {
            if (isNeeded(item, agency.id) && hasPages(reader, item))
                m_withPages.insert(item.id);
        }
    }

    Document build()
    {
        const meetings::Meeting& meeting = m_agenda.meeting;
        const auto profile = partnership::profile(m_reader);
        m_document.title =
            fmt::format("Pack for {}: {}, {}", m_agency.name, meeting.bodyName, base::longDate(meeting.date));
        m_document.subject = "The items this agency is needed for, its open actions and its measures";
        setIssuer(m_document, profile ? profile->name : meeting.bodyName,
                  fmt::format("{} pack {}", meetings::meetingReference(meeting), m_agency.shortName));
        m_document.version =
            m_agenda.meeting.state == meetings::MeetingState::Published ? "As published" : "As it stands";
        m_document.printedOn = printedLine(m_reader.today());
        m_document.recipient = "For " + m_agency.name;
        m_document.compact = true;
        m_document.marking = kOfficial;
        for (const AgendaItem& item : m_agenda.items) {
            if (isNeeded(item, m_agency.id) && item.restricted() && !item.sealed)
                m_document.marking = kOfficialSensitive;
        }
        if (m_document.marking == kOfficialSensitive)
            m_document.handling = kDoNotCopy;
        addCover();
        for (const AgendaItem& item : m_agenda.items) {
            if (m_withPages.count(item.id) > 0)
                addItem(item);
        }
        addOwnPart(profile ? profile->confidentialityStatement : std::string {});
        if (Runs key = keyToShortForms(m_document, shortForms(m_reader)); !key.empty())
            m_document.blocks.insert(m_document.blocks.begin() + m_afterCover,
                                     Paragraph {std::move(key), ParagraphStyle::Quiet});
        return std::move(m_document);
    }

private:
    void add(Block block) { m_document.blocks.push_back(std::move(block)); }

    void addCover()
    {
        const meetings::Meeting& meeting = m_agenda.meeting;
        add(Title {m_agency.name, fmt::format("{}, {}", meeting.bodyName, base::weekdayAndDate(meeting.date))});
        KeyValueList head;
        const auto person = meetings::personFor(m_reader, meeting.id, m_agency.id);
        addLine(head, "To", roleAndAgency(person ? person->roleTitle : std::string {}, m_agency.name));
        addLine(head, "Meeting",
                fmt::format("{}{}", base::spokenTime(meeting.start),
                            meeting.venue.empty() ? std::string {} : ", " + meeting.venue));
        addLine(head, "Chair", roleAndAgency(meeting.chair.roleTitle, meeting.chair.agencyName));
        for (const meetings::ArrivalWindow& window :
             meetings::arrivalWindows(meetings::clockInput(m_reader, meeting.id))) {
            if (window.agency == m_agency.id)
                addLine(head, "Please come",
                        fmt::format("{} to {}", base::spokenTime(window.arrive), base::spokenTime(window.leave)));
        }
        addLine(head, "Contact", meeting.contact);
        add(std::move(head));
        Table items;
        items.caption = "You are needed for";
        items.columns = {{.header = "Item", .width = 0.6, .align = Align::End},
                         {.header = "What it is", .width = 4.9},
                         {.header = "About when", .width = 1.9},
                         {.header = "You said", .width = 1.4},
                         {.header = "To read", .width = 1.6}};
        for (const AgendaItem& item : m_agenda.items) {
            if (!isNeeded(item, m_agency.id))
                continue;
            std::string reply;
            for (const meetings::ItemRequirement& one : item.requirements) {
                if (one.agency == m_agency.id && (m_withPages.count(item.id) > 0 || one.reply != meetings::Reply::None))
                    reply = meetings::inWords(one.reply);
            }
            items.rows.push_back(
                {{rowHeader(std::to_string(item.number)), textCell(item.title),
                  textCell(fmt::format("{} to {}", base::spokenTime(item.starts), base::spokenTime(item.ends))),
                  textCell(reply), textCell(whatToRead(item))}});
        }
        add(std::move(items));
        m_afterCover = static_cast<std::ptrdiff_t>(m_document.blocks.size());
        add(paragraph(
            "In the meeting, quote pages as at the foot of each page, as \"item 6, page 1\": they are the same in "
            "every agency's pack.",
            ParagraphStyle::Quiet));
    }

    std::string whatToRead(const AgendaItem& item) const
    {
        if (item.sealed)
            return std::string {kSealedWords};
        if (m_withPages.count(item.id) > 0)
            return fmt::format("Item {}, page 1", item.number);
        switch (partnership::roleInMeetingFrom(item.roleInMeeting)) {
        case partnership::RoleInMeeting::ActionLog:
            return "Your open actions";
        case partnership::RoleInMeeting::PreviousMinutes:
            return "The minutes";
        default:
            return "Nothing";
        }
    }

    /// What every agency that is needed for the item gets, word for word.
    void addItem(const AgendaItem& item)
    {
        const std::string number = std::to_string(item.number);
        add(PageBreak {"Item " + number});
        add(Heading {1, item.title, number, "item-" + number});
        int part = 0;
        const auto heading = [&](std::string_view words) {
            add(Heading {2, std::string {words}, fmt::format("{}.{}", number, ++part), {}});
        };
        const auto text = [&](std::string_view title, const std::string& words) {
            if (words.empty())
                return;
            heading(title);
            add(paragraph(words));
        };
        heading("What is asked");
        KeyValueList facts;
        addLine(facts, "Asked",
                capitalised(item.purpose.empty() ? std::string {meetings::inWords(item.ask)} : item.purpose));
        addLine(facts, "Lead", item.lead);
        addLine(facts, "Raised by", item.raisedByAgencyName.empty() ? item.raisedByBodyName : item.raisedByAgencyName);
        if (item.origin)
            addLine(facts, "Comes from", capitalised(meetings::inWords(*item.origin)));
        addLine(facts, "Case reference", item.caseReference);
        addLine(facts, "Where", item.locationText);
        addLine(facts, "Wards", names(item.wards));
        addLine(facts, "Priorities", names(item.priorities));
        std::vector<std::string> needed;
        for (const meetings::ItemRequirement& one : item.requirements) {
            if (one.need == meetings::Need::Required)
                needed.push_back(one.agencyName);
        }
        addLine(facts, "Needed", base::joinedInWords(needed));
        addLine(facts, "Continues", capitalised(item.continuesText));
        addLine(facts, "Evidence", capitalised(meetings::evidenceInWords(item)));
        if (!facts.entries.empty())
            add(std::move(facts));
        text("Background", item.background);
        text("Offered so far", item.resourcesOffered);
        const meetings::ProblemSheet problem = meetings::itemSheet(m_reader, item.id).problem;
        text("Objective", problem.objective);
        text("What was found (scanning)", problem.scanning);
        text("Why it happens (analysis)", problem.analysis);
        text("What is being done (response)", problem.response);
        if (!item.papers.empty()) {
            heading("Papers");
            List papers;
            for (const meetings::ItemPaper& paper : item.papers) {
                const std::string late = paper.latenessInWords();
                papers.items.push_back({runsOf(late.empty() ? paper.title : paper.title + " (" + late + ")"), {}});
            }
            add(std::move(papers));
        }
        for (const meetings::WrittenPaper& paper : meetings::papersOf(m_reader, item.id)) {
            heading(paper.title);
            addPaperParts(m_document, paper, 3);
            List lines {.ordered = true};
            for (const meetings::PaperLine& line : paper.recommendations)
                lines.items.push_back(
                    {runsOf(fmt::format("To {} {}", meetings::inWords(line.verb), asSentence(line.text))), {}});
            add(Heading {3, "Recommendations", {}, {}});
            add(std::move(lines));
        }
        addEarlier(item);
    }

    /// Comes last, so that the pages before it are alike for everybody.
    void addEarlier(const AgendaItem& item)
    {
        const auto thread = threadOf(m_reader, item);
        std::vector<Action> earlier;
        for (const Action& action : m_actions) {
            const bool follows = std::find(thread.begin(), thread.end(), action.item) != thread.end();
            const bool here = !item.restricted() && !action.ward.empty()
                && std::any_of(item.wards.begin(), item.wards.end(),
                               [&](const meetings::NamedId& ward) { return ward.name == action.ward; });
            if (follows || here)
                earlier.push_back(action);
        }
        if (earlier.empty())
            return;
        add(Heading {2, "Only in your pack: what you did on this before", {}, {}});
        add(actionTable(earlier));
    }

    void addOwnPart(const std::string& statement)
    {
        add(PageBreak {"Your part"});
        add(Heading {1, "Your open actions", {}, "your-actions"});
        add(paragraph(
            "Please write how far each has come and when it will be done, and send this page back before the meeting.",
            ParagraphStyle::Quiet));
        Table table;
        table.columns = {{.header = "Ref", .width = 0.9},
                         {.header = "Action", .width = 3},
                         {.header = "Due", .width = 1.6},
                         {.header = "How far it has come", .width = 3},
                         {.header = "Done by", .width = 1.3}};
        table.whenEmpty = "You have no open action.";
        for (const Action& action : m_actions) {
            if (actions::isOpen(action.status))
                table.rows.push_back({{rowHeader(action.reference), textCell(action.text),
                                       textCell(actions::dueInWords(action)), textCell("\n\n"), textCell("")}});
        }
        add(std::move(table));
        addMeasures();
        addSuccesses();
        if (!statement.empty()) {
            add(Heading {1, "Statement of confidentiality", {}, "statement"});
            add(paragraph(statement, ParagraphStyle::Notice));
        }
    }

    /// In the pack of a task and finish group: what went well in the others (requirements G06).
    void addSuccesses()
    {
        const meetings::Meeting& meeting = m_agenda.meeting;
        if (!governance::taskGroup(m_reader, meeting.body))
            return;
        const auto shared = governance::successesToShare(m_reader, governance::monthOf(meeting.date), meeting.body);
        if (shared.empty())
            return;
        add(Heading {1, "What went well in the other groups", {}, "successes"});
        List list;
        for (const governance::SharedSuccess& success : shared)
            list.items.push_back(
                {{{.text = success.bodyName + ": ", .bold = true}, {.text = asSentence(success.text)}}, {}});
        add(std::move(list));
    }

    void addMeasures()
    {
        Table table;
        table.columns = {{.header = "Measure", .width = 3.4},
                         {.header = "Latest", .width = 2},
                         {.header = "Target", .width = 2.2},
                         {.header = "What it shows", .width = 2.6}};
        for (const performance::MeasureChart& chart : performance::chartsOfMeasures(m_reader)) {
            const performance::MeasureDetails& details = chart.measure.details;
            if (details.leadAgency != m_agency.id || chart.values.empty())
                continue;
            const performance::PeriodValue& last = chart.values.back();
            table.rows.push_back(
                {{rowHeader(chart.measure.reference + " " + details.name),
                  textCell(fmt::format("{} ({})", performance::figureText(last.now.value, details.decimals),
                                       performance::inWords(last.period, details.frequency))),
                  textCell(chart.measure.target
                               ? performance::inWords(*chart.measure.target, details.unit, details.frequency)
                               : std::string {"None set"}),
                  textCell(whatItShows(chart))}});
        }
        if (table.rows.empty())
            return;
        add(Heading {1, "Your measures", {}, "your-measures"});
        add(std::move(table));
    }

    static std::string whatItShows(const performance::MeasureChart& chart)
    {
        if (chart.chart.points.empty())
            return "Too few figures to judge";
        return capitalised(performance::inWords(chart.chart.points.back().meaning));
    }

    static std::string names(const std::vector<meetings::NamedId>& all)
    {
        std::vector<std::string> words;
        for (const meetings::NamedId& one : all)
            words.push_back(one.name);
        return base::joinedInWords(words);
    }

    const Reader& m_reader;
    const meetings::Agenda& m_agenda;
    const partnership::Agency& m_agency;
    std::vector<Action> m_actions;
    std::set<base::Id> m_withPages;  ///< the items it is needed for that have something to read
    Document m_document;
    std::ptrdiff_t m_afterCover = 0;
};

}  // namespace

std::vector<base::Id> agenciesWithPack(const Reader& reader, const base::Id& meeting)
{
    std::vector<base::Id> agencies;
    for (const meetings::ArrivalWindow& window : meetings::arrivalWindows(meetings::clockInput(reader, meeting)))
        agencies.push_back(window.agency);
    return agencies;
}

std::vector<base::Id> restrictedItemsFor(const Reader& reader, const base::Id& meeting, const base::Id& agency)
{
    std::vector<base::Id> items;
    for (const AgendaItem& item : meetings::agendaOf(reader, meeting).items) {
        if (item.restricted() && !item.sealed && isNeeded(item, agency))
            items.push_back(item.id);
    }
    return items;
}

Result<Document> agencyPack(const Reader& reader, const base::Id& meetingId, const base::Id& agencyId)
{
    const meetings::Agenda agenda = meetings::agendaOf(reader, meetingId);
    if (agenda.meeting.id.isNil())
        return fail(FailureCode::NotFound, "This meeting is not known here.", "meeting");
    const auto agency = partnership::agency(reader, agencyId);
    if (!agency)
        return fail(FailureCode::Invalid, "Say which agency the pack is for.", "agency");
    if (std::none_of(agenda.items.begin(), agenda.items.end(),
                     [&](const AgendaItem& item) { return isNeeded(item, agencyId); }))
        return fail(FailureCode::Refused,
                    fmt::format("No item of this meeting needs {}, so there is no pack for it.", agency->name),
                    "agency");
    return Pack {reader, agenda, *agency}.build();
}

}  // namespace muster::documents
