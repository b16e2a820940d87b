// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performance_desk.h"

#include "core/base/text.h"
#include "core/partnership/priority_queries.h"
#include "core/performance/measure_queries.h"
#include "ui/bridge/words.h"

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kSoonMs = 20;  // several notices in a row are read once

}  // namespace

PerformanceDesk::PerformanceDesk(ReplicaBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &PerformanceDesk::readAgain);
    connect(&bridge, &ReplicaBridge::changed, this, &PerformanceDesk::noticeChange);
    connect(&bridge, &ReplicaBridge::partTwoChanged, this, &PerformanceDesk::noticeChange);
}

void PerformanceDesk::noticeChange()
{
    m_stale = true;
    if (m_awake)
        m_soon.start();
}

void PerformanceDesk::wake()
{
    m_awake = true;
    if (m_stale)
        readAgain();
}

void PerformanceDesk::readAgain()
{
    m_soon.stop();
    m_stale = false;
    m_ranked = actions::rankedList(reader());
    m_measures = performance::measures(reader());
    m_priorities = partnership::prioritiesOn(reader(), today());
    m_questions = actions::effectQuestionsDue(reader());
    m_blockages = actions::blockagesForPerformanceBoard(reader());
    for (const actions::Blockage& blockage : actions::listBlockages(reader())) {
        const bool there = std::any_of(m_blockages.begin(), m_blockages.end(),
                                       [&](const actions::Blockage& listed) { return listed.id == blockage.id; });
        if (!there && blockage.state != actions::BlockageState::Closed)
            m_blockages.push_back(blockage);
    }
    m_newest.clear();
    std::optional<base::Date> newest;
    for (const performance::Measure& measure : m_measures) {
        const auto values = performance::valuesOf(reader(), measure.id);
        if (!values.empty() && (!newest || *newest < values.back().period)) {
            newest = values.back().period;
            m_newest = words(performance::inWords(values.back().period, measure.details.frequency));
        }
    }
    Q_EMIT changed();
}

const performance::Measure* PerformanceDesk::measure(const base::Id& id) const
{
    const auto at = std::find_if(m_measures.begin(), m_measures.end(),
                                 [&](const performance::Measure& measure) { return measure.id == id; });
    return at == m_measures.end() ? nullptr : &*at;
}

const performance::Measure* PerformanceDesk::measureCalled(const std::string& name) const
{
    const auto at = std::find_if(m_measures.begin(), m_measures.end(),
                                 [&](const performance::Measure& measure) { return measure.details.name == name; });
    return at == m_measures.end() ? nullptr : &*at;
}

void PerformanceDesk::detect()
{
    m_bridge.execute(actions::DetectExceptions {}, this, [this](const base::Result<actions::Detection>& found) {
        if (!found) {
            Q_EMIT told(words(found.error().detail));
            return;
        }
        QStringList raised;
        for (const actions::Detection::Raised& one : found->raised)
            raised << QStringLiteral("%1 (%2)").arg(words(one.name), words(one.reference));
        if (!raised.isEmpty())
            Q_EMIT told(tr("Raised: %1.").arg(raised.join(QStringLiteral(", "))));
        else if (!found->goingOn.empty())
            Q_EMIT told(tr("Nothing new is unusual; %1.")
                            .arg(words(base::counted(static_cast<int>(found->goingOn.size()), "known signal goes on",
                                                     "known signals go on"))));
        else
            Q_EMIT told(tr("Nothing in it is unusual."));
    });
}

}  // namespace muster::ui
