// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/document_request.h"

#include "app/command_line.h"
#include "core/documents/paper_asks.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace muster::app {

using base::fail;
using base::FailureCode;
using base::Result;
using documents::DocumentKind;
using documents::Edition;
using documents::ExportRequest;
using documents::PaperAsk;
using replica::Reader;

namespace {

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

/// The option of something a paper is of.
OptionSpec optionOf(const documents::AskOf& one)
{
    switch (one.ask) {
    case PaperAsk::Meeting:
        return meetingOption();
    case PaperAsk::Item:
        return {"item", "N", "only this item of the meeting; else all of them"};
    case PaperAsk::Agency:
        return {"agency", "CODE", one.needed ? "the agency it is for" : "only this agency"};
    case PaperAsk::Group:
        return {"body", "TF-ASB", one.needed ? "the task and finish group" : "only this task and finish group"};
    case PaperAsk::Period:
        return {"period", "P", "2011, 2011-10, or \"2011-09 to 2011-11\"; the usual one when not given"};
    case PaperAsk::Month:
        return {"period", "P", "a month, as 2011-10"};
    case PaperAsk::Sector:
        return {"sector", "NAME", "only this sector"};
    case PaperAsk::Request:
        return {"request", "REQ-01", "the request for information"};
    case PaperAsk::Recommendation:
        return {"recommendation", "REC-01", "the recommendation"};
    case PaperAsk::Version:
        return {"version", "N", "once approved: 1 as approved, 2 with the first correction; else the newest"};
    case PaperAsk::TermsOfReference:
        return {"terms-of-reference", "", "adds the body's terms of reference"};
    case PaperAsk::ByAgency:
        return {"by-agency", "", "its lines grouped by agency"};
    }
    return {};
}

bool isRestrictedByItem(const DocumentKind& kind)
{
    return kind.restrictedByItem
        && std::find(kind.editions.begin(), kind.editions.end(), Edition::Restricted) != kind.editions.end();
}

std::string written(const OptionSpec& option, bool needed)
{
    const std::string words = "--" + option.name + (option.value.empty() ? "" : " " + option.value);
    return needed ? words : "[" + words + "]";
}

}  // namespace

std::vector<OptionSpec> documentOptions()
{
    return {meetingOption(),
            {"item", "N", "the item of a restricted edition, or of the papers of a meeting"},
            {"agency", "CODE", "who a restricted edition, a pack or an invitation is for; else only this agency"},
            {"period", "P",
             "of a log, a report of the year, a register, a monthly return: 2011, 2011-10, or \"2011-09 to 2011-11\""},
            {"edition", "full|restricted|public", "the first the paper has when not given: full for most"},
            {"version", "N", "of approved minutes: 1 as approved, 2 with the first correction; else the newest"},
            {"terms-of-reference", "", "adds the body's terms of reference to an agenda"},
            {"by-agency", "", "groups an action log by agency"},
            {"sector", "NAME", "of a briefing: only this sector"},
            {"request", "REQ-01", "of a request-bundle"},
            {"recommendation", "REC-01", "of a ratification-pack, with --agency"},
            {"body", "TF-ASB", "of an action-plan, monthly-return or closing-report"}};
}

Result<ExportRequest> documentRequest(const Reader& reader, const std::string& kind, const Arguments& arguments)
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

std::string documentHelp(const DocumentKind& kind, const std::string& command, const std::string& usage)
{
    std::string formats;
    for (const std::string_view ending : kind.endings) {
        formats += (formats.empty() ? "" : ", ") + std::string {ending};
    }
    std::string editions;
    for (const Edition edition : kind.editions) {
        editions += (editions.empty() ? "" : ", ") + std::string {documents::editionWord(edition)};
        if (edition == Edition::Restricted) {
            editions += kind.restrictedByItem ? " (one item for one agency: --item and --agency)" : " (needs part two)";
        }
    }
    std::string options = helpLine(dataOption());
    std::string line = fmt::format("muster {} {} --data DIR", command, kind.word);
    for (const documents::AskOf& one : documents::asksOf(kind.word)) {
        const OptionSpec option = optionOf(one);
        line += " " + written(option, one.needed);
        options += helpLine(option);
    }
    if (isRestrictedByItem(kind)) {
        options += helpLine({"item", "N", "of a restricted edition: its item"});
        options += helpLine({"agency", "CODE", "of a restricted edition: who it is for"});
    }
    if (kind.editions.size() > 1) {
        line += " [--edition E]";
        options +=
            helpLine({"edition", "E", fmt::format("{} when not given", documents::editionWord(kind.editions.front()))});
    }
    const std::string files = command == "export" ? "  formats   " + formats + "\n" : "";
    return fmt::format("{} {}\n{}\n\n{}  editions  {}\n\n{}", line, usage, kind.title, files, editions, options);
}

}  // namespace muster::app
