// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/tick_list.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>

namespace muster::ui {

namespace {

constexpr int kHeight = 152;
constexpr int kRow = 30;
constexpr int kTickWidth = 20;

}  // namespace

TickList::TickList(const QString& accessibleName, QWidget* parent) : RowList(accessibleName, parent)
{
    setAccessibleDescription(tr("Space ticks a line"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setBoxed();
    look().setColumns(kTickWidth, 0);
}

void TickList::setLines(const QList<ListRow>& lines)
{
    m_lines = lines;
    QSet<QString> known;
    for (const ListRow& line : m_lines)
        known.insert(line.key);
    m_ticked.intersect(known);
    showLines();
    updateGeometry();
}

void TickList::setTicked(const QStringList& keys)
{
    m_ticked = QSet<QString>(keys.begin(), keys.end());
    showLines();
}

QStringList TickList::ticked() const
{
    QStringList keys;
    for (const ListRow& line : m_lines) {
        if (m_ticked.contains(line.key))
            keys << line.key;
    }
    return keys;
}

QSize TickList::sizeHint() const
{
    const int rows = static_cast<int>(m_lines.size());
    return {240, rows < 2 ? kRow + kSpace2 : qMin(kHeight, rows * kRow + kSpace4)};
}

void TickList::showLines()
{
    QList<ListRow> rows = m_lines;
    for (ListRow& row : rows) {
        if (row.head)
            continue;
        const bool ticked = m_ticked.contains(row.key);
        row.lead = ticked ? QStringLiteral("✓") : QStringLiteral("–");
        row.strong = ticked;
        row.spoken = tr("%1, %2. %3").arg(row.title, ticked ? tr("chosen") : tr("not chosen"), row.second);
    }
    setRows(rows);
}

void TickList::turn(const QString& key)
{
    if (key.isEmpty())
        return;
    if (!m_ticked.remove(key))
        m_ticked.insert(key);
    showLines();
    Q_EMIT turned();
}

void TickList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        turn(currentKey());
        return;
    }
    RowList::keyPressEvent(event);
}

void TickList::mousePressEvent(QMouseEvent* event)
{
    RowList::mousePressEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    const QString key = indexAt(event->position().toPoint()).data(ListRowModel::kKeyRole).toString();
    if (!key.startsWith(QStringLiteral("head:")))
        turn(key);
}

}  // namespace muster::ui
