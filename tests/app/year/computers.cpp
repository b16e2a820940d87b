// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/year/computers.h"

#include "tests/support/catch.h"

namespace muster::test::year {

Computers::Computers()
{
    const char* names[] {"secretary", "council", "police"};
    for (std::size_t i = 0; i < kHowMany; ++i) {
        m_folders[i] = (m_disks.path() / names[i]).string();
    }
    const base::Date start = std::chrono::year {2011} / 11 / 14;
    const std::string file = (m_drive.path() / "partnership.muster").string();
    REQUIRE(runMuster({"sample", m_folders[0], "--anchor", "2011-11-15"}).code == 0);
    done(0, start, {"share", "create", file});
    done(1, start, {"share", "join", file});
    done(2, start, {"share", "join", file});
}

Ran Computers::run(std::size_t computer, base::Date day, std::vector<std::string> words, const std::string& input) const
{
    words.insert(words.end(), {"--data", m_folders.at(computer), "--today", base::isoDate(day)});
    ++m_runs;
    return runMuster(words, input);
}

std::string Computers::done(std::size_t computer, base::Date day, const std::vector<std::string>& words,
                            const std::string& input) const
{
    const Ran ran = run(computer, day, words, input);
    std::string line;
    for (const std::string& word : words) {
        line += word + ' ';
    }
    INFO(base::isoDate(day) << ", computer " << computer << ": " << line << '\n' << ran.out << ran.err);
    REQUIRE(ran.code == 0);
    return ran.out;
}

void Computers::sync(std::size_t computer, base::Date day) const { done(computer, day, {"share", "sync"}); }

void Computers::syncAll(base::Date day) const
{
    for (const std::size_t computer : {0U, 1U, 2U, 0U, 1U}) {
        sync(computer, day);
    }
}

}  // namespace muster::test::year
