// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/readability.h"

#include "core/base/text.h"
#include "core/governance/agency_comment.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace muster::documents {

namespace {

bool isUpper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

bool isAlnum(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

bool endsSentence(char c) { return c == '.' || c == '!' || c == '?'; }

/// Splits after a full stop that is followed by a blank or the end; "6.5" and "A.B" stay whole.
std::vector<std::string> sentencesOf(std::string_view text)
{
    std::vector<std::string> sentences;
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool atEnd = at + 1 == text.size();
        if (endsSentence(text[at]) && (atEnd || text[at + 1] == ' ' || text[at + 1] == '\n')) {
            sentences.emplace_back(base::trimmed(text.substr(from, at + 1 - from)));
            from = at + 1;
        }
    }
    return sentences;
}

/// The texts that may hold sentences, in reading order.
class Texts {
public:
    void operator()(const Title&) { }
    void operator()(const Heading&) { }
    void operator()(const Paragraph& paragraph) { add(paragraph.runs); }
    void operator()(const List& list)
    {
        for (const ListItem& item : list.items) {
            add(item.runs);
            for (const List& nested : item.nested)
                (*this)(nested);
        }
    }
    void operator()(const Table& table)
    {
        for (const Row& row : table.rows) {
            for (const Cell& cell : row.cells)
                add(cell.runs);
        }
    }
    void operator()(const Decision& decision) { add(decision.text); }
    void operator()(const ActionLine& action) { add(action.text); }
    void operator()(const KeyValueList& list)
    {
        for (const KeyValue& entry : list.entries) {
            for (const Runs& value : entry.values)
                add(value);
        }
    }
    template <class Other> void operator()(const Other&) { }

    std::vector<std::string> all;

private:
    void add(const Runs& runs) { all.push_back(plainText(runs)); }
};

bool isExplained(const std::string& text, const std::string& shortForm)
{
    for (const std::string& sign :
         {"(" + shortForm + ")", "(" + shortForm + ":", "[" + shortForm + "]", shortForm + ": "}) {
        if (text.find(sign) != std::string::npos)
            return true;
    }
    return false;
}

/// Two capitals or more, and nothing else in the word: "ASB", "NHS"; not "A-019".
std::vector<std::string> shortFormsIn(const std::string& text)
{
    std::vector<std::string> found;
    for (std::size_t at = 0; at < text.size();) {
        if (!isAlnum(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && (isAlnum(text[end]) || text[end] == '-'))
            ++end;
        const std::string word = text.substr(at, end - at);
        if (word.size() >= 2 && std::all_of(word.begin(), word.end(), isUpper)
            && std::find(found.begin(), found.end(), word) == found.end())
            found.push_back(word);
        at = end;
    }
    return found;
}

}  // namespace

std::string Readability::inWords() const
{
    return fmt::format("{:.1f} words in a sentence, on average; ", average)
        + (unexplained.empty() ? std::string {"no short form is left unexplained"}
                               : "not explained: " + base::joinedInWords(unexplained));
}

Readability readabilityOf(const Document& document)
{
    Texts texts;
    for (const Block& block : document.blocks)
        std::visit(texts, block);
    Readability found;
    for (const std::string& text : texts.all) {
        for (const std::string& sentence : sentencesOf(text)) {
            const int count = governance::wordsIn(sentence);
            found.words += count;
            ++found.sentences;
            if (count > found.longestWords) {
                found.longestWords = count;
                found.longest = sentence;
            }
        }
    }
    if (found.sentences > 0)
        found.average = static_cast<double>(found.words) / found.sentences;
    std::string whole;
    Document body = document;
    body.marking.clear();
    body.draft = false;
    for (const std::string& unit : textUnits(body))
        whole += unit + "\n";
    for (const std::string& word : shortFormsIn(whole)) {
        if (!isExplained(whole, word))
            found.unexplained.push_back(word);
    }
    return found;
}

int wordsOf(const Document& document)
{
    Document body;
    body.blocks = document.blocks;
    int words = 0;
    for (const std::string& unit : textUnits(body))
        words += governance::wordsIn(unit);
    return words;
}

}  // namespace muster::documents
