// SPDX-License-Identifier: GPL-3.0-or-later
//
// muster list exceptions|blockages|findings|reports, muster detect
#include "app/commands_exceptions.h"

#include "app/command_line.h"
#include "core/actions/blockage_queries.h"
#include "core/actions/exception_queries.h"
#include "core/actions/ranking.h"

#include <cmath>
#include <fmt/format.h>
#include <iostream>

namespace muster::app {

namespace {

using replica::Reader;

Cell orNull(const std::string& text) { return text.empty() ? Cell {} : Cell {text}; }
Cell orNull(const std::optional<base::Date>& date) { return date ? Cell {base::isoDate(*date)} : Cell {}; }
Cell orNull(std::optional<int> number) { return number ? Cell {static_cast<std::int64_t>(*number)} : Cell {}; }

ExitCode detect(const Arguments& arguments)
{
    if (!arguments.positional().empty()) {
        return misused("muster detect --data DIR");
    }
    auto replica = openFolder(arguments);
    if (!replica) {
        return refuseFolder(replica.error());
    }
    const auto found = actions::execute(**replica, actions::DetectExceptions {});
    if (!found) {
        return refuse(found.error());
    }
    const std::string words = inWords(*found);
    std::cout << (words.empty() ? "Nothing new.\n" : words);
    return ExitCode::Done;
}

}  // namespace

std::string inWords(const actions::Detection& detection)
{
    std::string words;
    for (const auto& raised : detection.raised) {
        words += fmt::format("raised {} {}: {}\n", raised.reference, raised.name, raised.sentence);
    }
    for (const auto& going : detection.goingOn) {
        words += fmt::format("{} goes on, {}: {}\n", going.reference, going.name, going.sentence);
    }
    for (const std::string& reference : detection.duplicates) {
        words += fmt::format("{} dismissed: another exception is about the same signal\n", reference);
    }
    return words;
}

Listing listExceptions(const Reader& reader)
{
    Listing listing {{"ref",      "measure",  "period",    "rule",      "direction", "meaning",     "state",
                      "name",     "since",    "raised_on", "owner",     "review_by", "reported_to", "reported_on",
                      "report",   "response", "dismissal", "reason",    "cause",     "plan",        "ask",
                      "recovery", "text",     "evidence",  "restricted"},
                     {}};
    for (const auto& x : actions::listExceptions(reader)) {
        std::vector<std::string> recovery;
        for (const auto& action : x.recovery) {
            recovery.push_back(action.reference);
        }
        listing.rows.push_back({x.reference,
                                orNull(x.measureReference),
                                orNull(x.period),
                                orNull(x.rule),
                                orNull(x.direction),
                                orNull(std::string {performance::toStored(x.meaning)}),
                                std::string {actions::toStored(x.state)},
                                orNull(x.name),
                                orNull(x.firstPeriod),
                                orNull(x.raisedOn),
                                orNull(x.ownerTitle),
                                orNull(x.reviewBy),
                                orNull(x.reportedToShortName),
                                orNull(x.reportedOn),
                                orNull(x.reportNumber),
                                x.response ? Cell {std::string {actions::toStored(*x.response)}} : Cell {},
                                x.dismissal ? Cell {std::string {actions::toStored(*x.dismissal)}} : Cell {},
                                orNull(x.reason),
                                orNull(x.cause),
                                orNull(x.plan),
                                orNull(x.ask),
                                recovery,
                                orNull(x.text),
                                orNull(x.evidence),
                                x.restricted});
    }
    return listing;
}

Listing listBlockages(const Reader& reader)
{
    Listing listing {{"ref", "action", "raised_by", "raised_on", "text", "needed", "from_whom", "state", "tried",
                      "if_nothing", "decision_kind", "decision", "decided_on", "for_performance_board", "restricted"},
                     {}};
    for (const auto& blockage : actions::listBlockages(reader)) {
        listing.rows.push_back(
            {blockage.reference, orNull(blockage.actionReference), orNull(blockage.raisedBy), orNull(blockage.raisedOn),
             orNull(blockage.text), orNull(blockage.needed), orNull(blockage.fromWhom),
             std::string {actions::toStored(blockage.state)}, orNull(blockage.tried), orNull(blockage.ifNothing),
             blockage.decisionKind ? Cell {std::string {actions::toStored(*blockage.decisionKind)}} : Cell {},
             orNull(blockage.decision), orNull(blockage.decidedOn),
             actions::isForPerformanceBoard(blockage, reader.today()), blockage.restricted});
    }
    return listing;
}

Listing listFindings(const Reader& reader, std::optional<performance::CrimeBy> crime)
{
    Listing listing {{"rank", "group", "name", "sentence", "change", "status", "weight", "why", "ref"}, {}};
    for (const auto& line : actions::rankedList(reader, crime).lines) {
        listing.rows.push_back({static_cast<std::int64_t>(line.rank), std::string {actions::inWords(line.group)},
                                line.title, line.sentence, line.finding ? orNull(line.finding->change) : Cell {},
                                line.status, line.finding ? Cell {std::round(line.weight * 100) / 100} : Cell {},
                                line.why, line.exception ? Cell {line.exception->reference} : Cell {}});
    }
    return listing;
}

Listing listReports(const Reader& reader)
{
    Listing listing {
        {"body", "number", "made_on", "by_circulation", "exceptions", "blockages", "recipients", "noted_on"}, {}};
    for (const auto& report : actions::exceptionReports(reader)) {
        std::vector<std::string> recipients;
        for (const auto& recipient : report.recipients) {
            recipients.push_back(recipient.agencyShortName.empty() ? recipient.roleTitle
                                     : recipient.roleTitle.empty()
                                     ? recipient.agencyShortName
                                     : recipient.agencyShortName + "/" + recipient.roleTitle);
        }
        listing.rows.push_back({report.bodyShortName, static_cast<std::int64_t>(report.number), orNull(report.madeOn),
                                report.byCirculation(), report.exceptionReferences, report.blockageReferences,
                                recipients, orNull(report.notedOn)});
    }
    return listing;
}

CommandSpec detectCommand()
{
    return {"detect", "--data DIR", "looks for exceptions in the figures, as an import does", {dataOption()}, detect};
}

}  // namespace muster::app
