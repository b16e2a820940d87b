// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text that is being typed, kept for each item, so that neither a change of item nor a power cut loses it.
#pragma once

#include "core/base/id.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

namespace muster::ui {

class RunDesk;

/// Saves the capture line at word ends and a moment after the last key. A restricted line is sealed by the replica
/// and forgotten here when part two is locked.
class RunDrafts final : public QObject {
    Q_OBJECT

public:
    explicit RunDrafts(RunDesk& desk, QObject* parent = nullptr);

    /// The line of an item became `text`.
    void typed(const base::Id& item, bool restricted, const QString& text);
    /// What was typed for an item and not entered.
    [[nodiscard]] QString draftOf(const base::Id& item);
    /// Hands what is not saved yet to the writer thread.
    void flush();
    /// Part two was locked: nothing restricted stays in memory.
    void forgetRestricted();

private:
    [[nodiscard]] QString keyOf(const base::Id& item) const;

    struct Draft {
        QString text;
        bool restricted = false;
        bool saved = true;
    };

    RunDesk& m_desk;
    QHash<QString, Draft> m_drafts;
    QTimer m_timer;
};

}  // namespace muster::ui
