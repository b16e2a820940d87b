// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where an item is about.
#pragma once

#include "core/partnership/place_queries.h"
#include "ui/meetings/tick_list.h"

#include <vector>

namespace muster::ui {

/// Wards to tick, those of the vulnerable places first, each with the words "priority ward for violent crime".
class WardsField final : public TickList {
    Q_OBJECT

public:
    explicit WardsField(QWidget* parent = nullptr);

    void setWards(const std::vector<partnership::WardOverview>& wards);
    void setChosen(const std::vector<base::Id>& wards);
    [[nodiscard]] std::vector<base::Id> chosen() const;
};

}  // namespace muster::ui
