// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/paper_form.h"

#include "ui/bridge/replica_bridge.h"
#include "ui/meetings/core_text.h"
#include "ui/widgets/record_form.h"

#include <QComboBox>
#include <QScrollBar>

#include <algorithm>

namespace muster::ui {

using namespace muster::meetings;

namespace {

QString linesOf(const WrittenPaper& paper)
{
    QStringList lines;
    for (const PaperLine& line : paper.recommendations)
        lines << qt(inWords(line.verb)) + u' ' + qt(line.text);
    return lines.join(u'\n');
}

/// A line that stands as it did is the same recommendation, wherever it stands now.
void keepIds(std::vector<PaperLine>& lines, std::vector<PaperLine> before)
{
    for (PaperLine& line : lines) {
        const auto same = std::find_if(before.begin(), before.end(), [&](const PaperLine& one) {
            return one.verb == line.verb && one.text == line.text;
        });
        if (same == before.end())
            continue;
        line.id = same->id;
        before.erase(same);
    }
}

}  // namespace

PaperForm::PaperForm(ReplicaBridge& bridge, QWidget* parent) : QScrollArea(parent), m_bridge(bridge)
{
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
}

void PaperForm::edit(const base::Id& meeting, const base::Id& item)
{
    m_meeting = meeting;
    m_item = item;
    m_papers = papersOf(m_bridge.reader(), item);
    showPaper(0);
}

void PaperForm::showPaper(std::size_t which)
{
    m_shown = which;
    const bool isNew = which >= m_papers.size();
    const WrittenPaper paper = isNew ? WrittenPaper {} : m_papers[which];
    auto* form = new RecordForm(isNew ? tr("A paper for the item") : tr("Paper of the item"), tr("Save the paper"));
    if (!m_papers.empty()) {
        QStringList titles;
        for (const WrittenPaper& one : m_papers)
            titles << qt(one.title);
        titles << tr("A new paper");
        form->addChoice(QStringLiteral("paper"), tr("Which paper"), titles, static_cast<int>(which));
        auto* choice = qobject_cast<QComboBox*>(form->widget(QStringLiteral("paper")));
        // Later, since the form with the choice goes.
        connect(
            choice, &QComboBox::activated, this, [this](int at) { showPaper(static_cast<std::size_t>(at)); },
            Qt::QueuedConnection);
    }
    form->addText(QStringLiteral("title"), tr("Title"), paper.title);
    form->addLongText(QStringLiteral("purpose"), tr("Purpose"), paper.purpose);
    form->addLongText(QStringLiteral("background"), tr("Background"), paper.background);
    form->addLongText(QStringLiteral("proposal"), tr("Proposal"), paper.proposal);
    form->addLongText(QStringLiteral("recommendations"), tr("Recommendations, one a line"), core(linesOf(paper)),
                      tr("Each begins with approve, note, consider, agree or recommend, and is decided by itself."));
    form->onSave([this](RecordForm& given) { save(given); });
    connect(form, &RecordForm::cancelled, this, &PaperForm::cancelled);
    setWidget(form);
    verticalScrollBar()->setValue(0);
    form->begin();
}

void PaperForm::save(RecordForm& form)
{
    auto lines = paperLinesFrom(form.text(QStringLiteral("recommendations")));
    if (!lines) {
        form.showFailure(lines.error());
        return;
    }
    WritePaper command;
    command.meeting = m_meeting;
    command.item = m_item;
    if (m_shown < m_papers.size()) {
        command.paper = m_papers[m_shown].id;
        keepIds(*lines, m_papers[m_shown].recommendations);
    }
    command.title = form.text(QStringLiteral("title"));
    command.purpose = form.text(QStringLiteral("purpose"));
    command.background = form.text(QStringLiteral("background"));
    command.proposal = form.text(QStringLiteral("proposal"));
    command.recommendations = std::move(*lines);
    form.setWaiting(true);
    m_bridge.execute(std::move(command), this, [this, shown = &form](const base::Result<base::Id>& written) {
        if (widget() != shown)
            return;
        if (!written)
            shown->showFailure(written.error());
        else
            Q_EMIT finished(tr("The paper is kept with its item."));
    });
}

}  // namespace muster::ui
