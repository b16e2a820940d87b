// SPDX-License-Identifier: GPL-3.0-or-later
//
// The shared file lies on a real file system that keeps every call waiting: 3 seconds, and 60 with MUSTER_DEEP=1.
#include "tests/support/hanging_drive.h"
#include "tests/ui/meetings/run_room.h"
#include "tests/ui/sharing/idle_thread.h"
#include "tests/ui/sharing/shared_office.h"
#include "ui/sharing/sharing_desk.h"
#include "ui/sharing/sharing_status.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

#ifdef MUSTER_HANGING_DRIVE
constexpr const char* kHangingDrive = MUSTER_HANGING_DRIVE;
#else
constexpr const char* kHangingDrive = nullptr;
#endif

constexpr const char* kCountTypedSql = "SELECT count(*) FROM entry WHERE text LIKE 'The wardens looked at lamp%'";

/// The longest time between two turns of the event loop, while it lives.
class EventLoopWatch {
public:
    EventLoopWatch()
    {
        QObject::connect(&m_beat, &QTimer::timeout, &m_beat, [this] {
            m_longest = std::max(m_longest, m_since.restart());
            ++m_beats;
        });
        m_since.start();
        m_beat.start(10);
    }
    [[nodiscard]] qint64 longest() const { return m_longest; }
    [[nodiscard]] int beats() const { return m_beats; }

private:
    QTimer m_beat;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
    int m_beats = 0;
};

constexpr int kTypedBeforeMs = 3'000;

struct Typed {
    qint64 longest = 0;  ///< that the event loop was away
    qint64 alone = 0;  ///< that a thread which only sleeps was kept waiting
    int beats = 0;
};

/// Records line after line in the meeting, letter by letter, each seen in the line and in the record.
Typed typeFor(RunRoom& room, int ms, int pauseMs, int& lines)
{
    IdleThread idle;
    const EventLoopWatch watch;
    QElapsedTimer typed;
    typed.start();
    while (typed.elapsed() < ms) {
        const QString text = QStringLiteral("The wardens looked at lamp %1").arg(++lines);
        for (const QChar letter : text) {
            room.type(letter);
            QTest::qWait(15);
        }
        CHECK(room.line().toPlainText() == text);
        room.press(Qt::Key_Return);
        QTest::qWait(pauseMs);
        CHECK(room.record().contains(text));
    }
    return {watch.longest(), idle.end(), watch.beats()};
}

}  // namespace

TEST_CASE("A drive that hangs in the kernel never holds the window, and nothing is lost", "[sharing][run][hang]")
{
    if (const std::string why = HangingDrive::whyNot(kHangingDrive); !why.empty()) {
        std::cerr << "skipped: a drive that hangs in the kernel: " << why << '\n';
        return;
    }
    const bool deep = std::getenv("MUSTER_DEEP") != nullptr;
    const int hangSeconds = deep ? 60 : 3;
    // Long enough that calls hang out their time, and in the deep run that the program gives a helper up.
    const int typedForMs = deep ? 75'000 : 7'000;
    const int pauseMs = deep ? 1500 : 200;

    SharedOffice office;
    const HangingDrive drive {kHangingDrive, office.drive()};
    RunRoom room;
    room.start();
    room.goTo(6);
    office.share(room.bridge().replica());
    QElapsedTimer closing;
    {
        SharingDesk desk(room.bridge(), SharedOffice::options());
        showSharingIn(room.window(), desk);
        REQUIRE(becomes([&] { return desk.status().state == sharing::SharingStatus::State::Shared; }));

        int lines = 0;
        // What typing costs on this computer while the drive answers.
        const Typed before = typeFor(room, kTypedBeforeMs, pauseMs, lines);

        drive.hang(hangSeconds);
        // Somebody who does wait on that drive, to know that it hangs.
        std::atomic<qint64> waitedMs {0};
        std::jthread waiting {[&] {
            QElapsedTimer asked;
            asked.start();
            (void)std::filesystem::exists(office.file());
            waitedMs = asked.elapsed();
        }};
        const Typed hanging = typeFor(room, typedForMs, pauseMs, lines);
        const auto state = desk.status().state;
        drive.recover();
        waiting.join();
        std::cerr << "a drive that hangs " << hangSeconds << " s a call: " << lines
                  << " lines typed, the event loop was away " << hanging.longest << " ms at most (" << before.longest
                  << " ms before; a thread that only sleeps " << hanging.alone << " ms)\n";
        CHECK(lines > 3);
        CHECK(hanging.beats > 50);
        CHECK(hanging.longest < 100 + std::max(hanging.alone, before.longest));
        CHECK(waitedMs >= hangSeconds * 900);
        if (deep)
            CHECK(state == sharing::SharingStatus::State::Away);

        // When it answers again, everything typed meanwhile reaches it.
        REQUIRE(becomes(
            [&] { return desk.status().state == sharing::SharingStatus::State::Shared && desk.status().waiting == 0; },
            120'000));
        const auto colleague = office.colleague();
        auto counted = colleague->reader().query(kCountTypedSql);
        REQUIRE(counted.next());
        CHECK(counted.integer(0) == lines);

        drive.hang(hangSeconds);
        room.enter(QStringLiteral("The chair thanked everybody"));
        QTest::qWait(500);
        closing.start();
    }
    CHECK(closing.elapsed() < 5000);
}
