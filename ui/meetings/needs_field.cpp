// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/needs_field.h"

#include "ui/meetings/core_text.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>

#include <algorithm>

namespace muster::ui {

using meetings::Need;

namespace {

constexpr int kMostRows = 7;
constexpr int kRow = 30;

}  // namespace

NeedsField::NeedsField(QWidget* parent)
    : RowList(tr("Who else is needed"), parent)
{
    setObjectName(QStringLiteral("needs"));
    setAccessibleDescription(tr("Space goes round; R required, U useful, N not needed"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setBoxed();
}

void NeedsField::setLines(std::vector<Line> lines)
{
    m_lines = std::move(lines);
    showLines();
    updateGeometry();
}

std::vector<meetings::AgencyNeed> NeedsField::needs() const
{
    std::vector<meetings::AgencyNeed> all;
    for (const Line& line : m_lines) {
        if (line.need != Need::NotNeeded)
            all.push_back({line.agency, line.need});
    }
    return all;
}

QSize NeedsField::sizeHint() const
{
    const int rows = std::clamp(static_cast<int>(m_lines.size()), 1, kMostRows);
    return {240, rows * kRow + kSpace1};
}

void NeedsField::showLines()
{
    QList<ListRow> rows;
    for (const Line& line : m_lines) {
        ListRow row;
        row.key = keyOf(line.agency);
        row.title = line.name;
        row.right = line.need == Need::NotNeeded ? tr("not needed") : qt(meetings::inWords(line.need));
        row.quiet = line.need == Need::NotNeeded;
        row.strong = line.need == Need::Required;
        rows << row;
    }
    setRows(rows);
}

void NeedsField::setNeed(const QString& key, Need need)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const Line& line) { return keyOf(line.agency) == key; });
    if (found == m_lines.end())
        return;
    found->need = need;
    showLines();
}

void NeedsField::goRound(const QString& key)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
                                    [&](const Line& line) { return keyOf(line.agency) == key; });
    if (found == m_lines.end())
        return;
    const Need next = found->need == Need::NotNeeded ? Need::Required
        : found->need == Need::Required              ? Need::Useful
                                                     : Need::NotNeeded;
    setNeed(key, next);
}

void NeedsField::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() == Qt::NoModifier) {
        switch (event->key()) {
        case Qt::Key_Space:
            goRound(currentKey());
            return;
        case Qt::Key_R:
            setNeed(currentKey(), Need::Required);
            return;
        case Qt::Key_U:
            setNeed(currentKey(), Need::Useful);
            return;
        case Qt::Key_N:
            setNeed(currentKey(), Need::NotNeeded);
            return;
        default:
            break;
        }
    }
    RowList::keyPressEvent(event);
}

void NeedsField::mousePressEvent(QMouseEvent* event)
{
    RowList::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        goRound(indexAt(event->position().toPoint()).data(ListRowModel::kKeyRole).toString());
}

}  // namespace muster::ui
