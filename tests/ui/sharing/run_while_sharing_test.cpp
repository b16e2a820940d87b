// SPDX-License-Identifier: GPL-3.0-or-later
//
// Somebody types in a meeting while others write, and while the drive hangs.
#include "tests/ui/meetings/run_room.h"

#include "core/meetings/entry_commands.h"
#include "tests/ui/sharing/idle_thread.h"
#include "tests/ui/sharing/shared_office.h"
#include "ui/meetings/entry_list.h"
#include "ui/sharing/sharing_desk.h"
#include "ui/sharing/sharing_status.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QTextCursor>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("A colleague's entry appears under a line half typed and moves nothing", "[sharing][run]")
{
    SharedOffice office;
    RunRoom room;
    room.start();
    room.goTo(6);
    for (int i = 0; i < 14; ++i)
        room.enter(QStringLiteral("The wardens reported on street %1 and what they found there this week").arg(i + 1));
    office.share(room.bridge().replica());
    SharingDesk desk(room.bridge(), SharedOffice::options());
    const auto colleague = office.colleague();
    REQUIRE(becomes([&] { return desk.status().state == sharing::SharingStatus::State::Shared; }));

    auto* entries = room.page().findChild<EntryList*>();
    REQUIRE(entries != nullptr);
    entries->setCurrentIndex(entries->model()->index(3, 0));
    entries->verticalScrollBar()->setValue(entries->verticalScrollBar()->maximum() / 2);
    room.line().setFocus();
    room.type(QStringLiteral(">Cut back planting on the cou"));
    QTextCursor cursor = room.line().textCursor();
    cursor.setPosition(5);
    cursor.setPosition(9, QTextCursor::KeepAnchor);
    room.line().setTextCursor(cursor);
    room.settle();
    const int scroll = entries->verticalScrollBar()->value();
    REQUIRE(scroll > 0);
    const QModelIndex chosen = entries->currentIndex();
    const QString chosenText = chosen.data().toString();
    const int before = entries->model()->rowCount();

    must(meetings::execute(*colleague,
                           meetings::RecordLine {room.state().meeting, room.state().openItem,
                                                 "Fire and Rescue have checked the hydrants"}));
    QElapsedTimer taken;
    taken.start();
    office.sync(*colleague);
    REQUIRE(becomes([&] { return entries->model()->rowCount() == before + 1; }));
    room.settle();

    CHECK(room.record().contains(QStringLiteral("Fire and Rescue have checked the hydrants")));
    CHECK(room.line().toPlainText() == QStringLiteral(">Cut back planting on the cou"));
    CHECK(room.line().textCursor().anchor() == 5);
    CHECK(room.line().textCursor().position() == 9);
    CHECK(QApplication::focusWidget() == &room.line());
    CHECK(entries->verticalScrollBar()->value() == scroll);
    CHECK(entries->currentIndex().row() == chosen.row());
    CHECK(entries->currentIndex().data().toString() == chosenText);
    // And the typing goes on where it was.
    room.press(Qt::Key_End);
    room.type(QStringLiteral("rts"));
    CHECK(room.line().toPlainText() == QStringLiteral(">Cut back planting on the courts"));
}

TEST_CASE("While the drive hangs the window answers every key, and closing waits for nothing", "[sharing][run][hang]")
{
    SharedOffice office;
    RunRoom room;
    room.start();
    room.goTo(6);
    office.share(room.bridge().replica());
    auto options = SharedOffice::options();
    options.helper.program = office.hangingHelper();
    options.helper.pollLimit = std::chrono::milliseconds {1500};
    options.helper.callLimit = std::chrono::milliseconds {60'000};
    qint64 longest = 0;
    qint64 idle = 0;
    int beats = 0;
    QElapsedTimer closing;
    {
        SharingDesk desk(room.bridge(), options);
        showSharingIn(room.window(), desk);
        IdleThread thread;
        QTimer beat;
        QElapsedTimer since;
        QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
            longest = std::max(longest, since.restart());
            ++beats;
        });
        since.start();
        beat.start(10);
        const QString text = QStringLiteral("The wardens will look at the lamps on both courts");
        for (const QChar letter : text) {
            room.type(letter);
            QTest::qWait(40);
        }
        CHECK(room.line().toPlainText() == text);
        CHECK(desk.status().state != sharing::SharingStatus::State::Shared);
        beat.stop();
        idle = thread.end();
        closing.start();
    }
    CHECK(closing.elapsed() < 5000);
    INFO("longest gap " << longest << " ms, of a thread that only sleeps " << idle << " ms, beats " << beats);
    CHECK(beats > 20);
    CHECK(longest < 100 + idle);
}

TEST_CASE("A drive that does not answer is told in the status line while work goes on", "[sharing][run][hang]")
{
    SharedOffice office;
    RunRoom room;
    office.share(room.bridge().replica());
    auto options = SharedOffice::options();
    options.helper.program = office.hangingHelper();
    options.helper.pollLimit = std::chrono::milliseconds {200};
    options.helper.callLimit = std::chrono::milliseconds {300};
    SharingDesk desk(room.bridge(), options);
    showSharingIn(room.window(), desk);
    REQUIRE(becomes([&] { return desk.status().state == sharing::SharingStatus::State::Away; }));
    room.start();
    room.enter(QStringLiteral("The chair welcomed everybody"));
    CHECK(room.record().contains(QStringLiteral("The chair welcomed everybody")));
    INFO(desk.statusWords().toStdString());
    CHECK(desk.statusWords().contains(QStringLiteral("safe on this computer")));
    CHECK(becomes([&] { return desk.statusWords().contains(QStringLiteral("waiting.")); }));
}
