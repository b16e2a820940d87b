// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_popup.h"

#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QStyle>

namespace muster::ui {

void widenPopup(QComboBox* choice)
{
    int widest = 0;
    for (int entry = 0; entry < choice->count(); ++entry)
        widest = qMax(widest, choice->fontMetrics().horizontalAdvance(choice->itemText(entry)));
    const int scrollBar = choice->style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, choice);
    choice->view()->setMinimumWidth(widest + scrollBar + 2 * kSpace4);
}

}  // namespace muster::ui
