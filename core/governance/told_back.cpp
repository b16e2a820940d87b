// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people where something happened are told, and what is still to be told (requirements J04, M10).
#include "core/governance/panel_priority.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/rules.h"

#include <algorithm>
#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

// About a place: with a ward, a location in words, or sent by a panel.
constexpr std::string_view kToTellSql = R"(
        SELECT i.meeting, i.id, m.held_on, i.number, coalesce(i.title, i.open_title), i.tell_back_to
          FROM main.agenda_item i JOIN main.meeting m ON m.id = i.meeting
         WHERE m.held_on >= ?1 AND m.held_on <= ?2 AND i.state = 'concluded' AND i.sensitivity = 'open'
           AND i.tell_back_text IS NULL
           AND NOT EXISTS (SELECT 1 FROM main.panel_priority p WHERE p.item = i.id AND p.told_back_text IS NOT NULL)
           AND (i.subject_type = 'location' OR i.origin = 'panel_priority'
                OR EXISTS (SELECT 1 FROM main.item_ward w WHERE w.item = i.id))
         ORDER BY m.held_on, i.number, i.id)";

constexpr std::string_view kWardsSql = R"(
        SELECT w.id, w.name FROM main.item_ward l JOIN main.ward w ON w.id = l.ward WHERE l.item = ?1
         ORDER BY w.position, w.name)";

constexpr std::string_view kPanelSql = R"(
        SELECT b.id FROM main.body_ward l JOIN main.body b ON b.id = l.body
         WHERE l.ward = ?1 AND b.tier = 'local'
           AND (b.effective_from IS NULL OR b.effective_from <= ?2) AND (b.effective_to IS NULL OR b.effective_to >= ?2)
         ORDER BY b.position, b.name, b.id LIMIT 1)";

constexpr std::string_view kItemsToldSql = R"(
        SELECT DISTINCT s.name, s.position, w.name, i.tell_back_text, m.held_on
          FROM main.agenda_item i
          JOIN main.meeting m ON m.id = i.meeting
          LEFT JOIN main.item_ward l ON l.item = i.id
          LEFT JOIN main.ward w ON w.id = l.ward
          LEFT JOIN main.sector s ON s.id = w.sector
         WHERE i.tell_back_text IS NOT NULL AND i.sensitivity = 'open' AND i.state IN ('open', 'concluded')
           AND m.held_on >= ?1 AND m.held_on <= ?2)";

constexpr std::string_view kPanelsToldSql = R"(
        SELECT s.name, s.position, w.name, p.told_back_text, p.told_back_on
          FROM main.panel_priority p
          LEFT JOIN main.ward w ON w.id = p.ward
          LEFT JOIN main.sector s ON s.id = w.sector
         WHERE p.told_back_text IS NOT NULL AND p.told_back_on >= ?1 AND p.told_back_on <= ?2)";

constexpr std::string_view kTellSql = R"(
        INSERT INTO main.panel_priority (id, body, area, ward, text, set_on, meeting, item, outcome)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9))";

void readTold(Statement& row, std::vector<ToldPlace>& all)
{
    while (row.next()) {
        ToldPlace one {row.text(0), row.number(1), row.text(2), row.text(3), row.date(4)};
        const bool said = std::any_of(all.begin(), all.end(), [&](const ToldPlace& other) {
            return other.text == one.text && other.sectorName == one.sectorName;
        });
        if (!said) {
            all.push_back(std::move(one));
        }
    }
}

}  // namespace

base::Id panelOfWard(const Reader& reader, const base::Id& ward)
{
    {
        Statement row = reader.query(kPanelSql, ward, reader.today());
        if (row.next()) {
            return row.id(0);
        }
    }
    std::vector<base::Id> local;
    for (const partnership::Body& body : partnership::bodiesOn(reader, reader.today())) {
        if (body.tier == partnership::Tier::Local) {
            local.push_back(body.id);
        }
    }
    return local.size() == 1 ? local.front() : base::Id {};
}

std::vector<ItemToTell> itemsToTell(const Reader& reader, base::Date from, base::Date to)
{
    std::vector<ItemToTell> all;
    Statement row = reader.query(kToTellSql, from, to);
    while (row.next()) {
        ItemToTell one;
        one.meeting = row.id(0);
        one.item = row.id(1);
        one.date = row.date(2);
        one.number = row.number(3);
        one.title = row.text(4);
        one.offeredBody = row.id(5);
        Statement ward = reader.query(kWardsSql, one.item);
        while (ward.next()) {
            one.wards.push_back(ward.text(1));
            if (one.offeredBody.isNil()) {
                one.offeredBody = panelOfWard(reader, ward.id(0));
            }
        }
        if (const auto body = partnership::body(reader, one.offeredBody)) {
            one.offeredName = body->name;
        }
        all.push_back(std::move(one));
    }
    return all;
}

Result<base::Id> apply(Writer& writer, const TellAboutItem& command)
{
    const auto item = meetings::itemOf(writer, command.meeting, command.item, meetings::Audience::Open);
    const auto meeting = meetings::meetingById(writer, command.meeting);
    if (!item || !meeting) {
        return partnership::gone("agenda item");
    }
    if (item->restricted()) {
        return fail(FailureCode::Refused, "A restricted item is told to nobody outside it.", "item");
    }
    if (item->state != meetings::ItemState::Concluded) {
        return fail(FailureCode::Refused, "The item has not been taken yet. Tell people once it is concluded.", "item");
    }
    const base::Id ward = item->wards.empty() ? base::Id {} : item->wards.front().id;
    base::Id body = command.body.isNil() ? item->tellBackTo : command.body;
    if (body.isNil()) {
        body = panelOfWard(writer, ward);
    }
    const base::Id id = base::newId();
    writer.run(kTellSql, id, body, item->wards.empty() ? item->title : item->wards.front().name, ward, item->title,
               meeting->date, meeting->id, item->id, item->outcome.empty() ? "discussed" : item->outcome);
    if (auto told = apply(writer, TellPanelBack {id, command.text, command.on}); !told) {
        return tl::unexpected(told.error());
    }
    writer.setLabel(fmt::format("Tell people about item {} of {}", item->number, meetings::meetingReference(*meeting)));
    return id;
}

std::vector<ToldPlace> toldBack(const Reader& reader, base::Date from, base::Date to)
{
    std::vector<ToldPlace> all;
    {
        Statement items = reader.query(kItemsToldSql, from, to);
        readTold(items, all);
    }
    {
        Statement panels = reader.query(kPanelsToldSql, from, to);
        readTold(panels, all);
    }
    std::stable_sort(all.begin(), all.end(), [](const ToldPlace& a, const ToldPlace& b) {
        if (a.sectorName.empty() != b.sectorName.empty()) {
            return b.sectorName.empty();
        }
        return a.sectorPosition != b.sectorPosition ? a.sectorPosition < b.sectorPosition : a.on < b.on;
    });
    return all;
}

}  // namespace muster::governance
