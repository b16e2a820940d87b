// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/measure_import.h"

#include "core/base/text.h"
#include "core/performance/figures.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>

namespace muster::performance {

using base::fail;
using base::FailureCode;
using replica::Reader;

namespace {

constexpr std::array<std::pair<ValueField, std::string_view>, 7> kFieldWords {{
    {ValueField::Ignore, "Not imported"},
    {ValueField::Measure, "Measure"},
    {ValueField::Period, "Month or period"},
    {ValueField::Value, "Value"},
    {ValueField::State, "Provisional or final"},
    {ValueField::Source, "Source"},
    {ValueField::Figures, "Figures"},
}};

struct Heading {
    std::string_view word;
    ValueField field;
};

// The first that occurs in a heading decides.
constexpr std::array<Heading, 15> kHeadings {{
    {"measure", ValueField::Measure},
    {"indicator", ValueField::Measure},
    {"metric", ValueField::Measure},
    {"series", ValueField::Measure},
    {"period", ValueField::Period},
    {"month", ValueField::Period},
    {"quarter", ValueField::Period},
    {"date", ValueField::Period},
    {"value", ValueField::Value},
    {"figure", ValueField::Value},
    {"count", ValueField::Value},
    {"actual", ValueField::Value},
    {"status", ValueField::State},
    {"provisional", ValueField::State},
    {"source", ValueField::Source},
}};

ValueField fieldOf(const std::string& header)
{
    const std::string heading = base::lowered(header);
    for (const Heading& known : kHeadings) {
        if (heading.find(known.word) != std::string::npos) {
            return known.field;
        }
    }
    return ValueField::Ignore;
}

/// What is known while a table is read.
class FigureReader {
public:
    FigureReader(const Reader& reader, const tables::Table& table, const MeasureImportPlan& plan,
                 MeasureImportPreview& preview)
        : m_reader(reader), m_table(table), m_plan(plan), m_preview(preview)
    {
        for (Measure& measure : measures(reader, true)) {
            m_byName.emplace(base::lowered(measure.details.name), m_measures.size());
            m_byName.insert_or_assign(base::lowered(measure.reference), m_measures.size());
            m_measures.push_back(std::move(measure));
        }
    }

    void readAll()
    {
        const auto measureAt = only(ValueField::Measure);
        const auto periodAt = only(ValueField::Period);
        const auto valueAt = only(ValueField::Value);
        switch (m_plan.shape) {
        case TableShape::List:
            if (!measureAt || !periodAt || !valueAt) {
                m_preview.problems.push_back("A list of figures needs a column for the measure, one for the period and "
                                             "one for the value. Choose which they are.");
                return;
            }
            break;
        case TableShape::PeriodsAcross:
            if (!measureAt) {
                m_preview.problems.push_back("No column names the measure. Choose which one does.");
                return;
            }
            break;
        case TableShape::MeasuresAcross:
            if (!periodAt) {
                m_preview.problems.push_back("No column holds the month. Choose which one does.");
                return;
            }
            break;
        }
        const auto stateAt = only(ValueField::State);
        const auto sourceAt = only(ValueField::Source);
        for (const tables::Row& row : m_table.rows) {
            const auto cell = [&](const std::optional<std::size_t>& column) {
                return column ? std::string {base::trimmed(row.cells[*column])} : std::string {};
            };
            const bool provisional = m_plan.provisional || base::lowered(cell(stateAt)).rfind("prov", 0) == 0;
            for (std::size_t column = 0; column < m_plan.columns.size() && column < row.cells.size(); ++column) {
                const bool isList = m_plan.shape == TableShape::List;
                if (isList ? column != *valueAt : m_plan.columns[column] != ValueField::Figures) {
                    continue;
                }
                const std::string& heading = m_table.header[column];
                readOne({row.line, isList ? std::string {} : heading},
                        m_plan.shape == TableShape::MeasuresAcross ? heading : cell(measureAt),
                        m_plan.shape == TableShape::PeriodsAcross ? heading : cell(periodAt), row.cells[column],
                        provisional, cell(sourceAt));
            }
        }
    }

private:
    struct Place {
        std::size_t line;
        std::string column;
    };

    std::optional<std::size_t> only(ValueField field)
    {
        const auto at = std::find(m_plan.columns.begin(), m_plan.columns.end(), field);
        if (at == m_plan.columns.end()) {
            return std::nullopt;
        }
        if (std::find(at + 1, m_plan.columns.end(), field) != m_plan.columns.end()) {
            m_preview.problems.push_back(
                fmt::format("Two columns are both \"{}\". Choose one of them.", inWords(field)));
        }
        return static_cast<std::size_t>(at - m_plan.columns.begin());
    }

    void readOne(const Place& place, const std::string& name, const std::string& period, const std::string& text,
                 bool provisional, const std::string& source)
    {
        if (isNoFigure(text)) {
            ++m_preview.empty;
            return;
        }
        ValueRow row;
        row.line = place.line;
        row.column = place.column;
        row.measure = name;
        row.source = source.empty() ? m_plan.source : source;
        const Measure* measure = known(name);
        const Frequency frequency = measure == nullptr ? Frequency::Monthly : measure->details.frequency;
        const auto when = readPeriod(period, frequency);
        const auto figure = readFigure(text);
        if (name.empty()) {
            row.problem = "no measure is named";
        } else if (measure == nullptr && !m_plan.addUnknown) {
            row.problem = fmt::format("\"{}\" is no measure of this partnership", name);
        } else if (!when) {
            row.problem = fmt::format("\"{}\" is no period Muster can read; write 2011-10 or October 2011", period);
        } else if (!figure) {
            row.problem = fmt::format("\"{}\" is no number", base::trimmed(text));
        } else {
            row.period = *when;
            row.value = figure->value;
            row.provisional = provisional || figure->provisional;
            if (!m_seen.emplace(base::lowered(measure == nullptr ? name : measure->reference), *when).second) {
                row.problem = fmt::format("{} has two values for {} in this table", name, inWords(*when, frequency));
            }
        }
        if (measure != nullptr) {
            row.reference = measure->reference;
            if (measure->details.kind == MeasureKind::Milestone && row.problem.empty() && row.value != 0
                && row.value != 1) {
                row.problem = fmt::format("{} is a milestone: yes or no", measure->reference);
            }
            compare(*measure, row);
        }
        m_preview.rows.push_back(std::move(row));
    }

    const Measure* known(const std::string& name)
    {
        const auto found = m_byName.find(base::lowered(name));
        if (found != m_byName.end()) {
            return &m_measures[found->second];
        }
        auto& unknown = m_preview.unknownMeasures;
        if (!name.empty() && std::find(unknown.begin(), unknown.end(), name) == unknown.end()) {
            unknown.push_back(name);
        }
        return nullptr;
    }

    void compare(const Measure& measure, ValueRow& row)
    {
        if (!row.problem.empty()) {
            return;
        }
        const auto [values, fresh] = m_values.try_emplace(measure.reference);
        if (fresh) {
            for (const PeriodValue& value : valuesOf(m_reader, measure.id)) {
                values->second.emplace(value.period, value.now);
            }
        }
        if (const auto now = values->second.find(row.period); now != values->second.end()) {
            row.known = now->second.value == row.value && now->second.provisional == row.provisional;
            row.before = row.known ? std::nullopt : std::optional {now->second.value};
        }
    }

    const Reader& m_reader;
    const tables::Table& m_table;
    const MeasureImportPlan& m_plan;
    MeasureImportPreview& m_preview;
    std::vector<Measure> m_measures;
    std::map<std::string, std::size_t> m_byName;
    std::map<std::string, std::map<base::Date, GivenValue>> m_values;
    std::set<std::pair<std::string, base::Date>> m_seen;
};

}  // namespace

std::string_view inWords(ValueField field)
{
    return std::find_if(kFieldWords.begin(), kFieldWords.end(), [&](const auto& row) { return row.first == field; })
        ->second;
}

MeasureImportPlan guessMeasurePlan(const Reader& reader, const tables::Table& table)
{
    MeasureImportPlan plan;
    const auto isPeriod = [](const std::string& header) { return readPeriod(header, Frequency::Monthly).has_value(); };
    const auto isMeasure = [&](const std::string& header) { return findMeasure(reader, header).has_value(); };
    if (std::any_of(table.header.begin(), table.header.end(), isPeriod)) {
        plan.shape = TableShape::PeriodsAcross;
    } else if (std::any_of(table.header.begin(), table.header.end(), isMeasure)) {
        plan.shape = TableShape::MeasuresAcross;
    }
    std::set<ValueField> taken;
    for (const std::string& header : table.header) {
        const bool figures = plan.shape == TableShape::PeriodsAcross ? isPeriod(header)
            : plan.shape == TableShape::MeasuresAcross               ? isMeasure(header)
                                                                     : false;
        ValueField field = figures ? ValueField::Figures : fieldOf(header);
        if (!figures && !taken.insert(field).second) {
            field = ValueField::Ignore;
        }
        plan.columns.push_back(field);
    }
    // A pasted block often leaves the corner empty, or calls it what it likes: the first column names the rows.
    const ValueField rows = plan.shape == TableShape::PeriodsAcross ? ValueField::Measure : ValueField::Period;
    if (plan.shape != TableShape::List && !taken.contains(rows) && !plan.columns.empty()
        && plan.columns.front() != ValueField::Figures) {
        plan.columns.front() = rows;
    }
    return plan;
}

int MeasureImportPreview::added() const
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const ValueRow& row) {
        return row.problem.empty() && !row.known && !row.before;
    }));
}

int MeasureImportPreview::revised() const
{
    return static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [](const ValueRow& row) { return row.before.has_value(); }));
}

int MeasureImportPreview::passedOver() const
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const ValueRow& row) { return row.known; }));
}

bool MeasureImportPreview::clean() const
{
    return problems.empty()
        && std::all_of(rows.begin(), rows.end(), [](const ValueRow& row) { return row.problem.empty(); });
}

MeasureImportPreview previewMeasures(const Reader& reader, const tables::Table& table, const MeasureImportPlan& plan)
{
    MeasureImportPreview preview;
    preview.remarks = table.warnings;
    FigureReader figures {reader, table, plan, preview};
    figures.readAll();
    if (preview.problems.empty() && preview.rows.empty()) {
        preview.problems.push_back("There are no figures in this table.");
    }
    if (plan.addUnknown) {
        for (const std::string& name : preview.unknownMeasures) {
            preview.remarks.push_back(fmt::format("\"{}\" is a new measure; say which way is better.", name));
        }
    }
    return preview;
}

Result<ImportedMeasures> apply(Writer& writer, const ImportMeasures& command)
{
    const MeasureImportPreview preview = previewMeasures(writer, command.table, command.plan);
    if (!preview.problems.empty()) {
        return fail(FailureCode::Invalid,
                    fmt::format("{}: {} Nothing was imported.", command.fileName, preview.problems.front()));
    }
    for (const ValueRow& row : preview.rows) {
        if (!row.problem.empty()) {
            return fail(FailureCode::Invalid,
                        fmt::format("{}, line {}{}: {}. Nothing was imported.", command.fileName, row.line,
                                    row.column.empty() ? "" : ", column \"" + row.column + '"', row.problem));
        }
    }
    ImportedMeasures imported;
    std::map<std::string, base::Id> ids;
    for (const Measure& measure : measures(writer, true)) {
        ids.emplace(base::lowered(measure.reference), measure.id);
    }
    for (const ValueRow& row : preview.rows) {
        const std::string key = base::lowered(row.reference.empty() ? row.measure : row.reference);
        if (!ids.contains(key)) {
            AddMeasure add;
            add.details.name = row.measure;
            const auto added = apply(writer, add);
            if (!added) {
                return tl::unexpected(added.error());
            }
            ids.emplace(key, added->id);
            ++imported.newMeasures;
        }
        RecordValue record;
        record.measure = ids.at(key);
        record.period = row.period;
        record.value = row.value;
        record.provisional = row.provisional;
        record.source = row.source;
        record.reason = row.before ? "Imported from " + command.fileName : std::string {};
        const auto recorded = apply(writer, record);
        if (!recorded) {
            return tl::unexpected(recorded.error());
        }
        imported.added += *recorded == Recorded::New ? 1 : 0;
        imported.revised += *recorded == Recorded::Revised ? 1 : 0;
        imported.passedOver += *recorded == Recorded::Unchanged ? 1 : 0;
    }
    writer.setLabel(fmt::format("Import {} from {}",
                                base::counted(imported.added + imported.revised, "value", "values"), command.fileName));
    return imported;
}

}  // namespace muster::performance
