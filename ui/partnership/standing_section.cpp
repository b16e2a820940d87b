// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/standing_section.h"

#include "core/partnership/standing_commands.h"
#include "core/partnership/standing_queries.h"
#include "ui/bridge/choices.h"

#include <algorithm>

namespace muster::ui {
namespace {

using partnership::StandingItem;

QStringList placementWords()
{
    QStringList all;
    for (const partnership::Placement placement : partnership::kPlacements)
        all << words(partnership::inWords(placement));
    return all;
}

void addFields(RecordForm& form, const replica::Reader& reader, const StandingItem& item)
{
    form.addText(QStringLiteral("title"), StandingSection::tr("Title"), item.title,
                 StandingSection::tr("{previous_date} becomes the day of the meeting before"));
    form.beginPair();
    form.addNumber(QStringLiteral("minutes"), StandingSection::tr("Minutes"), item.minutes);
    form.addChoice(QStringLiteral("placement"), StandingSection::tr("Where"), placementWords(),
                   static_cast<int>(item.placement));
    form.addText(QStringLiteral("lead"), StandingSection::tr("Who leads it"), item.lead,
                 StandingSection::tr("As printed: Chair"));
    form.addText(QStringLiteral("purpose"), StandingSection::tr("What for"), item.purpose,
                 StandingSection::tr("note, approve, update"));
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today())) {
        const bool needed = std::find(item.neededAgencies.begin(), item.neededAgencies.end(), agency.id)
            != item.neededAgencies.end();
        form.addTick(QStringLiteral("needs ") + words(agency.id.hex()),
                     StandingSection::tr("Needs %1").arg(words(partnership::printName(agency))), needed);
    }
}

StandingItem readFields(const RecordForm& form, const replica::Reader& reader, StandingItem item)
{
    item.title = form.text(QStringLiteral("title"));
    item.minutes = form.number(QStringLiteral("minutes")).value_or(0);
    item.placement = partnership::kPlacements[static_cast<std::size_t>(form.index(QStringLiteral("placement")))];
    item.lead = form.text(QStringLiteral("lead"));
    item.purpose = form.text(QStringLiteral("purpose"));
    item.neededAgencies.clear();
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today())) {
        if (form.isTicked(QStringLiteral("needs ") + words(agency.id.hex())))
            item.neededAgencies.push_back(agency.id);
    }
    return item;
}

}  // namespace

StandingSection::StandingSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Standing items"),
                     .about = tr("They reach the next open agenda of their body by themselves."),
                     .newText = tr("New standing item"),
                     .search = tr("Search the items"),
                     .empty = tr("No standing item yet. Add the first with Ctrl+N."),
                     .columns = {tr("Item"), tr("Where"), tr("Minutes")},
                     .widths = {260, 180, 72}})
{
}

std::vector<RecordRow> StandingSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const partnership::Body& body : partnership::bodies(reader())) {
        rows.push_back(headingRow(words(body.name)));
        for (const StandingItem& item : partnership::standingItemsOf(reader(), body.id, today()))
            rows.push_back({.id = item.id,
                            .cells = {words(partnership::titleFor(item, {})), words(partnership::inWords(item.placement)),
                                      QString::number(item.minutes)}});
    }
    return rows;
}

RecordDetails StandingSection::detailsOf(const base::Id& id) const
{
    const auto item = partnership::standingItem(reader(), id);
    if (!item)
        return {};
    QStringList needed;
    for (const base::Id& agency : item->neededAgencies)
        needed << agencyName(reader(), agency);
    return {.title = words(partnership::titleFor(*item, {})),
            .subtitle = bodyName(reader(), item->body),
            .chips = {},
            .facts = {{tr("Where"), {words(partnership::inWords(item->placement))}},
                      {tr("Time"), {tr("%1 minutes").arg(item->minutes)}},
                      {tr("Who leads it"), {words(item->lead)}},
                      {tr("What for"), {words(item->purpose)}},
                      {tr("What Muster does in it"), {words(partnership::inWords(item->roleInMeeting))}},
                      {tr("Needs"), needed},
                      {tr("In force"), {period(item->effectiveFrom, item->effectiveTo)}}}};
}

std::vector<RecordStep> StandingSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps = RecordSection::stepsOf(id);
    const auto item = partnership::standingItem(reader(), id);
    steps.push_back({.text = tr("Remove"), .run = [this, id, title = item ? words(partnership::titleFor(*item, {})) : QString()] {
                         save(partnership::RemoveStandingItem {.item = id},
                              tr("%1 is no standing item any more; past agendas keep it.").arg(title));
                     }});
    steps.push_back({.text = tr("Earlier"), .run = [this, id] { move(id, -1); }});
    steps.push_back({.text = tr("Later"), .run = [this, id] { move(id, 1); }});
    return steps;
}

RecordForm* StandingSection::newForm()
{
    const auto beside = partnership::standingItem(reader(), current());
    auto* form = new RecordForm(tr("New standing item"), tr("Add the item"));
    form->addChoice(QStringLiteral("body"), tr("Body"), bodyChoices(reader(), {}), beside ? beside->body : base::Id {});
    StandingItem usual;
    usual.minutes = 5;
    usual.lead = "Chair";
    usual.origin = "standing";
    usual.purpose = "note";
    addFields(*form, reader(), usual);
    form->onSave([this, usual](const RecordForm& given) {
        StandingItem item = readFields(given, reader(), usual);
        item.body = given.id(QStringLiteral("body"));
        save(partnership::AddStandingItem {.item = item},
             tr("%1 is a standing item now.").arg(given.rawText(QStringLiteral("title")).trimmed()));
    });
    return form;
}

RecordForm* StandingSection::editForm(const base::Id& id)
{
    const auto item = partnership::standingItem(reader(), id);
    if (!item)
        return nullptr;
    auto* form = new RecordForm(words(partnership::titleFor(*item, {})), tr("Save"));
    addFields(*form, reader(), *item);
    form->onSave([this, before = *item](const RecordForm& given) {
        save(partnership::EditStandingItem {.item = readFields(given, reader(), before)},
             tr("%1 is changed.").arg(given.rawText(QStringLiteral("title")).trimmed()));
    });
    return form;
}

void StandingSection::move(const base::Id& id, int by)
{
    const auto item = partnership::standingItem(reader(), id);
    if (!item)
        return;
    std::vector<base::Id> order;
    for (const StandingItem& other : partnership::standingItemsOf(reader(), item->body, today())) {
        if (other.placement == item->placement)
            order.push_back(other.id);
    }
    const auto at = std::find(order.begin(), order.end(), id);
    const auto to = (at - order.begin()) + by;
    if (at == order.end() || to < 0 || to >= static_cast<std::ptrdiff_t>(order.size()))
        return;
    std::iter_swap(at, order.begin() + to);
    save(partnership::ReorderStandingItems {.body = item->body, .items = order},
         tr("%1 is moved.").arg(words(partnership::titleFor(*item, {}))));
}

QString StandingSection::countOf(int inForce) const { return counted(inForce, tr("standing item"), tr("standing items")); }

}  // namespace muster::ui
