// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/invitation_calendar.h"

#include <libical/ical.h>

#include <cstdlib>
#include <fmt/format.h>
#include <memory>
#include <regex>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using governance::Invitation;
using governance::InvitationWindow;

namespace {

constexpr const char* kZone = "Europe/London";
constexpr int kDayMinutes = 24 * 60;
/// Of a meeting that nobody gave a length.
constexpr int kUsualMinutes = 120;

// Summer time in the United Kingdom since 1996: last Sunday of March to last Sunday of October, at 01:00 UTC.
constexpr const char* kZoneText = "BEGIN:VTIMEZONE\r\n"
                                  "TZID:Europe/London\r\n"
                                  "BEGIN:DAYLIGHT\r\n"
                                  "DTSTART:19960331T010000\r\n"
                                  "TZOFFSETFROM:+0000\r\n"
                                  "TZOFFSETTO:+0100\r\n"
                                  "TZNAME:BST\r\n"
                                  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
                                  "END:DAYLIGHT\r\n"
                                  "BEGIN:STANDARD\r\n"
                                  "DTSTART:19961027T020000\r\n"
                                  "TZOFFSETFROM:+0100\r\n"
                                  "TZOFFSETTO:+0000\r\n"
                                  "TZNAME:GMT\r\n"
                                  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
                                  "END:STANDARD\r\n"
                                  "END:VTIMEZONE\r\n";

struct Freed {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

icaltimetype moment(base::Date date, base::TimeOfDay time)
{
    icaltimetype when = icaltime_null_time();
    when.year = static_cast<int>(date.year());
    when.month = static_cast<int>(static_cast<unsigned>(date.month()));
    when.day = static_cast<int>(static_cast<unsigned>(date.day()));
    when.hour = time.minutes / 60;
    when.minute = time.minutes % 60;
    return when;
}

icalproperty* inZone(icalproperty* property)
{
    icalproperty_add_parameter(property, icalparameter_new_tzid(kZone));
    return property;
}

/// The e-mail address in the words of the contact; empty where there is none.
std::string addressOf(const meetings::Meeting& meeting)
{
    static const std::regex address {R"([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)"};
    std::smatch match;
    return std::regex_search(meeting.contact, match, address) ? match.str() : std::string {};
}

/// Who it comes from, where there is an address. An organiser without one is worse than none: a calendar takes the
/// event for somebody else's meeting and offers to answer to an address that is not there.
void addOrganiser(icalcomponent* event, const meetings::Meeting& meeting)
{
    const std::string address = addressOf(meeting);
    if (address.empty())
        return;
    icalproperty* property = icalproperty_new_organizer(("mailto:" + address).c_str());
    icalproperty_add_parameter(property, icalparameter_new_cn(meeting.bodyName.c_str()));
    icalcomponent_add_property(event, property);
}

void addEvent(icalcomponent* calendar, const InvitationWindow& window, const meetings::Meeting& meeting)
{
    icalcomponent* event = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    icalcomponent_add_component(calendar, event);
    const auto add = [event](icalproperty* property) { icalcomponent_add_property(event, property); };
    add(icalproperty_new_uid(calendarUid(window).c_str()));
    add(icalproperty_new_dtstamp(icaltime_from_string(window.stampedAt.c_str())));
    add(icalproperty_new_sequence(window.sequence));
    add(inZone(icalproperty_new_dtstart(moment(window.date, window.from))));
    // A window that ends on the next day, past midnight.
    const bool wraps = window.to < window.from;
    add(inZone(icalproperty_new_dtend(moment(wraps ? base::addDays(window.date, 1) : window.date, window.to))));
    addOrganiser(event, meeting);
    add(icalproperty_new_summary(window.summary.c_str()));
    if (!window.location.empty())
        add(icalproperty_new_location(window.location.c_str()));
    const std::string description =
        window.description + (window.description.empty() || window.answer.empty() ? "" : "\n") + window.answer;
    if (!description.empty())
        add(icalproperty_new_description(description.c_str()));
    if (!description.empty() && !meeting.contact.empty())
        add(icalproperty_new_contact(meeting.contact.c_str()));
    add(icalproperty_new_status(window.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
    add(icalproperty_new_class(window.part == governance::WindowPart::Restricted ? ICAL_CLASS_PRIVATE
                                                                                 : ICAL_CLASS_PUBLIC));
    add(icalproperty_new_transp(window.cancelled ? ICAL_TRANSP_TRANSPARENT : ICAL_TRANSP_OPAQUE));
}

Component emptyCalendar(icalproperty_method method)
{
    Component calendar {icalcomponent_new(ICAL_VCALENDAR_COMPONENT)};
    icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//Muster//Muster//EN"));
    icalcomponent_add_property(calendar.get(), icalproperty_new_method(method));
    if (icalcomponent* zone = icalparser_parse_string(kZoneText))
        icalcomponent_add_component(calendar.get(), zone);
    return calendar;
}

std::string textOf(const Component& calendar)
{
    const std::unique_ptr<char, void (*)(void*)> text {icalcomponent_as_ical_string_r(calendar.get()), std::free};
    return std::string {text.get()};
}

}  // namespace

std::string calendarUid(const InvitationWindow& window) { return window.id.hex() + "@muster"; }

base::Result<std::string> calendarOf(const Invitation& invitation, const meetings::Meeting& meeting)
{
    if (invitation.windows.empty())
        return fail(FailureCode::NotFound, "No item of this meeting needs that agency, so there is nothing to send it.",
                    "agency");
    // Only an organiser can cancel (RFC 5546, 3.2.5); without one the event is published again with the status
    // CANCELLED.
    const bool cancels = invitation.cancelled() && !addressOf(meeting).empty();
    const Component calendar = emptyCalendar(cancels ? ICAL_METHOD_CANCEL : ICAL_METHOD_PUBLISH);
    for (const InvitationWindow& window : invitation.windows)
        addEvent(calendar.get(), window, meeting);
    return textOf(calendar);
}

std::string calendarOf(const std::vector<meetings::Meeting>& meetings, const replica::LocalNow& now)
{
    const Component calendar = emptyCalendar(ICAL_METHOD_PUBLISH);
    const int minutes = now.time.minutes - now.utcOffsetMinutes;
    const int dayShift = minutes < 0 ? -1 : minutes >= kDayMinutes ? 1 : 0;
    const base::Date day = base::addDays(now.date, dayShift);
    const int ofDay = minutes - dayShift * kDayMinutes;
    for (const meetings::Meeting& meeting : meetings) {
        InvitationWindow window;
        window.id = meeting.id;
        window.date = meeting.date;
        window.from = meeting.start;
        window.to = base::addMinutes(meeting.start, meeting.lengthMinutes > 0 ? meeting.lengthMinutes : kUsualMinutes);
        window.summary = meeting.bodyName;
        window.location = meeting.venue;
        window.cancelled = meeting.state == meetings::MeetingState::Cancelled;
        window.sequence = base::daysBetween(std::chrono::year {2000} / 1 / 1, day) * kDayMinutes + ofDay;
        window.stampedAt =
            fmt::format("{:04}{:02}{:02}T{:02}{:02}00Z", static_cast<int>(day.year()),
                        static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()), ofDay / 60, ofDay % 60);
        addEvent(calendar.get(), window, meeting);
    }
    return textOf(calendar);
}

}  // namespace muster::documents
