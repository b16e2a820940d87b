// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/keys_section.h"

#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/prompts.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QTextDocument>
#include <QVBoxLayout>

#include <memory>

namespace muster::ui {
namespace {

using replica::KeyKind;
using replica::KeySlot;
using replica::KeyState;
using replica::PartTwoState;

constexpr int kFieldWidth = 360;

QPushButton* button(const QString& text, const QString& name)
{
    auto* made = new QPushButton(text);
    made->setObjectName(name);
    made->setAccessibleName(text);
    return made;
}

QLineEdit* secret(const QString& name)
{
    auto* field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    field->setAccessibleName(name);
    field->setMaximumWidth(kFieldWidth);
    return field;
}

}  // namespace

void printText(QWidget* parent, const QString& text)
{
    QPrinter printer {QPrinter::HighResolution};
    QPrintDialog dialog {&printer, parent};
    if (dialog.exec() != QDialog::Accepted)
        return;
    QTextDocument page;
    page.setPlainText(text);
    page.print(&printer);
}

KeysSection::KeysSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : SharingSection(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_print(printText)
    , m_state(new TextLabel({}, TextStyle::BodyStrong))
    , m_setUp(button(tr("Set the first passphrase"), QStringLiteral("keys.setUp")))
    , m_passphrase(secret(tr("Passphrase or recovery code")))
    , m_unlock(button(tr("Unlock part two"), QStringLiteral("keys.unlock")))
    , m_place(new QVBoxLayout)
    , m_buttons(new QWidget)
    , m_add(button(tr("Add a passphrase\u2026"), QStringLiteral("keys.add")))
    , m_recovery(button(tr("Make a recovery code\u2026"), QStringLiteral("keys.recovery")))
    , m_form(new FormPanel(tr("Add a passphrase"), tr("Add")))
    , m_name(new QLineEdit)
    , m_new(secret(tr("New passphrase")))
    , m_again(secret(tr("The same again")))
    , m_code(new QLineEdit)
{
    auto* column = makeColumn(tr("Keys of part two"));
    column->addWidget(new TextLabel(tr("Keys of part two"), TextStyle::Heading));
    column->addWidget(new TextLabel(tr("What is restricted is sealed, in this folder and in the shared file. Each of "
                                       "these keys opens all of it. Everybody who needs it should have a passphrase "
                                       "of their own, so that one can be taken away without disturbing the others."),
                                    TextStyle::Body, TextLabel::Ink::Quiet));
    column->addWidget(m_state);
    column->addWidget(m_setUp, 0, Qt::AlignLeft);
    m_lock = makeLock();
    column->addWidget(m_lock);
    m_place->setSpacing(kSpace2);
    column->addLayout(m_place);
    auto* buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(kSpace2);
    buttons->addWidget(m_add);
    buttons->addWidget(m_recovery);
    buttons->addStretch(1);
    column->addWidget(m_buttons);
    m_form->addField(QStringLiteral("name"), tr("Whose it is, by role"), m_name, tr("Such as Council secretary"));
    m_form->addField(QStringLiteral("passphrase"), tr("New passphrase"), m_new,
                     tr("At least 8 characters. Four or more words are easy to keep and hard to guess."));
    m_form->addField(QStringLiteral("again"), tr("The same again"), m_again);
    m_form->hide();
    addForm(column, m_form);
    m_codeBox = makeCode();
    m_codeBox->hide();
    column->addWidget(m_codeBox);
    column->addStretch(1);

    connect(m_setUp, &QPushButton::clicked, this, &KeysSection::setUpWanted);
    connect(m_unlock, &QPushButton::clicked, this, &KeysSection::unlock);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &KeysSection::unlock);
    connect(m_add, &QPushButton::clicked, this, &KeysSection::startAdding);
    connect(m_recovery, &QPushButton::clicked, this, &KeysSection::addRecoveryCode);
    connect(m_form, &FormPanel::submitted, this, &KeysSection::add);
    connect(m_form, &FormPanel::cancelled, this, [this] {
        m_form->hide();
        m_buttons->show();
        m_add->setFocus(Qt::OtherFocusReason);
    });
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, &KeysSection::readAgain);
    connect(&m_bridge, &ReplicaBridge::changed, this, [this](const replica::ChangeNotice& notice) {
        if (notice.touches("key_slot") || notice.touches("key_removal") || notice.touches("key_share"))
            readAgain();
    });
    readAgain();
}

QWidget* KeysSection::makeLock()
{
    auto* lock = new QWidget;
    auto* row = new QHBoxLayout(lock);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    row->addWidget(m_passphrase);
    row->addWidget(m_unlock);
    row->addStretch(1);
    m_passphrase->setPlaceholderText(tr("Passphrase or recovery code"));
    return lock;
}

QWidget* KeysSection::makeCode()
{
    auto* card = new Card;
    card->body()->addWidget(new TextLabel(tr("The recovery code"), TextStyle::Heading));
    card->body()->addWidget(new TextLabel(tr("It is shown this once. Print it and keep it in a safe, away from this "
                                             "computer: whoever has it can read all that is restricted, and it is the "
                                             "way back in when every passphrase is forgotten.")));
    m_code->setReadOnly(true);
    m_code->setObjectName(QStringLiteral("keys.code"));
    m_code->setAccessibleName(tr("Recovery code"));
    m_code->setFont(textFont(TextStyle::Heading));
    card->body()->addWidget(m_code);
    auto* row = new QHBoxLayout;
    auto* print = button(tr("Print\u2026"), QStringLiteral("keys.print"));
    auto* copy = button(tr("Copy"), QStringLiteral("keys.copy"));
    m_codeDone = button(tr("I have it on paper"), QStringLiteral("keys.codeDone"));
    row->addWidget(print);
    row->addWidget(copy);
    row->addStretch(1);
    row->addWidget(m_codeDone);
    card->body()->addLayout(row);
    connect(print, &QPushButton::clicked, this, [this] {
        m_print(this, tr("Recovery code of part two\n\n%1\n\nWhoever has this code can read all that is restricted. "
                         "Keep it in a safe. In Muster it is typed where the passphrase is asked for.")
                          .arg(m_code->text()));
    });
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_code->text()); });
    connect(m_codeDone, &QPushButton::clicked, this, [this] {
        if (QApplication::clipboard()->text() == m_code->text())
            QApplication::clipboard()->clear();
        m_code->clear();
        m_codeBox->hide();
        m_buttons->show();
        m_recovery->setFocus(Qt::OtherFocusReason);
    });
    return card;
}

QString KeysSection::recoveryCode() const { return m_code->text(); }

void KeysSection::takeFocus()
{
    if (m_codeBox->isVisible())
        m_codeDone->setFocus(Qt::OtherFocusReason);
    else if (m_form->isVisible())
        m_name->setFocus(Qt::OtherFocusReason);
    else if (m_lock->isVisible())
        m_passphrase->setFocus(Qt::OtherFocusReason);
    else if (m_setUp->isVisible())
        m_setUp->setFocus(Qt::OtherFocusReason);
    else
        m_add->setFocus(Qt::OtherFocusReason);
}

void KeysSection::readAgain()
{
    const PartTwoState state = m_bridge.partTwoState();
    const bool open = state == PartTwoState::Open;
    m_state->setText(state == PartTwoState::None ? tr("There is no key yet: nothing restricted can be written.")
                         : open ? tr("Part two is open on this computer.")
                                : tr("Part two is locked. Unlock it to add or remove a key."));
    m_state->setShape(open ? ChipShape::Triangle : ChipShape::Lock, open ? Tone::Attention : Tone::Neutral);
    m_setUp->setVisible(state == PartTwoState::None);
    m_lock->setVisible(state == PartTwoState::Locked);
    if (!open) {
        m_form->hide();
        m_code->clear();
        m_codeBox->hide();
    }
    m_buttons->setVisible(open && m_form->isHidden() && m_codeBox->isHidden());
    // The replica answers after a write that is under way, so another thread asks.
    m_bridge.run([](replica::Replica& replica) -> base::Result<std::vector<KeySlot>> { return replica.keys(); }, this,
                 [this](const base::Result<std::vector<KeySlot>>& keys) { showKeys(*keys); });
}

void KeysSection::showKeys(const std::vector<KeySlot>& keys)
{
    const QString focused = focusWidget() != nullptr ? focusWidget()->objectName() : QString();
    delete m_list;
    m_list = new QWidget;
    auto* column = new QVBoxLayout(m_list);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    for (const KeySlot& key : keys)
        column->addWidget(cardOf(key));
    m_place->addWidget(m_list);
    m_list->setVisible(!keys.empty());
    if (auto* again = m_list->findChild<QPushButton*>(focused); !focused.isEmpty() && again != nullptr)
        again->setFocus(Qt::OtherFocusReason);
}

QWidget* KeysSection::cardOf(const KeySlot& key)
{
    auto* card = new Card;
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace3);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    const QString name = words(key.name.empty() ? std::string {"First passphrase"} : key.name);
    texts->addWidget(new TextLabel(name, TextStyle::BodyStrong));
    QStringList about {key.kind == KeyKind::RecoveryCode ? tr("Recovery code on paper") : tr("Passphrase")};
    if (key.createdOn)
        about << tr("made %1").arg(words(base::longDate(*key.createdOn)));
    if (key.state == KeyState::Removed)
        about << (key.removedOn ? tr("removed %1").arg(words(base::longDate(*key.removedOn))) : tr("removed"));
    if (key.state == KeyState::Waits)
        about << tr("opens the newest once its computer and one with part two open have both been at the shared file");
    if (key.inUse)
        about << tr("part two was opened with it");
    texts->addWidget(new TextLabel(about.join(QStringLiteral(" \u00b7 ")), TextStyle::Body, TextLabel::Ink::Quiet));
    row->addLayout(texts, 1);
    if (key.state != KeyState::Removed && m_bridge.partTwoState() == PartTwoState::Open) {
        auto* away = button(tr("Remove\u2026"), QStringLiteral("keys.remove.%1").arg(words(key.id.hex())));
        away->setAccessibleName(tr("Remove the key of %1").arg(name));
        connect(away, &QPushButton::clicked, this, [this, key] { remove(key); });
        row->addWidget(away, 0, Qt::AlignVCenter);
    }
    card->body()->addLayout(row);
    return card;
}

void KeysSection::unlock()
{
    setBusy(true);
    m_bridge.unlockPartTwo(m_passphrase->text(), this, [this](const base::Result<void>& result) {
        setBusy(false);
        m_passphrase->clear();
        if (!result) {
            Q_EMIT refused(words(result.error().detail));
            m_passphrase->setFocus(Qt::OtherFocusReason);
            return;
        }
        Q_EMIT said(tr("Part two is open on this computer."), false);
        readAgain();
        takeFocus();
    });
}

void KeysSection::startAdding()
{
    m_form->clearErrors();
    for (QLineEdit* field : {m_name, m_new, m_again})
        field->clear();
    m_buttons->hide();
    m_form->show();
    m_name->setFocus(Qt::OtherFocusReason);
}

void KeysSection::add()
{
    m_form->clearErrors();
    const std::string passphrase = m_new->text().toStdString();
    if (m_again->text().toStdString() != passphrase) {
        m_form->setError(QStringLiteral("again"), tr("The two are not the same. Type the passphrase again."));
        return;
    }
    setBusy(true);
    m_bridge.run([name = m_name->text().toStdString(), passphrase,
                  cost = m_cost](replica::Replica& replica) { return replica.addKey(name, passphrase, cost); },
                 this, [this](const base::Result<void>& added) {
                     setBusy(false);
                     if (!added) {
                         m_form->setError(words(added.error().field), words(added.error().detail));
                         return;
                     }
                     m_form->hide();
                     Q_EMIT said(tr("The passphrase of \u201c%1\u201d opens part two now.").arg(m_name->text()), false);
                     readAgain();
                     m_add->setFocus(Qt::OtherFocusReason);
                 });
}

void KeysSection::addRecoveryCode()
{
    setBusy(true);
    m_bridge.run([cost = m_cost](replica::Replica& replica) { return replica.addRecoveryCode(cost); }, this,
                 [this](const base::Result<std::string>& code) {
                     setBusy(false);
                     if (!code) {
                         Q_EMIT refused(words(code.error().detail));
                         return;
                     }
                     m_code->setText(words(*code));
                     m_codeBox->show();
                     readAgain();
                     m_code->setFocus(Qt::OtherFocusReason);
                 });
}

void KeysSection::remove(const KeySlot& key)
{
    const int answer = m_prompts.ask(
        this,
        {.title = tr("Remove a key"),
         .text = tr("Remove the key of \u201c%1\u201d? What is recorded from now on is sealed with a new key that it does "
                    "not open. It does not take back what was recorded until now: whoever knew this passphrase and has "
                    "a copy of the folder or of the shared file can still read that. This cannot be undone; a new "
                    "passphrase can be added.%2")
                     .arg(words(key.name.empty() ? std::string {"First passphrase"} : key.name),
                          key.inUse ? tr(" Part two was opened with this key, so it locks.") : QString()),
         .answers = {tr("Remove the key"), tr("Keep it")}});
    if (answer != 0)
        return;
    setBusy(true);
    m_bridge.run([id = key.id](replica::Replica& replica) { return replica.removeKey(id); }, this,
                 [this](const base::Result<void>& removed) {
                     setBusy(false);
                     if (!removed)
                         Q_EMIT refused(words(removed.error().detail));
                     else
                         Q_EMIT said(tr("The key is removed: what is recorded from now on has a new one."), false);
                     readAgain();
                     takeFocus();
                 });
}

void KeysSection::setBusy(bool busy)
{
    for (QWidget* each : {static_cast<QWidget*>(m_unlock), static_cast<QWidget*>(m_add),
                          static_cast<QWidget*>(m_recovery), static_cast<QWidget*>(m_form)})
        each->setEnabled(!busy);
}

}  // namespace muster::ui
