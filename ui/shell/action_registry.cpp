// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/action_registry.h"

#include <QWidget>

#include <algorithm>

namespace muster::ui {
namespace {

bool canMeet(const Command& a, const Command& b)
{
    return a.section.isEmpty() || b.section.isEmpty() || a.section == b.section;
}

}  // namespace

ActionRegistry::ActionRegistry(QWidget* window) : QObject(window), m_window(window) { }

bool ActionRegistry::add(Command command)
{
    for (const Command& other : m_commands) {
        if (other.id == command.id) {
            m_problem = QStringLiteral("The command %1 is there twice.").arg(command.id);
            return false;
        }
        if (!command.shortcut.isEmpty() && other.shortcut == command.shortcut && canMeet(other, command)) {
            m_problem =
                QStringLiteral("%1 is used by both %2 and %3.").arg(command.shortcut.toString(), other.id, command.id);
            return false;
        }
    }
    auto* action = new QAction(command.text, this);
    action->setObjectName(command.id);
    action->setShortcut(command.shortcut);
    action->setShortcutContext(Qt::WindowShortcut);
    if (!command.shortcut.isEmpty())
        action->setToolTip(
            QStringLiteral("%1 (%2)").arg(command.text, command.shortcut.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, [this, id = command.id] { trigger(id); });
    m_window->addAction(action);
    m_actions.insert(command.id, action);
    m_commands.push_back(std::move(command));
    action->setEnabled(isPossible(m_commands.back()));
    Q_EMIT changed();
    return true;
}

bool ActionRegistry::add(std::vector<Command> commands)
{
    bool all = true;
    for (Command& command : commands)
        all = add(std::move(command)) && all;
    return all;
}

void ActionRegistry::setSection(const QString& section)
{
    if (m_section == section)
        return;
    m_section = section;
    refresh();
}

bool ActionRegistry::trigger(const QString& id)
{
    const Command* found = command(id);
    if (found == nullptr || !isPossible(*found) || !found->handler)
        return false;
    // A copy: the handler may add commands, which moves the table.
    const auto handler = found->handler;
    handler();
    refresh();
    Q_EMIT triggered(id);
    return true;
}

void ActionRegistry::refresh()
{
    // Those that rest first, so that no shortcut belongs to two enabled actions for a moment.
    for (const Command& each : m_commands) {
        if (!isPossible(each))
            m_actions.value(each.id)->setEnabled(false);
    }
    for (const Command& each : m_commands) {
        if (isPossible(each))
            m_actions.value(each.id)->setEnabled(true);
    }
    Q_EMIT changed();
}

QAction* ActionRegistry::action(const QString& id) const { return m_actions.value(id); }

const Command* ActionRegistry::command(const QString& id) const
{
    const auto found =
        std::find_if(m_commands.begin(), m_commands.end(), [&id](const Command& c) { return c.id == id; });
    return found == m_commands.end() ? nullptr : &*found;
}

bool ActionRegistry::isHere(const Command& command) const
{
    return command.section.isEmpty() || command.section == m_section;
}

bool ActionRegistry::isPossible(const Command& command) const
{
    return isHere(command) && (!command.enabled || command.enabled());
}

QStringList ActionRegistry::clashes() const
{
    QStringList found;
    for (auto a = m_commands.begin(); a != m_commands.end(); ++a) {
        for (auto b = std::next(a); b != m_commands.end(); ++b) {
            if (!a->shortcut.isEmpty() && a->shortcut == b->shortcut && canMeet(*a, *b))
                found << QStringLiteral("%1 is used by both %2 and %3.").arg(a->shortcut.toString(), a->id, b->id);
        }
    }
    return found;
}

}  // namespace muster::ui
