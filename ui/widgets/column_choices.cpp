// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/column_choices.h"

#include "ui/widgets/labels.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

constexpr int kExampleLength = 48;

}  // namespace

QComboBox* narrowChoice()
{
    auto* choice = new QComboBox;
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return choice;
}

ColumnChoices::ColumnChoices(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void ColumnChoices::show(const std::vector<Column>& columns, const std::vector<std::pair<QString, int>>& meanings)
{
    delete m_list;
    m_fields.clear();
    m_list = new QWidget;
    auto* list = new QVBoxLayout(m_list);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(kSpace3);
    list->addWidget(new SectionLabel(tr("Columns of the file")));
    for (const Column& column : columns) {
        const QString heading = column.heading.simplified();
        auto* choice = narrowChoice();
        for (const auto& [words, meaning] : meanings)
            choice->addItem(words, meaning);
        choice->setCurrentIndex(choice->findData(column.meaning));
        choice->setAccessibleName(tr("Column %1 is").arg(heading));
        choice->setObjectName(QStringLiteral("column.%1").arg(m_fields.size()));
        QString example = column.example.simplified();
        if (example.size() > kExampleLength)
            example = example.left(kExampleLength) + QStringLiteral("…");
        auto* label = new TextLabel({});
        label->setLead(heading, example.isEmpty() ? QString() : QStringLiteral("  ") + example);
        list->addWidget(label);
        list->addWidget(choice);
        m_fields.push_back(choice);
        connect(choice, &QComboBox::currentIndexChanged, this, &ColumnChoices::changed);
    }
    m_column->addWidget(m_list);
}

std::vector<int> ColumnChoices::chosen() const
{
    std::vector<int> all;
    for (const QComboBox* field : m_fields)
        all.push_back(field->currentData().toInt());
    return all;
}

}  // namespace muster::ui
