// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window on ten years of meetings and 5,000 actions, and the minutes as PDF.
#include "tests/bench/ui/groups.h"
#include "tests/support/ten_years.h"
#include "tests/support/test_replica.h"
#include "ui/widgets/theme.h"

#include <QApplication>

using namespace muster;

int main(int count, char** values)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (const auto code = bench::asChild(count, values)) {
        return *code;
    }
    int exitCode = 0;
    auto figures = bench::Figures::fromArguments(count, values, {"papers", "opening", "room"}, exitCode);
    if (!figures) {
        return exitCode;
    }
    QApplication application {count, values};
    ui::applyTheme(application, ui::ThemeChoice::Light);
    const test::TemporaryFolder folder;
    bench::TenYears data {QString::fromStdString((folder.path() / "ten").string()), {}};
    {
        constexpr base::Date kDay = std::chrono::year {2011} / 11 / 15;
        auto replica = test::must(
            replica::Replica::create(data.folder.toStdString(), {.author = "bench", .clock = {}, .today = kDay}, kDay));
        data.meeting = test::writeTenYears(*replica, kDay);
    }
    figures->group("papers", [&] { bench::measurePapers(*figures); });
    figures->group("opening", [&] { bench::measureOpening(*figures, data); });
    figures->group("room", [&] { bench::measureRoom(*figures, data); });
    return figures->print();
}
