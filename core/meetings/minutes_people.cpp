// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/minutes_people.h"

#include "core/base/text.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace muster::meetings::detail {

namespace {

// The items once each, in the order they were first taken.
std::vector<base::Id> taken(const std::vector<Opening>& openings)
{
    std::vector<base::Id> items;
    for (const Opening& opening : openings) {
        if (std::find(items.begin(), items.end(), opening.item) == items.end()) {
            items.push_back(opening.item);
        }
    }
    return items;
}

/// Whether the agency sits beside the body only: as an observer or with access it is never among the members (B05).
bool observes(const replica::Reader& reader, const Meeting& meeting, const base::Id& agency)
{
    bool beside = false;
    for (const partnership::Membership& one : partnership::membershipsOf(reader, meeting.body)) {
        const bool then = (!one.from || *one.from <= meeting.date) && (!one.to || *one.to >= meeting.date);
        if (agency.isNil() || one.agency != agency || !then) {
            continue;
        }
        if (one.capacity == partnership::Capacity::Member) {
            return false;
        }
        beside = beside || one.capacity == partnership::Capacity::Observer || one.capacity == partnership::Capacity::Access;
    }
    return beside;
}

// "11 to 16 and 19 to 22" from labels; a prefix stays with its numbers.
std::string inRanges(const std::vector<std::string>& labels)
{
    std::vector<int> numbers;
    std::string prefix;
    for (const std::string& label : labels) {
        const auto digit = label.find_first_of("0123456789");
        int number = 0;
        if (digit != std::string::npos) {
            prefix = label.substr(0, digit);
            std::from_chars(label.data() + digit, label.data() + label.size(), number);
            numbers.push_back(number);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    return rangesInWords(numbers, prefix);
}

bool wasThereFor(const replica::Reader& reader, const std::vector<Attendance>& stays, const Opening& opening,
                 const Person& person)
{
    const base::TimeOfDay closed = opening.closed.value_or(opening.opened);
    const bool there = std::any_of(stays.begin(), stays.end(), [&](const Attendance& one) {
        return one.arrivedAt && *one.arrivedAt < std::max(closed, base::addMinutes(opening.opened, 1))
            && (!one.leftAt || *one.leftAt > opening.opened);
    });
    if (!there || !opening.restricted) {
        return there;
    }
    for (const PresenceAnswer& answer : presenceAnswers(reader, opening.item)) {
        if (!answer.stays && answer.person.agency == person.agency && answer.person.roleTitle == person.roleTitle) {
            return false;
        }
    }
    return true;
}

}  // namespace

bool covers(const ChairPeriod& period, const std::vector<Opening>& openings, const base::Id& item)
{
    bool within = false;
    for (const base::Id& one : taken(openings)) {
        within = within || one == period.fromItem;
        if (within && one == item) {
            return true;
        }
        if (within && one == period.toItem) {
            return false;
        }
    }
    return false;
}

std::vector<MinutesChair> chairsInMinutes(const Meeting& meeting, const std::vector<ChairPeriod>& periods,
                                          const std::vector<Opening>& openings,
                                          const std::map<base::Id, std::string>& labels)
{
    struct Chair {
        std::string title;
        std::string agency;
        std::vector<std::string> minutes;
    };
    std::vector<Chair> chairs {{meeting.chair.roleTitle, meeting.chair.agencyName, {}}};
    for (const base::Id& item : taken(openings)) {
        const auto label = labels.find(item);
        const auto other = std::find_if(periods.begin(), periods.end(), [&](const ChairPeriod& period) {
            return period.chairing && covers(period, openings, item);
        });
        std::string title = meeting.chair.roleTitle;
        std::string agency = meeting.chair.agencyName;
        if (other != periods.end()) {
            title = other->roleTitle;
            agency = other->agencyName;
        }
        auto chair = std::find_if(chairs.begin(), chairs.end(),
                                  [&](const Chair& one) { return one.title == title && one.agency == agency; });
        if (chair == chairs.end()) {
            chair = chairs.insert(chairs.end(), {title, agency, {}});
        }
        if (label != labels.end()) {
            chair->minutes.push_back(label->second);
        }
    }
    std::vector<MinutesChair> printed;
    for (const Chair& chair : chairs) {
        if (chairs.size() == 1 || !chair.minutes.empty()) {
            printed.push_back(
                {chair.title, chair.agency, chairs.size() == 1 ? std::string {} : inRanges(chair.minutes)});
        }
    }
    return printed;
}

void addPeople(const replica::Reader& reader, const Meeting& meeting, const std::vector<Opening>& openings,
               const std::map<base::Id, std::string>& labels, MinutesContent& content)
{
    const std::vector<Attendance> all = attendanceOf(reader, meeting.id);
    std::vector<Person> seen;
    for (const Attendance& first : all) {
        if (std::any_of(seen.begin(), seen.end(), [&](const Person& one) { return samePerson(one, first.person); })) {
            continue;
        }
        seen.push_back(first.person);
        std::vector<Attendance> stays;
        std::copy_if(all.begin(), all.end(), std::back_inserter(stays),
                     [&](const Attendance& one) { return samePerson(one.person, first.person); });
        MinutesAttendee one;
        one.person = first.person;
        const AttendanceStatus status = countsAsThere(first.status) && observes(reader, meeting, first.person.agency)
            ? AttendanceStatus::InAttendance
            : first.status;
        one.status = status;
        one.substituteFor = first.substituteFor;
        one.note = first.note;
        if (countsAsThere(first.status)) {
            if (first.arrivedAt && meeting.actualStart && *first.arrivedAt > *meeting.actualStart) {
                one.arrivedLate = first.arrivedAt;
            }
            if (stays.back().leftAt && meeting.actualEnd && *stays.back().leftAt < *meeting.actualEnd) {
                one.leftEarly = stays.back().leftAt;
            }
        }
        if (status == AttendanceStatus::InAttendance) {
            for (const base::Id& item : taken(openings)) {
                const bool named = std::find(first.items.begin(), first.items.end(), item) != first.items.end();
                const bool there =
                    first.items.empty() && std::any_of(openings.begin(), openings.end(), [&](const Opening& opening) {
                        return opening.item == item && wasThereFor(reader, stays, opening, first.person);
                    });
                const auto label = labels.find(item);
                if ((named || there) && label != labels.end()) {
                    one.minutes.push_back(label->second);
                }
            }
        }
        switch (status) {
        case AttendanceStatus::Present:
        case AttendanceStatus::Substitute:
            content.present.push_back(std::move(one));
            break;
        case AttendanceStatus::InAttendance:
            content.inAttendance.push_back(std::move(one));
            break;
        case AttendanceStatus::Apologies:
            content.apologies.push_back(std::move(one));
            break;
        case AttendanceStatus::Absent:
            content.absent.push_back(std::move(one));
            break;
        case AttendanceStatus::Expected:
            // Who was expected and is not marked when the meeting is over did not come.
            if (meeting.actualEnd) {
                one.status = AttendanceStatus::Absent;
                content.absent.push_back(std::move(one));
            }
            break;
        }
    }
}

}  // namespace muster::meetings::detail
