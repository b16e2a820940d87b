// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text inside HTML and XML.
#pragma once

#include <string>
#include <string_view>

namespace muster::base {

/// For text and for attributes in either kind of quotes. Control characters that XML 1.0 does not know are left out.
[[nodiscard]] std::string escapedForMarkup(std::string_view text);

}  // namespace muster::base
