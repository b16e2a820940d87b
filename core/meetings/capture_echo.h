// SPDX-License-Identifier: GPL-3.0-or-later
//
// A captured line in plain words. Used by the capture line only.
#pragma once

#include "core/meetings/capture_line.h"

namespace muster::meetings::scan {

/// What Enter will record.
[[nodiscard]] std::string echoOf(const CaptureContext& context, const CapturedLine& line);

/// Adds what a good secretary would ask (requirements §2.5 rows 4, 5, 7, 19, 20); nothing of it blocks.
void addAdvice(const CaptureContext& context, CapturedLine& line);

}  // namespace muster::meetings::scan
