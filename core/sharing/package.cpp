// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/package.h"

#include "core/replica/replica.h"
#include "core/sharing/file_access.h"
#include "core/sharing/package_bytes.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <limits>
#include <map>
#include <set>

namespace muster::sharing {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;
using replica::TravellingChange;

namespace {

    constexpr std::size_t kShortestPassphrase = 8;
    constexpr const char* kPackageHub = "package hub";
    constexpr std::size_t kMost = std::numeric_limits<std::int32_t>::max();

    namespace fs = std::filesystem;

    /// A refusal about bytes, as one about the file they came from.
    tl::unexpected<base::Failure> about(const fs::path& file, const base::Failure& failure)
    {
        return fail(failure.code, fmt::format("The package {} was not used: {}.", file.string(), failure.detail),
                    failure.field);
    }

    Result<PackageContent> contentOf(const fs::path& file, std::string_view passphrase)
    {
        std::error_code error;
        const auto size = fs::file_size(file, error);
        const auto bytes = error ? Errno<replica::Blob> {tl::unexpected(error.value())}
                                 : readBytes(file, 0, static_cast<std::int64_t>(size));
        if (!bytes) {
            return fail(FailureCode::Unreadable,
                        fmt::format("The package {} cannot be read: {}.", file.string(), std::strerror(bytes.error())));
        }
        const auto plain = openPackageBytes(*bytes, passphrase);
        if (!plain) {
            return about(file, plain.error());
        }
        auto content = decodePackage(*plain);
        return content ? std::move(content) : about(file, content.error());
    }

    base::Id hubOf(Replica& replica)
    {
        if (const auto share = shareOf(replica)) {
            return share->hub;
        }
        base::Id hub;
        if (const auto kept = replica.localValue(kPackageHub); kept && kept->size() == hub.bytes.size()) {
            std::copy(kept->begin(), kept->end(), hub.bytes.begin());
        }
        return hub;
    }

    using Chains = std::map<base::Id, std::vector<TravellingChange>>;

    Chains chainsOf(std::vector<TravellingChange>&& changes)
    {
        Chains chains;
        for (TravellingChange& change : changes) {
            chains[change.version.device].push_back(std::move(change));
        }
        return chains;
    }

    /// What is missing here of a package's chains, forks under the name they get (invariant I4).
    struct Missing {
        std::vector<TravellingChange> changes;
        bool knowsMore = false;  ///< of the device this replica writes as
    };

    Result<Missing> missingOf(Replica& replica, const fs::path& file, Chains&& chains)
    {
        Missing missing;
        bool related = replica.heads().empty();
        for (auto& [device, chain] : chains) {
            // What both know of a device is the same up to here.
            std::size_t common = 0;
            while (common < chain.size() && replica.hashOf(chain[common].version) == chain[common].hash) {
                ++common;
            }
            related = related || common > 0;
            std::vector<TravellingChange> rest(std::make_move_iterator(chain.begin() + static_cast<std::ptrdiff_t>(common)),
                                               std::make_move_iterator(chain.end()));
            if (rest.empty()) {
                continue;
            }
            if (replica.hashOf(rest.front().version)) {
                auto renamed = replica::renameTail(rest);
                if (!renamed) {
                    return tl::unexpected(renamed.error());
                }
                rest = std::move(*renamed);
                // The same fork may have come in before.
                std::erase_if(rest, [&](const TravellingChange& change) {
                    return replica.hashOf(change.version) == change.hash;
                });
            } else {
                missing.knowsMore = missing.knowsMore || device == replica.deviceId();
            }
            std::move(rest.begin(), rest.end(), std::back_inserter(missing.changes));
        }
        if (!related) {
            return fail(FailureCode::Foreign,
                        fmt::format("The package {} belongs to another partnership. Nothing was taken in.", file.string()));
        }
        return missing;
    }

    /// The meeting a row belongs to, as far as its own fields or the stored row say so.
    void noteMeetings(Replica& replica, const replica::ChangePayload& payload, std::set<base::Id>& meetings)
    {
        const auto idOf = [](const replica::Value& value) {
            base::Id id;
            if (const auto* blob = std::get_if<replica::Blob>(&value); blob != nullptr && blob->size() == id.bytes.size()) {
                std::copy(blob->begin(), blob->end(), id.bytes.begin());
            }
            return id;
        };
        for (const replica::RowWrite& row : payload.rows) {
            const replica::TableInfo* table = replica.catalogue().byNumber(row.table);
            if (table == nullptr) {
                continue;
            }
            if (table->name == "meeting") {
                meetings.insert(row.row);
            }
            const auto column = std::find(table->columns.begin(), table->columns.end(), "meeting");
            if (column == table->columns.end()) {
                continue;
            }
            const auto number = static_cast<int>(column - table->columns.begin());
            for (const replica::CellWrite& cell : row.cells) {
                if (cell.column == number) {
                    meetings.insert(idOf(cell.after));
                }
            }
            auto stored = replica.reader().query("SELECT meeting FROM main." + table->name + " WHERE id = ?1", row.row);
            if (stored.next()) {
                meetings.insert(stored.id(0));
            }
        }
        meetings.erase(base::Id {});
    }

    PackagePreview previewOf(Replica& replica, const PackageContent& content, std::size_t total,
                             const std::vector<TravellingChange>& arriving)
    {
        PackagePreview preview {{content.meeting, content.title}, content.writtenBy, content.writtenAt, total, {}, {}};
        std::set<base::Id> meetings;
        std::vector<std::pair<std::int64_t, PackagePreview::Line>> lines;
        for (const TravellingChange& change : arriving) {
            const auto record = replica::decodeRecord(change.record);
            if (!record) {
                continue;
            }
            lines.emplace_back(record->header.clock,
                               PackagePreview::Line {record->header.author, record->header.label, record->header.at});
            if (const auto payload = replica::decodePayload(record->payload); payload && !record->erased) {
                noteMeetings(replica, *payload, meetings);
            }
        }
        std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [clock, line] : lines) {
            preview.arriving.push_back(std::move(line));
        }
        preview.meetings.assign(meetings.begin(), meetings.end());
        return preview;
    }

    Result<PackagePreview> take(Replica& replica, const fs::path& file, PackageContent&& content, bool forReal)
    {
        const base::Id hub = hubOf(replica);
        if (!hub.isNil() && !content.hub.isNil() && hub != content.hub) {
            return fail(FailureCode::Foreign,
                        fmt::format("The package {} belongs to another partnership. Nothing was taken in.", file.string()));
        }
        const std::size_t total = content.changes.size();
        auto missing = missingOf(replica, file, chainsOf(std::move(content.changes)));
        if (!missing) {
            return tl::unexpected(missing.error());
        }
        PackagePreview preview = previewOf(replica, content, total, missing->changes);
        if (!forReal || missing->changes.empty()) {
            return preview;
        }
        if (missing->knowsMore) {
            replica.startNewDevice();
        }
        const auto received = replica.receive(missing->changes);
        if (!received) {
            return fail(received.error().code,
                        fmt::format("The package {} was not taken in: {}", file.string(), received.error().detail));
        }
        return preview;
    }

}  // namespace

std::vector<std::pair<std::string, std::size_t>> PackagePreview::authors() const
{
    std::map<std::string, std::size_t> counts;
    for (const Line& line : arriving) {
        ++counts[line.author];
    }
    return {counts.begin(), counts.end()};
}

Result<void> writePackage(Replica& replica, const fs::path& file, std::string_view passphrase,
                          const PackagePurpose& purpose, replica::KeyCost cost)
{
    if (passphrase.size() < kShortestPassphrase) {
        return fail(FailureCode::Invalid, "Choose a passphrase of at least 8 characters for the package.", "passphrase");
    }
    PackageContent content {hubOf(replica), purpose.meeting, purpose.title, replica.session().author(),
                            std::chrono::duration_cast<std::chrono::milliseconds>(
                                replica.session().wallClock().time_since_epoch())
                                .count(),
                            replica::newestSchemaVersion(), {}};
    for (const replica::Head& head : replica.heads()) {
        auto chain = replica.changesAfter(head.device, 0, kMost, std::numeric_limits<std::size_t>::max());
        std::move(chain.begin(), chain.end(), std::back_inserter(content.changes));
    }
    const auto bytes = sealPackage(encodePackage(content), passphrase, cost);
    if (!bytes) {
        return fail(bytes.error().code,
                    fmt::format("The package {} was not written: {}.", file.string(), bytes.error().detail));
    }
    const auto written =
        replaceFile(file, std::string_view {reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!written) {
        return fail(FailureCode::Unreadable, fmt::format("The package {} cannot be written: {}.", file.string(),
                                                         std::strerror(written.error())));
    }
    return {};
}

Result<PackagePreview> previewPackage(Replica& replica, const fs::path& file, std::string_view passphrase)
{
    auto content = contentOf(file, passphrase);
    return content ? take(replica, file, std::move(*content), false) : tl::unexpected(content.error());
}

Result<PackagePreview> importPackage(Replica& replica, const fs::path& file, std::string_view passphrase)
{
    auto content = contentOf(file, passphrase);
    return content ? take(replica, file, std::move(*content), true) : tl::unexpected(content.error());
}

Result<PackagePreview> openPackage(const fs::path& file, std::string_view passphrase, const fs::path& folder)
{
    std::error_code ignored;
    if (fs::exists(folder, ignored) && !fs::is_empty(folder, ignored)) {
        return fail(FailureCode::Refused,
                    fmt::format("The folder {} is not empty. Choose a new folder for the package.", folder.string()));
    }
    auto content = contentOf(file, passphrase);
    if (!content) {
        return tl::unexpected(content.error());
    }
    fs::path making = folder;
    making += ".opening";
    fs::remove_all(making, ignored);
    auto opened = [&]() -> Result<PackagePreview> {
        auto replica = Replica::create(making);
        if (!replica) {
            return tl::unexpected(replica.error());
        }
        if (!content->hub.isNil()) {
            (*replica)->keepLocalValue(kPackageHub, {content->hub.bytes.begin(), content->hub.bytes.end()});
        }
        auto taken = take(**replica, file, std::move(*content), true);
        (*replica)->settleUndo();
        return taken;
    }();
    if (opened) {
        fs::remove(folder, ignored);
        std::error_code error;
        fs::rename(making, folder, error);
        if (!error) {
            return opened;
        }
        opened = fail(FailureCode::Unreadable,
                      fmt::format("The folder {} cannot be made: {}.", folder.string(), error.message()));
    }
    fs::remove_all(making, ignored);
    return opened;
}

}  // namespace muster::sharing
