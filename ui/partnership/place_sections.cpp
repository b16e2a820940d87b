// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sectors, wards, and the wards most vulnerable by crime type.
#include "core/base/text.h"
#include "core/partnership/place_commands.h"
#include "core/partnership/place_queries.h"
#include "ui/partnership/section_list.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("PartnershipPage", text); }

Options sectorOptions(const replica::Reader& reader)
{
    Options options {{tr("No sector yet"), QString()}};
    for (const partnership::Sector& sector : partnership::sectors(reader))
        options.emplace_back(words(sector.name), rowKey(sector.id));
    return options;
}

std::vector<RecordRow> sectorRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::Sector& sector : partnership::sectors(reader)) {
        QStringList wards;
        for (const partnership::Ward& ward : partnership::wards(reader)) {
            if (ward.sector == sector.id)
                wards << words(ward.name);
        }
        rows.push_back({rowKey(sector.id),
                        {words(sector.name), words(sector.managerRole), wards.join(QStringLiteral(", "))}});
    }
    return rows;
}

Submit sectorForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const auto sector = partnership::sector(section.reader(), rowId(key)).value_or(partnership::Sector {});
    form.line(QStringLiteral("name"), tr("Name"), sector.name);
    form.line(QStringLiteral("manager role"), tr("Manager"), sector.managerRole, tr("A role"));
    return [&section, key](RecordForm& filled) {
        const std::string name = filled.textOf(QStringLiteral("name"));
        const std::string manager = filled.textOf(QStringLiteral("manager role"));
        if (key.isEmpty())
            section.run(partnership::AddSector {name, manager}, tr("The sector is added."));
        else
            section.run(partnership::EditSector {rowId(key), name, manager}, tr("The sector is changed."));
    };
}

std::vector<RecordRow> wardRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::WardOverview& ward : partnership::wardOverviews(reader, reader.today()))
        rows.push_back({rowKey(ward.ward.id),
                        {words(ward.ward.name), words(ward.sectorName), words(base::joinedInWords(ward.priorityFor))}});
    return rows;
}

Submit wardForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const auto ward = partnership::ward(section.reader(), rowId(key)).value_or(partnership::Ward {});
    form.line(QStringLiteral("name"), tr("Name"), ward.name);
    form.choice(QStringLiteral("sector"), tr("Sector"), sectorOptions(section.reader()), rowKey(ward.sector));
    return [&section, key](RecordForm& filled) {
        const std::string name = filled.textOf(QStringLiteral("name"));
        const base::Id sector = filled.idOf(QStringLiteral("sector"));
        if (key.isEmpty())
            section.run(partnership::AddWard {name, sector}, tr("The ward is added."));
        else
            section.run(partnership::EditWard {rowId(key), name, sector}, tr("The ward is changed."));
    };
}

std::vector<RecordRow> vulnerableRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::VulnerableRow& type : partnership::vulnerablePlaces(reader, reader.today())) {
        rows.push_back(headingRow(words(type.crimeType)));
        int place = 0;
        for (const partnership::VulnerablePlace& cell : type.places) {
            const auto ward = partnership::ward(reader, cell.ward);
            rows.push_back({rowKey(cell.id),
                            {ward ? words(ward->name) : QString(), QString::number(++place), words(type.crimeType),
                             shortDate(cell.effectiveFrom)}});
        }
    }
    return rows;
}

// The row of the table that a cell stands in.
std::optional<partnership::VulnerableRow> rowWith(const replica::Reader& reader, const QString& key)
{
    for (const partnership::VulnerableRow& row : partnership::vulnerablePlaces(reader, reader.today())) {
        if (std::any_of(row.places.begin(), row.places.end(), [&](const auto& cell) { return rowKey(cell.id) == key; }))
            return row;
    }
    return std::nullopt;
}

Submit vulnerableForm(RecordSection& section, RecordForm& form, const QString& key)
{
    if (!key.isEmpty())
        return {};
    Options wards;
    for (const partnership::Ward& ward : partnership::wards(section.reader()))
        wards.emplace_back(words(ward.name), rowKey(ward.id));
    const auto beside = rowWith(section.reader(), section.currentKey());
    form.line(QStringLiteral("crime type"), tr("Crime type"), beside ? beside->crimeType : std::string {},
              tr("A new one starts a new row"));
    form.choice(QStringLiteral("ward"), tr("Ward"), wards, {});
    form.date(QStringLiteral("effective from"), tr("From"), section.reader().today());
    return [&section](RecordForm& filled) {
        const auto from = filled.dateOf(QStringLiteral("effective from"));
        section.run(partnership::AddVulnerablePlace {filled.textOf(QStringLiteral("crime type")),
                                                     filled.idOf(QStringLiteral("ward")), from},
                    tr("The ward is in the table."));
    };
}

void moveCell(RecordSection& section, const QString& key, int by)
{
    const auto row = rowWith(section.reader(), key);
    if (!row)
        return;
    std::vector<base::Id> order;
    for (const partnership::VulnerablePlace& cell : row->places)
        order.push_back(cell.id);
    const auto at = std::find(order.begin(), order.end(), rowId(key)) - order.begin();
    const auto to = at + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(order.size()))
        return;
    std::swap(order[static_cast<std::size_t>(at)], order[static_cast<std::size_t>(to)]);
    section.run(partnership::ReorderVulnerablePlaces {row->crimeType, order}, tr("The order is changed."));
}

void endCell(RecordSection& section, const QString& key)
{
    section.ask(tr("The ward leaves the table"), tr("Take it out"), [&section, key](RecordForm& form) -> Submit {
        form.date(QStringLiteral("last day"), tr("Last day"), section.reader().today(),
                  tr("What was printed up to then stays true"));
        return [&section, key](RecordForm& filled) {
            const auto day = filled.dateOf(QStringLiteral("last day"));
            section.run(partnership::EndVulnerablePlace {rowId(key), day.value_or(section.reader().today())},
                        tr("The ward is out of the table."));
        };
    });
}

}  // namespace

std::vector<SectionSpec> placeSections()
{
    const QString group = tr("Places");
    return {{.id = QStringLiteral("sectors"),
             .group = group,
             .title = tr("Sectors"),
             .addText = tr("Add a sector"),
             .headers = {tr("Sector"), tr("Manager"), tr("Wards")},
             .widths = {160, 220, 300},
             .stretch = 2,
             .emptyText = tr("No sectors yet."),
             .rows = sectorRows,
             .form = sectorForm},
            {.id = QStringLiteral("wards"),
             .group = group,
             .title = tr("Wards"),
             .addText = tr("Add a ward"),
             .headers = {tr("Ward"), tr("Sector"), tr("Priority ward for")},
             .widths = {240, 130, 300},
             .stretch = 2,
             .emptyText = tr("No wards yet."),
             .rows = wardRows,
             .form = wardForm},
            {.id = QStringLiteral("vulnerable"),
             .group = group,
             .title = tr("Vulnerable places"),
             .addText = tr("Add a ward"),
             .headers = {tr("Ward"), tr("Order"), tr("Crime type"), tr("Since")},
             .widths = {260, 70, 220, 120},
             .stretch = 0,
             .emptyText = tr("No table yet. Give each crime type its most vulnerable wards."),
             .rows = vulnerableRows,
             .form = vulnerableForm,
             .steps = {{tr("Up"), QKeySequence(Qt::ALT | Qt::Key_Up),
                        [](RecordSection& s, const QString& key) { moveCell(s, key, -1); }},
                       {tr("Down"), QKeySequence(Qt::ALT | Qt::Key_Down),
                        [](RecordSection& s, const QString& key) { moveCell(s, key, 1); }},
                       {tr("Take out"), QKeySequence(Qt::CTRL | Qt::Key_D), endCell}}}};
}

}  // namespace muster::ui
