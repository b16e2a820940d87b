// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/partnership_page.h"

#include "core/partnership/profile_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/partnership/agencies_section.h"
#include "ui/partnership/bodies_section.h"
#include "ui/partnership/glossary_section.h"
#include "ui/partnership/host_section.h"
#include "ui/partnership/part_two_section.h"
#include "ui/partnership/places_sections.h"
#include "ui/partnership/priorities_section.h"
#include "ui/partnership/profile_section.h"
#include "ui/partnership/roles_section.h"
#include "ui/partnership/rota_section.h"
#include "ui/partnership/standing_section.h"
#include "ui/partnership/workstreams_section.h"

namespace muster::ui {

PartnershipPage::PartnershipPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : SectionsPage(PartnershipPage::ownSign(), bridge, parent)
{
    addHeading(tr("Who"));
    add(tr("Agencies"), [&bridge, &prompts] { return new AgenciesSection(bridge, prompts); });
    add(tr("People in roles"), [&bridge, &prompts] { return new RolesSection(bridge, prompts); });
    add(tr("Bodies"), [&bridge, &prompts] { return new BodiesSection(bridge, prompts); });
    addHeading(tr("Where"));
    add(tr("Wards"), [&bridge, &prompts] { return new WardsSection(bridge, prompts); });
    add(tr("Sectors"), [&bridge, &prompts] { return new SectorsSection(bridge, prompts); });
    add(tr("Vulnerable places"), [&bridge, &prompts] { return new VulnerablePlacesSection(bridge, prompts); });
    addHeading(tr("What for"));
    add(tr("Priorities"), [&bridge, &prompts] { return new PrioritiesSection(bridge, prompts); });
    add(tr("Linked to"), [&bridge, &prompts] { return new WorkstreamsSection(bridge, prompts); });
    addHeading(tr("How meetings run"));
    add(tr("Standing items"), [&bridge, &prompts] { return new StandingSection(bridge, prompts); });
    add(tr("Chair rota"), [&bridge, &prompts] { return new RotaSection(bridge, prompts); });
    addHeading(tr("In its own words"));
    add(tr("Glossary"), [&bridge, &prompts] { return new GlossarySection(bridge, prompts); });
    add(tr("Profile"), [&bridge] { return new ProfileSection(bridge); });
    add(tr("Before you begin"), [&bridge] { return new HostSection(bridge); });
    add(tr("Part two"), [&bridge] { return new PartTwoSection(bridge); });
    begin();
}

QString PartnershipPage::subtitle() const
{
    const auto profile = partnership::profile(bridge().reader());
    return profile && !profile->name.empty() ? words(profile->name)
                                             : tr("Not named yet: see Profile, in the list of sections");
}

}  // namespace muster::ui
