// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/action_import.h"

#include "core/actions/action_commands.h"
#include "core/actions/import_words.h"
#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/tables/date_reading.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace muster::actions {

using base::fail;
using base::FailureCode;
using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kKnownSql = "SELECT 1 FROM main.action WHERE reference = ?1 COLLATE NOCASE AND text = ?2";
constexpr std::string_view kTakenSql = "SELECT 1 FROM main.action WHERE reference = ?1 COLLATE NOCASE";
constexpr std::string_view kSameTextSql =
    "SELECT 1 FROM main.action WHERE text = ?1 AND imported_from IS NOT NULL AND lead_agency = ?2";
constexpr std::string_view kFinishSql = R"(
        UPDATE main.action SET original_due = ?2, status = ?3, evidence = ?4, closed_on = ?5, closure_text = ?6,
                               verified_by = ?7 WHERE id = ?1)";
constexpr std::string_view kUpdateSql = R"(
        INSERT INTO main.action_update (id, action, made_on, by_role, kind, text, position)
        VALUES (?1, ?2, ?3, ?4, 'progress', ?5, 1))";
// Its date was put off before it came here: the ledger says so (requirements F06, invariant 2).
constexpr std::string_view kMovedSql = R"(
        INSERT INTO main.action_update (id, action, made_on, by_role, kind, old_due, new_due, reason, position)
        VALUES (?1, ?2, ?3, ?4, 'extend', ?5, ?6, ?7, 0))";
constexpr std::string_view kLogRole = "Imported log";

// The agencies of the partnership under every name a log may use.
std::map<std::string, base::Id> knownNames(const Reader& reader, const ImportPlan& plan)
{
    std::map<std::string, base::Id> names = plan.agencies;
    for (const auto& agency : partnership::agencies(reader)) {
        for (const std::string& name : {agency.shortName, agency.name, agency.displayName, agency.alsoKnownAs}) {
            if (!name.empty()) {
                names.emplace(base::lowered(name), agency.id);
            }
        }
    }
    return names;
}

struct Columns {
    std::map<LogField, std::size_t> at;

    [[nodiscard]] std::string of(const tables::Row& row, LogField field) const
    {
        const auto found = at.find(field);
        return found == at.end() || found->second >= row.cells.size()
            ? std::string {}
            : std::string {base::trimmed(row.cells[found->second])};
    }
};

// A column of dates is read as a whole, so that one impossible 11/25/2011 decides for all.
std::map<LogField, tables::DateOrder> dateOrders(const tables::Table& table, const Columns& columns,
                                                 ImportPreview& preview)
{
    std::map<LogField, tables::DateOrder> orders;
    for (const LogField field : {LogField::RaisedOn, LogField::OriginalDue, LogField::Due, LogField::ClosedOn}) {
        const auto column = columns.at.find(field);
        if (column == columns.at.end()) {
            continue;
        }
        std::vector<tables::DateCell> cells;
        for (const tables::Row& row : table.rows) {
            const std::string_view text = base::trimmed(row.cells[column->second]);
            if (!text.empty() && !isVagueDate(text)) {
                cells.push_back({row.line, text});
            }
        }
        const auto order = tables::detectDateOrder(cells);
        if (!order) {
            preview.problems.push_back(
                fmt::format("Column \"{}\": {}", table.header[column->second], order.error().detail));
            continue;
        }
        orders[field] = order->order;
        for (const std::string& warning : order->warnings) {
            preview.remarks.push_back(fmt::format("Column \"{}\": {}", table.header[column->second], warning));
        }
    }
    return orders;
}

class RowReader {
public:
    RowReader(const Reader& reader, const tables::Table& table, const ImportPlan& plan, ImportPreview& preview)
        : m_reader(reader), m_plan(plan), m_preview(preview), m_names(knownNames(reader, plan))
    {
        for (std::size_t i = 0; i < plan.columns.size() && i < table.header.size(); ++i) {
            if (plan.columns[i] != LogField::Ignore && !m_columns.at.emplace(plan.columns[i], i).second) {
                preview.problems.push_back(
                    fmt::format("Two columns are both \"{}\". Choose one of them.", inWords(plan.columns[i])));
            }
        }
        if (!m_columns.at.contains(LogField::Text)) {
            preview.problems.push_back("No column holds the action itself. Choose which one does.");
        }
        m_orders = dateOrders(table, m_columns, preview);
    }

    ImportRow read(const tables::Row& from)
    {
        ImportRow row;
        row.line = from.line;
        row.reference = m_columns.of(from, LogField::Reference);
        row.text = m_columns.of(from, LogField::Text);
        row.owner = m_columns.of(from, LogField::Owner);
        row.update = m_columns.of(from, LogField::Update);
        row.evidence = m_columns.of(from, LogField::Evidence);
        if (row.text.empty()) {
            row.problems.push_back("there is no action in this line");
        }
        readAgencies(from, row);
        row.raisedOn = readDate(from, LogField::RaisedOn, row);
        row.originalDue = readDate(from, LogField::OriginalDue, row);
        row.due = readDate(from, LogField::Due, row);
        row.closedOn = readDate(from, LogField::ClosedOn, row);
        if (!row.due) {
            row.due = row.originalDue;
        }
        if (!row.originalDue) {
            row.originalDue = row.due;
        }
        readStatus(from, row);
        findInRegister(row);
        return row;
    }

private:
    void readAgencies(const tables::Row& from, ImportRow& row)
    {
        row.leadAgencyText = m_columns.of(from, LogField::LeadAgency);
        const std::vector<std::string> leads = namesIn(row.leadAgencyText);
        for (const std::string& name : leads) {
            const auto agency = m_names.find(base::lowered(name));
            if (agency == m_names.end()) {
                unknown(name);
                row.problems.push_back(fmt::format("\"{}\" is no agency of this partnership", name));
            } else if (!row.leadAgency) {
                row.leadAgency = agency->second;
            } else {
                row.supporting.push_back(agency->second);
                row.remarks.push_back(
                    fmt::format("{} leads, {} supports: an action has one lead agency", leads.front(), name));
            }
        }
        if (leads.empty()) {
            row.leadAgency = m_plan.agencyWhenEmpty;
            if (!row.leadAgency) {
                row.problems.push_back("no lead agency is named");
            }
        }
        for (const std::string& name : namesIn(m_columns.of(from, LogField::Supporting))) {
            const auto agency = m_names.find(base::lowered(name));
            if (agency != m_names.end()) {
                row.supporting.push_back(agency->second);
            } else {
                unknown(name);
                row.problems.push_back(fmt::format("\"{}\" is no agency of this partnership", name));
            }
        }
    }

    // "Peterborough and Fenland Mind" is one agency, so the whole is tried before its parts.
    [[nodiscard]] std::vector<std::string> namesIn(const std::string& text) const
    {
        return m_names.contains(base::lowered(text)) ? std::vector {text} : splitNames(text);
    }

    void unknown(const std::string& name)
    {
        auto& all = m_preview.unknownAgencies;
        if (std::find(all.begin(), all.end(), name) == all.end()) {
            all.push_back(name);
        }
    }

    std::optional<base::Date> readDate(const tables::Row& from, LogField field, ImportRow& row)
    {
        const std::string text = m_columns.of(from, field);
        if (text.empty()) {
            return std::nullopt;
        }
        if (isVagueDate(text)) {
            row.remarks.push_back(fmt::format("\"{}\" is kept as a remark: it is no date", text));
            row.update += (row.update.empty() ? "" : " ") + fmt::format("{}: {}.", inWords(field), text);
            return std::nullopt;
        }
        const auto date =
            tables::readDateCell(text, m_orders.contains(field) ? m_orders[field] : tables::DateOrder::DayFirst);
        if (!date) {
            row.problems.push_back(fmt::format("{}: {}", inWords(field), date.error().detail));
            return std::nullopt;
        }
        return *date;
    }

    void readStatus(const tables::Row& from, ImportRow& row)
    {
        const std::string text = m_columns.of(from, LogField::Status);
        if (text.empty()) {
            return;
        }
        if (const auto status = statusFromWords(text)) {
            row.status = *status;
            return;
        }
        row.status = ActionStatus::InProgress;
        row.remarks.push_back(fmt::format("status \"{}\" is taken as in progress", text));
    }

    void findInRegister(ImportRow& row)
    {
        if (!row.problems.empty()) {
            return;
        }
        if (row.reference.empty()) {
            Statement same = m_reader.query(kSameTextSql, row.text, row.leadAgency);
            row.known = same.next();
            if (!row.known && !m_seenTexts.insert({row.text, row.leadAgency}).second) {
                row.known = true;
                row.remarks.push_back("the same action stands in this log already: it comes in once");
            }
            return;
        }
        if (!m_seen.insert(base::lowered(row.reference)).second) {
            row.problems.push_back(fmt::format("the reference {} stands twice in this log", row.reference));
            return;
        }
        const auto found = [&](std::string_view sql, const auto&... values) {
            Statement one = m_reader.query(sql, values...);
            return one.next();
        };
        if (!found(kTakenSql, row.reference)) {
            return;
        }
        // The same one, or one that came in before under a reference of this register.
        row.known = found(kKnownSql, row.reference, row.text) || found(kSameTextSql, row.text, row.leadAgency);
        if (!row.known) {
            row.remarks.push_back(
                fmt::format("{} is another action here: this one gets a new reference", row.reference));
            row.update += (row.update.empty() ? "" : " ") + fmt::format("Reference in the old log: {}.", row.reference);
            row.reference.clear();
        }
    }

    const Reader& m_reader;
    const ImportPlan& m_plan;
    ImportPreview& m_preview;
    std::map<std::string, base::Id> m_names;
    Columns m_columns;
    std::map<LogField, tables::DateOrder> m_orders;
    std::set<std::string> m_seen;
    std::set<std::pair<std::string, base::Id>> m_seenTexts;
};

base::Result<void> bringIn(Writer& writer, const ImportRow& row, const std::string& fileName)
{
    RecordAction record;
    record.text = row.text;
    record.leadAgency = row.leadAgency;
    record.ownerTitle = row.owner;
    record.supporting = row.supporting;
    record.due = row.due;
    record.importedFrom = fileName;
    record.reference = row.reference;
    record.agreedOn = row.raisedOn;
    const auto recorded = apply(writer, record);
    if (!recorded) {
        return tl::unexpected(recorded.error());
    }
    const bool closed = !isOpen(row.status);
    const auto given = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional {text}; };
    const std::string closure = row.update.empty() ? "Closed in the imported log" : row.update;
    const bool verified = row.status == ActionStatus::ClosedVerified;
    const bool needsEvidence = verified || row.status == ActionStatus::CompleteClaimed;
    writer.run(kFinishSql, recorded->id, row.originalDue, toStored(row.status),
               needsEvidence && row.evidence.empty() ? std::optional {closure} : given(row.evidence),
               closed ? row.closedOn : std::nullopt, closed && !verified ? std::optional {closure} : std::nullopt,
               verified ? std::optional {"the imported log, " + fileName} : std::nullopt);
    const base::Date on = row.raisedOn.value_or(writer.today());
    if (row.originalDue && row.due && *row.originalDue < *row.due) {
        writer.run(kMovedSql, base::newId(), recorded->id, on, kLogRole, *row.originalDue, *row.due,
                   "Moved before it was imported from " + fileName);
    }
    if (!row.update.empty()) {
        writer.run(kUpdateSql, base::newId(), recorded->id, on, kLogRole, row.update);
    }
    return {};
}

}  // namespace

int ImportPreview::ready() const
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(),
                                          [](const ImportRow& row) { return row.problems.empty() && !row.known; }));
}

int ImportPreview::passedOver() const
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const ImportRow& row) { return row.known; }));
}

bool ImportPreview::clean() const
{
    return problems.empty()
        && std::all_of(rows.begin(), rows.end(), [](const ImportRow& row) { return row.problems.empty(); });
}

ImportPreview previewImport(const Reader& reader, const tables::Table& table, const ImportPlan& plan)
{
    ImportPreview preview;
    preview.remarks = table.warnings;
    RowReader rows {reader, table, plan, preview};
    for (const tables::Row& row : table.rows) {
        preview.rows.push_back(rows.read(row));
    }
    return preview;
}

base::Result<Imported> apply(Writer& writer, const ImportActions& command)
{
    const ImportPreview preview = previewImport(writer, command.table, command.plan);
    if (!preview.problems.empty()) {
        return fail(FailureCode::Invalid,
                    fmt::format("{}: {} Nothing was imported.", command.fileName, preview.problems.front()));
    }
    for (const ImportRow& row : preview.rows) {
        if (!row.problems.empty()) {
            return fail(FailureCode::Invalid,
                        fmt::format("{}, line {}: {}. Nothing was imported.", command.fileName, row.line,
                                    row.problems.front()));
        }
    }
    Imported imported;
    for (const ImportRow& row : preview.rows) {
        if (row.known) {
            ++imported.passedOver;
            continue;
        }
        if (auto done = bringIn(writer, row, command.fileName); !done) {
            return fail(
                done.error().code,
                fmt::format("{}, line {}: {} Nothing was imported.", command.fileName, row.line, done.error().detail));
        }
        ++imported.added;
    }
    writer.setLabel(
        fmt::format("Import {} from {}", base::counted(imported.added, "action", "actions"), command.fileName));
    return imported;
}

}  // namespace muster::actions
