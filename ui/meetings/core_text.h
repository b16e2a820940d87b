// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text between core and Qt.
#pragma once

#include "core/base/date.h"
#include "core/base/id.h"
#include "core/base/text.h"

#include <QString>

#include <string>
#include <string_view>

namespace muster::ui {

/// Text of core, for a widget.
[[nodiscard]] inline QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What somebody typed, for a command.
[[nodiscard]] inline std::string core(const QString& text) { return text.toStdString(); }

/// The key of a row in a list of records.
[[nodiscard]] inline QString keyOf(const base::Id& id) { return qt(id.hex()); }

/// The record behind a row's key; nil for a head.
[[nodiscard]] inline base::Id idOf(const QString& key) { return base::parseId(core(key)).value_or(base::Id {}); }

/// "10:38".
[[nodiscard]] inline QString clock(base::TimeOfDay time) { return qt(base::clockTime(time)); }

/// "1 item", "2 items".
[[nodiscard]] inline QString counted(int count, std::string_view one, std::string_view many)
{
    return qt(base::counted(count, one, many));
}

/// The first letter large, the rest as it is: "agenda open" becomes "Agenda open".
[[nodiscard]] inline QString sentence(std::string_view text)
{
    QString whole = qt(text);
    if (!whole.isEmpty())
        whole[0] = whole[0].toUpper();
    return whole;
}

}  // namespace muster::ui
