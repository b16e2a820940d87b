// SPDX-License-Identifier: GPL-3.0-or-later
//
// Leaving, following the file to another place, and opening a settled conflict again, in the window.
#include "tests/ui/sharing/sharing_window.h"
#include "ui/sharing/shared_file_section.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("Leaving asks once more, keeps everything, and shares no longer", "[sharing][moving]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    REQUIRE(becomes([&] { return test.isShared(); }));
    test.press(QStringLiteral("sharing.leave"));
    CHECK(test.desk().isShared());
    test.prompts().nextAnswer(0);
    test.press(QStringLiteral("sharing.leave"));
    REQUIRE(becomes([&] { return !test.desk().isShared() && test.desk().task() == SharingDesk::Task::None; }));
    CHECK(becomes([&] { return test.find<QPushButton>(QStringLiteral("sharing.create"))->isVisible(); }));
    CHECK(test.status().startsWith(QStringLiteral("Not shared")));
    CHECK(test.page().message().contains(QStringLiteral("works alone")));
    CHECK(!openActions(test.reader()).empty());
    CHECK(fs::exists(office.file()));
}

TEST_CASE("The file has moved: the window follows it, and an older copy is only used when told to", "[sharing][moving]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    REQUIRE(becomes([&] { return test.isShared() && test.desk().facts().waiting == 0; }));
    const fs::path moved = office.disks() / "new place.muster";
    SECTION("moved as a whole")
    {
        fs::rename(office.file(), moved);
        test.prompts().nextFile(QString::fromStdString(moved.string()));
        test.press(QStringLiteral("sharing.moved"));
        REQUIRE(becomes([&] { return test.desk().place() == QString::fromStdString(moved.string()); }));
        CHECK(becomes([&] { return test.isShared(); }));
        CHECK(test.page().message().contains(QStringLiteral("nothing is missing")));
    }
    SECTION("an older copy")
    {
        fs::copy_file(office.file(), moved);
        const auto action = openActions(test.reader()).front();
        write(test.bridge().replica(), "Reword " + action.reference, kSetText, action.id, "Count the lamps");
        const auto colleague = office.colleague();
        REQUIRE(becomes([&] {
            office.sync(*colleague);
            return actions::findAction(colleague->reader(), action.id)->text == "Count the lamps";
        }));
        REQUIRE(becomes([&] { return test.desk().facts().waiting == 0; }));
        test.find<QPushButton>(QStringLiteral("sharing.sync"))->click();
        test.settle();
        REQUIRE(becomes([&] { return test.isShared(); }));
        test.prompts().nextFile(QString::fromStdString(moved.string()));
        test.press(QStringLiteral("sharing.moved"));
        REQUIRE(becomes([&] {
            return !test.prompts().asked().empty()
                && test.prompts().asked().back().contains(QStringLiteral("older copy"));
        }));
        INFO(test.prompts().asked().back().toStdString());
        CHECK(test.prompts().asked().back().contains(QStringLiteral("Reword")));
        REQUIRE(becomes([&] { return test.desk().task() == SharingDesk::Task::None; }));
        CHECK(test.desk().place() == QString::fromStdString(office.file()));
    }
}

TEST_CASE("Undoing what was picked puts both texts side by side again", "[sharing][conflict]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    REQUIRE(becomes([&] { return test.isShared(); }));
    const auto colleague = office.colleague();
    const auto action = openActions(test.reader()).front();
    write(*colleague, "Reword " + action.reference, kSetDue, action.id, "2011-12-20");
    write(test.bridge().replica(), "Change " + action.reference, kSetDue, action.id, "2011-12-13");
    REQUIRE(becomes([&] {
        office.sync(*colleague);
        return test.desk().facts().conflicts.size() == 1;
    }));
    test.page().openConflict(0);
    test.page().conflictView()->useValue(0);
    REQUIRE(becomes([&] { return test.desk().facts().conflicts.empty(); }));
    test.bridge().undo();
    REQUIRE(becomes([&] { return test.desk().facts().conflicts.size() == 1; }));
    CHECK(test.desk().facts().conflicts.front().values.size() == 2);
    test.page().openConflict(0);
    CHECK(test.page().conflictView()->conflict().has_value());
}
