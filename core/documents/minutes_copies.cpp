// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/minutes_copies.h"

#include "core/documents/document_json.h"
#include "core/documents/minutes_content.h"
#include "core/meetings/minutes_commands.h"

#include <utility>
#include <vector>

namespace muster::documents {

using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

// Undoing an approval takes its copies out of sight, so that only one of each edition counts.
constexpr std::string_view kOpenSql = R"(
        SELECT c.id, c.document FROM main.minutes_copy c
          JOIN main.minutes_record r ON r.meeting = c.meeting AND r.state = 'approved'
         WHERE c.meeting = ?1 AND c.edition = ?2 ORDER BY c.kept_on, c.id LIMIT 1)";
constexpr std::string_view kSealedSql = "SELECT document FROM part_two.minutes_copy WHERE id = ?1";
constexpr std::string_view kKeepOpenSql =
    "INSERT INTO main.minutes_copy (id, meeting, edition, kept_on, document) VALUES (?1, ?2, ?3, ?4, ?5)";
constexpr std::string_view kKeepSealedSql = R"(
        INSERT INTO part_two.minutes_copy (id, meeting, edition, item, kept_on, document)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kApprovedSql = "SELECT meeting FROM main.minutes_record WHERE state = 'approved'";
// Whether part two holds anything of the meeting's minutes.
constexpr std::string_view kHasPartTwoSql = R"(
        SELECT EXISTS (SELECT 1 FROM main.agenda_item i JOIN part_two.agenda_item p ON p.id = i.id WHERE i.meeting = ?1)
            OR EXISTS (SELECT 1 FROM main.action a JOIN part_two.action p ON p.id = a.id WHERE a.meeting = ?1)
            OR EXISTS (SELECT 1 FROM main.agenda_item i JOIN part_two.entry p ON p.item = i.id WHERE i.meeting = ?1)
            OR EXISTS (SELECT 1 FROM part_two.amendment WHERE meeting = ?1))";

struct Copy {
    base::Id id;
    std::string document;
};

std::optional<Copy> openCopy(const Reader& reader, const base::Id& meeting, Edition edition)
{
    Statement row = reader.query(kOpenSql, meeting, editionWord(edition));
    return row.next() ? std::optional {Copy {row.id(0), row.text(1)}} : std::nullopt;
}

std::optional<std::string> sealedCopy(const Reader& reader, const base::Id& id)
{
    Statement row = reader.query(kSealedSql, id);
    return row.next() ? std::optional {row.text(0)} : std::nullopt;
}

bool hasPartTwo(const Reader& reader, const base::Id& meeting)
{
    Statement row = reader.query(kHasPartTwoSql, meeting);
    return row.next() && row.flag(0);
}

Result<std::optional<Document>> read(const std::string& text)
{
    auto document = documentFromJson(text);
    if (!document)
        return tl::unexpected(document.error());
    return std::optional {std::move(*document)};
}

Result<void> keepOpen(Writer& writer, const base::Id& meeting)
{
    for (const Edition edition : {Edition::Full, Edition::Public}) {
        if (openCopy(writer, meeting, edition))
            continue;
        const auto document = composeMinutes(writer, meeting, edition, false);
        if (!document)
            return tl::unexpected(document.error());
        writer.run(kKeepOpenSql, base::newId(), meeting, editionWord(edition), writer.today(), toJson(*document));
    }
    return {};
}

Result<void> keepSealed(Writer& writer, const base::Id& meeting)
{
    const auto open = openCopy(writer, meeting, Edition::Full);
    if (!open || !writer.partTwoIsOpen() || sealedCopy(writer, open->id) || !hasPartTwo(writer, meeting))
        return {};
    const auto document = composeMinutes(writer, meeting, Edition::Full, true);
    const auto content = minutesContentFor(writer, meeting, false);
    if (!document || !content)
        return tl::unexpected(document ? content.error() : document.error());
    writer.run(kKeepSealedSql, open->id, meeting, editionWord(Edition::Full), base::Id {}, writer.today(),
               toJson(*document));
    for (const meetings::MinutesItem& item : content->items) {
        if (item.restricted && !item.sealed)
            writer.run(kKeepSealedSql, base::deriveId(open->id, item.item), meeting, editionWord(Edition::Restricted),
                       item.item, writer.today(), toJson(composeExtract(writer, *content, item)));
    }
    return {};
}

Result<void> keep(Writer& writer, const base::Id& meeting)
{
    if (auto open = keepOpen(writer, meeting); !open)
        return open;
    return keepSealed(writer, meeting);
}

bool isMissing(const Reader& reader, const base::Id& meeting)
{
    const auto open = openCopy(reader, meeting, Edition::Full);
    return !open || (reader.partTwoIsOpen() && !sealedCopy(reader, open->id) && hasPartTwo(reader, meeting));
}

}  // namespace

Result<void> apply(Writer& writer, const ApproveMinutes& command)
{
    if (auto approved =
            apply(writer, meetings::ApproveMinutes {command.meeting, command.atMeeting, command.atItem});
        !approved)
        return approved;
    return keep(writer, command.meeting);
}

Result<void> execute(replica::Replica& replica, const ApproveMinutes& command)
{
    return replica.transact("Approve minutes", [&](Writer& writer) { return apply(writer, command); });
}

Result<void> keepApprovedMinutes(replica::Replica& replica)
{
    // Reads with the writing connection: part two is unlocked on the thread that writes. Nothing missing is no Change.
    return replica.upkeep("Keep a copy of approved minutes", [](Writer& writer) -> Result<void> {
        std::vector<base::Id> missing;
        {
            Statement row = writer.query(kApprovedSql);
            while (row.next()) {
                if (isMissing(writer, row.id(0)))
                    missing.push_back(row.id(0));
            }
        }
        for (const base::Id& meeting : missing) {
            if (auto kept = keep(writer, meeting); !kept)
                return kept;
        }
        return {};
    });
}

Result<std::optional<Document>> keptMinutes(const Reader& reader, const base::Id& meeting, Edition edition)
{
    const auto open = openCopy(reader, meeting, edition);
    if (!open)
        return std::optional<Document> {};
    if (edition == Edition::Full && reader.partTwoIsOpen()) {
        if (const auto sealed = sealedCopy(reader, open->id))
            return read(*sealed);
        // Approved while part two was locked, and not kept since: what the records say is all there is.
        if (hasPartTwo(reader, meeting))
            return std::optional<Document> {};
    }
    return read(open->document);
}

Result<std::optional<Document>> keptExtract(const Reader& reader, const base::Id& meeting, const base::Id& item)
{
    const auto open = openCopy(reader, meeting, Edition::Full);
    const auto sealed = open ? sealedCopy(reader, base::deriveId(open->id, item)) : std::nullopt;
    return sealed ? read(*sealed) : Result<std::optional<Document>> {std::optional<Document> {}};
}

}  // namespace muster::documents
