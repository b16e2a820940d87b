// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "ui/shell/command_palette.h"
#include "ui/shell/keyboard_help.h"
#include "ui/shell/sidebar.h"
#include "ui/shell/status_line.h"
#include "ui/widgets/message_bar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QRadioButton>
#include <QSettings>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kNumberedPages = 8;
// By then the page in front is painted.
constexpr int kOtherPagesAfterMs = 200;
const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kPageKey = QStringLiteral("window/page");
const QString kThemeKey = QStringLiteral("window/theme");

QString wordOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice choiceOf(const QString& word)
{
    for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (word == wordOf(choice))
            return choice;
    }
    return ThemeChoice::System;
}

}  // namespace

MainWindow::MainWindow(QSettings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_registry(this)
    , m_sidebar(new Sidebar)
    , m_pages(new QStackedWidget)
    , m_status(new StatusLine)
    , m_toast(nullptr)
    , m_palette(nullptr)
    , m_help(nullptr)
{
    setWindowTitle(QStringLiteral("Muster"));
    auto* centre = new QWidget;
    auto* rows = new QVBoxLayout(centre);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto* across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(m_sidebar);
    across->addWidget(m_pages, 1);
    rows->addLayout(across, 1);
    rows->addWidget(m_status);
    setCentralWidget(centre);
    setContextMenuPolicy(Qt::NoContextMenu);
    setMinimumSize(960, 600);

    m_toast = new Toast(centre);
    m_palette = new CommandPalette(m_registry, centre);
    m_help = new KeyboardHelp(m_registry, centre);
    m_status->setMarking(tr("OFFICIAL"));
    connect(m_sidebar, &Sidebar::chosen, this, [this](const QString& id) { openPage(id); });
    connect(m_toast, &Toast::buttonPressed, this, [this] { m_registry.trigger(QStringLiteral("edit.undo")); });
    addOwnCommands();
    restoreView();
}

MainWindow::~MainWindow() = default;

void MainWindow::addOwnCommands()
{
    const QString group = tr("Window");
    const auto theme = [this, &group](const QString& id, const QString& text, ThemeChoice choice) {
        return Command {.id = id,
                        .text = text,
                        .shortcut = {},
                        .handler = [this, choice] { chooseTheme(choice); },
                        .enabled = {},
                        .group = group};
    };
    m_registry.add({
        Command {.id = QLatin1String(CommandPalette::kCommandId),
                 .text = tr("Find a command"),
                 .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
                 .handler = [this] { m_palette->open(); },
                 .enabled = {},
                 .group = group},
        Command {.id = QStringLiteral("window.keyboard"),
                 .text = tr("Show all keys"),
                 .shortcut = QKeySequence(Qt::Key_F1),
                 .handler = [this] { m_help->isHidden() ? m_help->open() : m_help->dismiss(); },
                 .enabled = {},
                 .group = group},
        Command {.id = QStringLiteral("window.back"),
                 .text = tr("Go back"),
                 .shortcut = QKeySequence(Qt::ALT | Qt::Key_Left),
                 .handler = [this] { goBack(); },
                 .enabled = [this] { return !m_trail.empty() || wayBackInPage(); },
                 .group = group},
        Command {.id = QStringLiteral("window.full-screen"),
                 .text = tr("Full screen on or off"),
                 .shortcut = QKeySequence(Qt::Key_F11),
                 .handler = [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); },
                 .enabled = {},
                 .group = group},
        Command {.id = QStringLiteral("window.quit"),
                 .text = tr("Leave Muster"),
                 .shortcut = QKeySequence(Qt::CTRL | Qt::Key_Q),
                 .handler = [this] { close(); },
                 .enabled = {},
                 .group = group},
        theme(QStringLiteral("window.theme-system"), tr("Colours: as the desktop"), ThemeChoice::System),
        theme(QStringLiteral("window.theme-light"), tr("Colours: light"), ThemeChoice::Light),
        theme(QStringLiteral("window.theme-dark"), tr("Colours: dark"), ThemeChoice::Dark),
    });
}

void MainWindow::addPage(PageSign sign, PageMaker make)
{
    const QString id = sign.section;
    const int number = static_cast<int>(m_entries.size()) + 1;
    const QKeySequence keys =
        number <= kNumberedPages ? QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_0 + number)) : QKeySequence();
    m_sidebar->addEntry(id, sign.icon, sign.title, keys.toString(QKeySequence::NativeText));
    m_registry.add(Command {.id = QStringLiteral("go.") + id,
                            .text = tr("Go to %1").arg(sign.title),
                            .shortcut = keys,
                            .handler = [this, id] { openPage(id); },
                            .enabled = {},
                            .group = tr("Pages")});
    m_entries.push_back({std::move(sign), std::move(make)});
}

void MainWindow::addPage(Page* page)
{
    addPage(page->sign(), [page] { return page; });
    made(m_entries.back());
}

Page* MainWindow::made(Entry& entry)
{
    if (entry.page != nullptr)
        return entry.page;
    Page* page = entry.make();
    entry.make = {};
    entry.page = page;
    page->setObjectName(QStringLiteral("page.") + entry.sign.section);
    m_pages->addWidget(page);
    for (Command& command : page->commands()) {
        if (command.section.isEmpty())
            command.section = entry.sign.section;
        if (!m_registry.add(std::move(command)))
            qWarning("%s", qUtf8Printable(m_registry.problem()));
    }
    connectPage(page);
    Q_EMIT pageMade(page);
    return page;
}

void MainWindow::makeNextPage()
{
    for (Entry& entry : m_entries) {
        if (entry.page == nullptr) {
            made(entry);
            QTimer::singleShot(0, this, &MainWindow::makeNextPage);
            return;
        }
    }
}

void MainWindow::connectPage(Page* page)
{
    const QString id = page->sectionId();
    connect(page, &Page::openRequested, this,
            [this](const QString& section, const QString& target) { follow(section, target); });
    connect(page, &Page::said, this, &MainWindow::say);
    connect(page, &Page::badgeChanged, this,
            [this, id](const QString& text, const QString& spoken) { m_sidebar->setBadge(id, text, spoken); });
    connect(page, &Page::statusChanged, this, [this, id](const QString& text) {
        m_pageStatus.insert(id, text);
        if (currentPage() != nullptr && currentPage()->sectionId() == id)
            m_status->setPageText(text);
    });
    connect(page, &Page::commandsChanged, &m_registry, &ActionRegistry::refresh);
}

bool MainWindow::openPage(const QString& sectionId, const QString& target)
{
    Page* next = page(sectionId);
    if (next == nullptr)
        return false;
    m_trail.clear();
    Page* before = currentPage();
    const bool switching = before != next || m_registry.section() != sectionId;
    if (switching) {
        if (before != nullptr && before != next)
            before->deactivated();
        m_pages->setCurrentWidget(next);
        m_registry.setSection(sectionId);
        m_status->setPageText(m_pageStatus.value(sectionId));
    }
    m_sidebar->setCurrent(sectionId);
    if (switching) {
        next->activated();
        Q_EMIT pageChanged(sectionId);
    }
    if (!target.isEmpty())
        next->showTarget(target);
    return true;
}

bool MainWindow::follow(const QString& sectionId, const QString& target)
{
    std::vector<Followed> trail = m_trail;
    const QString from = currentPage() == nullptr ? QString() : currentPage()->sectionId();
    if (!openPage(sectionId, target))
        return false;
    if (!from.isEmpty() && from != sectionId)
        trail.push_back({from, wayBackInPage() != nullptr});
    m_trail = std::move(trail);
    m_registry.refresh();
    return true;
}

std::function<void()> MainWindow::wayBackInPage() const
{
    return currentPage() == nullptr ? std::function<void()> {} : currentPage()->wayBack();
}

void MainWindow::goBack()
{
    const auto within = wayBackInPage();
    if (within && (m_trail.empty() || !m_trail.back().inside)) {
        within();
        return;
    }
    if (m_trail.empty())
        return;
    std::vector<Followed> trail = m_trail;
    const QString from = trail.back().from;
    trail.pop_back();
    openPage(from);
    m_trail = std::move(trail);
    m_registry.refresh();
}

void MainWindow::openLastPage()
{
    if (!openPage(m_settings.value(kPageKey).toString()) && !m_entries.empty())
        openPage(m_entries.front().sign.section);
}

Page* MainWindow::currentPage() const { return qobject_cast<Page*>(m_pages->currentWidget()); }

Page* MainWindow::page(const QString& sectionId)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&sectionId](const Entry& entry) { return entry.sign.section == sectionId; });
    return found == m_entries.end() ? nullptr : made(*found);
}

void MainWindow::say(const QString& text, bool withUndo) { m_toast->say(text, withUndo ? tr("Undo") : QString()); }

void MainWindow::setPartnership(const QString& name)
{
    setWindowTitle(name.isEmpty() ? QStringLiteral("Muster") : tr("%1 - Muster").arg(name));
    m_sidebar->setPartnership(name);
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    if (auto* application = qobject_cast<QApplication*>(QCoreApplication::instance()); application != nullptr)
        applyTheme(*application, choice);
    m_settings.setValue(kThemeKey, wordOf(choice));
}

void MainWindow::restoreView()
{
    if (m_settings.contains(kThemeKey))
        chooseTheme(choiceOf(m_settings.value(kThemeKey).toString()));
    if (!restoreGeometry(m_settings.value(kGeometryKey).toByteArray()))
        resize(1280, 800);
}

void MainWindow::saveView()
{
    m_settings.setValue(kGeometryKey, saveGeometry());
    if (currentPage() != nullptr)
        m_settings.setValue(kPageKey, currentPage()->sectionId());
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    QTimer::singleShot(kOtherPagesAfterMs, this, &MainWindow::makeNextPage);
}

// Qt presses a button by Enter in dialogs only. What a form or a list takes for itself does not come up to here.
void MainWindow::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    const bool ticked = qobject_cast<QCheckBox*>(button) != nullptr || qobject_cast<QRadioButton*>(button) != nullptr;
    if (!enter || !plain || button == nullptr || ticked) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        button->click();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveView();
    Q_EMIT closing();
    QMainWindow::closeEvent(event);
}

}  // namespace muster::ui
