// SPDX-License-Identifier: GPL-3.0-or-later
//
// How sharing stands, at the bottom of every page.
#pragma once

namespace muster::ui {

class MainWindow;
class SharingDesk;

/// Keeps the words in the window's status line; pressing them leads to the Sharing page. Both are connected until one
/// of them is gone.
void showSharingIn(MainWindow& window, SharingDesk& desk);

}  // namespace muster::ui
