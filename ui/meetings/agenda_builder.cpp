// SPDX-License-Identifier: GPL-3.0-or-later
//
// The builder's look; what its keys do is in agenda_builder_keys.cpp, its forms are in agenda_builder_forms.cpp.
#include "ui/meetings/agenda_builder.h"

#include "ui/meetings/agenda_item_side.h"
#include "ui/meetings/agenda_list.h"
#include "ui/meetings/agenda_side.h"
#include "ui/meetings/item_form.h"
#include "ui/meetings/item_sheet_form.h"
#include "ui/meetings/paper_form.h"
#include "ui/meetings/reason_bar.h"
#include "ui/meetings/run_key_button.h"
#include "ui/meetings/unlock_panel.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace muster::ui {

using namespace muster::meetings;

namespace {

constexpr int kSideWidth = 320;
constexpr int kClock = 15'000;  // milliseconds; a minute of the room shows soon after it is over

}  // namespace

AgendaBuilder::AgendaBuilder(ReplicaBridge& bridge, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_later(bridge, *this, [this] { reload(); })
    , m_end(new Chip(QString()))
    , m_count(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_unlock(new UnlockPanel(bridge))
    , m_message(new MessageBar)
    , m_list(new AgendaList)
    , m_reason(new ReasonBar)
    , m_tabs(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_needed(new AgendaSide)
    , m_item(new AgendaItemSide(bridge))
    , m_readiness(new RowList(tr("Not ready")))
    , m_form(new ItemForm(bridge))
    , m_sheet(new ItemSheetForm(bridge))
    , m_paper(new PaperForm(bridge))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makeList(), 1);
    row->addWidget(new Hairline(Qt::Vertical));
    row->addWidget(makeSide());

    connect(m_list, &RowList::currentKeyChanged, this, [this] {
        showSide();
        Q_EMIT keysChanged();
    });
    connect(m_list, &RowList::opened, this, &AgendaBuilder::editItem);
    connect(m_list, &AgendaList::minutesGiven, this, &AgendaBuilder::setMinutes);
    connect(m_needed, &AgendaSide::swapRequested, this, &AgendaBuilder::swap);
    connect(m_item, &AgendaItemSide::said, this, &AgendaBuilder::said);
    connect(m_readiness, &RowList::opened, this, [this](const QString& key) {
        const QStringList parts = key.split(u':');
        if (parts.size() > 2 && m_list->selectKey(parts.at(2)))
            m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_reason, &ReasonBar::closed, this, [this] {
        focusList();
        Q_EMIT keysChanged();
    });
    connect(m_message, &MessageBar::buttonPressed, this, [this] {
        const auto then = std::exchange(m_offer, nullptr);
        m_message->dismiss();
        if (isVisible())
            focusList();
        if (then)
            then();
    });
    connectForms();
    m_clock.setInterval(kClock);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        if (isVisible())
            showEnd();
    });
}

QWidget* AgendaBuilder::makeList()
{
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* strip = new QHBoxLayout;
    strip->setContentsMargins(kSpace4, kSpace2, kSpace4, kSpace2);
    strip->setSpacing(kSpace3);
    strip->addWidget(m_end);
    m_count->setWordWrap(false);
    strip->addWidget(m_count, 1);
    column->addLayout(strip);
    column->addWidget(m_unlock);
    auto* message = new QHBoxLayout;
    message->setContentsMargins(kSpace4, 0, kSpace4, 0);
    message->addWidget(m_message);
    column->addLayout(message);
    column->addWidget(m_list, 1);
    column->addWidget(m_reason);
    m_keys = makeKeys();
    column->addWidget(m_keys);
    return left;
}

QWidget* AgendaBuilder::makeSide()
{
    m_side = new QWidget;
    m_side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_tabs->addTab(tr("Who is needed"));
    m_tabs->addTab(tr("Item"));
    m_tabs->addTab(tr("Readiness"));
    m_tabs->setAccessibleName(tr("Beside the agenda"));
    m_tabs->setToolTip(tr("F7 shows what is not ready"));
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(kSpace4, 0, kSpace4, 0);
    tabs->addWidget(m_tabs);
    column->addLayout(tabs);
    column->addWidget(new Hairline);
    m_readiness->setEmptyText(tr("Everything is ready."));
    m_stack->addWidget(m_needed);
    m_stack->addWidget(m_item);
    m_stack->addWidget(m_readiness);
    m_stack->addWidget(m_form);
    m_stack->addWidget(m_sheet);
    m_stack->addWidget(m_paper);
    column->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &AgendaBuilder::showSide);
    return m_side;
}

QWidget* AgendaBuilder::makeKeys()
{
    auto* keys = new QWidget;
    auto* column = new QVBoxLayout(keys);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Hairline);
    auto* inner = new QWidget;
    auto* flow = new FlowLayout(kSpace2, kSpace1, inner);
    flow->setContentsMargins(kSpace3, kSpace2, kSpace3, kSpace2);
    const auto add = [this, flow](const QString& cap, const QString& word, const QString& spoken, auto slot) {
        auto* button = new KeyButton(cap, word, spoken);
        connect(button, &QAbstractButton::clicked, this, slot);
        flow->addWidget(button);
        return button;
    };
    add(tr("A"), tr("accept"), tr("Accept the item"), &AgendaBuilder::accept);
    add(tr("D"), tr("decline"), tr("Decline the item, with a reason"), &AgendaBuilder::decline);
    add(tr("F"), tr("refer"), tr("Refer the item to another body"), &AgendaBuilder::refer);
    add(tr("R"), tr("restrict"), tr("Restrict the item, or open it"), &AgendaBuilder::changeSensitivity);
    add(tr("W"), tr("withdraw"), tr("Withdraw the item, with a reason"), &AgendaBuilder::withdraw);
    add(tr("L"), tr("later"), tr("Defer the item to the next meeting"), &AgendaBuilder::defer);
    add(tr("U"), tr("urgent"), tr("Add an urgent item, with a reason"), &AgendaBuilder::addUrgent);
    add(tr("Alt ↑"), tr("up"), tr("Move the item up"), &AgendaBuilder::moveUp);
    add(tr("Alt ↓"), tr("down"), tr("Move the item down"), &AgendaBuilder::moveDown);
    add(tr("0–9"), tr("minutes"), tr("Set the minutes of the item"), [this] {
        editItem();
        if (m_stack->currentIndex() == kFormPage)
            m_form->goToMinutes();
    });
    add(tr("Enter"), tr("edit"), tr("Edit the item"), &AgendaBuilder::editItem);
    add(tr("S"), tr("sheet"), tr("Tags, problem-solving sheet and who takes no part"), &AgendaBuilder::editSheet);
    add(tr("P"), tr("paper"), tr("Write a paper with recommendations"), &AgendaBuilder::writePaper);
    addMoreKeys(
        *flow,
        {add(tr("G"), tr("group"), tr("Commission a task and finish group from the item"), &AgendaBuilder::commission),
         add(tr("O"), tr("by origin"), tr("Group the agenda by where items come from, or as it is taken"),
             &AgendaBuilder::groupByOrigin),
         add(tr("B"), tr("by subject"), tr("Put places first and victims last"), &AgendaBuilder::orderBySubject)});
    column->addWidget(inner);
    return keys;
}

void AgendaBuilder::showMeeting(const base::Id& meeting)
{
    if (meeting != m_meeting) {
        if (m_stack->currentIndex() == kFormPage)
            m_form->keep();
        m_meeting = meeting;
        m_moves = 0;
        m_message->dismiss();
        m_reason->done();
        showForm(false);
    }
    reload();
    m_list->selectSomething();
}

void AgendaBuilder::reload()
{
    m_later.done();
    if (m_meeting.isNil())
        return;
    m_facts = readAgenda(m_bridge.reader(), m_meeting);
    m_list->setRows(agendaRows(m_facts, m_grouping));
    if (!m_wanted.isNil() && m_list->selectKey(keyOf(m_wanted)))
        m_wanted = {};
    m_list->selectSomething();
    const Agenda& agenda = m_facts.agenda;
    showEnd();
    QStringList count;
    if (m_facts.toDecide > 0)
        count << tr("%1 proposed").arg(m_facts.toDecide);
    QString items = counted(static_cast<int>(agenda.items.size()), "item", "items");
    if (agenda.meeting.lengthMinutes > 0)
        items += tr(", %1 of %2 minutes").arg(agenda.totalMinutes).arg(agenda.meeting.lengthMinutes);
    count << items;
    if (m_facts.carriedActions > 0)
        count << counted(m_facts.carriedActions, "open action", "open actions");
    m_count->setText(count.join(QStringLiteral(" · ")));
    m_count->setToolTip(m_count->text());
    m_unlock->setWanted(m_facts.hasSealed() || m_bridge.partTwoState() == replica::PartTwoState::Open);
    const bool changeable = isBeforeHeld(agenda.meeting.state);
    showKeys();
    // In the room minutes are given on purpose: in the item's form, or by Alt and +.
    m_list->setTakesMinutes(changeable && !isLive(agenda.meeting.state));
    showSide();
    Q_EMIT factsChanged();
}

void AgendaBuilder::showEnd()
{
    const ChipSpec spec = endChip(m_bridge.reader(), m_facts.agenda);
    m_end->setSpec(spec);
    m_end->setVisible(!spec.text.isEmpty());
    const bool live = isLive(m_facts.agenda.meeting.state);
    if (live && !m_clock.isActive())
        m_clock.start();
    else if (!live)
        m_clock.stop();
}

void AgendaBuilder::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_later.isStale())
        reload();
}

void AgendaBuilder::focusList() { m_list->setFocus(Qt::OtherFocusReason); }

void AgendaBuilder::showItem(const base::Id& item)
{
    m_wanted = item;
    reload();
}

bool AgendaBuilder::takesKeys() const { return takesLaterKeys() && isBeforeHeld(m_facts.agenda.meeting.state); }

bool AgendaBuilder::takesLaterKeys() const { return isVisible() && !formShown() && m_reason->isHidden(); }

bool AgendaBuilder::formShown() const { return m_stack->currentIndex() >= kFormPage; }

const AgendaItem* AgendaBuilder::chosen() const
{
    const QString key = m_list->currentKey();
    return key.isEmpty() ? nullptr : m_facts.agenda.find(idOf(key));
}

void AgendaBuilder::showSide()
{
    if (formShown() || meeting().isNil())
        return;
    const int tab = m_tabs->currentIndex();
    m_stack->setCurrentIndex(tab);
    if (tab == kNeededPage)
        m_needed->showAgenda(m_bridge.reader(), m_facts);
    else if (tab == kItemPage)
        m_item->showItem(m_facts, chosen());
    else
        m_readiness->setRows(readinessRows(readiness(m_bridge.reader(), meeting())));
}

}  // namespace muster::ui
