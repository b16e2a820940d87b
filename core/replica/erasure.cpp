// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/erasure.h"

#include "core/replica/byte_stream.h"

#include <algorithm>

namespace muster::replica {

void ErasurePlan::addTo(std::map<CapturedKey, CapturedRow>& captured, const Current& current) const
{
    for (const auto& [key, row] : rows) {
        auto [found, fresh] = captured.try_emplace(key);
        CapturedRow& said = found->second;
        if (fresh) {
            said.existedBefore = said.existsAfter = row.exists;
        }
        for (const auto& [column, cell] : row.cells) {
            if (column == 0) {
                said.settlesExistence = true;
                continue;
            }
            const Value now = said.existsAfter ? current(key, column) : Value {};
            CapturedCell& kept = said.cells.try_emplace(column, CapturedCell {now, now}).first->second;
            if (cell.untold) {
                kept.before = Value {};
            }
        }
    }
}

void ErasurePlan::widen(Part part, std::vector<RowWrite>& writes) const
{
    for (RowWrite& write : writes) {
        const auto row = rows.find({part, write.table, write.row});
        if (row == rows.end()) {
            continue;
        }
        for (CellWrite& cell : write.cells) {
            const auto planned = row->second.cells.find(cell.column);
            if (planned == row->second.cells.end()) {
                continue;
            }
            for (const Version& parent : planned->second.parents) {
                if (std::find(cell.parents.begin(), cell.parents.end(), parent) == cell.parents.end()) {
                    cell.parents.push_back(parent);
                }
            }
        }
    }
}

Blob encodeErasedVersions(const std::vector<ErasedVersion>& versions)
{
    ByteWriter out;
    for (const ErasedVersion& erased : versions) {
        out.raw(erased.version.device.bytes.data(), erased.version.device.bytes.size());
        out.number(static_cast<std::uint64_t>(erased.version.sequence));
        out.raw(erased.payloadHash.data(), erased.payloadHash.size());
    }
    return out.take();
}

std::vector<ErasedVersion> decodeErasedVersions(const Blob& bytes)
{
    std::vector<ErasedVersion> versions;
    ByteReader in {bytes.data(), bytes.size()};
    while (!in.atEnd()) {
        ErasedVersion erased;
        const std::uint8_t* device = in.raw(erased.version.device.bytes.size());
        erased.version.sequence = static_cast<std::int64_t>(in.number());
        const std::uint8_t* hash = in.raw(erased.payloadHash.size());
        if (in.failed()) {
            return {};
        }
        std::copy_n(device, erased.version.device.bytes.size(), erased.version.device.bytes.begin());
        std::copy_n(hash, erased.payloadHash.size(), erased.payloadHash.begin());
        versions.push_back(erased);
    }
    return versions;
}

}  // namespace muster::replica
