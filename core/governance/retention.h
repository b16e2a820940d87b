// SPDX-License-Identifier: GPL-3.0-or-later
//
// How long records are kept, what is past that, and where copies are (requirements §6.1, §6.2).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/replica/replica.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

enum class RecordClass {
    Minutes,  ///< agendas and minutes
    InformalNotes,  ///< of meetings that were held informally
    RoughNotes,  ///< what was typed and never entered, once the minutes are approved
    Actions,  ///< from the day they were closed
    Restricted,  ///< restricted items without an open action, from the day of the meeting
    Scrutiny,  ///< of scrutiny bodies
    Requests  ///< for information, from the day of the answer
};
inline constexpr std::array kRecordClasses {RecordClass::Minutes, RecordClass::InformalNotes, RecordClass::RoughNotes,
                                            RecordClass::Actions, RecordClass::Restricted,    RecordClass::Scrutiny,
                                            RecordClass::Requests};
[[nodiscard]] std::string_view toStored(RecordClass kind);
[[nodiscard]] std::optional<RecordClass> recordClassFrom(std::string_view stored);
/// "Agendas and minutes".
[[nodiscard]] std::string_view inWords(RecordClass kind);

struct RetentionRule {
    RecordClass kind = RecordClass::Minutes;
    std::optional<int> years;  ///< nothing: for good; 0: as soon as it may go
    std::string note;  ///< who decides it, where it is written
    bool usual = true;  ///< nobody has set it: what councils usually do

    /// "6 years", "for good", "until the minutes are approved".
    [[nodiscard]] std::string inWords() const;
};
/// One for each class, in order.
[[nodiscard]] std::vector<RetentionRule> retentionRules(const replica::Reader& reader);

/// Refuses fewer than 0 or more than 150 years.
struct SetRetention {
    RecordClass kind = RecordClass::Minutes;
    std::optional<int> years;
    std::string note {};
};
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const SetRetention& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const SetRetention& command);

struct RetentionLine {
    RetentionRule rule;
    int held = 0;
    int past = 0;  ///< past their period today
    std::optional<base::Date> oldest;
    std::vector<std::string> references;  ///< of what is past, oldest first: "DTCG/2005-11-15", "A-004"
};

/// A computer that has the whole partnership. What it was given cannot be taken back from it.
struct CopyHolder {
    std::string lastUser;  ///< as its newest change says; empty for one that has changed nothing
    std::optional<base::Date> lastSeen;
    bool thisComputer = false;
};

struct RetentionReport {
    std::vector<RetentionLine> lines;
    std::vector<CopyHolder> computers;
    std::string partnershipsWords;  ///< what the host wrote about retention
};
/// What backups do is beyond Muster.
inline constexpr std::string_view kBackupsSentence = "Copies in backups follow your IT policy.";

[[nodiscard]] RetentionReport retentionReport(const replica::Reader& reader);

}  // namespace muster::governance
