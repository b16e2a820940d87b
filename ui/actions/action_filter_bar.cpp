// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_filter_bar.h"

#include "ui/bridge/words.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/filter_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

#include <algorithm>
#include <map>

namespace muster::ui {
namespace {

enum StatusChoice { AllStatuses, OpenOnly, Incomplete, FirstStatus };
enum DueChoice { AnyDue, OverdueOnly, WithinAWeek, BeforeNextMeeting };

constexpr int kWeek = 7;

// Fills a choice anew and keeps what is chosen, by its data.
void refill(QComboBox* choice, const std::map<QString, QString>& options)
{
    const QString chosen = choice->currentData().toString();
    const QSignalBlocker quiet(choice);
    while (choice->count() > 1)
        choice->removeItem(1);
    for (const auto& [text, value] : options)
        choice->addItem(text, value);
    choice->setCurrentIndex(qMax(0, choice->findData(chosen)));
    widenPopup(choice);
}

}  // namespace

ActionFilterBar::ActionFilterBar(QWidget* parent) : QWidget(parent), m_bar(new FilterBar(tr("Search actions")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_bar);
    m_agency = m_bar->addChoice(tr("Agency"), {tr("All agencies")});
    m_sector = m_bar->addChoice(tr("Sector"), {tr("All sectors")});
    QStringList statuses {tr("All statuses"), tr("Open"), tr("Owner or date missing")};
    for (const actions::ActionStatus status : actions::allStatuses())
        statuses << words(actions::inWords(status));
    m_status = m_bar->addChoice(tr("Status"), statuses);
    m_due = m_bar->addChoice(
        tr("Due"), {tr("Any due date"), tr("Overdue"), tr("Due within 7 days"), tr("Due before the next meeting")});
    for (QComboBox* choice : {m_agency, m_sector, m_status, m_due}) {
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(11);
        widenPopup(choice);
    }
    m_restricted = m_bar->addToggle(tr("Restricted"));
    m_grouping = new QComboBox;
    m_grouping->addItems({tr("As the log"), tr("By agency")});
    m_grouping->setAccessibleName(tr("Order of the register"));
    m_grouping->setToolTip(tr("Order of the register"));
    m_bar->addRight(m_grouping);
    connect(m_bar, &FilterBar::changed, this, &ActionFilterBar::changed);
    connect(m_grouping, &QComboBox::currentIndexChanged, this, &ActionFilterBar::changed);
}

void ActionFilterBar::offer(const std::vector<actions::Action>& actions)
{
    std::map<QString, QString> agencies;
    std::map<QString, QString> sectors;
    for (const actions::Action& action : actions) {
        agencies.emplace(words(action.lead.shortName), words(action.lead.id.hex()));
        if (!action.sector.empty())
            sectors.emplace(words(action.sector), words(action.sector));
    }
    refill(m_agency, agencies);
    refill(m_sector, sectors);
}

actions::ActionFilter ActionFilterBar::filter(base::Date today, std::optional<base::Date> nextMeeting) const
{
    actions::ActionFilter filter;
    filter.words = typed(m_bar->search()->text());
    filter.agency = base::parseId(typed(m_agency->currentData().toString())).value_or(base::Id {});
    filter.sector = typed(m_sector->currentData().toString());
    filter.restrictedOnly = m_restricted->isChecked();
    const int status = m_status->currentIndex();
    filter.openOnly = status == OpenOnly;
    filter.incompleteOnly = status == Incomplete;
    if (status >= FirstStatus)
        filter.status = actions::allStatuses()[static_cast<std::size_t>(status - FirstStatus)];
    switch (m_due->currentIndex()) {
    case OverdueOnly:
        filter.overdueOnly = true;
        break;
    case WithinAWeek:
        filter.openOnly = true;
        filter.dueBefore = base::addDays(today, kWeek);
        break;
    case BeforeNextMeeting:
        filter.openOnly = true;
        filter.dueBefore = nextMeeting.value_or(today);
        break;
    default:
        break;
    }
    return filter;
}

ActionGrouping ActionFilterBar::grouping() const
{
    return m_grouping->currentIndex() == 1 ? ActionGrouping::Agency : ActionGrouping::Log;
}

void ActionFilterBar::clear()
{
    m_bar->search()->clear();
    for (QComboBox* choice : {m_agency, m_sector, m_status, m_due})
        choice->setCurrentIndex(0);
    m_restricted->setChecked(false);
}

bool ActionFilterBar::choose(const QString& word)
{
    int status = AllStatuses;
    int due = AnyDue;
    if (word == QStringLiteral("open")) {
        status = OpenOnly;
    } else if (word == QStringLiteral("incomplete")) {
        status = Incomplete;
    } else if (word == QStringLiteral("overdue")) {
        due = OverdueOnly;
    } else if (word == QStringLiteral("due")) {
        due = WithinAWeek;
    } else {
        const auto wanted = actions::statusFromStored(typed(word));
        const auto& all = actions::allStatuses();
        const auto at = wanted ? std::find(all.begin(), all.end(), *wanted) : all.end();
        if (at == all.end())
            return false;
        status = FirstStatus + static_cast<int>(at - all.begin());
    }
    clear();
    m_status->setCurrentIndex(status);
    m_due->setCurrentIndex(due);
    return true;
}

void ActionFilterBar::focusSearch() { m_bar->search()->setFocus(Qt::ShortcutFocusReason); }

}  // namespace muster::ui
