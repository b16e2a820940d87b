// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/panel_priority.h"

#include "core/base/text.h"
#include "core/governance/agency_comment.h"
#include "core/meetings/agenda_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/rules.h"

#include <fmt/format.h>

namespace muster::governance {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;
using replica::Statement;
using replica::Writer;

namespace {

constexpr int kLongestSentence = 40;

constexpr std::string_view kListSql = R"(
        SELECT p.id, p.body, b.name, p.area, p.ward, w.name, s.name, p.text, p.set_on, p.meeting, m.held_on, p.item,
               p.outcome, p.closed_on,
               coalesce(p.told_back_on,
                        CASE WHEN coalesce(p.told_back_text, i.tell_back_text) IS NOT NULL
                             THEN (SELECT max(x.told_on) FROM main.sent_business x WHERE x.from_item = p.item) END),
               coalesce(p.told_back_text, i.tell_back_text)
          FROM main.panel_priority p
          LEFT JOIN main.body b ON b.id = p.body
          LEFT JOIN main.ward w ON w.id = p.ward
          LEFT JOIN main.sector s ON s.id = w.sector
          LEFT JOIN main.meeting m ON m.id = p.meeting
          LEFT JOIN main.agenda_item i ON i.id = p.item AND i.sensitivity = 'open'
         ORDER BY p.area, p.set_on DESC, p.id)";
constexpr std::string_view kInsertSql = R"(
        INSERT INTO main.panel_priority (id, body, area, ward, text, set_on) VALUES (?1, ?2, ?3, ?4, ?5, ?6))";
constexpr std::string_view kTakeUpSql = "UPDATE main.panel_priority SET meeting = ?2, item = ?3 WHERE id = ?1";
constexpr std::string_view kCloseSql = "UPDATE main.panel_priority SET outcome = ?2, closed_on = ?3 WHERE id = ?1";
constexpr std::string_view kToldSql =
    "UPDATE main.panel_priority SET told_back_on = ?2, told_back_text = ?3 WHERE id = ?1";

Result<std::string> sentence(const std::string& text)
{
    std::string words = base::asValidUtf8(base::trimmed(text));
    if (words.empty()) {
        return fail(FailureCode::Invalid, std::string {kYouSaidWeDid}, "text");
    }
    const int count = wordsIn(words);
    if (count > kLongestSentence) {
        return fail(
            FailureCode::Invalid,
            fmt::format("One short sentence, please: that has {} words. {} is the most.", count, kLongestSentence),
            "text");
    }
    return words;
}

}  // namespace

bool PanelPriority::wantsTellingBack() const { return !toldBackOn && (closedOn || !outcome.empty()); }

std::string PanelPriority::stateInWords() const
{
    if (toldBackOn) {
        return "Told back on " + base::longDate(*toldBackOn);
    }
    if (wantsTellingBack()) {
        return "Outcome, not told back";
    }
    return item.isNil() ? "Waiting" : "Taken up";
}

std::vector<PanelPriority> panelPriorities(const Reader& reader)
{
    std::vector<PanelPriority> all;
    Statement row = reader.query(kListSql);
    while (row.next()) {
        PanelPriority one;
        one.id = row.id(0);
        one.body = row.id(1);
        one.bodyName = row.text(2);
        one.area = row.text(3);
        one.ward = row.id(4);
        one.wardName = row.text(5);
        one.sectorName = row.text(6);
        one.text = row.text(7);
        one.setOn = row.date(8);
        one.meeting = row.id(9);
        one.meetingDate = row.optionalDate(10);
        one.item = row.id(11);
        one.outcome = row.text(12);
        one.closedOn = row.optionalDate(13);
        one.toldBackOn = row.optionalDate(14);
        one.toldBackText = row.text(15);
        all.push_back(std::move(one));
    }
    return all;
}

std::optional<PanelPriority> panelPriority(const Reader& reader, const base::Id& id)
{
    for (PanelPriority& one : panelPriorities(reader)) {
        if (one.id == id) {
            return std::move(one);
        }
    }
    return std::nullopt;
}

Result<base::Id> apply(Writer& writer, const SetPanelPriority& command)
{
    const auto body = partnership::body(writer, command.body);
    if (!body) {
        return partnership::gone("panel");
    }
    const auto text = partnership::requiredText(command.text, "The priority", "text");
    if (!text) {
        return tl::unexpected(text.error());
    }
    if (command.ward && !partnership::ward(writer, command.ward)) {
        return partnership::gone("ward");
    }
    std::string area {base::trimmed(command.area)};
    if (area.empty()) {
        const auto ward = partnership::ward(writer, command.ward);
        area = ward ? ward->name : body->name;
    }
    const base::Id id = base::newId();
    writer.run(kInsertSql, id, body->id, area, command.ward, *text, command.on.value_or(writer.today()));
    writer.setLabel("Set a priority of " + area);
    return id;
}

Result<void> apply(Writer& writer, const TakeUpPanelPriority& command)
{
    const auto priority = panelPriority(writer, command.priority);
    if (!priority) {
        return partnership::gone("panel priority");
    }
    const auto item = meetings::itemOf(writer, command.meeting, command.item, meetings::Audience::Open);
    if (!item) {
        return partnership::gone("agenda item");
    }
    if (item->restricted()) {
        return fail(FailureCode::Refused,
                    "A restricted item says nothing to a panel. Take the priority up in an open item.", "item");
    }
    writer.run(kTakeUpSql, priority->id, command.meeting, command.item);
    writer.setLabel("Take up a priority of " + priority->area);
    return {};
}

Result<void> apply(Writer& writer, const ClosePanelPriority& command)
{
    const auto priority = panelPriority(writer, command.priority);
    if (!priority) {
        return partnership::gone("panel priority");
    }
    const auto outcome = partnership::requiredText(command.outcome, "The priority", "outcome");
    if (!outcome) {
        return tl::unexpected(outcome.error());
    }
    if (!command.tellBack.empty()) {
        if (auto told = apply(writer, TellPanelBack {priority->id, command.tellBack}); !told) {
            return told;
        }
    }
    writer.run(kCloseSql, priority->id, *outcome, writer.today());
    writer.setLabel("Close a priority of " + priority->area);
    return {};
}

Result<void> apply(Writer& writer, const TellPanelBack& command)
{
    const auto priority = panelPriority(writer, command.priority);
    if (!priority) {
        return partnership::gone("panel priority");
    }
    const auto words = sentence(command.text);
    if (!words) {
        return tl::unexpected(words.error());
    }
    const base::Date on = command.on.value_or(writer.today());
    if (on < priority->setOn) {
        return fail(FailureCode::Invalid,
                    fmt::format("It was set on {}; the panel was told after that.", base::longDate(priority->setOn)),
                    "on");
    }
    writer.run(kToldSql, priority->id, on, *words);
    writer.setLabel("Tell back to " + priority->area);
    return {};
}

}  // namespace muster::governance
