// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster document sent KIND: that a paper went out, to whom and when.
#include "app/command_line.h"
#include "app/document_request.h"
#include "app/steps.h"
#include "core/documents/paper_list.h"
#include "core/documents/paper_record.h"
#include "core/governance/execute.h"

#include <fmt/format.h>

namespace muster::app {

namespace {

using base::Result;
using replica::Replica;

constexpr const char* kUsage = "sent KIND --data DIR --to TEXT [--on DATE] [--meeting BODY/DATE] ...";

OptionSpec toOption() { return {"to", "TEXT", "to whom it went, as \"members of the group\""}; }
OptionSpec onOption() { return {"on", "DATE", "the day; today when not given"}; }

Said sent(Replica& replica, const Arguments& arguments)
{
    const auto request = documentRequest(replica.reader(), arguments.positional()[1], arguments);
    if (!request) {
        return tl::unexpected(request.error());
    }
    const auto on = arguments.date("on");
    if (!on) {
        return tl::unexpected(on.error());
    }
    auto sending = documents::sendingOf(replica.reader(), *request);
    if (!sending) {
        return tl::unexpected(sending.error());
    }
    sending->to = textOf(arguments, "to");
    sending->on = *on;
    return saidWhen(governance::execute(replica, *sending),
                    fmt::format("{}: sent on {} to {}.", documents::paperTitle(request->kind, request->edition),
                                base::longDate(on->value_or(replica.reader().today())), sending->to));
}

ExitCode run(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.size() != 2 || words.front() != "sent") {
        return misused(std::string {"muster document "} + kUsage);
    }
    return runSaid(arguments, [&](Replica& replica) { return sent(replica, arguments); });
}

std::string helpOfKind(const Arguments& arguments)
{
    const auto& words = arguments.positional();
    if (words.size() != 2 || words.front() != "sent") {
        return {};
    }
    const auto kind = documents::documentKind(words[1]);
    return kind
        ? documentHelp(**kind, "document sent", "--to TEXT [--on DATE]") + helpLine(toOption()) + helpLine(onOption())
        : std::string {};
}

}  // namespace

CommandSpec documentCommand()
{
    std::vector<OptionSpec> options = documentOptions();
    options.insert(options.begin(), dataOption());
    options.insert(options.end(), {toOption(), onOption(), passphraseOption()});
    return {"document",
            kUsage,
            "marks a paper of \"muster list documents\" as sent; the options that say which are those of export",
            std::move(options),
            run,
            false,
            helpOfKind};
}

}  // namespace muster::app
