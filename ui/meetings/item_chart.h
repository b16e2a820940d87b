// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chart behind an item that came from an exception.
#pragma once

#include "core/base/id.h"
#include "core/replica/connection.h"

#include <QWidget>

namespace muster::ui {

namespace charts {
class ControlChartView;
}  // namespace charts

class TextLabel;

/// Hidden for every other item. Nothing of it is made before the first item that has one.
class ItemChart final : public QWidget {
    Q_OBJECT

public:
    explicit ItemChart(int height, QWidget* parent = nullptr);

    /// A nil item has none. Reads again only for another item, or when told that `figuresChanged`.
    void showItem(const replica::Reader& reader, const base::Id& item, bool figuresChanged = false);
    [[nodiscard]] bool hasChart() const { return !isHidden(); }

private:
    int m_height;
    base::Id m_item;
    TextLabel* m_title = nullptr;
    charts::ControlChartView* m_view = nullptr;
};

}  // namespace muster::ui
