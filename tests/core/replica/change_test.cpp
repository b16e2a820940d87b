// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/change.h"
#include "tests/support/catch.h"

#include <random>

using namespace muster;
using replica::Blob;
using replica::CellWrite;
using replica::RowWrite;
using replica::Value;

namespace {

Value randomValue(std::mt19937& random)
{
    switch (random() % 5) {
    case 0:
        return {};
    case 1:
        return static_cast<std::int64_t>(random()) * (random() % 2 == 0 ? 1 : -2'000'000'000LL);
    case 2:
        return static_cast<double>(random()) / 7.0;
    case 3:
        return std::string(random() % 300, static_cast<char>('a' + random() % 26));
    default:
        return Blob(random() % 40, static_cast<std::uint8_t>(random()));
    }
}

std::vector<RowWrite> randomRows(std::mt19937& random)
{
    const std::vector<base::Id> devices {base::newId(), base::newId(), base::newId()};
    std::vector<RowWrite> rows(random() % 6);
    for (RowWrite& row : rows) {
        row.table = static_cast<int>(random() % 60);
        row.row = base::newId();
        row.cells.resize(random() % 8);
        for (CellWrite& cell : row.cells) {
            cell = {static_cast<int>(random() % 40), randomValue(random), randomValue(random), {}};
            for (auto i = random() % 3; i > 0; --i) {
                cell.parents.push_back({devices[random() % 3], static_cast<std::int64_t>(random())});
            }
        }
    }
    return rows;
}

bool same(const std::vector<RowWrite>& a, const std::vector<RowWrite>& b)
{
    if (a.size() != b.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i].table != b[i].table || a[i].row != b[i].row || a[i].cells.size() != b[i].cells.size()) {
            return false;
        }
        for (std::size_t j = 0; j < a[i].cells.size(); ++j) {
            const CellWrite& x = a[i].cells[j];
            const CellWrite& y = b[i].cells[j];
            if (x.column != y.column || x.before != y.before || x.after != y.after || x.parents != y.parents) {
                return false;
            }
        }
    }
    return true;
}

replica::Hash chained(const replica::Hash& previous, const replica::Version& version, const replica::ChangeHeader& header,
                      const Blob& payload)
{
    return replica::chainHash(previous, version, replica::encodeHeader(header), replica::hashOf(payload));
}

}  // namespace

TEST_CASE("What is encoded is decoded as it was, over random changes", "[replica][change][property]")
{
    std::mt19937 random {7};
    for (int i = 0; i < 2'000; ++i) {
        const auto rows = randomRows(random);
        const Blob sealed(random() % 50, 9);
        const auto payload = replica::decodePayload(replica::encodePayload({rows, sealed}));
        REQUIRE(payload);
        REQUIRE(same(payload->rows, rows));
        REQUIRE(payload->sealed == sealed);
    }
}

TEST_CASE("Cut and altered changes are refused and never crash the reader", "[replica][change][property]")
{
    std::mt19937 random {8};
    int refused = 0;
    for (int i = 0; i < 5'000; ++i) {
        Blob bytes = replica::encodePayload({randomRows(random), Blob(random() % 20, 1)});
        if (random() % 2 == 0) {
            bytes.resize(random() % bytes.size());
            CHECK_FALSE(replica::decodePayload(bytes));
            ++refused;
        } else {
            bytes[random() % bytes.size()] ^= static_cast<std::uint8_t>(1 + random() % 255);
            refused += replica::decodePayload(bytes) ? 0 : 1;
        }
    }
    CHECK(refused > 2'500);
}

TEST_CASE("A change of a newer format is named as such", "[replica][change]")
{
    Blob bytes = replica::encodePayload({});
    bytes.front() = 2;
    const auto decoded = replica::decodePayload(bytes);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().code == base::FailureCode::Newer);
}

TEST_CASE("The chain's hash depends on everything a change says", "[replica][change]")
{
    const replica::Hash previous {};
    const replica::Version version {base::newId(), 1};
    const replica::ChangeHeader header {5, 6, "author", "label", replica::ChangeKind::Edit, 0};
    const Blob payload {1, 2, 3};
    const auto hash = chained(previous, version, header, payload);
    auto other = header;
    other.label = "labels";
    CHECK(hash != chained(previous, version, other, payload));
    other = header;
    other.author = "authors";
    CHECK(hash != chained(previous, version, other, payload));
    CHECK(hash != chained(previous, {version.device, 2}, header, payload));
    CHECK(hash != chained(previous, version, header, {1, 2, 4}));
    CHECK(hash == chained(previous, version, header, payload));
}
