// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/run_page.h"

#include "core/meetings/entry_commands.h"
#include "core/partnership/standing_item.h"
#include "ui/meetings/actions_rail.h"
#include "ui/meetings/agenda_rail.h"
#include "ui/meetings/capture_bar.h"
#include "ui/meetings/capture_editor.h"
#include "ui/meetings/completion_popup.h"
#include "ui/meetings/item_panel.h"
#include "ui/meetings/panels/chair_panel.h"
#include "ui/meetings/panels/declaration_panel.h"
#include "ui/meetings/panels/end_panel.h"
#include "ui/meetings/panels/entry_panel.h"
#include "ui/meetings/panels/minutes_panel.h"
#include "ui/meetings/panels/people_panel.h"
#include "ui/meetings/panels/restricted_panel.h"
#include "ui/meetings/panels/review_panel.h"
#include "ui/meetings/panels/settle_panel.h"
#include "ui/meetings/panels/start_panel.h"
#include "ui/meetings/projector_window.h"
#include "ui/meetings/read_back_view.h"
#include "ui/meetings/entry_list.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_header.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

    constexpr int kRailWidth = 316;
    constexpr int kPanelWidth = 400;
    constexpr std::chrono::minutes kIdleBlank {3};
    constexpr int kGrantedMinutes = 5;

}  // namespace

RunPage::RunPage(ReplicaBridge& bridge, Prompts& /*prompts*/, QWidget* parent)
    : Page(parent)
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

RunPage::~RunPage() = default;

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
    m_right->setFixedWidth(kRailWidth);
    across->addWidget(m_right);
    rows->addLayout(across, 1);
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

void RunPage::makePanels()
{
    auto* end = new EndPanel(*m_desk);
    connect(end, &EndPanel::ended, this, &RunPage::finished);
    m_end = end;
    m_start = new StartPanel(*m_desk);
    m_settle = new SettlePanel(*m_desk);
    m_people = new PeoplePanel(*m_desk);
    m_chair = new ChairPanel(*m_desk);
    m_declaration = new DeclarationPanel(*m_desk);
    m_minutes = new MinutesPanel(*m_desk);
    m_urgent = new UrgentPanel(*m_desk);
    m_restricted = new RestrictedPanel(*m_desk);
    connect(m_restricted, &RestrictedPanel::lockWanted, this, &RunPage::lockPartTwo);
    m_review = new ReviewPanel(*m_desk);
    m_convert = new ConvertPanel(*m_desk);
    m_goTo = new NumberPanel(*m_desk, tr("Go to an item"), tr("Take this item"));
    connect(m_goTo, &NumberPanel::given, m_desk, &RunDesk::goTo);
    m_move = new NumberPanel(*m_desk, tr("Move the entry to another item"), tr("Move the entry"));
    connect(m_move, &NumberPanel::given, this, [this](int number) {
        m_desk->perform(room::MoveEntryToItem {m_moving, m_desk->itemNumbered(number)->id});
    });
    for (RunPanel* panel : {m_start, m_settle, m_people, m_chair, m_declaration, m_end, m_minutes, m_urgent,
                            static_cast<RunPanel*>(m_restricted), static_cast<RunPanel*>(m_review),
                            static_cast<RunPanel*>(m_convert), static_cast<RunPanel*>(m_goTo),
                            static_cast<RunPanel*>(m_move)}) {
        m_right->addWidget(panel);
        connect(panel, &RunPanel::closed, this, &RunPage::closePanel);
        connect(panel, &RunPanel::said, this, &Page::statusChanged);
    }
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
    connect(m_item, &ItemPanel::startWanted, this, [this] { toggle(m_start); });
    connect(m_item, &ItemPanel::minutesWanted, this, [this] { toggle(m_minutes); });
    connect(m_item, &ItemPanel::reviewWanted, this, [this] { toggle(m_review); });
    connect(m_item, &ItemPanel::presenceWanted, this, &RunPage::restricted);
    connect(m_item, &ItemPanel::finishWanted, this, [this] { Q_EMIT minutesWanted(m_desk->meeting()); });
    connect(m_item, &ItemPanel::statementRead, this,
            [this] { m_desk->perform(room::ReadConfidentialityStatement {m_desk->meeting(), {}}); });
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

void RunPage::toggle(RunPanel* panel)
{
    if (m_panel == panel) {
        closePanel();
        return;
    }
    if (m_panel == m_restricted) {
        settleProjector();
    }
    m_panel = panel;
    m_right->setFixedWidth(kPanelWidth);
    m_right->setCurrentWidget(panel);
    panel->opened();
}

void RunPage::closePanel()
{
    if (m_panel == nullptr) {
        return;
    }
    const bool wasRestricted = m_panel == m_restricted;
    m_panel = nullptr;
    m_right->setFixedWidth(kRailWidth);
    m_right->setCurrentWidget(m_actions);
    focusCapture();
    if (wasRestricted) {
        settleProjector();
    }
}

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

void RunPage::grantMinutes()
{
    if (const room::RoomItem* open = m_desk->openItem()) {
        m_desk->perform(room::GrantMinutes {m_desk->meeting(), open->id, kGrantedMinutes});
    }
}

void RunPage::undo()
{
    m_capture->message()->dismiss();
    m_bridge.undo();
}

void RunPage::redo() { m_bridge.redo(); }

void RunPage::coverProjector()
{
    if (m_projector) {
        m_projector->cover();
    }
}

void RunPage::settleProjector()
{
    if (m_projector) {
        m_projector->settle();
    }
}

void RunPage::toggleProjector()
{
    if (m_projector && m_projector->isVisible()) {
        m_projector->close();
        focusCapture();
        return;
    }
    if (!m_projector) {
        m_projector = std::make_unique<ProjectorWindow>(m_bridge);
        const auto tell = [this] {
            const bool there = m_projector && m_projector->isVisible();
            const bool covered = there && m_projector->isCovered();
            m_header->setProjector(!there    ? QString()
                                   : covered ? tr("Projector: covered")
                                             : tr("Projector: open items only"),
                                   covered);
        };
        connect(m_projector.get(), &ProjectorWindow::stateChanged, this, tell);
    }
    m_projector->showMeeting(m_desk->meeting());
    m_projector->show();
    window()->activateWindow();
    focusCapture();
}

// The projector first, before anything is asked or written.
void RunPage::restricted()
{
    if (m_panel == m_restricted && m_restricted->isLeaving()) {
        m_restricted->leave();
        return;
    }
    coverProjector();
    toggle(m_restricted);
}

void RunPage::lockPartTwo()
{
    m_capture->putAway();
    m_bridge.lockPartTwo();
}

void RunPage::setIdleBlank(std::chrono::milliseconds after)
{
    m_idle.setInterval(after);
    watchIdle();
}

bool RunPage::isBlanked() const { return m_screen->currentIndex() == 1; }

void RunPage::watchIdle()
{
    if (!m_desk->restrictedOnScreen()) {
        m_idle.stop();
        unblank();
    } else if (!m_idle.isActive() && !isBlanked()) {
        m_idle.start();
    }
}

void RunPage::blank()
{
    m_capture->popup()->offer({}, {});
    m_screen->setCurrentIndex(1);
    setFocus(Qt::OtherFocusReason);
}

void RunPage::unblank()
{
    if (isBlanked()) {
        m_screen->setCurrentIndex(0);
        focusCapture();
    }
}

bool RunPage::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (m_desk->restrictedOnScreen() && (type == QEvent::KeyPress || type == QEvent::MouseButtonPress)) {
        m_idle.start();
        if (isBlanked() && isVisible()) {
            unblank();
            return true;  // the key only brings the screen back
        }
    }
    return Page::eventFilter(watched, event);
}

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
