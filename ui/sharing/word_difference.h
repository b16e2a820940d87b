// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which words of a text another one does not have.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace muster::ui {

/// A run of words, and whether only this text has it.
struct WordRun {
    QString text;  ///< with the spaces after its words
    bool onlyHere = false;

    bool operator==(const WordRun&) const = default;
};

/// `text` as runs, compared word by word with `other`. Joined they are `text` again. Texts of more than some thousand
/// words are one run that differs where they differ.
[[nodiscard]] QList<WordRun> wordsOnlyIn(const QString& text, const QString& other);

/// The runs that only this text has, for a sentence.
[[nodiscard]] QStringList onlyHere(const QList<WordRun>& runs);

}  // namespace muster::ui
