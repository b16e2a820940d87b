// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sharing/sharing_window.h"
#include "ui/sharing/packages_section.h"
#include "ui/widgets/form_panel.h"

#include <QComboBox>
#include <QLineEdit>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

namespace fs = std::filesystem;

const replica::KeyCost kCheap {1, 8192};
constexpr const char* kPassphrase = "lamp over the court";

struct Packages : SharingWindow {
    explicit Packages(SharedOffice& office)
        : SharingWindow(office)
    {
        page().packages()->setKeyCost(kCheap);
        page().showTarget(QStringLiteral("Packages"));
        settle();
    }
    PackagesSection& section() { return *page().packages(); }
    QString file(SharedOffice& office) const
    {
        return QString::fromStdString((office.drive() / "november.muster-package").string());
    }
    /// From the choice of the meeting on, by keys.
    void write(const QString& to, const QString& again = QString::fromLatin1(kPassphrase))
    {
        key(Qt::Key_Tab);
        type(QString::fromLatin1(kPassphrase));
        key(Qt::Key_Tab);
        type(again);
        prompts().nextFile(to);
        key(Qt::Key_Return, Qt::ControlModifier);
    }
    void look(const QString& from, const QString& passphrase = QString::fromLatin1(kPassphrase))
    {
        prompts().nextFile(from);
        press(QStringLiteral("packages.choose"));
        type(passphrase);
        key(Qt::Key_Return);
    }
};

}  // namespace

TEST_CASE("A package goes out by keys, is worked on elsewhere, and comes back after a look", "[sharing][packages]")
{
    SharedOffice office;
    Packages test(office);
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    CHECK(QApplication::focusWidget()->inherits("QComboBox"));
    const QString out = test.file(office);
    test.write(out);
    REQUIRE(becomes([&] { return fs::exists(out.toStdString()); }));
    CHECK(!fs::exists(out.toStdString() + ".part"));

    // At home, without the drive.
    must(sharing::openPackage(out.toStdString(), kPassphrase, office.disks() / "home"));
    const fs::path back = office.drive() / "back.muster-package";
    const auto action = openActions(test.reader()).front();
    {
        auto home = must(replica::Replica::open(office.disks() / "home",
                                                {.author = "Tenancy manager", .clock = {}, .today = kOfficeDay}));
        muster::test::write(*home, "Reword " + action.reference, kSetText, action.id, "Count the lamps at home");
        must(sharing::writePackage(*home, back, kPassphrase, {}, kCheap));
    }
    test.look(QString::fromStdString(back.string()));
    REQUIRE(becomes([&] { return !test.section().summary().isEmpty(); }));
    INFO(test.section().summary().toStdString());
    CHECK(test.section().summary().contains(QStringLiteral("1 change would come in")));
    CHECK(SharingWindow::sentences(test.section().preview())
          == QStringList {QStringLiteral("Tenancy manager: Reword %1").arg(words(action.reference))});
    CHECK(actions::findAction(test.reader(), action.id)->text == action.text);
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    test.key(Qt::Key_Space);
    CHECK(becomes([&] { return actions::findAction(test.reader(), action.id)->text == "Count the lamps at home"; }));
    CHECK(becomes([&] { return test.section().summary().isEmpty(); }));

    // Once more: all of it is known.
    test.look(QString::fromStdString(back.string()));
    REQUIRE(becomes([&] { return !test.section().summary().isEmpty(); }));
    CHECK(test.section().summary().contains(QStringLiteral("here already")));
    CHECK(!test.find<QPushButton>(QStringLiteral("packages.take"))->isVisible());
}

TEST_CASE("What is wrong with a package or its passphrase is said beside the field", "[sharing][packages]")
{
    SharedOffice office;
    Packages test(office);
    SECTION("typed differently the second time")
    {
        test.write(test.file(office), QStringLiteral("lamp over the curt"));
        CHECK(!fs::exists(test.file(office).toStdString()));
        CHECK(test.prompts().asked().empty());
    }
    SECTION("the wrong passphrase")
    {
        test.write(test.file(office));
        REQUIRE(becomes([&] { return fs::exists(test.file(office).toStdString()); }));
        test.settle();
        test.look(test.file(office), QStringLiteral("something else"));
        REQUIRE(becomes([&] {
            const auto forms = test.section().findChildren<FormRow*>();
            return std::any_of(forms.begin(), forms.end(), [](const FormRow* row) { return !row->error().isEmpty(); });
        }));
        CHECK(test.section().summary().isEmpty());
    }
}

TEST_CASE("A package that is given up is not there", "[sharing][packages]")
{
    SharedOffice office;
    Packages test(office);
    // The expensive key gives time to press Cancel.
    test.section().setKeyCost(replica::KeyCost::moderate());
    test.key(Qt::Key_Tab);
    test.type(QString::fromLatin1(kPassphrase));
    test.key(Qt::Key_Tab);
    test.type(QString::fromLatin1(kPassphrase));
    test.prompts().nextFile(test.file(office));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(test.page().workBar()->isVisible());
    test.page().workBar()->cancelButton()->click();
    REQUIRE(becomes([&] { return !test.page().workBar()->isVisible(); }));
    CHECK(!fs::exists(test.file(office).toStdString()));
    CHECK(!fs::exists(test.file(office).toStdString() + ".part"));
}
