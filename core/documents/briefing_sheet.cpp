// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/briefing_sheet.h"

#include "core/base/text.h"
#include "core/documents/circulation_commands.h"
#include "core/documents/paper_parts.h"
#include "core/documents/short_forms.h"
#include "core/governance/tasking.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using actions::Action;
using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

namespace {

std::string ownerOf(const Action& action, const AgencyNames& names)
{
    return roleAndAgency(action.ownerTitle, names.printed(action.lead.shortName));
}

/// With a word for what is late: nothing is said by colour alone.
Cell dueCell(const Action& action)
{
    Cell cell = textCell(action.due ? base::longDate(*action.due) : std::string {"No date yet"});
    if (action.overdue)
        cell.status = Status {"Overdue", Tone::Concern};
    return cell;
}

std::string taskText(const Action& action)
{
    std::string text = action.text;
    if (!action.specialism.empty())
        text += fmt::format(" ({})", base::lowered(action.specialism));
    // Where its text may not be seen the action says so by itself.
    if (action.restricted && !action.text.starts_with("Restricted"))
        text += " (restricted)";
    return text;
}

Table taskTable(const std::vector<Action>& tasks, const AgencyNames& names)
{
    Table table;
    table.columns = {{.header = "Ref", .width = 0.8},
                     {.header = "Task", .width = 4},
                     {.header = "Who", .width = 2.6},
                     {.header = "By when", .width = 1.7}};
    for (const Action& task : tasks) {
        table.rows.push_back(
            {{rowHeader(task.reference), textCell(taskText(task)), textCell(ownerOf(task, names)), dueCell(task)}});
    }
    return table;
}

Document sheet(const Reader& reader, const std::string& name)
{
    const auto profile = partnership::profile(reader);
    Document document;
    document.title = fmt::format("{}: {}", name, base::weekdayAndDate(reader.today()));
    setIssuer(document, profile ? profile->name : std::string {"The partnership"},
              fmt::format("{} {}", name, base::isoDate(reader.today())));
    document.marking = kOfficial;
    document.version = "Of the day";
    document.printedOn = printedLine(reader.today());
    document.compact = true;  // one side a sector
    return document;
}

void addSector(Document& document, const governance::SectorSheet& sector, const AgencyNames& names)
{
    document.blocks.push_back(Heading {1, sector.sector.name, {}, {}});
    KeyValueList head;
    addLine(head, "Manager", sector.sector.managerRole);
    addLine(head, "Contact point", sector.contact.contactPoint);
    addLine(head, "Safety", sector.contact.safetyNotes);
    std::string counts = base::counted(sector.tasks, "task", "tasks");
    if (sector.overdue > 0)
        counts += fmt::format(", {} overdue", sector.overdue);
    addLine(head, "Open", counts);
    document.blocks.push_back(std::move(head));
    for (const governance::WardTasks& ward : sector.wards) {
        document.blocks.push_back(Heading {2, ward.ward.ward.name, {}, {}});
        if (!ward.ward.priorityFor.empty()) {
            std::vector<std::string> types;
            for (const std::string& type : ward.ward.priorityFor)
                types.push_back(base::lowered(type));
            document.blocks.push_back(
                paragraph(fmt::format("Priority ward for {}.", base::joinedInWords(types)), ParagraphStyle::Quiet));
        }
        if (ward.tasks.empty())
            document.blocks.push_back(paragraph("Nothing open here."));
        else
            document.blocks.push_back(taskTable(ward.tasks, names));
    }
}

}  // namespace

Result<Document> briefingSheet(const Reader& reader, std::string_view wanted, Edition edition)
{
    const bool restricted = edition == Edition::Restricted;
    if (restricted && !reader.partTwoIsOpen())
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    auto sectors = governance::sectorSheets(reader, restricted ? actions::Audience::Entitled : actions::Audience::Open);
    std::vector<std::string> known;
    for (const governance::SectorSheet& one : sectors)
        known.push_back(one.sector.name);
    if (known.empty())
        return fail(FailureCode::NotFound,
                    "No sector is set up yet. Add sectors and their wards on the Partnership page.", "sector");
    if (!base::trimmed(wanted).empty()) {
        std::erase_if(sectors, [&](const governance::SectorSheet& one) {
            return !base::startsWithIgnoringCase(one.sector.name, base::trimmed(wanted));
        });
        if (sectors.empty())
            return fail(FailureCode::NotFound,
                        fmt::format("There is no sector \"{}\". There are {}.", wanted, base::joinedInWords(known)),
                        "sector");
    }
    Document document = sheet(reader, "Briefing");
    document.subject = "What is to be done today, place by place";
    if (restricted) {
        document.marking = kOfficialSensitive;
        document.handling = kDoNotCopy;
        document.edition = "Restricted edition";
        RecordCirculation copy;
        copy.document = "briefing";
        copy.recipient = briefingRecipient(reader, wanted);
        document.recipient = fmt::format("Copy {}: {}", copyNumberFor(reader, copy), copy.recipient);
    }
    const AgencyNames names {reader};
    document.blocks.push_back(Title {"Briefing and tasking", base::weekdayAndDate(reader.today())});
    for (std::size_t i = 0; i < sectors.size(); ++i) {
        if (i > 0)
            document.blocks.push_back(PageBreak {sectors[i].sector.name});
        addSector(document, sectors[i], names);
    }
    return document;
}

std::string briefingRecipient(const Reader& reader, std::string_view wanted)
{
    std::vector<std::string> managers;
    std::string sectorName;
    for (const partnership::Sector& sector : partnership::sectors(reader)) {
        if (!base::startsWithIgnoringCase(sector.name, base::trimmed(wanted)))
            continue;
        sectorName = sector.name;
        const std::string manager = sector.managerRole.empty() ? "Manager of " + sector.name : sector.managerRole;
        if (std::find(managers.begin(), managers.end(), manager) == managers.end())
            managers.push_back(manager);
    }
    const bool all = base::trimmed(wanted).empty();
    return fmt::format("{}, {}", base::joinedInWords(managers), all ? std::string {"all sectors"} : sectorName);
}

Result<Document> taskLists(const Reader& reader)
{
    Document document = sheet(reader, "Task lists");
    document.subject = "Open tasks by who directs them and by who employs their owner";
    const AgencyNames names {reader};
    document.blocks.push_back(Title {"Task lists", base::weekdayAndDate(reader.today())});
    document.blocks.push_back(Heading {1, "By manager", {}, {}});
    for (const governance::TaskList& group : governance::tasksByManager(reader, actions::Audience::Open)) {
        document.blocks.push_back(
            Heading {2, group.agency.empty() ? group.title : group.title + ", " + group.agency, {}, {}});
        document.blocks.push_back(taskTable(group.tasks, names));
    }
    document.blocks.push_back(Heading {1, "By employer", {}, {}});
    for (const governance::TaskList& group : governance::tasksByEmployer(reader, actions::Audience::Open)) {
        document.blocks.push_back(Heading {2, group.title, {}, {}});
        document.blocks.push_back(taskTable(group.tasks, names));
    }
    return document;
}

}  // namespace muster::documents
