// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/edition.h"

#include <fmt/format.h>

namespace muster::documents {

std::string_view editionWord(Edition edition)
{
    switch (edition) {
    case Edition::Restricted:
        return "restricted";
    case Edition::Public:
        return "public";
    case Edition::Full:
        break;
    }
    return "full";
}

base::Result<Edition> editionFrom(std::string_view word)
{
    for (const Edition edition : {Edition::Full, Edition::Restricted, Edition::Public}) {
        if (word == editionWord(edition))
            return edition;
    }
    return base::fail(base::FailureCode::Invalid,
                      fmt::format("An edition is full, restricted or public, not \"{}\".", word), "edition");
}

}  // namespace muster::documents
