// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bodies: everything that meets, from a neighbourhood panel to the county board.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace muster::partnership {

/// In the order of the governance list (requirements 3.1, section 1.C).
enum class Tier { Local, Theme, District, CountyTheme, County, Scrutiny, Engagement, Service, Interest, Practice };

inline constexpr std::array kTiers {Tier::Local,    Tier::Theme,      Tier::District, Tier::CountyTheme, Tier::County,
                                    Tier::Scrutiny, Tier::Engagement, Tier::Service,  Tier::Interest,
                                    Tier::Practice};

/// What a body may decide (requirements C16, invariant 11).
enum class Authority {
    StatutoryDecision,
    OperationalTasking,
    PerformanceScrutiny,
    Scrutiny,
    StrategicGoals,
    Advisory,
    Consultative,
    Management
};

inline constexpr std::array kAuthorities {
    Authority::StatutoryDecision, Authority::OperationalTasking, Authority::PerformanceScrutiny, Authority::Scrutiny,
    Authority::StrategicGoals,    Authority::Advisory,           Authority::Consultative,        Authority::Management};

enum class LinkKind { ReportsTo, LinkedTo };
enum class Capacity { Member, InAttendance, Observer, Access };
enum class MembershipState { In, UnderDiscussion };
/// Whether it is settled which agency leads (requirements C12).
enum class LeadState { Settled, ToBeNegotiated };

inline constexpr std::array kCapacities {Capacity::Member, Capacity::InAttendance, Capacity::Observer,
                                         Capacity::Access};

[[nodiscard]] std::string_view toStored(Tier tier);
[[nodiscard]] std::string_view toStored(Authority authority);
[[nodiscard]] std::string_view toStored(LinkKind kind);
[[nodiscard]] std::string_view toStored(Capacity capacity);
[[nodiscard]] std::string_view toStored(MembershipState state);
[[nodiscard]] std::string_view toStored(LeadState state);
[[nodiscard]] std::optional<Tier> tierFrom(std::string_view stored);
[[nodiscard]] std::optional<Authority> authorityFrom(std::string_view stored);
[[nodiscard]] std::optional<LinkKind> linkKindFrom(std::string_view stored);
[[nodiscard]] std::optional<Capacity> capacityFrom(std::string_view stored);
[[nodiscard]] std::optional<MembershipState> membershipStateFrom(std::string_view stored);
[[nodiscard]] std::optional<LeadState> leadStateFrom(std::string_view stored);
/// "County theme", "Operational tasking", "Reports to", "In attendance", "Under discussion".
[[nodiscard]] std::string_view inWords(Tier tier);
[[nodiscard]] std::string_view inWords(Authority authority);
[[nodiscard]] std::string_view inWords(LinkKind kind);
[[nodiscard]] std::string_view inWords(Capacity capacity);
[[nodiscard]] std::string_view inWords(MembershipState state);
/// "Settled", "To be negotiated".
[[nodiscard]] std::string_view inWords(LeadState state);

struct Body {
    base::Id id;
    std::string shortName;  ///< the code that is typed: "DTCG"
    std::string name;
    Tier tier = Tier::District;
    Authority authority = Authority::Advisory;
    std::string chairRole;  ///< title; a meeting keeps its own chair (requirements C08)
    std::string secretaryRole;  ///< title
    std::optional<base::Date> effectiveFrom;
    std::optional<base::Date> effectiveTo;  ///< the last day (requirements C03)
    std::string closedBy;  ///< the decision that closed it
    base::Id succeededBy;
    std::string termsOfReference;
    std::string purpose;
    std::string linkedText;  ///< bodies outside this list it is linked to, one a line
    std::string notes;
    int position = 0;
    base::Id leadAgency {};  ///< who answers for it; nil while nobody does (requirements C12)
    LeadState leadState = LeadState::Settled;
    std::string jointChairRole {};  ///< title of the second lead, where two lead jointly (requirements C21)
    std::string termsVersion {};  ///< of the terms of reference: "2" (requirements A03)
    std::optional<base::Date> termsOn {};  ///< the day that version was agreed
};

/// "Chief Executive", "Divisional Commander and Director of Operations, jointly"; empty where nobody is named.
[[nodiscard]] std::string chairInWords(const Body& body);

/// Whether it may meet or decide on `date` (requirements C03, invariant 11).
[[nodiscard]] bool isActiveOn(const Body& body, base::Date date);

struct BodyAlias {
    base::Id id;
    base::Id body;
    std::string alias;
};

struct BodyLink {
    base::Id id;
    base::Id body;
    base::Id toBody;
    LinkKind kind = LinkKind::ReportsTo;
};

/// An agency, or one role, sits on a body.
struct Membership {
    base::Id id;
    base::Id body;
    base::Id agency;
    base::Id role;
    Capacity capacity = Capacity::Member;
    MembershipState state = MembershipState::In;
    std::optional<base::Date> from;
    std::optional<base::Date> to;
};

}  // namespace muster::partnership
