// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster share create | join | sync | status | repair | moved | leave
#include "app/command_line.h"
#include "core/meetings/settle_numbers.h"
#include "core/base/text.h"
#include "core/sharing/background_sync.h"
#include "core/sharing/helper_hub.h"
#include "core/sharing/moving.h"
#include "core/sharing/sync.h"

#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    using replica::Replica;
    using sharing::HelperHub;
    using sharing::HelperOptions;

    constexpr const char* kUsage = "muster share create FILE|join FILE|sync|status|repair|moved FILE|leave --data DIR";

    base::Result<HelperOptions> helperOptions(const Arguments& arguments)
    {
        HelperOptions options;
        if (const auto stale = arguments.value("lease-stale")) {
            int seconds = 0;
            const auto [end, error] = std::from_chars(stale->data(), stale->data() + stale->size(), seconds);
            if (error != std::errc {} || end != stale->data() + stale->size() || seconds < 1 || seconds > 3600) {
                return base::fail(base::FailureCode::Invalid,
                                  fmt::format("--lease-stale needs a number of seconds, not \"{}\".", *stale),
                                  "lease-stale");
            }
            options.hub.leaseStaleMs = seconds * 1000;
            // Whoever waits must be able to outlast a computer that died.
            options.hub.leaseWaitMs = options.hub.leaseStaleMs + 5000;
        }
        return options;
    }

    // The shared file is named from where the user stands, and remembered from the root of the drive.
    std::string addressFrom(const std::string& word)
    {
        return word.find("://") != std::string::npos ? word : std::filesystem::absolute(word).lexically_normal().string();
    }

    void tell(const sharing::SyncOutcome& outcome)
    {
        std::cout << fmt::format("{} received, {} sent.\n", base::counted(static_cast<int>(outcome.received), "change", "changes"),
                                 outcome.sent);
        for (const sharing::SyncNotice notice : outcome.notices) {
            std::cout << sharing::inWords(notice) << '\n';
        }
        if (!outcome.mayNotWrite.empty()) {
            std::cout << outcome.mayNotWrite << '\n';
        }
    }

    sharing::SyncOptions syncOptions()
    {
        sharing::SyncOptions options;
        options.beforePush = meetings::settleNumbers;
        options.progress = [last = std::size_t {0}](std::size_t done, std::size_t total) mutable {
            if (total > 5000 && (done == total || done >= last + 5000)) {
                std::cerr << fmt::format("{} of {} changes\n", done, total);
                last = done;
            }
            return true;
        };
        return options;
    }

    ExitCode create(const Arguments& arguments, const std::string& address, HelperOptions options)
    {
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        options.hub.writer = (*replica)->deviceId();
        HelperHub hub {address, options};
        const auto outcome = sharing::startShare(**replica, address, [&] { return hub.create(); }, hub, syncOptions());
        if (!outcome) {
            return refuse(outcome.error());
        }
        std::cout << fmt::format("The partnership is shared in {}.\n", sharing::Share {address, {}}.shownAddress());
        tell(*outcome);
        return ExitCode::Done;
    }

    ExitCode join(const std::string& folder, const std::string& address, const HelperOptions& options)
    {
        HelperHub hub {address, options};
        const auto outcome = sharing::joinShare(folder, address, hub, syncOptions());
        if (!outcome) {
            return refuse(outcome.error());
        }
        std::cout << fmt::format("The partnership is in {} now.\n", folder);
        tell(*outcome);
        return ExitCode::Done;
    }

    ExitCode status(Replica& replica, const sharing::Share& share)
    {
        std::cout << fmt::format("Shared in {}.\n", share.shownAddress());
        const auto waiting = static_cast<int>(sharing::waitingChanges(replica));
        std::cout << (waiting == 0 ? std::string {"Nothing waits to be sent.\n"}
                                   : fmt::format("{} to be sent.\n", base::counted(waiting, "change waits", "changes wait")));
        const auto conflicts = replica.conflicts().size();
        if (conflicts > 0) {
            std::cout << fmt::format("{} to be settled: muster list conflicts\n",
                                     base::counted(static_cast<int>(conflicts), "conflict waits", "conflicts wait"));
        }
        return ExitCode::Done;
    }

    ExitCode moved(Replica& replica, const std::string& address, const HelperOptions& options, bool anyway)
    {
        HelperHub hub {address, options};
        const auto outcome = sharing::moveShare(replica, address, hub, syncOptions(), anyway);
        if (!outcome) {
            if (outcome.error().code == base::FailureCode::Superseded) {
                std::cerr << "With --anyway it is used all the same.\n";
            }
            return refuse(outcome.error());
        }
        std::cout << fmt::format("The partnership is shared in {} now.\n", sharing::Share {address, {}}.shownAddress());
        tell(*outcome);
        return ExitCode::Done;
    }

    ExitCode leave(Replica& replica, const sharing::Share& share)
    {
        const auto waiting = static_cast<int>(sharing::waitingChanges(replica));
        if (auto left = sharing::leaveShare(replica, meetings::settleNumbers); !left) {
            return refuse(left.error());
        }
        std::cout << fmt::format("This folder works alone now. {} is as it was.\n", share.shownAddress());
        if (waiting > 0) {
            std::cout << fmt::format("{} sent: they are on this computer only.\n",
                                     base::counted(waiting, "change was not", "changes were not"));
        }
        return ExitCode::Done;
    }

    ExitCode run(const Arguments& arguments)
    {
        const auto& words = arguments.positional();
        const std::string what = words.empty() ? std::string {} : words.front();
        const bool namesFile = what == "create" || what == "join" || what == "moved";
        if ((!namesFile && what != "sync" && what != "status" && what != "repair" && what != "leave")
            || words.size() != (namesFile ? 2U : 1U)) {
            return misused(kUsage);
        }
        const auto folder = arguments.required("data");
        if (!folder) {
            return misused(folder.error().detail);
        }
        auto options = helperOptions(arguments);
        if (!options) {
            return misused(options.error().detail);
        }
        if (what == "create") {
            return create(arguments, addressFrom(words[1]), *options);
        }
        if (what == "join") {
            return join(*folder, addressFrom(words[1]), *options);
        }
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        const auto share = sharing::shareOf(**replica);
        if (!share) {
            return refuse({base::FailureCode::NotFound, {},
                           "This folder is not shared yet. Create a shared file or join one: muster share --help"});
        }
        if (what == "status") {
            return status(**replica, *share);
        }
        if (what == "leave") {
            return leave(**replica, *share);
        }
        options->hub.writer = (*replica)->deviceId();
        if (what == "moved") {
            return moved(**replica, addressFrom(words[1]), *options, arguments.has("anyway"));
        }
        HelperHub hub {share->address, *options};
        const auto outcome = what == "sync" ? sharing::sync(**replica, hub, syncOptions())
                                            : sharing::repairHub(**replica, hub, syncOptions());
        if (!outcome) {
            return refuse(outcome.error());
        }
        tell(*outcome);
        return ExitCode::Done;
    }

}  // namespace

CommandSpec shareCommand()
{
    return {"share", "create FILE|join FILE|sync|status|repair|moved FILE|leave --data DIR",
            "one shared file for several computers; join makes the data folder",
            {dataOption(),
             {"anyway", "", "moved: also where the file there is an older copy"},
             {"lease-stale", "SECONDS", "when a computer that died gives way (30)"}}, run};
}

}  // namespace muster::app
