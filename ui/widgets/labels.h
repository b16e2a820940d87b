// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text in the steps of the type scale, and a key with its word.
#pragma once

#include "ui/widgets/chip.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QLabel>

class QTextLayout;

namespace muster::ui {

/// A label in a step of the type scale, on that step's line pitch, that keeps its ink through a
/// change of theme. Plain text; wraps unless told otherwise, else ends with an ellipsis.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    enum class Ink { Normal, Quiet, Accent, Good, Attention, Concern };

    explicit TextLabel(const QString& text, TextStyle style = TextStyle::Body, Ink ink = Ink::Normal,
                       QWidget* parent = nullptr);
    void setInk(Ink ink);
    /// The first words in semi-bold, such as a reference; they are part of the text.
    /// Screen readers read lead and text as one.
    void setLead(const QString& lead, const QString& rest);
    /// A judgement's shape before the first word, in the ink of `tone`.
    void setShape(ChipShape shape, Tone tone);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Lines {
        int count = 1;
        qreal widest = 0;
    };

    [[nodiscard]] int roomIn(int width) const;
    Lines lay(QTextLayout& layout, int room) const;
    [[nodiscard]] Lines linesIn(int room) const;
    [[nodiscard]] QSize sizeIn(int width) const;

    TextStyle m_style;
    Ink m_ink;
    qsizetype m_lead = 0;
    ChipShape m_shape = ChipShape::None;
    Tone m_shapeTone = Tone::Neutral;

    // Layouts ask for heights over and over, and shaping the words is what takes time: for one text in one font, the
    // lines by the room they were given.
    mutable QString m_measured;
    mutable QFont m_measuredFont;
    mutable QHash<int, Lines> m_lines;
};

/// The small spaced capitals over a group of things. The text itself stays as given, so that a
/// screen reader reads words and not letters.
class SectionLabel final : public TextLabel {
    Q_OBJECT

public:
    explicit SectionLabel(const QString& text, QWidget* parent = nullptr);
};

/// A key cap and what it does: [Enter] record. `keys` in the words on the keys.
class KeyHint final : public QLabel {
    Q_OBJECT

public:
    KeyHint(const QString& keys, const QString& word, QWidget* parent = nullptr);
    void setHint(const QString& keys, const QString& word);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keys;
    QString m_word;
};

/// A hairline across (or down) a layout.
class Hairline final : public QWidget {
    Q_OBJECT

public:
    explicit Hairline(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace muster::ui
