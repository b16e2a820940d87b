// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/board_report.h"

#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/actions/ranking.h"
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using actions::Blockage;
using actions::ExceptionState;
using actions::PerformanceException;
using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

namespace {

struct Report {
    partnership::Body body;
    base::Date date {};
    std::string how;  ///< "by circulation", "for the meeting of 29 November 2011"
    int number = 0;
    bool isDraft = false;
    std::vector<PerformanceException> exceptions;
    std::vector<Blockage> blockages;
};

/// The Board that answers for the whole partnership: the first that may resolve.
std::optional<partnership::Body> statutoryBoard(const Reader& reader)
{
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.authority == partnership::Authority::StatutoryDecision)
            return body;
    }
    return std::nullopt;
}

/// A tasking meeting raises exceptions, and reports them to others.
bool isReportedTo(const partnership::Body& body)
{
    using enum partnership::Authority;
    return body.authority == StatutoryDecision || body.authority == PerformanceScrutiny || body.authority == Scrutiny
        || body.authority == StrategicGoals;
}

template <class Thing> std::vector<Thing> chosen(const std::vector<Thing>& all, const std::vector<base::Id>& wanted)
{
    std::vector<Thing> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some), [&wanted](const Thing& thing) {
        return std::find(wanted.begin(), wanted.end(), thing.id) != wanted.end();
    });
    return some;
}

/// What a report would hold today: what somebody has looked at and what is not ended, most important first.
std::vector<PerformanceException> exceptionsToReport(const Reader& reader)
{
    std::vector<PerformanceException> some;
    for (const actions::RankedLine& line : actions::rankedList(reader).lines) {
        if (line.exception && actions::isOpen(line.exception->state)
            && line.exception->state != ExceptionState::Detected)
            some.push_back(*line.exception);
    }
    return some;
}

Result<Report> reportFor(const Reader& reader, const base::Id& meetingId)
{
    Report report;
    auto meeting = meetings::meetingById(reader, meetingId);
    auto body = meeting ? partnership::body(reader, meeting->body) : std::nullopt;
    if (!body || !isReportedTo(*body)) {
        meeting.reset();
        body = statutoryBoard(reader);
    }
    if (!body) {
        return fail(FailureCode::NotFound,
                    "No body of the partnership may resolve, so there is no Board to report to. Say which meeting the "
                    "report is for, or give a body that authority on the Partnership page.",
                    "meeting");
    }
    report.body = *body;
    const auto made = actions::exceptionReports(reader, body->id);
    const auto tabled = std::find_if(made.rbegin(), made.rend(), [&](const actions::ExceptionReport& one) {
        return meeting ? one.meeting == meeting->id || one.notedMeeting == meeting->id : one.madeOn == reader.today();
    });
    if (tabled != made.rend()) {
        report.number = tabled->number;
        report.date = tabled->madeOn.value_or(reader.today());
        report.how = tabled->byCirculation() ? "by circulation between meetings"
            : meeting                        ? "for the meeting of " + base::longDate(meeting->date)
                                             : "";
        report.exceptions = chosen(actions::listExceptions(reader), tabled->exceptions);
        report.blockages = chosen(actions::listBlockages(reader), tabled->blockages);
        return report;
    }
    report.isDraft = true;
    report.number = actions::nextReportNumber(reader, body->id);
    report.date = meeting ? meeting->date : reader.today();
    report.exceptions = exceptionsToReport(reader);
    report.blockages = actions::blockagesForBoard(reader);
    return report;
}

/// What stands beside the table: not confirmed yet, and only counted.
void addOthers(Document& document, const Reader& reader)
{
    std::vector<std::string> waiting;
    int dismissed = 0;
    for (const PerformanceException& exception : actions::listExceptions(reader)) {
        if (exception.state == ExceptionState::Detected)
            waiting.push_back(exception.restricted || exception.name.empty()
                                  ? exception.reference
                                  : exception.reference + " " + exception.name);
        dismissed += exception.state == ExceptionState::Dismissed ? 1 : 0;
    }
    if (!waiting.empty())
        document.blocks.push_back(
            paragraph("Awaiting confirmation: " + base::joinedInWords(waiting) + ".", ParagraphStyle::Quiet));
    if (dismissed > 0)
        document.blocks.push_back(paragraph(fmt::format("{} dismissed, with the reason on record.",
                                                        base::counted(dismissed, "exception was", "exceptions were")),
                                            ParagraphStyle::Quiet));
}

}  // namespace

Result<Document> boardReport(const Reader& reader, const base::Id& meeting)
{
    auto report = reportFor(reader, meeting);
    if (!report)
        return tl::unexpected(report.error());
    Document document =
        performancePaper(reader, "Exception and blockage report", fmt::format("Report {}", report->number));
    document.subject = "What is unusual or stuck, and what is asked of the " + report->body.name;
    document.draft = report->isDraft;
    std::string subtitle =
        fmt::format("To the {}, report {}, {}", report->body.name, report->number, base::longDate(report->date));
    if (!report->how.empty())
        subtitle += ", " + report->how;
    document.blocks.push_back(Title {"Exception and blockage report", subtitle});
    addDirections(document, performance::chartsOfMeasures(reader));
    document.blocks.push_back(Heading {1, "Exceptions", "", "exceptions"});
    if (report->exceptions.empty())
        document.blocks.push_back(paragraph("None to report."));
    for (const PerformanceException& exception : report->exceptions)
        addException(document, reader, exception);
    addOthers(document, reader);
    document.blocks.push_back(Heading {1, "Blockages", "", "blockages"});
    if (report->blockages.empty())
        document.blocks.push_back(paragraph("None to report."));
    for (const Blockage& blockage : report->blockages)
        addBlockage(document, reader, blockage);
    return document;
}

}  // namespace muster::documents
