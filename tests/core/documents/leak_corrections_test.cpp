// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept of approved minutes, and what corrects them, neither hides a leak nor is taken for one.
#include "core/documents/leak_check.h"
#include "core/documents/minutes_copies.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::must;
using muster::test::SampleReplica;

namespace {

constexpr const char* kNewWords = "a grey van and a trailer without lights";

/// October is approved in November, whose first restricted item corrects minute 20.
struct Corrected {
    SampleReplica sample;
    base::Id october = meetingId(sample.reader(), kOctober);
    base::Id november = meetingId(sample.reader(), kNovember);
    base::Id minuted = itemId(sample.reader(), kOctober, 10);
    base::Id correcting = itemId(sample.reader(), kNovember, 12);

    Corrected()
    {
        using namespace meetings;
        sample.unlock();
        sample->session().setTime(base::TimeOfDay {10 * 60});
        must(execute(*sample, StartMeeting {november}));
        must(execute(*sample, NextItem {november}));
        for (const Amendment& amendment : amendmentsOf(sample.reader(), october)) {
            if (amendment.state == AmendmentState::Proposed)
                must(execute(*sample, DecideAmendment {amendment.id, true}));
        }
        must(documents::execute(*sample, documents::ApproveMinutes {october, {}, {}}));
        must(execute(*sample, SettleRestrictedByPassphrase {november, correcting}));
        must(execute(*sample, OpenItem {november, correcting}));
        CorrectApprovedMinute correction;
        correction.meeting = october;
        correction.minute = 20;
        for (const Entry& entry : entriesOf(sample.reader(), minuted)) {
            if (entry.kind == EntryKind::Note)
                correction.oldText = entry.text;
        }
        correction.newText = kNewWords;
        must(execute(*sample, correction));
    }
    [[nodiscard]] std::string textOf(const ExportRequest& request) const
    {
        return wholeText(build(sample.reader(), request));
    }
};

}  // namespace

TEST_CASE("A correction may stand in the extract of the minute that it corrects, and in no open paper",
          "[documents][restricted]")
{
    const Corrected corrected;
    const auto& reader = corrected.sample.reader();
    const std::string extract = corrected.textOf(extractFor(reader, "PROB"));
    CHECK_THAT(extract, ContainsSubstring(kNewWords));
    CHECK(checkForLeaks(extract, restrictedCorpus(reader, corrected.minuted)).has_value());
    // It is the record of the item that made it, too.
    CHECK(checkForLeaks(kNewWords, restrictedCorpus(reader, corrected.correcting)).has_value());
    CHECK_FALSE(checkForLeaks(kNewWords, restrictedCorpus(reader)).has_value());
    CHECK_FALSE(checkForLeaks(kNewWords, restrictedCorpus(reader, itemId(reader, kNovember, 13))).has_value());
}

TEST_CASE("Once minutes with restricted items are approved, open papers are still handed over",
          "[documents][restricted]")
{
    const Corrected corrected;
    const auto& reader = corrected.sample.reader();
    const RestrictedCorpus corpus = restrictedCorpus(reader);
    for (const char* meeting : {kOctober, kNovember}) {
        CAPTURE(meeting);
        CHECK(checkForLeaks(corrected.textOf(paperOf(reader, "agenda", meeting, Edition::Public)), corpus).has_value());
    }
    CHECK(checkForLeaks(corrected.textOf(paperOf(reader, "minutes", kOctober, Edition::Public)), corpus).has_value());
}
