// SPDX-License-Identifier: GPL-3.0-or-later
//
// The scrutiny committee: when its report is due, what it recommended and what came back (requirements C04, K04).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/governance/execute.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// A response is due so many days after the recommendation (requirements K04).
inline constexpr int kResponseDays = 28;

struct ScrutinyRecommendation {
    base::Id id;
    base::Id meeting;
    std::optional<base::Date> meetingDate;
    std::string bodyName;  ///< the committee
    int number = 0;  ///< 1 first, for each meeting
    std::string text;
    base::Id toAgency;
    base::Id toBody;
    std::string to;  ///< its name
    base::Date madeOn;
    base::Date responseDueOn;
    std::string response;
    std::optional<base::Date> respondedOn;
    std::string respondedBy;

    [[nodiscard]] bool isLate(base::Date today) const { return !respondedOn && today > responseDueOn; }
    /// "Answered on 12 October 2011", "Due 20 October 2011, no response yet", "Due in 9 days, on ...".
    [[nodiscard]] std::string stateInWords(base::Date today) const;
};

/// Newest meeting first, by number.
[[nodiscard]] std::vector<ScrutinyRecommendation> scrutinyRecommendations(const replica::Reader& reader);
[[nodiscard]] std::optional<ScrutinyRecommendation> scrutinyRecommendation(const replica::Reader& reader,
                                                                            const base::Id& id);

/// Of a meeting of a scrutiny body, to one agency or one body. Refused for another body's meeting.
struct RecordScrutinyRecommendation {
    base::Id meeting;
    std::string text;
    base::Id toAgency {};
    base::Id toBody {};
    std::optional<base::Date> responseDueOn {};  ///< `kResponseDays` after the meeting when empty
};

/// Answers it; a second answer takes the place of the first.
struct RespondToScrutiny {
    base::Id recommendation;
    std::string response;
    std::string byRole {};
    std::optional<base::Date> on {};  ///< today when empty; not before it was made
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const RecordScrutinyRecommendation&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const RespondToScrutiny&);

/// What the Today page says of the committee: from 1 July until it has met.
struct ScrutinyNotice {
    base::Id body;
    base::Id meeting;  ///< nil where none is planned yet
    base::Date meets;  ///< the first of its month while no day is planned
    base::Date reportDue;  ///< five working days before it meets; the first of its month while no day is planned
    int days = 0;  ///< until the report is due; negative once it is late
    std::string sentence;  ///< "Scrutiny: September, report due in 12 days"
};
[[nodiscard]] std::optional<ScrutinyNotice> scrutinyNotice(const replica::Reader& reader);

/// Who the committee saw, year by year: its meetings that were held, newest first.
struct ScrutinyYear {
    base::Id meeting;
    base::Date date;
    std::string attended;  ///< "Community Safety Manager, ...", roles that came
};
[[nodiscard]] std::vector<ScrutinyYear> scrutinyAttendance(const replica::Reader& reader);

}  // namespace muster::governance
