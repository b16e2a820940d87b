// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/blockage_form.h"

#include "core/actions/action_queries.h"
#include "core/actions/blockage_commands.h"
#include "ui/bridge/choices.h"
#include "ui/bridge/words.h"

#include <QCoreApplication>

namespace muster::ui {
namespace {

using actions::Blockage;
using actions::BlockageStep;

const QString kText = QStringLiteral("text");
const QString kNeeded = QStringLiteral("needed");
const QString kFrom = QStringLiteral("from");
const QString kTried = QStringLiteral("tried");
const QString kIfNothing = QStringLiteral("if nothing");
const QString kAction = QStringLiteral("action");
const QString kDecision = QStringLiteral("decision");
const QString kBody = QStringLiteral("body");
const QString kDay = QStringLiteral("day");

QString tr(const char* text) { return QCoreApplication::translate("BlockageForm", text); }

RecordForm* formOf(const Blockage& blockage, BlockageStep step, const QString& save)
{
    QString what = words(actions::inWords(step));
    what[0] = what[0].toLower();
    return new RecordForm(QStringLiteral("%1: %2").arg(words(blockage.reference), what), save);
}

void openDecide(FormSide& side, ReplicaBridge& bridge, const Blockage& blockage)
{
    using actions::BlockageDecision;
    RecordForm* form = formOf(blockage, BlockageStep::Decide, tr("Record the decision"));
    form->addChoice(kDecision, tr("Decision"),
                    QStringList {words(actions::inWords(BlockageDecision::Unblock)),
                                 words(actions::inWords(BlockageDecision::Defer)),
                                 words(actions::inWords(BlockageDecision::Decline))},
                    0);
    form->addLongText(kText, tr("In its words"));
    form->addChoice(kBody, tr("Decided by"), bodyChoices(bridge.reader(), tr("Choose the body")));
    form->addDate(kDay, tr("On"), bridge.reader().today());
    form->onSave([&side, blockage](RecordForm& filled) {
        actions::DecideBlockage command {blockage.id, static_cast<BlockageDecision>(filled.index(kDecision)),
                                         filled.text(kText)};
        command.body = filled.id(kBody);
        command.on = filled.date(kDay);
        side.save(std::move(command),
                  [blockage] { return tr("The decision about %1 is recorded.").arg(words(blockage.reference)); });
    });
    side.open(form);
}

void openEdit(FormSide& side, const Blockage& blockage)
{
    RecordForm* form = formOf(blockage, BlockageStep::Edit, tr("Save"));
    form->addLongText(kText, tr("What is stuck"), blockage.text);
    form->addLongText(kNeeded, tr("Decision needed"), blockage.needed);
    form->addText(kFrom, tr("From whom"), blockage.fromWhom);
    form->addLongText(kTried, tr("Tried so far"), blockage.tried);
    form->addLongText(kIfNothing, tr("If nothing is done"), blockage.ifNothing);
    form->onSave([&side, blockage](RecordForm& filled) {
        side.save(actions::EditBlockage {blockage.id, filled.text(kText), filled.text(kNeeded), filled.text(kFrom),
                                         filled.text(kTried), filled.text(kIfNothing)},
                  [blockage] { return tr("%1 is changed.").arg(words(blockage.reference)); });
    });
    side.open(form);
}

// The steps that ask for a sentence and nothing else.
template <class Command>
void openSentence(FormSide& side, const Blockage& blockage, BlockageStep step, const QString& label, const QString& done)
{
    RecordForm* form = formOf(blockage, step, words(actions::inWords(step)));
    form->addLongText(kText, label);
    form->onSave([&side, blockage, done](RecordForm& filled) {
        Command command {};
        command.blockage = blockage.id;
        command.text = filled.text(kText);
        side.save(std::move(command), [blockage, done] { return done.arg(words(blockage.reference)); });
    });
    side.open(form);
}

}  // namespace

void openBlockageForm(FormSide& side, ReplicaBridge& bridge, const Blockage& blockage, BlockageStep step)
{
    switch (step) {
    case BlockageStep::TakeToPerformanceBoard:
        openSentence<actions::TakeToPerformanceBoard>(side, blockage, step, tr("To say with it (may be empty)"),
                                                      tr("%1 is on the Performance Board's list."));
        return;
    case BlockageStep::Resolve:
        openSentence<actions::ResolveBlockage>(side, blockage, step, tr("How it was freed"), tr("%1 is resolved."));
        return;
    case BlockageStep::Escalate:
        openSentence<actions::EscalateBlockage>(side, blockage, step, tr("Why the Board has to decide (may be empty)"),
                                                tr("%1 goes to the Board."));
        return;
    case BlockageStep::Decide:
        openDecide(side, bridge, blockage);
        return;
    case BlockageStep::Close:
        openSentence<actions::CloseBlockage>(side, blockage, step,
                                             tr("Why it can be closed (may be empty once it was decided)"),
                                             tr("%1 is closed."));
        return;
    case BlockageStep::Edit:
        openEdit(side, blockage);
        return;
    case BlockageStep::PutOnAgenda:
        return;
    }
}

void openRaiseBlockage(FormSide& side, ReplicaBridge& bridge)
{
    auto* form = new RecordForm(tr("New blockage"), tr("Raise it"));
    form->addLongText(kText, tr("What is stuck"));
    form->addLongText(kNeeded, tr("Decision needed"));
    form->addText(kFrom, tr("From whom"));
    std::vector<Choice> choices {{tr("None")}};
    for (const actions::Action& action : actions::listActions(bridge.reader())) {
        if (actions::isOpen(action.status))
            choices.push_back({QStringLiteral("%1 %2").arg(words(action.reference), words(action.text)), action.id});
    }
    form->addChoice(kAction, tr("The action it stops"), std::move(choices));
    form->addLongText(kTried, tr("Tried so far (may be empty)"));
    form->addLongText(kIfNothing, tr("If nothing is done (may be empty)"));
    form->onSave([&side, &bridge](RecordForm& filled) {
        actions::RaiseBlockage command {};
        command.text = filled.text(kText);
        command.needed = filled.text(kNeeded);
        command.fromWhom = filled.text(kFrom);
        command.action = filled.id(kAction);
        command.tried = filled.text(kTried);
        command.ifNothing = filled.text(kIfNothing);
        command.raisedBy = bridge.reader().author();
        side.save(std::move(command), [](const actions::RaisedReference& raised) {
            return tr("%1 is raised.").arg(words(raised.reference));
        });
    });
    side.open(form);
}

}  // namespace muster::ui
