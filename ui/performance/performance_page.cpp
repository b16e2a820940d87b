// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performance_page.h"

#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "ui/bridge/words.h"
#include "ui/charts/control_chart_view.h"
#include "ui/performance/blockage_view.h"
#include "ui/performance/crime_view.h"
#include "ui/performance/direction_page.h"
#include "ui/performance/exception_form.h"
#include "ui/performance/import_page.h"
#include "ui/performance/measure_view.h"
#include "ui/performance/performance_desk.h"
#include "ui/performance/unusual_list.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_header.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

using actions::BlockageStep;
using actions::ExceptionStep;

constexpr int kListWidth = 400;

QPushButton* headerButton(const QString& text, const QString& keys, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    button->setToolTip(keys);
    button->setAutoDefault(true);
    button->setObjectName(name);
    return button;
}

base::Id idIn(const QString& key, int part)
{
    return base::parseId(typed(key.section(u':', part, part))).value_or(base::Id {});
}

}  // namespace

PerformancePage::PerformancePage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : Page(PerformancePage::ownSign(), parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_desk(new PerformanceDesk(bridge, this))
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

void PerformancePage::build()
{
    if (m_header != nullptr)
        return;
    m_header = new PageHeader(tr("Performance"), QStringLiteral(" "));
    auto* crime = headerButton(tr("Recorded crime"), tr("Ctrl+R"), QStringLiteral("performance.crime"));
    auto* direction = headerButton(tr("Direction of travel"), tr("Ctrl+D"), QStringLiteral("performance.direction"));
    auto* add = headerButton(tr("Add a measure"), tr("Ctrl+N"), QStringLiteral("performance.add"));
    auto* import = headerButton(tr("Import data"), tr("Ctrl+I"), QStringLiteral("performance.import"));
    auto* reportButton = headerButton(tr("Report to the Board"), tr("B"), QStringLiteral("performance.report"));
    for (QPushButton* quiet : {crime, direction, add})
        quiet->setProperty("quiet", true);
    for (QPushButton* button : {crime, direction, add, import, reportButton})
        m_header->addRight(button);
    m_column->addWidget(m_header);

    m_views = new QStackedWidget;
    m_views->addWidget(makeFindings());
    m_column->addWidget(m_views, 1);

    connect(crime, &QPushButton::clicked, this, [this] { setView(Crime); });
    connect(direction, &QPushButton::clicked, this, [this] { setView(Direction); });
    connect(add, &QPushButton::clicked, this, [this] { takeMeasureStep(QStringLiteral("add")); });
    connect(import, &QPushButton::clicked, this, [this] { setView(Import); });
    connect(reportButton, &QPushButton::clicked, this, &PerformancePage::report);
    connect(m_desk, &PerformanceDesk::changed, this, &PerformancePage::refill);
    connect(m_desk, &PerformanceDesk::told, this, [this](const QString& text) {
        const bool undo = !m_justDone.isEmpty();
        Q_EMIT said(undo ? m_justDone + QLatin1Char(' ') + text : text, undo);
        m_justDone.clear();
    });
    // Letters are commands only while no field wants them.
    connect(qApp, &QApplication::focusChanged, this, &PerformancePage::commandsChanged);
}

QWidget* PerformancePage::makeFindings()
{
    auto* page = new QWidget;
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);

    auto* listSide = new QWidget;
    auto* column = new QVBoxLayout(listSide);
    column->setContentsMargins(0, kSpace3, 0, 0);
    column->setSpacing(0);
    m_priority = new QComboBox;
    m_priority->setAccessibleName(tr("Priority"));
    auto* filter = new QHBoxLayout;
    filter->setContentsMargins(kSpace5, 0, kSpace5, 0);
    filter->addWidget(m_priority);
    column->addLayout(filter);
    m_list = new UnusualList;
    column->addWidget(m_list, 1);

    m_side = new FormSide(m_bridge, m_prompts);
    m_left = new QStackedWidget;
    m_left->setFixedWidth(kListWidth);
    m_left->addWidget(listSide);
    m_left->addWidget(m_side);

    m_measure = new MeasureView(*m_desk);
    m_blockage = new BlockageView(*m_desk);
    m_empty = new EmptyState(Icon::Performance, tr("No measures yet"),
                             tr("Add a measure, or import a table of figures: Muster then says which of them are truly "
                                "unusual. Recorded crime of data.police.uk can be imported as it is downloaded."));
    QPushButton* first = m_empty->setButton(tr("Import data"), QStringLiteral("Enter"));
    first->setObjectName(QStringLiteral("performance.first"));
    m_right = new QStackedWidget;
    m_right->addWidget(m_measure);
    m_right->addWidget(m_blockage);
    m_right->addWidget(m_empty);
    row->addWidget(m_left);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(m_right, 1);

    connect(m_priority, &QComboBox::currentIndexChanged, this, &PerformancePage::refill);
    connect(m_list, &UnusualList::currentKeyChanged, this, &PerformancePage::showRow);
    connect(m_list, &UnusualList::opened, this, &PerformancePage::openRow);
    connect(m_side, &FormSide::opened, this, [this] { m_left->setCurrentWidget(m_side); });
    connect(m_side, &FormSide::closed, this, [this] {
        m_left->setCurrentIndex(0);
        focusList();
    });
    connect(m_side, &FormSide::done, this, &PerformancePage::finish);
    connect(m_side, &FormSide::refused, this, [this](const QString& why) {
        if (isBlockageShown())
            m_blockage->refuse(why);
        else
            m_measure->refuse(why);
    });
    connect(m_measure, &MeasureView::stepWanted, this, [this](ExceptionStep step) { takeStep(step); });
    connect(m_measure, &MeasureView::measureStepWanted, this, &PerformancePage::takeMeasureStep);
    connect(m_blockage, &BlockageView::stepWanted, this, [this](BlockageStep step) { takeStep(step); });
    connect(m_empty, &EmptyState::buttonPressed, this, [this] { setView(Import); });
    return page;
}

bool PerformancePage::isReading() const
{
    const QWidget* focus = QApplication::focusWidget();
    if (m_views == nullptr || m_views->currentIndex() != Findings || focus == nullptr || !isAncestorOf(focus))
        return false;
    const bool types = focus->inherits("QLineEdit") || focus->inherits("QPlainTextEdit") || focus->inherits("QComboBox")
        || focus->inherits("QAbstractSpinBox");
    return !types && !m_side->isAncestorOf(focus);
}

bool PerformancePage::isBlockageShown() const { return m_right->currentWidget() == m_blockage; }

void PerformancePage::showEvent(QShowEvent* event)
{
    build();
    m_desk->wake();
    Page::showEvent(event);
}

void PerformancePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_desk->sleep();
}

void PerformancePage::activated()
{
    build();
    m_desk->wake();
    if (m_views->currentIndex() == Findings && m_left->currentIndex() == 0)
        focusList();
}

void PerformancePage::focusList()
{
    if (m_right->currentWidget() == m_empty) {
        if (auto* first = m_empty->findChild<QPushButton*>())
            first->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_list->selectSomething();
    if (m_measure->isTableShown() && !isBlockageShown())
        m_measure->table()->setFocus(Qt::OtherFocusReason);
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

QString PerformancePage::subtitle() const { return m_header == nullptr ? QString() : m_header->subtitle(); }

void PerformancePage::refill()
{
    if (m_list == nullptr)
        return;
    const int count = static_cast<int>(m_desk->measures().size());
    const actions::RankedList& ranked = m_desk->ranked();
    QStringList parts;
    if (!m_desk->newestPeriod().isEmpty())
        parts << tr("Measures to %1").arg(m_desk->newestPeriod());
    QStringList counts {words(base::counted(count, "measure", "measures"))};
    if (ranked.count(actions::RankGroup::Concern) > 0)
        counts << tr("%1 of concern").arg(ranked.count(actions::RankGroup::Concern));
    if (ranked.count(actions::RankGroup::Improvement) > 0)
        counts << tr("%1 improving").arg(ranked.count(actions::RankGroup::Improvement));
    parts << counts.join(QStringLiteral(", "));
    m_header->setSubtitle(count == 0 ? tr("No measures yet") : parts.join(QStringLiteral(" · ")));

    const QString chosen = m_priority->currentIndex() > 0 ? m_priority->currentText() : QString();
    QStringList names {tr("All priorities")};
    for (const partnership::Priority& priority : m_desk->priorities())
        names << words(priority.name);
    {
        const QSignalBlocker quiet(m_priority);
        m_priority->clear();
        m_priority->addItems(names);
        m_priority->setCurrentIndex(std::max<int>(0, static_cast<int>(names.indexOf(chosen))));
        widenPopup(m_priority);
    }
    const QString wanted = m_shown;
    const base::Id about = isBlockageShown() ? base::Id {} : m_measure->subject().measure;
    m_list->setRows(unusualRows(*m_desk, {chosen, m_ordinaryOpen}));
    // Its line may have become another: an ordinary measure that is unusual now, a signal with an exception.
    if (!wanted.isEmpty() && m_list->rows().rowOf(wanted) < 0 && !about.isNil())
        selectMeasure(about);
    m_priority->setVisible(count > 0);
    if (m_list->rows().rowCount() == 0) {
        m_right->setCurrentWidget(m_empty);
        m_shown.clear();
    } else {
        m_list->selectSomething();
        showRow(m_list->currentKey());
    }
    Q_EMIT commandsChanged();
}

void PerformancePage::showRow(const QString& key)
{
    if (key.isEmpty())
        return;
    m_shown = key;
    const QString kind = key.section(u':', 0, 0);
    QString status;
    if (kind == QStringLiteral("blockage")) {
        m_blockage->show(idIn(key, 1));
        m_right->setCurrentWidget(m_blockage);
    } else {
        MeasureSubject subject;
        if (kind == QStringLiteral("measure")) {
            const QString reference = key.section(u':', 1);
            for (const performance::Measure& measure : m_desk->measures()) {
                if (words(measure.reference) == reference)
                    subject.measure = measure.id;
            }
        } else if (kind == QString::fromLatin1(kOrdinaryKey)) {
            const auto& ordinary = m_desk->ranked().ordinary;
            if (const performance::Measure* measure = ordinary.empty() ? nullptr : m_desk->measureCalled(ordinary.front()))
                subject.measure = measure->id;
        } else {
            const base::Id exception = kind == QStringLiteral("signal") ? base::Id {} : idIn(key, 1);
            const base::Id series = kind == QStringLiteral("signal") ? idIn(key, 1) : base::Id {};
            for (const actions::RankedLine& line : m_desk->ranked().lines) {
                const bool same = !exception.isNil()
                    ? line.exception && line.exception->id == exception
                    : !line.exception && line.finding && line.finding->series == series
                        && (line.finding->run.direction > 0) == key.endsWith(QStringLiteral(":high"));
                if (!same)
                    continue;
                subject.line = line;
                subject.measure = line.exception ? line.exception->measure : line.finding->measure;
                subject.crime = line.exception ? line.exception->crime : line.finding->crime;
            }
        }
        m_measure->show(subject);
        m_right->setCurrentWidget(m_measure);
        status = m_measure->method();
    }
    Q_EMIT statusChanged(status);
    Q_EMIT commandsChanged();
}

void PerformancePage::openRow(const QString& key)
{
    const QString kind = key.section(u':', 0, 0);
    if (key == QString::fromLatin1(kOrdinaryKey)) {
        m_ordinaryOpen = true;
        const QString first =
            m_desk->ranked().ordinary.empty() ? QString() : words(m_desk->ranked().ordinary.front());
        refill();
        if (const performance::Measure* measure = m_desk->measureCalled(typed(first)))
            m_list->selectKey(measureKey(words(measure->reference)));
        return;
    }
    if (kind == QStringLiteral("question")) {
        for (const actions::EffectQuestion& question : m_desk->questions()) {
            if (question.exception == idIn(key, 1) && question.action == idIn(key, 2))
                openEffectForm(*m_side, question);
        }
        return;
    }
    if (!isBlockageShown())
        m_measure->chartView()->setFocus(Qt::OtherFocusReason);
}

void PerformancePage::setView(View view)
{
    build();
    m_desk->wake();
    const auto place = [this](QWidget* widget) {
        if (m_views->indexOf(widget) < 0)
            m_views->addWidget(widget);
        m_views->setCurrentWidget(widget);
    };
    switch (view) {
    case Findings:
        m_views->setCurrentIndex(0);
        break;
    case Import:
        if (m_import == nullptr) {
            m_import = new ImportPage(m_bridge, m_prompts);
            connect(m_import, &ImportPage::left, this, &PerformancePage::leave);
            connect(m_import, &ImportPage::imported, this, [this](const QString& text) {
                leave();
                m_justDone = text;
                m_desk->detect();
            });
            connect(m_import, &ImportPage::crimeImported, m_desk, &PerformanceDesk::detect);
            connect(m_import, &ImportPage::crimeWanted, this, [this] { setView(Crime); });
            connect(m_import, &ImportPage::placesWanted, this, [this] {
                setView(Crime);
                m_crime->showPlaces();
            });
        }
        place(m_import);
        m_import->begin();
        break;
    case Crime:
        if (m_crime == nullptr) {
            m_crime = new CrimeView(m_bridge, m_prompts);
            connect(m_crime, &CrimeView::left, this, &PerformancePage::leave);
            connect(m_crime, &CrimeView::importWanted, this, [this] { setView(Import); });
            connect(m_crime, &CrimeView::said, this, [this](const QString& text) { Q_EMIT said(text, true); });
            connect(m_crime, &CrimeView::measureMade, this, [this](const QString& reference) { showTarget(reference); });
        }
        place(m_crime);
        m_crime->begin();
        break;
    case Direction:
        if (m_direction == nullptr) {
            m_direction = new DirectionPage(*m_desk);
            connect(m_direction, &DirectionPage::left, this, &PerformancePage::leave);
            connect(m_direction, &DirectionPage::opened, this, &PerformancePage::showTarget);
        }
        place(m_direction);
        m_direction->begin();
        break;
    }
    Q_EMIT commandsChanged();
}

void PerformancePage::leave()
{
    setView(Findings);
    focusList();
}

void PerformancePage::showTarget(const QString& target)
{
    build();
    m_desk->wake();
    if (target == QStringLiteral("import")) {
        setView(Import);
        return;
    }
    if (target == QStringLiteral("crime")) {
        setView(Crime);
        return;
    }
    if (target == QStringLiteral("direction")) {
        setView(Direction);
        return;
    }
    setView(Findings);
    m_priority->setCurrentIndex(0);
    if (const auto blockage = actions::findBlockage(m_bridge.reader(), typed(target))) {
        m_list->selectKey(QStringLiteral("blockage:") + words(blockage->id.hex()));
    } else if (const auto exception = actions::findException(m_bridge.reader(), typed(target))) {
        if (!m_list->selectKey(QStringLiteral("exception:") + words(exception->id.hex()))) {
            MeasureSubject subject;
            subject.measure = exception->measure;
            subject.crime = exception->crime;
            subject.line = actions::RankedLine {};
            subject.line->title = exception->name;
            subject.line->exception = *exception;
            m_measure->show(subject);
            m_right->setCurrentWidget(m_measure);
        }
    } else if (const auto measure = performance::findMeasure(m_bridge.reader(), typed(target))) {
        if (!selectMeasure(measure->id)) {
            m_measure->show({measure->id, {}, {}});
            m_right->setCurrentWidget(m_measure);
        }
    }
    focusList();
}

bool PerformancePage::selectMeasure(const base::Id& measure)
{
    for (const actions::RankedLine& line : m_desk->ranked().lines) {
        const base::Id about = line.exception ? line.exception->measure
            : line.finding                    ? line.finding->measure
                                              : base::Id {};
        if (about != measure)
            continue;
        for (const UnusualRow& each : m_list->rows().rows()) {
            if (each.kind == UnusualRow::Kind::Unusual && each.rank == QString::number(line.rank))
                return m_list->selectKey(each.key);
        }
    }
    const performance::Measure* there = m_desk->measure(measure);
    if (there == nullptr)
        return false;
    const QString key = measureKey(words(there->reference));
    if (!m_ordinaryOpen) {
        m_ordinaryOpen = true;
        const QString chosen = m_priority->currentIndex() > 0 ? m_priority->currentText() : QString();
        m_list->setRows(unusualRows(*m_desk, {chosen, true}));
    }
    return m_list->selectKey(key);
}

}  // namespace muster::ui
