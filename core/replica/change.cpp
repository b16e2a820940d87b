// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/change.h"

#include "core/replica/byte_stream.h"

#include <algorithm>
#include <map>
#include <sodium.h>

namespace muster::replica {

namespace {

    constexpr std::uint8_t kFormat = 1;
    // Tags of the further fields of a header.
    constexpr std::uint8_t kFormerly = 1;

    enum : std::uint8_t { kNull = 0, kInteger = 1, kReal = 2, kText = 3, kBlob = 4 };

    std::uint64_t zigzag(std::int64_t value)
    {
        return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
    }

    std::int64_t unzigzag(std::uint64_t value)
    {
        return static_cast<std::int64_t>((value >> 1U) ^ (~(value & 1U) + 1U));
    }

    base::Id readId(ByteReader& in)
    {
        base::Id id;
        if (const std::uint8_t* bytes = in.raw(id.bytes.size())) {
            std::copy(bytes, bytes + id.bytes.size(), id.bytes.begin());
        }
        return id;
    }

    tl::unexpected<base::Failure> damaged()
    {
        return base::fail(base::FailureCode::Damaged, "A stored change cannot be read: its bytes do not make sense.");
    }

}  // namespace

void ByteWriter::value(const Value& held)
{
    byte(static_cast<std::uint8_t>(held.index()));
    switch (held.index()) {
    case kInteger:
        number(zigzag(std::get<std::int64_t>(held)));
        break;
    case kReal:
        number(std::bit_cast<std::uint64_t>(std::get<double>(held)));
        break;
    case kText:
        text(std::get<std::string>(held));
        break;
    case kBlob: {
        const Blob& blob = std::get<Blob>(held);
        number(blob.size());
        raw(blob.data(), blob.size());
        break;
    }
    default:
        break;
    }
}

Value ByteReader::value()
{
    switch (byte()) {
    case kNull:
        return std::monostate {};
    case kInteger:
        return unzigzag(number());
    case kReal:
        return std::bit_cast<double>(number());
    case kText:
        return text();
    case kBlob: {
        const std::size_t size = count();
        const std::uint8_t* bytes = raw(size);
        return bytes == nullptr ? Blob {} : Blob(bytes, bytes + size);
    }
    default:
        m_failed = true;
        return std::monostate {};
    }
}

Blob encodeRows(const std::vector<RowWrite>& rows)
{
    // Parents repeat few devices: they are listed once.
    std::vector<base::Id> devices;
    std::map<base::Id, std::size_t> numbers;
    for (const RowWrite& row : rows) {
        for (const CellWrite& cell : row.cells) {
            for (const Version& parent : cell.parents) {
                if (numbers.emplace(parent.device, devices.size()).second) {
                    devices.push_back(parent.device);
                }
            }
        }
    }
    ByteWriter out;
    out.byte(kFormat);
    out.number(devices.size());
    for (const base::Id& device : devices) {
        out.raw(device.bytes.data(), device.bytes.size());
    }
    out.number(rows.size());
    for (const RowWrite& row : rows) {
        out.number(static_cast<std::uint64_t>(row.table));
        out.raw(row.row.bytes.data(), row.row.bytes.size());
        out.number(row.cells.size());
        for (const CellWrite& cell : row.cells) {
            out.number(static_cast<std::uint64_t>(cell.column));
            out.value(cell.before);
            out.value(cell.after);
            out.number(cell.parents.size());
            for (const Version& parent : cell.parents) {
                out.number(numbers.at(parent.device));
                out.number(static_cast<std::uint64_t>(parent.sequence));
            }
        }
    }
    return out.take();
}

base::Result<std::vector<RowWrite>> decodeRows(const std::uint8_t* bytes, std::size_t size)
{
    ByteReader in {bytes, size};
    const std::uint8_t format = in.byte();
    if (!in.failed() && format > kFormat) {
        return base::fail(base::FailureCode::Newer, "A change was written by a newer Muster. Update Muster to read it.");
    }
    std::vector<base::Id> devices(in.count());
    for (base::Id& device : devices) {
        device = readId(in);
    }
    std::vector<RowWrite> rows;
    const std::size_t rowCount = in.count();
    for (std::size_t i = 0; i < rowCount && !in.failed(); ++i) {
        RowWrite row;
        row.table = static_cast<int>(in.number());
        row.row = readId(in);
        const std::size_t cellCount = in.count();
        for (std::size_t j = 0; j < cellCount && !in.failed(); ++j) {
            CellWrite cell;
            cell.column = static_cast<int>(in.number());
            cell.before = in.value();
            cell.after = in.value();
            const std::size_t parentCount = in.count();
            for (std::size_t k = 0; k < parentCount && !in.failed(); ++k) {
                const std::uint64_t device = in.number();
                const auto sequence = static_cast<std::int64_t>(in.number());
                if (device >= devices.size()) {
                    return damaged();
                }
                cell.parents.push_back({devices[static_cast<std::size_t>(device)], sequence});
            }
            row.cells.push_back(std::move(cell));
        }
        rows.push_back(std::move(row));
    }
    if (in.failed() || !in.atEnd() || format != kFormat) {
        return damaged();
    }
    return rows;
}

Blob encodePayload(const ChangePayload& payload)
{
    const Blob rows = encodeRows(payload.rows);
    ByteWriter out;
    out.byte(kFormat);
    out.number(rows.size());
    out.raw(rows.data(), rows.size());
    out.number(payload.sealed.size());
    out.raw(payload.sealed.data(), payload.sealed.size());
    return out.take();
}

base::Result<ChangePayload> decodePayload(const Blob& bytes)
{
    ByteReader in {bytes.data(), bytes.size()};
    if (in.byte() > kFormat) {
        return base::fail(base::FailureCode::Newer, "A change was written by a newer Muster. Update Muster to read it.");
    }
    const std::size_t rowsSize = in.count();
    const std::uint8_t* rowBytes = in.raw(rowsSize);
    const std::size_t sealedSize = in.count();
    const std::uint8_t* sealedBytes = in.raw(sealedSize);
    if (in.failed() || !in.atEnd() || bytes.front() != kFormat) {
        return damaged();
    }
    auto rows = decodeRows(rowBytes, rowsSize);
    if (!rows) {
        return tl::unexpected(rows.error());
    }
    return ChangePayload {std::move(*rows), Blob(sealedBytes, sealedBytes + sealedSize)};
}

std::vector<Version> formerly(const ChangeHeader& header)
{
    std::vector<Version> names;
    ByteReader in {header.extra.data(), header.extra.size()};
    while (!in.atEnd() && in.byte() == kFormerly) {
        Version name;
        name.device = readId(in);
        name.sequence = static_cast<std::int64_t>(in.number());
        if (in.failed()) {
            break;
        }
        names.push_back(name);
    }
    return names;
}

void addFormerly(ChangeHeader& header, const Version& version)
{
    auto names = formerly(header);
    ByteWriter known;
    const auto write = [](ByteWriter& out, const Version& name) {
        out.byte(kFormerly);
        out.raw(name.device.bytes.data(), name.device.bytes.size());
        out.number(static_cast<std::uint64_t>(name.sequence));
    };
    for (const Version& name : names) {
        write(known, name);
    }
    const std::size_t knownSize = known.take().size();
    names.push_back(version);
    ByteWriter out;
    for (const Version& name : names) {
        write(out, name);
    }
    // What a newer Muster said stands behind.
    out.raw(header.extra.data() + knownSize, header.extra.size() - knownSize);
    header.extra = out.take();
}

Blob encodeHeader(const ChangeHeader& header)
{
    ByteWriter out;
    out.number(static_cast<std::uint64_t>(header.clock));
    out.number(static_cast<std::uint64_t>(header.at));
    out.text(header.author);
    out.text(header.label);
    out.byte(static_cast<std::uint8_t>(header.kind));
    out.number(static_cast<std::uint64_t>(header.about));
    out.raw(header.extra.data(), header.extra.size());
    return out.take();
}

base::Result<ChangeHeader> decodeHeader(const Blob& bytes)
{
    ByteReader in {bytes.data(), bytes.size()};
    ChangeHeader header;
    header.clock = static_cast<std::int64_t>(in.number());
    header.at = static_cast<std::int64_t>(in.number());
    header.author = in.text();
    header.label = in.text();
    header.kind = static_cast<ChangeKind>(in.byte());
    header.about = static_cast<std::int64_t>(in.number());
    const std::size_t left = in.left();
    if (const std::uint8_t* rest = in.raw(left); rest != nullptr) {
        header.extra.assign(rest, rest + left);
    }
    // Written anew it must give the same bytes, or the hash of what is stored would be another.
    if (in.failed() || encodeHeader(header) != bytes) {
        return damaged();
    }
    return header;
}

Hash chainHash(const Hash& previous, const Version& version, const Blob& header, const Hash& payloadHash)
{
    ByteWriter out;
    out.raw(previous.data(), previous.size());
    out.raw(version.device.bytes.data(), version.device.bytes.size());
    out.number(static_cast<std::uint64_t>(version.sequence));
    out.raw(header.data(), header.size());
    out.raw(payloadHash.data(), payloadHash.size());
    return hashOf(out.take());
}

Hash hashOf(const Blob& bytes)
{
    Hash hash {};
    crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
    return hash;
}

}  // namespace muster::replica
