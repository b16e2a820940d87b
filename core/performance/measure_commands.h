// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a measure. Each refusal says what to do instead; an unknown measure is `NotFound`.
#pragma once

#include "core/performance/measure.h"
#include "core/replica/replica.h"

namespace muster::performance {

/// A name that no other measure has, a unit if it is a number, a target that can be read. The reference is the next
/// "M01" unless one is given.
struct AddMeasure {
    MeasureDetails details;
    std::vector<MeasurePlace> places;
    std::string reference;
};

/// All of it anew. Polarity, target and baseline change what the chart says, so history shows who did it.
struct EditMeasure {
    base::Id measure;
    MeasureDetails details;
    std::vector<MeasurePlace> places;
};

/// Its values stay; it is left out of lists from the day after. Nothing is deleted.
struct RetireMeasure {
    base::Id measure;
    base::Date lastDay;
    std::string reason;
};

/// Read side by side from now on, both ways (requirements H04).
struct PairMeasures {
    base::Id measure;
    base::Id other;
    std::string reason;
};

struct UnpairMeasures {
    base::Id measure;
    base::Id other;
};

/// For the period that `period` falls in. A value that is there already is revised: the old one is kept
/// (requirements H07). Saying the same again changes nothing. A milestone takes 1 and 0.
struct RecordValue {
    base::Id measure;
    base::Date period;
    double value = 0;
    bool provisional = false;
    std::string source;  ///< the measure's own when empty
    std::optional<base::Date> receivedOn;  ///< today when empty
    std::string reason;
};

enum class Recorded { New, Revised, Unchanged };

/// Limits begin anew from a period on: a recorded decision with its reason and who took it. One a period.
struct RebaseMeasure {
    base::Id measure;
    base::Date from;
    bool isBreak = false;
    std::string reason;
    std::string decidedBy;
    base::Id meeting;
    std::optional<base::Date> decidedOn {};  ///< today when empty
};

/// Takes a rebase back; the history keeps it.
struct WithdrawRebase {
    base::Id rebase;
};

using base::Result;
using replica::Writer;

struct AddedMeasure {
    base::Id id;
    std::string reference;
};

[[nodiscard]] Result<AddedMeasure> apply(Writer&, const AddMeasure&);
[[nodiscard]] Result<void> apply(Writer&, const EditMeasure&);
[[nodiscard]] Result<void> apply(Writer&, const RetireMeasure&);
[[nodiscard]] Result<void> apply(Writer&, const PairMeasures&);
[[nodiscard]] Result<void> apply(Writer&, const UnpairMeasures&);
[[nodiscard]] Result<Recorded> apply(Writer&, const RecordValue&);
[[nodiscard]] Result<base::Id> apply(Writer&, const RebaseMeasure&);
[[nodiscard]] Result<void> apply(Writer&, const WithdrawRebase&);

/// Any command of this room in a transaction of its own.
template <class Command>
[[nodiscard]] auto execute(replica::Replica& replica, const Command& command)
    -> decltype(apply(std::declval<Writer&>(), command))
{
    return replica.transact("Change a measure", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::performance
