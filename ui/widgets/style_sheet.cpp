// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style_sheet.h"

#include <QHash>

namespace muster::ui {
namespace {

// {token} stands for a colour of the theme. Borders are one pixel at rest and two in focus, with
// the padding giving way, so that nothing moves when the focus does. A push button keeps its box, so
// that it measures the same in focus and at rest: MusterStyle draws the second pixel over it.
const char* const kFields = R"(
QLineEdit, QPlainTextEdit, QTextEdit {
    background: {panel}; color: {ink}; border: 1px solid {control}; border-radius: 6px; padding: 5px 9px;
    selection-background-color: {accent}; selection-color: {onAccent};
}
QLineEdit { min-height: 20px; }
QPlainTextEdit, QTextEdit { padding: 5px 7px; }
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover { border-color: {quietInk}; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid {accent}; padding: 4px 8px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 4px 6px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled {
    color: {quietInk}; background: {window}; border-color: {hairline};
}
QLineEdit:read-only { background: {window}; border-color: {hairline}; }
QLineEdit[refused="true"], QPlainTextEdit[refused="true"], QTextEdit[refused="true"] { border-color: {concern}; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {
    border: none; background: transparent; padding: 0; min-height: 0; border-radius: 0;
}
QTextBrowser { background: {panel}; border: none; padding: 0; }
)";

const char* const kButtons = R"(
QPushButton {
    background: {panel}; color: {ink}; border: 1px solid {hairline}; border-radius: 6px;
    padding: 5px 12px; min-height: 20px;
}
QPushButton:hover { background: {hover}; border-color: {control}; }
QPushButton:pressed { background: {accentGround}; }
QPushButton:focus { border-color: {accent}; }
QPushButton:disabled { color: {quietInk}; background: {window}; border-color: {hairline}; }
QPushButton:checked { background: {accentGround}; color: {accent}; border-color: {accent}; }
QPushButton[primary="true"] { background: {accent}; color: {onAccent}; border-color: {accent}; }
QPushButton[primary="true"]:hover { background: {accentHover}; border-color: {accentHover}; }
QPushButton[primary="true"]:focus { border-color: {ink}; }
QPushButton[primary="true"]:disabled { background: {hover}; color: {quietInk}; border-color: {hairline}; }
QPushButton[quiet="true"] { background: transparent; border-color: transparent; color: {accent}; padding: 3px 8px; }
QPushButton[quiet="true"]:hover { background: {hover}; }
QPushButton[quiet="true"]:focus { border-color: {accent}; }
QPushButton[toggle="true"] { border-radius: 12px; padding: 1px 11px; color: {quietInk}; }
QPushButton[toggle="true"]:checked { color: {accent}; border-color: {accent}; background: {accentGround}; }
QToolButton { background: transparent; color: {ink}; border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: {hover}; }
QToolButton:pressed, QToolButton:checked { background: {accentGround}; color: {accent}; }
QToolButton:focus { border: 2px solid {accent}; padding: 3px; }
QToolButton::menu-indicator { image: none; width: 0; }
)";

const char* const kLists = R"(
QListView, QTreeView, QTableView {
    background: {panel}; color: {ink}; border: none; outline: none;
    selection-background-color: {accentGround}; selection-color: {ink};
}
QListView::item, QTreeView::item { padding: 6px 8px; border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover { background: {hover}; }
QListView::item:selected, QTreeView::item:selected { background: {accentGround}; color: {ink}; }
QComboBox QAbstractItemView { border: 1px solid {hairline}; padding: 4px; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: {thumb}; border-radius: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: {control}; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
)";

const char* const kWindows = R"(
QMainWindow, QDialog { background: {window}; }
QMenu { background: {panel}; color: {ink}; border: 1px solid {hairline}; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: {accentGround}; color: {ink}; }
QMenu::item:disabled { color: {quietInk}; }
QMenu::separator { height: 1px; background: {hairline}; margin: 4px 8px; }
QMenuBar { background: {sidebar}; color: {ink}; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; }
QMenuBar::item:selected { background: {accentGround}; }
QToolTip { background: {panel}; color: {ink}; border: 1px solid {control}; padding: 4px 6px; }
QTabWidget::pane { border: none; border-top: 1px solid {hairline}; }
QTabBar { qproperty-drawBase: 0; qproperty-expanding: false; }
QTabBar::tab {
    background: transparent; color: {quietInk}; padding: 8px 4px 6px 4px; margin-right: 16px;
    border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: {ink}; }
QTabBar::tab:selected { color: {accent}; border-bottom-color: {accent}; }
QTabBar::tab:focus { border: 2px solid {accent}; border-radius: 6px; padding: 6px 2px 6px 2px; }
QSplitter::handle { background: {hairline}; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: {accent}; }
QGroupBox { border: none; border-top: 1px solid {hairline}; margin-top: 20px; padding-top: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 0; color: {quietInk}; }
QProgressBar { background: {hover}; border: none; border-radius: 3px; max-height: 6px; color: transparent; }
QProgressBar::chunk { background: {accent}; border-radius: 3px; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: {panel}; }
QCalendarWidget QAbstractItemView { selection-background-color: {accent}; selection-color: {onAccent}; }
QCalendarWidget QAbstractItemView:disabled { color: {control}; }
)";

}  // namespace

QString styleSheetFor(const Theme& theme)
{
    const QHash<QString, QColor> tokens {
        {QStringLiteral("window"), theme.window},
        {QStringLiteral("panel"), theme.panel},
        {QStringLiteral("sidebar"), theme.sidebar},
        {QStringLiteral("hairline"), theme.hairline},
        {QStringLiteral("control"), theme.control},
        {QStringLiteral("ink"), theme.ink},
        {QStringLiteral("quietInk"), theme.quietInk},
        {QStringLiteral("hover"), theme.hover},
        {QStringLiteral("accent"), theme.accent},
        {QStringLiteral("accentHover"), theme.dark ? theme.accent.lighter(108) : theme.accent.darker(112)},
        {QStringLiteral("accentGround"), theme.accentGround},
        {QStringLiteral("onAccent"), theme.onAccent},
        {QStringLiteral("concern"), theme.concern},
        {QStringLiteral("thumb"), theme.dark ? QColor(0x3a444e) : QColor(0xcbd2d9)},
    };
    QString sheet = QLatin1String(kFields) + QLatin1String(kButtons) + QLatin1String(kLists) + QLatin1String(kWindows);
    for (auto token = tokens.cbegin(); token != tokens.cend(); ++token)
        sheet.replace(u'{' + token.key() + u'}', token.value().name());
    return sheet;
}

}  // namespace muster::ui
