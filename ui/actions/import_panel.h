// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking in an older action log: choose the file, match the columns, import.
#pragma once

#include "core/actions/action_import.h"
#include "ui/bridge/replica_bridge.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace muster::ui {

class DataTable;
class ImportMapping;
class ImportPreviewModel;
class ImportView;
class MessageBar;
class Prompts;

/// Nothing is written until the last step, and then all of it or nothing.
class ImportPanel final : public QWidget {
    Q_OBJECT

public:
    ImportPanel(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    /// Back to the first step.
    void begin();
    /// Asks for a file and reads it.
    void chooseFile();
    void importNow();

    [[nodiscard]] const ImportPreviewModel& preview() const { return *m_model; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void imported(const QString& words);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeFirstStep();
    QWidget* makeMatching();
    void read(const QString& path);
    void showTable(tables::Table table);
    void look();
    void setStep(int step);
    void setBusy(const QString& text);

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    tables::Table m_table;
    QString m_fileName;
    QStackedWidget* m_steps;
    QLabel* m_way;
    MessageBar* m_message;
    ImportMapping* m_mapping;
    ImportPreviewModel* m_model;
    ImportView* m_view;
    DataTable* m_rows;
    QProgressBar* m_busy;
    QPushButton* m_choose;
    QPushButton* m_import;
    QPushButton* m_cancel;
};

}  // namespace muster::ui
