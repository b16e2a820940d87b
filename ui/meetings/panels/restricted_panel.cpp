// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/restricted_panel.h"

#include "ui/widgets/choice_popup.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

    std::vector<const room::RoomItem*> restrictedToCome(const room::RoomState& state)
    {
        std::vector<const room::RoomItem*> items;
        for (const auto& item : state.items) {
            if (item.restricted && item.state == room::RoomItemState::ToCome) {
                items.push_back(&item);
            }
        }
        return items;
    }

}  // namespace

RestrictedPanel::RestrictedPanel(RunDesk& desk, QWidget* parent)
    : RunPanel(desk, tr("Restricted item"), parent)
    , m_steps(nullptr)
{
    auto* inside = new QWidget;
    m_steps = new QVBoxLayout(inside);
    m_steps->setContentsMargins(0, 0, kSpace1, 0);
    m_steps->setSpacing(kSpace2);
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    body()->addWidget(scroll, 1);
    connect(&m_desk, &RunDesk::stateChanged, this, [this] {
        if (isVisible()) {
            read();
        }
    });
}

void RestrictedPanel::opened()
{
    clearRefusal();
    const auto& state = m_desk.state();
    m_leaving = state.restrictedMode && state.partTwoOpen && state.presenceToResolve == 0 && state.mayRecord;
    m_shown.clear();
    read();
    focusFirst();
}

void RestrictedPanel::read()
{
    const auto& state = m_desk.state();
    if (!m_leaving && state.restrictedMode && state.partTwoOpen && state.presenceToResolve == 0 && state.mayRecord) {
        Q_EMIT said(tr("The restricted item may be recorded."));
        Q_EMIT closed();
        return;
    }
    if (m_leaving && !state.restrictedMode) {
        Q_EMIT closed();
        return;
    }
    QStringList signs {QString::number(m_leaving), QString::number(state.statementRead),
                       QString::number(static_cast<int>(m_desk.bridge().partTwoState())), words(state.openItem.hex()),
                       QString::number(state.presenceToResolve)};
    if (signs.join(u'/') == m_shown) {
        return;
    }
    m_shown = signs.join(u'/');
    const bool hadFocus = isAncestorOf(focusWidget()) || focusWidget() == nullptr;
    build();
    if (hadFocus || isVisible()) {
        focusFirst();
    }
}

void RestrictedPanel::focusFirst()
{
    if (m_first != nullptr) {
        // Shown by its layout only later, and a hidden field would let a passphrase run into the capture line.
        m_first->show();
        m_first->setFocus();
    }
}

QPushButton* RestrictedPanel::step(const QString& text, const std::function<void()>& what)
{
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    // Enter presses the button that has the focus, as Space does.
    button->setAutoDefault(true);
    button->setDefault(false);
    connect(button, &QPushButton::clicked, this, [what] { what(); });
    m_steps->addWidget(button);
    if (m_first == nullptr) {
        m_first = button;
        button->setProperty("primary", true);
    }
    return button;
}

void RestrictedPanel::done(const QString& text)
{
    auto* label = new TextLabel(text);
    label->setShape(ChipShape::Tick, Tone::Good);
    m_steps->addWidget(label);
}

void RestrictedPanel::build()
{
    emptyLayout(m_steps);
    m_first = nullptr;
    m_passphrase = nullptr;
    m_item = nullptr;
    if (m_leaving) {
        buildLeaving();
        m_steps->addStretch(1);
        return;
    }
    setTitle(tr("Restricted item"));
    const auto& state = m_desk.state();
    done(tr("The projector shows no restricted text."));
    if (state.statementRead) {
        done(tr("The statement of confidentiality was read."));
    } else {
        step(tr("The statement of confidentiality was read"),
             [this] { run(room::ReadConfidentialityStatement {m_desk.meeting(), {}}, [](const auto&) {}); });
    }
    buildUnlock();
    if (m_desk.bridge().partTwoState() == replica::PartTwoState::Open && state.statementRead) {
        buildItem();
        if (state.restrictedMode) {
            buildPresence();
        }
    }
    m_steps->addStretch(1);
}

void RestrictedPanel::buildLeaving()
{
    setTitle(tr("Leave the restricted item?"));
    m_steps->addWidget(new TextLabel(tr("It is closed, those asked to leave may come back, and the projector shows the "
                                        "agenda again."),
                                     TextStyle::Body, TextLabel::Ink::Quiet));
    step(tr("Leave the restricted item   Ctrl R"), [this] { leave(); });
    step(tr("Leave and lock part two"), [this] {
        leave();
        Q_EMIT lockWanted();
    });
    step(tr("Stay"), [this] { Q_EMIT closed(); });
}

void RestrictedPanel::leave()
{
    const room::RoomItem* open = m_desk.openItem();
    if (open == nullptr || !open->restricted) {
        Q_EMIT closed();
        return;
    }
    run(room::CloseItem {m_desk.meeting(), open->id, {}}, [this](const auto&) { Q_EMIT closed(); });
}

void RestrictedPanel::buildUnlock()
{
    switch (m_desk.bridge().partTwoState()) {
    case replica::PartTwoState::Open:
        done(tr("Part two is unlocked."));
        return;
    case replica::PartTwoState::None:
        m_steps->addWidget(new TextLabel(tr("No passphrase for part two has been set yet. Set one under Partnership, "
                                            "then restricted items can be recorded."),
                                         TextStyle::Body, TextLabel::Ink::Attention));
        return;
    case replica::PartTwoState::Locked:
        break;
    }
    auto* name = new TextLabel(tr("Passphrase of part two"), TextStyle::Body, TextLabel::Ink::Quiet);
    m_steps->addWidget(name);
    m_passphrase = new QLineEdit;
    m_passphrase->setEchoMode(QLineEdit::Password);
    m_passphrase->setAccessibleName(tr("Passphrase of part two"));
    m_passphrase->setObjectName(QStringLiteral("partTwoPassphrase"));
    connect(m_passphrase, &QLineEdit::returnPressed, this, &RestrictedPanel::unlock);
    m_steps->addWidget(m_passphrase);
    if (m_first == nullptr) {
        m_first = m_passphrase;
    }
    step(tr("Unlock part two"), [this] { unlock(); });
}

void RestrictedPanel::unlock()
{
    if (m_passphrase == nullptr || m_passphrase->text().isEmpty()) {
        return;
    }
    const QString given = m_passphrase->text();
    m_passphrase->setEnabled(false);
    clearRefusal();
    m_desk.bridge().unlockPartTwo(given, this, [this](const base::Result<void>& opened) {
        if (m_passphrase != nullptr) {
            m_passphrase->setEnabled(true);
            m_passphrase->clear();
        }
        if (!opened) {
            refuse(words(opened.error().detail));
            focusFirst();
        } else {
            read();
        }
    });
}

void RestrictedPanel::buildItem()
{
    const auto& state = m_desk.state();
    if (state.restrictedMode) {
        const room::RoomItem* open = m_desk.openItem();
        done(tr("Item %1 is open.").arg(open == nullptr ? 0 : open->number));
        return;
    }
    const auto items = restrictedToCome(state);
    if (items.empty()) {
        m_steps->addWidget(new TextLabel(tr("No restricted item is left on this agenda."), TextStyle::Body,
                                         TextLabel::Ink::Quiet));
        return;
    }
    m_steps->addWidget(new TextLabel(tr("Which item"), TextStyle::Body, TextLabel::Ink::Quiet));
    m_item = new QComboBox;
    m_item->setAccessibleName(tr("Which restricted item to take"));
    // A long title is cut in the box, not the panel; the list of choices shows it whole.
    m_item->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_item->setMinimumContentsLength(12);
    m_item->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    for (const auto* item : items) {
        m_item->addItem(QStringLiteral("%1  %2").arg(item->number).arg(words(item->title)),
                        words(item->id.hex()));
    }
    widenPopup(m_item);
    m_steps->addWidget(m_item);
    step(tr("Take this item"), [this] {
        if (const auto id = base::parseId(m_item->currentData().toString().toStdString())) {
            m_desk.open(*id);
        }
    });
}

void RestrictedPanel::buildPresence()
{
    const base::Id item = m_desk.state().openItem;
    const auto questions = room::presenceToResolve(m_desk.reader(), item);
    if (questions.empty()) {
        done(tr("Everybody here is on the list of this item."));
        return;
    }
    m_steps->addSpacing(kSpace2);
    m_steps->addWidget(new TextLabel(tr("Here and not on its list"), TextStyle::BodyStrong));
    if (questions.size() > 1) {
        step(tr("Ask all of them to leave, save those with a reason"),
             [this, item] { run(room::ResolveAllPresence {m_desk.meeting(), item}, [](const auto&) {}); });
    }
    for (const auto& question : questions) {
        const QString who = words(room::inWords(question.attendance.person));
        m_steps->addSpacing(kSpace1);
        m_steps->addWidget(new TextLabel(who));
        auto* reason = new QLineEdit(words(question.offeredReason));
        reason->setAccessibleName(tr("Reason why %1 stays").arg(who));
        reason->setPlaceholderText(tr("stays because"));
        m_steps->addWidget(reason);
        auto* row = new QHBoxLayout;
        const auto answer = [this, item, reason, id = question.attendance.id](bool stays) {
            run(room::ResolvePresence {m_desk.meeting(), item, id, stays,
                                       stays ? reason->text().toStdString() : std::string {}},
                [](const auto&) {});
        };
        auto* leaves = step(tr("Asked to leave"), [answer] { answer(false); });
        auto* stays = step(tr("Stays"), [answer] { answer(true); });
        leaves->setAccessibleName(tr("%1 was asked to leave").arg(who));
        stays->setAccessibleName(tr("%1 stays").arg(who));
        connect(reason, &QLineEdit::returnPressed, this, [answer] { answer(true); });
        row->addWidget(leaves);
        row->addWidget(stays);
        row->addStretch(1);
        m_steps->addLayout(row);
    }
}

}  // namespace muster::ui
