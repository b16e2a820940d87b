// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pdf_images.h"

#include <QImage>
#include <QPainter>
#include <QtEndian>

#include <optional>

namespace muster::ui::documents {

namespace {

struct PngParts {
    quint32 width = 0;
    quint32 height = 0;
    bool grey = false;
    QByteArray packed;
};

/// The packed rows of a plain PNG (8 bits, grey or RGB, not interlaced, no transparency or colour profile).
std::optional<PngParts> plainPng(const QByteArray& data)
{
    static const QByteArray kSignature("\x89PNG\r\n\x1a\n", 8);
    if (!data.startsWith(kSignature))
        return std::nullopt;
    PngParts parts;
    for (qsizetype at = kSignature.size(); at + 12 <= data.size();) {
        const quint32 length = qFromBigEndian<quint32>(data.constData() + at);
        if (length > static_cast<quint32>(data.size() - at - 12))
            return std::nullopt;
        const QByteArray type = data.mid(at + 4, 4);
        const QByteArray body = data.mid(at + 8, length);
        if (type == "IHDR" && body.size() == 13) {
            parts.width = qFromBigEndian<quint32>(body.constData());
            parts.height = qFromBigEndian<quint32>(body.constData() + 4);
            const int colour = body[9];
            if (body[8] != 8 || (colour != 0 && colour != 2) || body[12] != 0)
                return std::nullopt;
            parts.grey = colour == 0;
        } else if (type == "tRNS" || type == "iCCP") {
            return std::nullopt;
        } else if (type == "IDAT") {
            parts.packed += body;
        } else if (type == "IEND") {
            break;
        }
        at += 12 + static_cast<qsizetype>(length);
    }
    return parts.width > 0 && parts.height > 0 && !parts.packed.isEmpty() ? std::optional(parts) : std::nullopt;
}

QPDFObjectHandle imageStream(QPDF& pdf, long long width, long long height, const char* colours)
{
    QPDFObjectHandle image = QPDFObjectHandle::newStream(&pdf);
    QPDFObjectHandle dictionary = image.getDict();
    dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dictionary.replaceKey("/Subtype", QPDFObjectHandle::newName("/Image"));
    dictionary.replaceKey("/Width", QPDFObjectHandle::newInteger(width));
    dictionary.replaceKey("/Height", QPDFObjectHandle::newInteger(height));
    dictionary.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(8));
    dictionary.replaceKey("/ColorSpace", QPDFObjectHandle::newName(colours));
    return image;
}

}  // namespace

QPDFObjectHandle writeImage(QPDF& pdf, const QByteArray& data)
{
    const QPDFObjectHandle none = QPDFObjectHandle::newNull();
    const QImage decoded = QImage::fromData(data);
    if (const auto png = plainPng(data)) {
        QPDFObjectHandle image
            = imageStream(pdf, png->width, png->height, png->grey ? "/DeviceGray" : "/DeviceRGB");
        QPDFObjectHandle parms = QPDFObjectHandle::newDictionary();
        parms.replaceKey("/Predictor", QPDFObjectHandle::newInteger(15));
        parms.replaceKey("/Colors", QPDFObjectHandle::newInteger(png->grey ? 1 : 3));
        parms.replaceKey("/BitsPerComponent", QPDFObjectHandle::newInteger(8));
        parms.replaceKey("/Columns", QPDFObjectHandle::newInteger(png->width));
        image.replaceStreamData(png->packed.toStdString(), QPDFObjectHandle::newName("/FlateDecode"), parms);
        return pdf.makeIndirectObject(image);
    }
    const bool jpeg = data.startsWith("\xFF\xD8");
    if (jpeg && (decoded.isGrayscale() || decoded.format() == QImage::Format_RGB32)) {
        const bool grey = decoded.format() == QImage::Format_Grayscale8;
        QPDFObjectHandle image
            = imageStream(pdf, decoded.width(), decoded.height(), grey ? "/DeviceGray" : "/DeviceRGB");
        image.replaceStreamData(data.toStdString(), QPDFObjectHandle::newName("/DCTDecode"), none);
        return pdf.makeIndirectObject(image);
    }
    QImage flat(decoded.size(), QImage::Format_RGB888);
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, decoded);
    painter.end();
    std::string pixels;
    for (int y = 0; y < flat.height(); ++y)
        pixels.append(reinterpret_cast<const char*>(flat.constScanLine(y)), static_cast<std::size_t>(flat.width()) * 3);
    QPDFObjectHandle image = imageStream(pdf, flat.width(), flat.height(), "/DeviceRGB");
    image.replaceStreamData(pixels, none, none);
    return pdf.makeIndirectObject(image);
}

}  // namespace muster::ui::documents
