// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is stuck, and what would free it.
#pragma once

#include "core/actions/blockage.h"

#include <QWidget>

class QVBoxLayout;

namespace muster::ui {

class MessageBar;
class PerformanceDesk;

class BlockageView final : public QWidget {
    Q_OBJECT

public:
    explicit BlockageView(PerformanceDesk& desk, QWidget* parent = nullptr);

    void show(const base::Id& blockage);
    [[nodiscard]] base::Id blockage() const { return m_blockage; }
    void refuse(const QString& why);
    /// What was refused is settled.
    void dismissMessage();
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    void stepWanted(muster::actions::BlockageStep step);

private:
    void read();

    PerformanceDesk& m_desk;
    base::Id m_blockage;
    MessageBar* m_message;
    QVBoxLayout* m_column;
    QWidget* m_content = nullptr;
};

}  // namespace muster::ui
