// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/partnership_page.h"

#include "core/partnership/profile_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/partnership/agencies_section.h"
#include "ui/partnership/bodies_section.h"
#include "ui/partnership/glossary_section.h"
#include "ui/partnership/host_section.h"
#include "ui/partnership/part_two_section.h"
#include "ui/partnership/places_sections.h"
#include "ui/partnership/priorities_section.h"
#include "ui/partnership/profile_section.h"
#include "ui/partnership/roles_section.h"
#include "ui/partnership/rota_section.h"
#include "ui/partnership/standing_section.h"
#include "ui/partnership/workstreams_section.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kRailWidth = 184;
constexpr int kRailRow = 32;
constexpr int kSoon = 20;  // several notices in a row are read once

}  // namespace

PartnershipPage::PartnershipPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : Page(PartnershipPage::ownSign(), parent)
    , m_bridge(bridge)
    , m_header(new PageHeader(tr("Partnership"), QStringLiteral(" ")))
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
    row->addWidget(m_rail);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(m_sections, 1);
    column->addLayout(row, 1);

    addHeading(tr("Who"));
    add(new AgenciesSection(bridge, prompts));
    add(new RolesSection(bridge, prompts));
    add(new BodiesSection(bridge, prompts));
    addHeading(tr("Where"));
    add(new WardsSection(bridge, prompts));
    add(new SectorsSection(bridge, prompts));
    add(new VulnerablePlacesSection(bridge, prompts));
    addHeading(tr("What for"));
    add(new PrioritiesSection(bridge, prompts));
    add(new WorkstreamsSection(bridge, prompts));
    addHeading(tr("How meetings run"));
    add(new StandingSection(bridge, prompts));
    add(new RotaSection(bridge, prompts));
    addHeading(tr("In its own words"));
    add(new GlossarySection(bridge, prompts));
    add(new ProfileSection(bridge));
    add(new HostSection(bridge));
    add(new PartTwoSection(bridge));

    m_reading->setSingleShot(true);
    m_reading->setInterval(kSoon);
    connect(m_reading, &QTimer::timeout, this, &PartnershipPage::readAgain);
    // Coming to the front it reads anyway.
    const auto readSoon = [this] {
        if (isVisible())
            m_reading->start();
    };
    connect(&bridge, &ReplicaBridge::changed, this, readSoon);
    connect(&bridge, &ReplicaBridge::partTwoChanged, this, readSoon);
    connect(m_rail, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
        if (item == nullptr)
            return;
        m_sections->setCurrentIndex(item->data(Qt::UserRole).toInt());
        currentSection()->readAgain();
        showState();
    });
    connect(m_rail, &QListWidget::itemActivated, this, [this] { currentSection()->takeFocus(); });
    m_rail->setCurrentRow(1);
}

void PartnershipPage::addHeading(const QString& text)
{
    auto* item = new QListWidgetItem(m_rail);
    item->setFlags(Qt::NoItemFlags);
    item->setSizeHint({0, kRailRow + kSpace1});
    item->setData(Qt::AccessibleTextRole, text);
    auto* label = new SectionLabel(text);
    label->setContentsMargins(3, kSpace3, 0, 0);  // in line with the words under it
    m_rail->setItemWidget(item, label);
}

void PartnershipPage::add(Section* section)
{
    auto* item = new QListWidgetItem(section->title(), m_rail);
    item->setData(Qt::UserRole, m_sections->addWidget(section));
    item->setSizeHint({0, kRailRow});
    connect(section, &Section::said, this, &PartnershipPage::said);
    connect(section, &Section::countChanged, this, &PartnershipPage::showState);
}

std::vector<Command> PartnershipPage::commands()
{
    return {{.id = QStringLiteral("partnership.new"),
             .text = tr("Add something new here"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_N),
             .handler = [this] { currentSection()->startNew(); },
             .enabled = [this] { return currentSection()->makesNew(); }},
            {.id = QStringLiteral("partnership.edit"),
             .text = tr("Edit what is selected"),
             .shortcut = QKeySequence(Qt::Key_F2),
             .handler = [this] { currentSection()->startEdit(); }},
            {.id = QStringLiteral("partnership.search"),
             .text = tr("Search this section"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_F),
             .handler = [this] { currentSection()->focusSearch(); }},
            {.id = QStringLiteral("partnership.sections"),
             .text = tr("Go to the list of sections"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_L),
             .handler = [this] { m_rail->setFocus(Qt::ShortcutFocusReason); }},
            {.id = QStringLiteral("partnership.next"),
             .text = tr("Next section"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_PageDown),
             .handler = [this] { step(1); }},
            {.id = QStringLiteral("partnership.previous"),
             .text = tr("Previous section"),
             .shortcut = QKeySequence(Qt::CTRL | Qt::Key_PageUp),
             .handler = [this] { step(-1); }}};
}

void PartnershipPage::activated()
{
    readAgain();
    currentSection()->takeFocus();
}

void PartnershipPage::showTarget(const QString& target)
{
    for (int row = 0; row < m_rail->count(); ++row) {
        if (m_rail->item(row)->text().compare(target, Qt::CaseInsensitive) == 0) {
            m_rail->setCurrentRow(row);
            currentSection()->takeFocus();
            return;
        }
    }
}

Section* PartnershipPage::currentSection() const { return static_cast<Section*>(m_sections->currentWidget()); }

Section* PartnershipPage::section(const QString& title) const
{
    for (int at = 0; at < m_sections->count(); ++at) {
        auto* section = static_cast<Section*>(m_sections->widget(at));
        if (section->title() == title)
            return section;
    }
    return nullptr;
}

void PartnershipPage::step(int by)
{
    int row = m_rail->currentRow() + by;
    while (row >= 0 && row < m_rail->count() && m_rail->item(row)->flags() == Qt::NoItemFlags)
        row += by;
    if (row < 0 || row >= m_rail->count())
        return;
    m_rail->setCurrentRow(row);
    currentSection()->takeFocus();
}

void PartnershipPage::readAgain()
{
    currentSection()->readAgain();
    showState();
}

void PartnershipPage::showState()
{
    const auto profile = partnership::profile(m_bridge.reader());
    m_header->setSubtitle(profile && !profile->name.empty() ? words(profile->name)
                                                            : tr("Not named yet: see Profile, in the list of sections"));
    Q_EMIT statusChanged(currentSection()->countWords());
    Q_EMIT commandsChanged();
}

}  // namespace muster::ui
