// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_csv.h"

#include "core/tables/csv_writing.h"

namespace muster::ui {
namespace {

std::string iso(const std::optional<base::Date>& date) { return date ? base::isoDate(*date) : std::string {}; }

std::vector<std::string> rowOf(const actions::Action& action)
{
    std::string with;
    for (const actions::AgencyName& agency : action.supporting)
        with += (with.empty() ? "" : "; ") + agency.shortName;
    const std::string minute =
        action.minuteNumber ? action.minutePrefix + std::to_string(*action.minuteNumber) : std::string {};
    return {action.reference,
            action.text,
            action.lead.shortName,
            action.lead.name,
            action.unit,
            action.ownerTitle,
            with,
            minute,
            iso(action.agreedOn),
            iso(action.originalDue),
            iso(action.due),
            std::to_string(action.extensions),
            std::string {actions::inWords(action.status)},
            std::string {actions::inWords(action.rag)},
            action.overdue ? "yes" : "no",
            action.sector,
            action.ward,
            action.latestUpdate,
            iso(action.latestUpdateOn),
            action.evidence,
            iso(action.closedOn),
            action.restricted ? "yes" : "no"};
}

}  // namespace

std::string actionsAsCsv(const std::vector<const actions::Action*>& actions)
{
    const std::vector<std::string> header {
        "Reference",  "Action",   "Lead agency", "Lead agency name", "Unit", "Owner",
        "With",       "Minute",   "Date agreed", "Original due",     "Due",  "Times extended",
        "Status",     "RAG",      "Overdue",     "Sector",           "Ward", "Latest update",
        "Updated on", "Evidence", "Closed on",   "Restricted"};
    std::vector<std::vector<std::string>> rows;
    rows.reserve(actions.size());
    for (const actions::Action* action : actions)
        rows.push_back(rowOf(*action));
    return tables::toCsv(header, rows, {.guardFormulas = true, .byteOrderMark = true, .separator = ','});
}

}  // namespace muster::ui
