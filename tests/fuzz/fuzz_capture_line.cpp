// SPDX-License-Identifier: GPL-3.0-or-later
//
// Anything typed or pasted into the capture line: it is always read, its tokens lie in order inside the line, and what
// becomes of it is proper text.
#include "core/base/text.h"
#include "core/meetings/capture_line.h"
#include "tests/fuzz/must.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace muster;

namespace {

meetings::CaptureContext room()
{
    using namespace std::chrono;
    meetings::CaptureContext context;
    context.meetingDate = 2011y / 11 / 15;
    context.today = context.meetingDate;
    context.nextMeeting = 2011y / 12 / 20;
    context.verbs = {"AGREED", "NOTED"};

    meetings::CaptureAgency police;
    police.shortName = "CONS";
    police.name = "Constabulary";
    police.present = true;
    meetings::CaptureRole inspector;
    inspector.title = "Neighbourhood Inspector";
    inspector.canCommit = true;
    inspector.present = true;
    police.roles.push_back(inspector);
    context.agencies.push_back(police);

    meetings::CaptureAgency fire;
    fire.shortName = "FIRE";
    fire.name = "Fire and Rescue";
    context.agencies.push_back(fire);

    meetings::CaptureAction action;
    action.reference = "A-019";
    action.number = 19;
    action.text = "Patrol the park";
    action.due = 2011y / 11 / 30;
    context.openActions.push_back(action);
    return context;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const meetings::CaptureContext context = room();
    // The window hands over proper text; a file of lines for the command line is made proper before it is read.
    const std::string line = base::asValidUtf8({reinterpret_cast<const char*>(data), size});
    const meetings::CapturedLine read = meetings::readCaptureLine(line, context);

    std::size_t last = 0;
    for (const meetings::CaptureToken& token : read.tokens) {
        must(token.begin >= last && token.begin < token.end && token.end <= line.size(), "tokens lie in order");
        must(base::isValidUtf8(std::string_view{line}.substr(token.begin, token.end - token.begin)),
             "tokens end between characters");
        last = token.end;
    }
    must(base::isValidUtf8(read.text), "the words are UTF-8");
    must(base::isValidUtf8(read.echo), "the echo is UTF-8");
    must(read.due ? read.due->ok() : true, "a date is a day of the calendar");
    for (const base::Id& supporting : read.supportingAgencies) {
        must(!read.leadAgency || supporting != *read.leadAgency, "the lead agency does not support itself");
    }
    return 0;
}
