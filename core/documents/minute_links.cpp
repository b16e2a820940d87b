// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/minute_links.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <utility>

namespace muster::documents {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

struct Mention {
    std::size_t at = 0;
    std::size_t length = 0;
    std::string label;
};

/// The next "minute 19", "Minute P41" or "minutes 17" from `from` on; a length of 0 when there is none.
Mention nextMention(std::string_view text, std::size_t from)
{
    constexpr std::string_view kWord = "inute";
    for (std::size_t found = text.find(kWord, from); found != std::string_view::npos;
         found = text.find(kWord, found + 1)) {
        if (found == 0 || (text[found - 1] != 'm' && text[found - 1] != 'M')
            || (found >= 2 && isLetter(text[found - 2])))
            continue;
        std::size_t end = found + kWord.size();
        if (end < text.size() && text[end] == 's')
            ++end;
        if (end >= text.size() || text[end] != ' ')
            continue;
        const std::size_t label = end + 1;
        std::size_t digits = label;
        while (digits < text.size() && std::isupper(static_cast<unsigned char>(text[digits])) != 0)
            ++digits;
        std::size_t stop = digits;
        while (stop < text.size() && isDigit(text[stop]))
            ++stop;
        if (stop == digits || (stop < text.size() && isLetter(text[stop])))
            continue;
        return {found - 1, stop - (found - 1), std::string {text.substr(label, stop - label)}};
    }
    return {};
}

}  // namespace

std::string minuteAnchor(std::string_view label) { return "minute-" + std::string {label}; }

MinuteLinks::MinuteLinks(const replica::Reader& reader, std::string bodyName, base::Date meetingDate,
                         std::set<std::string> labels)
    : m_reader(reader), m_bodyName(std::move(bodyName)), m_meetingDate(meetingDate), m_labels(std::move(labels))
{
}

Runs MinuteLinks::linked(std::string_view text)
{
    Runs runs;
    std::size_t done = 0;
    for (Mention mention = nextMention(text, 0); mention.length > 0; mention = nextMention(text, done)) {
        if (m_labels.contains(mention.label)) {
            if (mention.at > done)
                runs.push_back({.text = std::string {text.substr(done, mention.at - done)}});
            runs.push_back({.text = std::string {text.substr(mention.at, mention.length)},
                            .href = "#" + minuteAnchor(mention.label)});
        } else {
            cite(mention.label);
            runs.push_back({.text = std::string {text.substr(done, mention.at + mention.length - done)}});
        }
        done = mention.at + mention.length;
    }
    if (done < text.size())
        runs.push_back({.text = std::string {text.substr(done)}});
    return runs;
}

void MinuteLinks::cite(const std::string& label)
{
    int number = 0;
    const std::size_t digits = label.find_first_of("0123456789");
    std::from_chars(label.data() + digits, label.data() + label.size(), number);
    const auto minute = meetings::findMinute(m_reader, m_bodyName, number);
    if (!minute || minute->label != label || !(minute->date < m_meetingDate))
        return;
    std::string words = meetings::citation(*minute);
    if (std::find(m_citations.begin(), m_citations.end(), words) == m_citations.end())
        m_citations.push_back(std::move(words));
}

std::vector<std::string> MinuteLinks::takeCitations() { return std::exchange(m_citations, {}); }

}  // namespace muster::documents
