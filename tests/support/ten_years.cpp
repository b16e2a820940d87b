// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ten_years.h"

#include <fmt/format.h>
#include <stdexcept>
#include <vector>

namespace muster::test {

namespace {

    using replica::Writer;

    constexpr int kMeetings = 120;
    constexpr int kItems = 15;
    constexpr int kEntries = 60;
    constexpr int kActions = 5'000;
    constexpr int kOpenActions = 300;

    struct Partnership {
        base::Id body = base::newId();
        base::Id series = base::newId();
        std::vector<base::Id> agencies;
        std::vector<base::Id> meetings;
        std::vector<std::vector<base::Id>> items;
        std::vector<base::Date> dates;
    };

    void writeFrame(Writer& writer, Partnership& made)
    {
        writer.run("INSERT INTO partnership (id, name, short_name) VALUES (?1, 'Ten Years Partnership', 'TYP')",
                   base::newId());
        const std::vector<std::string> categories {"responsible", "responsible", "responsible", "responsible",
                                                   "co_operating", "invitee", "invitee", "invitee"};
        for (std::size_t i = 0; i < categories.size(); ++i) {
            const base::Id id = base::newId();
            made.agencies.push_back(id);
            writer.run(R"(INSERT INTO agency (id, short_name, name, category, joined_on, position)
                          VALUES (?1, ?2, ?3, ?4, '2000-01-01', ?5))",
                       id, fmt::format("AG{}", i + 1), fmt::format("Agency number {}", i + 1), categories[i],
                       static_cast<int>(i));
            for (const bool lead : {true, false}) {
                writer.run(R"(INSERT INTO role (id, agency, title, can_commit, is_lead, active_from)
                              VALUES (?1, ?2, ?3, 1, ?4, '2000-01-01'))",
                           base::newId(), id, fmt::format("{} of agency {}", lead ? "Head" : "Officer", i + 1), lead);
            }
        }
        writer.run(R"(INSERT INTO body (id, short_name, name, tier, authority, effective_from, position)
                      VALUES (?1, 'DTCG', 'District Tasking and Co-ordination Group', 'district',
                              'operational_tasking', '2000-01-01', 1))",
                   made.body);
        writer.run(R"(INSERT INTO minute_series (id, body, prefix, first_number, started_on)
                      VALUES (?1, ?2, '', 1, '2000-01-01'))",
                   made.series, made.body);
    }

    void writeMeeting(Writer& writer, Partnership& made, base::Date date, int index, bool past)
    {
        const base::Id meeting = base::newId();
        made.meetings.push_back(meeting);
        made.dates.push_back(date);
        writer.run(R"(INSERT INTO meeting (id, body, held_on, start_time, planned_minutes, venue, chair_role,
                                           chair_agency, state, actual_start, actual_end)
                      VALUES (?1, ?2, ?3, '10:00', 120, 'Town Hall', 'Head of agency 1', ?4, ?5, ?6, ?7))",
                   meeting, made.body, date, made.agencies.front(), past ? "approved" : "published",
                   past ? std::optional {"10:00"} : std::nullopt, past ? std::optional {"12:00"} : std::nullopt);
        for (std::size_t i = 0; i < made.agencies.size(); ++i) {
            writer.run(R"(INSERT INTO attendance (id, meeting, agency, role_title, status, arrived_at)
                          VALUES (?1, ?2, ?3, ?4, ?5, ?6))",
                       base::newId(), meeting, made.agencies[i], fmt::format("Head of agency {}", i + 1),
                       past ? "present" : "expected", past ? std::optional {"10:00"} : std::nullopt);
        }
        std::vector<base::Id> items;
        for (int number = 1; number <= kItems; ++number) {
            const base::Id item = base::newId();
            items.push_back(item);
            writer.run(R"(INSERT INTO agenda_item (id, meeting, position, number, title, open_title, origin, ask, lead,
                                                   minutes_planned, sensitivity, state, outcome)
                          VALUES (?1, ?2, ?3, ?3, ?4, ?4, 'crime_data', 'input', 'Chair', 8, 'open', ?5, ?6))",
                       item, meeting, number, fmt::format("Item {} of meeting {}: patrols and lighting", number, index),
                       past ? "concluded" : "scheduled", past ? std::optional {"discussed"} : std::nullopt);
            for (int agency = 0; agency < 3; ++agency) {
                writer.run("INSERT INTO item_requirement (id, item, agency, need) VALUES (?1, ?2, ?3, 'required')",
                           base::newId(), item,
                           made.agencies[static_cast<std::size_t>(number + agency) % made.agencies.size()]);
            }
            if (past) {
                const base::TimeOfDay opened {600 + (number - 1) * 8};
                writer.run(R"(INSERT INTO item_opening (id, meeting, item, opened_at, closed_at, position)
                              VALUES (?1, ?2, ?3, ?4, ?5, ?6))",
                           base::newId(), meeting, item, opened, base::addMinutes(opened, 8), number);
                writer.run("INSERT INTO minute (id, series, number, meeting, item) VALUES (?1, ?2, ?3, ?4, ?5)",
                           base::newId(), made.series, index * kItems + number, meeting, item);
            }
        }
        for (int entry = 0; past && entry < kEntries; ++entry) {
            writer.run(R"(INSERT INTO entry (id, meeting, item, kind, text, sensitivity, at, position, author_role)
                          VALUES (?1, ?2, ?3, 'note', ?4, 'open', '10:30', ?5, 'Community Safety Officer'))",
                       base::newId(), meeting, items[static_cast<std::size_t>(entry) % items.size()],
                       fmt::format("Note {} of meeting {}: the neighbourhood team reported fewer incidents on the estate "
                                   "after the evening patrols and asked for the lighting to be repaired.",
                                   entry, index),
                       entry);
        }
        if (past) {
            writer.run(R"(INSERT INTO minutes_record (id, meeting, state, draft_on, approved_on)
                          VALUES (?1, ?2, 'approved', ?3, ?3))",
                       base::newId(), meeting, date);
        }
        made.items.push_back(std::move(items));
    }

    void writeActions(Writer& writer, const Partnership& made)
    {
        for (int number = 1; number <= kActions; ++number) {
            const auto meeting = static_cast<std::size_t>((number - 1) * (kMeetings - 1) / kActions);
            const base::Id action = base::newId();
            const base::Date agreed = made.dates[meeting];
            const base::Date due = base::addDays(agreed, 14 + number % 40);
            const bool open = number > kActions - kOpenActions;
            writer.run(R"(INSERT INTO action (id, number, reference, text, lead_agency, owner_title, meeting, item,
                                              agreed_on, original_due, due, status, sensitivity, evidence, closed_on)
                          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?11, 'open', ?12, ?13))",
                       action, number, fmt::format("A-{:03}", number),
                       fmt::format("Arrange joint patrol number {} with the neighbourhood team and report back", number),
                       made.agencies[static_cast<std::size_t>(number) % made.agencies.size()],
                       fmt::format("Officer of agency {}", number % 8 + 1), made.meetings[meeting],
                       made.items[meeting][static_cast<std::size_t>(number) % kItems], agreed, due,
                       open ? "in_progress" : "closed_verified", open ? std::nullopt : std::optional {"Patrol log"},
                       open ? std::nullopt : std::optional {due});
            for (int update = 1; update <= 2; ++update) {
                writer.run(R"(INSERT INTO action_update (id, action, made_on, by_role, kind, text, position)
                              VALUES (?1, ?2, ?3, 'Officer', 'progress', ?4, ?5))",
                           base::newId(), action, base::addDays(agreed, 7 * update),
                           fmt::format("Update {} of action {}", update, number), update);
            }
        }
    }

}  // namespace

base::Id writeTenYears(replica::Replica& replica, base::Date today)
{
    Partnership made;
    const auto done = replica.transact("Write ten years", [&](Writer& writer) -> base::Result<void> {
        writeFrame(writer, made);
        for (int index = 0; index < kMeetings; ++index) {
            const int monthsAgo = kMeetings - 1 - index;
            writeMeeting(writer, made, base::addMonths(today, -monthsAgo), index, monthsAgo > 0);
        }
        writeActions(writer, made);
        return {};
    });
    if (!done) {
        throw std::runtime_error(done.error().detail);
    }
    return made.meetings.back();
}

}  // namespace muster::test
