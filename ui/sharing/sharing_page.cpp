// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/sharing_page.h"

#include "ui/bridge/words.h"
#include "ui/sharing/conflict_view.h"
#include "ui/sharing/erasure_section.h"
#include "ui/sharing/keys_section.h"
#include "ui/sharing/line_list.h"
#include "ui/sharing/packages_section.h"
#include "ui/sharing/shared_file_section.h"
#include "ui/sharing/slips_section.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/work_bar.h"

#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kRailWidth = 184;
constexpr int kRailRow = 32;

}  // namespace

SharingPage::SharingPage(SharingDesk& desk, Prompts& prompts, QWidget* parent)
    : Page(SharingPage::ownSign(), parent)
    , m_desk(desk)
    , m_header(new PageHeader(tr("Sharing"), QStringLiteral(" ")))
    , m_message(new MessageBar)
    , m_work(new WorkBar)
    , m_rail(new QListWidget)
    , m_sections(new QStackedWidget)
    , m_sync(new QPushButton(tr("Share now")))
    , m_file(new SharedFileSection(desk, prompts))
    , m_keys(new KeysSection(desk.bridge(), prompts))
    , m_packages(new PackagesSection(desk.bridge(), prompts))
    , m_returns(new SlipsSection(desk.bridge(), prompts))
    , m_erasure(new ErasureSection(desk.bridge(), prompts))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sync->setObjectName(QStringLiteral("sharing.sync"));
    m_sync->setAccessibleName(m_sync->text());
    m_sync->setToolTip(tr("F5"));
    m_header->addRight(m_sync);
    column->addWidget(m_header);
    column->addWidget(m_message);
    column->addWidget(m_work);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail->setObjectName(QStringLiteral("sharing.sections"));
    m_rail->setAccessibleName(tr("Sections"));
    m_rail->setFixedWidth(kRailWidth);
    m_rail->setFrameShape(QFrame::NoFrame);
    m_rail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    row->addWidget(m_rail);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(m_sections, 1);
    column->addLayout(row, 1);
    for (SharingSection* section : std::initializer_list<SharingSection*> {m_file, m_keys, m_packages, m_returns, m_erasure})
        add(section);

    connect(m_rail, &QListWidget::currentRowChanged, this, [this](int at) {
        m_sections->setCurrentIndex(at);
        m_message->dismiss();
        current()->readAgain();
    });
    connect(m_rail, &QListWidget::itemActivated, this, [this] { current()->takeFocus(); });
    connect(m_sync, &QPushButton::clicked, &m_desk, &SharingDesk::syncNow);
    connect(&m_desk, &SharingDesk::statusChanged, this, &SharingPage::showStatus);
    connect(&m_desk, &SharingDesk::factsChanged, this, &SharingPage::showBadge);
    connect(&m_desk, &SharingDesk::taskChanged, this, &SharingPage::showTask);
    connect(&m_desk, &SharingDesk::done, this,
            [this](const QString& what) { m_message->showNotice(what, Tone::Good); });
    connect(&m_desk, &SharingDesk::refused, m_message, &MessageBar::showRefusal);
    connect(m_work, &WorkBar::cancelled, this, [this] {
        if (m_sectionWorks)
            m_packages->cancel();
        else
            m_desk.cancelTask();
    });
    connect(m_file, &SharedFileSection::joinWanted, this, &SharingPage::joinWanted);
    connect(m_file, &SharedFileSection::started, m_message, &MessageBar::dismiss);
    connect(m_file, &SharedFileSection::focusUp, this, [this] { m_sync->setFocus(Qt::OtherFocusReason); });
    connect(m_keys, &KeysSection::setUpWanted, this,
            [this] { Q_EMIT openRequested(QStringLiteral("partnership"), QStringLiteral("Part two")); });
    m_rail->setCurrentRow(0);
    showTask();
    showStatus();
    showBadge();
}

void SharingPage::add(SharingSection* section)
{
    auto* item = new QListWidgetItem(section->title(), m_rail);
    item->setSizeHint({0, kRailRow});
    m_sections->addWidget(section);
    connect(section, &SharingSection::said, this, [this](const QString& text, bool withUndo) {
        m_message->dismiss();
        Q_EMIT said(text, withUndo);
    });
    connect(section, &SharingSection::refused, m_message, &MessageBar::showRefusal);
    connect(section, &SharingSection::working, this, [this](const QString& words) {
        m_sectionWorks = !words.isEmpty();
        if (m_sectionWorks)
            m_work->start(words);
        else
            m_work->finish();
        m_work->cancelButton()->setVisible(current() == m_packages || !m_sectionWorks);
    });
}

SharingSection* SharingPage::current() const { return static_cast<SharingSection*>(m_sections->currentWidget()); }

void SharingPage::open(SharingSection* section)
{
    m_rail->setCurrentRow(m_sections->indexOf(section));
    section->takeFocus();
}

void SharingPage::step(int by)
{
    const int row = m_rail->currentRow() + by;
    if (row < 0 || row >= m_rail->count())
        return;
    m_rail->setCurrentRow(row);
    current()->takeFocus();
}

std::vector<Command> SharingPage::commands()
{
    const auto idle = [this] { return m_desk.task() == SharingDesk::Task::None; };
    const auto shared = [this, idle] { return m_desk.isShared() && idle(); };
    const auto notShared = [this, idle] { return !m_desk.isShared() && idle(); };
    const auto command = [](const char* id, const QString& text, const QKeySequence& keys,
                            std::function<void()> handler, std::function<bool()> enabled = {}) {
        return Command {.id = QString::fromLatin1(id),
                        .text = text,
                        .shortcut = keys,
                        .handler = std::move(handler),
                        .enabled = std::move(enabled)};
    };
    return {command("sharing.sync", tr("Share what is new now"), QKeySequence(Qt::Key_F5),
                    [this] { m_desk.syncNow(); }, shared),
            command("sharing.create", tr("Create a shared file"), QKeySequence(Qt::CTRL | Qt::Key_N),
                    [this] { m_file->createFile(); }, notShared),
            command("sharing.create-database", tr("Share through a database server"), {},
                    [this] { m_file->createInDatabase(); }, notShared),
            command("sharing.repair", tr("Repair the shared file"), {}, [this] { m_desk.repair(); }, shared),
            command("sharing.moved", tr("Say where the shared file is now"), {}, [this] { m_file->fileMoved(); }, shared),
            command("sharing.leave", tr("Leave the share"), {}, [this] { m_file->leave(); }, shared),
            command("sharing.keys", tr("Add or remove a key of part two"), {}, [this] { open(m_keys); }),
            command("sharing.packages", tr("Write or take in a package"), {}, [this] { open(m_packages); }),
            command("sharing.slips", tr("Write or take in a return slip"), {}, [this] { open(m_returns); }),
            command("sharing.erase", tr("Erase a text for good"), {}, [this] { open(m_erasure); }),
            command("sharing.sections", tr("Go to the list of sections"), QKeySequence(Qt::CTRL | Qt::Key_L),
                    [this] { m_rail->setFocus(Qt::ShortcutFocusReason); }),
            command("sharing.next", tr("Next section"), QKeySequence(Qt::CTRL | Qt::Key_PageDown), [this] { step(1); }),
            command("sharing.previous", tr("Previous section"), QKeySequence(Qt::CTRL | Qt::Key_PageUp),
                    [this] { step(-1); })};
}

void SharingPage::activated()
{
    current()->readAgain();
    current()->takeFocus();
}

void SharingPage::showTarget(const QString& target)
{
    const QString erase = QStringLiteral("erase ");
    if (target.startsWith(erase)) {
        open(m_erasure);
        m_erasure->show(target.mid(erase.size()));
        return;
    }
    for (int row = 0; row < m_rail->count(); ++row) {
        if (m_rail->item(row)->text().compare(target, Qt::CaseInsensitive) == 0)
            open(static_cast<SharingSection*>(m_sections->widget(row)));
    }
}

ConflictView* SharingPage::conflictView() const { return m_file->conflictView(); }
LineList* SharingPage::arrivals() const { return m_file->overview()->arrivals(); }
LineList* SharingPage::waiting() const { return m_file->overview()->waiting(); }
LineList* SharingPage::members() const { return m_file->overview()->members(); }
LineList* SharingPage::health() const { return m_file->overview()->health(); }

QString SharingPage::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

void SharingPage::openConflict(std::size_t which)
{
    m_rail->setCurrentRow(0);
    m_file->openConflict(which);
}

void SharingPage::showStatus()
{
    m_header->setSubtitle(m_desk.isShared() ? tr("Shared in %1").arg(m_desk.place())
                                            : tr("Everything is on this computer only"));
    m_sync->setVisible(m_desk.isShared());
}

void SharingPage::showBadge()
{
    const auto conflicts = static_cast<int>(m_desk.facts().conflicts.size());
    Q_EMIT badgeChanged(conflicts == 0 ? QString() : QString::number(conflicts),
                        conflicts == 0 ? QString()
                                       : tr("%n place(s) where people wrote different things", nullptr, conflicts));
}

void SharingPage::showTask()
{
    switch (m_desk.task()) {
    case SharingDesk::Task::None:
        m_work->finish();
        break;
    case SharingDesk::Task::Creating:
        m_work->start(tr("Making the shared file and putting everything in"));
        break;
    case SharingDesk::Task::Repairing:
        m_work->start(tr("Looking at the whole shared file"));
        break;
    case SharingDesk::Task::Moving:
        m_work->start(tr("Comparing the file in its new place"));
        break;
    case SharingDesk::Task::Leaving:
        m_work->start(tr("Leaving the share"));
        break;
    }
    m_work->cancelButton()->setVisible(true);
    m_sync->setEnabled(m_desk.task() == SharingDesk::Task::None);
    showStatus();
    Q_EMIT commandsChanged();
}

}  // namespace muster::ui
