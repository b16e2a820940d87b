// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/equality.h"

#include "core/base/text.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Reader;
using replica::Writer;

namespace {

constexpr std::string_view kOfPrioritySql = R"sql(
    SELECT id, priority, made_on, summary, mitigations, review_on, not_needed
      FROM equality_assessment WHERE priority = ?1 ORDER BY made_on IS NULL, made_on DESC, id
)sql";

constexpr std::string_view kAddSql = R"sql(
    INSERT INTO equality_assessment (id, priority, made_on, summary, mitigations, review_on, not_needed)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
)sql";

}  // namespace

std::string PriorityEquality::inWords() const
{
    if (!newest) {
        return isOutstanding() ? "Not yet" : "None, area of focus";
    }
    if (!newest->madeOn) {
        return "Not needed: " + newest->notNeeded;
    }
    std::string words = "Made on " + base::longDate(*newest->madeOn);
    if (newest->reviewOn) {
        words += ", review on " + base::longDate(*newest->reviewOn);
    }
    return words;
}

std::vector<PriorityEquality> equalityOfPriorities(const Reader& reader, base::Date date)
{
    std::vector<PriorityEquality> all;
    for (const auto& some : {partnership::prioritiesOn(reader, date), partnership::areasOfFocusOn(reader, date)}) {
        for (const partnership::Priority& priority : some) {
            PriorityEquality line {priority, std::nullopt, 0};
            replica::Statement row = reader.query(kOfPrioritySql, priority.id);
            while (row.next()) {
                ++line.assessments;
                if (!line.newest) {
                    line.newest =
                        EqualityAssessment {row.id(0),   row.id(1),           row.optionalDate(2), row.text(3),
                                            row.text(4), row.optionalDate(5), row.text(6)};
                }
            }
            all.push_back(std::move(line));
        }
    }
    return all;
}

Result<base::Id> apply(Writer& writer, const AssessEquality& command)
{
    const auto priority = partnership::priority(writer, command.priority);
    if (!priority) {
        return partnership::gone("priority");
    }
    const auto summary = orNothing(command.summary);
    const auto notNeeded = orNothing(command.notNeeded);
    if (notNeeded.has_value() == command.madeOn.has_value()) {
        return fail(FailureCode::Invalid,
                    "Give the day of the impact assessment and what it found, or say why none is needed.", "made on");
    }
    if (command.madeOn && !summary) {
        return fail(FailureCode::Invalid, "Say in a sentence what the impact assessment found.", "summary");
    }
    if (command.madeOn && *command.madeOn > writer.today()) {
        return fail(FailureCode::Invalid, "An impact assessment is noted once it is made: that day is still to come.",
                    "made on");
    }
    if (auto ordered = partnership::inOrder(command.madeOn, command.reviewOn,
                                            "An impact assessment cannot be reviewed before it is made.", "review on");
        !ordered) {
        return tl::unexpected(ordered.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddSql, id, priority->id, command.madeOn, summary, orNothing(command.mitigations), command.reviewOn,
               notNeeded);
    writer.setLabel("Equality impact assessment of " + priority->shortName);
    return id;
}

}  // namespace muster::governance
