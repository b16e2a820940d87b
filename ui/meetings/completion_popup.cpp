// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/completion_popup.h"

#include "ui/meetings/run_desk.h"
#include "ui/widgets/theme.h"

#include <QAccessible>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

    constexpr int kRow = 28;
    constexpr int kMost = 460;
    constexpr int kDetailRole = Qt::UserRole + 1;

    /// The offer in ink, what it means in quiet ink behind it.
    class OfferDelegate final : public QStyledItemDelegate {
    public:
        using QStyledItemDelegate::QStyledItemDelegate;

        void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
        {
            const Theme& theme = currentTheme();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            if (option.state.testFlag(QStyle::State_Selected)) {
                painter->setPen(Qt::NoPen);
                painter->setBrush(theme.accentGround);
                painter->drawRoundedRect(option.rect, kRadius - 2, kRadius - 2);
            }
            const QFont strong = textFont(TextStyle::BodyStrong);
            QRect line = option.rect.adjusted(kSpace2, 0, -kSpace2, 0);
            const QString label = index.data(Qt::DisplayRole).toString();
            painter->setFont(strong);
            painter->setPen(theme.ink);
            painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                              QFontMetrics(strong).elidedText(label, Qt::ElideRight, line.width()));
            line.setLeft(line.left() + QFontMetrics(strong).horizontalAdvance(label) + kSpace3);
            const QFont plain = textFont(TextStyle::Body);
            painter->setFont(plain);
            painter->setPen(theme.quietInk);
            painter->drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                              QFontMetrics(plain).elidedText(index.data(kDetailRole).toString(), Qt::ElideRight,
                                                             qMax(0, line.width())));
            painter->restore();
        }
        [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/,
                                     const QModelIndex& /*index*/) const override
        {
            return {kMost, kRow};
        }
    };

    int widthOf(const muster::meetings::Completion& offer)
    {
        return QFontMetrics(textFont(TextStyle::BodyStrong)).horizontalAdvance(words(offer.label))
               + QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(words(offer.detail)) + kSpace3
               + 4 * kSpace2;
    }

}  // namespace

CompletionPopup::CompletionPopup(QWidget* host)
    : QFrame(host)
    , m_list(new QListWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace1, kSpace1, kSpace1, kSpace1);
    column->addWidget(m_list);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("Offers for what is being typed"));
    m_list->setItemDelegate(new OfferDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(m_list, &QListWidget::itemClicked, this, [this] {
        m_chosen = true;
        Q_EMIT picked();
    });
}

void CompletionPopup::offer(std::vector<muster::meetings::Completion> offers, QPoint above)
{
    m_offers = std::move(offers);
    m_chosen = false;
    if (m_offers.empty()) {
        hide();
        return;
    }
    m_list->clear();
    int width = 200;
    for (const auto& offer : m_offers) {
        auto* item = new QListWidgetItem(words(offer.label), m_list);
        item->setData(kDetailRole, words(offer.detail));
        item->setData(Qt::AccessibleTextRole, words(offer.label + (offer.detail.empty() ? "" : ", " + offer.detail)));
        width = std::max(width, widthOf(offer));
    }
    m_list->setCurrentRow(0);
    width = std::min(width, kMost);
    const int height = static_cast<int>(m_offers.size()) * kRow + 2 * kSpace1 + 2;
    const int left = std::clamp(above.x(), kSpace1, std::max(kSpace1, parentWidget()->width() - width - kSpace1));
    setGeometry(left, std::max(0, above.y() - height), width, height);
    show();
    raise();
}

void CompletionPopup::move(int steps)
{
    const int count = m_list->count();
    if (count > 0) {
        m_list->setCurrentRow((m_list->currentRow() + steps + count) % count);
        m_chosen = true;
    }
}

std::optional<muster::meetings::Completion> CompletionPopup::current() const
{
    const int row = m_list->currentRow();
    if (isHidden() || row < 0 || static_cast<std::size_t>(row) >= m_offers.size()) {
        return std::nullopt;
    }
    return m_offers[static_cast<std::size_t>(row)];
}

QStringList CompletionPopup::labels() const
{
    QStringList labels;
    if (!isHidden()) {
        for (const auto& offer : m_offers) {
            labels << words(offer.label);
        }
    }
    return labels;
}

void CompletionPopup::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.control);
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
}

}  // namespace muster::ui
