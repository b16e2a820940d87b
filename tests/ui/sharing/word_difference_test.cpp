// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/qt_text.h"
#include "ui/sharing/word_difference.h"

using namespace muster::ui;

namespace {

QStringList only(const char* text, const char* other)
{
    return onlyHere(wordsOnlyIn(QString::fromUtf8(text), QString::fromUtf8(other)));
}

}  // namespace

TEST_CASE("The words that only one of two texts has are found, on either side", "[sharing][difference]")
{
    const char* mine = "Visit every house on the parade by Friday";
    const char* theirs = "Visit each house on the parade";
    CHECK(only(mine, theirs) == QStringList {QStringLiteral("every"), QStringLiteral("by Friday")});
    CHECK(only(theirs, mine) == QStringList {QStringLiteral("each")});
    CHECK(only(mine, mine).isEmpty());
    CHECK(only("", theirs).isEmpty());
    CHECK(only(theirs, "") == QStringList {QString::fromUtf8(theirs)});
}

TEST_CASE("The runs of a text are the text again, spaces and lines included", "[sharing][difference]")
{
    const QString text = QStringLiteral("  One two\n\nthree  four ");
    QString joined;
    for (const WordRun& run : wordsOnlyIn(text, QStringLiteral("two four five")))
        joined += run.text;
    CHECK(joined == text);
}

TEST_CASE("Texts too long to compare word by word differ as a whole", "[sharing][difference]")
{
    const QString text = QStringLiteral("word ").repeated(5000);
    CHECK(wordsOnlyIn(text, text) == QList<WordRun> {{text, false}});
    CHECK(wordsOnlyIn(text, QStringLiteral("word")) == QList<WordRun> {{text, true}});
}
