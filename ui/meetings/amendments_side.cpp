// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/amendments_side.h"

#include "core/meetings/minutes_commands.h"
#include "core/partnership/agency_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/keep_focus.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choice_popup.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace muster::ui {

using namespace muster::meetings;

namespace {

ChipSpec chipOf(const Amendment& amendment)
{
    switch (amendment.state) {
    case AmendmentState::Accepted:
        return {AmendmentsSide::tr("Accepted"), Tone::Good, ChipShape::Tick};
    case AmendmentState::Rejected:
        return {AmendmentsSide::tr("Rejected"), Tone::Neutral, ChipShape::Cross};
    case AmendmentState::Proposed:
        break;
    }
    return {AmendmentsSide::tr("Proposed"), Tone::Attention, ChipShape::Clock};
}

QPlainTextEdit* area()
{
    auto* field = new QPlainTextEdit;
    field->setTabChangesFocus(true);
    field->setFixedHeight(84);
    return field;
}

QWidget* side(const QString& label, const std::string& text)
{
    auto* widget = new QWidget;
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new SectionLabel(label));
    column->addWidget(new TextLabel(qt(text)));
    column->addStretch(1);
    return widget;
}

}  // namespace

AmendmentsSide::AmendmentsSide(ReplicaBridge& bridge, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_stack(new QStackedWidget)
    , m_column(new QVBoxLayout)
    , m_message(new MessageBar)
    , m_minute(new QComboBox)
    , m_by(new QLineEdit)
    , m_agency(new QComboBox)
    , m_old(area())
    , m_new(area())
    , m_why(new QLineEdit)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace4);
    column->setSpacing(kSpace2);
    m_column->setSpacing(kSpace2);
    column->addLayout(m_column);
    column->addWidget(m_message);
    column->addStretch(1);
    scroll->setWidget(content);
    m_stack->addWidget(scroll);
    auto* formScroll = new QScrollArea;
    formScroll->setWidgetResizable(true);
    formScroll->setFocusPolicy(Qt::NoFocus);
    formScroll->setFrameShape(QFrame::NoFrame);
    formScroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_form = makeForm();
    formScroll->setWidget(m_form);
    m_stack->addWidget(formScroll);
    whole->addWidget(m_stack);
}

FormPanel* AmendmentsSide::makeForm()
{
    auto* form = new FormPanel(tr("Propose an amendment"), tr("Propose it"));
    // The side is narrow: the names of agencies show whole in the list only.
    for (QComboBox* choice : {m_minute, m_agency}) {
        choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        choice->setMinimumContentsLength(8);
    }
    form->addField(QStringLiteral("minute"), tr("Minute"), m_minute);
    form->addField(QStringLiteral("old text"), tr("For"), m_old, tr("As it stands in the minute, word for word"));
    form->addField(QStringLiteral("new text"), tr("Read"), m_new);
    form->addField(QStringLiteral("proposed by"), tr("Asked for by"), m_by, tr("A role"));
    form->addField(QStringLiteral("agency"), tr("Agency"), m_agency);
    form->addField(QStringLiteral("explanation"), tr("Why"), m_why);
    connect(form, &FormPanel::submitted, this, &AmendmentsSide::save);
    connect(form, &FormPanel::cancelled, this, [this] { m_stack->setCurrentIndex(0); });
    return form;
}

void AmendmentsSide::showMeeting(const base::Id& meeting)
{
    if (meeting != m_meeting) {
        m_meeting = meeting;
        m_message->dismiss();
        m_stack->setCurrentIndex(0);
    }
    keepFocus(this, [this] { fill(); });
}

void AmendmentsSide::fill()
{
    emptyLayout(m_column);
    m_column->addWidget(new SectionLabel(tr("Amendments")));
    const auto amendments = amendmentsOf(m_bridge.reader(), m_meeting);
    if (amendments.empty())
        m_column->addWidget(new TextLabel(tr("Nobody has proposed a change."), TextStyle::Body, TextLabel::Ink::Quiet));
    for (const Amendment& amendment : amendments)
        addCard(amendment);
    if (minutesRecord(m_bridge.reader(), m_meeting).state != MinutesState::Approved)
        return;
    m_column->addWidget(new SectionLabel(tr("Corrections after approval")));
    const auto corrections = correctionsOf(m_bridge.reader(), m_meeting);
    if (corrections.empty())
        m_column->addWidget(new TextLabel(tr("None has been recorded."), TextStyle::Body, TextLabel::Ink::Quiet));
    for (const Correction& correction : corrections)
        addCorrection(correction);
}

void AmendmentsSide::addCorrection(const Correction& correction)
{
    auto* card = new Card;
    card->body()->addWidget(new TextLabel(qt(correction.text)));
    card->body()->addWidget(new TextLabel(tr("Recorded at the meeting of %1, item %2")
                                              .arg(qt(base::longDate(correction.atDate)))
                                              .arg(correction.atItem),
                                          TextStyle::Body, TextLabel::Ink::Quiet));
    m_column->addWidget(card);
}

void AmendmentsSide::addCard(const Amendment& amendment)
{
    auto* card = new Card;
    auto* top = new QHBoxLayout;
    auto* title = new TextLabel(tr("Minute %1").arg(amendment.minute), TextStyle::BodyStrong);
    top->addWidget(title, 1);
    top->addWidget(new Chip(chipOf(amendment)));
    card->body()->addLayout(top);
    QString by = qt(amendment.proposedBy);
    if (!amendment.agencyName.empty())
        by += QStringLiteral(", ") + qt(amendment.agencyName);
    if (amendment.proposedOn)
        by += QStringLiteral(", ") + qt(base::dayAndMonth(*amendment.proposedOn));
    card->body()->addWidget(new TextLabel(by, TextStyle::Body, TextLabel::Ink::Quiet));
    auto* texts = new QHBoxLayout;
    texts->setSpacing(kSpace3);
    texts->addWidget(side(tr("For"), amendment.oldText), 1);
    texts->addWidget(new Hairline(Qt::Vertical));
    texts->addWidget(side(tr("Read"), amendment.newText), 1);
    card->body()->addLayout(texts);
    if (!amendment.explanation.empty())
        card->body()->addWidget(new TextLabel(qt(amendment.explanation), TextStyle::Body, TextLabel::Ink::Quiet));
    if (amendment.state == AmendmentState::Proposed) {
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(kSpace2);
        for (const bool accept : {true, false}) {
            auto* button = new QPushButton(accept ? tr("Accept") : tr("Reject"));
            button->setAccessibleName(accept ? tr("Accept the amendment of minute %1").arg(amendment.minute)
                                             : tr("Reject the amendment of minute %1").arg(amendment.minute));
            connect(button, &QPushButton::clicked, this,
                    [this, id = amendment.id, accept] { decide(id, accept); });
            buttons->addWidget(button);
        }
        buttons->addStretch(1);
        card->body()->addLayout(buttons);
    }
    m_column->addWidget(card);
}

void AmendmentsSide::decide(const base::Id& amendment, bool accept)
{
    m_bridge.execute(DecideAmendment {amendment, accept}, this, [this, accept](const base::Result<void>& result) {
        if (!result) {
            m_message->showRefusal(qt(result.error().detail));
            return;
        }
        m_message->dismiss();
        Q_EMIT said(accept ? tr("The amendment is accepted.") : tr("The amendment is rejected."), true);
    });
}

void AmendmentsSide::propose() { openForm(false); }

void AmendmentsSide::correct() { openForm(true); }

void AmendmentsSide::openForm(bool correcting)
{
    m_correcting = correcting;
    for (QComboBox* choice : {m_minute, m_agency}) {
        widenPopup(choice);
    }
    m_form->clearErrors();
    m_form->setTitle(correcting ? tr("Record a correction") : tr("Propose an amendment"));
    m_form->saveButton()->setText(correcting ? tr("Record it") : tr("Propose it"));
    // The reason of a correction stands in what the later meeting says.
    m_form->row(QStringLiteral("explanation"))->setVisible(!correcting);
    m_minute->clear();
    for (const Minute& minute : minutesOf(m_bridge.reader(), m_meeting)) {
        if (!minute.item.isNil())
            m_minute->addItem(tr("Minute %1").arg(qt(minute.label)), minute.number);
    }
    m_agency->clear();
    m_agency->addItem(tr("None"), QString());
    for (const auto& agency : partnership::agencies(m_bridge.reader()))
        m_agency->addItem(qt(agency.name), keyOf(agency.id));
    m_old->clear();
    m_new->clear();
    m_why->clear();
    m_by->clear();
    m_stack->setCurrentIndex(1);
    m_minute->setFocus(Qt::OtherFocusReason);
}

void AmendmentsSide::save()
{
    m_form->clearErrors();
    const int minute = m_minute->currentData().toInt();
    const std::string by = core(m_by->text());
    const base::Id agency = idOf(m_agency->currentData().toString());
    const std::string oldText = core(m_old->toPlainText());
    const std::string newText = core(m_new->toPlainText());
    if (m_correcting) {
        if (by.empty()) {
            m_form->setError(QStringLiteral("proposed by"), tr("Say who asked for it; the minutes name the role."));
            return;
        }
        CorrectApprovedMinute command {.meeting = m_meeting, .minute = minute, .oldText = oldText, .newText = newText};
        command.askedBy = by;
        command.agency = agency;
        m_bridge.execute(command, this, [this](const base::Result<base::Id>& result) {
            saved(result, tr("The correction is recorded."));
        });
        return;
    }
    const ProposeAmendment command {.meeting = m_meeting,
                                    .minute = minute,
                                    .proposedBy = by,
                                    .agency = agency,
                                    .oldText = oldText,
                                    .newText = newText,
                                    .explanation = core(m_why->text())};
    m_bridge.execute(command, this, [this](const base::Result<base::Id>& result) {
        saved(result, tr("The amendment is proposed."));
    });
}

void AmendmentsSide::saved(const base::Result<base::Id>& result, const QString& text)
{
    if (!result) {
        m_form->setError(qt(result.error().field), qt(result.error().detail));
        return;
    }
    m_stack->setCurrentIndex(0);
    Q_EMIT said(text, true);
}

}  // namespace muster::ui
