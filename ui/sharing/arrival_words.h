// SPDX-License-Identifier: GPL-3.0-or-later
//
// What somebody did, as a sentence with what it is now and why.
#pragma once

#include "core/replica/replica.h"

#include <QString>

namespace muster::ui {

/// "A-014 due date moved to 9 October 2011, reason: the contractor is late": from the fields that the Change wrote,
/// where there is something to tell; else what the Change says of itself, which never holds restricted text. Nothing
/// of a restricted record is told, nor of a Change with sealed parts.
[[nodiscard]] QString arrivalWords(const replica::Reader& reader, const replica::Catalogue& catalogue,
                                   const replica::StoredChange& change);

}  // namespace muster::ui
