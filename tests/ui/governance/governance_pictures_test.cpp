// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page in both themes and sizes, and what a machine can see of it.
#include "tests/ui/governance/year_window.h"

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
        INFO(title.toStdString());
        test.front(title.toLatin1().constData());
        CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
        test.picture(QStringLiteral("year-%1-").arg(++shown, 2, 10, QLatin1Char('0'))
                     + title.toLower().replace(QLatin1Char(' '), QLatin1Char('-')));
        ui::Section* section = test.page().currentSection();
        if (section->makesNew()) {
            section->startNew();
            test.settle();
            CHECK(unnamedFocusableWidgets(test.window().currentPage()) == QStringList());
            test.picture(QStringLiteral("year-%1-new-").arg(shown, 2, 10, QLatin1Char('0'))
                         + title.toLower().replace(QLatin1Char(' '), QLatin1Char('-')));
            test.key(Qt::Key_Escape);
        }
    }
    CHECK(shown == 16);
    auto& returns = test.open("Monthly returns");
    returns.startEdit();
    test.settle();
    test.picture(QStringLiteral("year-return-form"));
}
