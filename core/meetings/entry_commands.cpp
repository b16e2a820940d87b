// SPDX-License-Identifier: GPL-3.0-or-later
//
// Entries written and corrected one by one.
#include "core/meetings/entry_commands.h"

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/actions/blockage_commands.h"
#include "core/actions/exception_commands.h"
#include "core/base/text.h"
#include "core/meetings/entry_rules.h"
#include "core/meetings/room_queries.h"

#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kReleaseSql = R"(
        INSERT INTO main.entry (id, meeting, item, kind, verb, text, sensitivity, at, position, author_role, unclear,
                                originating_agency, release_consent, about, s17_effect, s17_reason)
        SELECT id, meeting, item, kind, verb, text, 'open', at, position, author_role, unclear, originating_agency, ?2,
               about, s17_effect, s17_reason
          FROM part_two.entry WHERE id = ?1)";
constexpr std::string_view kUnsealSql = "DELETE FROM part_two.entry WHERE id = ?1";
constexpr std::string_view kMoveActionSql = "UPDATE main.action SET item = ?2 WHERE id = ?1";

struct HeldEntry {
    Entry entry;
    Meeting meeting;
    detail::ItemRow item;
    std::string_view schema;
};

Result<HeldEntry> heldEntry(const replica::Reader& reader, const base::Id& id)
{
    auto entry = findEntry(reader, id);
    if (!entry) {
        return fail(FailureCode::NotFound,
                    reader.partTwoIsOpen() ? "That entry is not in the record. It may have been undone."
                                           : "That entry is not in the record, or it is restricted and part two is "
                                             "locked. Unlock part two.",
                    "entry");
    }
    auto meeting = detail::knownMeeting(reader, entry->meeting);
    if (!meeting) {
        return refusal(meeting.error());
    }
    auto item = detail::itemRow(reader, entry->meeting, entry->item);
    if (!item) {
        return refusal(item.error());
    }
    const std::string_view schema = detail::schemaFor(entry->restricted);
    return HeldEntry {std::move(*entry), std::move(*meeting), std::move(*item), schema};
}

Result<HeldEntry> editable(const replica::Reader& reader, const base::Id& id)
{
    auto held = heldEntry(reader, id);
    if (held) {
        if (auto open = detail::mustBeEditable(reader, held->meeting); !open) {
            return refusal(open.error());
        }
    }
    return held;
}

template <class Value> void set(Writer& writer, const HeldEntry& held, std::string_view column, const Value& value)
{
    writer.run(fmt::format("UPDATE {}.entry SET {} = ?2 WHERE id = ?1", held.schema, column), held.entry.id, value);
}

std::string labelled(std::string_view what, const HeldEntry& held)
{
    return fmt::format("{} at {}", what, held.item.name());
}

Result<void> turnIntoText(Writer& writer, const HeldEntry& held)
{
    const auto action = actions::findAction(writer, held.entry.about);
    const std::string text = action ? action->text : held.entry.text;
    if (auto gone = apply(writer, actions::RemoveUnminutedAction {held.entry.about}); !gone) {
        return refusal(gone.error());
    }
    set(writer, held, "text", text);
    set(writer, held, "about", base::Id {});
    return {};
}

Result<Recorded> turnIntoAction(Writer& writer, const HeldEntry& held, const base::Id& lead)
{
    actions::RecordAction command;
    command.meeting = held.meeting.id;
    command.item = held.item.id;
    command.entry = held.entry.id;
    command.text = held.entry.text;
    command.leadAgency = lead ? lead : detail::agencyInCharge(writer, held.meeting);
    command.restricted = held.entry.restricted;
    command.agreedOn = held.meeting.date;
    const auto who = detail::committer(writer, held.meeting.id, command.leadAgency);
    command.commitmentGiven = lead && who;
    command.agreedBy = command.commitmentGiven ? who->roleTitle : std::string {};
    auto recorded = apply(writer, command);
    if (!recorded) {
        return refusal(recorded.error());
    }
    set(writer, held, "kind", toStored(EntryKind::Action));
    set(writer, held, "about", recorded->id);
    set(writer, held, "text", nullptr);
    set(writer, held, "verb", nullptr);
    writer.setLabel("Turn an entry into action " + recorded->reference);
    return Recorded {CaptureKind::Action,
                     held.entry.id,
                     recorded->id,
                     recorded->reference,
                     fmt::format("{} recorded. It has no owner or no date yet.", recorded->reference),
                     {}};
}

bool isText(EntryKind kind) { return kind == EntryKind::Note || kind == EntryKind::Decision; }

}  // namespace

Result<base::Id> apply(Writer& writer, const RecordEntry& command)
{
    auto place = detail::recordingPlace(writer, command.meeting, command.item);
    if (!place) {
        return refusal(place.error());
    }
    if (!isText(command.kind) && command.kind != EntryKind::Procedural) {
        return fail(FailureCode::Invalid, "Record actions, disclosures, blockages and exceptions with their own line.",
                    "kind");
    }
    auto text = detail::usableText(command.text, "There is nothing to record yet. Type the words first.", "text");
    if (!text) {
        return refusal(text.error());
    }
    detail::NewEntry entry {command.kind, {}, *text, {}, command.originatingAgency, false};
    if (command.kind == EntryKind::Decision) {
        auto verb = detail::decisionVerb(writer, place->meeting, command.verb);
        if (!verb) {
            return refusal(verb.error());
        }
        entry.verb = *verb;
    }
    const base::Id id = detail::writeEntry(writer, place->meeting.id, place->item.id, place->item.restricted, entry);
    writer.setLabel(fmt::format("{} at {}", inWords(command.kind), place->item.name()));
    return id;
}

Result<void> apply(Writer& writer, const EditEntry& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    auto text = detail::usableText(command.text, "An entry needs words. Remove it instead.", "text");
    if (!text) {
        return refusal(text.error());
    }
    if (held->entry.kind == EntryKind::Blockage || held->entry.kind == EntryKind::Exception) {
        return fail(FailureCode::Refused,
                    fmt::format("{} stands in its own register. Undo it and record it again.", held->entry.reference));
    }
    if (held->entry.kind == EntryKind::Action) {
        actions::EditAction edit;
        edit.action = held->entry.about;
        edit.text = *text;
        return apply(writer, edit);
    }
    if (held->entry.kind == EntryKind::Decision && !command.verb.empty()) {
        auto verb = detail::decisionVerb(writer, held->meeting, command.verb);
        if (!verb) {
            return refusal(verb.error());
        }
        set(writer, *held, "verb", *verb);
    }
    set(writer, *held, "text", *text);
    writer.setLabel(labelled("Edit an entry", *held));
    return {};
}

Result<Recorded> apply(Writer& writer, const ConvertEntry& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    const EntryKind from = held->entry.kind;
    const bool fromKnown = isText(from) || from == EntryKind::Action;
    const bool toKnown = isText(command.to) || command.to == EntryKind::Action;
    if (!fromKnown || !toKnown) {
        return fail(FailureCode::Refused, "Notes, decisions and actions can be turned into each other, nothing else.",
                    "kind");
    }
    if (from == command.to && command.to != EntryKind::Decision) {
        return fail(FailureCode::Refused, fmt::format("It is a {} already.", base::lowered(inWords(from))), "kind");
    }
    std::string verb;
    if (command.to == EntryKind::Decision) {
        auto allowed = detail::decisionVerb(writer, held->meeting, command.verb);
        if (!allowed) {
            return refusal(allowed.error());
        }
        verb = *allowed;
    }
    if (from == EntryKind::Decision && command.to != EntryKind::Decision) {
        set(writer, *held, "s17_effect", nullptr);
        set(writer, *held, "s17_reason", nullptr);
    }
    if (command.to == EntryKind::Action) {
        return turnIntoAction(writer, *held, command.leadAgency);
    }
    if (from == EntryKind::Action) {
        if (auto turned = turnIntoText(writer, *held); !turned) {
            return refusal(turned.error());
        }
    }
    set(writer, *held, "kind", toStored(command.to));
    set(writer, *held, "verb", detail::orNull(verb));
    const std::string kind = base::lowered(inWords(command.to));
    writer.setLabel(fmt::format("Turn an entry into a {} at {}", kind, held->item.name()));
    return Recorded {command.to == EntryKind::Note ? CaptureKind::Note : CaptureKind::Decision,
                     held->entry.id,
                     {},
                     {},
                     fmt::format("It is now a {}.", kind),
                     {}};
}

Result<void> apply(Writer& writer, const MoveEntryToItem& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    auto place = detail::recordingPlace(writer, held->meeting.id, command.item);
    if (!place) {
        return refusal(place.error());
    }
    if (place->item.restricted != held->item.restricted) {
        return fail(FailureCode::Refused,
                    held->item.restricted
                        ? "An entry of a restricted item can only move to another restricted item."
                        : "An open entry cannot become restricted by moving it: its words stay in the open history. "
                          "Record it again in the restricted item.",
                    "item");
    }
    set(writer, *held, "item", place->item.id);
    if (held->entry.kind == EntryKind::Action) {
        writer.run(kMoveActionSql, held->entry.about, place->item.id);
    }
    writer.setLabel(fmt::format("Move an entry from {} to {}", held->item.name(), place->item.name()));
    return {};
}

Result<void> apply(Writer& writer, const MarkUnclear& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    set(writer, *held, "unclear", command.unclear ? std::optional {1} : std::nullopt);
    writer.setLabel(labelled(command.unclear ? "Mark an entry unclear" : "Clear a mark", *held));
    return {};
}

Result<void> apply(Writer& writer, const SetSection17& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    if (held->entry.kind != EntryKind::Decision) {
        return fail(FailureCode::Refused, "Section 17 is considered for decisions. Convert the entry to one first.",
                    "entry");
    }
    std::optional<std::string> effect;
    std::optional<std::string> reason;
    if (command.effect) {
        auto words = detail::usableText(
            command.reason, "Give the reason, also where there is no effect under section 17.", "reason");
        if (!words) {
            return refusal(words.error());
        }
        effect = toStored(*command.effect);
        reason = *words;
    }
    set(writer, *held, "s17_effect", effect);
    set(writer, *held, "s17_reason", reason);
    writer.setLabel(labelled("Section 17 of a decision", *held));
    return {};
}

Result<void> apply(Writer& writer, const SetOriginatingAgency& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    set(writer, *held, "originating_agency", command.agency);
    writer.setLabel(labelled("Say where an entry comes from", *held));
    return {};
}

Result<void> apply(Writer& writer, const RemoveEntry& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    if (auto may = detail::mustNotBeMinuted(writer, held->meeting); !may) {
        return may;
    }
    switch (held->entry.kind) {
    case EntryKind::Action:
        if (auto gone = apply(writer, actions::RemoveUnminutedAction {held->entry.about}); !gone) {
            return gone;
        }
        break;
    case EntryKind::Blockage:
        if (auto gone = apply(writer, actions::TakeBackBlockage {held->entry.about}); !gone) {
            return gone;
        }
        break;
    case EntryKind::Exception:
        if (auto gone = apply(writer, actions::TakeBackException {held->entry.about}); !gone) {
            return gone;
        }
        break;
    case EntryKind::Disclosure:
        writer.run("DELETE FROM main.disclosure WHERE id = ?1", held->entry.about);
        if (held->entry.restricted) {
            writer.run("DELETE FROM part_two.disclosure WHERE id = ?1", held->entry.about);
        }
        break;
    default:
        break;
    }
    set(writer, *held, "removed", 1);
    writer.setLabel(held->entry.reference.empty() ? labelled("Take out an entry", *held)
                                                  : "Take out " + held->entry.reference);
    return {};
}

Result<void> apply(Writer& writer, const OpenEntry& command)
{
    auto held = editable(writer, command.entry);
    if (!held) {
        return refusal(held.error());
    }
    if (!held->entry.restricted) {
        return fail(FailureCode::Refused, "That entry is open already.");
    }
    if (held->entry.kind == EntryKind::Disclosure || held->entry.kind == EntryKind::Procedural) {
        return fail(FailureCode::Refused, "Disclosures and the procedure of a restricted item stay restricted.");
    }
    if (!held->entry.originatingAgency) {
        return fail(FailureCode::Refused,
                    "Say first which agency the information comes from: it stays under that agency's control.",
                    "originating agency");
    }
    if (base::trimmed(command.consentFrom).empty()) {
        return fail(
            FailureCode::Invalid,
            fmt::format("Opening it needs the consent of {}. Say who gave it.", held->entry.originatingAgencyName),
            "consent");
    }
    if (!command.consentOn.ok() || command.consentOn > writer.today()) {
        return fail(FailureCode::Invalid, "Consent is given before the entry is opened. Check its date.", "consent");
    }
    const std::string consent = fmt::format("{}, {}, {}", base::trimmed(command.consentFrom),
                                            held->entry.originatingAgencyName, base::longDate(command.consentOn));
    if (held->entry.kind == EntryKind::Action) {
        const auto action = actions::findAction(writer, held->entry.about);
        if (action && action->restricted) {
            auto opened = apply(writer, actions::OpenRestrictedAction {held->entry.about, consent, command.consentOn});
            if (!opened) {
                return opened;
            }
        }
    }
    writer.run(kReleaseSql, held->entry.id, consent);
    writer.run(kUnsealSql, held->entry.id);
    writer.setLabel(labelled("Open an entry with its agency's consent", *held));
    return {};
}

Result<base::Id> execute(Replica& replica, const RecordEntry& command)
{
    return detail::inTransaction(replica, "Record an entry", command);
}
Result<void> execute(Replica& replica, const EditEntry& command)
{
    return detail::inTransaction(replica, "Edit an entry", command);
}
Result<Recorded> execute(Replica& replica, const ConvertEntry& command)
{
    return detail::inTransaction(replica, "Convert an entry", command);
}
Result<void> execute(Replica& replica, const MoveEntryToItem& command)
{
    return detail::inTransaction(replica, "Move an entry", command);
}
Result<void> execute(Replica& replica, const MarkUnclear& command)
{
    return detail::inTransaction(replica, "Mark an entry", command);
}
Result<void> execute(Replica& replica, const SetSection17& command)
{
    return detail::inTransaction(replica, "Section 17 of a decision", command);
}
Result<void> execute(Replica& replica, const SetOriginatingAgency& command)
{
    return detail::inTransaction(replica, "Say where an entry comes from", command);
}
Result<void> execute(Replica& replica, const RemoveEntry& command)
{
    return detail::inTransaction(replica, "Take out an entry", command);
}
Result<void> execute(Replica& replica, const OpenEntry& command)
{
    return detail::inTransaction(replica, "Open an entry", command);
}

}  // namespace muster::meetings
