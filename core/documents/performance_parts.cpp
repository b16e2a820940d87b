// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/performance_parts.h"

#include "core/actions/action_queries.h"
#include "core/actions/exception_picture.h"
#include "core/actions/exception_queries.h"
#include "core/base/text.h"
#include "core/documents/chart_figure.h"
#include "core/documents/paper_parts.h"
#include "core/partnership/profile_queries.h"
#include "core/performance/direction.h"

#include <fmt/format.h>

namespace muster::documents {

using actions::Action;
using actions::Blockage;
using actions::PerformanceException;
using replica::Reader;

namespace {

/// Small: four stand on two sides with what is said about each.
constexpr double kChartWidth = 214;

// The answers a body may give, to tick (requirements §3.6, §3.7).
constexpr std::string_view kExceptionAnswers = "☐ Noted   ☐ Direction   ☐ Resource   ☐ Unblock";
constexpr std::string_view kBlockageAnswers = "☐ Unblock   ☐ Defer   ☐ Decline";

void addPicture(Document& document, performance::ChartPicture picture)
{
    if (picture.empty())
        return;
    Figure figure = chartFigure(std::move(picture), {});
    figure.widthPoints = kChartWidth;
    figure.besideFacts = true;
    document.blocks.push_back(std::move(figure));
}

std::string whatHappened(const PerformanceException& exception, const std::optional<performance::Finding>& finding)
{
    if (exception.byJudgement())
        return asSentence(exception.text.empty() ? exception.reason : exception.text);
    if (!finding)
        return "The figures were revised since, and show nothing unusual any more.";
    std::string words = capitalised(performance::sentenceOf(*finding));
    if (!finding->change.empty())
        words += fmt::format("; the figure for {} is {} than the mean",
                             performance::inWords(finding->last, finding->frequency), finding->change);
    return asSentence(words);
}

std::string sinceWhen(const PerformanceException& exception, const std::optional<performance::Finding>& finding)
{
    if (finding)
        return performance::inWords(finding->first, finding->frequency);
    const auto period =
        actions::periodFromStored(exception.firstPeriod.empty() ? exception.period : exception.firstPeriod);
    return period ? performance::inWords(*period, performance::Frequency::Monthly) : std::string {};
}

std::string actionLine(const Reader& reader, const actions::RecoveryAction& recovery)
{
    const auto action = actions::findAction(reader, recovery.action);
    if (!action || action->restricted)
        return recovery.reference + ": Restricted action";
    // Who is asked for what is open; of what is over only how it ended.
    std::string by = base::lowered(std::string {actions::inWords(action->status)});
    if (actions::isOpen(action->status)) {
        by = action->lead.name;
        if (!action->ownerTitle.empty())
            by += ", " + action->ownerTitle;
        if (action->status == actions::ActionStatus::CompleteClaimed)
            by += ", " + base::lowered(std::string {actions::inWords(action->status)});
        else if (action->due)
            by += (action->overdue ? ", overdue since " : ", by ") + base::longDate(*action->due);
    }
    return fmt::format("{}: {} ({})", recovery.reference, action->text, by);
}

Tone toneOf(performance::Direction direction)
{
    switch (direction) {
    case performance::Direction::Worsening:
        return Tone::Concern;
    case performance::Direction::Improving:
        return Tone::Good;
    default:
        return Tone::Neutral;
    }
}

KeyValue lines(std::string key, const std::vector<std::string>& texts)
{
    KeyValue entry {std::move(key), {}};
    for (const std::string& text : texts)
        entry.values.push_back(runsOf(text));
    return entry;
}

}  // namespace

Document performancePaper(const Reader& reader, const std::string& name, const std::string& version)
{
    const auto profile = partnership::profile(reader);
    const std::string issuer = profile ? profile->name : std::string {"The partnership"};
    Document document;
    document.title = name + ": " + issuer;
    setIssuer(document, issuer, name);
    document.version = version;
    document.printedOn = printedLine(reader.today());
    document.marking = kOfficial;
    document.compact = true;
    return document;
}

void addChart(Document& document, const Reader& reader, const performance::MeasureChart& chart)
{
    if (chart.values.empty())
        return;
    performance::ChartPicture picture = performance::pictureOf(
        chart, actions::pictureMarkers(reader, chart.measure.id, actions::MarkerText::Reference));
    KeyValueList facts;
    addLine(facts, "What it says", asSentence(picture.sentence));
    addLine(facts, "Target", picture.targetText.empty() ? std::string {"None."} : asSentence(picture.targetText));
    addLine(facts, "How it is judged", asSentence(picture.polarityWords));
    addPicture(document, std::move(picture));
    document.blocks.push_back(std::move(facts));
}

void addException(Document& document, const Reader& reader, const PerformanceException& exception)
{
    if (exception.restricted) {
        document.blocks.push_back(Heading {2, "Restricted", exception.reference, exception.reference});
        document.blocks.push_back(paragraph(kRestrictedFinding));
        return;
    }
    const auto finding = actions::findingOf(reader, exception);
    const std::string name = exception.name.empty() ? std::string {"Raised by judgement"} : exception.name;
    document.blocks.push_back(Heading {2, name, exception.reference, exception.reference});
    addPicture(document, actions::pictureOf(reader, exception, actions::MarkerText::Reference));

    KeyValueList facts;
    addLine(facts, "What happened", whatHappened(exception, finding));
    addLine(facts, "Since", sinceWhen(exception, finding));
    addLine(facts, "Why", exception.cause.empty() ? "Not explained yet." : asSentence(capitalised(exception.cause)));
    std::vector<std::string> doing;
    for (const actions::RecoveryAction& recovery : exception.recovery)
        doing.push_back(actionLine(reader, recovery));
    if (!exception.plan.empty())
        doing.push_back(asSentence(exception.plan));
    if (exception.reviewBy)
        doing.push_back("Looked at again on " + base::longDate(*exception.reviewBy) + ".");
    if (doing.empty())
        doing.emplace_back("Nothing is planned yet.");
    facts.entries.push_back(lines("Being done", doing));
    // On the line of what is asked, for four exceptions must stand on two sides (requirements H02).
    std::string asked = exception.ask.empty() ? "To note." : asSentence(exception.ask);
    if (exception.evidence.empty())
        asked += " No evidence attached.";
    addLine(facts, "Asked", asked);
    if (!exception.evidence.empty())
        addLine(facts, "Evidence", asSentence(exception.evidence));
    addLine(facts, "Answer",
            exception.response ? asSentence(fmt::format("{}. {}", actions::inWords(*exception.response), exception.responseText))
                               : std::string {kExceptionAnswers});
    document.blocks.push_back(std::move(facts));
}

void addBlockage(Document& document, const Reader& reader, const Blockage& blockage)
{
    const auto action = actions::findAction(reader, blockage.action);
    const bool restricted = blockage.restricted || (action && action->restricted);
    document.blocks.push_back(Heading {2, restricted                        ? std::string {"Restricted"}
                                          : blockage.actionReference.empty() ? std::string {"Blockage"}
                                                                             : "Blocks " + blockage.actionReference,
                                       blockage.reference, blockage.reference});
    if (restricted) {
        document.blocks.push_back(paragraph(kRestrictedFinding));
        return;
    }
    KeyValueList facts;
    addLine(facts, "Stuck", asSentence(blockage.text));
    std::string since = blockage.raisedOn ? base::longDate(*blockage.raisedOn) : std::string {};
    if (!since.empty() && !blockage.raisedBy.empty())
        since += ", raised by " + blockage.raisedBy;
    addLine(facts, "Since", since);
    if (!blockage.tried.empty())
        addLine(facts, "Tried", asSentence(blockage.tried));
    addLine(facts, "Needed", asSentence(capitalised(blockage.needed)));
    addLine(facts, "From", blockage.fromWhom);
    if (!blockage.ifNothing.empty())
        addLine(facts, "Otherwise", asSentence(blockage.ifNothing));
    std::vector<std::string> missing;
    if (blockage.tried.empty())
        missing.emplace_back("what was tried");
    if (blockage.ifNothing.empty())
        missing.emplace_back("what happens if nothing is done");
    if (!missing.empty())
        addLine(facts, "Not said", asSentence(capitalised(base::joinedInWords(missing))));
    addLine(facts, "Answer",
            blockage.decisionKind ? asSentence(fmt::format("{}. {}", actions::inWords(*blockage.decisionKind), blockage.decision))
                                  : std::string {kBlockageAnswers});
    document.blocks.push_back(std::move(facts));
}

void addDirections(Document& document, const std::vector<performance::MeasureChart>& charts)
{
    document.blocks.push_back(Heading {1, "Direction of travel", "", "direction"});
    Table table;
    table.columns = {{"Priority", 2.0}, {"Direction", 1.2}, {"In a sentence", 4.6}};
    table.whenEmpty = "No priority has a measure yet.";
    for (const performance::PriorityDirection& priority : performance::directionsOf(charts)) {
        Cell word;
        word.status = Status {std::string {performance::inWords(priority.direction)}, toneOf(priority.direction)};
        table.rows.push_back({{rowHeader(priority.name), std::move(word), textCell(priority.sentence)}});
    }
    document.blocks.push_back(std::move(table));
}

}  // namespace muster::documents
