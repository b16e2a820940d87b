// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/agenda_list.h"

#include <QKeyEvent>

namespace muster::ui {

namespace {

constexpr int kPause = 1000;  // milliseconds
constexpr int kMostDigits = 3;
constexpr int kLeadWidth = 28;
constexpr int kTimeWidth = 48;

}  // namespace

AgendaList::AgendaList(QWidget* parent)
    : RowList(tr("Agenda"), parent)
{
    look().setColumns(kLeadWidth, kTimeWidth);
    setEmptyText(tr("Nothing is on this agenda yet. Press Ctrl+I to propose an item."));
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, [this] { finish(true); });
    connect(this, &RowList::currentKeyChanged, this, [this] { finish(true); });
}

void AgendaList::setTakesMinutes(bool takes)
{
    m_takes = takes;
    if (!takes)
        finish(false);
}

void AgendaList::finish(bool keep)
{
    m_pause.stop();
    if (m_digits.isEmpty())
        return;
    const int minutes = m_digits.toInt();
    const QString key = m_key;
    m_digits.clear();
    look().setTyped({}, {});
    viewport()->update();
    if (keep)
        Q_EMIT minutesGiven(key, minutes);
}

void AgendaList::keyPressEvent(QKeyEvent* event)
{
    const QString text = event->text();
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (m_takes && plain && text.size() == 1 && text.at(0).isDigit() && !currentKey().isEmpty()) {
        m_key = currentKey();
        if (m_digits.size() < kMostDigits)
            m_digits += text;
        look().setTyped(m_key, tr("%1 min").arg(m_digits));
        viewport()->update();
        m_pause.start();
        return;
    }
    if (!m_digits.isEmpty()) {
        const int key = event->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Escape) {
            finish(key != Qt::Key_Escape);
            return;
        }
        if (key == Qt::Key_Backspace) {
            m_digits.chop(1);
            look().setTyped(m_key, m_digits.isEmpty() ? QString() : tr("%1 min").arg(m_digits));
            viewport()->update();
            return;
        }
    }
    RowList::keyPressEvent(event);
}

void AgendaList::focusOutEvent(QFocusEvent* event)
{
    finish(true);
    RowList::focusOutEvent(event);
}

}  // namespace muster::ui
