// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/records/record_details.h"

#include "ui/widgets/labels.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {
namespace {

constexpr int kQuietSide = 9;  // from the edge of a quiet button to its words, which stand in line with those over it

}  // namespace

DetailsPanel::DetailsPanel(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
}

void DetailsPanel::show(const RecordDetails& details, std::vector<RecordStep> steps)
{
    QStringList stepWords;
    for (const RecordStep& step : steps)
        stepWords << step.under + QLatin1Char('/') + step.text + (step.enabled ? QString() : QStringLiteral("-"));
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
    addSteps(column, {});
    for (const Fact& fact : details.facts) {
        const bool said = !fact.lines.join(QString()).trimmed().isEmpty();
        const bool leads = !fact.label.isEmpty()
            && std::any_of(m_steps.begin(), m_steps.end(), [&](const auto& one) { return one.under == fact.label; });
        if (!said && !leads)
            continue;
        auto* block = new QVBoxLayout;
        block->setSpacing(0);
        block->addWidget(new TextLabel(fact.label, TextStyle::Small, TextLabel::Ink::Quiet));
        if (said) {
            for (const QString& line : fact.lines)
                block->addWidget(new TextLabel(line));
        } else {
            block->addWidget(new TextLabel(tr("Nothing yet"), TextStyle::Body, TextLabel::Ink::Quiet));
        }
        if (leads)
            addSteps(block, fact.label);
        column->addLayout(block);
    }
    column->addStretch(1);
    m_column->addWidget(m_content);
    m_content->show();
}

void DetailsPanel::addSteps(QVBoxLayout* column, const QString& under)
{
    auto* buttons = new QGridLayout;
    buttons->setHorizontalSpacing(kSpace2);
    buttons->setVerticalSpacing(kSpace1);
    int cell = 0;
    for (std::size_t at = 0; at < m_steps.size(); ++at) {
        if (m_steps[at].under != under)
            continue;
        auto* button = new QPushButton(m_steps[at].text);
        button->setAccessibleName(m_steps[at].text);
        button->setToolTip(m_steps[at].keys);
        button->setEnabled(m_steps[at].enabled);
        // What is done less often stays quiet.
        if (cell > 1 || !under.isEmpty())
            button->setProperty("quiet", true);
        connect(button, &QPushButton::clicked, this, [this, at] {
            if (at < m_steps.size())
                m_steps[at].run();
        });
        buttons->addWidget(button, cell / 2, cell % 2, under.isEmpty() ? Qt::Alignment() : Qt::AlignLeft);
        ++cell;
    }
    if (cell == 0) {
        delete buttons;
        return;
    }
    if (!under.isEmpty()) {
        buttons->setColumnStretch(2, 1);
        buttons->setContentsMargins(-kQuietSide, 0, 0, 0);
    }
    column->addLayout(buttons);
}

}  // namespace muster::ui
