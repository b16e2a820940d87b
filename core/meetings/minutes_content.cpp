// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything the minutes of a meeting print, from stored entries and records.
#include "core/meetings/minutes.h"

#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes_actions.h"
#include "core/meetings/minutes_people.h"
#include "core/meetings/minutes_sentences.h"
#include "core/meetings/room_queries.h"
#include "core/meetings/room_rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::meetings {

using detail::AgreedAction;
using detail::ComposedSentence;
using detail::Opening;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kPartnershipSql = "SELECT name, confidentiality_statement FROM main.partnership LIMIT 1";

class ContentBuilder {
public:
    ContentBuilder(const Reader& reader, Meeting meeting, MinutesAudience audience)
        : m_reader(reader)
        , m_meeting(std::move(meeting))
        , m_audience(audience)
        , m_openings(detail::openingsOf(reader, m_meeting.id))
        , m_agenda(
              agendaOf(reader, m_meeting.id, audience == MinutesAudience::Full ? Audience::Entitled : Audience::Open))
    {
    }

    MinutesContent build()
    {
        addLabels();
        addHead();
        m_periods = chairPeriods(m_reader, m_meeting.id);
        m_content.chairs = detail::chairsInMinutes(m_meeting, m_periods, m_openings, m_labels);
        detail::addPeople(m_reader, m_meeting, m_openings, m_labels, m_content);
        m_actions = detail::agreedActions(m_reader, m_meeting.id, m_audience);
        m_sentences = detail::composedSentences(m_reader, m_meeting, m_labels);
        m_updates = detail::updatesByItem(m_reader, m_meeting.id, m_openings, m_audience);
        addItems();
        addNotTaken();
        addGaps();
        m_content.amendments = amendmentsOf(m_reader, m_meeting.id);
        if (m_audience == MinutesAudience::Open) {
            std::erase_if(m_content.amendments, [](const Amendment& one) { return one.restricted; });
        }
        return std::move(m_content);
    }

private:
    [[nodiscard]] bool maySee(bool restricted) const
    {
        return !restricted || (m_audience == MinutesAudience::Full && m_reader.partTwoIsOpen());
    }

    void addLabels()
    {
        m_minutes = minutesOf(m_reader, m_meeting.id);
        for (const Minute& minute : m_minutes) {
            if (minute.item) {
                m_labels.emplace(minute.item, minute.label);
            }
        }
        if (m_minutes.empty()) {
            for (const AgendaItem& item : m_agenda.items) {
                m_labels.emplace(item.id, std::to_string(item.number));
            }
        }
    }

    void addHead()
    {
        m_content.meeting = m_meeting.id;
        m_content.bodyName = m_meeting.bodyName;
        m_content.bodyShortName = m_meeting.bodyShortName;
        m_content.date = m_meeting.date;
        m_content.startedAt = m_meeting.actualStart;
        m_content.endedAt = m_meeting.actualEnd;
        m_content.venue = m_meeting.venue;
        Person noteTaker;
        noteTaker.roleTitle = m_meeting.noteTaker.roleTitle;
        noteTaker.agencyName = m_meeting.noteTaker.agencyName;
        m_content.noteTaker = inWords(noteTaker);
        m_content.record = minutesRecord(m_reader, m_meeting.id);
        m_content.statementReadAt = m_meeting.statementReadAt;
        m_content.statementReadBy = m_meeting.statementReadBy;
        Statement partnership = m_reader.query(kPartnershipSql);
        if (partnership.next()) {
            m_content.partnershipName = partnership.text(0);
            m_content.confidentialityStatement = m_meeting.statementReadAt ? partnership.text(1) : std::string {};
        }
        if (const auto next = nextMeetingAfter(m_reader, m_meeting)) {
            m_content.nextMeeting = next->date;
        }
    }

    void addItems()
    {
        m_content.restrictedShown = true;
        std::vector<base::Id> done;
        for (const Opening& opening : m_openings) {
            const AgendaItem* item = m_agenda.find(opening.item);
            const bool numbered = m_minutes.empty() || m_labels.contains(opening.item);
            if (!item || !numbered || std::find(done.begin(), done.end(), opening.item) != done.end()) {
                continue;
            }
            done.push_back(opening.item);
            addItem(*item);
        }
    }

    void addItem(const AgendaItem& item)
    {
        MinutesItem one;
        one.item = item.id;
        one.label = m_labels.at(item.id);
        for (const Minute& minute : m_minutes) {
            if (minute.item == item.id) {
                one.minuteNumber = minute.number;
                one.provisional = minute.provisional;
            }
        }
        one.agendaNumber = item.number;
        one.restricted = item.restricted();
        one.sealed = !maySee(item.restricted());
        one.heading = headingOf(item, one.sealed);
        for (const Opening& opening : m_openings) {
            if (opening.item == item.id) {
                one.times.push_back({opening.opened, opening.closed});
            }
        }
        one.chair = chairOf(item.id);
        for (const ItemRequirement& requirement : item.requirements) {
            if (requirement.need == Need::Required) {
                one.neededAgencies.push_back(requirement.agencyName);
            }
        }
        if (!one.sealed) {
            addDetails(item, one);
        }
        addEntries(one);
        if (const auto updates = m_updates.find(item.id); updates != m_updates.end() && !one.sealed) {
            one.updates = updates->second;
        }
        m_content.hasRestricted = m_content.hasRestricted || one.restricted;
        m_content.restrictedShown = m_content.restrictedShown && !one.sealed;
        m_content.provisionalNumbers = m_content.provisionalNumbers || one.provisional;
        m_content.items.push_back(std::move(one));
    }

    static std::string headingOf(const AgendaItem& item, bool sealed)
    {
        constexpr std::string_view kRestricted = "restricted: ";
        if (sealed) {
            return item.openTitle.empty() ? std::string {kRestrictedTitle} : item.openTitle;
        }
        if (!item.minuteHeading.empty()) {
            return item.minuteHeading;
        }
        return item.restricted() && base::startsWithIgnoringCase(item.title, kRestricted)
            ? detail::capitalised(item.title.substr(kRestricted.size()))
            : item.title;
    }

    void addDetails(const AgendaItem& item, MinutesItem& one) const
    {
        one.caseReference = item.caseReference;
        one.lead = item.lead;
        one.origin =
            item.origin && *item.origin != ItemOrigin::Standing ? std::string {inWords(*item.origin)} : std::string {};
        one.raisedBy = !item.raisedByAgencyName.empty() ? item.raisedByAgencyName : item.raisedByBodyName;
        one.ask = inWords(item.ask);
        one.urgentReason = item.urgentReason;
        for (const ItemPaper& paper : item.papers) {
            if (paper.late) {
                one.latePapers.push_back(
                    {paper.title, paper.latenessInWords(),
                     paper.choice == PaperChoice::None ? std::string {} : std::string {inWords(paper.choice)}});
            }
        }
        one.outcome = outcomeOf(item);
        one.tellBack = item.tellBackText;
        if (item.restricted()) {
            for (const PresenceAnswer& answer : presenceAnswers(m_reader, item.id)) {
                one.presence.push_back({answer.person, answer.stays, answer.reason});
            }
        }
    }

    // "agreed", "deferred: no time", "carried into item 9".
    [[nodiscard]] std::string outcomeOf(const AgendaItem& item) const
    {
        const std::string because = item.reason.empty() ? std::string {} : ": " + item.reason;
        switch (item.state) {
        case ItemState::Concluded:
            return item.outcome == "action_only" ? "action only" : item.outcome;
        case ItemState::Deferred:
            return "deferred to the next meeting" + because;
        case ItemState::CarriedInto: {
            const AgendaItem* into = m_agenda.find(item.carriedInto);
            const auto label = m_labels.find(item.carriedInto);
            return (label != m_labels.end() ? fmt::format("taken with minute {}", label->second)
                        : into              ? fmt::format("taken with item {}", into->number)
                                            : std::string {"taken with another item"})
                + because;
        }
        case ItemState::Withdrawn:
            // A standing item is nobody's to withdraw: it stands on the next agenda again.
            return (item.roleInMeeting.empty() ? "withdrawn" : "not taken") + because;
        case ItemState::Parked:
            return "referred to a task and finish group" + because;
        default:
            return {};
        }
    }

    [[nodiscard]] std::string chairOf(const base::Id& item) const
    {
        for (const ChairPeriod& period : m_periods) {
            if (period.chairing && detail::covers(period, m_openings, item)) {
                return period.roleTitle;
            }
        }
        return m_meeting.chair.roleTitle;
    }

    void addEntries(MinutesItem& one)
    {
        std::vector<ComposedSentence> composed;
        for (const ComposedSentence& sentence : m_sentences) {
            if (sentence.item == one.item && maySee(sentence.restricted || one.restricted)) {
                composed.push_back(sentence);
            }
        }
        auto next = composed.begin();
        std::vector<base::Id> printed;
        for (const Entry& entry : entriesOf(m_reader, one.item)) {
            if (!maySee(entry.restricted)) {
                continue;
            }
            for (; next != composed.end() && entry.at && next->at <= *entry.at; ++next) {
                one.entries.push_back(sentenceEntry(*next));
            }
            MinutesEntry line = lineOf(entry);
            if (line.action) {
                printed.push_back(line.action->id);
            }
            if (entry.kind != EntryKind::Action || line.action) {
                one.entries.push_back(std::move(line));
            }
        }
        for (; next != composed.end(); ++next) {
            one.entries.push_back(sentenceEntry(*next));
        }
        // An action that was agreed without an entry of its own, as one that was imported.
        for (const AgreedAction& agreed : m_actions) {
            if (agreed.item == one.item && !(agreed.action.restricted && one.sealed)
                && std::find(printed.begin(), printed.end(), agreed.action.id) == printed.end()) {
                MinutesEntry line;
                line.kind = EntryKind::Action;
                line.reference = agreed.action.reference;
                line.text = agreed.action.text;
                line.restricted = agreed.action.restricted;
                line.action = agreed.action;
                one.entries.push_back(std::move(line));
            }
        }
    }

    static MinutesEntry sentenceEntry(const ComposedSentence& sentence)
    {
        MinutesEntry line;
        line.kind = EntryKind::Procedural;
        line.text = sentence.text;
        line.at = sentence.at;
        line.restricted = sentence.restricted;
        return line;
    }

    [[nodiscard]] MinutesEntry lineOf(const Entry& entry) const
    {
        MinutesEntry line;
        line.id = entry.id;
        line.kind = entry.kind;
        line.verb = entry.verb;
        line.text = entry.text;
        line.at = entry.at;
        line.restricted = entry.restricted;
        line.unclear = entry.unclear;
        line.reference = entry.reference;
        line.originatingAgency = entry.originatingAgencyName;
        if (entry.s17) {
            line.section17 = fmt::format("{}: {}", inWords(*entry.s17), entry.s17Reason);
        }
        if (entry.kind == EntryKind::Action) {
            for (const AgreedAction& agreed : m_actions) {
                if (agreed.action.id == entry.about) {
                    line.action = agreed.action;
                    line.text = agreed.action.text;
                    line.restricted = line.restricted || agreed.action.restricted;
                }
            }
        }
        return line;
    }

    void addNotTaken()
    {
        for (const AgendaItem& item : m_agenda.items) {
            const bool opened = std::any_of(m_openings.begin(), m_openings.end(),
                                            [&](const Opening& opening) { return opening.item == item.id; });
            if (!opened && m_meeting.actualEnd) {
                const bool sealed = !maySee(item.restricted());
                std::string words = sealed ? std::string {inWords(item.state)} : outcomeOf(item);
                m_content.notTaken.push_back({item.number, headingOf(item, sealed), std::move(words)});
            }
        }
    }

    // Numbers next to each other with one reason are one line.
    void addGaps()
    {
        for (std::size_t first = 0; first < m_minutes.size(); ++first) {
            if (m_minutes[first].item) {
                continue;
            }
            std::size_t last = first;
            while (last + 1 < m_minutes.size() && !m_minutes[last + 1].item
                   && m_minutes[last + 1].notUsedReason == m_minutes[first].notUsedReason) {
                ++last;
            }
            m_content.gaps.push_back({first == last
                                          ? m_minutes[first].label
                                          : fmt::format("{} to {}", m_minutes[first].label, m_minutes[last].label),
                                      m_minutes[first].notUsedReason});
            first = last;
        }
    }

    const Reader& m_reader;
    Meeting m_meeting;
    MinutesAudience m_audience;
    std::vector<Opening> m_openings;
    Agenda m_agenda;
    std::vector<Minute> m_minutes;
    std::map<base::Id, std::string> m_labels;
    std::vector<ChairPeriod> m_periods;
    std::vector<AgreedAction> m_actions;
    std::vector<ComposedSentence> m_sentences;
    std::map<base::Id, std::vector<std::string>> m_updates;
    MinutesContent m_content;
};

}  // namespace

std::optional<MinutesContent> minutesContent(const Reader& reader, const base::Id& meeting, MinutesAudience audience)
{
    auto known = meetingById(reader, meeting);
    if (!known) {
        return std::nullopt;
    }
    return ContentBuilder(reader, std::move(*known), audience).build();
}

}  // namespace muster::meetings
