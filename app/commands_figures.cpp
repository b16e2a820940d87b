// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster import measures|crime|places, muster list measures|crime
#include "app/commands_figures.h"

#include "app/commands_exceptions.h"
#include "core/base/text.h"
#include "core/performance/crime_commands.h"
#include "core/performance/measure_import.h"
#include "core/tables/table_reader.h"

#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

using replica::Reader;
using replica::Writer;

Cell orNull(const std::string& text) { return text.empty() ? Cell {} : Cell {text}; }

std::string shown(const std::string& path) { return std::filesystem::path(path).filename().string(); }

void describe(const performance::MeasureImportPreview& preview, const std::string& file)
{
    std::cout << fmt::format("{}: {} would come in, {} revised, {} already there.\n", file,
                             base::counted(preview.added(), "value", "values"), preview.revised(),
                             preview.passedOver());
    for (const std::string& text : preview.remarks) {
        std::cout << "  " << text << '\n';
    }
    for (const performance::ValueRow& row : preview.rows) {
        if (!row.problem.empty()) {
            std::cout << fmt::format("  line {} cannot come in: {}\n", row.line, row.problem);
        }
    }
    for (const std::string& text : preview.problems) {
        std::cout << "  " << text << '\n';
    }
}

void describe(const performance::ImportedCrime& imported, const std::vector<std::string>& passedOver)
{
    using performance::Recorded;
    for (const performance::ImportedMonth& month : imported.months) {
        const std::string when = performance::inWords(month.month, performance::Frequency::Monthly);
        const std::string what = month.what == Recorded::New ? "new"
            : month.what == Recorded::Unchanged              ? "already there"
                                                : fmt::format("replaced: {} before, {} changed", month.rowsBefore,
                                                              base::counted(month.countsChanged, "count", "counts"));
        std::cout << fmt::format("{}, {}: {}, {} without a place, {} without a crime ID; {}.\n", when, month.force,
                                 base::counted(month.rows, "row", "rows"), month.withoutPlace, month.withoutId, what);
    }
    for (const performance::CrimeBreak& found : imported.breaks) {
        std::cout << "A break in the series: " << found.reason << '\n';
    }
    for (const std::string& file : passedOver) {
        std::cout << file << " is no street crime and was passed over.\n";
    }
    if (imported.measureValues > 0) {
        std::cout << base::counted(imported.measureValues, "value of a measure", "values of measures")
                  << " came of it.\n";
    }
}

/// New figures are looked through in the change that brings them. The label stays that of the import.
base::Result<void> lookForExceptions(Writer& writer, std::string& words)
{
    const std::string label = writer.label();
    const auto found = actions::apply(writer, actions::DetectExceptions {});
    if (!found) {
        return tl::unexpected(found.error());
    }
    writer.setLabel(label);
    words = inWords(*found);
    return {};
}

}  // namespace

ExitCode importMeasures(const Arguments& arguments, const std::vector<std::string>& files)
{
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    std::vector<performance::ImportMeasures> commands;
    for (const std::string& file : files) {
        auto table = tables::readTable(file);
        if (!table) {
            return refuse(table.error());
        }
        auto plan = performance::guessMeasurePlan((*replica)->reader(), *table);
        plan.addUnknown = arguments.has("add-new");
        plan.provisional = arguments.has("provisional");
        commands.push_back({std::move(*table), std::move(plan), shown(file)});
    }
    if (arguments.has("dry-run")) {
        bool clean = true;
        for (const auto& command : commands) {
            const auto preview = performance::previewMeasures((*replica)->reader(), command.table, command.plan);
            describe(preview, command.fileName);
            clean = clean && preview.clean();
        }
        return clean ? ExitCode::Done : ExitCode::Refused;
    }
    // Several files are one transaction: all of it in, or none.
    using Sum = base::Result<performance::ImportedMeasures>;
    std::string exceptions;
    const auto done = (*replica)->transact("Import measures", [&](Writer& writer) -> Sum {
        performance::ImportedMeasures sum;
        for (const auto& command : commands) {
            const auto imported = performance::apply(writer, command);
            if (!imported) {
                return imported;
            }
            sum.added += imported->added;
            sum.revised += imported->revised;
            sum.passedOver += imported->passedOver;
            sum.newMeasures += imported->newMeasures;
        }
        if (auto looked = lookForExceptions(writer, exceptions); !looked) {
            return tl::unexpected(looked.error());
        }
        return sum;
    });
    if (!done) {
        return refuse(done.error());
    }
    std::cout << fmt::format("{} imported, {} revised, {} already there; {}.\n",
                             base::counted(done->added, "value", "values"), done->revised, done->passedOver,
                             base::counted(done->newMeasures, "new measure", "new measures"))
              << exceptions;
    return ExitCode::Done;
}

ExitCode importCrime(const Arguments& arguments, const std::vector<std::string>& paths)
{
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    auto read = performance::readCrime({paths.begin(), paths.end()});
    if (!read) {
        return refuse(read.error());
    }
    performance::ImportCrime command {std::move(read->months)};
    if (const auto districts = arguments.value("district")) {
        command.districts.emplace();
        for (const std::string& name : base::split(*districts, ';')) {
            if (!base::trimmed(name).empty()) {
                command.districts->emplace_back(base::trimmed(name));
            }
        }
    }
    if (arguments.has("dry-run")) {
        // Done and taken back: what would change is then what would change.
        std::optional<performance::ImportedCrime> would;
        const auto tried = (*replica)->transact("Try an import", [&](Writer& writer) -> base::Result<void> {
            auto imported = performance::apply(writer, command);
            if (!imported) {
                return tl::unexpected(imported.error());
            }
            would = std::move(*imported);
            return base::fail(base::FailureCode::Cancelled, {});
        });
        if (!would) {
            return refuse(tried.error());
        }
        describe(*would, read->passedOver);
        std::cout << "Nothing was changed.\n";
        return ExitCode::Done;
    }
    std::string exceptions;
    using Imported = base::Result<performance::ImportedCrime>;
    const auto done = (*replica)->transact("Import recorded crime", [&](Writer& writer) -> Imported {
        auto imported = performance::apply(writer, command);
        if (imported) {
            if (auto looked = lookForExceptions(writer, exceptions); !looked) {
                return tl::unexpected(looked.error());
            }
        }
        return imported;
    });
    if (!done) {
        return refuse(done.error());
    }
    describe(*done, read->passedOver);
    std::cout << exceptions;
    return ExitCode::Done;
}

ExitCode importPlaces(const Arguments& arguments, const std::vector<std::string>& files)
{
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    for (const std::string& file : files) {
        auto table = tables::readTable(file);
        if (!table) {
            return refuse(table.error());
        }
        const auto done =
            performance::execute(**replica, performance::ImportCrimePlaces {std::move(*table), shown(file)});
        if (!done) {
            return refuse(done.error());
        }
        std::cout << fmt::format("{}: {} placed in wards, {} already there, {} of other wards passed over.\n",
                                 shown(file), base::counted(done->placed, "LSOA", "LSOAs"), done->unchanged,
                                 done->otherWards);
    }
    return ExitCode::Done;
}

Listing listMeasures(const Reader& reader)
{
    Listing listing {{"ref",         "name",        "unit",      "kind",   "polarity", "frequency", "priority",
                      "workstream",  "lead_agency", "lead_role", "source", "target",   "period",    "value",
                      "provisional", "mean",        "lower",     "upper",  "signal",   "meaning",   "assurance"},
                     {}};
    for (const performance::Measure& measure : performance::measures(reader)) {
        const auto chart = performance::chartOfMeasure(reader, measure.id);
        const auto& details = measure.details;
        const bool has = chart && !chart->values.empty();
        const bool charted = has && !chart->chart.points.empty();
        const auto* last = has ? &chart->values.back() : nullptr;
        const auto* limits = charted ? &chart->chart.groups.back().limits : nullptr;
        const auto* point = charted ? &chart->chart.points.back() : nullptr;
        listing.rows.push_back(
            {measure.reference,
             details.name,
             orNull(details.unit),
             std::string {toStored(details.kind)},
             std::string {toStored(details.polarity)},
             std::string {toStored(details.frequency)},
             orNull(measure.priorityName),
             orNull(details.workstream),
             orNull(measure.leadAgencyName),
             orNull(details.leadRole),
             orNull(details.source),
             orNull(details.target),
             last != nullptr ? Cell {performance::shortPeriod(last->period, details.frequency)} : Cell {},
             last != nullptr ? Cell {last->now.value} : Cell {},
             last != nullptr && last->now.provisional,
             limits != nullptr ? Cell {limits->mean} : Cell {},
             limits != nullptr && limits->known ? Cell {limits->lower} : Cell {},
             limits != nullptr && limits->known ? Cell {limits->upper} : Cell {},
             point != nullptr ? orNull(std::string {toStored(point->signal)}) : Cell {},
             point != nullptr ? orNull(std::string {toStored(point->meaning)}) : Cell {},
             chart ? orNull(std::string {toStored(chart->assurance)}) : Cell {}});
    }
    return listing;
}

Listing listCrime(const Reader& reader, performance::CrimeBy by)
{
    Listing listing {{"month", "area", "type", "count"}, {}};
    for (const performance::CrimeLine& line : performance::crimeLines(reader, by)) {
        listing.rows.push_back({performance::shortPeriod(line.month, performance::Frequency::Monthly), line.area,
                                line.type, static_cast<std::int64_t>(line.count)});
    }
    return listing;
}

}  // namespace muster::app
