// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/referral_route.h"

#include "core/base/text.h"
#include "core/governance/sent_business.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kRoutesSql = R"(
        SELECT r.id, r.topic, r.body, coalesce(b.name, r.outside), r.body IS NULL
          FROM main.referral_route r LEFT JOIN main.body b ON b.id = r.body ORDER BY r.position, r.topic, r.id)";
constexpr std::string_view kAddSql = R"(
        INSERT INTO main.referral_route (id, topic, body, outside, position)
        VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM main.referral_route)))";
constexpr std::string_view kRemoveSql = "DELETE FROM main.referral_route WHERE id = ?1";

bool allWordsOf(std::string_view topic, const std::string& lowered)
{
    const auto words = base::split(base::lowered(topic), ' ');
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.empty() || lowered.find(word) != std::string::npos;
    });
}

}  // namespace

std::string ReferralRoute::inWords() const
{
    return fmt::format("Not for this meeting: refer to the {}, which deals with {}.", bodyName, topic);
}

std::vector<ReferralRoute> referralRoutes(const Reader& reader)
{
    std::vector<ReferralRoute> routes;
    Statement row = reader.query(kRoutesSql);
    while (row.next()) {
        routes.push_back({row.id(0), row.text(1), row.id(2), row.text(3), row.flag(4)});
    }
    return routes;
}

std::optional<ReferralRoute> routeFor(const Reader& reader, std::string_view text)
{
    const std::string lowered = base::lowered(text);
    for (ReferralRoute& route : referralRoutes(reader)) {
        if (!base::trimmed(route.topic).empty() && allWordsOf(route.topic, lowered)) {
            return std::move(route);
        }
    }
    return std::nullopt;
}

std::vector<ItemToRefer> itemsToRefer(const Reader& reader)
{
    constexpr int kMonthsOn = 3;
    std::vector<ItemToRefer> found;
    if (referralRoutes(reader).empty()) {
        return found;
    }
    const base::Date today = reader.today();
    for (const meetings::Meeting& meeting :
         meetings::meetingsBetween(reader, today, base::addMonths(today, kMonthsOn))) {
        const meetings::Agenda agenda = meetings::agendaOf(reader, meeting.id);
        const auto look = [&](const meetings::AgendaItem& item) {
            const bool waits =
                item.state == meetings::ItemState::Proposed || item.state == meetings::ItemState::Accepted;
            if (!waits || item.restricted() || item.sealed || !item.roleInMeeting.empty() || item.virtualItem) {
                return;
            }
            auto route = routeFor(reader, item.title);
            if (route && route->body != meeting.body) {
                found.push_back({meeting.id, item.id, item.title,
                                 fmt::format("{}, {}", meeting.bodyShortName, base::longDate(meeting.date)),
                                 std::move(*route)});
            }
        };
        std::for_each(agenda.items.begin(), agenda.items.end(), look);
        std::for_each(agenda.apart.begin(), agenda.apart.end(), look);
    }
    return found;
}

Result<base::Id> apply(Writer& writer, const AddReferralRoute& command)
{
    const auto topic = orNothing(command.topic);
    const auto outside = orNothing(command.outside);
    if (!topic) {
        return fail(FailureCode::Invalid, "Say what is not for these meetings.", "topic");
    }
    if (command.body.isNil() == !outside.has_value()) {
        return fail(FailureCode::Invalid, "Say who deals with it: a body here, or the name of one outside.", "body");
    }
    if (command.body && !partnership::body(writer, command.body)) {
        return partnership::gone("body");
    }
    const base::Id id = base::newId();
    writer.run(kAddSql, id, *topic, command.body, outside);
    writer.setLabel("Where to refer what is not for these meetings");
    return id;
}

Result<void> apply(Writer& writer, const RemoveReferralRoute& command)
{
    writer.run(kRemoveSql, command.route);
    if (writer.changedRows() == 0) {
        return partnership::gone("route");
    }
    writer.setLabel("Remove a route");
    return {};
}

Result<void> apply(Writer& writer, const RefuseByRoute& command)
{
    const auto item = meetings::itemOf(writer, command.meeting, command.item);
    if (!item) {
        return partnership::gone("item");
    }
    const auto route = item->sealed ? std::nullopt : routeFor(writer, item->title);
    if (!route) {
        return fail(FailureCode::Refused,
                    "No route is kept for what this item is about. Decline it with a reason, or send it to a body.",
                    "item");
    }
    if (!route->outside) {
        return apply(writer, SendItem {command.meeting, command.item, route->body, route->inWords()});
    }
    return apply(writer, meetings::DeclineItem {command.meeting, command.item, route->inWords()});
}

}  // namespace muster::governance
