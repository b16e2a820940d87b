// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_form.h"

#include "core/actions/action_commands.h"
#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/bridge/words.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

using actions::ActionStep;

constexpr int kTextHeight = 68;
constexpr int kFortnight = 14;

const QString kText = QStringLiteral("text");
const QString kReason = QStringLiteral("reason");

QString saveWord(ActionStep step)
{
    switch (step) {
    case ActionStep::Progress:
        return ActionForm::tr("Save the update");
    case ActionStep::Extend:
        return ActionForm::tr("Move the date");
    case ActionStep::Block:
        return ActionForm::tr("Mark as blocked");
    case ActionStep::Reassign:
        return ActionForm::tr("Hand it over");
    case ActionStep::SetRag:
        return ActionForm::tr("Set it");
    default:
        return words(actions::inWords(step));
    }
}

base::Id chosenId(const QComboBox* choice)
{
    return base::parseId(typed(choice->currentData().toString())).value_or(base::Id {});
}

}  // namespace

ActionForm::ActionForm(ReplicaBridge& bridge, const actions::Action& action, ActionStep step, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_action(action)
    , m_step(step)
    , m_form(new FormPanel(tr("%1: %2").arg(words(action.reference), words(actions::inWords(step)).toLower()),
                           saveWord(step)))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    m_form->layout()->setContentsMargins(0, kSpace2, 0, kSpace2);
    build();
    connect(m_form, &FormPanel::submitted, this, &ActionForm::submit);
    connect(m_form, &FormPanel::cancelled, this, &ActionForm::cancelled);
}

void ActionForm::build()
{
    const QString owner = words(m_action.ownerTitle);
    const QString author = words(m_bridge.reader().author());
    switch (m_step) {
    case ActionStep::Progress:
        askText(kText, tr("What has happened"),
                m_action.sameUpdateTwice
                    ? tr("The last two updates say the same. Give the next milestone and its date.")
                    : QString());
        m_percent = new QSpinBox;
        m_percent->setRange(-1, 100);
        m_percent->setValue(-1);
        m_percent->setSpecialValueText(tr("Not said"));
        m_percent->setSuffix(QStringLiteral(" %"));
        m_form->addField(QStringLiteral("percent"), tr("Done so far"), m_percent);
        askBy(QStringLiteral("by"), tr("Reported by"), owner);
        break;
    case ActionStep::Extend:
        askDue();
        break;
    case ActionStep::Start:
        askText(kText, tr("First step (may be empty)"));
        break;
    case ActionStep::Block:
        askText(kReason, tr("What blocks it"));
        m_needed = askLine(QStringLiteral("needed"), tr("What is needed"));
        m_fromWhom = askLine(QStringLiteral("from"), tr("From whom"));
        break;
    case ActionStep::Claim:
        askText(QStringLiteral("evidence"), tr("How one can see that it is done"),
                tr("A sentence or a file reference"));
        askBy(QStringLiteral("by"), tr("Claimed by"), owner);
        break;
    case ActionStep::Verify:
        askBy(QStringLiteral("verified by"), tr("Verified by"), author);
        askText(kText, tr("Note (may be empty)"));
        m_form->row(QStringLiteral("verified by"))
            ->setToolTip(tr("The meeting, the chair or somebody other than the owner"));
        break;
    case ActionStep::Confirm:
        askBy(QStringLiteral("by"), tr("Confirmed by"), {});
        break;
    case ActionStep::SendBack:
        askText(kReason, tr("What is still missing"));
        break;
    case ActionStep::NoLongerRequired:
        askText(kReason, tr("Which change in circumstances"));
        break;
    case ActionStep::Reassign:
        askOwner();
        break;
    case ActionStep::SetRag:
        askRag();
        break;
    case ActionStep::Escalate:
    case ActionStep::Decline:
    case ActionStep::NotUndertaken:
        askText(kReason, tr("Reason"));
        break;
    }
}

QPlainTextEdit* ActionForm::askText(const QString& field, const QString& label, const QString& help)
{
    m_text = new QPlainTextEdit;
    m_text->setFixedHeight(kTextHeight);
    m_text->setTabChangesFocus(true);
    m_form->addField(field, label, m_text, help);
    m_first = m_first == nullptr ? m_text : m_first;
    return m_text;
}

QLineEdit* ActionForm::askLine(const QString& field, const QString& label, const QString& help)
{
    auto* line = new QLineEdit;
    connect(line, &QLineEdit::returnPressed, m_form->saveButton(), &QPushButton::click);
    m_form->addField(field, label, line, help);
    m_first = m_first == nullptr ? line : m_first;
    return line;
}

void ActionForm::askBy(const QString& field, const QString& label, const QString& first)
{
    m_by = new QComboBox;
    m_by->setEditable(true);
    m_by->setInsertPolicy(QComboBox::NoInsert);
    QStringList titles;
    for (const partnership::Role& role : partnership::rolesOf(m_bridge.reader(), m_action.lead.id))
        titles << words(role.title);
    titles << words(m_bridge.reader().author());
    titles.removeDuplicates();
    m_by->addItems(titles);
    m_by->setCurrentText(first);
    m_form->addField(field, label, m_by);
    m_first = m_first == nullptr ? m_by : m_first;
}

void ActionForm::askDue()
{
    const base::Date today = m_bridge.reader().today();
    const base::Date from = m_action.due && today < *m_action.due ? *m_action.due : today;
    m_due = new QDateEdit(qtDate(base::addDays(from, m_action.due ? kFortnight : 0)));
    m_due->setCalendarPopup(true);
    m_due->setDisplayFormat(QStringLiteral("ddd d MMM yyyy"));
    m_form->addField(QStringLiteral("due"), m_action.due ? tr("New date") : tr("Due date"), m_due);
    m_first = m_due;
    if (!m_action.due)
        return;
    askText(kReason, tr("Why the date moves"));
    m_first = m_due;
    m_chair = new QCheckBox(tr("The chair agrees"));
    m_form->addField(QStringLiteral("chair"), tr("Agreement"), m_chair,
                     m_action.extensions > 0
                         ? tr("Extended already: %1").arg(words(base::counted(m_action.extensions, "time", "times")))
                         : QString());
    m_form->row(QStringLiteral("chair"))->setVisible(m_action.extensions > 0);
}

void ActionForm::askOwner()
{
    const replica::Reader& reader = m_bridge.reader();
    m_agency = new QComboBox;
    for (const partnership::Agency& agency : partnership::agenciesOn(reader, reader.today()))
        m_agency->addItem(words(partnership::printName(agency)), words(agency.id.hex()));
    m_agency->setCurrentIndex(m_agency->findData(words(m_action.lead.id.hex())));
    m_form->addField(QStringLiteral("lead agency"), tr("Lead agency"), m_agency);
    m_owner = new QComboBox;
    m_owner->setEditable(true);
    m_owner->setInsertPolicy(QComboBox::NoInsert);
    const auto fill = [this] {
        m_owner->clear();
        for (const partnership::Role& role : partnership::rolesOf(m_bridge.reader(), chosenId(m_agency)))
            m_owner->addItem(words(role.title), words(role.id.hex()));
        m_owner->setCurrentText({});
    };
    fill();
    connect(m_agency, &QComboBox::currentIndexChanged, this, fill);
    m_form->addField(QStringLiteral("owner"), tr("New owner"), m_owner, tr("A role, never a person's name"));
    askText(kReason, tr("Why it changes hands"));
    m_first = m_agency;
}

void ActionForm::askRag()
{
    m_rag = new QComboBox;
    m_rag->addItem(tr("As computed"), static_cast<int>(actions::Rag::None));
    for (const actions::Rag rag : {actions::Rag::OnTrack, actions::Rag::AtRisk, actions::Rag::Overdue})
        m_rag->addItem(words(actions::inWords(rag)), static_cast<int>(rag));
    m_form->addField(QStringLiteral("rag"), tr("Judgement"), m_rag);
    askText(kReason, tr("Why"), tr("Papers print \"set by hand\""));
    m_first = m_rag;
}

void ActionForm::focusFirst() { (m_first == nullptr ? m_form->saveButton() : m_first)->setFocus(Qt::OtherFocusReason); }

template <class Command> void ActionForm::run(Command command, const QString& words)
{
    m_form->clearErrors();
    m_form->saveButton()->setEnabled(false);
    m_bridge.execute(std::move(command), this, [this, words](const base::Result<void>& result) {
        m_form->saveButton()->setEnabled(true);
        if (result)
            Q_EMIT done(words);
        else
            m_form->setError(QString::fromStdString(result.error().field),
                             QString::fromStdString(result.error().detail));
    });
}

void ActionForm::submit()
{
    const std::string text = m_text == nullptr ? std::string {} : typed(m_text->toPlainText());
    const std::string by = m_by == nullptr ? std::string {} : typed(m_by->currentText());
    const base::Id id = m_action.id;
    const QString reference = words(m_action.reference);
    switch (m_step) {
    case ActionStep::Progress: {
        const int percent = m_percent->value();
        run(actions::ReportProgress {id, text, percent < 0 ? std::nullopt : std::optional {percent}, by, {}},
            tr("%1 updated.").arg(reference));
        break;
    }
    case ActionStep::Extend:
        run(
            actions::ExtendAction {
                id, coreDate(m_due->date()), text, m_chair != nullptr && m_chair->isChecked(), by, {}},
            tr("%1 is due %2.").arg(reference, shortDate(coreDate(m_due->date()))));
        break;
    case ActionStep::Start:
        run(actions::StartAction {id, text, by, {}}, tr("%1 is in progress.").arg(reference));
        break;
    case ActionStep::Block:
        run(actions::BlockAction {id, text, typed(m_needed->text()), typed(m_fromWhom->text()), by, {}},
            tr("%1 is blocked.").arg(reference));
        break;
    case ActionStep::Escalate:
        run(actions::EscalateAction {id, text, by, {}}, tr("%1 is escalated.").arg(reference));
        break;
    case ActionStep::Claim:
        run(actions::ClaimComplete {id, text, by, {}}, tr("%1 is claimed complete.").arg(reference));
        break;
    case ActionStep::Verify:
        run(actions::VerifyAction {id, by, text, {}}, tr("%1 is verified.").arg(reference));
        break;
    case ActionStep::SendBack:
        run(actions::SendBackAction {id, text, by, {}}, tr("%1 is sent back.").arg(reference));
        break;
    case ActionStep::Confirm:
        run(actions::ConfirmAction {id, by, {}}, tr("%1 is confirmed.").arg(reference));
        break;
    case ActionStep::Decline:
        run(actions::DeclineAction {id, text, by, {}}, tr("%1 is declined.").arg(reference));
        break;
    case ActionStep::NoLongerRequired:
    case ActionStep::NotUndertaken:
        run(actions::CloseWithoutCompletion {id, m_step == ActionStep::NoLongerRequired, text, by, {}},
            tr("%1 is closed.").arg(reference));
        break;
    case ActionStep::Reassign: {
        const base::Id role =
            m_owner->currentIndex() >= 0 && m_owner->currentText() == m_owner->itemText(m_owner->currentIndex())
            ? chosenId(m_owner)
            : base::Id {};
        run(actions::ReassignAction {id, chosenId(m_agency), role, typed(m_owner->currentText()), text, by, {}},
            tr("%1 has a new owner.").arg(reference));
        break;
    }
    case ActionStep::SetRag:
        run(actions::SetRag {id, static_cast<actions::Rag>(m_rag->currentData().toInt()), text},
            tr("%1: judgement set.").arg(reference));
        break;
    }
}

}  // namespace muster::ui
