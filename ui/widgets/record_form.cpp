// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/record_form.h"

#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

QString words(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

}  // namespace

std::optional<base::Date> typedDate(const QString& text)
{
    const QLocale english(QLocale::English, QLocale::UnitedKingdom);
    const QString given = text.simplified();
    for (const char* format : {"yyyy-MM-dd", "d MMMM yyyy", "d MMM yyyy", "d/M/yyyy", "d.M.yyyy"}) {
        const QDate date = english.toDate(given, QLatin1String(format));
        if (date.isValid())
            return std::chrono::year {date.year()} / std::chrono::month {static_cast<unsigned>(date.month())}
            / std::chrono::day {static_cast<unsigned>(date.day())};
    }
    return std::nullopt;
}

RecordForm::RecordForm(const QString& title, const QString& saveText, QWidget* parent)
    : QWidget(parent)
    , m_panel(new FormPanel(title, saveText))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_panel);
    connect(m_panel, &FormPanel::submitted, this, &RecordForm::submit);
    connect(m_panel, &FormPanel::cancelled, this, &RecordForm::cancelled);
}

void RecordForm::addField(const QString& field, const QString& label, QWidget* widget, const QString& help)
{
    m_panel->addField(field, label, widget, help);
    m_fields.insert(field, widget);
    m_order << field;
}

void RecordForm::addLine(const QString& field, const QString& label, const QString& value, const QString& help)
{
    auto* line = new QLineEdit(value);
    line->setCursorPosition(0);
    connect(line, &QLineEdit::textChanged, this, &RecordForm::edited);
    addField(field, label, line, help);
}

void RecordForm::addText(const QString& field, const QString& label, std::string_view value, const QString& help)
{
    addLine(field, label, words(value), help);
}

void RecordForm::addLongText(const QString& field, const QString& label, std::string_view value, const QString& help)
{
    auto* text = new QPlainTextEdit(words(value));
    text->setTabChangesFocus(true);
    text->setFixedHeight(kLine * 4 + kSpace4);
    connect(text, &QPlainTextEdit::textChanged, this, &RecordForm::edited);
    addField(field, label, text, help);
}

void RecordForm::addDate(const QString& field, const QString& label, std::optional<base::Date> value,
                         const QString& help)
{
    addLine(field, label, value ? words(base::longDate(*value)) : QString(), help);
    m_dates << field;
}

void RecordForm::addTime(const QString& field, const QString& label, std::optional<base::TimeOfDay> value,
                         const QString& help)
{
    addLine(field, label, value ? words(base::clockTime(*value)) : QString(), help);
    m_times << field;
}

void RecordForm::addNumber(const QString& field, const QString& label, std::optional<int> value, const QString& help)
{
    addLine(field, label, value ? QString::number(*value) : QString(), help);
    m_numbers << field;
}

void RecordForm::addChoice(const QString& field, const QString& label, std::vector<Choice> choices,
                           const base::Id& value, const QString& help)
{
    QStringList texts;
    int chosen = 0;
    for (std::size_t at = 0; at < choices.size(); ++at) {
        texts << choices[at].text;
        if (choices[at].id == value)
            chosen = static_cast<int>(at);
    }
    addChoice(field, label, texts, chosen, help);
    m_choices.insert(field, std::move(choices));
}

void RecordForm::addChoice(const QString& field, const QString& label, const QStringList& choices, int value,
                           const QString& help)
{
    auto* box = new QComboBox;
    box->addItems(choices);
    box->setCurrentIndex(value);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    connect(box, &QComboBox::currentIndexChanged, this, &RecordForm::edited);
    addField(field, label, box, help);
}

void RecordForm::addTick(const QString& field, const QString& label, bool value)
{
    auto* tick = new QCheckBox(label);
    tick->setAccessibleName(label);
    tick->setChecked(value);
    // A long one must not make the form wider than its side.
    tick->setSizePolicy(QSizePolicy::Ignored, tick->sizePolicy().verticalPolicy());
    tick->setToolTip(label);
    connect(tick, &QCheckBox::toggled, this, &RecordForm::edited);
    m_panel->addWidget(tick);
    m_fields.insert(field, tick);
    m_order << field;
}

void RecordForm::addSecret(const QString& field, const QString& label, const QString& help)
{
    addLine(field, label, {}, help);
    static_cast<QLineEdit*>(m_fields.value(field))->setEchoMode(QLineEdit::Password);
}

void RecordForm::addSentence(const QString& text)
{
    m_panel->addWidget(new TextLabel(text, TextStyle::Body, TextLabel::Ink::Quiet));
}

void RecordForm::beginPair() { m_panel->beginPair(); }

void RecordForm::addWidget(QWidget* widget) { m_panel->addWidget(widget); }

QString RecordForm::rawText(const QString& field) const
{
    QWidget* widget = m_fields.value(field);
    if (const auto* line = qobject_cast<QLineEdit*>(widget))
        return line->text();
    if (const auto* text = qobject_cast<QPlainTextEdit*>(widget))
        return text->toPlainText();
    if (const auto* box = qobject_cast<QComboBox*>(widget))
        return QString::number(box->currentIndex());
    if (const auto* tick = qobject_cast<QCheckBox*>(widget))
        return tick->isChecked() ? QStringLiteral("yes") : QString();
    return {};
}

std::string RecordForm::text(const QString& field) const { return rawText(field).trimmed().toStdString(); }

std::optional<base::Date> RecordForm::date(const QString& field) const { return typedDate(rawText(field)); }

std::optional<base::Date> RecordForm::requiredDate(const QString& field, const QString& sentence)
{
    const auto given = date(field);
    if (!given)
        m_panel->setError(field, sentence);
    return given;
}

std::optional<base::TimeOfDay> RecordForm::time(const QString& field) const
{
    return base::parseTimeOfDay(text(field));
}

std::optional<int> RecordForm::number(const QString& field) const
{
    bool readable = false;
    const int value = rawText(field).trimmed().toInt(&readable);
    return readable ? std::optional {value} : std::nullopt;
}

base::Id RecordForm::id(const QString& field) const
{
    const std::vector<Choice> choices = m_choices.value(field);
    const int at = index(field);
    return at >= 0 && at < static_cast<int>(choices.size()) ? choices[static_cast<std::size_t>(at)].id : base::Id {};
}

int RecordForm::index(const QString& field) const
{
    const auto* box = qobject_cast<QComboBox*>(m_fields.value(field));
    return box == nullptr ? -1 : box->currentIndex();
}

bool RecordForm::isTicked(const QString& field) const
{
    const auto* tick = qobject_cast<QCheckBox*>(m_fields.value(field));
    return tick != nullptr && tick->isChecked();
}

void RecordForm::submit()
{
    m_panel->clearErrors();
    const auto refuseUnreadable = [this](const QStringList& fields, const auto& isReadable, const QString& sentence) {
        for (const QString& field : fields) {
            if (!rawText(field).trimmed().isEmpty() && !isReadable(field)) {
                m_panel->setError(field, sentence);
                return true;
            }
        }
        return false;
    };
    if (refuseUnreadable(m_dates, [this](const QString& field) { return date(field).has_value(); },
                         tr("Write the date as 15 November 2011 or 15/11/2011."))
        || refuseUnreadable(m_times, [this](const QString& field) { return time(field).has_value(); },
                            tr("Write the time as 10:00."))
        || refuseUnreadable(m_numbers, [this](const QString& field) { return number(field).has_value(); },
                            tr("Write a whole number.")))
        return;
    if (m_save)
        m_save(*this);
}

void RecordForm::setWaiting(bool waiting) { m_panel->saveButton()->setEnabled(!waiting); }

void RecordForm::showFailure(const base::Failure& failure)
{
    setWaiting(false);
    m_panel->setError(words(failure.field), words(failure.detail));
}

QString RecordForm::error(const QString& field) const
{
    const FormRow* row = m_panel->row(field);
    return row == nullptr ? QString() : row->error();
}

QString RecordForm::fingerprint() const
{
    QStringList values;
    for (const QString& field : m_order)
        values << rawText(field);
    return values.join(QChar(0x1F));
}

bool RecordForm::isTouched() const { return fingerprint() != m_begun; }

void RecordForm::begin()
{
    m_begun = fingerprint();
    if (!m_order.isEmpty()) {
        QWidget* first = m_fields.value(m_order.first());
        first->setFocus(Qt::OtherFocusReason);
        if (auto* line = qobject_cast<QLineEdit*>(first))
            line->selectAll();
    }
}

}  // namespace muster::ui
