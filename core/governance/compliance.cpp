// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/compliance.h"

#include "core/base/text.h"
#include "core/governance/equality.h"
#include "core/governance/plan.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>

namespace muster::governance {

using base::Date;
using base::fail;
using base::FailureCode;
using base::Result;
using meetings::Meeting;
using partnership::Body;
using replica::Reader;
using replica::Writer;

namespace {

constexpr std::string_view kNoteSql = R"sql(
    SELECT done_on, evidence, by_role FROM compliance_note WHERE duty = ?1 ORDER BY done_on DESC, id LIMIT 1
)sql";
constexpr std::string_view kAddNoteSql =
    "INSERT INTO compliance_note (id, duty, done_on, evidence, by_role) VALUES (?1, ?2, ?3, ?4, ?5)";

// Published, by any channel.
constexpr std::string_view kSummarySql = R"sql(
    SELECT min(c.published_on) FROM publication p JOIN publication_channel c ON c.publication = p.id
     WHERE p.kind = 'plan_summary' AND p.state = 'published'
     GROUP BY p.id ORDER BY 1 DESC LIMIT 1
)sql";

/// What shows that a duty was met.
struct Shown {
    std::optional<Date> on;
    std::string evidence;
    base::Id meeting {};
    std::string missing {};
};

std::optional<Meeting> lastHeld(const Reader& reader, const std::function<bool(const Body&)>& of)
{
    std::optional<Meeting> last;
    for (const Body& body : partnership::bodies(reader)) {
        if (!of(body)) {
            continue;
        }
        for (const Meeting& meeting : meetings::meetingsOf(reader, body.id)) {
            const bool held =
                !meetings::isBeforeHeld(meeting.state) && meeting.state != meetings::MeetingState::Cancelled;
            if (held && meeting.date <= reader.today() && (!last || meeting.date > last->date)) {
                last = meeting;
            }
        }
    }
    return last;
}

Shown shownBy(const std::optional<Meeting>& meeting)
{
    if (!meeting) {
        return {};
    }
    return {meeting->date, meetings::meetingReference(*meeting), meeting->id, {}};
}

Shown newestAssessment(const Reader& reader)
{
    for (const StrategicAssessment& one : assessments(reader)) {
        if (one.receivedOn && *one.receivedOn <= reader.today()) {
            return {one.receivedOn, one.title + (one.evidence.empty() ? "" : ", " + one.evidence), {}, {}};
        }
    }
    return {};
}

Shown currentPlan(const Reader& reader)
{
    const auto plan = planOn(reader, reader.today());
    const PlanRevision* newest = plan ? plan->newestFinal() : nullptr;
    if (newest == nullptr) {
        return {};
    }
    return {newest->finalOn, fmt::format("{}, revision of {}", plan->plan.name, newest->year), {}, {}};
}

Shown equality(const Reader& reader)
{
    Shown shown;
    std::vector<std::string> without;
    for (const PriorityEquality& line : equalityOfPriorities(reader, reader.today())) {
        if (line.isOutstanding()) {
            without.push_back(line.priority.name);
        } else if (line.newest && line.newest->madeOn) {
            shown.on = std::max(shown.on.value_or(*line.newest->madeOn), *line.newest->madeOn);
            shown.evidence = "Plan tables, equality impact assessments";
        }
    }
    if (!without.empty()) {
        shown.missing = "None yet for " + base::joinedInWords(without) + ".";
    }
    return shown;
}

Shown protocol(const Reader& reader)
{
    Shown shown;
    std::vector<std::string> unsigned_;
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today())) {
        if (agency.category != partnership::AgencyCategory::Responsible) {
            continue;
        }
        if (agency.ispSignedOn && *agency.ispSignedOn <= reader.today()) {
            shown.on = std::max(shown.on.value_or(*agency.ispSignedOn), *agency.ispSignedOn);
            shown.evidence = "Agencies, day of signing of each";
        } else {
            unsigned_.push_back(partnership::printName(agency));
        }
    }
    if (!unsigned_.empty()) {
        shown.missing = base::joinedInWords(unsigned_) + (unsigned_.size() == 1 ? " has" : " have") + " not signed.";
    }
    return shown;
}

Shown summary(const Reader& reader)
{
    replica::Statement row = reader.query(kSummarySql);
    return row.next() && !row.isNull(0) ? Shown {row.optionalDate(0), "Register of publications", {}, {}} : Shown {};
}

Shown shownFor(const Reader& reader, std::string_view duty)
{
    using partnership::Tier;
    if (duty == "assessment") {
        return newestAssessment(reader);
    }
    if (duty == "plan") {
        return currentPlan(reader);
    }
    if (duty == "equality") {
        return equality(reader);
    }
    if (duty == "public_meeting") {
        return shownBy(lastHeld(reader, [](const Body& body) { return body.tier == Tier::Engagement; }));
    }
    if (duty == "isp") {
        return protocol(reader);
    }
    if (duty == "scrutiny") {
        return shownBy(
            lastHeld(reader, [](const Body& body) { return body.authority == partnership::Authority::Scrutiny; }));
    }
    return duty == "plan_summary" ? summary(reader) : Shown {};
}

/// The day before which it is too long ago; nothing where once is enough.
std::optional<Date> notBefore(const Reader& reader, std::string_view duty)
{
    const Date today = reader.today();
    if (duty == "isp" || duty == "equality") {
        return std::nullopt;
    }
    if (duty == "data_shared") {
        return base::addMonths(today, -3);
    }
    if (duty == "plan_copied" || duty == "plan_summary") {
        const auto plan = planOn(reader, today);
        const PlanRevision* newest = plan ? plan->newestFinal() : nullptr;
        return newest != nullptr ? newest->finalOn : std::nullopt;
    }
    return base::addMonths(today, -12);
}

ComplianceLine lineFor(const Reader& reader, const Duty& duty)
{
    ComplianceLine line;
    line.duty = duty.stored;
    line.name = duty.name;
    Shown shown = shownFor(reader, duty.stored);
    replica::Statement note = reader.query(kNoteSql, duty.stored);
    if (note.next() && (!shown.on || note.date(0) > *shown.on)) {
        const std::string by = note.text(2);
        shown.on = note.date(0);
        shown.evidence = note.text(1) + (by.empty() ? "" : " (" + by + ")");
        shown.meeting = {};
    }
    line.date = shown.on;
    line.evidence = std::move(shown.evidence);
    line.meeting = shown.meeting;
    line.missing = std::move(shown.missing);
    const auto since = notBefore(reader, duty.stored);
    line.met = line.date && line.missing.empty() && (!since || *line.date >= *since);
    line.todo = line.met ? std::string {} : std::string {duty.todo};
    return line;
}

std::string termsInWords(const Body& body)
{
    std::string words = body.termsVersion.empty() ? std::string {} : "Version " + body.termsVersion;
    if (body.termsOn) {
        words += (words.empty() ? "" : ", ") + base::longDate(*body.termsOn);
    }
    return words.empty() ? "Recorded" : words;
}

}  // namespace

std::string ComplianceLine::state() const
{
    if (!date || !missing.empty()) {
        return "Not yet";
    }
    return met ? base::longDate(*date) : "Not since " + base::longDate(*date);
}

std::vector<ComplianceLine> compliance(const Reader& reader)
{
    std::vector<ComplianceLine> lines;
    for (const Duty& duty : kDuties) {
        lines.push_back(lineFor(reader, duty));
    }
    return lines;
}

std::string GovernanceCheck::missing() const
{
    std::vector<std::string> parts;
    for (const auto& [has, words] : {std::pair {terms, "terms of reference"}, std::pair {chair, "a chair"},
                                     std::pair {reportsTo, "a body it reports to"},
                                     std::pair {minutes, "minutes approved in the last 12 months"}}) {
        if (!has) {
            parts.emplace_back(words);
        }
    }
    return base::joinedInWords(parts);
}

std::vector<GovernanceCheck> governanceChecks(const Reader& reader)
{
    const Date today = reader.today();
    const auto links = partnership::bodyLinks(reader);
    std::vector<GovernanceCheck> checks;
    for (const partnership::Tier tier : partnership::kTiers) {
        for (const Body& body : partnership::bodiesOn(reader, today)) {
            if (body.tier != tier) {
                continue;
            }
            GovernanceCheck check;
            check.body = body.id;
            check.shortName = body.shortName;
            check.name = body.name;
            check.terms = !body.termsOfReference.empty();
            check.termsWords = check.terms ? termsInWords(body) : "Not yet";
            check.chairWords = partnership::chairInWords(body);
            check.chair = !check.chairWords.empty();
            std::vector<std::string> parents;
            for (const partnership::BodyLink& link : links) {
                const auto parent = link.body == body.id && link.kind == partnership::LinkKind::ReportsTo
                    ? partnership::body(reader, link.toBody)
                    : std::nullopt;
                if (parent && partnership::isActiveOn(*parent, today)) {
                    parents.push_back(parent->name);
                }
            }
            const bool top = body.authority == partnership::Authority::Scrutiny
                || body.authority == partnership::Authority::StrategicGoals;
            check.reportsTo = top || !parents.empty();
            check.reportsToWords = !parents.empty() ? base::joinedInWords(parents) : top ? "None above it" : "Not yet";
            for (const Meeting& meeting : meetings::meetingsOf(reader, body.id)) {
                const bool approved = meeting.state == meetings::MeetingState::Approved
                    || meeting.state == meetings::MeetingState::Archived;
                if (approved && meeting.date >= base::addMonths(today, -12) && meeting.date <= today) {
                    check.minutes = true;
                    check.minutesWords = "Approved for " + base::longDate(meeting.date);
                }
            }
            if (!check.chair) {
                check.chairWords = "Not yet";
            }
            if (!check.minutes) {
                check.minutesWords = "Not yet";
            }
            checks.push_back(std::move(check));
        }
    }
    return checks;
}

Result<base::Id> apply(Writer& writer, const NoteDuty& command)
{
    const auto duty =
        std::find_if(kDuties.begin(), kDuties.end(), [&](const Duty& one) { return one.stored == command.duty; });
    if (duty == kDuties.end()) {
        std::string known;
        for (const Duty& one : kDuties) {
            known += (known.empty() ? "" : ", ") + std::string {one.stored};
        }
        return fail(FailureCode::Invalid, fmt::format("There is no duty \"{}\". There are: {}.", command.duty, known),
                    "duty");
    }
    if (!command.doneOn.ok() || command.doneOn > writer.today()) {
        return fail(FailureCode::Invalid, "Give the day on which it was done; it cannot be one still to come.", "on");
    }
    const auto evidence = partnership::orNothing(command.evidence);
    if (!evidence) {
        return fail(FailureCode::Invalid, "Say where it can be read, for example the address or the minute.",
                    "evidence");
    }
    const base::Id id = base::newId();
    writer.run(kAddNoteSql, id, duty->stored, command.doneOn, *evidence, partnership::orNothing(command.byRole));
    writer.setLabel("Note that a duty was met: " + base::lowered(std::string {duty->name}));
    return id;
}

}  // namespace muster::governance
