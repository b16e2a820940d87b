// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/minutes_sentences.h"

#include "core/base/text.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings::detail {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kOpeningsSql = R"(
        SELECT o.item, o.opened_at, o.closed_at, i.sensitivity
          FROM main.item_opening o LEFT JOIN main.agenda_item i ON i.id = o.item
         WHERE o.meeting = ?1 ORDER BY o.position, o.opened_at)";
// An entry that tells it already, such as a record made with the passphrase alone.
constexpr std::string_view kToldSql = R"(
        SELECT 1 FROM part_two.entry WHERE item = ?1 AND kind = 'procedural' AND about = ?1 AND removed IS NOT 1)";

// The item that was open at a time: of two that meet there the later one.
const Opening* openAt(const std::vector<Opening>& openings, base::TimeOfDay at)
{
    const Opening* found = nullptr;
    for (const Opening& opening : openings) {
        if (opening.opened <= at && (!opening.closed || at <= *opening.closed)) {
            found = &opening;
        }
    }
    return found;
}

// "for minutes 17 to 18"; empty before numbers are given.
std::string minutesUnder(const std::vector<Opening>& openings, const std::map<base::Id, std::string>& labels,
                         const ChairPeriod& period)
{
    std::string first;
    std::string last;
    bool within = false;
    for (const Opening& opening : openings) {
        within = within || opening.item == period.fromItem;
        const auto label = labels.find(opening.item);
        if (within && label != labels.end()) {
            last = label->second;
            first = first.empty() ? last : first;
        }
        if (within && opening.item == period.toItem) {
            break;
        }
    }
    if (first.empty()) {
        return {};
    }
    return first == last ? " for minute " + first : fmt::format(" for minutes {} to {}", first, last);
}

class Composer {
public:
    Composer(const Reader& reader, const Meeting& meeting, const std::map<base::Id, std::string>& labels)
        : m_reader(reader), m_meeting(meeting), m_labels(labels), m_openings(openingsOf(reader, meeting.id))
    {
    }

    std::vector<ComposedSentence> compose()
    {
        addStatement();
        addChairs();
        addPresence();
        addDeclarations();
        addMovements();
        std::stable_sort(m_sentences.begin(), m_sentences.end(),
                         [](const ComposedSentence& a, const ComposedSentence& b) { return a.at < b.at; });
        return std::move(m_sentences);
    }

private:
    void addAt(base::TimeOfDay at, std::string text)
    {
        if (const Opening* open = openAt(m_openings, at)) {
            m_sentences.push_back({open->item, at, std::move(text), open->restricted});
        }
    }

    void addIn(const base::Id& item, base::TimeOfDay at, std::string text)
    {
        const auto open =
            std::find_if(m_openings.begin(), m_openings.end(), [&](const Opening& one) { return one.item == item; });
        m_sentences.push_back({item, at, std::move(text), open != m_openings.end() && open->restricted});
    }

    void addStatement()
    {
        if (m_meeting.statementReadAt && m_meeting.statementReadBy != kByPassphrase) {
            addAt(*m_meeting.statementReadAt,
                  "The statement of confidentiality was read and everyone present accepted it.");
        }
    }

    void addChairs()
    {
        for (const ChairPeriod& period : chairPeriods(m_reader, m_meeting.id)) {
            if (!period.chairing) {
                continue;
            }
            Person person;
            person.roleTitle = period.roleTitle;
            person.agencyName = period.agencyName;
            const std::string text =
                fmt::format("The {} took the chair{}.{}", inWords(person), minutesUnder(m_openings, m_labels, period),
                            period.reason.empty() ? std::string {} : ' ' + asSentence(period.reason));
            if (period.fromItem) {
                addIn(period.fromItem, period.from, text);
            }
        }
    }

    void addPresence()
    {
        for (const Opening& opening : m_openings) {
            if (!opening.restricted || isTold(opening.item)) {
                continue;
            }
            std::vector<std::string> left;
            std::string stayed;
            for (const PresenceAnswer& answer : presenceAnswers(m_reader, opening.item)) {
                if (answer.stays) {
                    stayed += fmt::format(" The {} stayed: {}", inWords(answer.person), asSentence(answer.reason));
                } else {
                    left.push_back("the " + inWords(answer.person));
                }
            }
            const std::string asked = left.empty()
                ? std::string {}
                : fmt::format("The chair asked {} to leave, as their agencies were not needed for this item.",
                              base::joinedInWords(left));
            if (!asked.empty() || !stayed.empty()) {
                m_told.push_back(opening.item);
                addIn(opening.item, opening.opened, std::string {base::trimmed(asked + stayed)});
            }
        }
    }

    bool isTold(const base::Id& item) const
    {
        if (std::find(m_told.begin(), m_told.end(), item) != m_told.end()) {
            return true;
        }
        Statement row = m_reader.query(kToldSql, item);
        return row.next();
    }

    void addDeclarations()
    {
        for (const Declaration& one : declarationsOf(m_reader, m_meeting.id)) {
            const std::string as = base::startsWithIgnoringCase(one.nature, "as ") ? one.nature.substr(3) : one.nature;
            addIn(one.item, one.at.value_or(m_meeting.start),
                  fmt::format("The {} declared an interest as {} and {}.", inWords(one.person), as, effectOf(one)));
        }
    }

    static std::string effectOf(const Declaration& one)
    {
        constexpr std::string_view kPart = "part in ";
        if (one.effect == DeclarationEffect::TookNoPart) {
            const auto at = one.effectText.find(kPart);
            return at == std::string::npos ? "took no part in the decision" : "took no " + one.effectText.substr(at);
        }
        return one.effectText.empty()
            ? std::string {one.effect == DeclarationEffect::Left ? "left for the item" : "stayed in the room"}
            : one.effectText;
    }

    // Of those who were there for the whole: who came for some items is listed at the head.
    void addMovements()
    {
        const base::TimeOfDay start = m_meeting.actualStart.value_or(m_meeting.start);
        std::vector<Person> seen;
        for (const Attendance& one : attendanceOf(m_reader, m_meeting.id)) {
            if (one.status != AttendanceStatus::Present && one.status != AttendanceStatus::Substitute) {
                continue;
            }
            const bool again = std::any_of(seen.begin(), seen.end(), [&](const Person& person) {
                return person.roleTitle == one.person.roleTitle && person.agency == one.person.agency;
            });
            seen.push_back(one.person);
            if (one.arrivedAt && *one.arrivedAt > start) {
                const std::string place = one.substituteFor.empty()
                    ? std::string {}
                    : fmt::format(", substituting for the {}", one.substituteFor);
                addAt(*one.arrivedAt,
                      fmt::format("The {} {}{}.", inWords(one.person), again ? "returned" : "arrived", place));
            }
            if (one.leftAt && m_meeting.actualEnd && *one.leftAt < *m_meeting.actualEnd) {
                addAt(*one.leftAt, fmt::format("The {} left.", inWords(one.person)));
            }
        }
    }

    const Reader& m_reader;
    const Meeting& m_meeting;
    const std::map<base::Id, std::string>& m_labels;
    std::vector<Opening> m_openings;
    std::vector<base::Id> m_told;
    std::vector<ComposedSentence> m_sentences;
};

}  // namespace

std::string asSentence(std::string text)
{
    if (!text.empty() && text.back() != '.' && text.back() != '!' && text.back() != '?') {
        text += '.';
    }
    return text;
}

std::vector<Opening> openingsOf(const Reader& reader, const base::Id& meeting)
{
    std::vector<Opening> openings;
    Statement row = reader.query(kOpeningsSql, meeting);
    while (row.next()) {
        openings.push_back({row.id(0), row.optionalTime(1).value_or(base::TimeOfDay {}), row.optionalTime(2),
                            row.text(3) == "restricted"});
    }
    return openings;
}

std::vector<ComposedSentence> composedSentences(const Reader& reader, const Meeting& meeting,
                                                const std::map<base::Id, std::string>& labels)
{
    return Composer(reader, meeting, labels).compose();
}

}  // namespace muster::meetings::detail
