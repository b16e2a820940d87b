// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/actions/blockage_queries.h"
#include "core/actions/effect.h"
#include "core/actions/exception_queries.h"
#include "core/actions/ranking.h"
#include "core/base/text.h"
#include "core/documents/board_report.h"
#include "core/documents/paper_parts.h"
#include "core/documents/performance_parts.h"
#include "core/meetings/meeting_queries.h"
#include "core/performance/figures.h"
#include "core/performance/measure_queries.h"
#include "core/performance/target_words.h"

#include <fmt/format.h>

namespace muster::documents {

using actions::Blockage;
using actions::PerformanceException;
using base::Result;
using performance::MeasureChart;
using replica::Reader;

namespace {

void addRanked(Document& document, const actions::RankedList& ranked)
{
    document.blocks.push_back(Heading {1, "What is unusual, most important first", "", "unusual"});
    Table table;
    table.columns = {{"No.", 0.5, Align::End}, {"Measure", 2.2}, {"What it is", 1.4}, {"What happened", 3.0}, {"Where it stands", 1.8}};
    table.whenEmpty = "Nothing: every measure shows ordinary variation.";
    for (const actions::RankedLine& line : ranked.lines) {
        const bool restricted = line.exception && line.exception->restricted;
        Cell kind;
        kind.status = Status {std::string {actions::inWords(line.group)},
                              line.group == actions::RankGroup::Concern       ? Tone::Concern
                                  : line.group == actions::RankGroup::Improvement ? Tone::Good
                                                                                  : Tone::Neutral};
        table.rows.push_back({{textCell(std::to_string(line.rank)),
                               rowHeader(restricted ? std::string {"Restricted"} : line.title), std::move(kind),
                               textCell(restricted ? std::string {} : capitalised(line.sentence)),
                               textCell(line.status)}});
    }
    document.blocks.push_back(std::move(table));
    if (!ranked.ordinary.empty())
        document.blocks.push_back(paragraph("Ordinary variation: " + base::joinedInWords(ranked.ordinary) + "."));
    List how;
    for (const std::string& sentence : actions::rankingInWords())
        how.items.push_back({runsOf(sentence), {}});
    document.blocks.push_back(Heading {2, "How this is ranked", "", "ranking"});
    document.blocks.push_back(std::move(how));
}

/// What the Board decides on: found and not answered, or to be looked at again.
void addExceptions(Document& document, const Reader& reader, const actions::RankedList& ranked)
{
    document.blocks.push_back(Heading {1, "Exceptions", "", "exceptions"});
    bool any = false;
    for (const actions::RankedLine& line : ranked.lines) {
        if (line.exception && actions::isOpen(line.exception->state)) {
            addException(document, reader, *line.exception);
            any = true;
        }
    }
    if (!any)
        document.blocks.push_back(paragraph("No exception is open."));
}

void addBlockages(Document& document, const Reader& reader)
{
    document.blocks.push_back(Heading {1, "Blockages", "", "blockages"});
    const auto blockages = actions::blockagesForPerformanceBoard(reader);
    for (const Blockage& blockage : blockages)
        addBlockage(document, reader, blockage);
    if (blockages.empty())
        document.blocks.push_back(paragraph("Nothing has been stuck for more than 14 days."));
}

void addEffects(Document& document, const Reader& reader)
{
    const auto questions = actions::effectQuestionsDue(reader);
    if (questions.empty())
        return;
    document.blocks.push_back(Heading {1, "Did it work?", "", "effect"});
    Table table;
    table.columns = {{"Action", 0.8}, {"What was done", 3.0}, {"Closed", 1.3}, {"For", 1.8}, {"Since then", 1.6}};
    for (const actions::EffectQuestion& question : questions)
        table.rows.push_back({{rowHeader(question.actionReference), textCell(question.actionText),
                               textCell(base::longDate(question.closedOn)),
                               textCell(question.exceptionReference + " " + question.name),
                               textCell(question.figures.change.empty() ? "Too early to tell" : question.figures.change)}});
    document.blocks.push_back(std::move(table));
}

/// Against the same period a year before; nothing where there is none.
std::string againstLastYear(const MeasureChart& chart)
{
    const base::Date before = base::addMonths(chart.values.back().period, -12);
    for (const performance::PeriodValue& value : chart.values) {
        if (value.period == before)
            return performance::changeText(value.now.value, chart.values.back().now.value, chart.measure.details.decimals,
                                           chart.measure.details.unit);
    }
    return {};
}

Row measureRow(const MeasureChart& chart)
{
    const performance::MeasureDetails& details = chart.measure.details;
    Row row {{rowHeader(chart.measure.reference), textCell(details.name)}};
    if (chart.values.empty()) {
        row.cells.resize(7, textCell("No figure yet"));
        return row;
    }
    const performance::PeriodValue& last = chart.values.back();
    const std::string shown = details.kind == performance::MeasureKind::Milestone
        ? std::string {last.now.value == 0 ? "no" : "yes"}
        : performance::figureText(last.now.value, details.decimals);
    row.cells.push_back(textCell(fmt::format("{}, {}", shown, performance::inWords(last.period, details.frequency))));
    if (chart.chart.points.empty()) {
        row.cells.resize(6, textCell(""));
    } else {
        row.cells.push_back(textCell(performance::expectedText(chart.chart.limitsAt(chart.chart.points.size() - 1), details.decimals)));
        row.cells.push_back(textCell(againstLastYear(chart)));
        const performance::Meaning meaning = chart.chart.points.back().meaning;
        Cell signal;
        if (meaning == performance::Meaning::None)
            signal = textCell("Ordinary variation");
        else
            signal.status = Status {std::string {performance::inWords(meaning)},
                                    meaning == performance::Meaning::Concern           ? Tone::Concern
                                        : meaning == performance::Meaning::Improvement ? Tone::Good
                                                                                       : Tone::Neutral};
        row.cells.push_back(std::move(signal));
    }
    std::string target = details.target.empty() ? "None" : details.target;
    if (const std::string verdict = performance::targetVerdict(chart); !verdict.empty())
        target += ". " + verdict;
    row.cells.push_back(textCell(target));
    return row;
}

void addMeasures(Document& document, const Reader& reader, const std::vector<MeasureChart>& charts)
{
    document.blocks.push_back(Heading {1, "Every measure", "", "measures"});
    Table table;
    table.columns = {{"Ref", 0.7},           {"Measure", 2.2}, {"Newest figure", 1.7},
                     {"Usual range", 1.4},   {"On last year", 1.5}, {"Signal", 1.5}, {"Target", 2.0}};
    table.whenEmpty = "No measure is recorded yet.";
    for (const MeasureChart& chart : charts)
        table.rows.push_back(measureRow(chart));
    document.blocks.push_back(std::move(table));
    for (const MeasureChart& chart : charts) {
        if (chart.chart.points.empty())
            continue;
        const std::string& reference = chart.measure.reference;
        document.blocks.push_back(Heading {2, chart.measure.details.name, reference, "chart-" + reference});
        addChart(document, reader, chart);
    }
}

}  // namespace

Result<Document> performancePack(const Reader& reader, const base::Id& meetingId)
{
    const auto meeting = meetings::meetingById(reader, meetingId);
    const base::Date date = meeting ? meeting->date : reader.today();
    Document document = performancePaper(reader, "Performance pack", "As at " + base::longDate(reader.today()));
    document.landscape = true;
    document.subject = "What is unusual, which way things go, and what needs a decision";
    document.blocks.push_back(Title {"Performance pack", meeting ? fmt::format("For the {}, {}", meeting->bodyName, base::longDate(date))
                                                                 : "As at " + base::longDate(date)});
    const actions::RankedList ranked = actions::rankedList(reader);
    addRanked(document, ranked);
    const std::vector<MeasureChart> charts = performance::chartsOfMeasures(reader);
    addDirections(document, charts);
    addExceptions(document, reader, ranked);
    addBlockages(document, reader);
    addEffects(document, reader);
    addMeasures(document, reader, charts);
    return document;
}

}  // namespace muster::documents
