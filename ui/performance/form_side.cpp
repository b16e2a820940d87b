// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/form_side.h"

#include "ui/widgets/prompts.h"

namespace muster::ui {

FormSide::FormSide(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : QScrollArea(parent), m_bridge(bridge), m_prompts(prompts)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Form"));
}

bool FormSide::open(RecordForm* form)
{
    if (m_form && m_form->isTouched()) {
        const int answer = m_prompts.ask(this,
                                         {.title = tr("Leave the form?"),
                                          .text = tr("What was typed in the open form is not saved."),
                                          .answers = {tr("Leave it"), tr("Go on typing")}});
        if (answer != 0) {
            delete form;
            return false;
        }
    }
    m_form = form;
    setWidget(form);
    connect(form, &RecordForm::cancelled, this, &FormSide::close);
    Q_EMIT opened();
    form->begin();
    return true;
}

void FormSide::close()
{
    if (!m_form)
        return;
    m_form = nullptr;
    if (QWidget* old = takeWidget()) {
        old->hide();
        old->deleteLater();
    }
    Q_EMIT closed();
}

}  // namespace muster::ui
