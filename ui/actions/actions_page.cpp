// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_page.h"

#include "ui/actions/action_detail.h"
#include "ui/actions/action_filter_bar.h"
#include "ui/actions/actions_csv.h"
#include "ui/actions/actions_delegates.h"
#include "ui/actions/actions_desk.h"
#include "ui/actions/actions_model.h"
#include "ui/actions/import_panel.h"
#include "ui/bridge/words.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/prompts.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kHeadingRow = 32;
constexpr int kFoldedRow = 76;  // two lines of the action, one of its latest update
constexpr int kWideRow = 60;
constexpr int kWidePage = 1400;
constexpr int kNarrowDetail = 368;
constexpr int kWideDetail = 440;

}  // namespace

ActionsPage::ActionsPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : Page(ActionsPage::ownSign(), parent)
    , m_prompts(prompts)
    , m_desk(new ActionsDesk(bridge, this))
    , m_header(new PageHeader(tr("Actions"), QStringLiteral(" ")))
    , m_filters(new ActionFilterBar)
    , m_model(new ActionsModel(this))
    , m_table(new DataTable(tr("Actions")))
    , m_detail(new ActionDetail(*m_desk))
    , m_message(new MessageBar)
    , m_import(new ImportPanel(bridge, prompts))
    , m_stack(new QStackedWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* importButton = new QPushButton(muster::ui::icon(Icon::Import), tr("Import a log"));
    auto* exportButton = new QPushButton(muster::ui::icon(Icon::Export), tr("Export CSV"));
    importButton->setToolTip(tr("Ctrl+I"));
    exportButton->setToolTip(tr("Ctrl+E"));
    m_header->addRight(importButton);
    m_header->addRight(exportButton);
    column->addWidget(m_header);
    m_stack->addWidget(makeRegister());
    m_stack->addWidget(m_import);
    column->addWidget(m_stack, 1);

    connect(importButton, &QPushButton::clicked, this, &ActionsPage::startImport);
    connect(exportButton, &QPushButton::clicked, this, &ActionsPage::exportShown);
    connect(m_desk, &ActionsDesk::changed, this, &ActionsPage::refill);
    connect(m_filters, &ActionFilterBar::changed, this, &ActionsPage::refill);
    connect(m_table, &DataTable::rowChanged, this, [this](int row) {
        const actions::Action* action = m_model->actionAt(row);
        if (action == nullptr)
            return;
        const bool first = m_detail->action().isNil();
        m_detail->show(action->id);
        if (first)
            Q_EMIT commandsChanged();
    });
    connect(m_table, &DataTable::opened, this, [this] { m_detail->begin(actions::ActionStep::Progress); });
    connect(m_detail, &ActionDetail::done, this, &ActionsPage::finish);
    connect(m_detail, &ActionDetail::formClosed, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_detail, &ActionDetail::meetingWanted, this,
            [this](const QString& meeting) { Q_EMIT openRequested(QStringLiteral("meetings"), meeting); });
    connect(m_import, &ImportPanel::cancelled, this, &ActionsPage::leaveImport);
    connect(m_import, &ImportPanel::imported, this, [this](const QString& text) {
        leaveImport();
        Q_EMIT said(text, true);
    });
    // Letters are commands only while no field wants them.
    connect(qApp, &QApplication::focusChanged, this, &ActionsPage::commandsChanged);
    connect(m_desk, &ActionsDesk::overdueCounted, this, &ActionsPage::tellOverdue);
}

QWidget* ActionsPage::makeRegister()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    bar->addWidget(m_filters);
    column->addLayout(bar);
    column->addWidget(m_message);

    m_table->setModel(m_model);
    m_table->setItemDelegate(new ActionRowDelegate(m_table));
    m_table->setItemDelegateForColumn(ActionsModel::Status, new StackedChipDelegate(m_table));
    m_table->setEmptyText(tr("No action is like this. Take a filter away, or import an older log."));
    m_table->installEventFilter(this);
    // A third click on a heading goes back to the order of the log.
    m_table->horizontalHeader()->setSortIndicatorClearable(true);
    connect(m_model, &ActionsModel::arranged, this, &ActionsPage::arrangeRows);
    fold();

    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_table, 1);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(m_detail);
    column->addWidget(new Hairline);
    column->addLayout(row, 1);
    return page;
}

std::vector<Command> ActionsPage::commands()
{
    const QString group = tr("The selected action");
    std::vector<Command> commands;
    for (const actions::ActionStep step : actions::allActionSteps()) {
        commands.push_back({.id = QStringLiteral("actions.step.") + keyOf(step),
                            .text = words(actions::inWords(step)),
                            .shortcut = QKeySequence(keyOf(step)),
                            .handler = [this, step] { m_detail->begin(step); },
                            .enabled = [this] { return isReading() && !m_detail->action().isNil(); },
                            .group = group});
    }
    commands.push_back({.id = QStringLiteral("actions.history"),
                        .text = tr("History of the action"),
                        .shortcut = QKeySequence(Qt::Key_H),
                        .handler = [this] { m_detail->toggleHistory(); },
                        .enabled = [this] { return isReading() && !m_detail->action().isNil(); },
                        .group = group});
    commands.push_back({.id = QStringLiteral("actions.search"),
                        .text = tr("Search the actions"),
                        .shortcut = QKeySequence(Qt::CTRL | Qt::Key_F),
                        .handler = [this] { m_filters->focusSearch(); }});
    commands.push_back({.id = QStringLiteral("actions.all"),
                        .text = tr("Show all actions"),
                        .shortcut = QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F),
                        .handler = [this] { m_filters->clear(); }});
    commands.push_back({.id = QStringLiteral("actions.import"),
                        .text = tr("Import an action log"),
                        .shortcut = QKeySequence(Qt::CTRL | Qt::Key_I),
                        .handler = [this] { startImport(); }});
    commands.push_back({.id = QStringLiteral("actions.export"),
                        .text = tr("Export the shown actions as CSV"),
                        .shortcut = QKeySequence(Qt::CTRL | Qt::Key_E),
                        .handler = [this] { exportShown(); }});
    return commands;
}

bool ActionsPage::isReading() const
{
    const QWidget* focus = QApplication::focusWidget();
    if (m_stack->currentWidget() == m_import || focus == nullptr)
        return false;
    const bool types = focus->inherits("QLineEdit") || focus->inherits("QPlainTextEdit") || focus->inherits("QComboBox")
        || focus->inherits("QAbstractSpinBox");
    return isAncestorOf(focus) && !types;
}

void ActionsPage::showEvent(QShowEvent* event)
{
    m_desk->wake();
    Page::showEvent(event);
}

void ActionsPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_desk->sleep();
}

void ActionsPage::tellOverdue(int overdue)
{
    Q_EMIT badgeChanged(overdue == 0 ? QString() : QString::number(overdue), tr("%1 overdue").arg(overdue));
}

void ActionsPage::activated()
{
    m_desk->wake();
    if (m_stack->currentWidget() == m_import)
        return;
    m_table->setFocus(Qt::OtherFocusReason);
    if (m_table->currentRow() < 0 && m_model->rowCount() > 1)
        m_table->selectRowAt(m_model->isHeading(0) ? 1 : 0);
}

void ActionsPage::showTarget(const QString& target)
{
    m_desk->wake();
    leaveImport();
    if (m_filters->choose(target))
        return;
    const auto id = base::parseId(typed(target));
    for (const actions::Action& action : m_desk->all()) {
        if ((id && action.id == *id) || words(action.reference).compare(target, Qt::CaseInsensitive) == 0) {
            if (m_model->rowOf(action.id) < 0)
                m_filters->clear();
            selectAction(action.id);
            return;
        }
    }
    m_message->showNotice(tr("%1 is not in the register.").arg(target), Tone::Attention);
}

void ActionsPage::refill()
{
    const base::Id selected = m_detail->action();
    const int scrolled = m_table->verticalScrollBar()->value();
    const actions::ActionFilter filter = m_filters->filter(m_desk->today(), m_desk->nextMeeting());
    std::vector<actions::Action> shown;
    for (const actions::Action& action : m_desk->all()) {
        if (actions::passes(action, filter))
            shown.push_back(action);
    }
    m_filters->offer(m_desk->all());
    const auto all = actions::countActions(m_desk->all(), m_desk->nextMeeting());
    QString subtitle = words(actions::inWords(all));
    if (shown.size() != m_desk->all().size())
        subtitle = tr("Shown: %1").arg(words(actions::inWords(actions::countActions(shown, m_desk->nextMeeting()))));
    m_header->setSubtitle(m_desk->all().empty() ? tr("No actions yet: they come from meetings, or from an older log")
                                                : subtitle);
    m_model->setGrouping(m_filters->grouping());
    m_model->show(std::move(shown), m_desk->nextMeeting());
    if (!selected.isNil() && m_model->rowOf(selected) >= 0 && m_table->currentRow() != m_model->rowOf(selected)) {
        selectAction(selected);
        m_table->verticalScrollBar()->setValue(scrolled);
    }
    tellOverdue(all.groups.contains(actions::LogGroup::Overdue) ? all.groups.at(actions::LogGroup::Overdue) : 0);
    Q_EMIT statusChanged(tr("%1 of %2 actions shown").arg(m_model->inOrder().size()).arg(m_desk->all().size()));
}

QString ActionsPage::counts() const { return m_header->subtitle(); }

void ActionsPage::selectAction(const base::Id& action)
{
    m_table->selectRowAt(m_model->rowOf(action));
    m_detail->show(action);
}

// Headings reach across the table and are lower than actions.
void ActionsPage::arrangeRows()
{
    m_table->clearSpans();
    const int height = m_table->isColumnHidden(ActionsModel::With) ? kFoldedRow : kWideRow;
    QHeaderView* rows = m_table->verticalHeader();
    rows->setDefaultSectionSize(height);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool heading = m_model->isHeading(row);
        if (heading)
            m_table->setSpan(row, 0, 1, ActionsModel::ColumnCount);
        const int wanted = heading ? kHeadingRow : height;
        if (rows->sectionSize(row) != wanted)
            rows->resizeSection(row, wanted);
    }
}

void ActionsPage::fold()
{
    const bool wide = width() >= kWidePage;
    m_detail->setFixedWidth(wide ? kWideDetail : kNarrowDetail);
    m_table->setColumnHidden(ActionsModel::With, !wide);
    m_table->setColumnHidden(ActionsModel::Update, !wide);
    m_model->setFolded(!wide);
    if (wide)
        m_table->setColumnWidths({76, 280, 210, 120, 128, 160, 300}, ActionsModel::Text);
    else
        m_table->setColumnWidths({68, 200, 148, 0, 124, 156, 0}, ActionsModel::Text);
    arrangeRows();
}

void ActionsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const bool wide = width() >= kWidePage;
    if (wide == m_table->isColumnHidden(ActionsModel::With))
        fold();
}

// P reports progress too; a letter that is no command does not wander through the table.
bool ActionsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_P && key->modifiers() == Qt::NoModifier) {
            m_detail->begin(actions::ActionStep::Progress);
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void ActionsPage::exportShown()
{
    const auto path =
        m_prompts.saveFile(this,
                           {.title = tr("Export the shown actions"),
                            .suggestedName = tr("actions-%1.csv").arg(words(base::isoDate(m_desk->today()))),
                            .filters = {tr("CSV table (*.csv)")}});
    if (!path)
        return;
    const auto shown = m_model->inOrder();
    const std::string csv = actionsAsCsv(shown);
    QSaveFile file(*path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.write(csv.data(), static_cast<qint64>(csv.size())) == static_cast<qint64>(csv.size()) && file.commit();
    if (written)
        Q_EMIT said(tr("%1 actions written to %2.").arg(shown.size()).arg(*path), false);
    else
        m_message->showRefusal(tr("%1 cannot be written: %2. Choose another folder.").arg(*path, file.errorString()));
}

void ActionsPage::startImport()
{
    m_stack->setCurrentWidget(m_import);
    m_import->begin();
    Q_EMIT commandsChanged();
}

void ActionsPage::leaveImport()
{
    m_stack->setCurrentIndex(0);
    m_table->setFocus(Qt::OtherFocusReason);
}

void ActionsPage::finish(const QString& text)
{
    m_table->setFocus(Qt::OtherFocusReason);
    Q_EMIT said(text, true);
}

}  // namespace muster::ui
