// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster new, sample, check, part-two
#include "app/command_line.h"
#include "core/partnership/profile_commands.h"
#include "core/sample/sample.h"

#include <fmt/format.h>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace muster::app {

namespace {

    ExitCode runNew(const Arguments& arguments)
    {
        const auto name = arguments.required("name");
        if (arguments.positional().size() != 1 || !name) {
            return misused("muster new DIR --name NAME makes a new, empty partnership.");
        }
        auto replica = replica::Replica::create(arguments.positional().front());
        if (!replica) {
            return refuse(replica.error());
        }
        if (auto made = execute(**replica, partnership::CreatePartnership {.name = *name}); !made) {
            return refuse(made.error());
        }
        (*replica)->settleUndo();
        std::cout << fmt::format("The partnership \"{}\" is in {}.\n", *name, arguments.positional().front());
        return ExitCode::Done;
    }

    ExitCode runSample(const Arguments& arguments)
    {
        if (arguments.positional().size() != 1) {
            return misused("muster sample DIR [--anchor DATE] makes a data folder with the sample partnership.");
        }
        const auto anchor = arguments.date("anchor");
        if (!anchor) {
            return misused(anchor.error().detail);
        }
        auto replica = sample::createSample(arguments.positional().front(), *anchor);
        if (!replica) {
            return refuse(replica.error());
        }
        std::cout << fmt::format("The sample partnership is in {}. Its restricted part opens with the passphrase "
                                 "\"sample partnership\".\n",
                                 arguments.positional().front());
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

    // Asked on the terminal without showing it.
    base::Result<std::string> askPassphrase()
    {
        if (isatty(STDIN_FILENO) == 0) {
            return base::fail(base::FailureCode::Invalid,
                              "Give the passphrase with --passphrase-file FILE when there is no terminal.");
        }
        std::cerr << "Passphrase: " << std::flush;
        termios shown {};
        tcgetattr(STDIN_FILENO, &shown);
        termios hidden = shown;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        std::string passphrase;
        std::getline(std::cin, passphrase);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        std::cerr << '\n';
        return passphrase;
    }

    ExitCode runPartTwo(const Arguments& arguments)
    {
        const std::string what = arguments.positional().empty() ? "" : arguments.positional().front();
        if (arguments.positional().size() != 1 || (what != "init" && what != "unlock")) {
            return misused("muster part-two init|unlock --data DIR [--passphrase-file FILE]");
        }
        const auto folder = arguments.required("data");
        if (!folder) {
            return misused(folder.error().detail);
        }
        const auto file = arguments.value("passphrase-file");
        const auto passphrase = file ? passphraseFrom(*file) : askPassphrase();
        if (!passphrase) {
            return refuse(passphrase.error());
        }
        auto replica = replica::Replica::open(*folder);
        if (!replica) {
            return refuse(replica.error());
        }
        const auto done = what == "init" ? (*replica)->initPartTwo(*passphrase) : (*replica)->unlockPartTwo(*passphrase);
        if (!done) {
            return refuse(done.error());
        }
        std::cout << (what == "init" ? "Part two is set up. Keep the passphrase: without it nobody can read what is "
                                       "restricted.\n"
                                     : "The passphrase opens part two.\n");
        return ExitCode::Done;
    }

}  // namespace

CommandSpec newCommand()
{
    return {"new", "DIR --name NAME", "a new, empty partnership", {{"name", "NAME", "its name"}}, runNew};
}

CommandSpec sampleCommand()
{
    return {"sample", "DIR [--anchor DATE]", "a data folder with the sample partnership",
            {{"anchor", "DATE", "the day of its meeting; 2011-11-15 gives the literal dates"}}, runSample};
}

CommandSpec checkCommand()
{
    return {"check", "--data DIR", "integrity of the file and of the chain of changes", {dataOption()}, runCheck};
}

CommandSpec partTwoCommand()
{
    return {"part-two", "init|unlock --data DIR", "set up or try the passphrase of the restricted part",
            {dataOption(), passphraseOption()}, runPartTwo};
}

}  // namespace muster::app
