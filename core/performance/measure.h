// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a partnership measures (requirements 1.H).
#pragma once

#include "core/base/id.h"
#include "core/performance/chart_signals.h"
#include "core/performance/periods.h"
#include "core/performance/polarity.h"
#include "core/performance/target.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::performance {

/// A milestone is yes or no; its values are 1 and 0 (requirements H05).
enum class MeasureKind { Number, Milestone };

[[nodiscard]] std::string_view toStored(MeasureKind kind);
[[nodiscard]] std::optional<MeasureKind> measureKindFromStored(std::string_view stored);

/// What somebody says about a measure. Everything but the name may be left as it is.
struct MeasureDetails {
    std::string name;
    std::string unit;  ///< "offences"
    MeasureKind kind = MeasureKind::Number;
    Polarity polarity = Polarity::Neutral;
    Frequency frequency = Frequency::Monthly;
    int decimals = 0;  ///< how values are shown, 0 to 6
    base::Id priority;
    std::string workstream;
    base::Id leadAgency;
    std::string leadRole;
    std::string source;  ///< where its figures come from
    std::string target;  ///< as people write it (`readTarget`); empty: none
    std::optional<int> baselinePoints;  ///< limits are locked to the first so many values; empty: 12
    bool screening = true;
    TwoOfThree twoOfThree = TwoOfThree::Reference;
    std::string note;
};

/// Where a measure looks: a ward, a sector, or a place by name; one of the three.
struct MeasurePlace {
    base::Id ward;
    base::Id sector;
    std::string name;  ///< also of the ward or sector, when read
};

struct Measure {
    base::Id id;
    std::string reference;  ///< "M01"
    MeasureDetails details;
    std::optional<Target> target;
    std::vector<MeasurePlace> places;  ///< none: the whole area
    std::vector<base::Id> pairedWith;  ///< to be read beside it (requirements H04)
    std::string priorityName;
    std::string leadAgencyName;
    std::optional<base::Date> retiredOn;
    std::string retiredReason;
};

/// A value that was given for a period, now or before.
struct GivenValue {
    double value = 0;
    bool provisional = false;
    std::string source;
    std::optional<base::Date> receivedOn;
    std::string reason;  ///< why it was revised
};

/// What counts for a period, and what counted before (requirements H07).
struct PeriodValue {
    base::Date period;  ///< its first day
    GivenValue now;
    std::vector<GivenValue> before;  ///< oldest first
};

/// Where limits begin anew.
struct Rebase {
    base::Id id;
    base::Date from;  ///< first period of the new limits
    bool isBreak = false;  ///< not a new normal: figures before and after are not counted alike
    std::string reason;
    std::string decidedBy;
    std::optional<base::Date> decidedOn;
    base::Id meeting;
};

}  // namespace muster::performance
