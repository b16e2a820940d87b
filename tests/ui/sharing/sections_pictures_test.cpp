// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pictures for people to look at: MUSTER_PICTURES=<dir> muster_ui_tests '[sections][pictures]'
#include "tests/ui/sharing/sharing_window.h"
#include "ui/sharing/erasure_section.h"
#include "ui/sharing/keys_section.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("Pictures of the sections of sharing", "[sharing][sections][pictures]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    REQUIRE(becomes([&] { return test.isShared(); }));
    test.picture(QStringLiteral("sharing-file"));
    test.page().keys()->setKeyCost({1, 8192});
    test.page().showTarget(QStringLiteral("Keys of part two"));
    test.settle();
    test.picture(QStringLiteral("sharing-keys-locked"));
    must(test.bridge().replica().unlockPartTwo("sample partnership"));
    must(test.bridge().replica().addKey("Council secretary", "lamp over the court", {1, 8192}));
    test.settle();
    test.page().keys()->startAdding();
    test.settle();
    test.picture(QStringLiteral("sharing-keys-add"));
    test.key(Qt::Key_Escape);
    test.page().keys()->addRecoveryCode();
    REQUIRE(becomes([&] { return !test.page().keys()->recoveryCode().isEmpty(); }));
    test.settle();
    test.picture(QStringLiteral("sharing-keys-code"));
    for (const char* section : {"Packages", "Return slips"}) {
        test.page().showTarget(QString::fromLatin1(section));
        test.settle();
        test.picture(QStringLiteral("sharing-") + QString::fromLatin1(section).left(7).toLower());
    }
    test.page().showTarget(QStringLiteral("erase A-007"));
    test.page().erasure()->look();
    REQUIRE(becomes([&] { return !test.page().erasure()->preview()->lines().isEmpty(); }));
    test.settle();
    test.picture(QStringLiteral("sharing-erase"));
}
