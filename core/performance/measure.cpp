// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/measure.h"

#include "core/partnership/stored_words.h"

namespace muster::performance {

namespace {

constexpr std::array<partnership::StoredWord<MeasureKind>, 2> kKinds {{
    {MeasureKind::Number, "number", "Number"},
    {MeasureKind::Milestone, "milestone", "Milestone"},
}};

}  // namespace

std::string_view toStored(MeasureKind kind) { return partnership::wordOf(kKinds, kind).stored; }

std::optional<MeasureKind> measureKindFromStored(std::string_view stored)
{
    return partnership::valueOf(kKinds, stored);
}

}  // namespace muster::performance
