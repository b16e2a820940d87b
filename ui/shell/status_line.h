// SPDX-License-Identifier: GPL-3.0-or-later
//
// How things stand, in words, at the bottom of the window.
#pragma once

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QHBoxLayout;

namespace muster::ui {

class StatusLink;
class TextLabel;

/// The line at the bottom: how things stand, in words. Each piece has an id, so that sharing,
/// saving and the page can speak without knowing of each other.
class StatusLine final : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// Sets a piece at the left; empty text removes it. A tone puts its shape before the words:
    /// Good a dot, Attention a triangle, Concern a diamond. Told to screen readers on change.
    void setText(const QString& id, const QString& text, Tone tone = Tone::Neutral);
    [[nodiscard]] QString text(const QString& id) const;
    /// Adds a piece that can be pressed, by pointer or key, with an icon before its words; `linkPressed` follows.
    /// `explanation` says where it leads. Its words are set with `setText`.
    void addLink(const QString& id, Icon icon, const QString& explanation);
    /// The page's own words, at the right.
    void setPageText(const QString& text);
    /// The protective marking at the right end, such as OFFICIAL.
    void setMarking(const QString& marking);
    [[nodiscard]] QString marking() const;
    /// Everything it says, left to right, for a screen reader's "read status".
    [[nodiscard]] QString spoken() const;

Q_SIGNALS:
    void linkPressed(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_left;
    TextLabel* m_page;
    TextLabel* m_marking;
    QHash<QString, TextLabel*> m_pieces;
    QHash<QString, StatusLink*> m_links;
    QStringList m_order;
};

}  // namespace muster::ui
