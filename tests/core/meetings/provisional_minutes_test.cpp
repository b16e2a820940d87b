// SPDX-License-Identifier: GPL-3.0-or-later
//
// Minute and disclosure numbers where two computers work out of each other's sight (requirements §2.5 row 13,
// invariant 7).
#include "core/documents/minutes_document.h"
#include "core/documents/text_writer.h"
#include "tests/core/meetings/shared_room.h"

#include <algorithm>

using namespace muster;
using namespace muster::test;

namespace {

class Numbers : public SharedRoom {
public:
    void hold(replica::Replica& on, const base::Id& meeting, const std::vector<base::Id>& items)
    {
        must(execute(on, StartMeeting {meeting}));
        for (const base::Id& taken : items) {
            must(execute(on, OpenItem {meeting, taken}));
        }
        EndMeeting end;
        end.meeting = meeting;
        end.acknowledgeIncomplete = true;
        end.deferRemaining = true;
        words = must(execute(on, end)).words;
    }
    [[nodiscard]] static std::vector<std::string> shown(replica::Replica& in, const base::Id& meeting)
    {
        std::vector<std::string> all;
        for (const Minute& minute : minutesOf(in.reader(), meeting)) {
            all.push_back(minute.shown());
        }
        return all;
    }

    std::string words;  ///< of the last meeting that ended
};

using Shown = std::vector<std::string>;

}  // namespace

TEST_CASE_METHOD(Numbers, "Minute numbers are provisional where others work too, and permanent once they met",
                 "[minutes][provisional]")
{
    hold(one, november, {item[0], item[2]});
    CHECK(words
          == "The meeting ended at 9:30am. Minutes 23 to 24 are drafted. The numbers are provisional until this computer "
             "and the shared file have met.");
    CHECK(shown(one, november) == Shown {"23 (provisional)", "24 (provisional)"});
    CHECK_FALSE(findMinute(one.reader(), "DTCG", 23).has_value());

    const auto paper = must(documents::minutesDocument(one.reader(), november, documents::Edition::Full));
    const std::string text = must(documents::writeText(paper));
    CHECK(text.find("23 (provisional)") != std::string::npos);
    CHECK(text.find("The minute numbers are provisional") != std::string::npos);

    const auto circulated = execute(one, CirculateMinutes {november});
    REQUIRE_FALSE(circulated.has_value());
    CHECK(circulated.error().detail.find("They become permanent as soon as this computer reaches the shared file")
          != std::string::npos);

    meet();
    CHECK(shown(one, november) == Shown {"23", "24"});
    CHECK(shown(two(), november) == Shown {"23", "24"});
    CHECK(minuteOf(one.reader(), item[2])->number == 24);
    must(execute(two(), CirculateMinutes {november}));
    CHECK(one.newestChanges(1).front().header.label == "minutes 23 and 24 of DTCG, 15 November 2011 are permanent");
    const auto settled = must(documents::minutesDocument(one.reader(), november, documents::Edition::Full));
    CHECK(must(documents::writeText(settled)).find("provisional") == std::string::npos);
}

TEST_CASE_METHOD(Numbers, "Two meetings minuted at once get numbers of their own", "[minutes][provisional]")
{
    hold(one, november, {item[0], item[1], item[2]});
    hold(two(), december, {next[0], next[1]});
    CHECK(shown(two(), december) == Shown {"23 (provisional)", "24 (provisional)"});
    SECTION("the earlier meeting comes first")
    {
        sync(one);
        meet();
        CHECK(shown(two(), november) == Shown {"23", "24", "25"});
        CHECK(shown(two(), december) == Shown {"26", "27"});
    }
    SECTION("whoever meets the others first has the first numbers")
    {
        sync(two());
        meet();
        CHECK(shown(two(), december) == Shown {"23", "24"});
        CHECK(shown(one, november) == Shown {"25", "26", "27"});
    }
    CHECK(shown(one, november) == shown(two(), november));
    CHECK(shown(one, december) == shown(two(), december));
    CHECK(one.conflicts().empty());
    CHECK(two().conflicts().empty());
}

TEST_CASE_METHOD(Numbers, "Two drafts of one meeting are one draft, and what either took has a minute",
                 "[minutes][provisional]")
{
    must(execute(one, StartMeeting {november}));
    must(execute(one, OpenItem {november, item[0]}));
    meet();
    clock(9, 40);
    must(execute(two(), OpenItem {november, item[3]}));
    EndMeeting end;
    end.meeting = november;
    end.deferRemaining = true;
    must(execute(two(), end));
    clock(9, 41);
    must(execute(one, OpenItem {november, item[1]}));
    must(execute(one, OpenItem {november, item[2]}));
    must(execute(one, end));
    CHECK(shown(one, november).size() == 3);
    CHECK(shown(two(), november).size() == 2);
    meet();
    meet();
    CHECK(shown(one, november) == Shown {"23", "24", "25", "26"});
    CHECK(shown(two(), november) == shown(one, november));
    for (const int taken : {0, 1, 2, 3}) {
        CHECK(minuteOf(one.reader(), item[static_cast<std::size_t>(taken)])
              .has_value());
        CHECK(minuteOf(one.reader(), item[static_cast<std::size_t>(taken)])->number
              == minuteOf(two().reader(), item[static_cast<std::size_t>(taken)])->number);
    }
    for (auto* each : {&one, &two()}) {
        for (const replica::Conflict& conflict : each->conflicts()) {
            CHECK(conflict.table != "minute");
            CHECK(conflict.table != "minutes_record");
        }
    }
}

TEST_CASE_METHOD(Numbers, "A draft that was made again gets new numbers, and the old ones are named as not used",
                 "[minutes][provisional]")
{
    hold(one, november, {item[0], item[1]});
    meet();
    CHECK(shown(two(), november) == Shown {"23", "24"});
    must(one.undo());
    CHECK(shown(one, november).empty());
    meet();
    EndMeeting end;
    end.meeting = november;
    end.deferRemaining = true;
    must(execute(two(), end));
    meet();
    meet();
    CHECK(shown(one, november) == Shown {"23", "24", "25", "26"});
    CHECK(minutesOf(one.reader(), november)[0].notUsedReason == "The draft that used it was taken back.");
    CHECK_FALSE(minutesOf(one.reader(), november)[1].item);
    CHECK(minuteOf(two().reader(), item[0])->number == 25);
}

TEST_CASE_METHOD(Numbers, "The later of two numbers that were given for good is given another, amendments with it",
                 "[minutes][provisional]")
{
    hold(one, november, {item[0], item[1]});
    meet();
    must(execute(one, CirculateMinutes {november}));
    // A file that knows no turns let two computers give one number: written by hand here.
    const auto giveAgain = [&](const base::Id& meeting, const base::Id& of, int number) {
        must(two().transact("Give", [&](replica::Writer& w) -> base::Result<void> {
            w.run("INSERT INTO minutes_record (id, meeting, state) VALUES (?1, ?2, 'circulated_draft')", base::newId(), meeting);
            w.run("INSERT INTO minute (id, series, number, meeting, item) "
                  "SELECT ?1, id, ?2, ?3, ?4 FROM minute_series",
                  base::newId(), number, meeting, of);
            w.run("INSERT INTO amendment (id, meeting, minute, state) VALUES (?1, ?2, ?3, 'proposed')", base::newId(),
                  meeting, number);
            return {};
        }));
    };
    giveAgain(december, next[1], 24);
    meet();
    meet();
    CHECK(shown(one, november) == Shown {"23", "24"});
    CHECK(shown(one, december) == Shown {"25"});
    CHECK(shown(two(), december) == Shown {"25"});
    REQUIRE(amendmentsOf(two().reader(), december).size() == 1);
    CHECK(amendmentsOf(two().reader(), december).front().minute == 25);
}

TEST_CASE_METHOD(Numbers, "Minutes learn the minute they were approved under once it is permanent",
                 "[minutes][provisional]")
{
    hold(one, november, {item[0], item[1]});
    meet();
    must(execute(one, CirculateMinutes {november}));
    one.session().setToday(2011y / 12 / 20);
    must(execute(one, StartMeeting {december}));
    must(execute(one, OpenItem {december, next[0]}));
    must(execute(one, OpenItem {december, next[1]}));
    must(execute(one, ApproveMinutes {november, {}, {}}));
    must(execute(one, EndMeeting {.meeting = december}));
    CHECK(minutesRecord(one.reader(), november).approvedMinute.empty());
    meet();
    CHECK(minutesRecord(one.reader(), november).approvedMinute == "26");
    CHECK(minutesRecord(two().reader(), november).approvedMinute == "26");
    CHECK(minutesUnchanged(one.reader(), november));
}

TEST_CASE_METHOD(Numbers, "Disclosures are numbered for good when the computers meet", "[minutes][provisional]")
{
    const auto recordOn = [&](replica::Replica& on, const std::string& typed) {
        return must(execute(on, RecordLine {november, item[4], typed})).words;
    };
    must(execute(one, StartMeeting {november}));
    must(execute(one, ReadConfidentialityStatement {november, {}}));
    must(execute(one, OpenItem {november, item[4]}));
    must(execute(one, SettleRestrictedByPassphrase {november, item[4]}));
    meet();
    CHECK(recordOn(one, "/i the address @PROB to @CONS") == "Disclosure 1 (provisional) logged, restricted.");
    clock(9, 50);
    CHECK(recordOn(two(), "/i the date @CONS to @PROB") == "Disclosure 1 (provisional) logged, restricted.");
    meet();
    meet();
    for (auto* each : {&one, &two()}) {
        std::vector<std::pair<std::string, int>> log;
        replica::Statement row =
            each->reader().query("SELECT what, number FROM part_two.disclosure ORDER BY number");
        while (row.next()) {
            log.emplace_back(row.text(0), row.number(1));
        }
        CHECK(log == std::vector<std::pair<std::string, int>> {{"the address", 1}, {"the date", 2}});
    }
}
