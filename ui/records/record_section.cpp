// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/record_section.h"

#include "ui/bridge/words.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prompts.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kSideWidth = 372;
constexpr int kRowWithSecondLine = 56;
constexpr int kShowAllHeight = 28;
constexpr int kMostGrowing = 400;  // measuring every row of more would be felt

/// The keys go from `anchor` through what is in `group`, in its own order, however late it was made.
void leadThrough(QWidget* anchor, const QWidget* group)
{
    std::vector<QWidget*> inside;
    for (QWidget* at = anchor->nextInFocusChain(); at != anchor; at = at->nextInFocusChain()) {
        if (group->isAncestorOf(at) && at->focusPolicy() != Qt::NoFocus && at->focusProxy() == nullptr)
            inside.push_back(at);
    }
    QWidget* before = anchor;
    for (QWidget* one : inside) {
        QWidget::setTabOrder(before, one);
        before = one;
    }
}

/// Whoever comes back to a form, as from the list of sections, is in its first field and not on bare ground.
void enter(QWidget* form)
{
    for (QWidget* at = form->nextInFocusChain(); at != form; at = at->nextInFocusChain()) {
        if (form->isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) != 0 && at->isVisible() && at->isEnabled()) {
            at->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

QScrollArea* scrolling(QWidget* content)
{
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    if (content != nullptr)
        area->setWidget(content);
    return area;
}

}  // namespace

RecordSection::RecordSection(ReplicaBridge& bridge, Prompts& prompts, SectionLooks looks)
    : m_bridge(bridge)
    , m_prompts(prompts)
    , m_looks(std::move(looks))
    , m_about(new TextLabel(m_looks.about, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_shown(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_showAll(new QPushButton(tr("Show all")))
    , m_filter(new FilterBar(m_looks.search))
    , m_model(new RecordModel(this))
    , m_table(new DataTable(m_looks.title))
    , m_chips(new ChipDelegate(m_table))
    , m_message(new MessageBar)
    , m_side(new QStackedWidget)
    , m_details(new DetailsPanel)
    , m_formArea(scrolling(nullptr))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QVBoxLayout;
    // The button is higher than the title beside it, which stays on the line of the title of the side panel.
    const int overhang = (kShowAllHeight - linePitch(TextStyle::Heading)) / 2;
    head->setContentsMargins(kSpace5, kSpace4 - overhang, kSpace5, kSpace3);
    head->setSpacing(kSpace2);
    auto* titles = new QVBoxLayout;
    titles->setSpacing(kSpace2 - overhang);
    auto* first = new QHBoxLayout;
    first->setSpacing(kSpace3);
    first->addWidget(new TextLabel(m_looks.title, TextStyle::Heading), 1);
    m_shown->setWordWrap(false);
    m_shown->hide();
    m_showAll->setProperty("quiet", true);
    m_showAll->setFixedHeight(kShowAllHeight);
    m_showAll->setAccessibleName(m_showAll->text());
    m_showAll->setToolTip(tr("Nothing is searched for or left out any more"));
    // The line is as high without them: the list stays where it is.
    QSizePolicy keeps = m_showAll->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_showAll->setSizePolicy(keeps);
    m_showAll->hide();
    first->addWidget(m_shown);
    first->addWidget(m_showAll);
    titles->addLayout(first);
    titles->addWidget(m_about);
    head->addLayout(titles);
    if (!m_looks.endedText.isEmpty())
        m_ended = m_filter->addToggle(m_looks.endedText);
    if (makesNew()) {
        auto* button = new QPushButton(m_looks.newText);
        button->setProperty("primary", true);
        button->setAccessibleName(m_looks.newText);
        button->setToolTip(tr("Ctrl+N"));
        m_filter->addRight(button);
        connect(button, &QPushButton::clicked, this, &RecordSection::startNew);
    }
    head->addWidget(m_filter);
    m_head = head;
    column->addLayout(head);
    column->addWidget(m_message);
    column->addWidget(new Hairline);
    column->addWidget(m_table, 1);
    row->addLayout(column, 1);
    row->addWidget(new Hairline(Qt::Vertical));
    m_side->addWidget(scrolling(m_details));
    m_side->addWidget(m_formArea);
    m_side->setFixedWidth(kSideWidth);
    row->addWidget(m_side);

    m_model->setSecondAcross(m_looks.secondAcross);
    m_table->setModel(m_model);
    m_table->setEmptyText(m_looks.empty);
    setColumns(m_looks.columns, m_looks.widths, m_looks.stretch, m_looks.chipColumns);
    m_filter->search()->setList(m_table);
    setTabOrder(m_filter->search(), m_showAll);
    connect(m_showAll, &QPushButton::clicked, this, &RecordSection::showAll);
    connect(m_filter, &FilterBar::changed, this, &RecordSection::readAgain);
    connect(m_table, &DataTable::rowChanged, this, &RecordSection::showDetails);
    connect(m_table, &DataTable::opened, this, &RecordSection::startEdit);
}

void RecordSection::addAbove(QWidget* widget) { m_head->addWidget(widget); }

void RecordSection::tell(const QString& text, Tone tone) { m_message->showNotice(text, tone); }

void RecordSection::showRecord(const base::Id& id)
{
    readAgain();
    if (m_model->rowOf(id) < 0 && m_ended != nullptr)
        m_ended->setChecked(true);
    if (m_model->rowOf(id) < 0 && !m_filter->search()->text().isEmpty())
        m_filter->search()->clear();
    select(id);
}

void RecordSection::setColumns(const QStringList& columns, const QList<int>& widths, int stretch,
                               const QList<int>& chipColumns)
{
    m_model->setColumns(columns);
    for (int column = 0; column < columns.size(); ++column) {
        m_table->horizontalHeader()->setSectionResizeMode(
            column, column == stretch ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (column != stretch)
            m_table->setColumnWidth(column, widths.value(column, 120));
        m_table->setItemDelegateForColumn(column, chipColumns.contains(column) ? m_chips : nullptr);
    }
}

void RecordSection::readAgain()
{
    const base::Id selected = current();
    const int scrolled = m_table->verticalScrollBar()->value();
    const QStringList wanted = m_filter->search()->text().simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const bool withEnded = m_ended != nullptr && m_ended->isChecked();
    std::vector<RecordRow> shown;
    m_inForce = 0;
    int found = 0;
    int all = 0;
    for (RecordRow& row : rows()) {
        if (row.heading) {
            if (!shown.empty() && shown.back().heading)
                shown.pop_back();
            shown.push_back(std::move(row));
            continue;
        }
        m_inForce += row.quiet ? 0 : 1;
        if (row.quiet && m_ended != nullptr && !withEnded)
            continue;
        ++all;
        const QString text = row.cells.join(QLatin1Char(' ')) + QLatin1Char(' ') + row.second;
        const bool matches = std::all_of(wanted.begin(), wanted.end(),
                                         [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
        if (matches && !row.hidden) {
            ++found;
            shown.push_back(std::move(row));
        }
    }
    if (!shown.empty() && shown.back().heading)
        shown.pop_back();
    m_model->show(shown);
    spanHeadings();
    countShown(found, all);
    if (selected.isNil() || m_model->rowOf(selected) < 0) {
        for (const RecordRow& row : m_model->records()) {
            if (!row.heading) {
                select(row.id);
                break;
            }
        }
    } else if (m_table->currentRow() != m_model->rowOf(selected)) {
        select(selected);
        m_table->verticalScrollBar()->setValue(scrolled);
    }
    showDetails();
    Q_EMIT countChanged();
}

void RecordSection::countShown(int shown, int all)
{
    const QString search = m_filter->search()->text().simplified();
    const bool narrowed = shown < all || !search.isEmpty();
    const QString count = narrowed ? tr("%1 of %2 shown").arg(shown).arg(all) : QString();
    if (m_shown->text() != count) {
        m_shown->setText(count);
        QAccessibleEvent event(m_shown, QAccessible::NameChanged);  // read out
        QAccessible::updateAccessibility(&event);
    }
    m_shown->setMinimumWidth(narrowed ? m_shown->sizeHint().width() : 0);
    m_shown->setVisible(narrowed);
    m_showAll->setVisible(narrowed);
    if (shown > 0 || all == 0) {
        m_table->setEmptyText(emptyWords());
        return;
    }
    QStringList by;
    if (!search.isEmpty())
        by << tr("search “%1”").arg(search);
    by += choicesInForce();
    m_table->setEmptyText(
        tr("The filter hides all %1: %2.\n“Show all” brings them back.").arg(all).arg(by.join(QStringLiteral(", "))));
}

QString RecordSection::shownWords() const { return m_shown->text(); }

void RecordSection::setAbout(const QString& about) { m_about->setText(about); }

void RecordSection::showAll()
{
    {
        const QSignalBlocker quiet(m_filter);
        m_filter->search()->clear();
        forgetChoices();
    }
    readAgain();
    takeFocus();
}

void RecordSection::spanHeadings()
{
    m_table->clearSpans();
    const bool grow = m_looks.rowsGrow && m_model->rowCount() <= kMostGrowing;
    m_table->setRowsGrow(grow);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool heading = m_model->recordAt(row)->heading;
        if (heading && m_model->columnCount() > 1)
            m_table->setSpan(row, 0, 1, m_model->columnCount());
        if (grow)
            continue;
        const int height = m_model->recordAt(row)->second.isEmpty() ? kTableRow : kRowWithSecondLine;
        if (m_table->rowHeight(row) != height)
            m_table->setRowHeight(row, height);
    }
}

QString RecordSection::countWords() const { return countOf(m_inForce); }

void RecordSection::takeFocus()
{
    if (m_form)
        enter(m_form);
    else
        m_table->setFocus(Qt::OtherFocusReason);
}

void RecordSection::focusSearch() { m_filter->search()->setFocus(Qt::ShortcutFocusReason); }

base::Id RecordSection::current() const
{
    const RecordRow* row = m_model->recordAt(m_table->currentRow());
    return row == nullptr || row->heading ? base::Id {} : row->id;
}

void RecordSection::select(const base::Id& id) { m_table->selectRowAt(m_model->rowOf(id)); }

const RecordDetails& RecordSection::details() const { return m_details->details(); }

QString RecordSection::message() const { return m_message->text(); }

std::vector<RecordStep> RecordSection::stepsOf(const base::Id& /*id*/)
{
    return {{.text = tr("Edit"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
}

RecordForm* RecordSection::editForm(const base::Id& /*id*/) { return nullptr; }

void RecordSection::startNew() { open(newForm()); }

void RecordSection::startEdit()
{
    if (!current().isNil())
        open(editForm(current()));
}

void RecordSection::open(RecordForm* form)
{
    if (form == nullptr)
        return;
    if (m_form && m_form->isTouched()) {
        const int answer = m_prompts.ask(this,
                                         {.title = tr("Something is typed and not saved"),
                                          .text = tr("The open form holds something that is not saved. "
                                                     "Give it up and open the other one?"),
                                          .answers = {tr("Give it up"), tr("Keep typing")}});
        if (answer != 0) {
            delete form;
            enter(m_form);
            return;
        }
    }
    m_message->dismiss();
    m_form = form;
    m_formArea->setWidget(form);  // the one before goes with it
    connect(form, &RecordForm::cancelled, this, &RecordSection::closeForm);
    m_side->setFixedWidth(m_looks.formWidth);
    m_side->setCurrentWidget(m_formArea);
    leadThrough(m_table, form);
    form->show();
    form->begin();
}

void RecordSection::closeForm()
{
    if (m_form) {
        RecordForm* form = m_form;
        m_form = nullptr;
        m_formArea->takeWidget();
        form->hide();
        form->deleteLater();
    }
    m_side->setFixedWidth(kSideWidth);
    m_side->setCurrentIndex(0);
    showDetails();
    m_table->setFocus(Qt::OtherFocusReason);
}

void RecordSection::refuse(RecordForm* form, const base::Failure& failure)
{
    if (form != nullptr && form == m_form)
        form->showFailure(failure);
    else
        m_message->showRefusal(words(failure.detail));
}

void RecordSection::finish(RecordForm* form, const base::Id& made, const QString& done)
{
    m_message->dismiss();
    if (form != nullptr && form == m_form)
        closeForm();
    readAgain();
    if (!made.isNil() && m_model->rowOf(made) >= 0)
        select(made);
    if (!done.isEmpty())
        Q_EMIT said(done, true);
}

void RecordSection::showDetails()
{
    const base::Id id = current();
    if (id.isNil())
        m_details->show({.title = tr("Nothing is selected")}, {});
    else
        m_details->show(detailsOf(id), stepsOf(id));
    leadThrough(m_table, m_details);
}

}  // namespace muster::ui
