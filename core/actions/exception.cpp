// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/exception.h"

#include "core/partnership/stored_words.h"

#include <array>
#include <fmt/format.h>

namespace muster::actions {

using performance::Finding;

namespace {

using partnership::StoredWord;
using partnership::valueOf;
using partnership::wordOf;

constexpr std::array<StoredWord<ExceptionState>, 10> kStates {{
    {ExceptionState::Detected, "detected", "New"},
    {ExceptionState::Confirmed, "confirmed", "Confirmed"},
    {ExceptionState::Dismissed, "dismissed", "Dismissed"},
    {ExceptionState::Explained, "explained", "Explained"},
    {ExceptionState::RecoveryPlanned, "recovery_planned", "Recovery planned"},
    {ExceptionState::Reported, "reported", "Reported"},
    {ExceptionState::BoardResponse, "board_response", "Answered by the Board"},
    {ExceptionState::Monitoring, "monitoring", "Monitoring"},
    {ExceptionState::Closed, "closed", "Closed"},
    {ExceptionState::Rebased, "rebased", "New normal"},
}};

constexpr std::array<StoredWord<DismissalReason>, 5> kDismissals {{
    {DismissalReason::Seasonal, "seasonal", "Seasonal"},
    {DismissalReason::DataQuality, "data_quality", "Data quality"},
    {DismissalReason::Expected, "expected", "Expected"},
    {DismissalReason::RecordingChange, "recording_change", "Change in recording"},
    {DismissalReason::Duplicate, "duplicate", "Duplicate"},
}};

constexpr std::array<StoredWord<BoardResponse>, 4> kResponses {{
    {BoardResponse::Noted, "noted", "Noted"},
    {BoardResponse::Direction, "direction", "Direction given"},
    {BoardResponse::Resource, "resource", "Resource given"},
    {BoardResponse::Unblock, "unblock", "Unblocked"},
}};

constexpr std::array<StoredWord<std::string_view>, 17> kEvents {{
    {"", "", "Changed"},
    {"detected", "detected", "Found in the figures"},
    {"raised", "raised", "Raised"},
    {"confirmed", "confirmed", "Confirmed"},
    {"dismissed", "dismissed", "Dismissed"},
    {"explained", "explained", "Cause recorded"},
    {"planned", "planned", "Recovery planned"},
    {"linked", "linked", "Recovery action linked"},
    {"unlinked", "unlinked", "Recovery action taken off"},
    {"reported", "reported", "Reported"},
    {"answered", "answered", "Answered"},
    {"monitoring", "monitoring", "Monitoring"},
    {"closed", "closed", "Closed"},
    {"rebased", "rebased", "New normal"},
    {"reopened", "reopened", "Taken up again"},
    {"agenda", "agenda", "Put on an agenda"},
    {"effect", "effect", "Asked whether it worked"},
}};

}  // namespace

std::string_view toStored(ExceptionState state) { return wordOf(kStates, state).stored; }
ExceptionState exceptionStateFrom(std::string_view stored)
{
    return valueOf(kStates, stored).value_or(ExceptionState::Detected);
}
std::string_view inWords(ExceptionState state) { return wordOf(kStates, state).words; }

bool isOpen(ExceptionState state)
{
    return state != ExceptionState::Dismissed && state != ExceptionState::Closed && state != ExceptionState::Rebased;
}

std::string_view toStored(DismissalReason reason) { return wordOf(kDismissals, reason).stored; }
std::optional<DismissalReason> dismissalReasonFromStored(std::string_view stored)
{
    return valueOf(kDismissals, stored);
}
std::string_view inWords(DismissalReason reason) { return wordOf(kDismissals, reason).words; }

std::string_view toStored(BoardResponse response) { return wordOf(kResponses, response).stored; }
std::optional<BoardResponse> boardResponseFromStored(std::string_view stored) { return valueOf(kResponses, stored); }
std::string_view inWords(BoardResponse response) { return wordOf(kResponses, response).words; }

base::Id PerformanceException::series() const { return crime ? performance::idOf(*crime) : measure; }

std::string statusText(const PerformanceException& exception)
{
    std::string words {inWords(exception.state)};
    if (exception.state == ExceptionState::Reported && !exception.reportedToShortName.empty()) {
        words = "Reported to " + exception.reportedToShortName;
    } else if (exception.state == ExceptionState::Dismissed && exception.dismissal) {
        words = fmt::format("Dismissed ({})", inWords(*exception.dismissal));
    }
    return words + " \xC2\xB7 " + exception.reference;
}

bool covers(const PerformanceException& exception, const Finding& finding)
{
    if (exception.series().isNil() || exception.series() != finding.series) {
        return false;
    }
    const std::string_view direction = finding.run.direction > 0 ? "high" : "low";
    if (!exception.direction.empty() && exception.direction != direction) {
        return false;
    }
    const std::string& first = exception.firstPeriod.empty() ? exception.period : exception.firstPeriod;
    return first <= storedPeriod(finding.last) && exception.period >= storedPeriod(finding.first);
}

std::string storedPeriod(base::Date period) { return base::isoDate(period).substr(0, 7); }

std::optional<base::Date> periodFromStored(std::string_view stored)
{
    return base::parseIsoDate(std::string {stored} + "-01");
}

std::string eventInWords(const ExceptionEvent& event)
{
    return std::string {wordOf(kEvents, std::string_view {event.kind}).words};
}

}  // namespace muster::actions
