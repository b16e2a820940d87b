// SPDX-License-Identifier: GPL-3.0-or-later
//
// Erasure: what a decision names loses its content here, and with it every copy in this folder.
#include "core/base/text.h"
#include "core/replica/backup.h"
#include "core/replica/erasure.h"
#include "core/replica/erasure_planner.h"
#include "core/replica/replica.h"
#include "core/replica/search_words.h"
#include "core/replica/transaction.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace muster::replica {

using base::FailureCode;

namespace {

    constexpr std::string_view kPayloadSql = "SELECT payload FROM main.change WHERE id = ?1 AND payload_hash IS NULL";
    constexpr std::string_view kEraseSql =
        "UPDATE main.change SET payload = ?2, payload_hash = ?3, understood = 1 WHERE id = ?1";
    constexpr std::string_view kIsErasedSql =
        "SELECT payload_hash FROM main.change WHERE id = ?1 AND payload_hash IS NOT NULL";
    constexpr std::string_view kRenamedSql = "SELECT id, extra FROM main.change WHERE extra IS NOT NULL";
    constexpr std::string_view kDecisionSql =
        "INSERT INTO main.erasure (id, about, basis, decided_by, erased_on, changes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    constexpr std::string_view kDecisionsSql = R"(
        SELECT basis, decided_by, erased_on, changes FROM main.erasure WHERE changes IS NOT NULL ORDER BY id)";
    constexpr std::string_view kDropDraftsSql = "DELETE FROM main.draft WHERE sealed = 0 AND instr(text, ?1) > 0";
    constexpr std::string_view kTracesSql = "SELECT 1 FROM main.meta WHERE key = 'traces'";
    constexpr std::string_view kNoteTracesSql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('traces', 1)";
    constexpr std::string_view kForgetTracesSql = "DELETE FROM main.meta WHERE key = 'traces'";

    Blob noticeOf(const std::string& basis, const std::string& decidedBy, const std::string& on)
    {
        const std::string words = fmt::format("Erased on {}. Decided by: {}. Basis: {}", on, decidedBy, basis);
        return {words.begin(), words.end()};
    }

}  // namespace

base::Result<std::size_t> Replica::erase(const Erasure& erasure)
try {
    if (base::trimmed(erasure.basis).empty()) {
        return base::fail(FailureCode::Invalid, "Say on what basis: the law, or the request it answers.", "basis");
    }
    if (base::trimmed(erasure.decidedBy).empty()) {
        return base::fail(FailureCode::Invalid, "Say who decided it, by role: \"Information governance lead\".",
                          "decided_by");
    }
    ErasurePlan plan;
    auto refusal = commit("Erase the text of " + erasure.about, ChangeKind::Upkeep, 0, Origin::Local,
                          [&](Writer& writer) -> std::optional<base::Failure> {
        ErasurePlanner planner {*m_writer, *m_catalogue, *m_store, m_partTwo};
        if (auto refused = planner.name(erasure)) {
            return refused;
        }
        auto planned = planner.plan(erasure);
        if (!planned) {
            return planned.error();
        }
        plan = std::move(*planned);
        for (const Erasure::Cell& cell : erasure.cells) {
            const TableInfo& table = *m_catalogue->byName(cell.table);
            const int column = ErasurePlanner::columnOf(table, cell.column);
            const Value now = m_store->current(ErasurePlanner::partOf(cell), table, cell.row, column);
            if (!ErasurePlanner::tells(now, cell.replacement)) {
                continue;
            }
            m_store->put(ErasurePlanner::partOf(cell), table, cell.row, {column, {}, Value {cell.replacement}, {}});
            if (!cell.restricted) {
                writer.run(kDropDraftsSql, std::get<std::string>(now));
            }
        }
        writer.run(kDecisionSql, base::newId(), erasure.about, erasure.basis, erasure.decidedBy, writer.today(),
                   encodeErasedVersions(planner.versions()));
        m_erasing = &plan;
        return std::nullopt;
    });
    if (refusal) {
        return tl::unexpected(std::move(*refusal));
    }
    const std::lock_guard lock {m_writing};
    Transaction transaction {*m_writer};
    const std::size_t erased = obeyErasures();
    settleSearch(*m_writer);
    transaction.commit();
    dropTraces();
    return erased;
} catch (const StorageError& error) {
    return base::fail(FailureCode::Storage,
                      fmt::format("It could not be erased on this computer: {}. Try again.", error.what()));
}

std::size_t Replica::obeyErasures()
{
    struct Decision {
        Blob notice;
        std::vector<ErasedVersion> versions;
    };
    std::vector<Decision> decisions;
    {
        Statement row = m_writer->query(kDecisionsSql);
        while (row.next()) {
            decisions.push_back({noticeOf(row.text(0), row.text(1), row.text(2)), decodeErasedVersions(row.blob(3))});
        }
    }
    if (decisions.empty()) {
        return 0;
    }
    // A fork may have given a Change another name since it was named.
    std::multimap<Version, ChangeId> renamed;
    {
        Statement row = m_writer->query(kRenamedSql);
        while (row.next()) {
            ChangeHeader header;
            header.extra = row.blob(1);
            for (const Version& name : formerly(header)) {
                renamed.emplace(name, ChangeId {row.integer(0)});
            }
        }
    }
    std::size_t erased = 0;
    for (const Decision& decision : decisions) {
        for (const ErasedVersion& each : decision.versions) {
            std::vector<ChangeId> candidates {
                ChangeId::of(m_store->deviceNumber(each.version.device), each.version.sequence)};
            const auto [begin, end] = renamed.equal_range(each.version);
            for (auto other = begin; other != end; ++other) {
                candidates.push_back(other->second);
            }
            for (const ChangeId id : candidates) {
                bool isIt = false;
                {
                    Statement payload = m_writer->query(kPayloadSql, id.value);
                    isIt = payload.next() && replica::hashOf(payload.blob(0)) == each.payloadHash;
                }
                if (isIt) {
                    m_writer->run(kEraseSql, id.value, decision.notice,
                                  Blob(each.payloadHash.begin(), each.payloadHash.end()));
                    ++erased;
                }
            }
        }
    }
    if (erased > 0) {
        m_writer->run(kNoteTracesSql);
    }
    return erased;
}

void Replica::dropTraces()
{
    {
        Statement traces = m_writer->query(kTracesSql);
        if (!traces.next()) {
            return;
        }
    }
    try {
        rebuildSearch(*m_writer);
        // Pages that were split and joined keep copies that secure_delete does not know of.
        m_writer->execute("VACUUM main");
        bool whole = false;
        {
            Statement checkpoint = m_writer->query("PRAGMA main.wal_checkpoint(TRUNCATE)");
            whole = checkpoint.next() && checkpoint.number(0) == 0;
        }
        if (!whole) {
            return;
        }
        m_writer->run(kForgetTracesSql);
        const auto fresh =
            writeBackup(*m_writer, m_folder, std::chrono::floor<std::chrono::seconds>(m_session.wallClock()));
        // Now is when to look: a backup that was being written meanwhile holds what was erased.
        for (const Backup& backup : backupsIn(m_folder)) {
            if (backup.file != fresh) {
                std::filesystem::remove(backup.file);
            }
        }
    } catch (const StorageError&) {
        m_writer->run(kNoteTracesSql);
    } catch (const std::filesystem::filesystem_error&) {
        m_writer->run(kNoteTracesSql);
    }
}

std::vector<TravellingChange> Replica::erasedChanges()
{
    const std::lock_guard lock {m_writing};
    std::set<ChangeId> named;
    {
        Statement row = m_writer->query(kDecisionsSql);
        while (row.next()) {
            for (const ErasedVersion& each : decodeErasedVersions(row.blob(3))) {
                named.insert(ChangeId::of(m_store->deviceNumber(each.version.device), each.version.sequence));
            }
        }
    }
    std::vector<TravellingChange> changes;
    for (const ChangeId id : named) {
        Statement isErased = m_writer->query(kIsErasedSql, id.value);
        if (isErased.next()) {
            auto change = m_store->travelling(m_store->deviceId(id.device()), id.sequence() - 1, 1, 1);
            std::move(change.begin(), change.end(), std::back_inserter(changes));
        }
    }
    return changes;
}

}  // namespace muster::replica
