// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/plan.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::Date;
using replica::Reader;

namespace {

constexpr std::string_view kPlansSql = "SELECT id, name, first_year, last_year FROM plan ORDER BY first_year DESC, id";

constexpr std::string_view kRevisionsSql = R"sql(
    SELECT r.id, r.plan, r.year, r.assessment, a.title, r.priority_set, s.name, r.state, r.final_on, r.summary
      FROM plan_revision r LEFT JOIN strategic_assessment a ON a.id = r.assessment
      LEFT JOIN priority_set s ON s.id = r.priority_set
     WHERE r.plan = ?1 ORDER BY r.year, r.id
)sql";

constexpr std::string_view kAssessmentsSql = R"sql(
    SELECT id, title, period_from, period_to, received_on, findings, evidence
      FROM strategic_assessment ORDER BY received_on IS NOT NULL, received_on DESC, title, id
)sql";

constexpr std::string_view kRecommendedSql =
    "SELECT text FROM assessment_priority WHERE assessment = ?1 ORDER BY position, id";

std::vector<PlanRevision> revisionsOf(const Reader& reader, const base::Id& plan)
{
    std::vector<PlanRevision> revisions;
    replica::Statement row = reader.query(kRevisionsSql, plan);
    while (row.next()) {
        revisions.push_back({row.id(0), row.id(1), row.number(2), row.id(3), row.text(4), row.id(5), row.text(6),
                             row.text(7) == "final" ? RevisionState::Final : RevisionState::Draft, row.optionalDate(8),
                             row.text(9)});
    }
    return revisions;
}

}  // namespace

Date Plan::first() const { return std::chrono::year {firstYear} / 4 / 1; }

Date Plan::last() const { return std::chrono::year {lastYear} / 3 / 31; }

const PlanRevision* PlanOverview::newestFinal() const
{
    const PlanRevision* newest = nullptr;
    for (const PlanRevision& revision : revisions) {
        if (revision.state == RevisionState::Final && revision.finalOn
            && (newest == nullptr || *revision.finalOn > *newest->finalOn)) {
            newest = &revision;
        }
    }
    return newest;
}

std::string PlanOverview::reviewInWords(Date today) const
{
    if (newestFinal() == nullptr) {
        return "No revision is final yet";
    }
    if (!reviewDue) {
        return "The plan has ended";
    }
    return *reviewDue <= today ? "Review due since " + base::longDate(*reviewDue)
                               : "Review due on " + base::longDate(*reviewDue);
}

std::vector<PlanOverview> plans(const Reader& reader)
{
    std::vector<PlanOverview> all;
    replica::Statement row = reader.query(kPlansSql);
    while (row.next()) {
        all.push_back({{row.id(0), row.text(1), row.number(2), row.number(3)}, {}, {}, std::nullopt});
    }
    const Date today = reader.today();
    for (PlanOverview& one : all) {
        one.revisions = revisionsOf(reader, one.plan.id);
        for (int year = one.plan.firstYear; year < one.plan.lastYear; ++year) {
            const bool there = std::any_of(one.revisions.begin(), one.revisions.end(),
                                           [year](const PlanRevision& revision) { return revision.year == year; });
            if (!there && std::chrono::year {year} / 4 / 1 <= today) {
                one.yearsWithout.push_back(year);
            }
        }
        const PlanRevision* newest = one.newestFinal();
        if (newest != nullptr && today <= one.plan.last()) {
            one.reviewDue = base::addMonths(*newest->finalOn, 12);
        }
    }
    return all;
}

std::optional<PlanOverview> planOn(const Reader& reader, Date date)
{
    for (PlanOverview& one : plans(reader)) {
        if (one.plan.first() <= date && date <= one.plan.last()) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

std::vector<StrategicAssessment> assessments(const Reader& reader)
{
    std::vector<StrategicAssessment> all;
    replica::Statement row = reader.query(kAssessmentsSql);
    while (row.next()) {
        all.push_back({row.id(0),
                       row.text(1),
                       row.optionalDate(2),
                       row.optionalDate(3),
                       row.optionalDate(4),
                       row.text(5),
                       row.text(6),
                       {}});
    }
    for (StrategicAssessment& one : all) {
        replica::Statement priority = reader.query(kRecommendedSql, one.id);
        while (priority.next()) {
            one.priorities.push_back(priority.text(0));
        }
    }
    return all;
}

std::optional<StrategicAssessment> assessment(const Reader& reader, const base::Id& id)
{
    for (StrategicAssessment& one : assessments(reader)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

std::string_view inWords(RevisionState state) { return state == RevisionState::Final ? "Final" : "Draft"; }

}  // namespace muster::governance
