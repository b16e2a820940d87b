// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/paper_list.h"

#include "core/base/text.h"
#include "core/documents/paper_list_parts.h"
#include "core/documents/paper_record.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>
#include <utility>

namespace muster::documents {

using governance::IssuedPaper;
using governance::PaperName;
using replica::Reader;

namespace {

constexpr int kDaysEitherWay = 60;

PaperStep stepAfter(const PaperLine& line, bool isMade)
{
    if (line.wasSent)
        return PaperStep::None;
    return isMade ? PaperStep::Send : PaperStep::Make;
}

std::optional<base::Date> lastDayOf(const PaperLine& line) { return std::max({line.made, line.approved, line.sent}); }

/// 0 is to go out, 1 waits for approval, 2 is done.
int groupOf(const PaperLine& line) { return !line.open ? 2 : line.wasSent ? 1 : 0; }

bool comesBefore(const PaperLine& a, const PaperLine& b)
{
    if (groupOf(a) != groupOf(b))
        return groupOf(a) < groupOf(b);
    if (groupOf(a) == 2) {
        const auto last = [](const PaperLine& line) {
            return lastDayOf(line).value_or(line.due.value_or(base::Date {}));
        };
        return std::tuple {last(b), a.title, a.of} < std::tuple {last(a), b.title, b.of};
    }
    // What has no day comes behind what has one.
    return std::tuple {!a.due, a.due, a.of, a.title} < std::tuple {!b.due, b.due, b.of, b.title};
}

std::string keyOf(const PaperName& name)
{
    return fmt::format("{}/{}/{}/{}/{}/{}/{}/{}", name.kind, name.edition, name.meeting.hex(), name.item.hex(),
                       name.agency.hex(), name.body.hex(), name.period, name.about);
}

bool isOf(const PaperName& made, const PaperName& wanted, bool anyAgency)
{
    return made.kind == wanted.kind && made.edition == wanted.edition && made.meeting == wanted.meeting
        && made.item == wanted.item && made.body == wanted.body && made.about == wanted.about
        && (anyAgency || made.agency == wanted.agency) && (wanted.meeting || made.period == wanted.period);
}

/// "DTCG, 18 October 2011", "Road Safety, 2011-10": what a record says of itself.
std::string ofRecord(const Reader& reader, const PaperName& name)
{
    std::vector<std::string> parts;
    if (const auto meeting = meetings::meetingById(reader, name.meeting))
        parts.push_back(detail::ofMeeting(*meeting));
    if (const auto body = partnership::body(reader, name.body))
        parts.push_back(body->shortName);
    if (const auto agency = partnership::agency(reader, name.agency))
        parts.push_back(agency->name);
    for (const std::string& text : {name.period, name.about}) {
        if (!text.empty())
            parts.push_back(text);
    }
    std::string words;
    for (const std::string& part : parts)
        words += (words.empty() ? "" : ", ") + part;
    return words;
}

}  // namespace

std::string_view inWords(PaperState state)
{
    constexpr std::array<std::string_view, 5> kWords {"Late", "Due", "Made", "Approved", "Sent"};
    return kWords[static_cast<std::size_t>(state)];
}

std::string_view inWords(PaperStep step)
{
    constexpr std::array<std::string_view, 10> kWords {"",
                                                       "Make it",
                                                       "Circulate the draft",
                                                       "Approve it at the next meeting",
                                                       "Check it for personal data",
                                                       "Approve it for the public",
                                                       "Tick where it came out",
                                                       "Hand it in",
                                                       "Close the request",
                                                       "Mark it as sent"};
    return kWords[static_cast<std::size_t>(step)];
}

PaperSpan aroundToday(const Reader& reader)
{
    return {base::addDays(reader.today(), -kDaysEitherWay), base::addDays(reader.today(), kDaysEitherWay), true};
}

std::vector<PaperLine> paperList(const Reader& reader, const PaperSpan& span)
{
    detail::PaperLines lines {reader, span};
    detail::addMeetingPapers(lines);
    detail::addYearPapers(lines);
    detail::addRestrictedCopies(lines);
    lines.addOthers();
    return lines.finish();
}

namespace detail {

std::string ofMeeting(const meetings::Meeting& meeting)
{
    return fmt::format("{}, {}", meeting.bodyShortName, base::longDate(meeting.date));
}

ExportRequest paperOf(std::string_view kind, const base::Id& meeting, Edition edition)
{
    ExportRequest paper;
    paper.kind = kind;
    paper.meeting = meeting;
    paper.edition = edition;
    return paper;
}

void noteIssued(PaperLine& line, const std::vector<IssuedPaper>& issued)
{
    for (const IssuedPaper& one : issued) {
        if (one.sentOn && (!line.sent || *one.sentOn > *line.sent)) {
            line.sent = one.sentOn;
            line.sentTo = one.sentTo;
        }
        if (one.madeOn && !line.made) {
            line.made = one.madeOn;
            line.madeBy = one.madeBy;
            line.version = one.version;
        }
    }
    line.wasSent = line.sent.has_value();
    // What goes out is the newest that was made.
    const auto newest =
        std::find_if(issued.begin(), issued.end(), [](const IssuedPaper& one) { return one.madeOn.has_value(); });
    if (!line.wasSent && newest != issued.end())
        line.unsent.push_back(newest->id);
}

PaperLines::PaperLines(const Reader& reader, const PaperSpan& span)
    : m_reader(reader)
    , m_span(span)
    , m_today(reader.today())
    , m_issued(governance::issuedPapers(reader))
    , m_taken(m_issued.size(), false)
{
}

bool PaperLines::holds(const std::optional<base::Date>& day) const
{
    return day && *day >= m_span.from && *day <= m_span.to;
}

bool PaperLines::shows(const PaperLine& line) const
{
    return holds(line.due) || holds(line.made) || holds(line.approved) || holds(line.sent);
}

std::vector<IssuedPaper> PaperLines::take(const PaperName& name, bool anyAgency)
{
    return takeIf([&](const IssuedPaper& one) { return isOf(one.name, name, anyAgency); });
}

std::vector<IssuedPaper> PaperLines::takeIf(const std::function<bool(const IssuedPaper&)>& belongs)
{
    std::vector<IssuedPaper> taken;
    for (std::size_t at = 0; at < m_issued.size(); ++at) {
        if (!m_taken[at] && belongs(m_issued[at])) {
            m_taken[at] = true;
            taken.push_back(m_issued[at]);
        }
    }
    return taken;
}

PaperLine PaperLines::blank(const ExportRequest& paper, std::string of, std::string who, std::optional<base::Date> due)
{
    PaperLine line;
    line.paper = paper;
    line.name = nameOf(paper);
    line.key = keyOf(line.name);
    line.title = paperTitle(paper.kind, paper.edition);
    line.of = std::move(of);
    line.who = std::move(who);
    line.due = due;
    return line;
}

PaperLine PaperLines::begin(const ExportRequest& paper, std::string of, std::string who, std::optional<base::Date> due)
{
    PaperLine line = blank(paper, std::move(of), std::move(who), due);
    noteIssued(line, take(line.name));
    return line;
}

void PaperLines::add(PaperLine line, bool draftGoesOut)
{
    line.wasSent = line.wasSent || line.sent.has_value();
    const bool isMade = line.made.has_value() || !line.unsent.empty();
    line.late = line.due && *line.due < m_today && !line.wasSent;
    line.open = draftGoesOut ? !line.approved : !line.wasSent && line.due.has_value();
    if (draftGoesOut && line.approved)
        line.state = PaperState::Approved;
    else if (line.wasSent)
        line.state = PaperState::Sent;
    else if (line.approved)
        line.state = PaperState::Approved;
    else if (isMade)
        line.state = PaperState::Made;
    else
        line.state = line.late ? PaperState::Late : PaperState::Due;
    if (line.next == PaperStep::None && !draftGoesOut)
        line.next = stepAfter(line, isMade);
    m_lines.push_back(std::move(line));
}

void PaperLines::addOthers()
{
    for (std::size_t at = 0; at < m_issued.size(); ++at) {
        if (m_taken[at])
            continue;
        const PaperName name = m_issued[at].name;
        const bool inSpan = holds(m_issued[at].madeOn) || holds(m_issued[at].sentOn);
        PaperLine line = begin(requestFor(name), ofRecord(m_reader, name), {}, {});
        if (inSpan)
            add(std::move(line));
    }
}

std::vector<PaperLine> PaperLines::finish()
{
    std::stable_sort(m_lines.begin(), m_lines.end(), comesBefore);
    return std::move(m_lines);
}

}  // namespace detail
}  // namespace muster::documents
