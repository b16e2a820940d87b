// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text and dates between core and the pages.
#pragma once

#include "core/base/date.h"

#include <QDate>
#include <QLocale>
#include <QString>

#include <optional>
#include <string>
#include <string_view>

namespace muster::ui {

/// Text of core, for a widget.
[[nodiscard]] inline QString words(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// What somebody typed, for a command.
[[nodiscard]] inline std::string typed(const QString& text) { return text.trimmed().toStdString(); }

[[nodiscard]] inline QDate qtDate(base::Date date)
{
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

[[nodiscard]] inline base::Date coreDate(QDate date)
{
    return std::chrono::year {date.year()} / std::chrono::month {static_cast<unsigned>(date.month())}
    / std::chrono::day {static_cast<unsigned>(date.day())};
}

/// "25 Nov 2011": for tables and fields, where room is scarce.
[[nodiscard]] inline QString shortDate(std::optional<base::Date> date)
{
    return date ? QLocale(QLocale::English).toString(qtDate(*date), QStringLiteral("d MMM yyyy")) : QString();
}

}  // namespace muster::ui
