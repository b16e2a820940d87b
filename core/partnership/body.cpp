// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/body.h"

#include "core/partnership/stored_words.h"

namespace muster::partnership {

namespace {

constexpr std::array<StoredWord<Tier>, 10> kTierWords {{
    {Tier::Local, "local", "Local"},
    {Tier::Theme, "theme", "Theme"},
    {Tier::District, "district", "District"},
    {Tier::CountyTheme, "county_theme", "County theme"},
    {Tier::County, "county", "County"},
    {Tier::Scrutiny, "scrutiny", "Scrutiny"},
    {Tier::Engagement, "engagement", "Engagement"},
    {Tier::Service, "service", "Service"},
    {Tier::Interest, "interest", "Special interest"},
    {Tier::Practice, "practice", "Good practice"},
}};

constexpr std::array<StoredWord<Authority>, 8> kAuthorityWords {{
    {Authority::StatutoryDecision, "statutory_decision", "Statutory decision"},
    {Authority::OperationalTasking, "operational_tasking", "Operational tasking"},
    {Authority::PerformanceScrutiny, "performance_scrutiny", "Performance scrutiny"},
    {Authority::Scrutiny, "scrutiny", "Scrutiny"},
    {Authority::StrategicGoals, "strategic_goals", "Strategic goals"},
    {Authority::Advisory, "advisory", "Advisory"},
    {Authority::Consultative, "consultative", "Consultative"},
    {Authority::Management, "management", "Management"},
}};

constexpr std::array<StoredWord<LinkKind>, 2> kLinkWords {{
    {LinkKind::ReportsTo, "reports_to", "Reports to"},
    {LinkKind::LinkedTo, "linked_to", "Linked to"},
}};

constexpr std::array<StoredWord<Capacity>, 4> kCapacityWords {{
    {Capacity::Member, "member", "Member"},
    {Capacity::InAttendance, "in_attendance", "In attendance"},
    {Capacity::Observer, "observer", "Observer"},
    {Capacity::Access, "access", "Access as appropriate"},
}};

constexpr std::array<StoredWord<MembershipState>, 2> kStateWords {{
    {MembershipState::In, "in", "In"},
    {MembershipState::UnderDiscussion, "under_discussion", "Under discussion"},
}};

constexpr std::array<StoredWord<LeadState>, 2> kLeadStateWords {{
    {LeadState::Settled, "settled", "Settled"},
    {LeadState::ToBeNegotiated, "to_be_negotiated", "To be negotiated"},
}};

}  // namespace

std::string_view toStored(Tier tier) { return wordOf(kTierWords, tier).stored; }

std::string_view toStored(Authority authority) { return wordOf(kAuthorityWords, authority).stored; }

std::string_view toStored(LinkKind kind) { return wordOf(kLinkWords, kind).stored; }

std::string_view toStored(Capacity capacity) { return wordOf(kCapacityWords, capacity).stored; }

std::string_view toStored(MembershipState state) { return wordOf(kStateWords, state).stored; }

std::string_view toStored(LeadState state) { return wordOf(kLeadStateWords, state).stored; }

std::optional<Tier> tierFrom(std::string_view stored) { return valueOf(kTierWords, stored); }

std::optional<Authority> authorityFrom(std::string_view stored) { return valueOf(kAuthorityWords, stored); }

std::optional<LinkKind> linkKindFrom(std::string_view stored) { return valueOf(kLinkWords, stored); }

std::optional<Capacity> capacityFrom(std::string_view stored) { return valueOf(kCapacityWords, stored); }

std::optional<MembershipState> membershipStateFrom(std::string_view stored) { return valueOf(kStateWords, stored); }

std::optional<LeadState> leadStateFrom(std::string_view stored) { return valueOf(kLeadStateWords, stored); }

std::string_view inWords(Tier tier) { return wordOf(kTierWords, tier).words; }

std::string_view inWords(Authority authority) { return wordOf(kAuthorityWords, authority).words; }

std::string_view inWords(LinkKind kind) { return wordOf(kLinkWords, kind).words; }

std::string_view inWords(Capacity capacity) { return wordOf(kCapacityWords, capacity).words; }

std::string_view inWords(MembershipState state) { return wordOf(kStateWords, state).words; }

std::string_view inWords(LeadState state) { return wordOf(kLeadStateWords, state).words; }

std::string chairInWords(const Body& body)
{
    if (body.chairRole.empty() || body.jointChairRole.empty()) {
        return body.chairRole.empty() ? body.jointChairRole : body.chairRole;
    }
    return body.chairRole + " and " + body.jointChairRole + ", jointly";
}

bool isActiveOn(const Body& body, base::Date date)
{
    return (!body.effectiveFrom || *body.effectiveFrom <= date) && (!body.effectiveTo || *body.effectiveTo >= date);
}

}  // namespace muster::partnership
