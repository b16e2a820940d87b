// SPDX-License-Identifier: GPL-3.0-or-later
//
// A second computer, from the first window to the register, by keys alone.
#include "app/welcome_window.h"
#include "app/window.h"
#include "core/actions/action_queries.h"
#include "core/sharing/sync.h"
#include "tests/app/program.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

namespace fs = std::filesystem;

void press(Qt::Key key)
{
    REQUIRE(QApplication::focusWidget() != nullptr);
    QTest::keyClick(QApplication::focusWidget(), key);
    QTest::qWait(1);
}

void type(const std::string& text)
{
    REQUIRE(QApplication::focusWidget() != nullptr);
    QTest::keyClicks(QApplication::focusWidget(), QString::fromStdString(text));
}

/// Tab, until the widget of that name has the focus.
void tabTo(const QString& name)
{
    for (int i = 0; i < 30; ++i) {
        if (QApplication::focusWidget() != nullptr && QApplication::focusWidget()->objectName() == name)
            return;
        press(Qt::Key_Tab);
    }
    FAIL("Tab does not lead to " << name.toStdString());
}

}  // namespace

TEST_CASE("Joining a share from the welcome window by keys alone ends in the register of everybody", "[app][join]")
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    int count = 1;
    char name[] = "muster";
    char* values[] = {name, nullptr};
    QApplication application {count, values};
    applyTheme(application, ThemeChoice::Light);

    const TemporaryFolder disks;
    const TemporaryFolder drive;
    const std::string file = (drive.path() / "partnership.muster").string();
    const fs::path first = disks.path() / "one";
    const fs::path second = disks.path() / "two";
    REQUIRE(runMuster({"sample", first.string(), "--anchor", "2011-11-15"}).code == 0);
    REQUIRE(runMuster({"share", "create", file, "--data", first.string()}).code == 0);

    ScriptedPrompts prompts;
    sharing::HelperOptions helper;
    helper.program = fs::path {MUSTER_PROGRAM}.parent_path() / "muster-share-helper";
    QString folder;
    {
        app::WelcomeWindow welcome {prompts, helper};
        QSignalSpy opened {&welcome, &app::WelcomeWindow::openWanted};
        welcome.show();
        REQUIRE(QTest::qWaitForWindowExposed(&welcome));
        welcome.activateWindow();
        welcome.setFocus();
        CHECK(unnamedFocusableWidgets(&welcome).isEmpty());
        tabTo(QStringLiteral("welcome.join"));
        press(Qt::Key_Space);
        type(file);
        press(Qt::Key_Tab);
        CHECK(unnamedFocusableWidgets(&welcome).isEmpty());
        press(Qt::Key_Tab);  // past the button that chooses the file
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        type(second.string());
        press(Qt::Key_Return);
        REQUIRE(QTest::qWaitFor([&] { return opened.size() == 1; }, 60'000));
        folder = opened.first().first().toString();
    }
    CHECK(folder.toStdString() == second.string());
    CHECK(prompts.asked().empty());

    QTemporaryDir view;
    QSettings settings {view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat};
    ReplicaBridge bridge {
        must(replica::Replica::open(second, {.author = "Lead Fire Officer", .clock = {}, .today = {}}))};
    auto options = app::sharingOptions();
    options.helper.program = helper.program;
    const auto window = app::makeWindow(bridge, prompts, settings, options);
    window->show();
    window->openPage(QStringLiteral("actions"));
    const auto all = must(replica::Replica::open(first, {}));
    CHECK(actions::listActions(bridge.reader()).size() == actions::listActions(all->reader()).size());
    REQUIRE(sharing::shareOf(bridge.replica()));
    CHECK(sharing::shareOf(bridge.replica())->address == file);
    REQUIRE(QTest::qWaitFor([&] { return sharing::waitingChanges(bridge.replica()) == 0; }, 60'000));
}
