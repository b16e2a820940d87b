// SPDX-License-Identifier: GPL-3.0-or-later
//
// The governance structure on a day: a picture, and the same as a list.
#pragma once

#include "core/governance/governance_chart.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/records/record_details.h"
#include "ui/records/section.h"

class QLineEdit;

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

    [[nodiscard]] const governance::GovernanceChart& chart() const { return m_chart; }
    [[nodiscard]] DiagramView* picture() const { return m_picture; }
    [[nodiscard]] RecordModel* model() const { return m_model; }
    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] QLineEdit* day() const { return m_day; }

private:
    void showDay();
    void showDetails();

    ReplicaBridge& m_bridge;
    governance::GovernanceChart m_chart;
    std::optional<base::Date> m_date;  ///< today when empty
    QLineEdit* m_day;
    TextLabel* m_about;
    MessageBar* m_message;
    DiagramView* m_picture;
    RecordModel* m_model;
    DataTable* m_table;
    DetailsPanel* m_details;
};

}  // namespace muster::ui
