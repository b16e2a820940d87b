// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the public asks and is told: Face the People, stakeholder forums (requirements M02, M06, M07).
#pragma once

#include "core/base/date.h"
#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/governance/execute.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::governance {

/// How far people were part of it (requirements M07).
enum class EngagementKind { Consulted, Informed, Involved, Partnered };
inline constexpr std::array kEngagementKinds {EngagementKind::Consulted, EngagementKind::Informed,
                                              EngagementKind::Involved, EngagementKind::Partnered};
[[nodiscard]] std::string_view toStored(EngagementKind kind);
[[nodiscard]] std::optional<EngagementKind> engagementKindFrom(std::string_view stored);
/// "Consulted".
[[nodiscard]] std::string_view inWords(EngagementKind kind);

enum class EngagementNature { Question, Comment, Challenge };
inline constexpr std::array kEngagementNatures {EngagementNature::Question, EngagementNature::Comment,
                                                EngagementNature::Challenge};
[[nodiscard]] std::string_view toStored(EngagementNature nature);
[[nodiscard]] std::optional<EngagementNature> engagementNatureFrom(std::string_view stored);
[[nodiscard]] std::string_view inWords(EngagementNature nature);

struct EngagementRecord {
    base::Id id;
    base::Id body;
    std::string bodyName;
    base::Id meeting;
    base::Id priority;
    std::string priorityName;
    base::Date madeOn;
    EngagementKind kind = EngagementKind::Consulted;
    EngagementNature nature = EngagementNature::Question;
    std::string question;
    std::string answer;
    std::optional<base::Date> answeredOn;
    std::string answeredBy;

    /// A question or a challenge that nobody has answered; a comment asks for none.
    [[nodiscard]] bool isUnanswered() const { return !answeredOn && nature != EngagementNature::Comment; }
};

struct EngagementFilter {
    base::Id body {};
    std::optional<base::Date> from {};
    std::optional<base::Date> to {};
    bool unansweredOnly = false;
};
/// Newest first; within a day as they were asked.
[[nodiscard]] std::vector<EngagementRecord> engagementRecords(const replica::Reader& reader,
                                                              const EngagementFilter& filter = {});
[[nodiscard]] std::optional<EngagementRecord> engagementRecord(const replica::Reader& reader, const base::Id& id);

/// A question, comment or challenge of the public. Names of people stay out: the log is public.
struct RecordEngagement {
    base::Id body;
    std::string question;
    base::Id meeting {};
    base::Id priority {};
    std::optional<base::Date> on {};  ///< the day of the meeting, else today
    EngagementKind kind = EngagementKind::Consulted;
    EngagementNature nature = EngagementNature::Question;
    std::string answer {};  ///< when it was answered there and then
    std::string answeredBy {};
};

struct AnswerEngagement {
    base::Id record;
    std::string answer;
    std::string byRole {};
    std::optional<base::Date> on {};
};

struct TagEngagement {
    base::Id record;
    EngagementKind kind = EngagementKind::Consulted;
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer&, const RecordEngagement&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const AnswerEngagement&);
[[nodiscard]] base::Result<void> apply(replica::Writer&, const TagEngagement&);

/// Sessions at which the public asks, which the plan promises so many of a year (requirements M02). The year runs from
/// April to March, as plans do.
struct PublicSessions {
    base::Id body;
    std::string bodyName;
    base::Date yearFrom;
    base::Date yearTo;
    int promised = 0;
    std::vector<base::Date> held;
    std::vector<base::Date> planned;
    int unanswered = 0;

    /// "1 of 2 held".
    [[nodiscard]] std::string inWords() const;
};
/// Of every engagement body that must meet so often a year, in the year of `day`.
[[nodiscard]] std::vector<PublicSessions> publicSessions(const replica::Reader& reader, base::Date day);

/// Whether there was a forum on a priority in a quarter (requirements M06).
struct ForumLine {
    base::Id body;
    std::string bodyName;
    base::Id priority;
    std::string priorityName;
    std::vector<base::Date> held;  ///< none: it is listed as missing
    int records = 0;

    /// "None in July to September 2011", or the days.
    [[nodiscard]] std::string inWords(base::Date quarter) const;
};
/// Of each quarterly engagement body and each priority in force in the quarter that `day` falls into.
[[nodiscard]] std::vector<ForumLine> forums(const replica::Reader& reader, base::Date day);

/// How many records of each kind from `from` to `to`, in the order of the kinds (requirements M07).
struct EngagementCount {
    EngagementKind kind = EngagementKind::Consulted;
    int count = 0;
};
[[nodiscard]] std::vector<EngagementCount> engagementCounts(const replica::Reader& reader, base::Date from,
                                                            base::Date to);

/// The next day on which the public can ask: the next planned session or forum; nothing where none is planned.
struct NextSession {
    std::string bodyName;
    base::Date date;
    std::string venue;
};
[[nodiscard]] std::vector<NextSession> nextSessions(const replica::Reader& reader, base::Date after);

}  // namespace muster::governance
