// SPDX-License-Identifier: GPL-3.0-or-later
//
// Priorities, and the workstreams linked to them.
#include "core/partnership/agency_queries.h"
#include "core/partnership/priority_commands.h"
#include "core/partnership/priority_queries.h"
#include "ui/partnership/section_list.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

using partnership::Priority;

QString tr(const char* text) { return QCoreApplication::translate("PartnershipPage", text); }

std::vector<RecordRow> priorityRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::PrioritySet& set : partnership::prioritySets(reader)) {
        const QString until = set.effectiveTo ? tr(" to %1").arg(shortDate(set.effectiveTo)) : QString();
        rows.push_back(headingRow(words(set.name) + QStringLiteral(", ") + tr("from %1").arg(shortDate(set.effectiveFrom))
                                  + until));
        const bool past = set.effectiveTo && *set.effectiveTo < reader.today();
        for (const Priority& priority : partnership::prioritiesOf(reader, set.id)) {
            const auto agency = partnership::agency(reader, priority.leadAgency);
            const auto links = partnership::linksOf(reader, priority.id).size();
            rows.push_back({.key = rowKey(priority.id),
                            .cells = {words(priority.name), words(priority.shortName), words(priority.deliveredBy),
                                      agency ? words(partnership::printName(*agency)) : words(priority.leadRole),
                                      QString::number(links)},
                            .below = {},
                            .past = past});
        }
    }
    return rows;
}

Submit priorityForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const replica::Reader& reader = section.reader();
    const Priority priority = partnership::priority(reader, rowId(key)).value_or(Priority {});
    if (key.isEmpty()) {
        Options sets;
        for (const partnership::PrioritySet& set : partnership::prioritySets(reader))
            sets.emplace_back(words(set.name), rowKey(set.id));
        form.choice(QStringLiteral("set of priorities"), tr("Set"), sets, {});
    }
    form.line(QStringLiteral("name"), tr("Name"), priority.name);
    form.line(QStringLiteral("short name"), tr("Short name"), priority.shortName, tr("One word, such as P1"));
    form.text(QStringLiteral("delivered by"), tr("Delivered by"), priority.deliveredBy);
    form.choice(QStringLiteral("lead agency"), tr("Lead agency"), agencyOptions(reader, tr("Nobody yet")),
                rowKey(priority.leadAgency));
    form.line(QStringLiteral("lead role"), tr("Lead"), priority.leadRole, tr("A role"));
    return [&section, key](RecordForm& filled) {
        const auto of = [&](const char* field) { return filled.textOf(QLatin1String(field)); };
        const base::Id agency = filled.idOf(QStringLiteral("lead agency"));
        if (key.isEmpty())
            section.run(partnership::AddPriority {filled.idOf(QStringLiteral("set of priorities")), of("short name"),
                                                  of("name"), of("delivered by"), agency, of("lead role")},
                        tr("The priority is added."));
        else
            section.run(partnership::EditPriority {rowId(key), of("short name"), of("name"), of("delivered by"), agency,
                                                   of("lead role")},
                        tr("The priority is changed."));
    };
}

void startSet(RecordSection& section, const QString&)
{
    section.ask(tr("A new set of priorities"), tr("Start it"), [&section](RecordForm& form) -> Submit {
        form.line(QStringLiteral("name"), tr("Name"), {}, tr("Such as Plan 2014 to 2017"));
        form.date(QStringLiteral("effective from"), tr("From"), section.reader().today(),
                  tr("Actions keep the priority they were agreed under"));
        form.date(QStringLiteral("effective to"), tr("To"), {}, tr("May be empty"));
        return [&section](RecordForm& filled) {
            const auto from = filled.dateOf(QStringLiteral("effective from"));
            const auto to = filled.dateOf(QStringLiteral("effective to"));
            section.run(partnership::AddPrioritySet {filled.textOf(QStringLiteral("name")),
                                                     from.value_or(section.reader().today()), to},
                        tr("The new set is in force."));
        };
    });
}

QStringList matrixHeaders(const QString& first) { return {first, tr("Linked to"), tr("Links")}; }

// One row a workstream; the ticks in words, so that nothing hangs on a column of marks.
std::vector<RecordRow> workstreamRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::WorkstreamRow& workstream : partnership::workstreams(reader, reader.today())) {
        QStringList names;
        for (const base::Id& id : workstream.priorities) {
            const auto priority = partnership::priority(reader, id);
            names << (priority ? words(priority->name) : QString());
        }
        rows.push_back({words(workstream.name),
                        {words(workstream.name), names.join(QStringLiteral("; ")), QString::number(names.size())}});
    }
    return rows;
}

Submit workstreamForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const replica::Reader& reader = section.reader();
    Options priorities;
    for (const Priority& priority : partnership::prioritiesOn(reader, reader.today()))
        priorities.emplace_back(words(priority.name), rowKey(priority.id));
    form.line(QStringLiteral("name"), tr("Workstream"), typed(key), tr("As the plan writes it"));
    form.choice(QStringLiteral("priority"), tr("Link it to"), priorities, {});
    return [&section](RecordForm& filled) {
        section.run(partnership::LinkWorkstream {filled.idOf(QStringLiteral("priority")),
                                                 filled.textOf(QStringLiteral("name"))},
                    tr("The workstream is linked."));
    };
}

void unlink(RecordSection& section, const QString& key)
{
    section.ask(tr("Take a link away"), tr("Take it away"), [&section, key](RecordForm& form) -> Submit {
        Options links;
        for (const auto& row : partnership::prioritiesWithLinks(section.reader(), section.reader().today())) {
            for (const partnership::WorkstreamLink& link : row.links) {
                if (words(link.name) == key)
                    links.emplace_back(words(row.priority.name), rowKey(link.id));
            }
        }
        form.choice(QStringLiteral("link"), tr("From"), links, {});
        return [&section](RecordForm& filled) {
            section.run(partnership::UnlinkWorkstream {filled.idOf(QStringLiteral("link"))}, tr("The link is gone."));
        };
    });
}

}  // namespace

std::vector<SectionSpec> prioritySections()
{
    const QString group = tr("Priorities");
    return {{.id = QStringLiteral("priorities"),
             .group = group,
             .title = tr("Priorities"),
             .addText = tr("Add a priority"),
             .headers = {tr("Priority"), tr("Short"), tr("Delivered by"), tr("Lead"), tr("Links")},
             .widths = {240, 64, 280, 150, 60},
             .stretch = 2,
             .emptyText = tr("No priorities yet. Start a set, then add them."),
             .rows = priorityRows,
             .form = priorityForm,
             .steps = {{tr("Start a new set"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), startSet}}},
            {.id = QStringLiteral("workstreams"),
             .group = group,
             .title = tr("Linked workstreams"),
             .addText = tr("Link a workstream"),
             .headers = matrixHeaders(tr("Workstream")),
             .widths = {280, 400, 64},
             .stretch = 1,
             .emptyText = tr("No workstreams yet."),
             .rows = workstreamRows,
             .form = workstreamForm,
             .steps = {{tr("Take a link away"), QKeySequence(Qt::CTRL | Qt::Key_D), unlink}}}};
}

}  // namespace muster::ui
