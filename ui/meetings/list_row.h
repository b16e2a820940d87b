// SPDX-License-Identifier: GPL-3.0-or-later
//
// One row of the calm lists of this room: agenda, meetings, readiness.
#pragma once

#include "ui/widgets/chip.h"

#include <QList>
#include <QString>

namespace muster::ui {

/// What a row shows. `key` says which record it is, so that a list read again keeps its place.
struct ListRow {
    QString key;
    bool head = false;  ///< a group's name; cannot be chosen
    QString lead = {};  ///< at the left: a number
    QString time = {};  ///< beside it: a running time
    QString title;
    QString second = {};  ///< quiet, under the title
    QString warning = {};  ///< small, in attention ink with a triangle, under that
    QString right = {};  ///< at the right end: minutes
    QList<ChipSpec> chips = {};
    ChipSpec badge = {};  ///< one chip at the right end, such as a status
    bool quiet = false;  ///< no longer on the agenda, or past
    bool strong = false;
    QString spoken = {};  ///< the whole row in words; made of its parts when empty

    bool operator==(const ListRow&) const = default;
};

}  // namespace muster::ui
