// SPDX-License-Identifier: GPL-3.0-or-later
//
// One part of the Sharing page.
#pragma once

#include <QScrollArea>
#include <QWidget>

class QVBoxLayout;

namespace muster::ui {

class FormPanel;

class SharingSection : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The word in the rail.
    [[nodiscard]] virtual QString title() const = 0;
    virtual void takeFocus() = 0;
    /// It came to the front.
    virtual void readAgain() { }

Q_SIGNALS:
    void said(const QString& text, bool withUndo);
    /// What was refused and what to do about it.
    void refused(const QString& why);
    /// Something long begins (its words) or is over (empty).
    void working(const QString& words);

protected:
    /// A column of things that scrolls, filling the section.
    [[nodiscard]] QVBoxLayout* makeColumn(const QString& accessibleName);
};

/// A form in such a column: in line with the headings, without the margins it has when it stands alone.
void addForm(QVBoxLayout* column, FormPanel* form);

/// Arrows scroll it.
[[nodiscard]] QScrollArea* scrollingArea(QWidget* content, const QString& accessibleName);

}  // namespace muster::ui
