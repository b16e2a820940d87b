// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/packages_section.h"

#include "core/base/text.h"
#include "core/meetings/meeting_queries.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/sharing/line_list.h"
#include "ui/sharing/sharing_words.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/prompts.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>
#include <filesystem>

namespace muster::ui {
namespace {

namespace fs = std::filesystem;

constexpr qsizetype kMostLines = 40;
constexpr int kMomentWidth = 92;

fs::path pathOf(const QString& file) { return fs::path(file.toStdU16String()); }

base::Id idOf(const QString& hex)
{
    base::Id id;
    const QByteArray bytes = QByteArray::fromHex(hex.toLatin1());
    if (bytes.size() == static_cast<qsizetype>(id.bytes.size()))
        std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

}  // namespace

PackagesSection::PackagesSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : SharingSection(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_out(new FormPanel(tr("Write a package"), tr("Write the package\u2026")))
    , m_meeting(new QComboBox)
    , m_passphrase(new QLineEdit)
    , m_again(new QLineEdit)
    , m_in(new FormPanel(tr("Take in a package"), tr("Look what is in it")))
    , m_file(new QLineEdit)
    , m_choose(new QPushButton(tr("Choose the file\u2026")))
    , m_opens(new QLineEdit)
    , m_summary(new TextLabel({}, TextStyle::BodyStrong))
    , m_lines(new LineList(tr("What would come in"), kMomentWidth))
    , m_take(new QPushButton(tr("Take it in")))
{
    auto* column = makeColumn(tr("Packages"));
    column->addWidget(new TextLabel(tr("Packages"), TextStyle::Heading));
    column->addWidget(new TextLabel(
        tr("A package is one encrypted file with all that is open in the partnership; what is restricted stays sealed "
           "in it. Take it to a computer without the drive, work there, write a package there and bring it back: both "
           "keep what they have, and nothing comes in twice. Tell the passphrase another way than the file."),
        TextStyle::Body, TextLabel::Ink::Quiet));
    for (QLineEdit* field : {m_passphrase, m_again, m_opens})
        field->setEchoMode(QLineEdit::Password);
    m_out->addField(QStringLiteral("meeting"), tr("For which meeting"), m_meeting,
                    tr("Says what it is for; the package holds everything either way"));
    m_out->addField(QStringLiteral("passphrase"), tr("A passphrase for the package"), m_passphrase,
                    tr("At least 8 characters, and not that of part two"));
    m_out->addField(QStringLiteral("again"), tr("The same again"), m_again);
    addForm(column, m_out);
    column->addWidget(new Hairline);
    m_in->addField(QStringLiteral("file"), tr("The package"), m_file);
    m_choose->setAccessibleName(m_choose->text());
    m_choose->setObjectName(QStringLiteral("packages.choose"));
    m_choose->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_in->addWidget(m_choose);
    m_in->addField(QStringLiteral("opens"), tr("Its passphrase"), m_opens);
    addForm(column, m_in);
    column->addWidget(m_summary);
    column->addWidget(m_lines);
    m_take->setAccessibleName(m_take->text());
    m_take->setObjectName(QStringLiteral("packages.take"));
    m_take->setProperty("primary", true);
    column->addWidget(m_take, 0, Qt::AlignLeft);
    column->addStretch(1);
    for (FormPanel* form : {m_out, m_in})
        form->cancelButton()->hide();
    m_out->saveButton()->setObjectName(QStringLiteral("packages.write"));
    m_in->saveButton()->setObjectName(QStringLiteral("packages.look"));
    connect(m_out, &FormPanel::submitted, this, &PackagesSection::write);
    connect(m_in, &FormPanel::submitted, this, &PackagesSection::look);
    connect(m_opens, &QLineEdit::returnPressed, this, &PackagesSection::look);
    connect(m_choose, &QPushButton::clicked, this, &PackagesSection::chooseFile);
    connect(m_take, &QPushButton::clicked, this, &PackagesSection::takeIn);
    const auto forget = [this] {
        m_summary->hide();
        m_lines->hide();
        m_take->hide();
    };
    connect(m_file, &QLineEdit::textChanged, this, forget);
    forget();
}

PackagesSection::~PackagesSection() { cancel(); }

void PackagesSection::takeFocus() { m_meeting->setFocus(Qt::OtherFocusReason); }

void PackagesSection::readAgain()
{
    const QVariant chosen = m_meeting->currentData();
    m_meeting->clear();
    m_meeting->addItem(tr("All meetings"), QString());
    for (const auto& meeting : meetings::allMeetings(m_bridge.reader())) {
        m_meeting->addItem(words(meeting.bodyShortName) + QStringLiteral(", ") + words(base::weekdayAndDate(meeting.date)),
                           words(meeting.id.hex()));
    }
    m_meeting->setCurrentIndex(std::max(0, m_meeting->findData(chosen)));
}

QString PackagesSection::summary() const { return m_summary->isHidden() ? QString() : m_summary->text(); }

void PackagesSection::begin(const QString& words)
{
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_out->setEnabled(false);
    m_in->setEnabled(false);
    m_take->setEnabled(false);
    Q_EMIT working(words);
}

void PackagesSection::end()
{
    m_cancelled.reset();
    m_out->setEnabled(true);
    m_in->setEnabled(true);
    m_take->setEnabled(true);
    Q_EMIT working({});
}

void PackagesSection::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
}

void PackagesSection::write()
{
    m_out->clearErrors();
    const std::string passphrase = m_passphrase->text().toStdString();
    if (m_again->text().toStdString() != passphrase) {
        m_out->setError(QStringLiteral("again"), tr("The two are not the same. Type the passphrase again."));
        return;
    }
    const base::Id id = idOf(m_meeting->currentData().toString());
    sharing::PackagePurpose purpose;
    if (const auto meeting = meetings::meetingById(m_bridge.reader(), id))
        purpose = {id, meetings::meetingReference(*meeting)};
    QString name = purpose.title.empty() ? tr("Partnership") : words(purpose.title);
    name.replace(u'/', u' ');
    auto file = m_prompts.saveFile(this,
                                   {.title = tr("Write a package"),
                                    .suggestedName = name + QStringLiteral(".muster-package"),
                                    .filters = {tr("Package (*.muster-package)")}});
    if (!file)
        return;
    begin(tr("Writing the package"));
    m_bridge.run(
        [to = pathOf(*file), passphrase, purpose, cost = m_cost,
         cancelled = m_cancelled](replica::Replica& replica) -> base::Result<void> {
            const fs::path making = fs::path(to) += ".part";
            std::error_code ignored;
            auto written = sharing::writePackage(replica, making, passphrase, purpose, cost);
            if (written && *cancelled)
                written = base::fail(base::FailureCode::Cancelled, "You stopped it. No package was written.");
            std::error_code error;
            if (written)
                fs::rename(making, to, error);
            if (written && error)
                written = base::fail(base::FailureCode::Unreadable, "The package cannot be written: " + error.message());
            if (!written)
                fs::remove(making, ignored);
            return written;
        },
        this, [this, to = *file](const base::Result<void>& written) {
            end();
            if (!written) {
                m_out->setError(words(written.error().field), words(written.error().detail));
                return;
            }
            m_passphrase->clear();
            m_again->clear();
            Q_EMIT said(tr("The package is %1. Tell the passphrase another way than the file.").arg(to), false);
        });
}

void PackagesSection::chooseFile()
{
    const auto file = m_prompts.openFile(this,
                                         {.title = tr("Take in a package"),
                                          .suggestedName = {},
                                          .filters = {tr("Package (*.muster-package)"), tr("All files (*)")}});
    if (!file)
        return;
    m_file->setText(*file);
    m_opens->setFocus(Qt::OtherFocusReason);
}

void PackagesSection::look()
{
    if (m_cancelled)
        return;
    m_in->clearErrors();
    if (m_file->text().trimmed().isEmpty()) {
        m_in->setError(QStringLiteral("file"), tr("Choose the package first."));
        return;
    }
    begin(tr("Reading the package"));
    m_bridge.run([file = pathOf(m_file->text().trimmed()), passphrase = m_opens->text().toStdString()](
                     replica::Replica& replica) { return sharing::previewPackage(replica, file, passphrase); },
                 this, [this, cancelled = m_cancelled](const base::Result<sharing::PackagePreview>& preview) {
                     end();
                     if (*cancelled)
                         return;
                     if (!preview) {
                         m_in->setError(preview.error().code == base::FailureCode::Locked ? QStringLiteral("opens")
                                                                                          : QStringLiteral("file"),
                                        words(preview.error().detail));
                         return;
                     }
                     showPreview(*preview);
                 });
}

void PackagesSection::showPreview(const sharing::PackagePreview& preview)
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                         m_bridge.replica().session().wallClock().time_since_epoch())
                         .count();
    const int offset = m_bridge.reader().now().utcOffsetMinutes;
    const auto arriving = static_cast<int>(preview.arriving.size());
    QStringList parts;
    if (!preview.purpose.title.empty())
        parts << tr("For %1.").arg(words(preview.purpose.title));
    parts << tr("Written by %1, %2.").arg(words(preview.writtenBy), momentWords(preview.writtenAt, now, offset));
    parts << (arriving == 0
                  ? tr("Everything in it is here already.")
                  : tr("%1 would come in, %2 known already.")
                        .arg(words(base::counted(arriving, "change", "changes")))
                        .arg(preview.changes - preview.arriving.size()));
    for (const auto& [author, count] : preview.authors())
        parts << tr("%1: %2.").arg(words(author)).arg(count);
    m_summary->setText(parts.join(u' '));
    m_summary->show();
    QList<ListedLine> lines;
    for (auto line = preview.arriving.rbegin(); line != preview.arriving.rend() && lines.size() < kMostLines; ++line)
        lines.append({momentWords(line->at, now, offset), words(line->author) + u':', words(line->label)});
    if (arriving > kMostLines)
        lines.append({{}, {}, tr("and %1 more").arg(arriving - kMostLines)});
    m_lines->setLines(lines);
    m_lines->setVisible(arriving > 0);
    m_take->setVisible(arriving > 0);
    if (arriving > 0)
        m_take->setFocus(Qt::OtherFocusReason);
}

void PackagesSection::takeIn()
{
    begin(tr("Taking in the package"));
    m_bridge.run([file = pathOf(m_file->text().trimmed()), passphrase = m_opens->text().toStdString()](
                     replica::Replica& replica) { return sharing::importPackage(replica, file, passphrase); },
                 this, [this](const base::Result<sharing::PackagePreview>& done) {
                     end();
                     if (!done) {
                         m_in->setError(QStringLiteral("file"), words(done.error().detail));
                         return;
                     }
                     m_file->clear();
                     m_opens->clear();
                     Q_EMIT said(tr("%1 came in. Where both sides wrote, both are kept.")
                                     .arg(words(base::counted(static_cast<int>(done->arriving.size()), "change",
                                                              "changes"))),
                                 false);
                     m_choose->setFocus(Qt::OtherFocusReason);
                 });
}

}  // namespace muster::ui
