// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_queries.h"
#include "core/sample/sample.h"
#include "tests/support/catch.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "tests/ui/sharing/shared_office.h"
#include "ui/sharing/join_form.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/work_bar.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

namespace fs = std::filesystem;

/// The form alone in a window.
struct Joining {
    ScriptedPrompts prompts;
    JoinForm form;
    QSignalSpy joined {&form, &JoinForm::joined};

    explicit Joining(const fs::path& helper) : form(prompts, {.hub = {}, .program = helper})
    {
        form.resize(480, 480);
        form.show();
        REQUIRE(QTest::qWaitForWindowExposed(&form));
        form.activateWindow();
        form.takeFocus();
    }

    void fill(const std::string& address, const fs::path& folder)
    {
        form.addressField()->setText(QString::fromStdString(address));
        form.folderField()->setText(QString::fromStdString(folder.string()));
    }
    /// Everything the form says, hidden things left out.
    [[nodiscard]] QString said()
    {
        QStringList all;
        for (const auto* label : form.findChildren<QLabel*>()) {
            if (label->isVisible())
                all << label->text();
        }
        return all.join(u'\n');
    }
};

}  // namespace

TEST_CASE("A second computer joins with a file and a folder, by keys", "[sharing][join]")
{
    SharedOffice office;
    auto replica = must(sample::createSample(office.disks() / "one", kOfficeDay));
    office.share(*replica);
    Joining join(MUSTER_SHARE_HELPER);
    CHECK(unnamedFocusableWidgets(&join.form).isEmpty());

    CHECK(QApplication::focusWidget() == join.form.addressField());
    QTest::keyClicks(join.form.addressField(), QString::fromStdString(office.file()));
    QTest::keyClick(join.form.addressField(), Qt::Key_Tab);
    CHECK(join.form.folderField()->text().endsWith(QStringLiteral("muster/partnership")));
    join.form.folderField()->setFocus();
    join.form.folderField()->selectAll();
    const fs::path folder = office.disks() / "two";
    QTest::keyClicks(join.form.folderField(), QString::fromStdString(folder.string()));
    QTest::keyClick(join.form.folderField(), Qt::Key_Return);
    REQUIRE(becomes([&] { return join.joined.size() == 1; }));
    CHECK(join.joined.first().first().toString() == QString::fromStdString(folder.string()));
    const auto second = must(replica::Replica::open(folder, {.author = {}, .clock = {}, .today = kOfficeDay}));
    CHECK(actions::listActions(second->reader()).size() == actions::listActions(replica->reader()).size());
}

TEST_CASE("Joining on a drive that hangs is cancelled at once and leaves nothing", "[sharing][join][hang]")
{
    SharedOffice office;
    Joining join(office.hangingHelper());
    const fs::path folder = office.disks() / "two";
    join.fill(office.file(), folder);
    join.form.form()->saveButton()->click();
    REQUIRE(join.form.isJoining());
    CHECK(join.form.workBar()->isVisible());
    CHECK(QApplication::focusWidget() == join.form.workBar()->cancelButton());
    QTest::keyClick(join.form.workBar()->cancelButton(), Qt::Key_Space);
    REQUIRE(becomes([&] { return !join.form.isJoining(); }, 10'000));
    CHECK(join.joined.isEmpty());
    CHECK(!fs::exists(folder));
    CHECK(!fs::exists(fs::path {folder} += ".joining"));
    CHECK_THAT(join.said().toStdString(), ContainsSubstring("You stopped it."));
    CHECK(join.form.addressField()->text() == QString::fromStdString(office.file()));
    CHECK(join.form.form()->isEnabled());
}

TEST_CASE("What cannot be joined is refused in words, and what was typed stays", "[sharing][join]")
{
    SharedOffice office;
    Joining join(MUSTER_SHARE_HELPER);
    const fs::path folder = office.disks() / "two";

    SECTION("no file is named")
    {
        join.fill("", folder);
        join.form.form()->saveButton()->click();
        CHECK(!join.form.isJoining());
        CHECK_THAT(join.said().toStdString(), ContainsSubstring("Choose the shared file, or type its address."));
        CHECK(QApplication::focusWidget() == join.form.addressField());
    }
    SECTION("the file is of another program")
    {
        std::ofstream(office.file()) << "a letter";
        join.fill(office.file(), folder);
        join.form.form()->saveButton()->click();
        REQUIRE(becomes([&] { return !join.form.isJoining(); }));
        CHECK(join.joined.isEmpty());
        CHECK(!fs::exists(folder));
        CHECK(join.form.folderField()->text() == QString::fromStdString(folder.string()));
    }
    SECTION("the folder holds something already")
    {
        auto replica = must(sample::createSample(office.disks() / "one", kOfficeDay));
        office.share(*replica);
        fs::create_directories(folder);
        std::ofstream(folder / "letter.txt") << "keep me";
        join.fill(office.file(), folder);
        join.form.form()->saveButton()->click();
        REQUIRE(becomes([&] { return !join.form.isJoining(); }));
        CHECK_THAT(join.said().toStdString(), ContainsSubstring("not empty"));
        CHECK(fs::exists(folder / "letter.txt"));
    }
}
