// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_chips.h"

#include "ui/bridge/words.h"

namespace muster::ui {

ChipSpec statusChip(actions::ActionStatus status)
{
    using Status = actions::ActionStatus;
    const QString text = words(actions::inWords(status));
    switch (status) {
    case Status::Blocked:
    case Status::Escalated:
        return {text, Tone::Concern, ChipShape::Diamond};
    case Status::CompleteClaimed:
        // "Complete, awaiting verification" is too long for a column; the detail says it in full.
        return {QStringLiteral("To be verified"), Tone::Accent, ChipShape::Clock};
    case Status::AwaitingConfirmation:
        return {QStringLiteral("To be confirmed"), Tone::Attention, ChipShape::Clock};
    case Status::ClosedVerified:
        return {QStringLiteral("Verified"), Tone::Good, ChipShape::Tick};
    case Status::ClosedNotUndertaken:
    case Status::Declined:
        return {text, Tone::Concern, ChipShape::Cross};
    case Status::ClosedNoLongerRequired:
    case Status::Superseded:
        return {text, Tone::Neutral, ChipShape::Cross};
    case Status::InProgress:
        return {text, Tone::Outline, ChipShape::Circle};
    case Status::NotStarted:
    case Status::Draft:
        break;
    }
    return {text, Tone::Outline, ChipShape::None};
}

ChipSpec ragChip(const actions::Action& action)
{
    QString text = words(actions::inWords(action.rag));
    if (text.isEmpty())
        return {};
    // Of "Overdue or blocked" the list says which of the two it is.
    if (action.rag == actions::Rag::Overdue && !action.ragSetByHand) {
        const bool stuck =
            action.status == actions::ActionStatus::Blocked || action.status == actions::ActionStatus::Escalated;
        text = action.overdue ? QStringLiteral("Overdue")
            : stuck           ? QStringLiteral("Blocked")
                              : QStringLiteral("Extended twice");
    }
    if (action.ragSetByHand)
        text += QStringLiteral(" (by hand)");
    switch (action.rag) {
    case actions::Rag::Complete:
        return {text, Tone::Accent, ChipShape::Tick};
    case actions::Rag::OnTrack:
        return {text, Tone::Good, ChipShape::Tick};
    case actions::Rag::AtRisk:
        return {text, Tone::Attention, ChipShape::Triangle};
    default:
        return {text, Tone::Concern, ChipShape::Diamond};
    }
}

}  // namespace muster::ui
