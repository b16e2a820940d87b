// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/missing_leads.h"

#include "core/base/text.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/performance/measure_queries.h"

#include <algorithm>

namespace muster::governance {

using replica::Reader;

std::vector<MissingLead> missingLeads(const Reader& reader, base::Date date)
{
    std::vector<MissingLead> missing;
    for (const partnership::Body& body : partnership::bodiesOn(reader, date)) {
        if (body.tier == partnership::Tier::Theme && body.chairRole.empty() && body.jointChairRole.empty()) {
            missing.push_back({Led::ThemeGroup, body.id, body.name});
        }
    }
    for (const partnership::WorkstreamRow& row : partnership::workstreams(reader, date)) {
        const auto known = partnership::workstreamNamed(reader, row.name);
        if (!known || known->leadRole.empty()) {
            missing.push_back({Led::Workstream, {}, row.name});
        }
    }
    for (const performance::Measure& measure : performance::measures(reader)) {
        if (measure.details.leadRole.empty()) {
            missing.push_back({Led::Measure, measure.id, measure.reference + " " + measure.details.name});
        }
    }
    return missing;
}

std::string_view inWords(Led kind)
{
    return kind == Led::ThemeGroup ? "task and finish group" : kind == Led::Workstream ? "workstream" : "measure";
}

std::string inWords(const std::vector<MissingLead>& missing)
{
    if (missing.empty()) {
        return "Every theme group, workstream and measure has a lead.";
    }
    std::vector<std::string> parts;
    for (const Led kind : {Led::ThemeGroup, Led::Workstream, Led::Measure}) {
        const auto count = static_cast<int>(
            std::count_if(missing.begin(), missing.end(), [kind](const MissingLead& one) { return one.kind == kind; }));
        if (count > 0) {
            const std::string word {inWords(kind)};
            parts.push_back(base::counted(count, word, word + "s"));
        }
    }
    return "No lead: " + base::joinedInWords(parts) + ".";
}

}  // namespace muster::governance
