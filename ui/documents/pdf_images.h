// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <qpdf/QPDF.hh>

namespace muster::ui::documents {

/// An image object from PNG or JPEG bytes. Compressed data is passed through where PDF can read it as it is:
/// packing pictures anew costs more than all the text of a report. Others are drawn on white and packed.
[[nodiscard]] QPDFObjectHandle writeImage(QPDF& pdf, const QByteArray& data);

}  // namespace muster::ui::documents
