// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster item N STEP: what an item carries beside its words.
#include "app/command_line.h"
#include "app/commands_exceptions.h"
#include "core/base/text.h"
#include "core/documents/agenda_privacy.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/papers.h"
#include "core/meetings/room_queries.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Replica;

constexpr const char* kSteps[] {"show",  "tag",    "problem", "care",   "conflict",
                                "paper", "decide", "s17",     "privacy"};

Result<int> numberFrom(const std::string& word, const char* what)
{
    int number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc {} || end != word.data() + word.size()) {
        return fail(FailureCode::Invalid, fmt::format("{} is a number, not \"{}\".", what, word), "number");
    }
    return number;
}

/// "kind:word", the kind once for several words: "pathway:Health".
Result<meetings::ItemTag> tagFrom(const std::string& text)
{
    const std::size_t colon = text.find(':');
    const auto kind = meetings::tagKindFrom(text.substr(0, colon));
    if (colon == std::string::npos || !kind) {
        return fail(FailureCode::Invalid,
                    "A tag is KIND:WORD, with one of cross_cutting, focus, pathway, response, environment or "
                    "board_function: \"cross_cutting:Mental health\".",
                    "tag");
    }
    return meetings::ItemTag {*kind, text.substr(colon + 1)};
}

struct Where {
    base::Id meeting;
    base::Id item;
};

Said show(const Reader& reader, const Where& where)
{
    const meetings::ItemSheet sheet = meetings::itemSheet(reader, where.item);
    std::string words;
    for (const meetings::ItemTag& tag : sheet.tags) {
        words += fmt::format("{}: {}\n", meetings::inWords(tag.kind), tag.word);
    }
    for (const auto& conflict : sheet.conflicts) {
        words += fmt::format("takes no part: {}{}\n", conflict.agencyName,
                             conflict.reason.empty() ? std::string {} : ", " + conflict.reason);
    }
    words += sheet.whyPartnership.empty() ? std::string {} : fmt::format("why together: {}\n", sheet.whyPartnership);
    words += fmt::format("vulnerable person: {}\nsafeguarding: {}\n", sheet.vulnerablePerson ? "yes" : "no",
                         meetings::inWords(sheet.safeguarding));
    const std::pair<const char*, const std::string&> parts[] {{"objective", sheet.problem.objective},
                                                              {"scanning", sheet.problem.scanning},
                                                              {"analysis", sheet.problem.analysis},
                                                              {"response", sheet.problem.response},
                                                              {"assessment", sheet.problem.assessment}};
    for (const auto& [name, text] : parts) {
        words += text.empty() ? std::string {} : fmt::format("{}: {}\n", name, text);
    }
    if (sheet.problem.assessOn) {
        words += "assess on: " + base::isoDate(*sheet.problem.assessOn) + "\n";
    }
    words.pop_back();
    return words;
}

Result<void> tag(Replica& replica, const Arguments& arguments, const Where& where)
{
    meetings::SetItemTags command {where.meeting, where.item, meetings::itemSheet(replica.reader(), where.item).tags};
    if (arguments.has("clear")) {
        command.tags.clear();
    }
    for (const std::string& text : base::split(textOf(arguments, "tags"), ';')) {
        if (base::trimmed(text).empty()) {
            continue;
        }
        auto one = tagFrom(std::string {base::trimmed(text)});
        if (!one) {
            return tl::unexpected(one.error());
        }
        command.tags.push_back(std::move(*one));
    }
    return execute(replica, command);
}

Result<void> problem(Replica& replica, const Arguments& arguments, const Where& where)
{
    meetings::SetProblemSheet command {where.meeting, where.item,
                                       meetings::itemSheet(replica.reader(), where.item).problem};
    const std::pair<const char*, std::string&> parts[] {{"objective", command.sheet.objective},
                                                        {"scanning", command.sheet.scanning},
                                                        {"analysis", command.sheet.analysis},
                                                        {"response", command.sheet.response},
                                                        {"assessment", command.sheet.assessment}};
    for (const auto& [name, text] : parts) {
        text = arguments.value(name).value_or(text);
    }
    const auto on = arguments.date("assess-on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    command.sheet.assessOn = *on ? *on : command.sheet.assessOn;
    return execute(replica, command);
}

Result<void> care(Replica& replica, const Arguments& arguments, const Where& where)
{
    meetings::SetItemCare command {where.meeting, where.item};
    if (const auto vulnerable = arguments.value("vulnerable")) {
        command.vulnerablePerson = *vulnerable == "yes";
    }
    if (const auto answer = arguments.value("safeguarding")) {
        if (*answer != "made" && *answer != "not-needed") {
            return fail(FailureCode::Invalid, "Say --safeguarding made or not-needed.", "safeguarding");
        }
        command.safeguarding = *answer == "made" ? meetings::Safeguarding::Made : meetings::Safeguarding::NotNeeded;
    }
    const auto on = arguments.date("reported-on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    command.reportedOn = *on;
    command.whyPartnership = arguments.value("why-together");
    return execute(replica, command);
}

Result<void> conflict(Replica& replica, const Arguments& arguments, const Where& where)
{
    const auto agency = agencyNamed(replica.reader(), textOf(arguments, "agency"));
    if (!agency) {
        return tl::unexpected(agency.error());
    }
    if (arguments.has("clear")) {
        return execute(replica, meetings::ClearProviderConflict {where.meeting, where.item, *agency});
    }
    return execute(replica, meetings::MarkProviderConflict {where.meeting, where.item, *agency, textOf(arguments)});
}

/// Recommendations as "approve:the plan; note:the figures".
Result<void> paper(Replica& replica, const Arguments& arguments, const Where& where)
{
    meetings::WritePaper command {where.meeting,
                                  where.item,
                                  {},
                                  textOf(arguments, "title"),
                                  textOf(arguments, "purpose"),
                                  textOf(arguments, "background"),
                                  textOf(arguments, "proposal"),
                                  {}};
    auto lines = meetings::paperLinesFrom(textOf(arguments, "recommend"));
    if (!lines) {
        return tl::unexpected(lines.error());
    }
    command.recommendations = std::move(*lines);
    const auto written = execute(replica, command);
    return written ? Result<void> {} : tl::unexpected(written.error());
}

Result<void> decide(Replica& replica, const Arguments& arguments, const Where& where)
{
    const auto number = numberFrom(textOf(arguments, "recommendation"), "A recommendation");
    if (!number) {
        return tl::unexpected(number.error());
    }
    for (const meetings::PaperLine& line : meetings::decisionSlots(replica.reader(), where.item)) {
        if (line.number == *number) {
            const auto decided =
                execute(replica, meetings::DecideOnPaper {where.meeting, where.item, line.id, textOf(arguments)});
            return decided ? Result<void> {} : tl::unexpected(decided.error());
        }
    }
    return fail(FailureCode::NotFound, fmt::format("This item has no recommendation {}.", *number), "recommendation");
}

/// What a decision of the item means under section 17.
Result<void> section17(Replica& replica, const Arguments& arguments, const Where& where)
{
    const auto number = numberFrom(arguments.value("decision").value_or("1"), "A decision");
    if (!number) {
        return tl::unexpected(number.error());
    }
    const auto effect = meetings::s17EffectFrom(textOf(arguments, "effect"));
    if (!effect) {
        return fail(FailureCode::Invalid, "Say --effect positive, negative or none.", "effect");
    }
    int at = 0;
    for (const meetings::Entry& entry : meetings::entriesOf(replica.reader(), where.item)) {
        if (entry.kind == meetings::EntryKind::Decision && ++at == *number) {
            return execute(replica, meetings::SetSection17 {entry.id, effect, textOf(arguments)});
        }
    }
    return fail(FailureCode::NotFound, fmt::format("This item has no decision {}.", *number), "decision");
}

Said privacy(const Reader& reader, const Where& where)
{
    std::string words;
    for (const documents::PersonalData& one : documents::personalDataOnAgenda(reader, where.meeting)) {
        words += fmt::format("{}: {} \"{}\"\n", one.where, one.what, one.words);
    }
    return words.empty() ? "nothing personal found in the open items" : words.substr(0, words.size() - 1);
}

Said run(Replica& replica, const Arguments& arguments)
{
    const auto& words = arguments.positional();
    const auto number = numberFrom(words[0], "An item");
    const auto meeting = meetingOf(replica.reader(), arguments);
    if (!number || !meeting) {
        return tl::unexpected(number ? meeting.error() : number.error());
    }
    if (!*meeting) {
        return fail(FailureCode::Invalid, "Say of which meeting: --meeting DTCG/2011-11-15.", "meeting");
    }
    const meetings::Agenda agenda = meetings::agendaOf(replica.reader(), *meeting);
    const meetings::AgendaItem* item = agenda.byNumber(*number);
    if (item == nullptr) {
        return fail(FailureCode::NotFound, fmt::format("This meeting has no item {}.", *number), "item");
    }
    const Where where {*meeting, item->id};
    const std::string& step = words[1];
    if (step == "show") {
        return show(replica.reader(), where);
    }
    if (step == "privacy") {
        return privacy(replica.reader(), where);
    }
    const auto done = step == "tag" ? tag(replica, arguments, where)
        : step == "problem"         ? problem(replica, arguments, where)
        : step == "care"            ? care(replica, arguments, where)
        : step == "conflict"        ? conflict(replica, arguments, where)
        : step == "paper"           ? paper(replica, arguments, where)
        : step == "s17"             ? section17(replica, arguments, where)
                                    : decide(replica, arguments, where);
    return done ? Said {fmt::format("item {}: {} kept", *number, step)} : tl::unexpected(done.error());
}

ExitCode runCommand(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.size() != 2 || std::find(std::begin(kSteps), std::end(kSteps), words[1]) == std::end(kSteps)) {
        return misused(
            "muster item N show|tag|problem|care|conflict|paper|decide|s17|privacy --data DIR --meeting BODY/DATE");
    }
    return runSaid(arguments, [&](Replica& replica) { return run(replica, arguments); });
}

}  // namespace

CommandSpec itemCommand()
{
    return {"item",
            "N show|tag|problem|care|conflict|paper|decide|s17|privacy --data DIR --meeting BODY/DATE",
            "what an item carries: tags, problem-solving sheet, safeguarding, provider conflict, paper",
            {dataOption(),
             meetingOption(),
             passphraseOption(),
             atOption(),
             {"tags", "KIND:WORD;...",
              "tag: added to those there are; kinds are cross_cutting, focus, pathway, response, environment, "
              "board_function"},
             {"clear", "", "tag: takes all off first; conflict: takes it off"},
             {"objective", "TEXT", "problem"},
             {"scanning", "TEXT", "problem"},
             {"analysis", "TEXT", "problem"},
             {"response", "TEXT", "problem"},
             {"assessment", "TEXT", "problem: what came of it"},
             {"assess-on", "DATE", "problem: when to look at what came of it"},
             {"vulnerable", "yes|no", "care: about a vulnerable person"},
             {"safeguarding", "made|not-needed", "care: whether a referral was made"},
             {"reported-on", "DATE", "care: when the problem was reported"},
             {"why-together", "TEXT", "care: why no agency could do it alone"},
             {"agency", "CODE", "conflict: the provider"},
             {"text", "TEXT", "conflict, s17: why; decide: what was decided, where it differs"},
             {"title", "TEXT", "paper"},
             {"purpose", "TEXT", "paper"},
             {"background", "TEXT", "paper"},
             {"proposal", "TEXT", "paper"},
             {"recommend", "VERB:WORDS;...", "paper: approve, note, consider, agree or recommend"},
             {"recommendation", "N", "decide: which one"},
             {"decision", "N", "s17: which of the item's decisions; the first without it"},
             {"effect", "positive|negative|none", "s17: on crime, disorder and re-offending"}},
            runCommand};
}

}  // namespace muster::app
