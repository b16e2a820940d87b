// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the register shows, read once for all its pieces.
#pragma once

#include "core/actions/action_queries.h"
#include "ui/bridge/replica_bridge.h"

#include <QObject>

#include <optional>
#include <vector>

namespace muster::ui {

/// Holds the register as last read and reads it again when something it shows was committed.
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

    void readAgain();

Q_SIGNALS:
    void changed();

private:
    ReplicaBridge& m_bridge;
    std::vector<actions::Action> m_all;
    std::optional<base::Date> m_nextMeeting;
};

}  // namespace muster::ui
