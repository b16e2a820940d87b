// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/item_support.h"

namespace muster::meetings {

namespace {

// What is sealed comes from part two, joined only for those who may see it (?4).
constexpr std::string_view kOffersSql = R"sql(
        SELECT i.id, CASE WHEN i.sensitivity = 'restricted' AND p.id IS NULL THEN coalesce(i.open_title, 'Restricted item')
                          ELSE coalesce(p.title, i.title) END,
               coalesce(ra.name, rb.name), b.short_name, m.held_on, coalesce(p.resources_offered, i.resources_offered)
          FROM main.agenda_item i
          JOIN meeting m ON m.id = i.meeting
          JOIN body b ON b.id = m.body
          LEFT JOIN part_two.agenda_item p ON p.id = i.id AND ?4
          LEFT JOIN agency ra ON ra.id = coalesce(p.raised_by_agency, i.raised_by_agency)
          LEFT JOIN body rb ON rb.id = coalesce(p.raised_by_body, i.raised_by_body)
         WHERE coalesce(p.resources_offered, i.resources_offered, '') <> ''
           AND (?1 IS NULL OR m.body = ?1) AND (?2 IS NULL OR m.held_on >= ?2) AND (?3 IS NULL OR m.held_on <= ?3)
         ORDER BY m.held_on DESC, b.short_name, i.number, i.id
    )sql";

}  // namespace

std::string evidenceInWords(const AgendaItem& item)
{
    const bool needsNone = item.sealed || item.origin == ItemOrigin::Standing || !item.standing.isNil();
    if (!item.evidence.empty() || needsNone) {
        return item.evidence;
    }
    return "no evidence attached";
}

std::vector<ResourceOffer> resourceOffers(const replica::Reader& reader, const base::Id& body,
                                          std::optional<base::Date> from, std::optional<base::Date> to,
                                          Audience audience)
{
    std::vector<ResourceOffer> offers;
    auto row = reader.query(kOffersSql, body, from, to, audience == Audience::Entitled);
    while (row.next()) {
        offers.push_back({row.id(0), row.text(1), row.text(2), row.text(3), row.date(4), row.text(5)});
    }
    return offers;
}

}  // namespace muster::meetings
