// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is measured with Qt.
#pragma once

#include "core/base/id.h"
#include "tests/bench/figures.h"

#include <QString>

namespace muster::bench {

/// Ten years of meetings in a folder, the newest about to start.
struct TenYears {
    QString folder;
    base::Id meeting;
};

/// The minutes as tagged PDF: beside QPdfWriter and LibreOffice, and 200 pages beside 13.
void measurePapers(Figures& figures);

/// From the start of a process to its first painted page; and the memory it has then and later.
void measureOpening(Figures& figures, const TenYears& data);
/// What those processes do: `values` are this program's arguments. Nothing when it is not one of them.
[[nodiscard]] std::optional<int> asChild(int count, char** values);

/// Keys in the window, while the meeting runs.
void measureRoom(Figures& figures, const TenYears& data);

}  // namespace muster::bench
