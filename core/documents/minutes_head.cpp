// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/minutes_head.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace muster::documents {

using meetings::MinutesAttendee;
using meetings::MinutesContent;
using meetings::MinutesItem;
using meetings::MinutesState;

namespace {

/// "minute 20", "minutes 15 to 17", also with a prefix.
std::string minutesInWords(const std::vector<std::string>& labels)
{
    std::vector<int> numbers;
    std::string prefix;
    for (const std::string& label : labels) {
        const std::size_t digits = label.find_first_of("0123456789");
        int number = 0;
        if (digits == std::string::npos
            || std::from_chars(label.data() + digits, label.data() + label.size(), number).ptr
                != label.data() + label.size())
            return fmt::format("minutes {}", base::joinedInWords(labels));
        prefix = label.substr(0, digits);
        numbers.push_back(number);
    }
    std::sort(numbers.begin(), numbers.end());
    return fmt::format("{} {}", numbers.size() == 1 ? "minute" : "minutes", meetings::rangesInWords(numbers, prefix));
}

std::string attendeeInWords(const MinutesAttendee& attendee, const std::string& agency)
{
    std::string words = roleAndAgency(attendee.person.roleTitle, agency);
    std::vector<std::string> more;
    if (!attendee.substituteFor.empty())
        more.push_back("substituting for " + attendee.substituteFor);
    if (!attendee.minutes.empty())
        more.push_back(minutesInWords(attendee.minutes));
    if (attendee.arrivedLate && attendee.minutes.empty())
        more.push_back("from " + base::spokenTime(*attendee.arrivedLate));
    if (attendee.leftEarly && attendee.minutes.empty())
        more.push_back("until " + base::spokenTime(*attendee.leftEarly));
    if (!more.empty())
        words += fmt::format(" ({})", fmt::join(more, "; "));
    return words;
}

/// Names each agency in full where it comes first: whom it represents is said once (requirements B02).
class FirstNaming {
public:
    explicit FirstNaming(const AgencyNames& names) : m_names(names) { }

    std::string agency(const meetings::Person& person)
    {
        const bool first = m_named.insert(person.agencyName).second;
        return first ? m_names.full(person.agencyName) : person.agencyName;
    }

private:
    const AgencyNames& m_names;
    std::set<std::string> m_named;
};

void addPeople(KeyValueList& list, std::string key, const std::vector<MinutesAttendee>& people, FirstNaming& naming)
{
    KeyValue entry {std::move(key), {}};
    for (const MinutesAttendee& attendee : people)
        entry.values.push_back(runsOf(attendeeInWords(attendee, naming.agency(attendee.person))));
    if (!entry.values.empty())
        list.entries.push_back(std::move(entry));
}

/// Who stood in for somebody who sent apologies, by title.
std::string substituteOf(const MinutesContent& content, const MinutesAttendee& away)
{
    for (const auto* people : {&content.present, &content.inAttendance}) {
        for (const MinutesAttendee& attendee : *people) {
            if (attendee.substituteFor == away.person.roleTitle && attendee.person.agency == away.person.agency)
                return attendee.person.roleTitle;
        }
    }
    return {};
}

void addApologies(KeyValueList& list, const MinutesContent& content, FirstNaming& naming)
{
    KeyValue entry {"Apologies", {}};
    for (const MinutesAttendee& away : content.apologies) {
        std::string words = roleAndAgency(away.person.roleTitle, naming.agency(away.person));
        if (const std::string substitute = substituteOf(content, away); !substitute.empty())
            words += fmt::format(" (substitute: {})", substitute);
        entry.values.push_back(runsOf(words));
    }
    if (entry.values.empty())
        entry.values.push_back(runsOf("None."));
    list.entries.push_back(std::move(entry));
}

void addChairs(KeyValueList& list, const MinutesContent& content)
{
    KeyValue entry {"Chair", {}};
    for (const meetings::MinutesChair& chair : content.chairs) {
        std::string words = roleAndAgency(chair.roleTitle, chair.agencyName);
        if (!chair.minutesInWords.empty()) {
            const bool single = chair.minutesInWords.find(' ') == std::string::npos;
            words += fmt::format(" ({} {})", single ? "minute" : "minutes", chair.minutesInWords);
        }
        entry.values.push_back(runsOf(words));
    }
    if (!entry.values.empty())
        list.entries.push_back(std::move(entry));
}

}  // namespace

std::string occasionInWords(const MinutesContent& content)
{
    std::string words = base::weekdayAndDate(content.date);
    if (content.startedAt)
        words += ", " + timesInWords(*content.startedAt, content.endedAt);
    if (!content.venue.empty())
        words += ", " + content.venue;
    return words;
}

KeyValueList minutesHead(const MinutesContent& content, const AgencyNames& names)
{
    KeyValueList list;
    FirstNaming naming {names};
    addChairs(list, content);
    addPeople(list, "Present", content.present, naming);
    addPeople(list, "In attendance for specific items", content.inAttendance, naming);
    addApologies(list, content, naming);
    addPeople(list, "Not present", content.absent, naming);
    addLine(list, "Notes taken by", content.noteTaker);
    if (content.statementReadAt) {
        std::string words =
            "The statement of confidentiality was read at " + base::spokenTime(*content.statementReadAt);
        if (!content.statementReadBy.empty())
            words += fmt::format(" by the {}", content.statementReadBy);
        addLine(list, "Confidentiality",
                words + (content.confidentialityStatement.empty() ? "." : ". It is printed at the end."));
    }
    return list;
}

KeyValueList itemHead(const MinutesContent& content, const MinutesItem& item, const AgencyNames& names)
{
    const auto wasAskedToLeave = [&](const MinutesAttendee& attendee) {
        return std::any_of(item.presence.begin(), item.presence.end(), [&](const meetings::PresentAtItem& answer) {
            return !answer.stayed && answer.person.roleTitle == attendee.person.roleTitle
                && answer.person.agency == attendee.person.agency;
        });
    };
    const auto attended = [&](const MinutesAttendee& attendee) {
        return std::find(attendee.minutes.begin(), attendee.minutes.end(), item.label) != attendee.minutes.end();
    };
    std::vector<MinutesAttendee> people;
    for (const MinutesAttendee& attendee : content.present) {
        if (!wasAskedToLeave(attendee) && (attendee.minutes.empty() || attended(attendee)))
            people.push_back(attendee);
    }
    for (const MinutesAttendee& attendee : content.inAttendance) {
        if (attended(attendee))
            people.push_back(attendee);
    }
    for (MinutesAttendee& attendee : people) {
        attendee.minutes.clear();
        attendee.arrivedLate.reset();
        attendee.leftEarly.reset();
    }
    KeyValueList list;
    FirstNaming naming {names};
    addLine(list, "Meeting", content.bodyName);
    addLine(list, "Held on", occasionInWords(content));
    addLine(list, "Chair", item.chair);
    addPeople(list, "Present for this item", people, naming);
    return list;
}

std::string versionInWords(const meetings::MinutesRecord& record)
{
    if (record.state == MinutesState::Approved && record.approvedOn)
        return "Approved on " + base::longDate(*record.approvedOn);
    if (record.state == MinutesState::CirculatedDraft && record.circulatedOn)
        return "Draft circulated on " + base::longDate(*record.circulatedOn);
    return std::string {meetings::inWords(record.state)};
}

std::string approvalInWords(const meetings::MinutesRecord& record)
{
    if (record.state != MinutesState::Approved)
        return "Draft, subject to approval at the next meeting.";
    std::string words = "Approved as a correct record";
    if (!record.subjectTo.empty())
        words += ", subject to " + record.subjectTo + ",";
    if (record.approvedAtDate)
        words += " at the meeting of " + base::longDate(*record.approvedAtDate);
    else if (record.approvedOn)
        words += " on " + base::longDate(*record.approvedOn);
    if (!record.approvedMinute.empty())
        words += fmt::format(" (minute {})", record.approvedMinute);
    else if (record.approvedItem > 0)
        // That meeting's minutes have no numbers yet; an item of its agenda stays what it is.
        words += fmt::format(" (item {} of its agenda)", record.approvedItem);
    return words + ".";
}

}  // namespace muster::documents
