// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_page.h"

#include "core/meetings/writing_role_commands.h"
#include "core/partnership/standing_item.h"
#include "ui/meetings/actions_rail.h"
#include "ui/meetings/agenda_rail.h"
#include "ui/meetings/capture_bar.h"
#include "ui/meetings/capture_editor.h"
#include "ui/meetings/item_panel.h"
#include "ui/meetings/panels/entry_panel.h"
#include "ui/meetings/panels/item_sheet_panel.h"
#include "ui/meetings/panels/review_panel.h"
#include "ui/meetings/projector_window.h"
#include "ui/meetings/read_back_view.h"
#include "ui/meetings/entry_list.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_header.h"
#include "ui/meetings/run_swap_offer.h"
#include "ui/meetings/writing_line.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

    constexpr std::chrono::minutes kIdleBlank {3};
    constexpr int kGrantedMinutes = 5;

}  // namespace

RunPage::RunPage(ReplicaBridge& bridge, Prompts& /*prompts*/, QWidget* parent)
    : Page(RunPage::ownSign(), parent)
    , m_bridge(bridge)
    , m_desk(new RunDesk(bridge, this))
    , m_header(new RunHeader(*m_desk))
    , m_screen(new QStackedWidget)
    , m_room(new QWidget)
    , m_agenda(new AgendaRail(*m_desk))
    , m_middle(new QStackedWidget)
    , m_item(new ItemPanel(*m_desk))
    , m_readBack(new ReadBackView(*m_desk))
    , m_right(new QStackedWidget)
    , m_actions(new ActionsRail(*m_desk))
    , m_capture(new CaptureBar(*m_desk, m_room))
    , m_writing(new WritingLine(*m_desk))
{
    layOut();
    makePanels();
    connectParts();
    addKeys();
    m_idle.setSingleShot(true);
    setIdleBlank(kIdleBlank);
    connect(&m_idle, &QTimer::timeout, this, &RunPage::blank);
    QCoreApplication::instance()->installEventFilter(this);
}

RunPage::~RunPage()
{
    QCoreApplication::instance()->removeEventFilter(this);
    // It keeps what is typed, through the desk, which as the older child would go before it.
    delete m_capture;
}

void RunPage::layOut()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_screen);
    auto* rows = new QVBoxLayout(m_room);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_header);
    auto* across = new QHBoxLayout;
    across->setSpacing(0);
    across->addWidget(m_agenda);
    m_middle->addWidget(m_item);
    m_middle->addWidget(m_readBack);
    across->addWidget(m_middle, 1);
    m_right->addWidget(m_actions);
    across->addWidget(m_right);
    rows->addLayout(across, 1);
    m_capture->addOver(m_writing);
    rows->addWidget(m_capture);
    m_screen->addWidget(m_room);

    auto* cover = new QWidget;
    auto* centre = new QVBoxLayout(cover);
    auto* what = new TextLabel(tr("Restricted content is hidden"), TextStyle::Title);
    what->setAlignment(Qt::AlignCenter);
    auto* how = new TextLabel(tr("Press any key to go on. Nothing typed was lost."), TextStyle::Body,
                              TextLabel::Ink::Quiet);
    how->setAlignment(Qt::AlignCenter);
    centre->addStretch(1);
    centre->addWidget(what);
    centre->addWidget(how);
    centre->addStretch(1);
    m_screen->addWidget(cover);
}

void RunPage::connectParts()
{
    connect(m_desk, &RunDesk::stateChanged, this, &RunPage::show);
    connect(m_desk, &RunDesk::restrictedComing, this, &RunPage::coverProjector);
    connect(m_desk, &RunDesk::switchSettled, this, &RunPage::settleProjector);
    connect(m_desk, &RunDesk::refused, this, [this](const QString& why) { m_capture->message()->showRefusal(why); });
    connect(m_capture, &CaptureBar::recorded, this, &Page::statusChanged);
    connect(m_capture, &CaptureBar::undoWanted, this, &RunPage::undo);
    connect(m_capture, &CaptureBar::redoWanted, this, &RunPage::redo);
    connect(m_capture->editor(), &CaptureEditor::leftUpwards, m_item->record(), &EntryList::focusNewest);
    connect(m_item->record(), &EntryList::leftDownwards, this, &RunPage::focusCapture);
    connect(m_item->record(), &EntryList::convertWanted, this, [this](const base::Id& entry) {
        m_convert->setEntry(entry);
        toggle(m_convert);
    });
    connect(m_item->record(), &EntryList::moveWanted, this, [this](const base::Id& entry) {
        m_moving = entry;
        toggle(m_move);
    });
    connect(m_item->record(), &EntryList::section17Wanted, this, [this](const base::Id& entry) {
        m_section17->setEntry(entry);
        toggle(m_section17);
    });
    connect(m_item, &ItemPanel::decisionsWanted, this, [this] { toggle(m_decide); });
    connect(m_item, &ItemPanel::startWanted, this, [this] { toggle(m_start); });
    connect(m_item, &ItemPanel::minutesWanted, this, [this] { toggle(m_minutes); });
    connect(m_item, &ItemPanel::reviewWanted, this, [this] { toggle(m_review); });
    connect(m_item, &ItemPanel::presenceWanted, this, &RunPage::restricted);
    connect(m_item, &ItemPanel::finishWanted, this, [this] { Q_EMIT minutesWanted(m_desk->meeting()); });
    connect(m_item, &ItemPanel::statementRead, this,
            [this] { m_desk->perform(room::ReadConfidentialityStatement {m_desk->meeting(), {}}); });
    connect(m_agenda->swapOffer(), &RunSwapOffer::said, this, &Page::statusChanged);
    connect(m_agenda->swapOffer(), &RunSwapOffer::left, this, &RunPage::focusCapture);
    connect(m_writing, &WritingLine::wanted, this, &RunPage::changeWriting);
    connect(m_writing, &WritingLine::moved, this, [this](const QString& what, bool here) {
        m_capture->message()->showNotice(what, here ? Tone::Good : Tone::Attention);
    });
    connect(m_readBack, &ReadBackView::closed, this, [this] {
        m_middle->setCurrentWidget(m_item);
        focusCapture();
    });
}

void RunPage::showMeeting(const base::Id& meeting)
{
    closePanel();
    m_lastOpen = {};
    m_desk->showMeeting(meeting);
    if (m_projector) {
        m_projector->showMeeting(meeting);
    }
}

void RunPage::activated() { focusCapture(); }

void RunPage::showTarget(const QString& target)
{
    if (const auto meeting = base::parseId(target.toStdString())) {
        showMeeting(*meeting);
    }
}

CaptureEditor* RunPage::captureLine() const { return m_capture->editor(); }

bool RunPage::running() const { return m_desk->running(); }

bool RunPage::hasRole(std::string_view role) const
{
    const room::RoomItem* open = m_desk->openItem();
    return open != nullptr && open->role == role;
}

void RunPage::show()
{
    const auto& state = m_desk->state();
    if (state.openItem != m_lastOpen) {
        const bool wasReview = m_panel == m_review;
        m_lastOpen = state.openItem;
        if (m_middle->currentWidget() == m_readBack) {
            m_middle->setCurrentWidget(m_item);
        }
        // The review belongs to its item: it comes with it and goes with it.
        if (hasRole(partnership::toStored(partnership::RoleInMeeting::ActionLog)) && m_panel == nullptr) {
            toggle(m_review);
        } else if (wasReview) {
            closePanel();
        }
    }
    watchIdle();
    refreshKeys();
    Q_EMIT commandsChanged();
}

void RunPage::focusCapture() { m_capture->editor()->setFocus(Qt::OtherFocusReason); }

void RunPage::readBack()
{
    if (m_middle->currentWidget() == m_readBack) {
        m_middle->setCurrentWidget(m_item);
        focusCapture();
        return;
    }
    m_middle->setCurrentWidget(m_readBack);
    m_readBack->open();
}

// Nobody is asked for what nobody has.
void RunPage::changeWriting()
{
    if (m_desk->state().writing.standing != room::WritingRole::Standing::Free) {
        toggle(m_writer);
        return;
    }
    m_desk->execute(room::TakeWritingRole {m_desk->meeting()}, this,
                    [this](const base::Result<room::WritingRoleTaken>& taken) {
                        if (taken) {
                            Q_EMIT statusChanged(words(taken->words));
                        } else {
                            m_capture->message()->showRefusal(words(taken.error().detail));
                        }
                    });
}

void RunPage::grantMinutes()
{
    if (const room::RoomItem* open = m_desk->openItem()) {
        m_desk->perform(room::GrantMinutes {m_desk->meeting(), open->id, kGrantedMinutes});
    }
}

void RunPage::pauseOrGoOn()
{
    if (m_desk->state().paused) {
        m_desk->perform(room::ResumeMeeting {m_desk->meeting()});
    } else {
        m_desk->perform(room::PauseMeeting {m_desk->meeting()});
    }
}

void RunPage::undo()
{
    m_capture->message()->dismiss();
    m_bridge.undo();
}

void RunPage::redo() { m_bridge.redo(); }

// Whatever nobody else wanted is the beginning of a note.
void RunPage::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_panel != nullptr) {
        closePanel();
        return;
    }
    if (event->matches(QKeySequence::Undo)) {
        undo();
        return;
    }
    if (event->matches(QKeySequence::Redo)) {
        redo();
        return;
    }
    const bool letter = !event->text().isEmpty() && event->text().at(0).isPrint()
                        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (letter && !m_capture->editor()->hasFocus()) {
        focusCapture();
        QCoreApplication::sendEvent(m_capture->editor(), event);
        return;
    }
    Page::keyPressEvent(event);
}

void RunPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    Q_EMIT commandsChanged();
}

void RunPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    Q_EMIT commandsChanged();
}

}  // namespace muster::ui
