// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace muster::actions {

namespace {

struct StatusWords {
    ActionStatus status;
    std::string_view stored;
    std::string_view words;
};

constexpr std::array kStatuses {
    StatusWords {ActionStatus::Draft, "draft", "Draft"},
    StatusWords {ActionStatus::AwaitingConfirmation, "awaiting_confirmation", "Awaiting confirmation"},
    StatusWords {ActionStatus::NotStarted, "not_started", "Not started"},
    StatusWords {ActionStatus::InProgress, "in_progress", "In progress"},
    StatusWords {ActionStatus::Blocked, "blocked", "Blocked"},
    StatusWords {ActionStatus::Escalated, "escalated", "Escalated"},
    StatusWords {ActionStatus::CompleteClaimed, "complete_claimed", "Complete, awaiting verification"},
    StatusWords {ActionStatus::ClosedVerified, "closed_verified", "Complete, verified"},
    StatusWords {ActionStatus::ClosedNoLongerRequired, "closed_no_longer_required", "No longer required"},
    StatusWords {ActionStatus::ClosedNotUndertaken, "closed_not_undertaken", "Not undertaken"},
    StatusWords {ActionStatus::Superseded, "superseded", "Superseded"},
    StatusWords {ActionStatus::Declined, "declined", "Declined"},
};

struct RagWords {
    Rag rag;
    std::string_view stored;
    std::string_view words;
};

constexpr std::array kRags {
    RagWords {Rag::None, "none", ""},
    RagWords {Rag::Complete, "complete", "Complete"},
    RagWords {Rag::OnTrack, "on_track", "On track"},
    RagWords {Rag::AtRisk, "at_risk", "At risk"},
    RagWords {Rag::Overdue, "overdue", "Overdue or blocked"},
};

constexpr int kDueSoonDays = 7;

}  // namespace

std::string_view toStored(ActionStatus status)
{
    return std::find_if(kStatuses.begin(), kStatuses.end(), [&](const auto& row) { return row.status == status; })
        ->stored;
}

std::optional<ActionStatus> statusFromStored(std::string_view stored)
{
    const auto row =
        std::find_if(kStatuses.begin(), kStatuses.end(), [&](const auto& known) { return known.stored == stored; });
    return row == kStatuses.end() ? std::nullopt : std::optional {row->status};
}

std::string_view inWords(ActionStatus status)
{
    return std::find_if(kStatuses.begin(), kStatuses.end(), [&](const auto& row) { return row.status == status; })
        ->words;
}

const std::vector<ActionStatus>& allStatuses()
{
    static const std::vector<ActionStatus> all = [] {
        std::vector<ActionStatus> statuses;
        for (const auto& row : kStatuses) {
            statuses.push_back(row.status);
        }
        return statuses;
    }();
    return all;
}

bool isOpen(ActionStatus status)
{
    switch (status) {
    case ActionStatus::ClosedVerified:
    case ActionStatus::ClosedNoLongerRequired:
    case ActionStatus::ClosedNotUndertaken:
    case ActionStatus::Superseded:
    case ActionStatus::Declined:
        return false;
    default:
        return true;
    }
}

std::string_view toStored(Rag rag)
{
    return std::find_if(kRags.begin(), kRags.end(), [&](const auto& row) { return row.rag == rag; })->stored;
}

std::optional<Rag> ragFromStored(std::string_view stored)
{
    const auto row =
        std::find_if(kRags.begin(), kRags.end(), [&](const auto& known) { return known.stored == stored; });
    return row == kRags.end() ? std::nullopt : std::optional {row->rag};
}

std::string_view inWords(Rag rag)
{
    return std::find_if(kRags.begin(), kRags.end(), [&](const auto& row) { return row.rag == rag; })->words;
}

bool isOverdue(ActionStatus status, std::optional<base::Date> due, base::Date today)
{
    return isOpen(status) && status != ActionStatus::CompleteClaimed && due && *due < today;
}

Rag computedRag(const RagFacts& facts, base::Date today)
{
    if (facts.status == ActionStatus::ClosedVerified) {
        return Rag::Complete;
    }
    if (!isOpen(facts.status)) {
        return Rag::None;
    }
    const bool stuck = facts.status == ActionStatus::Blocked || facts.status == ActionStatus::Escalated;
    if (isOverdue(facts.status, facts.due, today) || stuck || facts.extensions >= 2) {
        return Rag::Overdue;
    }
    const bool claimed = facts.status == ActionStatus::CompleteClaimed;
    const bool dueSoon = !facts.due || base::daysBetween(today, *facts.due) <= kDueSoonDays;
    const bool silent = facts.lastMeeting && facts.lastTouched < *facts.lastMeeting;
    if ((dueSoon && !claimed) || silent || facts.extensions == 1) {
        return Rag::AtRisk;
    }
    return Rag::OnTrack;
}

std::string actionReference(int number) { return fmt::format("A-{:03}", number); }

std::string dueInWords(const Action& action)
{
    if (!action.due) {
        return "no date yet";
    }
    if (action.originalDue && *action.originalDue != *action.due) {
        return fmt::format("{} (was {})", base::longDate(*action.due), base::longDate(*action.originalDue));
    }
    return base::longDate(*action.due);
}

bool isVague(std::string_view text)
{
    constexpr std::array<std::string_view, 10> kVague {"look into", "look at",     "explore",     "consider", "monitor",
                                                       "liaise",    "think about", "keep an eye", "discuss",  "see if"};
    text = base::trimmed(text);
    if (base::startsWithIgnoringCase(text, "to ")) {
        text.remove_prefix(3);
    }
    return std::any_of(kVague.begin(), kVague.end(),
                       [text](std::string_view words) { return base::startsWithIgnoringCase(text, words); });
}

}  // namespace muster::actions
