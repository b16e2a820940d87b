// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the files of a segment folder hold together.
#pragma once

#include "core/sharing/file_access.h"
#include "core/sharing/segment.h"

#include <filesystem>
#include <map>
#include <string>

namespace muster::sharing {

/// Reads what is new in every segment and joins it: per device, the chain that can be followed from its first
/// Change. A Change may stand in several files (somebody relayed it). Where two different ones stand at one number
/// (one device on two computers), everybody follows the one with the smaller hash; its chain hash tells the other.
class SegmentIndex {
public:
    explicit SegmentIndex(std::filesystem::path folder) : m_folder(std::move(folder)) { }

    /// Cost: the bytes that came since the last time.
    [[nodiscard]] Errno<void> refresh();
    void clear();

    [[nodiscard]] std::vector<SignedHead> heads() const;
    [[nodiscard]] replica::Head head(const base::Id& device) const;
    [[nodiscard]] std::optional<replica::Hash> hashAt(const replica::Version& version) const;
    /// The Changes of a device after a number; ends before one that its file does not hold any more.
    struct Reading {
        std::vector<replica::TravellingChange> changes;
        std::optional<replica::Version> unreadable;
    };
    [[nodiscard]] Errno<Reading> read(const base::Id& device, std::int64_t after, const ReadLimit& limit) const;
    /// Forgets a Change that cannot be read any more: its device's chain then ends before it, and whoever still has
    /// it brings it again.
    void forget(const replica::Version& version);

    /// The identity that a file names, where its frame is whole.
    [[nodiscard]] std::optional<HubIdentity> identityIn(const std::string& file) const;
    [[nodiscard]] std::vector<std::string> files() const;
    /// Where the last whole frame of a file ends; 0 for a file that is not there.
    [[nodiscard]] std::int64_t endOf(const std::string& file) const;
    /// Does a file still hold the payload of a Change that was erased elsewhere?
    [[nodiscard]] bool holdsErased(const std::string& file) const;
    [[nodiscard]] std::optional<SegmentChange> erasedForm(const replica::Version& version,
                                                          const replica::Hash& hash) const;

private:
    struct Place {
        replica::Hash hash {};
        replica::Hash previous {};
        std::string file;
        std::int64_t at = 0;
        std::int64_t size = 0;
        bool erased = false;
    };
    struct Device {
        std::map<std::int64_t, std::vector<Place>> places;
        std::vector<Place> chain;  ///< the place to read for each number from 1
        std::vector<SignedHead> signatures;
    };
    struct File {
        std::uint64_t inode = 0;
        std::int64_t end = 0;
        std::optional<HubIdentity> identity;
    };

    /// Gives the device it is about; nil for a frame about none.
    base::Id add(const std::string& file, const Frame& frame);
    static void follow(Device& device);
    [[nodiscard]] const Place* placeOf(const replica::Version& version) const;
    [[nodiscard]] static std::optional<SegmentChange> judged(const Frame& frame, const replica::Version& version,
                                                             const Place& place);

    std::filesystem::path m_folder;
    std::map<std::string, File> m_files;
    std::map<base::Id, Device> m_devices;
};

/// The ending of a segment file's name.
inline constexpr std::string_view kSegmentEnding = ".segment";

}  // namespace muster::sharing
