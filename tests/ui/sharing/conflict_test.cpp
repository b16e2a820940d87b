// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sharing/sharing_window.h"

#include "ui/widgets/card.h"

#include <QLabel>
#include <QPlainTextEdit>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

constexpr const char* kOurs = "Board up the two empty units before Saturday";
constexpr const char* kTheirs = "Fence off all three empty units before Monday";

/// The colleague and this computer give one action two texts without knowing of each other.
struct TwoTexts {
    SharedOffice office;
    SharingWindow test {office, true};
    std::unique_ptr<replica::Replica> colleague;
    actions::Action action;

    explicit TwoTexts(const char* sql = kSetText, const char* ours = kOurs, const char* theirs = kTheirs)
    {
        REQUIRE(becomes([&] { return test.isShared(); }));
        colleague = office.colleague();
        action = openActions(test.reader()).front();
        write(*colleague, "Reword " + action.reference, sql, action.id, theirs);
        write(test.bridge().replica(), "Change the text of " + action.reference, sql, action.id, ours);
        REQUIRE(becomes([&] {
            office.sync(*colleague);
            return test.desk().facts().conflicts.size() == 1;
        }));
    }

    [[nodiscard]] std::string text() { return actions::findAction(test.reader(), action.id)->text; }
    [[nodiscard]] std::size_t conflicts() { return test.bridge().replica().conflicts().size(); }
    [[nodiscard]] QStringList shown()
    {
        QStringList all;
        for (const auto* label : test.page().conflictView()->findChildren<QLabel*>()) {
            if (label->isVisible())
                all << (label->accessibleName().isEmpty() ? label->text() : label->accessibleName());
        }
        return all;
    }
    /// From the list to the two texts, by keys.
    void look()
    {
        test.window().openPage(QStringLiteral("today"));
        test.window().openPage(QStringLiteral("sharing"));
        auto* card = test.find<Card>(QStringLiteral("sharing.conflict.0"));
        REQUIRE(QApplication::focusWidget() == card);
        test.key(Qt::Key_Return);
        REQUIRE(test.page().conflictView()->isVisible());
    }
};

}  // namespace

TEST_CASE("Two texts for one action stand side by side until somebody picks, and undo brings both back",
          "[sharing][conflict]")
{
    TwoTexts two;
    two.look();
    const QStringList shown = two.shown();
    CHECK(shown.contains(words(two.action.reference) + QStringLiteral(": text")));
    CHECK(shown.contains(QString::fromLatin1(kOurs)));
    CHECK(shown.contains(QString::fromLatin1(kTheirs)));
    CHECK(shown.contains(QStringLiteral("Community Safety Officer")));
    CHECK(shown.contains(QStringLiteral("Lead Fire Officer")));
    CHECK(shown.contains(QStringLiteral("Only here: \u201cBoard up the two\u201d, \u201cSaturday\u201d")));
    CHECK(shown.contains(QStringLiteral("Only here: \u201cFence off all three\u201d, \u201cMonday\u201d")));
    CHECK(unnamedFocusableWidgets(&two.test.window()).isEmpty());

    SECTION("using the one that is not shown now")
    {
        const std::string before = two.text();
        const std::string other = before == kOurs ? kTheirs : kOurs;
        two.test.press(QStringLiteral("conflict.use.0"));
        CHECK(becomes([&] { return two.text() == other; }));
        CHECK(two.conflicts() == 0);
        CHECK(becomes([&] { return !two.test.page().conflictView()->isVisible(); }));
        CHECK(becomes([&] {
            two.office.sync(*two.colleague);
            return actions::findAction(two.colleague->reader(), two.action.id)->text == other;
        }));
        two.test.bridge().undo();
        CHECK(becomes([&] { return two.text() == before; }));
        CHECK(becomes([&] { return two.test.desk().facts().conflicts.size() <= 1; }));
    }
    SECTION("writing a third text from both")
    {
        two.test.page().conflictView()->writeOwn();
        auto* own = two.test.page().conflictView()->ownText();
        CHECK(QApplication::focusWidget() == own);
        CHECK(own->toPlainText() == words(two.text()));
        own->selectAll();
        QTest::keyClicks(own, QStringLiteral("Fence and board up the empty units before Saturday"));
        // What comes in meanwhile leaves the typing alone.
        write(*two.colleague, "Move the due date", kSetDue, two.action.id, "2011-12-24");
        two.office.sync(*two.colleague);
        CHECK(becomes([&] {
            return actions::findAction(two.test.reader(), two.action.id)->due == std::chrono::year {2011} / 12 / 24;
        }));
        CHECK(own->toPlainText() == QStringLiteral("Fence and board up the empty units before Saturday"));
        two.test.key(Qt::Key_Tab);
        two.test.key(Qt::Key_Space);
        CHECK(becomes([&] { return two.text() == "Fence and board up the empty units before Saturday"; }));
        CHECK(two.conflicts() == 0);
    }
    SECTION("a colleague who picks first is told, and nothing can be picked twice")
    {
        const auto theirs = two.colleague->conflicts();
        REQUIRE(theirs.size() == 1);
        must(two.colleague->settleConflict(theirs.front(), theirs.front().values.front().value, "Settle it"));
        two.office.sync(*two.colleague);
        CHECK(becomes(
            [&] { return two.test.page().conflictView()->message().startsWith(QStringLiteral("This is settled")); }));
        CHECK(!two.test.find<QPushButton>(QStringLiteral("conflict.use.0"))->isEnabled());
        two.test.key(Qt::Key_Escape);
        CHECK(!two.test.page().conflictView()->isVisible());
    }
}

TEST_CASE("Two dates are told in words, and no third text is asked for", "[sharing][conflict]")
{
    TwoTexts two(kSetDue, "2011-12-01", "2011-12-08");
    two.look();
    const QStringList shown = two.shown();
    CHECK(shown.contains(words(two.action.reference) + QStringLiteral(": due date")));
    CHECK(shown.contains(QStringLiteral("Thursday 1 December 2011")));
    CHECK(shown.contains(QStringLiteral("Thursday 8 December 2011")));
    for (const auto* button : two.test.page().conflictView()->findChildren<QPushButton*>())
        CHECK((button->text() != QStringLiteral("Write my own") || !button->isVisible()));
}

TEST_CASE("A record that one deleted and another went on writing is kept until one of them decides",
          "[sharing][conflict]")
{
    SharedOffice office;
    SharingWindow test(office, true);
    REQUIRE(becomes([&] { return test.isShared(); }));
    const auto action = openActions(test.reader()).front();
    const auto colleague = office.colleague();
    write(*colleague, "Reword " + action.reference, kSetText, action.id, kTheirs);
    must(test.bridge().replica().transact("Delete an action", [&](replica::Writer& writer) -> base::Result<void> {
        writer.run("DELETE FROM action WHERE id = ?1", action.id);
        return {};
    }));
    REQUIRE(becomes([&] {
        office.sync(*colleague);
        return test.desk().facts().conflicts.size() == 1;
    }));
    test.page().openConflict(0);
    QStringList buttons;
    for (const auto* button : test.page().conflictView()->findChildren<QPushButton*>()) {
        if (button->isVisible())
            buttons << button->text();
    }
    CHECK(buttons.contains(QStringLiteral("Keep the record")));
    CHECK(buttons.contains(QStringLiteral("Let it be deleted")));

    const bool keep = GENERATE(true, false);
    for (auto* button : test.page().conflictView()->findChildren<QPushButton*>()) {
        if (button->text() == (keep ? QStringLiteral("Keep the record") : QStringLiteral("Let it be deleted"))) {
            button->click();
            break;
        }
    }
    CHECK(becomes([&] { return test.bridge().replica().conflicts().empty(); }));
    CHECK(actions::findAction(test.reader(), action.id).has_value() == keep);
}
