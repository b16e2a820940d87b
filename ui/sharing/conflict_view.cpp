// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/conflict_view.h"

#include "ui/bridge/words.h"
#include "ui/sharing/sharing_words.h"
#include "ui/sharing/word_difference.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <chrono>

namespace muster::ui {

namespace {

constexpr int kWidest = 1200;
constexpr int kOwnHeight = 120;
constexpr int kChipHeight = 22;  // both columns stand level, with a chip and without

bool isSame(const replica::Conflict& a, const replica::Conflict& b)
{
    return a.table == b.table && a.row == b.row && a.column == b.column && a.restricted == b.restricted;
}

bool hasSameValues(const replica::Conflict& a, const replica::Conflict& b)
{
    return a.values.size() == b.values.size()
        && std::equal(a.values.begin(), a.values.end(), b.values.begin(),
                      [](const auto& x, const auto& y) { return x.change == y.change && x.value == y.value; });
}

/// What only this text has is bold and underlined; the sentence under it says the same without looks.
QString marked(const QList<WordRun>& runs)
{
    QString html;
    for (const WordRun& run : runs) {
        const QString text = run.text.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
        html += run.onlyHere ? QStringLiteral("<b><u>%1</u></b>").arg(text) : text;
    }
    return html;
}

}  // namespace

ConflictView::ConflictView(SharingDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(new TextLabel({}, TextStyle::Title))
    , m_subject(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_words(new TextLabel({}, TextStyle::Body))
    , m_message(new MessageBar)
    , m_place(new QHBoxLayout)
    , m_back(new QPushButton(icon(Icon::Previous), tr("Back to Sharing")))
    , m_write(new QPushButton(icon(Icon::Edit), tr("Write my own")))
    , m_ownBox(new QWidget)
    , m_own(new QPlainTextEdit)
    , m_keepOwn(new QPushButton(tr("Use my text")))
{
    auto* content = new QWidget;
    content->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpace6, kSpace4, kSpace6, kSpace6);
    column->setSpacing(kSpace3);
    m_back->setProperty("quiet", true);
    m_back->setAccessibleName(m_back->text());
    column->addWidget(m_back, 0, Qt::AlignLeft);
    column->addWidget(m_title);
    column->addWidget(m_subject);
    column->addWidget(m_words);
    column->addWidget(m_message);
    column->addLayout(m_place);
    m_write->setAccessibleName(m_write->text());
    column->addWidget(m_write, 0, Qt::AlignLeft);
    auto* own = new QVBoxLayout(m_ownBox);
    own->setContentsMargins(0, 0, 0, 0);
    own->setSpacing(kSpace2);
    own->addWidget(new TextLabel(tr("My own text"), TextStyle::BodyStrong));
    m_own->setAccessibleName(tr("My own text"));
    m_own->setFixedHeight(kOwnHeight);
    m_own->setTabChangesFocus(true);
    own->addWidget(m_own);
    m_keepOwn->setProperty("primary", true);
    m_keepOwn->setAccessibleName(m_keepOwn->text());
    own->addWidget(m_keepOwn, 0, Qt::AlignLeft);
    m_ownBox->hide();
    column->addWidget(m_ownBox);
    column->addStretch(1);
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(area);
    connect(m_back, &QPushButton::clicked, this, &ConflictView::closed);
    connect(m_write, &QPushButton::clicked, this, &ConflictView::writeOwn);
    connect(m_keepOwn, &QPushButton::clicked, this,
            [this] { settle(replica::Value {m_own->toPlainText().trimmed().toStdString()}); });
}

QString ConflictView::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

void ConflictView::show(const replica::Conflict& conflict)
{
    m_conflict = conflict;
    m_over = false;
    m_own->clear();
    m_ownBox->hide();
    m_message->dismiss();
    build();
}

void ConflictView::update(const std::vector<replica::Conflict>& conflicts)
{
    if (!m_conflict || m_over)
        return;
    for (const replica::Conflict& now : conflicts) {
        if (!isSame(now, *m_conflict))
            continue;
        if (!hasSameValues(now, *m_conflict)) {
            m_conflict = now;
            build();
        }
        return;
    }
    m_over = true;
    // What had the focus can no longer be pressed; Escape goes on working.
    if (isVisible() && isAncestorOf(QApplication::focusWidget()))
        m_back->setFocus(Qt::OtherFocusReason);
    m_message->showNotice(tr("This is settled: somebody picked a text, or it was undone or deleted."));
    for (QPushButton* use : std::as_const(m_uses))
        use->setEnabled(false);
    m_write->setEnabled(false);
    m_keepOwn->setEnabled(false);
}

void ConflictView::build()
{
    const replica::Reader& reader = m_desk.bridge().reader();
    const bool deletion = m_conflict->column.empty();
    m_title->setText(conflictTitle(reader, *m_conflict));
    const QString subject = recordSubject(reader, m_conflict->table, m_conflict->row);
    m_subject->setText(subject);
    m_subject->setVisible(!subject.isEmpty() && m_conflict->column != "text");
    m_words->setText(
        deletion ? tr("Somebody deleted this, and somebody else went on writing in it without knowing. It is kept "
                      "until one of you decides.")
                 : tr("These were written on different computers that did not know of each other. All of it is "
                      "kept until one of you picks. What is not picked stays in the record's history."));
    delete m_columns;
    m_uses.clear();
    m_columns = new QWidget;
    auto* row = new QHBoxLayout(m_columns);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace4);
    for (std::size_t i = 0; i < m_conflict->values.size(); ++i)
        row->addWidget(column(m_conflict->values.at(i), i), 1);
    m_place->addWidget(m_columns);
    m_columns->show();
    m_write->setVisible(isFreeText(*m_conflict));
    m_write->setEnabled(true);
    m_keepOwn->setEnabled(true);
}

QWidget* ConflictView::column(const replica::ConflictingValue& value, std::size_t which)
{
    const replica::Reader& reader = m_desk.bridge().reader();
    const bool deletion = m_conflict->column.empty();
    const bool isShown = which + 1 == m_conflict->values.size();
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         m_desk.bridge().replica().session().wallClock().time_since_epoch())
                         .count();
    const QString author = words(value.header.author);
    const QString when = momentWords(value.header.at, now, reader.now().utcOffsetMinutes);
    auto* card = new Card;
    card->setObjectName(QStringLiteral("conflict.value.%1").arg(which));
    QVBoxLayout* body = card->body();
    body->setSpacing(kSpace2);
    auto* head = new QHBoxLayout;
    auto* who = new TextLabel(author, TextStyle::BodyStrong);
    who->setMinimumHeight(kChipHeight);
    head->addWidget(who, 1);
    if (isShown && !deletion)
        head->addWidget(new Chip(tr("Shown now"), ChipKind::Accent), 0, Qt::AlignTop);
    body->addLayout(head);
    body->addWidget(new TextLabel(when + QStringLiteral(" \u00b7 ") + words(value.header.label), TextStyle::Body,
                                  TextLabel::Ink::Quiet));
    body->addWidget(new Hairline);
    QString spoken;
    if (deletion) {
        spoken = value.deletes ? tr("Deleted the record.") : tr("Went on writing in it.");
        body->addWidget(new TextLabel(spoken));
    } else {
        const QString text = valueWords(reader, m_conflict->column, value.value);
        const std::size_t other = which == 0 ? m_conflict->values.size() - 1 : 0;
        const auto runs = other == which
            ? QList<WordRun> {{text, false}}
            : wordsOnlyIn(text, valueWords(reader, m_conflict->column, m_conflict->values.at(other).value));
        auto* label = new QLabel(marked(runs));
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setFocusPolicy(Qt::NoFocus);
        label->setAccessibleName(text);
        body->addWidget(label);
        QStringList quoted;
        for (const QString& run : onlyHere(runs))
            quoted << u'\u201c' + run + u'\u201d';
        spoken = quoted.isEmpty() ? tr("Every word of it is in the other text too.")
                                  : tr("Only here: %1").arg(quoted.join(QStringLiteral(", ")));
        body->addWidget(new TextLabel(spoken, TextStyle::Body, TextLabel::Ink::Quiet));
    }
    body->addStretch(1);
    auto* use = new QPushButton(!deletion           ? tr("Use this one")
                                    : value.deletes ? tr("Let it be deleted")
                                                    : tr("Keep the record"));
    use->setObjectName(QStringLiteral("conflict.use.%1").arg(which));
    use->setAccessibleName(tr("%1: %2, %3").arg(use->text(), author, when));
    use->setAccessibleDescription(spoken);
    connect(use, &QPushButton::clicked, this, [this, which] { useValue(which); });
    body->addSpacing(kSpace1);
    body->addWidget(use, 0, Qt::AlignLeft);
    m_uses << use;
    return card;
}

void ConflictView::takeFocus()
{
    if (!m_uses.isEmpty())
        m_uses.first()->setFocus(Qt::OtherFocusReason);
}

void ConflictView::useValue(std::size_t which)
{
    if (!m_conflict || which >= m_conflict->values.size())
        return;
    const replica::ConflictingValue& value = m_conflict->values.at(which);
    if (!m_conflict->column.empty())
        settle(value.value);
    else if (value.deletes)
        settle(std::nullopt);
    else
        settle(replica::Value {std::int64_t {1}});
}

void ConflictView::writeOwn()
{
    if (m_ownBox->isHidden() && m_conflict && !m_conflict->values.empty()) {
        if (const auto* text = std::get_if<std::string>(&m_conflict->values.back().value))
            m_own->setPlainText(words(*text));
        m_ownBox->show();
    }
    m_own->setFocus(Qt::OtherFocusReason);
}

void ConflictView::settle(const std::optional<replica::Value>& chosen)
{
    if (!m_conflict || m_over)
        return;
    const replica::Reader& reader = m_desk.bridge().reader();
    const QString what = recordReference(reader, m_conflict->table, m_conflict->row)
        + (m_conflict->column.empty() ? QString() : QStringLiteral(": ") + fieldWords(m_conflict->column));
    m_over = true;
    m_desk.settle(*m_conflict, chosen, tr("Settle %1").arg(what).toStdString(), this,
                  [this, what](const base::Result<void>& settledNow) {
                      if (settledNow) {
                          m_conflict.reset();
                          Q_EMIT settled(tr("Settled: %1").arg(what));
                          return;
                      }
                      m_over = false;
                      m_message->showRefusal(words(settledNow.error().detail));
                  });
}

}  // namespace muster::ui
