// SPDX-License-Identifier: GPL-3.0-or-later
//
// Business sent from one body to another, and the answer that comes back (requirements D13, C09).
//
// One matter is a chain of items, each continuing the one it came from, from local panel to county and back. The items
// hold everything, so what is restricted stays sealed at every step; here is only how they hang together.
#pragma once

#include "core/governance/execute.h"
#include "core/meetings/agenda_queries.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// Sends an item to another body, in whose next agenda it appears as proposed with its source minute. One that is still
/// to be taken is referred there; one that was concluded stays as it is, and its matter goes on there too. Once to each
/// body. A restricted item needs part two open.
struct SendItem {
    base::Id meeting;
    base::Id item;
    base::Id toBody;
    std::string reason {};  ///< of one that is referred
    std::string byRole {};
};

/// What is told back about an item in a plain sentence: "you said, we did". Until the minutes of its meeting are
/// circulated; sealed for a restricted item. Without one the answer is what was decided.
struct AnswerItem {
    base::Id item;
    std::string text;
};

/// The body that sent it was told the answer, at a meeting of its own or today.
struct TellAnswer {
    base::Id fromItem;  ///< the item that was sent
    base::Id toBody;    ///< whose answer it is
    base::Id meeting {};
};

using base::Result;
using replica::Writer;

[[nodiscard]] Result<void> apply(Writer&, const SendItem&);
[[nodiscard]] Result<void> apply(Writer&, const AnswerItem&);
[[nodiscard]] Result<void> apply(Writer&, const TellAnswer&);

/// One item of a matter, as an audience may see it.
struct ThreadStep {
    base::Id item;
    base::Id continues;  ///< the step it came from; nil for the first
    base::Id meeting;
    base::Id body;
    std::string bodyShortName;
    std::string bodyName;
    base::Date date {};
    int number = 0;
    std::string minute;  ///< "17", "P47"; empty while there is none
    std::string title;  ///< "Restricted item" where it may not be seen
    bool restricted = false;
    std::string state;  ///< in words: "concluded: agreed", "deferred"
    std::string raisedBy;  ///< of the first step: the local group or the agency it came from
    std::string answer;  ///< what is told back: the sentence, else what was decided
    bool answered = false;

    /// "District Tasking and Co-ordination Group, 18 October 2011, minute 17".
    [[nodiscard]] std::string citation() const;
};

/// The whole matter an item belongs to, in the way it went; the item alone where nothing was sent.
[[nodiscard]] std::vector<ThreadStep> threadOf(const replica::Reader& reader, const base::Id& item,
                                               meetings::Audience audience = meetings::Audience::Entitled);

enum class SentState {
    Waiting,  ///< not on an agenda there yet
    OnAgenda,
    Answered,
    Told,
    NotTaken  ///< declined or withdrawn there
};
[[nodiscard]] std::string_view toStored(SentState state);
[[nodiscard]] std::string_view inWords(SentState state);  ///< "Waiting for an agenda"

/// An item on its way from one body to another.
struct SentBusiness {
    ThreadStep from;
    base::Id toBody;
    std::string toBodyShortName;
    std::string toBodyName;
    std::optional<base::Date> sentOn;
    std::string sentBy;
    std::optional<ThreadStep> there;  ///< the item it became
    SentState state = SentState::Waiting;
    std::string answer;  ///< of the farthest body that answered
    std::string answeredBy;  ///< citation of that answer
    std::optional<base::Date> toldOn;
    base::Id toldMeeting;
};

/// Everything that was sent, oldest first; what one body sent, or what was sent to it, when named.
[[nodiscard]] std::vector<SentBusiness> sentBusiness(const replica::Reader& reader, const base::Id& fromBody = {},
                                                     const base::Id& toBody = {},
                                                     meetings::Audience audience = meetings::Audience::Entitled);

/// Answered and not yet told to the body that sent it: for its next agenda.
[[nodiscard]] std::vector<SentBusiness> answersFor(const replica::Reader& reader, const base::Id& body,
                                                   meetings::Audience audience = meetings::Audience::Entitled);

/// "You said" and "we did": items that a body, a local panel for one, raised and what came of them, newest first
/// (requirements C09).
struct ToldBack {
    ThreadStep item;
    std::string said;
    std::string did;  ///< the told-back sentence, or the answer of the farthest body; empty while there is none
    std::string didBy;  ///< citation
};
[[nodiscard]] std::vector<ToldBack> toldBackTo(const replica::Reader& reader, const base::Id& body,
                                               meetings::Audience audience = meetings::Audience::Open);

}  // namespace muster::governance
