// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/completion.h"

#include "core/meetings/capture_scan.h"
#include "core/meetings/capture_update.h"
#include "core/meetings/completion_sources.h"

#include <algorithm>

namespace muster::meetings {

namespace {

constexpr std::size_t kLongestQuery = 80;

// The kind of entry, by its first mark alone: the list must not wait for the whole line to be right.
struct Start {
    std::size_t begin = 0;
    char mark = ' ';  // '>', '=', '#', '/' or ' ' for a note
    char command = '\0';  // as typed behind '/', 0 when it is no command
};

Start startOf(std::string_view line)
{
    Start start;
    start.begin = scan::skipBlanks(line, 0);
    if (start.begin == line.size()) {
        return start;
    }
    const char c = line[start.begin];
    start.mark = c == '>' || c == '=' || c == '#' || c == '/' ? c : ' ';
    if (c == '/' && start.begin + 2 < line.size() && scan::blankAt(line, start.begin + 2) != 0) {
        const char command = line[start.begin + 1];
        start.command = std::string_view {"iIbBxX"}.find(command) == std::string_view::npos ? '\0' : command;
    }
    return start;
}

// The end of what the cursor stands in.
std::size_t tokenEnd(std::string_view line, std::size_t cursor) { return scan::nameEnd(line, cursor); }

// The nearest `mark` before the cursor that can start a token, within the line of text.
std::optional<std::size_t> markBefore(std::string_view line, std::size_t cursor, std::size_t floor, char mark)
{
    for (std::size_t at = cursor; at > floor && cursor - at < kLongestQuery;) {
        --at;
        if (line[at] == '\n') {
            return std::nullopt;
        }
        const bool plus = mark == '@' && at > floor && line[at - 1] == '+' && scan::startsToken(line, at - 1);
        if (line[at] == mark && (at == floor || plus || scan::startsToken(line, at))) {
            return at;
        }
    }
    return std::nullopt;
}

std::vector<Completion> inSentence(std::string_view line, std::size_t cursor, std::size_t floor, bool dates,
                                   bool owners, const CaptureContext& context, std::size_t limit)
{
    const auto at = owners ? markBefore(line, cursor, floor, '@') : std::nullopt;
    const auto bang = dates ? markBefore(line, cursor, floor, '!') : std::nullopt;
    const CompletionRange ends {0, tokenEnd(line, cursor)};
    if (bang && (!at || *bang > *at)) {
        const std::string_view query = line.substr(*bang + 1, cursor - *bang - 1);
        const std::size_t end = scan::bareWordEnd(line, cursor);
        return dateCompletions(query, {*bang, end}, context, limit);
    }
    if (at) {
        return ownerCompletions(line.substr(*at + 1, cursor - *at - 1), {*at, ends.end}, context, limit);
    }
    return {};
}

std::vector<Completion> inReference(std::string_view line, std::size_t cursor, std::size_t mark, bool statuses,
                                    const CaptureContext& context, std::size_t limit)
{
    const auto reference = scan::readReference(line, mark, context);
    if (reference && cursor > reference->end) {
        const std::size_t word = scan::skipBlanks(line, reference->end);
        if (!statuses || cursor < word) {
            return {};
        }
        if (word < line.size() && (line[word] == '@' || line[word] == '!')) {
            return inSentence(line, cursor, word, true, true, context, limit);
        }
        auto found =
            statusCompletions(line.substr(word, cursor - word), {word, tokenEnd(line, cursor)}, context, limit);
        const bool dates = found.empty() && !scan::startsWithStatus(line, word);
        return dates ? inSentence(line, cursor, word, true, false, context, limit) : found;
    }
    return actionCompletions(line.substr(mark + 1, cursor - mark - 1), {mark, tokenEnd(line, cursor)}, context, limit);
}

}  // namespace

std::vector<Completion> completionsAt(std::string_view line, std::size_t cursorByte, const CaptureContext& context,
                                      std::size_t limit)
{
    const std::size_t cursor = std::min(cursorByte, line.size());
    const Start start = startOf(line);
    if (limit == 0 || cursor <= start.begin) {
        return {};
    }
    const std::size_t behind = start.begin + 1;
    switch (start.mark) {
    case '>':
        return inSentence(line, cursor, behind, true, true, context, limit);
    case '=': {
        const std::size_t word = scan::skipBlanks(line, behind);
        return cursor >= word && cursor - word < kLongestQuery
            ? verbCompletions(line.substr(word, cursor - word), {word, tokenEnd(line, cursor)}, context, limit)
            : std::vector<Completion> {};
    }
    case '#':
        return cursor - behind < kLongestQuery || scan::readReference(line, start.begin, context)
            ? inReference(line, cursor, start.begin, true, context, limit)
            : std::vector<Completion> {};
    case '/':
        if (start.command == '\0' || cursor == behind || cursor == behind + 1) {
            return cursor - behind <= 1
                ? commandCompletions(line.substr(behind, cursor - behind), {start.begin, tokenEnd(line, cursor)}, limit)
                : std::vector<Completion> {};
        }
        if (start.command == 'b' || start.command == 'B') {
            const std::size_t word = scan::skipBlanks(line, behind + 1);
            if (word < line.size() && line[word] == '#' && cursor > word && cursor - word < kLongestQuery
                && !(scan::readReference(line, word, context) && scan::blankBefore(line, cursor) != 0)) {
                auto found = inReference(line, cursor, word, false, context, limit);
                if (!found.empty()) {
                    return found;
                }
            }
        }
        return inSentence(line, cursor, behind + 1, false, true, context, limit);
    default:
        return {};
    }
}

CompletedLine applyCompletion(std::string_view line, const Completion& completion)
{
    const std::size_t begin = std::min(completion.begin, line.size());
    const std::size_t end = std::clamp(completion.end, begin, line.size());
    CompletedLine completed {std::string {line.substr(0, begin)} + completion.replacement, 0};
    const std::string_view rest = line.substr(end);
    if (scan::blankAt(rest, 0) == 0) {
        completed.line += ' ';
        completed.cursorByte = completed.line.size();
    } else {
        completed.cursorByte = completed.line.size() + scan::blankAt(rest, 0);
    }
    completed.line += rest;
    return completed;
}

}  // namespace muster::meetings
