// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/year_parts.h"

#include "core/governance/publication.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/priority_queries.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace muster::ui {
namespace {

constexpr int kMinutesNamed = 6;
constexpr int kMonthsBack = 6;
constexpr int kMonthsOn = 3;

QString say(const char* text) { return QCoreApplication::translate("Year", text); }

QString meetingText(const meetings::Meeting& meeting)
{
    return words(meeting.bodyShortName) + QLatin1Char(' ') + shortDate(meeting.date);
}

QString tickOf(const partnership::Agency& agency) { return QStringLiteral("agency ") + words(agency.id.hex()); }

}  // namespace

QStringList linesOf(const std::vector<std::string>& texts)
{
    QStringList lines;
    for (const std::string& text : texts)
        lines << words(text);
    return lines;
}

QString minuteWords(const governance::CitedFigure& figure)
{
    QStringList named;
    for (const governance::MinuteBehind& minute : figure.minutes) {
        if (named.size() == kMinutesNamed) {
            named << say("%1 more").arg(static_cast<int>(figure.minutes.size()) - kMinutesNamed);
            break;
        }
        QString text = words(minute.bodyShortName) + QLatin1Char(' ') + shortDate(minute.date);
        if (!minute.label.empty())
            text += say(", minute %1").arg(words(minute.label));
        named << text;
    }
    return named.join(QStringLiteral("; "));
}

std::optional<long long> typedPence(const QString& text)
{
    QString plain = text.trimmed();
    plain.remove(QLatin1Char(',')).remove(QChar(0xA3));
    bool good = false;
    const double pounds = plain.toDouble(&good);
    if (!good || pounds < 0 || pounds > 1e9)
        return std::nullopt;
    return std::llround(pounds * 100);
}

QString productState(const governance::Product& product)
{
    if (product.deliveredOn)
        return say("delivered %1").arg(shortDate(product.deliveredOn));
    if (!product.dueOn)
        return say("no date agreed");
    return (product.overdue ? say("was due %1") : say("due %1")).arg(shortDate(product.dueOn));
}

Fact fact(const QString& label, const QString& line)
{
    return {label, line.isEmpty() ? QStringList {} : QStringList {line}};
}

Fact fact(const QString& label, std::string_view line) { return fact(label, words(line)); }

std::vector<Choice> priorityChoices(const replica::Reader& reader, const QString& none)
{
    std::vector<Choice> choices;
    if (!none.isEmpty())
        choices.push_back({none, {}});
    for (const partnership::Priority& priority : partnership::prioritiesOn(reader, reader.today()))
        choices.push_back({words(priority.shortName) + QLatin1Char(' ') + words(priority.name), priority.id});
    return choices;
}

std::vector<Choice> meetingChoices(const replica::Reader& reader, const QString& none, const base::Id& body)
{
    std::vector<Choice> choices;
    if (!none.isEmpty())
        choices.push_back({none, {}});
    auto all = body.isNil() ? meetings::allMeetings(reader) : meetings::meetingsOf(reader, body);
    std::stable_sort(all.begin(), all.end(),
                     [](const meetings::Meeting& a, const meetings::Meeting& b) { return b.date < a.date; });
    for (const meetings::Meeting& meeting : all)
        choices.push_back({words(meeting.bodyName) + QStringLiteral(", ") + longDate(meeting.date), meeting.id});
    return choices;
}

std::vector<Choice> itemChoices(const replica::Reader& reader, const QString& none)
{
    std::vector<Choice> choices;
    if (!none.isEmpty())
        choices.push_back({none, {}});
    auto near = meetings::meetingsBetween(reader, base::addMonths(reader.today(), -kMonthsBack),
                                          base::addMonths(reader.today(), kMonthsOn));
    std::reverse(near.begin(), near.end());
    for (const meetings::Meeting& meeting : near) {
        for (const meetings::AgendaItem& item : meetings::agendaOf(reader, meeting.id).items) {
            if (item.roleInMeeting.empty() && !item.virtualItem)
                choices.push_back(
                    {meetingText(meeting) + QStringLiteral(", %1. ").arg(item.number) + words(item.title), item.id});
        }
    }
    return choices;
}

base::Id meetingOf(const replica::Reader& reader, const base::Id& item)
{
    const auto found = meetings::itemById(reader, item);
    return found ? found->meeting : base::Id {};
}

void addAgencyTicks(RecordForm& form, const replica::Reader& reader, const std::vector<base::Id>& ticked)
{
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today()))
        form.addTick(tickOf(agency), words(agency.name),
                     std::find(ticked.begin(), ticked.end(), agency.id) != ticked.end());
}

std::vector<base::Id> tickedAgencies(const RecordForm& form, const replica::Reader& reader)
{
    std::vector<base::Id> ticked;
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today())) {
        if (form.isTicked(tickOf(agency)))
            ticked.push_back(agency.id);
    }
    return ticked;
}

std::vector<NamedSpan> namedSpans(base::Date today)
{
    using namespace std::chrono;
    constexpr int kQuarters = 5;
    std::vector<NamedSpan> spans;
    const auto day = [](year y, int month) { return base::Date {y / month / 1}; };
    spans.push_back({say("The twelve months to today"), base::addDays(base::addMonths(today, -12), 1), today});
    const bool afterApril = static_cast<unsigned>(today.month()) >= 4;
    const year began = afterApril ? today.year() : today.year() - years {1};
    for (const year from : {began, began - years {1}}) {
        const base::Date first = day(from, 4);
        const base::Date last = base::addDays(day(from + years {1}, 4), -1);
        spans.push_back(
            {say("April %1 to March %2").arg(static_cast<int>(from)).arg(static_cast<int>(from) + 1), first, last});
    }
    base::Date quarter = day(today.year(), static_cast<int>((static_cast<unsigned>(today.month()) - 1) / 3 * 3 + 1));
    for (int count = 0; count < kQuarters; ++count) {
        const base::Date last = base::addDays(base::addMonths(quarter, 3), -1);
        spans.push_back({words(governance::periodInWords(quarter, last)), quarter, last});
        quarter = base::addMonths(quarter, -3);
    }
    return spans;
}

}  // namespace muster::ui
