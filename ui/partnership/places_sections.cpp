// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/places_sections.h"

#include "core/partnership/place_commands.h"
#include "ui/bridge/choices.h"

#include <algorithm>

namespace muster::ui {
namespace {

void addWardFields(RecordForm& form, const replica::Reader& reader, const partnership::Ward& ward)
{
    form.addText(QStringLiteral("name"), WardsSection::tr("Name"), ward.name);
    form.addChoice(QStringLiteral("sector"), WardsSection::tr("Sector"),
                   sectorChoices(reader, WardsSection::tr("None yet")), ward.sector);
}

void addSectorFields(RecordForm& form, const partnership::Sector& sector)
{
    form.addText(QStringLiteral("name"), SectorsSection::tr("Name"), sector.name);
    form.addText(QStringLiteral("manager"), SectorsSection::tr("Manager"), sector.managerRole,
                 SectorsSection::tr("Title of the role"));
}

QStringList wardNames(const replica::Reader& reader, const base::Id& sector)
{
    QStringList names;
    for (const partnership::Ward& ward : partnership::wards(reader)) {
        if (ward.sector == sector)
            names << words(ward.name);
    }
    return names;
}

}  // namespace

WardsSection::WardsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Wards"),
                     .about = tr("Where items are. Wards in the table of most vulnerable places stand first in every list."),
                     .newText = tr("New ward"),
                     .search = tr("Search the wards"),
                     .empty = tr("No ward yet. Add the first with Ctrl+N."),
                     .columns = {tr("Ward"), tr("Sector"), tr("Priority ward for")},
                     .widths = {220, 132, 110}})
{
}

std::vector<RecordRow> WardsSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const partnership::WardOverview& ward : partnership::wardOverviews(reader(), today())) {
        QStringList types;
        for (const std::string& type : ward.priorityFor)
            types << words(type);
        rows.push_back({.id = ward.ward.id,
                        .cells = {words(ward.ward.name), words(ward.sectorName),
                                  types.isEmpty() ? QString() : counted(static_cast<int>(types.size()), tr("crime type"), tr("crime types"))},
                        .second = types.join(QStringLiteral(", "))});
    }
    return rows;
}

RecordDetails WardsSection::detailsOf(const base::Id& id) const
{
    const auto all = partnership::wardOverviews(reader(), today());
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& ward) { return ward.ward.id == id; });
    if (found == all.end())
        return {};
    QStringList types;
    for (const std::string& type : found->priorityFor)
        types << words(type);
    RecordDetails details {.title = words(found->ward.name), .subtitle = words(found->sectorName)};
    if (!types.isEmpty())
        details.chips << ChipSpec {tr("Priority ward"), Tone::Accent, ChipShape::None};
    details.facts = {{tr("Priority ward for"), types}};
    return details;
}

RecordForm* WardsSection::newForm()
{
    auto* form = new RecordForm(tr("New ward"), tr("Add the ward"));
    addWardFields(*form, reader(), {});
    form->onSave([this](const RecordForm& given) {
        save(partnership::AddWard {.name = given.text(QStringLiteral("name")), .sector = given.id(QStringLiteral("sector"))},
             tr("%1 is a ward now.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* WardsSection::editForm(const base::Id& id)
{
    const auto ward = partnership::ward(reader(), id);
    if (!ward)
        return nullptr;
    auto* form = new RecordForm(words(ward->name), tr("Save"));
    addWardFields(*form, reader(), *ward);
    form->onSave([this, id](const RecordForm& given) {
        save(partnership::EditWard {.ward = id,
                                    .name = given.text(QStringLiteral("name")),
                                    .sector = given.id(QStringLiteral("sector"))},
             tr("%1 is changed.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

QString WardsSection::countOf(int inForce) const { return counted(inForce, tr("ward"), tr("wards")); }

SectorsSection::SectorsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Sectors"),
                     .about = tr("The parts of the area that a manager looks after; each briefing sheet is for one."),
                     .newText = tr("New sector"),
                     .search = tr("Search the sectors"),
                     .empty = tr("No sector yet. Add the first with Ctrl+N."),
                     .columns = {tr("Sector"), tr("Manager"), tr("Wards")},
                     .widths = {180, 240, 64}})
{
}

std::vector<RecordRow> SectorsSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const partnership::Sector& sector : partnership::sectors(reader()))
        rows.push_back({.id = sector.id,
                        .cells = {words(sector.name), words(sector.managerRole),
                                  QString::number(wardNames(reader(), sector.id).size())}});
    return rows;
}

RecordDetails SectorsSection::detailsOf(const base::Id& id) const
{
    const auto sector = partnership::sector(reader(), id);
    if (!sector)
        return {};
    RecordDetails details {.title = words(sector->name), .subtitle = words(sector->managerRole)};
    if (sector->managerRole.empty())
        details.chips << ChipSpec {tr("No manager named"), Tone::Attention, ChipShape::Triangle};
    details.facts = {{tr("Wards"), wardNames(reader(), id)}};
    return details;
}

RecordForm* SectorsSection::newForm()
{
    auto* form = new RecordForm(tr("New sector"), tr("Add the sector"));
    addSectorFields(*form, {});
    form->onSave([this](const RecordForm& given) {
        save(partnership::AddSector {.name = given.text(QStringLiteral("name")),
                                     .managerRole = given.text(QStringLiteral("manager"))},
             tr("%1 is a sector now.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* SectorsSection::editForm(const base::Id& id)
{
    const auto sector = partnership::sector(reader(), id);
    if (!sector)
        return nullptr;
    auto* form = new RecordForm(words(sector->name), tr("Save"));
    addSectorFields(*form, *sector);
    form->onSave([this, id](const RecordForm& given) {
        save(partnership::EditSector {.sector = id,
                                      .name = given.text(QStringLiteral("name")),
                                      .managerRole = given.text(QStringLiteral("manager"))},
             tr("%1 is changed.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

QString SectorsSection::countOf(int inForce) const { return counted(inForce, tr("sector"), tr("sectors")); }

}  // namespace muster::ui
