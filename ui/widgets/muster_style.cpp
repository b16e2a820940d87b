// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/muster_style.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QPushButton>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

namespace muster::ui {
namespace {

constexpr int kToggleRadius = 12;  // as in the style sheet

bool has(const QStyleOption* option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }

void paintField(QPainter& painter, const QRect& area, const QStyleOption* option, bool refused)
{
    const Theme& theme = currentTheme();
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused = enabled && has(option, QStyle::State_HasFocus);
    const qreal width = focused ? 2.0 : 1.0;
    QColor line = theme.control;
    if (!enabled)
        line = theme.hairline;
    else if (focused)
        line = theme.accent;
    else if (refused)
        line = theme.concern;
    else if (has(option, QStyle::State_MouseOver))
        line = theme.quietInk;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(line, width));
    painter.setBrush(enabled ? theme.panel : theme.window);
    const qreal inset = width / 2;
    painter.drawRoundedRect(QRectF(area).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter.restore();
}

void paintArrow(QPainter& painter, const QRect& area, Icon direction, bool enabled)
{
    const Theme& theme = currentTheme();
    const int side = qMin(16, qMin(area.width(), area.height()));
    const QRectF box(area.center().x() - side / 2.0 + 0.5, area.center().y() - side / 2.0 + 0.5, side, side);
    paintIcon(painter, direction, box, enabled ? theme.quietInk : theme.control);
}

void paintIndicator(QPainter& painter, const QStyleOption* option, bool round)
{
    const Theme& theme = currentTheme();
    const bool on = has(option, QStyle::State_On);
    const bool mixed = has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    const qreal side = 16;
    const QRectF box(option->rect.x() + (option->rect.width() - side) / 2.0 + 0.5,
                     option->rect.y() + (option->rect.height() - side) / 2.0 + 0.5, side - 1, side - 1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor filled = enabled ? theme.accent : theme.control;
    const bool full = on || mixed;
    painter.setPen(QPen(full ? filled : (has(option, QStyle::State_MouseOver) ? theme.quietInk : theme.control), 1.0));
    painter.setBrush(full ? filled : theme.panel);
    if (round)
        painter.drawEllipse(box);
    else
        painter.drawRoundedRect(box, 4, 4);
    const QPointF middle = box.center();
    if (round && on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.onAccent);
        painter.drawEllipse(middle, 3, 3);
    } else if (mixed) {
        painter.setPen(QPen(theme.onAccent, 2));
        painter.drawLine(QPointF(middle.x() - 3.5, middle.y()), QPointF(middle.x() + 3.5, middle.y()));
    } else if (on) {
        paintIcon(painter, Icon::Check, box.adjusted(0.5, 0.5, -0.5, -0.5), theme.onAccent);
    }
    painter.restore();
}

void paintButtonFocus(QPainter& painter, const QWidget& button)
{
    const Theme& theme = currentTheme();
    const qreal radius = button.property("toggle").toBool() ? kToggleRadius : kRadius;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(button.property("primary").toBool() ? theme.ink : theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(button.rect()).adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    painter.restore();
}

bool isRefused(const QWidget* widget) { return widget != nullptr && widget->property("refused").toBool(); }

}  // namespace

MusterStyle::MusterStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) { }

void MusterStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const
{
    switch (element) {
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintIndicator(*painter, option, false);
        return;
    case PE_IndicatorRadioButton:
        paintIndicator(*painter, option, true);
        return;
    case PE_IndicatorArrowDown:
        paintArrow(*painter, option->rect, Icon::Down, has(option, State_Enabled));
        return;
    case PE_IndicatorArrowUp:
        paintArrow(*painter, option->rect, Icon::Up, has(option, State_Enabled));
        return;
    case PE_IndicatorArrowRight:
        paintArrow(*painter, option->rect, Icon::Next, has(option, State_Enabled));
        return;
    case PE_IndicatorArrowLeft:
        paintArrow(*painter, option->rect, Icon::Previous, has(option, State_Enabled));
        return;
    case PE_FrameFocusRect: {
        // The style sheet draws it around the whole tab; a second one would run through the words.
        if (qobject_cast<const QTabBar*>(widget) != nullptr)
            return;
        if (qobject_cast<const QPushButton*>(widget) != nullptr) {
            paintButtonFocus(*painter, *widget);
            return;
        }
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(currentTheme().accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 4, 4);
        painter->restore();
        return;
    }
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void MusterStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                     const QWidget* widget) const
{
    if (control == CC_ComboBox) {
        paintField(*painter, option->rect, option, isRefused(widget));
        const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        paintArrow(*painter, arrow, Icon::Down, has(option, State_Enabled));
        return;
    }
    if (control == CC_SpinBox) {
        paintField(*painter, option->rect, option, isRefused(widget));
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        if (spin != nullptr && spin->buttonSymbols != QAbstractSpinBox::NoButtons) {
            const bool up = spin->stepEnabled.testFlag(QAbstractSpinBox::StepUpEnabled);
            const bool down = spin->stepEnabled.testFlag(QAbstractSpinBox::StepDownEnabled);
            paintArrow(*painter, subControlRect(control, option, SC_SpinBoxUp, widget), Icon::Up, up);
            paintArrow(*painter, subControlRect(control, option, SC_SpinBoxDown, widget), Icon::Down, down);
        }
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void MusterStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // Style sheets measure a spin box by themselves and forget the height of our fields.
    if (qobject_cast<QAbstractSpinBox*>(widget) != nullptr)
        widget->setMinimumHeight(kControl);
    if (qobject_cast<QPushButton*>(widget) != nullptr && widget->property("primary").toBool())
        widget->setFont(textFont(TextStyle::BodyStrong));
}

QRect MusterStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                                  const QWidget* widget) const
{
    const QRect whole = option->rect;
    constexpr int arrows = 22;
    const bool combo = control == CC_ComboBox;
    if (combo && part == SC_ComboBoxEditField)
        return whole.adjusted(kSpace3 - 2, 2, -arrows - 2, -2);
    if (combo && part == SC_ComboBoxArrow)
        return {whole.right() - arrows - 1, whole.top(), arrows, whole.height()};
    if (control == CC_SpinBox) {
        const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
        const bool bare = spin != nullptr && spin->buttonSymbols == QAbstractSpinBox::NoButtons;
        const int half = whole.height() / 2;
        if (part == SC_SpinBoxEditField)
            return whole.adjusted(kSpace3 - 2, 2, bare ? -kSpace2 : -arrows - 2, -2);
        if (part == SC_SpinBoxUp && !bare)
            return {whole.right() - arrows - 1, whole.top() + 3, arrows, half - 3};
        if (part == SC_SpinBoxDown && !bare)
            return {whole.right() - arrows - 1, whole.top() + half, arrows, half - 3};
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QSize MusterStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                    const QWidget* widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (type == CT_ComboBox || type == CT_SpinBox)
        result = QSize(result.width() + kSpace2, kControl);
    if (type == CT_CheckBox || type == CT_RadioButton)
        result.setHeight(qMax(result.height(), kSpace6));
    return result;
}

int MusterStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return kSpace2;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return kSpace2;
    case PM_SplitterWidth:
        return 1;
    case PM_ToolTipLabelFrameWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int MusterStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* answer) const
{
    switch (hint) {
    case SH_ComboBox_Popup:
        return 0;
    case SH_UnderlineShortcut:
        return 0;
    case SH_BlinkCursorWhenTextSelected:
        return 0;
    case SH_ScrollBar_Transient:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

}  // namespace muster::ui
