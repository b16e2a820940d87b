// SPDX-License-Identifier: GPL-3.0-or-later
//
// The register of who holds a copy of what is restricted (requirements §4.6, §6.2: "copy register shows who has it").
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/replica/replica.h"

#include <string>

namespace muster::documents {

/// One copy handed to one agency, or to somebody of several (`recipient` alone). The same copy made again keeps its
/// number and is recorded once more.
struct RecordCirculation {
    base::Id meeting = {};  ///< nil of what belongs to no meeting, such as a briefing
    base::Id item = {};  ///< nil of what holds several
    std::string document = {};  ///< word of the kind: "minutes"
    std::string edition = {};  ///< "restricted"
    base::Id agency = {};
    std::string recipient = {};  ///< role and agency
    int copyNumber = 0;
    std::string method = {};  ///< how it went out; "file" when empty
};

/// The number of the agency's copy of a restricted paper on an item: the one it has, else the next.
[[nodiscard]] int copyNumberFor(const replica::Reader& reader, const base::Id& item, const std::string& document,
                                const base::Id& agency);

/// The same for what is of no item: by meeting and document, and by agency or, where there is none, by recipient.
[[nodiscard]] int copyNumberFor(const replica::Reader& reader, const RecordCirculation& copy);

/// `Invalid` without a copy number, and without anybody whom it is for.
[[nodiscard]] base::Result<base::Id> apply(replica::Writer& writer, const RecordCirculation& command);
[[nodiscard]] base::Result<base::Id> execute(replica::Replica& replica, const RecordCirculation& command);

}  // namespace muster::documents
