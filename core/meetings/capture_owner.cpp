// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/capture_owner.h"

#include "core/base/text.h"
#include "core/meetings/capture_scan.h"

#include <algorithm>
#include <array>

namespace muster::meetings::scan {

namespace {

// Pasted text may hold no blank for megabytes; a title or a name never is that long.
constexpr std::size_t kLongestName = 200;

const CaptureAgency* agencyNamed(std::string_view line, std::size_t from, const CaptureContext& context, bool active,
                                 std::size_t& end)
{
    const CaptureAgency* best = nullptr;
    for (const CaptureAgency& agency : context.agencies) {
        const std::size_t length = agency.shortName.size();
        const bool longer = best == nullptr || length > best->shortName.size();
        if (agency.active == active && length > 0 && longer
            && base::startsWithIgnoringCase(line.substr(from), agency.shortName)
            && (endsToken(line, from + length) || line[from + length] == '/')) {
            best = &agency;
            end = from + length;
        }
    }
    return best;
}

// "@ck" while only CKH begins so.
const CaptureAgency* agencyBeginning(std::string_view line, std::size_t from, const CaptureContext& context,
                                     std::size_t& end)
{
    const std::string_view near = line.substr(0, std::min(line.size(), from + kLongestName));
    const std::size_t stop = nameEnd(near, from);
    if (stop - from < 2 || !(endsToken(line, stop) || line[stop] == '/')) {
        return nullptr;
    }
    const CaptureAgency* found = nullptr;
    for (const CaptureAgency& agency : context.agencies) {
        if (agency.active && base::startsWithIgnoringCase(agency.shortName, line.substr(from, stop - from))) {
            if (found != nullptr) {
                return nullptr;
            }
            found = &agency;
        }
    }
    end = stop;
    return found;
}

std::size_t skipNonNames(std::string_view text, std::size_t at)
{
    while (at < text.size() && !isNameCharacter(text, at)) {
        ++at;
    }
    return at;
}

struct QuotedText {
    std::string_view inside;
    std::size_t end = 0;
};

std::optional<QuotedText> quotedAt(std::string_view line, std::size_t at)
{
    struct Marks {
        std::string_view open;
        std::string_view close;
    };
    constexpr std::array<Marks, 2> kMarks {Marks {"\"", "\""}, Marks {"\xE2\x80\x9C", "\xE2\x80\x9D"}};
    for (const Marks& marks : kMarks) {
        if (line.substr(at, marks.open.size()) != marks.open) {
            continue;
        }
        const std::size_t from = at + marks.open.size();
        const std::size_t close = line.substr(from, kLongestName).find(marks.close);
        const std::string_view inside =
            close == std::string_view::npos ? std::string_view {} : line.substr(from, close);
        if (!base::trimmed(inside).empty() && inside.find('\n') == std::string_view::npos) {
            return QuotedText {inside, from + close + marks.close.size()};
        }
    }
    return std::nullopt;
}

struct Choice {
    const CaptureRole* role = nullptr;
    const CaptureUnit* unit = nullptr;
    std::size_t end = 0;
};

// A title written out wins over words that begin one, the longer over the shorter.
Choice wholeTitleAt(std::string_view line, std::size_t at, const CaptureAgency& agency)
{
    Choice best;
    const auto fits = [&](std::string_view title) {
        return !title.empty() && at + title.size() > best.end && base::startsWithIgnoringCase(line.substr(at), title)
            && endsToken(line, at + title.size());
    };
    for (const CaptureRole& role : agency.roles) {
        if (fits(role.title)) {
            best = {&role, nullptr, at + role.title.size()};
        }
    }
    for (const CaptureUnit& unit : agency.units) {
        if (fits(unit.name)) {
            best = {nullptr, &unit, at + unit.name.size()};
        }
    }
    return best;
}

Choice titleBeginningAt(std::string_view line, std::size_t at, const CaptureAgency& agency)
{
    Choice best;
    TitleMatch bestMatch;
    int bestRank = 0;
    const auto offer = [&](const TitleMatch& match, int rank, const Choice& choice) {
        const bool better = match.words > bestMatch.words
            || (match.words == bestMatch.words && match.words > 0
                && (match.start < bestMatch.start || (match.start == bestMatch.start && rank > bestRank)));
        if (better) {
            bestMatch = match;
            bestRank = rank;
            best = choice;
            best.end = match.end;
        }
    };
    for (const CaptureRole& role : agency.roles) {
        offer(matchTitle(line, at, role.title), (role.present ? 2 : 0) + (role.isLead ? 1 : 0), {&role, nullptr, 0});
    }
    for (const CaptureUnit& unit : agency.units) {
        offer(matchTitle(line, at, unit.name), 0, {nullptr, &unit, 0});
    }
    return best;
}

Choice choiceAt(std::string_view line, std::size_t at, const CaptureAgency& agency)
{
    const Choice whole = wholeTitleAt(line, at, agency);
    return whole.end != 0 ? whole : titleBeginningAt(line, at, agency);
}

void readRole(std::string_view line, OwnerFound& found)
{
    const std::size_t gap = skipBlanks(line, found.end);
    if (gap == line.size()) {
        return;
    }
    const bool slash = line[gap] == '/';
    const std::size_t at = slash ? skipBlanks(line, gap + 1) : gap;
    const bool tight = slash && gap == found.end && at == gap + 1;
    if (const auto quoted = at < line.size() ? quotedAt(line, at) : std::nullopt) {
        const Choice choice = choiceAt(quoted->inside, 0, *found.agency);
        const bool known = choice.end != 0 && choice.end == quoted->inside.size();
        if (known || tight) {
            found.role = known ? choice.role : nullptr;
            found.unit = known ? choice.unit : nullptr;
            found.title = known ? std::string {} : std::string {base::trimmed(quoted->inside)};
            found.end = quoted->end;
            return;
        }
    }
    if (!slash) {
        return;
    }
    const Choice choice = choiceAt(line, at, *found.agency);
    if (choice.end != 0) {
        found.role = choice.role;
        found.unit = choice.unit;
        found.end = choice.end;
        return;
    }
    if (tight) {
        const std::string_view near = line.substr(0, std::min(line.size(), at + kLongestName));
        found.unknownRole = line.substr(at, nameEnd(near, at) - at);
    }
}

}  // namespace

TitleMatch matchTitle(std::string_view typed, std::size_t at, std::string_view title)
{
    TitleMatch best;
    std::size_t index = 0;
    for (std::size_t from = skipNonNames(title, 0); from < title.size(); ++index) {
        TitleMatch match {0, index, at};
        std::size_t word = from;
        std::size_t here = at;
        while (word < title.size()) {
            const std::size_t wordStop = nameEnd(title, word);
            const std::string_view whole = title.substr(word, wordStop - word);
            const std::size_t stop = nameEnd(typed.substr(0, std::min(typed.size(), here + kLongestName)), here);
            const std::string_view part = typed.substr(here, stop - here);
            // A second word must be three letters or whole, so that "CONS/chief in the city" stays a sentence.
            const bool enough = match.words == 0 ? !part.empty() : part.size() >= 3 || equalsIgnoringCase(part, whole);
            const bool dotted = stop < typed.size() && typed[stop] == '.' && stop + 1 < typed.size()
                && isNameCharacter(typed, stop + 1);
            if (!enough || !base::startsWithIgnoringCase(whole, part) || !(endsToken(typed, stop) || dotted)) {
                break;
            }
            ++match.words;
            match.end = stop;
            here = dotted ? stop + 1 : skipBlanks(typed, stop);
            if (here == stop) {
                break;
            }
            word = skipNonNames(title, wordStop);
        }
        if (match.words > best.words) {
            best = match;
        }
        from = skipNonNames(title, nameEnd(title, from));
    }
    return best;
}

const CaptureAgency* inactiveAgencyAt(std::string_view line, std::size_t at, const CaptureContext& context)
{
    std::size_t end = 0;
    return agencyNamed(line, at + 1, context, false, end);
}

std::optional<OwnerFound> readOwner(std::string_view line, std::size_t at, const CaptureContext& context, bool withRole)
{
    OwnerFound found;
    found.agency = agencyNamed(line, at + 1, context, true, found.end);
    if (found.agency == nullptr && inactiveAgencyAt(line, at, context) == nullptr) {
        found.agency = agencyBeginning(line, at + 1, context, found.end);
    }
    if (found.agency == nullptr) {
        return std::nullopt;
    }
    if (withRole) {
        readRole(line, found);
    }
    return found;
}

}  // namespace muster::meetings::scan
