// SPDX-License-Identifier: GPL-3.0-or-later
//
// Direction of travel (requirements H02): for each priority one word with its shape, and one sentence.
#pragma once

#include "core/performance/direction.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace muster::ui::charts {

/// A card for each priority; Tab goes from one to the next, Enter or a click opens the measure that is told first.
class DirectionView final : public QWidget {
    Q_OBJECT

public:
    explicit DirectionView(QWidget* parent = nullptr);

    void setDirections(const std::vector<performance::PriorityDirection>& directions);
    void setEmptyText(const QString& text);

Q_SIGNALS:
    /// The reference of a measure: "M05".
    void opened(const QString& reference);

private:
    void fill();

    QVBoxLayout* m_layout;
    std::vector<performance::PriorityDirection> m_directions;
    QString m_emptyText;
};

}  // namespace muster::ui::charts
