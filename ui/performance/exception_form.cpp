// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/exception_form.h"

#include "core/actions/action_queries.h"
#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/partnership/role_queries.h"
#include "core/performance/periods.h"
#include "ui/bridge/choices.h"
#include "ui/bridge/words.h"
#include "ui/widgets/form_panel.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

using actions::ExceptionStep;
using actions::PerformanceException;

const QString kText = QStringLiteral("text");
const QString kReason = QStringLiteral("reason");
const QString kCause = QStringLiteral("cause");
const QString kPlan = QStringLiteral("plan");
const QString kReview = QStringLiteral("review date");
const QString kBy = QStringLiteral("by");
const QString kBody = QStringLiteral("body");
const QString kFrom = QStringLiteral("from");
const QString kAgency = QStringLiteral("lead agency");
const QString kOwner = QStringLiteral("owner");
const QString kDue = QStringLiteral("due");
const QString kResponse = QStringLiteral("response");
const QString kAction = QStringLiteral("action");

constexpr int kReviewAfterMonths = 3;

QString tr(const char* text) { return QCoreApplication::translate("ExceptionForm", text); }

QString lowerFirst(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toLower();
    return text;
}

RecordForm* formOf(const PerformanceException& exception, ExceptionStep step, const QString& save)
{
    return new RecordForm(
        QStringLiteral("%1: %2").arg(words(exception.reference), lowerFirst(words(actions::inWords(step)))), save);
}

// What is agreed to put it right is looked at again after three months unless somebody says otherwise.
base::Date reviewOf(const PerformanceException& exception, base::Date today)
{
    return exception.reviewBy.value_or(base::addMonths(today, kReviewAfterMonths));
}

std::vector<Choice> openActions(const replica::Reader& reader, const PerformanceException& exception)
{
    std::vector<Choice> choices {{tr("None")}};
    for (const actions::Action& action : actions::listActions(reader)) {
        const bool linked = std::any_of(exception.recovery.begin(), exception.recovery.end(),
                                        [&](const actions::RecoveryAction& link) { return link.action == action.id; });
        if (!linked)
            choices.push_back({QStringLiteral("%1 %2").arg(words(action.reference), words(action.text)), action.id});
    }
    return choices;
}

QString linkedWords(const PerformanceException& exception)
{
    QStringList references;
    for (const actions::RecoveryAction& link : exception.recovery)
        references << words(link.reference);
    return references.join(QStringLiteral(", "));
}

void openDismiss(FormSide& side, const PerformanceException& exception)
{
    using actions::DismissalReason;
    RecordForm* form = formOf(exception, ExceptionStep::Dismiss, tr("Dismiss"));
    QStringList reasons;
    const std::vector<DismissalReason> offered {DismissalReason::Seasonal, DismissalReason::DataQuality,
                                                DismissalReason::Expected, DismissalReason::RecordingChange,
                                                DismissalReason::Duplicate};
    for (const DismissalReason reason : offered)
        reasons << words(actions::inWords(reason));
    form->addChoice(kReason, tr("Why it needs no answer"), reasons, 0);
    form->addLongText(kText, tr("In a sentence"), {}, tr("It stays in the record and is counted in the report"));
    form->onSave([&side, exception, offered](RecordForm& filled) {
        const auto at = static_cast<std::size_t>(filled.index(kReason));
        side.save(actions::DismissException {exception.id, offered[at], filled.text(kText)},
                  [exception] { return tr("%1 is dismissed.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openExplain(FormSide& side, const PerformanceException& exception)
{
    RecordForm* form = formOf(exception, ExceptionStep::Explain, tr("Record the cause"));
    form->addLongText(kCause, tr("Why it is so"), exception.cause,
                      tr("What is known so far. It can be said again when more is known"));
    form->onSave([&side, exception](RecordForm& filled) {
        side.save(actions::ExplainException {exception.id, filled.text(kCause)},
                  [exception] { return tr("The cause of %1 is recorded.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openPlan(FormSide& side, ReplicaBridge& bridge, const PerformanceException& exception)
{
    RecordForm* form = formOf(exception, ExceptionStep::PlanRecovery, tr("Record the plan"));
    if (!exception.recovery.empty())
        form->addSentence(tr("Recovery actions: %1").arg(linkedWords(exception)));
    form->addLongText(kPlan, tr("What is being done"), exception.plan,
                      tr("May be empty where actions say it"));
    form->addChoice(kAction, tr("An action that puts it right"), openActions(bridge.reader(), exception), {},
                    tr("More of them, and new ones, with the key R"));
    form->addDate(kReview, tr("Looked at again on"), reviewOf(exception, bridge.reader().today()));
    form->onSave([&side, exception](RecordForm& filled) {
        actions::PlanRecovery command {exception.id};
        if (const base::Id action = filled.id(kAction); !action.isNil())
            command.actions.push_back(action);
        command.plan = filled.text(kPlan);
        command.reviewBy = filled.date(kReview);
        side.save(std::move(command),
                  [exception] { return tr("The recovery of %1 is planned.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openResponse(FormSide& side, const PerformanceException& exception)
{
    using actions::BoardResponse;
    RecordForm* form = formOf(exception, ExceptionStep::RecordResponse, tr("Record the response"));
    QStringList offered;
    for (const BoardResponse response :
         {BoardResponse::Noted, BoardResponse::Direction, BoardResponse::Resource, BoardResponse::Unblock})
        offered << words(actions::inWords(response));
    form->addChoice(kResponse, tr("What the Board said"), offered, 0);
    form->addLongText(kText, tr("In its words"), {}, tr("May be empty where it was only noted"));
    form->onSave([&side, exception](RecordForm& filled) {
        side.save(actions::RecordResponse {exception.id, static_cast<BoardResponse>(filled.index(kResponse)),
                                           filled.text(kText)},
                  [exception] { return tr("The Board's response to %1 is recorded.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openMonitor(FormSide& side, ReplicaBridge& bridge, const PerformanceException& exception)
{
    RecordForm* form = formOf(exception, ExceptionStep::Monitor, tr("Monitor"));
    form->addDate(kReview, tr("Watched until"), reviewOf(exception, bridge.reader().today()));
    form->addLongText(kText, tr("What to look for (may be empty)"));
    form->onSave([&side, exception](RecordForm& filled) {
        side.save(actions::MonitorException {exception.id, filled.date(kReview), filled.text(kText)},
                  [exception] { return tr("%1 is monitored.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openClose(FormSide& side, ReplicaBridge& bridge, const PerformanceException& exception)
{
    RecordForm* form = formOf(exception, ExceptionStep::Close, tr("Close"));
    const auto back = actions::pointsBack(bridge.reader(), exception);
    if (back && *back >= performance::kPointsBack)
        form->addSentence(tr("The figures have been back inside the limits for %1 points.").arg(*back));
    else if (back)
        form->addSentence(tr("The figures have been back for %1 of 3 points, so closing needs a reason.").arg(*back));
    form->addLongText(kReason, tr("Why it can be closed"));
    form->onSave([&side, exception](RecordForm& filled) {
        side.save(actions::CloseException {exception.id, filled.text(kReason)},
                  [exception] { return tr("%1 is closed.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openRebase(FormSide& side, ReplicaBridge& bridge, const PerformanceException& exception)
{
    RecordForm* form = formOf(exception, ExceptionStep::Rebase, tr("Begin new limits"));
    form->addSentence(tr("The level of now is the new normal. Limits begin anew, and the decision stays in the record."));
    const std::string from = exception.firstPeriod.empty() ? exception.period : exception.firstPeriod;
    const auto day = actions::periodFromStored(from);
    form->addText(kFrom, tr("First period of the new limits"),
                  day ? performance::inWords(*day, performance::Frequency::Monthly) : std::string {});
    form->addLongText(kReason, tr("Why it is the new normal"));
    form->addChoice(QStringLiteral("agreed by"), tr("Agreed by"), bodyChoices(bridge.reader(), tr("Choose the body")));
    form->onSave([&side, exception](RecordForm& filled) {
        const auto first = performance::readPeriod(filled.text(kFrom), performance::Frequency::Monthly);
        if (!first) {
            filled.panel()->setError(kFrom, tr("Write the period as October 2011 or 2011-10."));
            return;
        }
        side.save(actions::RebaseException {exception.id, *first, filled.text(kReason), filled.id(QStringLiteral("agreed by"))},
                  [exception] { return tr("%1 is the new normal.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openReopen(FormSide& side, const PerformanceException& exception)
{
    RecordForm* form = formOf(exception, ExceptionStep::Reopen, tr("Take it up again"));
    form->addLongText(kReason, tr("Why"));
    form->onSave([&side, exception](RecordForm& filled) {
        side.save(actions::ReopenException {exception.id, filled.text(kReason)},
                  [exception] { return tr("%1 is open again.").arg(words(exception.reference)); });
    });
    side.open(form);
}

void openEdit(FormSide& side, const PerformanceException& exception)
{
    RecordForm* form = formOf(exception, ExceptionStep::Edit, tr("Save"));
    form->addText(kOwner, tr("Who answers for it"), exception.ownerTitle, tr("A role, never a person's name"));
    form->addDate(kReview, tr("Looked at again on"), exception.reviewBy);
    form->addLongText(QStringLiteral("ask"), tr("What is asked of the Board"), exception.ask,
                      tr("Printed in the report"));
    form->addText(QStringLiteral("evidence"), tr("Evidence"), exception.evidence,
                  tr("The analyst's product; empty prints \"no evidence attached\""));
    form->addLongText(QStringLiteral("note"), tr("Note"), exception.note);
    form->onSave([&side, exception](RecordForm& filled) {
        actions::EditException command {exception.id};
        command.ownerTitle = filled.text(kOwner);
        command.reviewBy = filled.date(kReview);
        command.ask = filled.text(QStringLiteral("ask"));
        command.evidence = filled.text(QStringLiteral("evidence"));
        command.note = filled.text(QStringLiteral("note"));
        side.save(std::move(command), [exception] { return tr("%1 is changed.").arg(words(exception.reference)); });
    });
    side.open(form);
}

}  // namespace

void openExceptionForm(FormSide& side, ReplicaBridge& bridge, const PerformanceException& exception, ExceptionStep step)
{
    switch (step) {
    case ExceptionStep::Confirm:
        side.save(actions::ConfirmException {exception.id},
                  [exception] { return tr("%1 is confirmed.").arg(words(exception.reference)); });
        return;
    case ExceptionStep::Dismiss:
        openDismiss(side, exception);
        return;
    case ExceptionStep::Explain:
        openExplain(side, exception);
        return;
    case ExceptionStep::PlanRecovery:
        openPlan(side, bridge, exception);
        return;
    case ExceptionStep::LinkAction:
        openRecoveryAction(side, bridge, exception);
        return;
    case ExceptionStep::RecordResponse:
        openResponse(side, exception);
        return;
    case ExceptionStep::Monitor:
        openMonitor(side, bridge, exception);
        return;
    case ExceptionStep::Close:
        openClose(side, bridge, exception);
        return;
    case ExceptionStep::Rebase:
        openRebase(side, bridge, exception);
        return;
    case ExceptionStep::Reopen:
        openReopen(side, exception);
        return;
    case ExceptionStep::Edit:
        openEdit(side, exception);
        return;
    case ExceptionStep::PutOnAgenda:
    case ExceptionStep::Report:
        return;
    }
}

void openRecoveryAction(FormSide& side, ReplicaBridge& bridge, const PerformanceException& exception)
{
    auto* form = new RecordForm(tr("%1: recovery action").arg(words(exception.reference)), tr("Record the action"));
    form->addLongText(kText, tr("A new action: what will be true when it is done?"), {},
                      tr("Or leave it empty and choose one that is there"));
    form->addChoice(kAgency, tr("Lead agency"), agencyChoices(bridge.reader(), tr("Choose the agency")));
    form->addText(kOwner, tr("Owner"), {}, tr("A role, never a person's name"));
    form->addDate(kDue, tr("Due"));
    form->addChoice(kAction, tr("One that is there already"), openActions(bridge.reader(), exception));
    form->onSave([&side, &bridge, exception](RecordForm& filled) {
        const QString reference = words(exception.reference);
        if (filled.text(kText).empty() && !filled.id(kAction).isNil()) {
            side.save(actions::LinkRecovery {exception.id, filled.id(kAction)},
                      [reference] { return tr("The action belongs to %1 now.").arg(reference); });
            return;
        }
        actions::RaiseRecoveryAction command {exception.id, {}};
        command.action.text = filled.text(kText);
        command.action.leadAgency = filled.id(kAgency);
        command.action.ownerTitle = filled.text(kOwner);
        if (const auto role =
                partnership::roleByTitle(bridge.reader(), command.action.leadAgency, command.action.ownerTitle);
            role && !command.action.ownerTitle.empty())
            command.action.ownerRole = role->id;
        command.action.due = filled.date(kDue);
        command.action.restricted = exception.restricted;
        side.save(std::move(command), [reference](const actions::RecordedAction& made) {
            return tr("%1 is recorded and belongs to %2.").arg(words(made.reference), reference);
        });
    });
    side.open(form);
}

void openRaiseForm(FormSide& side, ReplicaBridge& bridge, const base::Id& measure, const QString& name)
{
    auto* form = new RecordForm(name.isEmpty() ? tr("Raise an exception") : tr("%1: raise an exception").arg(name),
                                tr("Raise it"));
    form->addSentence(tr("Raised by judgement: something the figures do not show, or do not show yet."));
    form->addLongText(kText, tr("What is unusual, and why it matters"));
    form->addText(kOwner, tr("Who answers for it"), {}, tr("A role; may be empty"));
    form->addText(kBy, tr("Raised by"), bridge.reader().author());
    form->onSave([&side, measure](RecordForm& filled) {
        actions::RaiseException command {};
        command.text = filled.text(kText);
        command.raisedBy = filled.text(kBy);
        command.measure = measure;
        command.ownerTitle = filled.text(kOwner);
        side.save(std::move(command), [](const actions::RaisedReference& raised) {
            return tr("%1 is raised.").arg(words(raised.reference));
        });
    });
    side.open(form);
}

void openRaiseFinding(FormSide& side, const performance::Finding& finding)
{
    auto* form = new RecordForm(tr("%1: raise an exception").arg(words(finding.name)), tr("Raise it"));
    form->addSentence(words(performance::sentenceOf(finding)) + u'.');
    form->addLongText(kText, tr("Why it needs an answer (may be empty)"));
    form->onSave([&side, finding](RecordForm& filled) {
        side.save(actions::RaiseFinding {finding.measure, finding.crime, filled.text(kText)},
                  [](const actions::RaisedReference& raised) {
                      return tr("%1 is raised and confirmed.").arg(words(raised.reference));
                  });
    });
    side.open(form);
}

void openEffectForm(FormSide& side, const actions::EffectQuestion& question)
{
    using actions::EffectAnswer;
    auto* form = new RecordForm(tr("Did %1 work?").arg(words(question.actionReference)), tr("Record the answer"));
    form->addSentence(words(question.actionText));
    form->addSentence(question.figures.change.empty()
                          ? tr("There are too few figures before or after it to compare.")
                          : tr("%1, three periods after it against three before: %2.")
                                .arg(words(question.name), words(question.figures.change)));
    QStringList offered;
    for (const EffectAnswer answer :
         {EffectAnswer::Yes, EffectAnswer::Partly, EffectAnswer::No, EffectAnswer::CannotTell})
        offered << words(actions::inWords(answer));
    form->addChoice(QStringLiteral("answer"), tr("Did it work?"), offered, 0);
    form->addLongText(kText, tr("What is learned from it (may be empty)"));
    form->onSave([&side, question](RecordForm& filled) {
        side.save(actions::AnswerEffect {question.exception, question.action,
                                         static_cast<EffectAnswer>(filled.index(QStringLiteral("answer"))),
                                         filled.text(kText)},
                  [question] { return tr("The answer about %1 is recorded.").arg(words(question.actionReference)); });
    });
    side.open(form);
}

}  // namespace muster::ui
