// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/word_difference.h"

#include <algorithm>
#include <vector>

namespace muster::ui {
namespace {

constexpr qsizetype kMostWords = 3000;

/// Words with the white space that follows them.
QStringList wordsOf(const QString& text)
{
    QStringList words;
    qsizetype start = 0;
    for (qsizetype at = 1; at < text.size(); ++at) {
        if (text.at(at - 1).isSpace() && !text.at(at).isSpace()) {
            words << text.mid(start, at - start);
            start = at;
        }
    }
    if (start < text.size())
        words << text.mid(start);
    return words;
}

void add(QList<WordRun>& runs, const QString& word, bool onlyHere)
{
    if (runs.isEmpty() || runs.last().onlyHere != onlyHere)
        runs.append({word, onlyHere});
    else
        runs.last().text += word;
}

}  // namespace

QList<WordRun> wordsOnlyIn(const QString& text, const QString& other)
{
    const QStringList mine = wordsOf(text);
    const QStringList theirs = wordsOf(other);
    if (mine.size() > kMostWords || theirs.size() > kMostWords)
        return {{text, text != other}};
    const auto same = [&](qsizetype a, qsizetype b) { return mine.at(a).trimmed() == theirs.at(b).trimmed(); };
    // The longest common row of words from each place on.
    const auto width = static_cast<std::size_t>(theirs.size() + 1);
    std::vector<quint16> longest(static_cast<std::size_t>(mine.size() + 1) * width);
    const auto at = [&](qsizetype a, qsizetype b) -> quint16& {
        return longest[static_cast<std::size_t>(a) * width + static_cast<std::size_t>(b)];
    };
    for (qsizetype a = mine.size() - 1; a >= 0; --a) {
        for (qsizetype b = theirs.size() - 1; b >= 0; --b)
            at(a, b) = same(a, b) ? static_cast<quint16>(at(a + 1, b + 1) + 1) : std::max(at(a + 1, b), at(a, b + 1));
    }
    QList<WordRun> runs;
    qsizetype b = 0;
    for (qsizetype a = 0; a < mine.size();) {
        if (b < theirs.size() && same(a, b)) {
            add(runs, mine.at(a++), false);
            ++b;
        } else if (b < theirs.size() && at(a, b + 1) >= at(a + 1, b)) {
            ++b;
        } else {
            add(runs, mine.at(a++), true);
        }
    }
    return runs;
}

QStringList onlyHere(const QList<WordRun>& runs)
{
    QStringList texts;
    for (const WordRun& run : runs) {
        if (run.onlyHere)
            texts << run.text.trimmed();
    }
    return texts;
}

}  // namespace muster::ui
