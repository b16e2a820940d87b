// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of the year that hang on no meeting: returns, closing reports, what the public reads, the plan, answers.
#include "core/base/text.h"
#include "core/documents/paper_list_parts.h"
#include "core/documents/paper_record.h"
#include "core/documents/period.h"
#include "core/governance/information_requests.h"
#include "core/governance/monthly_return_queries.h"
#include "core/governance/plan.h"
#include "core/governance/publication.h"
#include "core/governance/task_group_queries.h"
#include "core/performance/periods.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents::detail {

using governance::IssuedPaper;
using governance::Publication;
using governance::PublicationKind;
using governance::PublicationState;
using governance::TaskGroup;
using performance::Frequency;
using replica::Reader;

namespace {

/// A quarter's report is out two months after its end at the latest.
constexpr int kPublicReportMonths = 2;

std::string ownerOfPublications(const Reader& reader)
{
    const auto owner = governance::communicationsOwner(reader);
    return owner ? owner->title : std::string {"Communications owner"};
}

ExportRequest ofGroup(std::string_view kind, const base::Id& body, std::string period = {})
{
    ExportRequest paper = paperOf(kind, {});
    paper.body = body;
    paper.period = std::move(period);
    return paper;
}

void addReturns(PaperLines& lines, const std::vector<TaskGroup>& groups)
{
    const Reader& reader = lines.reader();
    const std::string last = governance::monthOf(base::addMonths(lines.span().to, 1));
    for (std::string month = governance::monthOf(lines.span().from); month <= last;
         month = governance::monthAfter(month)) {
        const base::Date due = governance::returnDueOn(reader, month);
        if (!lines.holds(due))
            continue;
        for (const TaskGroup& group : groups) {
            if (!governance::owesReturn(reader, group, month))
                continue;
            const governance::MonthlyReturn one = governance::monthlyReturn(reader, group.body, month);
            PaperLine line = lines.begin(ofGroup("monthly-return", group.body, month),
                                         fmt::format("{}, {}", group.shortName, governance::monthInWords(month)),
                                         group.themeLead, one.dueOn.value_or(due));
            line.made = line.sent = one.receivedOn;
            line.madeBy = one.receivedFrom;
            line.sentTo = one.notedAt;
            line.wasSent = line.sent.has_value();
            line.unsent.clear();
            line.mayMark = false;
            if (!line.wasSent)
                line.next = PaperStep::HandIn;
            if (!line.wasSent && one.begun)
                line.note = "Begun";
            lines.add(std::move(line));
        }
    }
}

void addClosingReports(PaperLines& lines, const std::vector<TaskGroup>& groups)
{
    for (const TaskGroup& group : groups) {
        const bool closedInSpan = lines.holds(group.closedOn);
        if (group.parent
            || (!lines.holds(group.endOn) && !(lines.span().waiting && group.overdueToFinish) && !closedInSpan))
            continue;
        PaperLine line =
            lines.begin(ofGroup("closing-report", group.body), group.shortName, group.themeLead, group.endOn);
        if (group.closedOn) {
            line.made = line.made ? line.made : group.closedOn;
            line.sent = line.sent ? line.sent : group.closedOn;
            line.sentTo = line.sentTo.empty() ? group.closedBy : line.sentTo;
            line.wasSent = true;
        }
        lines.add(std::move(line));
    }
}

/// Draft, checked, approved by the communications owner, out on a first channel.
void addPublication(PaperLines& lines, const Publication& one)
{
    if (one.state == PublicationState::Withdrawn)
        return;
    const bool over = one.state == PublicationState::Published;
    const bool waits = lines.span().waiting && !over && (!one.dueOn || *one.dueOn <= lines.span().to);
    if (!waits && !lines.holds(one.dueOn) && !lines.holds(one.checkedOn) && !lines.holds(one.approvedOn)
        && !lines.holds(one.publishedOn))
        return;
    ExportRequest paper = paperOf(governance::paperOf(one.kind), {}, Edition::Public);
    paper.period = base::isoDate(one.from) + " to " + base::isoDate(one.to);
    if (one.kind == PublicationKind::FullPlan)
        paper.edition = Edition::Full;
    PaperLine line =
        lines.begin(paper, governance::periodInWords(one.from, one.to), ownerOfPublications(lines.reader()), one.dueOn);
    noteIssued(line, lines.takeIf([&](const IssuedPaper& made) {
        const auto period = periodFrom(made.name.period);
        return made.name.kind == paper.kind && period && period->first == one.from && period->last == one.to;
    }));
    if (one.kind == PublicationKind::FullPlan || one.kind == PublicationKind::PlanSummary)
        line.paper.period.clear();
    line.key += "/" + one.id.hex();
    line.publication = one.id;
    line.mayMark = false;
    line.unsent.clear();
    line.made = one.checkedOn ? one.checkedOn : line.made;
    line.madeBy = one.checkedOn ? one.checkedBy : line.madeBy;
    line.approved = one.approvedOn;
    line.approvedBy = one.approvedBy;
    line.sent = one.publishedOn;
    line.wasSent = over;
    if (over)
        line.sentTo = fmt::format("{} of {} channels", one.channels, governance::kChannels.size());
    else if (one.state == PublicationState::Draft)
        line.note = "The draft is begun";
    line.next = one.state == PublicationState::Draft    ? PaperStep::Check
        : one.state == PublicationState::PrivacyChecked ? PaperStep::Approve
        : one.state == PublicationState::Approved       ? PaperStep::Publish
                                                        : PaperStep::None;
    if (one.version > 1)
        line.version = fmt::format("Version {}", one.version);
    lines.add(std::move(line));
}

/// Quarters that are over and of which nobody has begun the report (requirements M01).
void addQuarters(PaperLines& lines, const std::vector<Publication>& there)
{
    const base::Date current = performance::periodOf(lines.today(), Frequency::Quarterly);
    for (base::Date quarter = performance::periodOf(base::addMonths(lines.span().from, -6), Frequency::Quarterly);
         quarter < current; quarter = performance::periodsLater(quarter, Frequency::Quarterly, 1)) {
        const base::Date last = performance::lastDayOf(quarter, Frequency::Quarterly);
        const base::Date due = base::addDays(base::addMonths(base::addDays(last, 1), kPublicReportMonths), -1);
        const bool begun = std::any_of(there.begin(), there.end(), [&](const Publication& one) {
            return one.kind == PublicationKind::QuarterlyReport && one.from <= last && quarter <= one.to;
        });
        if (begun || !lines.holds(due))
            continue;
        ExportRequest paper = paperOf("quarterly-report", {}, Edition::Public);
        paper.period = base::isoDate(quarter) + " to " + base::isoDate(last);
        PaperLine line =
            lines.begin(paper, governance::periodInWords(quarter, last), ownerOfPublications(lines.reader()), due);
        line.note = "No draft is begun";
        lines.add(std::move(line));
    }
}

void addPlan(PaperLines& lines)
{
    const auto plan = governance::planOn(lines.reader(), lines.today());
    if (!plan || !plan->reviewDue)
        return;
    const bool waits = lines.span().waiting && *plan->reviewDue < lines.today();
    if (!waits && !lines.holds(plan->reviewDue))
        return;
    // What was printed of the plan before is no revision of it.
    PaperLine line = PaperLines::blank(paperOf("plan", {}), plan->plan.name, {}, plan->reviewDue);
    line.key = "plan/review/" + base::isoDate(*plan->reviewDue);
    line.title = "Plan, yearly revision";
    line.mayMark = false;
    line.note = plan->reviewInWords(lines.today());
    lines.add(std::move(line));
}

void addAnswers(PaperLines& lines)
{
    for (const governance::InformationRequest& one : governance::informationRequests(lines.reader())) {
        const bool over = one.state != governance::RequestState::Open;
        const bool waits = lines.span().waiting && !over && one.dueOn <= lines.span().to;
        if (!waits && !lines.holds(over ? one.answeredOn : one.dueOn))
            continue;
        ExportRequest paper = paperOf("request-bundle", {});
        paper.reference = one.reference;
        PaperLine line = lines.begin(paper, one.reference, {}, one.dueOn);
        line.title = "Answer to a request";
        line.note = over ? std::string {governance::inWords(one.state)} : one.clockInWords(lines.today());
        line.sent = over ? one.answeredOn : std::nullopt;
        line.wasSent = over;
        line.unsent.clear();
        line.mayMark = false;
        if (!over && line.made)
            line.next = PaperStep::Answer;
        lines.add(std::move(line));
    }
}

}  // namespace

void addYearPapers(PaperLines& lines)
{
    const auto groups = governance::taskGroups(lines.reader());
    addReturns(lines, groups);
    addClosingReports(lines, groups);
    const auto publications = governance::publications(lines.reader());
    for (const Publication& one : publications)
        addPublication(lines, one);
    addQuarters(lines, publications);
    addPlan(lines);
    addAnswers(lines);
}

}  // namespace muster::documents::detail
