// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the register shows, read once for all its pieces.
#pragma once

#include "core/actions/action_queries.h"
#include "ui/bridge/replica_bridge.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace muster::ui {

/// Holds the register as last read and reads it again when something it shows was committed. While nobody looks it
/// only counts what is overdue, and reads the whole at the next look: ten years of actions are no work for each key
/// somebody presses on another page.
class ActionsDesk final : public QObject {
    Q_OBJECT

public:
    explicit ActionsDesk(ReplicaBridge& bridge, QObject* parent = nullptr);

    /// In the order of the printed log.
    [[nodiscard]] const std::vector<actions::Action>& all() const { return m_all; }
    /// Null when it is not in the register (any more).
    [[nodiscard]] const actions::Action* find(const base::Id& id) const;
    /// The first meeting after today; the log's third group ends there.
    [[nodiscard]] std::optional<base::Date> nextMeeting() const { return m_nextMeeting; }
    [[nodiscard]] ReplicaBridge& bridge() const { return m_bridge; }
    [[nodiscard]] base::Date today() const { return m_bridge.reader().today(); }

    /// Somebody looks: reads what was missed meanwhile, and keeps up from now on.
    void wake();
    void sleep() { m_awake = false; }

Q_SIGNALS:
    void changed();
    /// While asleep, soon after it may have changed.
    void overdueCounted(int overdue);

private:
    void readAgain();
    void noticeChange();
    void countOverdue();

    bool m_awake = false;
    bool m_stale = true;
    QTimer m_count;
    ReplicaBridge& m_bridge;
    std::vector<actions::Action> m_all;
    std::optional<base::Date> m_nextMeeting;
};

}  // namespace muster::ui
