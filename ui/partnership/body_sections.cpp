// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bodies, what else they are called, what they report to, and who sits on them.
#include "core/base/text.h"
#include "core/meetings/verbs.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/partnership/section_list.h"

#include <QCoreApplication>

namespace muster::ui {
namespace {

using partnership::Body;

QString tr(const char* text) { return QCoreApplication::translate("PartnershipPage", text); }

QString nameOf(const replica::Reader& reader, const base::Id& body)
{
    const auto found = partnership::body(reader, body);
    return found ? words(found->name) : QString();
}

template <class List> Options wordOptions(const List& list)
{
    Options options;
    for (const auto one : list)
        options.emplace_back(words(partnership::inWords(one)), words(partnership::toStored(one)));
    return options;
}

// "3 may be recorded": which verbs the authority allows.
QString verbsOf(partnership::Authority authority)
{
    return words(base::joinedInWords(meetings::verbsFor(partnership::toStored(authority))));
}

std::vector<RecordRow> bodyRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const auto tier : partnership::kTiers) {
        bool first = true;
        for (const Body& body : partnership::bodies(reader)) {
            if (body.tier != tier)
                continue;
            if (first)
                rows.push_back(headingRow(words(partnership::inWords(tier))));
            first = false;
            const bool past = !partnership::isActiveOn(body, reader.today());
            const auto cadence = partnership::cadenceOn(reader, body.id, reader.today());
            const QString chair = body.chairRole.empty() ? tr("no chair yet") : words(body.chairRole);
            const QString last = tr("closed %1: %2").arg(shortDate(body.effectiveTo), words(body.closedBy));
            rows.push_back({.key = rowKey(body.id),
                            .cells = {words(body.name), words(body.shortName),
                                      words(partnership::inWords(body.authority)), chair,
                                      past && body.effectiveTo ? last
                                          : cadence            ? words(partnership::inWords(*cadence))
                                                               : tr("no dates yet")},
                            .below = tr("may decide: %1").arg(verbsOf(body.authority)),
                            .past = past});
        }
    }
    return rows;
}

Submit bodyForm(RecordSection& section, RecordForm& form, const QString& key)
{
    const base::Id id = rowId(key);
    const Body body = partnership::body(section.reader(), id).value_or(Body {});
    form.line(QStringLiteral("name"), tr("Name"), body.name);
    form.pair();
    form.line(QStringLiteral("short name"), tr("Short name"), body.shortName, tr("One word, such as DTCG"));
    form.choice(QStringLiteral("tier"), tr("Tier"), wordOptions(partnership::kTiers),
                words(partnership::toStored(body.tier)));
    form.choice(QStringLiteral("authority"), tr("Authority"), wordOptions(partnership::kAuthorities),
                words(partnership::toStored(body.authority)),
                id.isNil() ? QString() : tr("May decide with %1").arg(verbsOf(body.authority)));
    form.line(QStringLiteral("chair role"), tr("Chair"), body.chairRole, tr("Past meetings keep the chair they had"));
    form.line(QStringLiteral("secretary role"), tr("Secretary"), body.secretaryRole);
    form.date(QStringLiteral("effective from"), tr("Exists since"), body.effectiveFrom);
    form.text(QStringLiteral("purpose"), tr("Purpose"), body.purpose);
    form.text(QStringLiteral("terms of reference"), tr("Terms of reference"), body.termsOfReference);
    form.text(QStringLiteral("notes"), tr("Notes"), body.notes);
    if (!id.isNil()) {
        QStringList dates;
        for (const auto& day : partnership::nextMeetingDates(section.reader(), id, section.reader().today(), 4))
            dates << words(base::longDate(day.date))
                    + (day.bankHoliday.empty() ? QString() : tr(" (%1)").arg(words(day.bankHoliday)));
        if (!dates.isEmpty())
            form.note(tr("Next dates: %1").arg(dates.join(QStringLiteral(", "))));
    }
    return [&section, id](RecordForm& filled) {
        const auto of = [&](const char* field) { return filled.textOf(QLatin1String(field)); };
        const auto tier = partnership::tierFrom(of("tier")).value_or(partnership::Tier::District);
        const auto authority
            = partnership::authorityFrom(of("authority")).value_or(partnership::Authority::Advisory);
        const auto from = filled.dateOf(QStringLiteral("effective from"));
        const QString name = words(of("name"));
        if (id.isNil())
            section.run(partnership::AddBody {of("short name"), of("name"), tier, authority, of("chair role"),
                                              of("secretary role"), from, of("purpose"), of("terms of reference"),
                                              of("notes")},
                        tr("%1 is set up.").arg(name));
        else
            section.run(partnership::EditBody {id, of("short name"), of("name"), tier, authority, of("chair role"),
                                               of("secretary role"), from, of("purpose"), of("terms of reference"), {},
                                               of("notes")},
                        tr("%1 is changed.").arg(name));
    };
}

void closeBody(RecordSection& section, const QString& key)
{
    section.ask(tr("The body is closed"), tr("Close it"), [&section, key](RecordForm& form) -> Submit {
        form.date(QStringLiteral("last day"), tr("Last day"), section.reader().today(),
                  tr("No meeting can be held after it; its history stays"));
        form.line(QStringLiteral("decision"), tr("Decision that closed it"), {},
                  tr("Such as CDRP Board, 26 July 2011, minute 98"));
        form.choice(QStringLiteral("succeeded by"), tr("Replaced by"), bodyOptions(section.reader(), tr("Nothing")), {});
        return [&section, key](RecordForm& filled) {
            const auto day = filled.dateOf(QStringLiteral("last day"));
            section.run(partnership::CloseBody {rowId(key), day.value_or(section.reader().today()),
                                                filled.textOf(QStringLiteral("decision")),
                                                filled.idOf(QStringLiteral("succeeded by"))},
                        tr("The body is closed."));
        };
    });
}

std::vector<RecordRow> aliasRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const Body& body : partnership::bodies(reader)) {
        for (const partnership::BodyAlias& alias : partnership::aliasesOf(reader, body.id))
            rows.push_back({rowKey(alias.id), {words(alias.alias), words(body.name)}});
    }
    return rows;
}

Submit aliasForm(RecordSection& section, RecordForm& form, const QString& key)
{
    if (!key.isEmpty())
        return {};
    form.line(QStringLiteral("alias"), tr("Other name"), {}, tr("It is found in searches, too"));
    form.choice(QStringLiteral("body"), tr("Of"), bodyOptions(section.reader()), {});
    return [&section](RecordForm& filled) {
        section.run(partnership::AddBodyAlias {filled.idOf(QStringLiteral("body")),
                                               filled.textOf(QStringLiteral("alias"))},
                    tr("The name is added."));
    };
}

std::vector<RecordRow> linkRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const partnership::BodyLink& link : partnership::bodyLinks(reader))
        rows.push_back({rowKey(link.id),
                        {nameOf(reader, link.body), words(partnership::inWords(link.kind)), nameOf(reader, link.toBody)}});
    return rows;
}

Submit linkForm(RecordSection& section, RecordForm& form, const QString& key)
{
    if (!key.isEmpty())
        return {};
    using partnership::LinkKind;
    const Options bodies = bodyOptions(section.reader());
    form.choice(QStringLiteral("body"), tr("Body"), bodies, {});
    form.choice(QStringLiteral("kind"), tr("How"), wordOptions(std::array {LinkKind::ReportsTo, LinkKind::LinkedTo}), {});
    form.choice(QStringLiteral("to body"), tr("To"), bodies, {});
    return [&section](RecordForm& filled) {
        const auto kind = partnership::linkKindFrom(filled.textOf(QStringLiteral("kind")));
        section.run(partnership::LinkBodies {filled.idOf(QStringLiteral("body")), filled.idOf(QStringLiteral("to body")),
                                             kind.value_or(LinkKind::ReportsTo)},
                    tr("The line is drawn."));
    };
}

std::vector<RecordRow> memberRows(const replica::Reader& reader)
{
    std::vector<RecordRow> rows;
    for (const Body& body : partnership::bodies(reader)) {
        const auto members = partnership::membershipsOf(reader, body.id);
        if (!members.empty())
            rows.push_back(headingRow(words(body.name)));
        for (const partnership::Membership& member : members) {
            const auto agency = partnership::agency(reader, member.agency);
            const auto role = partnership::role(reader, member.role);
            QStringList who;
            if (role)
                who << words(role->title);
            if (agency)
                who << words(partnership::printName(*agency));
            rows.push_back({.key = rowKey(member.id),
                            .cells = {who.join(QStringLiteral(", ")), words(partnership::inWords(member.capacity)),
                                      words(partnership::inWords(member.state)), shortDate(member.from),
                                      shortDate(member.to)},
                            .below = {},
                            .past = member.to && *member.to < reader.today()});
        }
    }
    return rows;
}

Submit memberForm(RecordSection& section, RecordForm& form, const QString& key)
{
    using partnership::MembershipState;
    const replica::Reader& reader = section.reader();
    partnership::Membership member;
    for (const partnership::Membership& one : partnership::memberships(reader)) {
        if (rowKey(one.id) == key)
            member = one;
    }
    if (key.isEmpty()) {
        form.choice(QStringLiteral("body"), tr("Body"), bodyOptions(reader), {});
        form.choice(QStringLiteral("agency"), tr("Agency"), agencyOptions(reader), {});
        form.date(QStringLiteral("from"), tr("From"), reader.today());
    }
    form.choice(QStringLiteral("capacity"), tr("Capacity"), wordOptions(partnership::kCapacities),
                words(partnership::toStored(member.capacity)));
    form.choice(QStringLiteral("state"), tr("State"),
                wordOptions(std::array {MembershipState::In, MembershipState::UnderDiscussion}),
                words(partnership::toStored(member.state)));
    return [&section, key](RecordForm& filled) {
        const auto capacity = partnership::capacityFrom(filled.textOf(QStringLiteral("capacity")));
        const auto state = partnership::membershipStateFrom(filled.textOf(QStringLiteral("state")));
        if (key.isEmpty())
            section.run(partnership::AddMembership {filled.idOf(QStringLiteral("body")),
                                                    filled.idOf(QStringLiteral("agency")), {},
                                                    capacity.value_or(partnership::Capacity::Member),
                                                    state.value_or(MembershipState::In),
                                                    filled.dateOf(QStringLiteral("from"))},
                        tr("The member is added."));
        else
            section.run(partnership::EditMembership {rowId(key), capacity, state}, tr("The member is changed."));
    };
}

void endMembership(RecordSection& section, const QString& key)
{
    section.ask(tr("The membership ends"), tr("End it"), [&section, key](RecordForm& form) -> Submit {
        form.date(QStringLiteral("last day"), tr("Last day"), section.reader().today());
        return [&section, key](RecordForm& filled) {
            const auto day = filled.dateOf(QStringLiteral("last day"));
            section.run(partnership::EndMembership {rowId(key), day.value_or(section.reader().today())},
                        tr("The membership has ended."));
        };
    });
}

}  // namespace

std::vector<SectionSpec> bodySections()
{
    const QString group = tr("Bodies");
    const QKeySequence out(Qt::CTRL | Qt::Key_D);
    return {{.id = QStringLiteral("bodies"),
             .group = group,
             .title = tr("Bodies"),
             .addText = tr("Add a body"),
             .headers = {tr("Body"), tr("Short"), tr("Authority"), tr("Chair"), tr("Meets")},
             .widths = {280, 76, 140, 180, 190},
             .stretch = 0,
             .emptyText = tr("No bodies yet. Add the group that meets."),
             .rows = bodyRows,
             .form = bodyForm,
             .steps = {{tr("Close"), out, closeBody}}},
            {.id = QStringLiteral("names"),
             .group = group,
             .title = tr("Other names"),
             .addText = tr("Add a name"),
             .headers = {tr("Other name"), tr("Of")},
             .widths = {280, 340},
             .stretch = 1,
             .emptyText = tr("No other names. Give a body its former name and searches find it."),
             .rows = aliasRows,
             .form = aliasForm,
             .steps = {{tr("Take out"), out,
                        [](RecordSection& section, const QString& key) {
                            section.run(partnership::RemoveBodyAlias {rowId(key)}, tr("The name is taken out."));
                        }}}},
            {.id = QStringLiteral("links"),
             .group = group,
             .title = tr("Reports and links"),
             .addText = tr("Add a line"),
             .headers = {tr("Body"), tr("How"), tr("To")},
             .widths = {300, 110, 300},
             .stretch = 0,
             .emptyText = tr("No lines yet. Say which body reports to which."),
             .rows = linkRows,
             .form = linkForm,
             .steps = {{tr("Take out"), out,
                        [](RecordSection& section, const QString& key) {
                            section.run(partnership::UnlinkBodies {rowId(key)}, tr("The line is taken out."));
                        }}}},
            {.id = QStringLiteral("members"),
             .group = group,
             .title = tr("Members"),
             .addText = tr("Add a member"),
             .headers = {tr("Member"), tr("Capacity"), tr("State"), tr("From"), tr("To")},
             .widths = {300, 120, 140, 110, 110},
             .stretch = 0,
             .emptyText = tr("No members yet."),
             .rows = memberRows,
             .form = memberForm,
             .steps = {{tr("End"), out, endMembership}}}};
}

}  // namespace muster::ui
