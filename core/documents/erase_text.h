// SPDX-License-Identifier: GPL-3.0-or-later
//
// Taking what a record says away for good, because data-protection law asks for it (requirements §6, design §4).
#pragma once

#include "core/base/failure.h"
#include "core/replica/replica.h"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::documents {

/// The texts of one record and, word for word, wherever else its main texts stand: in the line recorded for an action,
/// in approved minutes. What is not text stays: reference, agency, roles, dates, status. A restricted record needs part two open.
struct EraseText {
    std::string record;     ///< "A-014", "BL-03", "DTCG/2011-11-15 item 4" (with all that was recorded at it)
    std::string basis;      ///< the law, or the request it answers; never what is erased
    std::string decidedBy;  ///< role of whoever answers for the data
};

/// One text that would go.
struct ErasedPlace {
    std::string where;  ///< "Action: text", "Approved minutes: document"
    std::string text;   ///< what stands there; the beginning of a long one. Restricted where the record is
};

struct ErasePreview {
    std::string about;  ///< "A-014"
    std::vector<ErasedPlace> places;
};

/// Changes nothing. Refuses (`NotFound`) an unknown record and (`Locked`) a restricted one while part two is locked.
[[nodiscard]] base::Result<ErasePreview> previewErasure(replica::Replica& replica, const std::string& record);

struct ErasedText {
    std::string about;
    std::size_t changes = 0;  ///< of the history that lost their content
    std::size_t places = 0;
};

/// Never undone. Other computers and the shared file follow when they next synchronise. Refuses like
/// `previewErasure`, without a basis or a role (`Invalid`), and where people wrote different things and nobody picked.
[[nodiscard]] base::Result<ErasedText> execute(replica::Replica& replica, const EraseText& command);

/// What it cannot do, for whoever is about to confirm it.
[[nodiscard]] std::vector<std::string> whatErasureCannotDo();

}  // namespace muster::documents
