// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_desk.h"

#include "core/meetings/meeting_queries.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace muster::ui {
namespace {

// Long enough to gather the commits of one moment.
constexpr std::chrono::milliseconds kCountAfter {200};

// Whatever a line of the register is made of.
constexpr std::array<std::string_view, 11> kTables {"action",  "action_update", "action_support", "agency",
                                                    "meeting", "body",          "minute",         "ward",
                                                    "sector",  "ratification",  "recommendation"};

bool concerns(const replica::ChangeNotice& notice)
{
    // A notice that touches nothing means that part two was opened or locked.
    return notice.rows.empty()
        || std::any_of(kTables.begin(), kTables.end(), [&](std::string_view table) { return notice.touches(table); });
}

// Of the bodies whose actions these are.
std::optional<base::Date> firstMeetingAfter(const replica::Reader& reader, const std::vector<actions::Action>& actions)
{
    std::set<std::string> bodies;
    for (const actions::Action& action : actions)
        bodies.insert(action.bodyShortName);
    std::optional<base::Date> first;
    for (const meetings::Meeting& meeting : meetings::allMeetings(reader)) {
        const bool comes = meetings::isBeforeHeld(meeting.state) && meeting.date > reader.today();
        if (comes && bodies.contains(meeting.bodyShortName) && (!first || meeting.date < *first))
            first = meeting.date;
    }
    return first;
}

}  // namespace

ActionsDesk::ActionsDesk(ReplicaBridge& bridge, QObject* parent) : QObject(parent), m_bridge(bridge)
{
    connect(&bridge, &ReplicaBridge::changed, this, [this](const replica::ChangeNotice& notice) {
        if (concerns(notice))
            noticeChange();
    });
    connect(&bridge, &ReplicaBridge::partTwoChanged, this, &ActionsDesk::noticeChange);
    m_count.setSingleShot(true);
    m_count.setInterval(kCountAfter);
    connect(&m_count, &QTimer::timeout, this, &ActionsDesk::countOverdue);
    m_count.start();
}

void ActionsDesk::wake()
{
    m_awake = true;
    m_count.stop();
    if (m_stale)
        readAgain();
}

void ActionsDesk::noticeChange()
{
    if (m_awake) {
        readAgain();
        return;
    }
    m_stale = true;
    m_count.start();
}

void ActionsDesk::countOverdue()
{
    actions::ActionFilter filter;
    filter.openOnly = true;
    filter.overdueOnly = true;
    Q_EMIT overdueCounted(static_cast<int>(actions::listActions(m_bridge.reader(), filter).size()));
}

const actions::Action* ActionsDesk::find(const base::Id& id) const
{
    const auto at = std::find_if(m_all.begin(), m_all.end(), [&](const auto& action) { return action.id == id; });
    return at == m_all.end() ? nullptr : &*at;
}

void ActionsDesk::readAgain()
{
    m_stale = false;
    const replica::Reader& reader = m_bridge.reader();
    m_all = actions::listActions(reader);
    m_nextMeeting = firstMeetingAfter(reader, m_all);
    actions::sortForLog(m_all, m_nextMeeting);
    Q_EMIT changed();
}

}  // namespace muster::ui
