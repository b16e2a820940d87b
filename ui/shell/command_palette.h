// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ctrl+Shift+K: every command by its words.
#pragma once

#include "ui/widgets/overlay.h"

class QLabel;
class QListWidget;

namespace muster::ui {

class ActionRegistry;
class SearchField;

/// Type a few letters of what you want to do, Enter does it. Lists every command that works on
/// the page in front, with its keys; what is not possible just now is shown as such.
class CommandPalette final : public Overlay {
    Q_OBJECT

public:
    /// The command that opens it; it does not list itself.
    static constexpr auto kCommandId = "window.commands";

    CommandPalette(ActionRegistry& registry, QWidget* host);

    void open() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void list();
    void runCurrent();

    ActionRegistry& m_registry;
    SearchField* m_search;
    QListWidget* m_list;
    QLabel* m_none;
};

/// How well `wanted` (words, in any order, each the start of a word or letters in order) fits
/// `text`: 0 not at all, higher is better. Empty fits everything alike.
[[nodiscard]] int matchScore(const QString& text, const QString& wanted);

}  // namespace muster::ui
