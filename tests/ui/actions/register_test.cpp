// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/actions/register_window.h"

#include "core/actions/action_commands.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDir>
#include <QLabel>
#include <QScrollBar>

#include <fstream>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

void keep(QWidget& window, const QString& name)
{
    const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
    if (!folder.isEmpty()) {
        QDir().mkpath(folder);
        window.grab().save(folder + u'/' + name + QStringLiteral(".png"));
    }
}

}  // namespace

TEST_CASE("The register counts in words that reconcile", "[actions][ui]")
{
    RegisterWindow w;
    CHECK(w.page->counts().startsWith(QStringLiteral("14 open of 24: 5 overdue")));
    CHECK(w.page->counts().contains(QStringLiteral("4 awaiting verification")));
    CHECK(w.page->counts().endsWith(QStringLiteral("10 closed")));
    CHECK(w.shown().size() == 24);
    CHECK(w.page->model()->data(w.page->model()->index(0, 0), Qt::DisplayRole).toString()
          == QStringLiteral("Overdue · 5"));
    CHECK(unnamedFocusableWidgets(w.page) == QStringList());
    CHECK(w.window.registry().problem().isEmpty());
}

TEST_CASE("Two people close an action: one claims with evidence, another verifies", "[actions][ui]")
{
    RegisterWindow w;
    w.open(QStringLiteral("A-008"));
    w.press(Qt::Key_C);
    REQUIRE(w.form() != nullptr);
    w.save();
    CHECK_FALSE(w.error(QStringLiteral("evidence")).isEmpty());
    w.type(QStringLiteral("One list of categories, signed by all three"));
    w.save();
    REQUIRE(w.form() == nullptr);
    CHECK(w.action("A-008").status == actions::ActionStatus::CompleteClaimed);

    // The owner cannot verify; what was typed stays.
    w.press(Qt::Key_V);
    REQUIRE(w.form() != nullptr);
    auto* by = w.form()->findChild<QComboBox*>();
    by->setCurrentText(QString::fromStdString(w.action("A-008").ownerTitle));
    w.form()->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("seen in the system"));
    w.save();
    CHECK_FALSE(w.error(QStringLiteral("verified by")).isEmpty());
    CHECK(w.form()->findChild<QPlainTextEdit*>()->toPlainText() == QStringLiteral("seen in the system"));
    CHECK(w.action("A-008").status == actions::ActionStatus::CompleteClaimed);
    by->setCurrentText(QStringLiteral("Chair"));
    w.save();
    CHECK(w.action("A-008").status == actions::ActionStatus::ClosedVerified);
    CHECK(w.action("A-008").verifiedBy == "Chair");
}

TEST_CASE("A second extension asks for the chair's agreement", "[actions][ui]")
{
    RegisterWindow w;
    w.open(QStringLiteral("A-002"));
    for (int time = 0; time < 2; ++time) {
        w.press(Qt::Key_E);
        REQUIRE(w.form() != nullptr);
        w.form()->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("two agencies have not answered"));
        w.save();
        if (time == 0)
            REQUIRE(w.form() == nullptr);
    }
    CHECK_FALSE(w.error(QStringLiteral("chair")).isEmpty());
    CHECK(w.action("A-002").extensions == 1);
    w.form()->findChild<QCheckBox*>()->setChecked(true);
    w.save();
    CHECK(w.action("A-002").extensions == 2);
    CHECK(w.action("A-002").originalDue == 2011y / 10 / 4);
}

TEST_CASE("A step that is not possible says what comes first", "[actions][ui]")
{
    RegisterWindow w;
    w.open(QStringLiteral("A-024"));
    w.press(Qt::Key_S);
    CHECK(w.form() == nullptr);
    CHECK(w.page->detail()->message().contains(QStringLiteral("REC-01")));
    w.press(Qt::Key_V);
    CHECK(w.page->detail()->message().contains(QStringLiteral("Not started")));
}

TEST_CASE("Restricted actions show what may be seen, until part two is opened", "[actions][ui][restricted]")
{
    RegisterWindow w;
    w.open(QStringLiteral("A-012"));
    const int row = w.page->model()->rowOf(w.action("A-012").id);
    const QModelIndex text = w.page->model()->index(row, ActionsModel::Text);
    CHECK(text.data().toString() == QStringLiteral("Restricted action"));
    w.press(Qt::Key_X);
    w.type(QStringLiteral("more is needed"));
    w.save();
    CHECK(w.form() != nullptr);
    CHECK(w.action("A-012").status == actions::ActionStatus::CompleteClaimed);
    bool opened = false;
    w.bridge.unlockPartTwo(QString::fromUtf8(sample::kSamplePassphrase.data()), w.page,
                           [&](const base::Result<void>& done) { opened = done.has_value(); });
    w.bridge.settle();
    QTest::qWait(5);
    CHECK(opened);
    CHECK(w.page->model()->index(row, ActionsModel::Text).data().toString().contains(QStringLiteral("curfews")));
}

TEST_CASE("Filters narrow the register and the counts with it", "[actions][ui]")
{
    RegisterWindow w;
    w.press(Qt::Key_F, Qt::ControlModifier);
    w.type(QStringLiteral("ckh"));
    CHECK(w.shown() == QString::fromLatin1("A-009 A-015 A-007").split(u' '));
    CHECK(w.page->counts().startsWith(QStringLiteral("Shown: 3 open of 3")));
    w.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(w.shown().size() == 24);
    const auto choices = w.page->filters()->findChildren<QComboBox*>();
    for (QComboBox* choice : choices) {
        if (choice->accessibleName() == QStringLiteral("Due"))
            choice->setCurrentIndex(1);
    }
    CHECK(w.shown().size() == 5);
    CHECK(w.page->model()->rowCount() == 6);
}

TEST_CASE("Selection and scroll survive somebody else's change", "[actions][ui]")
{
    RegisterWindow w;
    const QAbstractItemModelTester tester(w.page->model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    w.open(QStringLiteral("A-016"));
    w.press(Qt::Key_U);
    w.type(QStringLiteral("half a sen"));
    const base::Id other = w.action("A-015").id;
    bool done = false;
    w.bridge.execute(actions::CloseWithoutCompletion {other, true, "tenancy ended", {}, {}}, w.page,
                     [&](const base::Result<void>& result) { done = result.has_value(); });
    w.bridge.settle();
    QTest::qWait(10);
    REQUIRE(done);
    CHECK(w.page->model()->actionAt(w.page->table()->currentRow())->reference == "A-016");
    REQUIRE(w.form() != nullptr);
    CHECK(w.form()->findChild<QPlainTextEdit*>()->toPlainText() == QStringLiteral("half a sen"));
    CHECK(QApplication::focusWidget() == w.form()->findChild<QPlainTextEdit*>());
    CHECK(w.page->counts().startsWith(QStringLiteral("13 open of 24: 4 overdue")));
    w.bridge.undo();
    w.bridge.settle();
    QTest::qWait(10);
    CHECK(w.page->counts().startsWith(QStringLiteral("14 open of 24: 5 overdue")));
    w.page->table()->sortByColumn(ActionsModel::Due, Qt::AscendingOrder);
    CHECK(w.page->model()->actionAt(w.page->table()->currentRow())->reference == "A-016");
}

TEST_CASE("The history of a record is told field by field", "[actions][ui]")
{
    RegisterWindow w;
    w.open(QStringLiteral("A-014"));
    w.press(Qt::Key_R);
    REQUIRE(w.form() != nullptr);
    for (QComboBox* choice : w.form()->findChildren<QComboBox*>()) {
        if (choice->isEditable())
            choice->setCurrentText(QStringLiteral("Tenancy manager"));
    }
    w.form()->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("moved to another post"));
    w.save();
    REQUIRE(w.form() == nullptr);
    w.press(Qt::Key_H);
    QString all;
    for (const QLabel* label : w.page->detail()->findChildren<QLabel*>())
        all += label->text() + u'\n';
    CHECK(all.contains(QStringLiteral("Owner: Tenancy manager, was ")));
    CHECK(all.contains(QStringLiteral("moved to another post")));
}

TEST_CASE("What is shown is written as CSV", "[actions][ui]")
{
    RegisterWindow w;
    const auto path = w.file("out.csv");
    w.prompts.nextFile(QString::fromStdString(path.string()));
    w.press(Qt::Key_F, Qt::ControlModifier);
    w.type(QStringLiteral("a-019"));
    w.press(Qt::Key_E, Qt::ControlModifier);
    std::ifstream file {path, std::ios::binary};
    const std::string text {std::istreambuf_iterator<char> {file}, {}};
    CHECK_THAT(
        text,
        ContainsSubstring("A-019,\"Explain the rise in violent crime by place, time and relationship, one page\""));
    CHECK_THAT(text, ContainsSubstring("2011-11-08,2011-11-11"));
    CHECK(std::count(text.begin(), text.end(), '\n') == 2);
}

TEST_CASE("An older log is looked at first and comes in whole or not at all", "[actions][ui][import]")
{
    RegisterWindow w;
    const auto path = w.file("old log.csv");
    std::ofstream {path} << "Nr;What to do;Who leads;Deadline\n"
                            "1;Lamp at the cut-through;CITY;25/11/2011\n"
                            "2;Bins;Parish Council;31/12/2011\n";
    w.prompts.nextFile(QString::fromStdString(path.string()));
    w.press(Qt::Key_I, Qt::ControlModifier);
    w.press(Qt::Key_Space);
    w.bridge.settle();
    QTest::qWait(10);
    ImportPanel* panel = w.page->importPanel();
    REQUIRE(panel->preview().rowCount() == 2);
    // The heading "Who leads" is no agency to the guess; it is said by hand.
    auto* lead = panel->findChild<QComboBox*>(QStringLiteral("column.2"));
    lead->setCurrentIndex(lead->findData(static_cast<int>(actions::LogField::LeadAgency)));
    CHECK(panel->preview().firstProblem() == 1);
    CHECK(panel->summary().contains(QStringLiteral("1 cannot come in")));
    w.press(Qt::Key_Return, Qt::ControlModifier);
    QTest::qWait(10);
    CHECK(panel->message().contains(QStringLiteral("old log.csv, line 3")));
    CHECK(w.shown().size() == 24);
    keep(w.window, QStringLiteral("import-refused"));

    for (QComboBox* choice : panel->findChildren<QComboBox*>()) {
        if (choice->accessibleName().contains(QStringLiteral("Parish Council")))
            choice->setCurrentIndex(choice->findText(QStringLiteral("Peterborough Racial Equality Council")));
    }
    CHECK(panel->preview().preview().clean());
    CHECK(unnamedFocusableWidgets(w.page) == QStringList());
    w.press(Qt::Key_Return, Qt::ControlModifier);
    w.bridge.settle();
    QTest::qWait(10);
    CHECK(w.shown().size() == 26);
}

TEST_CASE("Five thousand actions are filtered letter by letter", "[actions][ui]")
{
    RegisterWindow w;
    const base::Id agency = w.action("A-002").lead.id;
    bool made = false;
    w.bridge.run(
        [agency](replica::Replica& replica) {
            return replica.transact("Many", [&](replica::Writer& writer) -> base::Result<void> {
                for (int at = 0; at < 5000; ++at) {
                    actions::RecordAction record;
                    record.text = "Check the lamps of street " + std::to_string(at);
                    record.leadAgency = agency;
                    record.ownerTitle = "Neighbourhood Manager";
                    record.due = base::addDays(2011y / 11 / 1, at % 90);
                    if (auto done = apply(writer, record); !done)
                        return tl::unexpected(done.error());
                }
                return {};
            });
        },
        w.page, [&](const base::Result<void>& result) { made = result.has_value(); });
    w.bridge.settle();
    QTest::qWait(50);
    REQUIRE(made);
    REQUIRE(w.shown().size() == 5024);
    w.press(Qt::Key_F, Qt::ControlModifier);
    for (const QChar letter : QStringLiteral("street 4711")) {
        w.type(letter);
        QApplication::processEvents();
    }
    // The street, and the action of that number.
    CHECK(w.shown().size() == 2);
}

TEST_CASE("The register is drawn in both themes and sizes", "[actions][ui][pictures]")
{
    RegisterWindow w;
    auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
    w.open(QStringLiteral("A-019"));
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyTheme(*application, choice);
        const QString word = choice == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light");
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
            w.window.resize(size);
            QTest::qWait(30);
            keep(w.window, QStringLiteral("actions-%1-%2").arg(word).arg(size.width()));
            w.press(Qt::Key_E);
            QTest::qWait(30);
            keep(w.window, QStringLiteral("actions-extend-%1-%2").arg(word).arg(size.width()));
            w.press(Qt::Key_Escape);
            CHECK(w.form() == nullptr);
        }
    }
    applyTheme(*application, ThemeChoice::Light);
}
