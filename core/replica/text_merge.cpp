// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replica/text_merge.h"

#include <cstddef>
#include <dtl/dtl.hpp>
#include <utility>
#include <vector>

namespace muster::replica {

namespace {

    constexpr std::size_t kLongestMergedBytes = 64U * 1024U;

    using Words = std::vector<std::string>;

    bool isWordByte(char c)
    {
        // A byte of a multi-byte character belongs to a word, so that no character is ever cut.
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || static_cast<unsigned char>(c) >= 0x80;
    }

    Words wordsOf(std::string_view text)
    {
        Words words;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = at + 1;
            if (isWordByte(text[at])) {
                while (end < text.size() && isWordByte(text[end])) {
                    ++end;
                }
            }
            words.emplace_back(text.substr(at, end - at));
            at = end;
        }
        return words;
    }

    /// Words [first, last) of the base were replaced by `words`.
    struct Edit {
        std::size_t first = 0;
        std::size_t last = 0;
        Words words;

        bool operator==(const Edit&) const = default;
    };

    std::vector<Edit> editsBetween(const Words& base, const Words& changed)
    {
        dtl::Diff<std::string, Words> diff {base, changed};
        diff.compose();
        std::vector<Edit> edits;
        std::size_t at = 0;
        bool open = false;
        for (const auto& [word, info] : diff.getSes().getSequence()) {
            if (info.type == dtl::SES_COMMON) {
                ++at;
                open = false;
                continue;
            }
            if (!open) {
                edits.push_back({at, at, {}});
                open = true;
            }
            if (info.type == dtl::SES_DELETE) {
                edits.back().last = ++at;
            } else {
                edits.back().words.push_back(word);
            }
        }
        return edits;
    }

    // Edits that only meet at a point are apart, unless one of them inserts there: then their order would be a guess.
    bool collide(const Edit& a, const Edit& b)
    {
        if (a == b) {
            return false;
        }
        if (a.first == a.last || b.first == b.last) {
            return a.first <= b.last && b.first <= a.last;
        }
        return a.first < b.last && b.first < a.last;
    }

}  // namespace

std::optional<std::string> mergeText(std::string_view base, std::string_view one, std::string_view other)
{
    if (one == other || other == base) {
        return std::string {one};
    }
    if (one == base) {
        return std::string {other};
    }
    if (base.size() > kLongestMergedBytes || one.size() > kLongestMergedBytes || other.size() > kLongestMergedBytes) {
        return std::nullopt;
    }
    const Words words = wordsOf(base);
    const auto left = editsBetween(words, wordsOf(one));
    const auto right = editsBetween(words, wordsOf(other));

    std::string merged;
    std::size_t at = 0;
    const auto copyUntil = [&](std::size_t end) {
        while (at < end) {
            merged += words[at++];
        }
    };
    const auto apply = [&](const Edit& edit) {
        copyUntil(edit.first);
        for (const std::string& word : edit.words) {
            merged += word;
        }
        at = edit.last;
    };
    auto l = left.begin();
    auto r = right.begin();
    while (l != left.end() || r != right.end()) {
        if (l != left.end() && r != right.end() && collide(*l, *r)) {
            return std::nullopt;
        }
        if (l != left.end() && r != right.end() && *l == *r) {
            apply(*l);
            ++l;
            ++r;
        } else if (r == right.end() || (l != left.end() && l->first < r->first)) {
            apply(*l++);
        } else {
            apply(*r++);
        }
    }
    copyUntil(words.size());
    return merged;
}

}  // namespace muster::replica
