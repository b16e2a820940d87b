// SPDX-License-Identifier: GPL-3.0-or-later
//
// Planting, and the meeting in which it is done.
#include "tests/ui/documents/leaks/planted_partnership.h"

#include "core/actions/action_commands.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/meeting_commands.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/papers.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"

#include <algorithm>
#include <cctype>

namespace muster::test {

using namespace meetings;

namespace {

constexpr const char* kNeeded[] = {"PROB", "HMP", "SIB"};
constexpr const char* kAsides[] = {"deferred", "withdrawn", "carried", "parked", "declined", "referred"};

/// Three syllables that tell the number, and nothing in any language.
std::string madeUp(std::size_t number)
{
    constexpr std::string_view consonants = "bdfgklmnprstvz";
    constexpr std::string_view vowels = "aeiou";
    const std::size_t syllables = consonants.size() * vowels.size();
    std::string word {kPlantedMark};
    // Spread, so that no two words look alike.
    std::size_t rest = (number * 7919 + 12345) % (syllables * syllables * syllables);
    for (int i = 0; i < 3; ++i) {
        const std::size_t syllable = rest % syllables;
        word += {consonants[syllable / vowels.size()], vowels[syllable % vowels.size()]};
        rest /= syllables;
    }
    return word;
}

ProposeItem proposal(const base::Id& meeting, const std::string& title, const base::Id& agency)
{
    ProposeItem item;
    item.meeting = meeting;
    item.title = title;
    item.origin = ItemOrigin::PartnerReferral;
    item.ask = ItemAsk::Input;
    item.subject = SubjectType::Offender;
    item.sensitivity = Sensitivity::Restricted;
    item.needs = {{agency, Need::Required}};
    item.minutes = 5;
    return item;
}

}  // namespace

PlantedPartnership::PlantedPartnership()
{
    m_sample.unlock();
    november = must(findMeeting(reader(), "DTCG/2011-11-15")).id;
    december = must(findMeeting(reader(), "DTCG/2011-12-20")).id;
    today(2011, 11, 14);
    proposeItems();
    today(2011, 11, 15);
    holdNovember();
    today(2011, 11, 16);
    for (int i = 0; i < static_cast<int>(std::size(kNeeded)); ++i) {
        m_owner = i;
        const PlantedItem& item = m_items[static_cast<std::size_t>(i)];
        workOnActions(item);
        workOnBlockage(item);
        workOnExceptions(item);
    }
    m_owner = -1;
    completeDisclosures();
    answerRequests();
    sendItems();
    reviewMinutes();
    today(2011, 12, 20);
    holdDecember();
    today(2012, 3, 20);
    lookBack();
    planApril();
}

std::string PlantedPartnership::plant(std::string field)
{
    m_words.push_back({madeUp(m_words.size()), std::move(field), m_owner});
    return m_words.back().word;
}

std::vector<std::size_t> PlantedPartnership::foundIn(std::string_view text) const
{
    std::string small {text};
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    std::vector<std::size_t> found;
    if (small.find(kPlantedMark) == std::string::npos)
        return found;
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        if (small.find(m_words[i].word) != std::string::npos)
            found.push_back(i);
    }
    return found;
}

void PlantedPartnership::today(int year, unsigned month, unsigned day)
{
    m_sample->session().setToday(std::chrono::year {year} / static_cast<int>(month) / static_cast<int>(day));
    m_sample->session().setTime(base::TimeOfDay {9 * 60});
}

void PlantedPartnership::at(int hour, int minute) { m_sample->session().setTime(base::TimeOfDay {hour * 60 + minute}); }

base::Id PlantedPartnership::agency(std::string_view code) const
{
    return partnership::agencyByShortName(reader(), code)->id;
}

// ---- the agenda --------------------------------------------------------------------------------------------

void PlantedPartnership::addItem(const base::Id& meeting, std::string_view code)
{
    m_owner = static_cast<int>(m_items.size());
    ProposeItem item = proposal(meeting, plant("title of an item"), agency(code));
    item.purpose = plant("purpose of an item");
    item.lead = plant("lead of an item");
    item.locationText = plant("place of an item");
    item.caseReference = plant("case reference of an item");
    item.background = plant("background of an item");
    item.evidence = plant("evidence of an item");
    item.resourcesOffered = plant("resources offered for an item");
    item.raisedByAgency = agency(code);
    m_items.push_back({meeting, must(execute(replica(), item)), std::string {code}, 0});
    must(execute(replica(), AcceptItem {meeting, m_items.back().id}));
    furnish(m_items.back());
}

void PlantedPartnership::furnish(const PlantedItem& item)
{
    SetItemTags tags {item.meeting, item.id, {}};
    for (const TagKind kind : kTagKinds) {
        // The Board's functions are the Board's alone.
        if (kind != TagKind::BoardFunction)
            tags.tags.push_back({kind, plant("tag of an item")});
    }
    must(execute(replica(), tags));

    SetProblemSheet problem {item.meeting, item.id, {}};
    problem.sheet.objective = plant("objective of a problem-solving sheet");
    problem.sheet.scanning = plant("scanning of a problem-solving sheet");
    problem.sheet.analysis = plant("analysis of a problem-solving sheet");
    problem.sheet.response = plant("response of a problem-solving sheet");
    problem.sheet.assessment = plant("assessment of a problem-solving sheet");
    problem.sheet.assessedBy = plant("who assessed a problem-solving sheet");
    must(execute(replica(), problem));

    SetItemCare care;
    care.meeting = item.meeting;
    care.item = item.id;
    care.whyPartnership = plant("why partners are needed together");
    must(execute(replica(), care));
    must(execute(replica(), MarkProviderConflict {item.meeting, item.id, agency("MIND"), plant("provider conflict")}));
    must(execute(replica(),
                 RecordReply {item.meeting, item.id, agency(item.agency), Reply::Attend, plant("reply of an agency")}));
    AddPaper received;
    received.meeting = item.meeting;
    received.item = item.id;
    received.title = plant("title of a paper received");
    must(execute(replica(), received));
    WritePaper paper;
    paper.meeting = item.meeting;
    paper.item = item.id;
    paper.title = plant("title of a paper");
    paper.purpose = plant("purpose of a paper");
    paper.background = plant("background of a paper");
    paper.proposal = plant("proposal of a paper");
    paper.recommendations = {{{}, 1, PaperVerb::Approve, plant("recommendation of a paper"), {}, {}},
                             {{}, 2, PaperVerb::Note, plant("recommendation of a paper"), {}, {}}};
    must(execute(replica(), paper));
}

/// An item that leaves the agenda with a reason.
void PlantedPartnership::addAside(std::string_view what)
{
    m_owner = static_cast<int>(m_items.size());
    const std::string of = std::string {"of an item that is "} + std::string {what};
    const base::Id id = must(execute(replica(), proposal(november, plant("title " + of), agency("PROB"))));
    m_items.push_back({november, id, "PROB", 0});
    if (what == "declined")
        must(execute(replica(), DeclineItem {november, id, plant("reason " + of)}));
    else if (what == "referred")
        must(execute(replica(),
                     ReferItem {november, id, partnership::bodyByName(reader(), "PERF")->id, plant("reason " + of)}));
    else
        must(execute(replica(), AcceptItem {november, id}));
}

void PlantedPartnership::proposeItems()
{
    must(execute(replica(), ReopenAgenda {november}));
    for (const char* code : kNeeded)
        addItem(november, code);
    for (const char* what : kAsides)
        addAside(what);
    m_owner = -1;
    must(execute(replica(), PublishAgenda {november, true}));
    m_owner = static_cast<int>(m_items.size());
    AddLateOrUrgentItem urgent;
    urgent.item = proposal(november, plant("title of an urgent item"), agency("PROB"));
    urgent.reason = plant("reason of an urgent item");
    m_items.push_back({november, must(execute(replica(), urgent)), "PROB", 0});
    m_owner = -1;
    numberItems(november);
}

// A meeting to which people are invited still: half of its business is restricted.
void PlantedPartnership::planApril()
{
    CreateMeeting create;
    create.body = partnership::bodyByName(reader(), "DTCG")->id;
    create.date = std::chrono::year {2012} / 4 / 17;
    april = must(execute(replica(), create)).id;
    must(execute(replica(), OpenAgenda {april}));
    for (const char* code : kNeeded)
        addItem(april, code);
    m_owner = -1;
    ProposeItem open = proposal(april, "Spring fires on open land", agency("FIRE"));
    open.subject = SubjectType::Theme;
    open.sensitivity = Sensitivity::Open;
    for (const char* code : {"CITY", "CONS", "NHS", "PREC", "MIND"})
        open.needs.push_back({agency(code), Need::Required});
    must(execute(replica(), open));
    for (const AgendaItem& item : agendaOf(reader(), april).apart) {
        if (item.state == ItemState::Proposed)
            must(execute(replica(), AcceptItem {april, item.id}));
    }
    must(execute(replica(), PublishAgenda {april, true}));
    numberItems(april);
}

/// Once an agenda is published.
void PlantedPartnership::numberItems(const base::Id& meeting)
{
    const Agenda agenda = agendaOf(reader(), meeting);
    for (PlantedItem& item : m_items) {
        if (const AgendaItem* placed = item.meeting == meeting ? agenda.find(item.id) : nullptr)
            item.number = placed->number;
    }
}

// ---- the room ----------------------------------------------------------------------------------------------

void PlantedPartnership::holdNovember()
{
    at(10, 0);
    must(execute(replica(), StartMeeting {november}));
    for (const char* code : {"FIRE", "CITY", "CONS", "PROB", "HMP", "SIB", "NHS"}) {
        RecordArrival arrival;
        arrival.meeting = november;
        arrival.role = partnership::leadOf(reader(), agency(code), reader().today())->id;
        must(execute(replica(), arrival));
    }
    must(execute(replica(), ReadConfidentialityStatement {november, {}}));
    must(execute(replica(), NextItem {november}));
    at(10, 5);
    for (int i = 0; i < static_cast<int>(std::size(kNeeded)); ++i) {
        m_owner = i;
        recordIn(m_items[static_cast<std::size_t>(i)]);
    }
    const auto aside = [&](std::size_t index) {
        m_owner = static_cast<int>(std::size(kNeeded) + index);
        return m_items[static_cast<std::size_t>(m_owner)].id;
    };
    at(11, 0);
    const base::Id deferred = aside(0);
    must(execute(replica(), DeferItemInRoom {november, deferred, plant("reason of a deferred item")}));
    const base::Id withdrawn = aside(1);
    must(execute(replica(), WithdrawItemInRoom {november, withdrawn, plant("reason of a withdrawn item")}));
    const base::Id carried = aside(2);
    must(execute(replica(), CarryItemInto {november, carried, m_items[0].id, plant("reason of a carried item")}));
    const base::Id parked = aside(3);
    must(execute(replica(), ParkToTaskGroup {november, parked, plant("reason of a parked item")}));
    m_owner = static_cast<int>(m_items.size()) - 1;
    recordIn(m_items.back());
    m_owner = -1;
    at(11, 30);
    EndMeeting end;
    end.meeting = november;
    end.acknowledgeIncomplete = true;
    end.deferRemaining = true;
    must(execute(replica(), end));
}

void PlantedPartnership::recordIn(const PlantedItem& item)
{
    must(execute(replica(), OpenItem {november, item.id}));
    const auto questions = presenceToResolve(reader(), item.id);
    // NHS is on no list and has no reason of its own to stay.
    for (const PresenceQuestion& question : questions) {
        if (question.attendance.person.agencyShortName == "NHS") {
            must(execute(replica(),
                         ResolvePresence {november, item.id, question.attendance.id, true,
                                          plant("why somebody stayed for a restricted item")}));
        }
    }
    must(execute(replica(), ResolveAllPresence {november, item.id}));
    const auto line = [&](const std::string& text) {
        return must(execute(replica(), RecordLine {november, item.id, text}));
    };
    line(plant("note"));
    const Recorded decision = line("=" + plant("decision"));
    must(execute(replica(), SetSection17 {decision.entry, S17Effect::Positive, plant("section 17 of a decision")}));
    const Recorded action = line(">" + plant("text of an action") + " @" + item.agency + " !2w");
    actions::EditAction owner;
    owner.action = action.about;
    owner.ownerTitle = plant("owner of an action in the room");
    must(actions::execute(replica(), owner));
    line("/i " + plant("what was disclosed") + " @" + item.agency + " to @CONS");
    line("/b " + plant("text of a blockage"));
    line("/x " + plant("text of an exception"));
    RecordEntry note;
    note.meeting = november;
    note.item = item.id;
    note.text = plant("note with its source");
    note.originatingAgency = agency(item.agency);
    must(execute(replica(), note));
    DeclareInterest declare;
    declare.meeting = november;
    declare.item = item.id;
    declare.role = partnership::leadOf(reader(), agency(item.agency), reader().today())->id;
    declare.nature = plant("declared interest");
    declare.effect = DeclarationEffect::TookNoPart;
    declare.effectText = plant("effect of a declared interest");
    must(execute(replica(), declare));
    const auto lines = decisionSlots(reader(), item.id);
    if (!lines.empty())
        must(execute(replica(), DecideOnPaper {november, item.id, lines.front().id, plant("decision on a paper")}));
    must(execute(replica(), CloseItem {november, item.id, {}}));
}

}  // namespace muster::test
