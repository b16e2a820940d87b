// SPDX-License-Identifier: GPL-3.0-or-later
//
// The record so far, with the keys that correct it.
#pragma once

#include "core/base/id.h"

#include <QListView>

#include <optional>

namespace muster::ui {

class EntryModel;
class RunDesk;

/// Time and words of each entry of the open item. F2 edits in place, F3 converts, F4 moves, F7 marks unclear, F8 says
/// what a decision means under section 17, Delete takes out; Escape goes back to the capture line.
class EntryList final : public QListView {
    Q_OBJECT

public:
    explicit EntryList(RunDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] std::optional<base::Id> currentEntry() const;
    /// Puts the focus on the newest entry.
    void focusNewest();
    void editCurrent();
    void toggleUnclear();
    void askSection17();
    void removeCurrent();

Q_SIGNALS:
    void convertWanted(const muster::base::Id& entry);
    void moveWanted(const muster::base::Id& entry);
    void section17Wanted(const muster::base::Id& entry);
    void leftDownwards();
    /// Whether an entry is chosen changed.
    void chosenChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void read();
    void saveEdit(const QString& key, const QString& text);
    void reopen(const QString& key, const QString& text);

    RunDesk& m_desk;
    EntryModel* m_model;
    QString m_itemKey;
};

}  // namespace muster::ui
