// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/agenda_readiness.h"

#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/role_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace muster::meetings {

namespace {

/// Whom to ring at an agency; looked up once for each, for many lines ask for the same one.
class WhoToRing {
public:
    WhoToRing(const replica::Reader& reader, base::Date date) : m_reader(reader), m_date(date) { }

    /// "NHS Peterborough: City Drugs services commissioner": a deputy where the lead has sent apologies.
    const std::string& at(const base::Id& agency, bool deputyFirst = false)
    {
        const auto [known, isNew] = m_known.try_emplace({agency, deputyFirst});
        if (isNew) {
            known->second = find(agency, deputyFirst);
        }
        return known->second;
    }

private:
    [[nodiscard]] std::string find(const base::Id& agency, bool deputyFirst) const
    {
        const auto known = partnership::agency(m_reader, agency);
        const auto lead = partnership::leadOf(m_reader, agency, m_date);
        const auto deputy = partnership::deputyOf(m_reader, agency, m_date);
        const auto& first = deputyFirst && deputy ? deputy : lead ? lead : deputy;
        const std::string name = known ? known->name : std::string {};
        return first ? fmt::format("{}: {}", name, first->title) : name;
    }

    const replica::Reader& m_reader;
    base::Date m_date;
    std::map<std::pair<base::Id, bool>, std::string> m_known;
};

std::string itemsInWords(const std::vector<int>& numbers)
{
    std::vector<std::string> words;
    for (const int number : numbers) {
        words.push_back(std::to_string(number));
    }
    return fmt::format("{} {}", numbers.size() == 1 ? "item" : "items", base::joinedInWords(words));
}

std::string nameOf(const ClockInput& input, const base::Id& agency)
{
    const auto found = std::find_if(input.agencies.begin(), input.agencies.end(),
                                    [&](const ClockAgency& a) { return a.id == agency; });
    return found == input.agencies.end() ? std::string {} : found->name;
}

// One line an agency, not one an item: it is one telephone call.
struct Gap {
    std::vector<int> numbers;
    base::Id item;
    bool apologies = false;
    std::vector<int> comesLate;
    std::vector<int> leavesEarly;
    bool leavesDuring = false;  ///< is there for a part of one of `leavesEarly`

    [[nodiscard]] bool partly() const { return !comesLate.empty() || !leavesEarly.empty(); }
};

/// "is not there in time for item 6 and will have left before items 15 and 16".
std::string whenNotThere(const Gap& gap)
{
    std::vector<std::string> parts;
    if (!gap.comesLate.empty()) {
        parts.push_back("is not there in time for " + itemsInWords(gap.comesLate));
    }
    if (!gap.leavesEarly.empty()) {
        parts.push_back((gap.leavesDuring ? "will have left before the end of " : "will have left before ")
                        + itemsInWords(gap.leavesEarly));
    }
    return base::joinedInWords(parts);
}

void addMissing(std::vector<ReadinessLine>& lines, WhoToRing& whoToRing, const ClockInput& input)
{
    std::vector<base::Id> order;
    std::map<base::Id, Gap> gaps;
    for (const EmptyChair& chair : emptyChairs(input)) {
        if (!gaps.contains(chair.agency)) {
            order.push_back(chair.agency);
            gaps[chair.agency].item = chair.item;
        }
        Gap& gap = gaps[chair.agency];
        gap.numbers.push_back(chair.number);
        gap.apologies = gap.apologies || chair.reason == GapReason::Apologies;
        if (chair.reason == GapReason::ArrivesLate) {
            gap.comesLate.push_back(chair.number);
        } else if (chair.reason == GapReason::LeavesEarly) {
            gap.leavesEarly.push_back(chair.number);
            gap.leavesDuring = gap.leavesDuring || !chair.wholeItem;
        }
    }
    for (const base::Id& agency : order) {
        const Gap& gap = gaps[agency];
        const std::string name = nameOf(input, agency);
        const std::string items = itemsInWords(gap.numbers);
        const std::string& ring = whoToRing.at(agency, gap.apologies);
        if (gap.partly()) {
            lines.push_back({ReadinessKind::ArrivesLate,
                             gap.item,
                             {},
                             agency,
                             fmt::format("{} {}.", name, whenNotThere(gap)),
                             ring});
        } else {
            lines.push_back({ReadinessKind::MissingRepresentative,
                             gap.item,
                             {},
                             agency,
                             fmt::format("{} is needed for {}; nobody is coming{}.", name, items,
                                         gap.apologies ? " (apologies, no substitute)" : ""),
                             ring});
        }
    }
}

void addNoDecisionMaker(std::vector<ReadinessLine>& lines, WhoToRing& whoToRing, const ClockInput& input)
{
    std::vector<base::Id> order;
    std::map<base::Id, Gap> gaps;
    for (const EmptyChair& chair : chairsThatCannotCommit(input)) {
        if (!gaps.contains(chair.agency)) {
            order.push_back(chair.agency);
            gaps[chair.agency].item = chair.item;
        }
        gaps[chair.agency].numbers.push_back(chair.number);
    }
    for (const base::Id& agency : order) {
        lines.push_back({ReadinessKind::NoDecisionMaker,
                         gaps[agency].item,
                         {},
                         agency,
                         fmt::format("{} has nobody coming who can commit, for {}.", nameOf(input, agency),
                                     itemsInWords(gaps[agency].numbers)),
                         whoToRing.at(agency)});
    }
}

void addNoReply(std::vector<ReadinessLine>& lines, WhoToRing& whoToRing, const ClockInput& input, const Agenda& agenda)
{
    for (const ClockAgency& agency : input.agencies) {
        Gap gap;
        for (const AgendaItem& item : agenda.items) {
            for (const ItemRequirement& requirement : item.requirements) {
                if (!asksForAnswer(item) || requirement.agency != agency.id || requirement.need != Need::Required) {
                    continue;
                }
                if (requirement.reply == Reply::None) {
                    gap.item = gap.numbers.empty() ? item.id : gap.item;
                    gap.numbers.push_back(item.number);
                }
            }
        }
        const bool apologised =
            std::any_of(input.attendees.begin(), input.attendees.end(),
                        [&](const ClockAttendee& a) { return a.agency == agency.id && a.absentKnown; });
        if (!gap.numbers.empty() && !apologised) {
            lines.push_back({ReadinessKind::NoReply,
                             gap.item,
                             {},
                             agency.id,
                             fmt::format("{} has not answered for {}.", agency.name, itemsInWords(gap.numbers)),
                             whoToRing.at(agency.id)});
        }
    }
}

void addLatePapers(std::vector<ReadinessLine>& lines, WhoToRing& whoToRing, const Agenda& agenda)
{
    for (const AgendaItem& item : agenda.items) {
        for (const ItemPaper& paper : item.papers) {
            if (!paper.late || paper.choice != PaperChoice::None) {
                continue;
            }
            // A restricted paper's title stays in part two.
            const std::string title = item.restricted() ? std::string {} : fmt::format(" \"{}\"", paper.title);
            const base::Id from = paper.fromAgency.isNil() ? item.raisedByAgency : paper.fromAgency;
            lines.push_back({ReadinessKind::LatePaper,
                             item.id,
                             {},
                             from,
                             fmt::format("Item {}: the paper{} was {}; the chair chooses to take, note or defer it.",
                                         item.number, title, paper.latenessInWords()),
                             from.isNil() ? agenda.meeting.chair.roleTitle : whoToRing.at(from)});
        }
    }
}

void addActionsWithoutUpdate(std::vector<ReadinessLine>& lines, const replica::Reader& reader, WhoToRing& whoToRing,
                             const Meeting& meeting)
{
    for (const CarriedAction& action : carriedActions(reader, meeting.id)) {
        if (action.updatedSinceLastMeeting || action.status == "complete_claimed") {
            continue;
        }
        const std::string due = action.due ? fmt::format(", due {}", base::longDate(*action.due)) : std::string {};
        lines.push_back({ReadinessKind::ActionWithoutUpdate,
                         {},
                         action.id,
                         action.leadAgency,
                         fmt::format("{}{} has had no update since the last meeting.", action.reference, due),
                         whoToRing.at(action.leadAgency)});
    }
}

}  // namespace

bool asksForAnswer(const AgendaItem& item)
{
    return item.placement == Placement::Business || item.placement == Placement::Restricted;
}

std::vector<ReadinessLine> readiness(const replica::Reader& reader, const base::Id& meetingId)
{
    std::vector<ReadinessLine> lines;
    const Agenda agenda = agendaOf(reader, meetingId);
    // Once it has started nobody is rung any more.
    if (agenda.meeting.id.isNil() || !mayMove(agenda.meeting.state)) {
        return lines;
    }
    const ClockInput input = clockInput(reader, meetingId);
    WhoToRing whoToRing {reader, agenda.meeting.date};
    addMissing(lines, whoToRing, input);
    addNoDecisionMaker(lines, whoToRing, input);
    addNoReply(lines, whoToRing, input, agenda);
    addLatePapers(lines, whoToRing, agenda);
    addActionsWithoutUpdate(lines, reader, whoToRing, agenda.meeting);
    return lines;
}

}  // namespace muster::meetings
