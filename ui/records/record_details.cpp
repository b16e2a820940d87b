// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/record_details.h"

#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

DetailsPanel::DetailsPanel(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void DetailsPanel::show(const RecordDetails& details, std::vector<RecordStep> steps)
{
    QStringList stepWords;
    for (const RecordStep& step : steps)
        stepWords << step.text + (step.enabled ? QString() : QStringLiteral("-"));
    m_steps = std::move(steps);
    if (m_content != nullptr && details == m_details && stepWords == m_stepWords)
        return;
    m_details = details;
    m_stepWords = stepWords;
    if (m_content != nullptr) {
        m_content->hide();
        m_content->deleteLater();
    }
    m_content = new QWidget;
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
    column->setSpacing(kSpace3);
    auto* head = new QVBoxLayout;
    head->setSpacing(kSpace1);
    head->addWidget(new TextLabel(details.title, TextStyle::Heading));
    if (!details.subtitle.isEmpty())
        head->addWidget(new TextLabel(details.subtitle, TextStyle::Body, TextLabel::Ink::Quiet));
    column->addLayout(head);
    if (!details.chips.isEmpty()) {
        auto* chips = new QVBoxLayout;
        chips->setSpacing(kSpace1);
        for (const ChipSpec& chip : details.chips)
            chips->addWidget(new Chip(chip), 0, Qt::AlignLeft);
        column->addLayout(chips);
    }
    if (!m_steps.empty()) {
        auto* buttons = new QGridLayout;
        buttons->setHorizontalSpacing(kSpace2);
        buttons->setVerticalSpacing(kSpace1);
        for (std::size_t at = 0; at < m_steps.size(); ++at) {
            auto* button = new QPushButton(m_steps[at].text);
            button->setAccessibleName(m_steps[at].text);
            button->setToolTip(m_steps[at].keys);
            button->setEnabled(m_steps[at].enabled);
            // What is done less often stays quiet.
            if (at > 1)
                button->setProperty("quiet", true);
            connect(button, &QPushButton::clicked, this, [this, at] {
                if (at < m_steps.size())
                    m_steps[at].run();
            });
            const int cell = static_cast<int>(at);
            buttons->addWidget(button, cell / 2, cell % 2);
        }
        column->addLayout(buttons);
    }
    for (const Fact& fact : details.facts) {
        if (fact.lines.join(QString()).trimmed().isEmpty())
            continue;
        auto* block = new QVBoxLayout;
        block->setSpacing(0);
        block->addWidget(new TextLabel(fact.label, TextStyle::Small, TextLabel::Ink::Quiet));
        for (const QString& line : fact.lines)
            block->addWidget(new TextLabel(line));
        column->addLayout(block);
    }
    column->addStretch(1);
    m_column->addWidget(m_content);
    m_content->show();
}

}  // namespace muster::ui
