// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/exception_agenda.h"

#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/actions/exception_writing.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using actions::Blockage;
using actions::PerformanceException;
using base::fail;
using base::FailureCode;
using base::Id;
using base::Result;
using replica::Writer;

namespace {

constexpr std::string_view kLinkSql =
    "INSERT INTO main.exception_item (id, exception, blockage, meeting, item) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kDropLinkSql = "DELETE FROM main.exception_item WHERE id = ?1";
constexpr std::string_view kWardOfActionSql = "SELECT ward FROM main.action WHERE id = ?1 AND ward IS NOT NULL";

/// Refuses a second item for the same matter; an item that was withdrawn, declined or deferred makes room.
Result<void> onceOnly(Writer& writer, const meetings::Meeting& meeting, const Id& about, const std::string& reference)
{
    using meetings::ItemState;
    for (const actions::AgendaPlace& place : actions::agendaPlacesOf(writer, about)) {
        if (place.meeting != meeting.id) {
            continue;
        }
        const auto item = meetings::itemOf(writer, meeting.id, place.item);
        const bool gone = !item || item->state == ItemState::Withdrawn || item->state == ItemState::Declined
            || item->state == ItemState::Deferred || item->state == ItemState::Referred;
        if (!gone) {
            return fail(FailureCode::Refused,
                        fmt::format("{} is on the agenda of {} already{}.", reference, meetings::meetingTitle(meeting),
                                    item->number > 0 ? fmt::format(", as item {}", item->number) : std::string {}),
                        "meeting");
        }
        writer.run(kDropLinkSql, base::deriveId(about, meeting.id));
    }
    return {};
}

/// Puts the item on the agenda and links it.
Result<Id> put(Writer& writer, const meetings::ProposeItem& item, const std::string& urgentReason, const Id& exception,
               const Id& blockage)
{
    const auto id =
        urgentReason.empty() ? apply(writer, item) : apply(writer, meetings::AddLateOrUrgentItem {item, urgentReason});
    if (!id) {
        return id;
    }
    const Id& about = exception ? exception : blockage;
    writer.run(kLinkSql, base::deriveId(about, item.meeting), exception, blockage, item.meeting, *id);
    return id;
}

std::optional<meetings::Sensitivity> sensitivityOf(bool restricted)
{
    return restricted ? meetings::Sensitivity::Restricted : meetings::Sensitivity::Open;
}

meetings::ProposeItem itemFor(Writer& writer, const PerformanceException& exception)
{
    const auto finding = actions::findingOf(writer, exception);
    meetings::ProposeItem item;
    const std::string what = finding ? performance::sentenceOf(*finding) : exception.text;
    item.title = exception.name.empty() ? fmt::format("{}: {}", exception.reference, what)
                                        : fmt::format("{}: {} ({})", exception.name, what, exception.reference);
    item.origin = meetings::ItemOrigin::Performance;
    item.subject = meetings::SubjectType::Theme;
    item.sensitivity = sensitivityOf(exception.restricted);
    // What the Board is asked for is a decision; before that partners say what they know.
    item.ask = !exception.ask.empty() ? meetings::ItemAsk::Decision
        : exception.state == actions::ExceptionState::Detected || exception.state == actions::ExceptionState::Confirmed
        ? meetings::ItemAsk::Input
        : meetings::ItemAsk::Awareness;
    item.purpose = !exception.ask.empty() ? exception.ask
        : exception.cause.empty()         ? "Say why, and what is to be done"
                                          : "Hear the cause and the plan";
    item.lead = exception.ownerTitle;
    item.background = exception.cause;
    item.evidence = exception.evidence;
    if (finding && item.evidence.empty()) {
        item.evidence =
            fmt::format("{}, {}: {}{}", finding->name, performance::inWords(finding->last, finding->frequency), what,
                        finding->change.empty() ? "" : "; " + finding->change + " than the mean");
    }
    if (const auto measure = performance::measure(writer, exception.measure)) {
        if (item.lead.empty()) {
            item.lead = measure->details.leadRole;
        }
        item.raisedByAgency = measure->details.leadAgency;
        if (measure->details.priority) {
            item.priorities.push_back(measure->details.priority);
        }
        for (const performance::MeasurePlace& place : measure->places) {
            if (place.ward) {
                item.wards.push_back(place.ward);
            }
        }
    }
    if (exception.crime && exception.crime->by == performance::CrimeBy::Ward) {
        for (const partnership::Ward& ward : partnership::wards(writer)) {
            if (ward.name == exception.crime->area) {
                item.wards.push_back(ward.id);
            }
        }
    }
    return item;
}

}  // namespace

Result<Id> apply(Writer& writer, const PutExceptionOnAgenda& command)
{
    const auto held = actions::detail::holdFor(writer, command.exception, actions::ExceptionStep::PutOnAgenda);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (!meeting) {
        return partnership::gone("meeting");
    }
    if (auto once = onceOnly(writer, *meeting, held->id, held->reference); !once) {
        return tl::unexpected(once.error());
    }
    meetings::ProposeItem item = itemFor(writer, *held);
    item.meeting = meeting->id;
    item.minutes = command.minutes;
    const auto id = put(writer, item, command.urgentReason, held->id, {});
    if (!id) {
        return id;
    }
    actions::detail::tell(
        writer, *held,
        {.kind = "agenda", .meeting = meeting->id, .body = meeting->body, .text = meetings::meetingTitle(*meeting)});
    writer.setLabel(fmt::format("{} on the agenda of {}", held->reference, meetings::meetingReference(*meeting)));
    return id;
}

Result<Id> apply(Writer& writer, const PutBlockageOnAgenda& command)
{
    const auto held = actions::detail::holdFor(writer, command.blockage, actions::BlockageStep::PutOnAgenda);
    if (!held) {
        return tl::unexpected(held.error());
    }
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (!meeting) {
        return partnership::gone("meeting");
    }
    if (auto once = onceOnly(writer, *meeting, held->id, held->reference); !once) {
        return tl::unexpected(once.error());
    }
    meetings::ProposeItem item;
    item.meeting = meeting->id;
    item.title = fmt::format("Blockage {}: {}", held->reference, held->text);
    item.origin = meetings::ItemOrigin::Performance;
    item.subject = meetings::SubjectType::Theme;
    item.sensitivity = sensitivityOf(held->restricted);
    item.ask = meetings::ItemAsk::Decision;
    item.purpose = held->needed;
    item.background = held->tried;
    item.minutes = command.minutes;
    {
        replica::Statement row = writer.query(kWardOfActionSql, held->action);
        if (row.next()) {
            item.wards.push_back(row.id(0));
        }
    }
    const auto id = put(writer, item, command.urgentReason, {}, held->id);
    if (!id) {
        return id;
    }
    actions::detail::tell(
        writer, *held,
        {.kind = "agenda", .meeting = meeting->id, .body = meeting->body, .text = meetings::meetingTitle(*meeting)});
    writer.setLabel(fmt::format("{} on the agenda of {}", held->reference, meetings::meetingReference(*meeting)));
    return id;
}

}  // namespace muster::governance
