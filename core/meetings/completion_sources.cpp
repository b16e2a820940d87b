// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/completion_sources.h"

#include "core/base/text.h"
#include "core/base/working_days.h"
#include "core/meetings/capture_owner.h"
#include "core/meetings/capture_scan.h"
#include "core/meetings/capture_update.h"
#include "core/meetings/due_date.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>
#include <tuple>

namespace muster::meetings {

namespace {

// Where `query` begins in `text` from `from` on, ASCII case ignored. Looks for the first letter with memchr:
// the list over thousands of actions is rebuilt at every key.
std::size_t findIgnoringCase(std::string_view text, std::string_view query, std::size_t from)
{
    const char c = query.front();
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const char lower = letter ? static_cast<char>(c | 0x20) : c;
    const char upper = letter ? static_cast<char>(lower - 0x20) : c;
    while (from + query.size() <= text.size()) {
        const std::size_t span = text.size() - query.size() + 1 - from;
        const void* low = std::memchr(text.data() + from, lower, span);
        const void* high = lower == upper ? nullptr : std::memchr(text.data() + from, upper, span);
        if (low == nullptr && high == nullptr) {
            break;
        }
        const char* hit = static_cast<const char*>(
            low == nullptr ? high : (high == nullptr ? low : std::min(low, high, std::less<> {})));
        const auto at = static_cast<std::size_t>(hit - text.data());
        if (base::startsWithIgnoringCase(text.substr(at), query)) {
            return at;
        }
        from = at + 1;
    }
    return std::string_view::npos;
}

int presenceRank(bool present, bool needed) { return present ? 0 : (needed ? 1 : 2); }

// An offer before its words are made; only the best few become Completions.
struct Offer {
    const CaptureAgency* agency = nullptr;
    const CaptureRole* role = nullptr;
    const CaptureUnit* unit = nullptr;
    std::tuple<bool, bool, int, int, MatchQuality, std::size_t> key;  // smaller is better
};

class OwnerOffers {
public:
    OwnerOffers(std::string_view query, const CaptureContext& context) : m_query(query), m_context(context) { }

    std::vector<Offer> collect()
    {
        for (const CaptureAgency& agency : m_context.agencies) {
            if (!agency.active) {
                continue;
            }
            const std::size_t slash = agency.shortName.size();
            if (m_query.size() > slash && m_query[slash] == '/'
                && base::startsWithIgnoringCase(m_query, agency.shortName)) {
                m_offers.clear();
                collectInside(agency, base::trimmed(m_query.substr(slash + 1)));
                return std::move(m_offers);
            }
            collectAgency(agency);
        }
        return std::move(m_offers);
    }

private:
    void collectAgency(const CaptureAgency& agency)
    {
        const MatchQuality byShort = matchQuality(agency.shortName, m_query);
        const MatchQuality quality = std::min(byShort, matchQuality(agency.name, m_query));
        if (quality != MatchQuality::None) {
            add({&agency, nullptr, nullptr, {}}, quality, presenceRank(agency.present, agency.neededForItem), 0);
        }
        if (m_query.empty()) {
            return;
        }
        for (const CaptureRole& role : agency.roles) {
            // The agency named in full offers its people too, behind everything else.
            const MatchQuality named = byShort == MatchQuality::Whole ? MatchQuality::Inside : MatchQuality::None;
            addRole(agency, role, std::min(matchQuality(role.title, m_query), named));
        }
        for (const CaptureUnit& unit : agency.units) {
            addUnit(agency, unit, matchQuality(unit.name, m_query));
        }
    }

    void collectInside(const CaptureAgency& agency, std::string_view words)
    {
        const auto quality = [words](const std::string& title) {
            const MatchQuality plain = matchQuality(title, words);
            const scan::TitleMatch match = scan::matchTitle(words, 0, title);
            return match.words > 0 && match.end == words.size() ? std::min(plain, MatchQuality::WordPrefix) : plain;
        };
        for (const CaptureRole& role : agency.roles) {
            addRole(agency, role, quality(role.title));
        }
        for (const CaptureUnit& unit : agency.units) {
            addUnit(agency, unit, quality(unit.name));
        }
    }

    void addRole(const CaptureAgency& agency, const CaptureRole& role, MatchQuality quality)
    {
        if (quality != MatchQuality::None) {
            add({&agency, &role, nullptr, {}}, quality, presenceRank(role.present, agency.neededForItem), 1);
        }
    }

    void addUnit(const CaptureAgency& agency, const CaptureUnit& unit, MatchQuality quality)
    {
        if (quality != MatchQuality::None) {
            add({&agency, nullptr, &unit, {}}, quality, presenceRank(agency.present, agency.neededForItem), 2);
        }
    }

    void add(Offer offer, MatchQuality quality, int presence, int sort)
    {
        const bool weak = quality == MatchQuality::Inside;
        const bool notWhole = quality != MatchQuality::Whole;
        offer.key = {weak, notWhole, presence, sort, quality, m_offers.size()};
        m_offers.push_back(offer);
    }

    std::string_view m_query;
    const CaptureContext& m_context;
    std::vector<Offer> m_offers;
};

std::string_view presenceWords(bool present, bool needed)
{
    return present ? ", here" : (needed ? ", needed for this item, not here" : ", not here");
}

Completion completionOf(const Offer& offer, CompletionRange range)
{
    Completion made {CompletionKind::Agency,        range.begin,        range.end,
                     "@" + offer.agency->shortName, offer.agency->name, offer.agency->shortName};
    if (offer.role != nullptr) {
        made.kind = CompletionKind::Role;
        made.replacement += "/" + offer.role->title;
        made.label = offer.role->title;
        made.detail = offer.agency->name;
        made.detail += presenceWords(offer.role->present, false);
    } else if (offer.unit != nullptr) {
        made.kind = CompletionKind::Unit;
        made.replacement += "/" + offer.unit->name;
        made.label = offer.unit->name;
        made.detail = offer.agency->name;
    } else {
        made.detail += presenceWords(offer.agency->present, offer.agency->neededForItem);
    }
    return made;
}

std::string dateDetail(base::Date date, const CaptureContext& context)
{
    if (const auto holiday = base::bankHoliday(date)) {
        return fmt::format("bank holiday: {}", *holiday);
    }
    const auto day = base::weekdayOf(date);
    if (day == std::chrono::Saturday || day == std::chrono::Sunday) {
        return "a weekend";
    }
    if (date < context.today) {
        return "in the past";
    }
    return date == context.nextMeeting ? "the next meeting" : "";
}

// The spellings to try for what is typed so far, likeliest first.
std::vector<std::string> dateSpellings(std::string_view query)
{
    constexpr std::array<std::string_view, 14> kWords {"next", "1w",  "2w",  "fri", "eom",      "1m",    "3m",
                                                       "mon",  "tue", "wed", "thu", "tomorrow", "today", "w/e"};
    std::vector<std::string> spellings;
    const bool number = !query.empty() && query.front() >= '0' && query.front() <= '9';
    if (!query.empty()) {
        spellings.emplace_back(query);
    }
    for (const std::string_view word : kWords) {
        if (base::startsWithIgnoringCase(word, query)) {
            spellings.emplace_back(word);
        }
    }
    if (number) {
        const auto digits = std::min(query.find_first_not_of("0123456789"), query.size());
        const std::string_view letters = query.substr(digits);
        const std::string count {query.substr(0, digits)};
        for (const std::string_view unit : {"w", "d", "m", "wd"}) {
            if (digits <= 2 && base::startsWithIgnoringCase(unit, letters) && (unit.size() == 1 || !letters.empty())) {
                spellings.push_back(count + std::string {unit});
            }
        }
        for (unsigned month = 1; month <= 12 && digits <= 2; ++month) {
            const std::string name = base::lowered(base::monthName(std::chrono::month {month}).substr(0, 3));
            if (base::startsWithIgnoringCase(name, letters)) {
                spellings.push_back(count + name);
            }
        }
    }
    return spellings;
}

}  // namespace

MatchQuality matchQuality(std::string_view text, std::string_view query)
{
    if (query.empty()) {
        return MatchQuality::Prefix;
    }
    MatchQuality best = MatchQuality::None;
    for (std::size_t at = findIgnoringCase(text, query, 0); at != std::string_view::npos;
         at = findIgnoringCase(text, query, at + 1)) {
        if (at == 0) {
            return query.size() == text.size() ? MatchQuality::Whole : MatchQuality::Prefix;
        }
        if (!scan::isNameCharacter(text, at - 1)) {
            return MatchQuality::WordPrefix;
        }
        best = MatchQuality::Inside;
    }
    return best;
}

std::vector<Completion> ownerCompletions(std::string_view query, CompletionRange range, const CaptureContext& context,
                                         std::size_t limit)
{
    std::vector<Offer> offers = OwnerOffers {query, context}.collect();
    const std::size_t count = std::min(limit, offers.size());
    std::partial_sort(offers.begin(), offers.begin() + static_cast<std::ptrdiff_t>(count), offers.end(),
                      [](const Offer& a, const Offer& b) { return a.key < b.key; });
    std::vector<Completion> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back(completionOf(offers[i], range));
    }
    return out;
}

std::vector<Completion> dateCompletions(std::string_view query, CompletionRange range, const CaptureContext& context,
                                        std::size_t limit)
{
    const DueDateContext dates {context.meetingDate, context.nextMeeting};
    struct Dated {
        std::string spelling;
        base::Date date;
    };
    std::vector<Dated> found;
    for (std::string& spelling : dateSpellings(query)) {
        const auto date = readDueDateAtStart(spelling, dates);
        const bool again = std::any_of(found.begin(), found.end(), [&](const Dated& other) {
            return date && scan::equalsIgnoringCase(other.spelling, spelling);
        });
        if (date && date->length == spelling.size() && !again) {
            found.push_back({std::move(spelling), date->date});
        }
    }
    if (!query.empty() && found.size() > 1) {
        // What is typed already comes first; of the rest the sooner is the likelier.
        const bool whole = scan::equalsIgnoringCase(found.front().spelling, query);
        std::stable_sort(found.begin() + (whole ? 1 : 0), found.end(),
                         [](const Dated& a, const Dated& b) { return a.date < b.date; });
    }
    std::vector<Completion> out;
    for (const Dated& dated : found) {
        if (out.size() == limit) {
            break;
        }
        out.push_back({CompletionKind::Date, range.begin, range.end, "!" + dated.spelling,
                       dueDateInWords(dated.date, context.meetingDate), dateDetail(dated.date, context)});
    }
    return out;
}

std::vector<Completion> actionCompletions(std::string_view query, CompletionRange range, const CaptureContext& context,
                                          std::size_t limit)
{
    // Whole number, beginning of the number or reference, beginning of a word, inside a word: one pass, no sorting.
    std::array<std::vector<const CaptureAction*>, 4> ranks;
    const auto rankOf = [query](const CaptureAction& action) -> std::size_t {
        if (query.empty()) {
            return 1;
        }
        const std::string number = action.number > 0 ? std::to_string(action.number) : std::string {};
        if (number == query || scan::equalsIgnoringCase(action.reference, query)) {
            return 0;
        }
        if (base::startsWithIgnoringCase(number, query) || base::startsWithIgnoringCase(action.reference, query)) {
            return 1;
        }
        switch (matchQuality(action.text, query)) {
        case MatchQuality::None:
            return 4;
        case MatchQuality::Inside:
            return 3;
        default:
            return 2;
        }
    };
    for (const CaptureAction& action : context.openActions) {
        const std::size_t rank = rankOf(action);
        if (rank < ranks.size() && ranks.at(rank).size() < limit) {
            ranks.at(rank).push_back(&action);
        }
        if (query.empty() && ranks.at(1).size() == limit) {
            break;
        }
    }
    std::vector<Completion> out;
    for (const auto& rank : ranks) {
        for (const CaptureAction* action : rank) {
            if (out.size() == limit) {
                return out;
            }
            std::string detail = action->due ? "due " + dueDateInWords(*action->due, context.meetingDate) : "no date";
            out.push_back({CompletionKind::Action, range.begin, range.end,
                           "#" + (action->number > 0 ? std::to_string(action->number) : action->reference),
                           action->reference + " " + scan::shortened(action->text, 90), std::move(detail)});
        }
    }
    return out;
}

std::vector<Completion> statusCompletions(std::string_view query, CompletionRange range, const CaptureContext& context,
                                          std::size_t limit)
{
    std::vector<Completion> out;
    for (const scan::StatusWord& status : scan::statusWords()) {
        if (!status.label.empty() && base::startsWithIgnoringCase(status.words, query) && out.size() < limit) {
            out.push_back({CompletionKind::Status,
                           range.begin,
                           range.end,
                           std::string {status.words},
                           std::string {status.label},
                           {}});
        }
    }
    for (const std::string_view span : {"1w", "2w", "1m"}) {
        const std::string words = "+" + std::string {span};
        const auto date = addSpan(span, context.meetingDate);
        if (date && base::startsWithIgnoringCase(words, query) && out.size() < limit) {
            out.push_back({CompletionKind::Status, range.begin, range.end, words, "More time: say why", {}});
        }
    }
    return out;
}

std::vector<Completion> verbCompletions(std::string_view query, CompletionRange range, const CaptureContext& context,
                                        std::size_t limit)
{
    std::vector<Completion> out;
    for (const std::string& verb : context.verbs) {
        if (out.size() < limit && base::startsWithIgnoringCase(verb, query)) {
            out.push_back({CompletionKind::Verb, range.begin, range.end, verb, verb,
                           out.empty() && verb == context.verbs.front() ? "used when no verb is typed" : ""});
        }
    }
    return out;
}

std::vector<Completion> commandCompletions(std::string_view query, CompletionRange range, std::size_t limit)
{
    struct Command {
        std::string_view mark;
        std::string_view label;
        std::string_view detail;
    };
    constexpr std::array<Command, 3> kCommands {
        Command {"/i", "Information shared in confidence", "what @CONS to @PROB"},
        Command {"/b", "Blockage", "what stands in the way, from @NHS"},
        Command {"/x", "Exception for the Performance Board", "what is out of line"},
    };
    std::vector<Completion> out;
    for (const Command& command : kCommands) {
        if (out.size() < limit && base::startsWithIgnoringCase(command.mark.substr(1), query)) {
            out.push_back({CompletionKind::Command, range.begin, range.end, std::string {command.mark},
                           std::string {command.label}, std::string {command.detail}});
        }
    }
    return out;
}

}  // namespace muster::meetings
