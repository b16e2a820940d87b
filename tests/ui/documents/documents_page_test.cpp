// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/documents_page.h"

#include "core/documents/circulation_commands.h"
#include "core/documents/minutes_copies.h"
#include "core/meetings/meeting.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "core/sample/sample.h"
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/qt_text.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/papers_model.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using muster::documents::Edition;

namespace {

/// The page in a real window on the sample of 15 November 2011.
class DocumentsWindow {
public:
    DocumentsWindow()
        : m_settings(files.filePath(QStringLiteral("view.ini")), QSettings::IniFormat)
        , bridge(must(sample::createSample(m_folder.path() / "sample", sample::kLiteralAnchor,
                                           {.author = "Community Safety Officer", .clock = {}, .today = {}})))
        , window(m_settings)
        , page(new DocumentsPage(bridge, prompts))
    {
        applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()), ThemeChoice::Light);
        window.addPage(page);
        window.resize(1280, 800);
        window.show();
        REQUIRE(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        window.openPage(QStringLiteral("documents"));
        settle();
    }

    void settle()
    {
        for (int round = 0; round < 3; ++round) {
            bridge.settle();
            QTest::qWait(15);
        }
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() == nullptr ? &window : QApplication::focusWidget(), key, modifiers);
        settle();
    }
    [[nodiscard]] QString target(const char* kind, const char* meeting) const
    {
        return QLatin1String(kind) + QLatin1Char(':')
            + words(must(meetings::findMeeting(bridge.reader(), meeting)).id.hex());
    }
    void unlock()
    {
        bridge.unlockPartTwo(words(sample::kSamplePassphrase), &window, [](const base::Result<void>& opened) { REQUIRE(opened); });
        settle();
    }
    void waitForExport() { REQUIRE(QTest::qWaitFor([this] { return !page->isExporting(); }, 20000)); }
    [[nodiscard]] QString preview() const
    {
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(page->view());
        return spoken == nullptr ? QString() : spoken->text(QAccessible::Description);
    }
    void picture(const QString& name)
    {
        const QString folder = qEnvironmentVariable("MUSTER_PICTURES");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        auto* application = qobject_cast<QApplication*>(QCoreApplication::instance());
        for (const bool dark : {false, true}) {
            applyTheme(*application, dark ? ThemeChoice::Dark : ThemeChoice::Light);
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                window.resize(size);
                QTest::qWait(30);
                window.grab().save(QStringLiteral("%1/%2-%3-%4.png")
                                       .arg(folder, name, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                       .arg(size.width()));
            }
        }
        applyTheme(*application, ThemeChoice::Light);
        window.resize(1280, 800);
        settle();
    }

private:
    TemporaryFolder m_folder;

public:
    QTemporaryDir files;

private:
    QSettings m_settings;

public:
    ScriptedPrompts prompts;
    ReplicaBridge bridge;
    MainWindow window;
    DocumentsPage* page;
};

}  // namespace

TEST_CASE("Approved minutes that were corrected can be had in every version", "[documents][page]")
{
    DocumentsWindow test;
    auto& replica = test.bridge.replica();
    const base::Id october = must(meetings::findMeeting(test.bridge.reader(), "DTCG/2011-10-18")).id;
    const base::Id november = must(meetings::findMeeting(test.bridge.reader(), "DTCG/2011-11-15")).id;
    must(execute(replica, meetings::StartMeeting {november}));
    must(execute(replica, meetings::GoToItem {november, 3}));
    for (const meetings::Amendment& amendment : meetings::amendmentsOf(test.bridge.reader(), october)) {
        if (amendment.state == meetings::AmendmentState::Proposed)
            must(execute(replica, meetings::DecideAmendment {amendment.id, false}));
    }
    must(execute(replica, muster::documents::ApproveMinutes {october, {}, {}}));
    test.page->showTarget(test.target("minutes", "DTCG/2011-10-18"));
    test.settle();
    QComboBox* versions = nullptr;
    for (auto* box : test.page->findChildren<QComboBox*>()) {
        if (box->accessibleName() == QStringLiteral("Version of the minutes"))
            versions = box;
    }
    REQUIRE(versions != nullptr);
    CHECK_FALSE(versions->isVisible());

    meetings::CorrectApprovedMinute correct;
    correct.meeting = october;
    correct.minute = 17;
    correct.oldText = "street surgery";
    correct.newText = "street meeting";
    must(execute(replica, correct));
    test.page->showTarget(test.target("minutes", "DTCG/2011-10-18"));
    test.settle();
    CHECK(versions->isVisible());
    CHECK(versions->count() == 2);
    const QString corrections = QStringLiteral("Corrections after approval");
    CHECK(test.preview().contains(corrections));
    versions->setFocus();
    test.key(Qt::Key_Down);
    CHECK(versions->currentText() == QStringLiteral("Version 1, as approved"));
    CHECK_FALSE(test.preview().contains(corrections));
    const QString file = test.files.filePath(QStringLiteral("version-1.txt"));
    test.prompts.nextFile(file);
    test.page->exportAs(QStringLiteral("txt"));
    test.waitForExport();
    QFile text(file);
    REQUIRE(text.open(QIODevice::ReadOnly));
    CHECK_FALSE(QString::fromUtf8(text.readAll()).contains(corrections));
    // Another paper begins with its newest.
    test.page->choosePaper(QStringLiteral("agenda"), muster::documents::Edition::Full);
    test.settle();
    CHECK_FALSE(versions->isVisible());
}

TEST_CASE("The minutes of October are shown page by page, and every paper says whether it is restricted",
          "[documents][page]")
{
    DocumentsWindow test;
    auto* model = qobject_cast<PapersModel*>(test.page->papers()->model());
    REQUIRE(model != nullptr);
    QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    test.page->showTarget(test.target("minutes", "DTCG/2011-10-18"));
    test.settle();
    CHECK(test.page->meetingField()->currentText() == QStringLiteral("DTCG, Tuesday 18 October 2011"));
    REQUIRE(!test.page->view()->isEmpty());
    CHECK(test.page->view()->pageCount() >= 2);
    CHECK(test.preview().contains(QStringLiteral("18 October 2011")));
    CHECK(test.preview().contains(QStringLiteral("AGREED")));
    CHECK(test.page->message().isEmpty());
    CHECK(unnamedFocusableWidgets(test.page) == QStringList());
    for (int row = 0; row < model->rowCount(); ++row) {
        CHECK(!model->paperAt(row)->sentence.isEmpty());
        CHECK(!model->restrictionWords(*model->paperAt(row)).isEmpty());
    }
    const Paper& full = *model->paperAt(model->rowOf(QStringLiteral("minutes"), Edition::Full));
    CHECK(model->restrictionWords(full) == QStringLiteral("Restricted items as numbers only"));
    test.picture(QStringLiteral("documents-minutes"));

    test.unlock();
    CHECK(model->restrictionWords(full) == QStringLiteral("Holds restricted content"));
    test.picture(QStringLiteral("documents-restricted"));
}

TEST_CASE("A paper is chosen with the arrows and exported as PDF by a key", "[documents][page]")
{
    DocumentsWindow test;
    test.page->showTarget(test.target("agenda", "DTCG/2011-10-18"));
    test.page->activated();
    test.settle();
    while (test.page->papers()->currentRow() > 0)
        test.key(Qt::Key_Up);
    test.key(Qt::Key_Down);
    CHECK(test.page->papers()->currentRow() == 1);
    test.page->choosePaper(QStringLiteral("minutes"), Edition::Full);
    const QString file = test.files.filePath(QStringLiteral("minutes.pdf"));
    test.prompts.nextFile(file);
    QSignalSpy said(test.page, &Page::said);
    test.key(Qt::Key_E, Qt::ControlModifier);
    test.waitForExport();
    QFile written(file);
    REQUIRE(written.open(QIODevice::ReadOnly));
    CHECK(written.read(5) == QByteArray("%PDF-"));
    CHECK(said.size() == 1);
    CHECK(test.page->message().contains(QStringLiteral("Written and checked")));
    // Nothing else was left beside it.
    CHECK(QDir(test.files.path()).entryList({QStringLiteral("*.pdf"), QStringLiteral(".muster*")}, QDir::Files | QDir::Hidden)
          == QStringList {QStringLiteral("minutes.pdf")});
}

TEST_CASE("Text, web page and table are written too, where a paper has them", "[documents][page]")
{
    DocumentsWindow test;
    test.page->showTarget(test.target("action-log", "DTCG/2011-10-18"));
    for (const char* ending : {"html", "txt", "csv"}) {
        const QString file = test.files.filePath(QStringLiteral("log.") + QLatin1String(ending));
        test.prompts.nextFile(file);
        test.page->exportAs(QLatin1String(ending));
        test.waitForExport();
        INFO(ending << ": " << test.page->message().toStdString());
        CHECK(QFile(file).size() > 100);
    }
}

TEST_CASE("A folder that cannot be written to is said, and nothing is left behind", "[documents][page]")
{
    DocumentsWindow test;
    test.page->showTarget(test.target("minutes", "DTCG/2011-10-18"));
    test.prompts.nextFile(test.files.filePath(QStringLiteral("no such folder/minutes.pdf")));
    test.page->exportAs(QStringLiteral("pdf"));
    test.waitForExport();
    CHECK(test.page->message().contains(QStringLiteral("cannot be written")));
    CHECK(!QFile::exists(test.files.filePath(QStringLiteral("no such folder"))));
}

TEST_CASE("An extract waits for part two, and its copy goes into the register", "[documents][page][restricted]")
{
    DocumentsWindow test;
    test.page->showTarget(test.target("minutes", "DTCG/2011-10-18"));
    test.page->choosePaper(QStringLiteral("minutes"), Edition::Restricted);
    test.settle();
    CHECK(test.page->message().contains(QStringLiteral("locked")));
    CHECK(test.page->view()->isEmpty());
    test.unlock();
    INFO(test.page->message().toStdString());
    REQUIRE(!test.page->view()->isEmpty());
    const QString file = test.files.filePath(QStringLiteral("extract.pdf"));
    test.prompts.nextFile(file);
    test.page->exportAs(QStringLiteral("pdf"));
    test.waitForExport();
    INFO(test.page->message().toStdString());
    CHECK(QFile::exists(file));
    CHECK(test.bridge.replica().newestChanges(1).front().header.label.find("copy") != std::string::npos);
    // What was restricted leaves the screen with the key.
    test.bridge.lockPartTwo();
    test.settle();
    CHECK(test.page->view()->isEmpty());
}

TEST_CASE("A paper is printed after the checks, on the printer that was chosen", "[documents][page]")
{
    DocumentsWindow test;
    test.page->showTarget(test.target("action-sheet", "DTCG/2011-10-18"));
    const QString file = test.files.filePath(QStringLiteral("printed.pdf"));
    test.page->setPrinterChoice([&file](QPrinter& printer, QWidget*) {
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(file);
        return true;
    });
    test.key(Qt::Key_P, Qt::ControlModifier);
    test.waitForExport();
    CHECK(test.page->message() == QStringLiteral("Sent to the printer."));
    CHECK(QFile(file).size() > 1000);
}

TEST_CASE("An export that is given up leaves nothing", "[documents][page]")
{
    DocumentsWindow test;
    test.page->showTarget(test.target("minutes", "DTCG/2011-10-18"));
    const QString file = test.files.filePath(QStringLiteral("given up.pdf"));
    test.prompts.nextFile(file);
    test.page->exportAs(QStringLiteral("pdf"));
    REQUIRE(test.page->isExporting());
    for (auto* button : test.page->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Cancel the export"))
            button->click();
    }
    CHECK(!test.page->isExporting());
    CHECK(test.page->message().contains(QStringLiteral("Nothing was written")));
    QTest::qWait(1500);
    CHECK(!QFile::exists(file));
}
