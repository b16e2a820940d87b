// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_swap_offer.h"

#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

QString orderOf(const base::Id& first, const base::Id& second)
{
    return words(first.hex()) + u'/' + words(second.hex());
}

QString keyOf(const meetings::SwapSuggestion& offer)
{
    return QStringList {words(offer.item.hex()), words(offer.with.hex()), words(offer.agency.hex())}.join(u'/');
}

}  // namespace

RunSwapOffer::RunSwapOffer(RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_words(new TextLabel({}, TextStyle::Small, TextLabel::Ink::Quiet))
    , m_take(new KeyButton(QStringLiteral("Ctrl ⇧ W"), {}, {}))
    , m_dismiss(new KeyButton({}, tr("not now"), tr("Put this suggestion away")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace2, 0, kSpace2, kSpace1);
    column->setSpacing(kSpace1);
    column->addWidget(m_words);
    auto* keys = new QWidget;
    auto* flow = new FlowLayout(kSpace1, 0, keys);
    flow->addWidget(m_take);
    flow->addWidget(m_dismiss);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    keys->setSizePolicy(policy);
    column->addWidget(keys);
    m_take->setObjectName(QStringLiteral("run.swap"));
    m_dismiss->setObjectName(QStringLiteral("run.swapLater"));
    connect(m_take, &KeyButton::clicked, this, &RunSwapOffer::take);
    connect(m_dismiss, &KeyButton::clicked, this, &RunSwapOffer::dismiss);
    connect(&m_desk, &RunDesk::stateChanged, this, &RunSwapOffer::show);
    hide();
}

void RunSwapOffer::show()
{
    m_offer.reset();
    for (const auto& offer : m_desk.state().swaps) {
        // What was taken is not offered back: somebody else may now be late for the other item, and was told.
        if (!m_dismissed.contains(keyOf(offer)) && !m_taken.contains(orderOf(offer.item, offer.with))) {
            m_offer = offer;
            break;
        }
    }
    if (m_offer) {
        const QString what = tr("Take item %1 before item %2").arg(m_offer->withNumber).arg(m_offer->number);
        m_words->setText(words(m_offer->text));
        m_take->setWord(tr("%1 before %2").arg(m_offer->withNumber).arg(m_offer->number));
        m_take->setAccessibleName(what);
        m_take->setToolTip(what);
    }
    const bool held = isAncestorOf(QApplication::focusWidget());
    setVisible(m_offer.has_value());
    if (held && !m_offer) {
        Q_EMIT left();
    }
}

void RunSwapOffer::take()
{
    if (!m_offer) {
        return;
    }
    m_taken << orderOf(m_offer->with, m_offer->item);
    m_desk.perform(room::SwapItemsInRoom {m_desk.meeting(), m_offer->item, m_offer->with},
                   [this, done = tr("Item %1 comes before item %2.").arg(m_offer->withNumber).arg(m_offer->number)] {
                       Q_EMIT said(done);
                   });
}

void RunSwapOffer::dismiss()
{
    if (m_offer) {
        m_dismissed << keyOf(*m_offer);
        show();
    }
}

}  // namespace muster::ui
