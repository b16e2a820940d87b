// SPDX-License-Identifier: GPL-3.0-or-later
//
// Business between bodies on the Year page: who deals with what is not for these meetings.
#include "tests/ui/governance/year_window.h"

#include "core/governance/referral_route.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("A route is kept, a proposed item that it is for is named, and referred with one key", "[governance][sent]")
{
    YearWindow test;
    RecordSection& section = test.open("Sent business");
    test.step(section, QStringLiteral("Add a route"));
    test.fill(section, "topic", QStringLiteral("pot holes"));
    test.submit();
    REQUIRE(section.form() != nullptr);
    CHECK_FALSE(section.form()->error(QStringLiteral("body")).isEmpty());
    test.fill(section, "outside", QStringLiteral("Highways team"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::rowsOf(section).contains(QStringLiteral("Pot holes")));

    const base::Id meeting = must(meetings::findMeeting(test.reader(), "DTCG/2011-12-20")).id;
    meetings::ProposeItem propose;
    propose.meeting = meeting;
    propose.title = "Pot holes in Bretton";
    propose.origin = meetings::ItemOrigin::PartnerReferral;
    propose.ask = meetings::ItemAsk::Awareness;
    base::Id item;
    test.bridge().execute(propose, &test.page(), [&](const base::Result<base::Id>& made) {
        REQUIRE(made);
        item = *made;
    });
    test.settle();
    test.select(section, QStringLiteral("Pot holes in Bretton"));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("refer to the Highways team")));
    test.step(section, QStringLiteral("Refer it"));
    CHECK_FALSE(YearWindow::rowsOf(section).contains(QStringLiteral("Pot holes in Bretton")));
    const auto declined = meetings::itemOf(test.reader(), meeting, item);
    REQUIRE(declined.has_value());
    CHECK(declined->state == meetings::ItemState::Declined);

    test.select(section, QStringLiteral("Pot holes"));
    test.step(section, QStringLiteral("Remove the route"));
    CHECK_FALSE(YearWindow::rowsOf(section).contains(QStringLiteral("Pot holes")));
}
