// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/sections_page.h"

#include "ui/bridge/replica_bridge.h"
#include "ui/records/section.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_header.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace muster::ui {
namespace {

constexpr int kRailWidth = 184;
constexpr int kRailRow = 30;
constexpr int kCloseRow = 25;  // where the window is low
constexpr int kHeadingMore = 2;  // than a row
constexpr int kSoon = 20;  // several notices in a row are read once

}  // namespace

SectionsPage::SectionsPage(const PageSign& sign, ReplicaBridge& bridge, QWidget* parent)
    : Page(sign, parent)
    , m_bridge(bridge)
    , m_header(new PageHeader(sign.title, QStringLiteral(" ")))
    , m_rail(new QListWidget)
    , m_sections(new QStackedWidget)
    , m_reading(new QTimer(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_rail->setAccessibleName(tr("Sections"));
    m_rail->setFixedWidth(kRailWidth);
    m_rail->setFrameShape(QFrame::NoFrame);
    m_rail->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_rail->setStyleSheet(QStringLiteral("QListView::item { padding: 2px 8px; }"));  // rows may be close
    m_rail->installEventFilter(this);
    row->addWidget(m_rail);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(m_sections, 1);
    column->addLayout(row, 1);
}

void SectionsPage::begin()
{
    m_reading->setSingleShot(true);
    m_reading->setInterval(kSoon);
    connect(m_reading, &QTimer::timeout, this, &SectionsPage::readAgain);
    // Coming to the front it reads anyway.
    const auto readSoon = [this] {
        if (isVisible())
            m_reading->start();
    };
    connect(&m_bridge, &ReplicaBridge::changed, this, readSoon);
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, readSoon);
    connect(m_rail, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item == nullptr)
            return;
        m_sections->setCurrentWidget(made(item->data(Qt::UserRole).toInt()));
        currentSection()->readAgain();
        showState();
    });
    connect(m_rail, &QListWidget::itemActivated, this, [this] { currentSection()->takeFocus(); });
    int first = 0;
    while (m_rail->item(first)->flags() == Qt::NoItemFlags)
        ++first;
    m_rail->setCurrentRow(first);
}

void SectionsPage::addHeading(const QString& text)
{
    auto* item = new QListWidgetItem(m_rail);
    item->setFlags(Qt::NoItemFlags);
    item->setSizeHint({0, kRailRow + kHeadingMore});
    item->setData(Qt::AccessibleTextRole, text);
    auto* label = new SectionLabel(text);
    label->setContentsMargins(3, kSpace3, 0, 0);  // in line with the words under it
    m_rail->setItemWidget(item, label);
}

void SectionsPage::fitRail()
{
    int needed = 0;
    for (int row = 0; row < m_rail->count(); ++row)
        needed += m_rail->item(row)->flags() == Qt::NoItemFlags ? kRailRow + kHeadingMore : kRailRow;
    const bool fits = needed <= m_rail->height();
    for (int row = 0; row < m_rail->count(); ++row) {
        QListWidgetItem* item = m_rail->item(row);
        const bool heading = item->flags() == Qt::NoItemFlags;
        const QSize wanted(0, fits ? kRailRow + (heading ? kHeadingMore : 0) : kCloseRow);
        if (item->sizeHint() == wanted)
            continue;
        item->setSizeHint(wanted);
        if (heading)
            m_rail->itemWidget(item)->setContentsMargins(3, fits ? kSpace3 : kSpace2, 0, 0);
    }
}

bool SectionsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_rail && event->type() == QEvent::Resize)
        fitRail();
    return Page::eventFilter(watched, event);
}

void SectionsPage::add(const QString& title, std::function<Section*()> make)
{
    auto* item = new QListWidgetItem(title, m_rail);
    item->setData(Qt::UserRole, static_cast<int>(m_makers.size()));
    item->setSizeHint({0, kRailRow});
    m_makers.push_back(std::move(make));
    m_made.push_back(nullptr);
}

Section* SectionsPage::made(int at)
{
    Section*& section = m_made[static_cast<std::size_t>(at)];
    if (section == nullptr) {
        section = m_makers[static_cast<std::size_t>(at)]();
        m_sections->addWidget(section);
        connect(section, &Section::said, this, &SectionsPage::said);
        connect(section, &Section::openRequested, this, &SectionsPage::openRequested);
        connect(section, &Section::countChanged, this, &SectionsPage::showState);
    }
    return section;
}

std::vector<Command> SectionsPage::commands()
{
    const QString at = sectionId() + QLatin1Char('.');
    return {{.id = at + QStringLiteral("new"),
             .text = tr("Add something new here"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_N),
             .handler = [this] { currentSection()->startNew(); },
             .enabled = [this] { return currentSection()->makesNew(); }},
            {.id = at + QStringLiteral("edit"),
             .text = tr("Edit what is selected"),
             .shortcut = QKeySequence(Qt::Key_F2),
             .handler = [this] { currentSection()->startEdit(); }},
            {.id = at + QStringLiteral("search"),
             .text = tr("Search this section"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_F),
             .handler = [this] { currentSection()->focusSearch(); }},
            {.id = at + QStringLiteral("sections"),
             .text = tr("Go to the list of sections"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_L),
             .handler = [this] { m_rail->setFocus(Qt::ShortcutFocusReason); }},
            {.id = at + QStringLiteral("next"),
             .text = tr("Next section"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_PageDown),
             .handler = [this] { step(1); }},
            {.id = at + QStringLiteral("previous"),
             .text = tr("Previous section"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_PageUp),
             .handler = [this] { step(-1); }}};
}

void SectionsPage::activated()
{
    readAgain();
    currentSection()->takeFocus();
}

void SectionsPage::showTarget(const QString& target)
{
    const QString title = target.section(QLatin1Char('/'), 0, 0);
    for (int row = 0; row < m_rail->count(); ++row) {
        if (m_rail->item(row)->text().compare(title, Qt::CaseInsensitive) != 0)
            continue;
        m_rail->setCurrentRow(row);
        const auto record = base::parseId(target.section(QLatin1Char('/'), 1, 1).toStdString());
        if (record)
            currentSection()->showRecord(*record);
        currentSection()->takeFocus();
        return;
    }
}

Section* SectionsPage::currentSection() const { return static_cast<Section*>(m_sections->currentWidget()); }

Section* SectionsPage::section(const QString& title)
{
    for (int row = 0; row < m_rail->count(); ++row) {
        const QListWidgetItem* item = m_rail->item(row);
        if (item->flags() != Qt::NoItemFlags && item->text() == title)
            return made(item->data(Qt::UserRole).toInt());
    }
    return nullptr;
}

void SectionsPage::step(int by)
{
    int row = m_rail->currentRow() + by;
    while (row >= 0 && row < m_rail->count() && m_rail->item(row)->flags() == Qt::NoItemFlags)
        row += by;
    if (row < 0 || row >= m_rail->count())
        return;
    m_rail->setCurrentRow(row);
    currentSection()->takeFocus();
}

void SectionsPage::readAgain()
{
    currentSection()->readAgain();
    showState();
}

void SectionsPage::showState()
{
    m_header->setSubtitle(subtitle());
    Q_EMIT statusChanged(currentSection()->countWords());
    Q_EMIT commandsChanged();
}

}  // namespace muster::ui
