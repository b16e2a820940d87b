// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/form_page.h"

#include "ui/widgets/form_panel.h"

#include <QDateEdit>
#include <QLocale>
#include <QSpinBox>
#include <QTimeEdit>

namespace muster::ui {

namespace {

constexpr int kWidest = 560;

}  // namespace

FormPage::FormPage(ReplicaBridge& bridge, const QString& title, const QString& saveText)
    : m_bridge(bridge), m_form(new FormPanel(title, saveText))
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    m_form->setMaximumWidth(kWidest);
    setWidget(m_form);
    connect(m_form, &FormPanel::cancelled, this, &FormPage::cancelled);
}

QDateEdit* FormPage::dayField()
{
    auto* field = new QDateEdit;
    field->setCalendarPopup(true);
    field->setDisplayFormat(QStringLiteral("dddd d MMMM yyyy"));
    field->setLocale(QLocale(QLocale::English, QLocale::UnitedKingdom));
    return field;
}

QTimeEdit* FormPage::hourField()
{
    auto* field = new QTimeEdit;
    field->setDisplayFormat(QStringLiteral("HH:mm"));
    return field;
}

QSpinBox* FormPage::lengthField()
{
    constexpr int kShortest = 5;
    constexpr int kLongest = 24 * 60;
    auto* field = new QSpinBox;
    field->setRange(kShortest, kLongest);
    field->setSuffix(tr(" minutes"));
    return field;
}

}  // namespace muster::ui
