// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster new, sample, check, part-two
#include "app/command_line.h"
#include "core/partnership/profile_commands.h"
#include "core/sample/sample.h"

#include <fmt/format.h>
#include <iostream>
#include <optional>

namespace muster::app {

namespace {

    /// The folder to be made: the word after the command, or of `--data`, as every other command has it.
    std::optional<std::string> folderToMake(const Arguments& arguments)
    {
        std::vector<std::string> named = arguments.positional();
        if (const auto data = arguments.value("data")) {
            named.push_back(*data);
        }
        return named.size() == 1 && !named.front().empty() ? std::optional {named.front()} : std::nullopt;
    }

    /// Taken by every other command, so by these too; their help names one way.
    OptionSpec folderOption() { return {"data", "DIR", ""}; }

    ExitCode runNew(const Arguments& arguments)
    {
        const auto name = arguments.required("name");
        const auto folder = folderToMake(arguments);
        if (!folder || !name) {
            return misused("muster new DIR --name NAME makes a new, empty partnership.");
        }
        auto replica = replica::Replica::create(*folder);
        if (!replica) {
            return refuse(replica.error());
        }
        if (auto made = execute(**replica, partnership::CreatePartnership {.name = *name}); !made) {
            return refuse(made.error());
        }
        (*replica)->settleUndo();
        std::cout << fmt::format("The partnership \"{}\" is in {}.\n", *name, *folder);
        return ExitCode::Done;
    }

    ExitCode runSample(const Arguments& arguments)
    {
        const auto folder = folderToMake(arguments);
        if (!folder) {
            return misused("muster sample DIR [--anchor DATE] makes a data folder with the sample partnership.");
        }
        const auto anchor = arguments.date("anchor");
        if (!anchor) {
            return misused(anchor.error().detail);
        }
        auto replica = sample::createSample(*folder, *anchor);
        if (!replica) {
            return refuse(replica.error());
        }
        std::cout << fmt::format("The sample partnership is in {}. Its restricted part opens with the passphrase "
                                 "\"sample partnership\".\n",
                                 *folder);
        return ExitCode::Done;
    }

    ExitCode runCheck(const Arguments& arguments)
    {
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        const auto findings = (*replica)->check();
        for (const std::string& finding : findings) {
            std::cout << finding << '\n';
        }
        if (!findings.empty()) {
            return ExitCode::Refused;
        }
        std::cout << "The file is whole.\nEvery change is chained to the one before it.\n";
        return ExitCode::Done;
    }

    constexpr const char* kPartTwoUsage =
        "muster part-two init|unlock|add-key|remove-key --data DIR [--passphrase-file FILE]";

    ExitCode addKey(replica::Replica& replica, const Arguments& arguments)
    {
        if (arguments.has("recovery")) {
            const auto code = replica.addRecoveryCode();
            if (!code) {
                return refuse(code.error());
            }
            std::cout << *code << "\n";
            std::cerr << "This is the recovery code of part two. It is shown this once: print it and keep it in a safe. "
                         "Whoever has it can read what is restricted.\n";
            return ExitCode::Done;
        }
        const auto name = arguments.required("name");
        if (!name) {
            return misused("Say whose passphrase it is: muster part-two add-key --data DIR --name ROLE, or --recovery.");
        }
        const auto passphrase = passphraseFor(arguments, "new-passphrase-file", "The new passphrase", true);
        if (!passphrase) {
            return refuse(passphrase.error());
        }
        if (auto added = replica.addKey(*name, *passphrase); !added) {
            return refuse(added.error());
        }
        std::cout << fmt::format("The passphrase of \"{}\" opens part two now.\n", *name);
        return ExitCode::Done;
    }

    ExitCode removeKey(replica::Replica& replica, const Arguments& arguments)
    {
        const auto name = arguments.value("name");
        const auto key = arguments.value("key");
        if (!name && !key) {
            return misused("Say which key: muster part-two remove-key --data DIR --name ROLE, or --key ID from "
                           "muster list keys.");
        }
        std::optional<base::Id> chosen;
        for (const replica::KeySlot& slot : replica.keys()) {
            if (slot.state == replica::KeyState::Removed || (name && slot.name != *name)
                || (key && slot.id.hex() != *key)) {
                continue;
            }
            if (chosen) {
                return refuse({base::FailureCode::Invalid, "name",
                               fmt::format("Several keys are called \"{}\". Name the one with --key ID: muster list keys",
                                           slot.name)});
            }
            chosen = slot.id;
        }
        if (!chosen) {
            return refuse({base::FailureCode::NotFound, "key", "There is no such key. See: muster list keys"});
        }
        if (auto removed = replica.removeKey(*chosen); !removed) {
            return refuse(removed.error());
        }
        std::cout << "The key is removed: what is recorded from now on has a new key. Copies made until now stay readable "
                     "to whoever had the old one; that cannot be taken back.\n";
        return ExitCode::Done;
    }

    ExitCode runPartTwo(const Arguments& arguments)
    {
        const std::string what = arguments.positional().empty() ? "" : arguments.positional().front();
        if (arguments.positional().size() != 1
            || (what != "init" && what != "unlock" && what != "add-key" && what != "remove-key")) {
            return misused(kPartTwoUsage);
        }
        if (const auto folder = arguments.required("data"); !folder) {
            return misused(folder.error().detail);
        }
        const auto passphrase = passphraseFor(arguments, "passphrase-file", "Passphrase", what == "init");
        if (!passphrase) {
            return refuse(passphrase.error());
        }
        auto replica = openFolderLocked(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        const auto done =
            what == "init" ? (*replica)->initPartTwo(*passphrase) : (*replica)->unlockPartTwo(*passphrase);
        if (!done) {
            return refuse(done.error());
        }
        if (what == "add-key") {
            return addKey(**replica, arguments);
        }
        if (what == "remove-key") {
            return removeKey(**replica, arguments);
        }
        std::cout << (what == "init" ? "Part two is set up. Keep the passphrase: without it nobody can read what is "
                                       "restricted. A recovery code for the safe: muster part-two add-key --recovery\n"
                                     : "The passphrase opens part two.\n");
        return ExitCode::Done;
    }

}  // namespace

CommandSpec newCommand()
{
    return {"new", "DIR --name NAME", "a new, empty partnership", {{"name", "NAME", "its name"}, folderOption()}, runNew};
}

CommandSpec sampleCommand()
{
    return {"sample", "DIR [--anchor DATE]", "a data folder with the sample partnership",
            {{"anchor", "DATE", "the day of its meeting; 2011-11-15 gives the literal dates"}, folderOption()}, runSample};
}

CommandSpec checkCommand()
{
    return {"check", "--data DIR", "integrity of the file and of the chain of changes", {dataOption()}, runCheck};
}

CommandSpec partTwoCommand()
{
    return {"part-two", "init|unlock|add-key|remove-key --data DIR", "the restricted part and the keys that open it",
            {dataOption(),
             {"passphrase-file", "FILE", "a passphrase or recovery code that opens it: the first line"},
             {"new-passphrase-file", "FILE", "add-key: the new passphrase, the first line"},
             {"name", "ROLE", "add-key, remove-key: whose passphrase it is, as \"Council secretary\""},
             {"key", "ID", "remove-key: one of those of muster list keys"},
             {"recovery", "", "add-key: makes a recovery code and prints it, once"}},
            runPartTwo};
}

}  // namespace muster::app
