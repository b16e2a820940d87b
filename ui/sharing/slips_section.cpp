// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/slips_section.h"

#include "core/base/text.h"
#include "core/partnership/agency_queries.h"
#include "core/tables/table_reader.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/sharing/line_list.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/prompts.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <filesystem>

namespace muster::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kFieldWidth = 360;

base::Id idOf(const QString& hex)
{
    base::Id id;
    const QByteArray bytes = QByteArray::fromHex(hex.toLatin1());
    if (bytes.size() == static_cast<qsizetype>(id.bytes.size()))
        std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

}  // namespace

SlipsSection::SlipsSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : SharingSection(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_out(new FormPanel(tr("Write a slip"), tr("Write the slip\u2026")))
    , m_agency(new QComboBox)
    , m_choose(new QPushButton(tr("Choose a slip that came back\u2026")))
    , m_arrived(new QWidget)
    , m_summary(new TextLabel({}, TextStyle::BodyStrong))
    , m_sender(new QLineEdit)
    , m_lines(new LineList(tr("What every line does"), 0))
    , m_take(new QPushButton(tr("Take all of it in")))
{
    auto* column = makeColumn(tr("Return slips"));
    column->addWidget(new TextLabel(tr("Return slips"), TextStyle::Heading));
    column->addWidget(new TextLabel(
        tr("For a partner without the drive: a small table that opens in any spreadsheet, with that agency's own open "
           "actions and the items that need it, and nothing of anybody else. They write their answers into it and send "
           "it back. What they say is done waits to be verified by the meeting."),
        TextStyle::Body, TextLabel::Ink::Quiet));
    m_out->addField(QStringLiteral("agency"), tr("For which agency"), m_agency);
    m_out->cancelButton()->hide();
    m_out->saveButton()->setObjectName(QStringLiteral("slips.write"));
    addForm(column, m_out);
    column->addWidget(new Hairline);
    column->addWidget(new SectionLabel(tr("Take in a slip")));
    m_choose->setAccessibleName(m_choose->text());
    m_choose->setObjectName(QStringLiteral("slips.choose"));
    column->addWidget(m_choose, 0, Qt::AlignLeft);
    auto* arrived = new QVBoxLayout(m_arrived);
    arrived->setContentsMargins(0, 0, 0, 0);
    arrived->setSpacing(kSpace3);
    arrived->addWidget(m_summary);
    m_sender->setMaximumWidth(kFieldWidth);
    arrived->addWidget(new FormRow(tr("Who filled it in, by role"), m_sender, tr("Recorded as the one who said it")));
    arrived->addWidget(m_lines);
    m_take->setAccessibleName(m_take->text());
    m_take->setObjectName(QStringLiteral("slips.take"));
    m_take->setProperty("primary", true);
    arrived->addWidget(m_take, 0, Qt::AlignLeft);
    m_arrived->hide();
    column->addWidget(m_arrived);
    column->addStretch(1);
    connect(m_out, &FormPanel::submitted, this, &SlipsSection::write);
    connect(m_choose, &QPushButton::clicked, this, &SlipsSection::chooseFile);
    connect(m_take, &QPushButton::clicked, this, &SlipsSection::takeIn);
    connect(m_sender, &QLineEdit::editingFinished, this, [this] {
        const std::string sender = m_sender->text().trimmed().toStdString();
        if (m_arrived->isVisible() && sender != m_slip.sender) {
            m_slip.sender = sender;
            look();
        }
    });
}

void SlipsSection::takeFocus()
{
    if (m_arrived->isVisible())
        m_take->setFocus(Qt::OtherFocusReason);
    else
        m_agency->setFocus(Qt::OtherFocusReason);
}

void SlipsSection::readAgain()
{
    const QVariant chosen = m_agency->currentData();
    m_agency->clear();
    for (const partnership::Agency& agency : partnership::agencies(m_bridge.reader()))
        m_agency->addItem(words(agency.name), words(agency.id.hex()));
    m_agency->setCurrentIndex(std::max(0, m_agency->findData(chosen)));
    if (m_arrived->isVisible())
        look();
}

QString SlipsSection::summary() const { return m_arrived->isHidden() ? QString() : m_summary->text(); }

void SlipsSection::write()
{
    m_out->clearErrors();
    const base::Id id = idOf(m_agency->currentData().toString());
    const auto agency = partnership::agency(m_bridge.reader(), id);
    if (!agency) {
        m_out->setError(QStringLiteral("agency"), tr("Choose an agency first."));
        return;
    }
    const auto file = m_prompts.saveFile(
        this, {.title = tr("Write a slip"),
               .suggestedName = tr("Return slip %1.csv").arg(words(agency->shortName).replace(u'/', u' ')),
               .filters = {tr("Table (*.csv)")}});
    if (!file)
        return;
    const auto written =
        muster::documents::writeReturnSlip(m_bridge.reader(), id, fs::path(file->toStdU16String()));
    if (!written)
        m_out->setError({}, words(written.error().detail));
    else
        Q_EMIT said(tr("The slip for %1 is %2.").arg(words(agency->name), *file), false);
}

void SlipsSection::chooseFile()
{
    const auto file = m_prompts.openFile(this,
                                         {.title = tr("Choose a slip that came back"),
                                          .suggestedName = {},
                                          .filters = {tr("Tables (*.csv *.xlsx *.txt *.tsv)"), tr("All files (*)")}});
    if (!file)
        return;
    m_choose->setEnabled(false);
    m_bridge.run([path = fs::path(file->toStdU16String())](replica::Replica&) { return tables::readTable(path); }, this,
                 [this, name = QFileInfo(*file).fileName()](base::Result<tables::Table> table) {
                     m_choose->setEnabled(true);
                     if (!table) {
                         m_arrived->hide();
                         Q_EMIT refused(words(table.error().detail));
                         return;
                     }
                     m_slip = {std::move(*table), name.toStdString(), {}};
                     m_sender->clear();
                     m_arrived->show();
                     look();
                     takeFocus();
                 });
}

void SlipsSection::look()
{
    const auto preview = muster::documents::previewReturnSlip(m_bridge.reader(), m_slip);
    if (m_sender->text().isEmpty())
        m_sender->setPlaceholderText(words(preview.sender));
    QStringList parts;
    if (!preview.sender.empty())
        parts << tr("From %1.").arg(words(preview.sender));
    parts << (preview.ready() == 0 && preview.passedOver() > 0
                  ? tr("It came in before.")
                  : tr("%1 would come in.").arg(words(base::counted(preview.ready(), "answer", "answers"))));
    int wrong = 0;
    QList<ListedLine> lines;
    for (const std::string& problem : preview.problems)
        lines.append({{}, tr("The slip:"), words(problem)});
    for (const muster::documents::SlipRow& row : preview.rows) {
        const QString lead = words(row.reference) + u':';
        if (row.known) {
            lines.append({{}, lead, tr("came in before, and is passed over")});
        } else if (row.problems.empty()) {
            lines.append({{}, lead, words(row.does)});
        } else {
            ++wrong;
            for (const std::string& problem : row.problems)
                lines.append({{}, lead, tr("cannot come in: %1").arg(words(problem)), tr("Line %1").arg(row.line)});
        }
    }
    if (wrong > 0)
        parts << tr("%n line(s) cannot; put them right in the table, or ask the sender.", nullptr, wrong);
    m_summary->setText(parts.join(u' '));
    m_lines->setLines(lines, tr("Nobody wrote an answer into it."));
    m_take->setEnabled(preview.clean() && preview.ready() > 0);
}

void SlipsSection::takeIn()
{
    m_take->setEnabled(false);
    m_bridge.execute(m_slip, this, [this](const base::Result<muster::documents::SlipPreview>& done) {
        if (!done) {
            Q_EMIT refused(words(done.error().detail));
            look();
            return;
        }
        m_arrived->hide();
        Q_EMIT said(tr("The slip from %1 is in: %2.")
                        .arg(words(done->sender), words(base::counted(done->ready(), "answer", "answers"))),
                    true);
        m_choose->setFocus(Qt::OtherFocusReason);
    });
}

}  // namespace muster::ui
