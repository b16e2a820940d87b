// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the commands of the room share. Not for other rooms.
#pragma once

#include "core/base/failure.h"
#include "core/meetings/attendance.h"
#include "core/meetings/entry.h"
#include "core/meetings/meeting.h"
#include "core/replica/replica.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::meetings::detail {

/// A command in a transaction of its own.
template <class Command>
[[nodiscard]] auto inTransaction(replica::Replica& replica, std::string label, const Command& command)
{
    return replica.transact(std::move(label), [&](replica::Writer& writer) { return apply(writer, command); });
}

[[nodiscard]] tl::unexpected<base::Failure> refusal(const base::Failure& failure);

// --- meetings ---

[[nodiscard]] base::Result<Meeting> knownMeeting(const replica::Reader& reader, const base::Id& meeting);
/// In progress, not paused.
[[nodiscard]] base::Result<Meeting> runningMeeting(const replica::Reader& reader, const base::Id& meeting);
/// In progress or paused.
[[nodiscard]] base::Result<Meeting> liveMeeting(const replica::Reader& reader, const base::Id& meeting);
/// "DTCG, 15 November 2011": labels and citations.
[[nodiscard]] std::string nameOf(const Meeting& meeting);
/// Who chairs now by role: whoever took the chair last, else the meeting's own chair.
[[nodiscard]] std::string roleInTheChair(const replica::Reader& reader, const Meeting& meeting);
/// Stored word of the minutes' state: "collecting" while there is none.
[[nodiscard]] std::string minutesStateWord(const replica::Reader& reader, const base::Id& meeting);
/// Refuses once minutes are approved (invariant 6).
[[nodiscard]] base::Result<void> mustNotBeApproved(const replica::Reader& reader, const Meeting& meeting);
/// Refuses once minutes are circulated: from then on text changes by amendment only.
[[nodiscard]] base::Result<void> mustBeEditable(const replica::Reader& reader, const Meeting& meeting);
/// Refuses once minutes are drafted (invariant 3).
[[nodiscard]] base::Result<void> mustNotBeMinuted(const replica::Reader& reader, const Meeting& meeting);
/// Invariant 11: the body exists on the day of the meeting.
[[nodiscard]] base::Result<void> mayDecide(const replica::Reader& reader, const Meeting& meeting);

// --- items ---

struct ItemRow {
    base::Id id;
    base::Id meeting;
    int number = 0;
    double position = 0;
    std::string state;
    bool restricted = false;
    base::Id standing;

    /// "item 6", "an item" before it has a number.
    [[nodiscard]] std::string name() const;
    /// On the agenda and neither taken nor settled.
    [[nodiscard]] bool isToCome() const { return state == "scheduled" || state == "accepted"; }
};

[[nodiscard]] std::vector<ItemRow> agendaRows(const replica::Reader& reader, const base::Id& meeting);
[[nodiscard]] base::Result<ItemRow> itemRow(const replica::Reader& reader, const base::Id& meeting,
                                            const base::Id& item);

/// A meeting and an item of its agenda.
struct Place {
    Meeting meeting;
    ItemRow item;
};
/// In a meeting that runs; refused while it is paused.
[[nodiscard]] base::Result<Place> runningPlace(const replica::Reader& reader, const base::Id& meeting,
                                               const base::Id& item);
/// In a meeting that runs or is paused.
[[nodiscard]] base::Result<Place> livePlace(const replica::Reader& reader, const base::Id& meeting,
                                            const base::Id& item);
[[nodiscard]] std::optional<ItemRow> openRow(const replica::Reader& reader, const base::Id& meeting);
/// Ends the item's opening and sets its state; the outcome is sealed for a restricted one.
void closeRow(replica::Writer& writer, const ItemRow& item, std::string_view state, std::string_view outcome);
/// From the strongest verb of its decisions, else its actions, else its notes.
[[nodiscard]] std::string computedOutcome(const replica::Reader& reader, const base::Id& item);

// --- the record ---

/// "main" or "part_two".
[[nodiscard]] std::string_view schemaFor(bool restricted);
[[nodiscard]] base::Result<void> mustBeUnlocked(const replica::Reader& reader, bool restricted);
/// §2.5 row 8: statement read, part two open, presence resolved. Open items always may.
[[nodiscard]] base::Result<void> mayRecordIn(const replica::Reader& reader, const Meeting& meeting,
                                             const ItemRow& item);

struct NewEntry {
    EntryKind kind = EntryKind::Note;
    std::string verb;
    std::string text;
    base::Id about;
    base::Id originatingAgency;
    bool unclear = false;
};

/// Writes it at the end of the item's record, now.
base::Id writeEntry(replica::Writer& writer, const base::Id& meeting, const base::Id& item, bool restricted,
                    const NewEntry& entry);
/// A sentence of the procedure in the open item; nothing where none is open or it cannot be sealed.
void writeProcedural(replica::Writer& writer, const base::Id& meeting, std::string text);

/// Who read the statement, and why somebody stayed, where the record was made with the passphrase alone.
inline constexpr std::string_view kByPassphrase = "Recorded with the passphrase of part two";

// --- people ---

/// By role, else by title and agency, else whoever answers for the agency.
[[nodiscard]] base::Result<Person> resolvePerson(const replica::Reader& reader, const base::Id& meeting,
                                                 const base::Id& role, const std::string& roleTitle,
                                                 const base::Id& agency);
[[nodiscard]] bool samePerson(const Person& a, const Person& b);
/// Come and not gone, whether or not asked to leave for an item.
[[nodiscard]] std::vector<Attendance> inTheBuilding(const replica::Reader& reader, const base::Id& meeting,
                                                    base::TimeOfDay at);
/// Whether an item's list names the agency.
[[nodiscard]] bool isListed(const replica::Reader& reader, const base::Id& item, const base::Id& agency);
/// Whose words the reason is in.
enum class ReasonWords {
    Ours,  ///< "Chair": one that Muster offers, and says nothing of the item
    Typed  ///< somebody's own: sealed, so part two has to be open
};
void writePresence(replica::Writer& writer, const base::Id& meeting, const base::Id& item, const Person& person,
                   bool stays, const std::string& reason, ReasonWords words);

/// Empty text as NULL.
[[nodiscard]] std::optional<std::string> orNull(const std::string& text);
/// Well-formed and trimmed; refused when empty.
[[nodiscard]] base::Result<std::string> usableText(const std::string& text, std::string_view ask,
                                                   std::string_view field);
/// "Item 6": for the beginning of a sentence.
[[nodiscard]] std::string capitalised(std::string text);

}  // namespace muster::meetings::detail
