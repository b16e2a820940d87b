// SPDX-License-Identifier: GPL-3.0-or-later
//
// "Secretary on DESK-2 has the writing role": one line over the capture line.
#pragma once

#include "core/meetings/writing_role.h"

#include <QWidget>

namespace muster::ui {

class KeyButton;
class RunDesk;
class TextLabel;

/// Who writes, where several computers share the folder, with the key that changes it (requirements §2.5 row 11). Not
/// there in a folder of one's own, nor once the meeting is over.
class WritingLine final : public QWidget {
    Q_OBJECT

public:
    explicit WritingLine(RunDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// The key was pressed: take, pass on or take over.
    void wanted();
    /// It came here or went elsewhere while the screen was up; to be said where the user looks.
    void moved(const QString& words, bool here);

private:
    void show();

    RunDesk& m_desk;
    TextLabel* m_words;
    KeyButton* m_change;
    meetings::WritingRole::Standing m_was = meetings::WritingRole::Standing::None;
};

}  // namespace muster::ui
