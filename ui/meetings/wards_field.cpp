// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/wards_field.h"

#include "ui/meetings/core_text.h"

namespace muster::ui {

WardsField::WardsField(QWidget* parent) : TickList(tr("Wards"), parent)
{
    setObjectName(QStringLiteral("wards"));
    setAccessibleDescription(tr("Space ticks a ward"));
    setEmptyText(tr("No wards are recorded yet."));
}

void WardsField::setWards(const std::vector<partnership::WardOverview>& wards)
{
    QList<ListRow> lines;
    for (const auto& each : wards) {
        ListRow line;
        line.key = keyOf(each.ward.id);
        line.title = qt(each.ward.name);
        line.right = qt(each.sectorName);
        if (!each.priorityFor.empty())
            line.second = tr("Priority ward for %1").arg(qt(base::joinedInWords(each.priorityFor)).toLower());
        lines << line;
    }
    setLines(lines);
}

void WardsField::setChosen(const std::vector<base::Id>& wards)
{
    QStringList keys;
    for (const base::Id& ward : wards)
        keys << keyOf(ward);
    setTicked(keys);
}

std::vector<base::Id> WardsField::chosen() const
{
    std::vector<base::Id> all;
    for (const QString& key : ticked())
        all.push_back(idOf(key));
    return all;
}

}  // namespace muster::ui
