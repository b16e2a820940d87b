// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/review_model.h"

#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_text.h"
#include "ui/widgets/chip.h"

#include <QListView>
#include <QPainter>

namespace muster::ui {

namespace {

    constexpr int kDown = 8;
    constexpr int kSide = 8;
    constexpr int kScrollRoom = 14;  // left free whether the scroll bar shows or not

    Tone toneOf(const actions::Action& action)
    {
        switch (action.rag) {
        case actions::Rag::Complete:
        case actions::Rag::OnTrack:
            return Tone::Good;
        case actions::Rag::AtRisk:
            return Tone::Attention;
        case actions::Rag::Overdue:
            return Tone::Concern;
        case actions::Rag::None:
            break;
        }
        return Tone::Neutral;
    }

    WrappedText title(const ReviewRow& row)
    {
        return {row.reference + u' ' + row.text, TextStyle::Body, row.reference.size()};
    }

    WrappedText line(const ReviewRow& row) { return {row.line, TextStyle::Body, 0}; }

}  // namespace

void ReviewModel::showActions(const RunDesk& desk, const std::vector<actions::Action>& open)
{
    std::vector<ReviewRow> rows;
    for (const auto& action : open) {
        const bool hidden = action.restricted && !desk.restrictedOnScreen();
        ReviewRow row;
        row.key = words(action.id.hex());
        row.reference = words(action.reference);
        row.text = hidden ? QObject::tr("Restricted action") : words(action.text);
        QStringList parts {desk.agencyName(action.lead.shortName), words(actions::dueInWords(action))};
        if (!hidden && !action.latestUpdate.empty()) {
            parts << words(action.latestUpdate);
        }
        if (action.extensions > 0) {
            parts << (action.extensions == 1 ? QObject::tr("extended once")
                                             : QObject::tr("extended %1 times").arg(action.extensions));
        }
        if (action.sameUpdateTwice) {
            parts << QObject::tr("same update twice: ask for the next step and a date");
        }
        row.line = parts.join(QStringLiteral(" · "));
        row.state = action.overdue ? QObject::tr("Overdue") : words(actions::inWords(action.status));
        row.tone = static_cast<int>(action.overdue ? Tone::Concern : toneOf(action));
        rows.push_back(std::move(row));
    }
    show(std::move(rows));
}

QVariant ReviewModel::data(const QModelIndex& index, int role) const
{
    const ReviewRow* row = rowAt(index);
    if (row == nullptr || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)) {
        return {};
    }
    return QStringList {row->reference, row->text, row->state, row->line}.join(QStringLiteral(", "));
}

ReviewDelegate::ReviewDelegate(const ReviewModel& model, QListView* view)
    : QStyledItemDelegate(view)
    , m_model(model)
    , m_view(view)
{
}

QSize ReviewDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    const ReviewRow* row = m_model.rowAt(index);
    if (row == nullptr) {
        return {};
    }
    const int width = m_view->width() - kScrollRoom - 2 * kSide;
    return {width, 2 * kDown + title(*row).heightIn(width) + line(*row).heightIn(width) + 24};
}

void ReviewDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ReviewRow* row = m_model.rowAt(index);
    if (row == nullptr) {
        return;
    }
    const Theme& theme = currentTheme();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box(option.rect);
    if (m_view->currentIndex() == index) {
        painter->setPen(m_view->hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(theme.accentGround);
        painter->drawRoundedRect(box.adjusted(1, 1, -1, -1), kRadius, kRadius);
    } else {
        painter->setPen(theme.hairline);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    QPoint at = option.rect.topLeft() + QPoint(kSide, kDown);
    const int width = m_view->width() - kScrollRoom - 2 * kSide;
    at.ry() += title(*row).draw(*painter, at, width, theme.ink);
    at.ry() += line(*row).draw(*painter, at, width, theme.quietInk);
    const Tone tone = static_cast<Tone>(row->tone);
    paintChip(*painter, QRect(at + QPoint(0, 1), QSize(width, 22)), {row->state, tone, shapeFor(tone)},
              textFont(TextStyle::Body));
    painter->restore();
}

}  // namespace muster::ui
