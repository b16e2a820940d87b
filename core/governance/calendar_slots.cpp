// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/governance/calendar_slots.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace muster::governance::detail {

using base::Date;
using partnership::Cadence;
using partnership::CadencePattern;

namespace {

Date firstOf(std::chrono::year year, int month) { return year / std::chrono::month {static_cast<unsigned>(month)} / 1; }

Date lastOf(Date first, int months) { return base::addDays(base::addMonths(first, months), -1); }

/// Twelve months in `parts`, each wanted in its middle month.
void addParts(std::vector<Slot>& slots, std::chrono::year year, int parts)
{
    const int length = 12 / std::clamp(parts, 1, 12);
    for (int part = 0; part < std::clamp(parts, 1, 12); ++part) {
        const Date first = firstOf(year, 1 + part * length);
        slots.push_back({first, lastOf(first, length), std::nullopt, base::addMonths(first, length / 2)});
    }
}

int firstMonthOf(std::string_view season)
{
    constexpr std::array<std::pair<std::string_view, int>, 5> kSeasons {
        {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"winter", 12}, {"fall", 9}}};
    for (const auto& [name, month] : kSeasons) {
        if (base::lowered(season) == name) {
            return month;
        }
    }
    return 9;
}

std::vector<Slot> slotsOfYear(const Cadence& cadence, std::chrono::year year)
{
    std::vector<Slot> slots;
    switch (cadence.pattern) {
    case CadencePattern::MonthlyNthWeekday:
    case CadencePattern::Monthly:
        addParts(slots, year, 12);
        break;
    case CadencePattern::Quarterly:
        addParts(slots, year, 4);
        break;
    case CadencePattern::YearlyMonths:
        for (const int month : cadence.months) {
            const Date first = firstOf(year, month);
            slots.push_back({first, lastOf(first, 1), std::nullopt, first});
        }
        break;
    case CadencePattern::YearlySeason: {
        const Date first = firstOf(year, firstMonthOf(cadence.season));
        slots.push_back({first, lastOf(first, 3), std::nullopt, base::addMonths(first, 1)});
        break;
    }
    case CadencePattern::AtLeastYearly:
        addParts(slots, year, cadence.perYear.value_or(1));
        break;
    }
    return slots;
}

}  // namespace

std::vector<Slot> slotsOf(const Cadence& cadence, Date from, Date to)
{
    std::vector<Slot> slots;
    // A season may begin in December and end in the year after.
    for (std::chrono::year year = from.year() - std::chrono::years {1}; year <= to.year(); ++year) {
        for (Slot slot : slotsOfYear(cadence, year)) {
            const auto days = partnership::datesBetween(cadence, slot.first, slot.last);
            if (!days.empty()) {
                slot.named = days.front().date;
                slot.wanted = days.front().date;
            } else if (cadence.pattern == CadencePattern::MonthlyNthWeekday) {
                continue;  // the rule does not hold on that day, or the month has no fifth one
            }
            if (!partnership::isInForce(cadence, slot.wanted)) {
                continue;
            }
            slot.first = std::max(slot.first, cadence.effectiveFrom.value_or(slot.first));
            slot.last = std::min(slot.last, cadence.effectiveTo.value_or(slot.last));
            if (slot.wanted >= from && slot.wanted <= to) {
                slots.push_back(slot);
            }
        }
    }
    std::sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) { return a.wanted < b.wanted; });
    return slots;
}

}  // namespace muster::governance::detail
