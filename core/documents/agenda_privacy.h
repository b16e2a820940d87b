// SPDX-License-Identifier: GPL-3.0-or-later
//
// Personal data in the open items of an agenda, before anybody prints it (requirements J05).
#pragma once

#include "core/base/id.h"
#include "core/documents/privacy_check.h"
#include "core/replica/connection.h"

#include <vector>

namespace muster::documents {

/// In title, place, background and evidence of every open item, "item 6" as where it stands: a house number in an open
/// item's place, for one. Restricted items are not looked at.
[[nodiscard]] std::vector<PersonalData> personalDataOnAgenda(const replica::Reader& reader, const base::Id& meeting);

}  // namespace muster::documents
