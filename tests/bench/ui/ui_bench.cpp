// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window on ten years of meetings and 5,000 actions, in its own event loop; and the minutes as PDF.
#include "app/window.h"
#include "core/documents/build_document.h"
#include "core/documents/html_writer.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/room_commands.h"
#include "core/sample/sample.h"
#include "tests/bench/figures.h"
#include "tests/support/ten_years.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/documents/pdf_writer.h"
#include "ui/meetings/capture_editor.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_page.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QBuffer>
#include <QPdfWriter>
#include <QSettings>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>

using namespace muster;
using test::must;

namespace {

constexpr base::Date kDay = std::chrono::year {2011} / 11 / 15;

void paintFirst(QWidget& window)
{
    window.resize(1280, 800);
    window.show();
    (void)QTest::qWaitForWindowExposed(&window);
    QApplication::processEvents();
    (void)window.grab();
}

void opening(const std::filesystem::path& folder)
{
    const QTemporaryDir view;
    std::vector<double> ours;
    std::vector<double> plain;
    for (int round = 0; round < 7; ++round) {
        plain.push_back(bench::millisecondsOf([] {
            QStandardItemModel model {200, 6};
            QTableView table;
            table.setModel(&model);
            paintFirst(table);
        }));
        QSettings settings {view.filePath(QStringLiteral("%1.ini").arg(round)), QSettings::IniFormat};
        test::ScriptedPrompts prompts;
        std::unique_ptr<ui::ReplicaBridge> bridge;
        std::unique_ptr<ui::MainWindow> window;
        ours.push_back(bench::millisecondsOf([&] {
            bridge = std::make_unique<ui::ReplicaBridge>(must(replica::Replica::open(folder, {.author = "bench", .clock = {}, .today = kDay})));
            window = app::makeWindow(*bridge, prompts, settings);
            paintFirst(*window);
        }));
        window.reset();
    }
    const double added = bench::percentile(ours, 0.5) - bench::percentile(plain, 0.5);
    std::printf("%-52s %9.3f ms  against %9.3f ms  added %6.1f ms  goal 250 ms  %s\n",
                "open ten years to the first painted page", bench::percentile(ours, 0.5),
                bench::percentile(plain, 0.5), added, added <= 250 ? "met" : "NOT MET");
}

void room(const std::filesystem::path& folder, const base::Id& meeting)
{
    const QTemporaryDir view;
    QSettings settings {view.filePath(QStringLiteral("run.ini")), QSettings::IniFormat};
    test::ScriptedPrompts prompts;
    ui::ReplicaBridge bridge {must(replica::Replica::open(folder, {.author = "bench", .clock = {}, .today = kDay}))};
    bridge.replica().session().setTime(base::TimeOfDay {600});
    must(execute(bridge.replica(), meetings::StartMeeting {meeting}));
    must(execute(bridge.replica(), meetings::NextItem {meeting}));
    ui::MainWindow window {settings};
    auto* page = new ui::RunPage(bridge, prompts);
    window.addPage(page);
    window.openPage(QStringLiteral("run"));
    page->showMeeting(meeting);
    paintFirst(window);
    window.activateWindow();
    page->activated();
    QApplication::processEvents();

    std::vector<double> keys;
    for (int round = 0; round < 6; ++round) {
        for (const char letter : std::string {">Patrol the courts @ag3 !2w #4999"}) {
            keys.push_back(bench::millisecondsOf([&] {
                QTest::keyClick(page->captureLine(), letter);
                QApplication::processEvents();
            }));
        }
        page->captureLine()->clear();
    }
    bench::printTime("key to completion list, in the window", keys, 50);

    std::vector<double> switches;
    for (int round = 0; round < 40; ++round) {
        const base::Id before = page->desk().state().openItem;
        switches.push_back(bench::millisecondsOf([&] {
            if (round % 14 < 7) {
                page->desk().next();
            } else {
                page->desk().previous();
            }
            for (int wait = 0; wait < 2'000 && page->desk().state().openItem == before; ++wait) {
                bridge.settle();
                QApplication::processEvents();
            }
        }));
    }
    bench::printTime("next or previous item, on the disk and shown", switches, 100);
}

void minutesPdf()
{
    const test::TemporaryFolder folder;
    auto replica = must(sample::createSample(folder.path() / "sample", sample::kLiteralAnchor));
    must(replica->unlockPartTwo(sample::kSamplePassphrase));
    documents::ExportRequest request;
    request.kind = "minutes";
    request.meeting = must(meetings::findMeeting(replica->reader(), "DTCG/2011-10-18")).id;
    const auto document = must(documents::buildDocument(replica->reader(), request));
    const QString html = QString::fromStdString(must(documents::writeHtml(document)));
    bench::compare(
        "minutes as tagged PDF, against QPdfWriter untagged", 15,
        [&] { (void)must(ui::documents::writePdf(document)); },
        [&] {
            QBuffer buffer;
            buffer.open(QIODevice::WriteOnly);
            QPdfWriter writer {&buffer};
            writer.setPageSize(QPageSize(QPageSize::A4));
            QTextDocument text;
            text.setHtml(html);
            text.print(&writer);
        },
        0.5);
}

}  // namespace

int main(int count, char** values)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application {count, values};
    ui::applyTheme(application, ui::ThemeChoice::Light);
    minutesPdf();
    const test::TemporaryFolder folder;
    base::Id meeting;
    {
        auto replica = must(replica::Replica::create(folder.path() / "ten", {.author = "bench", .clock = {}, .today = kDay}));
        meeting = test::writeTenYears(*replica, kDay);
    }
    opening(folder.path() / "ten");
    room(folder.path() / "ten", meeting);
    return 0;
}
