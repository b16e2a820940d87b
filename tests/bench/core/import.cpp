// SPDX-License-Identifier: GPL-3.0-or-later
//
// A year of street crime from its files to counts in a partnership, beside the command line of SQLite taking in the same
// files row by row.
#include "core/performance/crime_commands.h"
#include "core/performance/crime_reading.h"
#include "core/tables/zip_files.h"
#include "tests/bench/core/groups.h"
#include "tests/support/test_replica.h"

#include <fmt/format.h>
#include <fstream>

using namespace muster;

namespace muster::bench {

namespace {

using Paths = std::vector<std::filesystem::path>;

/// The files of the archive, as somebody who unpacked it has them.
Paths unpacked(const std::filesystem::path& archive, const std::filesystem::path& folder)
{
    Paths paths;
    const tables::ZipArchive zip = test::must(tables::ZipArchive::open(archive));
    for (const tables::ZippedFile& file : zip.files()) {
        paths.push_back(folder / std::filesystem::path {file.name}.filename());
        std::ofstream out {paths.back(), std::ios::binary};
        test::must(zip.read(file, [&out](std::string_view piece) -> base::Result<void> {
            out << piece;
            return {};
        }));
    }
    return paths;
}

int import(const Paths& paths)
{
    test::TestReplica replica {std::chrono::year {2025} / 1 / 15};
    auto read = test::must(performance::readCrime(paths));
    int rows = 0;
    for (const performance::CrimeMonth& month : read.months) {
        rows += month.rows;
    }
    performance::ImportCrime import;
    import.months = std::move(read.months);
    test::must(performance::execute(*replica, import));
    return rows;
}

/// Nothing when the tool is missing or refuses.
bool importWithTool(const Paths& paths, const std::filesystem::path& database)
{
    std::filesystem::remove(database);
    std::string command = fmt::format("sqlite3 -csv '{}'", database.string());
    for (const std::filesystem::path& path : paths) {
        command += fmt::format(" \".import '{}' crime\"", path.string());
    }
    return std::system(command.c_str()) == 0;
}

/// "VmRSS" or "VmHWM" of this process, in MB.
double megabytes(std::string_view name)
{
    std::ifstream status {"/proc/self/status"};
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with(name)) {
            return std::stod(line.substr(name.size() + 1)) / 1024;
        }
    }
    return 0;
}

}  // namespace

void measureImport(Figures& figures)
{
    const test::TemporaryFolder folder;
    const Paths paths = unpacked(
        std::filesystem::path {MUSTER_TEST_DATA} / "crime" / "cambridgeshire-2024-street-reduced.zip", folder.path());
    const std::filesystem::path database = folder.path() / "raw.sqlite";

    // Before anything else: the kernel forgets the highest mark when told so (proc(5), clear_refs).
    std::ofstream {"/proc/self/clear_refs"} << "5";
    const double before = megabytes("VmRSS");
    const int rows = import(paths);
    const double most = megabytes("VmHWM") - before;

    Figure time {.what = fmt::format("import a year of street crime, {} rows", rows),
                 .baseline = "sqlite3 .import of the same files",
                 .kind = Kind::Ratio,
                 .goal = 1.5};
    if (importWithTool(paths, database)) {
        const auto took = byTurns(
            5, millisecondsOf, [&] { (void)import(paths); }, [&] { (void)importWithTool(paths, database); });
        time.ours = took.ours;
        time.theirs = took.theirs;
    } else {
        time.notMeasured = "the command line of SQLite (package sqlite3) is not here";
    }
    figures.add(std::move(time));
    figures.add({.what = "memory that import took at most", .unit = "MB", .kind = Kind::Value, .ours = most, .goal = 50});
}

}  // namespace muster::bench
