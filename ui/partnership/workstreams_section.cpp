// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/workstreams_section.h"

#include "core/partnership/priority_commands.h"
#include "core/partnership/priority_queries.h"
#include "ui/bridge/choices.h"

#include <algorithm>

namespace muster::ui {
namespace {

using partnership::Priority;
using partnership::WorkstreamRow;

std::optional<WorkstreamRow> rowOfId(const replica::Reader& reader, const base::Id& id)
{
    for (WorkstreamRow& row : partnership::workstreams(reader, reader.today())) {
        if (idOfWords(words(row.name)) == id)
            return row;
    }
    return std::nullopt;
}

constexpr auto kLeadAgency = "lead agency";
constexpr auto kLeadRole = "lead role";
constexpr auto kFact = "fact";
constexpr auto kSource = "source";
constexpr auto kPrinciples = "principles";
constexpr auto kPathways = "pathways";
constexpr auto kPartners = "partners";
constexpr auto kEvaluation = "evaluation";

QString named(const char* field) { return QString::fromLatin1(field); }

Fact linesFact(const QString& label, const std::string& text)
{
    return {label, words(text).split(u'\n', Qt::SkipEmptyParts)};
}

bool isLinked(const WorkstreamRow& row, const base::Id& priority)
{
    return std::find(row.priorities.begin(), row.priorities.end(), priority) != row.priorities.end();
}

}  // namespace

WorkstreamsSection::WorkstreamsSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Linked to"),
                     .about = tr("Which workstreams serve which priority, by the names the plan writes."),
                     .newText = tr("New workstream"),
                     .search = tr("Search the workstreams"),
                     .empty = tr("No workstream yet. Add the first with Ctrl+N."),
                     .columns = {tr("Workstream")},
                     .widths = {240}})
{
}

void WorkstreamsSection::readAgain()
{
    QStringList columns {tr("Workstream")};
    QList<int> widths {240};
    QList<int> chips;
    for (const Priority& priority : partnership::prioritiesOn(reader(), today())) {
        chips << static_cast<int>(columns.size());
        columns << words(priority.shortName);
        widths << 96;
    }
    setColumns(columns, widths, 0, chips);
    RecordSection::readAgain();
}

std::vector<RecordRow> WorkstreamsSection::rows() const
{
    std::vector<RecordRow> rows;
    const auto priorities = partnership::prioritiesOn(reader(), today());
    for (const WorkstreamRow& workstream : partnership::workstreams(reader(), today())) {
        RecordRow row {.id = idOfWords(words(workstream.name)), .cells = {words(workstream.name)}};
        for (const Priority& priority : priorities) {
            if (isLinked(workstream, priority.id)) {
                row.chips.insert(static_cast<int>(row.cells.size()),
                                 {ChipSpec {tr("linked"), Tone::Accent, ChipShape::Tick}});
                row.cells << tr("linked");
            } else {
                row.cells << QString();
            }
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

RecordDetails WorkstreamsSection::detailsOf(const base::Id& id) const
{
    const auto row = rowOfId(reader(), id);
    if (!row)
        return {};
    QStringList linked;
    for (const Priority& priority : partnership::prioritiesOn(reader(), today())) {
        if (isLinked(*row, priority.id))
            linked << words(priority.shortName) + QStringLiteral("  ") + words(priority.name);
    }
    RecordDetails details {.title = words(row->name),
                           .subtitle = counted(static_cast<int>(linked.size()), tr("priority"), tr("priorities")),
                           .chips = {},
                           .facts = {{tr("Linked to"), linked}}};
    const auto known = partnership::workstreamNamed(reader(), row->name);
    if (!known)
        return details;
    QStringList lead;
    if (!known->leadRole.empty())
        lead << words(known->leadRole);
    if (known->leadAgency)
        lead << agencyName(reader(), known->leadAgency);
    details.facts << Fact {tr("Lead"), lead} << linesFact(tr("What is known"), known->fact)
                  << linesFact(tr("Source"), known->factSource) << linesFact(tr("Principles"), known->principles)
                  << linesFact(tr("Pathways"), known->pathways) << linesFact(tr("Partners"), known->partners)
                  << linesFact(tr("Evaluation"), known->evaluation);
    return details;
}

std::vector<RecordStep> WorkstreamsSection::stepsOf(const base::Id& id)
{
    const auto row = rowOfId(reader(), id);
    if (!row)
        return {};
    std::vector<RecordStep> steps {{.text = tr("Describe"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
    for (const Priority& priority : partnership::prioritiesOn(reader(), today())) {
        const QString code = words(priority.shortName);
        if (!isLinked(*row, priority.id)) {
            steps.push_back(
                {.text = tr("Link to %1").arg(code), .run = [this, name = row->name, to = priority.id, code] {
                     save(partnership::LinkWorkstream {.priority = to, .name = name},
                          tr("%1 is linked to %2.").arg(words(name), code));
                 }});
            continue;
        }
        for (const partnership::WorkstreamLink& link : partnership::linksOf(reader(), priority.id)) {
            if (link.name == row->name)
                steps.push_back(
                    {.text = tr("Unlink from %1").arg(code), .run = [this, name = row->name, it = link.id, code] {
                         save(partnership::UnlinkWorkstream {.link = it},
                              tr("%1 is not linked to %2 any more.").arg(words(name), code));
                     }});
        }
    }
    return steps;
}

RecordForm* WorkstreamsSection::newForm()
{
    std::vector<Choice> priorities;
    for (const Priority& priority : partnership::prioritiesOn(reader(), today()))
        priorities.push_back({words(priority.shortName) + QStringLiteral("  ") + words(priority.name), priority.id});
    auto* form = new RecordForm(tr("New workstream"), tr("Link it"));
    form->addText(QStringLiteral("name"), tr("Name"), {}, tr("As the plan writes it"));
    form->addChoice(QStringLiteral("priority"), tr("Linked to"), std::move(priorities));
    form->onSave([this](const RecordForm& given) {
        save(partnership::LinkWorkstream {.priority = given.id(QStringLiteral("priority")),
                                          .name = given.text(QStringLiteral("name"))},
             tr("%1 is linked.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* WorkstreamsSection::editForm(const base::Id& id)
{
    const auto row = rowOfId(reader(), id);
    if (!row)
        return nullptr;
    const auto known = partnership::workstreamNamed(reader(), row->name).value_or(partnership::Workstream {});
    auto* form = new RecordForm(words(row->name), tr("Save"));
    form->addChoice(named(kLeadAgency), tr("Lead agency"), agencyChoices(reader(), tr("Nobody yet")), known.leadAgency);
    form->addText(named(kLeadRole), tr("Lead, by role"), known.leadRole);
    form->addLongText(named(kFact), tr("What is known"), known.fact);
    form->addText(named(kSource), tr("Where that comes from"), known.factSource, tr("The plan, section 6.1"));
    form->addLongText(named(kPrinciples), tr("Principles, one a line"), known.principles);
    form->addLongText(named(kPathways), tr("Pathways, one a line"), known.pathways);
    form->addLongText(named(kPartners), tr("Partners, one a line"), known.partners);
    form->addLongText(named(kEvaluation), tr("How it is evaluated"), known.evaluation);
    form->onSave([this, name = row->name](const RecordForm& given) {
        save(partnership::DescribeWorkstream {.name = name,
                                              .leadAgency = given.id(named(kLeadAgency)),
                                              .leadRole = given.text(named(kLeadRole)),
                                              .fact = given.text(named(kFact)),
                                              .factSource = given.text(named(kSource)),
                                              .principles = given.text(named(kPrinciples)),
                                              .pathways = given.text(named(kPathways)),
                                              .partners = given.text(named(kPartners)),
                                              .evaluation = given.text(named(kEvaluation))},
             tr("%1 is described.").arg(words(name)));
    });
    return form;
}

QString WorkstreamsSection::countOf(int inForce) const
{
    const auto all = partnership::workstreams(reader(), today());
    const auto priorities = partnership::prioritiesOn(reader(), today()).size();
    int links = 0;
    int everywhere = 0;
    for (const WorkstreamRow& row : all) {
        links += static_cast<int>(row.priorities.size());
        everywhere += row.priorities.size() == priorities ? 1 : 0;
    }
    return tr("%1, %2, %3 in all priorities")
        .arg(counted(inForce, tr("workstream"), tr("workstreams")), counted(links, tr("link"), tr("links")))
        .arg(everywhere);
}

}  // namespace muster::ui
