// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/measure_view.h"

#include "core/actions/action_queries.h"
#include "core/actions/effect.h"
#include "core/actions/exception_picture.h"
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/performance/crime_picture.h"
#include "ui/bridge/words.h"
#include "ui/charts/control_chart_view.h"
#include "ui/performance/exception_keys.h"
#include "ui/performance/measure_words.h"
#include "ui/performance/performance_desk.h"
#include "ui/performance/values_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/step_button.h"

#include <QApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

using actions::ExceptionStep;
using actions::PerformanceException;

constexpr int kChartHeight = 326;
constexpr int kSide = 24;

// In the order of their use; the rest stands under "More".
const std::vector<ExceptionStep>& stepsInOrder()
{
    static const std::vector<ExceptionStep> order {
        ExceptionStep::PutOnAgenda, ExceptionStep::Confirm, ExceptionStep::Dismiss,        ExceptionStep::Explain,
        ExceptionStep::LinkAction,  ExceptionStep::PlanRecovery, ExceptionStep::Report,    ExceptionStep::RecordResponse,
        ExceptionStep::Monitor,     ExceptionStep::Close,   ExceptionStep::Rebase,         ExceptionStep::Reopen,
        ExceptionStep::Edit};
    return order;
}

QString stepWord(ExceptionStep step)
{
    return step == ExceptionStep::LinkAction ? MeasureView::tr("Recovery action")
        : step == ExceptionStep::Edit        ? MeasureView::tr("Owner, review, ask")
                                             : words(actions::inWords(step));
}

QWidget* flowing()
{
    auto* widget = new QWidget;
    widget->setLayout(new FlowLayout(kSpace2, kSpace2));
    return widget;
}

QWidget* stacked()
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace1);
    return widget;
}

}  // namespace

MeasureView::MeasureView(PerformanceDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_message(new MessageBar)
    , m_scroll(new QScrollArea)
    , m_title(new TextLabel({}, TextStyle::Title))
    , m_about(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_chips(flowing())
    , m_card(new Card)
    , m_values(new ValuesModel(this))
    , m_table(new DataTable(tr("Figures of the measure")))
    , m_words(stacked())
    , m_steps(stacked())
    , m_season(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_more(stacked())
    , m_story(stacked())
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_message);
    outer->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSide, kSpace4, kSide, kSpace5);
    column->setSpacing(kSpace2);
    column->addWidget(m_title);
    column->addWidget(m_about);
    column->addWidget(m_chips);
    m_card->body()->setContentsMargins(kSpace1, kSpace1, kSpace1, kSpace1);
    m_card->setFixedHeight(kChartHeight);
    column->addWidget(m_card);
    m_table->setModel(m_values);
    m_table->setSortingEnabled(false);
    m_table->setItemDelegateForColumn(ValuesModel::Signal, new ChipDelegate(m_table));
    m_table->setColumnWidths({132, 68, 92, 92, 120, 118}, ValuesModel::Before);
    m_table->setEmptyText(tr("There is no figure yet. Press V to type one, or import a table."));
    m_table->hide();
    m_card->body()->addWidget(m_table);
    column->addWidget(m_words);
    column->addWidget(m_steps);
    column->addWidget(m_season);
    column->addWidget(m_more);
    column->addWidget(m_story);
    column->addStretch(1);
    m_scroll->setWidget(content);
    static_cast<QVBoxLayout*>(m_steps->layout())->setSpacing(kSpace2);
    connect(m_table, &DataTable::rowChanged, this, &MeasureView::showSeason);
    connect(m_table, &DataTable::opened, this, [this] { Q_EMIT measureStepWanted(QStringLiteral("value")); });
    connect(&desk, &PerformanceDesk::changed, this, [this] {
        if (isVisible())
            read();
    });
}

void MeasureView::show(const MeasureSubject& subject)
{
    const bool another = subject.measure != m_subject.measure || subject.crime != m_subject.crime
        || (subject.exception() == nullptr) != (m_subject.exception() == nullptr)
        || (subject.exception() != nullptr && subject.exception()->id != m_subject.exception()->id);
    m_subject = subject;
    if (another) {
        m_message->dismiss();
        m_moreShown = false;
    }
    read();
    if (another)
        m_scroll->verticalScrollBar()->setValue(0);
}

void MeasureView::read()
{
    const replica::Reader& reader = m_desk.reader();
    m_chart.reset();
    m_picture = {};
    if (!m_subject.measure.isNil()) {
        m_chart = performance::chartOfMeasure(reader, m_subject.measure);
        if (m_chart)
            m_picture = performance::pictureOf(*m_chart, actions::pictureMarkers(reader, m_subject.measure));
    } else if (m_subject.crime) {
        m_picture = performance::pictureOf(reader, *m_subject.crime);
    }
    if (m_view == nullptr) {
        m_view = new charts::ControlChartView;
        m_card->body()->insertWidget(0, m_view);
        connect(m_view, &charts::ControlChartView::currentPointChanged, this, &MeasureView::showSeason);
    }
    m_view->setEmptyText(tr("There is no figure yet. Press V to type one, or import a table."));
    m_view->setPicture(m_picture);
    const int row = m_table->currentRow();
    m_values->show(m_chart.value_or(performance::MeasureChart {}));
    if (isTableShown())
        m_table->selectRowAt(std::clamp(row, 0, m_values->rowCount() - 1));
    showHead();
    showChips();
    showSentences();
    showSteps();
    showStory();
}

void MeasureView::showHead()
{
    const PerformanceException* exception = m_subject.exception();
    m_card->setVisible(m_chart.has_value() || m_subject.crime.has_value());
    if (m_chart) {
        m_title->setText(words(m_chart->measure.details.name));
        m_about->setText(aboutWords(m_chart->measure));
    } else if (m_subject.crime) {
        m_title->setText(words(performance::inWords(*m_subject.crime)));
        m_about->setText(tr("Recorded crime a month, as data.police.uk publishes it"));
    } else {
        m_title->setText(m_subject.line ? words(m_subject.line->title) : QString());
        m_about->setText(exception == nullptr ? QString() : tr("Raised by judgement"));
    }
    m_about->setVisible(!m_about->text().isEmpty());
}

void MeasureView::showChips()
{
    emptyLayout(m_chips->layout());
    QList<ChipSpec> chips;
    if (m_chart)
        chips = measureChips(*m_chart, m_subject.line && m_subject.line->finding ? &*m_subject.line->finding : nullptr);
    if (const PerformanceException* exception = m_subject.exception()) {
        chips << ChipSpec {words(actions::statusText(*exception)), Tone::Accent, ChipShape::None};
        if (exception->evidence.empty() && exception->state != actions::ExceptionState::Detected)
            chips << ChipSpec {tr("No evidence attached"), Tone::Outline, ChipShape::None};
    }
    for (const ChipSpec& chip : chips)
        m_chips->layout()->addWidget(new Chip(chip));
    m_chips->setVisible(!chips.isEmpty());
}

void MeasureView::showSentences()
{
    emptyLayout(m_words->layout());
    emptyLayout(m_more->layout());
    m_sentences.clear();
    if (m_subject.line && m_subject.line->finding)
        m_sentences << findingWords(*m_subject.line->finding);
    else if (!m_picture.sentence.empty())
        m_sentences << words(m_picture.sentence);
    const PerformanceException* exception = m_subject.exception();
    if (exception != nullptr)
        m_sentences << exceptionWords(*exception);
    if (exception != nullptr) {
        for (const actions::RecoveryAction& link : exception->recovery) {
            if (const auto action = actions::findAction(m_desk.reader(), link.action))
                m_sentences << tr("%1 %2: %3, %4.")
                                   .arg(words(action->reference), words(action->text),
                                        words(actions::inWords(action->status)).toLower(),
                                        words(actions::dueInWords(*action)));
        }
    }
    const qsizetype plain = m_sentences.size();
    if (exception != nullptr)
        m_sentences << exceptionFacts(*exception);
    if (m_chart) {
        m_sentences << targetWords(*m_chart) << revisionWords(*m_chart);
        for (const base::Id& pair : m_chart->measure.pairedWith) {
            if (const performance::Measure* other = m_desk.measure(pair))
                m_sentences << tr("To be read beside %1 (%2).").arg(words(other->details.name), words(other->reference));
        }
    }
    if (m_subject.line && !m_subject.line->why.empty())
        m_sentences << tr("Why it stands here: %1").arg(words(m_subject.line->why));
    for (qsizetype at = 0; at < m_sentences.size(); ++at) {
        if (!m_sentences[at].isEmpty())
            (at < plain ? m_words : m_more)
                ->layout()
                ->addWidget(new TextLabel(m_sentences[at], TextStyle::Body,
                                          at < plain ? TextLabel::Ink::Normal : TextLabel::Ink::Quiet));
    }
    m_sentences.removeAll(QString());
    showSeason();
}

// Of the point that is being read, else of the newest.
void MeasureView::showSeason()
{
    m_season->setText(m_chart ? seasonWords(*m_chart, chosenPeriod()) : QString());
    m_season->setVisible(!m_season->text().isEmpty());
}

void MeasureView::addStep(QLayout* into, const QString& key, const QString& text, const QString& name, bool primary,
                          const std::function<void()>& take)
{
    QPushButton* button = key.isEmpty() ? new QPushButton(text) : new StepButton(key, text);
    if (key.isEmpty())
        button->setAccessibleName(text);
    button->setObjectName(name);
    if (primary)
        button->setProperty("primary", true);
    connect(button, &QPushButton::clicked, this, take);
    into->addWidget(button);
}

void MeasureView::showSteps()
{
    // A button that is pressed here must not die under the press, and the focus stays on the one that follows it.
    const QWidget* focus = QApplication::focusWidget();
    const bool focused = focus != nullptr && m_steps->isAncestorOf(focus);
    const QString focusedName = focused ? focus->objectName() : QString();
    for (QWidget* old : m_steps->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) {
        m_steps->layout()->removeWidget(old);
        for (QWidget* button : old->findChildren<QWidget*>())
            button->setObjectName({});
        old->hide();
        old->deleteLater();
    }
    makeSteps();
    if (!focused)
        return;
    auto* next = m_steps->findChild<QPushButton*>(focusedName);
    if (next == nullptr)
        next = m_steps->findChild<QPushButton*>();
    if (next != nullptr)
        next->setFocus(Qt::OtherFocusReason);
}

void MeasureView::makeSteps()
{
    const auto row = [this] {
        auto* line = flowing();
        m_steps->layout()->addWidget(line);
        return line->layout();
    };
    const auto step = [this](const char* name) {
        return [this, name] { Q_EMIT measureStepWanted(QString::fromLatin1(name)); };
    };
    QLayout* first = row();
    if (const PerformanceException* exception = m_subject.exception()) {
        const auto next = actions::nextStep(*exception);
        for (const ExceptionStep each : stepsInOrder()) {
            if (each != ExceptionStep::Edit && actions::mayTake(*exception, each))
                addStep(first, keyOf(each), stepWord(each), QStringLiteral("step.") + keyOf(each), next == each,
                        [this, each] { Q_EMIT stepWanted(each); });
        }
    } else if (m_subject.line && m_subject.line->finding) {
        addStep(first, QStringLiteral("N"), tr("Raise as an exception"), QStringLiteral("measure.raise"), true,
                step("raise"));
    }
    QLayout* second = m_chart || m_subject.crime ? row() : first;
    if (m_chart) {
        addStep(second, QStringLiteral("T"), isTableShown() ? tr("Show the chart") : tr("Show as table"),
                QStringLiteral("measure.table"), false, step("table"));
        addStep(second, QStringLiteral("V"), tr("Type a figure"), QStringLiteral("measure.value"), false, step("value"));
    }
    if (!m_picture.empty())
        addStep(second, QStringLiteral("S"), tr("Save picture"), QStringLiteral("measure.save"), false, step("save"));
    if (m_subject.exception() != nullptr && actions::mayTake(*m_subject.exception(), ExceptionStep::Edit))
        addStep(second, keyOf(ExceptionStep::Edit), stepWord(ExceptionStep::Edit),
                QStringLiteral("step.") + keyOf(ExceptionStep::Edit), false,
                [this] { Q_EMIT stepWanted(ExceptionStep::Edit); });
    if (!m_chart)
        return;
    addStep(second, {}, m_moreShown ? tr("Less") : tr("More"), QStringLiteral("measure.more"), false, [this] {
        m_moreShown = !m_moreShown;
        showSteps();
    });
    if (!m_moreShown)
        return;
    QLayout* third = row();
    const std::vector<std::pair<const char*, QString>> more {
        {"edit", tr("Change the measure")},  {"pair", tr("Read it beside another")}, {"rebase", tr("New normal")},
        {"break", tr("Counted differently")}, {"judgement", tr("Raise by judgement")}, {"retire", tr("End the measure")}};
    for (const auto& [name, text] : more)
        addStep(third, {}, text, QStringLiteral("measure.") + QLatin1String(name), false, step(name));
}

void MeasureView::showStory()
{
    emptyLayout(m_story->layout());
    const PerformanceException* exception = m_subject.exception();
    if (exception == nullptr)
        return;
    const auto events = actions::eventsOf(m_desk.reader(), exception->id);
    const auto effects = actions::effectsOf(m_desk.reader(), exception->id);
    if (events.empty() && effects.empty())
        return;
    m_story->layout()->addItem(new QSpacerItem(0, kSpace2));
    m_story->layout()->addWidget(new SectionLabel(tr("What was done")));
    for (const actions::ExceptionEvent& event : events) {
        QStringList head {shortDate(event.madeOn), words(actions::eventInWords(event)), words(event.bodyName),
                          words(event.byRole)};
        head.removeAll(QString());
        QString text = words(event.reason);
        if (!event.text.empty())
            text += (text.isEmpty() ? QString() : QStringLiteral(": ")) + words(event.text);
        auto* line = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
        line->setText(text.isEmpty() ? head.join(QStringLiteral(" · "))
                                     : head.join(QStringLiteral(" · ")) + QStringLiteral(": ") + text);
        m_story->layout()->addWidget(line);
    }
    for (const actions::GivenEffect& effect : effects)
        m_story->layout()->addWidget(new TextLabel(tr("%1 · Did %2 work? %3%4")
                                                       .arg(shortDate(effect.answeredOn), words(effect.actionReference),
                                                            words(actions::inWords(effect.answer)),
                                                            effect.text.empty() ? QString()
                                                                                : QStringLiteral(": ") + words(effect.text)),
                                                   TextStyle::Body, TextLabel::Ink::Quiet));
}

void MeasureView::showTable(bool shown)
{
    if (!m_chart || shown == isTableShown())
        return;
    const auto period = chosenPeriod();
    m_table->setVisible(shown);
    m_view->setVisible(!shown);
    if (shown) {
        const int row = period ? m_values->rowOf(*period) : 0;
        m_table->selectRowAt(std::max(row, 0));
        m_table->setFocus(Qt::OtherFocusReason);
    }
    showSteps();
}

bool MeasureView::isTableShown() const { return !m_table->isHidden(); }

std::optional<base::Date> MeasureView::chosenPeriod() const
{
    if (isTableShown()) {
        const performance::PeriodValue* value = m_values->at(m_table->currentRow());
        return value == nullptr ? std::nullopt : std::optional {value->period};
    }
    const auto point = m_view == nullptr ? std::nullopt : m_view->currentPoint();
    return point && *point < m_picture.points.size() ? std::optional {m_picture.points[*point].period} : std::nullopt;
}

void MeasureView::dismissMessage() { m_message->dismiss(); }

void MeasureView::refuse(const QString& why) { m_message->showRefusal(why); }

QString MeasureView::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

QString MeasureView::seasonText() const { return m_season->text(); }

QString MeasureView::method() const { return words(m_picture.method); }

}  // namespace muster::ui
