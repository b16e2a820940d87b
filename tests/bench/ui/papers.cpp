// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/build_document.h"
#include "core/documents/html_writer.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/sample/sample.h"
#include "tests/bench/ui/groups.h"
#include "tests/support/test_replica.h"
#include "ui/documents/pdf_writer.h"

#include <QBuffer>
#include <QFile>
#include <QPdfWriter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextDocument>

#include <stdexcept>
#include <sys/resource.h>

namespace muster::bench {

namespace {

using documents::Document;
using test::must;

constexpr std::size_t kMinutesPages = 13;
constexpr std::size_t kReportPages = 200;
constexpr std::size_t kPackPages = 60;
constexpr int kPacks = 8;

Document sampleMinutes()
{
    const test::TemporaryFolder folder;
    auto replica = must(sample::createSample(folder.path() / "sample", sample::kLiteralAnchor));
    must(replica->unlockPartTwo(sample::kSamplePassphrase));
    documents::ExportRequest request;
    request.kind = "minutes";
    request.meeting = must(meetings::findMeeting(replica->reader(), "DTCG/2011-10-18")).id;
    return must(documents::buildDocument(replica->reader(), request));
}

Document samplePack()
{
    const test::TemporaryFolder folder;
    auto replica = must(sample::createSample(folder.path() / "sample", sample::kLiteralAnchor));
    documents::ExportRequest request;
    request.kind = "agency-pack";
    request.meeting = must(meetings::findMeeting(replica->reader(), "DTCG/2011-11-15")).id;
    request.agency = partnership::agencyByShortName(replica->reader(), "CITY")->id;
    return must(documents::buildDocument(replica->reader(), request));
}

std::size_t pagesOf(const Document& document) { return ui::documents::layoutDocument(document).pages.size(); }

/// The blocks of `minutes` over and over, as far as they fill `pages`.
Document asLongAs(const Document& minutes, std::size_t pages)
{
    Document paper = minutes;
    const std::size_t copies = 2 + 2 * pages / pagesOf(minutes);
    for (std::size_t copy = 1; copy < copies; ++copy) {
        // Without the title: there is one to a document.
        paper.blocks.insert(paper.blocks.end(), minutes.blocks.begin() + 1, minutes.blocks.end());
    }
    std::size_t enough = 1;
    std::size_t tooMuch = paper.blocks.size();
    while (tooMuch - enough > 1) {
        const std::size_t middle = (enough + tooMuch) / 2;
        Document part = paper;
        part.blocks.resize(middle);
        (pagesOf(part) <= pages ? enough : tooMuch) = middle;
    }
    paper.blocks.resize(enough);
    if (pagesOf(paper) != pages) {
        throw std::runtime_error("the blocks of the minutes do not fill the pages that are wanted");
    }
    return paper;
}

void printWithQt(const QString& html)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer {&buffer};
    writer.setPageSize(QPageSize(QPageSize::A4));
    QTextDocument text;
    text.setHtml(html);
    text.print(&writer);
}

double childrenCpuMs()
{
    rusage usage {};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto ms = [](const timeval& time) {
        return 1000.0 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1000.0;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

/// Processor time of one run of LibreOffice, its start with it: that is what calling it costs.
double libreOfficeMs(const QString& program, const QString& folder)
{
    const double before = childrenCpuMs();
    QProcess office;
    office.setProcessChannelMode(QProcess::MergedChannels);
    office.start(program,
                 {QStringLiteral("-env:UserInstallation=file://%1/profile").arg(folder), QStringLiteral("--headless"),
                  QStringLiteral("--convert-to"), QStringLiteral("pdf"), QStringLiteral("--outdir"), folder,
                  folder + QStringLiteral("/minutes.html")});
    const QString pdf = folder + QStringLiteral("/minutes.pdf");
    if (!office.waitForFinished(120'000) || office.exitCode() != 0 || !QFile::exists(pdf)) {
        throw std::runtime_error("LibreOffice made no PDF: " + office.readAll().toStdString());
    }
    QFile::remove(pdf);
    return childrenCpuMs() - before;
}

void besideLibreOffice(Figures& figures, const Document& minutes, const QString& html)
{
    Figure figure {.what = "minutes of 13 pages, tagged PDF, CPU", .baseline = "LibreOffice, same text", .goal = 0.1};
    const QString program = QStandardPaths::findExecutable(QStringLiteral("soffice"));
    if (program.isEmpty()) {
        figure.notMeasured = "LibreOffice is not installed";
        figures.add(figure);
        return;
    }
    const QTemporaryDir folder;
    QFile file {folder.filePath(QStringLiteral("minutes.html"))};
    if (!file.open(QIODevice::WriteOnly) || file.write(html.toUtf8()) < 0) {
        throw std::runtime_error("the text for LibreOffice could not be written");
    }
    file.close();
    std::vector<double> ours;
    std::vector<double> office;
    (void)libreOfficeMs(program, folder.path());  // makes its profile
    for (int round = 0; round < 3; ++round) {
        ours.push_back(cpuMillisecondsOf([&] { (void)must(ui::documents::writePdf(minutes)); }));
        office.push_back(libreOfficeMs(program, folder.path()));
    }
    figure.ours = median(ours);
    figure.theirs = median(office);
    figures.add(figure);
}

}  // namespace

void measurePapers(Figures& figures)
{
    const Document sample = sampleMinutes();
    const Document minutes = asLongAs(sample, kMinutesPages);
    const QString html = QString::fromStdString(must(documents::writeHtml(minutes)));
    const auto print = [&](const Document& paper) { (void)must(ui::documents::writePdf(paper)); };

    const Medians qt = byTurns(9, cpuMillisecondsOf, [&] { print(minutes); }, [&] { printWithQt(html); });
    figures.add({.what = "minutes of 13 pages, tagged PDF, CPU",
                 .baseline = "QPdfWriter, same text, untagged",
                 .ours = qt.ours,
                 .theirs = qt.theirs,
                 .goal = 0.5});
    besideLibreOffice(figures, minutes, html);
    const Document report = asLongAs(sample, kReportPages);
    const Medians longer = byTurns(5, cpuMillisecondsOf, [&] { print(report); }, [&] { print(minutes); });
    figures.add({.what = "report of 200 pages, tagged PDF, CPU",
                 .baseline = "the 13 pages",
                 .ours = longer.ours,
                 .theirs = longer.theirs,
                 .goal = 12});

    // Eight agencies get a pack each, of the items in sections; each pack is laid out and written by itself.
    const Document pack = asLongAs(samplePack(), kPackPages);
    const Medians packs = byTurns(
        3, cpuMillisecondsOf,
        [&] {
            for (int agency = 0; agency < kPacks; ++agency) {
                print(pack);
            }
        },
        [&] { print(report); });
    figures.add({.what = "packs of 60 pages for eight agencies, tagged PDF, CPU",
                 .baseline = "the report of 200 pages",
                 .ours = packs.ours,
                 .theirs = packs.theirs,
                 .goal = 3});
}

}  // namespace muster::bench
