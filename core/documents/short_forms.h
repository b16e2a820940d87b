// SPDX-License-Identifier: GPL-3.0-or-later
//
// Short forms are spelled out where a paper first uses them (requirements §4.0, B13, invariant 25).
#pragma once

#include "core/documents/document.h"
#include "core/replica/connection.h"

#include <string>
#include <vector>

namespace muster::documents {

struct ShortForm {
    std::string shortForm;  ///< "ASB"
    std::string meaning;  ///< "anti-social behaviour"
};

/// The glossary of the partnership, then codes of agencies and bodies that are not their names.
[[nodiscard]] std::vector<ShortForm> shortForms(const replica::Reader& reader);

/// Spells out each short form where the running text first uses it: "anti-social behaviour (ASB)", and
/// "(IOM: Integrated Offender Management)" where it stands in brackets of its own. Texts of links stay as they are.
void expandShortForms(Document& document, const std::vector<ShortForm>& forms);

/// For papers that are tables, where what was recorded should stay word for word: one line for each short form
/// used, in the order of first use: "ASB: anti-social behaviour". Empty when there are none.
[[nodiscard]] Runs keyToShortForms(const Document& document, const std::vector<ShortForm>& forms);

}  // namespace muster::documents
