// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each opening is a process of its own, so that nothing is warm that would be cold for a user.
#include "app/window.h"
#include "tests/bench/ui/groups.h"
#include "tests/support/test_replica.h"
#include "tests/support/ui/scripted_prompts.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>

#include <cstdio>
#include <fmt/format.h>
#include <stdexcept>

namespace muster::bench {

namespace {

constexpr const char* kOpenWindow = "--child-window";
constexpr const char* kOpenTable = "--child-table";
constexpr int kPatienceMs = 60'000;

/// Lets everything that waits be done and painted.
void settle(ui::ReplicaBridge* bridge = nullptr)
{
    for (int i = 0; i < 5; ++i) {
        QApplication::processEvents();
    }
    if (bridge != nullptr) {
        bridge->settle();
        QApplication::processEvents();
    }
}

void say(const std::string& line)
{
    fmt::print("{}\n", line);
    std::fflush(stdout);
}

/// "VmRSS" or "VmHWM" of this process.
long kilobytes(const QByteArray& name)
{
    QFile status {QStringLiteral("/proc/self/status")};
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith(name + ':')) {
                return line.mid(name.size() + 1).simplified().split(' ').front().toLong();
            }
        }
    }
    return 0;
}

void show(QWidget& window)
{
    window.resize(1280, 800);
    window.show();
    settle();
    say("painted");
}

int openWindow(const QString& folder, const QString& meeting)
{
    const QTemporaryDir view;
    QSettings settings {view.filePath(QStringLiteral("view.ini")), QSettings::IniFormat};
    test::ScriptedPrompts prompts;
    ui::ReplicaBridge bridge {test::must(replica::Replica::open(folder.toStdString()))};
    const auto window = app::makeWindow(bridge, prompts, settings);
    show(*window);
    settle(&bridge);
    say(fmt::format("memory {}", kilobytes("VmRSS")));
    // An hour of work: every page, and the meeting in the room.
    for (const char* page : {"meetings", "actions", "partnership", "documents", "today"}) {
        window->openPage(QLatin1String(page));
        settle(&bridge);
    }
    window->openPage(QStringLiteral("meetings"), meeting + QStringLiteral("#run"));
    settle(&bridge);
    say(fmt::format("memory {}", kilobytes("VmRSS")));
    say(fmt::format("memory {}", kilobytes("VmHWM")));
    return 0;
}

int openTable()
{
    QStandardItemModel model {200, 6};
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            model.setItem(row, column, new QStandardItem(QStringLiteral("Row %1, %2").arg(row).arg(column)));
        }
    }
    QTableView table;
    table.setModel(&model);
    show(table);
    return 0;
}

struct Opened {
    double paintedMs = 0;
    std::vector<double> megabytes;
};

Opened open(const QStringList& arguments)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer clock;
    clock.start();
    child.start(QApplication::applicationFilePath(), arguments);
    Opened opened;
    QByteArray lines;
    while (!lines.contains("painted")) {
        if (!child.waitForReadyRead(kPatienceMs)) {
            throw std::runtime_error("a window did not open: " + child.errorString().toStdString());
        }
        lines += child.readAll();
    }
    opened.paintedMs = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    if (!child.waitForFinished(kPatienceMs) || child.exitCode() != 0) {
        throw std::runtime_error("a window did not close");
    }
    lines += child.readAll();
    for (const QByteArray& line : lines.split('\n')) {
        if (line.startsWith("memory ")) {
            opened.megabytes.push_back(line.mid(7).toDouble() / 1024);
        }
    }
    return opened;
}

}  // namespace

std::optional<int> asChild(int count, char** values)
{
    const QByteArray kind = count > 1 ? values[1] : "";
    if (kind != kOpenWindow && kind != kOpenTable) {
        return std::nullopt;
    }
    QApplication application {count, values};
    if (kind == kOpenTable) {
        return openTable();
    }
    ui::applyTheme(application, ui::ThemeChoice::Light);
    const QStringList arguments = QApplication::arguments();
    return openWindow(arguments.at(2), arguments.at(3));
}

void measureOpening(Figures& figures, const TenYears& data)
{
    const QStringList window {QLatin1String(kOpenWindow), data.folder, QString::fromStdString(data.meeting.hex())};
    std::vector<double> ours;
    std::vector<double> plain;
    Opened opened;
    for (int round = 0; round <= 9; ++round) {
        const Opened table = open({QLatin1String(kOpenTable)});
        opened = open(window);
        if (round > 0) {  // the first reads the files from the disk
            plain.push_back(table.paintedMs);
            ours.push_back(opened.paintedMs);
        }
    }
    figures.add({.what = "open ten years, to the first painted page",
                 .baseline = "Qt window with one table",
                 .kind = Kind::Difference,
                 .ours = median(ours),
                 .theirs = median(plain),
                 .goal = 250});
    constexpr double kMemoryGoal = 150;
    figures.add({.what = "memory with ten years open",
                 .unit = "MB",
                 .kind = Kind::Value,
                 .ours = opened.megabytes.at(0),
                 .goal = kMemoryGoal});
    figures.add({.what = "memory after every page was shown",
                 .unit = "MB",
                 .kind = Kind::Value,
                 .ours = opened.megabytes.at(1),
                 .goal = kMemoryGoal});
    figures.add({.what = "most memory until then",
                 .unit = "MB",
                 .kind = Kind::Value,
                 .ours = opened.megabytes.at(2),
                 .goal = kMemoryGoal});
}

}  // namespace muster::bench
