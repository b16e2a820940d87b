// SPDX-License-Identifier: GPL-3.0-or-later
//
// A control chart on the screen: looked at, pointed at, read with the keyboard.
#pragma once

#include "core/performance/chart_picture.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace muster::ui::charts {

/// Shows a picture in the theme in use. The pointer or Left, Right, Home and End (Ctrl+Left and Ctrl+Right: from
/// signal to signal) choose a point; a card beside it says period, value, limits and signal in words, and the
/// accessible description says the same. Escape puts the card away. "T" or `setTableShown` changes to the table.
///
/// Qt Charts is loaded when the first picture is set, not before.
class ControlChartView final : public QWidget {
    Q_OBJECT

public:
    explicit ControlChartView(QWidget* parent = nullptr);
    ~ControlChartView() override;

    /// An empty picture shows `emptyText` in its place.
    void setPicture(const performance::ChartPicture& picture);
    void clear();
    void setEmptyText(const QString& text);
    [[nodiscard]] const performance::ChartPicture& picture() const;

    /// The point being read.
    [[nodiscard]] std::optional<std::size_t> currentPoint() const;
    void setCurrentPoint(std::optional<std::size_t> point);

    [[nodiscard]] bool isTableShown() const;
    void setTableShown(bool shown);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentPointChanged(int point);  ///< -1: none
    void tableShownChanged(bool shown);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Stage;
    /// Shows and says a point, chosen or only pointed at.
    void read(std::optional<std::size_t> point);

    std::unique_ptr<Stage> m_stage;
};

}  // namespace muster::ui::charts
