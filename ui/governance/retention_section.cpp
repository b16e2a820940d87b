// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/retention_section.h"

#include "ui/governance/year_parts.h"

#include <algorithm>

namespace muster::ui {
namespace {

using governance::CopyHolder;
using governance::RetentionLine;

enum Column { kWhat, kHeld, kPast };

constexpr int kReferences = 12;  // named at once

base::Id idOfClass(governance::RecordClass kind)
{
    return idOfWords(QStringLiteral("kept ") + words(governance::toStored(kind)));
}

QString nameOf(const CopyHolder& computer)
{
    if (computer.thisComputer)
        return RetentionSection::tr("This computer");
    return computer.lastUser.empty() ? RetentionSection::tr("A computer that only reads") : words(computer.lastUser);
}

base::Id idOfComputer(const CopyHolder& computer, std::size_t place)
{
    return idOfWords(QStringLiteral("computer %1 ").arg(place) + words(computer.lastUser));
}

ChipSpec chipOf(const RetentionLine& line)
{
    return line.past == 0
        ? ChipSpec {RetentionSection::tr("None"), Tone::Good, ChipShape::Tick}
        : ChipSpec {RetentionSection::tr("%1 past it").arg(line.past), Tone::Attention, ChipShape::Triangle};
}

QStringList namedOf(const RetentionLine& line)
{
    QStringList named;
    for (const std::string& reference : line.references) {
        if (named.size() == kReferences) {
            named << RetentionSection::tr("and %1 more").arg(line.references.size() - kReferences);
            break;
        }
        named << words(reference);
    }
    return named;
}

}  // namespace

RetentionSection::RetentionSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(bridge, prompts,
                    {.title = tr("Retention"),
                     .about = tr("How long each kind of record is kept, and what is past that."),
                     .search = tr("Search"),
                     .empty = tr("Nothing holds these words."),
                     .columns = {tr("What is kept, and how long"), tr("Held"), tr("Past its time")},
                     .widths = {0, 80, 132},
                     .stretch = kWhat,
                     .chipColumns = {kPast},
                     .secondAcross = true})
{
}

std::vector<RecordRow> RetentionSection::rows() const
{
    m_report = governance::retentionReport(reader());
    std::vector<RecordRow> rows {headingRow(tr("Records"))};
    for (const RetentionLine& line : m_report.lines) {
        const ChipSpec chip = chipOf(line);
        const QString kept = tr("Kept %1").arg(words(line.rule.inWords()));
        rows.push_back({.id = idOfClass(line.rule.kind),
                        .cells = {words(governance::inWords(line.rule.kind)), QString::number(line.held), chip.text},
                        .chips = {{kPast, {chip}}},
                        .second = line.rule.usual ? tr("%1, as councils usually do").arg(kept) : kept});
    }
    rows.push_back(headingRow(tr("Computers that hold a copy")));
    for (std::size_t at = 0; at < m_report.computers.size(); ++at) {
        const CopyHolder& computer = m_report.computers[at];
        rows.push_back({.id = idOfComputer(computer, at),
                        .cells = {nameOf(computer), QString(), QString()},
                        .second = computer.lastSeen ? tr("Its newest change is of %1").arg(longDate(computer.lastSeen))
                                                    : tr("It has changed nothing")});
    }
    return rows;
}

const RetentionLine* RetentionSection::lineOf(const base::Id& id) const
{
    const auto found = std::find_if(m_report.lines.begin(), m_report.lines.end(),
                                    [&](const RetentionLine& line) { return idOfClass(line.rule.kind) == id; });
    return found == m_report.lines.end() ? nullptr : &*found;
}

RecordDetails RetentionSection::detailsOf(const base::Id& id) const
{
    if (const RetentionLine* line = lineOf(id)) {
        RecordDetails details {.title = words(governance::inWords(line->rule.kind))};
        details.chips << chipOf(*line);
        details.facts << fact(tr("Kept"), line->rule.inWords())
                      << fact(tr("Who decides it"),
                              line->rule.usual ? tr("Nobody has set it: this is what councils usually do")
                                               : words(line->rule.note))
                      << fact(tr("Held"), QString::number(line->held)) << fact(tr("The oldest"), longDate(line->oldest))
                      << Fact {tr("Past its time, oldest first"), namedOf(*line)}
                      << fact(tr("What the host wrote"), m_report.partnershipsWords)
                      << fact(tr("Backups"), governance::kBackupsSentence);
        return details;
    }
    for (std::size_t at = 0; at < m_report.computers.size(); ++at) {
        const CopyHolder& computer = m_report.computers[at];
        if (idOfComputer(computer, at) != id)
            continue;
        RecordDetails details {.title = nameOf(computer)};
        details.facts << fact(tr("Who changed something there last"), computer.lastUser)
                      << fact(tr("Newest change"), longDate(computer.lastSeen))
                      << fact(tr("What it holds"),
                              tr("The whole partnership. What a computer was given cannot be taken back from it."));
        return details;
    }
    return {};
}

std::vector<RecordStep> RetentionSection::stepsOf(const base::Id& id)
{
    if (lineOf(id) == nullptr)
        return {};
    return {{.text = tr("Set how long"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
}

RecordForm* RetentionSection::editForm(const base::Id& id)
{
    const RetentionLine* line = lineOf(id);
    if (line == nullptr)
        return nullptr;
    auto* form = new RecordForm(words(governance::inWords(line->rule.kind)), tr("Set it"));
    form->addNumber(QStringLiteral("years"), tr("Years"), line->rule.years, tr("Empty: kept for good"));
    form->addText(QStringLiteral("note"), tr("Who decides it, and where it is written"), line->rule.note);
    form->addSentence(tr("Muster lists what is past its time. It deletes nothing by itself."));
    form->onSave([this, kind = line->rule.kind](const RecordForm& given) {
        save(governance::SetRetention {.kind = kind,
                                       .years = given.number(QStringLiteral("years")),
                                       .note = given.text(QStringLiteral("note"))},
             tr("The period is set."));
    });
    return form;
}

QString RetentionSection::countOf(int /*inForce*/) const
{
    int past = 0;
    for (const RetentionLine& line : m_report.lines)
        past += line.past;
    return counted(past, tr("record past its time"), tr("records past their time"));
}

}  // namespace muster::ui
