// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words in the status line that lead somewhere.
#pragma once

#include "ui/widgets/chip.h"
#include "ui/widgets/icons.h"

#include <QAbstractButton>

namespace muster::ui {

/// An icon, a judgement's shape and words; pressing it leads to where they come from. Cut with an ellipsis where room
/// is scarce, then whole in the tool tip. A click leaves the focus where it was.
class StatusLink final : public QAbstractButton {
    Q_OBJECT

public:
    StatusLink(Icon icon, const QString& explanation, QWidget* parent = nullptr);

    /// Told to screen readers where it is new.
    void setWords(const QString& words, ChipShape shape, Tone tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int textStart() const;

    Icon m_icon;
    ChipShape m_shape = ChipShape::None;
    Tone m_tone = Tone::Neutral;
};

}  // namespace muster::ui
