// SPDX-License-Identifier: GPL-3.0-or-later
//
// What belongs to the open item beside its record: its sheet, the recommendations of its papers, who is told.
#pragma once

#include "core/meetings/papers.h"
#include "ui/meetings/panels/run_panel.h"

class QComboBox;

namespace muster::ui {

class ItemSheetForm;

/// A panel about the open item. When another item opens, or part two is locked under a restricted one, it forgets what
/// it showed, and closes if it is up.
class OpenItemPanel : public RunPanel {
    Q_OBJECT

public:
    OpenItemPanel(RunDesk& desk, const QString& title, QWidget* parent);

protected:
    /// The open item as far as it may be seen now; says why not, and returns null, where there is none.
    const room::RoomItem* begin();
    [[nodiscard]] const base::Id& item() const { return m_item; }
    /// Takes what was shown off the panel.
    virtual void forget() = 0;

private:
    void watch();

    base::Id m_item;
    TextLabel* m_about;
};

/// Ctrl+Shift+T: tags, safeguarding, who takes no part, problem-solving.
class ItemSheetPanel final : public OpenItemPanel {
    Q_OBJECT

public:
    explicit ItemSheetPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

protected:
    void forget() override;

private:
    ItemSheetForm* m_form;
};

/// Ctrl+Shift+R: each recommendation of the item's papers becomes a decision, as recommended or in other words
/// (requirements D11).
class DecidePanel final : public OpenItemPanel {
    Q_OBJECT

public:
    explicit DecidePanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

protected:
    void forget() override;

private:
    void read();
    void decide();

    TextLabel* m_decided;
    QComboBox* m_line;
    QLineEdit* m_words;
};

/// Ctrl+Shift+Y: one sentence for whoever raised it, or for the panel of the ward: you said, we did (requirements J04).
class TellBackPanel final : public OpenItemPanel {
    Q_OBJECT

public:
    explicit TellBackPanel(RunDesk& desk, QWidget* parent = nullptr);
    void opened() override;

protected:
    void forget() override;

private:
    void tell();

    QComboBox* m_body;
    QLineEdit* m_words;
};

/// F8 on a decision: what it means for community safety (requirements A04).
class Section17Panel final : public OpenItemPanel {
    Q_OBJECT

public:
    explicit Section17Panel(RunDesk& desk, QWidget* parent = nullptr);
    void setEntry(const base::Id& entry) { m_entry = entry; }
    void opened() override;

protected:
    void forget() override;

private:
    void save();

    base::Id m_entry;
    TextLabel* m_decision;
    QComboBox* m_effect;
    QLineEdit* m_reason;
};

}  // namespace muster::ui
