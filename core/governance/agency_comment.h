// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an agency says of its own year, and how others challenge it (requirements K01, K07).
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

/// An agency's own comment has at most so many words (requirements §4.10); so have challenges and answers.
inline constexpr int kCommentWords = 100;

/// Words between blanks.
[[nodiscard]] int wordsIn(std::string_view text);

enum class CommentKind { Comment, Challenge, Response };
[[nodiscard]] std::string_view toStored(CommentKind kind);
/// "Comment", "Challenge", "Answer".
[[nodiscard]] std::string_view inWords(CommentKind kind);

/// On the section of `agency` in the report of an autumn.
struct AgencyComment {
    base::Id id;
    int year = 0;
    base::Id agency;
    CommentKind kind = CommentKind::Comment;
    base::Id fromAgency;  ///< who challenges; nil else
    std::string fromAgencyName;
    base::Id answers;  ///< of an answer: the challenge
    std::string text;
    std::string byRole;
    std::optional<base::Date> madeOn;
};

/// The comment first, then each challenge with its answers, in the order in which they were made.
[[nodiscard]] std::vector<AgencyComment> commentsOn(const replica::Reader& reader, const base::Id& agency, int year);

/// The agency's own comment on its year: a new one takes the place of the one before. All three are refused with the
/// count when they are longer than `kCommentWords`, and once the report of that year has been published.
struct CommentOnYear {
    base::Id agency;
    int year = 0;
    std::string text;  ///< empty takes it back
    std::string byRole {};
};

/// Constructive challenge between partners; an agency does not challenge itself.
struct ChallengeAgency {
    base::Id agency;
    base::Id fromAgency;
    int year = 0;
    std::string text;
    std::string byRole {};
};

struct AnswerAgencyChallenge {
    base::Id challenge;
    std::string text;
    std::string byRole {};
};

[[nodiscard]] base::Result<void> apply(replica::Writer&, const CommentOnYear&);
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const ChallengeAgency&);
[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const AnswerAgencyChallenge&);

}  // namespace muster::governance
