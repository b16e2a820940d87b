// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/build_document.h"

#include "core/documents/accountability_papers.h"
#include "core/documents/action_documents.h"
#include "core/documents/agency_pack.h"
#include "core/documents/agenda_document.h"
#include "core/documents/annual_report.h"
#include "core/documents/board_report.h"
#include "core/documents/group_papers.h"
#include "core/documents/recommendation_pack.h"
#include "core/documents/briefing_sheet.h"
#include "core/documents/invitation_calendar.h"
#include "core/documents/item_papers.h"
#include "core/documents/minutes_document.h"
#include "core/documents/paper_parts.h"
#include "core/documents/plan_papers.h"
#include "core/documents/public_report.h"
#include "core/documents/publication_steps.h"
#include "core/documents/register_documents.h"
#include "core/documents/report_head.h"
#include "core/documents/year_parts.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

namespace {

Result<Document> buildAgenda(const Reader& reader, const ExportRequest& request)
{
    return agendaDocument(reader, request.meeting, request.edition, request.termsOfReference);
}

Result<Document> buildMinutes(const Reader& reader, const ExportRequest& request)
{
    if (request.edition == Edition::Restricted)
        return restrictedExtract(reader, request.meeting, request.item, request.agency);
    if (request.edition == Edition::Public) {
        const auto profile = partnership::profile(reader);
        const auto meeting = meetings::meetingById(reader, request.meeting);
        if (meeting && meeting->bodyAuthority == "operational_tasking" && profile && !profile->publishTaskingMinutes)
            return fail(FailureCode::Refused,
                        "The partnership does not make public versions of tasking minutes. It can say otherwise on the "
                        "Partnership page, under Profile.",
                        "edition");
    }
    return minutesDocument(reader, request.meeting, request.edition, request.version);
}

Result<Document> buildActionSheet(const Reader& reader, const ExportRequest& request)
{
    return actionSheet(reader, request.meeting, request.agency);
}

Result<Document> buildActionLog(const Reader& reader, const ExportRequest& request)
{
    ActionLogOptions options;
    if (const auto meeting = meetings::meetingById(reader, request.meeting))
        options.body = meeting->body;
    options.agency = request.agency;
    options.period = request.period;
    options.groupByAgency = request.groupByAgency;
    options.edition = request.edition;
    return actionLog(reader, options);
}

Result<Document> buildBoardReport(const Reader& reader, const ExportRequest& request)
{
    return boardReport(reader, request.meeting);
}

Result<Document> buildPerformancePack(const Reader& reader, const ExportRequest& request)
{
    return performancePack(reader, request.meeting);
}

Result<Document> buildInvitation(const Reader& reader, const ExportRequest& request)
{
    return invitationDocument(reader, request.meeting, request.agency);
}

Result<std::string> invitationCalendar(const Reader& reader, const ExportRequest& request)
{
    const auto invitation = invitationFor(reader, request.meeting, request.agency);
    if (!invitation)
        return tl::unexpected(invitation.error());
    return calendarOf(*invitation, *meetings::meetingById(reader, request.meeting));
}

Result<Document> buildAgencyPack(const Reader& reader, const ExportRequest& request)
{
    return agencyPack(reader, request.meeting, request.agency);
}

Result<Document> buildPapers(const Reader& reader, const ExportRequest& request)
{
    return itemPapers(reader, request.meeting, request.item);
}

Result<Document> buildBriefing(const Reader& reader, const ExportRequest& request)
{
    return briefingSheet(reader, request.sector, request.edition);
}

Result<Document> buildTaskLists(const Reader& reader, const ExportRequest&) { return taskLists(reader); }

/// A register of the body of the meeting, where one is named.
template <Result<Document> (*kBuild)(const Reader&, const RegisterOptions&)>
Result<Document> buildRegister(const Reader& reader, const ExportRequest& request)
{
    const auto meeting = meetings::meetingById(reader, request.meeting);
    return kBuild(reader, {meeting ? meeting->body : base::Id {}, request.agency, request.period});
}

Result<Document> buildRetention(const Reader& reader, const ExportRequest&) { return retentionReport(reader); }

Result<Document> buildRequestLog(const Reader& reader, const ExportRequest&) { return requestLog(reader); }

Result<Document> buildRequestBundle(const Reader& reader, const ExportRequest& request)
{
    return requestBundle(reader, request.reference);
}

Result<Document> buildThemes(const Reader& reader, const ExportRequest&) { return themeReport(reader); }

Result<Document> buildAnnualReport(const Reader& reader, const ExportRequest& request)
{
    const auto period = periodOfYear(reader, request.period, request.meeting);
    if (!period)
        return tl::unexpected(period.error());
    const auto approved =
        approvedPaper(reader, governance::PublicationKind::AnnualReport, period->last, request.edition,
                      request.period.empty() ? std::optional<Period> {} : std::optional {*period});
    if (!approved)
        return tl::unexpected(approved.error());
    if (*approved) {
        const auto agency = partnership::agency(reader, request.agency);
        return agency ? agencyPage(**approved, agency->shortName) : Result<Document> {**approved};
    }
    auto report = annualReport(reader, request.period, request.meeting, request.agency);
    if (report)
        addReportHead(*report, reader, request);
    if (report && request.edition == Edition::Public) {
        report->marking.clear();
        report->edition = kPublicEdition;
    }
    return report;
}

template <Result<Document> (*Make)(const Reader&), governance::PublicationKind Kind>
Result<Document> planOfToday(const Reader& reader, const ExportRequest& request)
{
    auto approved = approvedPaper(reader, Kind, reader.today(), request.edition);
    if (!approved)
        return tl::unexpected(approved.error());
    return *approved ? Result<Document> {**std::move(approved)} : Make(reader);
}

Result<Document> buildAnnualSummary(const Reader& reader, const ExportRequest& request)
{
    return annualSummary(reader, request.period, request.meeting);
}

Result<Document> buildScrutinyReport(const Reader& reader, const ExportRequest& request)
{
    return scrutinyReport(reader, request.meeting);
}

Result<Document> buildCountyPaper(const Reader& reader, const ExportRequest& request)
{
    return countyPaper(reader, request.meeting);
}

Result<Document> buildRecommendationPack(const Reader& reader, const ExportRequest& request)
{
    return recommendationPack(reader, request.reference, request.agency);
}

Result<Document> buildActionPlan(const Reader& reader, const ExportRequest& request)
{
    return actionPlanPaper(reader, request.body);
}

Result<Document> buildMonthlyReturn(const Reader& reader, const ExportRequest& request)
{
    return monthlyReturnPaper(reader, request.body, request.period);
}

Result<Document> buildClosingReport(const Reader& reader, const ExportRequest& request)
{
    return closingReportPaper(reader, request.body);
}

/// A paper that only a period is chosen for.
template <Result<Document> (*Make)(const Reader&, const std::string&)>
Result<Document> ofPeriod(const Reader& reader, const ExportRequest& request)
{
    return Make(reader, request.period);
}

/// A paper of how things stand today.
template <Result<Document> (*Make)(const Reader&)>
Result<Document> ofToday(const Reader& reader, const ExportRequest&)
{
    return Make(reader);
}

/// The meetings of a year planner that are planned or held, for a calendar to take in.
Result<std::string> yearCalendarFile(const Reader& reader, const ExportRequest& request)
{
    const auto span = yearOfPlanner(reader, request.period);
    if (!span)
        return tl::unexpected(span.error());
    const auto meetings = meetings::meetingsBetween(reader, span->first, span->last);
    if (meetings.empty())
        return fail(FailureCode::NotFound, "No meeting is planned in that time.", "period");
    return calendarOf(meetings, reader.now());
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words)
        all += (all.empty() ? "" : ", ") + word;
    return all;
}

}  // namespace

const std::vector<DocumentKind>& documentKinds()
{
    using enum Edition;
    static const std::vector<DocumentKind> kinds {
        {"agenda", "Agenda", true, {Full, Public}, {"pdf", "html", "txt", "csv"}, buildAgenda},
        {"action-sheet", "Action sheet", true, {Full}, {"pdf", "html", "txt", "csv"}, buildActionSheet},
        {"minutes", "Minutes", true, {Full, Restricted, Public}, {"pdf", "html", "txt"}, buildMinutes},
        {"action-log", "Action log", false, {Full, Public}, {"pdf", "html", "txt", "csv"}, buildActionLog},
        {"board-report", "Exception and blockage report", false, {Full}, {"pdf", "html", "txt"}, buildBoardReport},
        {"performance-pack", "Performance pack", false, {Full}, {"pdf", "html", "txt"}, buildPerformancePack},
        {"annual-report", "Annual report by agency", false, {Full, Public}, {"pdf", "html", "txt", "csv"}, buildAnnualReport},
        {"annual-summary", "Annual summary of the tasking group", false, {Full}, {"pdf", "html", "txt"}, buildAnnualSummary},
        {"meeting-burden", "What the meetings cost", false, {Full}, {"pdf", "html", "txt", "csv"}, ofPeriod<meetingBurdenPage>},
        {"quarterly-report", "Public report", false, {Public}, {"pdf", "html", "txt"}, ofPeriod<quarterlyReport>},
        {"household-text", "Household text", false, {Public}, {"pdf", "html", "txt"}, ofPeriod<householdText>},
        {"newspaper-text", "Newspaper text", false, {Public}, {"pdf", "html", "txt"}, ofPeriod<newspaperText>},
        {"scrutiny-report", "Report to scrutiny", false, {Full}, {"pdf", "html", "txt"}, buildScrutinyReport},
        {"county-paper", "County goals", false, {Full}, {"pdf", "html", "txt", "csv"}, buildCountyPaper},
        {"publication-register", "Register of publications", false, {Full}, {"pdf", "html", "txt", "csv"}, ofPeriod<publicationRegister>},
        {"question-log", "Questions of the public", false, {Full}, {"pdf", "html", "txt", "csv"}, ofPeriod<questionLog>},
        {"panel-register", "Priorities of neighbourhood panels", false, {Full}, {"pdf", "html", "txt", "csv"}, ofPeriod<panelRegister>},
        {"ratification-pack", "Recommendation for an agency", false, {Full}, {"pdf", "html", "txt"}, buildRecommendationPack},
        {"action-plan", "Action plan of a group", false, {Full}, {"pdf", "html", "txt", "csv"}, buildActionPlan},
        {"monthly-return", "Monthly return", false, {Full}, {"pdf", "html", "txt", "csv"}, buildMonthlyReturn},
        {"closing-report", "Closing report of a group", false, {Full}, {"pdf", "html", "txt"}, buildClosingReport},
        {"plan", "Plan tables", false, {Full}, {"pdf", "html", "txt", "csv"},
         planOfToday<planTables, governance::PublicationKind::FullPlan>},
        {"plan-summary", "Plan summary", false, {Public}, {"pdf", "html", "txt"},
         planOfToday<planSummary, governance::PublicationKind::PlanSummary>},
        {"governance", "Governance structure", false, {Full}, {"pdf", "html", "txt"}, ofPeriod<governancePaper>},
        {"compliance", "Compliance", false, {Full}, {"pdf", "html", "txt", "csv"}, ofToday<compliancePaper>},
        {"year-planner", "Year planner", false, {Full}, {"pdf", "html", "txt", "csv", "ics"}, ofPeriod<yearPlanner>, true,
         yearCalendarFile},
        {"decisions", "Decisions", false, {Full}, {"pdf", "html", "txt", "csv"}, ofPeriod<decisionList>},
        {"invitation", "Invitation", true, {Full}, {"ics", "txt", "pdf", "html"}, buildInvitation, true, invitationCalendar},
        {"agency-pack", "Pack for an agency", true, {Full}, {"pdf", "html", "txt"}, buildAgencyPack},
        {"papers", "Papers with recommendations", true, {Full}, {"pdf", "html", "txt"}, buildPapers},
        {"briefing", "Briefing and tasking", false, {Full, Restricted}, {"pdf", "html", "txt"}, buildBriefing, false},
        {"task-lists", "Task lists", false, {Full}, {"pdf", "html", "txt", "csv"}, buildTaskLists},
        {"theme-report", "Items by theme", false, {Full}, {"pdf", "html", "txt", "csv"}, buildThemes},
        {"attendance-register", "Attendance register", false, {Full}, {"pdf", "html", "txt", "csv"},
         buildRegister<attendanceRegister>},
        {"declaration-register", "Register of declared interests", false, {Full}, {"pdf", "html", "txt", "csv"},
         buildRegister<declarationRegister>},
        {"disclosure-register", "Disclosure register", false, {Full}, {"pdf", "html", "txt", "csv"},
         buildRegister<disclosureRegister>},
        {"copy-register", "Register of copies", false, {Full}, {"pdf", "html", "txt", "csv"}, buildRegister<copyRegister>},
        {"retention-report", "Retention report", false, {Full}, {"pdf", "html", "txt", "csv"}, buildRetention},
        {"request-log", "Requests for information", false, {Full}, {"pdf", "html", "txt", "csv"}, buildRequestLog},
        {"request-bundle", "Answer to a request for information", false, {Full}, {"pdf", "html", "txt"}, buildRequestBundle},
    };
    return kinds;
}

Result<const DocumentKind*> documentKind(std::string_view word)
{
    std::vector<std::string> known;
    for (const DocumentKind& kind : documentKinds()) {
        if (kind.word == word)
            return &kind;
        known.emplace_back(kind.word);
    }
    return fail(FailureCode::Invalid, fmt::format("There is no document \"{}\". There are: {}.", word, joined(known)),
                "kind");
}

Result<Document> buildDocument(const Reader& reader, const ExportRequest& request)
{
    const auto kind = documentKind(request.kind);
    if (!kind)
        return tl::unexpected(kind.error());
    const DocumentKind& one = **kind;
    if (std::find(one.editions.begin(), one.editions.end(), request.edition) == one.editions.end()) {
        std::vector<std::string> editions;
        for (const Edition edition : one.editions)
            editions.emplace_back(editionWord(edition));
        return fail(FailureCode::Refused,
                    fmt::format("The {} has no {} edition. There are: {}.", one.word, editionWord(request.edition),
                                joined(editions)),
                    "edition");
    }
    if (one.needsMeeting && request.meeting.isNil())
        return fail(FailureCode::Invalid, fmt::format("Say which meeting the {} is of.", one.word), "meeting");
    if (request.edition == Edition::Restricted && one.restrictedByItem
        && (request.item.isNil() || request.agency.isNil()))
        return fail(FailureCode::Invalid, "A restricted edition holds one item for one agency: name both.", "item");
    auto document = one.build(reader, request);
    // What was approved stays as it was.
    if (document && request.kind != "annual-report")
        addReportHead(*document, reader, request);
    return document;
}

Result<std::string> buildCalendar(const Reader& reader, const ExportRequest& request)
{
    const auto kind = documentKind(request.kind);
    if (!kind)
        return tl::unexpected(kind.error());
    if ((*kind)->calendar == nullptr)
        return fail(FailureCode::Invalid, fmt::format("The {} cannot be a calendar.", (*kind)->word), "output");
    if ((*kind)->needsMeeting && request.meeting.isNil())
        return fail(FailureCode::Invalid, fmt::format("Say which meeting the {} is of.", (*kind)->word), "meeting");
    return (*kind)->calendar(reader, request);
}

}  // namespace muster::documents
