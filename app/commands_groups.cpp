// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lists of recommendations, groups, returns and business sent on, and what their commands share.
#include "app/commands_groups.h"

#include "core/base/text.h"
#include "core/governance/action_plan.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/recommendation_queries.h"
#include "core/governance/referral_route.h"
#include "core/governance/sent_business.h"
#include "core/governance/task_group_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"

#include <charconv>
#include <fmt/format.h>

namespace muster::app {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

namespace {

Cell orNull(const std::string& text) { return text.empty() ? Cell {} : Cell {text}; }
Cell orNull(const std::optional<base::Date>& date) { return date ? Cell {base::isoDate(*date)} : Cell {}; }
Cell number(long long value) { return static_cast<std::int64_t>(value); }
Cell stored(std::string_view word) { return std::string {word}; }

std::vector<Cell> returnRow(const governance::TaskGroup& group, const governance::MonthlyReturn& one)
{
    return {group.shortName,
            one.month,
            stored(governance::toStored(one.state)),
            orNull(one.dueOn),
            orNull(one.receivedOn),
            number(one.daysLate),
            orNull(group.themeLead),
            orNull(one.headline),
            number(static_cast<long long>(one.lines.size())),
            orNull(one.notedAt)};
}

}  // namespace

Listing listRecommendations(const Reader& reader)
{
    Listing listing {{"ref", "title", "state", "origin_body", "verb", "adopted_by", "agreed", "sent_on", "return_by",
                      "required", "ratified", "implementable", "s17", "priorities", "limbs", "options", "dependents",
                      "who_can_decide"},
                     {}};
    for (const auto& one : governance::listRecommendations(reader)) {
        std::vector<std::string> priorities;
        std::vector<std::string> limbs;
        std::vector<std::string> options;
        std::vector<std::string> dependents;
        for (const auto& priority : one.priorities) {
            priorities.push_back(priority.shortName);
        }
        for (const auto& limb : one.limbs) {
            limbs.push_back((limb.effectiveOn ? base::isoDate(*limb.effectiveOn) + ": " : "") + limb.text);
        }
        for (const auto& option : one.options) {
            options.push_back(fmt::format("{}: {}", governance::toStored(option.state), option.text));
        }
        for (const auto& action : one.dependents) {
            dependents.push_back(action.reference);
        }
        listing.rows.push_back({one.reference, one.title, stored(governance::toStored(one.state)),
                                orNull(one.originBodyName), orNull(one.verb), orNull(one.adoptedByName), one.agreed,
                                orNull(one.sentOn), orNull(one.returnBy), number(one.count.required),
                                number(one.count.ratified), one.count.isImplementable(),
                                one.s17 ? stored(meetings::toStored(*one.s17)) : Cell {}, priorities, limbs, options,
                                dependents, governance::whoCanDecide(reader, one)});
    }
    return listing;
}

Listing listRatifications(const Reader& reader)
{
    Listing listing {{"ref", "agency", "governance", "meeting_on", "state", "decided_on", "conditions",
                      "conditions_accepted_on", "reason", "evidence"},
                     {}};
    for (const auto& one : governance::listRecommendations(reader)) {
        for (const auto& by : one.ratifications) {
            listing.rows.push_back({one.reference, by.agencyShortName, orNull(by.governance), orNull(by.meetingOn),
                                    stored(governance::toStored(by.state)), orNull(by.decidedOn), orNull(by.conditions),
                                    orNull(by.conditionsAcceptedOn), orNull(by.reason), orNull(by.evidence)});
        }
    }
    return listing;
}

Listing listGroups(const Reader& reader)
{
    Listing listing {{"group", "name", "state", "lead", "agency", "parent", "reports_to", "commissioned",
                      "first_report", "end", "original_end", "overdue_to_finish", "members", "closed_on"},
                     {}};
    for (const auto& group : governance::taskGroups(reader)) {
        listing.rows.push_back({group.shortName, group.name, stored(governance::toStored(group.state)),
                                orNull(group.themeLead), orNull(group.themeAgencyName), orNull(group.parentName),
                                orNull(group.reportsToName), orNull(group.commissionedBy), orNull(group.firstReportOn),
                                orNull(group.endOn), orNull(group.originalEndOn), group.overdueToFinish, group.members,
                                orNull(group.closedOn)});
    }
    return listing;
}

Listing listReturns(const Reader& reader)
{
    Listing listing {{"group", "month", "state", "due", "received", "days_late", "lead", "headline", "lines", "noted"},
                     {}};
    const std::string month = governance::monthOf(reader.today());
    for (const auto& group : governance::taskGroups(reader)) {
        if (governance::owesReturn(reader, group, month)) {
            listing.rows.push_back(returnRow(group, governance::monthlyReturn(reader, group.body, month)));
        }
        for (const auto& one : governance::returnsOf(reader, group.body)) {
            if (one.month != month) {
                listing.rows.push_back(returnRow(group, one));
            }
        }
    }
    return listing;
}

Listing listActionPlans(const Reader& reader)
{
    Listing listing {{"group", "line", "ref", "text", "owner", "due", "original_due", "done_on", "status", "band"}, {}};
    for (const auto& group : governance::taskGroups(reader)) {
        int place = 0;
        for (const auto& line : governance::actionPlanOf(reader, group.body).lines) {
            listing.rows.push_back({group.shortName, number(++place), orNull(line.reference), line.text,
                                    orNull(line.owner), orNull(line.dueOn), orNull(line.originalDueOn),
                                    orNull(line.doneOn), orNull(line.status),
                                    line.band ? stored(governance::toStored(*line.band)) : Cell {}});
        }
    }
    return listing;
}

Listing listFunding(const Reader& reader)
{
    Listing listing {{"group", "line", "purpose", "source", "priority", "pence", "state", "decided_on"}, {}};
    for (const auto& group : governance::taskGroups(reader)) {
        int place = 0;
        for (const auto& line : governance::fundingOf(reader, group.body)) {
            listing.rows.push_back({group.shortName, number(++place), line.purpose, orNull(line.source),
                                    orNull(line.priorityName), number(line.pence),
                                    stored(governance::toStored(line.state)), orNull(line.decidedOn)});
        }
    }
    return listing;
}

Listing listChallenges(const Reader& reader)
{
    Listing listing {{"group", "line", "from", "asked_on", "question", "answer", "answered_on", "overdue"}, {}};
    for (const auto& group : governance::taskGroups(reader)) {
        int place = 0;
        for (const auto& one : governance::challengesOf(reader, group.body)) {
            listing.rows.push_back(
                {group.shortName, number(++place), orNull(one.fromBodyName.empty() ? one.askedBy : one.fromBodyName),
                 orNull(one.askedOn), one.question, orNull(one.answer), orNull(one.answeredOn), one.overdue});
        }
    }
    return listing;
}

Listing listProducts(const Reader& reader)
{
    Listing listing {{"body", "commissioned_by", "line", "text", "due", "delivered_on", "overdue"}, {}};
    for (const auto& body : partnership::bodies(reader)) {
        int place = 0;
        for (const auto& product : governance::productsOf(reader, body.id)) {
            listing.rows.push_back({body.shortName, orNull(governance::commissionerOf(reader, body.id)),
                                    number(++place), product.text, orNull(product.dueOn), orNull(product.deliveredOn),
                                    product.overdue});
        }
    }
    return listing;
}

Listing listSentBusiness(const Reader& reader)
{
    Listing listing {
        {"from", "item", "minute", "title", "to", "sent_on", "state", "there", "answer", "answered_by", "told_on"}, {}};
    const auto reference = [&](const base::Id& id) {
        const auto meeting = meetings::meetingById(reader, id);
        return meeting ? meetings::meetingReference(*meeting) : std::string {};
    };
    for (const auto& one : governance::sentBusiness(reader)) {
        listing.rows.push_back({reference(one.from.meeting), one.from.number > 0 ? number(one.from.number) : Cell {},
                                orNull(one.from.minute), one.from.title, one.toBodyShortName, orNull(one.sentOn),
                                stored(governance::toStored(one.state)),
                                one.there ? orNull(reference(one.there->meeting)) : Cell {}, orNull(one.answer),
                                orNull(one.answeredBy), orNull(one.toldOn)});
    }
    return listing;
}

Listing listRoutes(const Reader& reader)
{
    Listing listing {{"topic", "refer_to", "outside"}, {}};
    for (const auto& route : governance::referralRoutes(reader)) {
        listing.rows.push_back({route.topic, route.bodyName, route.outside});
    }
    return listing;
}

Result<ItemNamed> itemNamed(const Reader& reader, const Arguments& arguments)
{
    const auto meeting = meetingOf(reader, arguments);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    const std::string word = textOf(arguments, "item");
    if (meeting->isNil() || word.empty()) {
        return fail(FailureCode::Invalid, "Say which item: --meeting DTCG/2011-11-15 --item 7.", "item");
    }
    const meetings::Agenda agenda = meetings::agendaOf(reader, *meeting);
    int wanted = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), wanted);
    if (error == std::errc {} && end == word.data() + word.size()) {
        const auto* item = agenda.byNumber(wanted);
        return item != nullptr
            ? Result<ItemNamed> {ItemNamed {*meeting, item->id}}
            : fail(FailureCode::NotFound, fmt::format("This meeting has no item {}.", wanted), "item");
    }
    for (const auto* list : {&agenda.items, &agenda.apart}) {
        for (const auto& item : *list) {
            if (base::startsWithIgnoringCase(item.title, word)) {
                return ItemNamed {*meeting, item.id};
            }
        }
    }
    return fail(FailureCode::NotFound, fmt::format("No item of this meeting begins with \"{}\".", word), "item");
}

Result<std::vector<base::Id>> prioritiesNamed(const Reader& reader, const std::string& codes)
{
    std::vector<base::Id> ids;
    for (const std::string& part : base::split(codes, ';')) {
        const auto priority = partnership::priorityByShortName(reader, base::trimmed(part));
        if (!priority) {
            return fail(FailureCode::NotFound, fmt::format("There is no priority \"{}\".", part), "priorities");
        }
        ids.push_back(priority->id);
    }
    return ids;
}

Result<int> numberNamed(const Arguments& arguments, const std::string& option, int most)
{
    const std::string word = textOf(arguments, option);
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc {} || end != word.data() + word.size() || value < 1 || value > most) {
        return fail(FailureCode::Invalid,
                    most == 0 ? std::string {"There is none to choose from."}
                              : fmt::format("Say which one: --{} is a number from 1 to {}.", option, most),
                    option);
    }
    return value;
}

}  // namespace muster::app
