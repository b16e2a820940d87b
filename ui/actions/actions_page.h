// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register of actions.
#pragma once

#include "core/actions/action_steps.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace muster::ui {

class ActionDetail;
class ActionFilterBar;
class ActionsDesk;
class ActionsModel;
class DataTable;
class ImportPanel;
class MessageBar;
class PageHeader;
class Prompts;
class ReplicaBridge;

/// Every action there is, what it needs next at one key, and the way in and out for older logs and spreadsheets.
class ActionsPage final : public Page {
    Q_OBJECT

public:
    /// Both must outlive the page.
    ActionsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("actions"), tr("Actions"), Icon::Actions}; }
    [[nodiscard]] std::vector<Command> commands() override;
    void activated() override;
    /// A reference ("A-019") or an id.
    void showTarget(const QString& target) override;

    [[nodiscard]] DataTable* table() const { return m_table; }
    [[nodiscard]] ActionsModel* model() const { return m_model; }
    [[nodiscard]] ActionDetail* detail() const { return m_detail; }
    [[nodiscard]] ActionFilterBar* filters() const { return m_filters; }
    [[nodiscard]] ImportPanel* importPanel() const { return m_import; }
    /// "14 open of 24: 5 overdue, ...", as the header says.
    [[nodiscard]] QString counts() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeRegister();
    void refill();
    void tellOverdue(int overdue);
    void arrangeRows();
    void fold();
    void selectAction(const base::Id& action);
    void exportShown();
    void startImport();
    void leaveImport();
    void finish(const QString& text);
    [[nodiscard]] bool isReading() const;

    Prompts& m_prompts;
    ActionsDesk* m_desk;
    PageHeader* m_header;
    ActionFilterBar* m_filters;
    ActionsModel* m_model;
    DataTable* m_table;
    ActionDetail* m_detail;
    MessageBar* m_message;
    ImportPanel* m_import;
    QStackedWidget* m_stack;
};

}  // namespace muster::ui
