// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searching everything while it is typed, by keys.
#include "tests/ui/governance/year_window.h"

#include "core/governance/search.h"
#include "ui/governance/search_box.h"
#include "ui/widgets/filter_bar.h"

#include <QListWidget>
#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

TEST_CASE("Typing finds an action by its reference and a body by its other name; Enter leads there",
          "[governance][search]")
{
    YearWindow test;
    SearchBox box(test.bridge(), &test.window());
    QSignalSpy asked(&box, &SearchBox::openRequested);
    box.open();
    test.settle();
    CHECK(unnamedFocusableWidgets(&box) == QStringList());
    test.type(QStringLiteral("A-019"));
    REQUIRE(box.list()->count() > 0);
    test.picture(QStringLiteral("search"));
    test.key(Qt::Key_Return);
    REQUIRE(asked.size() == 1);
    CHECK(asked.first().at(0).toString() == QStringLiteral("actions"));

    box.open();
    test.type(QStringLiteral("delivery boa"));
    REQUIRE(box.list()->count() > 0);
    test.key(Qt::Key_Return);
    REQUIRE(asked.size() == 2);
    CHECK(asked.last().at(0).toString() == QStringLiteral("partnership"));
    CHECK(asked.last().at(1).toString().startsWith(QStringLiteral("Bodies/")));

    box.open();
    test.type(QStringLiteral("zzzz"));
    CHECK(box.list()->count() == 0);
    test.key(Qt::Key_Escape);
    CHECK(box.isHidden());
}

TEST_CASE("A line of the minutes leads to the minute of its item", "[governance][search]")
{
    YearWindow test;
    for (const auto& found : governance::searchAll(test.reader(), "thefts").found) {
        if (found.kind != governance::FoundKind::Entry)
            continue;
        const FoundPlace place = placeOf(found);
        CHECK(place.section == QStringLiteral("meetings"));
        CHECK(place.target == words(found.meeting.hex()) + QStringLiteral("#minutes/") + words(found.record.hex()));
        return;
    }
    FAIL("no line of the minutes was found");
}

TEST_CASE("An item that was found is the one that stands open on its agenda", "[governance][search]")
{
    YearWindow test;
    for (const auto& found : governance::searchAll(test.reader(), "violent crime").found) {
        if (found.kind != governance::FoundKind::Item)
            continue;
        const FoundPlace place = placeOf(found);
        CHECK(place.section == QStringLiteral("meetings"));
        CHECK(place.target == words(found.meeting.hex()) + QStringLiteral("#agenda/") + words(found.record.hex()));
        return;
    }
    FAIL("no item was found");
}

TEST_CASE("What was found does not say its title twice", "[governance][search]")
{
    YearWindow test;
    SearchBox box(test.bridge(), &test.window());
    box.open();
    test.settle();
    test.type(QStringLiteral("alcohol"));
    REQUIRE(box.list()->count() > 5);
    for (int row = 0; row < box.list()->count(); ++row) {
        const QString title = box.list()->item(row)->data(Qt::UserRole).toString();
        const QString under = box.list()->item(row)->data(Qt::UserRole + 1).toString();
        INFO(under.toStdString());
        CHECK_FALSE(under.contains(title));
    }
}
