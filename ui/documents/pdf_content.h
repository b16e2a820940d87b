// SPDX-License-Identifier: GPL-3.0-or-later
//
// The content stream of one page.
#pragma once

#include "ui/documents/pdf_fonts.h"

#include <QHash>

namespace muster::ui::documents {

/// Pictures of the file, each embedded once however often it is shown.
class PdfImages {
public:
    [[nodiscard]] QByteArray nameOf(QPDF& pdf, const QByteArray& data);
    [[nodiscard]] QPDFObjectHandle resources() const { return m_resources; }

private:
    QHash<QByteArray, QByteArray> m_names;  // by hash of the bytes
    QPDFObjectHandle m_resources = QPDFObjectHandle::newDictionary();
};

/// Drawing operators of `page`, marked with the content numbers of the layout; decoration is marked as artifact.
[[nodiscard]] QByteArray pageContent(QPDF& pdf, const PageLayout& layout, const Page& page, PdfFonts& fonts,
                                     PdfImages& images);

/// A number as PDF wants it: no exponent, no locale, at most three decimals.
[[nodiscard]] QByteArray pdfNumber(double value);

}  // namespace muster::ui::documents
