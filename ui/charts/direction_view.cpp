// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/direction_view.h"

#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLayoutItem>
#include <QVBoxLayout>

namespace muster::ui::charts {

using namespace muster::performance;

namespace {

QString toQt(const std::string& text) { return QString::fromStdString(text); }

ChipSpec chipOf(Direction direction)
{
    const std::string_view word = inWords(direction);
    ChipSpec chip;
    chip.text = QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size()));
    switch (direction) {
    case Direction::Worsening:
        chip.kind = Tone::Concern;
        break;
    case Direction::Improving:
        chip.kind = Tone::Good;
        break;
    case Direction::Changed:
    case Direction::Unknown:
        chip.kind = Tone::Outline;
        break;
    case Direction::Unchanged:
        chip.kind = Tone::Neutral;
        break;
    }
    chip.shape = shapeFor(chip.kind);
    return chip;
}

}  // namespace

DirectionView::DirectionView(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_emptyText(tr("There are no measures yet."))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kSpace2);
    setAccessibleName(tr("Direction of travel"));
    fill();
}

void DirectionView::setDirections(const std::vector<PriorityDirection>& directions)
{
    m_directions = directions;
    fill();
}

void DirectionView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    fill();
}

void DirectionView::fill()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (m_directions.empty()) {
        m_layout->addWidget(new TextLabel(m_emptyText, TextStyle::Body, TextLabel::Ink::Quiet));
    }
    for (const PriorityDirection& priority : m_directions) {
        auto* const card = new Card;
        card->body()->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace3);
        auto* const head = new QHBoxLayout;
        head->setSpacing(kSpace2);
        head->addWidget(new TextLabel(toQt(priority.name), TextStyle::BodyStrong), 1);
        head->addWidget(new Chip(chipOf(priority.direction)), 0, Qt::AlignTop);
        card->body()->addLayout(head);
        card->body()->addWidget(new TextLabel(toQt(priority.sentence)));
        QStringList spoken {toQt(priority.name), chipOf(priority.direction).text, toQt(priority.sentence)};
        for (const MeasureDirection& measure : priority.measures) {
            // What moves is told; what stands still is counted in the sentence.
            if (measure.direction == Direction::Unchanged || measure.direction == Direction::Unknown) {
                continue;
            }
            auto* const line = new TextLabel(QString(), TextStyle::Body, TextLabel::Ink::Quiet);
            line->setLead(toQt(measure.reference), QLatin1Char(' ') + toQt(measure.sentence));
            card->body()->addWidget(line);
            spoken << toQt(measure.reference + ": " + measure.sentence);
        }
        card->setClickable(spoken.join(QStringLiteral(". ")));
        const QString first = toQt(priority.measures.empty() ? std::string {} : priority.measures.front().reference);
        connect(card, &Card::clicked, this, [this, first] {
            if (!first.isEmpty()) {
                Q_EMIT opened(first);
            }
        });
        m_layout->addWidget(card);
    }
    m_layout->addStretch(1);
}

}  // namespace muster::ui::charts
