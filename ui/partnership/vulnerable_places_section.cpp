// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/place_commands.h"
#include "ui/bridge/choices.h"
#include "ui/partnership/places_sections.h"

#include <algorithm>

namespace muster::ui {
namespace {

using partnership::VulnerablePlace;
using partnership::VulnerableRow;

std::optional<VulnerableRow> rowOfId(const replica::Reader& reader, const base::Id& id)
{
    for (VulnerableRow& row : partnership::vulnerablePlaces(reader, reader.today())) {
        if (idOfWords(words(row.crimeType)) == id)
            return row;
    }
    return std::nullopt;
}

QString wardName(const replica::Reader& reader, const base::Id& ward)
{
    const auto found = partnership::ward(reader, ward);
    return found ? words(found->name) : QString();
}

std::vector<Choice> placesOf(const replica::Reader& reader, const VulnerableRow& row)
{
    std::vector<Choice> places;
    for (const VulnerablePlace& place : row.places)
        places.push_back({wardName(reader, place.ward), place.id});
    return places;
}

}  // namespace

VulnerablePlacesSection::VulnerablePlacesSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Vulnerable places"),
                     .about = tr("The most vulnerable wards by crime type, the first one most. What was printed stays true."),
                     .newText = tr("List a ward"),
                     .search = tr("Search the table"),
                     .empty = tr("No ward is listed yet. List the first with Ctrl+N."),
                     .columns = {tr("Crime type"), tr("First"), tr("Second"), tr("Third")},
                     .widths = {180, 200, 128, 128},
                     .stretch = 1})
{
}

std::vector<RecordRow> VulnerablePlacesSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const VulnerableRow& row : partnership::vulnerablePlaces(reader(), today())) {
        QStringList cells {words(row.crimeType)};
        for (const VulnerablePlace& place : row.places)
            cells << wardName(reader(), place.ward);
        rows.push_back({.id = idOfWords(words(row.crimeType)),
                        .cells = cells,
                        .second = row.places.size() > 3 ? tr("and %1 more").arg(row.places.size() - 3) : QString()});
    }
    return rows;
}

RecordDetails VulnerablePlacesSection::detailsOf(const base::Id& id) const
{
    const auto row = rowOfId(reader(), id);
    if (!row)
        return {};
    QStringList places;
    for (const VulnerablePlace& place : row->places)
        places << QString::number(places.size() + 1) + QStringLiteral("  ") + wardName(reader(), place.ward)
                + (place.effectiveFrom ? QStringLiteral(" · ") + period(place.effectiveFrom, place.effectiveTo) : QString());
    return {.title = words(row->crimeType), .subtitle = tr("Most vulnerable wards, in order"), .chips = {}, .facts = {{tr("Wards"), places}}};
}

std::vector<RecordStep> VulnerablePlacesSection::stepsOf(const base::Id& id)
{
    const auto row = rowOfId(reader(), id);
    if (!row)
        return {};
    const QString type = words(row->crimeType);
    return {{.text = tr("Change the order"), .run = [this] { startEdit(); }, .enabled = row->places.size() > 1, .keys = tr("Enter")},
            {.text = tr("List a ward"), .run = [this, type] { open(listingForm(type)); }},
            {.text = tr("Take a ward off"), .run = [this, id] { open(endingForm(id)); }}};
}

RecordForm* VulnerablePlacesSection::newForm()
{
    const auto beside = rowOfId(reader(), current());
    return listingForm(beside ? words(beside->crimeType) : QString());
}

RecordForm* VulnerablePlacesSection::listingForm(const QString& crimeType)
{
    auto* form = new RecordForm(tr("List a ward"), tr("List it"));
    form->addText(QStringLiteral("crime type"), tr("Crime type"), typed(crimeType), tr("A new one starts a new row"));
    form->addChoice(QStringLiteral("ward"), tr("Ward"), wardChoices(reader()));
    form->addDate(QStringLiteral("effective from"), tr("From"), today());
    form->onSave([this](const RecordForm& given) {
        save(partnership::AddVulnerablePlace {.crimeType = given.text(QStringLiteral("crime type")),
                                              .ward = given.id(QStringLiteral("ward")),
                                              .effectiveFrom = given.date(QStringLiteral("effective from"))},
             tr("The ward is listed."));
    });
    return form;
}

// One field a place in the order; each ward stands in one of them.
RecordForm* VulnerablePlacesSection::editForm(const base::Id& id)
{
    const auto row = rowOfId(reader(), id);
    if (!row || row->places.size() < 2)
        return nullptr;
    auto* form = new RecordForm(tr("Order for %1").arg(words(row->crimeType)), tr("Save the order"));
    const std::size_t count = row->places.size();
    for (std::size_t at = 0; at < count; ++at)
        form->addChoice(tr("place %1").arg(at + 1), tr("Place %1").arg(at + 1), placesOf(reader(), *row), row->places[at].id);
    form->onSave([this, count, type = row->crimeType](const RecordForm& given) {
        std::vector<base::Id> places;
        for (std::size_t at = 0; at < count; ++at)
            places.push_back(given.id(tr("place %1").arg(at + 1)));
        save(partnership::ReorderVulnerablePlaces {.crimeType = type, .places = places},
             tr("The wards for %1 have a new order.").arg(words(type)));
    });
    return form;
}

RecordForm* VulnerablePlacesSection::endingForm(const base::Id& id)
{
    const auto row = rowOfId(reader(), id);
    if (!row)
        return nullptr;
    auto* form = new RecordForm(tr("Take a ward off the row %1").arg(words(row->crimeType)), tr("Take it off"));
    form->addChoice(QStringLiteral("place"), tr("Ward"), placesOf(reader(), *row));
    form->addDate(QStringLiteral("last day"), tr("Its last day in the table"), base::addDays(today(), -1));
    form->onSave([this](RecordForm& given) {
        if (const auto day = given.requiredDate(QStringLiteral("last day"), tr("Say which day is its last.")))
            save(partnership::EndVulnerablePlace {.place = given.id(QStringLiteral("place")), .lastDay = *day},
                 tr("The ward is off the row from %1 on.").arg(longDate(base::addDays(*day, 1))));
    });
    return form;
}

QString VulnerablePlacesSection::countOf(int inForce) const { return counted(inForce, tr("crime type"), tr("crime types")); }

}  // namespace muster::ui
