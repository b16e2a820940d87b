// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/part_two_section.h"

#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/record_form.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kTextWidth = 640;

}  // namespace

PartTwoSection::PartTwoSection(ReplicaBridge& bridge)
    : m_bridge(bridge)
    , m_state(new TextLabel({}, TextStyle::BodyStrong))
    , m_place(new QVBoxLayout)
    , m_lock(new QPushButton(tr("Lock part two now")))
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    column->setSpacing(kSpace3);
    column->addWidget(new TextLabel(tr("Part two"), TextStyle::Heading));
    column->addWidget(m_state);
    for (const QString& text :
         {tr("Restricted items, what is said on them and their actions are sealed with a key that only the passphrase "
             "opens. On the disk and in every backup they cannot be read without it. While part two is locked, everybody "
             "sees their number, time and the agencies needed, and nothing else."),
          tr("Unlocked, they are kept in the memory of this computer only. Part two locks by itself when nobody works "
             "here for a while, and when Muster is closed."),
          tr("There is no way round a lost passphrase: what is restricted is then lost for good, for you as for "
             "everybody else. Keep it where two people you trust can find it, and not beside this computer.")}) {
        auto* paragraph = new TextLabel(text, TextStyle::Body, TextLabel::Ink::Quiet);
        paragraph->setMaximumWidth(kTextWidth);
        column->addWidget(paragraph);
    }
    m_place->setContentsMargins(-kSpace5, 0, 0, 0);  // the form has that margin itself
    column->addLayout(m_place);
    m_lock->setAccessibleName(m_lock->text());
    m_lock->setToolTip(tr("Ctrl+Shift+L"));
    column->addWidget(m_lock, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    connect(m_lock, &QPushButton::clicked, this, [this] {
        m_bridge.lockPartTwo();
        Q_EMIT said(tr("Part two is locked."), false);
    });
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, &PartTwoSection::showState);
    showState();
}

QString PartTwoSection::countWords() const { return stateWords(); }

QString PartTwoSection::stateWords() const
{
    switch (m_bridge.partTwoState()) {
    case replica::PartTwoState::None:
        return tr("Part two has no passphrase yet: nothing restricted can be written.");
    case replica::PartTwoState::Locked:
        return tr("Part two is locked on this computer.");
    case replica::PartTwoState::Open:
        break;
    }
    return tr("Part two is open on this computer.");
}

void PartTwoSection::readAgain() { showState(); }

void PartTwoSection::takeFocus()
{
    if (m_form)
        m_form->widget(QStringLiteral("passphrase"))->setFocus(Qt::OtherFocusReason);
    else
        m_lock->setFocus(Qt::OtherFocusReason);
}

void PartTwoSection::showState()
{
    const auto state = m_bridge.partTwoState();
    m_state->setText(stateWords());
    m_state->setShape(state == replica::PartTwoState::Open ? ChipShape::Triangle : ChipShape::Lock,
                      state == replica::PartTwoState::Open ? Tone::Attention : Tone::Neutral);
    m_lock->setVisible(state == replica::PartTwoState::Open);
    if (m_shown == static_cast<int>(state))
        return;
    m_shown = static_cast<int>(state);
    const bool hadFocus = m_form && m_form->isAncestorOf(focusWidget());
    if (m_form) {
        m_form->hide();
        m_form->deleteLater();
        m_form = nullptr;
    }
    if (state == replica::PartTwoState::None) {
        m_form = new RecordForm(tr("Set the passphrase"), tr("Set the passphrase"));
        m_form->addSecret(QStringLiteral("passphrase"), tr("Passphrase"), tr("Four or more words are easy to keep and hard to guess"));
        m_form->addSecret(QStringLiteral("again"), tr("The same again"));
        m_form->onSave([this](RecordForm& form) { setPassphrase(form); });
    } else if (state == replica::PartTwoState::Locked) {
        m_form = new RecordForm(tr("Unlock"), tr("Unlock part two"));
        m_form->addSecret(QStringLiteral("passphrase"), tr("Passphrase"));
        m_form->onSave([this](RecordForm& form) { unlock(form); });
    }
    if (m_form) {
        m_form->setMaximumWidth(kTextWidth);
        connect(m_form, &RecordForm::cancelled, this, [this] {
            m_shown = -1;
            showState();
        });
        m_place->addWidget(m_form);
    }
    if (hadFocus && isVisible())
        takeFocus();
}

void PartTwoSection::setPassphrase(RecordForm& form)
{
    const std::string passphrase = form.rawText(QStringLiteral("passphrase")).toStdString();
    if (form.rawText(QStringLiteral("again")).toStdString() != passphrase) {
        form.showFailure({base::FailureCode::Invalid, "again", "The two are not the same. Type the passphrase again."});
        return;
    }
    form.setWaiting(true);
    m_bridge.run(
        [passphrase, cost = m_cost](replica::Replica& replica) { return replica.initPartTwo(passphrase, cost); }, &form,
        [this, typing = &form](const base::Result<void>& result) {
            if (!result) {
                base::Failure failure = result.error();
                failure.field = "passphrase";
                typing->showFailure(failure);
                return;
            }
            Q_EMIT said(tr("Part two has its passphrase and is open on this computer."), false);
            Q_EMIT m_bridge.partTwoChanged();
        });
}

void PartTwoSection::unlock(RecordForm& form)
{
    form.setWaiting(true);
    m_bridge.unlockPartTwo(form.rawText(QStringLiteral("passphrase")), &form,
                           [this, typing = &form](const base::Result<void>& result) {
                               if (!result) {
                                   base::Failure failure = result.error();
                                   failure.field = "passphrase";
                                   typing->showFailure(failure);
                                   return;
                               }
                               Q_EMIT said(tr("Part two is open on this computer."), false);
                               showState();
                           });
}

}  // namespace muster::ui
