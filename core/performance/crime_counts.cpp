// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/performance/crime_counts.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace muster::performance {

namespace {

constexpr std::uint8_t kFormat = 1;

// The new place of every value when they are sorted; `values` is sorted too.
template <class Value> std::vector<std::uint32_t> sortedPlaces(std::vector<Value>& values)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    std::vector<std::uint32_t> places(values.size());
    std::vector<Value> sorted;
    sorted.reserve(values.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        places[order[i]] = i;
        sorted.push_back(std::move(values[order[i]]));
    }
    values = std::move(sorted);
    return places;
}

class Writer {
public:
    void number(std::size_t value)
    {
        for (; value >= 128; value >>= 7U) {
            m_bytes.push_back(static_cast<std::uint8_t>(value | 128U));
        }
        m_bytes.push_back(static_cast<std::uint8_t>(value));
    }
    void text(std::string_view value)
    {
        number(value.size());
        m_bytes.insert(m_bytes.end(), value.begin(), value.end());
    }
    [[nodiscard]] replica::Blob take() { return std::move(m_bytes); }

private:
    replica::Blob m_bytes;
};

class Reader {
public:
    explicit Reader(const replica::Blob& bytes) : m_bytes(bytes) { }
    std::uint32_t number()
    {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 35; shift += 7) {
            if (m_at >= m_bytes.size()) {
                m_whole = false;
                return 0;
            }
            const std::uint8_t byte = m_bytes[m_at++];
            value |= static_cast<std::uint64_t>(byte & 127U) << shift;
            if (byte < 128) {
                return static_cast<std::uint32_t>(value);
            }
        }
        m_whole = false;
        return 0;
    }
    std::string text()
    {
        const std::size_t size = number();
        if (!m_whole || size > m_bytes.size() - m_at) {
            m_whole = false;
            return {};
        }
        const auto from = m_bytes.begin() + static_cast<std::ptrdiff_t>(m_at);
        m_at += size;
        return {from, from + static_cast<std::ptrdiff_t>(size)};
    }
    // A count that its own bytes could not hold is none of ours.
    std::size_t howMany()
    {
        const std::size_t count = number();
        m_whole = m_whole && count <= m_bytes.size();
        return m_whole ? count : 0;
    }
    [[nodiscard]] bool whole() const { return m_whole; }

private:
    const replica::Blob& m_bytes;
    std::size_t m_at = 0;
    bool m_whole = true;
};

}  // namespace

std::string_view districtOf(std::string_view lsoaName)
{
    const auto space = lsoaName.rfind(' ');
    if (space == std::string_view::npos || lsoaName.size() - space != 5) {
        return lsoaName;
    }
    const std::string_view number = lsoaName.substr(space + 1);
    const bool digits = std::all_of(number.begin(), number.begin() + 3, [](char c) { return c >= '0' && c <= '9'; });
    return digits && number[3] >= 'A' && number[3] <= 'Z' ? lsoaName.substr(0, space) : lsoaName;
}

void settle(CrimeMonth& month)
{
    const std::vector<std::uint32_t> areas = sortedPlaces(month.areas);
    const std::vector<std::uint32_t> types = sortedPlaces(month.types);
    for (CrimeCount& count : month.counts) {
        count.area = areas[count.area];
        count.type = types[count.type];
    }
    std::sort(month.counts.begin(), month.counts.end());
}

replica::Blob packed(const CrimeMonth& month)
{
    Writer writer;
    writer.number(kFormat);
    writer.number(month.areas.size());
    for (const CrimeArea& area : month.areas) {
        writer.text(area.code);
        writer.text(area.name);
    }
    writer.number(month.types.size());
    for (const std::string& type : month.types) {
        writer.text(type);
    }
    writer.number(month.counts.size());
    for (const CrimeCount& count : month.counts) {
        writer.number(count.area);
        writer.number(count.type);
        writer.number(count.count);
    }
    return writer.take();
}

bool unpack(const replica::Blob& bytes, CrimeMonth& into)
{
    Reader reader {bytes};
    if (reader.number() != kFormat) {
        return false;
    }
    into.areas.resize(reader.howMany());
    for (CrimeArea& area : into.areas) {
        area.code = reader.text();
        area.name = reader.text();
    }
    into.types.resize(reader.howMany());
    for (std::string& type : into.types) {
        type = reader.text();
    }
    into.counts.resize(reader.howMany());
    for (CrimeCount& count : into.counts) {
        count.area = reader.number();
        count.type = reader.number();
        count.count = reader.number();
        if (count.area >= into.areas.size() || count.type >= into.types.size()) {
            return false;
        }
    }
    return reader.whole();
}

int differences(const CrimeMonth& before, const CrimeMonth& after)
{
    std::map<std::pair<std::string_view, std::string_view>, std::int64_t> change;
    for (const CrimeCount& count : before.counts) {
        change[{before.areas[count.area].code, before.types[count.type]}] -= count.count;
    }
    for (const CrimeCount& count : after.counts) {
        change[{after.areas[count.area].code, after.types[count.type]}] += count.count;
    }
    return static_cast<int>(
        std::count_if(change.begin(), change.end(), [](const auto& row) { return row.second != 0; }));
}

base::Id idOfName(std::string_view kind, std::string_view name)
{
    base::Id id;
    for (const std::string_view text : {kind, name}) {
        for (std::size_t at = 0; at <= text.size(); at += 15) {
            base::Id piece;
            const std::string_view part = text.substr(at, 15);
            piece.bytes[0] = static_cast<std::uint8_t>(part.size());
            std::copy(part.begin(), part.end(), piece.bytes.begin() + 1);
            id = base::deriveId(id, piece);
        }
    }
    return id;
}

}  // namespace muster::performance
