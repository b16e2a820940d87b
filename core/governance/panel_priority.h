// SPDX-License-Identifier: GPL-3.0-or-later
//
// What neighbourhood panels set, what came of it, and what they are told back (requirements D14, J04, M10).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/governance/execute.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

/// What is asked for once something that came from a place is over.
inline constexpr std::string_view kYouSaidWeDid = "Tell the people there in one sentence: you said, we did.";

struct PanelPriority {
    base::Id id;
    base::Id body;
    std::string bodyName;
    std::string area;  ///< "City centre"
    base::Id ward;
    std::string wardName;
    std::string sectorName;
    std::string text;
    base::Date setOn;
    base::Id meeting;  ///< where it was taken up; nil while it waits
    std::optional<base::Date> meetingDate;
    base::Id item;
    std::string outcome;
    std::optional<base::Date> closedOn;
    std::optional<base::Date> toldBackOn;  ///< or when what its item was sent on as was answered and told
    std::string toldBackText;  ///< that of the item where the panel has no own

    /// Closed, or with an outcome, and nobody has been told: one sentence is asked for.
    [[nodiscard]] bool wantsTellingBack() const;
    /// "Waiting", "Taken up", "Outcome, not told back", "Told back on 28 October 2011".
    [[nodiscard]] std::string stateInWords() const;
};

/// By area, newest first.
[[nodiscard]] std::vector<PanelPriority> panelPriorities(const replica::Reader& reader);
[[nodiscard]] std::optional<PanelPriority> panelPriority(const replica::Reader& reader, const base::Id& id);

struct SetPanelPriority {
    base::Id body;
    std::string area;
    std::string text;
    base::Id ward {};
    std::optional<base::Date> on {};  ///< today when empty
};

/// The item of a meeting that takes it up. The item is asked to tell its panel back.
struct TakeUpPanelPriority {
    base::Id priority;
    base::Id meeting;
    base::Id item;
};

/// Closes it with its outcome. `tellBack` is the sentence asked for; without one it stands on the list of those that are
/// still to be told.
struct ClosePanelPriority {
    base::Id priority;
    std::string outcome;
    std::string tellBack {};
};

/// The panel was told, in these words. Refused without a sentence, and for more than one of 40 words.
struct TellPanelBack {
    base::Id priority;
    std::string text;
    std::optional<base::Date> on {};
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const SetPanelPriority&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const TakeUpPanelPriority&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const ClosePanelPriority&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const TellPanelBack&);

/// Open items that were taken, are about a place, and have no sentence for the people there yet (requirements M10).
/// Restricted items are never among them.
struct ItemToTell {
    base::Id meeting;
    base::Id item;
    base::Date date;
    int number = 0;
    std::string title;
    std::vector<std::string> wards;
    base::Id offeredBody;  ///< the panel of the ward; nil where there is none
    std::string offeredName;
};
[[nodiscard]] std::vector<ItemToTell> itemsToTell(const replica::Reader& reader, base::Date from, base::Date to);

/// Tells the people about an item that was taken, in one sentence. The minutes stay as they are: the sentence is kept with
/// what panels were told. Refused for a restricted item and for one that has not been concluded.
struct TellAboutItem {
    base::Id meeting;
    base::Id item;
    std::string text;
    base::Id body {};  ///< the panel that is told; the one that is offered when nil
    std::optional<base::Date> on {};
};
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const TellAboutItem&);

/// The local body that looks after a ward, else the only one there is (requirements J04): offered as "tell back to".
[[nodiscard]] base::Id panelOfWard(const replica::Reader& reader, const base::Id& ward);

/// What people were told, by the place it is about: sentences of items and of panel priorities, each once.
struct ToldPlace {
    std::string sectorName;  ///< empty: the whole area
    int sectorPosition = 0;
    std::string wardName;
    std::string text;
    base::Date on;
};
/// Of items taken and panels told from `from` to `to`; by sector, then by date.
[[nodiscard]] std::vector<ToldPlace> toldBack(const replica::Reader& reader, base::Date from, base::Date to);

}  // namespace muster::governance
