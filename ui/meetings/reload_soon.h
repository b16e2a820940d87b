// SPDX-License-Identifier: GPL-3.0-or-later
//
// A view that reads again after every change, once, and only while somebody looks at it.
#pragma once

#include "ui/bridge/replica_bridge.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <utility>

namespace muster::ui {

/// Calls `reload` when control returns to the event loop after a change or after part two was opened or locked. A view
/// that does not show is stale instead, and reads when it is shown.
class ReloadSoon {
public:
    /// Belongs to `view`: both outlive it.
    ReloadSoon(ReplicaBridge& bridge, QWidget& view, std::function<void()> reload)
    {
        m_timer.setSingleShot(true);
        m_timer.setInterval(0);
        QObject::connect(&m_timer, &QTimer::timeout, &view, std::move(reload));
        const auto soon = [this, &view] {
            m_stale = true;
            if (view.isVisible())
                m_timer.start();
        };
        QObject::connect(&bridge, &ReplicaBridge::changed, &m_timer, soon);
        QObject::connect(&bridge, &ReplicaBridge::partTwoChanged, &m_timer, soon);
    }

    [[nodiscard]] bool isStale() const { return m_stale; }
    void mark() { m_stale = true; }
    /// The view reads now.
    void done()
    {
        m_timer.stop();
        m_stale = false;
    }

private:
    QTimer m_timer;
    bool m_stale = false;
};

}  // namespace muster::ui
