// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/keyboard_help.h"

#include "ui/shell/action_registry.h"
#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace muster::ui {
namespace {

constexpr int kWidth = 800;
constexpr int kAround = 92;  // the heading and the margins

struct Group {
    QString heading;
    std::vector<const Command*> commands;
};

std::vector<Group> groupsOf(const ActionRegistry& registry)
{
    std::vector<Group> groups;
    // The page's own first, then what works everywhere.
    for (const bool own : {true, false}) {
        for (const Command& command : registry.all()) {
            if (command.shortcut.isEmpty() || !registry.isHere(command) || command.section.isEmpty() == own)
                continue;
            QString heading = command.group;
            if (heading.isEmpty())
                heading = own ? KeyboardHelp::tr("On this page") : KeyboardHelp::tr("Everywhere");
            auto found = std::find_if(groups.begin(), groups.end(),
                                      [&heading](const Group& group) { return group.heading == heading; });
            if (found == groups.end())
                found = groups.insert(groups.end(), Group {heading, {}});
            found->commands.push_back(&command);
        }
    }
    return groups;
}

QWidget* groupWidget(const Group& group)
{
    auto* widget = new QWidget;
    auto* grid = new QGridLayout(widget);
    grid->setContentsMargins(0, 0, 0, kSpace3);
    grid->setHorizontalSpacing(kSpace3);
    grid->setVerticalSpacing(kSpace1);
    grid->setColumnMinimumWidth(0, 112);
    grid->setColumnStretch(1, 1);
    grid->addWidget(new SectionLabel(group.heading), 0, 0, 1, 2);
    int row = 1;
    for (const Command* command : group.commands) {
        auto* keys = new KeyHint(command->shortcut.toString(QKeySequence::NativeText), {});
        grid->addWidget(keys, row, 0, Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(new TextLabel(command->text), row, 1);
        ++row;
    }
    return widget;
}

}  // namespace

KeyboardHelp::KeyboardHelp(ActionRegistry& registry, QWidget* host)
    : Overlay(host, QSize(kWidth, 400), tr("Keyboard")), m_registry(registry), m_scroll(new QScrollArea)
{
    body()->setContentsMargins(kSpace6, kSpace5, kSpace3, kSpace3);
    auto* top = new QHBoxLayout;
    top->addWidget(new TextLabel(tr("Keyboard"), TextStyle::Heading), 1);
    top->addWidget(new KeyHint(tr("Esc"), tr("close")));
    top->addSpacing(kSpace3);
    body()->addLayout(top);
    body()->addSpacing(kSpace2);
    m_scroll->setWidgetResizable(true);
    m_scroll->setAccessibleName(tr("Shortcuts"));
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    body()->addWidget(m_scroll, 1);
}

void KeyboardHelp::open()
{
    auto* content = new QWidget;
    auto* columns = new QHBoxLayout(content);
    columns->setContentsMargins(0, 0, kSpace3, 0);
    columns->setSpacing(kSpace6);
    // Two columns, each group into the shorter one.
    std::array<QVBoxLayout*, 2> column {new QVBoxLayout, new QVBoxLayout};
    std::array<std::size_t, 2> filled {0, 0};
    for (QVBoxLayout* each : column)
        columns->addLayout(each, 1);
    for (const Group& group : groupsOf(m_registry)) {
        const std::size_t shorter = filled[0] <= filled[1] ? 0 : 1;
        column[shorter]->addWidget(groupWidget(group));
        filled[shorter] += group.commands.size() + 2;
    }
    for (QVBoxLayout* each : column)
        each->addStretch(1);
    m_scroll->setWidget(content);
    setPanelSize(QSize(kWidth, content->sizeHint().height() + kAround));
    Overlay::open();
    m_scroll->setFocus(Qt::PopupFocusReason);
}

void KeyboardHelp::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F1)
        dismiss();
    else
        Overlay::keyPressEvent(event);
}

}  // namespace muster::ui
