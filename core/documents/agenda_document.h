// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/failure.h"
#include "core/base/id.h"
#include "core/documents/document.h"
#include "core/documents/edition.h"
#include "core/replica/connection.h"

namespace muster::documents {

/// The agenda of a meeting in part one and part two (requirements §4.1), in running order with running times.
///
/// Restricted items are stubs ("Restricted item", agencies, time) in the public edition and while part two is locked.
/// DRAFT until it is published. `termsOfReference` adds the body's own on a page of their own (A03) and is `Refused`
/// when it has none. `NotFound` for an unknown meeting.
[[nodiscard]] base::Result<Document> agendaDocument(const replica::Reader& reader, const base::Id& meeting,
                                                    Edition edition, bool termsOfReference = false);

}  // namespace muster::documents
