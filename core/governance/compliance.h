// SPDX-License-Identifier: GPL-3.0-or-later
//
// The compliance page: what the law asks of the partnership, when it was done and where it can be read; and whether
// each body has settled its own governance (requirements A06, C13).
#pragma once

#include "core/governance/execute.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

struct Duty {
    std::string_view stored;
    std::string_view name;
    std::string_view todo;  ///< what to do where it is not met
};

inline constexpr std::array<Duty, 9> kDuties {{
    {"assessment", "Strategic assessment in the last 12 months",
     "Record the strategic assessment with the day it was received."},
    {"plan", "Partnership plan current", "Make this year's revision of the plan final."},
    {"equality", "Equality impact assessment of every priority", "Record an assessment for each priority."},
    {"public_meeting", "Meeting in public in the last 12 months", "Plan a Face the People session or a forum."},
    {"isp", "Information sharing protocol signed by every responsible authority",
     "Note for each agency the day it signed."},
    {"scrutiny", "Seen by the scrutiny committee in the last 12 months", "Plan the scrutiny committee's meeting."},
    {"data_shared", "Depersonalised information shared in the last three months",
     "Note the day on which the information was last shared."},
    {"plan_copied", "Plan copied to the commissioner", "Note the day on which the plan was sent."},
    {"plan_summary", "Summary of the plan published", "Publish the plan summary and note the day."},
}};

struct ComplianceLine {
    std::string duty;  ///< stored word
    std::string name;
    bool met = false;
    std::optional<base::Date> date;  ///< the newest that shows it, met or too long ago
    std::string evidence;  ///< "SCRUT/2011-09-22", or where it can be read; empty where there is none
    base::Id meeting;  ///< the meeting that shows it; may be nil
    std::string missing;  ///< "Cambridgeshire Police Authority has not signed."; empty when met
    std::string todo;  ///< what to do; empty when met

    /// "22 September 2011", "Not yet", "Not since 4 May 2010".
    [[nodiscard]] std::string state() const;
};

/// In the order of `kDuties`, as at the reader's day.
[[nodiscard]] std::vector<ComplianceLine> compliance(const replica::Reader& reader);

/// Whether a body has what it needs to answer for itself (requirements C13).
struct GovernanceCheck {
    base::Id body;
    std::string shortName;
    std::string name;
    bool terms = false;
    std::string termsWords;  ///< "Version 2, 4 March 2011", "Recorded"
    bool chair = false;
    std::string chairWords;
    bool reportsTo = false;  ///< true too for a body above which there is none
    std::string reportsToWords;
    bool minutes = false;  ///< a meeting of the last 12 months has approved minutes
    std::string minutesWords;  ///< "Approved for 20 September 2011"

    [[nodiscard]] bool complete() const { return terms && chair && reportsTo && minutes; }
    /// "terms of reference and approved minutes"; empty when complete.
    [[nodiscard]] std::string missing() const;
};

/// Every body of the day in the order of the governance list.
[[nodiscard]] std::vector<GovernanceCheck> governanceChecks(const replica::Reader& reader);

/// Notes that a duty was met where nothing in Muster shows it. The newest note or record counts.
struct NoteDuty {
    std::string duty;  ///< stored word of `kDuties`
    base::Date doneOn;
    std::string evidence;  ///< where it can be read; required
    std::string byRole {};
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const NoteDuty&);

}  // namespace muster::governance
