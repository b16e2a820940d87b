// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Did it work?", asked of the chair three months after an action was verified or an item was done with, and again
// after six unless the answer was yes (requirements §2.5 row 28). Recovery actions of exceptions are asked with their
// figures instead (core/actions/effect.h); the answers stand in one register.
#pragma once

#include "core/actions/effect.h"
#include "core/base/failure.h"
#include "core/replica/replica.h"

#include <string>
#include <vector>

namespace muster::governance {

inline constexpr int kFirstLookBackMonths = 3;
inline constexpr int kSecondLookBackMonths = 6;

struct LookBack {
    base::Id action;  ///< one of the two
    base::Id item;
    std::string name;  ///< "A-004 Joint patrol plan", "Paston: shed and vehicle thefts"
    std::string where;  ///< "DTCG/2011-09-20"
    base::Date closedOn;
    base::Date askOn;
    int months = kFirstLookBackMonths;
    bool restricted = false;
};
/// Due today or before and not answered, oldest first. Of items only business that led to an action is asked.
[[nodiscard]] std::vector<LookBack> lookBacksDue(const replica::Reader& reader);

struct AnswerLookBack {
    base::Id action {};
    base::Id item {};
    int months = kFirstLookBackMonths;
    actions::EffectAnswer answer = actions::EffectAnswer::CannotTell;
    std::string text {};
    std::string byRole {};
    base::Id meeting {};
};
/// Refuses what is not closed yet, and a recovery action of an exception.
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const AnswerLookBack& command);
[[nodiscard]] base::Result<void> execute(replica::Replica& replica, const AnswerLookBack& command);

struct LookBackAnswer {
    base::Id action;
    base::Id item;
    std::string name;
    int months = 0;
    actions::EffectAnswer answer = actions::EffectAnswer::CannotTell;
    std::string text;
    std::optional<base::Date> answeredOn;
};
/// Oldest first.
[[nodiscard]] std::vector<LookBackAnswer> lookBackAnswers(const replica::Reader& reader);

}  // namespace muster::governance
