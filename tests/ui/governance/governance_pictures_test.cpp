// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page in both themes and sizes, and what a machine can see of it.
#include "tests/ui/governance/year_window.h"

#include "ui/governance/structure_section.h"

#include <QListWidget>

using namespace muster;
using namespace muster::test;

TEST_CASE("Every section of the Year page draws, and everything that takes the focus has a name", "[ui][governance][pictures]")
{
    YearWindow test;
    REQUIRE(test.window().registry().problem() == QString());
    const QListWidget* rail = test.page().rail();
    int shown = 0;
    for (int row = 0; row < rail->count(); ++row) {
        if (rail->item(row)->flags() == Qt::NoItemFlags)
            continue;
        const QString title = rail->item(row)->text();
        const QString file = title.toLower().replace(QLatin1Char(' '), QLatin1Char('-')).remove(QLatin1Char('?'));
        INFO(title.toStdString());
        test.front(title.toLatin1().constData());
        CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
        test.picture(QStringLiteral("year-%1-").arg(++shown, 2, 10, QLatin1Char('0'))
                     + file);
        ui::Section* section = test.page().currentSection();
        if (section->makesNew()) {
            section->startNew();
            test.settle();
            CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
            test.picture(QStringLiteral("year-%1-new-").arg(shown, 2, 10, QLatin1Char('0'))
                         + file);
            test.key(Qt::Key_Escape);
        }
    }
    CHECK(shown == 22);
    auto& returns = test.open("Monthly returns");
    returns.startEdit();
    test.settle();
    test.picture(QStringLiteral("year-return-form"));
}

TEST_CASE("The governance chart in other sizes draws", "[ui][governance][pictures]")
{
    YearWindow test;
    auto* chart = dynamic_cast<ui::StructureSection*>(&test.front("Governance"));
    REQUIRE(chart != nullptr);
    chart->fitWhole();
    test.settle();
    test.picture(QStringLiteral("year-governance-whole"));
    chart->showList(false);
    chart->fitWidth();
    test.settle();
    CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
    test.picture(QStringLiteral("year-governance-alone"));
}

TEST_CASE("What comes with part two and with time draws too", "[ui][governance][pictures]")
{
    YearWindow test;
    test.unlock();
    auto& registers = test.open("Registers");
    for (const char* kind : {"Confidentiality", "Declarations", "Disclosures", "Copies"}) {
        test.filter(registers, QStringLiteral("Register"), QString::fromLatin1(kind));
        CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
        test.picture(QStringLiteral("year-registers-") + QString::fromLatin1(kind).toLower());
    }
    auto& tasking = test.open("Tasking");
    test.filter(tasking, QStringLiteral("Listed by"), QStringLiteral("manager"));
    test.picture(QStringLiteral("year-tasking-manager"));
    auto& principles = test.open("Self-assessment");
    principles.startEdit();
    test.settle();
    CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
    test.picture(QStringLiteral("year-self-assessment-form"));
    test.bridge().replica().session().setToday(std::chrono::year {2012} / 1 / 20);
    test.open("Did it work?");
    test.picture(QStringLiteral("year-did-it-work-later"));
}
