// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/sample/loading.h"

#include <charconv>

namespace muster::sample {

namespace {

constexpr std::string_view kActionSql = R"(
    INSERT INTO main.action (id, number, reference, text, lead_agency, owner_role, owner_title, meeting, item, entry,
        agreed_on, agreed_by, original_due, due, status, sensitivity, ward, priority, evidence, closed_on,
        closure_reason, closure_text, verified_by, depends_on_recommendation)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 'open', ?16, ?17, ?18, ?19, ?20, ?21,
            ?22, ?23))";

constexpr std::string_view kThanksSql = "UPDATE main.action SET thanks = ?2 WHERE id = ?1";

constexpr std::string_view kStubSql = R"(
    INSERT INTO main.action (id, number, reference, lead_agency, meeting, item, entry, agreed_on, original_due, due,
        status, sensitivity, closed_on, depends_on_recommendation)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'restricted', ?12, ?13))";

constexpr std::string_view kSealedSql = R"(
    INSERT INTO part_two.action (id, text, owner_role, owner_title, agreed_by, ward, priority, evidence,
        closure_reason, closure_text, verified_by, sensitivity)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'restricted'))";

constexpr std::string_view kSupportSql = "INSERT INTO action_support (id, action, agency) VALUES (?1, ?2, ?3)";

constexpr std::string_view kUpdateSql = R"(
    INSERT INTO main.action_update (id, action, made_on, by_role, meeting, kind, text, percent, old_status, new_status,
        old_due, new_due, reason, evidence, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15))";

constexpr std::string_view kSealedUpdateSql = R"(
    INSERT INTO part_two.action_update (id, action, made_on, by_role, meeting, kind, text, percent, old_status,
        new_status, old_due, new_due, reason, evidence, position)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15))";

int numberOf(std::string_view reference)
{
    int number = 0;
    const std::string_view digits = reference.substr(reference.find('-') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

std::string kindOf(const Json& update, const std::string& before)
{
    const std::string after = word(update, "new_status").value_or(before);
    if (word(update, "new_due")) {
        return "extend";
    }
    if (after == "blocked") {
        return "block";
    }
    if (after == "complete_claimed") {
        return "claim";
    }
    if (after == "closed_verified") {
        return "verify";
    }
    if (base::startsWithIgnoringCase(after, "closed_")) {
        return "close";
    }
    return before == "awaiting_confirmation" && after != before ? "confirm" : "progress";
}

std::optional<std::string> newIfChanged(const std::string& before, const std::string& after)
{
    return before == after ? std::nullopt : std::optional {after};
}

// Once verified or closed: who did it and when.
struct Closing {
    std::optional<base::Date> on;
    std::optional<std::string> verifiedBy;
};

Closing loadUpdates(Loading& loading, const Json& action, const base::Id& id)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    Closing closing;
    std::string status = action.at("initial_status");
    auto due = source.date(action, "original_due");
    int position = 0;
    for (const Json& update : list(action, "updates")) {
        const std::string after = word(update, "new_status").value_or(status);
        const auto newDue = source.date(update, "new_due");
        const auto on = source.date(update, "on");
        const std::string by = known.role(update, "by_role").title;
        const auto changed = newIfChanged(status, after);
        // Of a restricted action the story is sealed as a whole.
        loading.writer.run(isRestricted(action) ? kSealedUpdateSql : kUpdateSql, base::newId(), id, on, by,
                           Known::find(known.meetings, update, "meeting"), kindOf(update, status),
                           source.text(update, "text"), number(update, "percent"),
                           changed ? std::optional {status} : std::nullopt, changed, newDue ? due : std::nullopt,
                           newDue, source.text(update, "reason"), source.text(update, "evidence"), ++position);
        if (base::startsWithIgnoringCase(after, "closed_")) {
            closing.on = on;
            closing.verifiedBy = after == "closed_verified" ? std::optional {by} : std::nullopt;
        }
        status = after;
        due = newDue ? newDue : due;
    }
    return closing;
}

void loadAction(Loading& loading, const Json& action, const base::Date& agreedOn)
{
    const SampleSource& source = loading.source;
    const Known& known = loading.known;
    const std::string reference = action.at("ref");
    const base::Id id = known.actions.at(reference);
    const base::Id meeting = Known::find(known.meetings, action, "origin_meeting");
    const base::Id item = known.items.at({action.at("origin_meeting"), action.at("origin_item")}).id;
    const base::Id agency = Known::find(known.agencies, action, "lead_agency");
    const base::Id entry = known.entriesOfActions.at(reference);
    const base::Id recommendation = Known::find(known.recommendations, action, "depends_on_recommendation");
    const Known::Role owner = known.role(action, "owner_role");
    const Json closure = action.value("closure", Json {});
    const bool closed = closure.is_object();
    const auto closureReason = closed ? word(closure, "reason") : std::nullopt;
    const auto closureText = closed ? source.text(closure, "text") : std::nullopt;
    const std::string by = known.role(action, "agreed_by").title;
    const auto agreedBy = by.empty() ? std::nullopt : std::optional {by};
    const base::Id ward = Known::find(known.wards, action, "ward");
    const base::Id priority = Known::find(known.priorities, action, "priority");
    const Closing closing = loadUpdates(loading, action, id);
    if (isRestricted(action)) {
        loading.writer.run(kStubSql, id, numberOf(reference), reference, agency, meeting, item, entry, agreedOn,
                           source.date(action, "original_due"), source.date(action, "due"), word(action, "status"),
                           closing.on, recommendation);
        loading.writer.run(kSealedSql, id, source.text(action, "text"), owner.id, owner.title, agreedBy, ward, priority,
                           source.text(action, "evidence"), closureReason, closureText, closing.verifiedBy);
    } else {
        loading.writer.run(kActionSql, id, numberOf(reference), reference, source.text(action, "text"), agency,
                           owner.id, owner.title, meeting, item, entry, agreedOn, agreedBy,
                           source.date(action, "original_due"), source.date(action, "due"), word(action, "status"),
                           ward, priority, source.text(action, "evidence"), closing.on, closureReason, closureText,
                           closing.verifiedBy, recommendation);
        if (const auto thanks = source.text(action, "thanks")) {
            loading.writer.run(kThanksSql, id, thanks);
        }
    }
    for (const Json& code : list(action, "supporting_agencies")) {
        loading.writer.run(kSupportSql, base::newId(), id, known.agencies.at(code));
    }
}

}  // namespace

void loadActions(Loading& loading)
{
    std::map<std::string, base::Date> days;
    for (const Json& meeting : loading.source.meetings()) {
        days.emplace(meeting.at("id"), loading.source.date(meeting, "date").value());
    }
    for (const Json& action : loading.source.actions()) {
        loadAction(loading, action, days.at(action.at("origin_meeting")));
    }
}

}  // namespace muster::sample
