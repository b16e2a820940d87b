// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/writing_panel.h"

#include "core/meetings/writing_role_commands.h"
#include "ui/widgets/labels.h"

#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

using Standing = meetings::WritingRole::Standing;

WritingPanel::WritingPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Writing role"), parent)
    , m_who(addText({}, false))
    , m_when(addText({}, false))
    , m_means(addText({}))
    , m_computers(new QListWidget)
    , m_giveUp(nullptr)
    , m_change(nullptr)
{
    m_computers->setAccessibleName(tr("Who writes from now on"));
    body()->addWidget(m_computers, 1);
    body()->addStretch(1);
    m_giveUp = addButton(tr("Give it up"), [this] { giveUp(); });
    m_change = addPrimary({}, [this] { change(); });
    // Enter in the list is taken by the panel; a double click means the same.
    connect(m_computers, &QListWidget::itemDoubleClicked, this, &WritingPanel::pass);
    connect(&m_desk, &RunDesk::stateChanged, this, [this] {
        if (isVisible()) {
            show();
        }
    });
}

void WritingPanel::opened()
{
    clearRefusal();
    show();
    if (m_computers->isVisibleTo(this)) {
        m_computers->setFocus();
    } else {
        m_change->setFocus();
    }
}

void WritingPanel::show()
{
    const auto& role = m_desk.state().writing;
    const bool here = role.standing == Standing::Here;
    const bool elsewhere = role.standing == Standing::Elsewhere;
    m_who->setText(elsewhere ? tr("%1 has the writing role.").arg(words(meetings::inWords(*role.holder)))
                             : words(meetings::inWords(role)));
    m_when->setVisible(elsewhere);
    if (elsewhere) {
        const bool expired = role.holder->expired();
        m_when->setText(expired ? tr("They %1, so you may take it over.").arg(words(meetings::lastSign(*role.holder)))
                                : tr("They %1 and may be writing now. Ask them to pass it on; if you take it over all "
                                     "the same, they are told.")
                                      .arg(words(meetings::lastSign(*role.holder))));
        m_when->setShape(expired ? ChipShape::Clock : ChipShape::Triangle, Tone::Attention);
    }
    m_means->setText(tr("One computer writes the record, and the others read it as it grows. Whoever records without the "
                        "writing role still records: everything is put together."));
    fillComputers();
    m_computers->setVisible(here && m_computers->count() > 0);
    m_giveUp->setVisible(here);
    const QString what = here ? tr("Pass it on")
        : elsewhere           ? (role.holder->expired() ? tr("Take it over") : tr("Take it over all the same"))
                              : tr("Take the writing role");
    m_change->setText(what);
    m_change->setAccessibleName(what);
    m_change->setVisible(role.standing != Standing::None && (!here || m_computers->count() > 0));
    if (here && m_computers->count() == 0) {
        m_means->setText(tr("Nobody has worked on another computer yet. Give the writing role up, and the other computer "
                            "can take it."));
    }
}

void WritingPanel::fillComputers()
{
    const int chosen = std::max(0, m_computers->currentRow());
    m_known = meetings::writingComputers(m_desk.reader());
    m_computers->clear();
    for (const auto& computer : m_known) {
        m_computers->addItem(words(computer.words()));
    }
    m_computers->setCurrentRow(std::min(chosen, m_computers->count() - 1));
}

void WritingPanel::change()
{
    if (m_desk.state().writing.standing == Standing::Here) {
        pass();
        return;
    }
    run(meetings::TakeWritingRole {m_desk.meeting(), {}, {}, true}, [this](const auto& taken) {
        Q_EMIT said(words(taken->words));
        Q_EMIT closed();
    });
}

void WritingPanel::pass()
{
    const int row = m_computers->currentRow();
    if (row < 0 || row >= static_cast<int>(m_known.size())) {
        refuse(tr("Choose who writes from now on."));
        return;
    }
    const auto to = m_known[static_cast<std::size_t>(row)];
    run(meetings::PassWritingRole {m_desk.meeting(), to.device}, [this, to](const auto&) {
        Q_EMIT said(tr("The writing role is passed to %1.").arg(words(to.words())));
        Q_EMIT closed();
    });
}

void WritingPanel::giveUp()
{
    run(meetings::ReleaseWritingRole {m_desk.meeting()}, [this](const auto&) {
        Q_EMIT said(tr("The writing role is given up. Anybody may take it."));
        Q_EMIT closed();
    });
}

}  // namespace muster::ui
