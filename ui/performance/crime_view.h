// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recorded crime by place and type: choose a cell, see its chart, and what can be done with it.
#pragma once

#include "core/performance/chart_picture.h"
#include "core/performance/findings.h"
#include "ui/bridge/replica_bridge.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

namespace charts {
class ControlChartView;
class SmallMultiples;
}  // namespace charts

class Card;
class CrimePlaces;
class EmptyState;
class FormSide;
class MessageBar;
class Prompts;
class TextLabel;

class CrimeView final : public QWidget {
    Q_OBJECT

public:
    CrimeView(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    /// Reads again and takes the focus.
    void begin();
    /// Places by types, one cell each.
    void showGrid();
    /// Where census areas lie, in place of the chart.
    void showPlaces();
    void choose(performance::CrimeBy by);
    void choose(const performance::CrimeSeriesName& name);
    [[nodiscard]] std::optional<performance::CrimeSeriesName> chosen() const;
    [[nodiscard]] const performance::CrimeTable& table() const { return m_table; }
    [[nodiscard]] const performance::ChartPicture& picture() const { return m_picture; }
    [[nodiscard]] FormSide* side() const { return m_side; }
    [[nodiscard]] charts::SmallMultiples* grid() const { return m_grid; }
    [[nodiscard]] CrimePlaces* places() const { return m_places; }
    [[nodiscard]] QString message() const;

    void raise();
    void makeMeasure();
    void noteBreak();
    void chooseDistricts();
    void savePicture();

Q_SIGNALS:
    void said(const QString& words);
    void measureMade(const QString& reference);
    void importWanted();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeBar();
    QWidget* makeChart();
    void read();
    void fillChoices();
    void showSeries();
    void showChart();
    void goBack();

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    performance::CrimeTable m_table;
    performance::ChartPicture m_picture;
    bool m_stale = true;
    bool m_opened = false;  ///< the user has seen it
    QComboBox* m_by;
    QComboBox* m_area;
    QComboBox* m_type;
    TextLabel* m_months;
    MessageBar* m_message;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    CrimePlaces* m_places;
    Card* m_card = nullptr;
    charts::SmallMultiples* m_grid = nullptr;
    charts::ControlChartView* m_chart = nullptr;
    TextLabel* m_sentence = nullptr;
    TextLabel* m_breaks = nullptr;
    QWidget* m_steps = nullptr;
    FormSide* m_side;
};

}  // namespace muster::ui
