// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/form_panel.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

void markRefused(QWidget* field, bool refused)
{
    field->setProperty("refused", refused);
    field->style()->unpolish(field);
    field->style()->polish(field);
    field->update();
}

}  // namespace

FormRow::FormRow(const QString& label, QWidget* field, const QString& help, QWidget* parent)
    : QWidget(parent)
    , m_label(new TextLabel(label))
    , m_field(field)
    , m_help(new TextLabel(help, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_error(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Concern))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace1);
    m_label->setFont([] {
        QFont font = textFont(TextStyle::Body);
        font.setWeight(QFont::Medium);
        return font;
    }());
    m_label->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    column->addWidget(m_label);
    column->addWidget(field);
    column->addWidget(m_help);
    column->addWidget(m_error);
    m_help->setVisible(!help.isEmpty());
    m_error->hide();
    describe();
}

void FormRow::setError(const QString& text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_help->setVisible(text.isEmpty() && !m_help->text().isEmpty());
    markRefused(m_field, !text.isEmpty());
    describe();
}

void FormRow::clearError() { setError({}); }

QString FormRow::error() const { return m_error->text(); }

void FormRow::describe()
{
    m_field->setAccessibleDescription(m_error->text().isEmpty() ? m_help->text() : m_error->text());
}

FormPanel::FormPanel(const QString& title, const QString& saveText, QWidget* parent)
    : QWidget(parent)
    , m_title(new TextLabel(title, TextStyle::Heading))
    , m_rows(new QVBoxLayout)
    , m_refusal(new MessageBar)
    , m_save(new QPushButton(saveText))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    column->setSpacing(kSpace4);
    // In the layout first: a widget without a parent would be shown as a window of its own.
    column->addWidget(m_title);
    m_title->setVisible(!title.isEmpty());
    m_rows->setSpacing(kSpace4);
    column->addLayout(m_rows);
    column->addStretch(1);
    column->addWidget(m_refusal);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(kSpace2);
    m_save->setProperty("primary", true);
    m_save->setAccessibleName(saveText);
    m_save->setToolTip(tr("Ctrl+Enter"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setToolTip(tr("Escape"));
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(new TextLabel(tr("Ctrl+Enter saves"), TextStyle::Small));
    column->addLayout(buttons);
    connect(m_save, &QPushButton::clicked, this, &FormPanel::submitted);
    connect(m_cancel, &QPushButton::clicked, this, &FormPanel::cancelled);
}

FormRow* FormPanel::addField(const QString& fieldId, const QString& label, QWidget* field, const QString& help)
{
    auto* row = new FormRow(label, field, help);
    m_byId.insert(fieldId, row);
    if (m_pairLeft > 0) {
        m_pair->addWidget(row, 1, Qt::AlignTop);
        --m_pairLeft;
    } else {
        m_rows->addWidget(row);
    }
    return row;
}

void FormPanel::beginPair()
{
    m_pair = new QHBoxLayout;
    m_pair->setSpacing(kSpace3);
    m_pairLeft = 2;
    m_rows->addLayout(m_pair);
}

void FormPanel::addWidget(QWidget* widget) { m_rows->addWidget(widget); }

void FormPanel::setError(const QString& fieldId, const QString& text)
{
    if (FormRow* at = row(fieldId); at != nullptr) {
        at->setError(text);
        at->field()->setFocus(Qt::OtherFocusReason);
        scrollTo(at);
    } else {
        m_refusal->showRefusal(text);
        scrollTo(m_refusal);
    }
}

// Only when what was just shown has its place.
void FormPanel::scrollTo(QWidget* part)
{
    QTimer::singleShot(0, part, [this, part] {
        for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget()) {
            if (auto* area = qobject_cast<QScrollArea*>(above)) {
                area->ensureWidgetVisible(part, 0, kSpace2);
                return;
            }
        }
    });
}

// The buttons are made first and stand last: Tab comes to them after the last field.
void FormPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    QWidget* last = nullptr;
    for (QWidget* each = nextInFocusChain(); each != this; each = each->nextInFocusChain()) {
        const bool field = isAncestorOf(each) && each != m_save && each != m_cancel && !m_refusal->isAncestorOf(each);
        if (field && (each->focusPolicy() & Qt::TabFocus) != 0)
            last = each;
    }
    if (last == nullptr)
        return;
    setTabOrder(last, m_save);
    setTabOrder(m_save, m_cancel);
}

void FormPanel::clearErrors()
{
    for (FormRow* at : std::as_const(m_byId))
        at->clearError();
    m_refusal->dismiss();
}

FormRow* FormPanel::row(const QString& fieldId) const { return m_byId.value(fieldId); }

void FormPanel::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void FormPanel::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        m_save->click();
    else if (event->key() == Qt::Key_Escape)
        m_cancel->click();
    else
        QWidget::keyPressEvent(event);
}

FormDialog::FormDialog(const QString& title, const QString& saveText, QWidget* parent)
    : QDialog(parent), m_form(new FormPanel({}, saveText))
{
    setWindowTitle(title);
    setMinimumWidth(440);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_form);
    // Enter in a one-line field saves, as everywhere else on a desktop.
    m_form->saveButton()->setDefault(true);
    m_form->cancelButton()->setAutoDefault(false);
    connect(m_form, &FormPanel::cancelled, this, &QDialog::reject);
}

}  // namespace muster::ui
