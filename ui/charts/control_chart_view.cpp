// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/control_chart_view.h"

#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_table.h"
#include "ui/charts/point_card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace muster::ui::charts {

using namespace muster::performance;

namespace {

// Room for the ring that shows the focus, and between it and the words.
constexpr int kRing = 8;

class SpokenChart final : public QAccessibleWidget {
public:
    explicit SpokenChart(QWidget* widget)
        : QAccessibleWidget(widget, QAccessible::Chart)
    {
    }
};

QAccessibleInterface* speak(const QString& className, QObject* object)
{
    return className == QLatin1String("muster::ui::charts::ControlChartView") && object != nullptr
            && object->isWidgetType()
        ? new SpokenChart(static_cast<QWidget*>(object))
        : nullptr;
}

void learnToSpeak()
{
    static const bool learnt = [] {
        QAccessible::installFactory(speak);
        return true;
    }();
    static_cast<void>(learnt);
}

QString toQt(const std::string& text) { return QString::fromStdString(text); }

}  // namespace

class ControlChartView::Stage {
public:
    ChartPicture picture;
    std::optional<std::size_t> current;  ///< the one that is read
    std::optional<std::size_t> chosen;  ///< by key or by the page: what is read again when the pointer leaves
    bool table = false;
    TextLabel* empty = nullptr;
    ChartCanvas* canvas = nullptr;  // made with the first picture: loading Qt Charts takes its time
    ChartTable* figures = nullptr;  // made when it is first asked for
    PointCard* card = nullptr;
    QVBoxLayout* layout = nullptr;

    /// The next point with a figure from `from` in `direction`, unusual ones only where `unusual` is set.
    [[nodiscard]] std::optional<std::size_t> next(std::optional<std::size_t> from, int direction, bool unusual) const
    {
        const auto count = static_cast<std::ptrdiff_t>(picture.points.size());
        std::ptrdiff_t at = from ? static_cast<std::ptrdiff_t>(*from) : direction > 0 ? -1 : count;
        for (at += direction; at >= 0 && at < count; at += direction) {
            const PicturePoint& point = picture.points[static_cast<std::size_t>(at)];
            if (point.value && (!unusual || point.signal != Signal::None)) {
                return static_cast<std::size_t>(at);
            }
        }
        return from;
    }
};

ControlChartView::ControlChartView(QWidget* parent)
    : QWidget(parent)
    , m_stage(std::make_unique<Stage>())
{
    learnToSpeak();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Control chart"));
    m_stage->layout = new QVBoxLayout(this);
    m_stage->layout->setContentsMargins(kRing, kRing, kRing, kRing);
    m_stage->empty = new TextLabel(tr("There are no figures yet."), TextStyle::Body, TextLabel::Ink::Quiet, this);
    m_stage->empty->setAlignment(Qt::AlignCenter);
    m_stage->layout->addWidget(m_stage->empty, 1);
    connect(&themeSignals(), &ThemeSignals::changed, this, [this] {
        if (m_stage->canvas != nullptr) {
            m_stage->canvas->renew();
        }
    });
}

ControlChartView::~ControlChartView() = default;

const ChartPicture& ControlChartView::picture() const { return m_stage->picture; }

std::optional<std::size_t> ControlChartView::currentPoint() const { return m_stage->current; }

bool ControlChartView::isTableShown() const { return m_stage->table; }

void ControlChartView::setEmptyText(const QString& text) { m_stage->empty->setText(text); }

void ControlChartView::clear() { setPicture({}); }

void ControlChartView::setPicture(const ChartPicture& picture)
{
    Stage& stage = *m_stage;
    stage.picture = picture;
    stage.current.reset();
    stage.chosen.reset();
    if (stage.card != nullptr) {
        stage.card->hide();
    }
    if (!picture.empty() && stage.canvas == nullptr) {
        stage.canvas = new ChartCanvas(this);
        stage.layout->addWidget(stage.canvas, 1);
        stage.card = new PointCard(this);
        connect(stage.canvas, &ChartCanvas::pointed, this, [this](int point) {
            read(point >= 0 ? std::optional {static_cast<std::size_t>(point)} : m_stage->chosen);
        });
        connect(stage.canvas, &ChartCanvas::left, this, [this] { read(m_stage->chosen); });
    }
    if (stage.canvas != nullptr) {
        stage.canvas->setPicture(picture);
    }
    if (stage.figures != nullptr) {
        stage.figures->setPicture(picture);
    }
    setAccessibleName(picture.empty() ? tr("Control chart") : tr("Control chart of %1").arg(toQt(picture.title)));
    setAccessibleDescription(picture.empty() ? stage.empty->text() : toQt(picture.alt));
    setTableShown(stage.table);
}

void ControlChartView::setCurrentPoint(std::optional<std::size_t> point)
{
    m_stage->chosen = point;
    read(point);
}

void ControlChartView::read(std::optional<std::size_t> point)
{
    Stage& stage = *m_stage;
    if (point && (*point >= stage.picture.points.size() || !stage.picture.points[*point].value)) {
        point.reset();
    }
    const bool changed = point != stage.current;
    stage.current = point;
    if (stage.canvas == nullptr) {
        return;
    }
    stage.canvas->setCurrentPoint(point);
    if (point && !stage.table) {
        stage.card->setPoint(stage.picture, *point);
        QPointF at;
        QList<QPointF> marks;
        for (const DrawnMark& mark : stage.canvas->drawing().marks) {
            marks << QPointF(mark.at.x, mark.at.y) + QPointF(stage.canvas->pos());
            if (mark.point == *point) {
                at = marks.back();
            }
        }
        // The limits at the side stay in sight where there is room for that.
        QRect area = stage.canvas->geometry();
        const DrawnBox& plot = stage.canvas->drawing().plot;
        if (plot.width > 2.0 * stage.card->width()) {
            area.setRight(area.left() + static_cast<int>(plot.right()));
        }
        stage.card->placeBeside(at, area, marks);
        stage.card->raise();
        stage.card->show();
    } else {
        stage.card->hide();
    }
    if (!changed) {
        return;
    }
    const QString reading = toQt(point ? readAloud(stage.picture, *point) : stage.picture.alt);
    setAccessibleDescription(reading);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    if (hasFocus() && point) {
        QAccessibleAnnouncementEvent said(this, reading);
        QAccessible::updateAccessibility(&said);
    }
#endif
    Q_EMIT currentPointChanged(point ? static_cast<int>(*point) : -1);
}

void ControlChartView::setTableShown(bool shown)
{
    Stage& stage = *m_stage;
    const bool changed = shown != stage.table;
    stage.table = shown;
    const bool empty = stage.picture.empty();
    if (shown && stage.figures == nullptr && !empty) {
        stage.figures = new ChartTable(this);
        stage.figures->setPicture(stage.picture);
        stage.layout->addWidget(stage.figures, 1);
    }
    const bool focused = hasFocus() || (stage.figures != nullptr && stage.figures->table()->hasFocus());
    stage.empty->setVisible(empty);
    if (stage.canvas != nullptr) {
        stage.canvas->setVisible(!empty && !shown);
    }
    if (stage.figures != nullptr) {
        stage.figures->setVisible(!empty && shown);
    }
    // In the table the rows take the focus, and the picture is not there.
    setFocusPolicy(shown && !empty ? Qt::NoFocus : Qt::StrongFocus);
    if (changed && focused) {
        if (shown && stage.figures != nullptr) {
            stage.figures->setFocus();
        } else {
            setFocus();
        }
    }
    if (changed) {
        read(stage.current);
        Q_EMIT tableShownChanged(shown);
    }
    update();
}

QSize ControlChartView::sizeHint() const { return {640, 326}; }

QSize ControlChartView::minimumSizeHint() const { return {280, 180}; }

void ControlChartView::keyPressEvent(QKeyEvent* event)
{
    Stage& stage = *m_stage;
    const bool unusual = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier) {
        setTableShown(!stage.table);
        return;
    }
    if (!stage.table) {
        switch (event->key()) {
        case Qt::Key_Left:
            setCurrentPoint(stage.next(stage.current, -1, unusual));
            return;
        case Qt::Key_Right:
            setCurrentPoint(stage.next(stage.current, 1, unusual));
            return;
        case Qt::Key_Home:
            setCurrentPoint(stage.next(std::nullopt, 1, false));
            return;
        case Qt::Key_End:
            setCurrentPoint(stage.next(std::nullopt, -1, false));
            return;
        case Qt::Key_Escape:
            if (stage.current) {
                setCurrentPoint(std::nullopt);
                return;
            }
            break;
        default:
            break;
        }
    }
    QWidget::keyPressEvent(event);
}

void ControlChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (m_stage->current) {
        // The layout has yet to give the canvas its new size.
        QMetaObject::invokeMethod(this, [this] { read(m_stage->current); }, Qt::QueuedConnection);
    }
}

void ControlChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ControlChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setCurrentPoint(std::nullopt);
    update();
}

void ControlChartView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = currentTheme();
    painter.fillRect(rect(), theme.panel);
    if (!hasFocus()) {
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kRadius, kRadius);
}

}  // namespace muster::ui::charts
