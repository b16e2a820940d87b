// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers for the public and how far each is (requirements 3.7, M01, M04, M11, B10).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/partnership/role.h"
#include "core/replica/connection.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

enum class PublicationKind { QuarterlyReport, PlanSummary, FullPlan, AnnualReport };
inline constexpr std::array kPublicationKinds {PublicationKind::QuarterlyReport, PublicationKind::PlanSummary,
                                               PublicationKind::FullPlan, PublicationKind::AnnualReport};
/// "quarterly_report".
[[nodiscard]] std::string_view toStored(PublicationKind kind);
[[nodiscard]] std::optional<PublicationKind> publicationKindFrom(std::string_view stored);
/// "Public report", "Summary of the plan", "Plan", "Annual report by agency".
[[nodiscard]] std::string_view inWords(PublicationKind kind);
/// The word of the paper it becomes (`documents::documentKinds`).
[[nodiscard]] std::string_view paperOf(PublicationKind kind);

enum class PublicationState { Draft, PrivacyChecked, Approved, Published, Withdrawn };
[[nodiscard]] std::string_view toStored(PublicationState state);
/// `Draft` for a word of a newer Muster.
[[nodiscard]] PublicationState publicationStateFrom(std::string_view stored);
/// "Draft", "Privacy checked", "Approved", "Published", "Withdrawn".
[[nodiscard]] std::string_view inWords(PublicationState state);

/// The seven ways in which the plan promises to tell people (requirements M04), in its order.
enum class Channel {
    PartnershipSite,
    WiderPartnershipSite,
    AuthoritiesSites,
    HardCopies,
    ResidentsMagazine,
    FullCopies,
    MinorityLanguages
};
inline constexpr std::array kChannels {Channel::PartnershipSite, Channel::WiderPartnershipSite,
                                       Channel::AuthoritiesSites, Channel::HardCopies,
                                       Channel::ResidentsMagazine, Channel::FullCopies,
                                       Channel::MinorityLanguages};
[[nodiscard]] std::string_view toStored(Channel channel);
[[nodiscard]] std::optional<Channel> channelFrom(std::string_view stored);
/// "Partnership website", "Hard copies in sports centres, libraries and public buildings", ...
[[nodiscard]] std::string_view inWords(Channel channel);

/// What people may write into a public report; what they do not write is made from the figures.
enum class TextPart { Said, Next, Ask, Household, Narrative };
inline constexpr std::array kTextParts {TextPart::Said, TextPart::Next, TextPart::Ask, TextPart::Household,
                                        TextPart::Narrative};
[[nodiscard]] std::string_view toStored(TextPart part);
[[nodiscard]] std::optional<TextPart> textPartFrom(std::string_view stored);
/// "What we said we would do", "What is next", "How to ask us a question", "For every household", "For a newspaper".
[[nodiscard]] std::string_view inWords(TextPart part);
/// How many words it may have: 150 for a household (M04), 400 for a newspaper (M12), else 200.
[[nodiscard]] int longest(TextPart part);

struct Publication {
    base::Id id;
    PublicationKind kind = PublicationKind::QuarterlyReport;
    std::string title;  ///< "Public report: July to September 2011"
    base::Date from {};
    base::Date to {};
    int version = 1;
    PublicationState state = PublicationState::Draft;
    std::optional<base::Date> dueOn;
    std::optional<base::Date> checkedOn;
    std::string checkedBy;
    std::optional<base::Date> approvedOn;
    std::string approvedBy;
    std::optional<base::Date> publishedOn;  ///< on the first channel
    int channels = 0;  ///< on how many
    std::optional<base::Date> withdrawnOn;
    std::string withdrawnReason;

    [[nodiscard]] bool isOver() const { return state == PublicationState::Published || state == PublicationState::Withdrawn; }
    /// "Draft, due 30 November 2011, 15 days left"; "Published on 29 July 2011, 2 of 7 channels".
    [[nodiscard]] std::string stateInWords(base::Date today) const;
    /// "Check it for personal data", "Approval by the communications owner", ...; empty when nothing is left.
    [[nodiscard]] std::string nextStepInWords() const;
};

/// "July to September 2011", "2011", "1 October 2011 to 15 November 2011".
[[nodiscard]] std::string periodInWords(base::Date from, base::Date to);

/// Newest period first, then newest version.
[[nodiscard]] std::vector<Publication> publications(const replica::Reader& reader);
[[nodiscard]] std::optional<Publication> publication(const replica::Reader& reader, const base::Id& id);
/// The newest version of this kind for a period that `day` falls into.
[[nodiscard]] std::optional<Publication> publicationFor(const replica::Reader& reader, PublicationKind kind,
                                                        base::Date day);
/// The paper as it was approved; empty before.
[[nodiscard]] std::string approvedCopy(const replica::Reader& reader, const base::Id& publication);

struct WrittenPart {
    TextPart part = TextPart::Said;
    std::string text;  ///< empty: made from the figures
    int words = 0;
};
/// All five, in order.
[[nodiscard]] std::vector<WrittenPart> writtenParts(const replica::Reader& reader, const base::Id& publication);
[[nodiscard]] std::string writtenPart(const replica::Reader& reader, const base::Id& publication, TextPart part);

/// All seven, ticked or not (requirements M04).
struct ChannelLine {
    Channel channel = Channel::PartnershipSite;
    std::optional<base::Date> publishedOn;
    std::string ownerRole;
    std::string language;
    std::string note;
};
[[nodiscard]] std::vector<ChannelLine> channelLines(const replica::Reader& reader, const base::Id& publication);

/// Who releases what the public reads (requirements B10): nothing while nobody is named or the role has ended.
[[nodiscard]] std::optional<partnership::Role> communicationsOwner(const replica::Reader& reader);

}  // namespace muster::governance
