// SPDX-License-Identifier: GPL-3.0-or-later
//
// Blockages and exceptions raised by judgement in a meeting.
#include "core/actions/action_commands.h"
#include "core/actions/action_writing.h"
#include "core/actions/references.h"
#include "core/base/text.h"

#include <fmt/format.h>

namespace muster::actions {

using base::fail;
using base::FailureCode;

namespace {

constexpr std::string_view kBlockageSql = R"(
        INSERT INTO main.blockage (id, number, reference, action, item, meeting, raised_by, raised_on, text, needed,
                                   from_whom, state, sensitivity)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 'raised', ?12))";
constexpr std::string_view kSealedBlockageSql =
    "INSERT INTO part_two.blockage (id, text, needed, from_whom) VALUES (?1, ?2, ?3, ?4)";
constexpr std::string_view kExceptionSql = R"(
        INSERT INTO main.performance_exception (id, number, reference, rule, state, reason, meeting, item, text,
                                                owner_title, sensitivity, period)
        VALUES (?1, ?2, ?3, 'judgement', 'detected', ?4, ?5, ?6, ?4, ?7, ?8, ?9))";
constexpr std::string_view kSealedExceptionSql =
    "INSERT INTO part_two.performance_exception (id, text, reason) VALUES (?1, ?2, ?2)";

std::optional<std::string> given(const std::string& text, bool sealed)
{
    return sealed || text.empty() ? std::nullopt : std::optional {text};
}

Result<void> recordable(const replica::Reader& reader, const std::string& text, bool restricted, std::string_view ask)
{
    if (base::trimmed(text).empty()) {
        return fail(FailureCode::Invalid, std::string {ask}, "text");
    }
    if (restricted && !reader.partTwoIsOpen()) {
        return fail(FailureCode::Locked, "Part two is locked. Unlock it first.");
    }
    return {};
}

}  // namespace

Result<RaisedReference> apply(Writer& writer, const RaiseBlockage& command)
{
    if (auto may = recordable(writer, command.text, command.restricted, "Say what is stuck."); !may) {
        return tl::unexpected(may.error());
    }
    const GivenReference reference = takeReference(writer, ReferenceSeries::Blockage);
    const RaisedReference raised {base::newId(), reference.reference};
    const bool sealed = command.restricted;
    writer.run(kBlockageSql, raised.id, reference.stored(), raised.reference, command.action, command.item, command.meeting,
               detail::authorOr(writer, command.raisedBy), writer.today(), given(command.text, sealed),
               given(command.needed, sealed), given(command.fromWhom, sealed), sealed ? "restricted" : "open");
    if (sealed) {
        writer.run(kSealedBlockageSql, raised.id, command.text, command.needed, command.fromWhom);
    }
    writer.setLabel("Raise blockage " + raised.reference);
    return raised;
}

Result<RaisedReference> apply(Writer& writer, const RaiseException& command)
{
    if (auto may = recordable(writer, command.text, command.restricted, "Say what is unusual."); !may) {
        return tl::unexpected(may.error());
    }
    const GivenReference reference = takeReference(writer, ReferenceSeries::Exception);
    const RaisedReference raised {base::newId(), reference.reference};
    const bool sealed = command.restricted;
    writer.run(kExceptionSql, raised.id, reference.stored(), raised.reference, given(command.text, sealed), command.meeting,
               command.item, given(command.raisedBy, sealed), sealed ? "restricted" : "open",
               base::isoDate(writer.today()).substr(0, 7));
    if (sealed) {
        writer.run(kSealedExceptionSql, raised.id, command.text);
    }
    writer.setLabel("Raise exception " + raised.reference);
    return raised;
}

}  // namespace muster::actions
