// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps of a publication. Checking it for personal data and approving it need the paper itself and start in
// core/documents/publication_steps.h.
#pragma once

#include "core/governance/execute.h"
#include "core/governance/publication.h"

namespace muster::governance {

/// Names the role that releases public texts; a nil id names nobody.
struct NameCommunicationsOwner {
    base::Id role;
};

/// A new draft; the next version where there was one for the period. Refused while another version is still under way.
struct DraftPublication {
    PublicationKind kind = PublicationKind::QuarterlyReport;
    base::Date from {};
    base::Date to {};
    std::optional<base::Date> dueOn {};
};

/// What is written takes the place of what is made from the figures; empty gives that back. Refused with the count where
/// it is longer than its part may be. A text that was checked or approved becomes a draft again.
struct WritePart {
    base::Id publication;
    TextPart part = TextPart::Said;
    std::string text;
};

/// The paper was found to hold no personal data and nothing restricted.
struct MarkPrivacyChecked {
    base::Id publication;
    std::string byRole {};
};

/// By the communications owner and nobody else: `byRole` is the title of that role, else the author of this computer is.
/// `copy` is the paper as it was approved.
struct ApprovePublication {
    base::Id publication;
    std::string byRole {};
    std::string copy {};
};

/// Ticks one channel. Refused before approval and while nobody is named communications owner.
struct PublishOnChannel {
    base::Id publication;
    Channel channel = Channel::PartnershipSite;
    std::optional<base::Date> on {};  ///< today when empty
    std::string ownerRole {};  ///< the communications owner when empty
    std::string language {};  ///< needed for minority languages: "Polish"
    std::string note {};  ///< "libraries"
};

struct WithdrawPublication {
    base::Id publication;
    std::string reason;
};

[[nodiscard]] base::Result<void> apply(replica::Writer&, const NameCommunicationsOwner&);
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const DraftPublication&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const WritePart&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const MarkPrivacyChecked&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const ApprovePublication&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const PublishOnChannel&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const WithdrawPublication&);

}  // namespace muster::governance
