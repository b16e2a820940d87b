// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reports that went out by circulation, and the meeting that notes them (requirements K06).
#include "core/governance/circulation.h"
#include "core/governance/execute.h"
#include "ui/governance/sent_section.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using actions::ExceptionReport;

enum Column { kWhat, kWay, kState };

QString subjectsOf(const ExceptionReport& report)
{
    QStringList all;
    for (const auto* some : {&report.exceptionReferences, &report.blockageReferences}) {
        for (const std::string& reference : *some)
            all << words(reference);
    }
    return all.join(QStringLiteral(", "));
}

}  // namespace

void SentSection::addReports(std::vector<RecordRow>& rows) const
{
    m_reports = actions::exceptionReports(reader());
    std::erase_if(m_reports, [](const ExceptionReport& one) { return !one.byCirculation(); });
    rows.push_back(headingRow(tr("Reports sent between meetings")));
    for (const ExceptionReport& one : m_reports) {
        const ChipSpec chip = one.notedOn ? ChipSpec {tr("Noted"), Tone::Good, ChipShape::Tick}
                                          : ChipSpec {tr("To be noted"), Tone::Attention, ChipShape::Clock};
        rows.push_back({.id = one.id,
                        .cells = {tr("Report %1: %2").arg(one.number).arg(subjectsOf(one)),
                                  tr("To %1").arg(words(one.bodyShortName)), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = one.notedOn ? tr("Noted on %1").arg(longDate(one.notedOn))
                                              : tr("By circulation, %1").arg(longDate(one.madeOn)),
                        .quiet = one.notedOn.has_value()});
    }
}

const ExceptionReport* SentSection::reportOf(const base::Id& id) const
{
    const auto found = std::find_if(m_reports.begin(), m_reports.end(), [&](const auto& one) { return one.id == id; });
    return found == m_reports.end() ? nullptr : &*found;
}

RecordDetails SentSection::reportDetails(const ExceptionReport& report) const
{
    RecordDetails details {.title = tr("Report %1 to %2").arg(report.number).arg(words(report.bodyName)),
                           .subtitle = tr("By circulation, %1").arg(longDate(report.madeOn))};
    QStringList recipients;
    for (const ExceptionReport::Recipient& one : report.recipients)
        recipients << words(one.agencyShortName) + (one.roleTitle.empty() ? QString() : QStringLiteral(", "))
                + words(one.roleTitle);
    details.facts << fact(tr("About"), subjectsOf(report)) << fact(tr("Sent by"), report.byRole)
                  << Fact {tr("Who got it"), recipients} << fact(tr("Said with it"), report.text)
                  << fact(tr("Noted on"), longDate(report.notedOn));
    return details;
}

RecordForm* SentSection::noteReportForm(const ExceptionReport& report)
{
    auto* form = new RecordForm(tr("Report %1 was noted").arg(report.number), tr("It was noted"));
    form->addChoice(QStringLiteral("meeting"), tr("At which meeting"), meetingChoices(reader(), {}, report.body));
    form->addSentence(tr("A report sent between meetings is noted at the next meeting of its body."));
    form->onSave([this, id = report.id](const RecordForm& given) {
        save(governance::NoteReportAtMeeting {.report = id, .meeting = given.id(QStringLiteral("meeting"))},
             tr("The report is noted."));
    });
    return form;
}

}  // namespace muster::ui
