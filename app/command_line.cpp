// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "core/replica/storage_error.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <memory>

#include <QApplication>

namespace muster::app {

namespace {

    std::vector<CommandSpec> allCommands()
    {
        return {sampleCommand(), newCommand(),    listCommand(),   recordCommand(), meetingCommand(),
                exportCommand(), documentCommand(), importCommand(), chartCommand(), detectCommand(), exceptionCommand(), blockageCommand(), recommendationCommand(), groupCommand(), returnCommand(), sendCommand(), calendarCommand(), planCommand(), shareCommand(),
                partTwoCommand(), eraseCommand(), checkCommand(), searchCommand(), itemCommand(), requestCommand(), arrangeCommand(), publicationCommand(),
                scrutinyCommand(), goalCommand(), commentCommand(), panelCommand(), questionCommand()};
    }

    const OptionSpec kFormat {"format", "text|csv|json", "how lists are written"};
    const OptionSpec kToday {"today", "DATE", "the day to work on, as 2011-11-15"};
    const OptionSpec kHelp {"help", "", "this help"};

    void printHelp(const std::vector<CommandSpec>& commands)
    {
        std::cout << "Muster " MUSTER_VERSION ": chair community-safety meetings, record actions live, issue minutes.\n\n"
                     "muster [--data DIR]          open the window\n"
                     "muster COMMAND ...           work without a display; muster COMMAND --help says how\n\n";
        for (const CommandSpec& command : commands) {
            std::cout << fmt::format("  {:<15} {}\n", command.name, command.summary);
        }
        std::cout << "\nOn any command: --format text|csv|json, --today DATE. A meeting is named BODY/DATE, as "
                     "DTCG/2011-11-15.\nExit code: 0 done, 1 refused or bad input, 2 wrong usage, 3 storage.\n";
    }

    void printHelp(const CommandSpec& command)
    {
        std::cout << "muster " << command.name << ' ' << command.usage << "\n" << command.summary << "\n\n";
        for (const OptionSpec& option : command.options) {
            if (!option.help.empty()) {
                std::cout << helpLine(option);
            }
        }
    }

    ExitCode runCommand(CommandSpec command, const std::vector<std::string>& words)
    {
        command.options.push_back(kFormat);
        command.options.push_back(kToday);
        command.options.push_back(kHelp);
        const auto arguments = Arguments::parse({words.begin() + 1, words.end()}, command.options);
        if (!arguments) {
            return misused(arguments.error().detail + " See: muster " + command.name + " --help");
        }
        if (arguments->has("help")) {
            const std::string own = command.helpFor ? command.helpFor(*arguments) : std::string {};
            if (own.empty()) {
                printHelp(command);
            }
            std::cout << own;
            return ExitCode::Done;
        }
        try {
            if (!command.draws) {
                return command.run(*arguments);
            }
            return drawing([&] { return command.run(*arguments); });
        } catch (const replica::StorageError& error) {
            return refuse({base::FailureCode::Storage, {}, fmt::format("The data could not be used: {}.", error.what())});
        }
    }

}  // namespace

std::string helpLine(const OptionSpec& option)
{
    const std::string written = option.name == "output" ? "-o" : "--" + option.name;
    return fmt::format("  {:<32} {}\n", written + (option.value.empty() ? "" : " " + option.value),
                       (option.steps.empty() ? "" : option.steps + ": ") + option.help);
}

ExitCode drawing(const std::function<ExitCode()>& run)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // What Qt says of a machine without a session is no concern of a script's.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg) {
            std::cerr << "muster: " << text.toStdString() << '\n';
        }
    });
    int count = 1;
    std::string name = "muster";
    char* values[] = {name.data(), nullptr};
    const QApplication application {count, values};
    return run();
}

ExitCode refuse(const base::Failure& failure)
{
    std::cerr << "muster: " << failure.detail;
    // A folder that another Muster has open is locked as well, and no passphrase helps there.
    if (failure.code == base::FailureCode::Locked && failure.detail.starts_with("Part two")) {
        std::cerr << " Here that is --" << passphraseOption().name << " FILE.";
    }
    std::cerr << '\n';
    return exitCodeFor(failure);
}

ExitCode misused(const std::string& why)
{
    std::cerr << "muster: " << why << '\n';
    return ExitCode::Usage;
}

ExitCode refuseFolder(const base::Failure& failure)
{
    return failure.field == "data" ? misused(failure.detail) : refuse(failure);
}

OptionSpec dataOption() { return {"data", "DIR", "the data folder"}; }

OptionSpec meetingOption() { return {"meeting", "BODY/DATE", "the meeting, as DTCG/2011-11-15"}; }

OptionSpec passphraseOption() { return {"passphrase-file", "FILE", "opens part two; the passphrase is the first line"}; }

OptionSpec atOption() { return {"at", "HH:MM", "sets the clock"}; }

std::optional<ExitCode> runCommandLine(const std::vector<std::string>& words)
{
    const std::vector<CommandSpec> commands = allCommands();
    if (words.empty() || words.front() == "--data" || words.front().rfind("--data=", 0) == 0
        || words.front() == "--today" || words.front().rfind("--today=", 0) == 0) {
        return std::nullopt;
    }
    if (words.front() == "--version") {
        std::cout << "muster " MUSTER_VERSION "\n";
        return ExitCode::Done;
    }
    if (words.front() == "--help" || words.front() == "-h" || words.front() == "help") {
        printHelp(commands);
        return ExitCode::Done;
    }
    const auto command = std::find_if(commands.begin(), commands.end(),
                                      [&](const CommandSpec& known) { return known.name == words.front(); });
    if (command == commands.end()) {
        return misused(fmt::format("There is no command \"{}\". See: muster --help", words.front()));
    }
    return runCommand(*command, words);
}

}  // namespace muster::app
