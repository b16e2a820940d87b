// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sharing/sharing_window.h"
#include "ui/sharing/erasure_section.h"
#include "ui/widgets/form_panel.h"

#include <QLineEdit>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

struct Erasing : SharingWindow {
    explicit Erasing(SharedOffice& office)
        : SharingWindow(office)
    {
        // The sample's actions came with what is restricted in one change.
        must(bridge().replica().unlockPartTwo("sample partnership"));
        action = openActions(reader()).front();
        page().showTarget(QStringLiteral("erase ") + words(action.reference));
        settle();
    }
    ErasureSection& section() { return *page().erasure(); }
    [[nodiscard]] QString error(const QString& field) { return section().form()->row(field)->error(); }

    actions::Action action;
};

}  // namespace

TEST_CASE("A text is erased by keys: shown first, asked for once more, and gone from the record", "[sharing][erasure]")
{
    SharedOffice office;
    Erasing test(office);
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    test.key(Qt::Key_Tab);
    test.type(QStringLiteral("Data Protection Act, request of 10 November"));
    test.key(Qt::Key_Tab);
    test.type(QStringLiteral("Information governance lead"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(becomes([&] { return !test.section().preview()->lines().isEmpty(); }));
    const auto lines = SharingWindow::sentences(test.section().preview());
    INFO(lines.join(u'\n').toStdString());
    CHECK(lines.first().startsWith(QStringLiteral("Action: text: ")));
    CHECK(lines.join(u'\n').contains(words(test.action.text).left(40)));
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    CHECK(QApplication::focusWidget() == test.find<QPushButton>(QStringLiteral("erasure.erase")));

    // The safe answer keeps it.
    test.key(Qt::Key_Space);
    CHECK(test.prompts().asked().back().contains(QStringLiteral("It cannot be undone")));
    CHECK(actions::findAction(test.reader(), test.action.id)->text == test.action.text);
    test.prompts().nextAnswer(0);
    test.key(Qt::Key_Space);
    REQUIRE(becomes([&] {
        return actions::findAction(test.reader(), test.action.id)->text == "[Erased 15 November 2011]";
    }));
    const auto after = actions::findAction(test.reader(), test.action.id).value();
    CHECK(after.reference == test.action.reference);
    CHECK(after.due == test.action.due);
    CHECK(after.status == test.action.status);
    CHECK(test.bridge().replica().check().empty());
}

TEST_CASE("Nothing is erased without a basis, a role and a record that is there", "[sharing][erasure]")
{
    SharedOffice office;
    Erasing test(office);
    SECTION("an unknown record")
    {
        test.section().show(QStringLiteral("A-999"));
        test.key(Qt::Key_Return);
        REQUIRE(becomes([&] { return !test.error(QStringLiteral("record")).isEmpty(); }));
        CHECK(!test.find<QPushButton>(QStringLiteral("erasure.erase"))->isVisible());
    }
    SECTION("no basis")
    {
        test.key(Qt::Key_Return);
        REQUIRE(becomes([&] { return test.find<QPushButton>(QStringLiteral("erasure.erase"))->isVisible(); }));
        test.settle();
        test.find<QPushButton>(QStringLiteral("erasure.erase"))->click();
        CHECK(!test.error(QStringLiteral("basis")).isEmpty());
        CHECK(test.prompts().asked().empty());
    }
    CHECK(actions::findAction(test.reader(), test.action.id)->text == test.action.text);
}
