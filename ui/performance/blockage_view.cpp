// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/blockage_view.h"

#include "core/actions/action_queries.h"
#include "core/actions/blockage_queries.h"
#include "ui/bridge/words.h"
#include "ui/performance/exception_keys.h"
#include "ui/performance/performance_desk.h"
#include "ui/performance/unusual_rows.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/step_button.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kSide = 24;

void addFact(QVBoxLayout* into, const QString& label, const std::string& text)
{
    if (text.empty())
        return;
    into->addSpacing(kSpace1);
    into->addWidget(new TextLabel(label, TextStyle::Body, TextLabel::Ink::Quiet));
    into->addWidget(new TextLabel(words(text)));
}

}  // namespace

BlockageView::BlockageView(PerformanceDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_message(new MessageBar), m_column(nullptr)
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(m_message);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* page = new QWidget;
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(kSide, kSpace4, kSide, kSpace5);
    m_column->addStretch(1);
    scroll->setWidget(page);
    outer->addWidget(scroll);
    connect(&desk, &PerformanceDesk::changed, this, [this] {
        if (isVisible())
            read();
    });
}

void BlockageView::show(const base::Id& blockage)
{
    if (blockage != m_blockage)
        m_message->dismiss();
    m_blockage = blockage;
    read();
}

void BlockageView::read()
{
    if (m_content != nullptr) {
        m_column->removeWidget(m_content);
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    auto* into = new QVBoxLayout(m_content);
    into->setContentsMargins(0, 0, 0, 0);
    into->setSpacing(kSpace1);
    m_column->insertWidget(0, m_content);
    const auto blockage = actions::findBlockage(m_desk.reader(), m_blockage);
    if (!blockage)
        return;
    if (blockage->restricted && blockage->text.empty())
        into->addWidget(new TextLabel(tr("Restricted: unlock part two to read it."), TextStyle::Body));
    into->addWidget(new TextLabel(words(blockage->text), TextStyle::Title));
    QStringList about {words(blockage->reference)};
    if (!blockage->actionReference.empty())
        about << tr("stops %1").arg(words(blockage->actionReference));
    if (!blockage->raisedBy.empty())
        about << tr("raised by %1").arg(words(blockage->raisedBy));
    if (blockage->raisedOn)
        about << tr("on %1").arg(words(base::longDate(*blockage->raisedOn)));
    into->addWidget(new TextLabel(about.join(QStringLiteral(" · ")), TextStyle::Body, TextLabel::Ink::Quiet));
    auto* chips = new QWidget;
    auto* flow = new FlowLayout(kSpace2, kSpace2);
    chips->setLayout(flow);
    flow->addWidget(new Chip(blockageChip(*blockage, m_desk.today())));
    if (blockage->raisedOn && actions::isOpen(blockage->state))
        flow->addWidget(new Chip(tr("Stuck for %1 days").arg(base::daysBetween(*blockage->raisedOn, m_desk.today())),
                                 Tone::Outline));
    if (blockage->state == actions::BlockageState::Raised && actions::isForPerformanceBoard(*blockage, m_desk.today()))
        flow->addWidget(new Chip(tr("On the Performance Board's list: more than %1 days").arg(actions::kDaysUntilListed),
                                 Tone::Outline));
    into->addWidget(chips);
    addFact(into, tr("Decision needed"), blockage->needed);
    addFact(into, tr("From whom"), blockage->fromWhom);
    addFact(into, tr("Tried so far"), blockage->tried);
    addFact(into, tr("If nothing is done"), blockage->ifNothing);
    if (blockage->decisionKind)
        addFact(into, words(actions::inWords(*blockage->decisionKind)), blockage->decision);
    auto* steps = new QWidget;
    auto* buttons = new FlowLayout(kSpace2, kSpace2);
    steps->setLayout(buttons);
    const auto next = actions::nextStep(*blockage);
    for (const actions::BlockageStep step : actions::allBlockageSteps()) {
        if (!actions::mayTake(*blockage, step))
            continue;
        auto* button = new StepButton(keyOf(step), words(actions::inWords(step)));
        button->setObjectName(QStringLiteral("blockage.") + keyOf(step));
        if (next == step)
            button->setProperty("primary", true);
        connect(button, &QPushButton::clicked, this, [this, step] { Q_EMIT stepWanted(step); });
        buttons->addWidget(button);
    }
    into->addSpacing(kSpace2);
    into->addWidget(steps);
    const auto events = actions::blockageEventsOf(m_desk.reader(), m_blockage);
    if (!events.empty()) {
        into->addSpacing(kSpace2);
        into->addWidget(new SectionLabel(tr("What was done")));
    }
    for (const actions::BlockageEvent& event : events) {
        QString kind = words(event.kind);
        if (!kind.isEmpty())
            kind[0] = kind[0].toUpper();
        QStringList parts {shortDate(event.madeOn), kind, words(event.bodyName), words(event.byRole)};
        parts.removeAll(QString());
        into->addWidget(new TextLabel(parts.join(QStringLiteral(" · "))
                                          + (event.text.empty() ? QString() : QStringLiteral(": ") + words(event.text)),
                                      TextStyle::Body, TextLabel::Ink::Quiet));
    }
}

void BlockageView::dismissMessage() { m_message->dismiss(); }

void BlockageView::refuse(const QString& why) { m_message->showRefusal(why); }

QString BlockageView::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

}  // namespace muster::ui
