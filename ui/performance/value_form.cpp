// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/value_form.h"

#include "core/performance/figures.h"
#include "core/performance/measure_commands.h"
#include "ui/bridge/words.h"
#include "ui/performance/values_model.h"
#include "ui/widgets/form_panel.h"

#include <QCoreApplication>

namespace muster::ui {
namespace {

using performance::MeasureChart;
using performance::MeasureKind;

const QString kPeriod = QStringLiteral("period");
const QString kValue = QStringLiteral("value");
const QString kProvisional = QStringLiteral("provisional");
const QString kSource = QStringLiteral("source");
const QString kReason = QStringLiteral("reason");
const QString kFrom = QStringLiteral("from");
const QString kAgreed = QStringLiteral("body or role that agreed it");

QString tr(const char* text) { return QCoreApplication::translate("ValueForm", text); }

base::Date nextPeriod(const MeasureChart& chart, base::Date today)
{
    const performance::Frequency frequency = chart.measure.details.frequency;
    return chart.values.empty() ? performance::periodsLater(performance::periodOf(today, frequency), frequency, -1)
                                : performance::periodsLater(chart.values.back().period, frequency, 1);
}

const performance::PeriodValue* valueAt(const MeasureChart& chart, std::optional<base::Date> period)
{
    for (const performance::PeriodValue& value : chart.values) {
        if (period && value.period == *period)
            return &value;
    }
    return nullptr;
}

// "164 (p)" may be typed as it stands in the table it is copied from.
std::optional<performance::RecordValue> commandFrom(RecordForm& form, const MeasureChart& chart)
{
    const auto period = performance::readPeriod(form.text(kPeriod), chart.measure.details.frequency);
    if (!period) {
        form.panel()->setError(kPeriod, tr("Write the period as October 2011 or 2011-10."));
        return std::nullopt;
    }
    const auto figure = performance::readFigure(form.text(kValue));
    if (!figure) {
        form.panel()->setError(kValue,
                               chart.measure.details.kind == MeasureKind::Milestone
                                   ? tr("Say yes or no.")
                                   : tr("Write a number, such as 164 or 62.5. A month without a figure is left out."));
        return std::nullopt;
    }
    performance::RecordValue command;
    command.measure = chart.measure.id;
    command.period = *period;
    command.value = figure->value;
    command.provisional = figure->provisional || form.isTicked(kProvisional);
    command.source = form.text(kSource);
    command.reason = form.text(kReason);
    return command;
}

}  // namespace

void openValueForm(FormSide& side, const MeasureChart& chart, base::Date today, std::optional<base::Date> period)
{
    const performance::MeasureDetails& details = chart.measure.details;
    const performance::PeriodValue* old = valueAt(chart, period);
    const base::Date shown = period.value_or(nextPeriod(chart, today));
    const QString name = words(details.name);
    auto* form = new RecordForm(old != nullptr ? tr("Another figure for %1").arg(name) : tr("A figure for %1").arg(name),
                                tr("Record"));
    const auto addPeriod = [&] {
        form->addText(kPeriod, tr("Period"), performance::inWords(shown, details.frequency));
    };
    const QString help = old == nullptr ? QString()
                                        : tr("It was %1. The old figure is kept and shown")
                                              .arg(shownFigure(details, old->now.value));
    const auto addValue = [&] {
        form->addText(kValue,
                      details.kind == MeasureKind::Milestone ? tr("Reached: yes or no")
                                                             : tr("Figure (%1)").arg(words(details.unit)),
                      {}, help);
    };
    addValue();
    addPeriod();
    // A period that is not over has no final figure yet.
    form->addTick(kProvisional, tr("Provisional: it will be revised"),
                  !(performance::lastDayOf(shown, details.frequency) < today));
    form->addText(kSource, tr("Source"), {}, tr("Empty: %1").arg(details.source.empty() ? tr("none") : words(details.source)));
    if (old != nullptr)
        form->addText(kReason, tr("Why it changes"), {}, tr("\"Late reports\", \"counted again\""));
    form->onSave([&side, chart](RecordForm& filled) {
        const auto command = commandFrom(filled, chart);
        if (!command)
            return;
        const performance::MeasureDetails& about = chart.measure.details;
        const QString what = tr("%1, %2: %3")
                                 .arg(words(about.name), words(performance::inWords(command->period, about.frequency)),
                                      shownFigure(about, command->value));
        side.save(*command, [what](performance::Recorded recorded) {
            return recorded == performance::Recorded::Unchanged ? tr("%1 was there already.").arg(what)
                : recorded == performance::Recorded::Revised    ? tr("%1. The old figure is kept.").arg(what)
                                                                : what + u'.';
        });
    });
    side.open(form);
}

void openRebaseForm(FormSide& side, const MeasureChart& chart, bool isBreak, std::optional<base::Date> from)
{
    const performance::MeasureDetails& details = chart.measure.details;
    auto* form = new RecordForm(isBreak ? tr("%1 is counted differently").arg(words(details.name))
                                        : tr("A new normal for %1").arg(words(details.name)),
                                isBreak ? tr("Note the break") : tr("Begin new limits"));
    form->addSentence(isBreak ? tr("Figures before and after are not compared. Limits begin anew.")
                              : tr("Limits begin anew with this period. This is a decision and stays in the record."));
    form->addText(kFrom, tr("First period"), from ? performance::inWords(*from, details.frequency) : std::string {},
                  tr("October 2011 or 2011-10"));
    form->addLongText(kReason, tr("Why"));
    if (!isBreak)
        form->addText(kAgreed, tr("Agreed by"), {}, tr("A body or a role: \"Performance Board\""));
    form->onSave([&side, chart, isBreak](RecordForm& filled) {
        const performance::Frequency frequency = chart.measure.details.frequency;
        const auto first = performance::readPeriod(filled.text(kFrom), frequency);
        if (!first) {
            filled.panel()->setError(kFrom, tr("Write the period as October 2011 or 2011-10."));
            return;
        }
        performance::RebaseMeasure command {chart.measure.id, *first, isBreak, filled.text(kReason), {}, {}};
        if (!isBreak)
            command.decidedBy = filled.text(kAgreed);
        side.save(std::move(command), [reference = words(chart.measure.reference), first, frequency] {
            return tr("The limits of %1 begin anew with %2.")
                .arg(reference, words(performance::inWords(*first, frequency)));
        });
    });
    side.open(form);
}

}  // namespace muster::ui
