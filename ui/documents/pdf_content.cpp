// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pdf_content.h"

#include "ui/documents/pdf_images.h"

#include <QCryptographicHash>

#include <cmath>

namespace muster::ui::documents {

namespace {

const char* artifactTag(Artifact artifact)
{
    switch (artifact) {
    case Artifact::Header:
        return "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC\n";
    case Artifact::Footer:
        return "/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC\n";
    case Artifact::Layout:
        break;
    }
    return "/Artifact <</Type /Layout>> BDC\n";
}

class ContentWriter {
public:
    ContentWriter(QPDF& pdf, double height, PdfFonts& fonts, PdfImages& images)
        : m_pdf(pdf), m_height(height), m_fonts(fonts), m_images(images) { }

    QByteArray out;

    void color(const QColor& color)
    {
        const QByteArray wanted
            = pdfNumber(color.redF()) + ' ' + pdfNumber(color.greenF()) + ' ' + pdfNumber(color.blueF()) + " rg\n";
        if (wanted == m_color)
            return;
        out += wanted;
        m_color = wanted;
    }

    void operator()(const TextOp& op)
    {
        const bool mapped = noteGlyphs(op);
        if (!mapped)
            out += "/Span <</ActualText <FEFF" + utf16Hex(op.text) + ">>> BDC\n";
        color(op.color);
        out += "BT\n";
        for (const PlacedGlyphs& placed : op.runs)
            showGlyphs(placed);
        out += "ET\n";
        if (!mapped)
            out += "EMC\n";
    }

    void operator()(const PathOp& op)
    {
        color(op.color);
        const auto point = [&](const QPainterPath::Element& element) {
            return pdfNumber(element.x) + ' ' + pdfNumber(m_height - element.y) + ' ';
        };
        for (int i = 0; i < op.path.elementCount(); ++i) {
            const QPainterPath::Element element = op.path.elementAt(i);
            if (element.type == QPainterPath::MoveToElement) {
                out += point(element) + "m\n";
            } else if (element.type == QPainterPath::LineToElement) {
                out += point(element) + "l\n";
            } else if (element.type == QPainterPath::CurveToElement) {
                out += point(element) + point(op.path.elementAt(i + 1)) + point(op.path.elementAt(i + 2)) + "c\n";
                i += 2;
            }
        }
        out += op.path.fillRule() == Qt::OddEvenFill ? "f*\n" : "f\n";
    }

    void operator()(const ImageOp& op)
    {
        out += "q " + pdfNumber(op.place.width()) + " 0 0 " + pdfNumber(op.place.height()) + ' '
            + pdfNumber(op.place.left()) + ' ' + pdfNumber(m_height - op.place.bottom()) + " cm /"
            + m_images.nameOf(m_pdf, op.data) + " Do Q\n";
    }

private:
    /// False when the glyphs alone would not give the text back.
    bool noteGlyphs(const TextOp& op)
    {
        const QList<uint> codePoints = op.text.toUcs4();
        bool mapped = op.exact;
        qsizetype at = 0;
        for (const PlacedGlyphs& placed : op.runs) {
            PdfFont& font = m_fonts.at(m_fonts.indexOf(placed.font));
            for (const quint32 glyph : placed.glyphs) {
                if (op.exact)
                    mapped = font.use(glyph, codePoints[at]) && mapped;
                else
                    font.useUnmapped(glyph);
                ++at;
            }
        }
        return mapped;
    }

    void showGlyphs(const PlacedGlyphs& placed)
    {
        const std::size_t index = m_fonts.indexOf(placed.font);
        const PdfFont& font = m_fonts.at(index);
        const double size = placed.font.pixelSize() / kUnitsPerPoint;
        out += "/" + PdfFonts::name(index) + ' ' + pdfNumber(size) + " Tf\n";
        double pen = 0;       // where the reader's pen stands, in points
        double baseline = 0;  // of the open TJ
        bool open = false;
        for (qsizetype i = 0; i < placed.glyphs.size(); ++i) {
            const double x = placed.positions[i].x() / kUnitsPerPoint;
            const double y = placed.positions[i].y() / kUnitsPerPoint;
            const double off = (pen - x) / size * 1000;
            if (open && (std::abs(y - baseline) > 0.01 || std::abs(off) > 20000)) {
                out += ">] TJ\n";
                open = false;
            }
            if (!open) {
                out += "1 0 0 1 " + pdfNumber(x) + ' ' + pdfNumber(m_height - y) + " Tm [<";
                pen = x;
                baseline = y;
                open = true;
            } else if (std::abs(off) >= 1) {
                const long adjust = std::lround(off);
                out += '>' + QByteArray::number(static_cast<qlonglong>(adjust)) + '<';
                pen -= static_cast<double>(adjust) / 1000 * size;
            }
            appendHex(out, placed.glyphs[i]);
            pen += font.width(placed.glyphs[i]) / 1000.0 * size;
        }
        if (open)
            out += ">] TJ\n";
    }

    QPDF& m_pdf;
    double m_height;
    PdfFonts& m_fonts;
    PdfImages& m_images;
    QByteArray m_color;
};

}  // namespace

QByteArray PdfImages::nameOf(QPDF& pdf, const QByteArray& data)
{
    const QByteArray key = QCryptographicHash::hash(data, QCryptographicHash::Sha256);
    auto found = m_names.constFind(key);
    if (found == m_names.constEnd()) {
        const QByteArray name = "I" + QByteArray::number(m_names.size() + 1);
        m_resources.replaceKey("/" + name.toStdString(), writeImage(pdf, data));
        found = m_names.insert(key, name);
    }
    return *found;
}

QByteArray pdfNumber(double value)
{
    const qint64 thousandths = std::llround(value * 1000);
    QByteArray text = QByteArray::number(std::abs(thousandths) / 1000);
    if (thousandths < 0)
        text.prepend('-');
    if (qint64 rest = std::abs(thousandths) % 1000; rest != 0) {
        text += '.';
        for (qint64 place = 100; rest != 0; rest %= place, place /= 10)
            text += static_cast<char>('0' + rest / place);
    }
    return text;
}

QByteArray pageContent(QPDF& pdf, const PageLayout& layout, const Page& page, PdfFonts& fonts, PdfImages& images)
{
    ContentWriter writer(pdf, layout.size.height(), fonts, images);
    int open = -2;  // content number of the open sequence; -1 an artifact, -2 none
    Artifact openArtifact = Artifact::Layout;
    for (const Op& op : page.ops) {
        if (op.content != open || (open == -1 && op.artifact != openArtifact)) {
            if (open != -2)
                writer.out += "EMC\n";
            if (op.content >= 0) {
                const int element = page.contents[static_cast<std::size_t>(op.content)];
                writer.out += "/" + layout.elements[static_cast<std::size_t>(element)].type + " <</MCID "
                    + QByteArray::number(op.content) + ">> BDC\n";
            } else {
                writer.out += artifactTag(op.artifact);
            }
            open = op.content;
            openArtifact = op.artifact;
        }
        std::visit(writer, op.what);
    }
    if (open != -2)
        writer.out += "EMC\n";
    return writer.out;
}

}  // namespace muster::ui::documents
