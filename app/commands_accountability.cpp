// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster scrutiny|goal|comment|thanks: what agencies and the partnership answer for.
#include "app/commands_exceptions.h"
#include "app/commands_public.h"
#include "core/actions/action_queries.h"
#include "core/actions/thanks_commands.h"
#include "core/governance/agency_comment.h"
#include "core/governance/county_goal.h"
#include "core/governance/scrutiny.h"
#include "core/partnership/agency_queries.h"

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

Result<base::Id> agencyOf(const replica::Reader& reader, const Arguments& arguments, const std::string& option)
{
    const auto code = arguments.value(option);
    if (!code) {
        return base::Id {};
    }
    const auto agency = partnership::agencyByShortName(reader, *code);
    if (!agency) {
        return fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\".", *code), option);
    }
    return agency->id;
}

Said scrutiny(Replica& replica, const Arguments& arguments)
{
    const auto& reader = replica.reader();
    if (wordAt(arguments, 0) == "notice") {
        const auto notice = governance::scrutinyNotice(reader);
        return notice ? notice->sentence : std::string {"Nothing is due to the scrutiny committee."};
    }
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    if (wordAt(arguments, 0) == "recommend") {
        const auto meeting = meetingOf(reader, arguments);
        const auto body = bodyOf(reader, arguments);
        const auto agency = agencyOf(reader, arguments, "agency");
        if (!meeting || !body || !agency) {
            return tl::unexpected(!meeting ? meeting.error() : !body ? body.error() : agency.error());
        }
        const auto made = execute(
            replica, governance::RecordScrutinyRecommendation {*meeting, textOf(arguments), *agency, *body, *on});
        return made ? Said {"recorded " + shortId(*made)} : tl::unexpected(made.error());
    }
    const auto found = byShortId(governance::scrutinyRecommendations(reader), wordAt(arguments, 1), "scrutiny");
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto done = execute(
        replica, governance::RespondToScrutiny {found->id, textOf(arguments), textOf(arguments, "by-role"), *on});
    if (!done) {
        return tl::unexpected(done.error());
    }
    return governance::scrutinyRecommendation(reader, found->id)->stateInWords(reader.today());
}

Said goal(Replica& replica, const Arguments& arguments)
{
    const auto& reader = replica.reader();
    if (wordAt(arguments, 0) == "set") {
        const auto meeting = meetingOf(reader, arguments);
        const auto body = bodyOf(reader, arguments);
        if (!meeting || !body) {
            return tl::unexpected(meeting ? body.error() : meeting.error());
        }
        const auto made = execute(replica,
                                  governance::SetCountyGoal {*meeting, textOf(arguments, "theme"), textOf(arguments),
                                                             textOf(arguments, "contribution"), *body});
        return made ? Said {"set " + shortId(*made)} : tl::unexpected(made.error());
    }
    const auto found = byShortId(governance::countyGoals(reader), wordAt(arguments, 1), "county-goals");
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (wordAt(arguments, 0) == "edit") {
        const auto done = execute(
            replica, governance::EditCountyGoal {found->id, arguments.value("text"), arguments.value("contribution")});
        return done ? Said {found->theme + ": changed."} : tl::unexpected(done.error());
    }
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    const auto done = execute(replica,
                              governance::ReviewCountyGoal {found->id, textOf(arguments), textOf(arguments, "blockage"),
                                                            textOf(arguments, "ask"), *on});
    return done ? Said {found->theme + ": " + textOf(arguments)} : tl::unexpected(done.error());
}

Said comment(Replica& replica, const Arguments& arguments)
{
    const auto& reader = replica.reader();
    const std::string by = textOf(arguments, "by-role");
    if (wordAt(arguments, 0) == "thanks") {
        const auto action = actions::findAction(reader, textOf(arguments, "action"));
        if (!action) {
            return fail(FailureCode::NotFound, "Say for which action: --action A-004.", "action");
        }
        const auto done = actions::execute(replica, actions::SayThanks {action->id, textOf(arguments)});
        return done ? Said {"thanks for " + action->reference} : tl::unexpected(done.error());
    }
    if (wordAt(arguments, 0) == "answer") {
        std::vector<governance::AgencyComment> all;
        for (const partnership::Agency& agency : partnership::agencies(reader)) {
            for (auto& one : governance::commentsOn(reader, agency.id, static_cast<int>(reader.today().year()))) {
                all.push_back(std::move(one));
            }
        }
        const auto challenge = byShortId(all, wordAt(arguments, 1), "comments");
        if (!challenge) {
            return tl::unexpected(challenge.error());
        }
        const auto done = execute(replica, governance::AnswerAgencyChallenge {challenge->id, textOf(arguments), by});
        return done ? Said {"answered"} : tl::unexpected(done.error());
    }
    const auto agency = agencyOf(reader, arguments, "agency");
    const auto from = agencyOf(reader, arguments, "from");
    if (!agency || !from) {
        return tl::unexpected(agency ? from.error() : agency.error());
    }
    const int year = static_cast<int>(reader.today().year());
    if (wordAt(arguments, 0) == "challenge") {
        const auto made = execute(replica, governance::ChallengeAgency {*agency, *from, year, textOf(arguments), by});
        return made ? Said {"challenged " + shortId(*made)} : tl::unexpected(made.error());
    }
    const auto done = execute(replica, governance::CommentOnYear {*agency, year, textOf(arguments), by});
    return done ? Said {fmt::format("{} words", governance::wordsIn(textOf(arguments)))} : tl::unexpected(done.error());
}

}  // namespace

CommandSpec scrutinyCommand()
{
    return {"scrutiny",
            "notice|recommend|respond REF --data DIR",
            "what the scrutiny committee recommended, and what came back within 28 days",
            {dataOption(),
             meetingOption(),
             {"text", "TEXT", "recommend: the words; respond: the response"},
             {"agency", "CODE", "recommend: to which agency"},
             {"body", "BODY", "recommend: or to which body"},
             {"on", "DATE", "recommend: when the response is due; respond: when it was made"},
             {"by-role", "ROLE", "respond: who does it"}},
            [](const Arguments& arguments) {
                return runStep(arguments, {"notice", "recommend", "respond"},
                               "muster scrutiny notice|recommend|respond REF --data DIR", scrutiny);
            }};
}

CommandSpec goalCommand()
{
    return {"goal",
            "set|edit REF|review REF --data DIR",
            "goals of the county: set in September, reviewed in March",
            {dataOption(),
             meetingOption(),
             {"theme", "TEXT", "set: \"Road Safety\""},
             {"text", "TEXT", "set, edit: the goal; review: how it comes on"},
             {"contribution", "TEXT", "set, edit: what the district brings to it"},
             {"body", "BODY", "set: which county group answers for it"},
             {"blockage", "TEXT", "review: what is in the way"},
             {"ask", "TEXT", "review: what we ask"},
             {"on", "DATE", "review: on which day"}},
            [](const Arguments& arguments) {
                return runStep(arguments, {"set", "edit", "review"}, "muster goal set|edit REF|review REF --data DIR",
                               goal);
            }};
}

CommandSpec commentCommand()
{
    return {"comment",
            "own|challenge|answer REF|thanks --data DIR",
            "an agency's own words in the annual report, challenge and answer, thanks for an action",
            {dataOption(),
             passphraseOption(),
             {"agency", "CODE", "own, challenge: whose page"},
             {"from", "CODE", "challenge: by which agency"},
             {"action", "A-004", "thanks: for which action"},
             {"text", "TEXT", "the words: 100 at most"},
             {"by-role", "ROLE", "who says it"}},
            [](const Arguments& arguments) {
                return runStep(arguments, {"own", "challenge", "answer", "thanks"},
                               "muster comment own|challenge|answer REF|thanks --data DIR", comment);
            }};
}

}  // namespace muster::app
