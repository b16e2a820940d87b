// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking in an action log that was kept in Excel or as CSV: columns are matched, everything is shown first,
// and then all of it goes in or none.
#pragma once

#include "core/actions/action.h"
#include "core/base/failure.h"
#include "core/replica/replica.h"
#include "core/tables/table.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::actions {

/// What a column of somebody's log can be.
enum class LogField {
    Ignore,
    Reference,
    Text,
    LeadAgency,
    Owner,
    Supporting,
    RaisedOn,
    OriginalDue,
    Due,
    Status,
    Update,
    Evidence,
    ClosedOn
};

/// "Action", "Lead agency", "Due date": how the mapping names it.
[[nodiscard]] std::string_view inWords(LogField field);
[[nodiscard]] const std::vector<LogField>& allLogFields();

/// How a log is read.
struct ImportPlan {
    std::vector<LogField> columns;  ///< one for each column of the table
    std::map<std::string, base::Id> agencies;  ///< what the log calls an agency, lower case, and which it is
    base::Id agencyWhenEmpty;  ///< leads where the log names nobody; nil: that is a problem
};

/// Guessed from the headings ("Responsible officer", "Target date", ...) and, for what it does not know, ignored.
[[nodiscard]] ImportPlan guessPlan(const tables::Table& table);

/// One line of the log as it would come in.
struct ImportRow {
    std::size_t line = 0;
    std::string reference;
    std::string text;
    base::Id leadAgency;
    std::string leadAgencyText;  ///< as the log has it
    std::string owner;
    std::vector<base::Id> supporting;
    std::optional<base::Date> raisedOn;
    std::optional<base::Date> originalDue;
    std::optional<base::Date> due;
    std::optional<base::Date> closedOn;  ///< of a closed one; empty where the log does not say
    ActionStatus status = ActionStatus::NotStarted;
    std::string update;
    std::string evidence;
    bool known = false;  ///< in the register already, so it is passed over
    std::vector<std::string> problems;  ///< why it cannot come in
    std::vector<std::string> remarks;  ///< what was understood with a doubt
};

struct ImportPreview {
    std::vector<ImportRow> rows;
    std::vector<std::string> problems;  ///< of the whole file, such as no column for the action
    std::vector<std::string> remarks;
    std::vector<std::string> unknownAgencies;  ///< names in the log that are no agency, each once

    [[nodiscard]] int ready() const;
    [[nodiscard]] int passedOver() const;
    [[nodiscard]] bool clean() const;
};

/// Reads every line and changes nothing.
[[nodiscard]] ImportPreview previewImport(const replica::Reader& reader, const tables::Table& table,
                                          const ImportPlan& plan);

/// Refused with the file, the line and the reason while any line has a problem: all of it in, or none.
/// Importing the same log again passes over what is there already.
struct ImportActions {
    tables::Table table;
    ImportPlan plan;
    std::string fileName;
};

struct Imported {
    int added = 0;
    int passedOver = 0;
};

[[nodiscard]] base::Result<Imported> apply(replica::Writer& writer, const ImportActions& command);

}  // namespace muster::actions
