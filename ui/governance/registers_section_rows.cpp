// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of each register, and what they say of themselves.
#include "core/meetings/meeting_queries.h"
#include "core/partnership/profile_queries.h"
#include "ui/governance/registers_section.h"
#include "ui/governance/year_parts.h"

#include <algorithm>
#include <map>

namespace muster::ui {
namespace {

using governance::DisclosureLine;
using governance::LegalBasis;

ChipSpec basisChip(LegalBasis basis)
{
    switch (basis) {
    case LegalBasis::NotSaid:
        return {RegistersSection::tr("Not said yet"), Tone::Attention, ChipShape::Triangle};
    case LegalBasis::Section115:
        return {RegistersSection::tr("Section 115"), Tone::Neutral, ChipShape::None};
    case LegalBasis::Section17A:
        return {RegistersSection::tr("Section 17A"), Tone::Neutral, ChipShape::None};
    case LegalBasis::Consent:
        return {RegistersSection::tr("Consent"), Tone::Neutral, ChipShape::None};
    case LegalBasis::Safeguarding:
        return {RegistersSection::tr("Safeguarding"), Tone::Neutral, ChipShape::None};
    case LegalBasis::Other:
        break;
    }
    return {RegistersSection::tr("Another"), Tone::Neutral, ChipShape::None};
}

QString timesOf(const std::optional<base::TimeOfDay>& from, const std::optional<base::TimeOfDay>& to)
{
    const QString began = from ? words(base::clockTime(*from)) : QString();
    if (!to)
        return began;
    return RegistersSection::tr("%1 to %2").arg(began, words(base::clockTime(*to)));
}

QString placeInMeeting(const std::string& meeting, int item)
{
    if (meeting.empty())
        return RegistersSection::tr("Between meetings");
    return item > 0 ? RegistersSection::tr("%1, item %2").arg(words(meeting)).arg(item) : words(meeting);
}

/// The words of a stored kind of paper: "action-sheet" as "Action sheet".
QString paperName(const std::string& stored)
{
    QString name = words(stored).replace(QLatin1Char('-'), QLatin1Char(' '));
    if (!name.isEmpty())
        name[0] = name[0].toUpper();
    return name;
}

}  // namespace

// The latest meeting first, each under its name.
void RegistersSection::addAttendance(std::vector<RecordRow>& rows) const
{
    auto lines = governance::attendanceRegister(reader(), span());
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) {
        return a.date != b.date ? b.date < a.date : a.meeting < b.meeting;
    });
    std::string meeting;
    int place = 0;
    for (const governance::AttendanceLine& line : lines) {
        if (line.meeting != meeting) {
            meeting = line.meeting;
            place = 0;
            const auto found = meetings::findMeeting(reader(), meeting);
            rows.push_back(headingRow(found ? words(found->bodyName) + QStringLiteral(", ") + longDate(found->date)
                                            : words(meeting)));
        }
        const base::Id id =
            idOfWords(words(line.meeting + "/" + line.agency.hex() + line.roleTitle) + QString::number(++place));
        const QString its = agencyName(reader(), line.agency);
        const QString name = !its.isEmpty() ? its : words(line.agencyName.empty() ? line.roleTitle : line.agencyName);
        const QString times = line.arrived ? timesOf(line.arrived, line.left) : QString();
        // Whose place somebody took stands in the second line, where there is room.
        const QString status = words(line.status);
        QStringList second;
        if (!line.agencyName.empty() && !line.roleTitle.empty())
            second << words(line.roleTitle);
        if (status.contains(QStringLiteral(" for ")))
            second << status;
        rows.push_back({.id = id,
                        .cells = {name, status.section(QStringLiteral(" for "), 0, 0), times,
                                  line.reminded ? tr("Yes") : QStringLiteral("–")},
                        .second = second.join(QStringLiteral(" · "))});
        RecordDetails details {.title = name, .subtitle = words(line.meeting)};
        details.facts << fact(tr("Role"), line.roleTitle) << fact(tr("There as"), line.status)
                      << fact(tr("From and to"), times)
                      << fact(tr("Statement of confidentiality"),
                              line.reminded ? tr("Reminded of it") : tr("Not reminded of it"));
        m_lines.push_back({id, words(line.meeting), std::move(details)});
    }
}

void RegistersSection::addConfidentiality(std::vector<RecordRow>& rows) const
{
    struct Count {
        int all = 0;
        int reminded = 0;
        QStringList without;
    };
    std::map<std::string, Count> counts;
    for (const governance::AttendanceLine& line : governance::attendanceRegister(reader(), span())) {
        if (!line.arrived)
            continue;
        Count& count = counts[line.meeting];
        ++count.all;
        count.reminded += line.reminded ? 1 : 0;
        if (!line.reminded)
            count.without << words(line.roleTitle.empty() ? line.agencyName : line.roleTitle);
    }
    const auto profile = partnership::profile(reader());
    auto held = meetings::allMeetings(reader());
    std::stable_sort(held.begin(), held.end(), [](const auto& a, const auto& b) { return b.date < a.date; });
    for (const meetings::Meeting& meeting : held) {
        const auto found = counts.find(meetings::meetingReference(meeting));
        if (found == counts.end())
            continue;
        const ChipSpec chip = meeting.statementReadAt
            ? ChipSpec {tr("Read %1").arg(words(base::clockTime(*meeting.statementReadAt))), Tone::Good,
                        ChipShape::Tick}
            : ChipSpec {tr("Not read"), Tone::Neutral, ChipShape::None};
        const QString reminded = tr("%1 of %2").arg(found->second.reminded).arg(found->second.all);
        rows.push_back({.id = meeting.id,
                        .cells = {words(meeting.bodyName), chip.text, reminded},
                        .chips = {{1, {chip}}},
                        .second = longDate(meeting.date)});
        RecordDetails details {.title = words(meeting.bodyName), .subtitle = longDate(meeting.date)};
        details.chips << chip;
        details.facts << fact(tr("Read by"), meeting.statementReadBy) << fact(tr("Reminded"), reminded)
                      << Fact {tr("Not reminded"), found->second.without}
                      << fact(tr("The statement"), profile ? profile->confidentialityStatement : std::string {});
        m_lines.push_back({meeting.id, words(found->first), std::move(details)});
    }
}

void RegistersSection::addDeclarations(std::vector<RecordRow>& rows) const
{
    auto lines = governance::declarationRegister(reader(), span());
    std::reverse(lines.begin(), lines.end());
    int place = 0;
    for (const governance::DeclarationLine& line : lines) {
        const QString where = placeInMeeting(line.meeting, line.item);
        const base::Id id = idOfWords(where + words(line.person) + words(line.nature) + QString::number(++place));
        rows.push_back({.id = id,
                        .cells = {words(line.person), where},
                        .second = words(line.nature) + QStringLiteral(" · ") + words(line.effect)});
        RecordDetails details {.title = words(line.person), .subtitle = where};
        if (line.restricted)
            details.chips << ChipSpec {tr("Restricted"), Tone::Attention, ChipShape::Lock};
        details.facts << fact(tr("Interest"), line.nature) << fact(tr("What they did"), line.effect)
                      << fact(tr("On"), longDate(line.date));
        m_lines.push_back({id, words(line.meeting), std::move(details)});
    }
}

void RegistersSection::addDisclosures(std::vector<RecordRow>& rows) const
{
    m_disclosures = governance::disclosureRegister(reader(), span());
    std::reverse(m_disclosures.begin(), m_disclosures.end());
    for (const DisclosureLine& line : m_disclosures) {
        QStringList to;
        for (const std::string& agency : line.to)
            to << words(agency);
        const QString number = line.number > 0 ? tr("%1. ").arg(line.number) : QString();
        rows.push_back({.id = line.id,
                        .cells = {number + words(line.what), shortDate(line.date), basisChip(line.basis).text},
                        .chips = {{2, {basisChip(line.basis)}}},
                        .second = tr("%1 to %2").arg(words(line.from), to.join(QStringLiteral(", ")))});
    }
}

void RegistersSection::addCopies(std::vector<RecordRow>& rows) const
{
    auto lines = governance::copyRegister(reader(), span());
    std::reverse(lines.begin(), lines.end());
    int place = 0;
    for (const governance::CopyLine& line : lines) {
        const QString paper = paperName(line.document)
            + (line.edition.empty() ? QString() : QStringLiteral(", ") + words(line.edition).toLower());
        const QString where = placeInMeeting(line.meeting, line.item);
        const QString copy = line.copy > 0 ? tr("Copy %1").arg(line.copy) : QString();
        const base::Id id =
            idOfWords(paper + where + words(line.recipient) + shortDate(line.date) + QString::number(++place));
        QStringList second {where};
        if (!copy.isEmpty())
            second << copy;
        rows.push_back({.id = id,
                        .cells = {words(line.recipient), paper, shortDate(line.date)},
                        .second = second.join(QStringLiteral(" · "))});
        RecordDetails details {.title = words(line.recipient), .subtitle = where};
        details.facts << fact(tr("Paper"), paper) << fact(tr("Copy"), copy) << fact(tr("Given on"), longDate(line.date))
                      << fact(tr("How"), line.method);
        m_lines.push_back({id, words(line.meeting), std::move(details)});
    }
}

RecordDetails RegistersSection::disclosureDetails(const DisclosureLine& line) const
{
    RecordDetails details {.title = line.number > 0 ? tr("Disclosure %1").arg(line.number) : tr("Disclosure"),
                           .subtitle = placeInMeeting(line.meeting, line.item)};
    if (line.restricted)
        details.chips << ChipSpec {tr("Restricted"), Tone::Attention, ChipShape::Lock};
    if (line.basis == LegalBasis::NotSaid)
        details.chips << ChipSpec {tr("Say the legal basis"), Tone::Attention, ChipShape::Triangle};
    details.facts << fact(tr("What was told"), line.what) << fact(tr("On"), longDate(line.date))
                  << fact(tr("By"), line.from) << Fact {tr("To"), linesOf(line.to)}
                  << fact(tr("Legal basis"), governance::inWords(line.basis)) << fact(tr("What for"), line.purpose)
                  << fact(tr("Why no more than needed"), line.proportionality);
    return details;
}

}  // namespace muster::ui
