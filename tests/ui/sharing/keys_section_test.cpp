// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sharing/sharing_window.h"
#include "ui/sharing/keys_section.h"
#include "ui/widgets/form_panel.h"

#include <QClipboard>
#include <QLineEdit>
#include <QRegularExpression>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

const replica::KeyCost kCheap {1, 8192};

/// The keys of the sample, with part two locked as it comes.
struct Keys : SharingWindow {
    explicit Keys(SharedOffice& office)
        : SharingWindow(office)
    {
        page().keys()->setKeyCost(kCheap);
        page().showTarget(QStringLiteral("Keys of part two"));
        settle();
    }

    void unlock()
    {
        type(QStringLiteral("sample partnership"));
        key(Qt::Key_Return);
        REQUIRE(becomes([&] { return bridge().partTwoState() == replica::PartTwoState::Open; }));
        settle();
    }
    [[nodiscard]] QPushButton* removeOf(const QString& name)
    {
        for (auto* button : page().keys()->findChildren<QPushButton*>()) {
            if (button->accessibleName() == QStringLiteral("Remove the key of %1").arg(name))
                return button;
        }
        return nullptr;
    }
};

}  // namespace

TEST_CASE("A second passphrase is added by keys alone, and opens part two", "[sharing][keys]")
{
    SharedOffice office;
    Keys test(office);
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    test.unlock();
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    CHECK(QApplication::focusWidget() == test.find<QPushButton>(QStringLiteral("keys.add")));
    test.key(Qt::Key_Space);
    test.type(QStringLiteral("Council secretary"));
    test.key(Qt::Key_Tab);
    test.type(QStringLiteral("lamp over the court"));
    test.key(Qt::Key_Tab);
    SECTION("typed differently the second time it is refused beside the field")
    {
        test.type(QStringLiteral("lamp over the curt"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        CHECK(test.page().keys()->form()->row(QStringLiteral("again"))->error().contains(QStringLiteral("not the same")));
        CHECK(test.bridge().replica().keys().size() == 1);
    }
    SECTION("typed the same it opens part two")
    {
        test.type(QStringLiteral("lamp over the court"));
        test.key(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(becomes([&] { return test.removeOf(QStringLiteral("Council secretary")) != nullptr; }));
        test.bridge().replica().lockPartTwo();
        CHECK(test.bridge().replica().unlockPartTwo("lamp over the court"));
    }
}

TEST_CASE("A recovery code is shown once, copied and printed, and gone after that", "[sharing][keys]")
{
    SharedOffice office;
    Keys test(office);
    test.unlock();
    QString printed;
    test.page().keys()->setPrinter([&](QWidget*, const QString& text) { printed = text; });
    test.press(QStringLiteral("keys.recovery"));
    REQUIRE(becomes([&] { return !test.page().keys()->recoveryCode().isEmpty(); }));
    const QString code = test.page().keys()->recoveryCode();
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    test.press(QStringLiteral("keys.print"));
    CHECK(printed.contains(code));
    test.press(QStringLiteral("keys.copy"));
    CHECK(QApplication::clipboard()->text() == code);
    test.press(QStringLiteral("keys.codeDone"));
    CHECK(test.page().keys()->recoveryCode().isEmpty());
    CHECK(QApplication::clipboard()->text().isEmpty());
    test.bridge().replica().lockPartTwo();
    CHECK(test.bridge().replica().unlockPartTwo(code.toStdString()));
}

TEST_CASE("Removing a key says what it does and what it cannot do, and asks first", "[sharing][keys]")
{
    SharedOffice office;
    Keys test(office);
    test.unlock();
    must(test.bridge().replica().addKey("Council secretary", "lamp over the court", kCheap));
    REQUIRE(becomes([&] { return test.removeOf(QStringLiteral("Council secretary")) != nullptr; }));
    test.removeOf(QStringLiteral("Council secretary"))->click();
    test.settle();
    REQUIRE(!test.prompts().asked().empty());
    CHECK(test.prompts().asked().back().contains(QStringLiteral("can still read that")));
    CHECK(test.removeOf(QStringLiteral("Council secretary")) != nullptr);

    test.prompts().nextAnswer(0);
    test.removeOf(QStringLiteral("Council secretary"))->click();
    REQUIRE(becomes([&] { return test.removeOf(QStringLiteral("Council secretary")) == nullptr; }));
    test.bridge().replica().lockPartTwo();
    CHECK_FALSE(test.bridge().replica().unlockPartTwo("lamp over the court"));
    CHECK(test.bridge().replica().unlockPartTwo("sample partnership"));
}

TEST_CASE("The last key is not removed, and a wrong passphrase is told", "[sharing][keys]")
{
    SharedOffice office;
    Keys test(office);
    test.type(QStringLiteral("not the one"));
    test.key(Qt::Key_Return);
    REQUIRE(becomes([&] { return !test.page().message().isEmpty(); }));
    CHECK(test.find<QPushButton>(QStringLiteral("keys.unlock"))->isVisible());
    test.unlock();
    test.prompts().nextAnswer(0);
    const auto removing =
        test.page().keys()->findChildren<QPushButton*>(QRegularExpression(QStringLiteral("^keys\\.remove\\.")));
    REQUIRE(removing.size() == 1);
    removing.first()->click();
    REQUIRE(becomes([&] { return !test.page().message().isEmpty(); }));
    CHECK(test.bridge().partTwoState() == replica::PartTwoState::Open);
}
