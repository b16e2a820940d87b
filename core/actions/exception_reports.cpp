// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reports exceptions and blockages went into, and the agendas they stand on.
#include "core/actions/exception_queries.h"

namespace muster::actions {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kReportsSql = R"(
        SELECT r.id, r.body, b.name, b.short_name, r.number, r.made_on, r.by_role, r.meeting, r.noted_meeting,
               r.noted_on, r.text
          FROM main.exception_report r LEFT JOIN main.body b ON b.id = r.body
         WHERE ?1 IS NULL OR r.body = ?1 ORDER BY r.made_on DESC, r.number DESC, r.id)";
constexpr std::string_view kLinesSql = R"(
        SELECT l.exception, x.reference, l.blockage, k.reference FROM main.exception_report_line l
          LEFT JOIN main.performance_exception x ON x.id = l.exception
          LEFT JOIN main.blockage k ON k.id = l.blockage
         WHERE l.report = ?1 ORDER BY x.number, x.reference, k.number, k.reference, l.id)";
constexpr std::string_view kRecipientsSql = R"(
        SELECT r.agency, g.short_name, r.role_title FROM main.exception_report_recipient r
          LEFT JOIN main.agency g ON g.id = r.agency WHERE r.report = ?1 ORDER BY g.position, g.short_name, r.role_title)";
constexpr std::string_view kHighestSql = "SELECT ifnull(max(number), 0) FROM main.exception_report WHERE body = ?1";
constexpr std::string_view kPlacesSql =
    "SELECT meeting, item FROM main.exception_item WHERE exception = ?1 OR blockage = ?1 ORDER BY id";
constexpr std::string_view kSubjectSql = "SELECT exception, blockage FROM main.exception_item WHERE item = ?1 LIMIT 1";

}  // namespace

std::vector<ExceptionReport> exceptionReports(const Reader& reader, const base::Id& body)
{
    std::vector<ExceptionReport> reports;
    {
        Statement row = reader.query(kReportsSql, body);
        while (row.next()) {
            ExceptionReport report;
            report.id = row.id(0);
            report.body = row.id(1);
            report.bodyName = row.text(2);
            report.bodyShortName = row.text(3);
            report.number = row.number(4);
            report.madeOn = row.optionalDate(5);
            report.byRole = row.text(6);
            report.meeting = row.id(7);
            report.notedMeeting = row.id(8);
            report.notedOn = row.optionalDate(9);
            report.text = row.text(10);
            reports.push_back(std::move(report));
        }
    }
    for (ExceptionReport& report : reports) {
        Statement lines = reader.query(kLinesSql, report.id);
        while (lines.next()) {
            if (!lines.isNull(0)) {
                report.exceptions.push_back(lines.id(0));
                report.exceptionReferences.push_back(lines.text(1));
            } else {
                report.blockages.push_back(lines.id(2));
                report.blockageReferences.push_back(lines.text(3));
            }
        }
        Statement recipients = reader.query(kRecipientsSql, report.id);
        while (recipients.next()) {
            report.recipients.push_back({recipients.id(0), recipients.text(1), recipients.text(2)});
        }
    }
    return reports;
}

std::vector<ExceptionReport> reportsToNote(const Reader& reader, const base::Id& body)
{
    std::vector<ExceptionReport> reports = exceptionReports(reader, body);
    std::erase_if(reports,
                  [](const ExceptionReport& report) { return !report.byCirculation() || report.notedOn.has_value(); });
    return reports;
}

int nextReportNumber(const Reader& reader, const base::Id& body)
{
    Statement row = reader.query(kHighestSql, body);
    row.next();
    return row.number(0) + 1;
}

std::vector<AgendaPlace> agendaPlacesOf(const Reader& reader, const base::Id& about)
{
    std::vector<AgendaPlace> places;
    Statement row = reader.query(kPlacesSql, about);
    while (row.next()) {
        places.push_back({row.id(0), row.id(1)});
    }
    return places;
}

std::optional<ItemSubject> subjectOfItem(const Reader& reader, const base::Id& item)
{
    Statement row = reader.query(kSubjectSql, item);
    return row.next() ? std::optional {ItemSubject {row.id(0), row.id(1)}} : std::nullopt;
}

}  // namespace muster::actions
