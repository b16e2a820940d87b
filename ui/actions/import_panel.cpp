// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/import_panel.h"

#include "core/actions/action_commands.h"
#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/tables/table_reader.h"
#include "ui/actions/import_mapping.h"
#include "ui/actions/import_preview_model.h"
#include "ui/bridge/words.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/import_view.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prompts.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <filesystem>

namespace muster::ui {

ImportPanel::ImportPanel(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_steps(new QStackedWidget)
    , m_way(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_message(new MessageBar)
    , m_mapping(new ImportMapping)
    , m_model(new ImportPreviewModel(this))
    , m_view(new ImportView(m_mapping, tr("Lines of the log")))
    , m_rows(m_view->rows())
    , m_busy(new QProgressBar)
    , m_choose(nullptr)
    , m_import(new QPushButton(tr("Import")))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* way = new QHBoxLayout;
    way->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    way->addWidget(m_way, 1);
    m_busy->setRange(0, 0);
    m_busy->setFixedWidth(160);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Working"));
    m_busy->hide();
    way->addWidget(m_busy);
    m_import->setProperty("primary", true);
    m_import->setToolTip(tr("Ctrl+Enter"));
    m_cancel->setToolTip(tr("Escape"));
    way->setSpacing(kSpace2);
    way->addWidget(m_import);
    way->addWidget(m_cancel);
    column->addLayout(way);
    column->addWidget(new Hairline);
    column->addWidget(m_message);
    m_steps->addWidget(makeFirstStep());
    m_steps->addWidget(makeMatching());
    column->addWidget(m_steps, 1);
    connect(m_import, &QPushButton::clicked, this, &ImportPanel::importNow);
    connect(m_cancel, &QPushButton::clicked, this, &ImportPanel::cancelled);
    connect(m_mapping, &ImportMapping::changed, this, &ImportPanel::look);
    setStep(0);
}

QWidget* ImportPanel::makeFirstStep()
{
    auto* first = new EmptyState(
        Icon::Import, tr("An action log kept in Excel or as CSV"),
        tr("Choose the file. Its columns are matched on the next page and every line is shown before anything comes "
           "in. What is in the register already is passed over."));
    m_choose = first->setButton(tr("Choose a file"), QStringLiteral("Enter"));
    connect(first, &EmptyState::buttonPressed, this, &ImportPanel::chooseFile);
    return first;
}

QWidget* ImportPanel::makeMatching()
{
    m_rows->setModel(m_model);
    m_rows->setSortingEnabled(false);
    m_rows->setItemDelegateForColumn(ImportPreviewModel::Outcome, new ChipDelegate(m_rows));
    m_rows->setColumnWidths({52, 158, 240, 150, 140}, ImportPreviewModel::Text);
    m_rows->setEmptyText(tr("There is no line under the heading row."));
    m_view->setAbout([this](int line) { return m_model->about(line); });
    return m_view;
}

void ImportPanel::begin()
{
    m_message->dismiss();
    m_table = {};
    m_fileName.clear();
    setStep(0);
    m_choose->setFocus(Qt::OtherFocusReason);
}

void ImportPanel::setStep(int step)
{
    m_steps->setCurrentIndex(step == 0 ? 0 : 1);
    m_import->setVisible(step > 0);
    m_way->setText(step == 0 ? tr("Step 1 of 3: choose the file")
                             : tr("Steps 2 and 3: match the columns of %1, then import").arg(m_fileName));
}

void ImportPanel::setBusy(const QString& text)
{
    m_busy->setVisible(!text.isEmpty());
    m_import->setEnabled(text.isEmpty());
    m_choose->setEnabled(text.isEmpty());
    if (!text.isEmpty())
        m_way->setText(text);
}

void ImportPanel::chooseFile()
{
    const auto path =
        m_prompts.openFile(this,
                           {.title = tr("Choose an action log"),
                            .suggestedName = {},
                            .filters = {tr("Action logs (*.xlsx *.xlsm *.csv *.txt *.tsv)"), tr("All files (*)")}});
    if (path)
        read(*path);
}

void ImportPanel::read(const QString& path)
{
    m_message->dismiss();
    m_fileName = QFileInfo(path).fileName();
    setBusy(tr("Reading %1").arg(m_fileName));
    const std::filesystem::path file(path.toStdU16String());
    m_bridge.run([file](replica::Replica&) { return tables::readTable(file); }, this,
                 [this](base::Result<tables::Table> table) {
                     setBusy({});
                     setStep(0);
                     if (table)
                         showTable(std::move(*table));
                     else
                         m_message->showRefusal(words(table.error().detail));
                 });
}

void ImportPanel::showTable(tables::Table table)
{
    m_table = std::move(table);
    std::vector<std::pair<base::Id, QString>> agencies;
    for (const partnership::Agency& agency : partnership::agencies(m_bridge.reader()))
        agencies.emplace_back(agency.id, words(agency.name));
    m_mapping->show(m_table, actions::guessPlan(m_table), agencies);
    setStep(1);
    look();
    m_rows->setFocus(Qt::OtherFocusReason);
}

// Every change of the matching shows at once what would come in.
void ImportPanel::look()
{
    const actions::ImportPlan plan = m_mapping->plan();
    actions::ImportPreview preview = actions::previewImport(m_bridge.reader(), m_table, plan);
    bool someEmpty = false;
    for (const actions::ImportRow& row : preview.rows)
        someEmpty = someEmpty || (row.leadAgencyText.empty() && !row.text.empty());
    const bool hasText =
        std::find(plan.columns.begin(), plan.columns.end(), actions::LogField::Text) != plan.columns.end();
    m_mapping->showUnknown(preview.unknownAgencies, someEmpty && hasText);

    const auto bad = std::count_if(preview.rows.begin(), preview.rows.end(),
                                   [](const actions::ImportRow& row) { return !row.problems.empty(); });
    QStringList parts {tr("%1 would come in").arg(words(base::counted(preview.ready(), "action", "actions")))};
    if (preview.passedOver() > 0)
        parts << tr("%1 already there").arg(preview.passedOver());
    if (bad > 0)
        parts << tr("%1 cannot come in").arg(bad);
    m_import->setText(tr("Import %1").arg(preview.ready()));
    QStringList remarks;
    for (const auto* list : {&preview.problems, &preview.remarks}) {
        for (const std::string& sentence : *list)
            remarks << words(sentence);
    }
    m_view->setWords(parts.join(QStringLiteral(", ")), remarks);
    QHash<QString, QString> names;
    for (const partnership::Agency& agency : partnership::agencies(m_bridge.reader()))
        names.insert(words(agency.id.hex()), words(partnership::printName(agency)));
    m_model->show(std::move(preview), std::move(names));
}

void ImportPanel::importNow()
{
    if (m_steps->currentIndex() == 0 || m_busy->isVisible())
        return;
    m_message->dismiss();
    setBusy(tr("Importing %1").arg(m_fileName));
    actions::ImportActions command {m_table, m_mapping->plan(), typed(m_fileName)};
    m_bridge.execute(std::move(command), this, [this](const base::Result<actions::Imported>& done) {
        setBusy({});
        setStep(1);
        if (!done) {
            m_message->showRefusal(words(done.error().detail));
            m_rows->selectRowAt(m_model->firstProblem());
            m_rows->setFocus(Qt::OtherFocusReason);
            return;
        }
        QString text = tr("%1 imported").arg(words(base::counted(done->added, "action", "actions")));
        if (done->passedOver > 0)
            text += tr(", %1 already there").arg(done->passedOver);
        Q_EMIT imported(text + QLatin1Char('.'));
    });
}

QString ImportPanel::message() const { return m_message->isVisible() ? m_message->text() : QString(); }

QString ImportPanel::summary() const { return m_view->summary(); }

void ImportPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        importNow();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT cancelled();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace muster::ui
