// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a page is to the window.
#pragma once

#include "ui/shell/command.h"
#include "ui/widgets/icons.h"

#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

namespace muster::ui {

/// How a page stands in the sidebar: known before the page is made.
struct PageSign {
    QString section;  ///< stable id, such as "actions": for shortcuts' scope, settings and openRequested
    QString title;
    Icon icon;
};

/// One page of the window, such as Actions. It owns its models and its commands; the window only
/// shows it, switches to it and passes on what it says.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(PageSign sign, QWidget* parent = nullptr) : QWidget(parent), m_sign(std::move(sign)) { }

    [[nodiscard]] const PageSign& sign() const { return m_sign; }
    [[nodiscard]] const QString& sectionId() const { return m_sign.section; }
    /// What can be done here. Asked once, when the page is added; a command without a section is
    /// given this page's.
    [[nodiscard]] virtual std::vector<Command> commands() { return {}; }

    /// The page came to the front: put the focus where work starts.
    virtual void activated() { }
    /// Another page came to the front.
    virtual void deactivated() { }
    /// Show one thing, named by id (from search, another page or the command line).
    virtual void showTarget(const QString& target) { static_cast<void>(target); }
    /// One step back within the page, for Alt+Left; empty where there is none. `commandsChanged` when that changes.
    [[nodiscard]] virtual std::function<void()> wayBack() { return {}; }

Q_SIGNALS:
    /// Go to another page, and there to one thing (may be empty).
    void openRequested(const QString& sectionId, const QString& target);
    /// Say what was done; `withUndo` offers the command "edit.undo".
    void said(const QString& text, bool withUndo);
    /// A short word beside the page's name in the sidebar, such as "3"; `spoken` in full words.
    void badgeChanged(const QString& text, const QString& spoken);
    /// Words for the status line while this page is in front; empty for none.
    void statusChanged(const QString& text);
    /// What the page's commands may do changed.
    void commandsChanged();

private:
    PageSign m_sign;
};

}  // namespace muster::ui
