// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/crime_summary.h"

#include "core/base/text.h"
#include "core/performance/figures.h"
#include "ui/bridge/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace muster::ui {
namespace {

using performance::Frequency;
using performance::ImportedMonth;
using performance::Recorded;

constexpr std::size_t kFilesNamed = 3;

QString tr(const char* text) { return QCoreApplication::translate("CrimeImport", text); }

QString number(long value) { return words(performance::figureText(static_cast<double>(value), 0)); }

QString monthName(base::Date month) { return words(performance::inWords(month, Frequency::Monthly)); }

struct Sums {
    long rows = 0;
    long withoutPlace = 0;
    long withoutId = 0;
    std::set<std::string> forces;
    std::optional<base::Date> first;
    std::optional<base::Date> last;
};

Sums sumsOf(const performance::ImportedCrime& imported)
{
    Sums sums;
    for (const ImportedMonth& month : imported.months) {
        sums.rows += month.rows;
        sums.withoutPlace += month.withoutPlace;
        sums.withoutId += month.withoutId;
        sums.forces.insert(month.force);
        sums.first = sums.first ? std::min(*sums.first, month.month) : month.month;
        sums.last = sums.last ? std::max(*sums.last, month.month) : month.month;
    }
    return sums;
}

}  // namespace

QString breakWords(const performance::CrimeBreak& found)
{
    const QString about = found.about.empty() ? QString() : QStringLiteral(" (%1)").arg(words(found.about));
    return tr("From %1 not counted as before: %2").arg(monthName(found.month), words(found.reason)) + about;
}

QString crimeHeadline(const performance::ImportedCrime& imported)
{
    const Sums sums = sumsOf(imported);
    if (!sums.first)
        return tr("There was no month in it.");
    QStringList forces;
    for (const std::string& force : sums.forces)
        forces << words(force);
    const QString months = words(base::counted(static_cast<int>(imported.months.size()), "month", "months"));
    const QString period = *sums.first == *sums.last ? monthName(*sums.first)
                                                     : tr("%1 to %2").arg(monthName(*sums.first), monthName(*sums.last));
    return tr("%1 of %2, %3: %4 crimes and incidents.")
        .arg(months, forces.join(QStringLiteral(", ")), period, number(sums.rows));
}

QStringList crimeSummary(const performance::ImportedCrime& imported, const std::vector<std::string>& passedOver)
{
    QStringList all {crimeHeadline(imported)};
    const auto say = [&](Recorded what, const QString& one, const QString& many) {
        const int count = imported.count(what);
        if (count > 0)
            all << (count == 1 ? one : many.arg(count));
    };
    say(Recorded::New, tr("1 month is new."), tr("%1 months are new."));
    say(Recorded::Unchanged, tr("1 month was there already and says the same."),
        tr("%1 months were there already and say the same."));
    for (const ImportedMonth& month : imported.months) {
        if (month.what == Recorded::Revised)
            all << tr("%1 of %2 was published again: %3 instead of %4 rows, %5 changed. What it said before is kept.")
                       .arg(monthName(month.month), words(month.force), number(month.rows), number(month.rowsBefore),
                            words(base::counted(month.countsChanged, "count", "counts")));
    }
    const Sums sums = sumsOf(imported);
    if (sums.withoutPlace > 0)
        all << tr("%1 rows have no place. They count in no district or ward.").arg(number(sums.withoutPlace));
    if (sums.withoutId > 0)
        all << tr("%1 rows have no crime ID. They count: anti-social behaviour never has one.").arg(number(sums.withoutId));
    for (const performance::CrimeBreak& found : imported.breaks)
        all << breakWords(found) + u'.';
    if (imported.measureValues > 0)
        all << tr("%1 of measures came of it.")
                   .arg(words(base::counted(imported.measureValues, "figure", "figures")));
    if (!passedOver.empty()) {
        QStringList named;
        for (std::size_t at = 0; at < std::min(kFilesNamed, passedOver.size()); ++at)
            named << words(passedOver[at]);
        const QString more = passedOver.size() > kFilesNamed
            ? tr(" and %1 more").arg(passedOver.size() - kFilesNamed)
            : QString();
        all << tr("Passed over, because they hold no street crime: %1%2.").arg(named.join(QStringLiteral(", ")), more);
    }
    return all;
}

}  // namespace muster::ui
