// SPDX-License-Identifier: GPL-3.0-or-later
//
// Writing item sheets: part two for what is restricted, main for the rest.
#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_writing.h"
#include "core/meetings/item_sheet.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace muster::meetings {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Writer;

namespace {

// Index 0 open, 1 sealed.
constexpr std::string_view kTagIdsSql[2] {"SELECT id, kind, word FROM main.item_tag WHERE item = ?1",
                                          "SELECT id, kind, word FROM part_two.item_tag WHERE item = ?1"};
constexpr std::string_view kDropTagSql[2] {"DELETE FROM main.item_tag WHERE id = ?1",
                                           "DELETE FROM part_two.item_tag WHERE id = ?1"};
constexpr std::string_view kAddTagSql[2] {
    "INSERT INTO main.item_tag (id, item, kind, word) VALUES (?1, ?2, ?3, ?4)",
    "INSERT INTO part_two.item_tag (id, item, kind, word) VALUES (?1, ?2, ?3, ?4)"};
constexpr std::string_view kProblemSql[2] {
    R"sql(INSERT INTO main.problem_sheet (id, objective, scanning, analysis, response, assessment, assess_on, assessed_on,
                                          assessed_by)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
          ON CONFLICT (id) DO UPDATE SET objective = excluded.objective, scanning = excluded.scanning,
                 analysis = excluded.analysis, response = excluded.response, assessment = excluded.assessment,
                 assess_on = excluded.assess_on, assessed_on = excluded.assessed_on, assessed_by = excluded.assessed_by)sql",
    R"sql(INSERT INTO part_two.problem_sheet (id, objective, scanning, analysis, response, assessment, assess_on,
                                              assessed_on, assessed_by)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
          ON CONFLICT (id) DO UPDATE SET objective = excluded.objective, scanning = excluded.scanning,
                 analysis = excluded.analysis, response = excluded.response, assessment = excluded.assessment,
                 assess_on = excluded.assess_on, assessed_on = excluded.assessed_on, assessed_by = excluded.assessed_by)sql"};
constexpr std::string_view kDropProblemSql[2] {"DELETE FROM main.problem_sheet WHERE id = ?1",
                                               "DELETE FROM part_two.problem_sheet WHERE id = ?1"};
constexpr std::string_view kCareSql[2] {
    R"sql(UPDATE main.agenda_item SET vulnerable_person = ?2, safeguarding = ?3, reported_on = ?4, why_partnership = ?5
           WHERE id = ?1)sql",
    R"sql(UPDATE part_two.agenda_item SET vulnerable_person = ?2, safeguarding = ?3, reported_on = ?4, why_partnership = ?5
           WHERE id = ?1)sql"};
constexpr std::string_view kAddConflictSql =
    "INSERT OR IGNORE INTO main.item_conflict (id, item, agency, reason) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kSealReasonSql = R"sql(
        INSERT INTO part_two.item_conflict (id, item, agency, reason) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (id) DO UPDATE SET reason = excluded.reason)sql";
constexpr std::string_view kOpenReasonSql = "UPDATE main.item_conflict SET reason = ?2 WHERE id = ?1";
constexpr std::string_view kDropReasonSql = "DELETE FROM part_two.item_conflict WHERE id = ?1";
constexpr std::string_view kDropConflictSql = "DELETE FROM main.item_conflict WHERE id = ?1";

std::size_t partOf(const AgendaItem& item) { return item.restricted() ? 1 : 0; }

std::optional<std::string> filled(std::string_view text)
{
    std::string tidy = tidyText(text);
    return tidy.empty() ? std::nullopt : std::optional {std::move(tidy)};
}

/// The item, stored, also when its meeting is over: what came of it is written later.
Result<ItemInMeeting> itemForSheet(Writer& writer, const base::Id& meeting, const base::Id& item)
{
    auto found = findItem(writer, meeting, item);
    if (!found) {
        return found;
    }
    if (found->item.restricted()) {
        if (auto open = requirePartTwo(writer); !open) {
            return tl::unexpected(open.error());
        }
    }
    if (found->item.virtualItem) {
        insertItem(writer, found->item);
        found->item.virtualItem = false;
    }
    return found;
}

void writeTags(Writer& writer, std::size_t part, const base::Id& item, const std::vector<ItemTag>& wanted)
{
    std::vector<std::pair<base::Id, ItemTag>> there;
    {
        auto row = writer.query(kTagIdsSql[part], item);
        while (row.next()) {
            if (const auto kind = tagKindFrom(row.text(1))) {
                there.push_back({row.id(0), {*kind, row.text(2)}});
            }
        }
    }
    for (const auto& [id, tag] : there) {
        if (std::find(wanted.begin(), wanted.end(), tag) == wanted.end()) {
            writer.run(kDropTagSql[part], id);
        }
    }
    for (const ItemTag& tag : wanted) {
        if (std::none_of(there.begin(), there.end(), [&](const auto& one) { return one.second == tag; })) {
            writer.run(kAddTagSql[part], base::newId(), item, toStored(tag.kind), tag.word);
        }
    }
}

void writeProblem(Writer& writer, std::size_t part, const base::Id& item, const ProblemSheet& sheet)
{
    writer.run(kProblemSql[part], item, filled(sheet.objective), filled(sheet.scanning), filled(sheet.analysis),
               filled(sheet.response), filled(sheet.assessment), sheet.assessOn, sheet.assessedOn,
               filled(sheet.assessedBy));
}

void writeCare(Writer& writer, std::size_t part, const base::Id& item, const ItemSheet& sheet)
{
    writer.run(kCareSql[part], item, sheet.vulnerablePerson ? std::optional {1} : std::nullopt,
               filled(toStored(sheet.safeguarding)), sheet.reportedOn, filled(sheet.whyPartnership));
}

template <class Command> Result<void> run(replica::Replica& replica, const Command& command, const char* label)
{
    return replica.transact(label, [&](Writer& writer) { return apply(writer, command); });
}

/// Locations first, victims last (D15).
int orderOf(const AgendaItem& item)
{
    switch (item.subject) {
    case SubjectType::Location:
        return 0;
    case SubjectType::None:
    case SubjectType::Theme:
        return 1;
    case SubjectType::Offender:
        return 2;
    case SubjectType::Victim:
        return 3;
    }
    return 1;
}

}  // namespace

Result<void> apply(Writer& writer, const SetItemTags& command)
{
    const auto found = itemForSheet(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    std::vector<ItemTag> tags;
    for (const ItemTag& tag : command.tags) {
        ItemTag tidy {tag.kind, tidyText(tag.word)};
        if (tidy.word.empty()) {
            return fail(FailureCode::Invalid, "A tag needs a word.", "tag");
        }
        if (tidy.kind == TagKind::Pathway && found->item.subject != SubjectType::Offender) {
            return fail(
                FailureCode::Refused,
                "Pathways out of re-offending belong to items about an offender. Say that the item is about one, "
                "or use a cross-cutting theme.",
                "tag");
        }
        if (tidy.kind == TagKind::BoardFunction
            && found->meeting.bodyAuthority != toStored(partnership::Authority::StatutoryDecision)) {
            return fail(FailureCode::Refused,
                        fmt::format("The six functions are the Board's. The {} does not decide by statute.",
                                    found->meeting.bodyName),
                        "tag");
        }
        const bool twice = std::any_of(tags.begin(), tags.end(), [&](const ItemTag& one) {
            return one.kind == tidy.kind && base::lowered(one.word) == base::lowered(tidy.word);
        });
        if (!twice) {
            tags.push_back(std::move(tidy));
        }
    }
    writeTags(writer, partOf(found->item), command.item, tags);
    writer.setLabel(fmt::format("Tag {}", itemReference(*found)));
    return {};
}

Result<void> apply(Writer& writer, const SetProblemSheet& command)
{
    const auto found = itemForSheet(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    ProblemSheet sheet = command.sheet;
    if (sheet.assessOn && *sheet.assessOn < found->meeting.date) {
        return fail(FailureCode::Invalid,
                    fmt::format("What came of it can be assessed after the meeting of {} only. Give a later date.",
                                base::longDate(found->meeting.date)),
                    "assess on");
    }
    if (tidyText(sheet.assessment).empty()) {
        sheet.assessedOn.reset();
        sheet.assessedBy.clear();
    } else {
        sheet.assessedOn = sheet.assessedOn ? sheet.assessedOn : std::optional {writer.today()};
        sheet.assessedBy = sheet.assessedBy.empty() ? writer.author() : sheet.assessedBy;
    }
    writeProblem(writer, partOf(found->item), command.item, sheet);
    writer.setLabel(fmt::format("Problem-solving sheet of {}", itemReference(*found)));
    return {};
}

Result<void> apply(Writer& writer, const SetItemCare& command)
{
    const auto found = itemForSheet(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (command.reportedOn && *command.reportedOn > writer.today()) {
        return fail(FailureCode::Invalid, "A problem cannot have been reported after today.", "reported on");
    }
    ItemSheet sheet = itemSheet(writer, command.item);
    sheet.vulnerablePerson = command.vulnerablePerson.value_or(sheet.vulnerablePerson);
    sheet.safeguarding = command.safeguarding.value_or(sheet.safeguarding);
    sheet.reportedOn = command.reportedOn ? command.reportedOn : sheet.reportedOn;
    sheet.whyPartnership = command.whyPartnership.value_or(sheet.whyPartnership);
    writeCare(writer, partOf(found->item), command.item, sheet);
    writer.setLabel(fmt::format("Note on {}", itemReference(*found)));
    return {};
}

Result<void> apply(Writer& writer, const MarkProviderConflict& command)
{
    auto found = itemForSheet(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const auto agency = partnership::agency(writer, command.agency);
    if (!agency) {
        return fail(FailureCode::NotFound, "That agency does not exist any more.", "agency");
    }
    const auto reason = requireReason(
        command.reason,
        fmt::format("Say why {} takes no part, as \"provides the service that is bought\".", agency->name));
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    const base::Id id = base::deriveId(command.item, command.agency);
    const bool sealed = found->item.restricted();
    writer.run(kAddConflictSql, id, command.item, command.agency, std::optional<std::string> {});
    if (sealed) {
        writer.run(kSealReasonSql, id, command.item, command.agency, *reason);
    } else {
        writer.run(kOpenReasonSql, id, *reason);
    }
    for (ItemRequirement& requirement : found->item.requirements) {
        if (requirement.agency == command.agency && requirement.need != Need::NotNeeded) {
            requirement.need = Need::NotNeeded;
            writeRequirement(writer, found->item, requirement);
        }
    }
    writer.setLabel(fmt::format("{} takes no part in {}", agency->shortName, itemReference(*found)));
    return {};
}

Result<void> apply(Writer& writer, const ClearProviderConflict& command)
{
    const auto found = itemForSheet(writer, command.meeting, command.item);
    if (!found) {
        return tl::unexpected(found.error());
    }
    const base::Id id = base::deriveId(command.item, command.agency);
    writer.run(kDropConflictSql, id);
    writer.run(kDropReasonSql, id);
    writer.setLabel(fmt::format("Conflict taken off {}", itemReference(*found)));
    return {};
}

Result<void> apply(Writer& writer, const OrderBySubject& command)
{
    const auto agenda = knownAgenda(writer, command.meeting);
    if (!agenda) {
        return tl::unexpected(agenda.error());
    }
    if (!isAgendaLoose(agenda->meeting.state)) {
        return fail(
            FailureCode::Refused,
            fmt::format("The agenda is {}. Open it again to change its order.", inWords(agenda->meeting.state)));
    }
    std::vector<AgendaItem> wanted = agenda->items;
    // Within its placement only: standing items stay at the start and at the end.
    std::stable_sort(wanted.begin(), wanted.end(), [](const AgendaItem& a, const AgendaItem& b) {
        const bool business = a.placement == Placement::Business || a.placement == Placement::Restricted;
        return std::tuple {a.placement, business ? orderOf(a) : 0}
        < std::tuple {b.placement, business ? orderOf(b) : 0};
    });
    double position = 0;
    for (const AgendaItem& item : wanted) {
        if (auto stored = materialise(writer, command.meeting, item.id); !stored) {
            return stored;
        }
        position += 10;
        writePosition(writer, item.id, position);
    }
    writer.setLabel(fmt::format("Order the agenda of {} by subject", meetingReference(agenda->meeting)));
    return {};
}

void moveItemSheet(Writer& writer, const base::Id& item, Sensitivity to)
{
    const ItemSheet sheet = itemSheet(writer, item);
    const std::size_t target = to == Sensitivity::Restricted ? 1 : 0;
    const std::size_t source = 1 - target;
    writeTags(writer, source, item, {});
    writeTags(writer, target, item, sheet.tags);
    writer.run(kDropProblemSql[source], item);
    if (!sheet.problem.empty()) {
        writeProblem(writer, target, item, sheet.problem);
    }
    writeCare(writer, source, item, {});
    writeCare(writer, target, item, sheet);
    for (const ProviderConflict& conflict : sheet.conflicts) {
        const base::Id id = base::deriveId(item, conflict.agency);
        if (to == Sensitivity::Restricted) {
            writer.run(kOpenReasonSql, id, std::optional<std::string> {});
            writer.run(kSealReasonSql, id, item, conflict.agency, filled(conflict.reason));
        } else {
            writer.run(kOpenReasonSql, id, filled(conflict.reason));
            writer.run(kDropReasonSql, id);
        }
    }
}

Result<void> execute(replica::Replica& replica, const SetItemTags& command)
{
    return run(replica, command, "Tag an item");
}
Result<void> execute(replica::Replica& replica, const SetProblemSheet& command)
{
    return run(replica, command, "Problem-solving sheet");
}
Result<void> execute(replica::Replica& replica, const SetItemCare& command)
{
    return run(replica, command, "Note on an item");
}
Result<void> execute(replica::Replica& replica, const MarkProviderConflict& command)
{
    return run(replica, command, "Provider conflict");
}
Result<void> execute(replica::Replica& replica, const ClearProviderConflict& command)
{
    return run(replica, command, "Provider conflict taken off");
}
Result<void> execute(replica::Replica& replica, const OrderBySubject& command)
{
    return run(replica, command, "Order the agenda");
}

}  // namespace muster::meetings
