// SPDX-License-Identifier: GPL-3.0-or-later
//
// Personal data that crept into open text (requirements §2.5 row 25). Nothing leaves the computer for this.
#pragma once

#include "core/base/failure.h"
#include "core/documents/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace muster::documents {

struct PersonalData {
    std::string what;  ///< "full postcode", "telephone number", "title and surname", ...
    std::string where;  ///< "minute 17", or the heading it stands under
    std::string words;  ///< what was found
};

/// Dates of birth, telephone numbers, full postcodes, vehicle registrations, house number and street, title and
/// surname.
[[nodiscard]] std::vector<PersonalData> personalDataIn(std::string_view text);

/// In the whole document but for its place and its contact, which are public.
[[nodiscard]] std::vector<PersonalData> personalDataIn(const Document& document);

/// `Refused` with a list of what stands where: for public editions only.
[[nodiscard]] base::Result<void> checkPrivacy(const Document& document);

}  // namespace muster::documents
