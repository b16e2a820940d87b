// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/writing_line.h"

#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>

#include <utility>

namespace muster::ui {

using Standing = meetings::WritingRole::Standing;

WritingLine::WritingLine(RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_words(new TextLabel({}, TextStyle::Small, TextLabel::Ink::Quiet))
    , m_change(new KeyButton(QStringLiteral("Ctrl ⇧ N"), {}, {}))
{
    setAccessibleName(tr("Writing role"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    row->addWidget(m_words, 1);
    row->addWidget(m_change, 0, Qt::AlignTop);
    m_change->setObjectName(QStringLiteral("run.writing"));
    connect(m_change, &KeyButton::clicked, this, &WritingLine::wanted);
    connect(&m_desk, &RunDesk::stateChanged, this, &WritingLine::show);
    hide();
}

QString WritingLine::text() const { return m_words->text(); }

void WritingLine::show()
{
    const auto& role = m_desk.state().writing;
    const bool elsewhere = role.standing == Standing::Elsewhere;
    m_words->setText(words(meetings::inWords(role)));
    m_words->setInk(elsewhere ? TextLabel::Ink::Attention : TextLabel::Ink::Quiet);
    if (elsewhere) {
        m_words->setShape(ChipShape::Triangle, Tone::Attention);
    } else {
        m_words->setShape(role.standing == Standing::Here ? ChipShape::Tick : ChipShape::None, Tone::Good);
    }
    const QString spoken = role.standing == Standing::Free ? tr("Take the writing role")
        : elsewhere                                       ? tr("Take over the writing role")
                                                          : tr("Pass the writing role on");
    m_change->setWord(role.standing == Standing::Free ? tr("take it") : elsewhere ? tr("take over…") : tr("pass on…"));
    m_change->setAccessibleName(spoken);
    m_change->setToolTip(spoken);
    setVisible(role.standing != Standing::None);
    const Standing was = std::exchange(m_was, role.standing);
    if (was == Standing::Here && elsewhere) {
        Q_EMIT moved(m_words->text(), false);
    } else if (was == Standing::Elsewhere && !role.passedBy.empty()) {
        Q_EMIT moved(m_words->text(), true);
    }
}

}  // namespace muster::ui
