// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_view.h"

#include "core/documents/document_lint.h"
#include "ui/documents/font_set.h"
#include "ui/documents/painter_backend.h"
#include "ui/documents/pdf_writer.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPrinter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace muster::ui::documents {

namespace {

constexpr int kGap = 16;  // around and between pages, in pixels
constexpr double kLeastZoom = 0.25;
constexpr double kMostZoom = 4.0;
constexpr double kZoomStep = 1.2;
constexpr int kPagesKept = 8;

QString spokenText(const muster::documents::Document& document)
{
    QString text;
    for (const std::string& unit : muster::documents::textUnits(document))
        text += visibleText(unit) + QLatin1Char('\n');
    return text;
}

}  // namespace

DocumentView::DocumentView(QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_drawn(kPagesKept)
{
    setObjectName(QStringLiteral("documentView"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(40);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this,
            [this] { Q_EMIT pageChanged(currentPage(), pageCount()); });
    clear();
}

muster::base::Result<void> DocumentView::setDocument(const muster::documents::Document& document)
{
    if (auto ok = muster::documents::lint(document); !ok)
        return ok;
    m_layout = layoutDocument(document);
    m_drawn.clear();
    setAccessibleName(tr("Preview of %1, %n page(s)", nullptr, pageCount()).arg(m_layout.title));
    setAccessibleDescription(spokenText(document));
    if (m_fitWidth)
        fitWidth();
    updateScrollBars();
    viewport()->update();
    Q_EMIT pageChanged(currentPage(), pageCount());
    return {};
}

void DocumentView::clear()
{
    m_layout = {};
    m_drawn.clear();
    setAccessibleName(tr("Preview, no document"));
    setAccessibleDescription({});
    updateScrollBars();
    viewport()->update();
    Q_EMIT pageChanged(0, 0);
}

double DocumentView::scale() const
{
    return m_zoom * logicalDpiX() / 72.0;
}

QRectF DocumentView::pageRect(int page) const
{
    const QSizeF size = pageSize();
    const double width = std::max<double>(viewport()->width(), size.width() + 2 * kGap);
    const double x = (width - size.width()) / 2 - horizontalScrollBar()->value();
    const double y = kGap + page * (size.height() + kGap) - verticalScrollBar()->value();
    return { QPointF(std::round(x), std::round(y)), size };
}

int DocumentView::currentPage() const
{
    if (isEmpty())
        return 0;
    // The page in the upper third is the one being read.
    const double y = verticalScrollBar()->value() + viewport()->height() / 3.0 - kGap;
    return std::clamp(static_cast<int>(y / (pageSize().height() + kGap)) + 1, 1, pageCount());
}

void DocumentView::goToPage(int page)
{
    if (!isEmpty())
        verticalScrollBar()->setValue(
            static_cast<int>((std::clamp(page, 1, pageCount()) - 1) * (pageSize().height() + kGap)));
}

void DocumentView::setZoom(double zoom)
{
    m_fitWidth = false;
    applyZoom(zoom);
}

void DocumentView::applyZoom(double zoom)
{
    zoom = std::clamp(zoom, kLeastZoom, kMostZoom);
    if (qFuzzyCompare(zoom, m_zoom))
        return;
    const double place = verticalScrollBar()->value() / std::max(1.0, pageSize().height());
    m_zoom = zoom;
    m_drawn.clear();
    updateScrollBars();
    verticalScrollBar()->setValue(static_cast<int>(place * pageSize().height()));
    viewport()->update();
    Q_EMIT zoomChanged(m_zoom);
}

void DocumentView::fitWidth()
{
    m_fitWidth = true;
    if (!isEmpty())
        applyZoom((viewport()->width() - 2 * kGap) / m_layout.size.width() * 72.0 / logicalDpiX());
}

muster::base::Result<QByteArray> DocumentView::toPdf() const
{
    if (isEmpty())
        return muster::base::fail(muster::base::FailureCode::NotFound, "No document is open.");
    return writePdf(m_layout);
}

bool DocumentView::print(QPrinter& printer) const
{
    return !isEmpty() && printPages(printer, m_layout);
}

void DocumentView::updateScrollBars()
{
    const QSizeF size = pageSize();
    const double height = isEmpty() ? 0 : kGap + pageCount() * (size.height() + kGap);
    const double width = isEmpty() ? 0 : size.width() + 2 * kGap;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(height) - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0, std::max(0, static_cast<int>(width) - viewport()->width()));
}

const QPixmap& DocumentView::pixmapOf(int page)
{
    if (const QPixmap* drawn = m_drawn.object(page))
        return *drawn;
    const double ratio = devicePixelRatioF();
    auto* pixmap = new QPixmap((pageSize() * ratio).toSize());
    pixmap->setDevicePixelRatio(ratio);
    pixmap->fill(Qt::white);
    QPainter painter(pixmap);
    painter.scale(scale(), scale());
    paintPage(painter, m_layout, page);
    painter.end();
    m_drawn.insert(page, pixmap);
    return *pixmap;
}

void DocumentView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Window));
    for (int page = 0; page < pageCount(); ++page) {
        const QRectF place = pageRect(page);
        if (place.bottom() < 0 || place.top() > viewport()->height())
            continue;
        painter.drawPixmap(place.topLeft(), pixmapOf(page));
        painter.setPen(palette().color(QPalette::Mid));
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5));
    }
    if (hasFocus() && !isEmpty()) {
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void DocumentView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    if (m_fitWidth)
        fitWidth();
    updateScrollBars();
}

void DocumentView::scrollContentsBy(int, int)
{
    viewport()->update();
}

void DocumentView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::ZoomIn) || (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_Equal))
        setZoom(m_zoom * kZoomStep);
    else if (event->matches(QKeySequence::ZoomOut))
        setZoom(m_zoom / kZoomStep);
    else if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_0)
        fitWidth();
    else if (event->key() == Qt::Key_Home)
        goToPage(1);
    else if (event->key() == Qt::Key_End)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    else
        QAbstractScrollArea::keyPressEvent(event);
}

void DocumentView::wheelEvent(QWheelEvent* event)
{
    if (event->modifiers() != Qt::ControlModifier) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        setZoom(event->angleDelta().y() > 0 ? m_zoom * kZoomStep : m_zoom / kZoomStep);
    event->accept();
}

const PageLink* DocumentView::linkAt(const QPointF& position) const
{
    for (int page = 0; page < pageCount(); ++page) {
        const QRectF place = pageRect(page);
        if (!place.contains(position))
            continue;
        const QPointF point = (position - place.topLeft()) / scale();
        for (const PageLink& link : m_layout.pages[static_cast<std::size_t>(page)].links) {
            if (link.place.contains(point))
                return &link;
        }
    }
    return nullptr;
}

void DocumentView::mouseMoveEvent(QMouseEvent* event)
{
    viewport()->setCursor(linkAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void DocumentView::mousePressEvent(QMouseEvent* event)
{
    event->setAccepted(linkAt(event->position()) != nullptr);
}

void DocumentView::mouseReleaseEvent(QMouseEvent* event)
{
    const PageLink* link = event->button() == Qt::LeftButton ? linkAt(event->position()) : nullptr;
    if (link == nullptr)
        return;
    if (!link->target.startsWith(QLatin1Char('#'))) {
        Q_EMIT linkActivated(link->target);
        return;
    }
    goToAnchor(link->target.mid(1));
}

bool DocumentView::goToAnchor(const QString& anchor)
{
    const auto found = m_layout.anchors.constFind(anchor);
    if (found == m_layout.anchors.constEnd())
        return false;
    verticalScrollBar()->setValue(
        static_cast<int>(found->page * (pageSize().height() + kGap) + std::max(0.0, found->top - 12) * scale()));
    return true;
}

}  // namespace muster::ui::documents
