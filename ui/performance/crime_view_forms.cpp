// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with a series of recorded crime.
#include "ui/performance/crime_view.h"

#include "core/performance/crime_commands.h"
#include "core/performance/figures.h"
#include "ui/bridge/words.h"
#include "ui/performance/exception_form.h"
#include "ui/performance/form_side.h"
#include "ui/performance/save_picture.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/message_bar.h"

#include <algorithm>
#include <map>

namespace muster::ui {
namespace {

using performance::CrimeSeriesName;

// The measure and what it counts in one change.
struct MakeCrimeMeasure {
    performance::AddMeasure add;
    CrimeSeriesName name;
};

base::Result<performance::AddedMeasure> execute(replica::Replica& replica, const MakeCrimeMeasure& command)
{
    return replica.transact(
        "Make a measure of recorded crime", [&](replica::Writer& writer) -> base::Result<performance::AddedMeasure> {
            auto added = performance::apply(writer, command.add);
            if (!added)
                return added;
            const auto counted = performance::apply(
                writer, performance::CountCrime {added->id, command.name.by, command.name.area, command.name.type});
            if (!counted)
                return tl::unexpected(counted.error());
            return added;
        });
}

}  // namespace

void CrimeView::raise()
{
    const auto name = chosen();
    if (!name || m_picture.empty())
        return;
    const auto runs = performance::signalRuns(m_bridge.reader(), *name);
    if (runs) {
        for (auto run = runs->rbegin(); run != runs->rend(); ++run) {
            if (run->run.goesOn()) {
                openRaiseFinding(*m_side, *run);
                return;
            }
        }
    }
    m_message->showNotice(tr("%1 varies as usual: there is no signal to raise. What the figures do not show is raised by "
                             "judgement.")
                              .arg(words(performance::inWords(*name))));
}

void CrimeView::makeMeasure()
{
    const auto name = chosen();
    if (!name || m_picture.empty())
        return;
    auto* form = new RecordForm(tr("Make it a measure"), tr("Add the measure"));
    form->addSentence(tr("Its figures come with each import of recorded crime."));
    form->addText(QStringLiteral("name"), tr("Name"), performance::inWords(*name));
    form->addText(QStringLiteral("unit"), tr("Unit"), "offences");
    form->addChoice(QStringLiteral("polarity"), tr("Which way is better"),
                    QStringList {tr("Lower is better"), tr("Higher is better"), tr("Neither: a change is not judged")},
                    static_cast<int>(performance::polarityOfCrime(name->type)));
    form->addText(QStringLiteral("target"), tr("Target (may be empty)"), {}, tr("\"no more than last year\""));
    form->onSave([this, name](RecordForm& filled) {
        MakeCrimeMeasure command;
        command.add.details.name = filled.text(QStringLiteral("name"));
        command.add.details.unit = filled.text(QStringLiteral("unit"));
        command.add.details.polarity = static_cast<performance::Polarity>(filled.index(QStringLiteral("polarity")));
        command.add.details.target = filled.text(QStringLiteral("target"));
        command.add.details.source = "data.police.uk";
        command.name = *name;
        m_side->save(std::move(command), [this](const performance::AddedMeasure& added) {
            const QString reference = words(added.reference);
            QMetaObject::invokeMethod(
                this, [this, reference] { Q_EMIT measureMade(reference); }, Qt::QueuedConnection);
            return tr("It is measure %1.").arg(reference);
        });
    });
    m_side->open(form);
}

void CrimeView::noteBreak()
{
    const auto name = chosen();
    if (!name)
        return;
    auto* form = new RecordForm(tr("Counted differently"), tr("Note the break"));
    form->addSentence(tr("Figures before and after are not compared, and new limits begin."));
    form->addText(QStringLiteral("from"), tr("First month"), {}, tr("October 2024 or 2024-10"));
    form->addChoice(QStringLiteral("kind"), tr("What changed"),
                    QStringList {tr("Boundaries of places"), tr("Categories of crime"), tr("Something else")}, 2);
    form->addText(QStringLiteral("about"), tr("Which crime type or district"), name->type, tr("Empty: all"));
    form->addLongText(QStringLiteral("reason"), tr("Why"));
    form->onSave([this](RecordForm& filled) {
        static constexpr const char* kKinds[] = {"geography", "category", "other"};
        const auto month = performance::readPeriod(filled.text(QStringLiteral("from")), performance::Frequency::Monthly);
        if (!month) {
            filled.panel()->setError(QStringLiteral("from"), tr("Write the month as October 2024 or 2024-10."));
            return;
        }
        m_side->save(performance::RecordCrimeBreak {*month, kKinds[filled.index(QStringLiteral("kind"))],
                                                    filled.text(QStringLiteral("about")),
                                                    filled.text(QStringLiteral("reason"))},
                     [](const base::Id&) { return tr("The break is noted."); });
    });
    m_side->open(form);
}

void CrimeView::chooseDistricts()
{
    std::map<std::string, long> rows;
    for (const performance::CrimeMonth& month : performance::crimeMonths(m_bridge.reader(), true)) {
        for (const performance::CrimeCount& count : month.counts) {
            const std::string_view district = performance::districtOf(month.areas[count.area].name);
            if (!district.empty())
                rows[std::string {district}] += count.count;
        }
    }
    const std::vector<std::string> ours = performance::crimeDistricts(m_bridge.reader());
    auto* form = new RecordForm(tr("Districts of the partnership"), tr("Save"));
    form->addSentence(rows.empty() ? tr("Import recorded crime first: its districts are listed here then.")
                                   : tr("Only these are counted. Without a tick all of them are."));
    // Those with most first: the others are strays along the border.
    std::vector<std::pair<long, std::string>> ordered;
    for (const auto& [name, count] : rows)
        ordered.emplace_back(-count, name);
    std::sort(ordered.begin(), ordered.end());
    for (const auto& [negative, name] : ordered)
        form->addTick(words(name),
                      tr("%1 (%2 recorded)")
                          .arg(words(name), words(performance::figureText(static_cast<double>(-negative), 0))),
                      std::find(ours.begin(), ours.end(), name) != ours.end());
    form->onSave([this, rows](RecordForm& filled) {
        performance::SetCrimeDistricts command;
        for (const auto& [name, count] : rows) {
            if (filled.isTicked(words(name)))
                command.names.push_back(name);
        }
        m_side->save(std::move(command), [] { return tr("The districts are set."); });
    });
    m_side->open(form);
}

void CrimeView::savePicture()
{
    if (m_picture.empty())
        return;
    const auto saved = saveChartPicture(*this, m_prompts, m_picture);
    if (!saved)
        m_message->showRefusal(words(saved.error().detail));
    else if (!saved->isEmpty())
        Q_EMIT said(*saved);
}

}  // namespace muster::ui
