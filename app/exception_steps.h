// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of `muster exception EX-04 STEP`.
#pragma once

#include "app/commands_exceptions.h"

#include <optional>
#include <string>

namespace muster::app {

/// What the steps share.
struct ExceptionStepCall {
    replica::Replica& replica;
    const Arguments& arguments;
    actions::PerformanceException exception;
    base::Id meeting;
    base::Id body;
    std::optional<base::Date> review;

    [[nodiscard]] const replica::Reader& reader() const { return replica.reader(); }
    [[nodiscard]] std::string text() const { return textOf(arguments); }
    [[nodiscard]] std::string by() const { return textOf(arguments, "by-role"); }
};

[[nodiscard]] bool isExceptionStep(const std::string& name);
/// `name` is one of them. Says what became of it.
[[nodiscard]] Said takeStep(const ExceptionStepCall& call, const std::string& name);

}  // namespace muster::app
