// SPDX-License-Identifier: GPL-3.0-or-later
//
// The way out: files and the printer.
#include "core/documents/paper_record.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/documents_page.h"
#include "ui/documents/export_run.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prompts.h"

#include <QDir>
#include <QPrinter>

namespace muster::ui {
namespace {

QString filterFor(const QString& ending)
{
    if (ending == QLatin1String("pdf"))
        return DocumentsPage::tr("PDF document (*.pdf)");
    if (ending == QLatin1String("html"))
        return DocumentsPage::tr("Web page (*.html)");
    if (ending == QLatin1String("csv"))
        return DocumentsPage::tr("CSV table (*.csv)");
    if (ending == QLatin1String("ics"))
        return DocumentsPage::tr("Calendar (*.ics)");
    return DocumentsPage::tr("Plain text (*.txt)");
}

}  // namespace

void DocumentsPage::exportAs(const QString& ending)
{
    if (m_run != nullptr || m_view->isEmpty())
        return;
    const muster::documents::ExportRequest wanted = request();
    const QString name = words(muster::documents::suggestedFileName(m_bridge.reader(), wanted)) + u'.' + ending;
    const auto path = m_prompts.saveFile(
        this, {.title = tr("Export the paper"), .suggestedName = name, .filters = {filterFor(ending)}});
    if (!path)
        return;
    std::filesystem::path target(path->toStdU16String());
    if (target.extension().empty())
        target += '.' + typed(ending);
    start(target, false);
}

// What is printed passes the same checks as a file.
void DocumentsPage::printPaper()
{
    if (m_run != nullptr || m_view->isEmpty())
        return;
    m_printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    if (m_choosePrinter(*m_printer, this))
        start(std::filesystem::path(QDir::tempPath().toStdU16String()) / "muster-print.pdf", true);
    else
        m_printer.reset();
}

void DocumentsPage::start(const std::filesystem::path& path, bool thenPrint)
{
    m_run = new ExportRun(m_bridge.replica(), request(), path, this);
    connect(m_run, &ExportRun::finished, this, [this, thenPrint] { exported(thenPrint); });
    m_message->showNotice(thenPrint ? tr("Checking the paper for the printer.")
                                    : tr("Writing and checking %1.").arg(QString::fromStdU16String(path.u16string())));
    showButtons();
    m_run->start();
}

void DocumentsPage::exported(bool thenPrint)
{
    if (m_run == nullptr)
        return;
    if (!m_run->result()) {
        finishExport(base::Result<void>(tl::unexpected(m_run->result().error())), {});
        return;
    }
    // It is in the register before it is in anybody's hand.
    const documents::WrittenPaper& written = *m_run->result();
    const std::string ending = m_run->target().extension().string();
    muster::documents::RecordPaper record {m_run->request(), written.marking, written.version,
                                           thenPrint || ending.empty() ? "print" : ending.substr(1),
                                           muster::documents::circulationOf(m_bridge.reader(), m_run->request())};
    m_bridge.execute(std::move(record), this, [this, thenPrint](const auto& recorded) {
        if (m_run == nullptr)
            return;
        if (recorded)
            handOver(thenPrint);
        else
            finishExport(base::Result<void>(tl::unexpected(recorded.error())), {});
    });
}

void DocumentsPage::handOver(bool thenPrint)
{
    if (thenPrint) {
        const bool printed = m_printer != nullptr && m_view->print(*m_printer);
        finishExport(printed ? base::Result<void> {}
                             : base::fail(base::FailureCode::Unreadable,
                                          "The printer did not take it. Check that it is on, or export a PDF."),
                     tr("Sent to the printer."));
        return;
    }
    const QString path = QString::fromStdU16String(m_run->target().u16string());
    finishExport(m_run->keep(), tr("Written and checked: %1").arg(path));
}

void DocumentsPage::finishExport(const base::Result<void>& outcome, const QString& done)
{
    m_run->deleteLater();
    m_run = nullptr;
    m_printer.reset();
    if (outcome) {
        m_message->showNotice(done, Tone::Good);
        Q_EMIT said(done, false);
    } else {
        m_message->showRefusal(words(outcome.error().detail));
    }
    showButtons();
}

void DocumentsPage::cancelExport()
{
    if (m_run == nullptr)
        return;
    // The worker ends by itself and what it wrote goes with it.
    m_run->disconnect(this);
    connect(m_run, &ExportRun::finished, m_run, &QObject::deleteLater);
    m_run = nullptr;
    m_printer.reset();
    m_message->showNotice(tr("The export was given up. Nothing was written."));
    showButtons();
}

}  // namespace muster::ui
