// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a line of the capture line becomes.
#include "core/meetings/entry_commands.h"

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/actions/blockage_commands.h"
#include "core/actions/exception_commands.h"
#include "core/base/text.h"
#include "core/meetings/disclosure_numbers.h"
#include "core/meetings/entry_rules.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/writing_role_commands.h"
#include "core/partnership/id_list.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using detail::RecordingPlace;
using detail::refusal;
using replica::Statement;

namespace {

constexpr std::string_view kAgencySql = "SELECT name FROM main.agency WHERE id = ?1";
constexpr std::string_view kBlockageOfSql = R"(
        SELECT id, reference FROM main.blockage WHERE action = ?1 ORDER BY number DESC LIMIT 1)";
constexpr std::string_view kBlockagePlaceSql = "UPDATE main.blockage SET item = ?2 WHERE id = ?1";
constexpr std::string_view kDisclosureSql = R"(
        INSERT INTO part_two.disclosure (id, meeting, item, from_agency, to_agencies, what, legal_basis, purpose, at,
                                         number, provisional, made_on, entry)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, 's115', 'Prevention and reduction of crime and disorder', ?7, ?8, ?9, ?10,
                ?11))";

std::string agencyName(const replica::Reader& reader, const base::Id& agency)
{
    Statement row = reader.query(kAgencySql, agency);
    return row.next() ? row.text(0) : std::string {};
}

Recorded recorded(CaptureKind kind, const CapturedLine& line)
{
    Recorded result;
    result.kind = kind;
    result.cautions = line.cautions;
    return result;
}

Result<Recorded> recordText(Writer& writer, const RecordingPlace& place, const CapturedLine& line)
{
    const bool decides = line.kind == CaptureKind::Decision;
    detail::NewEntry entry;
    entry.kind = decides ? EntryKind::Decision : EntryKind::Note;
    entry.text = line.text;
    entry.unclear = line.unclear;
    if (decides) {
        auto verb = detail::decisionVerb(writer, place.meeting, line.verb);
        if (!verb) {
            return refusal(verb.error());
        }
        entry.verb = *verb;
    }
    Recorded result = recorded(line.kind, line);
    result.entry = detail::writeEntry(writer, place.meeting.id, place.item.id, place.item.restricted, entry);
    result.words = decides ? fmt::format("Decision recorded: {}.", entry.verb) : "Note recorded.";
    writer.setLabel(fmt::format("{} at {}", inWords(entry.kind), place.item.name()));
    return result;
}

// "A-025 recorded: lead Cambridgeshire Constabulary (Neighbourhood Inspector), by 30 November 2011."
std::string actionWords(const replica::Reader& reader, const RecordingPlace& place, const CapturedLine& line,
                        const actions::RecordAction& command, const std::string& reference)
{
    const std::string lead = agencyName(reader, command.leadAgency);
    std::string words = !line.leadAgency
        ? fmt::format("{} recorded: no owner yet, held by {} until one is named", reference, lead)
        : command.ownerTitle.empty() ? fmt::format("{} recorded: lead {}, no owner yet", reference, lead)
                                     : fmt::format("{} recorded: lead {} ({})", reference, lead, command.ownerTitle);
    std::vector<std::string> with;
    for (const base::Id& support : command.supporting) {
        with.push_back(agencyName(reader, support));
    }
    if (!with.empty()) {
        words += ", with " + base::joinedInWords(with);
    }
    words += command.due ? fmt::format(", by {}.", base::longDate(*command.due)) : std::string {", no date yet."};
    if (line.leadAgency && !command.commitmentGiven) {
        words += fmt::format(" Awaiting confirmation: nobody who can commit {} is in the room.", lead);
    }
    if (place.item.restricted) {
        words += " Restricted.";
    }
    return words;
}

Result<Recorded> recordAction(Writer& writer, const RecordingPlace& place, const CapturedLine& line)
{
    actions::RecordAction command;
    command.meeting = place.meeting.id;
    command.item = place.item.id;
    command.text = line.text;
    command.leadAgency = line.leadAgency.value_or(base::Id {});
    command.unit = line.ownerUnit.value_or(base::Id {});
    command.ownerRole = line.ownerRole.value_or(base::Id {});
    command.ownerTitle = line.ownerTitle;
    command.due = line.due;
    command.restricted = place.item.restricted;
    command.agreedOn = place.meeting.date;
    if (!command.leadAgency) {
        command.leadAgency = detail::agencyInCharge(writer, place.meeting);
    }
    for (const base::Id& support : line.supportingAgencies) {
        if (support != command.leadAgency) {
            command.supporting.push_back(support);
        }
    }
    if (line.leadAgency && command.ownerTitle.empty()) {
        const CaptureContext context = captureContext(writer, place.meeting.id, place.item.id);
        const auto agency = std::find_if(context.agencies.begin(), context.agencies.end(),
                                         [&](const auto& one) { return one.id == command.leadAgency; });
        if (const CaptureRole* owner = agency == context.agencies.end() ? nullptr : defaultOwner(*agency)) {
            command.ownerRole = owner->id;
            command.ownerTitle = owner->title;
        }
    }
    const auto who = detail::committer(writer, place.meeting.id, command.leadAgency);
    command.commitmentGiven = line.leadAgency && who;
    command.agreedBy = command.commitmentGiven ? who->roleTitle : std::string {};
    const base::Id entry = detail::writeEntry(writer, place.meeting.id, place.item.id, place.item.restricted,
                                              {EntryKind::Action, {}, {}, {}, {}, line.unclear});
    command.entry = entry;
    auto made = apply(writer, command);
    if (!made) {
        return refusal(made.error());
    }
    writer.run(fmt::format("UPDATE {}.entry SET about = ?2 WHERE id = ?1", detail::schemaFor(place.item.restricted)),
               entry, made->id);
    Recorded result = recorded(CaptureKind::Action, line);
    result.entry = entry;
    result.about = made->id;
    result.reference = made->reference;
    result.words = actionWords(writer, place, line, command, made->reference);
    writer.setLabel("Record action " + made->reference);
    return result;
}

Result<void> applyUpdate(Writer& writer, const RecordingPlace& place, const CapturedLine& line)
{
    const CapturedUpdate& update = *line.update;
    const base::Id& meeting = place.meeting.id;
    switch (update.what) {
    case UpdateWhat::Done:
        return apply(writer, actions::ClaimComplete {update.action, update.text, {}, meeting});
    case UpdateWhat::Extend:
        // In the room the chair agrees by not objecting; the minutes are the evidence.
        return apply(writer,
                     actions::ExtendAction {
                         update.action, update.newDue.value_or(base::Date {}), update.text, true, {}, meeting});
    case UpdateWhat::Blocked:
        return apply(writer, actions::BlockAction {update.action, update.text, {}, {}, {}, meeting});
    case UpdateWhat::InProgress:
        return apply(writer, actions::StartAction {update.action, update.text, {}, meeting});
    case UpdateWhat::NoLongerRequired:
        return apply(writer, actions::CloseWithoutCompletion {update.action, true, update.text, {}, meeting});
    case UpdateWhat::NotUndertaken:
        return apply(writer, actions::CloseWithoutCompletion {update.action, false, update.text, {}, meeting});
    case UpdateWhat::Confirm:
        return apply(writer, actions::ConfirmAction {update.action, {}, meeting});
    case UpdateWhat::Decline:
        return apply(writer, actions::DeclineAction {update.action, update.text, {}, meeting});
    case UpdateWhat::Verify:
        return apply(writer,
                     actions::VerifyAction {update.action, detail::nameOf(place.meeting), update.text, meeting});
    case UpdateWhat::Reassign:
        return apply(writer,
                     actions::ReassignAction {update.action,
                                              line.leadAgency.value_or(base::Id {}),
                                              line.ownerRole.value_or(base::Id {}),
                                              line.ownerTitle,
                                              update.text,
                                              {},
                                              meeting});
    case UpdateWhat::Note:
        return apply(writer, actions::ReportProgress {update.action, update.text, {}, {}, meeting});
    }
    return {};
}

// What is said of an open action stays open, so it must not be said of it in a restricted item.
Result<void> mayTouch(const RecordingPlace& place, const std::optional<actions::Action>& action)
{
    if (place.item.restricted && action && !action->restricted) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is an open action, and what is recorded on it is open. Record it as a note of "
                                "this restricted item, or update the action under an open item.",
                                action->reference),
                    "line");
    }
    return {};
}

Result<Recorded> recordUpdate(Writer& writer, const RecordingPlace& place, const CapturedLine& line)
{
    if (auto may = mayTouch(place, actions::findAction(writer, line.update->action)); !may) {
        return refusal(may.error());
    }
    if (auto updated = applyUpdate(writer, place, line); !updated) {
        return refusal(updated.error());
    }
    Recorded result = recorded(CaptureKind::Update, line);
    result.about = line.update->action;
    result.reference = line.update->reference;
    const auto action = actions::findAction(writer, line.update->action);
    result.words = line.update->what == UpdateWhat::Extend
        ? fmt::format("{}: due {}.", result.reference, base::longDate(*line.update->newDue))
        : fmt::format("{}: {}.", result.reference, base::lowered(action ? inWords(action->status) : "updated"));
    return result;
}

Result<Recorded> recordDisclosure(Writer& writer, const RecordingPlace& place, const CapturedLine& line)
{
    if (auto unlocked = detail::mustBeUnlocked(writer, true); !unlocked) {
        return refusal(unlocked.error());
    }
    const CapturedDisclosure& told = *line.disclosure;
    std::vector<std::string> to;
    for (const base::Id& agency : told.to) {
        to.push_back(agencyName(writer, agency));
    }
    const std::string text =
        fmt::format("{} shared{}: {}", told.from ? agencyName(writer, *told.from) : "Information was",
                    to.empty() ? std::string {} : " with " + base::joinedInWords(to), told.what);
    const base::Id id = base::newId();
    const detail::DisclosureNumber given = detail::takeDisclosureNumber(writer);
    using Number = std::optional<int>;
    Recorded result = recorded(CaptureKind::Disclosure, line);
    result.about = id;
    result.entry =
        detail::writeEntry(writer, place.meeting.id, place.item.id, true,
                           {EntryKind::Disclosure, {}, text, id, told.from.value_or(base::Id {}), line.unclear});
    writer.run(kDisclosureSql, id, place.meeting.id, place.item.id, told.from.value_or(base::Id {}),
               partnership::storedIds(told.to), told.what, writer.now().time, given.provisional ? Number {} : Number {given.number},
               given.provisional ? Number {given.number} : Number {}, place.meeting.date, result.entry);
    result.words = fmt::format("Disclosure {}{} logged, restricted.", given.number,
                               given.provisional ? " (provisional)" : "");
    if (!told.from) {
        result.cautions.push_back("Nobody is named who shared it. Add the agency with @.");
    }
    writer.setLabel(fmt::format("Disclosure at {}", place.item.name()));
    return result;
}

Result<Recorded> entryFor(Writer& writer, const RecordingPlace& place, const CapturedLine& line, EntryKind kind,
                          const actions::RaisedReference& raised, bool restricted)
{
    Recorded result = recorded(line.kind, line);
    result.about = raised.id;
    result.reference = raised.reference;
    result.entry = detail::writeEntry(writer, place.meeting.id, place.item.id, restricted,
                                      {kind, {}, line.text, raised.id, {}, line.unclear});
    result.words = fmt::format("{} recorded: {}.", raised.reference, base::lowered(inWords(kind)));
    writer.setLabel(fmt::format("Record {} {}", base::lowered(inWords(kind)), raised.reference));
    return result;
}

Result<Recorded> recordBlockage(Writer& writer, const RecordingPlace& place, const CapturedLine& line)
{
    const std::string from = line.leadAgency ? agencyName(writer, *line.leadAgency) : std::string {};
    if (!line.aboutAction) {
        auto raised = apply(writer,
                            actions::RaiseBlockage {place.meeting.id,
                                                    place.item.id,
                                                    {},
                                                    line.text,
                                                    {},
                                                    from,
                                                    place.meeting.bodyName,
                                                    place.item.restricted});
        if (!raised) {
            return refusal(raised.error());
        }
        return entryFor(writer, place, line, EntryKind::Blockage, *raised, place.item.restricted);
    }
    const auto action = actions::findAction(writer, *line.aboutAction);
    if (auto may = mayTouch(place, action); !may) {
        return refusal(may.error());
    }
    actions::BlockAction block;
    block.action = *line.aboutAction;
    block.reason = line.text;
    block.fromWhom = from;
    block.meeting = place.meeting.id;
    if (auto blocked = apply(writer, block); !blocked) {
        return refusal(blocked.error());
    }
    actions::RaisedReference raised;
    {
        Statement row = writer.query(kBlockageOfSql, *line.aboutAction);
        row.next();
        raised = {row.id(0), row.text(1)};
    }
    writer.run(kBlockagePlaceSql, raised.id, place.item.id);
    return entryFor(writer, place, line, EntryKind::Blockage, raised, action && action->restricted);
}

Result<Recorded> recordException(Writer& writer, const RecordingPlace& place, const CapturedLine& line)
{
    auto raised = apply(writer,
                        actions::RaiseException {place.meeting.id, place.item.id, line.text, place.meeting.bodyName,
                                                 place.item.restricted});
    if (!raised) {
        return refusal(raised.error());
    }
    return entryFor(writer, place, line, EntryKind::Exception, *raised, place.item.restricted);
}

}  // namespace

Result<Recorded> recordLine(Writer& writer, const base::Id& meeting, const base::Id& item, const CapturedLine& line)
{
    auto place = detail::recordingPlace(writer, meeting, item);
    if (!place) {
        return refusal(place.error());
    }
    if (line.kind == CaptureKind::Empty || !line.recordable) {
        return fail(FailureCode::Invalid, "There is nothing to record yet. Type the words first.", "line");
    }
    switch (line.kind) {
    case CaptureKind::Action:
        return recordAction(writer, *place, line);
    case CaptureKind::Update:
        return recordUpdate(writer, *place, line);
    case CaptureKind::Disclosure:
        return recordDisclosure(writer, *place, line);
    case CaptureKind::Blockage:
        return recordBlockage(writer, *place, line);
    case CaptureKind::Exception:
        return recordException(writer, *place, line);
    default:
        return recordText(writer, *place, line);
    }
}

Result<Recorded> apply(Writer& writer, const RecordLine& command)
{
    const base::Id item = command.item ? command.item : openItemOf(writer, command.meeting);
    auto live = detail::runningMeeting(writer, command.meeting);
    if (!live) {
        return refusal(live.error());
    }
    const std::string line = base::asValidUtf8(command.line);
    return recordLine(writer, command.meeting, item,
                      readCaptureLine(line, captureContext(writer, command.meeting, item)));
}

Result<Recorded> execute(Replica& replica, const RecordLine& command)
{
    bool due = false;
    auto recorded = replica.transact("Record a line", [&](Writer& writer) {
        auto result = apply(writer, command);
        due = result && detail::writingRoleIsDue(writer, command.meeting);
        return result;
    });
    if (due) {
        detail::tendWritingRole(replica, command.meeting);
    }
    return recorded;
}

}  // namespace muster::meetings
