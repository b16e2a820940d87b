// SPDX-License-Identifier: GPL-3.0-or-later
//
// A small partnership with a tasking group, for the tests of the agenda.
#pragma once

#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/agenda_readiness.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <map>
#include <string>

namespace muster::test {

using namespace std::chrono_literals;
using namespace meetings;

/// A body DTCG that meets on third Tuesdays at 10:00 for an hour, with four agencies and five standing items;
/// a body BOARD, annual in the autumn; a body OLD that ended. Meetings: 18 October (held) and 15 November 2011.
class AgendaFixture {
public:
    AgendaFixture()
    {
        must(replica->transact("Set up", [&](replica::Writer& w) -> base::Result<void> {
            w.run("INSERT INTO body (id, short_name, name, tier, authority, effective_from, position) VALUES "
                  "(?1, 'DTCG', 'District Tasking and Co-ordination Group', 'district', 'operational_tasking', "
                  "'2011-09-01', 1)",
                  dtcg);
            w.run("INSERT INTO body (id, short_name, name, tier, authority, effective_from, position) VALUES "
                  "(?1, 'BOARD', 'Partnership Board', 'district', 'statutory_decision', '1998-07-01', 2)",
                  board);
            w.run("INSERT INTO body (id, short_name, name, tier, authority, effective_from, effective_to, position) "
                  "VALUES "
                  "(?1, 'EXEC', 'Executive Group', 'district', 'management', '2008-04-01', '2011-07-26', 3)",
                  exec);
            w.run("INSERT INTO body (id, short_name, name, tier, authority, effective_from, position) VALUES "
                  "(?1, 'PERF', 'Performance Board', 'district', 'performance_scrutiny', '2010-04-01', 4)",
                  perf);
            w.run("INSERT INTO body (id, short_name, name, tier, authority, effective_from, position) VALUES "
                  "(?1, 'TF', 'Road Safety Group', 'theme', 'advisory', '2010-04-01', 5)",
                  taskGroup);
            w.run("INSERT INTO body_alias (id, body, alias) VALUES (?1, ?2, 'Tasking group')", base::newId(), dtcg);
            w.run("INSERT INTO body_link (id, body, to_body, kind) VALUES (?1, ?2, ?3, 'reports_to')", base::newId(),
                  perf, board);
            w.run("INSERT INTO body_link (id, body, to_body, kind) VALUES (?1, ?2, ?3, 'reports_to')", base::newId(),
                  taskGroup, perf);
            w.run("INSERT INTO cadence (id, body, effective_from, pattern, nth, weekday, start_time, length_minutes) "
                  "VALUES (?1, ?2, '2011-09-01', 'monthly_nth_weekday', 3, 2, '10:00', 60)",
                  base::newId(), dtcg);
            w.run("INSERT INTO cadence (id, body, effective_from, effective_to, pattern) "
                  "VALUES (?1, ?2, '1998-07-01', '2011-09-30', 'quarterly')",
                  base::newId(), board);
            w.run(
                "INSERT INTO cadence (id, body, effective_from, pattern, start_time, length_minutes, season, per_year) "
                "VALUES (?1, ?2, '2011-10-01', 'yearly_season', '10:00', 120, 'autumn', 1)",
                base::newId(), board);
            int position = 0;
            for (const char* name : {"CITY", "CONS", "NHS", "HMP"}) {
                const base::Id id = agency[name] = base::newId();
                w.run("INSERT INTO agency (id, short_name, name, category, joined_on, position) VALUES (?1, ?2, ?3, "
                      "'responsible', '2000-01-01', ?4)",
                      id, name, std::string {name} + " full name", ++position);
                w.run("INSERT INTO membership (id, body, agency, capacity, state) VALUES (?1, ?2, ?3, 'member', 'in')",
                      base::newId(), dtcg, id);
                w.run("INSERT INTO role (id, agency, title, can_commit, is_lead) VALUES (?1, ?2, ?3, ?4, 1)",
                      base::newId(), id, std::string {name} + " lead", std::string {name} != "NHS");
            }
            standing(w, "Welcome", 5, "start", 1, "welcome");
            standing(w, "Minutes of {previous_date} and matters arising", 5, "start", 2, "previous_minutes");
            standing(w, "Performance exceptions", 5, "before_restricted", 3, "performance");
            standing(w, "Any other business", 5, "end", 4, "any_other_business");
            october = meeting(w, 2011y / 10 / 18, "held");
            november = meeting(w, 2011y / 11 / 15, "agenda_open");
            return {};
        }));
    }

    base::Id meeting(replica::Writer& w, base::Date date, std::string_view state, const base::Id& body = {})
    {
        const base::Id id = base::newId();
        w.run("INSERT INTO meeting (id, body, held_on, start_time, planned_minutes, state) VALUES (?1, ?2, ?3, "
              "'10:00', 60, ?4)",
              id, body.isNil() ? dtcg : body, date, state);
        return id;
    }
    base::Id addMeeting(base::Date date, std::string_view state, const base::Id& body = {})
    {
        return must(replica->transact("Add a meeting", [&](replica::Writer& w) -> base::Result<base::Id> {
            return meeting(w, date, state, body);
        }));
    }
    void setMeetingState(const base::Id& id, std::string_view state)
    {
        must(replica->transact("State", [&](replica::Writer& w) -> base::Result<void> {
            w.run("UPDATE meeting SET state = ?2 WHERE id = ?1", id, state);
            return {};
        }));
    }

    /// A complete open proposal.
    ProposeItem proposal(std::string title, const base::Id& meetingId = {})
    {
        ProposeItem item;
        item.meeting = meetingId.isNil() ? november : meetingId;
        item.title = std::move(title);
        item.origin = ItemOrigin::PartnerReferral;
        item.ask = ItemAsk::Input;
        item.raisedByAgency = agency["CONS"];
        item.minutes = 10;
        return item;
    }
    base::Id propose(std::string title, const base::Id& meetingId = {})
    {
        return must(execute(*replica, proposal(std::move(title), meetingId)));
    }
    base::Id accepted(std::string title, const base::Id& meetingId = {})
    {
        const base::Id where = meetingId.isNil() ? november : meetingId;
        const base::Id id = propose(std::move(title), where);
        must(execute(*replica, AcceptItem {where, id}));
        return id;
    }
    base::Id acceptedRestricted(std::string title, const base::Id& meetingId = {})
    {
        ProposeItem item = proposal(std::move(title), meetingId);
        item.sensitivity = Sensitivity::Restricted;
        const base::Id id = must(execute(*replica, item));
        must(execute(*replica, AcceptItem {item.meeting, id}));
        return id;
    }
    void unlock() { must(replica->initPartTwo("a passphrase", replica::KeyCost::interactive())); }

    [[nodiscard]] Agenda agenda(const base::Id& meetingId = {}, Audience audience = Audience::Entitled)
    {
        return agendaOf(replica->reader(), meetingId.isNil() ? november : meetingId, audience);
    }
    [[nodiscard]] std::vector<std::string> titles(const base::Id& meetingId = {})
    {
        std::vector<std::string> found;
        for (const AgendaItem& item : agenda(meetingId).items) {
            found.push_back(item.title);
        }
        return found;
    }
    [[nodiscard]] base::Id idOf(std::string_view title, const base::Id& meetingId = {})
    {
        const Agenda all = agenda(meetingId);
        for (const auto* list : {&all.items, &all.apart}) {
            for (const AgendaItem& item : *list) {
                if (item.title == title) {
                    return item.id;
                }
            }
        }
        return {};
    }
    [[nodiscard]] int storedItems()
    {
        auto row = replica->reader().query("SELECT count(*) FROM agenda_item");
        row.next();
        return row.number(0);
    }

    TestReplica replica;
    base::Id dtcg = base::newId();
    base::Id board = base::newId();
    base::Id exec = base::newId();
    base::Id perf = base::newId();
    base::Id taskGroup = base::newId();
    base::Id october;
    base::Id november;
    std::map<std::string, base::Id> agency;

private:
    void standing(replica::Writer& w, std::string_view title, int minutes, std::string_view placement, int position,
                  std::string_view role)
    {
        w.run("INSERT INTO standing_item (id, body, title, minutes, placement, position, lead, purpose, "
              "role_in_meeting, origin, "
              "needed_agencies) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'Chair', 'note', ?7, 'standing', ?8)",
              base::newId(), dtcg, title, minutes, placement, position, role,
              agency["CITY"].hex() + "," + agency["CONS"].hex());
    }
};

}  // namespace muster::test
