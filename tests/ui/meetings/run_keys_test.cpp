// SPDX-License-Identifier: GPL-3.0-or-later
//
// The row of keys under the capture line: two lines at 1280, the rest behind "more", and every key works either way.
#include "tests/ui/meetings/run_room.h"

#include "ui/meetings/panels/run_panel.h"
#include "ui/meetings/run_key_button.h"

using namespace muster;
using namespace muster::test;

namespace {

int linesOfKeys(RunRoom& room)
{
    int lines = 0;
    int last = -1;
    const auto* more = room.page().findChild<ui::KeyButton*>(QStringLiteral("moreKeys"));
    for (const auto* key : more->parentWidget()->findChildren<ui::KeyButton*>()) {
        if (key->isVisible() && key->y() > last) {
            ++lines;
            last = key->y();
        }
    }
    return lines;
}

}  // namespace

TEST_CASE("The keys of the room take two lines at 1280, and those used less come with more", "[ui][run]")
{
    RunRoom room;
    room.start();
    room.window().resize(1280, 800);
    room.settle();
    auto* more = room.page().findChild<ui::KeyButton*>(QStringLiteral("moreKeys"));
    REQUIRE(more != nullptr);
    CHECK(linesOfKeys(room) == 2);
    auto* send = room.page().findChild<ui::KeyButton*>(QStringLiteral("run.send"));
    REQUIRE(send != nullptr);
    CHECK_FALSE(send->isVisible());
    more->click();
    room.settle();
    CHECK(send->isVisible());
    CHECK(linesOfKeys(room) >= 2);
    more->click();
    room.settle();
    CHECK_FALSE(send->isVisible());
    // Folded is not taken away: its key does what it did.
    room.press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    room.settle();
    bool opened = false;
    for (const auto* panel : room.page().findChildren<ui::RunPanel*>())
        opened = opened || panel->isVisible();
    CHECK(opened);
    room.press(Qt::Key_Escape);
}
