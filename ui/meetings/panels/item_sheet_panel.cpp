// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/item_sheet_panel.h"

#include "core/governance/panel_priority.h"
#include "core/meetings/agenda_commands.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/entry_commands.h"
#include "core/meetings/meeting_queries.h"
#include "ui/bridge/choices.h"
#include "ui/meetings/item_sheet_form.h"
#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace muster::ui {

namespace {

constexpr std::array kEffects {room::S17Effect::Positive, room::S17Effect::Negative, room::S17Effect::None};

QString named(const room::RoomItem& item) { return QStringLiteral("%1. ").arg(item.number) + words(item.title); }

QComboBox* addBox(QVBoxLayout* column, const QString& label)
{
    auto* box = new QComboBox;
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    column->addWidget(new TextLabel(label, TextStyle::Body, TextLabel::Ink::Quiet));
    column->addWidget(box);
    return box;
}

}  // namespace

OpenItemPanel::OpenItemPanel(RunDesk& desk, const QString& title, QWidget* parent)
    : RunPanel(desk, title, parent), m_about(addText({}, false))
{
    connect(&desk, &RunDesk::stateChanged, this, &OpenItemPanel::watch);
}

const room::RoomItem* OpenItemPanel::begin()
{
    clearRefusal();
    const room::RoomItem* open = m_desk.openItem();
    m_item = open == nullptr ? base::Id {} : open->id;
    m_about->setText(open == nullptr ? tr("No item is open. Open the item first.") : named(*open));
    if (open != nullptr && open->restricted && !m_desk.state().partTwoOpen) {
        refuse(tr("Part two is locked. Unlock it to write about a restricted item."));
        open = nullptr;
    }
    if (open == nullptr)
        forget();
    return open;
}

void OpenItemPanel::watch()
{
    if (m_item.isNil())
        return;
    const room::RoomItem* open = m_desk.openItem();
    if (open != nullptr && open->id == m_item && (!open->restricted || m_desk.state().partTwoOpen))
        return;
    m_item = {};
    m_about->setText({});
    forget();
    if (isVisible())
        Q_EMIT closed();
}

ItemSheetPanel::ItemSheetPanel(RunDesk& desk, QWidget* parent)
    : OpenItemPanel(desk, tr("What belongs to the item"), parent), m_form(new ItemSheetForm(desk.bridge()))
{
    body()->addWidget(m_form, 1);
    connect(m_form, &ItemSheetForm::finished, this, [this](const QString& what) {
        Q_EMIT said(what);
        Q_EMIT closed();
    });
    connect(m_form, &ItemSheetForm::cancelled, this, &RunPanel::closed);
}

void ItemSheetPanel::opened()
{
    const room::RoomItem* open = begin();
    m_form->setVisible(open != nullptr);
    if (open != nullptr)
        m_form->edit(m_desk.meeting(), open->id);
}

void ItemSheetPanel::forget() { m_form->forget(); }

DecidePanel::DecidePanel(RunDesk& desk, QWidget* parent)
    : OpenItemPanel(desk, tr("Decide on recommendations"), parent)
    , m_decided(addText({}))
    , m_line(addBox(body(), tr("Recommendation")))
    , m_words(addLine(tr("What was decided, where it differs")))
{
    addText(tr("Empty: as it was recommended. Each becomes a decision of the item, with a verb the body may use."));
    body()->addStretch(1);
    addPrimary(tr("Record the decision"), [this] { decide(); });
}

void DecidePanel::opened()
{
    if (begin() != nullptr)
        read();
}

void DecidePanel::forget()
{
    m_words->clear();
    m_line->clear();
    m_decided->setText({});
}

void DecidePanel::read()
{
    forget();
    QStringList decided;
    if (item()) {
        for (const room::PaperLine& line : room::decisionSlots(m_desk.reader(), item())) {
            const QString shown =
                QStringLiteral("%1. %2 %3").arg(line.number).arg(words(room::inWords(line.verb)), words(line.text));
            if (line.entry)
                decided << QStringLiteral("%1. %2").arg(line.number).arg(words(line.decided));
            else
                m_line->addItem(shown, words(line.id.hex()));
        }
    }
    m_decided->setText(decided.join(u'\n'));
    m_decided->setVisible(!decided.isEmpty());
    m_line->setEnabled(m_line->count() > 0);
    if (m_line->count() == 0)
        m_line->addItem(decided.isEmpty() ? tr("This item has no paper with recommendations") : tr("All are decided"));
    m_words->setFocus();
}

void DecidePanel::decide()
{
    const auto line = base::parseId(m_line->currentData().toString().toStdString());
    if (item().isNil() || !line) {
        Q_EMIT closed();
        return;
    }
    run(room::DecideOnPaper {m_desk.meeting(), item(), *line, typed(m_words->text())},
        [this](const base::Result<base::Id>&) {
            Q_EMIT said(tr("The decision is recorded."));
            read();
            if (!m_line->isEnabled())
                Q_EMIT closed();
        });
}

TellBackPanel::TellBackPanel(RunDesk& desk, QWidget* parent)
    : OpenItemPanel(desk, tr("You said, we did"), parent)
    , m_body(addBox(body(), tr("Who is told")))
    , m_words(addLine(tr("One sentence they can be told")))
{
    addText(tr("The minutes keep it, and the public report says it under the place. No names, no case."));
    body()->addStretch(1);
    addPrimary(tr("Keep it"), [this] { tell(); });
}

void TellBackPanel::opened()
{
    const room::RoomItem* open = begin();
    const auto shown = open == nullptr ? std::nullopt : room::itemOf(m_desk.reader(), m_desk.meeting(), open->id);
    if (!shown)
        return;
    base::Id wanted = shown->tellBackTo;
    if (!wanted) {
        for (const room::NamedId& ward : shown->wards)
            wanted = wanted ? wanted : governance::panelOfWard(m_desk.reader(), ward.id);
    }
    const auto meeting = room::meetingById(m_desk.reader(), m_desk.meeting());
    m_body->clear();
    for (const Choice& choice :
         bodyChoices(m_desk.reader(), tr("Nobody in particular"), meeting ? meeting->body : base::Id {}))
        m_body->addItem(choice.text, choice.id ? words(choice.id.hex()) : QString());
    m_body->setCurrentIndex(std::max(0, m_body->findData(wanted ? words(wanted.hex()) : QString())));
    m_words->setText(words(shown->tellBackText));
    m_words->setFocus();
}

void TellBackPanel::forget()
{
    m_body->clear();
    m_words->clear();
}

void TellBackPanel::tell()
{
    room::EditItem command;
    command.meeting = m_desk.meeting();
    command.item = item();
    command.tellBackTo = base::parseId(m_body->currentData().toString().toStdString()).value_or(base::Id {});
    command.tellBackText = typed(m_words->text());
    run(std::move(command), [this](const base::Result<void>&) {
        Q_EMIT said(tr("Kept with the item."));
        Q_EMIT closed();
    });
}

Section17Panel::Section17Panel(RunDesk& desk, QWidget* parent)
    : OpenItemPanel(desk, tr("Section 17: crime and disorder"), parent)
    , m_decision(addText({}, false))
    , m_effect(addBox(body(), tr("Effect of the decision")))
    , m_reason(addLine(tr("Why")))
{
    m_effect->addItem(tr("Not said"));
    for (const room::S17Effect effect : kEffects)
        m_effect->addItem(words(room::inWords(effect)));
    addText(tr("On crime, disorder and re-offending. The minutes and the list of decisions print it."));
    body()->addStretch(1);
    addPrimary(tr("Keep it"), [this] { save(); });
}

void Section17Panel::opened()
{
    const auto entry = begin() == nullptr ? std::nullopt : room::findEntry(m_desk.reader(), m_entry);
    m_decision->setText(entry ? words(entry->verb + ' ' + entry->text).trimmed() : QString());
    const auto at =
        entry && entry->s17 ? std::find(kEffects.begin(), kEffects.end(), *entry->s17) - kEffects.begin() + 1 : 0;
    m_effect->setCurrentIndex(static_cast<int>(at));
    m_reason->setText(entry ? words(entry->s17Reason) : QString());
    m_effect->setFocus();
}

void Section17Panel::forget()
{
    m_decision->setText({});
    m_reason->clear();
}

void Section17Panel::save()
{
    room::SetSection17 command;
    command.entry = m_entry;
    if (const int at = m_effect->currentIndex(); at > 0)
        command.effect = kEffects[static_cast<std::size_t>(at - 1)];
    command.reason = typed(m_reason->text());
    runAndClose(std::move(command));
}

}  // namespace muster::ui
