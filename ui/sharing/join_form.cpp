// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/join_form.h"

#include "ui/bridge/words.h"
#include "ui/sharing/share_run.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/work_bar.h"

#include <QDir>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace muster::ui {

JoinForm::JoinForm(Prompts& prompts, sharing::HelperOptions helper, QWidget* parent)
    : QWidget(parent)
    , m_prompts(prompts)
    , m_helper(std::move(helper))
    , m_form(new FormPanel(tr("Join a shared file"), tr("Join")))
    , m_address(new QLineEdit)
    , m_folder(new QLineEdit)
    , m_chooseFile(new QPushButton(tr("Choose the file\u2026")))
    , m_chooseFolder(new QPushButton(tr("Choose the folder\u2026")))
    , m_work(new WorkBar)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_form);
    column->addWidget(m_work);
    column->addStretch(1);
    m_form->addField(QStringLiteral("address"), tr("Shared file"), m_address,
                     tr("A file on a drive that ends in .muster, or a database's address: postgresql://\u2026"));
    m_form->addWidget(m_chooseFile);
    m_form->addField(QStringLiteral("folder"), tr("Folder on this computer"), m_folder,
                     tr("A new folder for your own copy. You work in it, also while the drive is away."));
    m_form->addWidget(m_chooseFolder);
    for (QPushButton* button : {m_chooseFile, m_chooseFolder}) {
        button->setAccessibleName(button->text());
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    connect(m_chooseFile, &QPushButton::clicked, this, &JoinForm::chooseFile);
    connect(m_chooseFolder, &QPushButton::clicked, this, [this] {
        if (const auto folder = m_prompts.folder(this, tr("Folder for the partnership")))
            m_folder->setText(*folder);
    });
    connect(m_address, &QLineEdit::editingFinished, this, &JoinForm::suggestFolder);
    for (QLineEdit* field : {m_address, m_folder})
        connect(field, &QLineEdit::returnPressed, this, &JoinForm::join);
    connect(m_form, &FormPanel::submitted, this, &JoinForm::join);
    connect(m_form, &FormPanel::cancelled, this, [this] {
        if (m_run == nullptr)
            Q_EMIT cancelled();
    });
    connect(m_work, &WorkBar::cancelled, this, [this] {
        if (m_run != nullptr)
            m_run->cancel();
    });
}

JoinForm::~JoinForm()
{
    delete m_run;
    // A field that loses the focus by going tells that its editing is finished.
    for (QLineEdit* field : {m_address, m_folder})
        field->disconnect(this);
}

void JoinForm::takeFocus() { m_address->setFocus(Qt::OtherFocusReason); }

void JoinForm::chooseFile()
{
    const auto file = m_prompts.openFile(
        this, {.title = tr("Join a shared file"), .suggestedName = {}, .filters = {tr("Shared file (*.muster)")}});
    if (file) {
        m_address->setText(*file);
        suggestFolder();
    }
}

// A folder that the user named is left alone.
void JoinForm::suggestFolder()
{
    const QString name = QFileInfo(m_address->text().trimmed()).completeBaseName();
    if (name.isEmpty() || (!m_folder->text().isEmpty() && m_folder->text() != m_suggested))
        return;
    const QDir kept {QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)};
    m_suggested = kept.filePath(QStringLiteral("muster/") + name);
    m_folder->setText(m_suggested);
}

void JoinForm::join()
{
    if (m_run != nullptr)
        return;
    m_form->clearErrors();
    const QString address = m_address->text().trimmed();
    const QString folder = m_folder->text().trimmed();
    if (address.isEmpty()) {
        m_form->setError(QStringLiteral("address"), tr("Choose the shared file, or type its address."));
        return;
    }
    if (folder.isEmpty()) {
        m_form->setError(QStringLiteral("folder"), tr("Choose a folder for your own copy."));
        return;
    }
    const std::string where = address.contains(QStringLiteral("://"))
        ? address.toStdString()
        : QFileInfo(address).absoluteFilePath().toStdString();
    m_run = new ShareRun(
        where, m_helper, {},
        [where, to = std::filesystem::path {folder.toStdString()}](sharing::HelperHub& hub,
                                                                   const sharing::SyncOptions& options) {
            return sharing::joinShare(to, where, hub, options);
        },
        this);
    connect(m_run, &ShareRun::progressed, m_work, &WorkBar::setProgress);
    connect(m_run, &ShareRun::finished, this, &JoinForm::finish);
    m_form->setEnabled(false);
    m_work->start(tr("Opening the shared file"));
    m_work->cancelButton()->setFocus(Qt::OtherFocusReason);
    m_run->start();
}

void JoinForm::finish()
{
    const auto outcome = m_run->outcome();
    const bool stopped = m_run->wasCancelled();
    m_run->deleteLater();
    m_run = nullptr;
    m_work->finish();
    m_form->setEnabled(true);
    if (outcome) {
        Q_EMIT joined(m_folder->text().trimmed());
        return;
    }
    m_form->setError({},
                     stopped ? tr("You stopped it. Nothing was left in the folder.") : words(outcome.error().detail));
    takeFocus();
}

}  // namespace muster::ui
