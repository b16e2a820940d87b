// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers that were made and given away: marking, version, time and who has them (requirements 3.8, 18). Restricted
// copies stand in the register of copies as well (core/documents/circulation_commands.h).
#pragma once

#include "core/base/date.h"
#include "core/governance/execute.h"

#include <optional>
#include <string>
#include <vector>

namespace muster::governance {

/// Which paper: what was asked for when it was made. Nothing of what it says.
struct PaperName {
    std::string kind {};  ///< word of the kind: "minutes"
    std::string edition {};  ///< "full", "restricted", "public"
    base::Id meeting {};
    base::Id item {};
    base::Id agency {};
    base::Id body {};  ///< of the papers of a group
    std::string period {};
    std::string about {};  ///< sector, recommendation or request it is of

    bool operator==(const PaperName&) const = default;
};

struct IssuedPaper {
    base::Id id;
    PaperName name;
    std::string marking;  ///< "OFFICIAL"; empty for a public edition
    std::string version;  ///< as printed at its foot
    std::string format;  ///< "pdf", "print"; empty where it was made outside Muster
    std::optional<base::Date> madeOn;
    std::optional<base::TimeOfDay> madeAt;
    std::string madeBy;
    std::optional<base::Date> sentOn;
    std::string sentTo;
    std::string sentBy;
};

/// Newest first.
[[nodiscard]] std::vector<IssuedPaper> issuedPapers(const replica::Reader& reader);

/// Notes that a paper was made. Undo passes over it: the file is there, whatever becomes of the record.
struct RecordPaperMade {
    PaperName name;
    std::string marking {};
    std::string version {};
    std::string format {};
};

/// Notes to whom papers went. Of what Muster has not made (`papers` is empty) the name is kept.
struct MarkPaperSent {
    std::vector<base::Id> papers {};
    PaperName name {};
    std::string to {};  ///< "members of the group", "partnership website"
    std::optional<base::Date> on {};  ///< today when empty; not in the future
};

[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const RecordPaperMade& command);
[[nodiscard]] base::Result<void> apply(replica::Writer& writer, const MarkPaperSent& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const RecordPaperMade& command);

}  // namespace muster::governance
