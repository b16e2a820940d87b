// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/wards_field.h"

#include "ui/meetings/core_text.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace muster::ui {

namespace {

constexpr int kHeight = 152;
constexpr int kRow = 30;

}  // namespace

WardsField::WardsField(QWidget* parent)
    : RowList(tr("Wards"), parent)
{
    setObjectName(QStringLiteral("wards"));
    setAccessibleDescription(tr("Space ticks a ward"));
    setEmptyText(tr("No wards are recorded yet."));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setBoxed();
    look().setColumns(20, 0);
}

void WardsField::setWards(const std::vector<partnership::WardOverview>& wards)
{
    m_wards = wards;
    showWards();
    updateGeometry();
}

void WardsField::setChosen(const std::vector<base::Id>& wards)
{
    m_chosen.clear();
    for (const base::Id& ward : wards)
        m_chosen.insert(keyOf(ward));
    showWards();
}

std::vector<base::Id> WardsField::chosen() const
{
    std::vector<base::Id> all;
    for (const auto& each : m_wards) {
        if (m_chosen.contains(keyOf(each.ward.id)))
            all.push_back(each.ward.id);
    }
    return all;
}

QSize WardsField::sizeHint() const { return {240, m_wards.size() < 2 ? kRow + kSpace2 : kHeight}; }

void WardsField::showWards()
{
    QList<ListRow> rows;
    for (const auto& each : m_wards) {
        ListRow row;
        row.key = keyOf(each.ward.id);
        const bool chosen = m_chosen.contains(row.key);
        row.title = qt(each.ward.name);
        row.lead = chosen ? QStringLiteral("✓") : QStringLiteral("–");
        row.right = qt(each.sectorName);
        row.strong = chosen;
        if (!each.priorityFor.empty())
            row.second = tr("Priority ward for %1").arg(qt(base::joinedInWords(each.priorityFor)).toLower());
        row.spoken = tr("%1, %2. %3").arg(row.title, chosen ? tr("chosen") : tr("not chosen"), row.second);
        rows << row;
    }
    setRows(rows);
}

void WardsField::turn(const QString& key)
{
    if (key.isEmpty())
        return;
    if (!m_chosen.remove(key))
        m_chosen.insert(key);
    showWards();
}

void WardsField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier) {
        turn(currentKey());
        return;
    }
    RowList::keyPressEvent(event);
}

void WardsField::mousePressEvent(QMouseEvent* event)
{
    RowList::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        turn(indexAt(event->position().toPoint()).data(ListRowModel::kKeyRole).toString());
}

}  // namespace muster::ui
