// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/partnership_page.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/partnership/part_two_section.h"
#include "ui/partnership/section_list.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kListWidth = 196;
constexpr int kEntry = 30;
constexpr int kGroup = 26;

const QString kPartTwo = QStringLiteral("part two");

}  // namespace

PartnershipPage::PartnershipPage(ReplicaBridge& bridge, Prompts& /*prompts*/, QWidget* parent)
    : Page(parent)
    , m_bridge(bridge)
    , m_header(new PageHeader(tr("Partnership"), QStringLiteral(" ")))
    , m_list(new QListWidget)
    , m_stack(new QStackedWidget)
    , m_partTwo(new PartTwoSection(bridge))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_list->setAccessibleName(tr("Sections"));
    m_list->setFixedWidth(kListWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    row->addWidget(m_list);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(m_stack, 1);
    column->addLayout(row, 1);

    for (const auto& make : {agencySections, bodySections, meetingSections, placeSections, prioritySections,
                             profileSections}) {
        for (SectionSpec& spec : make())
            addSection(new RecordSection(std::move(spec), bridge));
    }
    addEntry(tr("The partnership"), tr("Part two"), kPartTwo);
    m_stack->addWidget(m_partTwo);
    connect(m_partTwo, &PartTwoSection::said, this, [this](const QString& text) { Q_EMIT said(text, false); });
    connect(m_list, &QListWidget::currentRowChanged, this, &PartnershipPage::open);
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (RecordSection* front = current(); front != nullptr)
            front->focusTable();
        else
            m_partTwo->focusFirst();
    });
    connect(&bridge, &ReplicaBridge::changed, this, [this](const replica::ChangeNotice&) {
        if (isVisible())
            readAgain();
    });
}

void PartnershipPage::addSection(RecordSection* section)
{
    addEntry(section->spec().group, section->spec().title, section->spec().id);
    m_sections.push_back(section);
    m_stack->addWidget(section);
    connect(section, &RecordSection::said, this, [this](const QString& text) { Q_EMIT said(text, true); });
}

void PartnershipPage::addEntry(const QString& group, const QString& title, const QString& id)
{
    if (group != m_lastGroup) {
        auto* heading = new QListWidgetItem(group.toUpper(), m_list);
        heading->setFlags(Qt::NoItemFlags);
        heading->setFont(textFont(TextStyle::Caps));
        heading->setData(Qt::AccessibleTextRole, group);
        heading->setSizeHint({0, kGroup});
        m_lastGroup = group;
    }
    auto* entry = new QListWidgetItem(title, m_list);
    entry->setData(Qt::UserRole, id);
    entry->setSizeHint({0, kEntry});
}

RecordSection* PartnershipPage::section(const QString& id) const
{
    for (RecordSection* one : m_sections) {
        if (one->spec().id == id)
            return one;
    }
    return nullptr;
}

RecordSection* PartnershipPage::current() const
{
    return qobject_cast<RecordSection*>(m_stack->currentWidget());
}

void PartnershipPage::open(int row)
{
    const QListWidgetItem* entry = m_list->item(row);
    if (entry == nullptr)
        return;
    if (RecordSection* wanted = section(entry->data(Qt::UserRole).toString()); wanted != nullptr) {
        m_stack->setCurrentWidget(wanted);
        readAgain();
    } else {
        m_stack->setCurrentWidget(m_partTwo);
    }
    Q_EMIT commandsChanged();
}

void PartnershipPage::readAgain()
{
    const replica::Reader& reader = m_bridge.reader();
    const auto profile = partnership::profile(reader);
    if (profile && !profile->name.empty())
        m_header->setTitle(words(profile->name));
    const auto count = [](std::size_t number, std::string_view one, std::string_view many) {
        return words(base::counted(static_cast<int>(number), one, many));
    };
    const base::Date today = reader.today();
    m_header->setSubtitle(QStringList {count(partnership::agenciesOn(reader, today).size(), "agency", "agencies"),
                                       count(partnership::rolesOn(reader, today).size(), "role", "roles"),
                                       count(partnership::bodiesOn(reader, today).size(), "body", "bodies")}
                              .join(QStringLiteral(" · ")));
    if (RecordSection* front = current(); front != nullptr) {
        front->readAgain();
        Q_EMIT statusChanged(tr("%1: %2").arg(front->spec().title).arg(front->model()->records()));
    }
}

std::vector<Command> PartnershipPage::commands()
{
    std::vector<Command> commands;
    commands.push_back({.id = QStringLiteral("partnership.add"),
                        .text = tr("Add a record to the section"),
                        .shortcut = QKeySequence(Qt::CTRL | Qt::Key_N),
                        .handler = [this] { current()->addRecord(); },
                        .enabled = [this] { return current() != nullptr && !current()->spec().addText.isEmpty(); }});
    commands.push_back({.id = QStringLiteral("partnership.edit"),
                        .text = tr("Edit the selected record"),
                        .shortcut = QKeySequence(Qt::Key_F2),
                        .handler = [this] { current()->editCurrent(); },
                        .enabled = [this] { return current() != nullptr; }});
    commands.push_back({.id = QStringLiteral("partnership.sections"),
                        .text = tr("Go to the list of sections"),
                        .shortcut = QKeySequence(Qt::CTRL | Qt::Key_L),
                        .handler = [this] { m_list->setFocus(Qt::ShortcutFocusReason); }});
    // A key means in each section what its button says.
    const auto step = [this](const QKeySequence& keys) {
        if (RecordSection* front = current(); front != nullptr) {
            const auto& steps = front->spec().steps;
            for (std::size_t at = 0; at < steps.size(); ++at) {
                if (steps[at].keys == keys)
                    front->takeStep(static_cast<int>(at));
            }
        }
    };
    struct Shared {
        const char* id;
        QString text;
        QKeySequence keys;
    };
    for (const Shared& shared : {Shared {"partnership.end", tr("End, close or take out the record"),
                                         QKeySequence(Qt::CTRL | Qt::Key_D)},
                                 Shared {"partnership.up", tr("Move the row up"), QKeySequence(Qt::ALT | Qt::Key_Up)},
                                 Shared {"partnership.down", tr("Move the row down"),
                                         QKeySequence(Qt::ALT | Qt::Key_Down)},
                                 Shared {"partnership.set", tr("Start a new set of priorities"),
                                         QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N)}})
        commands.push_back({.id = QLatin1String(shared.id),
                            .text = shared.text,
                            .shortcut = shared.keys,
                            .handler = [step, keys = shared.keys] { step(keys); }});
    return commands;
}

void PartnershipPage::activated()
{
    if (m_list->currentRow() < 0)
        m_list->setCurrentRow(1);
    else
        readAgain();
    if (RecordSection* front = current(); front != nullptr)
        front->focusTable();
    else
        m_partTwo->focusFirst();
}

void PartnershipPage::showTarget(const QString& target)
{
    for (int row = 0; row < m_list->count(); ++row) {
        const QString id = m_list->item(row)->data(Qt::UserRole).toString();
        if (id.isEmpty() || !target.startsWith(id))
            continue;
        m_list->setCurrentRow(row);
        if (RecordSection* front = current(); front != nullptr && target.size() > id.size())
            front->select(target.mid(id.size()).trimmed());
        return;
    }
}

}  // namespace muster::ui
