// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the capture line offers while a mark is typed.
#pragma once

#include "core/meetings/completion.h"

#include <QFrame>

#include <optional>
#include <vector>

class QListWidget;

namespace muster::ui {

/// A list over the capture line that never takes the focus: Up and Down choose, Tab takes, Escape closes; the
/// editor passes these keys on.
class CompletionPopup final : public QFrame {
    Q_OBJECT

public:
    explicit CompletionPopup(QWidget* host);

    /// Shows the offers with their lower left corner at `above` (in the host); hides when there are none.
    void offer(std::vector<muster::meetings::Completion> offers, QPoint above);
    void move(int steps);
    /// What Tab would take; nothing while hidden.
    [[nodiscard]] std::optional<muster::meetings::Completion> current() const;
    /// The user chose with the arrows, so that Enter takes it too.
    [[nodiscard]] bool chosen() const { return m_chosen; }
    [[nodiscard]] QStringList labels() const;

Q_SIGNALS:
    void picked();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QListWidget* m_list;
    std::vector<muster::meetings::Completion> m_offers;
    bool m_chosen = false;
};

}  // namespace muster::ui
