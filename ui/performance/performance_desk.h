// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the Performance page shows, read once for all its pieces.
#pragma once

#include "core/actions/blockage_queries.h"
#include "core/actions/effect.h"
#include "core/actions/exception_commands.h"
#include "core/actions/ranking.h"
#include "core/partnership/priority.h"
#include "core/performance/measure.h"
#include "ui/bridge/replica_bridge.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace muster::ui {

/// Reads when somebody looks, and again after every change while somebody does.
class PerformanceDesk final : public QObject {
    Q_OBJECT

public:
    explicit PerformanceDesk(ReplicaBridge& bridge, QObject* parent = nullptr);

    [[nodiscard]] ReplicaBridge& bridge() const { return m_bridge; }
    [[nodiscard]] const replica::Reader& reader() const { return m_bridge.reader(); }
    [[nodiscard]] base::Date today() const { return reader().today(); }

    [[nodiscard]] const actions::RankedList& ranked() const { return m_ranked; }
    /// Those in force, by reference.
    [[nodiscard]] const std::vector<performance::Measure>& measures() const { return m_measures; }
    [[nodiscard]] const std::vector<partnership::Priority>& priorities() const { return m_priorities; }
    /// Open ones; the longest for the Performance Board first.
    [[nodiscard]] const std::vector<actions::Blockage>& blockages() const { return m_blockages; }
    /// "Did it work?", those that are due.
    [[nodiscard]] const std::vector<actions::EffectQuestion>& questions() const { return m_questions; }
    [[nodiscard]] const performance::Measure* measure(const base::Id& id) const;
    [[nodiscard]] const performance::Measure* measureCalled(const std::string& name) const;
    /// "October 2011", the newest period with a figure; empty without one.
    [[nodiscard]] QString newestPeriod() const { return m_newest; }

    /// Somebody looks.
    void wake();
    void sleep() { m_awake = false; }
    /// Looks for exceptions in what came in; `told` then says what was raised, in a sentence.
    void detect();

Q_SIGNALS:
    void changed();
    void told(const QString& words);

private:
    void readAgain();
    void noticeChange();

    ReplicaBridge& m_bridge;
    QTimer m_soon;
    bool m_awake = false;
    bool m_stale = true;
    actions::RankedList m_ranked;
    std::vector<performance::Measure> m_measures;
    std::vector<partnership::Priority> m_priorities;
    std::vector<actions::Blockage> m_blockages;
    std::vector<actions::EffectQuestion> m_questions;
    QString m_newest;
};

}  // namespace muster::ui
