// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of a choice that is narrower than what it offers.
#pragma once

class QComboBox;

namespace muster::ui {

/// Makes the list that `choice` opens as wide as its longest entry. To be called again when the entries change.
void widenPopup(QComboBox* choice);

}  // namespace muster::ui
