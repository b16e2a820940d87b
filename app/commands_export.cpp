// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster export KIND
#include "app/command_line.h"
#include "app/commands_package.h"
#include "core/documents/agency_pack.h"
#include "core/governance/invitations.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "ui/documents/export_document.h"

#include <charconv>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

    using base::fail;
    using base::FailureCode;
    using base::Result;
    using documents::ExportRequest;
    using replica::Reader;

    Result<base::Id> itemOf(const Reader& reader, const base::Id& meeting, const std::string& word)
    {
        int number = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
        if (error != std::errc {} || end != word.data() + word.size()) {
            return fail(FailureCode::Invalid, fmt::format("An item is named by its number, not \"{}\".", word), "item");
        }
        const meetings::Agenda agenda = meetings::agendaOf(reader, meeting);
        const meetings::AgendaItem* item = agenda.byNumber(number);
        if (item == nullptr) {
            return fail(FailureCode::NotFound, fmt::format("This meeting has no item {}.", number), "item");
        }
        return item->id;
    }

    Result<ExportRequest> requestFrom(const Reader& reader, const std::string& kind, const Arguments& arguments)
    {
        ExportRequest request;
        request.kind = kind;
        request.period = arguments.value("period").value_or("");
        request.termsOfReference = arguments.has("terms-of-reference");
        request.groupByAgency = arguments.has("by-agency");
        request.sector = arguments.value("sector").value_or("");
        request.reference = arguments.value("recommendation").value_or(arguments.value("request").value_or(""));
        if (const auto name = arguments.value("body")) {
            const auto body = partnership::bodyByName(reader, *name);
            if (!body) {
                return fail(FailureCode::NotFound, fmt::format("There is no body \"{}\".", *name), "body");
            }
            request.body = body->id;
        }
        const auto known = documents::documentKind(kind);
        if (!known) {
            return tl::unexpected(known.error());
        }
        // Most papers have a full edition; what is for the public only has none.
        const auto edition = documents::editionFrom(
            arguments.value("edition").value_or(std::string {documents::editionWord((*known)->editions.front())}));
        if (!edition) {
            return tl::unexpected(edition.error());
        }
        request.edition = *edition;
        if (const auto reference = arguments.value("meeting")) {
            const auto meeting = meetings::findMeeting(reader, *reference);
            if (!meeting) {
                return tl::unexpected(meeting.error());
            }
            request.meeting = meeting->id;
        }
        if (const auto code = arguments.value("agency")) {
            const auto agency = partnership::agencyByShortName(reader, *code);
            if (!agency) {
                return fail(FailureCode::NotFound, fmt::format("There is no agency \"{}\".", *code), "agency");
            }
            request.agency = agency->id;
        }
        if (const auto number = arguments.value("version")) {
            const auto [end, error] = std::from_chars(number->data(), number->data() + number->size(), request.version);
            if (error != std::errc {} || end != number->data() + number->size() || request.version < 1) {
                return fail(FailureCode::Invalid,
                            fmt::format("A version of minutes is a number from 1, as approved, not \"{}\".", *number),
                            "version");
            }
        }
        if (const auto number = arguments.value("item")) {
            if (request.meeting.isNil()) {
                return fail(FailureCode::Invalid, "An item belongs to a meeting: give --meeting too.", "item");
            }
            const auto item = itemOf(reader, request.meeting, *number);
            if (!item) {
                return tl::unexpected(item.error());
            }
            request.item = *item;
        }
        return request;
    }

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
        auto request = requestFrom((*replica)->reader(), kind, arguments);
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
        const auto request = requestFrom((*replica)->reader(), kind, arguments);
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

}  // namespace

CommandSpec exportCommand()
{
    std::string kinds;
    for (const documents::DocumentKind& kind : documents::documentKinds()) {
        kinds += (kinds.empty() ? "" : ", ") + std::string {kind.word};
    }
    return {"export",
            "KIND --data DIR [--meeting BODY/DATE] [--item N] [--agency CODE] [--period P] [--edition "
            "full|restricted|public] [--version N] -o FILE",
            "makes a document: " + kinds + "; packs or invitations for every agency that is needed; or a package or return-slip for a computer without the drive",
            {dataOption(),
             meetingOption(),
             {"item", "N", "the item of a restricted edition"},
             {"agency", "CODE", "who a restricted edition is for; of action papers, only this agency"},
             {"period", "P", "of an action log, a report of the year, a register, a monthly return: 2011, 2011-10, or \"2011-09 to 2011-11\""},
             {"edition", "full|restricted|public", "the first the paper has when not given: full for most"},
             {"version", "N", "of approved minutes: 1 as approved, 2 with the first correction; else the newest"},
             {"terms-of-reference", "", "adds the body's terms of reference to an agenda"},
             {"by-agency", "", "groups an action log by agency"},
             {"sector", "NAME", "of a briefing: only this sector"},
             {"request", "REQ-01", "of a request-bundle"},
             {"recommendation", "REC-01", "of a ratification-pack, with --agency"},
             {"body", "TF-ASB", "of an action-plan, monthly-return or closing-report"},
             {"output", "FILE", "the ending says the format: pdf, html, txt, csv, ics; packs and invitations: a folder"},
             {"passphrase-file", "FILE", "opens part two; for a package, the package's own: the first line"},
             atOption()},
            run, true};
}

}  // namespace muster::app
