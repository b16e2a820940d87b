// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/figures_import.h"

#include "core/base/text.h"
#include "ui/bridge/words.h"
#include "ui/performance/figures_preview_model.h"
#include "ui/widgets/column_choices.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/import_view.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

using performance::MeasureImportPlan;
using performance::TableShape;
using performance::ValueField;

// The first cell of a column that is filled.
QString exampleOf(const tables::Table& table, std::size_t column)
{
    for (const tables::Row& row : table.rows) {
        if (column < row.cells.size() && !base::trimmed(row.cells[column]).empty())
            return words(row.cells[column]);
    }
    return {};
}

}  // namespace

FiguresImport::FiguresImport(ReplicaBridge& bridge, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_shape(narrowChoice())
    , m_addUnknown(new QCheckBox(tr("Add measures that are not known")))
    , m_provisional(new QCheckBox(tr("All figures are provisional")))
    , m_source(new QLineEdit)
    , m_columns(new ColumnChoices)
    , m_model(new FiguresPreviewModel(this))
    , m_view(nullptr)
{
    auto* mapping = new QWidget;
    auto* left = new QVBoxLayout(mapping);
    left->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    left->setSpacing(kSpace3);
    m_shape->addItems({tr("A line for each figure"), tr("A line for each measure, months across"),
                       tr("A line for each month, measures across")});
    left->addWidget(new FormRow(tr("How the table is laid out"), m_shape));
    left->addWidget(new FormRow(tr("Source of all figures"), m_source, tr("Empty: each measure's own")));
    m_provisional->setAccessibleName(m_provisional->text());
    m_addUnknown->setAccessibleName(m_addUnknown->text());
    m_addUnknown->setToolTip(tr("They are not judged until somebody says which way is better."));
    left->addWidget(m_provisional);
    left->addWidget(m_addUnknown);
    left->addSpacing(kSpace2);
    left->addWidget(m_columns);
    left->addStretch(1);

    m_view = new ImportView(mapping, tr("Figures of the table"));
    DataTable* rows = m_view->rows();
    rows->setModel(m_model);
    rows->setSortingEnabled(false);
    rows->setItemDelegateForColumn(FiguresPreviewModel::Outcome, new ChipDelegate(rows));
    rows->setColumnWidths({52, 158, 240, 150, 110}, FiguresPreviewModel::Measure);
    rows->setEmptyText(tr("There is no figure under the headings. Say at the left what each column is."));
    m_view->setAbout([this](int row) { return m_model->about(row); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);

    connect(m_shape, &QComboBox::currentIndexChanged, this, &FiguresImport::look);
    connect(m_addUnknown, &QCheckBox::toggled, this, &FiguresImport::look);
    connect(m_provisional, &QCheckBox::toggled, this, &FiguresImport::look);
    connect(m_source, &QLineEdit::textChanged, this, &FiguresImport::look);
    connect(m_columns, &ColumnChoices::changed, this, &FiguresImport::look);
}

void FiguresImport::show(tables::Table table, const QString& name)
{
    m_showing = true;
    m_table = std::move(table);
    m_name = name;
    const MeasureImportPlan guess = performance::guessMeasurePlan(m_bridge.reader(), m_table);
    m_shape->setCurrentIndex(static_cast<int>(guess.shape));
    m_addUnknown->setChecked(false);
    m_provisional->setChecked(false);
    m_source->clear();
    showColumns(guess);
    m_showing = false;
    look();
}

void FiguresImport::showColumns(const MeasureImportPlan& guess)
{
    std::vector<ColumnChoices::Column> columns;
    for (std::size_t at = 0; at < m_table.header.size(); ++at)
        columns.push_back({words(m_table.header[at]), exampleOf(m_table, at), static_cast<int>(guess.columns[at])});
    std::vector<std::pair<QString, int>> meanings;
    for (const ValueField field : {ValueField::Ignore, ValueField::Measure, ValueField::Period, ValueField::Value,
                                   ValueField::State, ValueField::Source, ValueField::Figures})
        meanings.emplace_back(words(performance::inWords(field)), static_cast<int>(field));
    m_columns->show(columns, meanings);
}

MeasureImportPlan FiguresImport::plan() const
{
    MeasureImportPlan plan;
    plan.shape = static_cast<TableShape>(m_shape->currentIndex());
    for (const int field : m_columns->chosen())
        plan.columns.push_back(static_cast<ValueField>(field));
    plan.addUnknown = m_addUnknown->isChecked();
    plan.provisional = m_provisional->isChecked();
    plan.source = typed(m_source->text());
    return plan;
}

int FiguresImport::ready() const { return m_model->preview().added() + m_model->preview().revised(); }

// Every change of the matching shows at once what would come in.
void FiguresImport::look()
{
    if (m_showing)
        return;
    m_model->show(performance::previewMeasures(m_bridge.reader(), m_table, plan()));
    const performance::MeasureImportPreview& preview = m_model->preview();
    QStringList parts {tr("%1 would come in").arg(words(base::counted(preview.added(), "figure", "figures")))};
    if (preview.revised() > 0)
        parts << tr("%1 revise what is there").arg(preview.revised());
    if (preview.passedOver() > 0)
        parts << tr("%1 already there").arg(preview.passedOver());
    if (m_model->problems() > 0)
        parts << tr("%1 cannot come in").arg(m_model->problems());
    QStringList remarks;
    for (const auto* list : {&preview.problems, &preview.remarks}) {
        for (const std::string& sentence : *list)
            remarks << words(sentence);
    }
    if (preview.empty > 0)
        remarks << tr("%1 without a figure: they stay empty, which is not zero.")
                       .arg(words(base::counted(preview.empty, "cell", "cells")));
    if (!preview.unknownMeasures.empty())
        remarks << tr("Not a measure yet: %1.").arg(words(base::joinedInWords(preview.unknownMeasures)));
    m_addUnknown->setVisible(!preview.unknownMeasures.empty() || m_addUnknown->isChecked());
    m_view->setWords(parts.join(QStringLiteral(", ")), remarks);
    Q_EMIT looked();
}

void FiguresImport::takeFocus() { m_view->rows()->setFocus(Qt::OtherFocusReason); }

void FiguresImport::importNow()
{
    performance::ImportMeasures command {m_table, plan(), typed(m_name)};
    m_bridge.execute(std::move(command), this, [this](const base::Result<performance::ImportedMeasures>& done) {
        if (!done) {
            Q_EMIT refused(words(done.error().detail));
            m_view->rows()->selectRowAt(m_model->problems() > 0 ? 0 : -1);
            takeFocus();
            return;
        }
        QString text = tr("%1 imported").arg(words(base::counted(done->added, "figure", "figures")));
        if (done->newMeasures > 0)
            text += tr(", %1 added").arg(words(base::counted(done->newMeasures, "measure", "measures")));
        if (done->revised > 0)
            text += tr(", %1 revised and the old ones kept").arg(done->revised);
        if (done->passedOver > 0)
            text += tr(", %1 already there").arg(done->passedOver);
        Q_EMIT imported(text + QLatin1Char('.'));
    });
}

}  // namespace muster::ui
