// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the status line says of saving.
#include "app/window.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/sample/sample.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_line.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>

using namespace muster;
using namespace muster::test;

TEST_CASE("The status line says saved after a write, and nothing new after a refusal", "[app][window]")
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "muster";
    char* values[] = {name, nullptr};
    const QApplication application {count, values};

    TemporaryFolder folder;
    QTemporaryDir view;
    QSettings settings {view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat};
    ScriptedPrompts prompts;
    ui::ReplicaBridge bridge {must(sample::createSample(folder.path() / "sample", sample::kLiteralAnchor,
                                                        {.author = "Community Safety Officer", .clock = {}, .today = {}}))};
    const auto window = app::makeWindow(bridge, prompts, settings, app::sharingOptions());
    const auto settle = [&] {
        bridge.settle();
        QApplication::processEvents();
    };
    const auto saved = [&] { return window->statusLine().text(QStringLiteral("saved")); };
    settle();
    const QString before = saved();
    meetings::ProposeItem item;
    item.meeting = must(meetings::findMeeting(bridge.reader(), "DTCG/2011-12-20")).id;
    bool refused = false;
    bridge.execute(item, window.get(), [&](const base::Result<base::Id>& made) { refused = !made; });
    settle();
    REQUIRE(refused);
    CHECK(saved() == before);

    item.title = "Cycle theft at the station";
    item.origin = meetings::ItemOrigin::CrimeData;
    item.ask = meetings::ItemAsk::Awareness;
    bridge.execute(item, window.get(), [&](const base::Result<base::Id>& made) { refused = !made; });
    settle();
    REQUIRE_FALSE(refused);
    CHECK(saved().startsWith(QStringLiteral("Saved on this computer")));
    CHECK(saved() != before);
}
