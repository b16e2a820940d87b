// SPDX-License-Identifier: GPL-3.0-or-later
//
// Controls with drawn marks: check boxes, radio buttons, combo boxes, spin boxes.
#pragma once

#include <QProxyStyle>

namespace muster::ui {

/// Fusion's behaviour with our own drawing. Reads `currentTheme()` each time it paints.
class MusterStyle final : public QProxyStyle {
    Q_OBJECT

public:
    MusterStyle();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* answer) const override;
};

}  // namespace muster::ui
