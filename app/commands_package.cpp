// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands_package.h"

#include "core/base/text.h"
#include "core/documents/return_slip.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/sharing/package.h"
#include "core/tables/table_reader.h"

#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    void describe(const replica::Replica& replica, const sharing::PackagePreview& preview, bool wasTaken)
    {
        if (!preview.purpose.title.empty()) {
            std::cout << fmt::format("A package for {}, written by {}.\n", preview.purpose.title, preview.writtenBy);
        }
        const auto arriving = static_cast<int>(preview.arriving.size());
        std::cout << fmt::format("{} {}, {} known already.\n", base::counted(arriving, "change", "changes"),
                                 wasTaken ? "came in" : "would come in", preview.changes - preview.arriving.size());
        for (const auto& [author, count] : preview.authors()) {
            std::cout << fmt::format("  {}: {}\n", author, count);
        }
        std::string meetings;
        for (const base::Id& id : preview.meetings) {
            if (const auto meeting = meetings::meetingById(replica.reader(), id)) {
                meetings += (meetings.empty() ? "" : ", ") + meetings::meetingReference(*meeting);
            }
        }
        if (!meetings.empty()) {
            std::cout << "  Meetings: " << meetings << '\n';
        }
        if (wasTaken) {
            return;
        }
        for (const auto& line : preview.arriving) {
            std::cout << fmt::format("  {}: {}\n", line.author, line.label);
        }
    }

    void describe(const documents::SlipPreview& preview)
    {
        if (!preview.sender.empty()) {
            std::cout << fmt::format("From {}.\n", preview.sender);
        }
        for (const documents::SlipRow& row : preview.rows) {
            if (row.known) {
                std::cout << fmt::format("  {}: came in before\n", row.reference);
                continue;
            }
            if (row.problems.empty()) {
                std::cout << fmt::format("  {} {}\n", row.reference, row.does);
            }
            for (const std::string& problem : row.problems) {
                std::cout << fmt::format("  line {} ({}) cannot come in: {}\n", row.line, row.reference, problem);
            }
        }
        for (const std::string& problem : preview.problems) {
            std::cout << "  It cannot come in: " << problem << '\n';
        }
    }

}  // namespace

ExitCode exportPackage(const Arguments& arguments, const std::string& output)
{
    auto replica = openFolderLocked(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    sharing::PackagePurpose purpose;
    if (const auto reference = arguments.value("meeting")) {
        const auto meeting = meetings::findMeeting((*replica)->reader(), *reference);
        if (!meeting) {
            return refuse(meeting.error());
        }
        purpose = {meeting->id, meetings::meetingReference(*meeting)};
    }
    const auto passphrase = passphraseFor(arguments, "passphrase-file", "A passphrase for the package", true);
    if (!passphrase) {
        return refuse(passphrase.error());
    }
    if (auto written = sharing::writePackage(**replica, output, *passphrase, purpose); !written) {
        return refuse(written.error());
    }
    std::cout << output << '\n';
    std::cerr << "It holds all that is open in the partnership, and what is restricted sealed. Tell the passphrase another "
                 "way than the file.\n";
    return ExitCode::Done;
}

ExitCode exportReturnSlip(const Arguments& arguments, const std::string& output)
{
    const auto code = arguments.required("agency");
    if (!code) {
        return misused("Say for which agency: muster export return-slip --agency CODE --data DIR -o FILE");
    }
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    const auto agency = partnership::agencyByShortName((*replica)->reader(), *code);
    if (!agency) {
        return refuse({base::FailureCode::NotFound, "agency", fmt::format("There is no agency \"{}\".", *code)});
    }
    if (auto written = documents::writeReturnSlip((*replica)->reader(), agency->id, output); !written) {
        return refuse(written.error());
    }
    std::cout << output << '\n';
    return ExitCode::Done;
}

ExitCode importPackage(const Arguments& arguments, const std::string& file)
{
    const auto passphrase = passphraseFor(arguments, "passphrase-file", "The passphrase of the package");
    if (!passphrase) {
        return refuse(passphrase.error());
    }
    auto replica = openFolderLocked(arguments);
    if (!replica && replica.error().code == base::FailureCode::NotFound && !arguments.has("dry-run")) {
        const std::string folder = *arguments.value("data");
        const auto opened = sharing::openPackage(file, *passphrase, folder);
        if (!opened) {
            return refuse(opened.error());
        }
        std::cout << fmt::format("{} is in {} now.\n",
                                 opened->purpose.title.empty() ? "The partnership" : opened->purpose.title, folder);
        return ExitCode::Done;
    }
    if (!replica) {
        return refuseFolder(replica.error());
    }
    const bool dry = arguments.has("dry-run");
    const auto done = dry ? sharing::previewPackage(**replica, file, *passphrase)
                          : sharing::importPackage(**replica, file, *passphrase);
    if (!done) {
        return refuse(done.error());
    }
    describe(**replica, *done, !dry);
    return ExitCode::Done;
}

ExitCode importReturnSlip(const Arguments& arguments, const std::string& file)
{
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    auto table = tables::readTable(file);
    if (!table) {
        return refuse(table.error());
    }
    const documents::ImportReturnSlip slip {std::move(*table), std::filesystem::path(file).filename().string(),
                                            arguments.value("sender").value_or("")};
    if (arguments.has("dry-run")) {
        const auto preview = documents::previewReturnSlip((*replica)->reader(), slip);
        describe(preview);
        return preview.clean() ? ExitCode::Done : ExitCode::Refused;
    }
    const auto done = execute(**replica, slip);
    if (!done) {
        return refuse(done.error());
    }
    describe(*done);
    return ExitCode::Done;
}

}  // namespace muster::app
