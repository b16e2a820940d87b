// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/matrix_section.h"

#include "core/governance/equality.h"
#include "core/governance/strategies.h"
#include "core/partnership/priority_queries.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kColumnWidth = 42;

base::Id idOfName(const std::string& name) { return idOfWords(QStringLiteral("workstream ") + words(name)); }

}  // namespace

// Its column says to what.
QString MatrixSection::linkedWord() { return QStringLiteral("✓"); }

std::vector<partnership::Priority> MatrixSection::columnsOn() const
{
    std::vector<partnership::Priority> all = partnership::prioritiesOn(reader(), today());
    for (partnership::Priority& area : partnership::areasOfFocusOn(reader(), today()))
        all.push_back(std::move(area));
    return all;
}

std::vector<partnership::WorkstreamRow> MatrixSection::linkedNames() const
{
    std::vector<partnership::WorkstreamRow> all = partnership::workstreams(reader(), today());
    for (const partnership::Priority& area : partnership::areasOfFocusOn(reader(), today())) {
        for (const partnership::WorkstreamLink& link : partnership::linksOf(reader(), area.id)) {
            auto row = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.name == link.name; });
            if (row == all.end())
                row = all.insert(all.end(), {link.name, {}});
            row->priorities.push_back(area.id);
        }
    }
    return all;
}

MatrixSection::MatrixSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Priorities"),
                     .about = tr("Who delivers each priority and area of focus, and what it is linked to."),
                     .newText = tr("Link a strategy"),
                     .search = tr("Search the links"),
                     .empty = tr("No priorities hold today. Set them up: Partnership, Priorities."),
                     .columns = {tr("Linked to")},
                     .widths = {0},
                     .stretch = 0,
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> MatrixSection::rows() const
{
    const auto priorities = columnsOn();
    std::vector<RecordRow> rows {headingRow(tr("Priorities and areas of focus"))};
    for (const governance::PriorityEquality& one : governance::equalityOfPriorities(reader(), today())) {
        QStringList cells {words(one.priority.shortName) + QLatin1Char(' ') + words(one.priority.name)};
        for (std::size_t at = 0; at < priorities.size(); ++at)
            cells << QString();
        // An assessment is asked of priorities alone; an area of focus may have one.
        const bool equality = one.newest || one.isOutstanding();
        rows.push_back({.id = one.priority.id,
                        .cells = cells,
                        .second = tr("Delivered by %1").arg(words(one.priority.deliveredBy))
                            + (equality ? tr(" · Equality: %1").arg(words(one.inWords())) : QString())});
    }
    rows.push_back(headingRow(tr("Linked to")));
    for (const partnership::WorkstreamRow& row : linkedNames()) {
        QStringList cells {words(row.name)};
        for (const partnership::Priority& priority : priorities) {
            const bool linked =
                std::find(row.priorities.begin(), row.priorities.end(), priority.id) != row.priorities.end();
            cells << (linked ? linkedWord() : QString());
        }
        rows.push_back({.id = idOfName(row.name), .cells = cells});
    }
    addStrategies(rows);
    return rows;
}

void MatrixSection::readAgain()
{
    QStringList columns {tr("Linked to")};
    QList<int> widths {0};
    for (const partnership::Priority& priority : columnsOn()) {
        columns << words(priority.shortName);
        widths << kColumnWidth;
    }
    setColumns(columns, widths, 0, {});
    RecordSection::readAgain();
}

RecordDetails MatrixSection::detailsOf(const base::Id& id) const
{
    for (const governance::PriorityEquality& one : governance::equalityOfPriorities(reader(), today())) {
        if (one.priority.id != id)
            continue;
        RecordDetails details {.title = words(one.priority.name), .subtitle = words(one.priority.shortName)};
        if (one.newest)
            details.chips << ChipSpec {tr("Equality assessed"), Tone::Good, ChipShape::Tick};
        else if (one.isOutstanding())
            details.chips << ChipSpec {tr("Equality not assessed"), Tone::Attention, ChipShape::Triangle};
        QStringList linked;
        for (const partnership::WorkstreamLink& link : partnership::linksOf(reader(), id))
            linked << words(link.name);
        QStringList strategies;
        for (const governance::LinkedStrategy& strategy : governance::linkedStrategies(reader())) {
            if (std::find(strategy.priorities.begin(), strategy.priorities.end(), id) != strategy.priorities.end())
                strategies << words(strategy.name) + QStringLiteral(" (") + words(strategy.owner) + QLatin1Char(')');
        }
        details.facts << fact(tr("Delivered by"), one.priority.deliveredBy) << fact(tr("Lead"), one.priority.leadRole)
                      << fact(tr("Equality"), one.inWords())
                      << fact(tr("What it found"), one.newest ? one.newest->summary : std::string {})
                      << fact(tr("What is done about it"), one.newest ? one.newest->mitigations : std::string {})
                      << Fact {tr("Linked to"), linked} << Fact {tr("Strategies of others"), strategies};
        return details;
    }
    for (const partnership::WorkstreamRow& row : linkedNames()) {
        if (idOfName(row.name) != id)
            continue;
        RecordDetails details {.title = words(row.name)};
        QStringList priorities;
        for (const base::Id& priority : row.priorities) {
            if (const auto its = partnership::priority(reader(), priority))
                priorities << words(its->shortName) + QLatin1Char(' ') + words(its->name);
        }
        details.facts << Fact {tr("Priorities it helps to deliver"), priorities};
        if (const auto stream = partnership::workstreamNamed(reader(), row.name))
            details.facts << fact(tr("Lead"), stream->leadRole) << fact(tr("What is known"), stream->fact)
                          << fact(tr("Source"), stream->factSource);
        return details;
    }
    const governance::LinkedStrategy* strategy = strategyOf(id);
    return strategy == nullptr ? RecordDetails {} : strategyDetails(*strategy);
}

std::vector<RecordStep> MatrixSection::stepsOf(const base::Id& id)
{
    if (const governance::LinkedStrategy* strategy = strategyOf(id))
        return strategySteps(*strategy);
    if (!partnership::priority(reader(), id))
        return {};
    return {{.text = tr("Equality assessment"), .run = [this] { startEdit(); }, .keys = tr("Enter")},
            {.text = tr("Change the priority"), .run = [this] {
                 Q_EMIT openRequested(QStringLiteral("partnership"),
                                      QStringLiteral("Priorities/") + words(current().hex()));
             }}};
}

RecordForm* MatrixSection::editForm(const base::Id& id)
{
    if (const governance::LinkedStrategy* strategy = strategyOf(id))
        return strategyForm(*strategy);
    return partnership::priority(reader(), id) ? equalityForm(id) : nullptr;
}

RecordForm* MatrixSection::newForm() { return strategyForm({}); }

RecordForm* MatrixSection::equalityForm(const base::Id& priority)
{
    auto* form = new RecordForm(tr("Equality impact assessment"), tr("Record it"));
    form->addDate(QStringLiteral("made"), tr("Made on"), today());
    form->addLongText(QStringLiteral("summary"), tr("What it found"));
    form->addLongText(QStringLiteral("mitigations"), tr("What is done about it"));
    form->addDate(QStringLiteral("review"), tr("Looked at again on"), base::addMonths(today(), 12));
    form->addText(QStringLiteral("not needed"), tr("Or: not needed because"));
    form->addSentence(tr("Earlier assessments are kept."));
    form->onSave([this, priority](const RecordForm& given) {
        const std::string reason = given.text(QStringLiteral("not needed"));
        save(governance::AssessEquality {.priority = priority,
                                         .madeOn = reason.empty() ? given.date(QStringLiteral("made")) : std::nullopt,
                                         .summary = given.text(QStringLiteral("summary")),
                                         .mitigations = given.text(QStringLiteral("mitigations")),
                                         .reviewOn =
                                             reason.empty() ? given.date(QStringLiteral("review")) : std::nullopt,
                                         .notNeeded = reason},
             tr("The assessment is recorded."));
    });
    return form;
}

QString MatrixSection::countOf(int /*inForce*/) const
{
    std::size_t links = 0;
    const auto rows = linkedNames();
    for (const partnership::WorkstreamRow& row : rows)
        links += row.priorities.size();
    return tr("%1 links, %2 names").arg(links).arg(rows.size());
}

}  // namespace muster::ui
