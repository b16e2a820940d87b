// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which record is marked when somebody says that a paper went out.
#include "core/documents/paper_list.h"
#include "core/documents/paper_record.h"
#include "core/documents/period.h"
#include "core/meetings/meeting_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::IssuedPaper;
using governance::MarkPaperSent;
using governance::PaperName;
using replica::Reader;

namespace {

constexpr int kMonthsBack = 24;
constexpr int kMonthsAhead = 12;
constexpr int kDaysAround = 90;

/// "2011-10" and "2011-10-01 to 2011-10-31" are the same time.
bool isSameTime(const std::string& a, const std::string& b)
{
    if (a == b)
        return true;
    const auto first = periodFrom(a);
    const auto second = periodFrom(b);
    return !a.empty() && !b.empty() && first && second && first->first == second->first && first->last == second->last;
}

bool isSame(PaperName a, const PaperName& b)
{
    if (!isSameTime(a.period, b.period))
        return false;
    a.period = b.period;
    return a == b;
}

/// Where a line of the list stands for all agencies together, its own steps hold for each.
bool isPartOf(const PaperName& one, const PaperLine& line)
{
    PaperName all = one;
    all.agency = {};
    return isSame(all, line.name);
}

Result<void> mayBeAsked(const Reader& reader, const ExportRequest& request)
{
    const auto kind = documentKind(request.kind);
    if (!kind)
        return tl::unexpected(kind.error());
    const auto& editions = (*kind)->editions;
    if (std::find(editions.begin(), editions.end(), request.edition) == editions.end())
        return fail(FailureCode::Refused,
                    fmt::format("The {} has no {} edition.", (*kind)->word, editionWord(request.edition)), "edition");
    if ((*kind)->needsMeeting && !meetings::meetingById(reader, request.meeting))
        return fail(FailureCode::Invalid, fmt::format("Say which meeting the {} is of.", (*kind)->word), "meeting");
    return {};
}

PaperSpan wideSpan(const Reader& reader, const ExportRequest& request)
{
    PaperSpan span {base::addMonths(reader.today(), -kMonthsBack), base::addMonths(reader.today(), kMonthsAhead), true};
    if (const auto meeting = meetings::meetingById(reader, request.meeting)) {
        span.from = std::min(span.from, base::addDays(meeting->date, -kDaysAround));
        span.to = std::max(span.to, base::addDays(meeting->date, kDaysAround));
    }
    return span;
}

Result<MarkPaperSent> goneOut(const std::string& title, const std::optional<base::Date>& on, const std::string& to)
{
    return fail(FailureCode::Refused,
                fmt::format("{}: it is marked as sent already{}{}.", title, on ? ", on " + base::longDate(*on) : "",
                            to.empty() ? "" : ", to " + to),
                "kind");
}

}  // namespace

Result<MarkPaperSent> sendingOf(const Reader& reader, const ExportRequest& request)
{
    if (const auto asked = mayBeAsked(reader, request); !asked)
        return tl::unexpected(asked.error());
    const PaperName name = nameOf(request);
    const auto list = paperList(reader, wideSpan(reader, request));
    for (const PaperLine& line : list) {
        if (!line.mayMark && (isSame(name, line.name) || isPartOf(name, line))) {
            const std::string_view next = inWords(line.next);
            return fail(FailureCode::Refused,
                        fmt::format("{}: its own steps say when it goes out{}.", line.title,
                                    next.empty() ? "" : fmt::format(". Next: {}", next)),
                        "kind");
        }
    }
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const PaperLine& line) { return isSame(name, line.name); });
    if (found != list.end()) {
        if (found->wasSent)
            return goneOut(found->title, found->sent, found->sentTo);
        return MarkPaperSent {.papers = found->unsent, .name = found->name};
    }
    MarkPaperSent sending {.name = name};
    for (const IssuedPaper& one : governance::issuedPapers(reader)) {
        if (!isSame(one.name, name))
            continue;
        if (one.sentOn)
            return goneOut(paperTitle(request.kind, request.edition), one.sentOn, one.sentTo);
        if (sending.papers.empty() && one.madeOn)
            sending.papers.push_back(one.id);
    }
    return sending;
}

}  // namespace muster::documents
