// SPDX-License-Identifier: GPL-3.0-or-later
//
// The loader's steps. Each writes a part of the sample and notes the ids the later ones refer to.
#pragma once

#include "core/base/id.h"
#include "core/replica/connection.h"
#include "core/sample/sample_source.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muster::sample {

/// What has been written so far, by the names the files use.
struct Known {
    struct Role {
        base::Id id;
        std::string title;
        base::Id agency;
    };
    struct Standing {
        base::Id id;
        std::string body;
        std::string title;
        std::string role;
    };
    struct Item {
        base::Id id;
        bool restricted = false;
    };
    struct Disclosure {
        base::Id id;
        base::Id entry;
    };

    std::map<std::string, base::Id> agencies;
    std::map<std::string, std::string> agencyNames;
    std::map<std::string, base::Id> bodies;
    std::map<std::string, std::string> bodyNames;
    std::map<std::string, base::Id> series;  ///< minute series by body
    std::map<std::string, base::Id> sectors;
    std::map<std::string, base::Id> wards;
    std::map<std::string, base::Id> priorities;
    std::map<std::string, base::Id> meetings;
    std::map<std::string, base::Id> actions;
    std::map<std::string, base::Id> recommendations;
    std::map<std::string, base::Id> entriesOfActions;
    std::map<int, Disclosure> disclosures;  ///< by number in the register
    std::map<std::string, Role> roles;
    std::vector<Standing> standing;
    std::map<std::pair<std::string, int>, Item> items;  ///< by meeting and number
    std::map<std::string, base::Id> itemsByTitle;  ///< business items by body and title

    /// Nil for a key that is absent.
    [[nodiscard]] static base::Id find(const std::map<std::string, base::Id>& among, const Json& object,
                                       const char* key);
    [[nodiscard]] Role role(const Json& object, const char* key) const;
};

struct Loading {
    replica::Writer& writer;
    const SampleSource& source;
    Known& known;
};

/// The ids of the codes in a list, as `partnership::storedIds` keeps them.
[[nodiscard]] std::string storedAgencies(const Known& known, const Json& codes);

void loadAgencies(Loading& loading);
void loadBodies(Loading& loading);
void loadStandingItems(Loading& loading);
void loadPlacesAndPriorities(Loading& loading);
void loadPlan(Loading& loading);
void loadRecommendations(Loading& loading);
void loadMeetings(Loading& loading);
void loadItems(Loading& loading, const Json& meeting, const base::Id& meetingId);
void loadRoom(Loading& loading, const Json& meeting, const base::Id& meetingId);
void loadMinutes(Loading& loading, const Json& meeting, const base::Id& meetingId);
void loadActions(Loading& loading);
void loadRegisters(Loading& loading);
void loadGroups(Loading& loading);
void loadMeasures(Loading& loading);
void loadInformation(Loading& loading);
void loadPublic(Loading& loading);
void loadPaperTrail(Loading& loading);

}  // namespace muster::sample
