// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster meeting: the steps of the room.
#include "app/command_line.h"
#include "core/documents/minutes_copies.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/attendance.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes_commands.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"
#include "core/partnership/agency_queries.h"

#include <charconv>
#include <fmt/format.h>
#include <iostream>
#include <map>

namespace muster::app {

namespace {

    using base::fail;
    using base::FailureCode;
    using base::Result;
    using meetings::Meeting;
    using replica::Replica;

    /// What a step says when it is done.
    using Said = Result<std::string>;

    Said start(Replica& replica, const Meeting& meeting)
    {
        const auto started = execute(replica, meetings::StartMeeting {meeting.id});
        if (!started) {
            return tl::unexpected(started.error());
        }
        std::string words = fmt::format("The meeting started at {}.", base::spokenTime(started->at));
        for (const std::string& caution : started->cautions) {
            words += "\n" + caution;
        }
        if (meetings::inTheRoom(replica.reader(), meeting.id, started->at).empty()) {
            words += "\nNobody is marked present yet: muster meeting attend AGENCY present.";
        }
        return words;
    }

    Said opened(const Result<meetings::ItemOpened>& item)
    {
        if (!item) {
            return tl::unexpected(item.error());
        }
        return item->words;
    }

    Said goTo(Replica& replica, const Meeting& meeting, const std::string& word)
    {
        int number = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc {} || end != word.data() + word.size()) {
            return fail(FailureCode::Invalid, fmt::format("An item is named by its number, not \"{}\".", word), "item");
        }
        return opened(execute(replica, meetings::GoToItem {meeting.id, number}));
    }

    Said statement(Replica& replica, const Meeting& meeting)
    {
        if (auto read = execute(replica, meetings::ReadConfidentialityStatement {meeting.id, {}}); !read) {
            return tl::unexpected(read.error());
        }
        return "The confidentiality statement was read.";
    }

    Said attend(Replica& replica, const Meeting& meeting, const std::string& code, const std::string& how)
    {
        const auto agency = partnership::agencyByShortName(replica.reader(), code);
        if (!agency) {
            return fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\".", code), "agency");
        }
        const auto person = meetings::personFor(replica.reader(), meeting.id, agency->id);
        if (!person) {
            return fail(FailureCode::NotFound, fmt::format("Nobody is known who answers for {}.", agency->name));
        }
        const bool live = meetings::isLive(meeting.state);
        Result<void> done;
        if (how == "left") {
            done = execute(replica,
                           meetings::RecordDeparture {meeting.id, person->role, person->roleTitle, person->agency});
        } else if (how == "present" && live) {
            meetings::RecordArrival arrival;
            arrival.meeting = meeting.id;
            arrival.role = person->role;
            arrival.roleTitle = person->roleTitle;
            arrival.agency = person->agency;
            if (auto came = execute(replica, arrival); !came) {
                done = tl::unexpected(came.error());
            }
        } else if (how == "present" || how == "apologies") {
            meetings::SetAttendance set;
            set.meeting = meeting.id;
            set.role = person->role;
            set.roleTitle = person->roleTitle;
            set.agency = person->agency;
            set.status = how == "present" ? meetings::AttendanceStatus::Present : meetings::AttendanceStatus::Apologies;
            if (auto stored = execute(replica, set); !stored) {
                done = tl::unexpected(stored.error());
            }
        } else {
            return fail(FailureCode::Invalid,
                        fmt::format("Attendance is present, apologies or left, not \"{}\".", how), "attendance");
        }
        if (!done) {
            return tl::unexpected(done.error());
        }
        const std::map<std::string, std::string> words {
            {"present", "present"}, {"apologies", "has sent apologies"}, {"left", "has left"}};
        return fmt::format("{}: {}.", meetings::inWords(*person), words.at(how));
    }

    // Everything that is left open is named, so that nothing closes silently.
    Said end(Replica& replica, const Meeting& meeting)
    {
        std::string words;
        for (const auto& item : meetings::itemsNotTaken(replica.reader(), meeting.id)) {
            words += fmt::format("Item {} was not taken: {}.\n", item.number,
                                 item.role.empty() ? "deferred to the next meeting" : "left out, as a standing item");
        }
        for (const auto& action : meetings::incompleteActions(replica.reader(), meeting.id)) {
            words += fmt::format("{} has no owner or no date yet: to be agreed.\n", action.reference);
        }
        // Ending leaves restricted mode; in the room that is a key of its own.
        const base::Id openItem = meetings::openItemOf(replica.reader(), meeting.id);
        const auto open = meetings::itemOf(replica.reader(), meeting.id, openItem);
        if (open && open->restricted()) {
            if (auto closed = execute(replica, meetings::CloseItem {meeting.id, openItem, {}}); !closed) {
                return tl::unexpected(closed.error());
            }
        }
        meetings::EndMeeting command;
        command.meeting = meeting.id;
        command.acknowledgeIncomplete = true;
        command.deferRemaining = true;
        const auto ended = execute(replica, command);
        if (!ended) {
            return tl::unexpected(ended.error());
        }
        return words + ended->words;
    }

    // In the room this is the key at "minutes of the previous meeting"; a meeting that is over names itself.
    Said approve(Replica& replica, const Meeting& meeting)
    {
        Meeting minutesOf = meeting;
        documents::ApproveMinutes command;
        if (meetings::isLive(meeting.state)) {
            const auto previous = meetings::previousMeetingBefore(replica.reader(), meeting);
            if (!previous) {
                return fail(FailureCode::NotFound, "There is no earlier meeting whose minutes could be approved.");
            }
            minutesOf = *previous;
            command.atMeeting = meeting.id;
        }
        command.meeting = minutesOf.id;
        if (auto approved = execute(replica, command); !approved) {
            return tl::unexpected(approved.error());
        }
        return fmt::format("The minutes of {} are approved.", base::longDate(minutesOf.date));
    }

    Said step(Replica& replica, const Meeting& meeting, const std::vector<std::string>& words)
    {
        const std::string& name = words.front();
        if (name == "start" && words.size() == 1) {
            return start(replica, meeting);
        }
        if (name == "next" && words.size() == 1) {
            return opened(execute(replica, meetings::NextItem {meeting.id}));
        }
        if (name == "goto" && words.size() == 2) {
            return goTo(replica, meeting, words[1]);
        }
        if (name == "statement" && words.size() == 1) {
            return statement(replica, meeting);
        }
        if (name == "attend" && words.size() == 3) {
            return attend(replica, meeting, words[1], words[2]);
        }
        if (name == "end" && words.size() == 1) {
            return end(replica, meeting);
        }
        return approve(replica, meeting);
    }

    bool isStep(const std::vector<std::string>& words)
    {
        static const std::map<std::string, std::size_t> kSteps {{"start", 1}, {"next", 1}, {"goto", 2},
                                                                {"statement", 1}, {"attend", 3}, {"end", 1},
                                                                {"approve", 1}};
        const auto known = words.empty() ? kSteps.end() : kSteps.find(words.front());
        return known != kSteps.end() && words.size() == known->second;
    }

    ExitCode run(const Arguments& arguments)
    {
        const auto reference = arguments.required("meeting");
        if (!isStep(arguments.positional()) || !reference) {
            return misused("muster meeting start|next|goto N|statement|attend AGENCY present|apologies|left|end|approve "
                           "--data DIR --meeting BODY/DATE");
        }
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        const auto meeting = meetings::findMeeting((*replica)->reader(), *reference);
        if (!meeting) {
            return refuse(meeting.error());
        }
        const Said said = step(**replica, *meeting, arguments.positional());
        if (!said) {
            return refuse(said.error());
        }
        std::cout << *said << '\n';
        return ExitCode::Done;
    }

}  // namespace

CommandSpec meetingCommand()
{
    return {"meeting", "start|next|goto N|statement|attend AGENCY present|apologies|left|end|approve --data DIR --meeting "
                       "BODY/DATE",
            "the steps of the room", {dataOption(), meetingOption(), atOption(), passphraseOption()}, run};
}

}  // namespace muster::app
