// SPDX-License-Identifier: GPL-3.0-or-later
//
// The partnership's year around the monthly meeting.
#pragma once

#include "ui/records/sections_page.h"

namespace muster::ui {

class Prompts;

/// Calendar and governance, groups and recommendations, the plan, accounts, the public, registers: see `SectionsPage`.
class YearPage final : public SectionsPage {
    Q_OBJECT

public:
    /// Both must outlive the page.
    YearPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("year"), tr("Year"), Icon::Calendar}; }

    /// The size of the governance chart too.
    [[nodiscard]] std::vector<Command> commands() override;

protected:
    [[nodiscard]] QString subtitle() const override;
};

}  // namespace muster::ui
