// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done with the minutes and their papers.
#include "core/documents/minutes_copies.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes_commands.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/documents/document_view.h"
#include "ui/documents/export_document.h"
#include "ui/meetings/amendments_side.h"
#include "ui/meetings/core_text.h"
#include "ui/meetings/minutes_view.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prompts.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPrintDialog>
#include <QPrinter>

#include <filesystem>

namespace muster::ui {

using namespace muster::meetings;

template <class Command>
void MinutesView::perform(Command command, const QString& text)
{
    m_bridge.execute(std::move(command), this, [this, text](const auto& result) {
        if (!result) {
            m_message->showRefusal(qt(result.error().detail));
            return;
        }
        reload();
        Q_EMIT said(text, true);
    });
}

void MinutesView::step()
{
    const auto meeting = meetingById(m_bridge.reader(), m_meeting);
    const std::string chair = meeting ? meeting->chair.roleTitle : std::string {};
    switch (m_record.state) {
    case MinutesState::Draft:
        perform(ReviewMinutes {m_meeting, chair}, tr("The draft is with the chair."));
        break;
    case MinutesState::ChairReview:
        perform(CirculateMinutes {m_meeting}, tr("The draft is circulated."));
        break;
    case MinutesState::CirculatedDraft:
    case MinutesState::Amendments:
        perform(muster::documents::ApproveMinutes {.meeting = m_meeting}, tr("The minutes are approved."));
        break;
    case MinutesState::Collecting:
    case MinutesState::Approved:
        break;
    }
}

void MinutesView::proposeAmendment()
{
    const bool amendable = m_record.state == MinutesState::CirculatedDraft || m_record.state == MinutesState::Amendments;
    if (m_record.state == MinutesState::Approved)
        m_amendments->correct();
    else if (amendable)
        m_amendments->propose();
    else
        m_message->showNotice(tr("Amendments are proposed to circulated minutes, before they are approved."),
                              Tone::Attention);
}

void MinutesView::exportPaper()
{
    const auto wanted = request();
    const QString name = qt(muster::documents::suggestedFileName(m_bridge.reader(), wanted));
    const auto path = m_prompts.saveFile(this,
                                         {.title = tr("Export: %1").arg(m_paper->currentText()),
                                          .suggestedName = name + QStringLiteral(".pdf"),
                                          .filters = {tr("PDF document (*.pdf)"), tr("Web page (*.html)"),
                                                      tr("Plain text (*.txt)")}});
    if (!path)
        return;
    QGuiApplication::setOverrideCursor(Qt::WaitCursor);
    const auto written = documents::exportAndRecord(m_bridge.replica(), wanted, std::filesystem::path(core(*path)));
    QGuiApplication::restoreOverrideCursor();
    if (!written) {
        m_message->showRefusal(qt(written.error().detail));
        return;
    }
    m_message->showNotice(tr("Written and checked: %1").arg(qt(written->string())), Tone::Good);
}

void MinutesView::printPaper()
{
    if (m_view->isEmpty())
        return;
    QPrinter printer(QPrinter::HighResolution);
    printer.setDocName(qt(muster::documents::suggestedFileName(m_bridge.reader(), request())));
    QPrintDialog dialog(&printer, this);
    dialog.setWindowTitle(tr("Print: %1").arg(m_paper->currentText()));
    if (dialog.exec() != QDialog::Accepted)
        return;
    if (!m_view->print(printer))
        m_message->showRefusal(tr("The printer did not take the pages. Check that it is on, then print again."));
}

void MinutesView::fillCitations()
{
    m_cite->clear();
    m_cite->addItem(tr("Copy a citation"));
    const Agenda agenda = agendaOf(m_bridge.reader(), m_meeting, Audience::Open);
    for (const Minute& minute : minutesOf(m_bridge.reader(), m_meeting)) {
        const AgendaItem* item = agenda.find(minute.item);
        if (item == nullptr)
            continue;
        m_cite->addItem(tr("%1 %2").arg(qt(minute.shown()), qt(item->title)), qt(citation(minute)));
    }
    m_cite->setVisible(m_cite->count() > 1);
}

void MinutesView::copyCitation(int at)
{
    const QString words = m_cite->itemData(at).toString();
    m_cite->setCurrentIndex(0);
    if (words.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(words);
    Q_EMIT said(tr("Copied: %1").arg(words), false);
}

}  // namespace muster::ui
