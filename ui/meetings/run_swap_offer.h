// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Take item 13 before item 12": an offer under the agenda.
#pragma once

#include "core/meetings/agenda_clock.h"

#include <QStringList>
#include <QWidget>

#include <optional>

namespace muster::ui {

class KeyButton;
class RunDesk;
class TextLabel;

/// Two items to come could change places so that somebody who is late misses nothing (requirements §2.5 row 3). One
/// quiet line with who it is, a key that takes it, and one that puts it away for as long as the page lives.
class RunSwapOffer final : public QWidget {
    Q_OBJECT

public:
    explicit RunSwapOffer(RunDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] bool isOffered() const { return m_offer.has_value(); }
    void take();
    void dismiss();

Q_SIGNALS:
    void said(const QString& words);
    /// It went away while one of its keys had the focus.
    void left();

private:
    void show();

    RunDesk& m_desk;
    TextLabel* m_words;
    KeyButton* m_take;
    KeyButton* m_dismiss;
    std::optional<meetings::SwapSuggestion> m_offer;
    QStringList m_dismissed;
    QStringList m_taken;
};

}  // namespace muster::ui
