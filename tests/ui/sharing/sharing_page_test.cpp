// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sharing/sharing_window.h"

#include <QElapsedTimer>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

namespace fs = std::filesystem;

constexpr const char* kNotShared = "Not shared: everything is on this computer only.";

}  // namespace

TEST_CASE("A partnership that is not shared says so, and shares with two keys and a file name", "[sharing]")
{
    SharedOffice office;
    SharingWindow test(office);
    CHECK(test.status() == QString::fromLatin1(kNotShared));
    auto* create = test.find<QPushButton>(QStringLiteral("sharing.create"));
    CHECK(QApplication::focusWidget() == create);
    CHECK(test.find<QPushButton>(QStringLiteral("sharing.join"))->isVisible());

    SECTION("giving up the file name changes nothing")
    {
        test.key(Qt::Key_N, Qt::ControlModifier);
        CHECK(!test.desk().isShared());
        CHECK(test.status() == QString::fromLatin1(kNotShared));
    }
    SECTION("the file is made and filled in the background, and the page says where")
    {
        // The ending is added.
        test.prompts().nextFile(QString::fromStdString(office.file()).chopped(7));
        test.key(Qt::Key_Space);
        REQUIRE(becomes([&] { return test.isShared(); }));
        INFO(test.status().toStdString());
        CHECK(test.status().startsWith(QStringLiteral("Shared ")));
        CHECK(fs::exists(office.file()));
        CHECK(test.desk().place() == QString::fromStdString(office.file()));
        CHECK(test.page().message().startsWith(QStringLiteral("The partnership is shared now.")));
        CHECK(becomes([&] { return test.desk().facts().waiting == 0; }));
        CHECK(office.colleague() != nullptr);
    }
    SECTION("a file that is there already is refused in words, and nothing is shared")
    {
        std::ofstream(office.file()) << "something else";
        test.prompts().nextFile(QString::fromStdString(office.file()));
        test.key(Qt::Key_N, Qt::ControlModifier);
        REQUIRE(becomes([&] { return !test.page().message().isEmpty(); }));
        INFO(test.page().message().toStdString());
        CHECK(!test.desk().isShared());
        CHECK(test.find<QPushButton>(QStringLiteral("sharing.create"))->isEnabled());
        CHECK(test.status() == QString::fromLatin1(kNotShared));
    }
}

TEST_CASE("Making a shared file on a drive that hangs can be stopped", "[sharing][hang]")
{
    SharedOffice office;
    auto options = SharedOffice::options();
    options.helper.program = office.hangingHelper();
    SharingWindow test(office, false, options);
    test.prompts().nextFile(QString::fromStdString(office.file()));
    test.key(Qt::Key_N, Qt::ControlModifier);
    REQUIRE(becomes([&] { return test.page().workBar()->isVisible(); }));
    CHECK(!test.find<QPushButton>(QStringLiteral("sharing.create"))->isEnabled());
    QElapsedTimer taken;
    taken.start();
    test.page().workBar()->cancelButton()->click();
    REQUIRE(becomes([&] { return test.desk().task() == SharingDesk::Task::None; }));
    CHECK(taken.elapsed() < 10'000);
    CHECK(test.page().message().startsWith(QStringLiteral("You stopped it.")));
    CHECK(!test.desk().isShared());
    CHECK(!test.page().workBar()->isVisible());
}

TEST_CASE("What a colleague did comes in by itself and is told as a sentence; own edits leave", "[sharing]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    const auto colleague = office.colleague();
    REQUIRE(becomes([&] { return test.isShared(); }));
    const auto action = openActions(test.reader()).front();

    write(*colleague, "Move the due date of " + action.reference, kSetDue, action.id, "2011-12-20");
    QElapsedTimer taken;
    taken.start();
    office.sync(*colleague);
    const QString sentence =
        QStringLiteral("Lead Fire Officer: %1 due date moved to 20 December 2011").arg(words(action.reference));
    CHECK(becomes([&] { return SharingWindow::sentences(test.page().arrivals()).contains(sentence); }));
    CHECK(becomes(
        [&] { return actions::findAction(test.reader(), action.id)->due == std::chrono::year {2011} / 12 / 20; }));

    write(test.bridge().replica(), "Reword " + action.reference, kSetText, action.id, "Check the lamps on both courts");
    CHECK(becomes([&] {
        office.sync(*colleague);
        return actions::findAction(colleague->reader(), action.id)->text == "Check the lamps on both courts";
    }));
    REQUIRE(becomes([&] { return test.page().members()->lines().size() == 2; }));
    const auto members = SharingWindow::sentences(test.page().members());
    CHECK(members.first() == QStringLiteral("Community Safety Officer on this computer"));
    CHECK(members.at(1).startsWith(QStringLiteral("Lead Fire Officer on computer ")));
    CHECK(becomes([&] { return test.page().waiting()->lines().isEmpty(); }));
}

TEST_CASE("What waits while the drive is away is listed, and leaves when the drive is back", "[sharing]")
{
    SharedOffice office;
    auto options = SharedOffice::options();
    options.pauseAfterFailure = std::chrono::milliseconds {300};
    SharingWindow test(office, true, options);
    REQUIRE(becomes([&] { return test.isShared(); }));
    // The drive is not connected: its folder is not there.
    const auto away = fs::path {office.drive()} += ".away";
    fs::rename(office.drive(), away);
    const auto action = openActions(test.reader()).front();
    write(test.bridge().replica(), "Reword " + action.reference, kSetText, action.id, "Count the lamps");
    CHECK(becomes([&] { return test.desk().status().state == sharing::SharingStatus::State::Away; }));
    CHECK(becomes([&] { return test.status().contains(QStringLiteral("1 change waiting.")); }));
    INFO(test.status().toStdString());
    CHECK(test.status().contains(QStringLiteral("safe on this computer")));
    CHECK(becomes([&] {
        return SharingWindow::sentences(test.page().waiting())
            == QStringList {QStringLiteral("Community Safety Officer: Reword %1").arg(words(action.reference))};
    }));
    CHECK(becomes([&] { return test.find<QLabel>(QStringLiteral("sharing.status"))->text() == test.status(); }));
    fs::rename(away, office.drive());
    test.find<QPushButton>(QStringLiteral("sharing.sync"))->click();
    CHECK(becomes([&] { return test.isShared() && !test.status().contains(QStringLiteral("waiting")); }));
}

TEST_CASE("The words at the bottom lead to the Sharing page, by pointer and by key", "[sharing][accessibility]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    REQUIRE(becomes([&] { return test.isShared(); }));
    auto* link = test.find<QAbstractButton>(QStringLiteral("status.sharing"));
    CHECK(link->accessibleName() == test.desk().statusWords());
    CHECK(test.window().statusLine().spoken().contains(test.desk().statusWords()));
    const QString here = QStringLiteral("sharing");
    test.window().openPage(QStringLiteral("today"));
    QTest::mouseClick(link, Qt::LeftButton);
    CHECK(test.window().currentPage()->sectionId() == here);
    test.window().openPage(QStringLiteral("today"));
    link->setFocus();
    QTest::keyClick(link, Qt::Key_Space);
    CHECK(test.window().currentPage()->sectionId() == here);
}

TEST_CASE("Repair says that the file is in order where it is, and makes it again where it is not", "[sharing]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    REQUIRE(becomes([&] { return test.isShared(); }));
    test.press(QStringLiteral("sharing.repair"));
    REQUIRE(becomes([&] { return test.desk().task() == SharingDesk::Task::None && !test.page().message().isEmpty(); }));
    CHECK(test.page().message().contains(QStringLiteral("in order")));
    CHECK(becomes([&] { return test.isShared(); }));
}

TEST_CASE("Everything on the Sharing page has a name and is reached by Tab", "[sharing][accessibility]")
{
    SharedOffice office;
    SECTION("while nothing is shared")
    {
        SharingWindow test(office);
        CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
        const auto order = tabOrder(test.find<QPushButton>(QStringLiteral("sharing.create")));
        CHECK(order.contains(QStringLiteral("Join a shared file\u2026")));
        CHECK(order.contains(test.status()));
    }
    SECTION("while it is shared")
    {
        SharingWindow test(office, true);
        REQUIRE(becomes([&] { return test.isShared(); }));
        CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
        const auto order = tabOrder(test.find<QPushButton>(QStringLiteral("sharing.sync")));
        CHECK(order.contains(QStringLiteral("Repair now")));
        CHECK(order.contains(QStringLiteral("How sharing stands")));
    }
}
