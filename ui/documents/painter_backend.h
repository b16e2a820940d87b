// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/documents/page_layout.h"

class QPainter;
class QPrinter;

namespace muster::ui::documents {

/// Draws one page, counted from 0, in points: scale the painter first. The ground is left as it is.
void paintPage(QPainter& painter, const PageLayout& layout, int page);

/// Prints the pages the printer's range asks for, all when none is set, at their true size.
/// False when the printer could not be started.
[[nodiscard]] bool printPages(QPrinter& printer, const PageLayout& layout);

}  // namespace muster::ui::documents
