// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the parts of the Run screen share: the meeting, its state as last read, and the way to change it.
#pragma once

#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"

#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include <utility>

namespace muster::ui {

namespace room = muster::meetings;

/// One meeting being run. Reads its state after every change and when a minute begins; parts listen to
/// `stateChanged` and show `state()`. A refusal nobody takes is emitted as `refused`.
class RunDesk final : public QObject {
    Q_OBJECT

public:
    explicit RunDesk(ReplicaBridge& bridge, QObject* parent = nullptr);

    void showMeeting(const base::Id& meeting);
    [[nodiscard]] const base::Id& meeting() const { return m_meeting; }
    [[nodiscard]] bool hasMeeting() const { return m_has; }
    [[nodiscard]] const room::RoomState& state() const { return m_state; }
    [[nodiscard]] const room::RoomItem* openItem() const;
    [[nodiscard]] const room::RoomItem* item(const base::Id& id) const;
    [[nodiscard]] const room::RoomItem* itemNumbered(int number) const;
    /// The meeting runs: items can be opened and lines recorded.
    [[nodiscard]] bool running() const { return m_has && m_state.started && !m_state.ended; }
    /// Restricted text may be on the screen: the open item is restricted and part two is open.
    [[nodiscard]] bool restrictedOnScreen() const { return m_state.restrictedMode && m_state.partTwoOpen; }

    [[nodiscard]] ReplicaBridge& bridge() const { return m_bridge; }
    [[nodiscard]] const replica::Reader& reader() const { return m_bridge.reader(); }
    /// "City Council" for "CITY", as lists print it.
    [[nodiscard]] QString agencyName(std::string_view shortName) const;

    /// `done(Result)` on this thread while `context` lives; refusals are the caller's.
    template <class Command, class Done>
    void execute(Command command, QObject* context, Done done)
    {
        m_bridge.execute(std::move(command), context, std::move(done));
    }

    /// A refusal is emitted as `refused`; else `done()` is called.
    template <class Command, class Done>
    void perform(Command command, Done done)
    {
        m_bridge.execute(std::move(command), this, [this, done = std::move(done)](const auto& result) {
            if (!result) {
                Q_EMIT refused(words(result.error().detail));
            } else {
                done();
            }
        });
    }
    template <class Command>
    void perform(Command command)
    {
        perform(std::move(command), [] {});
    }

    /// These tell the projector before anything is written when a restricted item is about to open.
    void open(const base::Id& item);
    void next();
    void previous();
    void goTo(int number);

    void reload();

Q_SIGNALS:
    /// `state()` was read again.
    void stateChanged();
    /// Restricted content is about to come up: hide what others see, now.
    void restrictedComing();
    /// What was announced by `restrictedComing` has been decided; `state()` tells how.
    void switchSettled();
    void refused(const QString& why);

private:
    template <class Command>
    void switchTo(Command command, const room::RoomItem* target);
    [[nodiscard]] const room::RoomItem* nextToTake() const;
    [[nodiscard]] const room::RoomItem* neighbourBefore() const;
    void tick();

    ReplicaBridge& m_bridge;
    base::Id m_meeting;
    bool m_has = false;
    room::RoomState m_state;
    QHash<QString, QString> m_agencies;
    QTimer m_timer;
};

}  // namespace muster::ui
