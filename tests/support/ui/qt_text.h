// SPDX-License-Identifier: GPL-3.0-or-later
//
// QString in Catch2's messages.
#pragma once

#include "tests/support/catch.h"

#include <QString>
#include <QStringList>

namespace Catch {

template <> struct StringMaker<QString> {
    static std::string convert(const QString& text) { return '"' + text.toStdString() + '"'; }
};

template <> struct StringMaker<QStringList> {
    static std::string convert(const QStringList& texts)
    {
        return '[' + texts.join(QStringLiteral(", ")).toStdString() + ']';
    }
};

}  // namespace Catch
