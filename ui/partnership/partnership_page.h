// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who the partnership is, where it works and what for: everything set up once and changed now and then.
#pragma once

#include "ui/records/sections_page.h"

namespace muster::ui {

class Prompts;

/// The sections of the Partnership page: see `SectionsPage`.
class PartnershipPage final : public SectionsPage {
    Q_OBJECT

public:
    /// Both must outlive the page.
    PartnershipPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent = nullptr);

    [[nodiscard]] static PageSign ownSign() { return {QStringLiteral("partnership"), tr("Partnership"), Icon::Partnership}; }

protected:
    [[nodiscard]] QString subtitle() const override;
};

}  // namespace muster::ui
