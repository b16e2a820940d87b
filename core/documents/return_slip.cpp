// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/return_slip.h"

#include "core/actions/action_commands.h"
#include "core/actions/action_queries.h"
#include "core/base/text.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/profile_queries.h"
#include "core/tables/csv_writing.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <optional>

namespace muster::documents {

using base::fail;
using base::FailureCode;
using base::Result;
using replica::Reader;

namespace {

    enum Column : std::size_t { kReference, kWhat, kWhen, kStatus, kAnswer, kWords, kCode };

    const std::vector<std::string> kHeader {"Reference",   "Action or item", "Due or meeting", "Status now",
                                            "Your answer", "Your words",     "Code (leave as it is)"};
    constexpr std::string_view kSlip = "slip-";
    constexpr std::string_view kAction = "action-";
    constexpr std::string_view kItem = "item-";

    using meetings::AgendaItem;
    using meetings::Reply;

    struct Asked {
        meetings::Meeting meeting;
        AgendaItem item;
    };

    bool concerns(const AgendaItem& item, const base::Id& agency)
    {
        return !item.restricted()
            && (item.raisedByAgency == agency
                || std::any_of(item.requirements.begin(), item.requirements.end(), [&](const auto& requirement) {
                       return requirement.agency == agency && requirement.need != meetings::Need::NotNeeded;
                   }));
    }

    std::vector<Asked> itemsFor(const Reader& reader, const base::Id& agency)
    {
        std::vector<Asked> found;
        for (const auto& meeting : meetings::allMeetings(reader)) {
            if (meeting.date < reader.today()) {
                continue;
            }
            for (const AgendaItem& item : meetings::agendaOf(reader, meeting.id, meetings::Audience::Open).items) {
                if (concerns(item, agency) && item.takesTime()) {
                    found.push_back({meeting, item});
                }
            }
        }
        return found;
    }

    std::string referenceOf(const Asked& asked)
    {
        return fmt::format("{} item {}", meetings::meetingReference(asked.meeting), asked.item.number);
    }

    const meetings::ItemRequirement* requirementOf(const AgendaItem& item, const base::Id& agency)
    {
        const auto found = std::find_if(item.requirements.begin(), item.requirements.end(),
                                        [&](const auto& requirement) { return requirement.agency == agency; });
        return found == item.requirements.end() ? nullptr : &*found;
    }

    std::string partnershipCode(const Reader& reader)
    {
        const auto profile = partnership::profile(reader);
        return (profile ? profile->id : base::Id {}).hex();
    }

    constexpr Reply kReplies[] {Reply::Contribute, Reply::Attend, Reply::Information, Reply::NotUs};

    /// "not us"
    std::string answerFor(Reply reply)
    {
        std::string word {meetings::toStored(reply)};
        std::replace(word.begin(), word.end(), '_', ' ');
        return word;
    }

    std::optional<Reply> replyFrom(const std::string& answer)
    {
        const auto* found = std::find_if(std::begin(kReplies), std::end(kReplies),
                                         [&](Reply reply) { return answer == answerFor(reply); });
        return found == std::end(kReplies) ? std::nullopt : std::optional {*found};
    }

    std::string allReplies()
    {
        std::string words;
        for (const Reply reply : kReplies) {
            words += (words.empty() ? "" : reply == Reply::NotUs ? " or " : ", ") + answerFor(reply);
        }
        return words;
    }

    /// A slip with what each line asks for, resolved against what is here.
    struct Reading {
        struct Step {
            std::size_t row = 0;
            std::optional<actions::ClaimComplete> claim {};
            std::optional<actions::ReportProgress> progress {};
            std::optional<meetings::RecordReply> reply {};
        };

        SlipPreview preview;
        std::vector<Step> steps;
    };

    class SlipReader {
    public:
        SlipReader(const Reader& reader, const ImportReturnSlip& slip)
            : m_reader(reader)
            , m_slip(slip)
        {
        }

        Reading read()
        {
            if (m_slip.table.header.size() <= kCode) {
                problem("this is not a return slip of Muster: it has too few columns");
                return std::move(m_reading);
            }
            if (!readFirstLine()) {
                return std::move(m_reading);
            }
            m_items = itemsFor(m_reader, m_agency.id);
            for (const tables::Row& row : m_slip.table.rows) {
                readLine(row);
            }
            return std::move(m_reading);
        }

    private:
        static std::string cell(const tables::Row& row, std::size_t column)
        {
            return std::string {base::trimmed(row.cells[column])};
        }

        void problem(std::string words) { m_reading.preview.problems.push_back(std::move(words)); }

        bool readFirstLine()
        {
            const auto& rows = m_slip.table.rows;
            const auto line = std::find_if(rows.begin(), rows.end(), [](const tables::Row& row) {
                return cell(row, kCode).rfind(kSlip, 0) == 0;
            });
            if (line == rows.end()) {
                problem("the line \"Filled in by\" with its code is missing: ask for the slip as it was sent");
                return false;
            }
            const std::string code = cell(*line, kCode).substr(kSlip.size());
            const auto dash = code.find('-');
            const auto agencyId = dash == std::string::npos ? std::nullopt : base::parseId(code.substr(dash + 1));
            if (code.substr(0, dash) != partnershipCode(m_reader)) {
                problem("it is a slip of another partnership");
                return false;
            }
            const auto agency = agencyId ? partnership::agency(m_reader, *agencyId) : std::nullopt;
            if (!agency) {
                problem("its agency is not one of this partnership");
                return false;
            }
            m_agency = *agency;
            const std::string role = m_slip.sender.empty() ? cell(*line, kWords)
                                                           : std::string {base::trimmed(m_slip.sender)};
            m_reading.preview.agency = agency->shortName;
            if (role.empty()) {
                problem("nobody says who filled it in: write the role beside \"Filled in by\"");
                return false;
            }
            m_reading.preview.sender = fmt::format("{}, {}", role, agency->shortName);
            return true;
        }

        void readLine(const tables::Row& line)
        {
            const std::string code = cell(line, kCode);
            const std::string answer = base::lowered(cell(line, kAnswer));
            const std::string words = cell(line, kWords);
            if (code.rfind(kSlip, 0) == 0 || (answer.empty() && words.empty())) {
                return;
            }
            m_reading.preview.rows.push_back({line.line, cell(line, kReference), {}, false, {}});
            SlipRow& row = m_reading.preview.rows.back();
            if (code.rfind(kAction, 0) == 0) {
                readAction(row, base::parseId(code.substr(kAction.size())), answer, words);
            } else if (code.rfind(kItem, 0) == 0) {
                readItem(row, base::parseId(code.substr(kItem.size())), answer, words);
            } else {
                row.problems.push_back("its code is missing or was changed: copy the line from the slip as it was sent");
            }
        }

        void readAction(SlipRow& row, const std::optional<base::Id>& id, const std::string& answer,
                        const std::string& words)
        {
            const auto action = id ? actions::findAction(m_reader, *id) : std::nullopt;
            if (!action || action->restricted || action->lead.id != m_agency.id) {
                row.problems.push_back(fmt::format("it is not an action that {} can answer by a slip", m_agency.shortName));
                return;
            }
            row.reference = action->reference;
            const auto updates = actions::updatesOf(m_reader, action->id);
            row.known = std::any_of(updates.begin(), updates.end(), [&](const actions::ActionUpdate& update) {
                return update.byRole == m_reading.preview.sender && (update.text == words || update.evidence == words);
            });
            const bool done = answer == "done" || answer == "complete" || answer == "completed" || answer == "yes";
            if (!done && !answer.empty() && answer != "progress") {
                row.problems.push_back("the answer may be \"done\" or \"progress\"");
                return;
            }
            row.does = done ? "is claimed complete: " + words : "progress: " + words;
            if (row.known) {
                return;
            }
            if (words.empty()) {
                row.problems.push_back(done ? "\"done\" needs a sentence that says what was done"
                                            : "\"progress\" needs a sentence");
            } else if (!actions::isOpen(action->status)) {
                row.problems.push_back("it is closed already");
            } else if (done && action->status == actions::ActionStatus::CompleteClaimed) {
                row.problems.push_back("it was claimed complete already");
            }
            Reading::Step step {m_reading.preview.rows.size() - 1};
            if (done) {
                step.claim = actions::ClaimComplete {action->id, words, m_reading.preview.sender, {}};
            } else {
                step.progress = actions::ReportProgress {action->id, words, {}, m_reading.preview.sender, {}};
            }
            m_reading.steps.push_back(std::move(step));
        }

        void readItem(SlipRow& row, const std::optional<base::Id>& id, const std::string& answer,
                      const std::string& words)
        {
            const auto asked = std::find_if(m_items.begin(), m_items.end(),
                                            [&](const Asked& candidate) { return id && candidate.item.id == *id; });
            if (asked == m_items.end()) {
                row.problems.push_back(
                    fmt::format("it is not an item of a coming meeting that {} is asked about", m_agency.shortName));
                return;
            }
            row.reference = referenceOf(*asked);
            const auto reply = replyFrom(answer);
            if (!reply) {
                row.problems.push_back(fmt::format("the answer may be {}", allReplies()));
                return;
            }
            row.does = fmt::format("{} answers \"{}\"{}{}", m_agency.shortName, meetings::inWords(*reply),
                                   words.empty() ? "" : ": ", words);
            // Who said it stands with what was said.
            const std::string note = fmt::format("{}{}({})", words, words.empty() ? "" : " ", m_reading.preview.sender);
            const auto* requirement = requirementOf(asked->item, m_agency.id);
            row.known = requirement != nullptr && requirement->reply == *reply && requirement->replyNote == note;
            if (!row.known) {
                Reading::Step step {m_reading.preview.rows.size() - 1};
                step.reply = meetings::RecordReply {asked->meeting.id, asked->item.id, m_agency.id, *reply, note};
                m_reading.steps.push_back(std::move(step));
            }
        }

        const Reader& m_reader;
        const ImportReturnSlip& m_slip;
        partnership::Agency m_agency;
        std::vector<Asked> m_items;
        Reading m_reading;
    };

}  // namespace

Result<std::string> returnSlip(const Reader& reader, const base::Id& agencyId)
{
    const auto agency = partnership::agency(reader, agencyId);
    if (!agency) {
        return fail(FailureCode::NotFound, "There is no such agency.", "agency");
    }
    std::vector<std::vector<std::string>> rows;
    rows.push_back({"Filled in by",
                    fmt::format("Return slip of {}, {}. Write your role in the column \"Your words\".", agency->name,
                                base::longDate(reader.today())),
                    "", "", "", "",
                    fmt::format("{}{}-{}", kSlip, partnershipCode(reader), agency->id.hex())});
    actions::ActionFilter own;
    own.agency = agency->id;
    own.openOnly = true;
    for (const auto& action : actions::listActions(reader, own, actions::Audience::Open)) {
        if (action.restricted) {
            continue;
        }
        rows.push_back({action.reference, action.text, action.due ? base::longDate(*action.due) : "no date",
                        std::string {actions::inWords(action.status)}, "", "",
                        std::string {kAction} + action.id.hex()});
    }
    for (const Asked& asked : itemsFor(reader, agency->id)) {
        const auto* requirement = requirementOf(asked.item, agency->id);
        rows.push_back({referenceOf(asked), asked.item.title, base::longDate(asked.meeting.date),
                        std::string {meetings::inWords(requirement == nullptr ? Reply::None : requirement->reply)}, "",
                        "", std::string {kItem} + asked.item.id.hex()});
    }
    std::vector<std::string> header = kHeader;
    header[kAnswer] = "Your answer (action: done or progress; item: " + allReplies() + ")";
    return tables::toCsv(header, rows, {.guardFormulas = true, .byteOrderMark = true});
}

Result<void> writeReturnSlip(const Reader& reader, const base::Id& agency, const std::filesystem::path& file)
{
    const auto text = returnSlip(reader, agency);
    if (!text) {
        return tl::unexpected(text.error());
    }
    std::filesystem::path making = file;
    making += ".part";
    std::error_code error;
    {
        std::ofstream out {making, std::ios::binary};
        out << *text;
        out.close();
        if (!out) {
            std::filesystem::remove(making, error);
            return fail(FailureCode::Unreadable,
                        fmt::format("The file {} cannot be written. Choose another place.", file.string()));
        }
    }
    std::filesystem::rename(making, file, error);
    if (error) {
        return fail(FailureCode::Unreadable,
                    fmt::format("The file {} cannot be written: {}.", file.string(), error.message()));
    }
    return {};
}

int SlipPreview::ready() const
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const SlipRow& row) {
        return !row.known && row.problems.empty();
    }));
}

int SlipPreview::passedOver() const
{
    return static_cast<int>(std::count_if(rows.begin(), rows.end(), [](const SlipRow& row) { return row.known; }));
}

bool SlipPreview::clean() const
{
    return problems.empty()
        && std::all_of(rows.begin(), rows.end(), [](const SlipRow& row) { return row.problems.empty(); });
}

SlipPreview previewReturnSlip(const Reader& reader, const ImportReturnSlip& slip)
{
    return SlipReader {reader, slip}.read().preview;
}

Result<SlipPreview> apply(replica::Writer& writer, const ImportReturnSlip& slip)
{
    Reading reading = SlipReader {writer, slip}.read();
    SlipPreview& preview = reading.preview;
    if (!preview.problems.empty()) {
        return fail(FailureCode::Invalid, fmt::format("{} was not taken in: {}.", slip.fileName, preview.problems.front()));
    }
    const auto refused = [&](const SlipRow& row, const std::string& why) {
        return fail(FailureCode::Invalid,
                    fmt::format("{}, line {} ({}): {}. Nothing was taken in.", slip.fileName, row.line, row.reference, why));
    };
    for (const SlipRow& row : preview.rows) {
        if (!row.problems.empty()) {
            return refused(row, row.problems.front());
        }
    }
    for (const Reading::Step& step : reading.steps) {
        const Result<void> done = step.claim ? apply(writer, *step.claim)
            : step.progress                  ? apply(writer, *step.progress)
                                             : apply(writer, *step.reply);
        if (!done) {
            std::string why = done.error().detail;
            if (!why.empty() && why.back() == '.') {
                why.pop_back();
            }
            return refused(preview.rows[step.row], why);
        }
    }
    writer.setLabel("Return slip of " + preview.agency);
    return std::move(preview);
}

Result<SlipPreview> execute(replica::Replica& replica, const ImportReturnSlip& slip)
{
    return replica.transact("Return slip", [&](replica::Writer& writer) { return apply(writer, slip); });
}

}  // namespace muster::documents
