// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/crime_view.h"

#include "core/performance/crime_picture.h"
#include "ui/bridge/words.h"
#include "ui/charts/control_chart_view.h"
#include "ui/charts/small_multiples.h"
#include "ui/performance/crime_places.h"
#include "ui/performance/crime_summary.h"
#include "ui/performance/form_side.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace muster::ui {
namespace {

using performance::CrimeBy;
using performance::CrimeSeriesName;

constexpr int kChartHeight = 326;
constexpr int kFormWidth = 360;
constexpr int kSide = 24;

enum Shown { Empty, Grid, Chart, Places };

// As the choice shows them.
constexpr CrimeBy kPlaces[] = {CrimeBy::Ward, CrimeBy::Sector, CrimeBy::District, CrimeBy::Lsoa};

QComboBox* named(const QString& name)
{
    auto* box = new QComboBox;
    box->setAccessibleName(name);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return box;
}

QString shortMonth(base::Date month)
{
    return QLocale(QLocale::English).toString(qtDate(month), QStringLiteral("MMM yyyy"));
}

QPushButton* step(const QString& text, const QString& keys, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    button->setToolTip(keys);
    button->setAutoDefault(true);
    button->setObjectName(name);
    return button;
}

}  // namespace

CrimeView::CrimeView(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_by(named(tr("Places")))
    , m_area(named(tr("Place")))
    , m_type(named(tr("Crime type")))
    , m_months(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_message(new MessageBar)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(Icon::Performance, tr("No recorded crime yet"),
                             tr("Import street crime of data.police.uk, as it is downloaded: Muster counts it by month, "
                                "type and place.")))
    , m_places(nullptr)
    , m_side(new FormSide(bridge, prompts))
{
    m_places = new CrimePlaces(bridge, *m_side);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar());
    column->addWidget(new Hairline);
    column->addWidget(m_message);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_stack->addWidget(m_empty);
    m_grid = new charts::SmallMultiples;
    m_grid->setEmptyText(tr("No census area lies in a ward of the partnership yet. Import a lookup under Import data, or "
                            "choose the places one by one under Census areas."));
    m_stack->addWidget(m_grid);
    m_stack->addWidget(makeChart());
    m_stack->addWidget(m_places);
    row->addWidget(m_stack, 1);
    m_side->setFixedWidth(kFormWidth);
    m_side->hide();
    row->addWidget(m_side);
    column->addLayout(row, 1);
    QPushButton* first = m_empty->setButton(tr("Import data"), QStringLiteral("Enter"));
    first->setObjectName(QStringLiteral("crime.import"));
    connect(m_empty, &EmptyState::buttonPressed, this, &CrimeView::importWanted);
    connect(m_grid, &charts::SmallMultiples::opened, this, [this](const QString& place, const QString& kind) {
        m_area->setCurrentIndex(m_area->findText(place));
        m_type->setCurrentIndex(std::max(m_type->findText(kind), m_type->findData(kind)));
        showChart();
    });
    connect(m_side, &FormSide::opened, this, [this] { m_side->show(); });
    connect(m_side, &FormSide::closed, this, [this] {
        m_side->hide();
        if (m_stack->currentIndex() == Places)
            m_places->takeFocus();
        else if (m_stack->currentIndex() == Grid)
            m_grid->setFocus(Qt::OtherFocusReason);
        else if (m_chart != nullptr)
            m_chart->setFocus(Qt::OtherFocusReason);
    });
    connect(m_side, &FormSide::done, this, [this](const QString& text) {
        m_message->dismiss();
        Q_EMIT said(text);
    });
    connect(m_message, &MessageBar::buttonPressed, this, &CrimeView::chooseDistricts);
    connect(m_side, &FormSide::refused, m_message, &MessageBar::showRefusal);
    const auto noticed = [this](const replica::ChangeNotice& notice) {
        const bool ours = notice.touches("crime_month") || notice.touches("crime_place") || notice.touches("crime_break")
            || notice.touches("crime_district");
        m_stale = m_stale || ours;
        if (ours && isVisible())
            read();
    };
    connect(&bridge, &ReplicaBridge::changed, this, noticed);
}

QWidget* CrimeView::makeBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    row->setSpacing(kSpace2);
    for (const CrimeBy by : kPlaces) {
        const QString text = by == CrimeBy::Ward ? tr("By ward")
            : by == CrimeBy::Sector              ? tr("By sector")
            : by == CrimeBy::District            ? tr("By district")
                                                 : tr("By census area");
        m_by->addItem(text, static_cast<int>(by));
    }
    m_by->setMinimumContentsLength(12);
    m_area->setMinimumContentsLength(18);
    m_type->setMinimumContentsLength(22);
    row->addWidget(m_by);
    row->addWidget(m_area);
    row->addWidget(m_type);
    m_months->setWordWrap(false);
    row->addWidget(m_months, 1);
    QPushButton* districts = step(tr("Districts"), {}, QStringLiteral("crime.districts"));
    QPushButton* areas = step(tr("Census areas"), {}, QStringLiteral("crime.places"));
    QPushButton* back = step(tr("Back"), tr("Escape"), QStringLiteral("crime.back"));
    for (QPushButton* button : {districts, areas, back})
        row->addWidget(button);
    connect(districts, &QPushButton::clicked, this, &CrimeView::chooseDistricts);
    connect(areas, &QPushButton::clicked, this, &CrimeView::showPlaces);
    connect(back, &QPushButton::clicked, this, &CrimeView::goBack);
    connect(m_by, &QComboBox::currentIndexChanged, this, &CrimeView::read);
    for (QComboBox* choice : {m_area, m_type})
        connect(choice, &QComboBox::currentIndexChanged, this, [this] {
            showSeries();
            m_stack->setCurrentIndex(Chart);
        });
    return bar;
}

QWidget* CrimeView::makeChart()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSide, kSpace4, kSide, kSpace5);
    column->setSpacing(kSpace3);
    m_card = new Card;
    m_card->body()->setContentsMargins(kSpace1, kSpace1, kSpace1, kSpace1);
    m_card->setFixedHeight(kChartHeight);
    column->addWidget(m_card);
    m_sentence = new TextLabel({});
    m_breaks = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
    column->addWidget(m_sentence);
    column->addWidget(m_breaks);
    m_steps = new QWidget;
    auto* flow = new FlowLayout(kSpace2, kSpace2);
    m_steps->setLayout(flow);
    QPushButton* raiseButton = step(tr("Raise as an exception"), tr("Ctrl+E"), QStringLiteral("crime.raise"));
    QPushButton* measure = step(tr("Make it a measure"), tr("Ctrl+M"), QStringLiteral("crime.measure"));
    QPushButton* broken = step(tr("Counted differently"), tr("Ctrl+B"), QStringLiteral("crime.break"));
    QPushButton* save = step(tr("Save picture"), tr("Ctrl+S"), QStringLiteral("crime.save"));
    for (QPushButton* button : {raiseButton, measure, broken, save})
        flow->addWidget(button);
    connect(raiseButton, &QPushButton::clicked, this, &CrimeView::raise);
    connect(measure, &QPushButton::clicked, this, &CrimeView::makeMeasure);
    connect(broken, &QPushButton::clicked, this, &CrimeView::noteBreak);
    connect(save, &QPushButton::clicked, this, &CrimeView::savePicture);
    column->addWidget(m_steps);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void CrimeView::showEvent(QShowEvent* event)
{
    if (m_stale)
        read();
    QWidget::showEvent(event);
}

void CrimeView::begin()
{
    m_message->dismiss();
    read();
    // Without a lookup there are no wards to show: the districts of the files are.
    if (!m_opened && m_table.series.empty() && !performance::crimeMonths(m_bridge.reader()).empty())
        choose(CrimeBy::District);
    m_opened = true;
    showGrid();
}

void CrimeView::showGrid()
{
    if (performance::crimeMonths(m_bridge.reader()).empty()) {
        m_stack->setCurrentIndex(Empty);
        m_empty->findChild<QPushButton*>()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_stack->setCurrentIndex(Grid);
    m_grid->setFocus(Qt::OtherFocusReason);
    if (performance::crimeDistricts(m_bridge.reader()).empty()) {
        m_message->showNotice(tr("Every district that occurs in the files is shown. Say which ones the partnership works for."));
        m_message->setButton(tr("Choose the districts"));
    }
    if (!m_grid->currentIndex().isValid() && m_grid->model()->rowCount() > 0)
        m_grid->setCurrentIndex(m_grid->model()->index(0, 0));
}

void CrimeView::showChart()
{
    showSeries();
    m_stack->setCurrentIndex(Chart);
    m_chart->setFocus(Qt::OtherFocusReason);
}

void CrimeView::goBack()
{
    if (m_stack->currentIndex() == Chart || (m_stack->currentIndex() == Places && !m_table.months.empty()))
        showGrid();
    else
        Q_EMIT left();
}

void CrimeView::read()
{
    m_stale = false;
    const auto months = performance::crimeMonths(m_bridge.reader());
    const bool none = months.empty();
    for (QWidget* each : std::initializer_list<QWidget*> {m_by, m_area, m_type})
        each->setVisible(!none);
    if (none) {
        m_months->setText(tr("Recorded crime of data.police.uk"));
        if (m_stack->currentIndex() != Places)
            m_stack->setCurrentIndex(Empty);
        m_places->read();
        return;
    }
    const auto by = static_cast<CrimeBy>(m_by->currentData().toInt());
    m_table = performance::crimeTable(m_bridge.reader(), by);
    performance::CrimeTable totals = performance::crimeTable(m_bridge.reader(), by, true);
    // Rows without a place are counted, and are no place.
    for (performance::CrimeTable* table : {&m_table, &totals})
        std::erase_if(table->series, [](const performance::CrimeSeries& series) { return series.area.empty(); });
    m_grid->setMultiples(performance::multiplesOf(m_table, by, {}, &totals));
    m_table.series.insert(m_table.series.end(), totals.series.begin(), totals.series.end());
    if (!m_table.months.empty())
        m_months->setText(tr("%1 to %2").arg(shortMonth(m_table.months.front()), shortMonth(m_table.months.back())));
    if (m_stack->currentIndex() == Empty)
        m_stack->setCurrentIndex(Grid);
    fillChoices();
    m_places->read();
}

void CrimeView::fillChoices()
{
    const QString area = m_area->currentText();
    const QString type = m_type->currentData().toString();
    std::set<std::string> areas;
    std::set<std::string> types;
    for (const performance::CrimeSeries& series : m_table.series) {
        areas.insert(series.area);
        types.insert(series.type);
    }
    {
        const QSignalBlocker quietArea(m_area);
        const QSignalBlocker quietType(m_type);
        m_area->clear();
        for (const std::string& each : areas) {
            if (!each.empty())
                m_area->addItem(words(each));
        }
        m_area->setCurrentIndex(std::max(0, m_area->findText(area)));
        m_type->clear();
        for (const std::string& each : types)
            m_type->addItem(each.empty() ? tr("All crime") : words(each), words(each));
        m_type->setCurrentIndex(std::max(0, m_type->findData(type)));
        widenPopup(m_area);
        widenPopup(m_type);
    }
    showSeries();
}

std::optional<CrimeSeriesName> CrimeView::chosen() const
{
    if (m_area->currentIndex() < 0 || m_type->currentIndex() < 0)
        return std::nullopt;
    return CrimeSeriesName {static_cast<CrimeBy>(m_by->currentData().toInt()), typed(m_area->currentText()),
                            typed(m_type->currentData().toString())};
}

void CrimeView::choose(CrimeBy by) { m_by->setCurrentIndex(m_by->findData(static_cast<int>(by))); }

void CrimeView::choose(const CrimeSeriesName& name)
{
    choose(name.by);
    m_area->setCurrentIndex(m_area->findText(words(name.area)));
    m_type->setCurrentIndex(m_type->findData(words(name.type)));
    showChart();
}

void CrimeView::showSeries()
{
    const auto name = chosen();
    m_picture = {};
    QStringList breaks;
    const auto found = std::find_if(m_table.series.begin(), m_table.series.end(),
                                    [&](const performance::CrimeSeries& series) {
                                        return name && series.area == name->area && series.type == name->type;
                                    });
    if (found != m_table.series.end()) {
        for (const performance::CrimeBreak& each : performance::breaksOf(m_table, name->by, *found))
            breaks << breakWords(each) + u'.';
        m_picture = performance::pictureOf(m_table, *name);
    }
    if (m_chart == nullptr) {
        m_chart = new charts::ControlChartView;
        m_chart->setEmptyText(tr("Nothing of this kind was ever counted here."));
        m_card->body()->addWidget(m_chart);
    }
    m_chart->setPicture(m_picture);
    m_sentence->setText(words(m_picture.sentence));
    m_breaks->setText(breaks.join(QLatin1Char('\n')));
    m_breaks->setVisible(!breaks.isEmpty());
    m_steps->setEnabled(!m_picture.empty());
}

void CrimeView::showPlaces()
{
    m_places->read();
    m_stack->setCurrentIndex(Places);
    m_places->takeFocus();
}

QString CrimeView::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

void CrimeView::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape) {
        goBack();
    } else if (control && event->key() == Qt::Key_E) {
        raise();
    } else if (control && event->key() == Qt::Key_M) {
        makeMeasure();
    } else if (control && event->key() == Qt::Key_B) {
        noteBreak();
    } else if (control && event->key() == Qt::Key_S) {
        savePicture();
    } else {
        QWidget::keyPressEvent(event);
    }
}

}  // namespace muster::ui
