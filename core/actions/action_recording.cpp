// SPDX-License-Identifier: GPL-3.0-or-later
//
// Recording an action and completing what was left open.
#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/actions/action_writing.h"
#include "core/actions/references.h"
#include "core/base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using detail::Held;
using detail::hold;
using replica::Statement;

namespace {

constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.action (id, number, reference, text, lead_agency, unit, owner_role, owner_title, meeting,
                                 item, entry, agreed_on, agreed_by, original_due, due, status, sensitivity, ward,
                                 priority, depends_on_recommendation, cites, imported_from)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21))";
constexpr std::string_view kInsertSealedSql = R"(
        INSERT INTO part_two.action (id, text, owner_title, agreed_by, ward, priority)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kSupportSql = "INSERT INTO main.action_support (id, action, agency) VALUES (?1, ?2, ?3)";
constexpr std::string_view kDropSupportSql = "DELETE FROM main.action_support WHERE action = ?1";
constexpr std::string_view kLeadSql = "UPDATE main.action SET lead_agency = ?2 WHERE id = ?1";
constexpr std::string_view kRoleSql = "UPDATE main.action SET owner_role = ?2 WHERE id = ?1";
constexpr std::string_view kFirstDueSql = "UPDATE main.action SET original_due = ?2, due = ?2 WHERE id = ?1";
constexpr std::string_view kDecideBySql = "UPDATE main.action SET decide_by = ?2 WHERE id = ?1";

void setContent(Writer& writer, const Held& held, std::string_view column, const auto& value)
{
    writer.run(fmt::format("UPDATE {}.action SET {} = ?2 WHERE id = ?1", held.schema, column), held.id, value);
}

std::string titleOf(const replica::Reader& reader, const base::Id& role)
{
    Statement row = reader.query("SELECT title FROM main.role WHERE id = ?1", role);
    return row.next() ? row.text(0) : std::string {};
}

std::optional<std::string> given(const std::string& text) { return text.empty() ? std::nullopt : std::optional {text}; }

}  // namespace

Result<RecordedAction> apply(Writer& writer, const RecordAction& command)
{
    const std::string text = base::asValidUtf8(base::trimmed(command.text));
    if (text.empty()) {
        return fail(FailureCode::Invalid, "Say what is to be done.", "text");
    }
    const base::Date agreedOn = command.agreedOn.value_or(writer.today());
    auto agency = detail::leadingAgency(writer, command.leadAgency, agreedOn);
    if (!agency) {
        return tl::unexpected(agency.error());
    }
    if (command.restricted && !writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it to record a restricted action.");
    }
    std::string reference = std::string {base::trimmed(command.reference)};
    if (!reference.empty() && isTaken(writer, ReferenceSeries::Action, reference)) {
        return fail(FailureCode::Refused, fmt::format("The reference {} is in use already.", reference), "reference");
    }

    RecordedAction recorded;
    recorded.id = base::newId();
    const GivenReference next = takeReference(writer, ReferenceSeries::Action);
    recorded.number = next.number;
    recorded.reference = reference.empty() ? next.reference : reference;

    const std::string owner =
        command.ownerTitle.empty() && command.ownerRole ? titleOf(writer, command.ownerRole) : command.ownerTitle;
    const bool sealed = command.restricted;
    const ActionStatus status = command.commitmentGiven ? ActionStatus::NotStarted : ActionStatus::AwaitingConfirmation;
    const auto openly = [&](const std::string& value) { return sealed ? std::nullopt : given(value); };
    writer.run(kInsertSql, recorded.id, next.stored(), recorded.reference, openly(text), command.leadAgency,
               command.unit, sealed ? base::Id {} : command.ownerRole, openly(owner), command.meeting, command.item,
               command.entry, agreedOn, openly(command.agreedBy), command.due, toStored(status),
               sealed ? "restricted" : "open", sealed ? base::Id {} : command.ward,
               sealed ? base::Id {} : command.priority, command.dependsOn, command.cites, given(command.importedFrom));
    if (sealed) {
        writer.run(kInsertSealedSql, recorded.id, text, given(owner), given(command.agreedBy), command.ward,
                   command.priority);
    }
    std::vector<base::Id> supporting;
    for (const base::Id& support : command.supporting) {
        if (support != command.leadAgency
            && std::find(supporting.begin(), supporting.end(), support) == supporting.end()) {
            supporting.push_back(support);
            writer.run(kSupportSql, base::newId(), recorded.id, support);
        }
    }
    writer.setLabel("Record action " + recorded.reference);
    return recorded;
}

Result<void> apply(Writer& writer, const EditAction& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto open = mustBeOpen(*held); !open) {
        return open;
    }
    const bool minuted = detail::isMinuted(writer, held->meeting);
    if (minuted && (command.text || command.leadAgency)) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is in drafted minutes: its words and lead agency stay as minuted. Re-assign it, or "
                                "propose an amendment.",
                                held->reference),
                    "text");
    }
    if (command.text) {
        const std::string text = base::asValidUtf8(base::trimmed(*command.text));
        if (text.empty()) {
            return fail(FailureCode::Invalid, "Say what is to be done.", "text");
        }
        setContent(writer, *held, "text", text);
    }
    if (command.leadAgency) {
        if (auto agency = detail::leadingAgency(writer, *command.leadAgency, writer.today()); !agency) {
            return tl::unexpected(agency.error());
        }
        writer.run(kLeadSql, held->id, *command.leadAgency);
    }
    if (command.ownerRole) {
        if (!held->restricted) {
            writer.run(kRoleSql, held->id, *command.ownerRole);
        }
        setContent(writer, *held, "owner_title", given(titleOf(writer, *command.ownerRole)));
    }
    if (command.ownerTitle) {
        setContent(writer, *held, "owner_title", given(*command.ownerTitle));
    }
    if (command.ward) {
        setContent(writer, *held, "ward", *command.ward);
    }
    if (command.supporting) {
        writer.run(kDropSupportSql, held->id);
        for (const base::Id& support : *command.supporting) {
            if (support != command.leadAgency.value_or(held->lead)) {
                writer.run(kSupportSql, base::newId(), held->id, support);
            }
        }
    }
    writer.setLabel("Edit action " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const SetDueDate& command)
{
    auto held = hold(writer, command.action, false);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (auto open = mustBeOpen(*held); !open) {
        return open;
    }
    if (held->originalDue) {
        return fail(FailureCode::Refused,
                    fmt::format("{} has a date already ({}). Extend it, with a reason.", held->reference,
                                base::longDate(*held->due)),
                    "due");
    }
    writer.run(kFirstDueSql, held->id, command.due);
    writer.setLabel("Set the date of " + held->reference);
    return {};
}

Result<void> apply(Writer& writer, const LeaveIncomplete& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (base::trimmed(command.reason).empty()) {
        return fail(FailureCode::Invalid, "Say by whom or by when the owner and the date will be agreed.", "reason");
    }
    setContent(writer, *held, "incomplete_reason", command.reason);
    writer.run(kDecideBySql, held->id, command.decideBy);
    writer.setLabel(fmt::format("Leave {} to be completed", held->reference));
    return {};
}

Result<void> apply(Writer& writer, const RemoveUnminutedAction& command)
{
    auto held = hold(writer, command.action);
    if (!held) {
        return tl::unexpected(held.error());
    }
    if (detail::isMinuted(writer, held->meeting)) {
        return fail(
            FailureCode::Refused,
            fmt::format("{} is in drafted minutes and stays. Close it with a reason instead.", held->reference));
    }
    writer.run(kDropSupportSql, held->id);
    writer.run("DELETE FROM main.action_update WHERE action = ?1", held->id);
    writer.run("DELETE FROM main.action WHERE id = ?1", held->id);
    if (held->restricted) {
        writer.run("DELETE FROM part_two.action_update WHERE action = ?1", held->id);
        writer.run("DELETE FROM part_two.action WHERE id = ?1", held->id);
    }
    writer.setLabel("Take out action " + held->reference);
    return {};
}

}  // namespace muster::actions
