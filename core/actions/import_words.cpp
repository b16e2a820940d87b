// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/import_words.h"

#include "core/actions/action_import.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace muster::actions {

namespace {

constexpr std::array<std::pair<std::string_view, ActionStatus>, 32> kStatusWords {{
    {"open", ActionStatus::NotStarted},
    {"new", ActionStatus::NotStarted},
    {"agreed", ActionStatus::NotStarted},
    {"not started", ActionStatus::NotStarted},
    {"outstanding", ActionStatus::InProgress},
    {"ongoing", ActionStatus::InProgress},
    {"on-going", ActionStatus::InProgress},
    {"on going", ActionStatus::InProgress},
    {"in progress", ActionStatus::InProgress},
    {"started", ActionStatus::InProgress},
    {"on track", ActionStatus::InProgress},
    {"green", ActionStatus::InProgress},
    {"amber", ActionStatus::InProgress},
    {"red", ActionStatus::InProgress},
    {"overdue", ActionStatus::InProgress},
    {"blocked", ActionStatus::Blocked},
    {"on hold", ActionStatus::Blocked},
    {"escalated", ActionStatus::Escalated},
    {"complete", ActionStatus::ClosedVerified},
    {"completed", ActionStatus::ClosedVerified},
    {"closed", ActionStatus::ClosedVerified},
    {"done", ActionStatus::ClosedVerified},
    {"discharged", ActionStatus::ClosedVerified},
    {"blue", ActionStatus::ClosedVerified},
    {"awaiting verification", ActionStatus::CompleteClaimed},
    {"no longer required", ActionStatus::ClosedNoLongerRequired},
    {"not required", ActionStatus::ClosedNoLongerRequired},
    {"cancelled", ActionStatus::ClosedNoLongerRequired},
    {"withdrawn", ActionStatus::ClosedNoLongerRequired},
    {"not undertaken", ActionStatus::ClosedNotUndertaken},
    {"not done", ActionStatus::ClosedNotUndertaken},
    {"awaiting confirmation", ActionStatus::AwaitingConfirmation},
}};

constexpr std::array<std::string_view, 14> kVague {
    "asap", "ongoing",     "on-going",    "on going", "tbc", "tba", "next meeting",
    "n/a",  "immediately", "as required", "none",     "-",   "?",   "to be agreed"};

struct Heading {
    std::string_view word;
    LogField field;
};

// The first that occurs in a heading decides, so the longer come first.
constexpr std::array kHeadings {
    Heading {"date completed", LogField::ClosedOn},
    Heading {"completed on", LogField::ClosedOn},
    Heading {"date closed", LogField::ClosedOn},
    Heading {"closed on", LogField::ClosedOn},
    Heading {"date of completion", LogField::ClosedOn},
    Heading {"original due", LogField::OriginalDue},
    Heading {"original date", LogField::OriginalDue},
    Heading {"date raised", LogField::RaisedOn},
    Heading {"date agreed", LogField::RaisedOn},
    Heading {"date set", LogField::RaisedOn},
    Heading {"date of meeting", LogField::RaisedOn},
    Heading {"meeting date", LogField::RaisedOn},
    Heading {"raised", LogField::RaisedOn},
    Heading {"due", LogField::Due},
    Heading {"deadline", LogField::Due},
    Heading {"target date", LogField::Due},
    Heading {"timescale", LogField::Due},
    Heading {"by when", LogField::Due},
    Heading {"completion date", LogField::Due},
    Heading {"completed by", LogField::Due},
    Heading {"supporting", LogField::Supporting},
    Heading {"support", LogField::Supporting},
    Heading {"with", LogField::Supporting},
    Heading {"lead agency", LogField::LeadAgency},
    Heading {"agency", LogField::LeadAgency},
    Heading {"organisation", LogField::LeadAgency},
    Heading {"partner", LogField::LeadAgency},
    Heading {"lead officer", LogField::Owner},
    Heading {"officer", LogField::Owner},
    Heading {"owner", LogField::Owner},
    Heading {"responsible", LogField::Owner},
    Heading {"who", LogField::Owner},
    Heading {"assigned", LogField::Owner},
    Heading {"lead", LogField::LeadAgency},
    Heading {"evidence", LogField::Evidence},
    Heading {"status", LogField::Status},
    Heading {"rag", LogField::Status},
    Heading {"progress", LogField::Update},
    Heading {"update", LogField::Update},
    Heading {"comment", LogField::Update},
    Heading {"note", LogField::Update},
    Heading {"reference", LogField::Reference},
    Heading {"action no", LogField::Reference},
    Heading {"action number", LogField::Reference},
    Heading {"ref", LogField::Reference},
    Heading {"number", LogField::Reference},
    Heading {"no.", LogField::Reference},
    Heading {"action", LogField::Text},
    Heading {"task", LogField::Text},
    Heading {"description", LogField::Text},
    Heading {"what", LogField::Text},
};

constexpr std::array<std::pair<LogField, std::string_view>, 13> kFieldWords {{
    {LogField::Ignore, "Not imported"},
    {LogField::Reference, "Reference"},
    {LogField::Text, "Action"},
    {LogField::LeadAgency, "Lead agency"},
    {LogField::Owner, "Owner"},
    {LogField::Supporting, "Supporting agencies"},
    {LogField::RaisedOn, "Date agreed"},
    {LogField::OriginalDue, "Original due date"},
    {LogField::Due, "Due date"},
    {LogField::Status, "Status"},
    {LogField::Update, "Latest update"},
    {LogField::Evidence, "Evidence"},
    {LogField::ClosedOn, "Date closed"},
}};

}  // namespace

std::optional<ActionStatus> statusFromWords(std::string_view words)
{
    const std::string wanted = base::lowered(base::trimmed(words));
    const auto found =
        std::find_if(kStatusWords.begin(), kStatusWords.end(), [&](const auto& row) { return row.first == wanted; });
    if (found != kStatusWords.end()) {
        return found->second;
    }
    for (const ActionStatus status : allStatuses()) {
        if (base::lowered(inWords(status)) == wanted || toStored(status) == wanted) {
            return status;
        }
    }
    return std::nullopt;
}

bool isVagueDate(std::string_view text)
{
    const std::string wanted = base::lowered(base::trimmed(text));
    return std::find(kVague.begin(), kVague.end(), wanted) != kVague.end();
}

std::vector<std::string> splitNames(std::string_view text)
{
    std::string separated {text};
    for (const std::string_view separator : {" and ", " & ", "/", ";", ",", "\n"}) {
        for (auto at = separated.find(separator); at != std::string::npos; at = separated.find(separator, at + 1)) {
            separated.replace(at, separator.size(), "|");
        }
    }
    std::vector<std::string> names;
    for (const std::string& name : base::split(separated, '|')) {
        if (const auto kept = base::trimmed(name); !kept.empty()) {
            names.emplace_back(kept);
        }
    }
    return names;
}

std::string_view inWords(LogField field)
{
    return std::find_if(kFieldWords.begin(), kFieldWords.end(), [&](const auto& row) { return row.first == field; })
        ->second;
}

const std::vector<LogField>& allLogFields()
{
    static const std::vector<LogField> all = [] {
        std::vector<LogField> fields;
        for (const auto& [field, words] : kFieldWords) {
            fields.push_back(field);
        }
        return fields;
    }();
    return all;
}

ImportPlan guessPlan(const tables::Table& table)
{
    ImportPlan plan;
    for (const std::string& header : table.header) {
        const std::string heading = base::lowered(header);
        const auto known = std::find_if(kHeadings.begin(), kHeadings.end(), [&](const Heading& row) {
            return heading.find(row.word) != std::string::npos;
        });
        LogField field = known == kHeadings.end() ? LogField::Ignore : known->field;
        if (std::find(plan.columns.begin(), plan.columns.end(), field) != plan.columns.end()) {
            field = LogField::Ignore;
        }
        plan.columns.push_back(field);
    }
    return plan;
}

}  // namespace muster::actions
