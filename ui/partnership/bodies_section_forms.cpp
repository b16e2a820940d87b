// SPDX-License-Identifier: GPL-3.0-or-later
//
// The smaller forms of a body: when it meets, names, links, members, closing.
#include "core/governance/task_group_commands.h"
#include "core/partnership/body_commands.h"
#include "core/partnership/local_arrangements.h"
#include "core/partnership/place_queries.h"
#include "ui/bridge/choices.h"
#include "ui/partnership/bodies_section.h"
#include "ui/partnership/cadence_fields.h"

#include <algorithm>

namespace muster::ui {

RecordForm* BodiesSection::cadenceForm(const base::Id& id)
{
    const QString name = bodyName(reader(), id);
    auto* form = new RecordForm(tr("When %1 meets").arg(name), tr("Set the rule"));
    partnership::Cadence fresh;
    fresh.pattern = partnership::CadencePattern::MonthlyNthWeekday;
    addCadenceFields(*form, partnership::cadenceOn(reader(), id, today()).value_or(fresh), today());
    form->addSentence(tr("The rule before ends on the day before. Meetings that are planned stay."));
    form->onSave([this, id, name](const RecordForm& given) {
        save(partnership::SetCadence {.body = id, .cadence = cadenceIn(given)}, tr("%1 has a new rule.").arg(name));
    });
    return form;
}

RecordForm* BodiesSection::closingForm(const base::Id& id)
{
    const QString name = bodyName(reader(), id);
    auto* form = new RecordForm(tr("Close %1").arg(name), tr("Close the body"));
    form->addText(QStringLiteral("decision"), tr("The decision that closes it"), {},
                  tr("CDRP Board, 26 July 2011, minute 95"));
    form->addDate(QStringLiteral("last day"), tr("Its last day"), today());
    form->addChoice(QStringLiteral("succeeded by"), tr("Succeeded by"), bodyChoices(reader(), tr("Nothing"), id));
    form->addSentence(
        tr("No meeting can be held after its last day. Its history stays readable. Its open actions go to "
           "the body that succeeds it, with a note of it."));
    form->onSave([this, id, name](RecordForm& given) {
        const auto day = given.requiredDate(QStringLiteral("last day"), tr("Say which day is its last."));
        if (!day)
            return;
        const base::Id successor = given.id(QStringLiteral("succeeded by"));
        const std::string decision = given.text(QStringLiteral("decision"));
        const QString done = tr("%1 is closed from %2 on.").arg(name, longDate(base::addDays(*day, 1)));
        if (successor)
            save(governance::ReplaceBody {.body = id, .by = successor, .lastDay = *day, .decision = decision}, done);
        else
            save(partnership::CloseBody {.body = id, .lastDay = *day, .decision = decision, .succeededBy = {}}, done);
    });
    return form;
}

RecordForm* BodiesSection::newAliasForm(const base::Id& id)
{
    auto* form = new RecordForm(tr("Another name of %1").arg(bodyName(reader(), id)), tr("Add the alias"));
    form->addText(QStringLiteral("alias"), tr("Name"), {}, tr("Searching it finds the body"));
    form->onSave([this, id](const RecordForm& given) {
        save(partnership::AddBodyAlias {.body = id, .alias = given.text(QStringLiteral("alias"))},
             tr("%1 finds it now.").arg(given.rawText(QStringLiteral("alias")).trimmed()));
    });
    return form;
}

RecordForm* BodiesSection::removeAliasForm(const base::Id& id)
{
    std::vector<Choice> aliases;
    for (const partnership::BodyAlias& alias : partnership::aliasesOf(reader(), id))
        aliases.push_back({words(alias.alias), alias.id});
    auto* form = new RecordForm(tr("Remove an alias of %1").arg(bodyName(reader(), id)), tr("Remove"));
    form->addChoice(QStringLiteral("alias"), tr("Name"), std::move(aliases));
    form->onSave([this](const RecordForm& given) {
        save(partnership::RemoveBodyAlias {.alias = given.id(QStringLiteral("alias"))}, tr("The alias is gone."));
    });
    return form;
}

RecordForm* BodiesSection::newLinkForm(const base::Id& id)
{
    const QString name = bodyName(reader(), id);
    auto* form = new RecordForm(tr("Link %1").arg(name), tr("Link them"));
    form->addChoice(QStringLiteral("kind"), tr("How"),
                    QStringList {words(partnership::inWords(partnership::LinkKind::ReportsTo)),
                                 words(partnership::inWords(partnership::LinkKind::LinkedTo))},
                    0);
    form->addChoice(QStringLiteral("to body"), tr("Body"), bodyChoices(reader(), {}, id));
    form->onSave([this, id, name](const RecordForm& given) {
        save(partnership::LinkBodies {.body = id,
                                      .toBody = given.id(QStringLiteral("to body")),
                                      .kind = given.index(QStringLiteral("kind")) == 0
                                          ? partnership::LinkKind::ReportsTo
                                          : partnership::LinkKind::LinkedTo},
             tr("%1 has a new link.").arg(name));
    });
    return form;
}

RecordForm* BodiesSection::removeLinkForm(const base::Id& id)
{
    std::vector<Choice> links;
    for (const partnership::BodyLink& link : partnership::bodyLinksOf(reader(), id))
        links.push_back(
            {words(partnership::inWords(link.kind)) + QStringLiteral(": ") + bodyName(reader(), link.toBody), link.id});
    auto* form = new RecordForm(tr("Remove a link of %1").arg(bodyName(reader(), id)), tr("Remove"));
    form->addChoice(QStringLiteral("link"), tr("Link"), std::move(links));
    form->onSave([this](const RecordForm& given) {
        save(partnership::UnlinkBodies {.link = given.id(QStringLiteral("link"))}, tr("The link is gone."));
    });
    return form;
}

RecordForm* BodiesSection::newMemberForm(const base::Id& id)
{
    QStringList capacities;
    for (const partnership::Capacity capacity : partnership::kCapacities)
        capacities << words(partnership::inWords(capacity));
    auto* form = new RecordForm(tr("New member of %1").arg(bodyName(reader(), id)), tr("Add the member"));
    form->addChoice(QStringLiteral("agency"), tr("Agency"), agencyChoices(reader(), {}));
    form->addChoice(QStringLiteral("capacity"), tr("As"), capacities, 0);
    form->addTick(QStringLiteral("discussed"), tr("Still under discussion"), false);
    form->addDate(QStringLiteral("from"), tr("From"), today());
    form->onSave([this, id](const RecordForm& given) {
        save(
            partnership::AddMembership {
                .body = id,
                .agency = given.id(QStringLiteral("agency")),
                .role = {},
                .capacity = partnership::kCapacities[static_cast<std::size_t>(given.index(QStringLiteral("capacity")))],
                .state = given.isTicked(QStringLiteral("discussed")) ? partnership::MembershipState::UnderDiscussion
                                                                     : partnership::MembershipState::In,
                .from = given.date(QStringLiteral("from"))},
            tr("The member is added."));
    });
    return form;
}

RecordForm* BodiesSection::endMemberForm(const base::Id& id)
{
    std::vector<Choice> members;
    for (const partnership::Membership& member : partnership::membershipsOf(reader(), id)) {
        if (member.to)
            continue;
        const auto role = partnership::role(reader(), member.role);
        members.push_back({member.role && role ? words(role->title) : agencyName(reader(), member.agency), member.id});
    }
    auto* form = new RecordForm(tr("End a membership of %1").arg(bodyName(reader(), id)), tr("End it"));
    form->addChoice(QStringLiteral("membership"), tr("Who"), std::move(members));
    form->addDate(QStringLiteral("last day"), tr("The last day"), today());
    form->onSave([this](RecordForm& given) {
        if (const auto day = given.requiredDate(QStringLiteral("last day"), tr("Say which day is the last.")))
            save(partnership::EndMembership {.membership = given.id(QStringLiteral("membership")), .to = *day},
                 tr("The membership ends on %1.").arg(longDate(day)));
    });
    return form;
}

RecordForm* BodiesSection::wardsForm(const base::Id& id)
{
    const QString name = bodyName(reader(), id);
    const auto fieldOf = [](const base::Id& ward) { return QStringLiteral("ward ") + words(ward.hex()); };
    const std::vector<base::Id> there = partnership::wardsOfBody(reader(), id);
    std::vector<base::Id> offered;
    auto* form = new RecordForm(tr("Wards of %1").arg(name), tr("Keep them"));
    for (const partnership::Ward& ward : partnership::wards(reader())) {
        form->addTick(fieldOf(ward.id), words(ward.name),
                      std::find(there.begin(), there.end(), ward.id) != there.end());
        offered.push_back(ward.id);
    }
    form->addSentence(tr("What came of an item about one of them is told back here."));
    form->onSave([this, id, name, fieldOf, offered](const RecordForm& given) {
        partnership::SetWardsOfBody command {.body = id, .wards = {}};
        for (const base::Id& ward : offered) {
            if (given.isTicked(fieldOf(ward)))
                command.wards.push_back(ward);
        }
        save(std::move(command), tr("%1 has its wards.").arg(name));
    });
    return form;
}

}  // namespace muster::ui
