// SPDX-License-Identifier: GPL-3.0-or-later
//
// The forms of a task and finish group: its beginning and end, its lead, what it is asked, its money.
#include "core/governance/execute.h"
#include "core/governance/task_group_commands.h"
#include "core/governance/task_group_queries.h"
#include "ui/governance/groups_section.h"
#include "ui/governance/year_parts.h"

namespace muster::ui {

using governance::TaskGroup;

namespace {

std::vector<governance::FundingState> fundingStates()
{
    return {governance::FundingState::Sought, governance::FundingState::Secured, governance::FundingState::Spent,
            governance::FundingState::Refused};
}

QStringList namesOf(const std::vector<governance::FundingState>& states)
{
    QStringList names;
    for (const governance::FundingState state : states)
        names << words(governance::inWords(state));
    return names;
}

void refuseSum(RecordForm& form)
{
    form.showFailure({base::FailureCode::Invalid, "sum",
                      GroupsSection::tr("Write the sum in pounds: 12,500 or 1250.50.").toStdString()});
}

}  // namespace

RecordForm* GroupsSection::newForm()
{
    auto* form = new RecordForm(tr("Commission a group"), tr("Commission it"));
    form->addChoice(QStringLiteral("item"), tr("The item it comes from"), itemChoices(reader()));
    std::vector<Choice> bodies {{tr("No, a new group"), {}}};
    for (const Choice& body : bodyChoices(reader(), {})) {
        if (!governance::taskGroup(reader(), body.id))
            bodies.push_back(body);
    }
    form->addChoice(QStringLiteral("body"), tr("A body already there takes it on"), std::move(bodies));
    form->addText(QStringLiteral("name"), tr("Name"), {}, tr("The title of the item, when it is left empty"));
    form->beginPair();
    form->addText(QStringLiteral("short name"), tr("Short name"), {}, tr("TF-1 and on, when empty"));
    form->addDate(QStringLiteral("end"), tr("It ends on"), base::addMonths(today(), 6));
    form->addLongText(QStringLiteral("purpose"), tr("What for"));
    form->addText(QStringLiteral("lead"), tr("Theme lead"), {},
                  tr("Title of a role; the lead of the item, when empty"));
    form->addDate(QStringLiteral("first report"), tr("First return"), {}, tr("With the next returns, when empty"));
    std::vector<Choice> parents {{tr("No other group"), {}}};
    for (const TaskGroup& group : governance::taskGroups(reader(), false))
        parents.push_back({words(group.name), group.body});
    form->addChoice(QStringLiteral("parent"), tr("Part of"), std::move(parents));
    form->addTick(QStringLiteral("propose"), tr("Only proposed for now"), false);
    form->addSentence(tr("Members: those the item needs, unless some are ticked."));
    addAgencyTicks(*form, reader());
    form->onSave([this](const RecordForm& given) {
        const base::Id item = given.id(QStringLiteral("item"));
        const bool proposed = given.isTicked(QStringLiteral("propose"));
        if (const base::Id body = given.id(QStringLiteral("body"))) {
            save(governance::AdoptAsGroup {.body = body,
                                           .themeLead = given.text(QStringLiteral("lead")),
                                           .meeting = meetingOf(reader(), item),
                                           .item = item,
                                           .firstReportOn = given.date(QStringLiteral("first report")),
                                           .endOn = given.date(QStringLiteral("end")),
                                           .parent = given.id(QStringLiteral("parent"))},
                 tr("%1 is a task and finish group from now on.").arg(bodyName(reader(), body)));
            return;
        }
        save(governance::CommissionGroup {.meeting = meetingOf(reader(), item),
                                          .item = item,
                                          .shortName = given.text(QStringLiteral("short name")),
                                          .name = given.text(QStringLiteral("name")),
                                          .purpose = given.text(QStringLiteral("purpose")),
                                          .themeLead = given.text(QStringLiteral("lead")),
                                          .members = tickedAgencies(given, reader()),
                                          .firstReportOn = given.date(QStringLiteral("first report")),
                                          .endOn = given.date(QStringLiteral("end")),
                                          .parent = given.id(QStringLiteral("parent")),
                                          .proposeOnly = proposed},
             proposed ? tr("The group is proposed.") : tr("The group is commissioned."));
    });
    return form;
}

RecordForm* GroupsSection::extendForm(const base::Id& id)
{
    const auto group = governance::taskGroup(reader(), id);
    auto* form = new RecordForm(tr("Extend %1").arg(bodyName(reader(), id)), tr("Extend it"));
    form->addSentence(
        tr("It ends on %1. That day stays on record.").arg(words(group ? group->endInWords() : std::string {})));
    form->addDate(QStringLiteral("end"), tr("Its new end"));
    form->addText(QStringLiteral("reason"), tr("Why"));
    form->onSave([this, id](RecordForm& given) {
        if (const auto day = given.requiredDate(QStringLiteral("end"), tr("Say until when.")))
            save(governance::ExtendGroup {.body = id, .endOn = *day, .reason = given.text(QStringLiteral("reason"))},
                 tr("It goes on until %1.").arg(longDate(day)));
    });
    return form;
}

RecordForm* GroupsSection::reportForm(const base::Id& id)
{
    const auto group = governance::taskGroup(reader(), id);
    auto* form = new RecordForm(tr("Closing report of %1").arg(bodyName(reader(), id)), tr("Keep the report"));
    form->addLongText(QStringLiteral("text"), tr("What came of it, what is left, who takes it on"),
                      group ? group->closingReport : std::string {});
    form->onSave([this, id](const RecordForm& given) {
        save(governance::GiveClosingReport {.body = id, .text = given.text(QStringLiteral("text"))},
             tr("The closing report is kept. Close the group next."));
    });
    return form;
}

RecordForm* GroupsSection::closingForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Close %1").arg(bodyName(reader(), id)), tr("Close the group"));
    form->addText(QStringLiteral("decision"), tr("The decision that closes it"), {},
                  tr("Performance Board, 8 December 2011, minute P52"));
    form->addDate(QStringLiteral("last day"), tr("Its last day"), today());
    form->addChoice(QStringLiteral("succeeded by"), tr("Its open business goes to"),
                    bodyChoices(reader(), tr("Nobody"), id));
    form->addSentence(tr("It needs its closing report first. Groups under it close with it unless they are moved."));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::CloseGroup {.body = id,
                                     .decision = given.text(QStringLiteral("decision")),
                                     .lastDay = given.date(QStringLiteral("last day")),
                                     .succeededBy = given.id(QStringLiteral("succeeded by"))},
             tr("The group is closed."));
    });
    return form;
}

RecordForm* GroupsSection::leadForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Theme lead of %1").arg(bodyName(reader(), id)), tr("Change the lead"));
    form->addText(QStringLiteral("lead"), tr("Title of the role"));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::ChangeThemeLead {.body = id, .role = {}, .title = given.text(QStringLiteral("lead"))},
             tr("The lead is changed."));
    });
    return form;
}

RecordForm* GroupsSection::moveForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Move %1").arg(bodyName(reader(), id)), tr("Move it"));
    std::vector<Choice> parents {{tr("On its own"), {}}};
    for (const TaskGroup& group : governance::taskGroups(reader(), false)) {
        if (group.body != id)
            parents.push_back({words(group.name), group.body});
    }
    form->addChoice(QStringLiteral("parent"), tr("Under"), std::move(parents));
    form->onSave([this, id](const RecordForm& given) {
        save(governance::MoveSubGroup {.body = id, .parent = given.id(QStringLiteral("parent"))},
             tr("The group is moved."));
    });
    return form;
}

RecordForm* GroupsSection::questionForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Ask %1").arg(bodyName(reader(), id)), tr("Ask"));
    form->addLongText(QStringLiteral("question"), tr("Question or challenge"));
    form->addChoice(QStringLiteral("from"), tr("From"), bodyChoices(reader(), tr("Somebody else"), id));
    form->addText(QStringLiteral("asked by"), tr("Asked by"));
    form->addSentence(tr("An answer is due in %1 days.").arg(governance::kDaysToAnswer));
    form->onSave([this, id](const RecordForm& given) {
        saveBy([command = governance::ChallengeGroup {.body = id,
                                                      .question = given.text(QStringLiteral("question")),
                                                      .fromBody = given.id(QStringLiteral("from")),
                                                      .askedBy = given.text(QStringLiteral("asked by"))}](
                   replica::Replica& replica) { return governance::execute(replica, command); },
               [](const base::Id&) { return tr("It is asked."); });
    });
    return form;
}

RecordForm* GroupsSection::answerForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Answer of %1").arg(bodyName(reader(), id)), tr("Answer"));
    std::vector<Choice> open;
    for (const governance::Challenge& challenge : governance::challengesOf(reader(), id, true))
        open.push_back({words(challenge.question), challenge.id});
    form->addChoice(QStringLiteral("challenge"), tr("To"), std::move(open));
    form->addLongText(QStringLiteral("answer"), tr("Answer"));
    form->onSave([this](const RecordForm& given) {
        save(governance::AnswerChallenge {.challenge = given.id(QStringLiteral("challenge")),
                                          .answer = given.text(QStringLiteral("answer"))},
             tr("It is answered."));
    });
    return form;
}

RecordForm* GroupsSection::fundingForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Money for %1").arg(bodyName(reader(), id)), tr("Add it"));
    form->addText(QStringLiteral("purpose"), tr("What for"));
    form->addText(QStringLiteral("source"), tr("From where"));
    form->addText(QStringLiteral("sum"), tr("How much"), {}, tr("12,500 or 1250.50"));
    form->addChoice(QStringLiteral("priority"), tr("Priority"), priorityChoices(reader(), tr("None")));
    const std::vector states = fundingStates();
    form->addChoice(QStringLiteral("state"), tr("State"), namesOf(states), 0);
    form->onSave([this, id, states](RecordForm& given) {
        const auto pence = typedPence(given.rawText(QStringLiteral("sum")));
        if (!pence) {
            refuseSum(given);
            return;
        }
        saveBy([command =
                    governance::AddFunding {
                        .body = id,
                        .purpose = given.text(QStringLiteral("purpose")),
                        .source = given.text(QStringLiteral("source")),
                        .pence = *pence,
                        .priority = given.id(QStringLiteral("priority")),
                        .state = states[static_cast<std::size_t>(given.index(QStringLiteral("state")))]}](
                   replica::Replica& replica) { return governance::execute(replica, command); },
               [](const base::Id&) { return tr("The money is noted."); });
    });
    return form;
}

RecordForm* GroupsSection::decidedForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Money decided"), tr("Note it"));
    std::vector<Choice> lines;
    for (const governance::FundingLine& line : governance::fundingOf(reader(), id))
        lines.push_back({tr("%1 %2: %3")
                             .arg(words(governance::poundsInWords(line.pence)),
                                  words(governance::inWords(line.state)).toLower(), words(line.purpose)),
                         line.id});
    form->addChoice(QStringLiteral("funding"), tr("Which"), std::move(lines));
    const std::vector states = fundingStates();
    form->addChoice(QStringLiteral("state"), tr("It is now"), namesOf(states), 1);
    form->addDate(QStringLiteral("on"), tr("Decided on"), today());
    form->addText(QStringLiteral("sum"), tr("How much, where it changed"), {}, tr("Empty: as before"));
    form->onSave([this, states](RecordForm& given) {
        std::optional<long long> pence;
        if (!given.rawText(QStringLiteral("sum")).trimmed().isEmpty()) {
            pence = typedPence(given.rawText(QStringLiteral("sum")));
            if (!pence) {
                refuseSum(given);
                return;
            }
        }
        save(governance::DecideFunding {.funding = given.id(QStringLiteral("funding")),
                                        .state = states[static_cast<std::size_t>(given.index(QStringLiteral("state")))],
                                        .on = given.date(QStringLiteral("on")),
                                        .pence = pence},
             tr("The money is noted."));
    });
    return form;
}

}  // namespace muster::ui
