// SPDX-License-Identifier: GPL-3.0-or-later
//
// A published meeting with a restricted item, for the tests of the room and of minutes.
#pragma once

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"

#include <map>
#include <string>

namespace muster::test {

using namespace std::chrono_literals;
using namespace meetings;

/// DTCG on Tuesday 15 November 2011, 10:00, six items of ten minutes; its minutes begin at 23. Chair: FIRE lead;
/// note-taker: CITY officer. Everybody but NHS can commit. Item 5 is restricted to PROB and CONS. Part two is open.
class RoomFixture {
public:
    RoomFixture()
    {
        must(replica->initPartTwo("a passphrase", replica::KeyCost::interactive()));
        must(replica->transact("Set up", [&](replica::Writer& w) -> base::Result<void> {
            w.run("INSERT INTO partnership (id, name, confidentiality_statement) VALUES (?1, 'The Partnership', "
                  "'What is said here stays here.')",
                  base::newId());
            w.run("INSERT INTO body (id, short_name, name, tier, authority, effective_from, position) VALUES "
                  "(?1, 'DTCG', 'Tasking Group', 'district', 'operational_tasking', '2011-09-01', 1)",
                  dtcg);
            w.run("INSERT INTO minute_series (id, body, first_number, started_on) VALUES (?1, ?2, 23, '2011-09-01')",
                  base::newId(), dtcg);
            int position = 0;
            for (const char* name : {"CITY", "CONS", "FIRE", "CKH", "PROB", "NHS"}) {
                const base::Id id = agency[name] = base::newId();
                w.run("INSERT INTO agency (id, short_name, name, category, position) VALUES (?1, ?2, ?3, "
                      "'responsible', ?4)",
                      id, name, std::string {name} + " Authority", ++position);
                addRole(w, name, "lead", std::string {name} != "NHS", true);
            }
            addRole(w, "CITY", "officer", false, false);
            november = meeting(w, 2011y / 11 / 15);
            december = meeting(w, 2011y / 12 / 20);
            for (const char* title : {"Welcome", "Previous minutes", "Fletton", "Orton"}) {
                item.push_back(addItem(w, november, title, false));
            }
            item.push_back(addItem(w, november, "Restricted: case IOM-0147", true));
            item.push_back(addItem(w, november, "Any other business", false));
            for (const char* name : {"PROB", "CONS"}) {
                w.run("INSERT INTO item_requirement (id, item, agency, need) VALUES (?1, ?2, ?3, 'required')",
                      base::newId(), item[4], agency[name]);
            }
            for (const char* title : {"Welcome again", "Previous minutes again"}) {
                next.push_back(addItem(w, december, title, false));
            }
            return {};
        }));
    }

    void addRole(replica::Writer& w, const std::string& of, const std::string& what, bool commits, bool leads)
    {
        const base::Id id = role[of + ' ' + what] = base::newId();
        w.run("INSERT INTO role (id, agency, title, can_commit, is_lead) VALUES (?1, ?2, ?3, ?4, ?5)", id, agency[of],
              of + ' ' + what, commits, leads);
    }
    base::Id meeting(replica::Writer& w, base::Date date)
    {
        const base::Id id = base::newId();
        w.run("INSERT INTO meeting (id, body, held_on, start_time, planned_minutes, state, chair_role, chair_agency, "
              "note_taker_role, note_taker_agency) VALUES (?1, ?2, ?3, '10:00', 60, 'published', 'FIRE lead', ?4, "
              "'CITY officer', ?5)",
              id, dtcg, date, agency["FIRE"], agency["CITY"]);
        return id;
    }
    base::Id addItem(replica::Writer& w, const base::Id& meetingId, const std::string& title, bool restricted)
    {
        const base::Id id = base::newId();
        const int number = ++numbers[meetingId];
        w.run("INSERT INTO agenda_item (id, meeting, position, number, title, open_title, origin, minutes_planned, "
              "sensitivity, state) VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6, 10, ?7, 'scheduled')",
              id, meetingId, number, restricted ? std::optional<std::string> {} : std::optional {title},
              restricted ? "Restricted item" : title,
              restricted ? std::optional<std::string> {} : std::optional<std::string> {"partner_referral"},
              restricted ? "restricted" : "open");
        if (restricted) {
            w.run("INSERT INTO part_two.agenda_item (id, title, case_reference, origin) VALUES (?1, ?2, 'IOM-0147', "
                  "'partner_referral')",
                  id, title);
        }
        return id;
    }

    void at(int hour, int minute) { replica->session().setTime(base::TimeOfDay {hour * 60 + minute}); }
    void start(int hour = 10, int minute = 0)
    {
        at(hour, minute);
        must(execute(*replica, StartMeeting {november}));
    }
    base::Id arrive(const std::string& who)
    {
        RecordArrival arrival;
        arrival.meeting = november;
        arrival.role = role.at(who);
        return must(execute(*replica, arrival));
    }
    void open(int number) { must(execute(*replica, GoToItem {november, number})); }
    Recorded line(const std::string& text) { return must(execute(*replica, RecordLine {november, {}, text})); }
    base::Failure refusedLine(const std::string& text)
    {
        const auto recorded = execute(*replica, RecordLine {november, {}, text});
        return recorded ? base::Failure {} : recorded.error();
    }
    /// Opens every item that is left and ends; the restricted one is withdrawn while no statement was read.
    MeetingEnded finish()
    {
        if (!state().statementRead && state().items[4].state == RoomItemState::ToCome) {
            must(execute(*replica, WithdrawItemInRoom {november, item[4], "Not ready"}));
        }
        for (auto opened = execute(*replica, NextItem {november}); opened && !opened->item.isNil();
             opened = execute(*replica, NextItem {november})) { }
        EndMeeting end;
        end.meeting = november;
        end.acknowledgeIncomplete = true;
        return must(execute(*replica, end));
    }
    [[nodiscard]] RoomState state() { return *roomState(replica->reader(), november); }
    [[nodiscard]] MinutesContent content(MinutesAudience audience = MinutesAudience::Full)
    {
        return *minutesContent(replica->reader(), november, audience);
    }
    /// Every sentence of the minutes of an item, a line each.
    [[nodiscard]] static std::string textOf(const MinutesItem& item)
    {
        std::string text;
        for (const MinutesEntry& entry : item.entries) {
            text += entry.verb + (entry.verb.empty() ? "" : " ") + entry.text + '\n';
        }
        return text;
    }
    /// Everything of the minutes that could hold words.
    [[nodiscard]] static std::string allText(const MinutesContent& content)
    {
        std::string text;
        for (const MinutesItem& item : content.items) {
            text += item.heading + ' ' + item.caseReference + ' ' + textOf(item);
            for (const std::string& update : item.updates) {
                text += update + '\n';
            }
        }
        for (const NotTaken& item : content.notTaken) {
            text += item.heading + ' ' + item.words + '\n';
        }
        for (const Amendment& amendment : content.amendments) {
            text += amendment.oldText + ' ' + amendment.newText + '\n';
        }
        return text;
    }
    [[nodiscard]] actions::Action action(const std::string& reference)
    {
        return *actions::findAction(replica->reader(), reference);
    }

    TestReplica replica;
    std::map<std::string, base::Id> agency;
    std::map<std::string, base::Id> role;
    std::map<base::Id, int> numbers;
    base::Id dtcg = base::newId();
    base::Id november;
    base::Id december;
    std::vector<base::Id> item;  ///< of November, the first at 0
    std::vector<base::Id> next;  ///< of December
};

}  // namespace muster::test
