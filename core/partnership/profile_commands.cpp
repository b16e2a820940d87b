// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/profile_commands.h"

#include "core/base/text.h"
#include "core/partnership/profile_queries.h"
#include "core/partnership/rules.h"

namespace muster::partnership {

using base::FailureCode;

namespace {

constexpr std::string_view kCreateSql =
    "INSERT INTO partnership (id, name, publish_tasking_minutes) VALUES (?1, ?2, 0)";

constexpr std::string_view kEditSql = R"(
    UPDATE partnership SET name = coalesce(?2, name), short_name = coalesce(?3, short_name),
           vision = coalesce(?4, vision), area_name = coalesce(?5, area_name),
           confidentiality_statement = coalesce(?6, confidentiality_statement),
           part_two_notice = coalesce(?7, part_two_notice),
           publish_tasking_minutes = coalesce(?8, publish_tasking_minutes)
     WHERE id = ?1)";

constexpr std::string_view kDutiesSql = R"(
    UPDATE partnership SET impact_assessment = ?2, folder_access = ?3, retention = ?4, key_holders = ?5 WHERE id = ?1)";

constexpr std::string_view kAddEntrySql = "INSERT INTO glossary_entry (id, short_form, meaning) VALUES (?1, ?2, ?3)";
constexpr std::string_view kEditEntrySql = "UPDATE glossary_entry SET short_form = ?2, meaning = ?3 WHERE id = ?1";
constexpr std::string_view kFindEntrySql = "SELECT short_form FROM glossary_entry WHERE id = ?1";
constexpr std::string_view kRemoveEntrySql = "DELETE FROM glossary_entry WHERE id = ?1";

struct Wording {
    std::string shortForm;
    std::string meaning;
};

Result<Wording> checkedWording(const Writer& writer, const base::Id& self, const std::string& shortForm,
                               const std::string& meaning)
{
    const auto form = requiredText(shortForm, "A glossary entry", "short form");
    if (!form) {
        return tl::unexpected(form.error());
    }
    const auto words = requiredText(meaning, "A glossary entry", "meaning");
    if (!words) {
        return tl::unexpected(words.error());
    }
    for (const GlossaryEntry& other : glossary(writer)) {
        if (other.id != self && base::lowered(other.shortForm) == base::lowered(*form)) {
            return base::fail(FailureCode::Refused,
                              '"' + *form + "\" already means \"" + other.meaning + "\" and cannot also mean \""
                                  + *words + "\". Change the entry that is there, or choose another short form.",
                              "short form");
        }
    }
    return Wording {*form, *words};
}

}  // namespace

Result<base::Id> apply(Writer& writer, const CreatePartnership& command)
{
    if (const auto there = profile(writer)) {
        return base::fail(FailureCode::Refused,
                          "This folder already holds " + there->name + ". Choose an empty folder.");
    }
    const auto name = requiredText(command.name, "The partnership", "name");
    if (!name) {
        return tl::unexpected(name.error());
    }
    const base::Id id = base::newId();
    writer.run(kCreateSql, id, *name);
    writer.setLabel("Create partnership " + *name);
    return id;
}

Result<void> apply(Writer& writer, const EditPartnership& command)
{
    const auto there = profile(writer);
    if (!there) {
        return base::fail(FailureCode::NotFound, "This folder holds no partnership yet. Create one first.");
    }
    if (command.name) {
        if (const auto name = requiredText(*command.name, "The partnership", "name"); !name) {
            return tl::unexpected(name.error());
        }
    }
    writer.run(kEditSql, there->id, trimmedIfGiven(command.name), trimmedIfGiven(command.shortName),
               trimmedIfGiven(command.vision), trimmedIfGiven(command.areaName),
               trimmedIfGiven(command.confidentialityStatement), trimmedIfGiven(command.partTwoNotice),
               command.publishTaskingMinutes);
    writer.setLabel("Edit the partnership");
    return {};
}

Result<void> apply(Writer& writer, const SettleHostDuties& command)
{
    const auto there = profile(writer);
    if (!there) {
        return base::fail(FailureCode::NotFound, "This folder holds no partnership yet. Give it a name first.");
    }
    const HostDuties& duties = command.duties;
    writer.run(kDutiesSql, there->id, base::trimmed(duties.impactAssessment), base::trimmed(duties.folderAccess),
               base::trimmed(duties.retention), base::trimmed(duties.keyHolders));
    writer.setLabel("Record what the host has settled");
    return {};
}

Result<base::Id> apply(Writer& writer, const AddGlossaryEntry& command)
{
    const auto wording = checkedWording(writer, {}, command.shortForm, command.meaning);
    if (!wording) {
        return tl::unexpected(wording.error());
    }
    const base::Id id = base::newId();
    writer.run(kAddEntrySql, id, wording->shortForm, wording->meaning);
    writer.setLabel("Add " + wording->shortForm + " to the glossary");
    return id;
}

Result<void> apply(Writer& writer, const EditGlossaryEntry& command)
{
    const auto wording = checkedWording(writer, command.entry, command.shortForm, command.meaning);
    if (!wording) {
        return tl::unexpected(wording.error());
    }
    writer.run(kEditEntrySql, command.entry, wording->shortForm, wording->meaning);
    if (writer.changedRows() == 0) {
        return gone("glossary entry");
    }
    writer.setLabel("Edit " + wording->shortForm + " in the glossary");
    return {};
}

Result<void> apply(Writer& writer, const RemoveGlossaryEntry& command)
{
    std::string shortForm;
    {
        replica::Statement row = writer.query(kFindEntrySql, command.entry);
        if (!row.next()) {
            return gone("glossary entry");
        }
        shortForm = row.text(0);
    }
    writer.run(kRemoveEntrySql, command.entry);
    writer.setLabel("Remove " + shortForm + " from the glossary");
    return {};
}

}  // namespace muster::partnership
