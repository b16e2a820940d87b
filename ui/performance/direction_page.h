// SPDX-License-Identifier: GPL-3.0-or-later
//
// Direction of travel: one word and one sentence for each priority (requirements H02).
#pragma once

#include <QWidget>

namespace muster::ui {

namespace charts {
class DirectionView;
}  // namespace charts

class PerformanceDesk;

class DirectionPage final : public QWidget {
    Q_OBJECT

public:
    explicit DirectionPage(PerformanceDesk& desk, QWidget* parent = nullptr);

    /// Reads again and takes the focus.
    void begin();

Q_SIGNALS:
    /// The reference of a measure.
    void opened(const QString& reference);
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void read();

    PerformanceDesk& m_desk;
    charts::DirectionView* m_view;
};

}  // namespace muster::ui
