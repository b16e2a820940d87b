// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/body_queries.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>

namespace muster::partnership {

using replica::Reader;
using replica::Statement;

namespace {

constexpr std::string_view kBodiesSql = R"(
    SELECT id, short_name, name, tier, authority, chair_role, secretary_role, effective_from, effective_to, closed_by,
           succeeded_by, terms_of_reference, purpose, linked_text, notes, position,
           lead_agency, lead_state, joint_chair_role, terms_version, terms_on
      FROM body ORDER BY position, name, id)";

// Its own names before aliases, and one that lasts before one that is closed.
constexpr std::string_view kByNameSql = R"(
    SELECT id FROM (
        SELECT id, effective_to, 0 AS place FROM body WHERE lower(short_name) = lower(?1)
        UNION ALL SELECT id, effective_to, 1 FROM body WHERE lower(name) = lower(?1)
        UNION ALL SELECT b.id, b.effective_to, 2 FROM body_alias x JOIN body b ON b.id = x.body
                   WHERE lower(x.alias) = lower(?1))
     ORDER BY place, effective_to IS NOT NULL AND effective_to < ?2, id LIMIT 1)";

constexpr std::string_view kAliasesSql =
    "SELECT id, body, alias FROM body_alias WHERE body = ?1 ORDER BY lower(alias), id";

constexpr std::string_view kLinksSql = R"(
    SELECT l.id, l.body, l.to_body, l.kind FROM body_link l JOIN body b ON b.id = l.body JOIN body t ON t.id = l.to_body
     ORDER BY b.position, b.id, l.kind DESC, t.position, l.id)";

constexpr std::string_view kMembershipsSql = R"(
    SELECT m.id, m.body, m.agency, m.role, m.capacity, m.state, m.from_date, m.to_date
      FROM membership m LEFT JOIN body b ON b.id = m.body LEFT JOIN agency a ON a.id = m.agency
     ORDER BY b.position, b.id, a.position, a.name, m.id)";

constexpr std::string_view kCadencesSql = R"(
    SELECT id, body, effective_from, effective_to, pattern, nth, weekday, months, per_year, season, start_time,
           length_minutes, words
      FROM cadence WHERE body = ?1 ORDER BY effective_from, id)";

Body bodyFrom(const Statement& row)
{
    Body body;
    body.id = row.id(0);
    body.shortName = row.text(1);
    body.name = row.text(2);
    body.tier = tierFrom(row.text(3)).value_or(Tier::District);
    // What a newer Muster calls it is not known here: the authority that can decide least.
    body.authority = authorityFrom(row.text(4)).value_or(Authority::Consultative);
    body.chairRole = row.text(5);
    body.secretaryRole = row.text(6);
    body.effectiveFrom = row.optionalDate(7);
    body.effectiveTo = row.optionalDate(8);
    body.closedBy = row.text(9);
    body.succeededBy = row.id(10);
    body.termsOfReference = row.text(11);
    body.purpose = row.text(12);
    body.linkedText = row.text(13);
    body.notes = row.text(14);
    body.position = row.number(15);
    body.leadAgency = row.id(16);
    body.leadState = leadStateFrom(row.text(17)).value_or(LeadState::Settled);
    body.jointChairRole = row.text(18);
    body.termsVersion = row.text(19);
    body.termsOn = row.optionalDate(20);
    return body;
}

std::vector<int> monthsFrom(std::string_view stored)
{
    std::vector<int> months;
    for (const std::string& part : base::split(stored, ',')) {
        int month = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), month);
        if (error == std::errc {} && month >= 1 && month <= 12) {
            months.push_back(month);
        }
    }
    return months;
}

Cadence cadenceFrom(const Statement& row)
{
    Cadence cadence;
    cadence.id = row.id(0);
    cadence.body = row.id(1);
    cadence.effectiveFrom = row.optionalDate(2);
    cadence.effectiveTo = row.optionalDate(3);
    cadence.pattern = cadencePatternFrom(row.text(4)).value_or(CadencePattern::AtLeastYearly);
    cadence.nth = row.number(5);
    cadence.weekday = row.number(6);
    cadence.months = monthsFrom(row.text(7));
    cadence.perYear = row.optionalNumber(8);
    cadence.season = row.text(9);
    cadence.start = row.optionalTime(10);
    cadence.lengthMinutes = row.optionalNumber(11);
    cadence.words = row.text(12);
    return cadence;
}

}  // namespace

std::vector<Body> bodies(const Reader& reader)
{
    std::vector<Body> found;
    Statement row = reader.query(kBodiesSql);
    while (row.next()) {
        found.push_back(bodyFrom(row));
    }
    return found;
}

std::vector<Body> bodiesOn(const Reader& reader, base::Date date)
{
    std::vector<Body> found = bodies(reader);
    std::erase_if(found, [&](const Body& body) { return !isActiveOn(body, date); });
    return found;
}

std::optional<Body> body(const Reader& reader, const base::Id& id)
{
    for (Body& candidate : bodies(reader)) {
        if (candidate.id == id) {
            return std::move(candidate);
        }
    }
    return std::nullopt;
}

std::optional<Body> bodyByName(const Reader& reader, std::string_view name)
{
    Statement row = reader.query(kByNameSql, base::trimmed(name), reader.today());
    return row.next() ? body(reader, row.id(0)) : std::nullopt;
}

std::vector<BodyAlias> aliasesOf(const Reader& reader, const base::Id& body)
{
    std::vector<BodyAlias> aliases;
    Statement row = reader.query(kAliasesSql, body);
    while (row.next()) {
        aliases.push_back({row.id(0), row.id(1), row.text(2)});
    }
    return aliases;
}

std::vector<BodyLink> bodyLinks(const Reader& reader)
{
    std::vector<BodyLink> links;
    Statement row = reader.query(kLinksSql);
    while (row.next()) {
        links.push_back({row.id(0), row.id(1), row.id(2), linkKindFrom(row.text(3)).value_or(LinkKind::LinkedTo)});
    }
    return links;
}

std::vector<BodyLink> bodyLinksOf(const Reader& reader, const base::Id& body)
{
    std::vector<BodyLink> links = bodyLinks(reader);
    std::erase_if(links, [&](const BodyLink& link) { return link.body != body; });
    return links;
}

std::vector<Membership> memberships(const Reader& reader)
{
    std::vector<Membership> found;
    Statement row = reader.query(kMembershipsSql);
    while (row.next()) {
        found.push_back(
            {row.id(0), row.id(1), row.id(2), row.id(3), capacityFrom(row.text(4)).value_or(Capacity::Access),
             membershipStateFrom(row.text(5)).value_or(MembershipState::In), row.optionalDate(6), row.optionalDate(7)});
    }
    return found;
}

std::vector<Membership> membershipsOf(const Reader& reader, const base::Id& body)
{
    std::vector<Membership> found = memberships(reader);
    std::erase_if(found, [&](const Membership& membership) { return membership.body != body; });
    return found;
}

std::vector<Cadence> cadencesOf(const Reader& reader, const base::Id& body)
{
    std::vector<Cadence> cadences;
    Statement row = reader.query(kCadencesSql, body);
    while (row.next()) {
        cadences.push_back(cadenceFrom(row));
    }
    return cadences;
}

std::optional<Cadence> cadenceOn(const Reader& reader, const base::Id& body, base::Date date)
{
    std::optional<Cadence> inForce;
    for (Cadence& cadence : cadencesOf(reader, body)) {
        if (isInForce(cadence, date)) {
            inForce = std::move(cadence);
        }
    }
    return inForce;
}

std::vector<CadenceDate> nextMeetingDates(const Reader& reader, const base::Id& bodyId, base::Date from, int count)
{
    std::vector<CadenceDate> dates;
    const auto found = body(reader, bodyId);
    if (!found) {
        return dates;
    }
    for (const Cadence& cadence : cadencesOf(reader, bodyId)) {
        for (CadenceDate& date : nextDates(cadence, from, count)) {
            if (isActiveOn(*found, date.date)) {
                dates.push_back(std::move(date));
            }
        }
    }
    std::sort(dates.begin(), dates.end(), [](const CadenceDate& a, const CadenceDate& b) { return a.date < b.date; });
    if (static_cast<int>(dates.size()) > count) {
        dates.resize(static_cast<std::size_t>(count));
    }
    return dates;
}

}  // namespace muster::partnership
