// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/settle_numbers.h"

#include "core/actions/references.h"
#include "core/base/text.h"
#include "core/meetings/disclosure_numbers.h"
#include "core/meetings/minutes_numbers.h"

#include <string>
#include <vector>

namespace muster::meetings {

base::Result<void> settleNumbers(replica::Replica& replica)
{
    return replica.upkeep("Note which numbers were given", [](replica::Writer& writer) -> base::Result<void> {
        std::vector<std::string> told;
        actions::settleReferences(writer, told);
        detail::settleMinutes(writer, told);
        detail::settleDisclosures(writer);
        if (!told.empty()) {
            writer.setLabel(base::joinedInWords(told));
        }
        return {};
    });
}

}  // namespace muster::meetings
