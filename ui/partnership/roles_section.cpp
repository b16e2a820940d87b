// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/roles_section.h"

#include "core/partnership/agency_commands.h"
#include "ui/bridge/choices.h"

#include <map>

namespace muster::ui {
namespace {

using partnership::Role;

void addTitle(RecordForm& form, const Role& role)
{
    form.addText(QStringLiteral("title"), RolesSection::tr("Title"), role.title,
                 RolesSection::tr("What documents print: Chief Inspector (partnerships)"));
}

/// The fields that a new role and an old one have in common, after those that say where it belongs.
void addFields(RecordForm& form, const Role& role)
{
    form.addTick(QStringLiteral("lead"), RolesSection::tr("Represents the agency (lead)"), role.isLead);
    form.addTick(QStringLiteral("can commit"), RolesSection::tr("Can commit the agency's resources"), role.canCommit);
    form.beginPair();
    form.addText(QStringLiteral("commit limit"), RolesSection::tr("Up to"), role.commitLimit,
                 RolesSection::tr("In words, where there is a limit"));
    form.addText(QStringLiteral("seniority"), RolesSection::tr("Seniority"), role.seniority);
    form.addText(QStringLiteral("person name"), RolesSection::tr("Name of the person"), role.personName,
                 RolesSection::tr("Optional. Public papers print the title only."));
    form.addDate(QStringLiteral("active from"), RolesSection::tr("Active from"), role.activeFrom);
}

/// What those fields hold, for the command that adds the role or the one that changes it.
template <class Command> void take(Command& command, const RecordForm& given)
{
    command.title = given.text(QStringLiteral("title"));
    command.isLead = given.isTicked(QStringLiteral("lead"));
    command.canCommit = given.isTicked(QStringLiteral("can commit"));
    command.commitLimit = given.text(QStringLiteral("commit limit"));
    command.seniority = given.text(QStringLiteral("seniority"));
    command.personName = given.text(QStringLiteral("person name"));
    command.activeFrom = given.date(QStringLiteral("active from"));
}

}  // namespace

RolesSection::RolesSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("People in roles"),
                     .about = tr("Who speaks for each agency, who deputises and who can commit it."),
                     .newText = tr("New role"),
                     .search = tr("Search the roles"),
                     .empty = tr("No role yet. Add the first with Ctrl+N."),
                     .endedText = tr("Also those that ended"),
                     .columns = {tr("Role"), tr("Stands as"), tr("Can commit")},
                     .widths = {240, 96, 104},
                     .chipColumns = {2}})
{
}

std::vector<RecordRow> RolesSection::rows() const
{
    std::vector<RecordRow> rows;
    std::map<base::Id, std::string> titles;
    const auto all = partnership::roles(reader());
    for (const Role& role : all)
        titles[role.id] = role.title;
    QString group;
    for (const Role& role : all) {
        QString where = agencyName(reader(), role.agency);
        if (where.isEmpty())
            where = role.organisation.empty() ? tr("Others") : words(role.organisation);
        if (where != group) {
            rows.push_back(headingRow(where));
            group = where;
        }
        const bool ended = role.activeTo && *role.activeTo < today();
        const auto unit = partnership::unit(reader(), role.unit);
        const QString can = role.canCommit ? tr("Yes") : QString();
        RecordRow row {.id = role.id,
                       .cells = {words(role.title),
                                 role.isLead          ? tr("Lead")
                                     : role.deputyFor ? tr("Deputy")
                                                      : QString(),
                                 can},
                       .second = ended ? tr("ended on %1").arg(longDate(role.activeTo))
                           : unit     ? words(unit->name)
                                      : QString(),
                       .quiet = ended};
        if (role.canCommit)
            row.chips.insert(2, {ChipSpec {can, Tone::Good, ChipShape::Tick}});
        rows.push_back(std::move(row));
    }
    return rows;
}

RecordDetails RolesSection::detailsOf(const base::Id& id) const
{
    const auto role = partnership::role(reader(), id);
    if (!role)
        return {};
    RecordDetails details {.title = words(role->title),
                           .subtitle = role->agency ? agencyName(reader(), role->agency) : words(role->organisation)};
    if (role->isLead)
        details.chips << ChipSpec {tr("Represents the agency"), Tone::Accent, ChipShape::None};
    details.chips << (role->canCommit
                          ? ChipSpec {tr("Can commit the agency"), Tone::Good, ChipShape::Tick}
                          : ChipSpec {tr("Cannot commit: actions wait for the agency"), Tone::Attention,
                                      ChipShape::Triangle});
    const auto deputyFor = partnership::role(reader(), role->deputyFor);
    const auto unit = partnership::unit(reader(), role->unit);
    details.facts = {{tr("Unit"), {unit ? words(unit->name) : QString()}},
                     {tr("Deputy for"), {deputyFor ? words(deputyFor->title) : QString()}},
                     {tr("Commits up to"), {words(role->commitLimit)}},
                     {tr("Seniority"), {words(role->seniority)}},
                     {tr("Name of the person"), {words(role->personName)}},
                     {tr("Active"), {period(role->activeFrom, role->activeTo)}}};
    return details;
}

std::vector<RecordStep> RolesSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps = RecordSection::stepsOf(id);
    const auto role = partnership::role(reader(), id);
    steps.push_back({.text = tr("Ends on"),
                     .run = [this, id] { open(endingForm(id)); },
                     .enabled = role && !role->activeTo});
    return steps;
}

RecordForm* RolesSection::newForm()
{
    // Beside the role that is selected, since most new roles are of the agency in view.
    const auto beside = partnership::role(reader(), current());
    auto* form = new RecordForm(tr("New role"), tr("Add the role"));
    Role role;
    role.activeFrom = today();
    addTitle(*form, role);
    form->addChoice(QStringLiteral("agency"), tr("Agency"), agencyChoices(reader(), tr("None: an organisation outside")),
                    beside ? beside->agency : base::Id {});
    form->addText(QStringLiteral("organisation"), tr("Organisation, where it is no agency"));
    addFields(*form, role);
    form->onSave([this](const RecordForm& given) {
        partnership::AddRole command;
        command.agency = given.id(QStringLiteral("agency"));
        command.organisation = given.text(QStringLiteral("organisation"));
        take(command, given);
        save(command, tr("%1 is a role now.").arg(given.rawText(QStringLiteral("title")).trimmed()));
    });
    return form;
}

RecordForm* RolesSection::editForm(const base::Id& id)
{
    const auto role = partnership::role(reader(), id);
    if (!role)
        return nullptr;
    auto* form = new RecordForm(words(role->title), tr("Save"));
    addTitle(*form, *role);
    if (role->agency) {
        form->addChoice(QStringLiteral("unit"), tr("Unit"), unitChoices(reader(), role->agency, tr("None")), role->unit);
        form->addChoice(QStringLiteral("deputy for"), tr("Deputy for"),
                        roleChoices(reader(), role->agency, tr("Nobody")), role->deputyFor);
    }
    addFields(*form, *role);
    form->onSave([this, id, ofAgency = !role->agency.isNil()](const RecordForm& given) {
        partnership::EditRole command;
        command.role = id;
        if (ofAgency) {
            command.unit = given.id(QStringLiteral("unit"));
            command.deputyFor = given.id(QStringLiteral("deputy for"));
        }
        take(command, given);
        save(command, tr("%1 is changed.").arg(given.rawText(QStringLiteral("title")).trimmed()));
    });
    return form;
}

RecordForm* RolesSection::endingForm(const base::Id& id)
{
    const auto role = partnership::role(reader(), id);
    const QString title = role ? words(role->title) : QString();
    auto* form = new RecordForm(tr("%1 ends").arg(title), tr("End the role"));
    form->addDate(QStringLiteral("last day"), tr("Its last day"), today());
    form->addSentence(tr("What was done under the title stays."));
    form->onSave([this, id, title](RecordForm& given) {
        if (const auto day = given.requiredDate(QStringLiteral("last day"), tr("Say which day is its last.")))
            save(partnership::EndRole {.role = id, .activeTo = *day}, tr("%1 ends on %2.").arg(title, longDate(day)));
    });
    return form;
}

QString RolesSection::countOf(int inForce) const { return counted(inForce, tr("role"), tr("roles")); }

}  // namespace muster::ui
