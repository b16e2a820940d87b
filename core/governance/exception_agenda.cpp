// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/exception_agenda.h"

#include "core/actions/exception_queries.h"
#include "core/actions/exception_writing.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::governance {

using actions::PerformanceException;
using base::Id;
using base::Result;
using replica::Writer;

namespace {

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
    if (auto once = meetings::detail::onceOnAgenda(writer, *meeting, held->id, held->reference); !once) {
        return tl::unexpected(once.error());
    }
    meetings::ProposeItem item = itemFor(writer, *held);
    item.meeting = meeting->id;
    item.minutes = command.minutes;
    const auto id = meetings::detail::putLinkedItem(writer, item, command.urgentReason, held->id, {});
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
