// SPDX-License-Identifier: GPL-3.0-or-later
//
// Agenda items and what was recorded of them. What is restricted goes to part two; its stub stays.
#include "core/base/text.h"
#include "core/sample/loading.h"

namespace muster::sample {

namespace {

constexpr std::string_view kItemSql = R"(
    INSERT INTO main.agenda_item (id, meeting, position, number, title, open_title, origin, raised_by_agency,
        raised_by_body, ask, purpose, subject_type, lead, minutes_planned, sensitivity, case_reference, background,
        state, outcome, continues, standing, role_in_meeting, tell_back_to, tell_back_text, minute_heading)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, 'open', ?15, ?16, ?17, ?18, ?19, ?20, ?21,
            ?22, ?23, ?24))";

constexpr std::string_view kStubSql = R"(
    INSERT INTO main.agenda_item (id, meeting, position, number, open_title, minutes_planned, sensitivity, state)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'restricted', ?7))";

constexpr std::string_view kSealedItemSql = R"(
    INSERT INTO part_two.agenda_item (id, meeting, title, origin, raised_by_agency, ask, purpose, subject_type, lead,
        sensitivity, case_reference, background, outcome, continues, tell_back_to, tell_back_text, minute_heading)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'restricted', ?10, ?11, ?12, ?13, ?14, ?15, ?16))";

constexpr std::string_view kWardSql = "INSERT INTO main.item_ward (id, item, ward) VALUES (?1, ?2, ?3)";
constexpr std::string_view kSealedWardSql = "INSERT INTO part_two.item_ward (id, item, ward) VALUES (?1, ?2, ?3)";
constexpr std::string_view kPrioritySql = "INSERT INTO main.item_priority (id, item, priority) VALUES (?1, ?2, ?3)";
constexpr std::string_view kSealedPrioritySql =
    "INSERT INTO part_two.item_priority (id, item, priority) VALUES (?1, ?2, ?3)";

constexpr std::string_view kRequirementSql =
    "INSERT INTO item_requirement (id, item, agency, need) VALUES (?1, ?2, ?3, 'required')";
constexpr std::string_view kReplySql =
    "UPDATE item_requirement SET reply = ?3, replied_on = ?4 WHERE item = ?1 AND agency = ?2";
// An answer from an agency that was not asked to come.
constexpr std::string_view kOtherReplySql = R"(
    INSERT INTO item_requirement (id, item, agency, need, reply, replied_on)
    VALUES (?1, ?2, ?3, 'not_needed', ?4, ?5))";

constexpr std::string_view kPaperSql = R"(
    INSERT INTO item_paper (id, item, title, received_on, from_agency) VALUES (?1, ?2, ?3, ?4, ?5))";

constexpr std::string_view kOpeningSql = R"(
    INSERT INTO item_opening (id, meeting, item, opened_at, closed_at, position) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";

constexpr std::string_view kEntrySql = R"(
    INSERT INTO main.entry (id, meeting, item, kind, verb, text, sensitivity, at, position, author_role,
                            originating_agency, about, to_body, about_actions)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))";

constexpr std::string_view kSealedEntrySql = R"(
    INSERT INTO part_two.entry (id, meeting, item, kind, verb, text, sensitivity, at, position, author_role,
                                originating_agency, about, to_body, about_actions)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14))";

// The standing item it comes from, by its title up to a placeholder or for its whole length.
const Known::Standing* standingOf(const Known& known, const Json& meeting, const Json& item)
{
    const std::string title = item.at("title");
    for (const Known::Standing& standing : known.standing) {
        const std::string_view begin = std::string_view {standing.title}.substr(0, standing.title.find('{'));
        if (meeting.at("body") == standing.body && base::startsWithIgnoringCase(title, begin)) {
            return &standing;
        }
    }
    return nullptr;
}

// The business item of an earlier meeting of the body with the same title.
base::Id takesUp(Known& known, const Json& meeting, const Json& item, const base::Id& id)
{
    const std::string key = meeting.at("body").get<std::string>() + '\n' + item.at("title").get<std::string>();
    const auto earlier = known.itemsByTitle.find(key);
    const base::Id continues = earlier == known.itemsByTitle.end() ? base::Id {} : earlier->second;
    known.itemsByTitle[key] = id;
    return continues;
}

void loadItem(Loading& loading, const Json& meeting, const base::Id& meetingId, const Json& item, int position)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    const bool restricted = isRestricted(item);
    const auto order = number(item, "order");
    const Known::Standing* standing = standingOf(known, meeting, item);
    // The id a standing item has in a meeting is derived, so that it does not arrive there a second time.
    const base::Id id = standing != nullptr ? base::deriveId(meetingId, standing->id) : base::newId();
    const bool business = standing == nullptr && word(item, "origin") != "standing";
    const base::Id continues = business ? takesUp(known, meeting, item, id) : base::Id {};
    if (order) {
        known.items.emplace(std::pair {meeting.at("id").get<std::string>(), *order}, Known::Item {id, restricted});
    }
    const auto raisedBy = Known::find(known.agencies, item, "raised_by_agency");
    const auto tellBack = Known::find(known.bodies, item, "tell_back_to");
    if (restricted) {
        loading.writer.run(kStubSql, id, meetingId, position, order, word(item, "open_title"), number(item, "minutes"),
                           word(item, "state"));
        loading.writer.run(kSealedItemSql, id, meetingId, source.text(item, "title"), word(item, "origin"), raisedBy,
                           word(item, "ask"), word(item, "purpose"), word(item, "subject_type"),
                           word(item, "lead_text"), word(item, "case_reference"), source.text(item, "background"),
                           word(item, "outcome"), continues, tellBack, source.text(item, "tell_back_text"),
                           source.text(item, "minute_heading"));
    } else {
        const base::Id panel = word(item, "origin") == "panel_priority" ? known.bodies.at("LOCAL") : base::Id {};
        loading.writer.run(kItemSql, id, meetingId, position, order, source.text(item, "title"),
                           source.text(item, "open_title"), word(item, "origin"), raisedBy, panel, word(item, "ask"),
                           word(item, "purpose"), word(item, "subject_type"), word(item, "lead_text"),
                           number(item, "minutes"), word(item, "case_reference"), source.text(item, "background"),
                           word(item, "state"), word(item, "outcome"), continues,
                           standing != nullptr ? standing->id : base::Id {},
                           standing != nullptr ? std::optional {standing->role} : std::nullopt, tellBack,
                           source.text(item, "tell_back_text"), source.text(item, "minute_heading"));
    }
    for (const Json& ward : list(item, "wards")) {
        loading.writer.run(restricted ? kSealedWardSql : kWardSql, base::newId(), id, known.wards.at(ward));
    }
    for (const Json& priority : list(item, "priorities")) {
        loading.writer.run(restricted ? kSealedPrioritySql : kPrioritySql, base::newId(), id,
                           known.priorities.at(priority));
    }
    for (const Json& agency : list(item, "required")) {
        loading.writer.run(kRequirementSql, base::newId(), id, known.agencies.at(agency));
    }
}

std::optional<std::string> aboutActions(const Known& known, const Json& entry)
{
    std::string ids;
    for (const Json& reference : list(entry, "about_actions")) {
        ids += (ids.empty() ? "" : ",") + known.actions.at(reference).hex();
    }
    return ids.empty() ? std::nullopt : std::optional {ids};
}

// Arrivals, the chair, declarations, the statement and presence are told by their own records.
bool restatesARecord(const Json& entry)
{
    return word(entry, "kind") == "procedural" && word(entry, "cause") != "approval";
}

void loadEntries(Loading& loading, const Json& meeting, const base::Id& meetingId, const Json& item)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    const std::string noteTaker = known.role(meeting, "note_taker_role").title;
    const Known::Item at = known.items.at({meeting.at("id"), item.at("order")});
    int position = 0;
    for (const Json& entry : list(item, "entries")) {
        if (restatesARecord(entry)) {
            continue;
        }
        const base::Id id = base::newId();
        base::Id about = Known::find(known.meetings, entry, "approves");
        if (const auto action = word(entry, "action")) {
            about = known.actions.at(*action);
            known.entriesOfActions.emplace(*action, id);
        }
        if (const auto disclosure = entry.find("disclosure"); disclosure != entry.end()) {
            about = base::newId();
            known.disclosures.emplace(disclosure->at("log_no"), Known::Disclosure {about, id});
        }
        // A restricted action agreed under an open item: the entry is a reference and holds no text.
        const bool sealed = at.restricted || (isRestricted(entry) && word(entry, "kind") != "action");
        loading.writer.run(sealed ? kSealedEntrySql : kEntrySql, id, meetingId, at.id, word(entry, "kind"),
                           word(entry, "verb"), source.text(entry, "text"), sealed ? "restricted" : "open",
                           timeOf(entry, "at"), ++position, noteTaker,
                           Known::find(known.agencies, entry, "originating_agency"), about,
                           Known::find(known.bodies, entry, "to_body"), aboutActions(known, entry));
    }
}

void loadReplies(Loading& loading, const Json& meeting)
{
    const Known& known = loading.known;
    for (const Json& reply : list(meeting, "replies")) {
        const base::Id item = known.items.at({meeting.at("id"), reply.at("item")}).id;
        const base::Id agency = known.agencies.at(reply.at("agency"));
        const auto on = loading.source.date(reply, "on");
        loading.writer.run(kReplySql, item, agency, word(reply, "reply"), on);
        if (loading.writer.changedRows() == 0) {
            loading.writer.run(kOtherReplySql, base::newId(), item, agency, word(reply, "reply"), on);
        }
    }
}

}  // namespace

void loadItems(Loading& loading, const Json& meeting, const base::Id& meetingId)
{
    const SampleSource& source = loading.source;
    Known& known = loading.known;
    const std::string name = meeting.at("id");
    int position = 0;
    for (const Json& item : list(meeting, "items")) {
        loadItem(loading, meeting, meetingId, item, ++position);
        if (const auto opened = timeOf(item, "opened")) {
            loading.writer.run(kOpeningSql, base::newId(), meetingId, known.items.at({name, item.at("order")}).id,
                               *opened, timeOf(item, "closed"), position);
        }
    }
    for (const Json& item : list(meeting, "items")) {
        if (number(item, "order")) {
            loadEntries(loading, meeting, meetingId, item);
        }
    }
    for (const Json& paper : list(meeting, "papers")) {
        loading.writer.run(kPaperSql, base::newId(), known.items.at({name, paper.at("item")}).id,
                           source.text(paper, "title"), source.date(paper, "received"),
                           Known::find(known.agencies, paper, "from_agency"));
    }
    loadReplies(loading, meeting);
}

}  // namespace muster::sample
