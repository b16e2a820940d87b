// SPDX-License-Identifier: GPL-3.0-or-later
//
// Erasure: "never lost" meets data-protection law (design §4).
#pragma once

#include "core/replica/capture.h"
#include "core/replica/change.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace muster::replica {

/// Every text that `Replica::erase` leaves begins so.
inline constexpr const char* kErased = "[Erased";

/// A decision to take texts away for good.
///
/// Every Change that ever wrote one of the fields, or replaced what stood in it, loses its content: a notice with
/// who, when and on what basis stands in its place, and the chain stays whole because it covers the hash of what was
/// there. One new Change puts the replacement in the fields and says again all else those Changes had said. Replicas
/// that meet the decision do the same, and hubs with them. Copies elsewhere, and backups outside the data folder, keep
/// what they have.
struct Erasure {
    struct Cell {
        bool restricted = false;
        std::string table;
        base::Id row;
        std::string column;
        std::string replacement;  ///< stands there from now on; begins with `kErased` where that can be
    };

    std::string about;      ///< "A-014"; never the text
    std::string basis;      ///< the law or the request it rests on
    std::string decidedBy;  ///< role
    std::vector<Cell> cells;
};

/// What the Change of an erasure says beside what was captured: cells it says again, because the Changes that said
/// them are erased, and the versions it replaces that only an erased Change had replaced.
struct ErasurePlan {
    struct Cell {
        bool untold = false;           ///< not even what stood there before
        std::vector<Version> parents;  ///< beside the leaves
    };
    struct Row {
        bool exists = false;
        std::map<int, Cell> cells;
    };
    std::map<CapturedKey, Row> rows;

    using Current = std::function<Value(const CapturedKey&, int column)>;
    /// Adds what is said again to what was captured.
    void addTo(std::map<CapturedKey, CapturedRow>& captured, const Current& current) const;
    /// Adds the parents.
    void widen(Part part, std::vector<RowWrite>& writes) const;
};

/// A Change that a decision names.
struct ErasedVersion {
    Version version;
    Hash payloadHash {};
};

[[nodiscard]] Blob encodeErasedVersions(const std::vector<ErasedVersion>& versions);
/// Empty where the bytes make no sense.
[[nodiscard]] std::vector<ErasedVersion> decodeErasedVersions(const Blob& bytes);

}  // namespace muster::replica
