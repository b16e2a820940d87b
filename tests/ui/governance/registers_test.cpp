// SPDX-License-Identifier: GPL-3.0-or-later
//
// Registers and retention on the Year page, by keys.
#include "tests/ui/governance/year_window.h"

#include "core/governance/registers.h"
#include "core/governance/retention.h"

#include <QSignalSpy>

#include <algorithm>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

const QString kRegister = QStringLiteral("Register");

}  // namespace

TEST_CASE("The attendance register stands meeting by meeting, and a line leads to its meeting",
          "[governance][registers]")
{
    YearWindow test;
    RecordSection& section = test.open("Registers");
    CHECK(section.model()->columnCount() == 4);
    // The newest meeting that was held first; nobody who is only expected on the 15th.
    REQUIRE(section.model()->rowCount() > 10);
    const RecordRow& first = *section.model()->recordAt(0);
    CHECK(first.heading);
    CHECK(first.cells.first().contains(QStringLiteral("10 November 2011")));
    const auto all = governance::attendanceRegister(test.reader(), {.from = std::chrono::year {2011} / 4 / 1});
    const auto lines = std::count_if(section.model()->records().begin(), section.model()->records().end(),
                                     [](const RecordRow& row) { return !row.heading; });
    CHECK(static_cast<std::size_t>(lines) == all.size());

    QSignalSpy asked(&test.page(), &Page::openRequested);
    test.step(section, QStringLiteral("Open the meeting"));
    REQUIRE(asked.size() == 1);
    CHECK(asked.first().at(0).toString() == QStringLiteral("meetings"));
    CHECK(asked.first().at(1).toString() == QStringLiteral("PERF/2011-11-10#people"));
}

TEST_CASE("Who was reminded of confidentiality is counted for each meeting", "[governance][registers]")
{
    YearWindow test;
    RecordSection& section = test.open("Registers");
    test.filter(section, kRegister, QStringLiteral("Confidentiality"));
    test.select(section, QStringLiteral("District Tasking"));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Read ")));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral(" of ")));
    CHECK_FALSE(YearWindow::factOf(section, QStringLiteral("The statement")).isEmpty());
    CHECK(YearWindow::rowsOf(section).filter(QStringLiteral("District Tasking")).size() == 2);
}

TEST_CASE("Restricted lines of a register come with part two, and go with it", "[governance][registers][restricted]")
{
    YearWindow test;
    RecordSection& section = test.open("Registers");
    test.filter(section, kRegister, QStringLiteral("Disclosures"));
    CHECK(section.model()->rowCount() == 0);
    CHECK(section.table()->accessibleDescription().contains(QStringLiteral("Unlock part two")));
    test.unlock();
    CHECK(section.model()->rowCount() == 3);
    test.select(section, QStringLiteral("7. "));
    CHECK(YearWindow::factOf(section, QStringLiteral("To")).size() == 3);

    section.takeFocus();
    test.key(Qt::Key_Return);
    test.choose(section, "basis", QStringLiteral("Safeguarding"));
    test.fill(section, "purpose", QStringLiteral("Keeping somebody safe."));
    test.submit();
    CHECK(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Safeguarding")));
    CHECK(YearWindow::factOf(section, QStringLiteral("What for"))
          == QStringList {QStringLiteral("Keeping somebody safe.")});

    test.bridge().lockPartTwo();
    test.settle();
    CHECK(section.model()->rowCount() == 0);
}

TEST_CASE("A disclosure between meetings is logged by keys, and each refusal stands in the form",
          "[governance][registers][restricted]")
{
    YearWindow test;
    RecordSection& section = test.open("Registers");
    test.key(Qt::Key_N, Qt::ControlModifier);
    test.fill(section, "what", QStringLiteral("Released on Friday."));
    test.choose(section, "from", QStringLiteral("Probation"));
    test.submit();
    REQUIRE(section.form() != nullptr);  // part two is locked
    test.unlock();
    test.submit();
    REQUIRE(section.form() != nullptr);  // nobody was told
    test.tick(section, QStringLiteral("Constabulary"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    // The register turns to what was logged.
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Released on Friday.")));
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("Section 115")));
    CHECK(governance::disclosureRegister(test.reader()).size() == 4);
}

TEST_CASE("How long a kind of record is kept is set, and for good when it is left empty", "[governance][retention]")
{
    YearWindow test;
    RecordSection& section = test.open("Retention");
    test.select(section, QStringLiteral("Agendas and minutes"));
    CHECK(YearWindow::factOf(section, QStringLiteral("Backups"))
          == QStringList {QStringLiteral("Copies in backups follow your IT policy.")});
    section.takeFocus();
    test.key(Qt::Key_Return);
    test.fill(section, "years", QStringLiteral("200"));
    test.fill(section, "note", QStringLiteral("Council's schedule, line 4"));
    test.submit();
    REQUIRE(section.form() != nullptr);
    CHECK_FALSE(section.form()->error(QStringLiteral("years")).isEmpty());
    test.fill(section, "years", QStringLiteral("10"));
    test.submit();
    REQUIRE(section.form() == nullptr);
    CHECK(YearWindow::rowOf(section).contains(QStringLiteral("10 years")));
    CHECK(YearWindow::factOf(section, QStringLiteral("Who decides it"))
          == QStringList {QStringLiteral("Council's schedule, line 4")});
    CHECK(YearWindow::rowsOf(section).contains(QStringLiteral("This computer")));
}
