// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include "core/base/text.h"
#include "core/documents/minutes_copies.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace muster::app {

using base::fail;
using base::FailureCode;

base::Result<Arguments> Arguments::parse(const std::vector<std::string>& words, const std::vector<OptionSpec>& options)
{
    Arguments arguments;
    bool optionsEnded = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (optionsEnded || word.size() < 2 || word.front() != '-') {
            arguments.m_positional.push_back(word);
            continue;
        }
        if (word == "--") {
            optionsEnded = true;
            continue;
        }
        const auto equals = word.find('=');
        std::string name = word.substr(0, equals);
        name = name == "-o" ? "output" : name.substr(name.rfind("--", 0) == 0 ? 2 : 1);
        const auto spec = std::find_if(options.begin(), options.end(),
                                       [&](const OptionSpec& option) { return option.name == name; });
        if (spec == options.end()) {
            return fail(FailureCode::Invalid, fmt::format("There is no option {} here.", word), word);
        }
        if (!spec->steps.empty()) {
            arguments.m_steps[name] = spec->steps;
        }
        if (spec->value.empty()) {
            arguments.m_options[name] = "";
            continue;
        }
        if (equals != std::string::npos) {
            arguments.m_options[name] = word.substr(equals + 1);
        } else if (i + 1 < words.size()) {
            arguments.m_options[name] = words[++i];
        } else {
            return fail(FailureCode::Invalid, fmt::format("{} needs a value: {} {}.", word, word, spec->value), word);
        }
    }
    return arguments;
}

base::Result<void> Arguments::checkFor(const std::string& step) const
{
    for (const auto& [option, steps] : m_steps) {
        const auto names = base::split(steps, ',');
        if (std::none_of(names.begin(), names.end(), [&](const auto& name) { return base::trimmed(name) == step; })) {
            return fail(FailureCode::Invalid,
                        fmt::format("--{} does nothing with \"{}\": it is for {}.", option, step, steps), option);
        }
    }
    return {};
}

std::optional<std::string> Arguments::value(const std::string& option) const
{
    const auto found = m_options.find(option);
    return found == m_options.end() ? std::nullopt : std::optional {found->second};
}

base::Result<std::string> Arguments::required(const std::string& option) const
{
    if (auto given = value(option); given && !given->empty()) {
        return *given;
    }
    return fail(FailureCode::Invalid, fmt::format("--{} is needed here.", option), option);
}

base::Result<std::optional<base::Date>> Arguments::date(const std::string& option) const
{
    const auto given = value(option);
    if (!given) {
        return std::optional<base::Date> {};
    }
    const auto date = base::parseIsoDate(*given);
    if (!date) {
        return fail(FailureCode::Invalid,
                    fmt::format("--{} needs a date written as 2011-11-15, not \"{}\".", option, *given), option);
    }
    return date;
}

base::Result<std::optional<base::TimeOfDay>> Arguments::time(const std::string& option) const
{
    const auto given = value(option);
    if (!given) {
        return std::optional<base::TimeOfDay> {};
    }
    const auto time = base::parseTimeOfDay(*given);
    if (!time) {
        return fail(FailureCode::Invalid, fmt::format("--{} needs a time written as 10:38, not \"{}\".", option, *given),
                    option);
    }
    return time;
}

base::Result<std::string> passphraseFrom(const std::string& file)
{
    std::ifstream in {file};
    std::string line;
    if (!in || !std::getline(in, line)) {
        return fail(FailureCode::Unreadable, fmt::format("The passphrase file {} cannot be read.", file));
    }
    if (!line.empty() && line.back() == '\r') {
        line.pop_back();
    }
    return line;
}

base::Result<std::string> passphraseFor(const Arguments& arguments, const std::string& option,
                                        const std::string& question, bool isNew)
{
    if (const auto file = arguments.value(option)) {
        return passphraseFrom(*file);
    }
    if (isatty(STDIN_FILENO) == 0) {
        return fail(FailureCode::Invalid,
                    fmt::format("Give the passphrase with --{} FILE when there is no terminal.", option));
    }
    const auto ask = [](const std::string& words) {
        std::cerr << words << ": " << std::flush;
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
    };
    std::string passphrase = ask(question);
    if (isNew && ask("The same again") != passphrase) {
        return fail(FailureCode::Invalid, "The two were not the same. Nothing was changed.");
    }
    return passphrase;
}

base::Result<std::unique_ptr<replica::Replica>> openFolderLocked(const Arguments& arguments)
{
    const auto folder = arguments.required("data");
    if (!folder) {
        return tl::unexpected(folder.error());
    }
    const auto today = arguments.date("today");
    if (!today) {
        return tl::unexpected(today.error());
    }
    const auto at = arguments.time("at");
    if (!at) {
        return tl::unexpected(at.error());
    }
    auto replica = replica::Replica::open(*folder, {.author = {}, .clock = {}, .today = *today});
    if (!replica) {
        return replica;
    }
    (*replica)->session().setTime(*at);
    return replica;
}

base::Result<std::unique_ptr<replica::Replica>> openFolder(const Arguments& arguments)
{
    auto replica = openFolderLocked(arguments);
    if (!replica) {
        return replica;
    }
    if (const auto file = arguments.value("passphrase-file")) {
        const auto passphrase = passphraseFrom(*file);
        if (!passphrase) {
            return tl::unexpected(passphrase.error());
        }
        if (auto unlocked = (*replica)->unlockPartTwo(*passphrase); !unlocked) {
            return tl::unexpected(unlocked.error());
        }
        if (auto kept = documents::keepApprovedMinutes(**replica); !kept) {
            return tl::unexpected(kept.error());
        }
    }
    return replica;
}

}  // namespace muster::app
