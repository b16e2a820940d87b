// SPDX-License-Identifier: GPL-3.0-or-later
//
// A recommendation on its way: adopted, with the agencies, ratified one by one, implemented or withdrawn.
#include "core/actions/action_writing.h"
#include "core/base/text.h"
#include "core/governance/recommendation_commands.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/recommendation_writing.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/verbs.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using detail::ratificationHeld;
using detail::recommendationHeld;
using detail::recommendationWithAgencies;
using partnership::orNothing;

namespace {

constexpr std::string_view kAdoptSql = R"(
        UPDATE main.recommendation SET state = ?2, verb = ?3, adopted_by = ?4, adopted_meeting = ?5, adopted_on = ?6
         WHERE id = ?1)";
constexpr std::string_view kSentSql =
    "UPDATE main.recommendation SET state = 'with_agencies', sent_on = ?2, return_by = ?3 WHERE id = ?1";
constexpr std::string_view kAskSql = R"(
        INSERT INTO main.ratification (id, recommendation, agency, governance, meeting_on, meaning, state)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kGovernanceSql = R"(
        UPDATE main.ratification SET state = 'in_governance', governance = ?2, meeting_on = ?3 WHERE id = ?1)";
constexpr std::string_view kRatifySql = R"(
        UPDATE main.ratification SET state = ?2, decided_on = ?3, conditions = ?4, reason = ?5, evidence = ?6,
               conditions_accepted_on = NULL, conditions_accepted_by = NULL WHERE id = ?1)";
constexpr std::string_view kAcceptSql =
    "UPDATE main.ratification SET conditions_accepted_on = ?2, conditions_accepted_by = ?3 WHERE id = ?1";
constexpr std::string_view kImplementSql =
    "UPDATE main.recommendation SET state = 'implemented', implemented_on = ?2 WHERE id = ?1";
constexpr std::string_view kWithdrawSql = R"(
        UPDATE main.recommendation SET state = 'withdrawn', withdrawn_on = ?2, withdrawn_reason = ?3 WHERE id = ?1)";
constexpr std::string_view kDependSql = "UPDATE main.action SET depends_on_recommendation = ?2 WHERE id = ?1";

Result<void> ask(Writer& writer, const Recommendation& held, const AskedAgency& asked)
{
    const auto agency = partnership::agency(writer, asked.agency);
    if (!agency || !partnership::isActiveOn(*agency, writer.today())) {
        return fail(FailureCode::Invalid,
                    fmt::format("{} is not in the partnership.", agency ? agency->name : std::string {"That agency"}),
                    "agency");
    }
    if (held.ratificationBy(agency->id) != nullptr) {
        return fail(FailureCode::Refused, fmt::format("{} was asked about {} already.", agency->name, held.reference),
                    "agency");
    }
    writer.run(kAskSql, base::deriveId(held.id, agency->id), held.id, agency->id, orNothing(asked.governance),
               asked.meetingOn, orNothing(asked.meaning),
               toStored(asked.meetingOn ? RatificationState::InGovernance : RatificationState::Pending));
    return {};
}

std::string asOneSentence(const Recommendation& held, const std::vector<std::string>& missing)
{
    std::string sentence;
    for (const std::string& one : missing) {
        sentence += (sentence.empty() ? "" : "; ") + one;
    }
    return fmt::format("{} cannot go to the agencies yet: {}.", held.reference, sentence);
}

/// A recommendation that is with the agencies, and what one of them says of it.
struct Asked {
    Recommendation held;
    Ratification one;
};

Result<Asked> askedOf(Writer& writer, const base::Id& recommendation, const base::Id& agency)
{
    auto held = recommendationWithAgencies(writer, recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    auto one = ratificationHeld(*held, agency);
    if (!one) {
        return tl::unexpected(one.error());
    }
    return Asked {std::move(*held), std::move(*one)};
}

}  // namespace

Result<void> apply(Writer& writer, const AdoptRecommendation& command)
{
    const auto held = recommendationHeld(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    // A second body may take up what the first one only recommended to it.
    if (held->state != RecommendationState::Drafted && (held->state != RecommendationState::Adopted || held->agreed)) {
        return fail(FailureCode::Refused,
                    held->state == RecommendationState::Exploring
                        ? fmt::format("{} is still exploring options. Finish its draft first.", held->reference)
                        : fmt::format("{} is {} already.", held->reference, base::lowered(inWords(held->state))));
    }
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (command.meeting && !meeting) {
        return partnership::gone("meeting");
    }
    const auto body = partnership::body(writer,
                                        command.body  ? command.body
                                            : meeting ? meeting->body
                                                      : held->originBody);
    if (!body) {
        return fail(FailureCode::Invalid, fmt::format("Say which body adopts {}.", held->reference), "body");
    }
    if (meeting && meeting->body != body->id) {
        return fail(FailureCode::Invalid,
                    fmt::format("{} is not a meeting of the {}.", meetings::meetingTitle(*meeting), body->name),
                    "meeting");
    }
    const base::Date on = meeting ? meeting->date : writer.today();
    if (!partnership::isActiveOn(*body, on)) {
        return fail(FailureCode::Refused,
                    fmt::format("The {} did not meet on {} and cannot adopt it.", body->name, base::longDate(on)),
                    "body");
    }
    const std::string_view authority = partnership::toStored(body->authority);
    const std::string verb = command.verb.empty() ? meetings::verbsFor(authority).front() : command.verb;
    if (!meetings::mayUseVerb(authority, verb)) {
        return fail(FailureCode::Refused,
                    fmt::format("The {} cannot decide with {}. It may use {}.", body->name, verb,
                                base::joinedInWords(meetings::verbsFor(authority))),
                    "verb");
    }
    std::string upper = verb;
    for (char& c : upper) {
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    const auto state = upper == "NOTED" ? RecommendationState::Noted : RecommendationState::Adopted;
    writer.run(kAdoptSql, held->id, toStored(state), upper, body->id, command.meeting, on);
    writer.setLabel(fmt::format("{} {} by {}", held->reference, base::lowered(inWords(state)), body->shortName));
    return {};
}

Result<void> apply(Writer& writer, const SendToAgencies& command)
{
    const auto held = recommendationHeld(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->state == RecommendationState::Noted) {
        return fail(FailureCode::Refused,
                    fmt::format("{} was noted: no agency is asked to ratify it.", held->reference));
    }
    if (held->state != RecommendationState::Adopted) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {}. A body adopts it before it goes to the agencies.", held->reference,
                                base::lowered(inWords(held->state))));
    }
    if (const auto missing = missingToSend(*held); !missing.empty()) {
        return fail(FailureCode::Refused, asOneSentence(*held, missing), "recommendation");
    }
    if (command.agencies.empty()) {
        return fail(FailureCode::Invalid, "Name the agencies that are asked to ratify it.", "agencies");
    }
    if (command.returnBy && *command.returnBy < writer.today()) {
        return fail(FailureCode::Invalid, "The day for the answer has passed. Choose a later one.", "return by");
    }
    Recommendation sent = *held;
    for (const AskedAgency& asked : command.agencies) {
        if (auto done = ask(writer, sent, asked); !done) {
            return done;
        }
        sent.ratifications.emplace_back().agency = asked.agency;
    }
    writer.run(kSentSql, held->id, writer.today(), command.returnBy);
    writer.setLabel(fmt::format("Send {} to {}", held->reference,
                                base::counted(static_cast<int>(command.agencies.size()), "agency", "agencies")));
    return {};
}

Result<void> apply(Writer& writer, const AskAgency& command)
{
    const auto held = recommendationWithAgencies(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto done = ask(writer, *held, command.asked); !done) {
        return done;
    }
    writer.setLabel("Ask one more agency about " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const TakeToGovernance& command)
{
    const auto asked = askedOf(writer, command.recommendation, command.agency);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [held, one] = *asked;
    const std::string governance = orNothing(command.governance).value_or(one.governance);
    const auto meetingOn = command.meetingOn ? command.meetingOn : one.meetingOn;
    if (governance.empty() || !meetingOn) {
        return fail(FailureCode::Invalid,
                    fmt::format("Say which body of {} looks at it, and on which day.", one.agencyName), "governance");
    }
    writer.run(kGovernanceSql, one.id, governance, meetingOn);
    writer.setLabel(fmt::format("{} in the governance of {}", held.reference, one.agencyShortName));
    return {};
}

Result<void> apply(Writer& writer, const RecordRatification& command)
{
    const auto asked = askedOf(writer, command.recommendation, command.agency);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [held, one] = *asked;
    const auto conditions = orNothing(command.conditions);
    const auto reason = orNothing(command.reason);
    if (!isSettled(command.state)) {
        return fail(FailureCode::Invalid,
                    "Say what the agency decided: ratified, ratified with conditions, rejected or not required.",
                    "state");
    }
    if (command.state == RatificationState::RatifiedWithConditions && !conditions) {
        return fail(FailureCode::Invalid, fmt::format("Say which conditions {} makes.", one.agencyName), "conditions");
    }
    if ((command.state == RatificationState::Rejected || command.state == RatificationState::NotRequired) && !reason) {
        return fail(FailureCode::Invalid,
                    command.state == RatificationState::Rejected
                        ? fmt::format("Say why {} rejected it.", one.agencyName)
                        : fmt::format("Say why {} need not ratify it.", one.agencyName),
                    "reason");
    }
    const base::Date on = command.on                        ? *command.on
        : one.meetingOn && *one.meetingOn <= writer.today() ? *one.meetingOn
                                                            : writer.today();
    if (on > writer.today()) {
        return fail(FailureCode::Invalid,
                    fmt::format("{} cannot have decided on {}, a day to come.", one.agencyName, base::longDate(on)),
                    "on");
    }
    writer.run(kRatifySql, one.id, toStored(command.state), on,
               command.state == RatificationState::RatifiedWithConditions ? conditions : std::nullopt, reason,
               orNothing(command.evidence));
    writer.setLabel(
        fmt::format("{}: {} {}", held.reference, one.agencyShortName, base::lowered(inWords(command.state))));
    return {};
}

Result<void> apply(Writer& writer, const AcceptConditions& command)
{
    const auto asked = askedOf(writer, command.recommendation, command.agency);
    if (!asked) {
        return tl::unexpected(asked.error());
    }
    const auto& [held, one] = *asked;
    if (one.state != RatificationState::RatifiedWithConditions) {
        return fail(FailureCode::Refused, fmt::format("{} made no conditions.", one.agencyName), "agency");
    }
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (command.meeting && !meeting) {
        return partnership::gone("meeting");
    }
    if (meeting && held.originBody && meeting->body != held.originBody) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} came from the {}, which alone accepts conditions.", held.reference, held.originBodyName),
            "meeting");
    }
    const base::Date on = command.on ? *command.on : meeting ? meeting->date : writer.today();
    writer.run(kAcceptSql, one.id, on, meeting ? meetings::meetingTitle(*meeting) : held.originBodyName);
    writer.setLabel(fmt::format("{}: accept the conditions of {}", held.reference, one.agencyShortName));
    return {};
}

Result<void> apply(Writer& writer, const ImplementRecommendation& command)
{
    const auto held = recommendationWithAgencies(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (!held->count.isImplementable()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} cannot be implemented: it is {}.", held->reference, held->count.inWords()));
    }
    writer.run(kImplementSql, held->id, command.on.value_or(writer.today()));
    writer.setLabel("Implement " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const WithdrawRecommendation& command)
{
    const auto held = recommendationHeld(writer, command.recommendation);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (held->state == RecommendationState::Withdrawn || held->state == RecommendationState::Implemented) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {} already.", held->reference, base::lowered(inWords(held->state))));
    }
    const auto reason = orNothing(command.reason);
    if (!reason) {
        return fail(FailureCode::Invalid, fmt::format("Say why {} is withdrawn.", held->reference), "reason");
    }
    writer.run(kWithdrawSql, held->id, writer.today(), *reason);
    writer.setLabel("Withdraw " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const DependOnRecommendation& command)
{
    const auto action = actions::detail::hold(writer, command.action, false);
    if (!action) {
        return tl::unexpected(action.error());
    }
    if (action->status != actions::ActionStatus::NotStarted && action->status != actions::ActionStatus::Draft
        && action->status != actions::ActionStatus::AwaitingConfirmation) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has been begun; it can no longer wait for a recommendation.", action->reference),
                    "action");
    }
    std::string reference {"no recommendation"};
    if (command.recommendation) {
        const auto held = recommendationHeld(writer, command.recommendation);
        if (!held) {
            return tl::unexpected(held.error());
        }
        reference = held->reference;
    }
    writer.run(kDependSql, action->id, command.recommendation);
    writer.setLabel(fmt::format("{} waits for {}", action->reference, reference));
    return {};
}

}  // namespace muster::governance
