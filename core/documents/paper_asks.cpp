// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/paper_asks.h"

#include <algorithm>
#include <map>

namespace muster::documents {
namespace {

using enum PaperAsk;

const std::map<std::string_view, std::vector<AskOf>>& table()
{
    static const std::vector<AskOf> period {{Period}};
    static const std::vector<AskOf> meeting {{Meeting}};
    static const std::vector<AskOf> registers {{Meeting}, {Agency}, {Period}};
    static const std::map<std::string_view, std::vector<AskOf>> kinds {
        {"agenda", {{Meeting, true}, {TermsOfReference}}},
        {"action-sheet", {{Meeting, true}, {Agency}}},
        {"minutes", {{Meeting, true}, {Version}}},
        {"action-log", {{Meeting}, {Agency}, {Period}, {ByAgency}}},
        {"board-report", meeting},
        {"performance-pack", meeting},
        {"annual-report", {{Meeting}, {Agency}, {Period}}},
        {"annual-summary", {{Meeting}, {Period}}},
        {"meeting-burden", period},
        {"quarterly-report", period},
        {"household-text", period},
        {"newspaper-text", period},
        {"scrutiny-report", meeting},
        {"county-paper", meeting},
        {"publication-register", period},
        {"question-log", period},
        {"panel-register", period},
        {"ratification-pack", {{Recommendation, true}, {Agency, true}}},
        {"action-plan", {{Group, true}}},
        {"monthly-return", {{Group}, {Month}}},
        {"closing-report", {{Group, true}}},
        {"governance", period},
        {"year-planner", period},
        {"decisions", period},
        {"invitation", {{Meeting, true}, {Agency, true}}},
        {"agency-pack", {{Meeting, true}, {Agency, true}}},
        {"papers", {{Meeting, true}, {Item}}},
        {"briefing", {{Sector}}},
        {"attendance-register", registers},
        {"declaration-register", registers},
        {"disclosure-register", registers},
        {"copy-register", registers},
        {"request-bundle", {{Request, true}}},
    };
    return kinds;
}

}  // namespace

std::vector<AskOf> asksOf(std::string_view kind)
{
    const auto found = table().find(kind);
    return found == table().end() ? std::vector<AskOf> {} : found->second;
}

bool asksFor(std::string_view kind, PaperAsk ask)
{
    const auto asks = asksOf(kind);
    return std::any_of(asks.begin(), asks.end(), [&](const AskOf& one) { return one.ask == ask; });
}

bool needs(std::string_view kind, PaperAsk ask)
{
    const auto asks = asksOf(kind);
    return std::find(asks.begin(), asks.end(), AskOf {ask, true}) != asks.end();
}

}  // namespace muster::documents
