// SPDX-License-Identifier: GPL-3.0-or-later
//
// The return slip: a small table that one agency without the shared drive fills in and sends back (requirements §6.3).
#pragma once

#include "core/base/failure.h"
#include "core/replica/replica.h"
#include "core/tables/table.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace muster::documents {

/// What an agency is asked, as CSV that a spreadsheet opens: its own open actions, and the items of coming meetings
/// that need it or that it raised. Nothing of other agencies, and nothing restricted: not even a stub. Refuses
/// (`NotFound`) an unknown agency.
[[nodiscard]] base::Result<std::string> returnSlip(const replica::Reader& reader, const base::Id& agency);

/// Writes it, whole or not at all. `Unreadable` where the file cannot be written.
[[nodiscard]] base::Result<void> writeReturnSlip(const replica::Reader& reader, const base::Id& agency,
                                                 const std::filesystem::path& file);

/// One answered line of a slip. Lines left empty are not here.
struct SlipRow {
    std::size_t line = 0;
    std::string reference;  ///< "A-019" or "DTCG/2011-11-15 item 4"
    std::string does;       ///< what it would do: "is claimed complete: ..."
    bool known = false;     ///< came in before, so it is passed over
    std::vector<std::string> problems;
};

struct SlipPreview {
    std::string agency;  ///< code
    std::string sender;  ///< "Housing manager, City": who is recorded as having said it
    std::vector<SlipRow> rows;
    std::vector<std::string> problems;  ///< of the whole slip

    [[nodiscard]] int ready() const;
    [[nodiscard]] int passedOver() const;
    [[nodiscard]] bool clean() const;
};

/// A slip that came back, read from its file.
struct ImportReturnSlip {
    tables::Table table;
    std::string fileName;
    std::string sender;  ///< role; empty: as the slip says
};

/// Reads every line and changes nothing.
[[nodiscard]] SlipPreview previewReturnSlip(const replica::Reader& reader, const ImportReturnSlip& slip);

/// All of it in, or none: refused with the file, the line and the reason while any line has a problem. What an agency
/// says is done is claimed, with its words as evidence; the meeting verifies (requirements §2.5 row 20). A slip that
/// came in before changes nothing.
[[nodiscard]] base::Result<SlipPreview> apply(replica::Writer& writer, const ImportReturnSlip& slip);
[[nodiscard]] base::Result<SlipPreview> execute(replica::Replica& replica, const ImportReturnSlip& slip);

}  // namespace muster::documents
