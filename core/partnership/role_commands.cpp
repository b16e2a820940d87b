// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "core/partnership/agency_commands.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/role_queries.h"
#include "core/partnership/rules.h"

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kAddSql = R"(
    INSERT INTO role (id, agency, unit, title, person_name, can_commit, commit_limit, is_lead, deputy_for, seniority,
                      active_from, organisation)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12))";

constexpr std::string_view kEditSql = R"(
    UPDATE role SET unit = CASE WHEN ?2 THEN ?3 ELSE unit END, title = coalesce(?4, title),
           person_name = coalesce(?5, person_name), can_commit = coalesce(?6, can_commit),
           commit_limit = coalesce(?7, commit_limit), is_lead = coalesce(?8, is_lead),
           deputy_for = CASE WHEN ?9 THEN ?10 ELSE deputy_for END, seniority = coalesce(?11, seniority),
           active_from = coalesce(?12, active_from)
     WHERE id = ?1)";

// An agency has one lead.
constexpr std::string_view kNoOtherLeadSql = "UPDATE role SET is_lead = 0 WHERE agency = ?1 AND id <> ?2 AND is_lead";
constexpr std::string_view kEndSql = "UPDATE role SET active_to = ?2 WHERE id = ?1";

Result<void> unusedTitle(const Writer& writer, const base::Id& self, const base::Id& agency,
                         const std::string& organisation, const std::string& title)
{
    for (const Role& other : rolesOf(writer, agency)) {
        if (other.id != self && other.organisation == organisation && isActiveOn(other, writer.today())
            && base::lowered(other.title) == base::lowered(title)) {
            return base::fail(FailureCode::Refused,
                              "There is already a role called " + other.title
                                  + " here. End it first, or choose another title.",
                              "title");
        }
    }
    return {};
}

Result<void> sameAgency(const Writer& writer, const base::Id& agency, const base::Id& unitId, const base::Id& deputyFor)
{
    if (unitId) {
        const auto found = unit(writer, unitId);
        if (!found || found->agency != agency) {
            return base::fail(FailureCode::Invalid, "The unit must be one of the same agency.", "unit");
        }
    }
    if (deputyFor) {
        const auto found = role(writer, deputyFor);
        if (!found || found->agency != agency) {
            return base::fail(FailureCode::Invalid, "A deputy must be of the same agency.", "deputy for");
        }
    }
    return {};
}

}  // namespace

Result<base::Id> apply(Writer& writer, const AddRole& command)
{
    const auto title = requiredText(command.title, "The role", "title");
    if (!title) {
        return tl::unexpected(title.error());
    }
    const std::string organisation {base::trimmed(command.organisation)};
    if (command.agency.isNil() && organisation.empty()) {
        return base::fail(FailureCode::Invalid, "Say which agency or organisation the role belongs to.", "agency");
    }
    if (command.agency && !agency(writer, command.agency)) {
        return gone("agency");
    }
    if (const auto fits = sameAgency(writer, command.agency, command.unit, command.deputyFor); !fits) {
        return tl::unexpected(fits.error());
    }
    if (const auto unused = unusedTitle(writer, {}, command.agency, organisation, *title); !unused) {
        return tl::unexpected(unused.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddSql, id, command.agency, command.unit, *title, orNothing(command.personName), command.canCommit,
               orNothing(command.commitLimit), command.isLead, command.deputyFor, orNothing(command.seniority),
               command.activeFrom.value_or(writer.today()), orNothing(organisation));
    if (command.isLead && command.agency) {
        writer.run(kNoOtherLeadSql, command.agency, id);
    }
    writer.setLabel("Add role " + *title);
    return id;
}

Result<void> apply(Writer& writer, const EditRole& command)
{
    const auto there = role(writer, command.role);
    if (!there) {
        return gone("role");
    }
    if (command.title) {
        const auto title = requiredText(*command.title, "The role", "title");
        if (!title) {
            return tl::unexpected(title.error());
        }
        if (const auto unused = unusedTitle(writer, there->id, there->agency, there->organisation, *title); !unused) {
            return unused;
        }
    }
    if (command.deputyFor == there->id) {
        return base::fail(FailureCode::Invalid, "Nobody is their own deputy. Choose another role.", "deputy for");
    }
    const base::Id none;
    if (const auto fits =
            sameAgency(writer, there->agency, command.unit.value_or(none), command.deputyFor.value_or(none));
        !fits) {
        return fits;
    }
    if (const auto ordered =
            inOrder(command.activeFrom, there->activeTo, "A role cannot end before it begins.", "active from");
        !ordered) {
        return ordered;
    }
    writer.run(kEditSql, there->id, command.unit.has_value(), command.unit.value_or(none),
               trimmedIfGiven(command.title), trimmedIfGiven(command.personName), command.canCommit,
               trimmedIfGiven(command.commitLimit), command.isLead, command.deputyFor.has_value(),
               command.deputyFor.value_or(none), trimmedIfGiven(command.seniority), command.activeFrom);
    if (command.isLead.value_or(false) && there->agency) {
        writer.run(kNoOtherLeadSql, there->agency, there->id);
    }
    writer.setLabel("Edit role " + trimmedIfGiven(command.title).value_or(there->title));
    return {};
}

Result<void> apply(Writer& writer, const EndRole& command)
{
    const auto there = role(writer, command.role);
    if (!there) {
        return gone("role");
    }
    if (there->activeTo && *there->activeTo <= command.activeTo) {
        return base::fail(FailureCode::Refused,
                          there->title + " ended on " + base::longDate(*there->activeTo) + " already.");
    }
    if (const auto ordered =
            inOrder(there->activeFrom, command.activeTo, "A role cannot end before it begins.", "last day");
        !ordered) {
        return ordered;
    }
    writer.run(kEndSql, there->id, command.activeTo);
    writer.setLabel("End role " + there->title);
    return {};
}

}  // namespace muster::partnership
