// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/exception_writing.h"

#include "core/actions/action_writing.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::actions::detail {

using base::fail;
using base::FailureCode;
using base::Result;
using partnership::orNothing;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kEventSql = R"(
        INSERT INTO main.exception_event (id, exception, kind, made_on, old_state, new_state, by_role, body, meeting,
                                          report_number, reason, text, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                (SELECT count(*) FROM main.exception_event WHERE exception = ?2)))";
constexpr std::string_view kSealedEventSql =
    "INSERT INTO part_two.exception_event (id, exception, reason, text, by_role) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kStateSql = "UPDATE main.performance_exception SET state = ?2, ended_on = ?3 WHERE id = ?1";

constexpr std::string_view kBlockageEventSql = R"(
        INSERT INTO main.blockage_event (id, blockage, kind, made_on, old_state, new_state, by_role, body, meeting,
                                         report_number, text, position)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,
                (SELECT count(*) FROM main.blockage_event WHERE blockage = ?2)))";
constexpr std::string_view kSealedBlockageEventSql =
    "INSERT INTO part_two.blockage_event (id, blockage, text, by_role) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kBlockageStateSql = "UPDATE main.blockage SET state = ?2 WHERE id = ?1";
constexpr std::string_view kOpenBlockagesSql =
    "SELECT id FROM main.blockage WHERE action = ?1 AND state <> 'closed' ORDER BY id";

template <class Record, class Step>
Result<Record> checked(const Reader& reader, std::optional<Record> found, std::string_view what, Step step,
                       bool content)
{
    if (!found) {
        return partnership::gone(what);
    }
    if (auto may = mayTake(*found, step); !may) {
        return tl::unexpected(may.error());
    }
    if (content && found->restricted && !reader.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    return std::move(*found);
}

void setColumn(Writer& writer, std::string_view table, bool restricted, const base::Id& id, std::string_view column,
               const std::string& text)
{
    writer.run(fmt::format("UPDATE {}.{} SET {} = ?2 WHERE id = ?1", restricted ? "part_two" : "main", table, column),
               id, orNothing(text));
}

}  // namespace

Result<PerformanceException> holdFor(const Reader& reader, const base::Id& exception, ExceptionStep step, bool content)
{
    return checked(reader, findException(reader, exception), "exception", step, content);
}

Result<Blockage> holdFor(const Reader& reader, const base::Id& blockage, BlockageStep step)
{
    return checked(reader, findBlockage(reader, blockage), "blockage", step, true);
}

void setText(Writer& writer, const PerformanceException& exception, std::string_view column, const std::string& text)
{
    setColumn(writer, "performance_exception", exception.restricted, exception.id, column, text);
}

void setText(Writer& writer, const Blockage& blockage, std::string_view column, const std::string& text)
{
    setColumn(writer, "blockage", blockage.restricted, blockage.id, column, text);
}

void tell(Writer& writer, const PerformanceException& exception, const Told& told, std::optional<ExceptionState> next)
{
    const base::Id id = base::newId();
    const bool sealed = exception.restricted;
    const std::string before {toStored(exception.state)};
    const std::string after {toStored(next.value_or(exception.state))};
    using Text = std::optional<std::string>;
    const Text by = authorOr(writer, told.byRole);
    writer.run(kEventSql, id, exception.id, told.kind, writer.today(), before, after, sealed ? Text {} : by, told.body,
               told.meeting, told.reportNumber, sealed ? Text {} : orNothing(told.reason),
               sealed ? Text {} : orNothing(told.text));
    if (sealed && writer.partTwoIsOpen()) {
        writer.run(kSealedEventSql, id, exception.id, orNothing(told.reason), orNothing(told.text), by);
    }
    if (next) {
        const auto ended = isOpen(*next) ? std::optional<base::Date> {} : std::optional {writer.today()};
        writer.run(kStateSql, exception.id, after, ended);
    }
}

void tell(Writer& writer, const Blockage& blockage, const Told& told, std::optional<BlockageState> next)
{
    const base::Id id = base::newId();
    const bool sealed = blockage.restricted;
    const std::string after {toStored(next.value_or(blockage.state))};
    using Text = std::optional<std::string>;
    const Text by = authorOr(writer, told.byRole);
    writer.run(kBlockageEventSql, id, blockage.id, told.kind, writer.today(), std::string {toStored(blockage.state)},
               after, sealed ? Text {} : by, told.body, told.meeting, told.reportNumber,
               sealed ? Text {} : orNothing(told.text));
    if (sealed && writer.partTwoIsOpen()) {
        writer.run(kSealedBlockageEventSql, id, blockage.id, orNothing(told.text), by);
    }
    if (next) {
        writer.run(kBlockageStateSql, blockage.id, after);
    }
}

Result<std::string> said(const std::string& text, std::string ask, std::string field)
{
    const std::string words {base::trimmed(text)};
    if (words.empty()) {
        return fail(FailureCode::Invalid, std::move(ask), std::move(field));
    }
    return words;
}

void closeBlockagesOf(Writer& writer, const base::Id& action, const std::string& byRole, const base::Id& meeting)
{
    std::vector<base::Id> open;
    {
        Statement row = writer.query(kOpenBlockagesSql, action);
        while (row.next()) {
            open.push_back(row.id(0));
        }
    }
    for (const base::Id& id : open) {
        if (const auto blockage = findBlockage(writer, id)) {
            tell(writer, *blockage, {.kind = "closed", .byRole = byRole, .meeting = meeting, .text = {}},
                 BlockageState::Closed);
        }
    }
}

}  // namespace muster::actions::detail
