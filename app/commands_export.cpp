// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster export KIND
#include "app/command_line.h"
#include "app/commands_package.h"
#include "app/document_request.h"
#include "core/documents/agency_pack.h"
#include "core/governance/invitations.h"
#include "ui/documents/export_document.h"

#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    using base::FailureCode;

    /// One paper for each agency that is needed, into a folder.
    ExitCode exportEach(const Arguments& arguments, const std::string& kind)
    {
        const auto folder = arguments.value("output");
        if (!folder || !std::filesystem::is_directory(*folder)) {
            return misused("Say into which folder, which has to be there: -o DIR.");
        }
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        auto request = documentRequest((*replica)->reader(), kind, arguments);
        if (!request) {
            return refuse(request.error());
        }
        if (request->meeting.isNil()) {
            return refuse({FailureCode::Invalid, "meeting", "Say which meeting: --meeting DTCG/2011-11-15."});
        }
        std::vector<std::pair<base::Id, std::vector<std::string>>> each;
        if (kind == "invitation") {
            for (const auto& one : governance::invitationsFor((*replica)->reader(), request->meeting)) {
                each.push_back({one.agency, {".txt", ".ics"}});
            }
        } else {
            for (const base::Id& agency : documents::agenciesWithPack((*replica)->reader(), request->meeting)) {
                each.push_back({agency, {".pdf"}});
            }
        }
        for (const auto& [agency, endings] : each) {
            request->agency = agency;
            for (const std::string& ending : endings) {
                const auto path = std::filesystem::path {*folder}
                    / (documents::suggestedFileName((*replica)->reader(), *request) + ending);
                const auto written = ui::documents::exportAndRecord(**replica, *request, path);
                if (!written) {
                    return refuse(written.error());
                }
                std::cout << written->string() << '\n';
            }
        }
        return ExitCode::Done;
    }

    ExitCode run(const Arguments& arguments)
    {
        if (arguments.positional().size() != 1) {
            return misused("Say what to export: muster export KIND --data DIR -o FILE. See: muster export --help");
        }
        // "pack" is what people call it.
        const std::string kind = arguments.positional().front() == "pack" ? "agency-pack" : arguments.positional().front();
        if (kind == "package" || kind == "return-slip") {
            const auto file = arguments.value("output");
            if (!file) {
                return misused("Say which file to write: -o FILE.");
            }
            return kind == "package" ? exportPackage(arguments, *file) : exportReturnSlip(arguments, *file);
        }
        if (kind == "packs" || kind == "invitations") {
            return exportEach(arguments, kind == "packs" ? "agency-pack" : "invitation");
        }
        if (const auto known = documents::documentKind(kind); !known) {
            return misused(known.error().detail);
        }
        const auto output = arguments.value("output");
        if (!output) {
            return misused("Say which file to write: -o FILE.");
        }
        auto replica = openFolder(arguments);
        if (!replica) {
            return refuseFolder(replica.error());
        }
        const auto request = documentRequest((*replica)->reader(), kind, arguments);
        if (!request) {
            return refuse(request.error());
        }
        const auto written = ui::documents::exportAndRecord(**replica, *request, *output);
        if (!written) {
            return refuse(written.error());
        }
        std::cout << written->string() << '\n';
        return ExitCode::Done;
    }

    /// What there is to say of one kind; nothing without a kind, or of an unknown one.
    std::string helpOfKind(const Arguments& arguments)
    {
        if (arguments.positional().size() != 1) {
            return {};
        }
        const std::string& word = arguments.positional().front();
        if (word == "packs" || word == "invitations") {
            return fmt::format("muster export {} --data DIR --meeting BODY/DATE -o DIR\nOne for every agency that is "
                               "needed, into a folder that is there.\n\n  formats   {}\n\n",
                               word, word == "packs" ? "pdf" : "txt and ics")
                + helpLine(dataOption()) + helpLine(meetingOption()) + helpLine(passphraseOption());
        }
        const auto kind = documents::documentKind(word == "pack" ? "agency-pack" : word);
        return kind ? documentHelp(**kind, "export", "-o FILE")
                + helpLine({"output", "FILE", "the ending says the format"}) + helpLine(passphraseOption())
                    : std::string {};
    }

}  // namespace

CommandSpec exportCommand()
{
    std::string kinds;
    for (const documents::DocumentKind& kind : documents::documentKinds()) {
        kinds += (kinds.empty() ? "" : ", ") + std::string {kind.word};
    }
    std::vector<OptionSpec> options = documentOptions();
    options.insert(options.begin(), dataOption());
    options.insert(options.end(),
                   {{"output", "FILE",
                     "the ending says the format: pdf, html, txt, csv, ics; packs and invitations: a folder"},
                    {"passphrase-file", "FILE", "opens part two; for a package, the package's own: the first line"},
                    atOption()});
    return {"export",
            "KIND --data DIR [--meeting BODY/DATE] [--item N] [--agency CODE] [--period P] [--edition "
            "full|restricted|public] [--version N] -o FILE",
            "makes a document; muster export KIND --help says what a kind takes: " + kinds
                + "; packs or invitations for every agency that is needed; or a package or return-slip for a computer "
                  "without the drive",
            std::move(options),
            run,
            true,
            helpOfKind};
}

}  // namespace muster::app
