// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/import_page.h"

#include "core/performance/crime_commands.h"
#include "core/tables/csv_reader.h"
#include "core/tables/table_reader.h"
#include "ui/bridge/words.h"
#include "ui/performance/crime_reader.h"
#include "ui/performance/crime_summary.h"
#include "ui/performance/figures_import.h"
#include "ui/performance/figures_preview_model.h"
#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/work_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <filesystem>

namespace muster::ui {
namespace {

constexpr int kReadingWidth = 680;

QPushButton* namedButton(const QString& text, const QString& keys, const QString& name)
{
    auto* button = new QPushButton(text);
    button->setAccessibleName(text);
    button->setToolTip(keys);
    button->setAutoDefault(true);
    button->setObjectName(name);
    return button;
}

// What can come in: a name, a sentence, and the ways to it.
Card* wayIn(const QString& title, const QString& sentence, const std::vector<QPushButton*>& buttons)
{
    auto* card = new Card;
    card->body()->addWidget(new TextLabel(title, TextStyle::BodyStrong));
    card->body()->addWidget(new TextLabel(sentence, TextStyle::Body, TextLabel::Ink::Quiet));
    auto* row = new QHBoxLayout;
    row->setSpacing(kSpace2);
    for (QPushButton* button : buttons)
        row->addWidget(button);
    row->addStretch(1);
    card->body()->addLayout(row);
    return card;
}

QWidget* readable(QWidget* content)
{
    auto* outer = new QWidget;
    auto* row = new QHBoxLayout(outer);
    row->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace5);
    content->setMaximumWidth(kReadingWidth);
    row->addStretch(1);
    row->addWidget(content, 8, Qt::AlignTop);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(outer);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    return scroll;
}

}  // namespace

ImportPage::ImportPage(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : QWidget(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_way(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_import(namedButton(tr("Import"), tr("Ctrl+Enter"), QStringLiteral("import.now")))
    , m_back(namedButton(tr("Back"), tr("Escape"), QStringLiteral("import.back")))
    , m_message(new MessageBar)
    , m_work(new WorkBar)
    , m_steps(new QStackedWidget)
    , m_figures(new FiguresImport(bridge))
    , m_reader(new CrimeReader(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* way = new QHBoxLayout;
    way->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
    way->setSpacing(kSpace2);
    way->addWidget(m_way, 1);
    m_import->setProperty("primary", true);
    way->addWidget(m_import);
    way->addWidget(m_back);
    column->addLayout(way);
    column->addWidget(new Hairline);
    column->addWidget(m_message);
    column->addWidget(m_work);
    m_steps->addWidget(makeStart());
    m_steps->addWidget(m_figures);
    m_steps->addWidget(makeSummary());
    column->addWidget(m_steps, 1);

    connect(m_import, &QPushButton::clicked, this, &ImportPage::importNow);
    connect(m_back, &QPushButton::clicked, this, &ImportPage::goBack);
    connect(m_work, &WorkBar::cancelled, this, &ImportPage::cancelReading);
    connect(m_figures, &FiguresImport::looked, this, [this] {
        m_import->setText(tr("Import %1").arg(m_figures->ready()));
        m_import->setAccessibleName(m_import->text());
    });
    connect(m_figures, &FiguresImport::refused, this, [this](const QString& why) {
        m_import->setEnabled(true);
        m_message->showRefusal(why);
    });
    connect(m_figures, &FiguresImport::imported, this, [this](const QString& text) {
        m_import->setEnabled(true);
        Q_EMIT imported(text);
    });
    connect(m_reader, &CrimeReader::progress, this, [this](const QString& file, qulonglong rows) {
        m_work->say(tr("%1 rows read, now %2").arg(QLocale(QLocale::English).toString(rows), file));
    });
    connect(m_reader, &CrimeReader::done, this, [this](const auto& read) { takeCrime(*read); });
    setStep(Start);
}

QWidget* ImportPage::makeStart()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace3);
    m_choose = namedButton(tr("Choose a file"), tr("Enter"), QStringLiteral("import.table"));
    m_choose->setProperty("primary", true);
    auto* pasteButton = namedButton(tr("Paste copied cells"), tr("Ctrl+V"), QStringLiteral("import.paste"));
    column->addWidget(wayIn(tr("Figures of measures"),
                            tr("A table from Excel or as CSV, or cells copied in Excel: months across, measures across, "
                               "or a line for each figure. Every figure is shown before anything comes in."),
                            {m_choose, pasteButton}));
    auto* crime = namedButton(tr("Choose files or a zip"), tr("Ctrl+O"), QStringLiteral("import.crime"));
    auto* folder = namedButton(tr("Choose a folder"), {}, QStringLiteral("import.crime.folder"));
    column->addWidget(wayIn(tr("Recorded crime of data.police.uk"),
                            tr("Street crime as it is downloaded: files of a month, folders of them, or the zip. They "
                               "are counted by month, crime type and place. A month that was published again replaces "
                               "what it said before, and that is kept."),
                            {crime, folder}));
    auto* places = namedButton(tr("Choose a lookup"), {}, QStringLiteral("import.places"));
    auto* show = namedButton(tr("Show and change"), {}, QStringLiteral("import.places.show"));
    column->addWidget(wayIn(tr("Where census areas lie"),
                            tr("A table with an LSOA code and the name of a ward on each line. With it recorded crime is "
                               "counted by the partnership's own wards and sectors."),
                            {places, show}));
    connect(m_choose, &QPushButton::clicked, this, &ImportPage::chooseTable);
    connect(pasteButton, &QPushButton::clicked, this, &ImportPage::paste);
    connect(crime, &QPushButton::clicked, this, &ImportPage::chooseCrime);
    connect(folder, &QPushButton::clicked, this, &ImportPage::chooseCrimeFolder);
    connect(places, &QPushButton::clicked, this, &ImportPage::choosePlaces);
    connect(show, &QPushButton::clicked, this, &ImportPage::placesWanted);
    return readable(content);
}

QWidget* ImportPage::makeSummary()
{
    auto* content = new QWidget;
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(0, 0, 0, 0);
    m_lines->setSpacing(kSpace3);
    m_showCrime = namedButton(tr("Show recorded crime"), tr("Enter"), QStringLiteral("import.show-crime"));
    m_showCrime->setProperty("primary", true);
    m_lines->addWidget(m_showCrime, 0, Qt::AlignLeft);
    connect(m_showCrime, &QPushButton::clicked, this, &ImportPage::crimeWanted);
    return readable(content);
}

void ImportPage::begin()
{
    m_message->dismiss();
    setStep(Start);
    m_choose->setFocus(Qt::OtherFocusReason);
}

void ImportPage::setStep(Step step)
{
    m_steps->setCurrentIndex(step);
    m_import->setVisible(step == Figures);
    m_import->setEnabled(true);
    m_way->setText(step == Start    ? tr("What comes in?")
                       : step == Figures ? tr("Say what the columns are, look through the figures, then import")
                                         : tr("What came in"));
}

bool ImportPage::isReading() const { return m_reader->isReading() || m_work->isVisible(); }

QString ImportPage::message() const { return m_message->isHidden() ? QString() : m_message->text(); }

void ImportPage::chooseTable()
{
    const auto path =
        m_prompts.openFile(this,
                           {.title = tr("Choose a table of figures"),
                            .suggestedName = {},
                            .filters = {tr("Tables (*.xlsx *.xlsm *.csv *.txt *.tsv)"), tr("All files (*)")}});
    if (!path)
        return;
    m_message->dismiss();
    const std::filesystem::path file(path->toStdU16String());
    m_bridge.run([file](replica::Replica&) { return tables::readTable(file); }, this,
                 [this, name = QFileInfo(*path).fileName()](const base::Result<tables::Table>& table) {
                     showTable(table, name);
                 });
}

void ImportPage::paste()
{
    const QString text = QApplication::clipboard()->text();
    m_message->dismiss();
    if (text.trimmed().isEmpty()) {
        m_message->showRefusal(
            tr("There is nothing to paste. Copy the cells in Excel, with the headings, and press Ctrl+V here."));
        return;
    }
    showTable(tables::readCsvBytes(text.toStdString(), {}, typed(tr("The copied cells"))), tr("The copied cells"));
}

void ImportPage::showTable(const base::Result<tables::Table>& table, const QString& name)
{
    if (!table) {
        m_message->showRefusal(words(table.error().detail));
        return;
    }
    setStep(Figures);
    m_figures->show(*table, name);
    m_figures->takeFocus();
}

void ImportPage::importNow()
{
    if (m_steps->currentIndex() != Figures || !m_import->isEnabled())
        return;
    m_message->dismiss();
    m_import->setEnabled(false);
    m_figures->importNow();
}

void ImportPage::chooseCrime()
{
    readCrime(m_prompts.openFiles(this,
                                  {.title = tr("Choose street crime files"),
                                   .suggestedName = {},
                                   .filters = {tr("Street crime (*.csv *.zip)"), tr("All files (*)")}}));
}

void ImportPage::chooseCrimeFolder()
{
    if (const auto folder = m_prompts.folder(this, tr("Choose a folder of street crime files")))
        readCrime({*folder});
}

void ImportPage::readCrime(const QStringList& paths)
{
    if (paths.isEmpty() || isReading())
        return;
    m_message->dismiss();
    m_work->start(tr("Reading %1").arg(QFileInfo(paths.first()).fileName()));
    m_work->cancelButton()->setFocus(Qt::OtherFocusReason);
    m_reader->start(paths);
}

void ImportPage::cancelReading() { m_reader->cancel(); }

void ImportPage::takeCrime(base::Result<performance::ReadCrime>& read)
{
    if (!read) {
        m_work->finish();
        if (read.error().code == base::FailureCode::Cancelled)
            m_message->showNotice(tr("Stopped. Nothing was imported."));
        else
            m_message->showRefusal(words(read.error().detail));
        m_choose->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_work->say(tr("Counting"));
    m_work->cancelButton()->setEnabled(false);
    performance::ImportCrime command {std::move(read->months)};
    m_bridge.execute(std::move(command), this,
                     [this, passedOver = std::move(read->passedOver)](const base::Result<performance::ImportedCrime>& done) {
                         m_work->finish();
                         if (!done) {
                             m_message->showRefusal(words(done.error().detail));
                             m_choose->setFocus(Qt::OtherFocusReason);
                             return;
                         }
                         m_summary = crimeSummary(*done, passedOver);
                         showSummary();
                         Q_EMIT crimeImported();
                     });
}

void ImportPage::showSummary()
{
    delete m_sentences;
    m_sentences = new QWidget;
    auto* column = new QVBoxLayout(m_sentences);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    for (const QString& sentence : std::as_const(m_summary))
        column->addWidget(new TextLabel(sentence, column->isEmpty() ? TextStyle::BodyStrong : TextStyle::Body));
    if (performance::crimeDistricts(m_bridge.reader()).empty())
        column->addWidget(new TextLabel(tr("Every district counts. Say under Recorded crime which ones the partnership "
                                           "works for."),
                                        TextStyle::Body, TextLabel::Ink::Quiet));
    if (performance::crimePlaces(m_bridge.reader()).empty())
        column->addWidget(new TextLabel(tr("No census area is placed in a ward yet. Import a lookup to count by ward and "
                                           "sector."),
                                        TextStyle::Body, TextLabel::Ink::Quiet));
    m_lines->insertWidget(0, m_sentences);
    setStep(Summary);
    m_showCrime->setFocus(Qt::OtherFocusReason);
}

void ImportPage::choosePlaces()
{
    const auto path =
        m_prompts.openFile(this,
                           {.title = tr("Choose a lookup of census areas"),
                            .suggestedName = {},
                            .filters = {tr("Tables (*.xlsx *.xlsm *.csv *.txt *.tsv)"), tr("All files (*)")}});
    if (!path)
        return;
    m_message->dismiss();
    const std::filesystem::path file(path->toStdU16String());
    const std::string name = typed(QFileInfo(*path).fileName());
    m_bridge.run(
        [file, name](replica::Replica& replica) -> base::Result<performance::ImportedPlaces> {
            auto table = tables::readTable(file);
            if (!table)
                return tl::unexpected(table.error());
            return performance::execute(replica, performance::ImportCrimePlaces {std::move(*table), name});
        },
        this, [this](const base::Result<performance::ImportedPlaces>& done) {
            if (!done) {
                m_message->showRefusal(words(done.error().detail));
                return;
            }
            QString text = tr("%1 census areas placed, %2 there already").arg(done->placed).arg(done->unchanged);
            if (done->otherWards > 0)
                text += tr(", %1 in wards that are not the partnership's").arg(done->otherWards);
            m_message->showNotice(text + u'.', Tone::Good);
        });
}

void ImportPage::goBack()
{
    if (isReading()) {
        cancelReading();
    } else if (m_steps->currentIndex() == Figures) {
        begin();
    } else {
        Q_EMIT left();
    }
}

void ImportPage::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        importNow();
    else if (event->matches(QKeySequence::Paste) && m_steps->currentIndex() == Start)
        paste();
    else if (event->key() == Qt::Key_O && event->modifiers() == Qt::ControlModifier)
        chooseCrime();
    else if (event->key() == Qt::Key_Escape)
        goBack();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace muster::ui
