// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/priorities_section.h"

#include "core/partnership/priority_commands.h"
#include "core/partnership/priority_queries.h"
#include "ui/bridge/choices.h"

namespace muster::ui {
namespace {

using partnership::Priority;

void addFields(RecordForm& form, const replica::Reader& reader, const Priority& priority)
{
    form.addText(QStringLiteral("name"), PrioritiesSection::tr("Name"), priority.name);
    form.addText(QStringLiteral("short name"), PrioritiesSection::tr("Short name"), priority.shortName,
                 PrioritiesSection::tr("As it is typed: P1"));
    form.addLongText(QStringLiteral("delivered by"), PrioritiesSection::tr("Delivered by"), priority.deliveredBy);
    form.addChoice(QStringLiteral("lead agency"), PrioritiesSection::tr("Lead agency"),
                   agencyChoices(reader, PrioritiesSection::tr("None yet")), priority.leadAgency);
    form.addText(QStringLiteral("lead role"), PrioritiesSection::tr("Lead"), priority.leadRole,
                 PrioritiesSection::tr("Title of the role"));
}

}  // namespace

PrioritiesSection::PrioritiesSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Priorities"),
                     .about = tr("What the plan puts first. An action keeps the priority it was agreed under."),
                     .newText = tr("New priority"),
                     .search = tr("Search the priorities"),
                     .empty = tr("No priority yet: start a set of priorities first."),
                     .endedText = tr("Also earlier sets"),
                     .columns = {tr("Priority"), tr("Short"), tr("Links")},
                     .widths = {260, 64, 64}})
{
}

std::vector<RecordRow> PrioritiesSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const partnership::PrioritySet& set : partnership::prioritySets(reader())) {
        const QString when = period(set.effectiveFrom, set.effectiveTo);
        rows.push_back(headingRow(words(set.name) + (when.isEmpty() ? QString() : QStringLiteral(", ") + when)));
        for (const Priority& priority : partnership::prioritiesOf(reader(), set.id))
            rows.push_back({.id = priority.id,
                            .cells = {words(priority.name), words(priority.shortName),
                                      QString::number(partnership::linksOf(reader(), priority.id).size())},
                            .second = agencyName(reader(), priority.leadAgency),
                            .quiet = set.effectiveTo && *set.effectiveTo < today()});
    }
    return rows;
}

RecordDetails PrioritiesSection::detailsOf(const base::Id& id) const
{
    const auto priority = partnership::priority(reader(), id);
    if (!priority)
        return {};
    QStringList links;
    for (const partnership::WorkstreamLink& link : partnership::linksOf(reader(), id))
        links << words(link.name);
    RecordDetails details {.title = words(priority->name), .subtitle = words(priority->shortName)};
    if (priority->leadAgency.isNil() && priority->leadRole.empty())
        details.chips << ChipSpec {tr("No lead"), Tone::Concern, ChipShape::Diamond};
    details.facts = {{tr("Delivered by"), {words(priority->deliveredBy)}},
                     {tr("Lead agency"), {agencyName(reader(), priority->leadAgency)}},
                     {tr("Lead"), {words(priority->leadRole)}},
                     {tr("Linked to, %1").arg(links.size()), links}};
    return details;
}

std::vector<RecordStep> PrioritiesSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps = RecordSection::stepsOf(id);
    steps.push_back({.text = tr("Start a new set"), .run = [this] { open(newSetForm()); }});
    return steps;
}

RecordForm* PrioritiesSection::newForm()
{
    std::vector<Choice> sets;
    for (const partnership::PrioritySet& set : partnership::prioritySets(reader())) {
        if (!set.effectiveTo || *set.effectiveTo >= today())
            sets.push_back({words(set.name), set.id});
    }
    if (sets.empty())
        return newSetForm();
    auto* form = new RecordForm(tr("New priority"), tr("Add the priority"));
    form->addChoice(QStringLiteral("set"), tr("In the set"), std::move(sets));
    addFields(*form, reader(), {});
    form->onSave([this](const RecordForm& given) {
        save(partnership::AddPriority {.prioritySet = given.id(QStringLiteral("set")),
                                       .shortName = given.text(QStringLiteral("short name")),
                                       .name = given.text(QStringLiteral("name")),
                                       .deliveredBy = given.text(QStringLiteral("delivered by")),
                                       .leadAgency = given.id(QStringLiteral("lead agency")),
                                       .leadRole = given.text(QStringLiteral("lead role"))},
             tr("%1 is a priority now.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* PrioritiesSection::editForm(const base::Id& id)
{
    const auto priority = partnership::priority(reader(), id);
    if (!priority)
        return nullptr;
    auto* form = new RecordForm(words(priority->name), tr("Save"));
    addFields(*form, reader(), *priority);
    form->onSave([this, id](const RecordForm& given) {
        save(partnership::EditPriority {.priority = id,
                                        .shortName = given.text(QStringLiteral("short name")),
                                        .name = given.text(QStringLiteral("name")),
                                        .deliveredBy = given.text(QStringLiteral("delivered by")),
                                        .leadAgency = given.id(QStringLiteral("lead agency")),
                                        .leadRole = given.text(QStringLiteral("lead role"))},
             tr("%1 is changed.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* PrioritiesSection::newSetForm()
{
    auto* form = new RecordForm(tr("New set of priorities"), tr("Start the set"));
    form->addText(QStringLiteral("name"), tr("Name"), {}, tr("For example: Partnership Plan 2011 to 2014"));
    form->addDate(QStringLiteral("effective from"), tr("In force from"), today());
    form->addDate(QStringLiteral("effective to"), tr("Until"));
    form->addSentence(tr("The set in force ends on the day before. Actions keep the priority they were agreed under."));
    form->onSave([this](RecordForm& given) {
        if (const auto from = given.requiredDate(QStringLiteral("effective from"), tr("Say from which day it holds.")))
            save(partnership::AddPrioritySet {.name = given.text(QStringLiteral("name")),
                                              .effectiveFrom = *from,
                                              .effectiveTo = given.date(QStringLiteral("effective to"))},
                 tr("%1 is a set of priorities now. Add its priorities with Ctrl+N.")
                     .arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

QString PrioritiesSection::countOf(int inForce) const { return counted(inForce, tr("priority"), tr("priorities")); }

}  // namespace muster::ui
