// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster import KIND FILE...
#include "app/command_line.h"
#include "app/commands_figures.h"
#include "app/commands_package.h"
#include "core/actions/action_commands.h"
#include "core/actions/action_import.h"
#include "core/base/text.h"
#include "core/tables/table_reader.h"

#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    void describe(const actions::ImportPreview& preview, const std::string& file)
    {
        std::cout << fmt::format("{}: {} would come in, {} already there.\n", file,
                                 base::counted(preview.ready(), "action", "actions"), preview.passedOver());
        for (const std::string& remark : preview.remarks) {
            std::cout << "  " << remark << '\n';
        }
        for (const actions::ImportRow& row : preview.rows) {
            for (const std::string& remark : row.remarks) {
                std::cout << fmt::format("  line {}: {}\n", row.line, remark);
            }
            for (const std::string& problem : row.problems) {
                std::cout << fmt::format("  line {} cannot come in: {}\n", row.line, problem);
            }
        }
        for (const std::string& problem : preview.problems) {
            std::cout << "  " << problem << '\n';
        }
    }

    ExitCode importActions(const Arguments& arguments, const std::vector<std::string>& files)
    {
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        std::vector<actions::ImportActions> commands;
        for (const std::string& file : files) {
            auto table = tables::readTable(file);
            if (!table) {
                return refuse(table.error());
            }
            actions::ImportPlan plan = actions::guessPlan(*table);
            commands.push_back({std::move(*table), std::move(plan), std::filesystem::path(file).filename().string()});
        }
        if (arguments.has("dry-run")) {
            bool clean = true;
            for (const auto& command : commands) {
                const auto preview = actions::previewImport((*replica)->reader(), command.table, command.plan);
                describe(preview, command.fileName);
                clean = clean && preview.clean();
            }
            return clean ? ExitCode::Done : ExitCode::Refused;
        }
        // Several files are one transaction: all of it in, or none.
        const auto done = (*replica)->transact("Import actions", [&](replica::Writer& writer) -> base::Result<actions::Imported> {
            actions::Imported sum;
            for (const auto& command : commands) {
                const auto imported = apply(writer, command);
                if (!imported) {
                    return imported;
                }
                sum.added += imported->added;
                sum.passedOver += imported->passedOver;
            }
            return sum;
        });
        if (!done) {
            return refuse(done.error());
        }
        std::cout << fmt::format("{} imported, {} already there.\n", base::counted(done->added, "action", "actions"),
                                 done->passedOver);
        return ExitCode::Done;
    }

    ExitCode run(const Arguments& arguments)
    {
        const auto& words = arguments.positional();
        if (words.size() < 2) {
            return misused("muster import actions|measures|crime|places FILE... --data DIR [--dry-run], or muster import "
                           "package|return-slip FILE --data DIR");
        }
        const std::string& kind = words.front();
        if (kind == "actions") {
            return importActions(arguments, {words.begin() + 1, words.end()});
        }
        if (kind == "measures") {
            return importMeasures(arguments, {words.begin() + 1, words.end()});
        }
        if (kind == "crime") {
            return importCrime(arguments, {words.begin() + 1, words.end()});
        }
        if (kind == "places") {
            return importPlaces(arguments, {words.begin() + 1, words.end()});
        }
        if (kind != "package" && kind != "return-slip") {
            return misused(fmt::format("There is no import \"{}\". There are: actions, measures, crime, places, package, "
                                       "return-slip.",
                                       kind));
        }
        if (words.size() > 2) {
            return misused(fmt::format("muster import {} takes one file at a time.", kind));
        }
        return kind == "package" ? importPackage(arguments, words[1]) : importReturnSlip(arguments, words[1]);
    }

}  // namespace

CommandSpec importCommand()
{
    return {"import",
            "actions|measures|crime|places FILE...|package FILE|return-slip FILE --data DIR [--dry-run]",
            "an action log or figures kept in Excel or as CSV; street crime of data.police.uk; a package; a return slip",
            {dataOption(),
             {"dry-run", "", "says what would change, and changes nothing"},
             {"district", "NAME[;NAME]", "crime: only these districts count from now on; \"\" for all"},
             {"add-new", "", "measures: add those that are not known"},
             {"provisional", "", "measures: the figures are provisional"},
             {"sender", "ROLE", "return-slip: who filled it in, instead of who it says"},
             {"passphrase-file", "FILE", "opens part two; for a package, the package's own: the first line"}},
            run};
}

}  // namespace muster::app
