// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_header.h"

#include "core/base/date.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_text.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/page_header.h"

#include <QHBoxLayout>

#include <set>
#include <string>

namespace muster::ui {

namespace {

    ChipSpec lateness(const room::RoomState& state)
    {
        const auto& clock = state.clock;
        const QString ends = words(base::clockTime(clock.forecastEnd));
        if (state.ended) {
            return {QObject::tr("Ended"), Tone::Neutral, ChipShape::None};
        }
        if (!state.started) {
            return {QObject::tr("Not started"), Tone::Neutral, ChipShape::None};
        }
        if (state.paused) {
            return {QObject::tr("Paused"), Tone::Attention, ChipShape::Clock};
        }
        if (clock.lateMinutes > 0) {
            return {QObject::tr("Running %1 late · ends %2").arg(timeInWords(clock.lateMinutes), ends), Tone::Attention,
                    ChipShape::Clock};
        }
        return {QObject::tr("On time · ends %1").arg(ends), Tone::Good, ChipShape::Tick};
    }

    std::set<std::string> agenciesIn(const std::vector<room::Attendance>& people)
    {
        std::set<std::string> names;
        for (const auto& each : people) {
            if (!each.person.agencyShortName.empty()) {
                names.insert(each.person.agencyShortName);
            }
        }
        return names;
    }

}  // namespace

RunHeader::RunHeader(RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_header(new PageHeader(QString()))
    , m_late(new Chip(QString()))
    , m_here(new Chip(QString()))
    , m_projector(new Chip(QString()))
    , m_partTwo(new Chip(QString()))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_header);
    for (Chip* chip : {m_late, m_here, m_partTwo, m_projector}) {
        m_header->addRight(chip);
    }
    setProjector({}, false);
    connect(&m_desk, &RunDesk::stateChanged, this, &RunHeader::show);
}

void RunHeader::show()
{
    const auto& state = m_desk.state();
    m_header->setTitle(words(state.bodyName));
    QString line = words(base::weekdayAndDate(state.date));
    if (!state.chairNow.empty()) {
        line += tr(" · Chair: %1").arg(words(state.chairNow));
    }
    m_header->setSubtitle(line);
    m_late->setSpec(lateness(state));
    const auto here = agenciesIn(state.present);
    auto all = agenciesIn(state.expected);
    all.insert(here.begin(), here.end());
    m_here->setSpec({tr("%1 of %2 agencies here").arg(here.size()).arg(all.size()), Tone::Outline, ChipShape::None});
    m_here->setVisible(state.started && !state.ended);
    if (state.partTwoOpen) {
        m_partTwo->setSpec({state.restrictedMode ? tr("Restricted item open") : tr("Part two unlocked"), Tone::Attention,
                            ChipShape::Triangle});
    } else {
        m_partTwo->setSpec({tr("Part two locked"), Tone::Neutral, ChipShape::Lock});
    }
}

void RunHeader::setProjector(const QString& says, bool covered)
{
    m_projector->setVisible(!says.isEmpty());
    m_projector->setSpec({says, covered ? Tone::Attention : Tone::Good, covered ? ChipShape::Lock : ChipShape::Tick});
}

}  // namespace muster::ui
