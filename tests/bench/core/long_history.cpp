// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/core/long_history.h"

#include "tests/support/test_replica.h"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::bench {

using replica::RowWrite;
using replica::Value;
using replica::Version;

namespace {

constexpr std::size_t kComputers = 10;
constexpr std::int64_t kStart = 1'321'000'000'000;
constexpr const char* kText = "Evening patrols on the two garage courts were agreed until the lighting is repaired; "
                              "housing reports at the next meeting.";

Value asValue(const base::Id& id) { return replica::Blob(id.bytes.begin(), id.bytes.end()); }

/// Writes of a row by column name.
class Row {
public:
    Row(const replica::Catalogue& catalogue, std::string_view table, const base::Id& row)
        : m_table(*catalogue.byName(table))
        , m_write {m_table.number, row, {}}
    {
    }
    /// Says that it is a new row.
    Row& made()
    {
        m_write.cells.push_back({0, Value {}, Value {std::int64_t {1}}, {}});
        return *this;
    }
    Row& set(std::string_view column, Value value, Value before = {}, std::vector<Version> parents = {})
    {
        const auto found = std::find(m_table.columns.begin(), m_table.columns.end(), column);
        m_write.cells.push_back({static_cast<int>(found - m_table.columns.begin()), std::move(before),
                                 std::move(value), std::move(parents)});
        return *this;
    }
    RowWrite done()
    {
        std::sort(m_write.cells.begin(), m_write.cells.end(),
                  [](const auto& a, const auto& b) { return a.column < b.column; });
        return std::move(m_write);
    }

private:
    const replica::TableInfo& m_table;
    RowWrite m_write;
};

}  // namespace

LongHistory::LongHistory(const replica::Catalogue& catalogue)
    : m_catalogue(catalogue)
{
    for (std::size_t i = 0; i < kComputers; ++i) {
        m_computers.push_back({id(), 0, {}});
    }
    m_meeting = id();
    m_item = id();
}

base::Id LongHistory::id()
{
    base::Id made;
    for (std::uint8_t& byte : made.bytes) {
        byte = static_cast<std::uint8_t>(m_random() >> 8U);
    }
    return made;
}

RowWrite LongHistory::entry()
{
    if (m_count % 60 == 0) {
        m_item = id();
        m_meeting = m_count % 900 == 0 ? id() : m_meeting;
    }
    return Row {m_catalogue, "entry", id()}
        .made()
        .set("meeting", asValue(m_meeting))
        .set("item", asValue(m_item))
        .set("kind", std::string {"note"})
        .set("text", kText + std::to_string(m_count))
        .set("sensitivity", std::string {"open"})
        .set("at", std::string {"10:15"})
        .set("position", static_cast<double>(m_count % 60))
        .set("author_role", std::string {"Community Safety Officer"})
        .done();
}

RowWrite LongHistory::action(const Version& version)
{
    const auto number = static_cast<std::int64_t>(m_actions.size()) + 1;
    m_actions.push_back({id(), version, version, 0});
    return Row {m_catalogue, "action", m_actions.back().id}
        .made()
        .set("number", number)
        .set("reference", "A-" + std::to_string(number))
        .set("text", kText + std::to_string(number))
        .set("lead_agency", asValue(m_meeting))
        .set("owner_title", std::string {"Neighbourhood Inspector"})
        .set("meeting", asValue(m_meeting))
        .set("item", asValue(m_item))
        .set("agreed_on", std::string {"2011-11-15"})
        .set("original_due", std::string {"2011-12-01"})
        .set("due", std::string {"2011-12-01"})
        .set("status", std::string {"status 0"})
        .set("sensitivity", std::string {"open"})
        .done();
}

RowWrite LongHistory::update()
{
    return Row {m_catalogue, "action_update", id()}
        .made()
        .set("action", asValue(m_actions[m_random() % m_actions.size()].id))
        .set("made_on", std::string {"2011-11-22"})
        .set("by_role", std::string {"Neighbourhood Inspector"})
        .set("meeting", asValue(m_meeting))
        .set("kind", std::string {"report"})
        .set("text", kText + std::to_string(m_count))
        .set("position", m_count)
        .done();
}

RowWrite LongHistory::changeOf(const Version& version, bool unseen)
{
    Action& action = m_actions[m_random() % m_actions.size()];
    const Version seen = unseen ? action.made : action.changed;
    const std::int64_t status = unseen ? 0 : action.status;
    const auto said = [](std::int64_t count) { return "status " + std::to_string(count); };
    RowWrite write = Row {m_catalogue, "action", action.id}
                         .set("status", said(m_count), said(status), {seen})
                         .set("due", "2012-01-" + std::to_string(10 + m_count % 20), std::string {"2011-12-01"}, {seen})
                         .done();
    if (!unseen) {
        action.changed = version;
        action.status = m_count;
    }
    return write;
}

replica::TravellingChange LongHistory::change(std::size_t computer)
{
    replica::Head& head = m_computers[computer];
    const Version version {head.device, head.sequence + 1};
    ++m_count;
    const auto kind = static_cast<int>(m_random() % 100);
    replica::ChangePayload payload;
    if (m_actions.size() < 5 || kind < 12) {
        payload.rows.push_back(action(version));
    } else if (kind < 30) {
        payload.rows.push_back(update());
    } else if (kind < 50) {
        payload.rows.push_back(changeOf(version, kind >= 47));
    } else {
        payload.rows.push_back(entry());
    }
    replica::ChangeHeader header;
    header.at = kStart + m_count * 1000;
    header.clock = header.at << 16;
    header.author = "Community Safety Officer";
    header.label = "Change " + std::to_string(m_count);
    replica::TravellingChange made {
        version, {}, replica::encodeRecord(header, replica::encodePayload(payload))};
    made.hash = test::must(replica::recordHash(head.hash, version, made.record));
    head = {head.device, version.sequence, made.hash};
    return made;
}

std::vector<replica::TravellingChange> LongHistory::next(std::size_t count)
{
    std::vector<replica::TravellingChange> changes;
    changes.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        changes.push_back(change(m_random() % kComputers));
    }
    return changes;
}

}  // namespace muster::bench
