// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/loading.h"

#include "core/base/text.h"

namespace muster::sample {

namespace {

constexpr std::string_view kStandingSql = R"(
    INSERT INTO standing_item (id, body, title, minutes, placement, position, lead, purpose, needed_agencies,
                               role_in_meeting, origin, ask, subject_type, priority)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))";

constexpr std::string_view kRotaSql = R"(
    INSERT INTO chair_rota (id, body, position, role_title, agency, meeting_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";

// What the program does in an item, known by how its title begins.
std::string roleOf(std::string_view title)
{
    struct Beginning {
        std::string_view title;
        std::string_view role;
    };
    static constexpr Beginning kBeginnings[] {
        {"Welcome", "welcome"},
        {"Declarations", "declarations"},
        {"Minutes of", "previous_minutes"},
        {"Action log", "action_log"},
        {"Emerging issues", "emerging"},
        {"Performance exceptions", "performance"},
        {"Task and finish groups", "returns"},
        {"Any other business", "any_other_business"},
        {"Chair, date and items", "next_meeting"},
    };
    for (const Beginning& beginning : kBeginnings) {
        if (base::startsWithIgnoringCase(title, beginning.title)) {
            return std::string {beginning.role};
        }
    }
    return {};
}

}  // namespace

void loadStandingItems(Loading& loading)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    for (const Json& item : source.partnership().at("standing_items")) {
        const base::Id id = base::newId();
        const std::string title = source.text(item, "title").value_or("");
        const std::string role = roleOf(title);
        loading.writer.run(kStandingSql, id, Known::find(known.bodies, item, "body"), title, number(item, "minutes"),
                           word(item, "placement"), number(item, "order"), word(item, "lead_text"),
                           word(item, "purpose"), storedAgencies(known, list(item, "required")), role,
                           word(item, "origin"), word(item, "ask"), word(item, "subject_type"),
                           Known::find(known.priorities, item, "priority"));
        known.standing.push_back({id, item.at("body"), title, role});
    }
    for (const Json& turn : source.partnership().at("chair_rota")) {
        const Known::Role role = known.role(turn, "role");
        loading.writer.run(kRotaSql, base::newId(), Known::find(known.bodies, turn, "body"), number(turn, "order"),
                           role.title, role.agency, source.date(turn, "date"));
    }
}

}  // namespace muster::sample
