// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/agencies_section.h"

#include "core/partnership/agency_commands.h"
#include "ui/bridge/choices.h"

namespace muster::ui {
namespace {

using partnership::Agency;

QStringList categoryWords()
{
    QStringList all;
    for (const partnership::AgencyCategory category : partnership::kAgencyCategories)
        all << words(partnership::inWords(category));
    return all;
}

int placeOf(partnership::AgencyCategory category)
{
    int at = 0;
    for (const partnership::AgencyCategory one : partnership::kAgencyCategories) {
        if (one == category)
            break;
        ++at;
    }
    return at;
}

/// The fields that a new agency and an old one have in common.
void addFields(RecordForm& form, const Agency& agency)
{
    form.addText(QStringLiteral("name"), AgenciesSection::tr("Name"), agency.name);
    form.beginPair();
    form.addText(QStringLiteral("short name"), AgenciesSection::tr("Short name"), agency.shortName,
                 AgenciesSection::tr("One word, as it is typed: CITY"));
    form.addText(QStringLiteral("display name"), AgenciesSection::tr("As a line prints it"), agency.displayName,
                 AgenciesSection::tr("City Council"));
    form.addChoice(QStringLiteral("category"), AgenciesSection::tr("Category"), categoryWords(),
                   placeOf(agency.category));
    form.addText(QStringLiteral("represents"), AgenciesSection::tr("Represents"), agency.represents,
                 AgenciesSection::tr("Printed after the name in minutes"));
    form.addDate(QStringLiteral("joined on"), AgenciesSection::tr("Joined on"), agency.joinedOn,
                 AgenciesSection::tr("Attendance counts from this day"));
    form.addText(QStringLiteral("also known as"), AgenciesSection::tr("Also known as"), agency.alsoKnownAs);
    form.addText(QStringLiteral("legal basis"), AgenciesSection::tr("Legal basis"), agency.legalBasis);
    form.addDate(QStringLiteral("isp signed on"), AgenciesSection::tr("Information sharing protocol signed on"),
                 agency.ispSignedOn);
    form.addLongText(QStringLiteral("notes"), AgenciesSection::tr("Notes"), agency.notes);
}

/// What those fields hold, for the command that adds the agency or the one that changes it.
template <class Command> void take(Command& command, const RecordForm& given)
{
    command.shortName = given.text(QStringLiteral("short name"));
    command.name = given.text(QStringLiteral("name"));
    command.displayName = given.text(QStringLiteral("display name"));
    command.alsoKnownAs = given.text(QStringLiteral("also known as"));
    command.category =
        partnership::kAgencyCategories[static_cast<std::size_t>(given.index(QStringLiteral("category")))];
    command.represents = given.text(QStringLiteral("represents"));
    command.legalBasis = given.text(QStringLiteral("legal basis"));
    command.joinedOn = given.date(QStringLiteral("joined on"));
    command.ispSignedOn = given.date(QStringLiteral("isp signed on"));
    command.notes = given.text(QStringLiteral("notes"));
}

}  // namespace

AgenciesSection::AgenciesSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Agencies"),
                     .about = tr("One that leaves keeps its name in all that was."),
                     .newText = tr("New agency"),
                     .search = tr("Search the agencies"),
                     .empty = tr("No agency yet. Add the first with Ctrl+N."),
                     .endedText = tr("Also those that left"),
                     .columns = {tr("Agency"), tr("Code"), tr("Joined")},
                     .widths = {240, 72, 108}})
{
}

std::vector<RecordRow> AgenciesSection::rows() const
{
    std::vector<RecordRow> rows;
    for (const partnership::AgencyGroup& group : partnership::agenciesByCategory(reader())) {
        rows.push_back(headingRow(words(partnership::inWords(group.category))));
        for (const Agency& agency : group.agencies) {
            const bool gone = agency.leftOn && *agency.leftOn < today();
            rows.push_back({.id = agency.id,
                            .cells = {words(agency.name), words(agency.shortName), shortDate(agency.joinedOn)},
                            .second = gone ? tr("left on %1").arg(longDate(agency.leftOn))
                                : agency.represents.empty() ? QString()
                                                            : tr("representing %1").arg(words(agency.represents)),
                            .quiet = gone});
        }
    }
    return rows;
}

RecordDetails AgenciesSection::detailsOf(const base::Id& id) const
{
    const auto agency = partnership::agency(reader(), id);
    if (!agency)
        return {};
    RecordDetails details {.title = words(partnership::fullName(*agency)),
                           .subtitle = words(agency->shortName) + QStringLiteral(" · ")
                               + words(partnership::inWords(agency->category))};
    if (agency->leftOn)
        details.chips << ChipSpec {tr("Left on %1").arg(longDate(agency->leftOn)), Tone::Neutral, ChipShape::None};
    QStringList people;
    for (const partnership::Role& role : partnership::rolesOf(reader(), id)) {
        if (!partnership::isActiveOn(role, today()))
            continue;
        QStringList about;
        if (role.isLead)
            about << tr("lead");
        if (role.deputyFor)
            about << tr("deputy");
        if (role.canCommit)
            about << tr("can commit");
        people << words(role.title) + (about.isEmpty() ? QString() : QStringLiteral(" · ") + about.join(QStringLiteral(", ")));
    }
    QStringList units;
    for (const partnership::Unit& unit : partnership::unitsOf(reader(), id))
        units << words(unit.name);
    const auto liaison = partnership::role(reader(), agency->liaisonRole);
    details.facts = {{tr("Joined on"), {longDate(agency->joinedOn)}},
                     {tr("People"), people},
                     {tr("Units"), units},
                     {tr("Printed on a line as"), {words(partnership::printName(*agency))}},
                     {tr("Also known as"), {words(agency->alsoKnownAs)}},
                     {tr("Legal basis"), {words(agency->legalBasis)}},
                     {tr("Information sharing protocol signed on"), {longDate(agency->ispSignedOn)}},
                     {tr("Liaison officer of the protocol"), {liaison ? words(liaison->title) : QString()}},
                     {tr("Notes"), {words(agency->notes)}}};
    return details;
}

std::vector<RecordStep> AgenciesSection::stepsOf(const base::Id& id)
{
    std::vector<RecordStep> steps = RecordSection::stepsOf(id);
    const auto agency = partnership::agency(reader(), id);
    const bool stays = agency && !agency->leftOn;
    steps.push_back({.text = tr("Add a unit"), .run = [this, id] { open(newUnitForm(id)); }, .enabled = stays});
    if (!partnership::unitsOf(reader(), id).empty())
        steps.push_back({.text = tr("Rename a unit"), .run = [this, id] { open(renameUnitForm(id)); }});
    steps.push_back({.text = tr("Leaves on"), .run = [this, id] { open(closingForm(id)); }, .enabled = stays});
    return steps;
}

RecordForm* AgenciesSection::newForm()
{
    auto* form = new RecordForm(tr("New agency"), tr("Add the agency"));
    Agency agency;
    agency.joinedOn = today();
    addFields(*form, agency);
    form->onSave([this](const RecordForm& given) {
        partnership::AddAgency command;
        take(command, given);
        save(command, tr("%1 is in the partnership.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* AgenciesSection::editForm(const base::Id& id)
{
    const auto agency = partnership::agency(reader(), id);
    if (!agency)
        return nullptr;
    auto* form = new RecordForm(words(agency->name), tr("Save"));
    addFields(*form, *agency);
    form->addChoice(QStringLiteral("liaison"), tr("Liaison officer of the protocol"),
                    roleChoices(reader(), id, tr("Nobody yet")), agency->liaisonRole);
    form->onSave([this, id](const RecordForm& given) {
        partnership::EditAgency command;
        command.agency = id;
        command.liaisonRole = given.id(QStringLiteral("liaison"));
        take(command, given);
        save(command, tr("%1 is changed.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* AgenciesSection::closingForm(const base::Id& id)
{
    const QString name = agencyName(reader(), id);
    auto* form = new RecordForm(tr("%1 leaves").arg(name), tr("Let it go"));
    form->addDate(QStringLiteral("left on"), tr("Its last day"), today());
    form->addSentence(tr("Its roles end with it. Attendance, entries and actions stay under its name."));
    form->onSave([this, id, name](RecordForm& given) {
        if (const auto day = given.requiredDate(QStringLiteral("left on"), tr("Say which day is its last.")))
            save(partnership::CloseAgency {.agency = id, .leftOn = *day}, tr("%1 leaves on %2.").arg(name, longDate(day)));
    });
    return form;
}

RecordForm* AgenciesSection::newUnitForm(const base::Id& agency)
{
    auto* form = new RecordForm(tr("New unit of %1").arg(agencyName(reader(), agency)), tr("Add the unit"));
    form->addText(QStringLiteral("name"), tr("Name"), {}, tr("An action can be owned by the unit; it counts for the agency"));
    form->onSave([this, agency](const RecordForm& given) {
        save(partnership::AddUnit {.agency = agency, .name = given.text(QStringLiteral("name"))},
             tr("%1 is a unit now.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

RecordForm* AgenciesSection::renameUnitForm(const base::Id& agency)
{
    auto* form = new RecordForm(tr("Rename a unit"), tr("Save"));
    form->addChoice(QStringLiteral("unit"), tr("Unit"), unitChoices(reader(), agency, {}));
    form->addText(QStringLiteral("name"), tr("New name"));
    form->onSave([this](const RecordForm& given) {
        save(partnership::EditUnit {.unit = given.id(QStringLiteral("unit")), .name = given.text(QStringLiteral("name"))},
             tr("The unit is called %1 now.").arg(given.rawText(QStringLiteral("name")).trimmed()));
    });
    return form;
}

QString AgenciesSection::countOf(int inForce) const { return counted(inForce, tr("agency"), tr("agencies")); }

}  // namespace muster::ui
