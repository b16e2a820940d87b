// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/action_plan.h"

#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/partnership/stored_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

namespace muster::governance {

using partnership::StoredWord;
using partnership::wordOf;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::array kBands {
    StoredWord<PlanBand> {PlanBand::OnTarget, "on_target", "On target"},
    StoredWord<PlanBand> {PlanBand::OneMonthBehind, "one_month_behind", "Up to one month behind"},
    StoredWord<PlanBand> {PlanBand::MoreThanOneMonthBehind, "more_than_one_month_behind", "More than one month behind"},
    StoredWord<PlanBand> {PlanBand::Reprogrammed, "reprogrammed", "Reprogrammed with approval"},
};

constexpr std::string_view kLinesSql = R"(
        SELECT id, action, text, due_on, original_due_on, done_on, approved_reason FROM main.plan_line
         WHERE body = ?1 ORDER BY position, id)";

void fillFromAction(const Reader& reader, PlanLine& line, bool open)
{
    const auto action = actions::findAction(reader, line.action);
    if (!action) {
        line.ended = true;
        line.status = "No longer in the register";
        return;
    }
    const bool hide = action->restricted && open;
    line.reference = action->reference;
    line.restricted = action->restricted;
    line.text = hide ? "Restricted action" : action->text;
    line.owner = action->ownerTitle.empty() || hide ? action->lead.name
                                                    : fmt::format("{}, {}", action->ownerTitle, action->lead.name);
    line.dueOn = action->due;
    line.originalDueOn = action->originalDue;
    line.status = std::string {actions::inWords(action->status)};
    line.done = action->status == actions::ActionStatus::ClosedVerified
        || action->status == actions::ActionStatus::CompleteClaimed;
    line.doneOn = line.done ? action->closedOn : std::nullopt;
    line.ended = !line.done && !actions::isOpen(action->status);
    if (action->due) {
        // Every later date in the register was agreed with a reason.
        const bool moved = action->originalDue && *action->originalDue < *action->due;
        line.band = line.ended ? std::nullopt : std::optional {bandOf(*action->due, reader.today(), line.done, moved)};
    }
}

}  // namespace

std::string_view toStored(PlanBand band) { return wordOf(kBands, band).stored; }
std::string_view inWords(PlanBand band) { return wordOf(kBands, band).words; }

PlanBand bandOf(base::Date due, base::Date today, bool done, bool reprogrammed)
{
    if (done) {
        return PlanBand::OnTarget;
    }
    if (today <= due) {
        return reprogrammed ? PlanBand::Reprogrammed : PlanBand::OnTarget;
    }
    return today <= base::addMonths(due, 1) ? PlanBand::OneMonthBehind : PlanBand::MoreThanOneMonthBehind;
}

std::vector<int> percentages(const std::vector<int>& counts)
{
    const int total = std::accumulate(counts.begin(), counts.end(), 0);
    std::vector<int> percent(counts.size(), 0);
    if (total == 0) {
        return percent;
    }
    int given = 0;
    std::vector<std::pair<int, std::size_t>> rests;
    for (std::size_t at = 0; at < counts.size(); ++at) {
        percent[at] = counts[at] * 100 / total;
        given += percent[at];
        rests.emplace_back(-(counts[at] * 100 % total), at);
    }
    std::sort(rests.begin(), rests.end());
    for (std::size_t at = 0; given < 100; ++at, ++given) {
        ++percent[rests[at].second];
    }
    return percent;
}

std::string PlanSummary::inWords() const
{
    if (total == 0) {
        return "Nothing in the plan has a date yet.";
    }
    std::string words;
    for (const BandShare& share : shares) {
        const std::string name {governance::inWords(share.band)};
        words += fmt::format("{}{} {}% ({})", words.empty() ? "" : ", ", words.empty() ? name : base::lowered(name),
                             share.percent, share.count);
    }
    return words;
}

PlanSummary summaryOf(const std::vector<PlanLine>& lines)
{
    PlanSummary summary;
    std::vector<int> counts(kPlanBands.size(), 0);
    for (const PlanLine& line : lines) {
        if (line.band) {
            ++counts[static_cast<std::size_t>(*line.band)];
            ++summary.total;
        } else if (!line.ended) {
            ++summary.undated;
        }
        summary.done += line.done ? 1 : 0;
    }
    const std::vector<int> percent = percentages(counts);
    for (std::size_t at = 0; at < kPlanBands.size(); ++at) {
        summary.shares.push_back({kPlanBands[at], counts[at], percent[at]});
    }
    return summary;
}

ActionPlan actionPlanOf(const Reader& reader, const base::Id& body, bool open)
{
    ActionPlan plan;
    {
        Statement row = reader.query(kLinesSql, body);
        while (row.next()) {
            PlanLine line;
            line.id = row.id(0);
            line.body = body;
            line.action = row.id(1);
            line.text = row.text(2);
            line.dueOn = row.optionalDate(3);
            line.originalDueOn = row.optionalDate(4);
            line.doneOn = row.optionalDate(5);
            line.approvedReason = row.text(6);
            plan.lines.push_back(std::move(line));
        }
    }
    for (PlanLine& line : plan.lines) {
        if (line.action) {
            fillFromAction(reader, line, open);
            continue;
        }
        line.done = line.doneOn.has_value();
        line.status = line.done ? "Reached" : line.dueOn && *line.dueOn < reader.today() ? "Overdue" : "To come";
        if (line.dueOn) {
            line.band = bandOf(*line.dueOn, reader.today(), line.done, !line.approvedReason.empty());
        }
    }
    std::stable_sort(plan.lines.begin(), plan.lines.end(), [](const PlanLine& a, const PlanLine& b) {
        return std::tuple {!a.dueOn, a.dueOn.value_or(base::Date {})}
        < std::tuple {!b.dueOn, b.dueOn.value_or(base::Date {})};
    });
    plan.summary = summaryOf(plan.lines);
    return plan;
}

}  // namespace muster::governance
