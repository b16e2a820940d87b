// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking data in: figures of measures, recorded crime, and where census areas lie.
#pragma once

#include "core/performance/crime_reading.h"
#include "core/tables/table.h"
#include "ui/bridge/replica_bridge.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace muster::ui {

class CrimeReader;
class FiguresImport;
class MessageBar;
class Prompts;
class TextLabel;
class WorkBar;

/// Nothing is written until everything was read and shown, and then all of it or nothing.
class ImportPage final : public QWidget {
    Q_OBJECT

public:
    ImportPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    /// Back to the choice of what comes in.
    void begin();
    void chooseTable();
    /// Cells copied in Excel.
    void paste();
    void chooseCrime();
    void chooseCrimeFolder();
    void choosePlaces();
    void importNow();
    void cancelReading();
    /// One step back, or `left`.
    void goBack();

    [[nodiscard]] FiguresImport* figures() const { return m_figures; }
    [[nodiscard]] QString message() const;
    /// What the last import of recorded crime brought.
    [[nodiscard]] const QStringList& summary() const { return m_summary; }
    [[nodiscard]] bool isReading() const;

Q_SIGNALS:
    /// It is on the disk.
    void imported(const QString& words);
    /// Recorded crime came in and its summary stands here.
    void crimeImported();
    void crimeWanted();
    void placesWanted();
    void left();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum Step { Start, Figures, Summary };

    QWidget* makeStart();
    QWidget* makeSummary();
    void setStep(Step step);
    void showTable(const base::Result<tables::Table>& table, const QString& name);
    void readCrime(const QStringList& paths);
    void takeCrime(base::Result<performance::ReadCrime>& read);
    void showSummary();

    ReplicaBridge& m_bridge;
    Prompts& m_prompts;
    TextLabel* m_way;
    QPushButton* m_import;
    QPushButton* m_back;
    MessageBar* m_message;
    WorkBar* m_work;
    QStackedWidget* m_steps;
    QPushButton* m_choose = nullptr;
    FiguresImport* m_figures;
    CrimeReader* m_reader;
    QVBoxLayout* m_lines = nullptr;
    QWidget* m_sentences = nullptr;
    QPushButton* m_showCrime = nullptr;
    QStringList m_summary;
};

}  // namespace muster::ui
