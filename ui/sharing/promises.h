// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a shared file cannot promise, said in the program and not only in a manual (requirements §6.2).
#pragma once

#include "ui/sharing/line_list.h"

namespace muster::ui {

[[nodiscard]] QList<ListedLine> cannotPromise();
[[nodiscard]] QList<ListedLine> askOfIt();

}  // namespace muster::ui
