// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/publication_commands.h"

#include "core/base/text.h"
#include "core/governance/agency_comment.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kOwnerSql = "UPDATE main.partnership SET communications_owner = ?1";
constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.publication (id, kind, title, period_from, period_to, version, state, due_on)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'draft', ?7))";
constexpr std::string_view kPartSql =
    "SELECT id FROM main.publication_text WHERE publication = ?1 AND part = ?2 ORDER BY id LIMIT 1";
constexpr std::string_view kInsertPartSql =
    "INSERT INTO main.publication_text (id, publication, part, text) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kChangePartSql = "UPDATE main.publication_text SET text = ?2 WHERE id = ?1";
constexpr std::string_view kRemovePartSql = "DELETE FROM main.publication_text WHERE id = ?1";
constexpr std::string_view kBackToDraftSql = R"(
        UPDATE main.publication SET state = 'draft', privacy_checked_on = NULL, privacy_checked_by = NULL,
               approved_on = NULL, approved_by = NULL, copy = NULL
         WHERE id = ?1)";
constexpr std::string_view kCheckedSql = R"(
        UPDATE main.publication SET state = 'privacy_checked', privacy_checked_on = ?2, privacy_checked_by = ?3
         WHERE id = ?1)";
constexpr std::string_view kApprovedSql = R"(
        UPDATE main.publication SET state = 'approved', approved_on = ?2, approved_by = ?3, copy = ?4 WHERE id = ?1)";
constexpr std::string_view kPublishedSql = "UPDATE main.publication SET state = 'published' WHERE id = ?1";
constexpr std::string_view kWithdrawnSql = R"(
        UPDATE main.publication SET state = 'withdrawn', withdrawn_on = ?2, withdrawn_reason = ?3 WHERE id = ?1)";
constexpr std::string_view kChannelSql =
    "SELECT id FROM main.publication_channel WHERE publication = ?1 AND channel = ?2 ORDER BY id LIMIT 1";
constexpr std::string_view kInsertChannelSql = R"(
        INSERT INTO main.publication_channel (id, publication, channel, published_on, owner_role, language, note)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kChangeChannelSql = R"(
        UPDATE main.publication_channel SET published_on = ?2, owner_role = ?3, language = ?4, note = ?5 WHERE id = ?1)";

base::Id firstId(Writer& writer, std::string_view sql, const base::Id& publication, std::string_view word)
{
    Statement row = writer.query(sql, publication, word);
    return row.next() ? row.id(0) : base::Id {};
}

Result<Publication> held(const Writer& writer, const base::Id& id)
{
    auto found = publication(writer, id);
    if (!found) {
        return partnership::gone("publication");
    }
    return *std::move(found);
}

Result<partnership::Role> owner(const Writer& writer)
{
    auto role = communicationsOwner(writer);
    if (!role) {
        return fail(FailureCode::Refused,
                    "Nobody is named as communications owner, who releases what the public reads. Name one first.",
                    "communications owner");
    }
    return *std::move(role);
}

}  // namespace

Result<void> apply(Writer& writer, const NameCommunicationsOwner& command)
{
    const auto role = partnership::role(writer, command.role);
    if (command.role && !role) {
        return partnership::gone("role");
    }
    if (role && !isActiveOn(*role, writer.today())) {
        return fail(FailureCode::Refused, fmt::format("{} has ended. Choose a role that is held today.", role->title),
                    "role");
    }
    writer.run(kOwnerSql, command.role);
    writer.setLabel(role ? "Name the communications owner: " + role->title : "Name no communications owner");
    return {};
}

Result<base::Id> apply(Writer& writer, const DraftPublication& command)
{
    if (auto ordered = partnership::inOrder(command.from, command.to, "A period ends after it begins.", "period");
        !ordered) {
        return tl::unexpected(ordered.error());
    }
    int version = 1;
    for (const Publication& one : publications(writer)) {
        if (one.kind != command.kind || one.from != command.from || one.to != command.to) {
            continue;
        }
        if (!one.isOver()) {
            return fail(FailureCode::Refused,
                        fmt::format("Version {} of \"{}\" is still under way. Finish or withdraw it first.",
                                    one.version, one.title),
                        "period");
        }
        version = std::max(version, one.version + 1);
    }
    const base::Id id = base::newId();
    const std::string title = fmt::format("{}: {}", inWords(command.kind), periodInWords(command.from, command.to));
    writer.run(kInsertSql, id, toStored(command.kind), title, command.from, command.to, version, command.dueOn);
    writer.setLabel("Draft " + title);
    return id;
}

Result<void> apply(Writer& writer, const WritePart& command)
{
    const auto found = held(writer, command.publication);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->isOver()) {
        return fail(FailureCode::Refused,
                    fmt::format("\"{}\" is {} and stays as it is. Draft a new version.", found->title,
                                base::lowered(inWords(found->state))),
                    "text");
    }
    const auto text = orNothing(command.text);
    const int words = wordsIn(text.value_or(""));
    if (words > longest(command.part)) {
        return fail(FailureCode::Invalid,
                    fmt::format("That has {} words; there is room for {}. Take out {}.", words, longest(command.part),
                                base::counted(words - longest(command.part), "word", "words")),
                    "text");
    }
    const base::Id part = firstId(writer, kPartSql, found->id, toStored(command.part));
    if (!text && !part.isNil()) {
        writer.run(kRemovePartSql, part);
    } else if (text && part.isNil()) {
        writer.run(kInsertPartSql, base::newId(), found->id, toStored(command.part), *text);
    } else if (text) {
        writer.run(kChangePartSql, part, *text);
    }
    if (found->state != PublicationState::Draft) {
        writer.run(kBackToDraftSql, found->id);
    }
    writer.setLabel("Write " + found->title);
    return {};
}

Result<void> apply(Writer& writer, const MarkPrivacyChecked& command)
{
    const auto found = held(writer, command.publication);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->state != PublicationState::Draft) {
        return fail(FailureCode::Refused,
                    fmt::format("\"{}\" is {} already.", found->title, base::lowered(inWords(found->state))), "state");
    }
    writer.run(kCheckedSql, found->id, writer.today(), command.byRole.empty() ? writer.author() : command.byRole);
    writer.setLabel("Check for personal data: " + found->title);
    return {};
}

Result<void> apply(Writer& writer, const ApprovePublication& command)
{
    const auto found = held(writer, command.publication);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->state != PublicationState::PrivacyChecked) {
        return fail(
            FailureCode::Refused,
            found->state == PublicationState::Draft
                ? fmt::format("\"{}\" has not been checked for personal data yet. Check it first.", found->title)
                : fmt::format("\"{}\" is {} already.", found->title, base::lowered(inWords(found->state))),
            "state");
    }
    const auto role = owner(writer);
    if (!role) {
        return tl::unexpected(role.error());
    }
    const std::string by {base::trimmed(command.byRole.empty() ? writer.author() : command.byRole)};
    if (base::lowered(by) != base::lowered(role->title)) {
        return fail(FailureCode::Refused,
                    fmt::format("Only the {} may approve what the public reads. Ask them to.", role->title), "by");
    }
    writer.run(kApprovedSql, found->id, writer.today(), role->title, orNothing(command.copy));
    writer.setLabel("Approve " + found->title);
    return {};
}

Result<void> apply(Writer& writer, const PublishOnChannel& command)
{
    const auto found = held(writer, command.publication);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->state != PublicationState::Approved && found->state != PublicationState::Published) {
        return fail(FailureCode::Refused,
                    fmt::format("\"{}\" is {}. It can be published once the communications owner has approved it.",
                                found->title, base::lowered(inWords(found->state))),
                    "state");
    }
    const auto role = owner(writer);
    if (!role) {
        return tl::unexpected(role.error());
    }
    const std::string language {base::trimmed(command.language)};
    if (command.channel == Channel::MinorityLanguages && language.empty()) {
        return fail(FailureCode::Invalid, "Say in which language.", "language");
    }
    const base::Date on = command.on.value_or(writer.today());
    if (found->approvedOn && on < *found->approvedOn) {
        return fail(FailureCode::Invalid,
                    fmt::format("It was approved on {}, and cannot have been published before.",
                                base::longDate(*found->approvedOn)),
                    "on");
    }
    const std::string ownerRole = command.ownerRole.empty() ? role->title : command.ownerRole;
    const base::Id channel = firstId(writer, kChannelSql, found->id, toStored(command.channel));
    if (channel.isNil()) {
        writer.run(kInsertChannelSql, base::newId(), found->id, toStored(command.channel), on, ownerRole,
                   orNothing(language), orNothing(command.note));
    } else {
        writer.run(kChangeChannelSql, channel, on, ownerRole, orNothing(language), orNothing(command.note));
    }
    if (found->state != PublicationState::Published) {
        writer.run(kPublishedSql, found->id);
    }
    writer.setLabel(fmt::format("Publish {}: {}", found->title, inWords(command.channel)));
    return {};
}

Result<void> apply(Writer& writer, const WithdrawPublication& command)
{
    const auto found = held(writer, command.publication);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->state == PublicationState::Withdrawn) {
        return fail(FailureCode::Refused, fmt::format("\"{}\" is withdrawn already.", found->title), "state");
    }
    const auto reason = orNothing(command.reason);
    if (!reason) {
        return fail(FailureCode::Invalid, "Say why it is withdrawn: the register shows the reason.", "reason");
    }
    writer.run(kWithdrawnSql, found->id, writer.today(), *reason);
    writer.setLabel("Withdraw " + found->title);
    return {};
}

}  // namespace muster::governance
