// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster panel|question: what neighbourhoods set and people ask, and what they were told.
#include "app/commands_exceptions.h"
#include "app/commands_public.h"
#include "core/governance/engagement.h"
#include "core/governance/panel_priority.h"
#include "core/meetings/agenda_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"

#include <charconv>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Replica;

Result<base::Id> itemOf(const replica::Reader& reader, const base::Id& meeting, const std::string& word)
{
    int number = 0;
    std::from_chars(word.data(), word.data() + word.size(), number);
    const meetings::Agenda agenda = meetings::agendaOf(reader, meeting, meetings::Audience::Open);
    const meetings::AgendaItem* item = agenda.byNumber(number);
    if (item == nullptr) {
        return fail(FailureCode::NotFound, "Say which item took it up: --meeting DTCG/2011-11-15 --item 6.", "item");
    }
    return item->id;
}

Said setPanel(Replica& replica, const Arguments& arguments)
{
    const auto body = bodyOf(replica.reader(), arguments);
    const auto on = arguments.date("on");
    if (!body || !on) {
        return tl::unexpected(body ? on.error() : body.error());
    }
    governance::SetPanelPriority command {*body, textOf(arguments, "area"), textOf(arguments), {}, *on};
    if (const auto name = arguments.value("ward")) {
        const auto ward = partnership::wardByName(replica.reader(), *name);
        if (!ward) {
            return fail(FailureCode::NotFound, fmt::format("There is no ward \"{}\".", *name), "ward");
        }
        command.ward = ward->id;
    }
    const auto made = execute(replica, command);
    return made ? Said {"set " + shortId(*made)} : tl::unexpected(made.error());
}

Said panel(Replica& replica, const Arguments& arguments)
{
    const std::string step = wordAt(arguments, 0);
    if (step == "set") {
        return setPanel(replica, arguments);
    }
    const auto& reader = replica.reader();
    if (step == "tell-item") {
        const auto meeting = meetingOf(reader, arguments);
        if (!meeting) {
            return tl::unexpected(meeting.error());
        }
        const auto item = itemOf(reader, *meeting, textOf(arguments, "item"));
        if (!item) {
            return tl::unexpected(item.error());
        }
        const auto told = execute(replica, governance::TellAboutItem {*meeting, *item, textOf(arguments)});
        return told ? Said {"told " + shortId(*told)} : tl::unexpected(told.error());
    }
    const auto found = byShortId(governance::panelPriorities(reader), wordAt(arguments, 1), "panel-priorities");
    const auto meeting = meetingOf(reader, arguments);
    const auto on = arguments.date("on");
    if (!found || !meeting || !on) {
        return tl::unexpected(!found ? found.error() : !meeting ? meeting.error() : on.error());
    }
    Result<void> done;
    if (step == "take-up") {
        const auto item = itemOf(reader, *meeting, textOf(arguments, "item"));
        if (!item) {
            return tl::unexpected(item.error());
        }
        done = execute(replica, governance::TakeUpPanelPriority {found->id, *meeting, *item});
    } else if (step == "close") {
        done = execute(replica,
                       governance::ClosePanelPriority {found->id, textOf(arguments), textOf(arguments, "told-back")});
    } else {
        done = execute(replica, governance::TellPanelBack {found->id, textOf(arguments), *on});
    }
    if (!done) {
        return tl::unexpected(done.error());
    }
    const auto now = governance::panelPriority(reader, found->id);
    std::string words = now->area + ": " + now->stateInWords() + ".";
    if (now->wantsTellingBack()) {
        words += " " + std::string {governance::kYouSaidWeDid};
    }
    return words;
}

Said ask(Replica& replica, const Arguments& arguments)
{
    const auto& reader = replica.reader();
    const auto body = bodyOf(reader, arguments);
    const auto meeting = meetingOf(reader, arguments);
    const auto on = arguments.date("on");
    if (!body || !meeting || !on) {
        return tl::unexpected(!body ? body.error() : !meeting ? meeting.error() : on.error());
    }
    const auto kind = governance::engagementKindFrom(arguments.value("kind").value_or("consulted"));
    const auto nature = governance::engagementNatureFrom(arguments.value("nature").value_or("question"));
    if (!kind || !nature) {
        return fail(FailureCode::Invalid,
                    "--kind is consulted, informed, involved or partnered; --nature is question, comment or challenge.",
                    kind ? "nature" : "kind");
    }
    governance::RecordEngagement command {*body,
                                          textOf(arguments),
                                          *meeting,
                                          {},
                                          *on,
                                          *kind,
                                          *nature,
                                          textOf(arguments, "answer"),
                                          textOf(arguments, "by-role")};
    if (const auto name = arguments.value("priority")) {
        const auto priority = partnership::priorityByShortName(reader, *name);
        if (!priority) {
            return fail(FailureCode::NotFound, fmt::format("There is no priority \"{}\".", *name), "priority");
        }
        command.priority = priority->id;
    }
    const auto made = execute(replica, command);
    return made ? Said {"recorded " + shortId(*made)} : tl::unexpected(made.error());
}

Said question(Replica& replica, const Arguments& arguments)
{
    if (wordAt(arguments, 0) == "record") {
        return ask(replica, arguments);
    }
    const auto found = byShortId(governance::engagementRecords(replica.reader()), wordAt(arguments, 1), "questions");
    const auto on = arguments.date("on");
    if (!found || !on) {
        return tl::unexpected(found ? on.error() : found.error());
    }
    if (wordAt(arguments, 0) == "tag") {
        const auto kind = governance::engagementKindFrom(textOf(arguments, "kind"));
        if (!kind) {
            return fail(FailureCode::Invalid, "--kind is consulted, informed, involved or partnered.", "kind");
        }
        const auto done = execute(replica, governance::TagEngagement {found->id, *kind});
        return done ? Said {"tagged"} : tl::unexpected(done.error());
    }
    const auto done = execute(
        replica, governance::AnswerEngagement {found->id, textOf(arguments), textOf(arguments, "by-role"), *on});
    return done ? Said {"answered"} : tl::unexpected(done.error());
}

}  // namespace

CommandSpec panelCommand()
{
    return {"panel",
            "set|take-up REF|close REF|tell REF|tell-item --data DIR",
            "priorities of neighbourhood panels: you said, we did",
            {dataOption(),
             meetingOption(),
             {"body", "BODY", "set: which panel"},
             {"area", "TEXT", "set: \"City centre\""},
             {"ward", "WARD", "set: which ward it is about"},
             {"item", "N", "take-up, tell-item: the item of the meeting"},
             {"text", "TEXT", "set: what is wanted; close: the outcome; tell: one sentence"},
             {"told-back", "TEXT", "close: the sentence for the people there"},
             {"on", "DATE", "set, tell: on which day"}},
            [](const Arguments& arguments) {
                return runStep(arguments, {"set", "take-up", "close", "tell", "tell-item"},
                               "muster panel set|take-up REF|close REF|tell REF|tell-item --data DIR", panel);
            }};
}

CommandSpec questionCommand()
{
    return {"question",
            "record|answer REF|tag REF --data DIR",
            "what the public asks at Face the People and at forums",
            {dataOption(),
             meetingOption(),
             {"body", "BODY", "record: where"},
             {"priority", "P1", "record: of a forum, on which priority"},
             {"kind", "KIND", "record, tag: consulted, informed, involved or partnered"},
             {"nature", "WORD", "record: question, comment or challenge"},
             {"text", "TEXT", "record: what was asked; answer: the answer"},
             {"answer", "TEXT", "record: when it was answered there and then"},
             {"on", "DATE", "on which day"},
             {"by-role", "ROLE", "who answered"}},
            [](const Arguments& arguments) {
                return runStep(arguments, {"record", "answer", "tag"},
                               "muster question record|answer REF|tag REF --data DIR", question);
            }};
}

}  // namespace muster::app
