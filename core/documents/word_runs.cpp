// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/word_runs.h"

#include <cctype>

namespace muster::documents {

std::vector<std::string> wordsOf(std::string_view text)
{
    constexpr std::string_view kCurlyApostrophe = "\u2019";
    std::vector<std::string> words;
    std::string word;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (text.substr(i, kCurlyApostrophe.size()) == kCurlyApostrophe) {
            i += kCurlyApostrophe.size() - 1;
        } else if (byte == '\'') {
            continue;
        } else if (byte >= 0x80 || std::isalnum(byte) != 0) {
            word += static_cast<char>(byte >= 0x80 ? byte : std::tolower(byte));
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

std::string joinedWords(const std::vector<std::string>& words, std::size_t at, std::size_t count)
{
    std::string run;
    for (std::size_t i = at; i < at + count && i < words.size(); ++i)
        run += (run.empty() ? "" : " ") + words[i];
    return run;
}

std::vector<std::string> runsOfFour(const std::vector<std::string>& words)
{
    std::vector<std::string> runs;
    for (std::size_t at = 0; at + kRunLength <= words.size(); ++at)
        runs.push_back(joinedWords(words, at, kRunLength));
    return runs;
}

}  // namespace muster::documents
