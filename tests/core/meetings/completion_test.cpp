// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/completion.h"

#include "tests/core/meetings/capture_fixture.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <chrono>

using namespace muster::meetings;
using namespace muster::test;
using Words = std::vector<std::string>;

namespace {

std::vector<Completion> offers(std::string_view line) { return completionsAt(line, line.size(), taskingMeeting()); }

Words replacements(std::string_view line)
{
    Words words;
    for (const Completion& offer : offers(line)) {
        words.push_back(offer.replacement);
    }
    return words;
}

std::string first(std::string_view line)
{
    const auto words = replacements(line);
    return words.empty() ? std::string {} : words.front();
}

}  // namespace

TEST_CASE("An empty owner lists who is here, then who is needed, then the rest", "[completion]")
{
    CHECK(replacements("> x @") == Words {"@CITY", "@CONS", "@FIRE", "@CKH", "@HMP", "@NHS", "@PROB"});
    CHECK(replacements("> x +@").front() == "@CITY");
    CHECK(offers("> x @").at(0).detail == "CITY, here");
    CHECK(offers("> x @").at(5).detail == "NHS, needed for this item, not here");
    CHECK(completionsAt("> x @", 5, taskingMeeting(), 3).size() == 3);
    CHECK(completionsAt("> x @", 5, taskingMeeting(), 0).empty());
}

TEST_CASE("Two letters find the owner", "[completion]")
{
    CHECK(first("> Cut back planting @ck") == "@CKH");
    CHECK(first("> x @prob") == "@PROB");
    CHECK(first("> x @Cross") == "@CKH");
    CHECK(first("> x @keys") == "@CKH");
    CHECK(first("> x @pet") == "@CITY");
    CHECK(first("> x @neigh") == "@CONS/Neighbourhood Inspector");
    CHECK(replacements("> x @neigh") == Words {"@CONS/Neighbourhood Inspector", "@CITY/Neighbourhood Manager"});
    CHECK(replacements("> x @zzz").empty());
    CHECK(replacements("> x @yot").empty());
    CHECK(replacements("> x @ham").empty());
    CHECK(
        replacements("> x @off")
        == Words {"@FIRE/Lead Fire Officer for Community Safety", "@CKH/ASB officer", "@PROB/Probation lead officer"});
    CHECK(first("> x @rese") == "@HMP/Head of resettlement");
    // A match inside a word comes after one at a word's beginning, even of an agency that is not here.
    CHECK(replacements("> x @rob") == Words {"@PROB", "@PROB/Probation lead officer"});
    CHECK(replacements("> x @pro") == Words {"@PROB", "@PROB/Probation lead officer"});
}

TEST_CASE("Behind an agency its people here come first, then its others and its units", "[completion]")
{
    CHECK(replacements("> x @CONS/")
          == Words {"@CONS/Neighbourhood Inspector", "@CONS/Chief Inspector (partnerships)"});
    CHECK(replacements("> x @cons/chief insp") == Words {"@CONS/Chief Inspector (partnerships)"});
    CHECK(replacements("> x @CITY/reg") == Words {"@CITY/Regulatory Services"});
    CHECK(replacements("> x @CONS").front() == "@CONS");
    CHECK(replacements("> x @CONS").size() == 3);
}

TEST_CASE("Dates are offered with their words", "[completion]")
{
    const auto empty = offers("> x !");
    CHECK(empty.at(0).replacement == "!next");
    CHECK(empty.at(0).label == "Tuesday 20 December");
    CHECK(empty.at(0).detail == "the next meeting");
    const auto typed = offers("> x !2w");
    CHECK(typed.at(0).replacement == "!2w");
    CHECK(typed.at(0).label == "Tuesday 29 November");
    CHECK(first("> x !30") == "!30nov");
    CHECK(first("> x !30d") == "!30d");
    CHECK(first("> x !f") == "!fri");
    CHECK(first("> x !26dec") == "!26dec");
    CHECK(offers("> x !26dec").at(0).detail == "bank holiday: Boxing Day");
    CHECK(first("#19 !3") == "!3d");
    CHECK(replacements("> x !nonsense").empty());
    CHECK(replacements("a note !").empty());
}

TEST_CASE("Open actions are found by number, by reference and by their words", "[completion]")
{
    CHECK(replacements("#") == Words {"#2", "#14", "#19", "#A-P1"});
    CHECK(replacements("#1") == Words {"#14", "#19"});
    CHECK(replacements("#19") == Words {"#19"});
    CHECK(replacements("#a-0") == Words {"#2", "#14", "#19"});
    CHECK(replacements("#surg") == Words {"#14"});
    CHECK(replacements("#VIOLENT cr") == Words {"#19"});
    CHECK(first("/b #surg") == "#14");
    CHECK(offers("#19").at(0).label == "A-019 Explain the rise in violent crime by place, time and relationship");
    CHECK(offers("#19").at(0).detail == "due Friday 11 November");
}

TEST_CASE("Behind a reference come the words for what became of it", "[completion]")
{
    CHECK(first("#19 ") == "done");
    CHECK(replacements("#19 ver") == Words {"verified"});
    CHECK(replacements("#19 no") == Words {"no longer required", "not undertaken"});
    CHECK(replacements("#19 +") == Words {"+1w", "+2w", "+1m"});
    CHECK(first("#19 @ck") == "@CKH");
    CHECK(replacements("#19 done letter").empty());
    CHECK(replacements("#19 done !2").empty());
}

TEST_CASE("A decision offers only the body's verbs, a slash only its commands", "[completion]")
{
    CHECK(replacements("=") == Words {"AGREED", "NOTED", "RECOMMENDED"});
    CHECK(replacements("= r") == Words {"RECOMMENDED"});
    CHECK(replacements("=agreed to").empty());
    CHECK(replacements("/") == Words {"/i", "/b", "/x"});
    CHECK(replacements("/b") == Words {"/b"});
    CHECK(first("/i text @con") == "@CONS");
    CHECK(first("/i text @CONS to @pro") == "@PROB");
}

TEST_CASE("Plain words offer nothing", "[completion]")
{
    for (const char* line : {"", "a note @", "a note @CO", "19 people", "> plain words", "> a@b", "> Stop!", ">",
                             "> @CONS did", "\\> @", "/ @", "/z @", "mail # 19", "> one\n"}) {
        INFO(line);
        CHECK(replacements(line).empty());
    }
}

TEST_CASE("A completion replaces the whole token the cursor stands in", "[completion]")
{
    const std::string line = "> x @CO, then !2w";
    const auto found = completionsAt(line, 6, taskingMeeting());
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().begin == 4);
    CHECK(found.front().end == 7);
    const CompletedLine completed = applyCompletion(line, found.front());
    CHECK(completed.line.substr(0, 9) == "> x @" + found.front().replacement.substr(1, 4));
    const auto done = applyCompletion("> x @ck !2w", completionsAt("> x @ck !2w", 7, taskingMeeting()).front());
    CHECK(done.line == "> x @CKH !2w");
    CHECK(done.cursorByte == 9);
    const auto last = applyCompletion("> x @ck", offers("> x @ck").front());
    CHECK(last.line == "> x @CKH ");
    CHECK(last.cursorByte == 9);
}

TEST_CASE("The line understands whatever a completion puts in", "[completion]")
{
    const CaptureContext context = taskingMeeting();
    for (const char* typed : {"> x @", "> x @c", "> x @CONS/", "> x @city/", "> x @FIRE/", "> x @lead", "> x !",
                              "> x !3", "> x !n", "#", "#19 ", "#19 !1", "=", "/i x @", "/b #"}) {
        const std::string_view line {typed};
        for (const Completion& offer : completionsAt(line, line.size(), context, 50)) {
            const CompletedLine completed = applyCompletion(line, offer);
            const CapturedLine read = readCaptureLine(completed.line, context);
            INFO(completed.line);
            CHECK(std::any_of(read.tokens.begin(), read.tokens.end(), [&](const CaptureToken& token) {
                return token.understood && token.begin <= offer.begin
                    && token.end >= offer.begin + offer.replacement.size();
            }));
            if (offer.kind == CompletionKind::Role && read.kind == CaptureKind::Action) {
                CHECK(read.ownerTitle == offer.label);
            }
            if (offer.kind == CompletionKind::Date && read.kind == CaptureKind::Action) {
                CHECK_THAT(read.echo, ContainsSubstring(offer.label));
            }
        }
    }
}

TEST_CASE("Any cursor in any line is safe", "[completion]")
{
    const CaptureContext context = taskingMeeting();
    for (const char* typed : {"> caf\u00E9 @CO\u00C9 !2\u20AC \U0001F600 @", "#19 done \u202E!", "=\xFF\xFE r",
                              "/b #\u00E9 @", "\u00A0>@\u2003/neigh"}) {
        const std::string_view line {typed};
        for (std::size_t cursor = 0; cursor <= line.size() + 3; ++cursor) {
            for (const Completion& offer : completionsAt(line, cursor, context)) {
                CHECK(offer.begin <= offer.end);
                CHECK(offer.end <= line.size());
            }
        }
    }
}

TEST_CASE("Five thousand open actions and sixty agencies are searched through", "[completion]")
{
    CaptureContext context = taskingMeeting();
    for (int i = 0; context.openActions.size() < 5000; ++i) {
        context.openActions.push_back(
            {idOf(200), "A-" + std::to_string(1000 + i), 1000 + i,
             "Cut back planting and repair lighting on two garage courts near the parade, part " + std::to_string(i),
             context.meetingDate});
    }
    while (context.agencies.size() < 60) {
        CaptureAgency agency = context.agencies.at(context.agencies.size() % 7);
        agency.shortName += std::to_string(context.agencies.size());
        context.agencies.push_back(agency);
    }
    CHECK(completionsAt("#parade, part 49", 16, context).size() == 8);
    CHECK(completionsAt("#zzz", 4, context).empty());
    CHECK(completionsAt("> x @c", 6, context).size() == 8);
    CHECK(readCaptureLine("#5999 done letter sent", context).kind == CaptureKind::Note);
}
