// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/arrival_words.h"

#include "core/actions/action_queries.h"
#include "core/meetings/agenda_queries.h"
#include "ui/bridge/words.h"
#include "ui/sharing/sharing_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

constexpr qsizetype kMostText = 160;

QString said(const char* text) { return QCoreApplication::translate("muster::ui::SharingPage", text); }

/// One row that a Change wrote, its fields by name.
class WrittenRow {
public:
    WrittenRow(const replica::TableInfo& table, const replica::RowWrite& row)
        : m_table(table)
        , m_row(row)
    {
    }

    [[nodiscard]] const std::string& table() const { return m_table.name; }
    [[nodiscard]] const base::Id& id() const { return m_row.row; }
    [[nodiscard]] bool isNew() const { return wrote(0) && !isNothing(*wrote(0)); }
    [[nodiscard]] bool isDeleted() const { return wrote(0) && isNothing(*wrote(0)); }

    /// What a field was given; null where it was not touched.
    [[nodiscard]] const replica::Value* value(std::string_view column) const
    {
        const auto found = std::find(m_table.columns.begin(), m_table.columns.end(), column);
        return found == m_table.columns.end() ? nullptr : wrote(static_cast<int>(found - m_table.columns.begin()));
    }
    /// As text, shortened; empty where it was not touched or holds nothing.
    [[nodiscard]] QString text(std::string_view column) const
    {
        const auto* held = value(column);
        const auto* text = held == nullptr ? nullptr : std::get_if<std::string>(held);
        if (text == nullptr)
            return {};
        const QString all = words(*text).simplified();
        return all.size() <= kMostText ? all : all.left(kMostText).trimmed() + QChar(0x2026);
    }

private:
    static bool isNothing(const replica::Value& value) { return std::holds_alternative<std::monostate>(value); }
    [[nodiscard]] const replica::Value* wrote(int column) const
    {
        for (const replica::CellWrite& cell : m_row.cells) {
            if (cell.column == column)
                return &cell.after;
        }
        return nullptr;
    }

    const replica::TableInfo& m_table;
    const replica::RowWrite& m_row;
};

QString dateWords(const replica::Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    const auto date = text == nullptr ? std::nullopt : base::parseIsoDate(*text);
    return date ? words(base::longDate(*date)) : said("no date");
}

QString newAction(const replica::Reader& reader, const actions::Action& action, const WrittenRow& row)
{
    QStringList parts {said("%1 recorded: %2").arg(words(action.reference), row.text("text"))};
    if (const auto* agency = row.value("lead_agency"))
        parts << valueWords(reader, "lead_agency", *agency);
    if (const auto* due = row.value("due"); due != nullptr && std::holds_alternative<std::string>(*due))
        parts << said("due %1").arg(dateWords(*due));
    return parts.join(QStringLiteral(", "));
}

QString changedAction(const replica::Reader& reader, const actions::Action& action, const WrittenRow& row)
{
    QStringList parts;
    if (const auto* due = row.value("due"))
        parts << said("due date moved to %1").arg(dateWords(*due));
    if (const auto* status = row.value("status"))
        parts << said("is now %1").arg(valueWords(reader, "status", *status));
    if (const auto* agency = row.value("lead_agency"))
        parts << said("given to %1").arg(valueWords(reader, "lead_agency", *agency));
    if (const auto* owner = row.value("owner_title"))
        parts << said("owner is now %1").arg(valueWords(reader, "owner_title", *owner));
    if (const QString text = row.text("text"); !text.isEmpty())
        parts << said("text is now \u201c%1\u201d").arg(text);
    return parts.isEmpty() ? QString() : words(action.reference) + u' ' + parts.join(QStringLiteral(", "));
}

QString aboutAction(const replica::Reader& reader, const std::vector<WrittenRow>& rows)
{
    const WrittenRow* changed = nullptr;
    const WrittenRow* update = nullptr;
    for (const WrittenRow& row : rows) {
        if (row.table() == "action") {
            // Several actions at once are told by the label.
            if (changed != nullptr)
                return {};
            changed = &row;
        } else if (row.table() == "action_update" && row.isNew()) {
            update = &row;
        }
    }
    base::Id id = changed == nullptr ? base::Id {} : changed->id();
    if (changed == nullptr && update != nullptr) {
        const auto* about = update->value("action");
        const auto* blob = about == nullptr ? nullptr : std::get_if<replica::Blob>(about);
        if (blob != nullptr && blob->size() == id.bytes.size())
            std::copy(blob->begin(), blob->end(), id.bytes.begin());
    }
    const auto action = id.isNil() ? std::nullopt : actions::findAction(reader, id);
    if (!action || action->restricted || action->reference.empty() || (changed != nullptr && changed->isDeleted()))
        return {};
    if (changed != nullptr && changed->isNew())
        return newAction(reader, *action, *changed);
    QString sentence = changed == nullptr ? QString() : changedAction(reader, *action, *changed);
    if (update != nullptr) {
        const QString text = update->text("text");
        if (sentence.isEmpty())
            return text.isEmpty() ? QString() : words(action->reference) + QStringLiteral(": ") + text;
        const QString reason = update->text("reason").isEmpty() ? text : update->text("reason");
        if (!reason.isEmpty())
            sentence += said(", reason: %1").arg(reason);
    }
    return sentence;
}

QString aboutEntry(const replica::Reader& reader, const std::vector<WrittenRow>& rows)
{
    const WrittenRow* entry = nullptr;
    for (const WrittenRow& row : rows) {
        if (row.table() != "entry" || row.isDeleted())
            continue;
        if (entry != nullptr)
            return {};
        entry = &row;
    }
    if (entry == nullptr || entry->text("text").isEmpty())
        return {};
    const QString where = recordReference(reader, "entry", entry->id());
    const QString verb = entry->text("verb");
    return (entry->isNew() ? QStringLiteral("%1: %2%3") : said("%1 is now: %2%3"))
        .arg(where, verb.isEmpty() ? QString() : verb + u' ', entry->text("text"));
}

}  // namespace

QString arrivalWords(const replica::Reader& reader, const replica::Catalogue& catalogue,
                     const replica::StoredChange& change)
{
    const QString label = words(change.header.label);
    if (change.erased || change.hasSealed || change.header.kind != replica::ChangeKind::Edit)
        return label;
    std::vector<WrittenRow> rows;
    for (const replica::RowWrite& row : change.payload.rows) {
        if (const replica::TableInfo* table = catalogue.byNumber(row.table))
            rows.emplace_back(*table, row);
    }
    for (const auto& told : {aboutAction(reader, rows), aboutEntry(reader, rows)}) {
        if (!told.isEmpty())
            return told;
    }
    return label;
}

}  // namespace muster::ui
