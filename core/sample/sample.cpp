// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sample/sample.h"

#include "core/documents/minutes_copies.h"
#include "core/partnership/id_list.h"
#include "core/partnership/profile_queries.h"
#include "core/sample/loading.h"

#include <exception>

namespace muster::sample {

using base::FailureCode;
using base::Result;

base::Id Known::find(const std::map<std::string, base::Id>& among, const Json& object, const char* key)
{
    const auto name = word(object, key);
    return name ? among.at(*name) : base::Id {};
}

Known::Role Known::role(const Json& object, const char* key) const
{
    const auto name = word(object, key);
    return name ? roles.at(*name) : Role {};
}

std::string storedAgencies(const Known& known, const Json& codes)
{
    std::vector<base::Id> ids;
    for (const Json& code : codes) {
        ids.push_back(known.agencies.at(code.get<std::string>()));
    }
    return partnership::storedIds(ids);
}

namespace {

constexpr std::string_view kMarkSql = "INSERT OR REPLACE INTO main.meta (key, value) VALUES ('sample', 1)";
constexpr std::string_view kIsSampleSql = "SELECT 1 FROM main.meta WHERE key = 'sample'";

using Step = void (*)(Loading&);

Result<void> runSteps(replica::Replica& replica, const SampleSource& source, Known& known, const char* label,
                      std::initializer_list<Step> steps)
{
    return replica.transact(label, [&](replica::Writer& writer) -> Result<void> {
        Loading loading {writer, source, known};
        for (const Step step : steps) {
            step(loading);
        }
        return {};
    });
}

Result<void> loadAll(replica::Replica& replica, const SampleSource& source)
{
    Known known;
    if (auto done = runSteps(replica, source, known, "Load the sample partnership",
                             {loadAgencies, loadPlacesAndPriorities, loadBodies, loadStandingItems});
        !done) {
        return done;
    }
    if (auto done = runSteps(replica, source, known, "Load the sample's plan", {loadPlan}); !done) {
        return done;
    }
    if (auto done = runSteps(replica, source, known, "Load the sample's meetings", {loadRecommendations, loadMeetings});
        !done) {
        return done;
    }
    if (auto done = runSteps(replica, source, known, "Load the sample's measures", {loadMeasures}); !done) {
        return done;
    }
    return runSteps(replica, source, known, "Load the sample's actions", {loadActions, loadRegisters, loadInformation, loadGroups, loadPublic, loadPaperTrail});
}

}  // namespace

base::Date sampleTuesday(base::Date today)
{
    const auto ahead = std::chrono::Tuesday - base::weekdayOf(today);
    return base::addDays(today, static_cast<int>(ahead.count()));
}

bool isSample(const replica::Reader& reader)
{
    replica::Statement row = reader.query(kIsSampleSql);
    return row.next();
}

Result<void> loadSample(replica::Replica& replica, base::Date anchor)
{
    if (partnership::profile(replica.reader())) {
        return base::fail(FailureCode::Refused,
                          "This folder already holds a partnership. The sample needs an empty folder of its own.");
    }
    try {
        const SampleSource source {anchor};
        if (auto made = replica.initPartTwo(kSamplePassphrase, replica::KeyCost::interactive()); !made) {
            return made;
        }
        auto loaded = loadAll(replica, source);
        if (loaded) {
            loaded = replica.transact("Mark as the sample", [](replica::Writer& writer) -> Result<void> {
                writer.run(kMarkSql);
                return {};
            });
        }
        if (loaded) {
            loaded = documents::keepApprovedMinutes(replica);
        }
        replica.lockPartTwo();
        replica.settleUndo();
        return loaded;
    } catch (const std::exception& error) {
        return base::fail(FailureCode::Damaged,
                          std::string {"The sample inside this program cannot be read: "} + error.what());
    }
}

Result<std::unique_ptr<replica::Replica>>
createSample(const std::filesystem::path& folder, std::optional<base::Date> anchor, const replica::OpenOptions& options)
{
    auto replica = replica::Replica::create(folder, options, anchor);
    if (!replica) {
        return replica;
    }
    const base::Date day = anchor ? *anchor : sampleTuesday((*replica)->reader().today());
    if (auto loaded = loadSample(**replica, day); !loaded) {
        return tl::unexpected(loaded.error());
    }
    return replica;
}

}  // namespace muster::sample
