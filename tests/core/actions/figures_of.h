// SPDX-License-Identifier: GPL-3.0-or-later
//
// The sample partnership with figures of the months after it, and short ways to its exceptions.
#pragma once

#include "core/actions/exception_commands.h"
#include "core/actions/exception_queries.h"
#include "core/performance/measure_commands.h"
#include "core/performance/measure_queries.h"
#include "tests/support/sample_replica.h"

#include <string>
#include <vector>

namespace muster::test {

struct SampleFigures {
    SampleReplica sample;

    [[nodiscard]] const replica::Reader& reader() const { return sample.reader(); }
    [[nodiscard]] actions::PerformanceException exception(const std::string& reference) const
    {
        return actions::findException(reader(), reference).value();
    }
    /// Records a value as the Performance lead does, and looks for exceptions.
    actions::Detection give(const std::string& measure, base::Date period, double value)
    {
        const base::Id id = performance::findMeasure(reader(), measure)->id;
        must(performance::execute(*sample, performance::RecordValue {id, period, value, false, {}, {}, {}}));
        return detect();
    }
    actions::Detection detect() { return must(actions::execute(*sample, actions::DetectExceptions {})); }
    template <class Command> std::string refusal(const Command& command)
    {
        auto done = execute(*sample, command);
        return done ? std::string {} : done.error().detail;
    }
    template <class Command> void take(const Command& command) { must(execute(*sample, command)); }
};

}  // namespace muster::test
