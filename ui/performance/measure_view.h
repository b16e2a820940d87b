// SPDX-License-Identifier: GPL-3.0-or-later
//
// A measure, or a series of recorded crime: its chart, what it says in words, and what can be done now.
#pragma once

#include "core/actions/ranking.h"
#include "core/performance/chart_picture.h"
#include "core/performance/measure_queries.h"

#include <QWidget>

#include <optional>

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace muster::ui {

namespace charts {
class ControlChartView;
}  // namespace charts

class Card;
class DataTable;
class MessageBar;
class PerformanceDesk;
class TextLabel;
class ValuesModel;

/// What the view is about: a line of the list, a measure by itself, or both.
struct MeasureSubject {
    base::Id measure;  ///< nil for recorded crime and for a judgement about no measure
    std::optional<performance::CrimeSeriesName> crime;
    std::optional<actions::RankedLine> line;

    [[nodiscard]] const actions::PerformanceException* exception() const
    {
        return line && line->exception ? &*line->exception : nullptr;
    }
};

class MeasureView final : public QWidget {
    Q_OBJECT

public:
    explicit MeasureView(PerformanceDesk& desk, QWidget* parent = nullptr);

    void show(const MeasureSubject& subject);
    [[nodiscard]] const MeasureSubject& subject() const { return m_subject; }
    /// Nothing for a judgement about no measure, and for recorded crime.
    [[nodiscard]] const std::optional<performance::MeasureChart>& chart() const { return m_chart; }
    [[nodiscard]] const performance::ChartPicture& picture() const { return m_picture; }
    [[nodiscard]] charts::ControlChartView* chartView() const { return m_view; }
    [[nodiscard]] DataTable* table() const { return m_table; }
    /// The figures in place of the chart.
    void showTable(bool shown);
    [[nodiscard]] bool isTableShown() const;
    /// The period that is chosen in the chart or in the table.
    [[nodiscard]] std::optional<base::Date> chosenPeriod() const;
    void refuse(const QString& why);
    /// What was refused is settled.
    void dismissMessage();
    [[nodiscard]] QString message() const;
    /// The same time in other years.
    [[nodiscard]] QString seasonText() const;
    /// Everything that is said in words, a line each.
    [[nodiscard]] QStringList sentences() const { return m_sentences; }
    /// What the status line says of the calculation.
    [[nodiscard]] QString method() const;

Q_SIGNALS:
    void stepWanted(muster::actions::ExceptionStep step);
    /// "value", "table", "save", "raise", "edit", "pair", "retire", "rebase", "break", "judgement".
    void measureStepWanted(const QString& step);
    void actionWanted(const QString& reference);

private:
    void read();
    void showHead();
    void showChips();
    void showSentences();
    void showSeason();
    void showSteps();
    void makeSteps();
    void showStory();
    void addStep(QLayout* into, const QString& key, const QString& text, const QString& name, bool primary,
                 const std::function<void()>& take);

    PerformanceDesk& m_desk;
    MeasureSubject m_subject;
    std::optional<performance::MeasureChart> m_chart;
    performance::ChartPicture m_picture;
    QStringList m_sentences;
    MessageBar* m_message;
    QScrollArea* m_scroll;
    TextLabel* m_title;
    TextLabel* m_about;
    QWidget* m_chips;
    Card* m_card;
    charts::ControlChartView* m_view = nullptr;
    ValuesModel* m_values;
    DataTable* m_table;
    QWidget* m_words;
    QWidget* m_steps;
    TextLabel* m_season;
    QWidget* m_more;
    QWidget* m_story;
    bool m_moreShown = false;
};

}  // namespace muster::ui
