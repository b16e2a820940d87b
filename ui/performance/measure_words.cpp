// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/measure_words.h"

#include "core/base/text.h"
#include "core/performance/target_words.h"
#include "core/performance/figures.h"
#include "core/performance/findings.h"
#include "core/performance/season.h"
#include "ui/bridge/words.h"
#include "ui/performance/signal_chips.h"
#include "ui/performance/values_model.h"

#include <QCoreApplication>

namespace muster::ui {
namespace {

using performance::MeasureChart;
using performance::MeasureDetails;
using performance::MeasureKind;
using performance::PeriodValue;

constexpr qsizetype kRevisionsShown = 3;

QString tr(const char* text) { return QCoreApplication::translate("MeasureWords", text); }

QString lowerFirst(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toLower();
    return text;
}

QString upperFirst(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QString periodWords(const MeasureChart& chart, base::Date period)
{
    return words(performance::inWords(period, chart.measure.details.frequency));
}

void say(QStringList& all, const QString& sentence, const std::string& text)
{
    if (!text.empty())
        all << sentence.arg(words(text)) + (text.back() == '.' ? QString() : QStringLiteral("."));
}

// "October" where the year is plain from the header.
QString shortMonth(const MeasureChart& chart, base::Date period)
{
    return chart.measure.details.frequency == performance::Frequency::Monthly
        ? words(base::monthName(period.month()))
        : periodWords(chart, period);
}

}  // namespace

QString aboutWords(const performance::Measure& measure)
{
    const MeasureDetails& details = measure.details;
    QStringList parts;
    if (details.kind == MeasureKind::Milestone)
        parts << tr("Milestone");
    else if (!details.unit.empty())
        parts << upperFirst(words(details.unit)) + (details.frequency == performance::Frequency::Monthly ? tr(" a month")
                                                    : details.frequency == performance::Frequency::Quarterly
                                                    ? tr(" a quarter")
                                                    : tr(" a year"));
    if (details.unit == "%" || details.unit == "per cent")
        parts.last() = tr("Per cent");
    parts << (details.polarity == performance::Polarity::Neutral ? tr("a change is not judged")
                                                                 : lowerFirst(words(performance::inWords(details.polarity))));
    QStringList lead;
    if (!measure.leadAgencyName.empty())
        lead << words(measure.leadAgencyName);
    if (!details.leadRole.empty())
        lead << words(details.leadRole);
    if (!lead.isEmpty())
        parts << tr("lead: %1").arg(lead.join(QStringLiteral(", ")));
    if (!measure.priorityName.empty())
        parts << tr("priority: %1").arg(words(measure.priorityName));
    if (!details.workstream.empty())
        parts << words(details.workstream);
    QStringList places;
    for (const performance::MeasurePlace& place : measure.places)
        places << words(place.name);
    if (!places.isEmpty())
        parts << places.join(QStringLiteral(", "));
    return parts.join(QStringLiteral(" · "));
}

QString findingWords(const performance::Finding& finding)
{
    QString text = upperFirst(words(performance::sentenceOf(finding)));
    if (finding.first != finding.last)
        text += tr(", since %1").arg(words(performance::inWords(finding.first, finding.frequency)));
    if (!finding.change.empty())
        text += tr(". %1 in %2: %3 against the average")
                    .arg(words(performance::figureText(finding.value, finding.decimals)),
                         words(performance::inWords(finding.last, finding.frequency)), words(finding.change));
    return text + u'.';
}

QList<ChipSpec> measureChips(const MeasureChart& chart, const performance::Finding* finding)
{
    QList<ChipSpec> chips;
    if (chart.values.empty())
        return chips;
    const PeriodValue& last = chart.values.back();
    const MeasureDetails& details = chart.measure.details;
    if (!chart.chart.points.empty()) {
        const performance::ChartPoint& point = chart.chart.points.back();
        if (finding != nullptr) {
            ChipSpec chip = meaningChip(finding->run.meaning);
            chip.text = words(performance::inWords(finding->run.meaning)) + QStringLiteral(": ")
                + lowerFirst(words(performance::inWords(finding->rule())));
            chips << chip;
        } else if (const ChipSpec signal = signalChip(point); !signal.text.isEmpty())
            chips << signal;
        else
            chips << ChipSpec {tr("Ordinary variation"), Tone::Neutral, ChipShape::Circle};
        const performance::Limits& limits = chart.chart.limitsAt(chart.chart.points.size() - 1);
        const QString expected = words(performance::expectedText(limits, details.decimals));
        const QString figure =
            tr("%1 in %2").arg(shownFigure(details, last.now.value), shortMonth(chart, last.period));
        chips << ChipSpec {expected.isEmpty() ? figure : tr("%1; %2 expected").arg(figure, expected), Tone::Outline};
        if (limits.trial())
            chips << ChipSpec {tr("Trial limits: fewer than 12 figures"), Tone::Outline, ChipShape::Triangle};
    } else {
        chips << ChipSpec {tr("%1: %2").arg(periodWords(chart, last.period), shownFigure(details, last.now.value)),
                           last.now.value == 0 ? Tone::Outline : Tone::Good,
                           last.now.value == 0 ? ChipShape::None : ChipShape::Tick};
    }
    if (last.now.provisional)
        chips << ChipSpec {tr("Provisional"), Tone::Attention, ChipShape::Triangle};
    return chips;
}

QString seasonWords(const MeasureChart& chart, std::optional<base::Date> period)
{
    if (chart.values.empty() || chart.measure.details.frequency == performance::Frequency::Yearly)
        return {};
    const performance::Season season = performance::seasonOf(chart, period.value_or(chart.values.back().period));
    if (season.rows.size() < 2)
        return {};
    QStringList years;
    for (const performance::SeasonRow& row : season.rows)
        years << (row.change.empty() ? QStringLiteral("%1 %2").arg(words(row.label), words(row.shown))
                                     : QStringLiteral("%1 %2, %3").arg(words(row.label), words(row.shown), words(row.change)));
    return QStringLiteral("%1: %2.").arg(words(season.title), years.join(QStringLiteral("; ")));
}

QStringList revisionWords(const MeasureChart& chart)
{
    QStringList all;
    for (auto value = chart.values.rbegin(); value != chart.values.rend() && all.size() < kRevisionsShown; ++value) {
        if (value->before.empty())
            continue;
        QString text = tr("%1 was %2, now %3")
                           .arg(periodWords(chart, value->period),
                                shownFigure(chart.measure.details, value->before.back().value),
                                shownFigure(chart.measure.details, value->now.value));
        if (!value->now.reason.empty())
            text += QStringLiteral(": ") + lowerFirst(words(value->now.reason));
        all << text + u'.';
    }
    return all;
}

QString targetWords(const MeasureChart& chart)
{
    if (chart.measure.details.target.empty())
        return {};
    const QString judged = words(performance::targetVerdict(chart));
    return judged.isEmpty() ? tr("Target: %1.").arg(words(chart.measure.details.target))
                            : tr("Target: %1. %2.").arg(words(chart.measure.details.target), judged);
}

QStringList exceptionWords(const actions::PerformanceException& exception)
{
    QStringList all;
    say(all, QStringLiteral("%1"), exception.text);
    say(all, tr("Cause: %1"), exception.cause);
    say(all, tr("What is being done: %1"), exception.plan);
    if (exception.dismissal)
        say(all, tr("Dismissed (%1): %2").arg(words(actions::inWords(*exception.dismissal)).toLower(), QStringLiteral("%1")), exception.reason);
    else
        say(all, tr("Reason: %1"), exception.reason);
    return all;
}

QStringList exceptionFacts(const actions::PerformanceException& exception)
{
    QStringList all;
    if (exception.reportNumber && exception.reportedOn)
        all << tr("In report %1 to %2 on %3.")
                   .arg(*exception.reportNumber)
                   .arg(words(exception.reportedToShortName), words(base::longDate(*exception.reportedOn)));
    say(all, tr("Asked of the Board: %1"), exception.ask);
    if (exception.response)
        all << tr("The Board: %1%2.")
                   .arg(lowerFirst(words(actions::inWords(*exception.response))),
                        exception.responseText.empty() ? QString() : QStringLiteral(", ") + words(exception.responseText));
    if (exception.reviewBy)
        all << tr("Looked at again by %1.").arg(words(base::longDate(*exception.reviewBy)));
    say(all, tr("Evidence: %1"), exception.evidence);
    return all;
}

}  // namespace muster::ui
