// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/shared_file_section.h"

#include "core/partnership/profile_queries.h"
#include "ui/bridge/words.h"
#include "ui/sharing/conflict_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/prompts.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

QPushButton* namedButton(const QString& text, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setObjectName(name);
    button->setAccessibleName(text);
    return button;
}

}  // namespace

SharedFileSection::SharedFileSection(SharingDesk& desk, Prompts& prompts, QWidget* parent)
    : SharingSection(parent)
    , m_desk(desk)
    , m_prompts(prompts)
    , m_stack(new QStackedWidget)
    , m_overview(new ShareOverview(desk))
    , m_conflict(new ConflictView(desk))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    m_empty = makeEmpty();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_overview);
    m_stack->addWidget(m_conflict);
    connect(&m_desk, &SharingDesk::statusChanged, this, &SharedFileSection::showMiddle);
    connect(&m_desk, &SharingDesk::factsChanged, this, [this] { m_conflict->update(m_desk.facts().conflicts); });
    connect(&m_desk, &SharingDesk::taskChanged, this, &SharedFileSection::showTask);
    connect(&m_desk, &SharingDesk::olderCopy, this, &SharedFileSection::askAboutOlder);
    connect(m_overview, &ShareOverview::conflictWanted, this, &SharedFileSection::openConflict);
    connect(m_overview, &ShareOverview::movedWanted, this, &SharedFileSection::fileMoved);
    connect(m_overview, &ShareOverview::leaveWanted, this, &SharedFileSection::leave);
    connect(m_conflict, &ConflictView::closed, this, &SharedFileSection::backFromConflict);
    connect(m_conflict, &ConflictView::settled, this, [this](const QString& what) {
        backFromConflict();
        Q_EMIT said(what, true);
    });
    showTask();
}

QWidget* SharedFileSection::makeEmpty()
{
    auto* empty = new EmptyState(
        Icon::Sharing, tr("Not shared yet"),
        tr("Several computers can work on this partnership at once, through one file on a drive that all of them "
           "reach. "
           "Each keeps its own copy and works on when the drive is away. What is written on one appears on the others "
           "within seconds. Where two people write different things in the same place, both are kept until one of you "
           "picks."));
    m_create = empty->setButton(tr("Create a shared file\u2026"), tr("Ctrl+N"));
    m_create->setObjectName(QStringLiteral("sharing.create"));
    connect(empty, &EmptyState::buttonPressed, this, &SharedFileSection::createFile);
    m_join = namedButton(tr("Join a shared file\u2026"), QStringLiteral("sharing.join"));
    m_join->setAccessibleDescription(tr("For a partnership that somebody else shares already"));
    connect(m_join, &QPushButton::clicked, this, &SharedFileSection::joinWanted);
    auto* column = qobject_cast<QVBoxLayout*>(empty->layout());
    column->insertWidget(column->count() - 1, m_join, 0, Qt::AlignHCenter);
    return empty;
}

void SharedFileSection::takeFocus()
{
    if (m_stack->currentWidget() == m_conflict)
        m_conflict->takeFocus();
    else if (!m_desk.isShared())
        m_create->setFocus(Qt::OtherFocusReason);
    else if (!m_overview->focusConflict())
        Q_EMIT focusUp();
}

void SharedFileSection::createFile()
{
    const auto profile = partnership::profile(m_desk.bridge().reader());
    QString name = profile ? words(profile->name).trimmed() : QString();
    name.remove(u'/');
    if (name.isEmpty())
        name = tr("Partnership");
    auto file = m_prompts.saveFile(this,
                                   {.title = tr("Create a shared file"),
                                    .suggestedName = name + QStringLiteral(".muster"),
                                    .filters = {tr("Shared file (*.muster)")}});
    if (!file)
        return;
    if (!file->endsWith(QStringLiteral(".muster")))
        *file += QStringLiteral(".muster");
    Q_EMIT started();
    m_desk.create(*file);
}

void SharedFileSection::createInDatabase()
{
    const auto address = m_prompts.text(this, tr("Share through a database server"),
                                        tr("Address, such as postgresql://muster@server/partnership"), {}, false);
    if (!address || address->trimmed().isEmpty())
        return;
    Q_EMIT started();
    m_desk.create(address->trimmed());
}

void SharedFileSection::fileMoved()
{
    auto file = m_prompts.openFile(
        this,
        {.title = tr("Where the shared file is now"), .suggestedName = {}, .filters = {tr("Shared file (*.muster)")}});
    if (!file)
        return;
    Q_EMIT started();
    m_desk.move(*file, false);
}

void SharedFileSection::askAboutOlder(const QString& address, const QString& why)
{
    const int answer = m_prompts.ask(this, {.title = tr("The file there is an older copy"),
                                            .text = why,
                                            .answers = {tr("Use it all the same"), tr("Leave it alone")}});
    if (answer == 0)
        m_desk.move(address, true);
}

void SharedFileSection::leave()
{
    const auto waiting = static_cast<int>(m_desk.facts().waiting);
    const QString unsent = waiting == 0
        ? QString()
        : u' ' + tr("%n change(s) not sent yet stay on this computer only.", nullptr, waiting);
    const int answer = m_prompts.ask(
        this, {.title = tr("Leave the share"),
               .text = tr("Leave %1? This folder keeps everything and works alone from then on; the others keep what "
                          "they have, and neither hears of the other again.%2 To come back, join the shared file with a "
                          "new folder.")
                           .arg(m_desk.place(), unsent),
               .answers = {tr("Leave"), tr("Stay")}});
    if (answer != 0)
        return;
    Q_EMIT started();
    m_desk.leave();
}

void SharedFileSection::showTask()
{
    const bool idle = m_desk.task() == SharingDesk::Task::None;
    m_create->setEnabled(idle);
    m_join->setEnabled(idle);
    m_overview->setIdle(idle);
    showMiddle();
}

void SharedFileSection::showMiddle()
{
    if (m_stack->currentWidget() == m_conflict && m_desk.isShared())
        return;
    m_stack->setCurrentWidget(m_desk.isShared() ? static_cast<QWidget*>(m_overview) : m_empty);
}

void SharedFileSection::openConflict(std::size_t which)
{
    if (which >= m_desk.facts().conflicts.size())
        return;
    Q_EMIT started();
    m_conflict->show(m_desk.facts().conflicts.at(which));
    m_stack->setCurrentWidget(m_conflict);
    m_conflict->takeFocus();
}

void SharedFileSection::backFromConflict()
{
    m_stack->setCurrentWidget(m_overview);
    takeFocus();
}

void SharedFileSection::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_stack->currentWidget() == m_conflict)
        backFromConflict();
    else
        SharingSection::keyPressEvent(event);
}

}  // namespace muster::ui
