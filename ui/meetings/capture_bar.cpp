// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/capture_bar.h"

#include "core/actions/action_queries.h"
#include "ui/meetings/capture_editor.h"
#include "ui/meetings/completion_popup.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_drafts.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

/// The echo with who and when in semi-bold, what to think of in the attention ink.
QString echoMarkup(const room::CapturedLine& line, const room::CaptureContext& context)
{
    QString echo = words(line.echo).toHtmlEscaped();
    const auto strengthen = [&echo](const QString& part) {
        const QString escaped = part.toHtmlEscaped();
        if (!escaped.isEmpty()) {
            echo.replace(escaped, QStringLiteral("<b>%1</b>").arg(escaped));
        }
    };
    for (const auto& agency : context.agencies) {
        if (line.leadAgency && agency.id == *line.leadAgency) {
            strengthen(words(agency.name));
        }
    }
    const auto due = line.update && line.update->newDue ? line.update->newDue : line.due;
    if (due) {
        strengthen(words(base::weekdayDayAndMonth(*due)));
    }
    for (const auto& caution : line.cautions) {
        echo += QStringLiteral("&nbsp;&nbsp; <span style=\"color:%1\">%2</span>")
                    .arg(currentTheme().attention.name(), words(caution).toHtmlEscaped());
    }
    return echo;
}

/// What lines are read against. Outside a restricted item the offers show no restricted text either.
room::CaptureContext contextOf(const RunDesk& desk, const base::Id& item)
{
    auto context = room::captureContext(desk.reader(), desk.meeting(), item);
    if (desk.state().partTwoOpen && !desk.restrictedOnScreen()) {
        actions::ActionFilter filter;
        filter.openOnly = true;
        for (const auto& action : actions::listActions(desk.reader(), filter)) {
            for (auto& offered : context.openActions) {
                if (action.restricted && offered.id == action.id) {
                    offered.text = "Restricted action";
                }
            }
        }
    }
    return context;
}

/// All that a refusal in the room may speak of: when it changes, the refusal is out of date.
QString standing(const room::RoomState& state)
{
    QStringList parts {words(state.meeting.hex()), words(state.openItem.hex()), words(state.chairNow),
                       QString::number(state.presenceToResolve), QString::number(state.present.size())};
    for (const bool flag :
         {state.started, state.paused, state.ended, state.statementRead, state.partTwoOpen, state.mayRecord}) {
        parts << QString::number(flag);
    }
    for (const auto& item : state.items) {
        parts << QString::number(static_cast<int>(item.state));
    }
    return parts.join(u'/');
}

QString echoSpoken(const room::CapturedLine& line)
{
    QStringList parts {words(line.echo)};
    for (const auto& caution : line.cautions) {
        parts << words(caution);
    }
    return parts.join(u' ');
}

}  // namespace

CaptureBar::CaptureBar(RunDesk& desk, QWidget* host, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_drafts(new RunDrafts(desk, this))
    , m_message(new MessageBar)
    , m_editor(new CaptureEditor)
    , m_popup(new CompletionPopup(host))
    , m_echo(new QLabel)
    , m_keyBox(new QWidget)
    , m_keys(new FlowLayout(kSpace1, 0, m_keyBox))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace5, kSpace3 - 2, kSpace5, kSpace1);
    column->setSpacing(kSpace1);
    column->addWidget(m_message);
    column->addWidget(m_editor);
    m_echo->setTextFormat(Qt::RichText);
    m_echo->setWordWrap(true);
    m_echo->setMinimumHeight(kLine);
    m_echo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_echo->setObjectName(QStringLiteral("captureEcho"));
    column->addWidget(m_echo);
    QSizePolicy flows(QSizePolicy::Preferred, QSizePolicy::Minimum);
    flows.setHeightForWidth(true);
    m_keyBox->setSizePolicy(flows);
    column->addWidget(m_keyBox);
    m_editor->setPopup(m_popup);

    connect(m_editor, &CaptureEditor::entered, this, &CaptureBar::record);
    connect(m_editor, &CaptureEditor::lineRead, this, &CaptureBar::showEcho);
    connect(m_editor, &QPlainTextEdit::textChanged, this, &CaptureBar::keepDraft);
    // What was refused of a line is about that line.
    connect(m_editor, &QPlainTextEdit::textChanged, this, &CaptureBar::forgetRefusal);
    connect(m_editor, &CaptureEditor::undoWanted, this, &CaptureBar::undoWanted);
    connect(m_editor, &CaptureEditor::redoWanted, this, &CaptureBar::redoWanted);
    connect(&m_desk, &RunDesk::stateChanged, this, &CaptureBar::show);
    connect(&themeSignals(), &ThemeSignals::changed, this, &CaptureBar::showEcho);
}

CaptureBar::~CaptureBar() { m_drafts->flush(); }

void CaptureBar::setKeys(const std::vector<KeyButton*>& keys, const std::vector<KeyButton*>& folded)
{
    for (KeyButton* key : keys) {
        m_keys->addWidget(key);
    }
    addMoreKeys(*m_keys, folded);
}

void CaptureBar::addOver(QWidget* line) { static_cast<QVBoxLayout*>(layout())->insertWidget(0, line); }

QString CaptureBar::echo() const { return m_echo->accessibleName(); }

void CaptureBar::show()
{
    const auto& state = m_desk.state();
    const room::RoomItem* open = m_desk.openItem();
    const bool restricted = open != nullptr && open->restricted;
    const bool opened = state.partTwoOpen && !m_partTwoOpen;
    const bool locked = !state.partTwoOpen && m_partTwoOpen;
    m_partTwoOpen = state.partTwoOpen;
    if (const QString now = standing(state); now != m_standing) {
        m_standing = now;
        forgetRefusal();
    }
    if (locked) {
        m_drafts->forgetRestricted();
    }
    // What was said of one meeting is not true of another.
    if (state.meeting != m_meeting) {
        m_meeting = state.meeting;
        m_message->dismiss();
    }
    if (state.openItem != m_item || (restricted && (opened || locked))) {
        const bool unfinished = !m_editor->toPlainText().trimmed().isEmpty() && !m_restricted && m_item;
        const int number = m_desk.item(m_item) == nullptr ? 0 : m_desk.item(m_item)->number;
        if (state.openItem != m_item) {
            keepDraft();
        }
        m_drafts->flush();
        if (unfinished && number > 0) {
            m_message->showNotice(tr("Your unfinished line waits at item %1.").arg(number));
        }
        m_item = state.openItem;
        m_restricted = restricted;
        m_loading = true;
        m_editor->load(m_drafts->draftOf(m_item));
        m_loading = false;
    }
    const bool shut = restricted && !state.partTwoOpen;
    m_editor->setReadOnly(shut);
    m_editor->setContext(contextOf(m_desk, m_item));
    if (shut) {
        m_editor->setPlaceholderText(tr("Part two is locked. Ctrl R unlocks it."));
    } else if (restricted && state.presenceToResolve > 0) {
        m_editor->setPlaceholderText(tr("Ctrl R settles who stays for this item; then it can be recorded"));
    } else if (m_desk.running() && !state.mayRecord && !state.mayNotRecordBecause.empty()) {
        m_editor->setPlaceholderText(words(state.mayNotRecordBecause));
    } else if (!state.started) {
        m_editor->setPlaceholderText(tr("F5 starts the meeting"));
    } else {
        m_editor->setPlaceholderText(tr("Note. Or: > action @owner !date   = decision   #19 update   / more"));
    }
}

void CaptureBar::record(const QString& line)
{
    m_message->dismiss();
    m_desk.execute(room::RecordLine {m_desk.meeting(), m_item, line.toStdString()}, this,
                   [this](const base::Result<room::Recorded>& recorded) { answered(recorded); });
}

void CaptureBar::answered(const base::Result<room::Recorded>& result)
{
    if (!result) {
        m_editor->refusedAgain();
        m_message->showRefusal(words(result.error().detail));
        return;
    }
    m_editor->accepted();
    if (m_restricted) {
        // The status line stays when the item is left.
        Q_EMIT recorded(tr("Recorded in part two."));
        return;
    }
    QStringList said {words(result->words)};
    for (const auto& caution : result->cautions) {
        said << words(caution);
    }
    Q_EMIT recorded(said.join(u' ').trimmed());
}

void CaptureBar::forgetRefusal()
{
    if (m_message->refuses()) {
        m_message->dismiss();
    }
}

void CaptureBar::keepDraft()
{
    if (!m_loading && !(m_restricted && !m_partTwoOpen)) {
        m_drafts->typed(m_item, m_restricted, m_editor->toPlainText());
    }
}

void CaptureBar::putAway()
{
    if (m_restricted) {
        keepDraft();
        m_drafts->flush();
        m_loading = true;
        m_editor->load({});
        m_loading = false;
    }
}

void CaptureBar::showEcho()
{
    const auto& line = m_editor->captured();
    const bool empty = line.kind == room::CaptureKind::Empty;
    m_echo->setText(empty ? QString()
                          : QStringLiteral("<span style=\"color:%1\">%2</span>")
                                .arg(currentTheme().quietInk.name(), echoMarkup(line, m_editor->context())));
    m_echo->setAccessibleName(empty ? QString() : echoSpoken(line));
}

void CaptureBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().panel);
    painter.setPen(currentTheme().hairline);
    painter.drawLine(0, 0, width(), 0);
}

}  // namespace muster::ui
