// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/partnership/agency.h"

#include "core/partnership/stored_words.h"

namespace muster::partnership {

namespace {

constexpr std::array<StoredWord<AgencyCategory>, 5> kCategories {{
    {AgencyCategory::Responsible, "responsible", "Responsible authorities"},
    {AgencyCategory::CoOperating, "co_operating", "Co-operating authorities"},
    {AgencyCategory::Invitee, "invitee", "Invitees to participate"},
    {AgencyCategory::Access, "access", "Access as appropriate"},
    {AgencyCategory::Community, "community", "Community contacts"},
}};

}  // namespace

std::string_view toStored(AgencyCategory category) { return wordOf(kCategories, category).stored; }

std::optional<AgencyCategory> agencyCategoryFrom(std::string_view stored) { return valueOf(kCategories, stored); }

std::string_view inWords(AgencyCategory category) { return wordOf(kCategories, category).words; }

bool isActiveOn(const Agency& agency, base::Date date)
{
    return (!agency.joinedOn || *agency.joinedOn <= date) && (!agency.leftOn || *agency.leftOn >= date);
}

std::string fullName(const Agency& agency)
{
    if (!agency.represents.empty()) {
        return agency.name + " (representing " + agency.represents + ')';
    }
    return agency.alsoKnownAs.empty() ? agency.name : agency.name + " (" + agency.alsoKnownAs + ')';
}

const std::string& printName(const Agency& agency)
{
    return agency.displayName.empty() ? agency.name : agency.displayName;
}

}  // namespace muster::partnership
