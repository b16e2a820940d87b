// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: sidebar, the page in front, status line. It knows no page by name.
#pragma once

#include "ui/shell/action_registry.h"
#include "ui/shell/page.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>
#include <QStringList>

#include <functional>
#include <vector>

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

    /// Makes a page of the sign it was promised with.
    using PageMaker = std::function<Page*()>;
    /// Adds an entry at the end of the sidebar. The first eight get Alt+1..8. The page is made when it is first asked
    /// for, at the latest soon after the window is seen: so the page in front does not wait for the others. Its
    /// commands are there from then on. No page is activated before `openPage` or `openLastPage`.
    void addPage(PageSign sign, PageMaker make);
    /// Adds a page that is made already, and takes ownership.
    void addPage(Page* page);
    /// Brings a page to the front, and in it `target` if not empty. False if there is none.
    bool openPage(const QString& sectionId, const QString& target = {});
    /// The same by a link or from a search: `goBack` leads to where it was followed.
    bool follow(const QString& sectionId, const QString& target);
    /// One step back: within the page what was opened there since, else to the page a link was followed from.
    void goBack();
    /// The page shown last time, else the first. Call when all pages are added.
    void openLastPage();

    [[nodiscard]] Page* currentPage() const;
    /// Makes it if it is not there yet; null for an unknown one.
    [[nodiscard]] Page* page(const QString& sectionId);
    [[nodiscard]] ActionRegistry& registry() { return m_registry; }
    [[nodiscard]] StatusLine& statusLine() { return *m_status; }
    [[nodiscard]] Sidebar& sidebar() { return *m_sidebar; }

    /// Says what was done at the bottom of the window; `withUndo` offers the command "edit.undo".
    void say(const QString& text, bool withUndo = false);
    /// Name of the partnership, for the title bar and the sidebar.
    void setPartnership(const QString& name);

Q_SIGNALS:
    void pageChanged(const QString& sectionId);
    void pageMade(muster::ui::Page* page);
    /// The window is about to close; state is saved.
    void closing();

protected:
    void showEvent(QShowEvent* event) override;
    /// Enter presses the button in focus.
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    struct Entry {
        PageSign sign;
        PageMaker make;
        Page* page = nullptr;
    };

    /// A link that was followed, from a page.
    struct Followed {
        QString from;
        bool inside = false;  ///< it led to where the page has a way back of its own
    };

    void addOwnCommands();
    [[nodiscard]] std::function<void()> wayBackInPage() const;
    Page* made(Entry& entry);
    /// Makes the next page that is not there yet, and later the one after it.
    void makeNextPage();
    void connectPage(Page* page);
    void restoreView();
    void saveView();
    void chooseTheme(ThemeChoice choice);

    QSettings& m_settings;
    ActionRegistry m_registry;
    Sidebar* m_sidebar;
    std::vector<Entry> m_entries;
    std::vector<Followed> m_trail;  ///< the last one behind; nothing once somebody goes elsewhere
    QStackedWidget* m_pages;
    StatusLine* m_status;
    Toast* m_toast;
    CommandPalette* m_palette;
    KeyboardHelp* m_help;
    QHash<QString, QString> m_pageStatus;
};

}  // namespace muster::ui
