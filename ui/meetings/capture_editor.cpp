// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/capture_editor.h"

#include "core/meetings/completion.h"
#include "ui/meetings/capture_highlighter.h"
#include "ui/meetings/completion_popup.h"
#include "ui/meetings/run_desk.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <cmath>

namespace muster::ui {

namespace {

    constexpr int kMostLines = 6;
    // Longer text is recorded whole, but not coloured or completed while it is typed.
    constexpr int kReadLimit = 20'000;

    bool isEnter(const QKeyEvent* event) { return event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter; }

}  // namespace

CaptureEditor::CaptureEditor(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new CaptureHighlighter(document()))
{
    setObjectName(QStringLiteral("captureLine"));
    setAccessibleName(tr("Capture line"));
    setAccessibleDescription(tr("Type a note and press Enter. Begin with > for an action, = for a decision, # for an "
                                "update of an action, / for more."));
    setPlaceholderText(tr("Note. Or: > action @owner !date   = decision   #19 update   / more"));
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(2);
    QFont font = textFont(TextStyle::Body);
    font.setPixelSize(14);
    setFont(font);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        m_typed = true;
        read();
        fit();
    });
    connect(this, &QPlainTextEdit::cursorPositionChanged, this, [this] {
        if (m_popup != nullptr && !m_typed) {
            m_popup->offer({}, {});
        }
    });
    connect(&themeSignals(), &ThemeSignals::changed, m_highlighter, &CaptureHighlighter::repaintAll);
    fit();
}

void CaptureEditor::setPopup(CompletionPopup* popup)
{
    m_popup = popup;
    connect(popup, &CompletionPopup::picked, this, &CaptureEditor::takeCompletion);
}

void CaptureEditor::setContext(muster::meetings::CaptureContext context)
{
    m_context = std::move(context);
    read();
}

qsizetype CaptureEditor::waitingLength() const
{
    qsizetype length = 0;
    for (const QString& line : m_waiting) {
        length += line.size();
    }
    return length;
}

void CaptureEditor::read()
{
    const QString all = toPlainText();
    const qsizetype waits = waitingLength();
    const QString line = all.mid(waits);
    const bool readable = line.size() <= kReadLimit;
    m_captured = readable ? muster::meetings::readCaptureLine(line.toStdString(), m_context)
                          : muster::meetings::CapturedLine {};
    auto ranges = rangesOf(line, m_captured.tokens);
    for (auto& range : ranges) {
        range.begin += waits;
        range.end += waits;
    }
    {
        // Colours are no edit.
        const QSignalBlocker quiet(this);
        m_highlighter->show(std::move(ranges), waits);
    }
    Q_EMIT lineRead();
}

void CaptureEditor::fit()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < kMostLines; block = block.next()) {
        blockBoundingRect(block);  // lays it out
        lines += std::max(1, block.layout()->lineCount());
    }
    const bool over = lines >= kMostLines && document()->blockCount() >= kMostLines;
    lines = std::clamp(lines, 1, kMostLines);
    const int line = static_cast<int>(std::ceil(QFontMetricsF(font()).lineSpacing()));
    const int height = std::max(lines * line + 16, 36);
    setVerticalScrollBarPolicy(over ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != this->minimumHeight()) {
        setFixedHeight(height);
        ensureCursorVisible();
    }
}

QSize CaptureEditor::sizeHint() const { return {400, std::max(36, minimumHeight())}; }

void CaptureEditor::load(const QString& text)
{
    m_waiting.clear();
    setPlainText(text);
    moveCursor(QTextCursor::End);
    m_typed = false;
    if (m_popup != nullptr) {
        m_popup->offer({}, {});
    }
}

void CaptureEditor::enter()
{
    const QString line = toPlainText().mid(waitingLength());
    if (m_popup != nullptr) {
        m_popup->offer({}, {});
    }
    if (line.trimmed().isEmpty()) {
        return;
    }
    moveCursor(QTextCursor::End);
    m_waiting << line;
    read();
    Q_EMIT entered(line);
}

void CaptureEditor::accepted()
{
    if (m_waiting.isEmpty()) {
        return;
    }
    const qsizetype length = m_waiting.takeFirst().size();
    const QString rest = toPlainText().mid(length);
    if (rest.isEmpty()) {
        // Also forgets the steps of typing, so that Ctrl+Z now means the entry.
        setPlainText({});
    } else {
        QTextCursor cursor(document());
        cursor.setPosition(static_cast<int>(length), QTextCursor::KeepAnchor);
        cursor.removeSelectedText();
        document()->clearUndoRedoStacks();
    }
    m_typed = false;
}

void CaptureEditor::refusedAgain()
{
    if (m_waiting.isEmpty()) {
        return;
    }
    const qsizetype length = m_waiting.takeFirst().size();
    if (toPlainText().size() > length && m_waiting.isEmpty()) {
        QTextCursor cursor(document());
        cursor.setPosition(static_cast<int>(length));
        cursor.insertText(QStringLiteral("\n"));
    }
    read();
}

bool CaptureEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // A text field claims keys such as Ctrl+K on some desktops; here they are the screen's.
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool command = key->modifiers().testFlag(Qt::ControlModifier) || key->modifiers().testFlag(Qt::AltModifier);
        static const QList<int> kScreens {Qt::Key_K, Qt::Key_G, Qt::Key_T, Qt::Key_H, Qt::Key_R, Qt::Key_D, Qt::Key_I,
                                          Qt::Key_E, Qt::Key_Y, Qt::Key_L, Qt::Key_U, Qt::Key_P, Qt::Key_PageUp,
                                          Qt::Key_PageDown, Qt::Key_Plus, Qt::Key_J,
                                          Qt::Key_O};
        if (command && kScreens.contains(key->key())) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

bool CaptureEditor::popupKey(QKeyEvent* event)
{
    if (m_popup == nullptr || !m_popup->current()) {
        return false;
    }
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->key() == Qt::Key_Escape) {
        m_popup->offer({}, {});
        return true;
    }
    if (!plain) {
        return false;
    }
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        m_popup->move(event->key() == Qt::Key_Down ? 1 : -1);
        return true;
    }
    // Enter records a line whose mark is already understood; the list would only spell it out.
    if (isEnter(event) && (m_popup->chosen() || !markAtCursorUnderstood())) {
        takeCompletion();
        return true;
    }
    return false;
}

void CaptureEditor::keyPressEvent(QKeyEvent* event)
{
    if (popupKey(event)) {
        return;
    }
    if (isEnter(event) && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        if (!isReadOnly()) {
            enter();
        }
        return;
    }
    if (event->matches(QKeySequence::Undo) && (toPlainText().isEmpty() || !document()->isUndoAvailable())) {
        Q_EMIT undoWanted();
        return;
    }
    if (event->matches(QKeySequence::Redo) && !document()->isRedoAvailable()) {
        Q_EMIT redoWanted();
        return;
    }
    if (event->key() == Qt::Key_Up && toPlainText().isEmpty()) {
        Q_EMIT leftUpwards();
        return;
    }
    m_typed = false;
    QPlainTextEdit::keyPressEvent(event);
    if (m_typed) {
        offerCompletions();
        m_typed = false;
    }
}

bool CaptureEditor::focusNextPrevChild(bool next)
{
    if (next && m_popup != nullptr && m_popup->current()) {
        takeCompletion();
        return true;
    }
    return QPlainTextEdit::focusNextPrevChild(next);
}

bool CaptureEditor::markAtCursorUnderstood() const
{
    const auto offer = m_popup->current();
    if (!offer) {
        return true;
    }
    return std::any_of(m_captured.tokens.begin(), m_captured.tokens.end(), [&](const auto& token) {
        return token.understood && token.begin <= offer->begin && token.end >= offer->end && token.end > offer->begin;
    });
}

void CaptureEditor::offerCompletions()
{
    if (m_popup == nullptr) {
        return;
    }
    const qsizetype waits = waitingLength();
    const QString all = toPlainText();
    const qsizetype cursor = textCursor().position() - waits;
    if (cursor < 0 || all.size() - waits > kReadLimit) {
        m_popup->offer({}, {});
        return;
    }
    const QString line = all.mid(waits);
    const std::string bytes = line.toStdString();
    auto offers = muster::meetings::completionsAt(bytes, byteOffset(line, cursor), m_context);
    // Nothing to offer where the only offer stands there already.
    if (offers.size() == 1 && bytes.compare(offers[0].begin, offers[0].end - offers[0].begin, offers[0].replacement) == 0) {
        offers.clear();
    }
    QTextCursor start = textCursor();
    if (!offers.empty()) {
        const auto before = QString::fromStdString(bytes.substr(0, offers.front().begin)).size();
        start.setPosition(static_cast<int>(waits + before));
    }
    const QPoint corner = mapTo(m_popup->parentWidget(), QPoint(cursorRect(start).left() + kSpace2, 0));
    m_popup->offer(std::move(offers), QPoint(corner.x(), corner.y() - kSpace1));
}

void CaptureEditor::takeCompletion()
{
    const auto offer = m_popup->current();
    if (!offer) {
        return;
    }
    const qsizetype waits = waitingLength();
    const QString line = toPlainText().mid(waits);
    const auto completed = muster::meetings::applyCompletion(line.toStdString(), *offer);
    QTextCursor cursor(document());
    cursor.setPosition(static_cast<int>(waits));
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.insertText(QString::fromStdString(completed.line));
    cursor.setPosition(
        static_cast<int>(waits + QString::fromStdString(completed.line.substr(0, completed.cursorByte)).size()));
    setTextCursor(cursor);
    m_typed = false;
    offerCompletions();
}

void CaptureEditor::focusOutEvent(QFocusEvent* event)
{
    if (m_popup != nullptr && event->reason() != Qt::ActiveWindowFocusReason) {
        m_popup->offer({}, {});
    }
    QPlainTextEdit::focusOutEvent(event);
}

void CaptureEditor::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    fit();
}

// Words only: pictures and formats have no place in a record.
void CaptureEditor::insertFromMimeData(const QMimeData* source)
{
    if (source->hasText()) {
        QString text = source->text();
        text.remove(QChar::Null);
        insertPlainText(text);
    }
}

}  // namespace muster::ui
