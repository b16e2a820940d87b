// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/compliance_section.h"

#include "core/governance/compliance.h"
#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::ComplianceLine;
using governance::GovernanceCheck;

enum Column { kWhat, kState };

base::Id idOfDuty(const ComplianceLine& line) { return idOfWords(words(line.duty)); }

ChipSpec chipOf(const ComplianceLine& line)
{
    return line.met ? ChipSpec {words(line.state()), Tone::Good, ChipShape::Tick}
                    : ChipSpec {words(line.state()), Tone::Concern, ChipShape::Triangle};
}

ChipSpec chipOf(const GovernanceCheck& check)
{
    return check.complete() ? ChipSpec {ComplianceSection::tr("Settled"), Tone::Good, ChipShape::Tick}
                            : ChipSpec {ComplianceSection::tr("Not settled"), Tone::Attention, ChipShape::Triangle};
}

}  // namespace

ComplianceSection::ComplianceSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Compliance"),
                     .about = tr("What the law asks, when it was done and where that can be read."),
                     .search = tr("Search"),
                     .empty = tr("There is no body yet. Add the bodies of the partnership: Partnership, Bodies."),
                     .columns = {tr("Duty"), tr("Done")},
                     .widths = {0, 186},
                     .stretch = kWhat,
                     .chipColumns = {kState},
                     .secondAcross = true,
                     .rowsGrow = true})
{
}

std::vector<RecordRow> ComplianceSection::rows() const
{
    std::vector<RecordRow> rows {headingRow(tr("What the law asks"))};
    for (const ComplianceLine& line : governance::compliance(reader())) {
        const ChipSpec chip = chipOf(line);
        rows.push_back({.id = idOfDuty(line),
                        .cells = {words(line.name), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = words(line.met ? line.evidence : line.missing)});
    }
    rows.push_back(headingRow(tr("Each body's own governance")));
    for (const GovernanceCheck& check : governance::governanceChecks(reader())) {
        const ChipSpec chip = chipOf(check);
        rows.push_back({.id = check.body,
                        .cells = {words(check.name), chip.text},
                        .chips = {{kState, {chip}}},
                        .second = check.complete() ? QString() : tr("Wanting: %1").arg(words(check.missing()))});
    }
    return rows;
}

RecordDetails ComplianceSection::detailsOf(const base::Id& id) const
{
    for (const ComplianceLine& line : governance::compliance(reader())) {
        if (idOfDuty(line) != id)
            continue;
        RecordDetails details {.title = words(line.name)};
        details.chips << chipOf(line);
        details.facts << fact(tr("Wanting"), line.missing) << fact(tr("What to do"), line.todo)
                      << fact(tr("Evidence"), line.evidence) << fact(tr("Last done"), longDate(line.date));
        return details;
    }
    for (const GovernanceCheck& check : governance::governanceChecks(reader())) {
        if (check.body != id)
            continue;
        RecordDetails details {.title = words(check.name), .subtitle = words(check.shortName)};
        details.chips << chipOf(check);
        const auto said = [](bool there, const std::string& text) { return there ? text : std::string {"Not yet"}; };
        details.facts << fact(tr("Terms of reference"), said(check.terms, check.termsWords))
                      << fact(tr("Chair"), said(check.chair, check.chairWords))
                      << fact(tr("Reports to"), said(check.reportsTo, check.reportsToWords))
                      << fact(tr("Approved minutes"), said(check.minutes, check.minutesWords));
        return details;
    }
    return {};
}

std::vector<RecordStep> ComplianceSection::stepsOf(const base::Id& id)
{
    const auto lines = governance::compliance(reader());
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const auto& one) { return idOfDuty(one) == id; });
    if (line == lines.end())
        return {{.text = tr("Open the body"), .run = [this] {
                     Q_EMIT openRequested(QStringLiteral("partnership"),
                                          QStringLiteral("Bodies/") + words(current().hex()));
                 }}};
    std::vector<RecordStep> steps {
        {.text = tr("Note that it was done"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
    if (!line->meeting.isNil())
        steps.push_back({.text = tr("Open the meeting"), .run = [this, meeting = line->meeting] {
                             Q_EMIT openRequested(QStringLiteral("meetings"), words(meeting.hex()));
                         }});
    return steps;
}

RecordForm* ComplianceSection::editForm(const base::Id& id)
{
    for (const ComplianceLine& line : governance::compliance(reader())) {
        if (idOfDuty(line) == id)
            return noteForm(line.duty);
    }
    return nullptr;
}

RecordForm* ComplianceSection::noteForm(const std::string& duty)
{
    auto* form = new RecordForm(tr("It was done"), tr("Note it"));
    for (const governance::Duty& one : governance::kDuties) {
        if (one.stored == duty)
            form->addSentence(words(one.name));
    }
    form->addDate(QStringLiteral("done on"), tr("On"), today());
    form->addText(QStringLiteral("evidence"), tr("Where it can be read"));
    form->addText(QStringLiteral("by"), tr("Noted by"), {}, tr("Title of a role"));
    form->onSave([this, duty](RecordForm& given) {
        if (const auto day = given.requiredDate(QStringLiteral("done on"), tr("Say on which day.")))
            save(governance::NoteDuty {.duty = duty,
                                       .doneOn = *day,
                                       .evidence = given.text(QStringLiteral("evidence")),
                                       .byRole = given.text(QStringLiteral("by"))},
                 tr("It is noted."));
    });
    return form;
}

QString ComplianceSection::countOf(int /*inForce*/) const
{
    const auto lines = governance::compliance(reader());
    const auto met = std::count_if(lines.begin(), lines.end(), [](const ComplianceLine& line) { return line.met; });
    return tr("%1 of %2 duties met").arg(met).arg(lines.size());
}

}  // namespace muster::ui
