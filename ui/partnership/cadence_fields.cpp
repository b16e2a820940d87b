// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/cadence_fields.h"

#include "ui/bridge/words.h"
#include "ui/widgets/labels.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace muster::ui {
namespace {

using partnership::Cadence;
using partnership::CadencePattern;

constexpr std::array kPatterns {CadencePattern::MonthlyNthWeekday, CadencePattern::Monthly,
                                CadencePattern::Quarterly,         CadencePattern::YearlyMonths,
                                CadencePattern::YearlySeason,      CadencePattern::AtLeastYearly};

QString say(const char* text) { return QCoreApplication::translate("Cadence", text); }

QStringList weekdays()
{
    QStringList all;
    for (unsigned day = 1; day <= 7; ++day)
        all << words(base::weekdayName(std::chrono::weekday {day}));
    return all;
}

QString monthsText(const std::vector<int>& months)
{
    QStringList names;
    for (const int month : months)
        names << words(base::monthName(std::chrono::month {static_cast<unsigned>(month)}));
    return names.join(QStringLiteral(", "));
}

/// "September, March": each word is a month by its beginning.
std::vector<int> monthsIn(const QString& text)
{
    std::vector<int> months;
    for (const QString& word : text.split(QRegularExpression(QStringLiteral("[^A-Za-z]+")), Qt::SkipEmptyParts)) {
        for (unsigned month = 1; month <= 12; ++month) {
            if (word.size() >= 3
                && words(base::monthName(std::chrono::month {month})).startsWith(word, Qt::CaseInsensitive))
                months.push_back(static_cast<int>(month));
        }
    }
    return months;
}

}  // namespace

QStringList dayWords(const std::vector<partnership::CadenceDate>& days)
{
    QStringList lines;
    for (const partnership::CadenceDate& day : days) {
        const QString date = words(base::weekdayAndDate(day.date));
        lines << (day.bankHoliday.empty() ? date : say("%1 · %2, a bank holiday").arg(date, words(day.bankHoliday)));
    }
    return lines;
}

void addCadenceFields(RecordForm& form, const Cadence& now, base::Date today)
{
    form.addDate(QStringLiteral("effective from"), say("The new rule holds from"), today);
    int pattern = 0;
    while (pattern + 1 < static_cast<int>(kPatterns.size()) && kPatterns[static_cast<std::size_t>(pattern)] != now.pattern)
        ++pattern;
    form.addChoice(QStringLiteral("pattern"), say("How often"),
                   QStringList {say("Every month, on a weekday"), say("Every month, day to be chosen"),
                                say("Every quarter"), say("Every year, in these months"),
                                say("Every year, in a season"), say("At least once a year")},
                   pattern);
    form.beginPair();
    form.addChoice(QStringLiteral("nth"), say("Which one"),
                   QStringList {say("First"), say("Second"), say("Third"), say("Fourth"), say("Fifth")},
                   now.nth > 0 ? now.nth - 1 : 0);
    form.addChoice(QStringLiteral("weekday"), say("Weekday"), weekdays(), now.weekday > 0 ? now.weekday - 1 : 0);
    form.addText(QStringLiteral("months"), say("Months"), typed(monthsText(now.months)), say("September, March"));
    form.addText(QStringLiteral("season"), say("Season"), now.season, say("autumn"));
    form.beginPair();
    form.addTime(QStringLiteral("start"), say("Starts at"), now.start, say("10:00"));
    form.addNumber(QStringLiteral("length"), say("Minutes"), now.lengthMinutes);
    form.addText(QStringLiteral("words"), say("In words, where they differ"), {}, say("monthly, third Tuesday, 10am"));
    auto* days = new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet);
    form.addWidget(new SectionLabel(say("Next days by this rule")));
    form.addWidget(days);
    const auto showDays = [&form, days, today] {
        const Cadence rule = cadenceIn(form);
        const bool nothingToRead = rule.pattern != CadencePattern::MonthlyNthWeekday;
        const auto next = nothingToRead ? std::vector<partnership::CadenceDate> {}
                                        : partnership::nextDates(rule, rule.effectiveFrom.value_or(today), 6);
        days->setText(next.empty() ? say("This rule names no day: somebody chooses it.")
                                   : dayWords(next).join(QLatin1Char('\n')));
    };
    QObject::connect(&form, &RecordForm::edited, days, showDays);
    showDays();
}

Cadence cadenceIn(const RecordForm& form)
{
    Cadence rule;
    rule.effectiveFrom = form.date(QStringLiteral("effective from"));
    rule.pattern = kPatterns[static_cast<std::size_t>(form.index(QStringLiteral("pattern")))];
    if (rule.pattern == CadencePattern::MonthlyNthWeekday) {
        rule.nth = form.index(QStringLiteral("nth")) + 1;
        rule.weekday = form.index(QStringLiteral("weekday")) + 1;
    }
    if (rule.pattern == CadencePattern::YearlyMonths)
        rule.months = monthsIn(form.rawText(QStringLiteral("months")));
    if (rule.pattern == CadencePattern::YearlySeason)
        rule.season = form.text(QStringLiteral("season"));
    rule.start = form.time(QStringLiteral("start"));
    rule.lengthMinutes = form.number(QStringLiteral("length"));
    rule.words = form.text(QStringLiteral("words"));
    return rule;
}

}  // namespace muster::ui
