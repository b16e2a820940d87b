// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/plan_section.h"

#include "core/governance/plan_commands.h"
#include "core/partnership/priority_queries.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::PlanOverview;
using governance::PlanRevision;
using governance::RevisionState;
using governance::StrategicAssessment;

enum Column { kWhat, kFrom, kState };

ChipSpec chipOf(const PlanRevision& revision)
{
    return revision.state == RevisionState::Final
        ? ChipSpec {words(governance::inWords(revision.state)), Tone::Good, ChipShape::Tick}
        : ChipSpec {words(governance::inWords(revision.state)), Tone::Attention, ChipShape::Circle};
}

ChipSpec chipOf(const StrategicAssessment& one)
{
    return one.receivedOn ? ChipSpec {PlanSection::tr("Received"), Tone::Good, ChipShape::Tick}
                          : ChipSpec {PlanSection::tr("Not received"), Tone::Attention, ChipShape::Clock};
}

std::vector<Choice> assessmentChoices(const replica::Reader& reader)
{
    std::vector<Choice> choices {{PlanSection::tr("None yet"), {}}};
    for (const StrategicAssessment& one : governance::assessments(reader))
        choices.push_back({words(one.title), one.id});
    return choices;
}

std::vector<Choice> setChoices(const replica::Reader& reader)
{
    std::vector<Choice> choices {{PlanSection::tr("None yet"), {}}};
    for (const partnership::PrioritySet& set : partnership::prioritySets(reader))
        choices.push_back({words(set.name), set.id});
    return choices;
}

governance::RecordAssessment assessmentIn(const RecordForm& given)
{
    governance::RecordAssessment command {.title = given.text(QStringLiteral("title")),
                                          .periodFrom = given.date(QStringLiteral("period from")),
                                          .periodTo = given.date(QStringLiteral("period to")),
                                          .receivedOn = given.date(QStringLiteral("received on")),
                                          .findings = given.text(QStringLiteral("findings")),
                                          .evidence = given.text(QStringLiteral("evidence"))};
    for (const QString& line : given.rawText(QStringLiteral("priorities")).split(QLatin1Char('\n'))) {
        if (!line.trimmed().isEmpty())
            command.priorities.push_back(typed(line));
    }
    return command;
}

}  // namespace

PlanSection::PlanSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Plan"),
                     .about = tr("The plan, its yearly revisions, and the strategic assessments they come from."),
                     .newText = tr("New assessment"),
                     .search = tr("Search the plan"),
                     .empty = tr("There is no plan yet. Record the strategic assessment first: Ctrl+N."),
                     .columns = {tr("Plan and assessments"), tr("When"), tr("State")},
                     .widths = {0, 150, 130},
                     .stretch = kWhat,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> PlanSection::rows() const
{
    m_plans = governance::plans(reader());
    std::vector<RecordRow> rows {headingRow(tr("Plans"))};
    for (const PlanOverview& one : m_plans) {
        QStringList second {words(one.reviewInWords(today()))};
        for (const int year : one.yearsWithout)
            second << tr("nothing for %1").arg(year);
        rows.push_back(
            {.id = one.plan.id,
             .cells = {words(one.plan.name), tr("%1 to %2").arg(one.plan.firstYear).arg(one.plan.lastYear), QString()},
             .second = second.join(QStringLiteral(" · "))});
        for (const PlanRevision& revision : one.revisions) {
            const ChipSpec chip = chipOf(revision);
            rows.push_back({.id = revision.id,
                            .cells = {tr("Year from April %1").arg(revision.year), QString(), chip.text},
                            .chips = {{kState, {chip}}},
                            .second = words(revision.assessmentTitle),
                            .depth = 1});
        }
    }
    rows.push_back(headingRow(tr("Strategic assessments")));
    for (const StrategicAssessment& one : governance::assessments(reader())) {
        const ChipSpec chip = chipOf(one);
        rows.push_back({.id = one.id,
                        .cells = {words(one.title), longDate(one.receivedOn), chip.text},
                        .chips = {{kState, {chip}}}});
    }
    return rows;
}

const PlanOverview* PlanSection::planOf(const base::Id& id) const
{
    const auto found =
        std::find_if(m_plans.begin(), m_plans.end(), [&](const PlanOverview& one) { return one.plan.id == id; });
    return found == m_plans.end() ? nullptr : &*found;
}

const PlanRevision* PlanSection::revisionOf(const base::Id& id) const
{
    for (const PlanOverview& one : m_plans) {
        for (const PlanRevision& revision : one.revisions) {
            if (revision.id == id)
                return &revision;
        }
    }
    return nullptr;
}

RecordDetails PlanSection::detailsOf(const base::Id& id) const
{
    if (const PlanOverview* one = planOf(id)) {
        RecordDetails details {.title = words(one->plan.name),
                               .subtitle = longDate(one->plan.first()) + tr(" to ") + longDate(one->plan.last())};
        QStringList without;
        for (const int year : one->yearsWithout)
            without << tr("The year from April %1").arg(year);
        details.facts << fact(tr("Review"), one->reviewInWords(today())) << Fact {tr("Not revised yet"), without};
        return details;
    }
    if (const PlanRevision* one = revisionOf(id)) {
        RecordDetails details {.title = tr("The plan for the year from April %1").arg(one->year)};
        details.chips << chipOf(*one);
        if (one->assessment.isNil())
            details.chips << ChipSpec {tr("No assessment named"), Tone::Attention, ChipShape::Triangle};
        details.facts << fact(tr("Comes from"), one->assessmentTitle) << fact(tr("Priorities"), one->prioritySetName)
                      << fact(tr("Final since"), longDate(one->finalOn)) << fact(tr("In plain words"), one->summary);
        return details;
    }
    const auto one = governance::assessment(reader(), id);
    if (!one)
        return {};
    RecordDetails details {.title = words(one->title)};
    details.chips << chipOf(*one);
    details.facts << fact(tr("Looks at"), period(one->periodFrom, one->periodTo))
                  << fact(tr("Received"), longDate(one->receivedOn)) << fact(tr("What it found"), one->findings)
                  << Fact {tr("What it recommends, in order"), linesOf(one->priorities)}
                  << fact(tr("Where it can be read"), one->evidence);
    return details;
}

std::vector<RecordStep> PlanSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps;
    if (const PlanOverview* one = planOf(id)) {
        steps.push_back({.text = tr("Revise it for a year"),
                         .run = [this, plan = one->plan.id] { open(revisionForm(plan)); },
                         .keys = tr("Enter")});
        steps.push_back({.text = tr("Next priorities"), .run = [this] { open(prioritiesForm()); }});
        steps.push_back({.text = tr("Begin the next plan"), .run = [this] { open(planForm()); }});
        return steps;
    }
    const PlanRevision* revision = revisionOf(id);
    if (revision != nullptr && revision->state == RevisionState::Final)
        return steps;
    steps.push_back({.text = tr("Edit"), .run = [this] { startEdit(); }, .keys = tr("Enter")});
    if (revision != nullptr)
        steps.push_back({.text = tr("Make it final"), .run = [this, id] { open(finalForm(id)); }});
    else
        steps.push_back({.text = tr("Begin a plan"), .run = [this] { open(planForm()); }});
    return steps;
}

RecordForm* PlanSection::newForm() { return assessmentForm({}); }

RecordForm* PlanSection::editForm(const base::Id& id)
{
    if (planOf(id) != nullptr)
        return revisionForm(id);
    if (const PlanRevision* revision = revisionOf(id))
        return revision->state == RevisionState::Final ? nullptr : editRevisionForm(*revision);
    const auto one = governance::assessment(reader(), id);
    return one ? assessmentForm(*one) : nullptr;
}

RecordForm* PlanSection::assessmentForm(const StrategicAssessment& there)
{
    const bool fresh = there.id.isNil();
    auto* form = new RecordForm(fresh ? tr("New strategic assessment") : words(there.title),
                                fresh ? tr("Record it") : tr("Save"));
    form->addText(QStringLiteral("title"), tr("Title"), there.title, tr("Strategic assessment 2011"));
    form->beginPair();
    form->addDate(QStringLiteral("period from"), tr("Looks at, from"), there.periodFrom);
    form->addDate(QStringLiteral("period to"), tr("To"), there.periodTo);
    form->addDate(QStringLiteral("received on"), tr("Received on"), there.receivedOn);
    form->addLongText(QStringLiteral("findings"), tr("What it found"), there.findings);
    std::string priorities;
    for (const std::string& line : there.priorities)
        priorities += (priorities.empty() ? "" : "\n") + line;
    form->addLongText(QStringLiteral("priorities"), tr("Priorities it recommends, one a line"), priorities);
    form->addText(QStringLiteral("evidence"), tr("Where it can be read"), there.evidence);
    form->onSave([this, id = there.id](const RecordForm& given) {
        if (id.isNil())
            save(assessmentIn(given), tr("The assessment is recorded."));
        else
            save(governance::EditAssessment {.assessment = id, .now = assessmentIn(given)},
                 tr("The assessment is changed."));
    });
    return form;
}

RecordForm* PlanSection::revisionForm(const base::Id& plan)
{
    const PlanOverview* one = planOf(plan);
    auto* form = new RecordForm(tr("Revise %1").arg(words(one->plan.name)), tr("Begin the revision"));
    const int next = one->yearsWithout.empty() ? static_cast<int>(today().year()) + 1 : one->yearsWithout.front();
    form->addNumber(QStringLiteral("year"), tr("For the year from April"), next);
    form->addChoice(QStringLiteral("assessment"), tr("Comes from the assessment"), assessmentChoices(reader()));
    form->addChoice(QStringLiteral("priorities"), tr("Priorities"), setChoices(reader()));
    form->addLongText(QStringLiteral("summary"), tr("In plain words, for the summary"));
    form->onSave([this, plan](const RecordForm& given) {
        save(governance::AddRevision {.plan = plan,
                                      .year = given.number(QStringLiteral("year")).value_or(0),
                                      .assessment = given.id(QStringLiteral("assessment")),
                                      .prioritySet = given.id(QStringLiteral("priorities")),
                                      .summary = given.text(QStringLiteral("summary"))},
             tr("The revision is begun as a draft."));
    });
    return form;
}

RecordForm* PlanSection::editRevisionForm(const PlanRevision& revision)
{
    auto* form = new RecordForm(tr("The plan for the year from April %1").arg(revision.year), tr("Save"));
    form->addChoice(QStringLiteral("assessment"), tr("Comes from the assessment"), assessmentChoices(reader()),
                    revision.assessment);
    form->addChoice(QStringLiteral("priorities"), tr("Priorities"), setChoices(reader()), revision.prioritySet);
    form->addLongText(QStringLiteral("summary"), tr("In plain words, for the summary"), revision.summary);
    form->onSave([this, id = revision.id](const RecordForm& given) {
        save(governance::EditRevision {.revision = id,
                                       .assessment = given.id(QStringLiteral("assessment")),
                                       .prioritySet = given.id(QStringLiteral("priorities")),
                                       .summary = given.text(QStringLiteral("summary"))},
             tr("The revision is changed."));
    });
    return form;
}

RecordForm* PlanSection::planForm()
{
    constexpr int kYears = 3;
    int first = static_cast<int>(today().year());
    for (const PlanOverview& one : m_plans)
        first = std::max(first, one.plan.lastYear);
    auto* form = new RecordForm(tr("A new plan"), tr("Begin the plan"));
    form->addText(QStringLiteral("name"), tr("Name"), {}, tr("Partnership Plan 2014 to 2017"));
    form->beginPair();
    form->addNumber(QStringLiteral("years"), tr("From April"), first);
    form->addNumber(QStringLiteral("last year"), tr("To March"), first + kYears);
    form->addSentence(tr("One to five years; plans do not overlap. Each year is revised from its assessment."));
    form->onSave([this](const RecordForm& given) {
        save(governance::AddPlan {.name = given.text(QStringLiteral("name")),
                                  .firstYear = given.number(QStringLiteral("years")).value_or(0),
                                  .lastYear = given.number(QStringLiteral("last year")).value_or(0)},
             tr("The plan is begun."));
    });
    return form;
}

RecordForm* PlanSection::finalForm(const base::Id& revision)
{
    auto* form = new RecordForm(tr("Make the revision final"), tr("It is final"));
    form->addDate(QStringLiteral("on"), tr("Since"), today());
    form->addSentence(
        tr("It needs an assessment that was received, and its priorities. It does not change after that."));
    form->onSave([this, revision](const RecordForm& given) {
        save(governance::FinaliseRevision {.revision = revision, .on = given.date(QStringLiteral("on"))},
             tr("The revision is final."));
    });
    return form;
}

RecordForm* PlanSection::prioritiesForm()
{
    std::vector<Choice> decisions;
    for (const governance::BoardDecision& one : governance::boardDecisions(reader()))
        decisions.push_back({words(one.words), one.entry});
    auto* form = new RecordForm(tr("The next priorities"), tr("Make them the priorities"));
    form->addChoice(QStringLiteral("entry"), tr("The Board's decision"), std::move(decisions));
    form->addText(QStringLiteral("name"), tr("Name of the set"), {}, tr("Priorities 2012"));
    form->addDate(QStringLiteral("effective from"), tr("They hold from"));
    form->addChoice(QStringLiteral("assessment"), tr("Comes from the assessment"), assessmentChoices(reader()));
    form->addLongText(QStringLiteral("priorities"), tr("Priorities, one a line"));
    form->addSentence(tr("They become P1, P2 and on. What is linked to a priority of the same name stays linked."));
    form->onSave([this](RecordForm& given) {
        const auto day = given.requiredDate(QStringLiteral("effective from"), tr("Say from which day they hold."));
        if (!day)
            return;
        governance::DecidePriorities command {.entry = given.id(QStringLiteral("entry")),
                                              .name = given.text(QStringLiteral("name")),
                                              .effectiveFrom = *day,
                                              .assessment = given.id(QStringLiteral("assessment"))};
        for (const QString& line : given.rawText(QStringLiteral("priorities")).split(QLatin1Char('\n'))) {
            if (line.trimmed().isEmpty())
                continue;
            partnership::AddPriority priority;
            priority.shortName = "P" + std::to_string(command.priorities.size() + 1);
            priority.name = typed(line);
            command.priorities.push_back(std::move(priority));
        }
        save(std::move(command), tr("The priorities are decided."));
    });
    return form;
}

QString PlanSection::countOf(int /*inForce*/) const
{
    return counted(static_cast<int>(m_plans.size()), tr("plan"), tr("plans"));
}

}  // namespace muster::ui
