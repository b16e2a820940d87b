// SPDX-License-Identifier: GPL-3.0-or-later
//
// One section of a page that has a rail of them.
#pragma once

#include "core/base/id.h"

#include <QWidget>

namespace muster::ui {

/// What the page asks of a section: to read again, to take the focus, and to start something new where it can.
class Section : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// The word in the rail.
    [[nodiscard]] virtual QString title() const = 0;
    /// Words for the status line, such as "12 agencies".
    [[nodiscard]] virtual QString countWords() const { return {}; }
    /// Queries again; keeps selection, place and what is being typed.
    virtual void readAgain() = 0;
    /// Puts the focus where work starts.
    virtual void takeFocus() = 0;
    /// Whether something new can be made here, and the form for it.
    [[nodiscard]] virtual bool makesNew() const { return false; }
    virtual void startNew() { }
    /// The form of what is selected.
    virtual void startEdit() { }
    virtual void focusSearch() { }
    /// Selects one of its records, where it lists them.
    virtual void showRecord(const base::Id& /*id*/) { }

Q_SIGNALS:
    /// What was done; undo is offered with it when `withUndo`.
    void said(const QString& text, bool withUndo);
    void countChanged();
    /// Go to another page, and there to one thing.
    void openRequested(const QString& sectionId, const QString& target);
};

}  // namespace muster::ui
