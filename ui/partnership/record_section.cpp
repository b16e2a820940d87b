// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/record_section.h"

#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kFormWidth = 360;

QPushButton* stepButton(const QString& text, const QKeySequence& keys)
{
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    button->setToolTip(keys.toString(QKeySequence::NativeText));
    return button;
}

}  // namespace

RecordSection::RecordSection(SectionSpec spec, ReplicaBridge& bridge, QWidget* parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_bridge(bridge)
    , m_model(new RecordModel(m_spec.headers, this))
    , m_table(new DataTable(m_spec.title))
    , m_message(new MessageBar)
    , m_row(new QHBoxLayout(this))
    , m_side(new QWidget)
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    auto* left = new QVBoxLayout;
    left->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    bar->setSpacing(kSpace2);
    bar->addWidget(new TextLabel(m_spec.title, TextStyle::Heading), 1);
    if (m_spec.form) {
        auto* edit = stepButton(tr("Edit"), QKeySequence(Qt::Key_Return));
        connect(edit, &QPushButton::clicked, this, &RecordSection::editCurrent);
        bar->addWidget(edit);
    }
    for (int step = 0; step < static_cast<int>(m_spec.steps.size()); ++step) {
        const RowStep& one = m_spec.steps[static_cast<std::size_t>(step)];
        auto* button = stepButton(one.text, one.keys);
        connect(button, &QPushButton::clicked, this, [this, step] { takeStep(step); });
        bar->addWidget(button);
    }
    if (!m_spec.addText.isEmpty()) {
        auto* add = stepButton(m_spec.addText, QKeySequence(Qt::CTRL | Qt::Key_N));
        add->setProperty("primary", true);
        connect(add, &QPushButton::clicked, this, &RecordSection::addRecord);
        bar->addWidget(add);
    }
    left->addLayout(bar);
    left->addWidget(m_message);
    left->addWidget(new Hairline);
    m_table->setModel(m_model);
    m_table->setSortingEnabled(false);
    m_table->setEmptyText(m_spec.emptyText);
    m_table->setRowsGrow(true);
    for (int column = 0; column < static_cast<int>(m_spec.widths.size()); ++column) {
        m_table->horizontalHeader()->setSectionResizeMode(
            column, column == m_spec.stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        m_table->setColumnWidth(column, m_spec.widths[static_cast<std::size_t>(column)]);
    }
    left->addWidget(m_table, 1);
    m_row->addLayout(left, 1);
    auto* side = new QHBoxLayout(m_side);
    side->setContentsMargins(0, 0, 0, 0);
    side->setSpacing(0);
    m_side->setFixedWidth(kFormWidth);
    m_side->hide();
    m_row->addWidget(m_side);
    connect(m_table, &DataTable::opened, this, &RecordSection::editCurrent);
}

QString RecordSection::message() const { return m_message->isVisible() ? m_message->text() : QString(); }

QString RecordSection::currentKey() const
{
    const RecordRow* row = m_model->rowAt(m_table->currentRow());
    return row == nullptr ? QString() : row->key;
}

void RecordSection::readAgain()
{
    const QString key = currentKey();
    const int scrolled = m_table->verticalScrollBar()->value();
    m_model->show(m_spec.rows(reader()));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rowAt(row)->heading)
            m_table->setSpan(row, 0, 1, m_model->columnCount());
    }
    if (!key.isEmpty())
        select(key);
    m_table->verticalScrollBar()->setValue(scrolled);
}

void RecordSection::select(const QString& key) { m_table->selectRowAt(m_model->rowOf(key)); }

void RecordSection::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
    for (int row = 0; row < m_model->rowCount() && m_table->currentRow() < 0; ++row) {
        if (!m_model->rowAt(row)->heading)
            m_table->selectRowAt(row);
    }
}

void RecordSection::addRecord()
{
    if (m_spec.addText.isEmpty())
        return;
    auto* form = new RecordForm(m_spec.addText, tr("Add"));
    showForm(form, m_spec.form(*this, *form, {}));
}

void RecordSection::editCurrent()
{
    const RecordRow* row = m_model->rowAt(m_table->currentRow());
    if (!m_spec.form || row == nullptr || row->heading)
        return;
    auto* form = new RecordForm(row->cells.value(0), tr("Save"));
    showForm(form, m_spec.form(*this, *form, row->key));
}

void RecordSection::takeStep(int step)
{
    if (step < 0 || step >= static_cast<int>(m_spec.steps.size()))
        return;
    const RecordRow* row = m_model->rowAt(m_table->currentRow());
    if (row == nullptr || row->heading) {
        m_message->showNotice(tr("Choose a row first."), Tone::Attention);
        return;
    }
    m_message->dismiss();
    const QString key = row->key;
    m_spec.steps[static_cast<std::size_t>(step)].run(*this, key);
}

void RecordSection::ask(const QString& title, const QString& saveText, const std::function<Submit(RecordForm&)>& fill)
{
    auto* form = new RecordForm(title, saveText);
    showForm(form, fill(*form));
}

void RecordSection::showForm(RecordForm* form, Submit submit)
{
    closeForm();
    m_message->dismiss();
    if (!submit) {
        form->deleteLater();
        m_message->showNotice(tr("This row is made of others and is changed there."), Tone::Neutral);
        return;
    }
    m_form = form;
    auto* scroll = new QScrollArea;
    scroll->setWidget(form);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->layout()->addWidget(new Hairline(Qt::Vertical));
    m_side->layout()->addWidget(scroll);
    m_side->show();
    connect(form, &RecordForm::submitted, this, [form, submit = std::move(submit)] {
        form->clearErrors();
        submit(*form);
    });
    connect(form, &RecordForm::cancelled, this, [this] {
        closeForm();
        focusTable();
    });
    form->focusFirst();
}

void RecordSection::closeForm()
{
    m_form = nullptr;
    while (QLayoutItem* item = m_side->layout()->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_side->hide();
}

void RecordSection::finish(const QString& words)
{
    closeForm();
    m_message->dismiss();
    focusTable();
    Q_EMIT said(words);
}

void RecordSection::refuse(const base::Failure& failure)
{
    if (m_form != nullptr) {
        m_form->setBusy(false);
        m_form->refuse(failure);
        return;
    }
    m_message->showRefusal(words(failure.detail));
}

namespace {

template <class Records, class Name> Options optionsOf(const Records& records, const QString& none, Name name)
{
    Options options;
    if (!none.isEmpty())
        options.emplace_back(none, QString());
    for (const auto& record : records)
        options.emplace_back(words(name(record)), rowKey(record.id));
    return options;
}

}  // namespace

Options agencyOptions(const replica::Reader& reader, const QString& none)
{
    return optionsOf(partnership::agenciesOn(reader, reader.today()), none,
                     [](const partnership::Agency& agency) { return agency.name; });
}

Options bodyOptions(const replica::Reader& reader, const QString& none)
{
    return optionsOf(partnership::bodies(reader), none, [](const partnership::Body& body) { return body.name; });
}

Options roleOptions(const replica::Reader& reader, const base::Id& agency, const QString& none)
{
    return optionsOf(partnership::rolesOf(reader, agency), none,
                     [](const partnership::Role& role) { return role.title; });
}

}  // namespace muster::ui
