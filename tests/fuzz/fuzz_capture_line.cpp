// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes in the capture line: tokens stay inside the line and in order, completions inside too.
#include "core/meetings/completion.h"
#include "core/meetings/verbs.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace muster;

base::Id idOf(std::uint8_t number)
{
    base::Id id;
    id.bytes.at(15) = number;
    return id;
}

meetings::CaptureContext meeting()
{
    using namespace std::chrono;
    meetings::CaptureContext context;
    context.meetingDate = 2011y / 11 / 15;
    context.today = context.meetingDate;
    context.nextMeeting = 2011y / 12 / 20;
    context.verbs = meetings::verbsFor("operational_tasking");
    context.agencies = {
        {idOf(1),
         "CITY",
         "Peterborough City Council",
         true,
         true,
         true,
         {{idOf(11), "Community Safety Manager", true, true, true}},
         {{idOf(12), "Regulatory Services"}}},
        {idOf(2),
         "CONS",
         "Cambridgeshire Constabulary",
         true,
         true,
         false,
         {{idOf(21), "Chief Inspector (partnerships)", true, false, true},
          {idOf(22), "Neighbourhood Inspector", true, true, false}},
         {}},
        {idOf(3), "NHS", "NHS Peterborough", true, false, true, {}, {}},
        {idOf(4), "YOT", "Youth Offending Team", false, false, false, {}, {}},
    };
    context.openActions = {{idOf(119), "A-019", 19, "Explain the rise in violent crime", base::Date {2011y / 11 / 11}},
                           {idOf(150), "A-P1", 0, "Board up the two units", std::nullopt}};
    return context;
}

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const meetings::CaptureContext context = meeting();
    const std::string line(data, data + size);
    const meetings::CapturedLine read = meetings::readCaptureLine(line, context);
    std::size_t last = 0;
    for (const meetings::CaptureToken& token : read.tokens) {
        require(token.begin >= last && token.begin < token.end && token.end <= line.size());
        last = token.end;
    }
    require(read.text.size() <= line.size());
    const std::size_t cursor = size == 0 ? 0 : data[size - 1] % (size + 1);
    for (const std::size_t at : {cursor, size}) {
        for (const meetings::Completion& offer : meetings::completionsAt(line, at, context)) {
            require(offer.begin <= offer.end && offer.end <= line.size());
            require(meetings::applyCompletion(line, offer).cursorByte <= line.size() + offer.replacement.size() + 1);
        }
    }
    return 0;
}
