// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/read_back_view.h"

#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_key_button.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muster::ui {

namespace {

    constexpr int kLarge = 22;

    QLabel* large(const QString& text)
    {
        auto* label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        QFont font = textFont(TextStyle::Body);
        font.setPixelSize(kLarge);
        label->setFont(font);
        return label;
    }

}  // namespace

ReadBackView::ReadBackView(RunDesk& desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_lines(nullptr)
{
    setAccessibleName(tr("Read back"));
    setFocusPolicy(Qt::StrongFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace6, kSpace4, kSpace6, kSpace2);
    auto* top = new QHBoxLayout;
    top->addWidget(new TextLabel(tr("Read back"), TextStyle::Heading), 1);
    auto* close = new KeyButton(tr("Esc"), tr("close"), tr("Close the read back"));
    connect(close, &KeyButton::clicked, this, &ReadBackView::closed);
    top->addWidget(close);
    column->addLayout(top);
    auto* inside = new QWidget;
    m_lines = new QVBoxLayout(inside);
    m_lines->setContentsMargins(0, kSpace2, kSpace2, 0);
    m_lines->setSpacing(kSpace4);
    auto* scroll = new QScrollArea;
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    column->addWidget(scroll, 1);
    connect(&m_desk, &RunDesk::stateChanged, this, [this] {
        if (isVisible()) {
            read();
        }
    });
}

void ReadBackView::open()
{
    read();
    setFocus();
}

void ReadBackView::read()
{
    emptyLayout(m_lines);
    if (!m_desk.state().openItem) {
        m_lines->addWidget(large(tr("No item is open.")));
        m_lines->addStretch(1);
        return;
    }
    const auto said = room::readBack(m_desk.reader(), m_desk.state().openItem);
    m_lines->addWidget(new TextLabel(words(said.title), TextStyle::Title));
    for (const auto& sentence : said.decisions) {
        m_lines->addWidget(large(words(sentence)));
    }
    for (const auto& sentence : said.actions) {
        m_lines->addWidget(large(words(sentence)));
    }
    if (said.decisions.empty() && said.actions.empty()) {
        m_lines->addWidget(large(tr("No decision and no action yet.")));
    }
    m_lines->addStretch(1);
}

void ReadBackView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closed();
        return;
    }
    QWidget::keyPressEvent(event);
}

}  // namespace muster::ui
