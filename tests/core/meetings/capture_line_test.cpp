// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/capture_line.h"

#include "tests/core/meetings/capture_fixture.h"
#include "tests/support/catch.h"

#include <algorithm>

using namespace muster::meetings;
using namespace muster::test;
using muster::base::Date;
using muster::base::Id;
using namespace std::chrono;

namespace {

CapturedLine read(std::string_view line) { return readCaptureLine(line, taskingMeeting()); }

bool warns(const CapturedLine& line, const std::string& words)
{
    return std::any_of(line.cautions.begin(), line.cautions.end(),
                       [&](const std::string& caution) { return caution.find(words) != std::string::npos; });
}

using Ids = std::vector<Id>;

}  // namespace

TEST_CASE("An action takes owner and date out of the sentence and says what it understood", "[capture]")
{
    const auto line = read("> Move the afternoon patrol to the parade @CONS !2w");
    CHECK(line.kind == CaptureKind::Action);
    CHECK(line.text == "Move the afternoon patrol to the parade");
    CHECK(line.leadAgency == idOf(kCons));
    CHECK(line.ownerTitle == "Neighbourhood Inspector");
    CHECK(line.ownerRole == idOf(22));
    CHECK(line.due == Date {2011y / 11 / 29});
    CHECK(line.echo == "Action for Cambridgeshire Constabulary, Neighbourhood Inspector, by Tuesday 29 November");
    CHECK(line.recordable);
    CHECK_FALSE(line.incomplete);
    CHECK_FALSE(line.awaitingConfirmation);
    CHECK(line.cautions.empty());
    using Kind = CaptureTokenKind;
    CHECK(line.tokens
          == std::vector<CaptureToken> {
              {Kind::Kind, 0, 1, true}, {Kind::Agency, 42, 47, true}, {Kind::Date, 48, 51, true}});
}

TEST_CASE("Tokens may stand anywhere and need no blank after the mark", "[capture]")
{
    for (const char* typed : {">Cut back planting @CKH !30nov", "  >  @ckh cut back planting !30nov",
                              ">!30nov @CKH cut back planting", "> cut back @CKH planting by !30nov.",
                              "> cut back planting (@CKH) !30/11", ">cut back planting\n@CKH\n!30 November"}) {
        const auto line = read(typed);
        INFO(typed);
        CHECK(line.kind == CaptureKind::Action);
        CHECK(line.leadAgency == idOf(kCkh));
        CHECK(line.due == Date {2011y / 11 / 30});
        CHECK_THAT(line.text, ContainsSubstring("ut back planting"));
        CHECK(line.text.size() <= std::string_view {"cut back planting."}.size());
    }
}

TEST_CASE("An action without owner or date is recorded and marked incomplete", "[capture]")
{
    const auto bare = read(">lighting courts");
    CHECK(bare.text == "lighting courts");
    CHECK(bare.recordable);
    CHECK(bare.incomplete);
    CHECK(bare.echo == "Action, owner to be named, date to be agreed");
    CHECK(read(">lighting courts @CKH").incomplete);
    CHECK(read(">lighting courts !2w").incomplete);
    CHECK_FALSE(read(">").recordable);
    CHECK(read(">").kind == CaptureKind::Action);
    CHECK_FALSE(read("> @CKH !2w").recordable);
    CHECK(warns(read("> @CKH !2w"), "Say what is to be done"));
}

TEST_CASE("Kinds start with a punctuation mark, never a letter", "[capture]")
{
    for (const char* note : {"a lorry was parked",
                             "19 people came",
                             "i heard of @CONS !2w",
                             "b",
                             "x",
                             "/etc/hosts",
                             "/ a",
                             "/information",
                             "24/7 patrols",
                             "@CONS reported fires",
                             "!2w",
                             "# heading",
                             "#",
                             "#99 done",
                             "#19th of the month",
                             "#hashtag",
                             "#19.5 per cent",
                             "\\",
                             "\\server",
                             "\\\\server\\share"}) {
        const auto line = read(note);
        INFO(note);
        CHECK(line.kind == CaptureKind::Note);
        CHECK(line.text == note);
        CHECK(line.recordable);
    }
    CHECK(read("").kind == CaptureKind::Empty);
    CHECK(read(" \n\t ").kind == CaptureKind::Empty);
    CHECK_FALSE(read("  ").recordable);
    CHECK(warns(read("#99 done"), "\"#99\""));
}

TEST_CASE("A backslash keeps the next mark as text", "[capture]")
{
    CHECK(read("\\> quoted").text == "> quoted");
    CHECK(read("\\> quoted").kind == CaptureKind::Note);
    CHECK(read("\\#19 done").text == "#19 done");
    CHECK(read("\\/i said").text == "/i said");
    const auto action = read("> write \\@CONS on the board \\!2w @CKH");
    CHECK(action.text == "write @CONS on the board !2w");
    CHECK(action.leadAgency == idOf(kCkh));
    CHECK_FALSE(action.due);
}

TEST_CASE("The first agency leads; a second one supports, and the typist is told", "[capture]")
{
    const auto line = read(">jointly @CITY and @FIRE to secure the parade !25nov");
    CHECK(line.text == "jointly to secure the parade");
    CHECK(line.leadAgency == idOf(kCity));
    CHECK(line.supportingAgencies == Ids {idOf(kFire)});
    CHECK(line.cautions
          == std::vector<std::string> {
              "One agency leads, Peterborough City Council; Cambridgeshire Fire and Rescue Service supports."});
    CHECK(line.echo
          == "Action for Peterborough City Council, Community Safety Manager, with Cambridgeshire Fire and Rescue "
             "Service, by Friday 25 November");
}

TEST_CASE("Support is asked for with a plus sign or with \"with\"", "[capture]")
{
    const auto several = read("> Secure the fencing @CITY with @FIRE, @CONS and @HMP !fri");
    CHECK(several.text == "Secure the fencing");
    CHECK(several.supportingAgencies == Ids {idOf(kFire), idOf(kCons), idOf(kHmp)});
    CHECK(several.cautions.empty());

    const auto plus = read("> patrol +@FIRE @CONS +@CONS");
    CHECK(plus.text == "patrol");
    CHECK(plus.leadAgency == idOf(kCons));
    CHECK(plus.supportingAgencies == Ids {idOf(kFire)});

    const auto first = read("> with @FIRE patrol the courts @CONS");
    CHECK(first.text == "patrol the courts");
    CHECK(first.leadAgency == idOf(kCons));
    CHECK(first.supportingAgencies == Ids {idOf(kFire)});

    const auto repeated = read("> patrol @CONS +@FIRE +@FIRE @FIRE @CONS");
    CHECK(repeated.supportingAgencies == Ids {idOf(kFire)});
    CHECK(repeated.leadAgency == idOf(kCons));
    CHECK(read("> work with residents @CONS").text == "work with residents");
}

TEST_CASE("The owner is named by role, by the beginning of its words, by unit or in quotes", "[capture]")
{
    CHECK(read("> x @CONS/neigh insp to patrol").ownerRole == idOf(22));
    CHECK(read("> x @CONS/neigh insp to patrol").text == "x to patrol");
    CHECK(read("> x @CONS/Chief Inspector (partnerships) now").ownerRole == idOf(21));
    CHECK(read("> x @CONS/Chief Inspector (partnerships) now").text == "x now");
    CHECK(read("> x @cons/insp").ownerRole == idOf(22));  // both hold the word; the one present is meant
    CHECK(read("> x @CKH \"ASB officer\" now").ownerRole == idOf(52));
    CHECK(read("> x @CKH/\"asb off\"").ownerRole == idOf(52));
    CHECK(read("> x @CONS/chief in the city").text == "x in the city");

    const auto unit = read("> x @CITY / Regulatory Services !2w");
    CHECK(unit.ownerUnit == idOf(13));
    CHECK(unit.ownerTitle == "Regulatory Services");
    CHECK_FALSE(unit.ownerRole);
    CHECK(unit.text == "x");

    const auto free = read("> x @CONS/\"Performance lead\" now");
    CHECK(free.ownerTitle == "Performance lead");
    CHECK_FALSE(free.ownerRole);
    CHECK(free.text == "x now");

    const auto quoted = read("> print @CONS \"Operation Alert\" leaflets");
    CHECK(quoted.text == "print \"Operation Alert\" leaflets");
    CHECK(quoted.ownerTitle == "Neighbourhood Inspector");

    const auto unknown = read("> x @CONS/sergeant now");
    CHECK(unknown.text == "x /sergeant now");
    CHECK(unknown.leadAgency == idOf(kCons));
    CHECK(warns(unknown, "no role \"sergeant\""));

    const auto support = read("> x @CONS +@FIRE/arson");
    CHECK(support.text == "x /arson");
    CHECK(support.supportingAgencies == Ids {idOf(kFire)});
    CHECK(warns(support, "Only the lead agency"));
}

TEST_CASE("Without a role the lead representative owns it, or whoever is here instead", "[capture]")
{
    CHECK(read("> x @CITY").ownerTitle == "Community Safety Manager");
    CHECK(read("> x @CONS").ownerTitle == "Neighbourhood Inspector");
    CHECK(read("> x @PROB").ownerTitle == "Probation lead officer");
    const CaptureAgency empty;
    CHECK(defaultOwner(empty) == nullptr);
}

TEST_CASE("An action of an agency that cannot commit here awaits its confirmation", "[capture]")
{
    const auto line = read("> Offer outreach @NHS !2w");
    CHECK(line.awaitingConfirmation);
    CHECK(line.ownerTitle == "Public health lead");
    CHECK(line.cautions
          == std::vector<std::string> {"Nobody here can commit NHS Peterborough, so this awaits its confirmation."});
    CHECK(read("> x @PROB !2w").awaitingConfirmation);
    CHECK_FALSE(read("> x @CONS !2w").awaitingConfirmation);
    CHECK_FALSE(read("> x !2w").awaitingConfirmation);
}

TEST_CASE("What names nobody stays in the text, with a word about it", "[capture]")
{
    const auto line = read("> Ask @zzz and @YOT and @c and a@cons.gov.uk and @CONS.gov.uk @ 10am");
    CHECK(line.text == "Ask @zzz and @YOT and @c and a@cons.gov.uk and @CONS.gov.uk @ 10am");
    CHECK_FALSE(line.leadAgency);
    CHECK(warns(line, "\"@zzz\""));
    CHECK(warns(line, "Youth Offending Team is not a member now"));
    CHECK(warns(line, "\"@CONS.gov.uk\""));
    CHECK(line.cautions.size() == 4);
    CHECK(std::count_if(line.tokens.begin(), line.tokens.end(), [](const CaptureToken& t) { return !t.understood; })
          == 4);
}

TEST_CASE("The beginning of one short name is enough", "[capture]")
{
    CHECK(read("> x @ck").leadAgency == idOf(kCkh));
    CHECK(read("> x @hm !2w").leadAgency == idOf(kHmp));
    CHECK_FALSE(read("> x @c").leadAgency);
    CHECK_FALSE(read("> x @yo").leadAgency);
    CHECK(read("> Check @CONS's rota").text == "Check rota");
}

TEST_CASE("A wrong date stays in the text, with a word about it", "[capture]")
{
    const auto line = read("> Stop it! Now !important !31/11 done!");
    CHECK(line.text == "Stop it! Now !important !31/11 done!");
    CHECK_FALSE(line.due);
    CHECK(warns(line, "\"!31/11\" is no date"));
    CHECK(warns(line, "\"!important\" is no date"));

    const auto second = read("> x !2w !3w");
    CHECK(second.due == Date {2011y / 11 / 29});
    CHECK(second.text == "x !3w");
    CHECK(warns(second, "One date counts"));

    auto context = taskingMeeting();
    context.nextMeeting.reset();
    CHECK(warns(readCaptureLine("> x !next", context), "no date yet"));
}

TEST_CASE("A doubtful date is recorded and said aloud", "[capture]")
{
    CHECK(read("> x @CONS !26dec").due == Date {2011y / 12 / 26});
    CHECK(warns(read("> x @CONS !26dec"), "bank holiday (Boxing Day)"));
    CHECK(warns(read("> x @CONS !8/11/2011"), "in the past"));
    CHECK(warns(read("> x @CONS !sat"), "weekend"));
}

TEST_CASE("A vague action gets a gentle question", "[capture]")
{
    CHECK(warns(read("> Look into the fencing @CITY !2w"), "What will be true when this is done?"));
    CHECK(warns(read("> @CITY to explore options !2w"), "What will be true when this is done?"));
    CHECK_FALSE(warns(read("> Board up the two units @CITY !2w"), "What will be true"));
}

TEST_CASE("A decision uses a verb the body may use, else its default", "[capture]")
{
    const auto plain = read("= treat the parade as one location");
    CHECK(plain.kind == CaptureKind::Decision);
    CHECK(plain.verb == "AGREED");
    CHECK(plain.text == "treat the parade as one location");
    CHECK(plain.echo == "Decision: AGREED");

    CHECK(read("=agreed to hold").text == "to hold");
    CHECK(read("= Noted: the report").verb == "NOTED");
    CHECK(read("= Noted: the report").text == "the report");
    CHECK(read("=RECOMMENDED one manager").verb == "RECOMMENDED");
    CHECK(read("=agreedly").text == "agreedly");
    CHECK(read("=Agree to pay for it").text == "to pay for it");
    CHECK(read("=note the report").verb == "NOTED");
    CHECK(read("=note the report").text == "the report");
    CHECK(read("=Not to proceed").text == "Not to proceed");
    CHECK(read("=Agreement of the parish").text == "Agreement of the parish");

    const auto wrong = read("= RESOLVED to close the road");
    CHECK(wrong.verb == "AGREED");
    CHECK(wrong.text == "RESOLVED to close the road");
    CHECK(warns(wrong, "may not decide with RESOLVED"));

    auto advisory = taskingMeeting();
    advisory.verbs = verbsFor("advisory");
    CHECK(readCaptureLine("=one manager", advisory).verb == "RECOMMENDED");
    CHECK(readCaptureLine("=agreed one manager", advisory).text == "agreed one manager");
    auto board = taskingMeeting();
    board.verbs = verbsFor("statutory_decision");
    CHECK(readCaptureLine("=resolved to close", board).verb == "RESOLVED");
    board.verbs.clear();
    CHECK(readCaptureLine("=x", board).verb == "NOTED");
    CHECK(read("= ask @CONS by !2w").text == "ask @CONS by !2w");
    CHECK_FALSE(read("=").recordable);
}

TEST_CASE("A number sign and an open action's number make an update", "[capture]")
{
    for (const char* typed : {"#19 done letter sent", "#A-019 done letter sent", "#a19 Done: letter sent",
                              "#A-19: complete letter sent", "# 19"}) {
        const auto line = read(typed);
        INFO(typed);
        if (typed == std::string_view {"# 19"}) {
            CHECK(line.kind == CaptureKind::Note);
            continue;
        }
        REQUIRE(line.kind == CaptureKind::Update);
        CHECK(line.update->action == idOf(119));
        CHECK(line.update->reference == "A-019");
        CHECK(line.update->what == UpdateWhat::Done);
        CHECK(line.update->text == "letter sent");
        CHECK(line.echo == "A-019: done, to be verified");
    }
    CHECK(read("#A-P1 started").update->action == idOf(150));
    CHECK(warns(read("#19 done"), "Say what shows"));
    CHECK(read("#19 done").recordable);
    CHECK_FALSE(read("#19").recordable);
}

TEST_CASE("An extension counts from the due date or the meeting, whichever is later", "[capture]")
{
    const auto overdue = read("#19 +2w waiting for figures");
    CHECK(overdue.update->what == UpdateWhat::Extend);
    CHECK(overdue.update->newDue == Date {2011y / 11 / 29});
    CHECK(overdue.update->text == "waiting for figures");
    CHECK(overdue.echo == "A-019: now due Tuesday 29 November");
    CHECK(read("#14 +2w hall is shut").update->newDue == Date {2011y / 12 / 2});
    CHECK(read("#14 !2w hall is shut").update->newDue == Date {2011y / 11 / 29});
    CHECK(read("#19 !30nov reason").update->newDue == Date {2011y / 11 / 30});
    CHECK(read("#19 figures late, so by !30nov.").update->newDue == Date {2011y / 11 / 30});
    CHECK(read("#19 figures late, so by !30nov.").text == "figures late, so.");
    CHECK(warns(read("#19 +2w"), "Say why"));
    CHECK(read("#19 +soon").update->what == UpdateWhat::Note);
    CHECK(read("#19 +soon").text == "+soon");
}

TEST_CASE("An update says in a word what became of the action", "[capture]")
{
    CHECK(read("#19 blocked no data").update->what == UpdateWhat::Blocked);
    CHECK(read("#19 blocked no data").text == "no data");
    CHECK(read("#19 started").update->what == UpdateWhat::InProgress);
    CHECK(read("#19 in progress, half way").update->what == UpdateWhat::InProgress);
    CHECK(read("#19 in progress, half way").text == "half way");
    CHECK(read("#19 no longer required road is shut").update->what == UpdateWhat::NoLongerRequired);
    CHECK(read("#19 not undertaken no staff").update->what == UpdateWhat::NotUndertaken);
    CHECK(read("#19 not done yet").update->what == UpdateWhat::Note);
    CHECK(read("#19 confirmed by letter").update->what == UpdateWhat::Confirm);
    CHECK(read("#19 declined no money").update->what == UpdateWhat::Decline);
    CHECK(read("#19 verified").update->what == UpdateWhat::Verify);
    CHECK(read("#19 doneness of @CKH report").text == "doneness of @CKH report");
    CHECK(read("#19 done by @CKH !2w").text == "by @CKH !2w");
    CHECK_FALSE(read("#19 done by @CKH !2w").update->newDue);
}

TEST_CASE("An action passes to another agency", "[capture]")
{
    for (const char* typed : {"#19 @CKH/asb officer tenancy moved", "#19 to @CKH/asb officer tenancy moved",
                              "#19 reassign to @CKH/\"ASB officer\" tenancy moved"}) {
        const auto line = read(typed);
        INFO(typed);
        CHECK(line.update->what == UpdateWhat::Reassign);
        CHECK(line.leadAgency == idOf(kCkh));
        CHECK(line.ownerRole == idOf(52));
        CHECK(line.text == "tenancy moved");
        CHECK(line.echo == "A-019: passes to Cross Keys Homes, ASB officer");
    }
    CHECK(read("#19 to @nobody").update->what == UpdateWhat::Note);
}

TEST_CASE("A disclosure says who told whom what", "[capture]")
{
    const auto line = read("/i his curfew times @CONS to @PROB @HMP");
    CHECK(line.kind == CaptureKind::Disclosure);
    CHECK(line.text == "his curfew times");
    CHECK(line.disclosure->from == idOf(kCons));
    CHECK(line.disclosure->to == Ids {idOf(kProb), idOf(kHmp)});
    CHECK(line.disclosure->what == "his curfew times");
    CHECK(line.echo
          == "Information shared by Cambridgeshire Constabulary with Cambridgeshire and Peterborough Probation Trust "
             "and HMP Peterborough");
    const auto turned = read("/I curfew times to @PROB and @HMP from @CONS");
    CHECK(turned.disclosure->from == idOf(kCons));
    CHECK(turned.disclosure->to == Ids {idOf(kProb), idOf(kHmp)});
    CHECK(turned.text == "curfew times");
    CHECK(warns(read("/i curfew times @CONS"), "with whom"));
    CHECK(read("/i curfew times").recordable);
}

TEST_CASE("Blockages and exceptions are raised from an item", "[capture]")
{
    const auto blockage = read("/b #19 export not supplied from @CKH");
    CHECK(blockage.kind == CaptureKind::Blockage);
    CHECK(blockage.text == "export not supplied");
    CHECK(blockage.aboutAction == idOf(119));
    CHECK(blockage.leadAgency == idOf(kCkh));
    CHECK(blockage.echo == "Blockage of A-019, help needed from Cross Keys Homes");
    CHECK(read("/b no export").echo == "Blockage");
    CHECK(read("/x violent crime is up").kind == CaptureKind::Exception);
    CHECK(read("/X violent crime is up").text == "violent crime is up");
    CHECK_FALSE(read("/b").recordable);
}

TEST_CASE("Two question marks at the end ask to hear it again", "[capture]")
{
    for (const char* typed : {"sixteen incidents ??", "sixteen incidents??", "> sixteen incidents @CONS ?? ",
                              "= sixteen incidents ??", "#19 sixteen incidents ??", "/x sixteen incidents\n??"}) {
        const auto line = read(typed);
        INFO(typed);
        CHECK(line.unclear);
        CHECK(line.text == "sixteen incidents");
        CHECK_THAT(line.echo, ContainsSubstring("to be said again"));
    }
    CHECK_FALSE(read("why? and ?? in the middle.").unclear);
    CHECK(read("??").text == "??");
    CHECK(read("??").recordable);
    CHECK(read("really???").text == "really?");
}

TEST_CASE("Several lines are one entry", "[capture]")
{
    const auto note = read("first\n\n> second @CONS\n#19 done\n");
    CHECK(note.kind == CaptureKind::Note);
    CHECK(note.text == "first\n\n> second @CONS\n#19 done");
    const auto action = read("> first line\nsecond line @CONS\nthird !2w line");
    CHECK(action.text == "first line\nsecond line\nthird line");
    CHECK(action.leadAgency == idOf(kCons));
    CHECK(read("> a @CONS\n\nb").text == "a\n\nb");
}

TEST_CASE("Pasted blanks of other scripts separate words; invisible marks are kept", "[capture]")
{
    const auto line = read("\u00A0>\u00A0board\u00A0up\u2003@CONS\u00A0!2w\u3000");
    CHECK(line.kind == CaptureKind::Action);
    CHECK(line.text == "board\u00A0up");
    CHECK(line.leadAgency == idOf(kCons));
    CHECK(line.due == Date {2011y / 11 / 29});
    CHECK(read("\u202Eabc\u202C \a\x1B[31m\u200B").text == "\u202Eabc\u202C \a\x1B[31m\u200B");
    CHECK(read("\u0645\u0631\u062D\u0628\u0627 e\u0301\u0302").text == "\u0645\u0631\u062D\u0628\u0627 e\u0301\u0302");
    const std::string_view withNul {"> a\0b @CONS", 11};
    CHECK(read(withNul).text == std::string_view {"a\0b", 3});
}
