// SPDX-License-Identifier: GPL-3.0-or-later
//
// Making a panel anew without taking the keyboard away from who works in it.
#pragma once

#include <QApplication>
#include <QWidget>

namespace muster::ui {

/// Runs `rebuild`; if the focus was inside `area`, gives it to the new widget of the same accessible name.
template <class Rebuild>
void keepFocus(QWidget* area, Rebuild rebuild)
{
    QWidget* before = QApplication::focusWidget();
    const bool inside = before != nullptr && area->isAncestorOf(before);
    const QString name = inside ? before->accessibleName() : QString();
    rebuild();
    if (name.isEmpty())
        return;
    for (QWidget* each : area->findChildren<QWidget*>()) {
        if (each != before && !each->isHidden() && each->accessibleName() == name) {
            each->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

}  // namespace muster::ui
