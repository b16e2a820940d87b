// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_desk.h"

#include "core/partnership/agency_queries.h"

#include <algorithm>
#include <chrono>

namespace muster::ui {

namespace {

    constexpr std::chrono::seconds kLookAtClock {2};

    const room::RoomItem* find(const room::RoomState& state, const auto& fits)
    {
        const auto found = std::find_if(state.items.begin(), state.items.end(), fits);
        return found == state.items.end() ? nullptr : &*found;
    }

}  // namespace

RunDesk::RunDesk(ReplicaBridge& bridge, QObject* parent)
    : QObject(parent)
    , m_bridge(bridge)
{
    connect(&m_bridge, &ReplicaBridge::changed, this, &RunDesk::reload);
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, &RunDesk::reload);
    connect(&m_timer, &QTimer::timeout, this, &RunDesk::tick);
}

void RunDesk::showMeeting(const base::Id& meeting)
{
    m_meeting = meeting;
    m_agencies.clear();
    for (const auto& agency : partnership::agencies(reader())) {
        m_agencies.insert(words(agency.shortName), words(partnership::printName(agency)));
    }
    m_timer.start(kLookAtClock);
    reload();
}

void RunDesk::reload()
{
    if (m_meeting.isNil()) {
        return;
    }
    auto state = room::roomState(reader(), m_meeting);
    m_has = state.has_value();
    m_state = state ? std::move(*state) : room::RoomState {};
    Q_EMIT stateChanged();
}

void RunDesk::tick()
{
    if (running() && reader().now().time != m_state.clock.now) {
        reload();
    }
}

const room::RoomItem* RunDesk::openItem() const { return m_state.openItem ? item(m_state.openItem) : nullptr; }

const room::RoomItem* RunDesk::item(const base::Id& id) const
{
    return find(m_state, [&](const room::RoomItem& each) { return each.id == id; });
}

const room::RoomItem* RunDesk::itemNumbered(int number) const
{
    return find(m_state, [&](const room::RoomItem& each) { return each.number == number; });
}

QString RunDesk::agencyName(std::string_view shortName) const
{
    const QString code = words(shortName);
    return m_agencies.value(code, code);
}

const room::RoomItem* RunDesk::nextToTake() const
{
    return find(m_state, [](const room::RoomItem& each) { return each.state == room::RoomItemState::ToCome; });
}

const room::RoomItem* RunDesk::neighbourBefore() const
{
    const room::RoomItem* open = openItem();
    const room::RoomItem* before = nullptr;
    for (const auto& each : m_state.items) {
        if (&each == open) {
            break;
        }
        if (each.state == room::RoomItemState::ToCome || each.state == room::RoomItemState::Concluded) {
            before = &each;
        }
    }
    return before;
}

template <class Command>
void RunDesk::switchTo(Command command, const room::RoomItem* target)
{
    if (target != nullptr && target->restricted) {
        Q_EMIT restrictedComing();
    }
    execute(std::move(command), this, [this](const base::Result<room::ItemOpened>& opened) {
        // The notice of the commit came before its answer, so the new item is shown already.
        Q_EMIT switchSettled();
        if (!opened) {
            Q_EMIT refused(words(opened.error().detail));
        }
    });
}

void RunDesk::open(const base::Id& wanted) { switchTo(room::OpenItem {m_meeting, wanted}, item(wanted)); }

void RunDesk::next() { switchTo(room::NextItem {m_meeting}, nextToTake()); }

void RunDesk::previous() { switchTo(room::PreviousItem {m_meeting}, neighbourBefore()); }

void RunDesk::goTo(int number) { switchTo(room::GoToItem {m_meeting, number}, itemNumbered(number)); }

}  // namespace muster::ui
