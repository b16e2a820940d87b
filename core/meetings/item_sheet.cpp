// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading item sheets, and what is asked of many of them.
#include "core/meetings/item_sheet.h"

#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array<partnership::StoredWord<TagKind>, 6> kTagWords {{
    {TagKind::CrossCutting, "cross_cutting", "Cross-cutting theme"},
    {TagKind::Pathway, "pathway", "Pathway out of re-offending"},
    {TagKind::Response, "response", "Type of response"},
    {TagKind::Environment, "environment", "Environment"},
    {TagKind::Focus, "focus", "Other area of focus"},
    {TagKind::BoardFunction, "board_function", "Function of the Board"},
}};
constexpr std::array<partnership::StoredWord<Safeguarding>, 3> kSafeguarding {{
    {Safeguarding::NotSaid, "", "not said yet"},
    {Safeguarding::Made, "made", "referral made"},
    {Safeguarding::NotNeeded, "not_needed", "not needed"},
}};

constexpr std::string_view kContinuesSql = R"sql(
        SELECT coalesce(i.continues, p.continues) FROM main.agenda_item i
          LEFT JOIN part_two.agenda_item p ON p.id = i.id WHERE i.id = ?1)sql";
constexpr std::string_view kTagsSql = R"sql(
        SELECT kind, word FROM (SELECT kind, word FROM main.item_tag WHERE item = ?1
                                UNION SELECT kind, word FROM part_two.item_tag WHERE item = ?1)
         ORDER BY CASE kind WHEN 'cross_cutting' THEN 1 WHEN 'focus' THEN 2 WHEN 'pathway' THEN 3 WHEN 'response' THEN 4
                            WHEN 'environment' THEN 5 ELSE 6 END, word COLLATE NOCASE)sql";
constexpr std::string_view kProblemSql = R"sql(
        SELECT objective, scanning, analysis, response, assessment, assess_on, assessed_on, assessed_by
          FROM (SELECT * FROM main.problem_sheet WHERE id = ?1 UNION ALL SELECT * FROM part_two.problem_sheet WHERE id = ?1)
         LIMIT 1)sql";
constexpr std::string_view kCareSql = R"sql(
        SELECT coalesce(p.vulnerable_person, i.vulnerable_person), coalesce(p.safeguarding, i.safeguarding),
               coalesce(p.reported_on, i.reported_on), coalesce(p.why_partnership, i.why_partnership)
          FROM main.agenda_item i LEFT JOIN part_two.agenda_item p ON p.id = i.id WHERE i.id = ?1)sql";
constexpr std::string_view kConflictsSql = R"sql(
        SELECT c.agency, a.short_name, a.name, coalesce(p.reason, c.reason)
          FROM main.item_conflict c JOIN main.agency a ON a.id = c.agency
          LEFT JOIN part_two.item_conflict p ON p.id = c.id
         WHERE c.item = ?1 ORDER BY a.position, a.short_name)sql";
constexpr std::string_view kSubjectSql = R"sql(
        SELECT coalesce(p.subject_type, i.subject_type), coalesce(p.safeguarding, i.safeguarding)
          FROM main.agenda_item i LEFT JOIN part_two.agenda_item p ON p.id = i.id WHERE i.id = ?1)sql";
constexpr std::string_view kTaggedSql = R"sql(
        SELECT t.item, i.meeting, m.held_on, i.number, coalesce(p.title, i.title, i.open_title), t.kind, t.word, t.sealed
          FROM (SELECT item, kind, word, 0 AS sealed FROM main.item_tag
                UNION ALL SELECT item, kind, word, 1 FROM part_two.item_tag) t
          JOIN main.agenda_item i ON i.id = t.item JOIN main.meeting m ON m.id = i.meeting
          LEFT JOIN part_two.agenda_item p ON p.id = i.id
         WHERE (?1 IS NULL OR t.kind = ?1) AND (?2 = '' OR t.word = ?2 COLLATE NOCASE)
         ORDER BY m.held_on DESC, i.number, t.word COLLATE NOCASE)sql";
constexpr std::string_view kAssessmentsSql = R"sql(
        SELECT s.id, i.meeting, coalesce(p.title, i.title, i.open_title), s.assess_on
          FROM (SELECT id, assess_on, assessed_on FROM main.problem_sheet
                UNION ALL SELECT id, assess_on, assessed_on FROM part_two.problem_sheet) s
          JOIN main.agenda_item i ON i.id = s.id LEFT JOIN part_two.agenda_item p ON p.id = s.id
         WHERE s.assess_on IS NOT NULL AND s.assessed_on IS NULL ORDER BY s.assess_on, s.id)sql";
constexpr std::string_view kReportedSql = R"sql(
        SELECT i.id, coalesce(p.location_text, i.location_text), coalesce(p.title, i.title, i.open_title),
               coalesce(p.reported_on, i.reported_on),
               (SELECT min(a.agreed_on) FROM main.action a WHERE a.item = i.id AND a.status NOT IN ('draft', 'declined')),
               (SELECT group_concat(name, ', ') FROM (SELECT w.name FROM ward w WHERE w.id IN
                      (SELECT ward FROM main.item_ward WHERE item = i.id
                       UNION SELECT ward FROM part_two.item_ward WHERE item = i.id) ORDER BY w.position))
          FROM main.agenda_item i LEFT JOIN part_two.agenda_item p ON p.id = i.id
         WHERE coalesce(p.reported_on, i.reported_on) IS NOT NULL)sql";

std::string referenceOf(const Reader& reader, const base::Id& meeting)
{
    const auto found = meetingById(reader, meeting);
    return found ? meetingReference(*found) : std::string {};
}

}  // namespace

std::string_view toStored(TagKind kind) { return partnership::wordOf(kTagWords, kind).stored; }
std::optional<TagKind> tagKindFrom(std::string_view stored) { return partnership::valueOf(kTagWords, stored); }
std::string_view inWords(TagKind kind) { return partnership::wordOf(kTagWords, kind).words; }
std::string_view toStored(Safeguarding value) { return partnership::wordOf(kSafeguarding, value).stored; }
std::string_view inWords(Safeguarding value) { return partnership::wordOf(kSafeguarding, value).words; }

std::vector<std::string_view> usualTags(TagKind kind)
{
    switch (kind) {
    case TagKind::CrossCutting:
        return {"Mental health", "Alcohol", "Drugs", "Domestic abuse", "Hate crime", "Children and young people"};
    case TagKind::Pathway:
        // The seven pathways of the national plan for reducing re-offending.
        return {"Accommodation",
                "Education, training and employment",
                "Health",
                "Drugs and alcohol",
                "Finance, benefit and debt",
                "Children and families",
                "Attitudes, thinking and behaviour"};
    case TagKind::Response:
        return {"Education", "Engineering", "Enforcement", "Encouragement"};
    case TagKind::Environment:
        return {"Empty premises", "Fencing", "Graffiti", "Fly-tipping", "Lighting", "Abandoned vehicles"};
    case TagKind::Focus:
        return {"Domestic abuse and sexual assault", "Road safety", "Cohesion", "Victims and witnesses"};
    case TagKind::BoardFunction:
        return {"Needs", "Planning", "Targets", "Resources", "Compliance", "Commissioning of drug treatment"};
    }
    return {};
}

bool ProblemSheet::empty() const
{
    return objective.empty() && scanning.empty() && analysis.empty() && response.empty() && assessment.empty()
        && !assessOn;
}

ItemSheet itemSheet(const Reader& reader, const base::Id& item)
{
    ItemSheet sheet;
    {
        Statement row = reader.query(kTagsSql, item);
        while (row.next()) {
            if (const auto kind = tagKindFrom(row.text(0))) {
                sheet.tags.push_back({*kind, row.text(1)});
            }
        }
    }
    {
        Statement row = reader.query(kProblemSql, item);
        if (row.next()) {
            sheet.problem = {row.text(0), row.text(1),         row.text(2),         row.text(3),
                             row.text(4), row.optionalDate(5), row.optionalDate(6), row.text(7)};
        }
    }
    {
        Statement row = reader.query(kCareSql, item);
        if (row.next()) {
            sheet.vulnerablePerson = row.flag(0);
            sheet.safeguarding = partnership::valueOf(kSafeguarding, row.text(1)).value_or(Safeguarding::NotSaid);
            sheet.reportedOn = row.optionalDate(2);
            sheet.whyPartnership = row.text(3);
        }
    }
    {
        Statement row = reader.query(kConflictsSql, item);
        while (row.next()) {
            sheet.conflicts.push_back({row.id(0), row.text(1), row.text(2), row.text(3)});
        }
    }
    if (sheet.tags.empty() && sheet.problem.empty()) {
        base::Id continued;
        {
            Statement row = reader.query(kContinuesSql, item);
            continued = row.next() ? row.id(0) : base::Id {};
        }
        if (continued && continued != item) {
            const ItemSheet earlier = itemSheet(reader, continued);
            sheet.tags = earlier.tags;
            sheet.problem = earlier.problem;
            sheet.vulnerablePerson = sheet.vulnerablePerson || earlier.vulnerablePerson;
            sheet.reportedOn = sheet.reportedOn ? sheet.reportedOn : earlier.reportedOn;
            sheet.whyPartnership = sheet.whyPartnership.empty() ? earlier.whyPartnership : sheet.whyPartnership;
        }
    }
    return sheet;
}

bool isInConflict(const Reader& reader, const base::Id& item, const base::Id& agency)
{
    Statement row = reader.query(kConflictsSql, item);
    while (row.next()) {
        if (row.id(0) == agency) {
            return true;
        }
    }
    return false;
}

bool needsSafeguardingAnswer(const Reader& reader, const base::Id& item)
{
    Statement row = reader.query(kSubjectSql, item);
    return row.next() && subjectTypeFrom(row.text(0)) == SubjectType::Victim && row.text(1).empty();
}

std::vector<TaggedItem> itemsTagged(const Reader& reader, std::optional<TagKind> kind, std::string_view word)
{
    std::vector<TaggedItem> items;
    Statement row = reader.query(kTaggedSql, kind ? std::optional {std::string {toStored(*kind)}} : std::nullopt,
                                 base::trimmed(word));
    while (row.next()) {
        const auto tag = tagKindFrom(row.text(5));
        if (!tag) {
            continue;
        }
        items.push_back({row.id(0),
                         row.id(1),
                         referenceOf(reader, row.id(1)),
                         row.date(2),
                         row.number(3),
                         row.text(4),
                         {*tag, row.text(6)},
                         row.flag(7)});
    }
    return items;
}

std::vector<AssessmentDue> assessmentsDue(const Reader& reader)
{
    std::vector<AssessmentDue> due;
    Statement row = reader.query(kAssessmentsSql);
    while (row.next()) {
        due.push_back({row.id(0), row.id(1), row.text(2), referenceOf(reader, row.id(1)), row.date(3),
                       row.date(3) < reader.today()});
    }
    return due;
}

std::vector<ResponseTime> responseTimes(const Reader& reader)
{
    std::vector<ResponseTime> times;
    Statement row = reader.query(kReportedSql);
    while (row.next()) {
        ResponseTime time {row.id(0), row.text(1), row.text(2), row.date(3), row.optionalDate(4), 0};
        if (time.place.empty()) {
            time.place = row.text(5);
        }
        time.days = base::daysBetween(time.reportedOn, time.firstActionOn.value_or(reader.today()));
        times.push_back(std::move(time));
    }
    std::stable_sort(times.begin(), times.end(),
                     [](const ResponseTime& a, const ResponseTime& b) { return a.days > b.days; });
    return times;
}

}  // namespace muster::meetings
