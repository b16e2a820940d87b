// SPDX-License-Identifier: GPL-3.0-or-later
//
// The action log item: every open action, one key each.
#pragma once

#include "core/actions/action.h"
#include "ui/meetings/panels/run_panel.h"

#include <optional>

class QListView;

namespace muster::ui {

class ReviewModel;

/// J and K go to the next and previous action while the list has the focus. A letter begins what is to be said of
/// it: C claim complete, V verify, P progress, B blocked, E extend, N no longer required, U not undertaken,
/// O confirm. Then one line, and Enter goes on to the next.
class ReviewPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit ReviewPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;
    [[nodiscard]] QListView* list() const { return m_list; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void read();
    void begin(QChar letter);
    void record();
    void step(int by);
    void showChosen();
    [[nodiscard]] const actions::Action* current() const;

    ReviewModel* m_model;
    QListView* m_list;
    TextLabel* m_asks;
    QLineEdit* m_line;
    QPushButton* m_chair;
    std::vector<actions::Action> m_actions;
    QChar m_letter;
};

}  // namespace muster::ui
