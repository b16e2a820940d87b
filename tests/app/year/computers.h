// SPDX-License-Identifier: GPL-3.0-or-later
//
// Three computers, each with its data folder, and the file they share.
#pragma once

#include "core/replica/replica.h"
#include "tests/app/program.h"
#include "tests/support/test_replica.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace muster::test::year {

class Computers {
public:
    static constexpr std::size_t kHowMany = 3;

    /// The sample partnership on the first, shared with the others by the program.
    Computers();

    /// Runs the real program on a computer's folder, on a day.
    [[nodiscard]] Ran run(std::size_t computer, base::Date day, std::vector<std::string> words,
                          const std::string& input = {}) const;
    /// The same where it must succeed.
    std::string done(std::size_t computer, base::Date day, const std::vector<std::string>& words,
                     const std::string& input = {}) const;

    /// The real program, with its helper process, meets the shared file.
    void sync(std::size_t computer, base::Date day) const;
    /// Until everybody has everything.
    void syncAll(base::Date day) const;

    /// Opens a computer's folder as the window does, on a day at nine, and closes it again.
    template <class Work> auto on(std::size_t computer, base::Date day, Work work) const
    {
        const auto replica =
            must(replica::Replica::open(m_folders.at(computer), {"Community Safety Officer", {}, day}));
        replica->session().setTime(base::TimeOfDay {9 * 60});
        return work(*replica);
    }

    [[nodiscard]] const std::filesystem::path& disks() const { return m_disks.path(); }
    [[nodiscard]] int runs() const { return m_runs; }

private:
    TemporaryFolder m_disks;
    TemporaryFolder m_drive;
    std::array<std::string, kHowMany> m_folders;
    mutable int m_runs = 0;
};

/// Makes the clock of an open folder stand.
inline void at(replica::Replica& replica, int hour, int minute)
{
    replica.session().setTime(base::TimeOfDay {hour * 60 + minute});
}

}  // namespace muster::test::year
