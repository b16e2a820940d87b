// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a screen reader needs, as checks any GUI test can make.
#pragma once

#include <QAccessible>
#include <QAccessibleInterface>
#include <QStringList>
#include <QWidget>

namespace muster::test {

/// Whether `widget` lies inside a control that takes its focus (the field of a spin box, the
/// viewport of a list): the outer one carries the name.
inline bool isPartOfAControl(const QWidget* widget)
{
    if (widget->objectName().startsWith(QLatin1String("qt_")))
        return true;
    for (const QWidget* outer = widget->parentWidget(); outer != nullptr; outer = outer->parentWidget()) {
        const bool control = outer->inherits("QAbstractSpinBox") || outer->inherits("QComboBox")
            || outer->inherits("QAbstractItemView") || outer->inherits("QLineEdit")
            || outer->inherits("QCalendarWidget");
        if (control)
            return true;
    }
    return false;
}

/// Every widget that shows under `root` (and `root` itself) that can take the focus but has no name for a
/// screen reader, as "QClass objectName". Empty is what a test wants.
inline QStringList unnamedFocusableWidgets(QWidget* root)
{
    QStringList unnamed;
    QList<QWidget*> widgets = root->findChildren<QWidget*>();
    widgets.prepend(root);
    for (QWidget* widget : widgets) {
        const bool hidden = widget != root && !widget->isVisibleTo(root);
        if (hidden || widget->focusPolicy() == Qt::NoFocus || isPartOfAControl(widget))
            continue;
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (spoken == nullptr || spoken->text(QAccessible::Name).trimmed().isEmpty())
            unnamed << QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    }
    return unnamed;
}

/// The accessible names in the order Tab visits them, starting after `start`, once around.
inline QStringList tabOrder(QWidget* start)
{
    QStringList order;
    for (QWidget* at = start->nextInFocusChain(); at != start; at = at->nextInFocusChain()) {
        const bool stop = (at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisible() && at->isEnabled();
        if (stop && !isPartOfAControl(at))
            order << at->accessibleName();
    }
    return order;
}

}  // namespace muster::test
