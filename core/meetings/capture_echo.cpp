// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/meetings/capture_echo.h"

#include "core/actions/action.h"
#include "core/base/text.h"
#include "core/meetings/capture_body.h"
#include "core/meetings/due_date.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace muster::meetings::scan {

namespace {

std::string nameOf(const CaptureContext& context, const base::Id& id)
{
    const auto found = std::find_if(context.agencies.begin(), context.agencies.end(),
                                    [&](const CaptureAgency& agency) { return agency.id == id; });
    return found == context.agencies.end() ? std::string {} : found->name;
}

std::string namesOf(const CaptureContext& context, const std::vector<base::Id>& ids)
{
    std::vector<std::string> names;
    names.reserve(ids.size());
    for (const base::Id& id : ids) {
        names.push_back(nameOf(context, id));
    }
    return base::joinedInWords(names);
}

std::string ownerInWords(const CaptureContext& context, const CapturedLine& line)
{
    std::string words = nameOf(context, *line.leadAgency);
    if (!line.ownerTitle.empty()) {
        words += ", " + line.ownerTitle;
    }
    return words;
}

std::string actionEcho(const CaptureContext& context, const CapturedLine& line)
{
    std::string echo =
        line.leadAgency ? "Action for " + ownerInWords(context, line) : std::string {"Action, owner to be named"};
    if (!line.supportingAgencies.empty()) {
        echo += ", with " + namesOf(context, line.supportingAgencies);
    }
    echo += line.due ? ", by " + dueDateInWords(*line.due, context.meetingDate) : ", date to be agreed";
    return echo;
}

std::string updateEcho(const CaptureContext& context, const CapturedLine& line)
{
    const CapturedUpdate& update = *line.update;
    const auto said = [&update](std::string_view words) { return fmt::format("{}: {}", update.reference, words); };
    switch (update.what) {
    case UpdateWhat::Done:
        return said("done, to be verified");
    case UpdateWhat::Extend:
        return said("now due " + dueDateInWords(*update.newDue, context.meetingDate));
    case UpdateWhat::Blocked:
        return said("blocked");
    case UpdateWhat::InProgress:
        return said("in progress");
    case UpdateWhat::NoLongerRequired:
        return said("no longer required");
    case UpdateWhat::NotUndertaken:
        return said("not undertaken");
    case UpdateWhat::Confirm:
        return said("accepted by its agency");
    case UpdateWhat::Decline:
        return said("not accepted by its agency");
    case UpdateWhat::Verify:
        return said("verified");
    case UpdateWhat::Reassign:
        return said("passes to " + ownerInWords(context, line));
    case UpdateWhat::Note:
        break;
    }
    return said("progress");
}

std::string disclosureEcho(const CaptureContext& context, const CapturedDisclosure& disclosure)
{
    std::string echo = "Information shared";
    if (disclosure.from) {
        echo += " by " + nameOf(context, *disclosure.from);
    }
    if (!disclosure.to.empty()) {
        echo += " with " + namesOf(context, disclosure.to);
    }
    return echo;
}

std::string blockageEcho(const CaptureContext& context, const CapturedLine& line, std::string_view word)
{
    std::string echo {word};
    const auto action = std::find_if(context.openActions.begin(), context.openActions.end(),
                                     [&](const CaptureAction& a) { return line.aboutAction == a.id; });
    if (action != context.openActions.end()) {
        echo += " of " + action->reference;
    }
    if (line.leadAgency) {
        echo += ", help needed from " + nameOf(context, *line.leadAgency);
    }
    if (!line.supportingAgencies.empty()) {
        echo += " and " + namesOf(context, line.supportingAgencies);
    }
    return echo;
}

void adviseOnAction(const CaptureContext& context, CapturedLine& line)
{
    if (line.text.empty() && (line.leadAgency || line.due)) {
        addCaution(line, "Say what is to be done.");
    }
    if (line.due) {
        for (std::string& caution : dueDateCautions(*line.due, context.meetingDate, context.today)) {
            addCaution(line, std::move(caution));
        }
    }
    if (line.awaitingConfirmation) {
        addCaution(line,
                   fmt::format("Nobody here can commit {}, so this awaits its confirmation.",
                               nameOf(context, *line.leadAgency)));
    }
    if (actions::isVague(line.text)) {
        addCaution(line, "What will be true when this is done?");
    }
}

void adviseOnUpdate(const CaptureContext& context, CapturedLine& line)
{
    const CapturedUpdate update = *line.update;
    if (update.what == UpdateWhat::Done && update.text.empty()) {
        addCaution(line, fmt::format("Say what shows that {} is done.", update.reference));
    }
    const bool wantsReason = update.what == UpdateWhat::Extend || update.what == UpdateWhat::Blocked
        || update.what == UpdateWhat::NoLongerRequired || update.what == UpdateWhat::NotUndertaken
        || update.what == UpdateWhat::Decline || update.what == UpdateWhat::Reassign;
    if (wantsReason && update.text.empty()) {
        addCaution(line, "Say why, in a few words.");
    }
    if (update.newDue) {
        for (std::string& caution : dueDateCautions(*update.newDue, context.meetingDate, context.today)) {
            addCaution(line, std::move(caution));
        }
    }
}

}  // namespace

std::string echoOf(const CaptureContext& context, const CapturedLine& line)
{
    std::string echo;
    switch (line.kind) {
    case CaptureKind::Empty:
        return {};
    case CaptureKind::Note:
        echo = "Note";
        break;
    case CaptureKind::Action:
        echo = actionEcho(context, line);
        break;
    case CaptureKind::Decision:
        echo = "Decision: " + line.verb;
        break;
    case CaptureKind::Update:
        echo = updateEcho(context, line);
        break;
    case CaptureKind::Disclosure:
        echo = disclosureEcho(context, *line.disclosure);
        break;
    case CaptureKind::Blockage:
        echo = blockageEcho(context, line, "Blockage");
        break;
    case CaptureKind::Exception:
        echo = blockageEcho(context, line, "Exception");
        break;
    }
    if (line.unclear) {
        echo += ", to be said again";
    }
    return echo;
}

void addAdvice(const CaptureContext& context, CapturedLine& line)
{
    if (line.kind == CaptureKind::Action) {
        adviseOnAction(context, line);
    } else if (line.update) {
        adviseOnUpdate(context, line);
    }
}

}  // namespace muster::meetings::scan
