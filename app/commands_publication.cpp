// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster publication STEP: a paper for the public, from draft to every channel.
#include "app/commands_exceptions.h"
#include "app/commands_public.h"
#include "core/base/text.h"
#include "core/documents/period.h"
#include "core/documents/publication_steps.h"
#include "core/governance/publication_commands.h"
#include "core/partnership/role_queries.h"

#include <algorithm>

namespace muster::app {

namespace {

using base::fail;
using base::FailureCode;
using base::Result;
using governance::Publication;
using replica::Replica;

constexpr const char* kSteps[] {"owner", "draft", "show", "write", "check", "approve", "publish", "withdraw"};

Result<documents::Period> periodOf(const Arguments& arguments)
{
    const auto text = arguments.value("period");
    if (!text) {
        return fail(FailureCode::Invalid, "Say which: --period \"2011-07 to 2011-09\".", "period");
    }
    return documents::periodFrom(*text);
}

Result<governance::PublicationKind> kindOf(const Arguments& arguments)
{
    const auto kind = governance::publicationKindFrom(arguments.value("kind").value_or("quarterly_report"));
    if (!kind) {
        return fail(FailureCode::Invalid,
                    "A publication is a quarterly_report, a plan_summary, a full_plan or an annual_report.", "kind");
    }
    return *kind;
}

/// The newest version for the period.
Result<Publication> chosen(const replica::Reader& reader, const Arguments& arguments)
{
    const auto kind = kindOf(arguments);
    const auto period = periodOf(arguments);
    if (!kind || !period) {
        return tl::unexpected(kind ? period.error() : kind.error());
    }
    for (const Publication& one : governance::publications(reader)) {
        if (one.kind == *kind && one.from == period->first && one.to == period->last) {
            return one;
        }
    }
    return fail(FailureCode::NotFound,
                fmt::format("There is no {} for {}. Draft it first.", base::lowered(governance::inWords(*kind)),
                            governance::periodInWords(period->first, period->last)),
                "period");
}

Said owner(Replica& replica, const Arguments& arguments)
{
    const std::string title = textOf(arguments, "role");
    const auto role = partnership::roleByTitle(replica.reader(), {}, title);
    if (!role) {
        return fail(FailureCode::NotFound, fmt::format("There is no role \"{}\". See: muster list roles", title),
                    "role");
    }
    if (auto named = execute(replica, governance::NameCommunicationsOwner {role->id}); !named) {
        return tl::unexpected(named.error());
    }
    return "communications owner: " + role->title;
}

Said draft(Replica& replica, const Arguments& arguments)
{
    const auto kind = kindOf(arguments);
    const auto period = periodOf(arguments);
    const auto due = arguments.date("due");
    if (!kind || !period || !due) {
        return tl::unexpected(!kind ? kind.error() : !period ? period.error() : due.error());
    }
    const auto made = execute(replica, governance::DraftPublication {*kind, period->first, period->last, *due});
    if (!made) {
        return tl::unexpected(made.error());
    }
    return "drafted " + governance::publication(replica.reader(), *made)->title;
}

std::string show(const replica::Reader& reader, const Publication& publication)
{
    std::string words = fmt::format("{}, version {}\n{}\n", publication.title, publication.version,
                                    publication.stateInWords(reader.today()));
    if (const auto readable = documents::readabilityOf(reader, publication)) {
        words += readable->inWords() + "\n";
    }
    for (const governance::WrittenPart& part : governance::writtenParts(reader, publication.id)) {
        if (part.words > 0) {
            words += fmt::format("{}: {} of {} words\n", governance::inWords(part.part), part.words,
                                 governance::longest(part.part));
        }
    }
    for (const governance::ChannelLine& line : governance::channelLines(reader, publication.id)) {
        words += fmt::format("[{}] {}{}\n", line.publishedOn ? "x" : " ", governance::inWords(line.channel),
                             line.publishedOn ? ", " + base::longDate(*line.publishedOn) + ", " + line.ownerRole : "");
    }
    const std::string next = publication.nextStepInWords();
    return words + (next.empty() ? "nothing left to do" : "next: " + next);
}

Result<void> publish(Replica& replica, const Arguments& arguments, const Publication& publication)
{
    const auto channel = governance::channelFrom(textOf(arguments, "channel"));
    const auto on = arguments.date("on");
    if (!channel || !on) {
        std::string known;
        for (const governance::Channel one : governance::kChannels) {
            known += (known.empty() ? "" : ", ") + std::string {governance::toStored(one)};
        }
        return channel
            ? Result<void> {tl::unexpected(on.error())}
            : Result<void> {fail(FailureCode::Invalid, "Say where, with --channel: " + known + ".", "channel")};
    }
    return execute(replica,
                   governance::PublishOnChannel {publication.id, *channel, *on, textOf(arguments, "role"),
                                                 textOf(arguments, "language"), textOf(arguments)});
}

Result<void> take(Replica& replica, const Arguments& arguments, const Publication& publication, const std::string& step)
{
    const std::string by = textOf(arguments, "by-role");
    if (step == "write") {
        const auto part = governance::textPartFrom(textOf(arguments, "part"));
        if (!part) {
            return fail(FailureCode::Invalid, "Say which part, with --part: said, next, ask, household or narrative.",
                        "part");
        }
        return execute(replica, governance::WritePart {publication.id, *part, textOf(arguments)});
    }
    if (step == "check") {
        return documents::checkPublication(replica, publication.id, by);
    }
    if (step == "approve") {
        return documents::approvePublication(replica, publication.id, by);
    }
    if (step == "publish") {
        return publish(replica, arguments, publication);
    }
    return execute(replica, governance::WithdrawPublication {publication.id, textOf(arguments)});
}

Said run(Replica& replica, const Arguments& arguments, const std::string& step)
{
    if (step == "owner") {
        return owner(replica, arguments);
    }
    if (step == "draft") {
        return draft(replica, arguments);
    }
    const auto publication = chosen(replica.reader(), arguments);
    if (!publication) {
        return tl::unexpected(publication.error());
    }
    if (step == "show") {
        return show(replica.reader(), *publication);
    }
    if (auto done = take(replica, arguments, *publication, step); !done) {
        return tl::unexpected(done.error());
    }
    const auto now = governance::publication(replica.reader(), publication->id);
    return fmt::format("{}: {}.", now->title, now->stateInWords(replica.reader().today()));
}

ExitCode runCommand(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.size() != 1 || std::find(std::begin(kSteps), std::end(kSteps), words.front()) == std::end(kSteps)) {
        return misused(
            "muster publication owner|draft|show|write|check|approve|publish|withdraw --data DIR --period P");
    }
    return runSaid(arguments, [&](Replica& replica) { return run(replica, arguments, words.front()); });
}

}  // namespace

CommandSpec publicationCommand()
{
    return {"publication",
            "owner|draft|show|write|check|approve|publish|withdraw --data DIR --period P",
            "papers for the public: from draft through privacy check and approval to seven channels",
            {dataOption(),
             passphraseOption(),
             {"period", "P", "\"2011-07 to 2011-09\""},
             {"kind", "KIND", "quarterly_report (when not given), plan_summary, full_plan, annual_report"},
             {"due", "DATE", "draft: by when"},
             {"part", "PART", "write: said, next, ask, household or narrative"},
             {"text", "TEXT", "write: the words; publish: where; withdraw: why"},
             {"channel", "CHANNEL", "publish: which of the seven"},
             {"language", "NAME", "publish: of minority_languages"},
             {"on", "DATE", "publish: on which day"},
             {"role", "ROLE", "owner: who releases public texts; publish: who looks after the channel"},
             {"by-role", "ROLE", "check, approve: who does it"}},
            runCommand};
}

}  // namespace muster::app
