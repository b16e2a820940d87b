// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/circulation_commands.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"

#include <fmt/format.h>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;
using replica::Statement;
using replica::Writer;

namespace {

constexpr std::string_view kOwnCopySql = R"(
    SELECT copy_number FROM main.circulation
     WHERE item = ?1 AND document = ?2 AND agency = ?3 AND copy_number IS NOT NULL ORDER BY copy_number LIMIT 1)";

constexpr std::string_view kHighestCopySql = R"(
    SELECT coalesce(max(copy_number), 0) FROM main.circulation WHERE item = ?1 AND document = ?2)";

// Of no item.
constexpr std::string_view kOwnWholeSql = R"(
    SELECT copy_number FROM main.circulation
     WHERE item IS NULL AND meeting IS ?1 AND document = ?2 AND agency IS ?3
       AND (agency IS NOT NULL OR recipient = ?4) AND copy_number IS NOT NULL ORDER BY copy_number LIMIT 1)";

constexpr std::string_view kHighestWholeSql = R"(
    SELECT coalesce(max(copy_number), 0) FROM main.circulation
     WHERE item IS NULL AND meeting IS ?1 AND document = ?2)";

constexpr std::string_view kInsertSql = R"(
    INSERT INTO main.circulation (id, meeting, item, document, edition, agency, recipient, copy_number, issued_on,
                                  method)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10))";

}  // namespace

int copyNumberFor(const replica::Reader& reader, const base::Id& item, const std::string& document,
                  const base::Id& agency)
{
    Statement own = reader.query(kOwnCopySql, item, document, agency);
    if (own.next())
        return own.number(0);
    Statement highest = reader.query(kHighestCopySql, item, document);
    return highest.next() ? highest.number(0) + 1 : 1;
}

int copyNumberFor(const replica::Reader& reader, const RecordCirculation& copy)
{
    Statement own = reader.query(kOwnWholeSql, copy.meeting, copy.document, copy.agency, copy.recipient);
    if (own.next())
        return own.number(0);
    Statement highest = reader.query(kHighestWholeSql, copy.meeting, copy.document);
    return highest.next() ? highest.number(0) + 1 : 1;
}

Result<base::Id> apply(Writer& writer, const RecordCirculation& command)
{
    if (command.copyNumber < 1 || (command.agency.isNil() && base::trimmed(command.recipient).empty()))
        return fail(FailureCode::Invalid, "A copy is recorded with its number and with whom it is for.", "circulation");
    const auto agency = partnership::agency(writer, command.agency);
    if (agency && agency->category == partnership::AgencyCategory::Community && command.edition == "restricted")
        return fail(FailureCode::Refused,
                    fmt::format("{} is a community contact, and never gets what is restricted.", agency->name), "agency");
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, command.meeting, command.item, command.document, command.edition, command.agency,
               command.recipient, command.copyNumber, writer.today(),
               command.method.empty() ? std::string {"file"} : command.method);
    writer.setLabel(fmt::format("Hand over copy {} of restricted {}", command.copyNumber, command.document));
    return id;
}

Result<base::Id> execute(Replica& replica, const RecordCirculation& command)
{
    return replica.transact("Hand over a restricted copy", [&](Writer& writer) { return apply(writer, command); });
}

}  // namespace muster::documents
