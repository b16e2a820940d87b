// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every section of the page.
#pragma once

#include "ui/partnership/record_section.h"

#include <vector>

namespace muster::ui {

[[nodiscard]] std::vector<SectionSpec> agencySections();
[[nodiscard]] std::vector<SectionSpec> bodySections();
[[nodiscard]] std::vector<SectionSpec> meetingSections();
[[nodiscard]] std::vector<SectionSpec> placeSections();
[[nodiscard]] std::vector<SectionSpec> prioritySections();
[[nodiscard]] std::vector<SectionSpec> profileSections();

}  // namespace muster::ui
