// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster list KIND
#include "app/command_line.h"
#include "app/commands_exceptions.h"
#include "app/commands_figures.h"
#include "app/commands_groups.h"
#include "app/commands_public.h"
#include "app/commands_plan_lists.h"
#include "app/commands_registers.h"
#include "app/listing.h"
#include "core/actions/action_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/role_queries.h"

#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    using replica::Reader;
    using replica::Replica;

    Cell orNull(const std::string& text) { return text.empty() ? Cell {} : Cell {text}; }

    Cell orNull(const std::optional<base::Date>& date) { return date ? Cell {base::isoDate(*date)} : Cell {}; }

    Cell orNull(const std::optional<base::TimeOfDay>& time) { return time ? Cell {base::clockTime(*time)} : Cell {}; }

    Cell number(int value) { return static_cast<std::int64_t>(value); }

    std::string stored(std::string_view word) { return std::string {word}; }

    Listing listActions(const Reader& reader)
    {
        Listing listing {{"ref", "text", "lead_agency", "owner_role", "supporting", "due", "original_due", "status", "rag",
                          "overdue", "restricted", "meeting", "item", "minute"},
                         {}};
        for (const actions::Action& action : actions::listActions(reader)) {
            std::vector<std::string> supporting;
            for (const auto& agency : action.supporting) {
                supporting.push_back(agency.shortName);
            }
            const auto meeting = meetings::meetingById(reader, action.meeting);
            const auto item = meetings::itemById(reader, action.item, meetings::Audience::Open);
            listing.rows.push_back(
                {action.reference, action.text, action.lead.shortName, orNull(action.ownerTitle), supporting,
                 orNull(action.due), orNull(action.originalDue), stored(actions::toStored(action.status)),
                 stored(actions::toStored(action.rag)), action.overdue, action.restricted,
                 meeting ? Cell {meetings::meetingReference(*meeting)} : Cell {},
                 item && item->number > 0 ? number(item->number) : Cell {},
                 action.minuteNumber ? number(*action.minuteNumber) : Cell {}});
        }
        return listing;
    }

    Listing listMeetings(const Reader& reader)
    {
        Listing listing {{"meeting", "body", "date", "start", "minutes", "venue", "chair", "state"}, {}};
        for (const auto& meeting : meetings::allMeetings(reader)) {
            listing.rows.push_back({meetings::meetingReference(meeting), meeting.bodyShortName,
                                    base::isoDate(meeting.date), base::clockTime(meeting.start),
                                    number(meeting.lengthMinutes), orNull(meeting.venue),
                                    orNull(meeting.chair.roleTitle), stored(meetings::toStored(meeting.state))});
        }
        return listing;
    }

    std::vector<meetings::Meeting> chosenMeetings(const Reader& reader, const std::optional<base::Id>& one)
    {
        if (!one) {
            return meetings::allMeetings(reader);
        }
        const auto meeting = meetings::meetingById(reader, *one);
        return meeting ? std::vector {*meeting} : std::vector<meetings::Meeting> {};
    }

    Listing listItems(const Reader& reader, const std::optional<base::Id>& one)
    {
        Listing listing {{"meeting", "item", "title", "starts", "ends", "minutes", "lead", "origin", "ask", "restricted",
                          "state", "outcome", "required"},
                         {}};
        for (const auto& meeting : chosenMeetings(reader, one)) {
            const meetings::Agenda agenda = meetings::agendaOf(reader, meeting.id);
            const auto add = [&](const meetings::AgendaItem& item) {
                std::vector<std::string> required;
                for (const auto& requirement : item.requirements) {
                    if (requirement.need == meetings::Need::Required) {
                        required.push_back(requirement.agencyShortName);
                    }
                }
                const bool timed = item.number > 0;
                listing.rows.push_back({meetings::meetingReference(meeting), timed ? number(item.number) : Cell {},
                                        item.title, timed ? Cell {base::clockTime(item.starts)} : Cell {},
                                        timed ? Cell {base::clockTime(item.ends)} : Cell {}, number(item.minutes),
                                        orNull(item.lead),
                                        item.origin ? Cell {stored(meetings::toStored(*item.origin))} : Cell {},
                                        orNull(stored(meetings::toStored(item.ask))), item.restricted(),
                                        stored(meetings::toStored(item.state)), orNull(item.outcome), required});
            };
            for (const auto& item : agenda.items) {
                add(item);
            }
            for (const auto& item : agenda.apart) {
                add(item);
            }
        }
        return listing;
    }

    Listing listEntries(const Reader& reader, const std::optional<base::Id>& one)
    {
        Listing listing {{"meeting", "item", "at", "kind", "verb", "text", "reference", "restricted", "unclear"}, {}};
        for (const auto& meeting : chosenMeetings(reader, one)) {
            for (const auto& item : meetings::agendaOf(reader, meeting.id).items) {
                for (const auto& entry : meetings::entriesOf(reader, item.id)) {
                    listing.rows.push_back({meetings::meetingReference(meeting),
                                            item.number > 0 ? number(item.number) : Cell {}, orNull(entry.at),
                                            stored(meetings::toStored(entry.kind)), orNull(entry.verb), entry.text,
                                            orNull(entry.reference), entry.restricted, entry.unclear});
                }
            }
        }
        return listing;
    }

    Listing listAgencies(const Reader& reader)
    {
        Listing listing {{"code", "name", "category", "represents", "joined", "left"}, {}};
        for (const auto& agency : partnership::agencies(reader)) {
            listing.rows.push_back({agency.shortName, agency.name, stored(partnership::toStored(agency.category)),
                                    orNull(agency.represents), orNull(agency.joinedOn), orNull(agency.leftOn)});
        }
        return listing;
    }

    Listing listRoles(const Reader& reader)
    {
        Listing listing {{"agency", "role", "lead", "can_commit", "from", "to"}, {}};
        for (const auto& role : partnership::roles(reader)) {
            const auto agency = partnership::agency(reader, role.agency);
            listing.rows.push_back({agency ? Cell {agency->shortName} : Cell {}, role.title, role.isLead,
                                    role.canCommit, orNull(role.activeFrom), orNull(role.activeTo)});
        }
        return listing;
    }

    Listing listBodies(const Reader& reader)
    {
        Listing listing {{"code", "name", "tier", "authority", "from", "to", "next_minute"}, {}};
        for (const auto& body : partnership::bodies(reader)) {
            const auto next = meetings::nextMinuteNumber(reader, body.id);
            listing.rows.push_back({body.shortName, body.name, stored(partnership::toStored(body.tier)),
                                    stored(partnership::toStored(body.authority)), orNull(body.effectiveFrom),
                                    orNull(body.effectiveTo), next ? number(*next) : Cell {}});
        }
        return listing;
    }

    Listing listWards(const Reader& reader)
    {
        Listing listing {{"ward", "sector"}, {}};
        for (const auto& ward : partnership::wards(reader)) {
            const auto sector = partnership::sector(reader, ward.sector);
            listing.rows.push_back({ward.name, sector ? Cell {sector->name} : Cell {}});
        }
        return listing;
    }

    Listing listMinutes(const Reader& reader, const std::optional<base::Id>& one)
    {
        Listing listing {{"minute", "meeting", "item", "state", "not_used", "provisional"}, {}};
        for (const auto& meeting : chosenMeetings(reader, one)) {
            const auto record = meetings::minutesRecord(reader, meeting.id);
            for (const auto& minute : meetings::minutesOf(reader, meeting.id)) {
                const auto item = meetings::itemById(reader, minute.item, meetings::Audience::Open);
                listing.rows.push_back({minute.label, meetings::meetingReference(meeting),
                                        item ? number(item->number) : Cell {},
                                        stored(meetings::toStored(record.state)), orNull(minute.notUsedReason),
                                        minute.provisional});
            }
        }
        return listing;
    }

    std::string momentOf(std::int64_t milliseconds)
    {
        const auto at = std::chrono::floor<std::chrono::seconds>(
            std::chrono::sys_time<std::chrono::milliseconds> {std::chrono::milliseconds {milliseconds}});
        const auto day = std::chrono::floor<std::chrono::days>(at);
        const std::chrono::hh_mm_ss time {at - day};
        return fmt::format("{}T{:02}:{:02}:{:02}Z", base::isoDate(base::Date {day}), time.hours().count(),
                           time.minutes().count(), time.seconds().count());
    }

    Listing listChanges(Replica& replica)
    {
        Listing listing {{"device", "number", "at", "author", "label", "sealed"}, {}};
        for (const auto& change : replica.newestChanges(1'000'000)) {
            listing.rows.push_back({change.id.device(), change.id.sequence(), momentOf(change.header.at),
                                    change.header.author, change.header.label, change.hasSealed});
        }
        return listing;
    }

    std::string inWords(const replica::Value& value)
    {
        if (const auto* text = std::get_if<std::string>(&value)) {
            return *text;
        }
        if (const auto* number = std::get_if<std::int64_t>(&value)) {
            return std::to_string(*number);
        }
        if (const auto* real = std::get_if<double>(&value)) {
            return fmt::format("{}", *real);
        }
        // An id of another record says nothing to a reader; that there is one does.
        return std::holds_alternative<replica::Blob>(value) ? "another record" : "nothing";
    }

    Listing listConflicts(Replica& replica)
    {
        Listing listing {{"record", "id", "field", "value", "author", "at", "shown"}, {}};
        for (const auto& conflict : replica.conflicts()) {
            for (const auto& value : conflict.values) {
                listing.rows.push_back({conflict.table, conflict.row.hex(),
                                        conflict.column.empty() ? "the record itself" : conflict.column,
                                        value.deletes ? "deleted" : inWords(value.value), value.header.author,
                                        momentOf(value.header.at), &value == &conflict.values.back()});
            }
        }
        return listing;
    }

    Listing listKeys(Replica& replica)
    {
        Listing listing {{"id", "name", "kind", "created", "removed", "state", "in_use"}, {}};
        for (const auto& slot : replica.keys()) {
            listing.rows.push_back({slot.id.hex(), slot.name,
                                    stored(slot.kind == replica::KeyKind::RecoveryCode ? "recovery_code" : "passphrase"),
                                    orNull(slot.createdOn), orNull(slot.removedOn),
                                    stored(slot.state == replica::KeyState::Removed     ? "removed"
                                               : slot.state == replica::KeyState::Waits ? "waits"
                                                                                        : "opens"),
                                    slot.inUse});
        }
        return listing;
    }

    ExitCode run(const Arguments& arguments)
    {
        if (arguments.positional().size() != 1) {
            return misused("Say what to list: muster list KIND --data DIR. See: muster list --help");
        }
        const auto format = formatFrom(arguments.value("format").value_or(arguments.positional().front() == "crime" ? "csv" : "text"));
        if (!format) {
            return misused(format.error().detail);
        }
        const std::string& kind = arguments.positional().front();
        const auto by = performance::crimeByFromStored(arguments.value("by").value_or("district"));
        if (!by) {
            return misused("Crime is listed --by lsoa, district, ward or sector.");
        }
        std::optional<documents::Period> period;
        if (const auto text = arguments.value("period")) {
            const auto chosen = documents::periodFrom(*text);
            if (!chosen) {
                return refuse(chosen.error());
            }
            period = *chosen;
        }
        // Recorded crime is ranked with the measures where its places are named.
        const auto crime = arguments.has("by") ? std::optional {*by} : std::nullopt;
        using Make = std::function<Listing(Replica&, const std::optional<base::Id>&)>;
        const auto simple = [](Listing (*list)(const Reader&)) -> Make {
            return [list](Replica& replica, const std::optional<base::Id>&) { return list(replica.reader()); };
        };
        const auto perMeeting = [](Listing (*list)(const Reader&, const std::optional<base::Id>&)) -> Make {
            return [list](Replica& replica, const std::optional<base::Id>& one) { return list(replica.reader(), one); };
        };
        const std::vector<std::pair<std::string, Make>> kinds {
            {"meetings", simple(listMeetings)}, {"items", perMeeting(listItems)}, {"actions", simple(listActions)},
            {"entries", perMeeting(listEntries)}, {"agencies", simple(listAgencies)}, {"roles", simple(listRoles)},
            {"bodies", simple(listBodies)}, {"wards", simple(listWards)}, {"minutes", perMeeting(listMinutes)},
            {"measures", simple(listMeasures)},
            {"crime",
             [by = *by](Replica& replica, const std::optional<base::Id>&) { return listCrime(replica.reader(), by); }},
            {"exceptions", simple(listExceptions)}, {"blockages", simple(listBlockages)}, {"reports", simple(listReports)},
            {"recommendations", simple(listRecommendations)}, {"ratifications", simple(listRatifications)},
            {"groups", simple(listGroups)}, {"returns", simple(listReturns)}, {"action-plans", simple(listActionPlans)},
            {"funding", simple(listFunding)}, {"challenges", simple(listChallenges)}, {"products", simple(listProducts)},
            {"sent", simple(listSentBusiness)}, {"routes", simple(listRoutes)},
            {"attendance", perMeeting(listAttendance)}, {"declarations", simple(listDeclarations)},
            {"disclosures", simple(listDisclosures)}, {"copies", simple(listCopies)}, {"retention", simple(listRetention)},
            {"requests", simple(listRequests)}, {"tags", simple(listTags)}, {"tasks", simple(listTasks)},
            {"joint-operations", simple(listJointOperations)}, {"assessments", simple(listAssessments)},
            {"response-times", simple(listResponseTimes)}, {"look-backs", simple(listLookBacks)},
            {"invitations", perMeeting(listInvitations)}, {"briefings", perMeeting(listBriefings)},
            {"papers", perMeeting(listPapers)},
            {"findings",
             [crime](Replica& replica, const std::optional<base::Id>&) { return listFindings(replica.reader(), crime); }},
            {"calendar", simple(listCalendar)}, {"countdown", perMeeting(listCountdown)}, {"reminders", simple(listReminders)},
            {"governance", simple(listGovernance)}, {"governance-checks", simple(listGovernanceChecks)},
            {"plan", simple(listPlan)}, {"strategic-assessments", simple(listStrategicAssessments)},
            {"priorities", simple(listPriorities)}, {"workstreams", simple(listWorkstreams)},
            {"vulnerable-wards", simple(listVulnerablePlaces)}, {"strategies", simple(listStrategies)},
            {"equality", simple(listEquality)}, {"self-assessment", simple(listSelfAssessment)},
            {"compliance", simple(listCompliance)}, {"no-lead", simple(listMissingLeads)},
            {"accounts",
             [period](Replica& replica, const std::optional<base::Id>&) { return listAccounts(replica.reader(), period); }},
            {"documents",
             [period](Replica& replica, const std::optional<base::Id>&) { return listDocuments(replica.reader(), period); }},
            {"publications", simple(listPublications)}, {"channels", simple(listChannels)},
            {"questions", simple(listQuestions)}, {"sessions", simple(listSessions)},
            {"panel-priorities", simple(listPanelPriorities)}, {"county-goals", simple(listCountyGoals)},
            {"scrutiny", simple(listScrutiny)}, {"comments", simple(listComments)},
            {"changes", [](Replica& replica, const std::optional<base::Id>&) { return listChanges(replica); }},
            {"conflicts", [](Replica& replica, const std::optional<base::Id>&) { return listConflicts(replica); }},
            {"keys", [](Replica& replica, const std::optional<base::Id>&) { return listKeys(replica); }},
        };
        for (const auto& [name, make] : kinds) {
            if (name != kind) {
                continue;
            }
            auto replica = openFolder(arguments);
            if (!replica) {
                return refuseFolder(replica.error());
            }
            std::optional<base::Id> one;
            if (const auto reference = arguments.value("meeting")) {
                const auto meeting = meetings::findMeeting((*replica)->reader(), *reference);
                if (!meeting) {
                    return refuse(meeting.error());
                }
                one = meeting->id;
            }
            const Listing made = make(**replica, one);
            std::cout << write(made, *format);
            if (kind == "crime" && made.rows.empty() && !performance::crimeMonths((*replica)->reader()).empty()) {
                std::cerr << "No census area of the imported crime lies in a "
                          << performance::toStored(*by) << " yet. Say which do: muster import places FILE\n";
            }
            return ExitCode::Done;
        }
        std::string known;
        for (const auto& [name, make] : kinds) {
            known += (known.empty() ? "" : ", ") + name;
        }
        return misused(fmt::format("There is no list \"{}\". There are: {}.", kind, known));
    }

}  // namespace

CommandSpec listCommand()
{
    return {"list", "KIND --data DIR [--meeting BODY/DATE] [--by lsoa|district|ward|sector]",
            "meetings, items, actions, entries, agencies, roles, bodies, wards, minutes, measures, crime, findings, exceptions, blockages, reports, recommendations, ratifications, groups, returns, action-plans, funding, challenges, products, sent, routes, calendar, countdown, reminders, governance, governance-checks, plan, strategic-assessments, priorities, workstreams, vulnerable-wards, strategies, equality, self-assessment, compliance, no-lead, accounts, documents, publications, channels, questions, sessions, panel-priorities, county-goals, scrutiny, comments, changes, conflicts, keys, attendance, declarations, disclosures, copies, retention, requests, tags, tasks, joint-operations, "
            "assessments, response-times, look-backs, invitations, briefings, papers",
            {dataOption(),
             meetingOption(),
             passphraseOption(),
             atOption(),
             {"period", "P", "accounts, documents: 2011, 2011-10 or \"2011-09 to 2011-11\""},
             {"by", "lsoa|district|ward|sector", "crime: the places it is counted by, district when not given; findings: rank recorded crime too"}},
            run};
}

}  // namespace muster::app
