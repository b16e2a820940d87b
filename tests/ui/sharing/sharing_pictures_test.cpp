// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures for people to look at: MUSTER_PICTURES=<dir> muster_ui_tests '[sharing][pictures]'
#include "tests/ui/sharing/sharing_window.h"

#include "ui/sharing/join_form.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("Pictures of sharing", "[sharing][pictures]")
{
    SharedOffice office;
    SECTION("not shared")
    {
        SharingWindow test(office);
        test.picture(QStringLiteral("sharing-empty"));
        CHECK(!test.desk().isShared());
    }
    SECTION("shared, with a conflict and things waiting")
    {
        auto options = SharedOffice::options();
        options.pauseAfterFailure = std::chrono::milliseconds {300};
        SharingWindow test(office, true, options);
        REQUIRE(becomes([&] { return test.isShared(); }));
        const auto colleague = office.colleague();
        const auto all = openActions(test.reader());
        REQUIRE(all.size() > 8);
        for (std::size_t i = 2; i < 8; ++i)
            write(*colleague, "Move the due date of " + all[i].reference + " to 20 December", kSetDue, all[i].id,
                  "2011-12-20");
        write(*colleague, "Reword " + all[0].reference, kSetText, all[0].id,
              "Fence off all three empty units before Monday");
        write(test.bridge().replica(), "Change the text of " + all[0].reference, kSetText, all[0].id,
              "Board up the two empty units before Saturday");
        write(*colleague, "Move the due date of " + all[1].reference, kSetDue, all[1].id, "2011-12-20");
        write(test.bridge().replica(), "Move the due date of " + all[1].reference, kSetDue, all[1].id, "2011-12-13");
        REQUIRE(becomes([&] {
            office.sync(*colleague);
            return test.desk().facts().conflicts.size() == 2;
        }));
        test.picture(QStringLiteral("sharing-shared"));
        for (std::size_t i = 0; i < 2; ++i) {
            test.page().openConflict(i);
            if (test.desk().facts().conflicts[i].column == "text")
                test.page().conflictView()->writeOwn();
            test.settle();
            test.picture(QStringLiteral("sharing-conflict-%1").arg(i));
            test.key(Qt::Key_Escape);
        }
        const auto away = std::filesystem::path {office.drive()} += ".away";
        std::filesystem::rename(office.drive(), away);
        for (std::size_t i = 2; i < 5; ++i)
            write(test.bridge().replica(), "Reword " + all[i].reference, kSetText, all[i].id,
                  "Count the lamps on the courts");
        CHECK(becomes([&] { return test.status().contains(QStringLiteral("waiting.")); }));
        test.settle();
        test.picture(QStringLiteral("sharing-away"));
        std::filesystem::rename(away, office.drive());
    }
    SECTION("joining")
    {
        ScriptedPrompts prompts;
        JoinForm form(prompts, {});
        form.resize(480, 480);
        form.show();
        QTest::qWait(50);
        const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
        if (!folder.isEmpty()) {
            QDir().mkpath(folder);
            CHECK(form.grab().save(folder + QStringLiteral("/sharing-join.png")));
        }
    }
}
