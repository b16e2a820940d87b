// SPDX-License-Identifier: GPL-3.0-or-later
//
// An agenda as the builder shows it: rows and sentences made of what core answers.
#pragma once

#include "core/meetings/agenda_clock.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/agenda_readiness.h"
#include "ui/meetings/list_row.h"

#include <QHash>
#include <QStringList>

namespace muster::ui {

/// Everything that is read to show one agenda.
struct AgendaFacts {
    meetings::Agenda agenda;
    meetings::ClockInput clock;
    std::vector<meetings::EmptyChair> chairs;  ///< somebody needed who is not there
    std::vector<meetings::SwapSuggestion> swaps;
    QHash<QString, QString> agencyNames;  ///< by key: "City Council"
    int carriedActions = 0;
    int carriedOverdue = 0;
    int toDecide = 0;  ///< proposed items

    /// Items may come, go and move: the agenda is not published yet.
    [[nodiscard]] bool loose() const { return meetings::isAgendaLoose(agenda.meeting.state); }
    [[nodiscard]] bool hasSealed() const;
    [[nodiscard]] QString agencyName(const base::Id& agency) const;
};

[[nodiscard]] AgendaFacts readAgenda(const replica::Reader& reader, const base::Id& meeting);

/// What the list is ordered by.
enum class AgendaGrouping { Agenda, Origin };

/// Heads and items in the order of the agenda, then what stands apart from it; or grouped by where items come from
/// (requirements D01), proposed ones among the others.
[[nodiscard]] QList<ListRow> agendaRows(const AgendaFacts& facts, AgendaGrouping grouping = AgendaGrouping::Agenda);

/// "Raised by Fire and Rescue · partner referral · asks for assistance": under an item's title.
[[nodiscard]] QString itemStory(const meetings::AgendaItem& item, const AgendaFacts& facts);

/// The one next step of a meeting, as a sentence: "Agenda open: 2 proposed items to decide."
[[nodiscard]] QString nextStep(const AgendaFacts& facts);

/// Who to ring for what, one row a line.
[[nodiscard]] QList<ListRow> readinessRows(const std::vector<meetings::ReadinessLine>& lines);

/// The state of a meeting as a chip: its word, and a tone where it matters now.
[[nodiscard]] ChipSpec stateChip(meetings::MeetingState state);

/// When it ends: by its minutes while it is prepared, as the room foresees it while it runs, when it did once it is
/// over. Without words where nothing is known, as of a meeting that was cancelled.
[[nodiscard]] ChipSpec endChip(const replica::Reader& reader, const meetings::Agenda& agenda);

}  // namespace muster::ui
