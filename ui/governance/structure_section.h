// SPDX-License-Identifier: GPL-3.0-or-later
//
// The governance structure on a day: a picture, and the same as a list.
#pragma once

#include "core/governance/governance_chart.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/records/record_details.h"
#include "ui/records/section.h"

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace muster::ui {

class DataTable;
class DetailsPanel;
class DiagramView;
class MessageBar;
class RecordModel;
class TextLabel;

class StructureSection final : public Section {
    Q_OBJECT

public:
    explicit StructureSection(ReplicaBridge& bridge);

    [[nodiscard]] QString title() const override { return tr("Governance"); }
    [[nodiscard]] QString countWords() const override;
    void readAgain() override;
    void takeFocus() override;
    void startEdit() override;
    void focusSearch() override;
    void showRecord(const base::Id& id) override;

    /// The chart larger (1) or smaller (-1).
    void changeScale(int by);
    /// As wide as its room, in words of the usual size.
    void fitWidth();
    /// Small enough to be seen at once.
    void fitWhole();
    /// The list beside the chart; without it the chart has all the room.
    void showList(bool shown);
    [[nodiscard]] QPushButton* listButton() const { return m_listButton; }

    [[nodiscard]] const governance::GovernanceChart& chart() const { return m_chart; }
    [[nodiscard]] DiagramView* picture() const { return m_picture; }
    [[nodiscard]] RecordModel* model() const { return m_model; }
    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] QLineEdit* day() const { return m_day; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// Ctrl and the key with the plus, without Shift.
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QWidget* makeSide();
    [[nodiscard]] QHBoxLayout* makeHead();
    void setScale(double scale);
    void showDay();
    void showDetails();
    void showMarked();

    ReplicaBridge& m_bridge;
    governance::GovernanceChart m_chart;
    std::optional<base::Date> m_date;  ///< today when empty
    QLineEdit* m_day;
    TextLabel* m_about;
    MessageBar* m_message;
    DiagramView* m_picture;
    QScrollArea* m_room;  ///< of the chart
    QPushButton* m_scaleButton;
    QPushButton* m_listButton;
    QWidget* m_side = nullptr;
    bool m_whole = false;  ///< all of the chart is wanted, whatever the room
    RecordModel* m_model;
    DataTable* m_table;
    DetailsPanel* m_details;
};

}  // namespace muster::ui
