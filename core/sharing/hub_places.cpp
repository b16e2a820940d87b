// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sharing/hub_places.h"

#include "core/sharing/file_access.h"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>
#include <string_view>

namespace muster::sharing {

using base::Failure;
using base::FailureCode;

namespace {

constexpr std::string_view kFileEnding = ".muster";
constexpr std::string_view kSegmentsEnding = ".muster-segments";
constexpr std::string_view kHubWord = "hub ";

}  // namespace

std::filesystem::path HubPlaces::folder() const
{
    const std::filesystem::path parent = file.parent_path();
    return parent.empty() ? std::filesystem::path {"."} : parent;
}

std::optional<HubPlaces> placesOf(const std::string& address)
{
    std::string name = address;
    while (name.size() > 1 && name.ends_with('/')) {
        name.pop_back();
    }
    if (name.ends_with(kSegmentsEnding)) {
        name.resize(name.size() - kSegmentsEnding.size() + kFileEnding.size());
    }
    if (!name.ends_with(kFileEnding) || std::filesystem::path {name}.filename() == kFileEnding) {
        return std::nullopt;
    }
    return HubPlaces {name, name + "-lock", name + "-here", name + "-segments"};
}

base::Result<void> writeMarker(const HubPlaces& places, const base::Id& hub)
{
    const std::string text =
        fmt::format("Muster looks for this file to know that the drive is connected.\nPlease leave it beside {}.\n"
                    "{}{}\n",
                    places.file.filename().string(), kHubWord, hub.hex());
    if (auto written = replaceFile(places.marker, text); !written) {
        return tl::unexpected(unreachable(places, written.error()));
    }
    return {};
}

std::optional<base::Id> readMarker(const HubPlaces& places)
{
    constexpr std::int64_t kMost = 4096;
    const auto bytes = readBytes(places.marker, 0, kMost);
    if (!bytes) {
        return std::nullopt;
    }
    const std::string text(bytes->begin(), bytes->end());
    const std::size_t at = text.rfind(kHubWord);
    if (at == std::string::npos) {
        return base::Id {};
    }
    return base::parseId(std::string_view {text}.substr(at + kHubWord.size(), 32)).value_or(base::Id {});
}

Failure notConnected(const HubPlaces& places)
{
    return {FailureCode::Unreachable,
            {},
            fmt::format("The drive with the shared file {} is not connected. Your work is safe on this computer and is "
                        "shared when the drive is back.",
                        places.file.string())};
}

Failure unreachable(const HubPlaces& places, const std::string& reason)
{
    return {FailureCode::Unreachable,
            {},
            fmt::format("The shared file {} cannot be used at the moment: {}. Your work is safe on this computer; "
                        "Muster tries again.",
                        places.file.string(), reason)};
}

Failure unreachable(const HubPlaces& places, int error)
{
    switch (error) {
    case ENOSPC:
    case EDQUOT:
        return unreachable(places, "the drive is full");
    case EROFS:
        return unreachable(places, "the drive can only be read");
    case EACCES:
    case EPERM:
        return unreachable(places,
                           "this computer may not write there; ask for the right to change, create and delete "
                           "files in that folder");
    case ENOENT:
    case ENOTDIR:
        return notConnected(places);
    default:
        return unreachable(places, fmt::format("the drive is not answering ({})", std::strerror(error)));
    }
}

Failure busy(const HubPlaces& places)
{
    return {FailureCode::Busy,
            {},
            fmt::format("Another computer is using the shared file {}. Muster tries again by itself.",
                        places.file.string())};
}

Failure foreign(const HubPlaces& places, const std::string& what)
{
    return {FailureCode::Foreign,
            {},
            fmt::format("The file {} is not a shared file of Muster: {}. It was not changed. Move it to another folder "
                        "if it does not belong there.",
                        places.file.string(), what)};
}

Failure newerFormat(const HubPlaces& places, int format, int known)
{
    return {FailureCode::Newer,
            {},
            fmt::format("The shared file {} was made by a newer Muster (its format is {}, this program knows {}). "
                        "Update Muster on this computer. Nothing was changed.",
                        places.file.string(), format, known)};
}

Failure damaged(const HubPlaces& places, const std::string& how)
{
    return {FailureCode::Damaged,
            {},
            fmt::format("The shared file {} is damaged: {}. Nothing is lost: every computer has its copy, and Muster "
                        "makes the shared file again from them.",
                        places.file.string(), how)};
}

Failure visitIsOver(const HubPlaces& places) { return unreachable(places, "this visit to it has ended"); }

Failure visitOnlyReads() { return {FailureCode::Refused, {}, "This visit to the shared file was for reading only."}; }

}  // namespace muster::sharing
