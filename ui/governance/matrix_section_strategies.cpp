// SPDX-License-Identifier: GPL-3.0-or-later
//
// Strategies of others that the plan links to instead of repeating them (requirements A07).
#include "core/partnership/priority_queries.h"
#include "ui/governance/matrix_section.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/prompts.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace muster::ui {
namespace {

using governance::AddStrategy;
using governance::LinkedStrategy;

QString fieldOf(const partnership::Priority& priority)
{
    return QStringLiteral("priority ") + words(priority.id.hex());
}

bool links(const LinkedStrategy& strategy, const base::Id& priority)
{
    return std::find(strategy.priorities.begin(), strategy.priorities.end(), priority) != strategy.priorities.end();
}

}  // namespace

// In the same columns as the workstreams: what the priorities link to and do not repeat.
void MatrixSection::addStrategies(std::vector<RecordRow>& rows) const
{
    m_strategies = governance::linkedStrategies(reader());
    rows.push_back(headingRow(tr("Strategies of others")));
    for (const LinkedStrategy& one : m_strategies) {
        QStringList cells {words(one.name)};
        for (const partnership::Priority& priority : columnsOn())
            cells << (links(one, priority.id) ? linkedWord() : QString());
        rows.push_back({.id = one.id, .cells = cells, .second = words(one.owner)});
    }
}

const LinkedStrategy* MatrixSection::strategyOf(const base::Id& id) const
{
    const auto found =
        std::find_if(m_strategies.begin(), m_strategies.end(), [&](const auto& one) { return one.id == id; });
    return found == m_strategies.end() ? nullptr : &*found;
}

RecordDetails MatrixSection::strategyDetails(const LinkedStrategy& one) const
{
    QStringList from;
    for (const base::Id& priority : one.priorities) {
        if (const auto its = partnership::priority(reader(), priority))
            from << words(its->shortName) + QLatin1Char(' ') + words(its->name);
    }
    RecordDetails details {.title = words(one.name)};
    details.facts << fact(tr("Whose it is"), one.owner) << fact(tr("Where it can be read"), one.address)
                  << Fact {tr("Linked from"), from};
    return details;
}

std::vector<RecordStep> MatrixSection::strategySteps(const LinkedStrategy& one)
{
    std::vector<RecordStep> steps {{.text = tr("Edit"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
    if (!one.address.empty())
        steps.push_back({.text = tr("Read it"),
                         .run = [address = words(one.address)] { QDesktopServices::openUrl(QUrl(address)); }});
    steps.push_back({.text = tr("Take it off"), .run = [this, strategy = one] { takeOff(strategy); }});
    return steps;
}

void MatrixSection::takeOff(const LinkedStrategy& strategy)
{
    const int answer = m_prompts.ask(this,
                                     {.title = tr("Take the strategy off the plan?"),
                                      .text = tr("%1 is no longer linked. It can be undone.").arg(words(strategy.name)),
                                      .answers = {tr("Take it off"), tr("Keep it")}});
    if (answer == 0)
        save(governance::RemoveStrategy {.strategy = strategy.id}, tr("The strategy is no longer linked."));
}

RecordForm* MatrixSection::strategyForm(const LinkedStrategy& there)
{
    const bool fresh = there.id.isNil();
    auto* form = new RecordForm(fresh ? tr("Link a strategy") : words(there.name), fresh ? tr("Link it") : tr("Save"));
    form->addText(QStringLiteral("name"), tr("Name"), there.name, tr("Sustainable Community Strategy"));
    form->addText(QStringLiteral("owner"), tr("Whose it is"), there.owner);
    form->addText(QStringLiteral("address"), tr("Where it can be read"), there.address,
                  QStringLiteral("https://example.org/strategy"));
    form->addSentence(tr("Linked from:"));
    for (const partnership::Priority& priority : columnsOn())
        form->addTick(fieldOf(priority), words(priority.shortName) + QLatin1Char(' ') + words(priority.name),
                      links(there, priority.id));
    form->onSave([this, there](const RecordForm& given) {
        AddStrategy now {.name = given.text(QStringLiteral("name")),
                         .owner = given.text(QStringLiteral("owner")),
                         .address = given.text(QStringLiteral("address"))};
        // Priorities of an earlier set keep their links: they are not offered here.
        const auto offered = columnsOn();
        for (const base::Id& priority : there.priorities) {
            if (std::none_of(offered.begin(), offered.end(), [&](const auto& one) { return one.id == priority; }))
                now.priorities.push_back(priority);
        }
        for (const partnership::Priority& priority : offered) {
            if (given.isTicked(fieldOf(priority)))
                now.priorities.push_back(priority.id);
        }
        if (there.id.isNil())
            save(std::move(now), tr("The strategy is linked."));
        else
            save(governance::EditStrategy {.strategy = there.id, .now = std::move(now)},
                 tr("The strategy is changed."));
    });
    return form;
}

}  // namespace muster::ui
