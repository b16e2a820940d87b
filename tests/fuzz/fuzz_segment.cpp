// SPDX-License-Identifier: GPL-3.0-or-later
//
// Segment files of a folder. Once as bytes: whatever they are, reading them refuses or gives whole chains. Once as a
// story told by the bytes (who adds which Change to which file, with forks, repetitions and gaps, in frames that are
// in order): the chains are whole, the same in whatever order the files are called, and nothing is written.
#include "core/sharing/segment_index.h"
#include "tests/fuzz/hub_folder.h"

#include <algorithm>
#include <array>

using namespace muster;
using muster::fuzz::HubFolder;
using sharing::FrameKind;

namespace {

constexpr int kDevices = 3;
constexpr int kFiles = 3;

base::Id deviceOf(unsigned number)
{
    base::Id id;
    id.bytes.fill(static_cast<std::uint8_t>(number + 1));
    return id;
}

std::vector<sharing::SignedHead> readAll(const std::filesystem::path& folder)
{
    sharing::SegmentIndex index {folder};
    if (!index.refresh()) {
        return {};
    }
    auto heads = index.heads();
    for (const sharing::SignedHead& head : heads) {
        const auto reading = index.read(head.head.device, 0, {.changes = 1000, .bytes = 1024 * 1024});
        must(reading.has_value(), "a file in this folder can be read");
        fuzz::mustBeAChain(head.head.device, reading->changes);
        if (!reading->unreadable && reading->changes.size() < 1000) {
            must(static_cast<std::int64_t>(reading->changes.size()) == head.head.sequence,
                 "a chain is as long as its head says");
        }
        (void)index.hashAt({head.head.device, head.head.sequence});
        (void)index.hashAt({head.head.device, 0});
    }
    must(index.refresh() && index.heads() == heads, "looking again finds the same");
    return heads;
}

void readFrames(const replica::Blob& bytes)
{
    for (const sharing::Frame& frame : sharing::framesIn(bytes, 0)) {
        must(frame.at >= 0 && frame.at + frame.size <= static_cast<std::int64_t>(bytes.size()),
             "a frame lies in its file");
        (void)sharing::decodeIdentity(frame.body);
        if (const auto change = sharing::decodeChange(frame.body)) {
            must(sharing::encodeChange(*change) == frame.body, "a change that was read is written the same");
        }
        if (const auto head = sharing::decodeSignature(frame.body)) {
            must(sharing::decodeSignature(sharing::encodeSignature(*head)) == head, "so is a signature");
        }
    }
}

/// The files that a story makes.
std::array<replica::Blob, kFiles> tell(const std::uint8_t* data, std::size_t size)
{
    std::array<replica::Blob, kFiles> files;
    std::array<std::vector<replica::TravellingChange>, kDevices> known;
    for (std::size_t at = 0; at + 4 <= size; at += 4) {
        const unsigned kind = data[at] % 8;
        const unsigned device = data[at + 1] % kDevices;
        replica::Blob& file = files[data[at + 2] % kFiles];
        const std::uint8_t word = data[at + 3];
        auto& chain = known[device];
        sharing::SegmentChange change;
        change.change.version = {deviceOf(device), static_cast<std::int64_t>(chain.size()) + 1};
        if (!chain.empty()) {
            change.previous = chain.back().hash;
        }
        FrameKind frame = FrameKind::Change;
        if (kind == 7) {
            file.push_back(word);  // torn or rotten
            continue;
        }
        if (kind == 6) {
            const replica::Head head {deviceOf(device), word, change.previous};
            const auto bytes =
                sharing::encodeFrame(FrameKind::Signature, sharing::encodeSignature({head, {word}, {word, word}}));
            file.insert(file.end(), bytes.begin(), bytes.end());
            continue;
        }
        if (kind == 5 && !chain.empty()) {
            chain.pop_back();  // goes back: what it adds next is a fork
            continue;
        }
        replica::ChangeHeader header;
        header.clock = word;
        header.label = "Record";
        change.change.record = replica::encodeRecord(header, {word, word});
        const auto hash = replica::recordHash(change.previous, change.change.version, change.change.record);
        must(hash.has_value(), "what was encoded has a hash");
        change.change.hash = *hash;
        if (kind == 4) {
            frame = FrameKind::Erased;
            const auto erased = replica::eraseRecord(change.change.record, {word});
            must(erased.has_value(), "what was encoded can be erased");
            change.change.record = *erased;
        }
        const auto bytes = sharing::encodeFrame(frame, sharing::encodeChange(change));
        if (kind != 3) {
            file.insert(file.end(), bytes.begin(), bytes.end());  // else a gap
        }
        chain.push_back(change.change);
    }
    return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const HubFolder folder;
    const replica::Blob bytes(data, data + size);
    readFrames(bytes);
    folder.clear();
    folder.write("a.segment", bytes);
    (void)readAll(folder.path());
    must(folder.content() == std::map<std::string, replica::Blob> {{"a.segment", bytes}}, "reading changes nothing");

    const auto files = tell(data, size);
    folder.clear();
    for (std::size_t i = 0; i < files.size(); ++i) {
        folder.write(std::string(1, static_cast<char>('a' + i)) + ".segment", files[i]);
    }
    const auto heads = readAll(folder.path());
    folder.clear();
    for (std::size_t i = 0; i < files.size(); ++i) {
        folder.write(std::string(1, static_cast<char>('z' - i)) + ".segment", files[i]);
    }
    const auto again = readAll(folder.path());
    must(heads.size() == again.size()
             && std::equal(heads.begin(), heads.end(), again.begin(),
                           [](const auto& one, const auto& other) { return one.head == other.head; }),
         "the chains are the same in whatever order the files come");
    return 0;
}
