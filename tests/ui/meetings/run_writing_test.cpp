// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who writes, on the Run screen, driven by keys: another computer shares the folder (requirements §2.5 row 11).
#include "core/meetings/writing_role_commands.h"
#include "core/sharing/sync.h"
#include "tests/ui/meetings/run_room.h"
#include "ui/meetings/panels/writing_panel.h"
#include "ui/meetings/writing_line.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QListWidget>
#include <QTest>

using namespace muster;
using namespace muster::test;

namespace {

constexpr auto kControlShift = Qt::ControlModifier | Qt::ShiftModifier;

/// The room, and the chair's computer beside it.
class TwoDesks : public RunRoom {
public:
    TwoDesks()
    {
        const auto identity = must(sharing::createHub(m_address));
        auto hub = must(sharing::openHub(m_address));
        must(sharing::startShare(desk(), m_address, [&] { return base::Result<sharing::HubIdentity> {identity}; }, *hub));
        must(sharing::joinShare(m_place.path() / "two", m_address, *hub));
        m_other = must(replica::Replica::open(m_place.path() / "two", {"Chair", {}, std::chrono::year {2011} / 11 / 15}));
        clock("9:55");
    }

    void clock(const char* time)
    {
        m_other->session().setTime(base::parseTimeOfDay(time));
        at(time);
    }
    void meet()
    {
        for (replica::Replica* each : {&desk(), m_other.get(), &desk()}) {
            auto hub = must(sharing::openHub(m_address));
            must(sharing::sync(*each, *hub));
        }
        settle();
        page().desk().reload();
    }
    replica::Replica& desk() { return bridge().replica(); }
    replica::Replica& other() { return *m_other; }
    [[nodiscard]] base::Id meeting() { return page().desk().meeting(); }
    [[nodiscard]] meetings::WritingRole there() { return meetings::writingRole(m_other->reader(), meeting()); }
    /// What the line over the capture line says; empty while it is not there.
    [[nodiscard]] QString says()
    {
        auto* line = page().findChild<ui::WritingLine*>();
        return line->isVisible() ? line->text() : QString();
    }

private:
    TemporaryFolder m_place;
    std::string m_address = (m_place.path() / "partnership.muster").string();
    std::unique_ptr<replica::Replica> m_other;
};

}  // namespace

TEST_CASE("In a folder of one's own nobody is bothered with a writing role", "[ui][run][writing]")
{
    RunRoom room;
    room.press(Qt::Key_N, kControlShift);
    CHECK(room.page().openPanel() == nullptr);
    room.start();
    CHECK_FALSE(room.page().findChild<ui::WritingLine*>()->isVisible());
    CHECK(room.named(QStringLiteral("Writing role")) == nullptr);
}

TEST_CASE("Starting the meeting takes the writing role, and the start check says so before", "[ui][run][writing]")
{
    TwoDesks room;
    CHECK(room.says() == QStringLiteral("Nobody has the writing role."));
    CHECK(room.named(QStringLiteral("Take the writing role")) != nullptr);
    room.press(Qt::Key_F5);
    CHECK(everythingIn(room.page().openPanel())
              .contains(QStringLiteral("This computer takes the writing role when the meeting starts")));
    room.press(Qt::Key_Escape);
    room.start();
    CHECK(room.says() == QStringLiteral("This computer has the writing role."));
    CHECK(unnamedFocusableWidgets(&room.page()) == QStringList());
}

TEST_CASE("The writing role is passed on with two keys, and recording without it still records", "[ui][run][writing]")
{
    TwoDesks room;
    must(execute(room.other(), meetings::TakeWritingRole {room.meeting(), {}, "DESK-2"}));
    must(execute(room.other(), meetings::ReleaseWritingRole {room.meeting()}));
    room.meet();
    room.start();
    room.press(Qt::Key_N, kControlShift);
    auto* panel = dynamic_cast<ui::WritingPanel*>(room.page().openPanel());
    REQUIRE(panel != nullptr);
    auto* computers = panel->findChild<QListWidget*>();
    REQUIRE(computers->count() == 1);
    CHECK(computers->item(0)->text() == QStringLiteral("Chair on DESK-2"));
    CHECK(computers->hasFocus());
    QTest::qWait(30);
    keepPicture(room.window(), QStringLiteral("run-writing-pass"));
    room.press(Qt::Key_Return);
    room.settle();
    CHECK(room.page().openPanel() == nullptr);
    CHECK(room.line().hasFocus());
    CHECK(room.says() == QStringLiteral("Chair on DESK-2 has the writing role. What you record is added all the same."));
    CHECK(room.message() == room.says());
    room.meet();
    CHECK(room.there().standing == meetings::WritingRole::Standing::Here);

    room.enter(QStringLiteral("The tenancy team will review the warnings."));
    CHECK(room.record().contains(QStringLiteral("The tenancy team will review the warnings.")));
    CHECK(room.there().standing == meetings::WritingRole::Standing::Here);
}

TEST_CASE("Taking over names who has it and when they last wrote, before it is done", "[ui][run][writing]")
{
    TwoDesks room;
    must(execute(room.other(), meetings::TakeWritingRole {room.meeting(), {}, "DESK-2"}));
    room.meet();
    CHECK(room.says() == QStringLiteral("Chair on DESK-2 has the writing role. What you record is added all the same."));
    room.press(Qt::Key_F5);
    CHECK(everythingIn(room.page().openPanel()).contains(QStringLiteral("Chair on DESK-2 has the writing role. Ctrl")));
    room.press(Qt::Key_Escape);
    room.clock("10:07");
    room.press(Qt::Key_N, kControlShift);
    const QString warned = everythingIn(room.page().openPanel());
    CHECK(warned.contains(QStringLiteral("They took it 12 minutes ago and may be writing now.")));
    QTest::qWait(30);
    keepPicture(room.window(), QStringLiteral("run-writing-take-over"));
    auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
    ui::applyTheme(*application, ui::ThemeChoice::Dark);
    QTest::qWait(30);
    keepPicture(room.window(), QStringLiteral("run-writing-take-over-dark"));
    ui::applyTheme(*application, ui::ThemeChoice::Light);
    CHECK(room.named(QStringLiteral("Take it over all the same")) != nullptr);
    room.press(Qt::Key_Escape);
    CHECK(room.there().standing == meetings::WritingRole::Standing::Here);

    room.press(Qt::Key_N, kControlShift);
    room.press(Qt::Key_Return);
    room.settle();
    CHECK(room.says() == QStringLiteral("This computer has the writing role."));
    room.meet();
    CHECK(room.there().standing == meetings::WritingRole::Standing::Elsewhere);
}

TEST_CASE("Whoever loses the writing role is told where they look, and what they type stays", "[ui][run][writing]")
{
    TwoDesks room;
    room.start();
    room.clock("10:00");
    room.meet();
    room.press(Qt::Key_K, Qt::ControlModifier);
    room.type(QStringLiteral("Half a line"));
    must(execute(room.other(), meetings::TakeWritingRole {room.meeting(), {}, "DESK-2", true}));
    room.meet();
    CHECK(room.message()
          == QStringLiteral("Chair on DESK-2 took the writing role over at 10am. What you record is added all the "
                            "same."));
    CHECK(room.line().toPlainText() == QStringLiteral("Half a line"));
    CHECK(room.line().hasFocus());
    keepPicture(room.window(), QStringLiteral("run-writing-lost"));
}
