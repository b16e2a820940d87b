// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who was briefed (requirements B06), and the citation of a minute on the clipboard (D10).
#include "tests/ui/meetings/meetings_window.h"

#include "core/meetings/briefed.h"
#include "core/meetings/minutes.h"
#include "ui/meetings/minutes_view.h"
#include "ui/meetings/people_view.h"
#include "ui/meetings/row_list.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>

#include <algorithm>

using namespace muster;
using namespace muster::test;

TEST_CASE("A representative is ticked as briefed with R, and the tick is taken off with R", "[ui][people]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15#people"));
    test.settle();
    auto* people = test.meetings().findChild<ui::PeopleView*>();
    REQUIRE(people != nullptr);
    ui::RowList* list = nullptr;
    for (auto* each : people->findChildren<ui::RowList*>()) {
        if (each->accessibleName() == QStringLiteral("Attendance"))
            list = each;
    }
    REQUIRE(list != nullptr);
    const base::Id meeting = test.meeting("DTCG/2011-11-15").id;
    const auto waiting = [&]() -> std::optional<meetings::Briefing> {
        for (const auto& one : meetings::briefings(test.reader(), meeting)) {
            if (!one.briefedOn)
                return one;
        }
        return {};
    };
    const auto who = waiting();
    REQUIRE(who.has_value());
    for (const ui::ListRow& row : list->rows().rows()) {
        if (row.second.contains(ui::qt(who->agencyName)))
            list->selectKey(row.key);
    }
    list->setFocus();
    test.key(Qt::Key_R);
    const auto ofAgency = [&] {
        for (const auto& one : meetings::briefings(test.reader(), meeting)) {
            if (one.agency == who->agency)
                return one;
        }
        return meetings::Briefing {};
    };
    CHECK(ofAgency().briefedOn.has_value());
    const auto rows = list->rows().rows();
    CHECK(std::any_of(rows.begin(), rows.end(), [](const ui::ListRow& row) {
        return row.second.contains(QStringLiteral("briefed 15 November 2011"));
    }));
    test.key(Qt::Key_R);
    CHECK_FALSE(ofAgency().briefedOn.has_value());
}

TEST_CASE("The citation of any minute is copied", "[ui][minutes]")
{
    MeetingsWindow test;
    test.window().openPage(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-10-18#minutes"));
    test.settle();
    QComboBox* cite = nullptr;
    for (auto* box : test.meetings().findChildren<QComboBox*>()) {
        if (box->accessibleName() == QStringLiteral("Copy the citation of a minute"))
            cite = box;
    }
    REQUIRE(cite != nullptr);
    REQUIRE(cite->isVisible());
    const auto minutes = meetings::minutesOf(test.reader(), test.meeting("DTCG/2011-10-18").id);
    CHECK(cite->count() == static_cast<int>(minutes.size()) + 1);
    const int at = cite->findText(QStringLiteral("17 "), Qt::MatchStartsWith);
    REQUIRE(at > 0);
    cite->setFocus();
    cite->setCurrentIndex(at);
    Q_EMIT cite->activated(at);
    test.settle();
    CHECK(QApplication::clipboard()->text()
          == QStringLiteral("minute 17, District Tasking and Co-ordination Group, 18 October 2011"));
    CHECK(cite->currentIndex() == 0);
}
