// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/agenda_item.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace muster::meetings {

namespace {

template <class Value> struct Word {
    Value value;
    std::string_view stored;
    std::string_view words;
};

constexpr std::array kStates {
    Word<ItemState> {ItemState::Proposed, "proposed", "proposed"},
    Word<ItemState> {ItemState::Accepted, "accepted", "accepted"},
    Word<ItemState> {ItemState::Declined, "declined", "declined"},
    Word<ItemState> {ItemState::Referred, "referred", "referred to another body"},
    Word<ItemState> {ItemState::Scheduled, "scheduled", "scheduled"},
    Word<ItemState> {ItemState::Open, "open", "open"},
    Word<ItemState> {ItemState::Concluded, "concluded", "concluded"},
    Word<ItemState> {ItemState::Deferred, "deferred", "deferred"},
    Word<ItemState> {ItemState::CarriedInto, "carried_into", "carried into another item"},
    Word<ItemState> {ItemState::Withdrawn, "withdrawn", "withdrawn"},
    Word<ItemState> {ItemState::Parked, "parked", "parked with a task and finish group"},
};
constexpr std::array kOrigins {
    Word<ItemOrigin> {ItemOrigin::CrimeData, "crime_data", "crime data"},
    Word<ItemOrigin> {ItemOrigin::PanelPriority, "panel_priority", "neighbourhood panel priority"},
    Word<ItemOrigin> {ItemOrigin::PartnerReferral, "partner_referral", "partner referral"},
    Word<ItemOrigin> {ItemOrigin::Workstream, "workstream", "workstream"},
    Word<ItemOrigin> {ItemOrigin::CommissionedGroup, "commissioned_group", "commissioned group"},
    Word<ItemOrigin> {ItemOrigin::Performance, "performance", "performance"},
    Word<ItemOrigin> {ItemOrigin::Standing, "standing", "standing item"},
    Word<ItemOrigin> {ItemOrigin::Urgent, "urgent", "urgent"},
};
constexpr std::array kAsks {
    Word<ItemAsk> {ItemAsk::None, "", ""},
    Word<ItemAsk> {ItemAsk::Input, "input", "input"},
    Word<ItemAsk> {ItemAsk::Assistance, "assistance", "assistance"},
    Word<ItemAsk> {ItemAsk::Awareness, "awareness", "awareness"},
    Word<ItemAsk> {ItemAsk::Decision, "decision", "decision"},
};
constexpr std::array kSubjects {
    Word<SubjectType> {SubjectType::None, "", ""},
    Word<SubjectType> {SubjectType::Location, "location", "location"},
    Word<SubjectType> {SubjectType::Theme, "theme", "theme"},
    Word<SubjectType> {SubjectType::Offender, "offender", "offender"},
    Word<SubjectType> {SubjectType::Victim, "victim", "victim"},
};
constexpr std::array kNeeds {
    Word<Need> {Need::NotNeeded, "not_needed", "not needed"},
    Word<Need> {Need::Useful, "useful", "useful"},
    Word<Need> {Need::Required, "required", "required"},
};
constexpr std::array kReplies {
    Word<Reply> {Reply::None, "", "no reply"},
    Word<Reply> {Reply::Contribute, "contribute", "will contribute"},
    Word<Reply> {Reply::Attend, "attend", "will attend"},
    Word<Reply> {Reply::Information, "information", "for information only"},
    Word<Reply> {Reply::NotUs, "not_us", "not for us"},
};
constexpr std::array kChoices {
    Word<PaperChoice> {PaperChoice::None, "", ""},
    Word<PaperChoice> {PaperChoice::Take, "take", "taken"},
    Word<PaperChoice> {PaperChoice::NoteOnly, "note", "noted only"},
    Word<PaperChoice> {PaperChoice::Defer, "defer", "deferred"},
};

template <class Value, std::size_t N> const Word<Value>& wordOf(const std::array<Word<Value>, N>& table, Value value)
{
    return *std::find_if(table.begin(), table.end(), [&](const auto& word) { return word.value == value; });
}

template <class Value, std::size_t N>
std::optional<Value> valueOf(const std::array<Word<Value>, N>& table, std::string_view stored)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& word) { return word.stored == stored; });
    return found == table.end() ? std::nullopt : std::optional {found->value};
}

}  // namespace

std::string_view toStored(ItemState value) { return wordOf(kStates, value).stored; }
std::string_view toStored(ItemOrigin value) { return wordOf(kOrigins, value).stored; }
std::string_view toStored(ItemAsk value) { return wordOf(kAsks, value).stored; }
std::string_view toStored(SubjectType value) { return wordOf(kSubjects, value).stored; }
std::string_view toStored(Sensitivity value) { return value == Sensitivity::Open ? "open" : "restricted"; }
std::string_view toStored(Need value) { return wordOf(kNeeds, value).stored; }
std::string_view toStored(Reply value) { return wordOf(kReplies, value).stored; }
std::string_view toStored(PaperChoice value) { return wordOf(kChoices, value).stored; }

ItemState itemStateFrom(std::string_view stored) { return valueOf(kStates, stored).value_or(ItemState::Proposed); }
std::optional<ItemOrigin> originFrom(std::string_view stored) { return valueOf(kOrigins, stored); }
ItemAsk askFrom(std::string_view stored) { return valueOf(kAsks, stored).value_or(ItemAsk::None); }
SubjectType subjectTypeFrom(std::string_view stored) { return valueOf(kSubjects, stored).value_or(SubjectType::None); }
Sensitivity sensitivityFrom(std::string_view stored)
{
    return stored.empty() || stored == "open" ? Sensitivity::Open : Sensitivity::Restricted;
}
Need needFrom(std::string_view stored) { return valueOf(kNeeds, stored).value_or(Need::NotNeeded); }
Reply replyFrom(std::string_view stored) { return valueOf(kReplies, stored).value_or(Reply::None); }
PaperChoice paperChoiceFrom(std::string_view stored) { return valueOf(kChoices, stored).value_or(PaperChoice::None); }

std::string_view inWords(ItemState value) { return wordOf(kStates, value).words; }
std::string_view inWords(ItemOrigin value) { return wordOf(kOrigins, value).words; }
std::string_view inWords(ItemAsk value) { return wordOf(kAsks, value).words; }
std::string_view inWords(SubjectType value) { return wordOf(kSubjects, value).words; }
std::string_view inWords(Need value) { return wordOf(kNeeds, value).words; }
std::string_view inWords(Reply value) { return wordOf(kReplies, value).words; }
std::string_view inWords(PaperChoice value) { return wordOf(kChoices, value).words; }

Sensitivity defaultSensitivity(SubjectType subject, std::string_view title)
{
    const std::string text = base::lowered(title);
    const bool domesticAbuse =
        text.find("domestic abuse") != std::string::npos || text.find("domestic violence") != std::string::npos;
    return subject == SubjectType::Victim || subject == SubjectType::Offender || domesticAbuse ? Sensitivity::Restricted
                                                                                               : Sensitivity::Open;
}

std::string ItemPaper::latenessInWords() const
{
    if (!late) {
        return {};
    }
    if (workingDaysBefore < 0) {
        return "received after the meeting";
    }
    if (workingDaysBefore == 0) {
        return "received on the day of the meeting";
    }
    return fmt::format("received {} before", base::counted(workingDaysBefore, "working day", "working days"));
}

bool AgendaItem::requires_(const base::Id& agency) const
{
    return std::any_of(requirements.begin(), requirements.end(), [&](const ItemRequirement& requirement) {
        return requirement.agency == agency && requirement.need == Need::Required;
    });
}

bool AgendaItem::takesTime() const
{
    return state == ItemState::Accepted || state == ItemState::Scheduled || state == ItemState::Open
        || state == ItemState::Concluded;
}

}  // namespace muster::meetings
