// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/choices.h"

#include <QCoreApplication>

namespace muster::ui {
namespace {

std::vector<Choice> beginningWith(const QString& none)
{
    return none.isEmpty() ? std::vector<Choice> {} : std::vector<Choice> {{none, {}}};
}

QString say(const char* text) { return QCoreApplication::translate("Partnership", text); }

}  // namespace

std::vector<Choice> agencyChoices(const replica::Reader& reader, const QString& none)
{
    std::vector<Choice> choices = beginningWith(none);
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today()))
        choices.push_back({words(agency.name), agency.id});
    return choices;
}

std::vector<Choice> bodyChoices(const replica::Reader& reader, const QString& none, const base::Id& except)
{
    std::vector<Choice> choices = beginningWith(none);
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.id != except)
            choices.push_back({words(body.name), body.id});
    }
    return choices;
}

std::vector<Choice> wardChoices(const replica::Reader& reader)
{
    std::vector<Choice> choices;
    for (const partnership::Ward& ward : partnership::wards(reader))
        choices.push_back({words(ward.name), ward.id});
    return choices;
}

std::vector<Choice> sectorChoices(const replica::Reader& reader, const QString& none)
{
    std::vector<Choice> choices = beginningWith(none);
    for (const partnership::Sector& sector : partnership::sectors(reader))
        choices.push_back({words(sector.name), sector.id});
    return choices;
}

std::vector<Choice> roleChoices(const replica::Reader& reader, const base::Id& agency, const QString& none)
{
    std::vector<Choice> choices = beginningWith(none);
    for (const partnership::Role& role : partnership::rolesOf(reader, agency)) {
        if (partnership::isActiveOn(role, reader.today()))
            choices.push_back({words(role.title), role.id});
    }
    return choices;
}

std::vector<Choice> unitChoices(const replica::Reader& reader, const base::Id& agency, const QString& none)
{
    std::vector<Choice> choices = beginningWith(none);
    for (const partnership::Unit& unit : partnership::unitsOf(reader, agency))
        choices.push_back({words(unit.name), unit.id});
    return choices;
}

QString agencyName(const replica::Reader& reader, const base::Id& agency)
{
    const auto found = partnership::agency(reader, agency);
    return found ? words(partnership::printName(*found)) : QString();
}

QString bodyName(const replica::Reader& reader, const base::Id& body)
{
    const auto found = partnership::body(reader, body);
    return found ? words(found->name) : QString();
}

QString longDate(std::optional<base::Date> date) { return date ? words(base::longDate(*date)) : QString(); }

QString period(std::optional<base::Date> from, std::optional<base::Date> to)
{
    if (from && to)
        return say("%1 to %2").arg(longDate(from), longDate(to));
    if (from)
        return say("since %1").arg(longDate(from));
    return to ? say("until %1").arg(longDate(to)) : QString();
}

QString counted(int count, const QString& one, const QString& many)
{
    return QString::number(count) + QLatin1Char(' ') + (count == 1 ? one : many);
}

}  // namespace muster::ui
