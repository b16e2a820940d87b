// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a measure is: adding, editing, retiring, pairing.
#include "core/base/text.h"
#include "core/partnership/rules.h"
#include "core/performance/measure_commands.h"
#include "core/performance/measure_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::performance {

using base::fail;
using base::FailureCode;
using partnership::orNothing;
using replica::Statement;

namespace {

constexpr std::string_view kHighestSql = "SELECT ifnull(max(number), 0) FROM measure";
constexpr std::string_view kNameSql = "SELECT reference, name FROM measure WHERE name = ?1 COLLATE NOCASE AND id <> ?2";
constexpr std::string_view kInsertSql = "INSERT INTO measure (id, number, reference) VALUES (?1, ?2, ?3)";
constexpr std::string_view kDetailsSql = R"(
    UPDATE measure SET name = ?2, unit = ?3, kind = ?4, polarity = ?5, frequency = ?6, decimals = ?7, priority = ?8,
           workstream = ?9, lead_agency = ?10, lead_role = ?11, source = ?12, baseline_points = ?13, screening = ?14,
           two_of_three = ?15, note = ?16 WHERE id = ?1)";
constexpr std::string_view kTargetSql = R"(
    UPDATE measure SET target_text = ?2, target_kind = ?3, target_value = ?4, target_percent = ?5, target_sense = ?6,
           target_year_total = ?7, target_by = ?8 WHERE id = ?1)";
constexpr std::string_view kNoTargetSql = R"(
    UPDATE measure SET target_text = NULL, target_kind = NULL, target_value = NULL, target_percent = NULL,
           target_sense = NULL, target_year_total = NULL, target_by = NULL WHERE id = ?1)";
constexpr std::string_view kDropPlacesSql = "DELETE FROM measure_place WHERE measure = ?1";
constexpr std::string_view kPlaceSql =
    "INSERT INTO measure_place (id, measure, ward, sector, name) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kRetireSql = "UPDATE measure SET retired_on = ?2, retired_reason = ?3 WHERE id = ?1";
constexpr std::string_view kPairSql = "INSERT INTO measure_pair (id, measure, other, reason) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kUnpairSql = R"(
    DELETE FROM measure_pair WHERE (measure = ?1 AND other = ?2) OR (measure = ?2 AND other = ?1))";
constexpr std::string_view kTarget[] = {"value", "last_year", "milestone"};
constexpr int kMostDecimals = 6;

Result<std::string> checkedName(const Writer& writer, const MeasureDetails& details, const base::Id& self)
{
    auto name = partnership::requiredText(details.name, "The measure", "name");
    if (!name) {
        return name;
    }
    Statement other = writer.query(kNameSql, *name, self);
    if (other.next()) {
        return fail(FailureCode::Refused,
                    fmt::format("There is already a measure called {} ({}).", other.text(1), other.text(0)), "name");
    }
    return name;
}

/// The target of `details` as it is read; nothing for none.
Result<std::optional<Target>> checkedTarget(const Writer& writer, const MeasureDetails& details)
{
    if (details.decimals < 0 || details.decimals > kMostDecimals) {
        return fail(FailureCode::Invalid, "A measure is shown with 0 to 6 decimals.", "decimals");
    }
    if (details.baselinePoints && *details.baselinePoints < static_cast<int>(kFewestPoints)) {
        return fail(FailureCode::Invalid, "Limits need at least 12 values to be locked to.", "baseline");
    }
    if (base::trimmed(details.target).empty()) {
        return std::nullopt;
    }
    const auto target = readTarget(details.target, details.polarity, writer.today());
    if (!target) {
        return tl::unexpected(target.error());
    }
    const bool milestone = details.kind == MeasureKind::Milestone;
    if (milestone != (target->kind == TargetKind::Milestone)) {
        return fail(FailureCode::Invalid,
                    milestone
                        ? "A milestone's target is \"yes\", with the day if there is one: \"yes by March 2012\"."
                        : "\"Yes\" is the target of a milestone. This measure is a number: give one, or make it a "
                          "milestone.",
                    "target");
    }
    return *target;
}

Result<void> write(Writer& writer, const base::Id& id, const MeasureDetails& details,
                   const std::vector<MeasurePlace>& places)
{
    const auto name = checkedName(writer, details, id);
    if (!name) {
        return tl::unexpected(name.error());
    }
    const auto target = checkedTarget(writer, details);
    if (!target) {
        return tl::unexpected(target.error());
    }
    for (const MeasurePlace& place : places) {
        if (!place.ward && !place.sector && base::trimmed(place.name).empty()) {
            return fail(FailureCode::Invalid, "A place needs a ward, a sector or a name.", "places");
        }
    }
    writer.run(kDetailsSql, id, *name, orNothing(details.unit), std::string {toStored(details.kind)},
               std::string {toStored(details.polarity)}, std::string {toStored(details.frequency)}, details.decimals,
               details.priority, orNothing(details.workstream), details.leadAgency, orNothing(details.leadRole),
               orNothing(details.source), details.baselinePoints, details.screening,
               std::string {toStored(details.twoOfThree)}, orNothing(details.note));
    if (const auto& read = *target) {
        writer.run(kTargetSql, id, read->text, std::string {kTarget[static_cast<std::size_t>(read->kind)]}, read->value,
                   read->percent, read->sense == Sense::AtLeast ? "at_least" : "at_most", read->yearTotal, read->by);
    } else {
        writer.run(kNoTargetSql, id);
    }
    writer.run(kDropPlacesSql, id);
    for (const MeasurePlace& place : places) {
        const bool named = !place.ward && !place.sector;
        writer.run(kPlaceSql, base::newId(), id, place.ward, place.sector,
                   named ? orNothing(place.name) : std::nullopt);
    }
    return {};
}

int highestNumber(const replica::Reader& reader)
{
    Statement row = reader.query(kHighestSql);
    row.next();
    return row.number(0);
}

}  // namespace

Result<AddedMeasure> apply(Writer& writer, const AddMeasure& command)
{
    AddedMeasure added {base::newId(), base::asValidUtf8(base::trimmed(command.reference))};
    if (added.reference.empty()) {
        do {
            added.reference = fmt::format("M{:02}", writer.takeNumber("measure", highestNumber(writer)));
        } while (findMeasure(writer, added.reference));
    } else if (const auto other = findMeasure(writer, added.reference)) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} is the measure {}. Choose another reference.", added.reference, other->details.name),
            "reference");
    }
    int number = 0;
    if (added.reference.size() > 1 && (added.reference[0] == 'M' || added.reference[0] == 'm')
        && added.reference.size() < 8 && std::all_of(added.reference.begin() + 1, added.reference.end(), [](char c) {
               return c >= '0' && c <= '9';
           })) {
        number = std::stoi(added.reference.substr(1));
    }
    writer.run(kInsertSql, added.id, number > 0 ? std::optional {number} : std::nullopt, added.reference);
    if (const auto written = write(writer, added.id, command.details, command.places); !written) {
        return tl::unexpected(written.error());
    }
    writer.setLabel("Add measure " + added.reference);
    return added;
}

Result<void> apply(Writer& writer, const EditMeasure& command)
{
    const auto there = measure(writer, command.measure);
    if (!there) {
        return partnership::gone("measure");
    }
    if (const auto written = write(writer, command.measure, command.details, command.places); !written) {
        return written;
    }
    writer.setLabel("Edit measure " + there->reference);
    return {};
}

Result<void> apply(Writer& writer, const RetireMeasure& command)
{
    const auto there = measure(writer, command.measure);
    if (!there) {
        return partnership::gone("measure");
    }
    const auto reason = partnership::requiredText(command.reason, "Ending a measure", "reason");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    writer.run(kRetireSql, command.measure, command.lastDay, *reason);
    writer.setLabel("End measure " + there->reference);
    return {};
}

Result<void> apply(Writer& writer, const PairMeasures& command)
{
    const auto one = measure(writer, command.measure);
    const auto other = measure(writer, command.other);
    if (!one || !other) {
        return partnership::gone("measure");
    }
    if (one->id == other->id) {
        return fail(FailureCode::Invalid, "A measure is not read beside itself. Choose another one.", "other");
    }
    if (std::find(one->pairedWith.begin(), one->pairedWith.end(), other->id) != one->pairedWith.end()) {
        return fail(FailureCode::Refused,
                    fmt::format("{} and {} are read side by side already.", one->reference, other->reference), "other");
    }
    writer.run(kPairSql, base::newId(), one->id, other->id, orNothing(command.reason));
    writer.setLabel(fmt::format("Pair measures {} and {}", one->reference, other->reference));
    return {};
}

Result<void> apply(Writer& writer, const UnpairMeasures& command)
{
    writer.run(kUnpairSql, command.measure, command.other);
    if (writer.changedRows() == 0) {
        return fail(FailureCode::NotFound, "These two measures are not read side by side.", "other");
    }
    writer.setLabel("Unpair two measures");
    return {};
}

}  // namespace muster::performance
