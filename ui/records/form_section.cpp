// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/form_section.h"

#include "ui/widgets/record_form.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kFormWidth = 640;

}  // namespace

FormSection::FormSection()
    : m_area(new QScrollArea)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setWidgetResizable(true);
    column->addWidget(m_area);
}

void FormSection::fill()
{
    m_form = makeForm();
    m_form->setMaximumWidth(kFormWidth);
    m_form->onSave([this](RecordForm& form) { save(form); });
    connect(m_form, &RecordForm::cancelled, this, [this] {
        fill();
        takeFocus();
    });
    m_area->setWidget(m_form);
    m_form->begin();
}

void FormSection::readAgain()
{
    if (!m_form->isTouched() && !m_form->isAncestorOf(focusWidget()))
        fill();
}

void FormSection::takeFocus() { m_form->widget(firstField())->setFocus(Qt::OtherFocusReason); }

}  // namespace muster::ui
