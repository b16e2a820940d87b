// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/documents/period.h"
#include "core/documents/plan_papers.h"
#include "core/governance/calendar.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::documents {

using base::Date;
using base::Result;
using governance::CalendarPlace;
using governance::PlaceKind;
using governance::YearCalendar;
using replica::Reader;

namespace {

constexpr int kLongest = 731;
constexpr int kMonthsAcross = 12;

std::string shortMonth(Date date)
{
    return fmt::format("{} {:02}", std::string {base::monthName(date.month())}.substr(0, 3),
                       static_cast<int>(date.year()) % 100);
}

/// "15", "1?" for a suggested day, "29 (due)" for one the rule names.
std::string dayOf(const CalendarPlace& place)
{
    const std::string day = std::to_string(static_cast<unsigned>(place.date.day()));
    if (place.state == meetings::MeetingState::Cancelled)
        return day + " off";
    return place.kind == PlaceKind::Meeting ? day : place.kind == PlaceKind::Due ? day + " due" : day + "?";
}

void addGrid(Document& document, const YearCalendar& calendar)
{
    for (Date first = calendar.from.year() / calendar.from.month() / 1; first <= calendar.to;
         first = base::addMonths(first, kMonthsAcross)) {
        Table table;
        table.columns = {{"Body", 2.3}};
        for (int month = 0; month < kMonthsAcross; ++month)
            table.columns.push_back({shortMonth(base::addMonths(first, month)), 0.9});
        for (const governance::BodyYear& body : calendar.bodies) {
            Row row {{rowHeader(body.shortName)}};
            for (int month = 0; month < kMonthsAcross; ++month) {
                const Date at = base::addMonths(first, month);
                std::string days;
                for (const CalendarPlace& place : calendar.places) {
                    if (place.body == body.body && place.date.year() == at.year() && place.date.month() == at.month())
                        days += (days.empty() ? "" : ", ") + dayOf(place);
                }
                row.cells.push_back(textCell(days));
            }
            table.rows.push_back(std::move(row));
        }
        document.blocks.push_back(std::move(table));
    }
}

void addBodies(Document& document, const YearCalendar& calendar)
{
    document.blocks.push_back(Heading {1, "How each body stands", "", "bodies"});
    Table table;
    table.columns = {{"Body", 0.9}, {"Name", 3.2}, {"Rule", 2.4}, {"The year", 2.6}};
    for (const governance::BodyYear& body : calendar.bodies)
        table.rows.push_back(
            {{rowHeader(body.shortName), textCell(body.name),
              textCell(body.rule.empty() ? "No rule" : capitalised(body.rule)), textCell(body.inWords())}});
    document.blocks.push_back(std::move(table));
}

Table monthTable(const std::vector<const CalendarPlace*>& places)
{
    Table table;
    table.columns = {{"Day", 1.5}, {"Time", 0.8}, {"Body", 3.0}, {"State", 1.3}, {"To know", 3.4}};
    for (const CalendarPlace* place : places) {
        std::string know = place->venue;
        for (const std::string& warning : place->warnings)
            know += (know.empty() ? "" : ". ") + warning;
        const bool chosen = place->kind == PlaceKind::Meeting;
        table.rows.push_back(
            {{rowHeader(fmt::format("{} {}", std::string {base::weekdayName(base::weekdayOf(place->date))}.substr(0, 3),
                                    base::dayAndMonth(place->date))),
              textCell(chosen ? base::clockTime(place->start) : ""), textCell(place->bodyName),
              textCell(place->status()), textCell(know)}});
    }
    return table;
}

void addMonths(Document& document, const YearCalendar& calendar)
{
    document.blocks.push_back(Heading {1, "Month by month", "", "months"});
    for (Date month = calendar.from.year() / calendar.from.month() / 1; month <= calendar.to;
         month = base::addMonths(month, 1)) {
        std::vector<const CalendarPlace*> places;
        for (const CalendarPlace& place : calendar.places) {
            if (place.date.year() == month.year() && place.date.month() == month.month())
                places.push_back(&place);
        }
        if (places.empty())
            continue;
        document.blocks.push_back(
            Heading {2, fmt::format("{} {}", base::monthName(month.month()), static_cast<int>(month.year())), "",
                     "month-" + base::isoDate(month).substr(0, 7)});
        document.blocks.push_back(monthTable(places));
    }
}

}  // namespace

Result<Period> yearOfPlanner(const Reader& reader, const std::string& asked)
{
    if (asked.empty()) {
        const Date first = reader.today().year() / reader.today().month() / 1;
        return Period {first, base::addDays(base::addMonths(first, 12), -1)};
    }
    auto period = periodFrom(asked);
    if (period && base::daysBetween(period->first, period->last) > kLongest)
        return base::fail(base::FailureCode::Invalid, "A year planner covers two years at most.", "period");
    return period;
}

Result<Document> yearPlanner(const Reader& reader, const std::string& asked)
{
    const auto span = yearOfPlanner(reader, asked);
    if (!span)
        return tl::unexpected(span.error());
    const YearCalendar calendar = governance::yearCalendar(reader, span->first, span->last);
    const std::string years = Period {calendar.from, calendar.to}.inWords();
    Document document = performancePaper(reader, "Year planner", "As at " + base::longDate(reader.today()));
    document.landscape = true;
    document.subject = "When each body meets, what is planned and what is still to be planned";
    document.blocks.push_back(Title {"Year planner", years});
    document.blocks.push_back(Heading {1, "The year at a glance", "", "year"});
    document.blocks.push_back(
        paragraph("A plain number is the day of a meeting that is planned or held; \"due\" is a day the "
                  "body's rule names and \"?\" a suggested day, neither planned yet.",
                  ParagraphStyle::Quiet));
    addGrid(document, calendar);
    const std::vector<std::string> warnings = calendar.warnings();
    document.blocks.push_back(Heading {1, "What speaks against a day", "", "warnings"});
    List list;
    for (const std::string& warning : warnings)
        list.items.push_back({runsOf(warning), {}});
    if (warnings.empty())
        document.blocks.push_back(paragraph("Nothing: no bank holiday, and the order of each month is kept."));
    else
        document.blocks.push_back(std::move(list));
    addBodies(document, calendar);
    addMonths(document, calendar);
    return document;
}

}  // namespace muster::documents
