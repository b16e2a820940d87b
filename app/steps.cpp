// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/steps.h"

#include "app/command_line.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

std::string textOf(const Arguments& arguments, const std::string& option)
{
    return arguments.value(option).value_or(std::string {});
}

std::string wordAt(const Arguments& arguments, std::size_t place)
{
    return place < arguments.positional().size() ? arguments.positional()[place] : std::string {};
}

Result<base::Id> meetingOf(const Reader& reader, const Arguments& arguments)
{
    const auto reference = arguments.value("meeting");
    if (!reference) {
        return base::Id {};
    }
    const auto meeting = meetings::findMeeting(reader, *reference);
    return meeting ? Result<base::Id> {meeting->id} : tl::unexpected(meeting.error());
}

Result<base::Id> bodyOf(const Reader& reader, const Arguments& arguments)
{
    const auto name = arguments.value("body");
    return name ? bodyNamed(reader, *name) : Result<base::Id> {base::Id {}};
}

Result<base::Id> agencyNamed(const Reader& reader, const std::string& code)
{
    const auto agency = partnership::agencyByShortName(reader, code);
    return agency ? Result<base::Id> {agency->id}
                  : fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\".", code), "agency");
}

Result<base::Id> bodyNamed(const Reader& reader, const std::string& name)
{
    const auto body = partnership::bodyByName(reader, name);
    return body ? Result<base::Id> {body->id}
                : fail(FailureCode::NotFound, fmt::format("There is no body \"{}\".", name), "body");
}

ExitCode runSaid(const Arguments& arguments, const std::function<Said(replica::Replica&)>& run)
{
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    const Said said = run(**replica);
    if (!said) {
        return refuse(said.error());
    }
    std::cout << *said << '\n';
    return ExitCode::Done;
}

ExitCode runStep(const Arguments& arguments, const std::vector<std::string>& steps, const std::string& usage,
                 Said (*run)(replica::Replica&, const Arguments&))
{
    const auto& words = arguments.positional();
    if (words.empty() || std::find(steps.begin(), steps.end(), words.front()) == steps.end()) {
        return misused(usage);
    }
    return runSaid(arguments, [&](replica::Replica& replica) { return run(replica, arguments); });
}

}  // namespace muster::app
