// SPDX-License-Identifier: GPL-3.0-or-later
//
// What others must not see: the projector, restricted items, and the screen that is left alone.
#include "ui/meetings/capture_bar.h"
#include "ui/meetings/completion_popup.h"
#include "ui/meetings/panels/restricted_panel.h"
#include "ui/meetings/projector_window.h"
#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_header.h"
#include "ui/meetings/run_page.h"

#include <QEvent>
#include <QStackedWidget>

namespace muster::ui {

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
            m_header->setProjector(!there        ? QString()
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

}  // namespace muster::ui
