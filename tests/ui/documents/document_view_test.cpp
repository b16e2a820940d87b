// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/documents/a_document.h"
#include "tests/support/ui/qt_text.h"
#include "ui/documents/document_view.h"
#include "ui/documents/painter_backend.h"
#include "ui/documents/pdf_text.h"

#include <QImage>
#include <QPainter>
#include <QPrinter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muster::documents;
using namespace muster::ui::documents;

namespace {

Document threePages()
{
    Document document = test::aDocument();
    document.blocks.push_back(PageBreak {});
    document.blocks.push_back(Paragraph { runsOf("The end.") });
    return document;
}

bool hasInk(const QImage& image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                return true;
        }
    }
    return false;
}

}  // namespace

TEST_CASE("The preview is read by keyboard", "[preview]")
{
    DocumentView view;
    view.resize(700, 500);
    view.show();
    REQUIRE(view.setDocument(threePages()));
    QSignalSpy moved(&view, &DocumentView::pageChanged);
    CHECK(view.pageCount() == 3);
    CHECK(view.currentPage() == 1);
    QTest::keyClick(&view, Qt::Key_End);
    CHECK(view.currentPage() == 3);
    CHECK_FALSE(moved.isEmpty());
    QTest::keyClick(&view, Qt::Key_Home);
    CHECK(view.currentPage() == 1);
    QTest::keyClick(&view, Qt::Key_PageDown);
    CHECK(view.verticalScrollBar()->value() > 0);
    const double before = view.zoom();
    QTest::keyClick(&view, Qt::Key_Minus, Qt::ControlModifier);
    CHECK(view.zoom() < before);
    QTest::keyClick(&view, Qt::Key_0, Qt::ControlModifier);
    CHECK(view.zoom() == Approx(before));
}

TEST_CASE("Screen readers get the text of the preview", "[preview]")
{
    DocumentView view;
    REQUIRE(view.setDocument(threePages()));
    CHECK(view.accessibleName().contains(QStringLiteral("Minutes of 18 October 2011")));
    CHECK(view.accessibleDescription().contains(QStringLiteral("AGREED to hold a street surgery.")));
    view.clear();
    CHECK(view.accessibleDescription().isEmpty());
    CHECK(view.currentPage() == 0);
}

TEST_CASE("A refused document leaves the preview as it was", "[preview]")
{
    DocumentView view;
    REQUIRE(view.setDocument(threePages()));
    CHECK_FALSE(view.setDocument(Document {}));
    CHECK(view.pageCount() == 3);
}

TEST_CASE("Links lead to their place, or outside by signal", "[preview]")
{
    DocumentView view;
    view.resize(900, 700);
    view.show();
    REQUIRE(view.setDocument(threePages()));
    view.setZoom(1.0);
    QSignalSpy opened(&view, &DocumentView::linkActivated);
    const double scale = view.logicalDpiX() / 72.0;
    const double left = (view.viewport()->width() - view.pages().size.width() * scale) / 2;
    const PageLink& site = view.pages().pages.front().links.at(1);
    REQUIRE(site.target == QStringLiteral("https://example.org/?a=1&b=2"));
    const QPointF middle = site.place.center() * scale + QPointF(left, 16);
    view.verticalScrollBar()->setValue(static_cast<int>(middle.y()) - 300);
    const int scrolled = view.verticalScrollBar()->value();
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(static_cast<int>(middle.x()),
                                                                  static_cast<int>(middle.y()) - scrolled));
    REQUIRE(opened.size() == 1);
    CHECK(opened.front().front().toString() == site.target);
}

TEST_CASE("Pages are drawn and printed", "[preview]")
{
    const PageLayout layout = layoutDocument(threePages());
    QImage image(layout.size.toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintPage(painter, layout, 0);
    painter.end();
    CHECK(hasInk(image));

    QTemporaryDir folder;
    QPrinter printer;
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(folder.filePath(QStringLiteral("print.pdf")));
    CHECK(printPages(printer, layout));
    CHECK(QFileInfo(printer.outputFileName()).size() > 1000);
}

TEST_CASE("The preview exports the pages it shows", "[preview]")
{
    DocumentView view;
    CHECK_FALSE(view.toPdf());
    REQUIRE(view.setDocument(threePages()));
    const auto pdf = view.toPdf();
    REQUIRE(pdf);
    CHECK(readPdfText(*pdf)->pages.size() == 3);
}
