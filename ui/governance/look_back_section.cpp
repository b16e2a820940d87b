// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/look_back_section.h"

#include "ui/governance/year_parts.h"

#include <algorithm>
#include <array>

namespace muster::ui {
namespace {

using actions::EffectAnswer;
using governance::LookBack;
using governance::LookBackAnswer;

enum Column { kWhat, kAsked, kAnswer };

constexpr std::array kAnswers {EffectAnswer::Yes, EffectAnswer::Partly, EffectAnswer::No, EffectAnswer::CannotTell};

// Of one thing it is asked twice, and each answer is a row.
base::Id idOf(const base::Id& action, const base::Id& item, int months)
{
    return idOfWords(QStringLiteral("look back %1 %2").arg(words((action.isNil() ? item : action).hex())).arg(months));
}

ChipSpec chipOf(const LookBack& one, base::Date today)
{
    const int days = base::daysBetween(one.askOn, today);
    if (days == 0)
        return {LookBackSection::tr("Ask today"), Tone::Attention, ChipShape::Clock};
    return {LookBackSection::tr("Since %1").arg(shortDate(one.askOn)), Tone::Attention, ChipShape::Clock};
}

ChipSpec chipOf(EffectAnswer answer)
{
    const QString text = words(actions::inWords(answer));
    switch (answer) {
    case EffectAnswer::Yes:
        return {text, Tone::Good, ChipShape::Tick};
    case EffectAnswer::Partly:
        return {text, Tone::Attention, ChipShape::Circle};
    case EffectAnswer::No:
        return {text, Tone::Concern, ChipShape::Triangle};
    case EffectAnswer::CannotTell:
        break;
    }
    return {text, Tone::Neutral, ChipShape::None};
}

QString afterMonths(int months) { return LookBackSection::tr("After %1 months").arg(months); }

}  // namespace

LookBackSection::LookBackSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Did it work?"),
                     .about = tr("Asked three months after something was done, and after six unless it worked."),
                     .search = tr("Search"),
                     .empty = tr("Nothing is to be asked yet. Three months after an action was verified, or an item "
                                 "was done with, it stands here."),
                     .columns = {tr("What was done"), tr("Asked"), tr("Answer")},
                     .widths = {0, 118, 176},
                     .stretch = kWhat,
                     .chipColumns = {kAnswer},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> LookBackSection::rows() const
{
    m_due = governance::lookBacksDue(reader());
    m_answers = governance::lookBackAnswers(reader());
    std::vector<RecordRow> rows {headingRow(tr("To be asked"))};
    for (const LookBack& one : m_due) {
        const ChipSpec chip = chipOf(one, today());
        rows.push_back({.id = idOf(one.action, one.item, one.months),
                        .cells = {words(one.name), afterMonths(one.months), chip.text},
                        .chips = {{kAnswer, {chip}}},
                        .second = tr("Done %1").arg(longDate(one.closedOn))
                            + (one.where.empty() ? QString() : QStringLiteral(" · ") + words(one.where))});
    }
    rows.push_back(headingRow(tr("Answered")));
    for (auto one = m_answers.rbegin(); one != m_answers.rend(); ++one) {
        const ChipSpec chip = chipOf(one->answer);
        rows.push_back({.id = idOf(one->action, one->item, one->months),
                        .cells = {words(one->name), afterMonths(one->months), chip.text},
                        .chips = {{kAnswer, {chip}}},
                        .second = words(one->text)});
    }
    return rows;
}

const LookBack* LookBackSection::dueOf(const base::Id& id) const
{
    const auto found = std::find_if(m_due.begin(), m_due.end(),
                                    [&](const LookBack& one) { return idOf(one.action, one.item, one.months) == id; });
    return found == m_due.end() ? nullptr : &*found;
}

RecordDetails LookBackSection::detailsOf(const base::Id& id) const
{
    QStringList before;
    if (const LookBack* one = dueOf(id)) {
        for (const LookBackAnswer& answer : m_answers) {
            if (answer.action == one->action && answer.item == one->item)
                before << tr("%1: %2").arg(afterMonths(answer.months), words(actions::inWords(answer.answer)))
                        + (answer.text.empty() ? QString() : QStringLiteral(". ") + words(answer.text));
        }
        RecordDetails details {.title = words(one->name), .subtitle = words(one->where)};
        details.chips << chipOf(*one, today());
        if (one->restricted)
            details.chips << ChipSpec {tr("Restricted"), Tone::Attention, ChipShape::Lock};
        details.facts << fact(tr("Done"), longDate(one->closedOn))
                      << fact(tr("Asked"), tr("%1, from %2").arg(afterMonths(one->months), longDate(one->askOn)))
                      << Fact {tr("What was answered before"), before};
        return details;
    }
    for (const LookBackAnswer& one : m_answers) {
        if (idOf(one.action, one.item, one.months) != id)
            continue;
        RecordDetails details {.title = words(one.name), .subtitle = afterMonths(one.months)};
        details.chips << chipOf(one.answer);
        details.facts << fact(tr("What is known"), one.text) << fact(tr("Answered"), longDate(one.answeredOn));
        return details;
    }
    return {};
}

std::vector<RecordStep> LookBackSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps;
    base::Id action;
    base::Id item;
    if (const LookBack* one = dueOf(id)) {
        steps.push_back({.text = tr("Answer"), .run = [this] { startEdit(); }, .keys = tr("Enter")});
        action = one->action;
        item = one->item;
    }
    for (const LookBackAnswer& one : m_answers) {
        if (idOf(one.action, one.item, one.months) == id) {
            action = one.action;
            item = one.item;
        }
    }
    if (!action.isNil() || !item.isNil())
        steps.push_back({.text = action.isNil() ? tr("Open the meeting") : tr("Open the action"),
                         .run = [this, action, item] { openSource(action, item); }});
    return steps;
}

void LookBackSection::openSource(const base::Id& action, const base::Id& item)
{
    if (action.isNil())
        Q_EMIT openRequested(QStringLiteral("meetings"),
                             words(meetingOf(reader(), item).hex()) + QStringLiteral("#minutes"));
    else
        Q_EMIT openRequested(QStringLiteral("actions"), words(action.hex()));
}

RecordForm* LookBackSection::editForm(const base::Id& id)
{
    const LookBack* one = dueOf(id);
    if (one == nullptr)
        return nullptr;
    auto* form = new RecordForm(tr("Did it work?"), tr("Keep the answer"));
    form->addSentence(words(one->name));
    QStringList names;
    for (const EffectAnswer answer : kAnswers)
        names << words(actions::inWords(answer));
    form->addChoice(QStringLiteral("answer"), tr("Answer"), names, 0);
    form->addLongText(QStringLiteral("text"), tr("What is known: result, evidence, what next"));
    form->addText(QStringLiteral("by"), tr("Answered by"), {}, tr("Title of a role; you, when it is empty"));
    form->addChoice(QStringLiteral("meeting"), tr("At the meeting"), meetingChoices(reader(), tr("Between meetings")));
    form->onSave([this, action = one->action, item = one->item, months = one->months](const RecordForm& given) {
        save(governance::AnswerLookBack {.action = action,
                                         .item = item,
                                         .months = months,
                                         .answer =
                                             kAnswers[static_cast<std::size_t>(given.index(QStringLiteral("answer")))],
                                         .text = given.text(QStringLiteral("text")),
                                         .byRole = given.text(QStringLiteral("by")),
                                         .meeting = given.id(QStringLiteral("meeting"))},
             tr("The answer is kept."));
    });
    return form;
}

QString LookBackSection::countOf(int /*inForce*/) const { return tr("%1 to be asked").arg(m_due.size()); }

}  // namespace muster::ui
