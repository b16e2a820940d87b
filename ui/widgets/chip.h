// SPDX-License-Identifier: GPL-3.0-or-later
//
// A chip: a word on a ground, and a shape where it states a judgement.
#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>
#include <QMetaType>
#include <QString>

class QPainter;

namespace muster::ui {

using ChipKind = Tone;

/// A shape says what colour alone must not say.
enum class ChipShape { None, Tick, Diamond, Triangle, Circle, Cross, Lock, Clock };

/// What a chip shows. Also the value under `ChipDelegate::kChipRole` in a model.
struct ChipSpec {
    QString text;
    ChipKind kind = ChipKind::Neutral;
    ChipShape shape = ChipShape::None;
    bool operator==(const ChipSpec&) const = default;
};

/// The shape that goes with a judgement: tick, triangle, diamond; none for the others.
[[nodiscard]] ChipShape shapeFor(ChipKind kind);

/// Paints a shape into `box`, which should be about 10 pixels a side.
void paintShape(QPainter& painter, ChipShape shape, const QRectF& box, const QColor& colour);

/// Size a chip needs in the current font: 22 pixels high.
[[nodiscard]] QSize chipSize(const ChipSpec& spec, const QFont& font);

/// Paints a chip at the left of `area`, centred vertically and cut with an ellipsis if too long.
void paintChip(QPainter& painter, const QRect& area, const ChipSpec& spec, const QFont& font);

/// A chip as a widget. Screen readers read its word.
class Chip final : public QLabel {
    Q_OBJECT

public:
    explicit Chip(const QString& text, ChipKind kind = ChipKind::Neutral, ChipShape shape = ChipShape::None,
                  QWidget* parent = nullptr);
    explicit Chip(const ChipSpec& spec, QWidget* parent = nullptr);

    void setSpec(const ChipSpec& spec);
    [[nodiscard]] const ChipSpec& spec() const { return m_spec; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChipSpec m_spec;
};

}  // namespace muster::ui

Q_DECLARE_METATYPE(muster::ui::ChipSpec)
