// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: sidebar, the page in front, status line. It knows no page by name.
#pragma once

#include "ui/shell/action_registry.h"
#include "ui/shell/page.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>
#include <QStringList>

class QSettings;
class QStackedWidget;

namespace muster::ui {

class CommandPalette;
class KeyboardHelp;
class Sidebar;
class StatusLine;
class Toast;

/// Shows the pages that main gives it. Geometry, theme and last page are kept in `settings`
/// (view state of this computer; never in shared data).
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    /// `settings` must outlive the window.
    explicit MainWindow(QSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Adds a page at the end of the sidebar and takes ownership. The first eight get Alt+1..8.
    /// No page is activated before `openPage` or `openLastPage`.
    void addPage(Page* page);
    /// Brings a page to the front, and in it `target` if not empty. False if there is none.
    bool openPage(const QString& sectionId, const QString& target = {});
    /// The page shown last time, else the first. Call when all pages are added.
    void openLastPage();

    [[nodiscard]] Page* currentPage() const;
    [[nodiscard]] Page* page(const QString& sectionId) const;
    [[nodiscard]] ActionRegistry& registry() { return m_registry; }
    [[nodiscard]] StatusLine& statusLine() { return *m_status; }
    [[nodiscard]] Sidebar& sidebar() { return *m_sidebar; }

    /// Says what was done at the bottom of the window; `withUndo` offers the command "edit.undo".
    void say(const QString& text, bool withUndo = false);
    /// Name of the partnership, for the title bar and the sidebar.
    void setPartnership(const QString& name);

Q_SIGNALS:
    void pageChanged(const QString& sectionId);
    /// The window is about to close; state is saved.
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void addOwnCommands();
    void connectPage(Page* page);
    void restoreView();
    void saveView();
    void chooseTheme(ThemeChoice choice);

    QSettings& m_settings;
    ActionRegistry m_registry;
    Sidebar* m_sidebar;
    QStackedWidget* m_pages;
    StatusLine* m_status;
    Toast* m_toast;
    CommandPalette* m_palette;
    KeyboardHelp* m_help;
    QHash<QString, QString> m_pageStatus;
};

}  // namespace muster::ui
