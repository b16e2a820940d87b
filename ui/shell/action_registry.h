// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one table of what can be done. Shortcuts are given here and nowhere else.
#pragma once

#include "ui/shell/command.h"

#include <QAction>
#include <QHash>
#include <QObject>
#include <QStringList>

#include <vector>

namespace muster::ui {

/// Holds commands and the QActions that carry their shortcuts. A command with a section works
/// only while that page is in front, so two pages may both use Ctrl+N for their own new thing;
/// a shortcut without a section belongs to it everywhere.
class ActionRegistry final : public QObject {
    Q_OBJECT

public:
    /// Shortcuts work in `window` and everything in it.
    explicit ActionRegistry(QWidget* window);

    /// Adds a command. Refuses (false, nothing added) an id or a shortcut already in use where
    /// the two could meet; `problem()` says which. That is a programmer's mistake: tests catch it.
    bool add(Command command);
    bool add(std::vector<Command> commands);
    [[nodiscard]] QString problem() const { return m_problem; }

    /// The page in front; commands of other pages rest.
    void setSection(const QString& section);
    [[nodiscard]] QString section() const { return m_section; }

    /// Runs a command as if its key were pressed. False if unknown, of another page or not
    /// possible now.
    bool trigger(const QString& id);
    /// Asks every command again whether it is possible, and enables its QAction accordingly.
    void refresh();

    /// The QAction of a command, for menus and buttons; null if unknown. Owned by the registry.
    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] const Command* command(const QString& id) const;
    [[nodiscard]] const std::vector<Command>& all() const { return m_commands; }
    /// Whether the command belongs to the page in front (or to all) and is possible now.
    [[nodiscard]] bool isPossible(const Command& command) const;
    /// Whether the command belongs to the page in front or to all.
    [[nodiscard]] bool isHere(const Command& command) const;
    /// Pairs of commands whose shortcuts could meet, as sentences; empty when all is well.
    [[nodiscard]] QStringList clashes() const;

Q_SIGNALS:
    void changed();
    void triggered(const QString& id);

private:
    QWidget* m_window;
    std::vector<Command> m_commands;
    QHash<QString, QAction*> m_actions;
    QString m_section;
    QString m_problem;
};

}  // namespace muster::ui
