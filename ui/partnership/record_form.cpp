// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/partnership/record_form.h"

#include "core/tables/date_reading.h"
#include "ui/bridge/words.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kTextHeight = 88;

}  // namespace

RecordForm::RecordForm(const QString& title, const QString& saveText, QWidget* parent)
    : QWidget(parent), m_panel(new FormPanel(title, saveText))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    connect(m_panel, &FormPanel::submitted, this, &RecordForm::submitted);
    connect(m_panel, &FormPanel::cancelled, this, &RecordForm::cancelled);
}

void RecordForm::add(const QString& id, const QString& label, QWidget* field, const QString& help)
{
    field->setObjectName(id);
    m_panel->addField(id, label, field, help);
    m_fields.insert(id, field);
    m_first = m_first == nullptr ? field : m_first;
}

void RecordForm::line(const QString& id, const QString& label, const std::string& value, const QString& help)
{
    auto* edit = new QLineEdit(words(value));
    connect(edit, &QLineEdit::returnPressed, m_panel->saveButton(), &QPushButton::click);
    add(id, label, edit, help);
}

void RecordForm::text(const QString& id, const QString& label, const std::string& value, const QString& help)
{
    auto* edit = new QPlainTextEdit(words(value));
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(kTextHeight);
    add(id, label, edit, help);
}

void RecordForm::choice(const QString& id, const QString& label, const Options& options, const QString& value,
                        const QString& help)
{
    auto* choice = new QComboBox;
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const auto& [shown, stored] : options)
        choice->addItem(shown, stored);
    choice->setCurrentIndex(std::max(0, choice->findData(value)));
    add(id, label, choice, help);
}

void RecordForm::date(const QString& id, const QString& label, std::optional<base::Date> value, const QString& help)
{
    auto* edit = new QLineEdit(value ? words(base::longDate(*value)) : QString());
    edit->setPlaceholderText(tr("such as 1 October 2011"));
    connect(edit, &QLineEdit::returnPressed, m_panel->saveButton(), &QPushButton::click);
    add(id, label, edit, help);
}

void RecordForm::check(const QString& id, const QString& label, const QString& words, bool value, const QString& help)
{
    auto* box = new QCheckBox(words);
    box->setChecked(value);
    add(id, label, box, help);
}

void RecordForm::number(const QString& id, const QString& label, int value, int least, int most, const QString& unit)
{
    auto* spin = new QSpinBox;
    spin->setRange(least, most);
    spin->setValue(value);
    spin->setSuffix(unit);
    add(id, label, spin, {});
}

void RecordForm::note(const QString& words)
{
    m_panel->addWidget(new TextLabel(words, TextStyle::Body, TextLabel::Ink::Quiet));
}

std::string RecordForm::textOf(const QString& id) const
{
    if (const auto* edit = qobject_cast<const QLineEdit*>(field(id)); edit != nullptr)
        return typed(edit->text());
    if (const auto* edit = qobject_cast<const QPlainTextEdit*>(field(id)); edit != nullptr)
        return typed(edit->toPlainText());
    return typed(chosen(id));
}

QString RecordForm::chosen(const QString& id) const
{
    const auto* choice = qobject_cast<const QComboBox*>(field(id));
    return choice == nullptr ? QString() : choice->currentData().toString();
}

base::Id RecordForm::idOf(const QString& id) const
{
    return base::parseId(typed(chosen(id))).value_or(base::Id {});
}

bool RecordForm::checked(const QString& id) const
{
    const auto* box = qobject_cast<const QCheckBox*>(field(id));
    return box != nullptr && box->isChecked();
}

int RecordForm::numberOf(const QString& id) const
{
    const auto* spin = qobject_cast<const QSpinBox*>(field(id));
    return spin == nullptr ? 0 : spin->value();
}

std::optional<base::Date> RecordForm::dateOf(const QString& id)
{
    const std::string typedIn = textOf(id);
    if (typedIn.empty())
        return std::nullopt;
    const auto date = tables::readDateCell(typedIn);
    if (!date) {
        m_allDatesRead = false;
        m_panel->setError(id, words(date.error().detail));
        return std::nullopt;
    }
    return *date;
}

void RecordForm::clearErrors()
{
    m_allDatesRead = true;
    m_panel->clearErrors();
}

void RecordForm::refuse(const base::Failure& failure)
{
    m_panel->setError(words(failure.field), words(failure.detail));
}

void RecordForm::setBusy(bool busy) { m_panel->saveButton()->setEnabled(!busy); }

void RecordForm::focusFirst()
{
    if (m_first != nullptr)
        m_first->setFocus(Qt::OtherFocusReason);
}

}  // namespace muster::ui
