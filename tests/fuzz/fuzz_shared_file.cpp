// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever bytes stand in the place of the shared file: a visit ends in a Failure or gives whole chains, and neither
// the visit nor a scrub changes a byte. The same file is read as a "conflicted copy", which bears gaps.
#include "core/replica/storage_error.h"
#include "core/sharing/shared_file_hub.h"
#include "tests/fuzz/hub_folder.h"

using namespace muster;
using muster::fuzz::HubFolder;

namespace {

constexpr sharing::ReadLimit kFew {.changes = 16, .bytes = 64 * 1024};
constexpr int kMostReads = 64;

/// No Muster writes one; a tool that switched a file to write-ahead logging is undone when it is next opened.
bool saysWriteAhead(const replica::Blob& bytes) { return bytes.size() > 19 && (bytes[18] == 2 || bytes[19] == 2); }

void visit(sharing::SharedFileHub& hub)
{
    (void)hub.poll();
    auto session = hub.begin(sharing::Purpose::Read);
    if (!session) {
        must(!session.error().detail.empty(), "a refusal says why");
        return;
    }
    (void)(*session)->identity();
    const auto heads = (*session)->heads();
    if (!heads) {
        return;
    }
    for (const sharing::SignedHead& head : *heads) {
        std::vector<replica::TravellingChange> chain;
        for (int reads = 0; reads < kMostReads; ++reads) {
            const auto more = (*session)->read(head.head.device, static_cast<std::int64_t>(chain.size()), kFew);
            if (!more) {
                return;
            }
            if (more->empty()) {
                must(static_cast<std::int64_t>(chain.size()) == head.head.sequence
                         && (chain.empty() || chain.back().hash == head.head.hash),
                     "a chain ends where its head says");
                break;
            }
            chain.insert(chain.end(), more->begin(), more->end());
        }
        fuzz::mustBeAChain(head.head.device, chain);
        (void)(*session)->hashes(
            {{head.head.device, 1}, {head.head.device, head.head.sequence}, {head.head.device, -1}});
    }
    (void)(*session)->commit();
}

void readAsCopy(const std::filesystem::path& file)
{
    try {
        sharing::SharedFile copy {file, sharing::kSharedFileVfs, sharing::SharedFile::Mode::Copy};
        for (const sharing::SignedHead& head : copy.heads()) {
            fuzz::mustBeAChain(head.head.device, copy.read(head.head.device, 0, kFew));
            (void)copy.read(head.head.device, 1, kFew);
        }
    } catch (const replica::StorageError&) {
        // A refusal, as for any file that cannot be read.
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const HubFolder folder;
    folder.clear();
    const replica::Blob bytes(data, data + size);
    folder.write("x.muster", bytes);
    const auto places = sharing::placesOf((folder.path() / "x.muster").string());
    {
        sharing::SharedFileHub hub {*places, {.leaseStaleMs = 50, .leaseWaitMs = 200, .confirmMs = 0}};
        visit(hub);
        (void)hub.scrub(64);
    }
    readAsCopy(places->file);
    auto after = folder.content();
    must(saysWriteAhead(bytes) || after["x.muster"] == bytes, "reading changes nothing");
    // A damaged file is looked at with the lock of a writer; the journal that SQLite opens for it says nothing.
    must(after["x.muster-journal"].empty(), "and leaves no journal to be played back");
    after.erase("x.muster-journal");
    if (saysWriteAhead(bytes)) {
        after.erase("x.muster-wal");
    }
    after.erase("x.muster");
    after.erase("x.muster-here");
    must(after.empty(), "nor anything else but the sign that the drive is there");
    return 0;
}
