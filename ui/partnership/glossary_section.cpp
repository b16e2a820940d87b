// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/glossary_section.h"

#include "core/partnership/profile_commands.h"
#include "core/partnership/profile_queries.h"
#include "ui/bridge/choices.h"

#include <algorithm>

namespace muster::ui {
namespace {

std::optional<partnership::GlossaryEntry> entryOf(const replica::Reader& reader, const base::Id& id)
{
    const auto all = partnership::glossary(reader);
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& entry) { return entry.id == id; });
    return found == all.end() ? std::nullopt : std::optional {*found};
}

}  // namespace

GlossarySection::GlossarySection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Glossary"),
                     .about = tr("Every paper spells out a short form where it first stands. Each has one meaning."),
                     .newText = tr("New short form"),
                     .search = tr("Search the glossary"),
                     .empty = tr("No short form yet. Add the first with Ctrl+N."),
                     .columns = {tr("Short form"), tr("Meaning")},
                     .widths = {120, 300},
                     .stretch = 1})
{
}

std::vector<RecordRow> GlossarySection::rows() const
{
    std::vector<RecordRow> rows;
    for (const partnership::GlossaryEntry& entry : partnership::glossary(reader()))
        rows.push_back({.id = entry.id, .cells = {words(entry.shortForm), words(entry.meaning)}});
    return rows;
}

RecordDetails GlossarySection::detailsOf(const base::Id& id) const
{
    const auto entry = entryOf(reader(), id);
    return entry ? RecordDetails {.title = words(entry->shortForm), .subtitle = words(entry->meaning)} : RecordDetails {};
}

std::vector<RecordStep> GlossarySection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps = RecordSection::stepsOf(id);
    const auto entry = entryOf(reader(), id);
    steps.push_back({.text = tr("Remove"), .run = [this, id, name = entry ? words(entry->shortForm) : QString()] {
                         save(partnership::RemoveGlossaryEntry {.entry = id}, tr("%1 is out of the glossary.").arg(name));
                     }});
    return steps;
}

RecordForm* GlossarySection::newForm()
{
    auto* form = new RecordForm(tr("New short form"), tr("Add it"));
    form->addText(QStringLiteral("short form"), tr("Short form"));
    form->addText(QStringLiteral("meaning"), tr("Meaning"));
    form->onSave([this](const RecordForm& given) {
        save(partnership::AddGlossaryEntry {.shortForm = given.text(QStringLiteral("short form")),
                                            .meaning = given.text(QStringLiteral("meaning"))},
             tr("%1 is in the glossary.").arg(given.rawText(QStringLiteral("short form")).trimmed()));
    });
    return form;
}

RecordForm* GlossarySection::editForm(const base::Id& id)
{
    const auto entry = entryOf(reader(), id);
    if (!entry)
        return nullptr;
    auto* form = new RecordForm(words(entry->shortForm), tr("Save"));
    form->addText(QStringLiteral("short form"), tr("Short form"), entry->shortForm);
    form->addText(QStringLiteral("meaning"), tr("Meaning"), entry->meaning);
    form->onSave([this, id](const RecordForm& given) {
        save(partnership::EditGlossaryEntry {.entry = id,
                                             .shortForm = given.text(QStringLiteral("short form")),
                                             .meaning = given.text(QStringLiteral("meaning"))},
             tr("%1 is changed.").arg(given.rawText(QStringLiteral("short form")).trimmed()));
    });
    return form;
}

QString GlossarySection::countOf(int inForce) const { return counted(inForce, tr("short form"), tr("short forms")); }

}  // namespace muster::ui
