// SPDX-License-Identifier: GPL-3.0-or-later
//
// The foot of the Run screen: what is wrong, the capture line, what Enter will record, the keys.
#pragma once

#include "core/base/id.h"
#include "core/meetings/entry_commands.h"
#include "ui/meetings/run_desk.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace muster::ui {

class CaptureEditor;
class CompletionPopup;
class FlowLayout;
class KeyButton;
class MessageBar;

class RunDrafts;

/// Records lines and keeps each item's unfinished one. Text leaves the line only when its entry is on the disk.
class CaptureBar final : public QWidget {
    Q_OBJECT

public:
    /// The list of offers floats over `host`, which this bar lies in.
    CaptureBar(RunDesk& desk, QWidget* host, QWidget* parent = nullptr);
    ~CaptureBar() override;

    [[nodiscard]] CaptureEditor* editor() const { return m_editor; }
    [[nodiscard]] CompletionPopup* popup() const { return m_popup; }
    [[nodiscard]] MessageBar* message() const { return m_message; }
    [[nodiscard]] QString echo() const;
    void setKeys(const std::vector<KeyButton*>& keys, const std::vector<KeyButton*>& folded);
    /// Puts a line of the status area over the message and the capture line.
    void addOver(QWidget* line);
    /// Part two is about to be locked: seals what is typed and takes it off the screen.
    void putAway();

Q_SIGNALS:
    void undoWanted();
    void redoWanted();
    void recorded(const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void show();
    void record(const QString& line);
    void answered(const base::Result<room::Recorded>& recorded);
    void showEcho();
    void keepDraft();
    void forgetRefusal();

    RunDesk& m_desk;
    RunDrafts* m_drafts;
    MessageBar* m_message;
    CaptureEditor* m_editor;
    CompletionPopup* m_popup;
    QLabel* m_echo;
    QWidget* m_keyBox;
    FlowLayout* m_keys;
    base::Id m_meeting;
    base::Id m_item;
    QString m_standing;  ///< how things stood when a refusal may have been shown
    bool m_restricted = false;
    bool m_partTwoOpen = false;
    bool m_loading = false;
};

}  // namespace muster::ui
