// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/failure.h"
#include "ui/documents/page_layout.h"

#include <QAbstractScrollArea>
#include <QCache>
#include <QPixmap>

class QPrinter;

namespace muster::ui::documents {

/// A document as it will be printed: pages one below another, white also when the window is dark.
///
/// Keys: Page Up and Page Down, Home and End, the arrows; Ctrl with plus, minus and 0 change the size, as does the
/// wheel with Ctrl. Links lead to their place or are announced by linkActivated(). Screen readers get the text of
/// the document as the description.
class DocumentView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit DocumentView(QWidget* parent = nullptr);

    /// Lays the document out and shows it; the place and the size stay as they are. Refuses what lint() refuses
    /// and then keeps what was shown.
    muster::base::Result<void> setDocument(const muster::documents::Document& document);
    void clear();

    [[nodiscard]] bool isEmpty() const { return m_layout.pages.empty(); }
    [[nodiscard]] const PageLayout& pages() const { return m_layout; }
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_layout.pages.size()); }
    /// Counted from 1; 0 when empty.
    [[nodiscard]] int currentPage() const;
    void goToPage(int page);
    /// To the place that links of the document name so; false when it has none of that name.
    bool goToAnchor(const QString& anchor);

    /// 1 is true size.
    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom);
    /// Keeps a page as wide as the view, also when that changes, until setZoom() is called.
    void fitWidth();

    /// The pages shown, without laying them out again.
    [[nodiscard]] muster::base::Result<QByteArray> toPdf() const;
    [[nodiscard]] bool print(QPrinter& printer) const;

    [[nodiscard]] QSize sizeHint() const override { return { 760, 720 }; }

Q_SIGNALS:
    void pageChanged(int page, int count);
    void zoomChanged(double zoom);
    /// A link to the world outside; links inside the document are followed already.
    void linkActivated(const QString& address);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] double scale() const;  // pixels of the view for a point
    [[nodiscard]] QSizeF pageSize() const { return m_layout.size * scale(); }
    [[nodiscard]] QRectF pageRect(int page) const;  // in the viewport
    [[nodiscard]] const PageLink* linkAt(const QPointF& position) const;
    void applyZoom(double zoom);
    void updateScrollBars();
    const QPixmap& pixmapOf(int page);

    PageLayout m_layout;
    double m_zoom = 1.0;
    bool m_fitWidth = true;
    QCache<int, QPixmap> m_drawn;
};

}  // namespace muster::ui::documents
