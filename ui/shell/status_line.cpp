// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/status_line.h"

#include "ui/shell/status_link.h"
#include "ui/widgets/labels.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QStringList>

namespace muster::ui {
namespace {

ChipShape shapeOf(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return ChipShape::Circle;
    case Tone::Attention:
        return ChipShape::Triangle;
    case Tone::Concern:
        return ChipShape::Diamond;
    default:
        return ChipShape::None;
    }
}

TextLabel::Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Attention:
        return TextLabel::Ink::Attention;
    case Tone::Concern:
        return TextLabel::Ink::Concern;
    default:
        return TextLabel::Ink::Quiet;
    }
}

TextLabel* quietLabel()
{
    auto* label = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
    QFont font = label->font();
    font.setPixelSize(12);
    label->setFont(font);
    label->setWordWrap(false);
    return label;
}

}  // namespace

StatusLine::StatusLine(QWidget* parent)
    : QWidget(parent), m_left(new QHBoxLayout), m_page(quietLabel()), m_marking(quietLabel())
{
    setFixedHeight(kStatusLine);
    setAccessibleName(tr("Status"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace4, 1, kSpace4, 0);
    row->setSpacing(kSpace6);
    m_left->setSpacing(kSpace6);
    row->addLayout(m_left);
    row->addStretch(1);
    row->addWidget(m_page);
    row->addWidget(m_marking);
    m_marking->setAccessibleDescription(tr("Protective marking"));
    m_marking->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);  // never cut
}

void StatusLine::addLink(const QString& id, Icon icon, const QString& explanation)
{
    auto* link = new StatusLink(icon, explanation);
    link->setObjectName(QStringLiteral("status.") + id);
    m_links.insert(id, link);
    m_order.append(id);
    m_left->addWidget(link);
    connect(link, &QAbstractButton::clicked, this, [this, id] { Q_EMIT linkPressed(id); });
}

void StatusLine::setText(const QString& id, const QString& text, Tone tone)
{
    if (StatusLink* link = m_links.value(id); link != nullptr) {
        link->setWords(text, shapeOf(tone), tone);
        setAccessibleDescription(spoken());
        return;
    }
    TextLabel* piece = m_pieces.value(id);
    if (piece == nullptr) {
        if (text.isEmpty())
            return;
        piece = quietLabel();
        piece->setObjectName(QStringLiteral("status.") + id);
        m_pieces.insert(id, piece);
        m_order.append(id);
        m_left->addWidget(piece);
    }
    piece->setInk(inkOf(tone));
    piece->setShape(shapeOf(tone), tone);
    const bool same = piece->accessibleName() == text;
    piece->setText(text);
    piece->setAccessibleName(text);
    piece->setVisible(!text.isEmpty());
    setAccessibleDescription(spoken());
    if (!same) {
        QAccessibleEvent event(piece, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

QString StatusLine::text(const QString& id) const
{
    if (const StatusLink* link = m_links.value(id); link != nullptr)
        return link->text();
    const TextLabel* piece = m_pieces.value(id);
    return piece == nullptr ? QString() : piece->accessibleName();
}

void StatusLine::setPageText(const QString& text)
{
    m_page->setText(text);
    m_page->setVisible(!text.isEmpty());
    setAccessibleDescription(spoken());
}

void StatusLine::setMarking(const QString& marking)
{
    m_marking->setText(marking);
    setAccessibleDescription(spoken());
}

QString StatusLine::marking() const { return m_marking->text(); }

QString StatusLine::spoken() const
{
    QStringList words;
    for (const QString& id : m_order)
        words << text(id);
    words << m_page->text() << m_marking->text();
    words.removeAll(QString());
    QString sentence;
    for (const QString& each : words) {
        if (!sentence.isEmpty())
            sentence += sentence.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral(". ");
        sentence += each;
    }
    return sentence;
}

void StatusLine::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().sidebar);
    painter.fillRect(0, 0, width(), 1, currentTheme().hairline);
}

}  // namespace muster::ui
