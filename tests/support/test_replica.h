// SPDX-License-Identifier: GPL-3.0-or-later
//
// A real replica in a temporary folder, on a fixed day.
#pragma once

#include "core/replica/replica.h"

#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>

namespace muster::test {

/// A folder of its own, removed at the end.
class TemporaryFolder {
public:
    TemporaryFolder()
        : m_path(std::filesystem::temp_directory_path() / ("muster-test-" + base::newId().hex()))
    {
        std::filesystem::create_directories(m_path);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// Fails the test in words when a result is a refusal.
template <class T>
T& must(base::Result<T>& result)
{
    if (!result) {
        throw std::runtime_error("refused: " + result.error().detail);
    }
    return *result;
}

template <class T>
T must(base::Result<T>&& result)
{
    if (!result) {
        throw std::runtime_error("refused: " + result.error().detail);
    }
    if constexpr (!std::is_void_v<T>) {
        return std::move(*result);
    }
}

/// An empty partnership on 15 November 2011 unless told otherwise.
class TestReplica {
public:
    explicit TestReplica(base::Date today = std::chrono::year {2011} / 11 / 15)
        : m_replica(must(replica::Replica::create(m_folder.path(), {.author = "Community Safety Officer", .clock = {}, .today = today})))
    {
    }
    replica::Replica& operator*() { return *m_replica; }
    replica::Replica* operator->() { return m_replica.get(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder.path(); }

    /// Closes the folder and opens it again, as a restart does.
    void reopen(base::Date today = std::chrono::year {2011} / 11 / 15)
    {
        m_replica.reset();
        m_replica = must(replica::Replica::open(m_folder.path(), {.author = "Community Safety Officer", .clock = {}, .today = today}));
    }

private:
    TemporaryFolder m_folder;
    std::unique_ptr<replica::Replica> m_replica;
};

}  // namespace muster::test
