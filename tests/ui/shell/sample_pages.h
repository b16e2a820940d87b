// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pages with ordinary content, for the tests and the pictures of the window.
#pragma once

#include "ui/shell/page.h"

#include <QLabel>

#include <memory>
#include <vector>

namespace muster::test {

/// A page with one field and one command, that counts what happens to it.
class PlainPage final : public ui::Page {
public:
    PlainPage(const QString& section, const QString& title, ui::Icon icon);

    [[nodiscard]] std::vector<ui::Command> commands() override;
    void activated() override { ++shown; }
    void deactivated() override { ++left; }
    void showTarget(const QString& target) override { lastTarget = target; }

    int shown = 0;
    int left = 0;
    int made = 0;
    bool mayMake = true;
    QString lastTarget;
};

/// A list of actions as a page shows it: header, filters, table, and a form at the right.
[[nodiscard]] ui::Page* galleryTablePage();
/// Cards, labels, chips, keys, messages and every control, in a column.
[[nodiscard]] ui::Page* galleryPiecesPage();
/// A page with nothing on it yet.
[[nodiscard]] ui::Page* galleryEmptyPage();

}  // namespace muster::test
