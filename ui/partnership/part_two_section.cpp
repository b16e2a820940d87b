// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/part_two_section.h"

#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kFormWidth = 400;
constexpr int kTextWidth = 460;
constexpr int kIdleMinutes = 10;
constexpr int kMostMinutes = 120;

const QString kField = QStringLiteral("passphrase");

}  // namespace

PartTwoSection::PartTwoSection(ReplicaBridge& bridge, replica::KeyCost cost, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_cost(cost)
    , m_state(new TextLabel({}, TextStyle::BodyStrong))
    , m_form(new FormPanel({}, tr("Unlock")))
    , m_passphrase(new QLineEdit)
    , m_again(new QLineEdit)
    , m_lock(new QPushButton(tr("Lock now")))
    , m_minutes(new QSpinBox)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    row->setSpacing(kSpace6);
    auto* left = new QVBoxLayout;
    left->setSpacing(kSpace3);
    left->addWidget(new TextLabel(tr("Part two"), TextStyle::Heading));
    left->addWidget(m_state);
    for (QLineEdit* field : {m_passphrase, m_again}) {
        field->setEchoMode(QLineEdit::Password);
        connect(field, &QLineEdit::returnPressed, this, &PartTwoSection::submit);
    }
    m_form->addField(kField, tr("Passphrase"), m_passphrase);
    m_form->addField(QStringLiteral("again"), tr("The same again"), m_again,
                     tr("Nobody can recover it: write it down and keep it where the partnership keeps its keys"));
    m_form->layout()->setContentsMargins(0, 0, 0, 0);
    m_form->cancelButton()->hide();
    m_form->setMaximumWidth(kFormWidth);
    left->addWidget(m_form);
    m_lock->setAccessibleName(tr("Lock part two now"));
    left->addWidget(m_lock, 0, Qt::AlignLeft);
    m_minutes->setRange(0, kMostMinutes);
    m_minutes->setValue(kIdleMinutes);
    m_minutes->setSuffix(tr(" minutes"));
    m_minutes->setSpecialValueText(tr("Never by itself"));
    m_minutes->setMaximumWidth(kFormWidth / 2);
    left->addWidget(new FormRow(tr("Locks by itself after"), m_minutes, tr("Without a key or a click; in this window")));
    left->addStretch(1);
    row->addLayout(left, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(kSpace3);
    right->addWidget(new SectionLabel(tr("What the lock promises")));
    for (const QString& sentence :
         {tr("What is recorded in restricted items is written to the disk only sealed. Without the passphrase nobody "
             "reads it: not from this file, not from a copy, not from a backup."),
          tr("While part two is locked, lists, papers and searches show \"Restricted item\" and \"Restricted action\", "
             "with number, agency, date and status."),
          tr("The projector never shows it, open or not."),
          tr("It does not help against somebody who watches the screen while it is open, who knows the passphrase, or "
             "who controls this computer."),
          tr("A forgotten passphrase cannot be recovered.")})
        right->addWidget(new TextLabel(sentence));
    right->addStretch(1);
    auto* words = new QWidget;
    words->setLayout(right);
    words->setMaximumWidth(kTextWidth);
    row->addWidget(words, 1);

    connect(m_form, &FormPanel::submitted, this, &PartTwoSection::submit);
    connect(m_lock, &QPushButton::clicked, &bridge, &ReplicaBridge::lockPartTwo);
    connect(&bridge, &ReplicaBridge::partTwoChanged, this, &PartTwoSection::showState);
    connect(m_minutes, &QSpinBox::valueChanged, this,
            [this](int minutes) { m_bridge.setIdleLock(std::chrono::minutes {minutes}); });
    showState();
}

void PartTwoSection::showState()
{
    const auto state = m_bridge.partTwoState();
    m_state->setText(state == replica::PartTwoState::None ? tr("No passphrase is set: nothing restricted can be recorded.")
                         : state == replica::PartTwoState::Open ? tr("Part two is open on this computer.")
                                                                : tr("Part two is locked."));
    m_state->setShape(state == replica::PartTwoState::Open ? ChipShape::Tick : ChipShape::Lock, Tone::Neutral);
    m_form->setVisible(state != replica::PartTwoState::Open);
    m_form->row(QStringLiteral("again"))->setVisible(state == replica::PartTwoState::None);
    m_form->saveButton()->setText(state == replica::PartTwoState::None ? tr("Set the passphrase") : tr("Unlock"));
    m_form->saveButton()->setAccessibleName(m_form->saveButton()->text());
    m_lock->setVisible(state == replica::PartTwoState::Open);
}

QString PartTwoSection::state() const { return m_state->text(); }

void PartTwoSection::focusFirst()
{
    QWidget* first = m_form->isHidden() ? static_cast<QWidget*>(m_lock) : m_passphrase;
    first->setFocus(Qt::OtherFocusReason);
}

void PartTwoSection::submit()
{
    m_form->clearErrors();
    const QString passphrase = m_passphrase->text();
    const auto done = [this](const base::Result<void>& result) {
        m_form->saveButton()->setEnabled(true);
        if (!result) {
            m_form->setError(kField, words(result.error().detail));
            m_passphrase->selectAll();
            return;
        }
        m_passphrase->clear();
        m_again->clear();
        showState();
        focusFirst();
        Q_EMIT said(tr("Part two is open."));
    };
    if (m_bridge.partTwoState() != replica::PartTwoState::None) {
        m_form->saveButton()->setEnabled(false);
        m_bridge.unlockPartTwo(passphrase, this, done);
        return;
    }
    if (passphrase != m_again->text()) {
        m_form->setError(QStringLiteral("again"), tr("The two are not the same. Type the passphrase again."));
        return;
    }
    m_form->saveButton()->setEnabled(false);
    m_bridge.run([secret = passphrase.toStdString(), cost = m_cost](replica::Replica& open) {
                     return open.initPartTwo(secret, cost);
                 },
                 this, [this, done](const base::Result<void>& result) {
                     done(result);
                     if (result)
                         Q_EMIT m_bridge.partTwoChanged();
                 });
}

}  // namespace muster::ui
