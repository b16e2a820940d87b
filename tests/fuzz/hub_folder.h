// SPDX-License-Identifier: GPL-3.0-or-later
//
// A folder in memory where a fuzz target lays a hub, and what must hold for the Changes read from one.
#pragma once

#include "core/replica/exchange.h"
#include "tests/fuzz/must.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <unistd.h>
#include <vector>

namespace muster::fuzz {

/// One for each running target; gone when it ends by itself.
class HubFolder {
public:
    HubFolder()
    {
        const std::filesystem::path shm = "/dev/shm";
        const auto root = std::filesystem::is_directory(shm) ? shm : std::filesystem::temp_directory_path();
        m_path = root / ("muster-fuzz-" + std::to_string(getpid()));
        std::filesystem::create_directories(m_path);
    }
    HubFolder(const HubFolder&) = delete;
    HubFolder& operator=(const HubFolder&) = delete;
    ~HubFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

    void clear() const
    {
        for (const auto& entry : std::filesystem::directory_iterator(m_path)) {
            std::filesystem::remove_all(entry.path());
        }
    }
    void write(const std::string& name, const replica::Blob& bytes) const
    {
        std::ofstream out {m_path / name, std::ios::binary | std::ios::trunc};
        out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    /// Every file with its bytes.
    [[nodiscard]] std::map<std::string, replica::Blob> content() const
    {
        std::map<std::string, replica::Blob> all;
        for (const auto& entry : std::filesystem::directory_iterator(m_path)) {
            std::ifstream in {entry.path(), std::ios::binary};
            all[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
        }
        return all;
    }

private:
    std::filesystem::path m_path;
};

/// The Changes of one device from its first: each continues the one before it, whatever the file claimed.
inline void mustBeAChain(const base::Id& device, const std::vector<replica::TravellingChange>& changes)
{
    replica::Hash previous {};
    std::int64_t sequence = 0;
    for (const replica::TravellingChange& change : changes) {
        must(change.version == replica::Version {device, ++sequence},
             "changes come in order, without gaps, of the device asked for");
        const auto hash = replica::recordHash(previous, change.version, change.record);
        must(hash && *hash == change.hash, "every change continues its device's chain");
        previous = change.hash;
    }
}

}  // namespace muster::fuzz
