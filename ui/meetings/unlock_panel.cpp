// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/unlock_panel.h"

#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

UnlockPanel::UnlockPanel(ReplicaBridge& bridge, QWidget* parent)
    : QFrame(parent)
    , m_bridge(bridge)
    , m_words(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_passphrase(new QLineEdit)
    , m_unlock(new QPushButton(tr("Unlock")))
    , m_lock(new QPushButton(tr("Lock")))
    , m_message(new MessageBar)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace4, kSpace1, kSpace4, kSpace1 + 1);
    column->setSpacing(kSpace1);
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    m_words->setShape(ChipShape::Lock, Tone::Neutral);
    row->addWidget(m_words, 1);
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setAccessibleName(tr("Passphrase of part two"));
    m_passphrase->setPlaceholderText(tr("Passphrase"));
    m_passphrase->setMaximumWidth(240);
    row->addWidget(m_passphrase);
    m_unlock->setAccessibleName(tr("Unlock part two"));
    row->addWidget(m_unlock);
    m_lock->setProperty("quiet", true);
    m_lock->setAccessibleName(tr("Lock part two"));
    row->addWidget(m_lock);
    column->addLayout(row);
    column->addWidget(m_message);
    m_passphrase->hide();
    connect(m_passphrase, &QLineEdit::returnPressed, this, &UnlockPanel::tryPassphrase);
    connect(m_unlock, &QPushButton::clicked, this, [this] {
        if (m_passphrase->isHidden())
            askPassphrase();
        else
            tryPassphrase();
    });
    connect(m_lock, &QPushButton::clicked, this, [this] { m_bridge.lockPartTwo(); });
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, &UnlockPanel::showState);
    showState();
}

void UnlockPanel::setWanted(bool wanted)
{
    m_wanted = wanted;
    showState();
}

void UnlockPanel::askPassphrase()
{
    if (m_bridge.partTwoState() != replica::PartTwoState::Locked)
        return;
    m_wanted = true;
    showState();
    m_passphrase->show();
    m_passphrase->setFocus(Qt::OtherFocusReason);
}

void UnlockPanel::showState()
{
    const auto state = m_bridge.partTwoState();
    const bool locked = state == replica::PartTwoState::Locked;
    setVisible(m_wanted && state != replica::PartTwoState::None);
    m_words->setText(locked ? tr("Part two is locked: what is restricted is hidden.")
                            : tr("Part two is open. It locks by itself when nobody works here."));
    m_unlock->setVisible(locked);
    m_lock->setVisible(!locked);
    if (!locked) {
        m_passphrase->clear();
        m_passphrase->hide();
        m_message->dismiss();
    }
}

void UnlockPanel::tryPassphrase()
{
    const QString passphrase = m_passphrase->text();
    m_unlock->setEnabled(false);
    m_bridge.unlockPartTwo(passphrase, this, [this](const base::Result<void>& result) {
        m_unlock->setEnabled(true);
        m_passphrase->clear();
        if (!result) {
            m_message->showRefusal(qt(result.error().detail));
            m_passphrase->setFocus(Qt::OtherFocusReason);
            return;
        }
        showState();
        Q_EMIT unlocked();
    });
}

void UnlockPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_passphrase->isVisible()) {
        m_passphrase->clear();
        m_passphrase->hide();
        m_message->dismiss();
        m_unlock->setFocus(Qt::OtherFocusReason);
        return;
    }
    QFrame::keyPressEvent(event);
}

void UnlockPanel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), currentTheme().hairline);
}

}  // namespace muster::ui
