// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster record: lines as if typed in the capture line.
#include "app/command_line.h"
#include "core/base/text.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/room_commands.h"
#include "core/meetings/room_queries.h"

#include <charconv>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    using base::fail;
    using base::FailureCode;
    using base::Result;
    using meetings::Meeting;
    using replica::Replica;

    // The passphrase counts as statement read and presence resolved (design §10), and so it opens the item.
    Result<void> settle(Replica& replica, const meetings::AgendaItem& item)
    {
        if (!item.restricted() || replica.partTwoState() != replica::PartTwoState::Open) {
            return {};
        }
        return execute(replica, meetings::SettleRestrictedByPassphrase {item.meeting, item.id});
    }

    Result<meetings::AgendaItem> openItem(Replica& replica, const base::Id& meeting)
    {
        auto item = meetings::itemOf(replica.reader(), meeting, meetings::openItemOf(replica.reader(), meeting));
        if (!item) {
            return fail(FailureCode::Refused, "No item is open. Name one with --item N.", "item");
        }
        return std::move(*item);
    }

    Result<meetings::AgendaItem> itemToRecordIn(Replica& replica, const Meeting& meeting, const Arguments& arguments)
    {
        if (!meetings::isLive(meeting.state)) {
            return fail(FailureCode::Refused,
                        meetings::isBeforeHeld(meeting.state)
                            ? "The meeting has not started. Start it first: muster meeting start"
                            : "The meeting is over: nothing more is recorded in it. Propose an amendment instead.");
        }
        if (const auto word = arguments.value("item")) {
            int number = 0;
            const auto [end, error] = std::from_chars(word->data(), word->data() + word->size(), number);
            if (error != std::errc {} || end != word->data() + word->size()) {
                return fail(FailureCode::Invalid, fmt::format("An item is named by its number, not \"{}\".", *word),
                            "item");
            }
            const meetings::Agenda agenda = meetings::agendaOf(replica.reader(), meeting.id);
            if (const meetings::AgendaItem* wanted = agenda.byNumber(number)) {
                if (auto settled = settle(replica, *wanted); !settled) {
                    return tl::unexpected(settled.error());
                }
                if (wanted->state == meetings::ItemState::Open) {
                    return *wanted;
                }
            }
            if (auto opened = execute(replica, meetings::GoToItem {meeting.id, number}); !opened) {
                return tl::unexpected(opened.error());
            }
            return openItem(replica, meeting.id);
        }
        auto item = openItem(replica, meeting.id);
        if (item) {
            if (auto settled = settle(replica, *item); !settled) {
                return tl::unexpected(settled.error());
            }
        }
        return item;
    }

    ExitCode run(const Arguments& arguments)
    {
        const auto reference = arguments.required("meeting");
        if (!arguments.positional().empty() || !reference) {
            return misused("muster record --data DIR --meeting BODY/DATE [--item N] reads lines on standard input.");
        }
        auto opened = openFolder(arguments);
        if (!opened) {
            return refuseFolder(opened.error());
        }
        Replica& replica = **opened;
        const auto meeting = meetings::findMeeting(replica.reader(), *reference);
        if (!meeting) {
            return refuse(meeting.error());
        }
        const auto item = itemToRecordIn(replica, *meeting, arguments);
        if (!item) {
            return refuse(item.error());
        }
        // It warns, and records all the same: what two computers wrote is put together.
        const meetings::WritingRole writing = meetings::writingRole(replica.reader(), meeting->id);
        if (writing.standing == meetings::WritingRole::Standing::Elsewhere) {
            std::cerr << meetings::inWords(writing) << '\n';
        }
        // As in the room, a refused line does not keep the next ones from being recorded.
        ExitCode code = ExitCode::Done;
        std::string line;
        for (int number = 1; std::getline(std::cin, line); ++number) {
            if (!line.empty() && line.back() == '\r') {
                line.pop_back();
            }
            if (base::trimmed(line).empty()) {
                continue;
            }
            const auto recorded = execute(replica, meetings::RecordLine {meeting->id, item->id, line});
            if (!recorded) {
                base::Failure failure = recorded.error();
                failure.detail = fmt::format("Line {} was not recorded: {}", number, failure.detail);
                code = refuse(failure);
                if (code == ExitCode::Storage) {
                    return code;
                }
                continue;
            }
            std::cout << recorded->words << '\n';
            for (const std::string& caution : recorded->cautions) {
                std::cout << "  " << caution << '\n';
            }
            std::cout << std::flush;
        }
        return code;
    }

}  // namespace

CommandSpec recordCommand()
{
    return {"record", "--data DIR --meeting BODY/DATE [--item N]",
            "lines on standard input, each as if typed in the capture line",
            {dataOption(), meetingOption(), {"item", "N", "opens item N; else the open item"}, atOption(),
             passphraseOption()},
            run};
}

}  // namespace muster::app
