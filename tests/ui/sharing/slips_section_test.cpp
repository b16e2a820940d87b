// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/sharing/sharing_window.h"
#include "core/partnership/agency_queries.h"
#include "core/tables/csv_writing.h"
#include "core/tables/table_reader.h"
#include "ui/sharing/slips_section.h"

#include <QComboBox>
#include <QLineEdit>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

namespace fs = std::filesystem;

struct Slips : SharingWindow {
    explicit Slips(SharedOffice& office)
        : SharingWindow(office), file(office.drive() / "slip.csv")
    {
        page().showTarget(QStringLiteral("Return slips"));
        settle();
    }
    SlipsSection& section() { return *page().slips(); }

    /// Writes the slip of an agency, by keys, and fills it in as its manager would.
    void fill(const std::string& code, const std::string& reference, const std::string& answer, const std::string& said)
    {
        auto* choice = qobject_cast<QComboBox*>(QApplication::focusWidget());
        REQUIRE(choice != nullptr);
        const QString name = words(partnership::agencyByShortName(reader(), code)->name);
        choice->setCurrentIndex(choice->findText(name));
        REQUIRE(choice->currentText() == name);
        prompts().nextFile(QString::fromStdString(file.string()));
        key(Qt::Key_Return, Qt::ControlModifier);
        REQUIRE(fs::exists(file));
        auto table = must(tables::readTable(file));
        std::vector<std::vector<std::string>> rows;
        for (tables::Row& row : table.rows) {
            if (row.cells[0] == "Filled in by")
                row.cells[5] = "Tenancy manager";
            if (row.cells[0] == reference) {
                row.cells[4] = answer;
                row.cells[5] = said;
            }
            rows.push_back(row.cells);
        }
        std::ofstream(file, std::ios::binary) << tables::toCsv(table.header, rows);
    }
    void look()
    {
        prompts().nextFile(QString::fromStdString(file.string()));
        press(QStringLiteral("slips.choose"));
        REQUIRE(becomes([&] { return !section().summary().isEmpty(); }));
        settle();
    }

    fs::path file;
};

}  // namespace

TEST_CASE("A slip that came back is shown line by line, taken in by one step, and undone by one", "[sharing][slips]")
{
    SharedOffice office;
    Slips test(office);
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    test.fill("CKH", "A-015", "Done", "Warnings reviewed, list sent 14 November");
    test.look();
    INFO(test.section().summary().toStdString());
    CHECK(test.section().summary().startsWith(QStringLiteral("From Tenancy manager")));
    CHECK(test.section().summary().contains(QStringLiteral("1 answer would come in")));
    const auto lines = SharingWindow::sentences(test.section().preview());
    REQUIRE(lines.size() == 1);
    CHECK(lines.first().startsWith(QStringLiteral("A-015: ")));
    CHECK(unnamedFocusableWidgets(&test.window()).isEmpty());
    CHECK(actions::findAction(test.reader(), "A-015")->status == actions::ActionStatus::InProgress);

    CHECK(QApplication::focusWidget() == test.find<QPushButton>(QStringLiteral("slips.take")));
    test.key(Qt::Key_Space);
    REQUIRE(becomes(
        [&] { return actions::findAction(test.reader(), "A-015")->status == actions::ActionStatus::CompleteClaimed; }));
    test.bridge().undo();
    REQUIRE(
        becomes([&] { return actions::findAction(test.reader(), "A-015")->status == actions::ActionStatus::InProgress; }));
}

TEST_CASE("A slip with a line that cannot come in says which and why, and nothing of it comes in", "[sharing][slips]")
{
    SharedOffice office;
    Slips test(office);
    test.fill("CKH", "A-015", "perhaps", "We shall see");
    test.look();
    INFO(test.section().summary().toStdString());
    CHECK(test.section().summary().contains(QStringLiteral("cannot")));
    const auto lines = SharingWindow::sentences(test.section().preview());
    REQUIRE(!lines.isEmpty());
    CHECK(lines.join(u'\n').contains(QStringLiteral("cannot come in")));
    CHECK(!test.find<QPushButton>(QStringLiteral("slips.take"))->isEnabled());
}
