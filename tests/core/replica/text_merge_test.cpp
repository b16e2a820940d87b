// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/text_merge.h"

#include "tests/support/catch.h"

#include <random>
#include <string>
#include <vector>

using muster::replica::mergeText;

TEST_CASE("Two people's changes in different places both go in, whoever comes first", "[replica][text-merge]")
{
    struct Case {
        const char* base;
        const char* one;
        const char* other;
        const char* merged;
    };
    const Case cases[] {
        {"The gate is open.", "The gate is open.", "The gate is shut.", "The gate is shut."},
        {"The gate is open.", "The old gate is open.", "The gate is open again.", "The old gate is open again."},
        {"One. Two. Three.", "Three.", "One. Two. Three. Four.", "Three. Four."},
        {"a b c d", "a x c d", "a b c y", "a x c y"},
        {"", "Both wrote this.", "Both wrote this.", "Both wrote this."},
        {"Café open", "The Café open", "Café open, zürich", "The Café open, zürich"},
        {"line one\nline two\n", "line one\nline 2\n", "line 1\nline two\n", "line 1\nline 2\n"},
        {"Keep. Drop this. Keep.", "Keep. Keep.", "Keep. Drop this. Keep. New.", "Keep. Keep. New."},
    };
    for (const Case& each : cases) {
        INFO(each.base << " | " << each.one << " | " << each.other);
        CHECK(mergeText(each.base, each.one, each.other) == each.merged);
        CHECK(mergeText(each.base, each.other, each.one) == each.merged);
    }
}

TEST_CASE("Two changes of the same place are nobody's to merge", "[replica][text-merge]")
{
    CHECK_FALSE(mergeText("The gate is open.", "The gate is shut.", "The gate is broken."));
    CHECK_FALSE(mergeText("", "Mine.", "Yours."));
    CHECK_FALSE(mergeText("a b c", "a c", "a x c"));
    const std::string huge(70'000, 'x');
    CHECK_FALSE(mergeText("x", huge, "y"));
}

TEST_CASE("Random insertions by two people are never lost and never depend on the order", "[replica][text-merge][property]")
{
    std::mt19937 random {21};
    int merges = 0;
    for (int i = 0; i < 3'000; ++i) {
        std::vector<std::string> words;
        for (unsigned j = 0; j < 3 + random() % 30; ++j) {
            words.push_back("w" + std::to_string(random() % 12));
        }
        const auto joined = [](const std::vector<std::string>& all) {
            std::string text;
            for (const auto& word : all) {
                text += word + " ";
            }
            return text;
        };
        auto one = words;
        auto other = words;
        const std::string mine = "mine" + std::to_string(i);
        const std::string yours = "yours" + std::to_string(i);
        one.insert(one.begin() + static_cast<std::ptrdiff_t>(random() % (one.size() + 1)), mine);
        other.insert(other.begin() + static_cast<std::ptrdiff_t>(random() % (other.size() + 1)), yours);
        if (random() % 3 == 0) {
            other.erase(other.begin() + static_cast<std::ptrdiff_t>(random() % other.size()));
        }
        const auto merged = mergeText(joined(words), joined(one), joined(other));
        REQUIRE(merged == mergeText(joined(words), joined(other), joined(one)));
        if (!merged) {
            continue;
        }
        ++merges;
        REQUIRE(merged->find(mine) != std::string::npos);
        if (joined(other).find(yours) != std::string::npos) {
            REQUIRE(merged->find(yours) != std::string::npos);
        }
    }
    CHECK(merges > 1'500);
}
