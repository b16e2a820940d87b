// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole window, every page in it, while a meeting runs: from a key to what it shows.
#include "app/window.h"
#include "core/meetings/room_commands.h"
#include "tests/bench/ui/groups.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/capture_editor.h"
#include "ui/meetings/completion_popup.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_page.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <stdexcept>

namespace muster::bench {

namespace {

using test::must;

/// Keys whose letter leaves a list of offers on the screen.
std::vector<double> keysToLists(ui::RunPage& page)
{
    auto* popup = page.findChild<ui::CompletionPopup*>();
    std::vector<double> times;
    for (int round = 0; round < 12; ++round) {
        for (const char letter : std::string {">Patrol the courts @ag3 !2w #4999"}) {
            const double took = millisecondsOf([&] {
                QTest::keyClick(page.captureLine(), letter);
                QApplication::processEvents();
            });
            if (popup->isVisible()) {
                times.push_back(took);
            }
        }
        page.captureLine()->clear();
        QApplication::processEvents();
    }
    if (times.empty()) {
        throw std::runtime_error("no key brought up a completion list");
    }
    return times;
}

/// Ctrl+PgDn through the agenda and Ctrl+PgUp back: on the disk, read again and painted on every page.
std::vector<double> switches(ui::RunPage& page, ui::ReplicaBridge& bridge)
{
    constexpr int kEachWay = 12;  // of fifteen items, one of which is open already
    std::vector<double> times;
    for (int round = 0; round < 2 * kEachWay; ++round) {
        const base::Id before = page.desk().state().openItem;
        times.push_back(millisecondsOf([&] {
            QTest::keyClick(page.captureLine(), round < kEachWay ? Qt::Key_PageDown : Qt::Key_PageUp,
                            Qt::ControlModifier);
            bridge.settle();
            QApplication::processEvents();
        }));
        if (page.desk().state().openItem == before) {
            throw std::runtime_error("a key did not switch the item");
        }
    }
    return times;
}

/// Enter on an action, and Ctrl+Z that takes it away again: on the disk and painted.
void recordAndUndo(ui::RunPage& page, ui::ReplicaBridge& bridge, std::vector<double>& recorded,
                   std::vector<double>& undone)
{
    for (int round = 0; round < 12; ++round) {
        page.captureLine()->setPlainText(QStringLiteral(">Repair the lighting on the two courts @AG3 !2w"));
        const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers) {
            return millisecondsOf([&] {
                QTest::keyClick(page.captureLine(), key, modifiers);
                bridge.settle();
                QApplication::processEvents();
            });
        };
        const std::size_t before = page.desk().state().itemActions.size();
        recorded.push_back(press(Qt::Key_Return, Qt::NoModifier));
        if (page.desk().state().itemActions.size() != before + 1) {
            throw std::runtime_error("Enter did not record the action");
        }
        undone.push_back(press(Qt::Key_Z, Qt::ControlModifier));
        if (page.desk().state().itemActions.size() != before) {
            throw std::runtime_error("Ctrl+Z did not take the action away");
        }
    }
}

}  // namespace

void measureRoom(Figures& figures, const TenYears& data)
{
    const QTemporaryDir view;
    QSettings settings {view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat};
    test::ScriptedPrompts prompts;
    ui::ReplicaBridge bridge {must(replica::Replica::open(data.folder.toStdString()))};
    bridge.replica().session().setTime(base::TimeOfDay {600});
    must(execute(bridge.replica(), meetings::StartMeeting {data.meeting}));
    must(execute(bridge.replica(), meetings::NextItem {data.meeting}));
    const auto window = app::makeWindow(bridge, prompts, settings);
    window->resize(1280, 800);
    window->show();
    for (const char* page : {"meetings", "actions", "partnership", "documents", "today"}) {
        window->openPage(QLatin1String(page));
        QApplication::processEvents();
    }
    window->openPage(QStringLiteral("meetings"), QString::fromStdString(data.meeting.hex()) + QStringLiteral("#run"));
    window->activateWindow();
    (void)QTest::qWaitForWindowActive(window.get());
    bridge.settle();
    QApplication::processEvents();
    auto* page = window->findChild<ui::RunPage*>();
    if (page == nullptr || !page->isVisible() || !page->desk().running()) {
        throw std::runtime_error("the meeting does not run");
    }
    figures.add({.what = "key to completion list, 95th percentile",
                 .kind = Kind::Value,
                 .ours = percentile(keysToLists(*page), 0.95),
                 .goal = 50});
    figures.add({.what = "next or previous item, 95th percentile",
                 .kind = Kind::Value,
                 .ours = percentile(switches(*page, bridge), 0.95),
                 .goal = 100});
    std::vector<double> recorded;
    std::vector<double> undone;
    recordAndUndo(*page, bridge, recorded, undone);
    figures.add({.what = "Enter on an action, recorded and shown, 95th percentile",
                 .kind = Kind::Value,
                 .ours = percentile(recorded, 0.95),
                 .goal = 100});
    figures.add(
        {.what = "undo of it, 95th percentile", .kind = Kind::Value, .ours = percentile(undone, 0.95), .goal = 100});
}

}  // namespace muster::bench
