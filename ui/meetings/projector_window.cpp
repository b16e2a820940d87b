// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/projector_window.h"

#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_text.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace muster::ui {

namespace {

    // 18 point at 96 dots an inch.
    constexpr int kSmallest = 24;
    constexpr int kAgendaWidth = 620;
    constexpr std::chrono::seconds kLookAtClock {5};

    QFont big(int pixels, QFont::Weight weight)
    {
        QFont font = textFont(TextStyle::Body);
        font.setPixelSize(pixels);
        font.setWeight(weight);
        return font;
    }

    QLabel* label(const QString& text, int pixels, QFont::Weight weight = QFont::Normal)
    {
        auto* made = new QLabel(text);
        made->setTextFormat(Qt::PlainText);
        made->setWordWrap(true);
        made->setFont(big(pixels, weight));
        return made;
    }

    /// At once, not when the event loop comes round: nothing may be found in the window afterwards.
    void clearNow(QLayout* layout)
    {
        while (QLayoutItem* item = layout->takeAt(0)) {
            delete item->widget();
            delete item;
        }
    }

    QString openTitle(const room::RoomItem& item)
    {
        return item.restricted ? QObject::tr("Restricted item") : words(item.title);
    }

    /// Without who is affected: an agency that waits for a restricted item is nobody's business here.
    QString howTimeStands(const room::RoomState& state)
    {
        const QString ends = words(base::clockTime(state.clock.forecastEnd));
        if (state.ended) {
            return {};
        }
        if (!state.started) {
            return state.items.empty() ? QString()
                                       : QObject::tr("Starts at %1").arg(words(base::clockTime(state.items.front().plannedStart)));
        }
        if (state.clock.lateMinutes > 0) {
            return QObject::tr("%1 late · ends about %2").arg(timeInWords(state.clock.lateMinutes), ends);
        }
        return QObject::tr("On time · ends about %1").arg(ends);
    }

    QWidget* agendaLine(const room::RoomItem& item)
    {
        const bool open = item.state == room::RoomItemState::Open;
        const bool done = item.state == room::RoomItemState::Concluded;
        auto* line = new QWidget;
        auto* row = new QHBoxLayout(line);
        row->setContentsMargins(12, 4, 12, 4);
        row->setSpacing(12);
        auto* mark = label(done ? QStringLiteral("✓") : QString::number(item.number), kSmallest,
                           open ? QFont::DemiBold : QFont::Normal);
        mark->setAccessibleName(done ? QObject::tr("Item %1, done").arg(item.number)
                                     : QObject::tr("Item %1").arg(item.number));
        mark->setFixedWidth(40);
        mark->setAlignment(Qt::AlignTop);
        row->addWidget(mark);
        auto* title = label(openTitle(item), kSmallest, open ? QFont::DemiBold : QFont::Normal);
        row->addWidget(title, 1);
        if (item.state == room::RoomItemState::ToCome) {
            auto* time = label(words(base::clockTime(item.forecastStart)), kSmallest);
            time->setAlignment(Qt::AlignTop);
            row->addWidget(time);
        } else if (open || done) {
            row->addSpacing(1);
        } else {
            auto* what = label(words(room::inWords(item.state)), kSmallest);
            what->setWordWrap(false);
            row->addWidget(what);
        }
        if (open) {
            line->setAutoFillBackground(true);
            QPalette palette = line->palette();
            palette.setColor(QPalette::Window, currentTheme().accentGround);
            line->setPalette(palette);
        } else {
            for (QLabel* each : line->findChildren<QLabel*>()) {
                QPalette palette = each->palette();
                palette.setColor(QPalette::WindowText, currentTheme().quietInk);
                each->setPalette(palette);
            }
        }
        return line;
    }

}  // namespace

ProjectorWindow::ProjectorWindow(ReplicaBridge& bridge, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_bridge(bridge)
    , m_pages(new QStackedWidget)
    , m_body(label({}, 32, QFont::DemiBold))
    , m_clock(label({}, kSmallest))
    , m_agenda(nullptr)
    , m_item(label({}, 44, QFont::Bold))
    , m_actions(nullptr)
{
    // The title names no meeting and no item: it shows in task bars and in shared screens.
    setWindowTitle(tr("Muster projector"));
    setAccessibleName(tr("What everybody in the room may see"));
    resize(1280, 800);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(48, 36, 48, 36);
    column->setSpacing(24);
    auto* top = new QHBoxLayout;
    top->addWidget(m_body, 1);
    m_clock->setWordWrap(false);
    top->addWidget(m_clock, 0, Qt::AlignRight);
    column->addLayout(top);

    auto* open = new QWidget;
    auto* across = new QHBoxLayout(open);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(48);
    auto* agendaBox = new QWidget;
    m_agenda = new QVBoxLayout(agendaBox);
    m_agenda->setContentsMargins(0, 0, 0, 0);
    m_agenda->setSpacing(2);
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(agendaBox);
    scroll->setMaximumWidth(kAgendaWidth);
    across->addWidget(scroll, 5);
    auto* right = new QVBoxLayout;
    right->setSpacing(20);
    right->addWidget(m_item);
    m_actions = new QVBoxLayout;
    m_actions->setSpacing(16);
    right->addLayout(m_actions);
    right->addStretch(1);
    across->addLayout(right, 6);
    m_pages->addWidget(open);

    auto* covered = label(tr("Restricted item in progress"), 56, QFont::DemiBold);
    covered->setAlignment(Qt::AlignCenter);
    covered->setObjectName(QStringLiteral("projectorCover"));
    m_pages->addWidget(covered);
    column->addWidget(m_pages, 1);

    connect(&m_bridge, &ReplicaBridge::changed, this, &ProjectorWindow::read);
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, &ProjectorWindow::read);
    connect(&themeSignals(), &ThemeSignals::changed, this, &ProjectorWindow::read);
    connect(&m_timer, &QTimer::timeout, this, &ProjectorWindow::read);
    m_timer.setInterval(kLookAtClock);
}

void ProjectorWindow::showMeeting(const base::Id& meeting)
{
    m_meeting = meeting;
    m_held = false;
    read();
}

bool ProjectorWindow::isCovered() const { return m_pages->currentIndex() == 1; }

void ProjectorWindow::cover()
{
    m_held = true;
    empty();
    repaint();
    Q_EMIT stateChanged();
}

void ProjectorWindow::settle()
{
    m_held = false;
    read();
}

// Nothing of the meeting stays in any widget, so that neither pixels nor a screen reader tell more than the cover.
void ProjectorWindow::empty()
{
    m_pages->setCurrentIndex(1);
    clearNow(m_agenda);
    clearNow(m_actions);
    m_item->clear();
    m_body->clear();
    m_clock->clear();
}

void ProjectorWindow::read()
{
    if (m_meeting.isNil() || m_held) {
        return;
    }
    const auto state = room::roomState(m_bridge.reader(), m_meeting, room::RoomView::Projection);
    if (!state) {
        return;
    }
    const bool covered = isCovered();
    if (state->restrictedMode) {
        empty();
    } else {
        fill(*state);
        m_pages->setCurrentIndex(0);
    }
    if (covered != isCovered()) {
        Q_EMIT stateChanged();
    }
}

void ProjectorWindow::fill(const room::RoomState& state)
{
    m_body->setText(words(state.bodyName));
    m_clock->setText(howTimeStands(state));
    clearNow(m_agenda);
    clearNow(m_actions);
    QString item = state.ended ? tr("The meeting has ended") : words(state.bodyName);
    QWidget* openLine = nullptr;
    for (const auto& each : state.items) {
        auto* line = agendaLine(each);
        m_agenda->addWidget(line);
        if (each.state == room::RoomItemState::Open) {
            item = QStringLiteral("%1 %2").arg(each.number).arg(openTitle(each));
            openLine = line;
        }
    }
    m_agenda->addStretch(1);
    m_item->setText(item);
    for (const auto& action : state.itemActions) {
        if (action.restricted) {
            continue;
        }
        const QString due = action.due ? tr("by %1").arg(words(base::weekdayDayAndMonth(*action.due)))
                                       : tr("date to be agreed");
        m_actions->addWidget(label(QStringLiteral("%1  %2").arg(words(action.reference), words(action.text)), 28));
        auto* who = label(QStringLiteral("%1, %2").arg(words(action.lead.name), due), kSmallest);
        QPalette palette = who->palette();
        palette.setColor(QPalette::WindowText, currentTheme().quietInk);
        who->setPalette(palette);
        m_actions->addWidget(who);
    }
    if (openLine != nullptr) {
        // Once the lines have their places.
        QTimer::singleShot(0, openLine, [openLine] {
            for (QWidget* up = openLine->parentWidget(); up != nullptr; up = up->parentWidget()) {
                if (auto* scroll = qobject_cast<QScrollArea*>(up)) {
                    scroll->ensureWidgetVisible(openLine, 0, 120);
                    return;
                }
            }
        });
    }
}

void ProjectorWindow::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().panel);
}

void ProjectorWindow::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_timer.start();
    Q_EMIT stateChanged();
}

void ProjectorWindow::closeEvent(QCloseEvent* event)
{
    m_timer.stop();
    QWidget::closeEvent(event);
    Q_EMIT stateChanged();
}

void ProjectorWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F11) {
        isFullScreen() ? showNormal() : showFullScreen();
        return;
    }
    if (event->key() == Qt::Key_Escape && isFullScreen()) {
        showNormal();
        return;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace muster::ui
