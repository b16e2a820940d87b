// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the record is written: entries, procedural sentences, presence at restricted items.
#include "core/meetings/room_rules.h"

#include "core/base/text.h"

#include <fmt/format.h>

namespace muster::meetings::detail {

using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kNextPositionSql = R"(
        SELECT coalesce(max(position), 0) + 1
          FROM (SELECT position FROM main.entry WHERE item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1)
                UNION ALL
                SELECT position FROM part_two.entry WHERE item IN (SELECT id FROM main.agenda_item WHERE meeting = ?1)))";

constexpr std::string_view kListedSql = R"(
        SELECT 1 FROM main.item_requirement WHERE item = ?1 AND agency = ?2 AND need IN ('required', 'useful'))";

constexpr std::string_view kPresenceSql = R"(
        INSERT INTO main.restricted_presence (id, meeting, item, agency, role_title, resolution, reason, at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))";
constexpr std::string_view kSealedReasonSql =
    "INSERT INTO part_two.restricted_presence (id, item, reason) VALUES (?1, ?2, ?3)";

}  // namespace

base::Id writeEntry(Writer& writer, const base::Id& meeting, const base::Id& item, bool restricted,
                    const NewEntry& entry)
{
    double position = 1;
    {
        Statement row = writer.query(kNextPositionSql, meeting);
        row.next();
        position = row.real(0);
    }
    const base::Id id = base::newId();
    writer.run(fmt::format(R"(
        INSERT INTO {}.entry (id, meeting, item, kind, verb, text, sensitivity, at, position, author_role, unclear,
                              originating_agency, about)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13))",
                           schemaFor(restricted)),
               id, meeting, item, toStored(entry.kind), orNull(entry.verb), orNull(entry.text),
               restricted ? "restricted" : "open", writer.now().time, position, writer.author(),
               entry.unclear ? std::optional {1} : std::nullopt, entry.originatingAgency, entry.about);
    return id;
}

void writeProcedural(Writer& writer, const base::Id& meeting, std::string text)
{
    const auto item = openRow(writer, meeting);
    if (!item || (item->restricted && !writer.partTwoIsOpen())) {
        return;
    }
    writeEntry(writer, meeting, item->id, item->restricted,
               {EntryKind::Procedural, {}, std::move(text), {}, {}, false});
}

bool isListed(const Reader& reader, const base::Id& item, const base::Id& agency)
{
    Statement row = reader.query(kListedSql, item, agency);
    return row.next();
}

void writePresence(Writer& writer, const base::Id& meeting, const base::Id& item, const Person& person, bool stays,
                   const std::string& reason, ReasonWords words)
{
    const base::Id id = base::newId();
    const bool sealed = words == ReasonWords::Typed && !reason.empty();
    writer.run(kPresenceSql, id, meeting, item, person.agency, person.roleTitle, stays ? "stayed" : "asked_to_leave",
               sealed ? std::nullopt : orNull(reason), writer.now().time);
    if (sealed) {
        writer.run(kSealedReasonSql, id, item, reason);
    }
}

}  // namespace muster::meetings::detail
