// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/item_panel.h"

#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/item_sheet.h"
#include "core/meetings/papers.h"
#include "core/partnership/standing_item.h"
#include "ui/meetings/entry_list.h"
#include "ui/meetings/item_chart.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

    constexpr int kChartHeight = 220;

    QString originLine(const RunDesk& desk, const room::AgendaItem& item)
    {
        QStringList parts;
        if (item.sealed) {
            return QObject::tr("Unlock part two to see what it is about.");
        }
        if (!item.raisedByAgencyName.empty()) {
            parts << QObject::tr("Raised by %1").arg(words(item.raisedByAgencyName));
        } else if (!item.raisedByBodyName.empty()) {
            parts << QObject::tr("Raised by %1").arg(words(item.raisedByBodyName));
        }
        if (item.origin && *item.origin != room::ItemOrigin::Standing) {
            parts << words(room::inWords(*item.origin));
        }
        if (item.ask != room::ItemAsk::None) {
            parts << QObject::tr("asks for %1").arg(words(room::inWords(item.ask)));
        }
        if (!item.lead.empty()) {
            parts << QObject::tr("lead: %1").arg(words(item.lead));
        }
        if (!item.continuesText.empty()) {
            parts << words(item.continuesText);
        }
        static_cast<void>(desk);
        return parts.join(QStringLiteral(" · "));
    }

    ChipSpec timeChip(const room::RoomClock& clock)
    {
        const bool over = clock.itemOver > 0;
        const QString time = over ? QObject::tr("%1, %2 planned").arg(words(clock.itemWords)).arg(clock.itemPlanned)
                                  : QObject::tr("%1 of %2 minutes").arg(clock.itemElapsed).arg(clock.itemPlanned);
        return {time, over || clock.itemNearEnd ? Tone::Attention : Tone::Outline,
                over ? ChipShape::Triangle : ChipShape::None};
    }

}  // namespace

ItemPanel::ItemPanel(RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(new TextLabel({}, TextStyle::Title))
    , m_origin(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_chipBox(new QWidget)
    , m_chips(new FlowLayout(kSpace2, kSpace2, m_chipBox))
    , m_dutyBox(new QWidget)
    , m_duties(new FlowLayout(kSpace2, kSpace2, m_dutyBox))
    , m_chart(new ItemChart(kChartHeight))
    , m_record(new EntryList(desk))
    , m_entryKeys(new QWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace6, kSpace4, kSpace6, kSpace2);
    column->setSpacing(0);
    column->addWidget(m_title);
    column->addSpacing(kSpace1);
    column->addWidget(m_origin);
    column->addSpacing(kSpace3);
    column->addWidget(m_chipBox);
    column->addWidget(m_dutyBox);
    column->addSpacing(kSpace4);
    column->addWidget(m_chart);
    column->addWidget(m_record, 1);
    column->addWidget(m_entryKeys);
    for (QWidget* box : {m_chipBox, m_dutyBox}) {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
        policy.setHeightForWidth(true);
        box->setSizePolicy(policy);
    }
    buildEntryKeys();
    connect(&m_desk, &RunDesk::stateChanged, this, &ItemPanel::show);
    connect(m_record, &EntryList::chosenChanged, this, [this] {
        m_entryKeys->setVisible(m_record->currentEntry().has_value()
                                && (m_record->hasFocus() || m_entryKeys->isAncestorOf(focusWidget())));
    });
}

void ItemPanel::buildEntryKeys()
{
    auto* flow = new FlowLayout(kSpace2, 0, m_entryKeys);
    const auto add = [&](const char* keys, const QString& word, const QString& spoken, auto&& what) {
        auto* button = new KeyButton(QString::fromLatin1(keys), word, spoken);
        connect(button, &KeyButton::clicked, this, what);
        flow->addWidget(button);
    };
    add("F2", tr("edit"), tr("Edit the entry"), [this] { m_record->editCurrent(); });
    add("F3", tr("convert"), tr("Convert the entry to a note, decision or action"), [this] {
        if (const auto entry = m_record->currentEntry()) {
            Q_EMIT m_record->convertWanted(*entry);
        }
    });
    add("F4", tr("move"), tr("Move the entry to another item"), [this] {
        if (const auto entry = m_record->currentEntry()) {
            Q_EMIT m_record->moveWanted(*entry);
        }
    });
    add("F7", tr("say again"), tr("Mark the entry to be said again, or clear the mark"),
        [this] { m_record->toggleUnclear(); });
    add("F8", tr("section 17"), tr("Say what the decision means for crime and disorder"),
        [this] { m_record->askSection17(); });
    add("Delete", tr("take out"), tr("Take the entry out; undo brings it back"), [this] { m_record->removeCurrent(); });
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_entryKeys->setSizePolicy(policy);
    m_entryKeys->hide();
}

void ItemPanel::show()
{
    m_item = m_desk.state().openItem ? room::itemOf(m_desk.reader(), m_desk.meeting(), m_desk.state().openItem)
                                     : std::nullopt;
    m_chart->showItem(m_desk.reader(), m_desk.state().openItem);
    showTexts();
    showChips();
    showDuties();
}

void ItemPanel::showTexts()
{
    const auto& state = m_desk.state();
    const room::RoomItem* open = m_desk.openItem();
    QString title;
    QString origin;
    if (open != nullptr) {
        title = QStringLiteral("%1 %2").arg(open->number).arg(words(open->title));
        origin = m_item ? originLine(m_desk, *m_item) : QString();
    } else if (!m_desk.hasMeeting()) {
        title = tr("No meeting is open");
        origin = tr("Choose a meeting to run it.");
    } else if (state.ended) {
        title = tr("The meeting has ended");
        origin = tr("Its minutes are drafted.");
    } else if (!state.started) {
        title = tr("Ready to start");
        origin = tr("The start check has four ticks. It opens item 1 and marks who is here.");
    } else {
        title = tr("No item is open");
        origin = tr("Take the next item, or any other with Ctrl G and its number.");
    }
    m_title->setText(title);
    m_origin->setText(origin);
    m_origin->setVisible(!origin.isEmpty());
}

void ItemPanel::showChips()
{
    std::vector<ChipSpec> specs;
    if (const room::RoomItem* open = m_desk.openItem()) {
        for (const auto& agency : open->neededAgencies) {
            const bool missing = std::find(open->missingAgencies.begin(), open->missingAgencies.end(), agency)
                                 != open->missingAgencies.end();
            const QString name = m_desk.agencyName(agency);
            specs.push_back(missing ? ChipSpec {tr("%1: nobody here").arg(name), Tone::Attention, ChipShape::Triangle}
                                    : ChipSpec {name, Tone::Good, ChipShape::Tick});
        }
        specs.push_back(timeChip(m_desk.state().clock));
        if (m_item && !m_item->sealed) {
            for (const auto& ward : m_item->wards) {
                specs.push_back({words(ward.name), Tone::Outline, ChipShape::None});
            }
            for (const auto& priority : m_item->priorities) {
                specs.push_back({words(priority.name), Tone::Outline, ChipShape::None});
            }
            for (const auto& paper : m_item->papers) {
                if (paper.late) {
                    specs.push_back({tr("%1: %2").arg(words(paper.title), words(paper.latenessInWords())),
                                     Tone::Attention, ChipShape::Clock});
                }
            }
        }
        if (open->restricted) {
            specs.push_back({tr("Restricted"), Tone::Attention, ChipShape::Lock});
        }
    }
    if (specs == m_shownChips) {
        return;
    }
    m_shownChips = specs;
    emptyLayout(m_chips);
    for (const auto& spec : specs) {
        m_chips->addWidget(new Chip(spec));
    }
    m_chipBox->setVisible(!specs.empty());
    m_chipBox->updateGeometry();
}

void ItemPanel::addDuty(const QString& text, const QString& keys, bool primary, const std::function<void()>& what)
{
    auto* button = new QPushButton(keys.isEmpty() ? text : QStringLiteral("%1   %2").arg(text, keys));
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    if (primary) {
        button->setProperty("primary", true);
    }
    connect(button, &QPushButton::clicked, this, [what] { what(); });
    m_duties->addWidget(button);
}

// What this item asks of the chair besides talking. Built again only when it is something else.
void ItemPanel::showDuties()
{
    const auto& state = m_desk.state();
    const room::RoomItem* open = m_desk.openItem();
    const auto role = open == nullptr ? partnership::RoleInMeeting::None : partnership::roleInMeetingFrom(open->role);
    QStringList signs;
    signs << QString::number(state.started) << QString::number(state.ended) << QString::number(state.paused)
          << words(state.openItem.hex()) << QString::number(state.statementRead)
          << QString::number(state.presenceToResolve) << QString::number(state.partTwoOpen);
    if (m_item) {
        for (const auto& paper : m_item->papers) {
            signs << words(paper.id.hex()) << QString::number(static_cast<int>(paper.choice));
        }
    }
    int undecided = 0;
    const bool seen = m_item && !m_item->sealed && state.started && !state.ended;
    const bool victim = seen && room::needsSafeguardingAnswer(m_desk.reader(), m_item->id);
    if (seen) {
        for (const auto& line : room::decisionSlots(m_desk.reader(), m_item->id)) {
            undecided += line.entry ? 0 : 1;
        }
    }
    signs << QString::number(undecided) << QString::number(victim);
    const QString sign = signs.join(u'/');
    if (sign == m_shownDuties) {
        return;
    }
    m_shownDuties = sign;
    emptyLayout(m_duties);
    if (m_desk.hasMeeting() && !state.started) {
        addDuty(tr("Start check"), QStringLiteral("F5"), true, [this] { Q_EMIT startWanted(); });
    } else if (state.ended) {
        addDuty(tr("Open the minutes"), {}, true, [this] { Q_EMIT finishWanted(); });
    } else if (state.paused) {
        addDuty(tr("Go on with the meeting"), QStringLiteral("Ctrl Shift B"), true,
                [this] { m_desk.perform(room::ResumeMeeting {m_desk.meeting()}); });
    } else if (state.started && open == nullptr) {
        addDuty(tr("Take the next item"), QStringLiteral("Ctrl PgDn"), true, [this] { m_desk.next(); });
    }
    const bool welcome = role == partnership::RoleInMeeting::Welcome;
    if (welcome && !state.statementRead) {
        addDuty(tr("Statement of confidentiality was read"), QStringLiteral("Ctrl Shift S"), true,
                [this] { Q_EMIT statementRead(); });
    }
    if (role == partnership::RoleInMeeting::PreviousMinutes) {
        addDuty(tr("Approve the minutes"), QStringLiteral("Ctrl Y"), true, [this] { Q_EMIT minutesWanted(); });
    }
    if (role == partnership::RoleInMeeting::ActionLog) {
        addDuty(tr("Review open actions"), QStringLiteral("Ctrl Shift A"), true, [this] { Q_EMIT reviewWanted(); });
    }
    if (open != nullptr && open->restricted && (state.presenceToResolve > 0 || !state.partTwoOpen || !state.statementRead)) {
        addDuty(tr("Restricted checklist"), QStringLiteral("Ctrl R"), true, [this] { Q_EMIT presenceWanted(); });
    }
    if (victim) {
        const auto answer = [this](room::Safeguarding said) {
            return [this, said] {
                m_desk.perform(room::SetItemCare {
                    .meeting = m_desk.meeting(), .item = m_desk.state().openItem, .safeguarding = said});
            };
        };
        addDuty(tr("Safeguarding referral was made"), {}, false, answer(room::Safeguarding::Made));
        addDuty(tr("No safeguarding referral is needed"), {}, false, answer(room::Safeguarding::NotNeeded));
    }
    if (undecided > 0) {
        addDuty(undecided == 1 ? tr("Decide on a recommendation") : tr("Decide on %1 recommendations").arg(undecided),
                QStringLiteral("Ctrl Shift R"), false, [this] { Q_EMIT decisionsWanted(); });
    }
    if (m_item) {
        for (const auto& paper : m_item->papers) {
            if (paper.late && paper.choice == room::PaperChoice::None) {
                const auto choose = [this, id = paper.id](room::PaperChoice choice) {
                    return [this, id, choice] { m_desk.perform(room::ChooseForPaper {m_desk.meeting(), m_desk.state().openItem, id, choice}); };
                };
                addDuty(tr("Late paper: take it"), {}, false, choose(room::PaperChoice::Take));
                addDuty(tr("Note only"), {}, false, choose(room::PaperChoice::NoteOnly));
                addDuty(tr("Defer it"), {}, false, choose(room::PaperChoice::Defer));
            }
        }
    }
    m_dutyBox->setVisible(m_duties->count() > 0);
    m_dutyBox->setContentsMargins(0, m_duties->count() > 0 ? kSpace3 : 0, 0, 0);
    m_dutyBox->updateGeometry();
}

}  // namespace muster::ui
