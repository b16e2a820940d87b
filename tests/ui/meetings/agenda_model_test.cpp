// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of the lists: what changes, and what stays.
#include "tests/support/catch.h"
#include "tests/support/ui/qt_text.h"
#include "ui/meetings/row_list.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace muster::ui;

namespace {

ListRow row(const char* key, const char* title, bool head = false)
{
    ListRow made;
    made.key = QString::fromLatin1(key);
    made.title = QString::fromLatin1(title);
    made.head = head;
    return made;
}

QStringList keysOf(const ListRowModel& model)
{
    QStringList keys;
    for (const ListRow& each : model.rows())
        keys << each.key;
    return keys;
}

}  // namespace

TEST_CASE("Rows that are read again change only what differs", "[ui][meetings][rows]")
{
    ListRowModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({row("h", "Part one", true), row("a", "Welcome"), row("b", "Fletton"), row("c", "Orton")});
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);

    SECTION("nothing when nothing differs")
    {
        model.setRows({row("h", "Part one", true), row("a", "Welcome"), row("b", "Fletton"), row("c", "Orton")});
        CHECK(inserted.size() + removed.size() + moved.size() + changed.size() == 0);
    }
    SECTION("a move, a removal, an addition and a new word")
    {
        model.setRows({row("h", "Part one", true), row("c", "Orton"), row("a", "Welcome!"), row("d", "Central")});
        CHECK(keysOf(model) == QStringList {QStringLiteral("h"), QStringLiteral("c"), QStringLiteral("a"), QStringLiteral("d")});
        CHECK(removed.size() == 1);
        CHECK(moved.size() == 1);
        CHECK(inserted.size() == 1);
        CHECK(changed.size() == 1);
    }
    SECTION("everything goes")
    {
        model.setRows({});
        CHECK(model.rowCount() == 0);
    }
}

TEST_CASE("The arrows pass over heads, and the choice follows its row", "[ui][meetings][rows]")
{
    RowList list(QStringLiteral("Agenda"));
    list.resize(400, 300);
    list.setRows({row("h", "Part one", true), row("a", "Welcome"), row("g", "Part two", true), row("b", "Restricted item")});
    list.show();
    REQUIRE(QTest::qWaitForWindowExposed(&list));
    list.setFocus();
    list.selectSomething();
    CHECK(list.currentKey() == QStringLiteral("a"));
    QTest::keyClick(&list, Qt::Key_Down);
    CHECK(list.currentKey() == QStringLiteral("b"));
    QTest::keyClick(&list, Qt::Key_Up);
    CHECK(list.currentKey() == QStringLiteral("a"));
    QTest::keyClick(&list, Qt::Key_End);
    CHECK(list.currentKey() == QStringLiteral("b"));
    list.setRows({row("h", "Part one", true), row("b", "Restricted item"), row("a", "Welcome")});
    CHECK(list.currentKey() == QStringLiteral("b"));
    QTest::keyClick(&list, Qt::Key_Home);
    CHECK(list.currentKey() == QStringLiteral("b"));
}
