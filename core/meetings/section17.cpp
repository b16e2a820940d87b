// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/section17.h"

#include "core/partnership/stored_words.h"

namespace muster::meetings {

using partnership::StoredWord;

namespace {

constexpr std::array kEffects {
    StoredWord<S17Effect> {S17Effect::Positive, "positive", "Positive effect"},
    StoredWord<S17Effect> {S17Effect::Negative, "negative", "Negative effect"},
    StoredWord<S17Effect> {S17Effect::None, "none", "No effect"},
};

}  // namespace

std::string_view toStored(S17Effect effect) { return partnership::wordOf(kEffects, effect).stored; }
std::optional<S17Effect> s17EffectFrom(std::string_view stored) { return partnership::valueOf(kEffects, stored); }
std::string_view inWords(S17Effect effect) { return partnership::wordOf(kEffects, effect).words; }

}  // namespace muster::meetings
