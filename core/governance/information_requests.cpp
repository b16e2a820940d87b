// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/information_requests.h"

#include "core/actions/references.h"
#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/partnership/rules.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr int kWorkingDaysToAnswer = 20;

constexpr std::array<partnership::StoredWord<RequestKind>, 2> kKinds {{
    {RequestKind::FreedomOfInformation, "foi", "Freedom of information"},
    {RequestKind::SubjectAccess, "sar", "Subject access"},
}};
constexpr std::array<partnership::StoredWord<RequestState>, 4> kStates {{
    {RequestState::Open, "open", "Open"},
    {RequestState::Answered, "answered", "Answered"},
    {RequestState::Refused, "refused", "Refused"},
    {RequestState::Withdrawn, "withdrawn", "Withdrawn"},
}};

constexpr std::string_view kRequestsSql = R"sql(
        SELECT x.id, x.reference, x.kind, x.received_on, x.due_on, coalesce(p.subject, x.subject), coalesce(p.scope, x.scope),
               x.state, x.answered_on, x.answered_by, coalesce(p.outcome, x.outcome), x.sensitivity,
               (SELECT count(*) FROM main.request_record r WHERE r.request = x.id AND r.included = 1),
               (SELECT count(*) FROM main.request_record r WHERE r.request = x.id AND r.included = 0)
          FROM main.information_request x LEFT JOIN part_two.information_request p ON p.id = x.id
         ORDER BY x.state <> 'open', CASE WHEN x.state = 'open' THEN x.due_on END, x.received_on DESC, x.number DESC)sql";
constexpr std::string_view kAddSql = R"sql(
        INSERT INTO main.information_request (id, number, reference, kind, received_on, due_on, subject, scope, state,
                                              sensitivity)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'open', ?9))sql";
constexpr std::string_view kSealSql =
    "INSERT INTO part_two.information_request (id, subject, scope) VALUES (?1, ?2, ?3)";
constexpr std::string_view kCloseSql = R"sql(
        UPDATE main.information_request SET state = ?2, answered_on = ?3, answered_by = ?4, outcome = ?5 WHERE id = ?1)sql";
constexpr std::string_view kSealOutcomeSql = "UPDATE part_two.information_request SET outcome = ?2 WHERE id = ?1";
constexpr std::string_view kRecordsSql = R"sql(
        SELECT r.id, r.record_kind, r.record, r.included, coalesce(p.reason, r.reason) FROM main.request_record r
          LEFT JOIN part_two.request_record p ON p.id = r.id WHERE r.request = ?1 ORDER BY r.position, r.id)sql";
constexpr std::string_view kChooseSql = R"sql(
        INSERT INTO main.request_record (id, request, record_kind, record, included, reason, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT coalesce(max(position), 0) + 1 FROM main.request_record WHERE request = ?2))
        ON CONFLICT (id) DO UPDATE SET included = excluded.included, reason = excluded.reason)sql";
constexpr std::string_view kSealReasonSql = R"sql(
        INSERT INTO part_two.request_record (id, request, reason) VALUES (?1, ?2, ?3)
            ON CONFLICT (id) DO UPDATE SET reason = excluded.reason)sql";
// Whether anything of the record is sealed.
constexpr std::string_view kSealedItemSql =
    "SELECT 1 FROM main.agenda_item WHERE id = ?1 AND sensitivity = 'restricted'";
constexpr std::string_view kSealedActionSql = "SELECT 1 FROM main.action WHERE id = ?1 AND sensitivity = 'restricted'";

std::optional<InformationRequest> requestById(const Reader& reader, const base::Id& id)
{
    for (InformationRequest& one : informationRequests(reader)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

bool isSealed(const Reader& reader, FoundKind kind, const base::Id& record)
{
    Statement row = reader.query(kind == FoundKind::Action ? kSealedActionSql : kSealedItemSql, record);
    return kind == FoundKind::Disclosure || row.next();
}

Result<InformationRequest> requestToChange(const Reader& reader, const base::Id& id)
{
    auto request = requestById(reader, id);
    if (!request) {
        return partnership::gone("request");
    }
    if (request->restricted && !reader.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    if (request->state != RequestState::Open) {
        return fail(FailureCode::Refused,
                    fmt::format("{} is {} already.", request->reference, base::lowered(inWords(request->state))));
    }
    return *request;
}

}  // namespace

std::string_view toStored(RequestKind kind) { return partnership::wordOf(kKinds, kind).stored; }
std::optional<RequestKind> requestKindFrom(std::string_view stored) { return partnership::valueOf(kKinds, stored); }
std::string_view inWords(RequestKind kind) { return partnership::wordOf(kKinds, kind).words; }
std::string_view toStored(RequestState state) { return partnership::wordOf(kStates, state).stored; }
std::optional<RequestState> requestStateFrom(std::string_view stored) { return partnership::valueOf(kStates, stored); }
std::string_view inWords(RequestState state) { return partnership::wordOf(kStates, state).words; }

base::Date answerDue(RequestKind kind, base::Date receivedOn)
{
    if (kind == RequestKind::FreedomOfInformation) {
        return base::addWorkingDays(receivedOn, kWorkingDaysToAnswer);
    }
    base::Date due = base::addMonths(receivedOn, 1);
    while (!base::isWorkingDay(due)) {
        due = base::addDays(due, 1);
    }
    return due;
}

std::string InformationRequest::clockInWords(base::Date today) const
{
    if (state != RequestState::Open) {
        std::string words {governance::inWords(state)};
        if (answeredOn) {
            words += " " + base::longDate(*answeredOn);
        }
        return late ? words + ", late" : words;
    }
    const int left = base::workingDaysBetween(today, dueOn);
    if (overdue) {
        return base::counted(std::max(1, std::abs(left)), "working day overdue", "working days overdue");
    }
    return fmt::format("Due {}, {}", base::longDate(dueOn),
                       left == 0 ? std::string {"today"}
                                 : base::counted(left, "working day left", "working days left"));
}

std::vector<InformationRequest> informationRequests(const Reader& reader)
{
    std::vector<InformationRequest> requests;
    Statement row = reader.query(kRequestsSql);
    while (row.next()) {
        InformationRequest one;
        one.id = row.id(0);
        one.reference = row.text(1);
        one.kind = requestKindFrom(row.text(2)).value_or(RequestKind::FreedomOfInformation);
        one.receivedOn = row.date(3);
        one.dueOn = row.date(4);
        one.subject = row.text(5);
        one.scope = row.text(6);
        one.state = requestStateFrom(row.text(7)).value_or(RequestState::Open);
        one.answeredOn = row.optionalDate(8);
        one.answeredBy = row.text(9);
        one.outcome = row.text(10);
        one.restricted = row.text(11) == "restricted";
        one.overdue = one.state == RequestState::Open && one.dueOn < reader.today();
        one.late = one.answeredOn && *one.answeredOn > one.dueOn;
        one.included = row.number(12);
        one.omitted = row.number(13);
        requests.push_back(std::move(one));
    }
    return requests;
}

Result<InformationRequest> findRequest(const Reader& reader, std::string_view reference)
{
    std::vector<std::string> known;
    for (InformationRequest& one : informationRequests(reader)) {
        if (base::lowered(one.reference) == base::lowered(base::trimmed(reference))) {
            return std::move(one);
        }
        known.push_back(one.reference);
    }
    return fail(FailureCode::NotFound,
                known.empty()
                    ? std::string {"No request for information is logged yet."}
                    : fmt::format("There is no request \"{}\". There are {}.", reference, base::joinedInWords(known)),
                "request");
}

std::vector<RequestRecord> recordsOf(const Reader& reader, const base::Id& request)
{
    std::vector<RequestRecord> records;
    Statement row = reader.query(kRecordsSql, request);
    while (row.next()) {
        records.push_back(
            {row.id(0), foundKindFrom(row.text(1)).value_or(FoundKind::Item), row.id(2), row.flag(3), row.text(4)});
    }
    return records;
}

Result<base::Id> apply(Writer& writer, const LogRequest& command)
{
    const auto subject = partnership::requiredText(command.subject, "The request", "subject");
    if (!subject) {
        return tl::unexpected(subject.error());
    }
    const auto scope = partnership::requiredText(command.scope, "The request", "scope (what is asked for)");
    if (!scope) {
        return tl::unexpected(scope.error());
    }
    const base::Date received = command.receivedOn.value_or(writer.today());
    if (received > writer.today()) {
        return fail(FailureCode::Invalid, "A request cannot have come in after today.", "received on");
    }
    const bool sealed = command.kind == RequestKind::SubjectAccess;
    if (sealed && !writer.partTwoIsOpen()) {
        return fail(FailureCode::Locked,
                    "Part two is locked. Who asks for what is held about them is restricted: unlock it first.");
    }
    const actions::GivenReference given = actions::takeReference(writer, actions::ReferenceSeries::Request);
    const base::Id id = base::newId();
    using Text = std::optional<std::string>;
    writer.run(kAddSql, id, given.stored(), given.reference, toStored(command.kind), received,
               answerDue(command.kind, received), sealed ? Text {} : Text {*subject}, sealed ? Text {} : Text {*scope},
               sealed ? "restricted" : "open");
    if (sealed) {
        writer.run(kSealSql, id, *subject, *scope);
    }
    writer.setLabel("Log request " + given.reference);
    return id;
}

Result<void> apply(Writer& writer, const ChooseRecord& command)
{
    const auto request = requestToChange(writer, command.request);
    if (!request) {
        return tl::unexpected(request.error());
    }
    if (command.include && isSealed(writer, command.kind, command.record)) {
        return fail(
            FailureCode::Refused,
            "That record is restricted, so it does not go into a bundle. Leave it out with the reason, and have the "
            "agency it came from say what may be given.",
            "record");
    }
    const auto reason = partnership::orNothing(command.reason);
    if (!command.include && !reason) {
        return fail(FailureCode::Invalid, "Say why it is left out, as \"section 40, personal information\".", "reason");
    }
    const base::Id id = base::deriveId(command.request, command.record);
    writer.run(kChooseSql, id, command.request, toStored(command.kind), command.record, command.include,
               request->restricted ? std::optional<std::string> {} : reason);
    if (request->restricted) {
        writer.run(kSealReasonSql, id, command.request, reason);
    }
    writer.setLabel(fmt::format("{} a record {} {}", command.include ? "Take" : "Leave",
                                command.include ? "into" : "out of", request->reference));
    return {};
}

Result<void> apply(Writer& writer, const CloseRequest& command)
{
    const auto request = requestToChange(writer, command.request);
    if (!request) {
        return tl::unexpected(request.error());
    }
    if (command.state == RequestState::Open) {
        return fail(FailureCode::Invalid, "Say whether it was answered, refused or withdrawn.", "state");
    }
    const auto outcome = partnership::orNothing(command.outcome);
    if (!outcome && command.state != RequestState::Withdrawn) {
        return fail(FailureCode::Invalid,
                    command.state == RequestState::Refused ? "Say why it was refused." : "Say what was given.",
                    "outcome");
    }
    writer.run(kCloseSql, request->id, toStored(command.state), writer.today(),
               command.byRole.empty() ? writer.author() : command.byRole,
               request->restricted ? std::optional<std::string> {} : outcome);
    if (request->restricted) {
        writer.run(kSealOutcomeSql, request->id, outcome);
    }
    writer.setLabel(fmt::format("{} {}", request->reference, base::lowered(inWords(command.state))));
    return {};
}

Result<base::Id> execute(replica::Replica& replica, const LogRequest& command)
{
    return replica.transact("Log a request", [&](Writer& writer) { return apply(writer, command); });
}
Result<void> execute(replica::Replica& replica, const ChooseRecord& command)
{
    return replica.transact("Choose a record", [&](Writer& writer) { return apply(writer, command); });
}
Result<void> execute(replica::Replica& replica, const CloseRequest& command)
{
    return replica.transact("Close a request", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::governance
