// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/crime_commands.h"

#include "core/base/text.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/rules.h"
#include "core/performance/measure_queries.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace muster::performance {

using base::fail;
using base::FailureCode;
using partnership::orNothing;
using replica::Statement;

namespace {

constexpr std::string_view kInsertSql = R"(
    INSERT INTO crime_month (id, force, month, rows, without_place, without_id, file, imported_on, counts)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";
constexpr std::string_view kReplaceSql = R"(
    UPDATE crime_month SET rows = ?2, without_place = ?3, without_id = ?4, file = ?5, imported_on = ?6, counts = ?7
    WHERE id = ?1)";
constexpr std::string_view kThereSql = "SELECT rows, counts FROM crime_month WHERE id = ?1";
constexpr std::string_view kRevisionSql = R"(
    INSERT INTO crime_revision (id, crime_month, replaced_on, file, rows_before, rows_after, counts_changed)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))";
constexpr std::string_view kDistrictsLabel = "Choose the districts whose crime counts";

constexpr std::string_view kDropDistrictsSql = "DELETE FROM crime_district WHERE id = ?1";
constexpr std::string_view kDistrictSql = "INSERT INTO crime_district (id, name) VALUES (?1, ?2)";
constexpr std::string_view kPlaceThereSql = "SELECT ward FROM crime_place WHERE id = ?1";
constexpr std::string_view kPlaceSql = "INSERT INTO crime_place (id, lsoa, ward) VALUES (?1, ?2, ?3)";
constexpr std::string_view kMovePlaceSql = "UPDATE crime_place SET ward = ?2 WHERE id = ?1";
constexpr std::string_view kDropPlaceSql = "DELETE FROM crime_place WHERE id = ?1";
constexpr std::string_view kBreakSql = R"(
    INSERT INTO crime_break (id, month, kind, about, reason, recorded_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kCountSql =
    "UPDATE measure SET crime_by = ?2, crime_area = ?3, crime_type = ?4 WHERE id = ?1";
constexpr std::string_view kCountingSql =
    "SELECT id, crime_by, crime_area, crime_type FROM measure WHERE crime_by IS NOT NULL ORDER BY id";
constexpr std::string_view kSource = "data.police.uk";
constexpr std::size_t kCodeLength = 9;

base::Id idOfMonth(const CrimeMonth& month) { return idOfName("crime", base::isoDate(month.month) + month.force); }

Result<ImportedMonth> bringIn(Writer& writer, const CrimeMonth& month)
{
    ImportedMonth imported {month.month, month.force, Recorded::New,      month.rows,
                            0,           0,           month.withoutPlace, month.withoutId};
    const base::Id id = idOfMonth(month);
    const replica::Blob counts = packed(month);
    CrimeMonth before;
    {
        Statement row = writer.query(kThereSql, id);
        if (row.next()) {
            const replica::Blob old = row.blob(1);
            imported.rowsBefore = row.number(0);
            if (old == counts) {
                imported.what = Recorded::Unchanged;
                return imported;
            }
            imported.what = Recorded::Revised;
            if (unpack(old, before)) {
                imported.countsChanged = differences(before, month);
            }
        }
    }
    if (imported.what == Recorded::New) {
        writer.run(kInsertSql, id, month.force, month.month, month.rows, month.withoutPlace, month.withoutId,
                   month.file, writer.today(), counts);
        return imported;
    }
    writer.run(kReplaceSql, id, month.rows, month.withoutPlace, month.withoutId, month.file, writer.today(), counts);
    writer.run(kRevisionSql, base::newId(), id, writer.today(), month.file, imported.rowsBefore, month.rows,
               imported.countsChanged);
    return imported;
}

struct Counting {
    base::Id measure;
    CrimeBy by;
    std::string area;
    std::string type;
};

// Brings measures that count crime up to date; returns how many values are new or revised.
Result<int> refresh(Writer& writer, const std::vector<Counting>& all)
{
    int written = 0;
    std::map<std::pair<CrimeBy, bool>, CrimeTable> tables;
    for (const Counting& one : all) {
        const bool total = one.type.empty();
        const auto key = std::pair {one.by, total};
        if (!tables.contains(key)) {
            tables.emplace(key, crimeTable(writer, one.by, total));
        }
        const CrimeTable& table = tables.at(key);
        const auto series = std::find_if(table.series.begin(), table.series.end(), [&](const CrimeSeries& found) {
            return found.area == one.area && found.type == one.type;
        });
        if (series == table.series.end()) {
            continue;
        }
        for (std::size_t i = 0; i < table.months.size(); ++i) {
            if (!series->counts[i]) {
                continue;
            }
            RecordValue record;
            record.measure = one.measure;
            record.period = table.months[i];
            record.value = *series->counts[i];
            record.source = kSource;
            record.reason = "Counted from the street files";
            const auto done = apply(writer, record);
            if (!done) {
                return tl::unexpected(done.error());
            }
            written += *done == Recorded::Unchanged ? 0 : 1;
        }
        const std::vector<Rebase> rebases = rebasesOf(writer, one.measure);
        for (const CrimeBreak& found : table.breaks) {
            const bool known = std::any_of(rebases.begin(), rebases.end(),
                                           [&](const Rebase& rebase) { return rebase.from == found.month; });
            if (known || !concerns(found, one.by, one.area, one.type)) {
                continue;
            }
            if (auto done = apply(writer, RebaseMeasure {one.measure, found.month, true, found.reason, {}, {}});
                !done) {
                return tl::unexpected(done.error());
            }
        }
    }
    return written;
}

std::vector<Counting> countingMeasures(const replica::Reader& reader)
{
    std::vector<Counting> all;
    Statement row = reader.query(kCountingSql);
    while (row.next()) {
        if (const auto by = crimeByFromStored(row.text(1))) {
            all.push_back({row.id(0), *by, row.text(2), row.text(3)});
        }
    }
    return all;
}

Result<void> choose(Writer& writer, const std::vector<std::string>& names)
{
    std::set<std::string> wanted;
    for (const std::string& name : names) {
        const auto checked = partnership::requiredText(name, "A district", "name");
        if (!checked) {
            return tl::unexpected(checked.error());
        }
        wanted.insert(*checked);
    }
    for (const std::string& there : crimeDistricts(writer)) {
        if (wanted.erase(there) == 0) {
            writer.run(kDropDistrictsSql, idOfName("district", there));
        }
    }
    for (const std::string& name : wanted) {
        writer.run(kDistrictSql, idOfName("district", name), name);
    }
    return {};
}

Result<void> checkDistricts(const replica::Reader& reader)
{
    std::map<std::string, long, std::less<>> rows;
    for (const CrimeMonth& month : crimeMonths(reader, true)) {
        for (const CrimeCount& count : month.counts) {
            rows[std::string {districtOf(month.areas[count.area].name)}] += count.count;
        }
    }
    rows.erase("");
    if (rows.empty()) {
        return {};
    }
    for (const std::string& name : crimeDistricts(reader)) {
        if (rows.contains(name)) {
            continue;
        }
        std::vector<std::pair<long, std::string>> largest;
        for (const auto& [there, count] : rows) {
            largest.emplace_back(-count, there);
        }
        std::sort(largest.begin(), largest.end());
        std::vector<std::string> names;
        for (std::size_t i = 0; i < std::min<std::size_t>(6, largest.size()); ++i) {
            names.push_back(largest[i].second);
        }
        return base::fail(base::FailureCode::Refused,
                          fmt::format("No recorded crime lies in the district \"{}\". The largest here are {}. Nothing "
                                      "was changed.",
                                      name, base::joinedInWords(names)),
                          "district");
    }
    return {};
}

bool isCode(std::string_view code)
{
    return code.size() == kCodeLength && (code[0] == 'E' || code[0] == 'W')
        && std::all_of(code.begin() + 1, code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

int ImportedCrime::count(Recorded what) const
{
    return static_cast<int>(
        std::count_if(months.begin(), months.end(), [&](const ImportedMonth& month) { return month.what == what; }));
}

Result<ImportedCrime> apply(Writer& writer, const ImportCrime& command)
{
    ImportedCrime imported;
    if (command.districts) {
        if (auto chosen = choose(writer, *command.districts); !chosen) {
            return tl::unexpected(chosen.error());
        }
    }
    for (const CrimeMonth& month : command.months) {
        auto done = bringIn(writer, month);
        if (!done) {
            return tl::unexpected(done.error());
        }
        imported.months.push_back(std::move(*done));
    }
    const int changed = static_cast<int>(imported.months.size()) - imported.count(Recorded::Unchanged);
    if (changed == 0 && !command.districts) {
        return imported;
    }
    if (command.districts) {
        if (auto found = checkDistricts(writer); !found) {
            return tl::unexpected(found.error());
        }
    }
    const auto values = refresh(writer, countingMeasures(writer));
    if (!values) {
        return tl::unexpected(values.error());
    }
    imported.measureValues = *values;
    for (CrimeBreak& found : crimeBreaks(writer)) {
        const bool fresh = std::any_of(imported.months.begin(), imported.months.end(), [&](const ImportedMonth& month) {
            return month.month == found.month && month.what != Recorded::Unchanged;
        });
        if (fresh) {
            imported.breaks.push_back(std::move(found));
        }
    }
    writer.setLabel(changed == 0 ? std::string {kDistrictsLabel}
                                 : fmt::format("Import recorded crime of {}", base::counted(changed, "month", "months")));
    return imported;
}

Result<void> apply(Writer& writer, const SetCrimeDistricts& command)
{
    if (auto chosen = choose(writer, command.names); !chosen) {
        return chosen;
    }
    if (auto found = checkDistricts(writer); !found) {
        return found;
    }
    const auto refreshed = refresh(writer, countingMeasures(writer));
    writer.setLabel(std::string {kDistrictsLabel});
    return refreshed ? Result<void> {} : tl::unexpected(refreshed.error());
}

Result<ImportedPlaces> apply(Writer& writer, const SetCrimePlaces& command)
{
    ImportedPlaces imported;
    for (const auto& [code, ward] : command.places) {
        if (!isCode(code)) {
            return fail(FailureCode::Invalid, fmt::format("\"{}\" is no LSOA code such as E01017540.", code), "lsoa");
        }
        if (ward && !partnership::ward(writer, ward)) {
            return partnership::gone("ward");
        }
        const base::Id id = idOfName("lsoa", code);
        bool there = false;
        base::Id now;
        {
            Statement row = writer.query(kPlaceThereSql, id);
            there = row.next();
            now = there ? row.id(0) : base::Id {};
        }
        if (now == ward) {
            ++imported.unchanged;
        } else if (!ward) {
            writer.run(kDropPlaceSql, id);
            ++imported.placed;
        } else {
            there ? writer.run(kMovePlaceSql, id, ward) : writer.run(kPlaceSql, id, code, ward);
            ++imported.placed;
        }
    }
    if (imported.placed > 0) {
        if (const auto refreshed = refresh(writer, countingMeasures(writer)); !refreshed) {
            return tl::unexpected(refreshed.error());
        }
    }
    writer.setLabel(fmt::format("Place {} in wards", base::counted(imported.placed, "LSOA", "LSOAs")));
    return imported;
}

Result<ImportedPlaces> apply(Writer& writer, const ImportCrimePlaces& command)
{
    const auto& header = command.table.header;
    const auto columnOf = [&](const auto& fits) {
        return static_cast<std::size_t>(std::find_if(header.begin(), header.end(), fits) - header.begin());
    };
    const auto startsWith = [](const std::string& heading, std::string_view word) {
        return base::startsWithIgnoringCase(base::trimmed(heading), word);
    };
    // "LSOA21CD" and "LSOA code"; "WD25NM", "Ward name" and "Ward".
    const std::size_t codeAt = columnOf([&](const std::string& heading) {
        const std::string lower = base::lowered(heading);
        return startsWith(heading, "lsoa") && lower.find("nm") == std::string::npos
            && lower.find("name") == std::string::npos;
    });
    const std::size_t wardAt = columnOf([&](const std::string& heading) {
        const std::string lower = base::lowered(heading);
        return (startsWith(heading, "ward") && lower.find("code") == std::string::npos)
            || (startsWith(heading, "wd") && lower.find("nm") != std::string::npos);
    });
    if (codeAt == header.size() || wardAt == header.size()) {
        return fail(FailureCode::Invalid,
                    fmt::format("{}, line {}: a lookup needs a column \"LSOA code\" and a column \"Ward\". Nothing was "
                                "imported.",
                                command.fileName, command.table.headerLine),
                    "file");
    }
    std::map<std::string, base::Id> wards;
    for (const auto& ward : partnership::wards(writer)) {
        wards.emplace(base::lowered(ward.name), ward.id);
    }
    SetCrimePlaces places;
    std::map<std::string, std::string> seen;
    int otherWards = 0;
    for (const tables::Row& row : command.table.rows) {
        const std::string code {base::trimmed(row.cells[codeAt])};
        const std::string name = base::lowered(base::trimmed(row.cells[wardAt]));
        const auto refusal = [&](const std::string& why) {
            return fail(FailureCode::Invalid,
                        fmt::format("{}, line {}: {}. Nothing was imported.", command.fileName, row.line, why), "file");
        };
        if (!isCode(code)) {
            return refusal(fmt::format("\"{}\" is no LSOA code such as E01017540", code));
        }
        const auto [before, fresh] = seen.emplace(code, name);
        if (!fresh && before->second != name) {
            return refusal(fmt::format("{} stands in two wards", code));
        }
        const auto ward = wards.find(name);
        if (ward == wards.end()) {
            ++otherWards;
        } else if (fresh) {
            places.places.emplace_back(code, ward->second);
        }
    }
    auto done = apply(writer, places);
    if (done) {
        done->otherWards = otherWards;
    }
    return done;
}

Result<base::Id> apply(Writer& writer, const RecordCrimeBreak& command)
{
    const auto reason = partnership::requiredText(command.reason, "A break in the series", "reason");
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    constexpr std::array<std::string_view, 3> kKinds {"geography", "category", "other"};
    if (std::find(kKinds.begin(), kKinds.end(), command.kind) == kKinds.end()) {
        return fail(FailureCode::Invalid, "A break is of geography, of category or other.", "kind");
    }
    const base::Id id = base::newId();
    writer.run(kBreakSql, id, periodOf(command.month, Frequency::Monthly), command.kind, orNothing(command.about),
               *reason, writer.today());
    if (const auto refreshed = refresh(writer, countingMeasures(writer)); !refreshed) {
        return tl::unexpected(refreshed.error());
    }
    writer.setLabel("Record a break in recorded crime from " + inWords(command.month, Frequency::Monthly));
    return id;
}

Result<int> apply(Writer& writer, const CountCrime& command)
{
    const auto there = measure(writer, command.measure);
    if (!there) {
        return partnership::gone("measure");
    }
    if (there->details.frequency != Frequency::Monthly || there->details.kind != MeasureKind::Number) {
        return fail(FailureCode::Invalid, "Crime is counted by month: choose a monthly measure that is a number.",
                    "measure");
    }
    const auto area = partnership::requiredText(command.area, "What is counted", "place");
    if (!area) {
        return tl::unexpected(area.error());
    }
    writer.run(kCountSql, there->id, std::string {toStored(command.by)}, *area, command.type);
    const auto done = refresh(writer, {{there->id, command.by, *area, command.type}});
    writer.setLabel("Count recorded crime as " + there->reference);
    return done;
}

}  // namespace muster::performance
