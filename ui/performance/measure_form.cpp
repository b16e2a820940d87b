// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/measure_form.h"

#include "core/base/text.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/performance/measure_commands.h"
#include "core/performance/measure_queries.h"
#include "core/performance/target_words.h"
#include "ui/bridge/choices.h"
#include "ui/bridge/words.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

using performance::Frequency;
using performance::Measure;
using performance::MeasureDetails;
using performance::MeasureKind;
using performance::Polarity;
using performance::TwoOfThree;

const QString kName = QStringLiteral("name");
const QString kUnit = QStringLiteral("unit");
const QString kKind = QStringLiteral("kind");
const QString kPolarity = QStringLiteral("polarity");
const QString kFrequency = QStringLiteral("frequency");
const QString kDecimals = QStringLiteral("decimals");
const QString kPriority = QStringLiteral("priority");
const QString kWorkstream = QStringLiteral("workstream");
const QString kAgency = QStringLiteral("lead agency");
const QString kRole = QStringLiteral("lead role");
const QString kSource = QStringLiteral("source");
const QString kTarget = QStringLiteral("target");
const QString kPlaces = QStringLiteral("places");
const QString kBaseline = QStringLiteral("baseline");
const QString kScreening = QStringLiteral("screening");
const QString kTwoOfThree = QStringLiteral("two of three");
const QString kNote = QStringLiteral("note");
const QString kReason = QStringLiteral("reason");

QString tr(const char* text) { return QCoreApplication::translate("MeasureForm", text); }

std::vector<Choice> priorityChoices(const replica::Reader& reader)
{
    std::vector<Choice> choices {{tr("None")}};
    for (const partnership::Priority& priority : partnership::prioritiesOn(reader, reader.today()))
        choices.push_back({words(priority.name), priority.id});
    return choices;
}

// Wards and sectors by name; what is neither is a place of its own.
std::vector<performance::MeasurePlace> placesFrom(const replica::Reader& reader, const std::string& text)
{
    std::vector<performance::MeasurePlace> places;
    for (const std::string& part : base::split(text, ';')) {
        const std::string name {base::trimmed(part)};
        if (name.empty())
            continue;
        performance::MeasurePlace place;
        if (const auto ward = partnership::wardByName(reader, name)) {
            place.ward = ward->id;
        } else {
            const auto sectors = partnership::sectors(reader);
            const auto found = std::find_if(sectors.begin(), sectors.end(), [&](const partnership::Sector& sector) {
                return base::lowered(sector.name) == base::lowered(name);
            });
            if (found != sectors.end())
                place.sector = found->id;
            else
                place.name = name;
        }
        places.push_back(std::move(place));
    }
    return places;
}

std::string placesText(const Measure& measure)
{
    std::string text;
    for (const performance::MeasurePlace& place : measure.places)
        text += (text.empty() ? "" : "; ") + place.name;
    return text;
}

MeasureDetails detailsFrom(const RecordForm& form)
{
    MeasureDetails details;
    details.name = form.text(kName);
    details.unit = form.text(kUnit);
    details.kind = static_cast<MeasureKind>(form.index(kKind));
    details.polarity = static_cast<Polarity>(form.index(kPolarity));
    details.frequency = static_cast<Frequency>(form.index(kFrequency));
    details.decimals = form.number(kDecimals).value_or(0);
    details.priority = form.id(kPriority);
    details.workstream = form.text(kWorkstream);
    details.leadAgency = form.id(kAgency);
    details.leadRole = form.text(kRole);
    details.source = form.text(kSource);
    details.target = form.text(kTarget);
    details.baselinePoints = form.number(kBaseline);
    details.screening = form.isTicked(kScreening);
    details.twoOfThree = static_cast<TwoOfThree>(form.index(kTwoOfThree));
    details.note = form.text(kNote);
    return details;
}

RecordForm* measureForm(ReplicaBridge& bridge, const QString& title, const QString& save, const MeasureDetails& given,
                        const std::string& places)
{
    const replica::Reader& reader = bridge.reader();
    auto* form = new RecordForm(title, save);
    form->addText(kName, tr("Name"), given.name, tr("What is counted, as people call it: \"Violent crime\""));
    form->beginPair();
    form->addText(kUnit, tr("Unit"), given.unit, tr("offences, incidents, %"));
    form->addChoice(kKind, tr("Kind"), QStringList {tr("A number"), tr("A milestone: yes or no")},
                    static_cast<int>(given.kind));
    form->beginPair();
    form->addChoice(kPolarity, tr("Which way is better"),
                    QStringList {tr("Lower is better"), tr("Higher is better"), tr("Neither: a change is not judged")},
                    static_cast<int>(given.polarity));
    form->addChoice(kFrequency, tr("A figure for each"), QStringList {tr("Month"), tr("Quarter"), tr("Year")},
                    static_cast<int>(given.frequency));
    form->addText(kTarget, tr("Target"), given.target,
                  tr("As it is written: \"reduce by 6% to 9,704 by March\", \"no more than last year\", \"yes by March\""));
    auto* echo = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
    echo->setObjectName(QStringLiteral("target.echo"));
    form->addWidget(echo);
    form->addChoice(kPriority, tr("Priority"), priorityChoices(reader), given.priority);
    form->addText(kWorkstream, tr("Workstream"), given.workstream);
    form->addChoice(kAgency, tr("Lead agency"), agencyChoices(reader, tr("None")), given.leadAgency);
    form->addText(kRole, tr("Lead"), given.leadRole, tr("A role, never a person's name"));
    form->addText(kSource, tr("Where its figures come from"), given.source);
    form->addText(kPlaces, tr("Places"), places,
                  tr("Wards, sectors or other places, with a semicolon between them. Empty: the whole area"));
    form->beginPair();
    form->addNumber(kDecimals, tr("Decimals"), given.decimals);
    form->addNumber(kBaseline, tr("Limits are locked to the first"), given.baselinePoints, tr("values; empty: 12"));
    form->addTick(kScreening, tr("Leave extreme changes out of the limits"), given.screening);
    form->addChoice(kTwoOfThree, tr("\"Two of three points near a limit\" counts"),
                    QStringList {tr("points up to the limit (reference)"), tr("points beyond it too (NHS tool, 2023)")},
                    static_cast<int>(given.twoOfThree));
    form->addLongText(kNote, tr("Note"), given.note);
    const base::Date today = reader.today();
    const auto understand = [form, echo, today] {
        const MeasureDetails details = detailsFrom(*form);
        echo->setText(targetEcho(details.target, details.polarity, details.unit, details.frequency, today));
        echo->setVisible(!echo->text().isEmpty());
    };
    QObject::connect(form, &RecordForm::edited, echo, understand);
    understand();
    return form;
}

}  // namespace

QString targetEcho(const std::string& text, Polarity polarity, const std::string& unit, Frequency frequency,
                   base::Date today)
{
    if (base::trimmed(text).empty())
        return {};
    const auto target = performance::readTarget(text, polarity, today);
    return target ? tr("Understood: %1").arg(words(performance::inWords(*target, unit, frequency)))
                  : words(target.error().detail);
}

void openNewMeasure(FormSide& side, ReplicaBridge& bridge, std::function<void(const base::Id&)> saved)
{
    MeasureDetails fresh;
    fresh.polarity = Polarity::LowerIsBetter;
    RecordForm* form = measureForm(bridge, tr("New measure"), tr("Add the measure"), fresh, {});
    form->onSave([&side, &bridge, saved = std::move(saved)](RecordForm& filled) {
        const performance::AddMeasure command {detailsFrom(filled), placesFrom(bridge.reader(), filled.text(kPlaces)), {}};
        side.save(command, [name = words(command.details.name), saved](const performance::AddedMeasure& added) {
            saved(added.id);
            return tr("%1 is measure %2.").arg(name, words(added.reference));
        });
    });
    side.open(form);
}

void openEditMeasure(FormSide& side, ReplicaBridge& bridge, const Measure& measure)
{
    RecordForm* form = measureForm(bridge, tr("%1: what it measures").arg(words(measure.reference)), tr("Save"),
                                   measure.details, placesText(measure));
    form->onSave([&side, &bridge, id = measure.id, name = words(measure.reference)](RecordForm& filled) {
        side.save(performance::EditMeasure {id, detailsFrom(filled), placesFrom(bridge.reader(), filled.text(kPlaces))},
                  [name] { return tr("%1 is changed.").arg(name); });
    });
    side.open(form);
}

void openRetireMeasure(FormSide& side, ReplicaBridge& bridge, const Measure& measure)
{
    auto* form = new RecordForm(tr("%1 is no longer measured").arg(words(measure.details.name)), tr("End the measure"));
    form->addDate(QStringLiteral("last day"), tr("Last day"), bridge.reader().today());
    form->addLongText(kReason, tr("Why"), {}, tr("Its figures stay. Nothing is deleted"));
    form->onSave([&side, id = measure.id, name = words(measure.reference)](RecordForm& filled) {
        if (const auto day = filled.requiredDate(QStringLiteral("last day"), tr("Give the last day.")))
            side.save(performance::RetireMeasure {id, *day, filled.text(kReason)},
                      [name, day] { return tr("%1 ends on %2.").arg(name, words(base::longDate(*day))); });
    });
    side.open(form);
}

void openPairMeasure(FormSide& side, ReplicaBridge& bridge, const Measure& measure)
{
    auto* form = new RecordForm(tr("%1 is read beside").arg(words(measure.details.name)), tr("Save"));
    std::vector<Choice> choices;
    for (const Measure& other : performance::measures(bridge.reader())) {
        if (other.id == measure.id)
            continue;
        const bool paired =
            std::find(measure.pairedWith.begin(), measure.pairedWith.end(), other.id) != measure.pairedWith.end();
        choices.push_back({paired ? tr("%1 (is; choose to take apart)").arg(words(other.details.name))
                                  : words(other.details.name),
                           other.id});
    }
    form->addChoice(QStringLiteral("other"), tr("The other measure"), std::move(choices), {},
                    tr("A rise that may be good news is judged by its pair: more reports, less escalation"));
    form->addLongText(kReason, tr("Why they belong together (may be empty)"));
    form->onSave([&side, measure](RecordForm& filled) {
        const base::Id other = filled.id(QStringLiteral("other"));
        const bool paired =
            std::find(measure.pairedWith.begin(), measure.pairedWith.end(), other) != measure.pairedWith.end();
        const QString reference = words(measure.reference);
        if (paired)
            side.save(performance::UnpairMeasures {measure.id, other},
                      [reference] { return tr("%1 is read by itself again.").arg(reference); });
        else
            side.save(performance::PairMeasures {measure.id, other, filled.text(kReason)},
                      [reference] { return tr("%1 is read side by side with the other.").arg(reference); });
    });
    side.open(form);
}

}  // namespace muster::ui
