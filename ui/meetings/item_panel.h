// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open item, in the middle of the Run screen.
#pragma once

#include "core/meetings/agenda_item.h"
#include "ui/meetings/run_desk.h"
#include "ui/widgets/chip.h"

#include <QWidget>

#include <functional>
#include <optional>
#include <vector>


namespace muster::ui {

class FlowLayout;
class EntryList;
class ItemChart;
class TextLabel;

/// Its title and where it comes from, who is needed and here, the time it has had, what special it asks for
/// (approving minutes, a late paper), and the record so far.
class ItemPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ItemPanel(RunDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] EntryList* record() const { return m_record; }

Q_SIGNALS:
    void statementRead();
    void minutesWanted();
    void reviewWanted();
    void startWanted();
    void finishWanted();
    void presenceWanted();
    void decisionsWanted();

private:
    void show();
    void showTexts();
    void showChips();
    void showDuties();
    void addDuty(const QString& text, const QString& keys, bool primary, const std::function<void()>& what);
    void buildEntryKeys();

    RunDesk& m_desk;
    TextLabel* m_title;
    TextLabel* m_origin;
    QWidget* m_chipBox;
    FlowLayout* m_chips;
    QWidget* m_dutyBox;
    FlowLayout* m_duties;
    ItemChart* m_chart;
    EntryList* m_record;
    QWidget* m_entryKeys;
    std::optional<room::AgendaItem> m_item;
    std::vector<ChipSpec> m_shownChips;
    QString m_shownDuties;
};

}  // namespace muster::ui
