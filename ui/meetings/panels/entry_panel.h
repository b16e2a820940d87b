// SPDX-License-Identifier: GPL-3.0-or-later
//
// F3 and F4 on an entry: make it something else, or put it under another item.
#pragma once

#include "ui/meetings/panels/run_panel.h"

namespace muster::ui {

/// Convert: N note, D decision (with a verb the body may use), A action (with its lead agency).
class ConvertPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit ConvertPanel(RunDesk& desk, QWidget* parent = nullptr);
    void setEntry(const base::Id& entry) { m_entry = entry; }
    void opened() override;

private:
    void convert();

    base::Id m_entry;
    QLineEdit* m_what;
    QLineEdit* m_with;
};

/// A number and Enter: go to an item, or move an entry to one.
class NumberPanel final : public RunPanel {
    Q_OBJECT

public:
    NumberPanel(RunDesk& desk, const QString& title, const QString& button, QWidget* parent = nullptr);
    void opened() override;

Q_SIGNALS:
    void given(int number);

private:
    QLineEdit* m_number;
};

/// A matter that came up: title, why it cannot wait, minutes.
class UrgentPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit UrgentPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

private:
    void add();

    QLineEdit* m_title;
    QLineEdit* m_reason;
    QLineEdit* m_minutes;
};

}  // namespace muster::ui
