// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/work_bar.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

WorkBar::WorkBar(QWidget* parent)
    : QWidget(parent)
    , m_words(new TextLabel({}, TextStyle::Body))
    , m_bar(new QProgressBar)
    , m_cancel(new QPushButton(tr("Cancel")))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace5, kSpace2, kSpace5, kSpace2);
    row->setSpacing(kSpace4);
    auto* words = new QVBoxLayout;
    words->setSpacing(kSpace1);
    words->addWidget(m_words);
    words->addWidget(m_bar);
    row->addLayout(words, 1);
    row->addWidget(m_cancel, 0, Qt::AlignVCenter);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_cancel->setAccessibleName(m_cancel->text());
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        m_words->setText(tr("Stopping"));
        Q_EMIT cancelled();
    });
    hide();
}

void WorkBar::start(const QString& words)
{
    m_words->setText(words);
    m_bar->setAccessibleName(words);
    m_bar->setRange(0, 0);
    m_cancel->setEnabled(true);
    show();
}

void WorkBar::setProgress(qulonglong done, qulonglong total)
{
    if (total == 0 || !m_cancel->isEnabled())
        return;
    m_bar->setRange(0, 1000);
    m_bar->setValue(static_cast<int>(qMin(done, total) * 1000 / total));
    const QLocale english {QLocale::English};
    m_words->setText(tr("%1 of %2 changes").arg(english.toString(done), english.toString(total)));
}

void WorkBar::say(const QString& words)
{
    if (m_cancel->isEnabled())
        m_words->setText(words);
}

void WorkBar::finish() { hide(); }

}  // namespace muster::ui
