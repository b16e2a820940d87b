// SPDX-License-Identifier: GPL-3.0-or-later
//
// Putting the window together.
#pragma once

#include "core/sharing/background_sync.h"

#include <memory>
#include <string>
#include <vector>

class QSettings;

namespace muster::ui {
class MainWindow;
class Prompts;
class ReplicaBridge;
}  // namespace muster::ui

namespace muster::app {

/// Opens the window on `--data DIR`, the folder used last, or the welcome page. Gives the exit code.
int runWindow(int& count, char** values, const std::vector<std::string>& words);

/// How the window shares: what is done before own Changes leave, and the helper. The one place to set either.
[[nodiscard]] sharing::BackgroundOptions sharingOptions();

/// The main window with every page, on an open replica; tests use this too. All arguments must outlive it. Shares in
/// the background where the folder is shared.
[[nodiscard]] std::unique_ptr<ui::MainWindow> makeWindow(ui::ReplicaBridge& bridge, ui::Prompts& prompts,
                                                         QSettings& settings,
                                                         sharing::BackgroundOptions options = sharingOptions());

}  // namespace muster::app
