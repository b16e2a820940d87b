// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/entry.h"

#include <array>
#include <utility>

namespace muster::meetings {

namespace {

constexpr std::array<std::pair<EntryKind, std::string_view>, 7> kStored {{
    {EntryKind::Note, "note"},
    {EntryKind::Decision, "decision"},
    {EntryKind::Procedural, "procedural"},
    {EntryKind::Disclosure, "disclosure"},
    {EntryKind::Action, "action"},
    {EntryKind::Blockage, "blockage"},
    {EntryKind::Exception, "exception"},
}};

}  // namespace

std::string_view toStored(EntryKind kind)
{
    for (const auto& [value, stored] : kStored) {
        if (value == kind) {
            return stored;
        }
    }
    return "note";
}

std::optional<EntryKind> entryKindFromStored(std::string_view stored)
{
    for (const auto& [value, word] : kStored) {
        if (word == stored) {
            return value;
        }
    }
    return std::nullopt;
}

std::string_view inWords(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Note:
        return "Note";
    case EntryKind::Decision:
        return "Decision";
    case EntryKind::Procedural:
        return "Procedure";
    case EntryKind::Disclosure:
        return "Disclosure";
    case EntryKind::Action:
        return "Action";
    case EntryKind::Blockage:
        return "Blockage";
    case EntryKind::Exception:
        return "Exception";
    }
    return {};
}

}  // namespace muster::meetings
