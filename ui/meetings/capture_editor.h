// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where everything said in the room is typed.
#pragma once

#include "core/meetings/capture_line.h"

#include <QPlainTextEdit>

namespace muster::ui {

class CaptureHighlighter;
class CompletionPopup;

/// The capture line: grows with its text, Enter records, Shift+Enter makes a new line, marks are shown as they are
/// understood. What was entered stays until `accepted` says that it is on the disk; typing may go on meanwhile.
class CaptureEditor final : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit CaptureEditor(QWidget* parent = nullptr);

    /// The list floats over `host` and must outlive neither.
    void setPopup(CompletionPopup* popup);
    /// What lines are read against; the text stays.
    void setContext(muster::meetings::CaptureContext context);
    [[nodiscard]] const muster::meetings::CaptureContext& context() const { return m_context; }
    /// The line as it is read now, without what waits for the disk.
    [[nodiscard]] const muster::meetings::CapturedLine& captured() const { return m_captured; }

    /// What is typed and not yet entered, and what was entered and is not yet on the disk.
    [[nodiscard]] QString pendingText() const { return toPlainText(); }
    /// Replaces everything, for another item's draft; what waits for the disk is no longer shown.
    void load(const QString& text);
    /// The first line that waits was recorded: takes it out.
    void accepted();
    /// It was refused: it stays as typed text again.
    void refusedAgain();
    [[nodiscard]] bool waiting() const { return !m_waiting.isEmpty(); }
    /// The beginning of the text that waits for the disk.
    [[nodiscard]] qsizetype waitingLength() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// Enter: record this line.
    void entered(const QString& line);
    /// The line was read again.
    void lineRead();
    void undoWanted();
    void redoWanted();
    /// Up in an empty line: to the record.
    void leftUpwards();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    /// Tab takes an offer before it leaves the line.
    bool focusNextPrevChild(bool next) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void insertFromMimeData(const QMimeData* source) override;

private:
    void read();
    void fit();
    void offerCompletions();
    void takeCompletion();
    void enter();
    bool popupKey(QKeyEvent* event);
    [[nodiscard]] bool markAtCursorUnderstood() const;

    muster::meetings::CaptureContext m_context;
    muster::meetings::CapturedLine m_captured;
    CaptureHighlighter* m_highlighter;
    CompletionPopup* m_popup = nullptr;
    QStringList m_waiting;
    bool m_typed = false;
};

}  // namespace muster::ui
