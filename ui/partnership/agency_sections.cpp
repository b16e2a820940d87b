// SPDX-License-Identifier: GPL-3.0-or-later
//
// Agencies by category, their units, and people in roles.
#include "core/partnership/agency_commands.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/partnership/section_list.h"

#include <QComboBox>
#include <QCoreApplication>

namespace muster::ui {
namespace {

using partnership::Agency;
using partnership::Role;

QString tr(const char* text) { return QCoreApplication::translate("PartnershipPage", text); }

QString nameOf(const replica::Reader& reader, const base::Id& agency)
{
    const auto found = partnership::agency(reader, agency);
    return found ? words(partnership::printName(*found)) : QString();
}

Options categoryOptions()
{
    Options options;
    for (const auto category : partnership::kAgencyCategories)
        options.emplace_back(words(partnership::inWords(category)), words(partnership::toStored(category)));
    return options;
}

std::vector<RecordRow> agencyRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const auto& group : partnership::agenciesByCategory(reader)) {
        rows.push_back(headingRow(words(partnership::inWords(group.category))));
        for (const Agency& agency : group.agencies) {
            QString since = shortDate(agency.joinedOn);
            if (agency.leftOn)
                since = tr("left %1").arg(shortDate(agency.leftOn));
            const auto lead = partnership::leadOf(reader, agency.id, reader.today());
            rows.push_back({.key = rowKey(agency.id),
                            .cells = {words(partnership::fullName(agency)), words(agency.shortName),
                                      lead ? words(lead->title) : tr("nobody yet"), since},
                            .below = words(agency.alsoKnownAs),
                            .past = agency.leftOn && *agency.leftOn < reader.today()});
        }
    }
    return rows;
}

Submit agencyForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const base::Id id = rowId(key);
    const auto found = partnership::agency(section.reader(), id);
    const Agency agency = found.value_or(Agency {});
    form.line(QStringLiteral("name"), tr("Name"), agency.name);
    form.pair();
    form.line(QStringLiteral("short name"), tr("Short name"), agency.shortName, tr("One word, such as CITY"));
    form.choice(QStringLiteral("category"), tr("Category"), categoryOptions(),
                words(partnership::toStored(agency.category)));
    form.line(QStringLiteral("display name"), tr("Name in lists"), agency.displayName, tr("May be empty"));
    form.line(QStringLiteral("also known as"), tr("Also known as"), agency.alsoKnownAs);
    form.line(QStringLiteral("represents"), tr("Represents"), agency.represents,
              tr("Such as Registered Social Landlords"));
    form.line(QStringLiteral("legal basis"), tr("Legal basis"), agency.legalBasis);
    form.date(QStringLiteral("joined on"), tr("Joined on"), agency.joinedOn, tr("Attendance counts from this day"));
    form.date(QStringLiteral("isp signed on"), tr("Information sharing protocol signed on"), agency.ispSignedOn);
    form.text(QStringLiteral("notes"), tr("Notes"), agency.notes);
    return [&section, id](RecordForm& filled) {
        const auto category = partnership::agencyCategoryFrom(filled.textOf(QStringLiteral("category")))
                                  .value_or(partnership::AgencyCategory::Invitee);
        const QString name = words(filled.textOf(QStringLiteral("name")));
        const auto joined = filled.dateOf(QStringLiteral("joined on"));
        const auto signedOn = filled.dateOf(QStringLiteral("isp signed on"));
        const auto of = [&](const char* field) { return filled.textOf(QLatin1String(field)); };
        if (id.isNil()) {
            section.run(partnership::AddAgency {of("short name"), of("name"), of("display name"), of("also known as"),
                                                category, of("represents"), of("legal basis"), joined, signedOn,
                                                of("notes")},
                        tr("%1 is in the partnership.").arg(name));
            return;
        }
        section.run(partnership::EditAgency {id, of("short name"), of("name"), of("display name"), of("also known as"),
                                             category, of("represents"), of("legal basis"), joined, {}, signedOn,
                                             of("notes")},
                    tr("%1 is changed.").arg(name));
    };
}

void closeAgency(RecordSection& section, const QString& key)
{
    section.ask(tr("The agency leaves"), tr("Close"), [&section, key](RecordForm& form) -> Submit {
        form.date(QStringLiteral("left on"), tr("Last day"), section.reader().today(),
                  tr("Attendance, entries and actions stay under its name"));
        return [&section, key](RecordForm& filled) {
            const auto day = filled.dateOf(QStringLiteral("left on"));
            section.run(partnership::CloseAgency {rowId(key), day.value_or(section.reader().today())},
                        tr("The agency is closed."));
        };
    });
}

std::vector<RecordRow> unitRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::Unit& unit : partnership::units(reader))
        rows.push_back({rowKey(unit.id), {words(unit.name), nameOf(reader, unit.agency)}});
    return rows;
}

Submit unitForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const base::Id id = rowId(key);
    const auto unit = partnership::unit(section.reader(), id);
    form.line(QStringLiteral("name"), tr("Name"), unit ? unit->name : std::string {});
    if (id.isNil())
        form.choice(QStringLiteral("agency"), tr("Agency"), agencyOptions(section.reader()), {});
    return [&section, id](RecordForm& filled) {
        const std::string name = filled.textOf(QStringLiteral("name"));
        if (id.isNil())
            section.run(partnership::AddUnit {filled.idOf(QStringLiteral("agency")), name}, tr("The unit is added."));
        else
            section.run(partnership::EditUnit {id, name}, tr("The unit is changed."));
    };
}

std::vector<RecordRow> roleRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    QString before;
    for (const Role& role : partnership::roles(reader)) {
        const QString agency = role.agency ? nameOf(reader, role.agency) : words(role.organisation);
        if (agency != before || rows.empty())
            rows.push_back(headingRow(agency));
        before = agency;
        QStringList parts;
        if (role.isLead)
            parts << tr("lead");
        if (const auto lead = partnership::role(reader, role.deputyFor); lead)
            parts << tr("deputy for %1").arg(words(lead->title));
        const auto unit = partnership::unit(reader, role.unit);
        const QString dates = role.activeTo ? tr("to %1").arg(shortDate(role.activeTo)) : shortDate(role.activeFrom);
        rows.push_back({.key = rowKey(role.id),
                        .cells = {words(role.title), parts.join(QStringLiteral(", ")),
                                  role.canCommit ? (role.commitLimit.empty() ? tr("yes") : words(role.commitLimit))
                                                 : tr("no"),
                                  unit ? words(unit->name) : QString(), words(role.personName), dates},
                        .below = {},
                        .past = !partnership::isActiveOn(role, reader.today())});
    }
    return rows;
}

Options unitOptions(const replica::Reader& reader, const base::Id& agency)
{
    Options options {{tr("None"), QString()}};
    for (const partnership::Unit& unit : partnership::unitsOf(reader, agency))
        options.emplace_back(words(unit.name), rowKey(unit.id));
    return options;
}

Submit roleForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const replica::Reader& reader = section.reader();
    const base::Id id = rowId(key);
    Role role = partnership::role(reader, id).value_or(Role {});
    if (id.isNil()) {
        // A new role begins in the agency of the row that was current.
        const auto beside = partnership::role(reader, rowId(section.currentKey()));
        const Options agencies = agencyOptions(reader, tr("No agency"));
        role.agency = beside ? beside->agency : base::Id {};
        form.choice(QStringLiteral("agency"), tr("Agency"), agencies, rowKey(role.agency));
        form.line(QStringLiteral("organisation"), tr("Organisation"), {}, tr("Only where there is no agency"));
    }
    form.line(QStringLiteral("title"), tr("Title"), role.title, tr("What papers print"));
    form.choice(QStringLiteral("unit"), tr("Unit"), unitOptions(reader, role.agency), rowKey(role.unit));
    form.choice(QStringLiteral("deputy for"), tr("Deputy for"), roleOptions(reader, role.agency, tr("Nobody")),
                rowKey(role.deputyFor));
    if (auto* agency = qobject_cast<QComboBox*>(form.field(QStringLiteral("agency"))); agency != nullptr) {
        QObject::connect(agency, &QComboBox::currentIndexChanged, &form, [&form, &section] {
            const base::Id chosen = form.idOf(QStringLiteral("agency"));
            const auto refill = [&form](const char* field, const Options& options) {
                auto* choice = qobject_cast<QComboBox*>(form.field(QLatin1String(field)));
                choice->clear();
                for (const auto& [text, data] : options)
                    choice->addItem(text, data);
            };
            refill("unit", unitOptions(section.reader(), chosen));
            refill("deputy for", roleOptions(section.reader(), chosen, tr("Nobody")));
        });
    }
    form.check(QStringLiteral("is lead"), tr("Representative"), tr("Leads for the agency"), role.isLead);
    form.check(QStringLiteral("can commit"), tr("Authority"), tr("Can commit staff and resources"), role.canCommit);
    form.line(QStringLiteral("commit limit"), tr("Limit of the commitment"), role.commitLimit);
    form.line(QStringLiteral("seniority"), tr("Grade or seniority"), role.seniority);
    form.line(QStringLiteral("person name"), tr("Name"), role.personName, tr("May be empty; public papers never print it"));
    form.date(QStringLiteral("active from"), tr("In the role since"), role.activeFrom);
    return [&section, id](RecordForm& filled) {
        const auto of = [&](const char* field) { return filled.textOf(QLatin1String(field)); };
        const auto from = filled.dateOf(QStringLiteral("active from"));
        const base::Id unit = filled.idOf(QStringLiteral("unit"));
        const base::Id deputyFor = filled.idOf(QStringLiteral("deputy for"));
        const bool commits = filled.checked(QStringLiteral("can commit"));
        const bool leads = filled.checked(QStringLiteral("is lead"));
        if (id.isNil())
            section.run(partnership::AddRole {filled.idOf(QStringLiteral("agency")), unit, of("title"),
                                              of("person name"), commits, of("commit limit"), leads, deputyFor,
                                              of("seniority"), from, of("organisation")},
                        tr("%1 is added.").arg(words(of("title"))));
        else
            section.run(partnership::EditRole {id, unit, of("title"), of("person name"), commits, of("commit limit"),
                                               leads, deputyFor, of("seniority"), from},
                        tr("%1 is changed.").arg(words(of("title"))));
    };
}

void endRole(RecordSection& section, const QString& key)
{
    section.ask(tr("The role ends"), tr("End it"), [&section, key](RecordForm& form) -> Submit {
        form.date(QStringLiteral("active to"), tr("Last day"), section.reader().today());
        return [&section, key](RecordForm& filled) {
            const auto day = filled.dateOf(QStringLiteral("active to"));
            section.run(partnership::EndRole {rowId(key), day.value_or(section.reader().today())},
                        tr("The role has ended."));
        };
    });
}

}  // namespace

std::vector<SectionSpec> agencySections()
{
    return {{.id = QStringLiteral("agencies"),
             .group = tr("Organisations"),
             .title = tr("Agencies"),
             .addText = tr("Add an agency"),
             .headers = {tr("Agency"), tr("Short"), tr("Representative"), tr("Joined")},
             .widths = {300, 84, 220, 120},
             .stretch = 0,
             .emptyText = tr("No agencies yet. Add the first."),
             .rows = agencyRows,
             .form = agencyForm,
             .steps = {{tr("Close"), QKeySequence(Qt::CTRL | Qt::Key_D), closeAgency}}},
            {.id = QStringLiteral("units"),
             .group = tr("Organisations"),
             .title = tr("Units"),
             .addText = tr("Add a unit"),
             .headers = {tr("Unit"), tr("Agency")},
             .widths = {300, 300},
             .stretch = 0,
             .emptyText = tr("No units yet. A unit is a part of an agency that can own actions."),
             .rows = unitRows,
             .form = unitForm},
            {.id = QStringLiteral("roles"),
             .group = tr("Organisations"),
             .title = tr("People in roles"),
             .addText = tr("Add a role"),
             .headers = {tr("Title"), tr("Stands"), tr("Can commit"), tr("Unit"), tr("Name"), tr("In the role")},
             .widths = {240, 170, 92, 120, 90, 110},
             .stretch = 0,
             .emptyText = tr("Nobody yet. Papers print titles; a name is never needed."),
             .rows = roleRows,
             .form = roleForm,
             .steps = {{tr("End"), QKeySequence(Qt::CTRL | Qt::Key_D), endRole}}}};
}

}  // namespace muster::ui
