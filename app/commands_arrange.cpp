// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster arrange WHAT: contact points, who directs whom, wards of panels, access, retention, briefings, looking back.
#include "app/command_line.h"
#include "app/commands_exceptions.h"
#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/governance/look_back.h"
#include "core/governance/registers.h"
#include "core/governance/retention.h"
#include "core/governance/tasking.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/briefed.h"
#include "core/meetings/disclosure_commands.h"
#include "core/meetings/item_sheet.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/local_arrangements.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/role_queries.h"

#include <charconv>
#include <fmt/format.h>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Replica;

using Step = Result<void> (*)(Replica&, const Arguments&);

Result<partnership::Agency> agencyOf(const Reader& reader, const Arguments& arguments)
{
    const std::string code = textOf(arguments, "agency");
    const auto agency = partnership::agencyByShortName(reader, code);
    if (!agency) {
        return fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\".", code), "agency");
    }
    return *agency;
}

Result<partnership::Role> roleOf(const Reader& reader, const std::string& title)
{
    const auto role = partnership::roleByTitle(reader, {}, title);
    if (!role) {
        return fail(FailureCode::NotFound, fmt::format("There is no role \"{}\". See: muster list roles", title),
                    "role");
    }
    return *role;
}

Result<base::Id> namedMeeting(const Reader& reader, const Arguments& arguments)
{
    auto meeting = meetingOf(reader, arguments);
    if (meeting && meeting->isNil()) {
        return fail(FailureCode::Invalid, "Say which meeting: --meeting DTCG/2011-11-15.", "meeting");
    }
    return meeting;
}

Result<void> sector(Replica& replica, const Arguments& arguments)
{
    const std::string name = textOf(arguments, "sector");
    for (const partnership::Sector& one : partnership::sectors(replica.reader())) {
        if (base::lowered(one.name) == base::lowered(name)) {
            const auto before = partnership::sectorContact(replica.reader(), one.id);
            return execute(replica,
                           partnership::SetSectorContact {one.id,
                                                          arguments.value("contact").value_or(before.contactPoint),
                                                          arguments.value("safety").value_or(before.safetyNotes)});
        }
    }
    return fail(FailureCode::NotFound, fmt::format("There is no sector \"{}\".", name), "sector");
}

Result<void> manager(Replica& replica, const Arguments& arguments)
{
    const auto role = roleOf(replica.reader(), textOf(arguments, "role"));
    if (!role) {
        return tl::unexpected(role.error());
    }
    base::Id manager;
    if (const auto title = arguments.value("manager")) {
        const auto found = roleOf(replica.reader(), *title);
        if (!found) {
            return tl::unexpected(found.error());
        }
        manager = found->id;
    }
    return execute(replica, partnership::SetManager {role->id, manager});
}

Result<void> wards(Replica& replica, const Arguments& arguments)
{
    const auto body = bodyOf(replica.reader(), arguments);
    if (!body || body->isNil()) {
        return body ? fail(FailureCode::Invalid, "Say which body: --body LOCAL.", "body")
                    : tl::unexpected(body.error());
    }
    partnership::SetWardsOfBody command {*body, {}};
    for (const std::string& text : base::split(textOf(arguments, "wards"), ';')) {
        const std::string name {base::trimmed(text)};
        if (name.empty()) {
            continue;
        }
        base::Id found;
        for (const partnership::Ward& ward : partnership::wards(replica.reader())) {
            found = base::lowered(ward.name) == base::lowered(name) ? ward.id : found;
        }
        if (found.isNil()) {
            return fail(FailureCode::NotFound, fmt::format("There is no ward \"{}\". See: muster list wards", name),
                        "wards");
        }
        command.wards.push_back(found);
    }
    return execute(replica, command);
}

Result<void> access(Replica& replica, const Arguments& arguments)
{
    const auto body = bodyOf(replica.reader(), arguments);
    const auto agency = agencyOf(replica.reader(), arguments);
    const auto on = arguments.date("on");
    if (!body || !agency || !on) {
        return tl::unexpected(!body ? body.error() : !agency ? agency.error() : on.error());
    }
    for (const partnership::Membership& one : partnership::membershipsOf(replica.reader(), *body)) {
        if (one.agency == agency->id) {
            return execute(replica, partnership::AgreeAccess {one.id, textOf(arguments, "by-role"), *on});
        }
    }
    return fail(FailureCode::NotFound, fmt::format("{} does not sit on that body.", agency->name), "agency");
}

Result<void> retention(Replica& replica, const Arguments& arguments)
{
    const auto kind = governance::recordClassFrom(textOf(arguments, "kind"));
    if (!kind) {
        return fail(FailureCode::Invalid,
                    "Say of what: --kind minutes, informal, rough, actions, restricted, scrutiny or requests.", "kind");
    }
    governance::SetRetention command {*kind, {}, textOf(arguments)};
    if (const auto years = arguments.value("years"); years && *years != "ever") {
        int number = 0;
        const auto [end, error] = std::from_chars(years->data(), years->data() + years->size(), number);
        if (error != std::errc {} || end != years->data() + years->size()) {
            return fail(FailureCode::Invalid, "Give a number of years, or \"ever\".", "years");
        }
        command.years = number;
    }
    return execute(replica, command);
}

Result<void> specialism(Replica& replica, const Arguments& arguments)
{
    const auto action = actions::findAction(replica.reader(), textOf(arguments, "action"));
    if (!action) {
        return fail(FailureCode::NotFound, "There is no such action. Name it: --action A-009.", "action");
    }
    return execute(replica, governance::SetSpecialism {action->id, textOf(arguments)});
}

Result<void> briefed(Replica& replica, const Arguments& arguments)
{
    const auto meeting = namedMeeting(replica.reader(), arguments);
    const auto agency = agencyOf(replica.reader(), arguments);
    if (!meeting || !agency) {
        return tl::unexpected(!meeting ? meeting.error() : agency.error());
    }
    return execute(replica,
                   meetings::TickBriefed {*meeting, agency->id, !arguments.has("clear"), textOf(arguments, "by-role")});
}

Result<void> worked(Replica& replica, const Arguments& arguments)
{
    const auto answer = actions::effectAnswerFromStored(textOf(arguments, "answer"));
    if (!answer) {
        return fail(FailureCode::Invalid, "Say whether it worked: --answer yes, partly, no or cannot_tell.", "answer");
    }
    governance::AnswerLookBack command;
    command.answer = *answer;
    command.text = textOf(arguments);
    command.byRole = textOf(arguments, "by-role");
    command.months =
        textOf(arguments, "months") == "6" ? governance::kSecondLookBackMonths : governance::kFirstLookBackMonths;
    if (const auto reference = arguments.value("action")) {
        const auto action = actions::findAction(replica.reader(), *reference);
        if (!action) {
            return fail(FailureCode::NotFound, fmt::format("There is no action \"{}\".", *reference), "action");
        }
        command.action = action->id;
        return execute(replica, command);
    }
    const auto meeting = namedMeeting(replica.reader(), arguments);
    if (!meeting) {
        return tl::unexpected(meeting.error());
    }
    for (const meetings::AgendaItem& item : meetings::agendaOf(replica.reader(), *meeting).items) {
        if (std::to_string(item.number) == textOf(arguments, "item")) {
            command.item = item.id;
        }
    }
    return execute(replica, command);
}

Result<void> order(Replica& replica, const Arguments& arguments)
{
    const auto meeting = namedMeeting(replica.reader(), arguments);
    return meeting ? execute(replica, meetings::OrderBySubject {*meeting}) : tl::unexpected(meeting.error());
}

/// What one agency told others between meetings.
Result<void> told(Replica& replica, const Arguments& arguments)
{
    const auto from = agencyOf(replica.reader(), arguments);
    const auto on = arguments.date("on");
    if (!from || !on) {
        return tl::unexpected(!from ? from.error() : on.error());
    }
    meetings::LogDisclosure command {.madeOn = *on,
                                     .from = from->id,
                                     .to = {},
                                     .what = textOf(arguments, "what"),
                                     .legalBasis = textOf(arguments, "basis"),
                                     .purpose = textOf(arguments),
                                     .proportionality = textOf(arguments, "proportionality")};
    if (!command.legalBasis.empty() && !governance::legalBasisFrom(command.legalBasis)) {
        return fail(FailureCode::Invalid, "Say --basis s115, s17A, consent, safeguarding or other.", "basis");
    }
    for (const std::string& code : base::split(textOf(arguments, "to"), ',')) {
        if (base::trimmed(code).empty()) {
            continue;
        }
        const auto agency = partnership::agencyByShortName(replica.reader(), base::trimmed(code));
        if (!agency) {
            return fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\".", code), "to");
        }
        command.to.push_back(agency->id);
    }
    const auto logged = meetings::execute(replica, command);
    return logged ? Result<void> {} : tl::unexpected(logged.error());
}

Result<void> disclosure(Replica& replica, const Arguments& arguments)
{
    if (textOf(arguments, "record").empty() && !textOf(arguments, "what").empty()) {
        return told(replica, arguments);
    }
    const auto id = base::parseId(textOf(arguments, "record"));
    const auto basis = governance::legalBasisFrom(textOf(arguments, "basis"));
    if (!id || !basis) {
        return fail(
            FailureCode::Invalid,
            "Name the line as muster list disclosures shows it, and --basis s115, s17A, consent, safeguarding or "
            "other.",
            "record");
    }
    return execute(
        replica, governance::CompleteDisclosure {*id, *basis, textOf(arguments), textOf(arguments, "proportionality")});
}

struct Arrangement {
    const char* word;
    Step run;
};
constexpr Arrangement kArrangements[] {{"sector", sector},        {"manager", manager},     {"wards", wards},
                                       {"access", access},        {"retention", retention}, {"specialism", specialism},
                                       {"briefed", briefed},      {"worked", worked},       {"order", order},
                                       {"disclosure", disclosure}};

ExitCode run(const Arguments& arguments)
{
    for (const Arrangement& one : kArrangements) {
        if (arguments.positional() != std::vector<std::string> {one.word}) {
            continue;
        }
        return runSaid(arguments, [&](Replica& replica) {
            return saidWhen(one.run(replica, arguments), std::string {one.word} + " kept");
        });
    }
    return misused(
        "muster arrange sector|manager|wards|access|retention|specialism|briefed|worked|order|disclosure --data DIR");
}

}  // namespace

CommandSpec arrangeCommand()
{
    return {
        "arrange",
        "sector|manager|wards|access|retention|specialism|briefed|worked|order|disclosure --data DIR",
        "contact points, who directs whom, wards of panels, access, retention, briefings, whether it worked",
        {dataOption(),
         meetingOption(),
         passphraseOption(),
         {"sector", "NAME", "sector: with --contact and --safety"},
         {"contact", "TEXT", "sector: where staff report or call"},
         {"safety", "TEXT", "sector: safety notes"},
         {"role", "TITLE", "manager: who is directed"},
         {"manager", "TITLE", "manager: by whom; nobody when not given"},
         {"body", "BODY", "wards, access"},
         {"wards", "WARD;...", "wards: those the body answers for"},
         {"agency", "CODE", "access, briefed, disclosure"},
         {"on", "DATE", "access: agreed on; disclosure: told on; today when not given"},
         {"kind", "WORD", "retention: minutes, informal, rough, actions, restricted, scrutiny, requests"},
         {"years", "N|ever", "retention"},
         {"action", "A-009", "specialism, worked"},
         {"item", "N", "worked: an item of --meeting"},
         {"answer", "WORD", "worked: yes, partly, no or cannot_tell"},
         {"months", "3|6", "worked"},
         {"record", "ID", "disclosure: as list disclosures shows it; else a new one:"},
         {"what", "TEXT", "disclosure: what --agency told --to, between meetings"},
         {"to", "CODE,...", "disclosure: who was told"},
         {"basis", "WORD", "disclosure: s115, s17A, consent, safeguarding or other"},
         {"proportionality", "TEXT", "disclosure: why no more than needed"},
         {"text", "TEXT", "specialism: the word; retention: who decides; worked: in words; disclosure: the purpose"},
         {"clear", "", "briefed: takes the tick off"},
         {"by-role", "ROLE", "access: who agreed; briefed: who briefed; worked: who answers"}},
        run};
}

}  // namespace muster::app
