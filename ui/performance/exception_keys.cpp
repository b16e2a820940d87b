// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/exception_keys.h"

namespace muster::ui {

QString keyOf(actions::ExceptionStep step)
{
    using actions::ExceptionStep;
    switch (step) {
    case ExceptionStep::PutOnAgenda:
        return QStringLiteral("A");
    case ExceptionStep::Confirm:
        return QStringLiteral("O");
    case ExceptionStep::Dismiss:
        return QStringLiteral("D");
    case ExceptionStep::Explain:
        return QStringLiteral("C");
    case ExceptionStep::PlanRecovery:
        return QStringLiteral("P");
    case ExceptionStep::LinkAction:
        return QStringLiteral("R");
    case ExceptionStep::Report:
        return QStringLiteral("B");
    case ExceptionStep::RecordResponse:
        return QStringLiteral("W");
    case ExceptionStep::Monitor:
        return QStringLiteral("M");
    case ExceptionStep::Close:
        return QStringLiteral("X");
    case ExceptionStep::Rebase:
        return QStringLiteral("L");
    case ExceptionStep::Reopen:
        return QStringLiteral("U");
    case ExceptionStep::Edit:
        return QStringLiteral("E");
    }
    return {};
}

QString keyOf(actions::BlockageStep step)
{
    using actions::BlockageStep;
    switch (step) {
    case BlockageStep::PutOnAgenda:
        return QStringLiteral("A");
    case BlockageStep::TakeToPerformanceBoard:
        return QStringLiteral("P");
    case BlockageStep::Resolve:
        return QStringLiteral("C");
    case BlockageStep::Escalate:
        return QStringLiteral("B");
    case BlockageStep::Decide:
        return QStringLiteral("W");
    case BlockageStep::Close:
        return QStringLiteral("X");
    case BlockageStep::Edit:
        return QStringLiteral("E");
    }
    return {};
}

}  // namespace muster::ui
