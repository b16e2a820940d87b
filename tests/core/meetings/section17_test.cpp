// SPDX-License-Identifier: GPL-3.0-or-later
//
// Section 17 on single decisions (requirements A04).
#include "tests/core/meetings/room_fixture.h"

using namespace muster;
using namespace muster::test;

namespace {

class Decided : public RoomFixture {
public:
    Decided()
    {
        start();
        open(3);
        RecordEntry record;
        record.meeting = november;
        record.item = item[2];
        record.kind = EntryKind::Decision;
        record.text = "to light the footpath until spring.";
        decision = must(execute(*replica, record));
    }

    base::Id decision;
};

}  // namespace

TEST_CASE_METHOD(Decided, "A decision says what it means for crime and disorder, with its reason", "[room][section17]")
{
    const auto refused = execute(*replica, SetSection17 {decision, S17Effect::Positive, "  "});
    CHECK(refused.error().field == "reason");
    must(execute(*replica, SetSection17 {decision, S17Effect::Positive, "Fewer people are robbed there"}));
    const auto entry = findEntry(replica->reader(), decision);
    CHECK(entry->s17 == S17Effect::Positive);
    CHECK(entry->s17Reason == "Fewer people are robbed there");
    const auto minutes = content();
    const auto taken = std::find_if(minutes.items.begin(), minutes.items.end(),
                                    [&](const MinutesItem& one) { return one.item == item[2]; });
    REQUIRE(taken != minutes.items.end());
    CHECK(taken->entries.front().section17 == "Positive effect: Fewer people are robbed there");
    must(replica->undo());
    CHECK_FALSE(findEntry(replica->reader(), decision)->s17.has_value());
}

TEST_CASE_METHOD(Decided, "Section 17 belongs to decisions, and is lost where an entry becomes something else",
                 "[room][section17]")
{
    must(execute(*replica, SetSection17 {decision, S17Effect::None, "It concerns the room only"}));
    must(execute(*replica, ConvertEntry {decision, EntryKind::Note, {}, {}}));
    CHECK_FALSE(findEntry(replica->reader(), decision)->s17.has_value());
    CHECK_THAT(execute(*replica, SetSection17 {decision, S17Effect::None, "No"}).error().detail,
               ContainsSubstring("for decisions"));
    must(execute(*replica, ConvertEntry {decision, EntryKind::Decision, {}, {}}));
    must(execute(*replica, SetSection17 {decision, S17Effect::Negative, "Fewer patrols elsewhere"}));
    must(execute(*replica, SetSection17 {decision, {}, {}}));
    CHECK_FALSE(findEntry(replica->reader(), decision)->s17.has_value());
}
