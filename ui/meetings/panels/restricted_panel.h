// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+R: into a restricted item, and out of it.
#pragma once

#include "ui/meetings/panels/run_panel.h"

class QComboBox;

namespace muster::ui {

/// The checklist of requirements §2.5 row 8, from top to bottom: statement read, part two unlocked, the item, and
/// everybody here who is not on its list asked to leave or given a reason to stay. Then recording is allowed.
/// While a settled restricted item is open the panel asks a second time before it leaves it.
class RestrictedPanel final : public RunPanel {
    Q_OBJECT

public:
    explicit RestrictedPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;
    /// The panel asks whether to leave: Ctrl+R again confirms.
    [[nodiscard]] bool isLeaving() const { return m_leaving; }
    void leave();

Q_SIGNALS:
    void lockWanted();

private:
    void read();
    void build();
    void buildLeaving();
    void buildUnlock();
    void buildItem();
    void buildPresence();
    void unlock();
    void focusFirst();
    QPushButton* step(const QString& text, const std::function<void()>& what);
    void done(const QString& text);

    QVBoxLayout* m_steps;
    QLineEdit* m_passphrase = nullptr;
    QComboBox* m_item = nullptr;
    QWidget* m_first = nullptr;
    bool m_leaving = false;
    QString m_shown;
};

}  // namespace muster::ui
