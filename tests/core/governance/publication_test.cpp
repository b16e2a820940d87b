// SPDX-License-Identifier: GPL-3.0-or-later
//
// A public report from draft to its seven channels (requirements 3.7, B10, M04, M11, M12).
#include "core/governance/publication_commands.h"

#include "core/documents/build_document.h"
#include "core/documents/document_lint.h"
#include "core/documents/publication_steps.h"
#include "core/governance/agency_comment.h"
#include "core/partnership/agency_queries.h"
#include "tests/support/catch.h"
#include "tests/support/sample_replica.h"

#include <algorithm>

using namespace muster;
using namespace muster::governance;
using namespace muster::test;
using namespace std::chrono_literals;

namespace {

Publication summerReport(const replica::Reader& reader)
{
    return publicationFor(reader, PublicationKind::QuarterlyReport, 2011y / 8 / 1).value();
}

constexpr const char* kOwner = "Communications and Marketing Manager";

std::string many(int words)
{
    std::string text;
    for (int word = 0; word < words; ++word) {
        text += "word ";
    }
    return text;
}

}  // namespace

TEST_CASE("The sample has one report published and one in draft", "[governance][publications]")
{
    SampleReplica sample;
    const Publication summer = summerReport(sample.reader());
    CHECK(summer.title == "Public report: July to September 2011");
    CHECK(summer.state == PublicationState::Draft);
    CHECK(summer.stateInWords(sample.reader().today()) == "Draft, due 30 November 2011, 15 days left");
    const Publication spring = publicationFor(sample.reader(), PublicationKind::QuarterlyReport, 2011y / 5 / 1).value();
    CHECK(spring.title == "Public report: April to June 2011");
    CHECK(spring.state == PublicationState::Published);
    CHECK(spring.approvedBy == kOwner);
    CHECK(spring.stateInWords(sample.reader().today()) == "Published on 29 July 2011, 2 of 7 channels");
    const auto lines = channelLines(sample.reader(), spring.id);
    CHECK(lines.size() == 7);
    CHECK(std::count_if(lines.begin(), lines.end(), [](const ChannelLine& one) { return one.publishedOn.has_value(); })
          == 2);
}

TEST_CASE("No public paper leaves draft without the communications owner", "[governance][publications]")
{
    SampleReplica sample;
    const base::Id id = summerReport(sample.reader()).id;
    const auto early = execute(*sample, PublishOnChannel {id, Channel::PartnershipSite});
    REQUIRE_FALSE(early.has_value());
    CHECK_THAT(early.error().detail, ContainsSubstring("once the communications owner has approved it"));
    CHECK_FALSE(documents::approvePublication(*sample, id, kOwner).has_value());
    must(documents::checkPublication(*sample, id));
    // The Community Safety Officer sits at this computer.
    const auto wrong = documents::approvePublication(*sample, id);
    REQUIRE_FALSE(wrong.has_value());
    CHECK(wrong.error().detail
          == "Only the Communications and Marketing Manager may approve what the public reads. Ask them to.");
    must(documents::approvePublication(*sample, id, kOwner));
    CHECK(summerReport(sample.reader()).state == PublicationState::Approved);
    must(execute(*sample, NameCommunicationsOwner {}));
    const auto nobody = execute(*sample, PublishOnChannel {id, Channel::PartnershipSite});
    REQUIRE_FALSE(nobody.has_value());
    CHECK_THAT(nobody.error().detail, ContainsSubstring("Nobody is named as communications owner"));
    must(sample->undo());
    must(execute(*sample, PublishOnChannel {id, Channel::PartnershipSite}));
    CHECK_FALSE(execute(*sample, PublishOnChannel {id, Channel::MinorityLanguages}).has_value());
    must(execute(*sample,
                 PublishOnChannel {.publication = id, .channel = Channel::MinorityLanguages, .language = "Polish"}));
    const Publication published = summerReport(sample.reader());
    CHECK(published.state == PublicationState::Published);
    CHECK(published.channels == 2);
    CHECK_FALSE(execute(*sample, WithdrawPublication {id, ""}).has_value());
    must(execute(*sample, WithdrawPublication {id, "A figure was wrong."}));
    const base::Id again =
        must(execute(*sample, DraftPublication {PublicationKind::QuarterlyReport, 2011y / 7 / 1, 2011y / 9 / 30}));
    CHECK(publication(sample.reader(), again)->version == 2);
}

TEST_CASE("Text is counted, and changing it makes a draft of what was checked", "[governance][publications]")
{
    SampleReplica sample;
    const base::Id id = summerReport(sample.reader()).id;
    must(documents::checkPublication(*sample, id));
    const auto tooLong = execute(*sample, WritePart {id, TextPart::Household, many(151)});
    REQUIRE_FALSE(tooLong.has_value());
    CHECK(tooLong.error().detail == "That has 151 words; there is room for 150. Take out 1 word.");
    CHECK_FALSE(execute(*sample, WritePart {id, TextPart::Narrative, many(401)}).has_value());
    CHECK(summerReport(sample.reader()).state == PublicationState::PrivacyChecked);
    must(execute(*sample, WritePart {id, TextPart::Household, many(150)}));
    CHECK(summerReport(sample.reader()).state == PublicationState::Draft);
    CHECK(writtenParts(sample.reader(), id)[3].words == 150);
    must(execute(*sample, WritePart {id, TextPart::Household, ""}));
    CHECK(writtenPart(sample.reader(), id, TextPart::Household).empty());
}

TEST_CASE("Personal data keeps a report in draft, with a list of what stands where", "[governance][publications]")
{
    SampleReplica sample;
    const base::Id id = summerReport(sample.reader()).id;
    must(execute(*sample, WritePart {id, TextPart::Next, "Ask Mrs Smith on 01733 555123."}));
    const auto refused = documents::checkPublication(*sample, id);
    REQUIRE_FALSE(refused.has_value());
    CHECK(summerReport(sample.reader()).state == PublicationState::Draft);
}

TEST_CASE("A published report says what was approved, whatever is recorded later", "[governance][publications]")
{
    SampleReplica sample;
    const base::Id id = summerReport(sample.reader()).id;
    must(execute(*sample, WritePart {id, TextPart::Next, "We will walk the streets with residents."}));
    must(documents::checkPublication(*sample, id));
    must(documents::approvePublication(*sample, id, kOwner));
    const auto text = [&] {
        std::string all;
        for (const std::string& unit :
             documents::textUnits(must(documents::paperOf(sample.reader(), summerReport(sample.reader()))))) {
            all += unit + "\n";
        }
        return all;
    };
    const std::string approved = text();
    CHECK_THAT(approved, ContainsSubstring("We will walk the streets with residents."));
    CHECK_THAT(approved, !ContainsSubstring("DRAFT"));
    must(execute(*sample, PublishOnChannel {id, Channel::HardCopies}));
    must(sample->transact("Change a name", [](replica::Writer& writer) -> base::Result<void> {
        writer.run("UPDATE main.measure SET name = 'Another name'");
        return {};
    }));
    CHECK(text() == approved);
    CHECK_FALSE(execute(*sample, WritePart {id, TextPart::Next, "Something else."}).has_value());
}

TEST_CASE("The annual report is published without a marking, as what everybody may read", "[governance][publications]")
{
    SampleReplica sample;
    const base::Id id =
        must(execute(*sample, DraftPublication {PublicationKind::AnnualReport, 2010y / 11 / 16, 2011y / 11 / 15}));
    must(documents::checkPublication(*sample, id));
    must(documents::approvePublication(*sample, id, kOwner));
    const documents::Document paper = must(documents::paperOf(sample.reader(), *publication(sample.reader(), id)));
    CHECK(paper.marking.empty());
    CHECK(paper.edition == "Public version");
    must(execute(*sample, PublishOnChannel {id, Channel::PartnershipSite}));
    // From then on nothing is added to an agency's page.
    const base::Id fire = partnership::agencyByShortName(sample.reader(), "FIRE")->id;
    const auto late = execute(*sample, CommentOnYear {fire, 2011, "One thing more."});
    REQUIRE_FALSE(late.has_value());
    CHECK(late.error().detail
          == "The report of 2011 was published on 15 November 2011. What is said now goes into the next one.");
}
