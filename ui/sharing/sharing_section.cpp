// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/sharing_section.h"

#include "ui/widgets/form_panel.h"
#include "ui/widgets/theme.h"

#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kWidest = 720;

}  // namespace

QScrollArea* scrollingArea(QWidget* content, const QString& accessibleName)
{
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::StrongFocus);
    area->setAccessibleName(accessibleName);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

void addForm(QVBoxLayout* column, FormPanel* form)
{
    form->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(form);
}

QVBoxLayout* SharingSection::makeColumn(const QString& accessibleName)
{
    auto* content = new QWidget;
    content->setMaximumWidth(kWidest);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(kSpace6, kSpace5, kSpace6, kSpace6);
    column->setSpacing(kSpace4);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scrollingArea(content, accessibleName));
    return column;
}

}  // namespace muster::ui
