// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/agenda_side.h"

#include "core/meetings/meeting_queries.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/keep_focus.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kTimes = 92;

QString thousands(int number) { return QLocale(QLocale::English, QLocale::UnitedKingdom).toString(number); }

TextLabel* quiet(const QString& text) { return new TextLabel(text, TextStyle::Body, TextLabel::Ink::Quiet); }

}  // namespace

AgendaSide::AgendaSide(QWidget* parent)
    : QScrollArea(parent)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Who is needed when"));
    auto* content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(kSpace4, kSpace2, kSpace4, kSpace4);
    m_column->setSpacing(kSpace2);
    setWidget(content);
}

void AgendaSide::addSection(const QString& title)
{
    if (m_column->count() > 0)
        m_column->addSpacing(kSpace2);
    m_column->addWidget(new SectionLabel(title));
}

void AgendaSide::addChairs(const replica::Reader& reader, const AgendaFacts& facts)
{
    // Who is missing once it has started, Run says.
    if (!meetings::mayMove(facts.agenda.meeting.state))
        return;
    addSection(tr("Empty chairs"));
    int shown = 0;
    for (const ReadinessLine& line : readiness(reader, facts.agenda.meeting.id)) {
        const bool chair = line.kind == ReadinessKind::MissingRepresentative || line.kind == ReadinessKind::ArrivesLate
            || line.kind == ReadinessKind::NoDecisionMaker;
        if (!chair)
            continue;
        auto* label = new TextLabel(qt(line.text));
        label->setShape(ChipShape::Triangle, Tone::Attention);
        m_column->addWidget(label);
        if (!line.ring.empty())
            m_column->addWidget(quiet(tr("Ring %1").arg(qt(line.ring))));
        ++shown;
    }
    if (shown == 0) {
        auto* label = quiet(tr("Everybody who is needed is coming, with somebody who can commit."));
        label->setShape(ChipShape::Tick, Tone::Good);
        m_column->addWidget(label);
    }
    for (const SwapSuggestion& swap : facts.swaps) {
        auto* words = new TextLabel(qt(swap.text));
        words->setShape(ChipShape::Circle, Tone::Accent);
        m_column->addWidget(words);
        if (!facts.loose())
            continue;
        auto* button = new QPushButton(tr("Swap items %1 and %2").arg(swap.number).arg(swap.withNumber));
        button->setAccessibleName(button->text());
        connect(button, &QPushButton::clicked, this,
                [this, swap] { Q_EMIT swapRequested(swap.item, swap.with); });
        m_column->addWidget(button, 0, Qt::AlignLeft);
    }
}

void AgendaSide::addWindows(const AgendaFacts& facts)
{
    addSection(tr("Who is needed when"));
    for (const ArrivalWindow& window : arrivalWindows(facts.clock)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(kSpace2);
        auto* times = quiet(QStringLiteral("%1–%2").arg(clock(window.arrive), clock(window.leave)));
        times->setFixedWidth(kTimes);
        row->addWidget(times, 0, Qt::AlignTop);
        row->addWidget(new TextLabel(facts.agencyName(window.agency)), 1, Qt::AlignTop);
        m_column->addLayout(row);
    }
    QStringList names;
    for (const base::Id& agency : agenciesNotNeeded(facts.clock))
        names << facts.agencyName(agency);
    if (!names.isEmpty())
        m_column->addWidget(quiet(tr("Not needed: %1").arg(names.join(QStringLiteral(", ")))));
}

void AgendaSide::addMinutes(const AgendaFacts& facts)
{
    const AgencyMinutes minutes = agencyMinutes(facts.clock);
    addSection(tr("Agency-minutes"));
    auto* saved = new TextLabel({});
    saved->setLead(thousands(minutes.saved), tr("saved by timed attendance"));
    m_column->addWidget(saved);
    m_column->addWidget(quiet(
        tr("%1 if everybody stays, %2 as timed").arg(thousands(minutes.everyone), thousands(minutes.timed))));
}

void AgendaSide::addChairing(const replica::Reader& reader, const AgendaFacts& facts)
{
    const auto suggestions = chairSuggestions(reader, facts.agenda.meeting.id);
    if (suggestions.empty())
        return;
    addSection(tr("Who might chair"));
    for (const ChairSuggestion& each : suggestions)
        m_column->addWidget(new TextLabel(qt(each.reason)));
}

void AgendaSide::showAgenda(const replica::Reader& reader, const AgendaFacts& facts)
{
    keepFocus(this, [&] {
        emptyLayout(m_column);
        addChairs(reader, facts);
        addWindows(facts);
        addMinutes(facts);
        addChairing(reader, facts);
        m_column->addStretch(1);
    });
}

}  // namespace muster::ui
