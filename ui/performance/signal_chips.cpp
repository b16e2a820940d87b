// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/signal_chips.h"

#include "ui/bridge/words.h"

#include <QCoreApplication>

namespace muster::ui {

ChipSpec meaningChip(performance::Meaning meaning)
{
    switch (meaning) {
    case performance::Meaning::Concern:
        return {words(performance::inWords(meaning)), Tone::Concern, ChipShape::Diamond};
    case performance::Meaning::Improvement:
        return {words(performance::inWords(meaning)), Tone::Good, ChipShape::Tick};
    case performance::Meaning::Neutral:
        return {QCoreApplication::translate("Performance", "Change, no judgement"), Tone::Outline, ChipShape::Circle};
    case performance::Meaning::None:
        return {};
    }
    return {};
}

ChipSpec signalChip(const performance::ChartPoint& point)
{
    ChipSpec chip = meaningChip(point.meaning);
    if (!chip.text.isEmpty()) {
        QString what = words(performance::inWords(point.signal));
        what[0] = what[0].toLower();
        chip.text = words(performance::inWords(point.meaning)) + QStringLiteral(": ") + what;
    }
    return chip;
}

}  // namespace muster::ui
