// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sharing/erasure_section.h"

#include "core/base/text.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/sharing/line_list.h"
#include "ui/widgets/form_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/prompts.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace muster::ui {

ErasureSection::ErasureSection(ReplicaBridge& bridge, Prompts& prompts, QWidget* parent)
    : SharingSection(parent)
    , m_bridge(bridge)
    , m_prompts(prompts)
    , m_form(new FormPanel(tr("What is to be erased"), tr("Show what would go")))
    , m_record(new QLineEdit)
    , m_basis(new QLineEdit)
    , m_decidedBy(new QLineEdit)
    , m_lines(new LineList(tr("What would go"), 0))
    , m_erase(new QPushButton(tr("Erase it for good\u2026")))
{
    auto* column = makeColumn(tr("Erase a text"));
    column->addWidget(new TextLabel(tr("Erase a text"), TextStyle::Heading));
    column->addWidget(new TextLabel(
        tr("Muster loses nothing, and data-protection law may ask that something is lost. This takes the texts of one "
           "record away, out of its history too, here and on every computer that shares. Reference, agency, dates and "
           "status stay. Whoever answers for the data in your organisation decides it; who decided and why is kept in "
           "the place of the text."),
        TextStyle::Body, TextLabel::Ink::Quiet));
    m_form->addField(QStringLiteral("record"), tr("Record"), m_record,
                     tr("An action (A-014), a blockage (BL-03) or an item with all that was recorded at it "
                        "(DTCG/2011-11-15 item 4)"));
    m_form->addField(QStringLiteral("basis"), tr("On what basis"), m_basis,
                     tr("The law, or the request it answers. Do not repeat here what is to go."));
    m_form->addField(QStringLiteral("decided_by"), tr("Who decided it, by role"), m_decidedBy,
                     tr("Such as Information governance lead"));
    m_form->cancelButton()->hide();
    m_form->saveButton()->setObjectName(QStringLiteral("erasure.look"));
    addForm(column, m_form);
    column->addWidget(m_lines);
    m_erase->setAccessibleName(m_erase->text());
    m_erase->setObjectName(QStringLiteral("erasure.erase"));
    column->addWidget(m_erase, 0, Qt::AlignLeft);
    auto* cannot = new LineList(tr("What it cannot do"), 0);
    QList<ListedLine> sentences;
    for (const std::string& sentence : muster::documents::whatErasureCannotDo())
        sentences.append({{}, {}, words(sentence)});
    cannot->setLines(sentences);
    column->addWidget(cannot);
    column->addStretch(1);
    connect(m_form, &FormPanel::submitted, this, &ErasureSection::look);
    connect(m_record, &QLineEdit::returnPressed, this, &ErasureSection::look);
    connect(m_record, &QLineEdit::textChanged, this, &ErasureSection::forget);
    connect(m_erase, &QPushButton::clicked, this, &ErasureSection::erase);
    // What is shown may be restricted.
    connect(&m_bridge, &ReplicaBridge::partTwoChanged, this, &ErasureSection::forget);
    forget();
}

void ErasureSection::takeFocus() { m_record->setFocus(Qt::OtherFocusReason); }

void ErasureSection::show(const QString& record)
{
    m_record->setText(record);
    takeFocus();
}

void ErasureSection::forget()
{
    m_about.clear();
    m_lines->setLines({});
    m_lines->hide();
    m_erase->hide();
}

void ErasureSection::look()
{
    if (!m_form->isEnabled())
        return;
    m_form->clearErrors();
    forget();
    m_form->setEnabled(false);
    m_bridge.run([record = m_record->text().toStdString()](
                     replica::Replica& replica) { return muster::documents::previewErasure(replica, record); },
                 this, [this](const base::Result<muster::documents::ErasePreview>& preview) {
                     m_form->setEnabled(true);
                     if (!preview) {
                         m_form->setError(QStringLiteral("record"), words(preview.error().detail));
                         return;
                     }
                     QList<ListedLine> lines;
                     for (const muster::documents::ErasedPlace& place : preview->places)
                         lines.append({{}, words(place.where) + u':', words(place.text)});
                     m_about = words(preview->about);
                     m_lines->setLines(lines, tr("No text stands there now. Its history may still hold some."));
                     m_lines->show();
                     m_erase->show();
                     m_erase->setFocus(Qt::OtherFocusReason);
                 });
}

void ErasureSection::erase()
{
    m_form->clearErrors();
    const muster::documents::EraseText command {m_about.toStdString(), m_basis->text().toStdString(),
                                        m_decidedBy->text().toStdString()};
    // Asked for before the question, so that nobody confirms what is then refused.
    if (base::trimmed(command.basis).empty()) {
        m_form->setError(QStringLiteral("basis"), tr("Say on what basis: the law, or the request it answers."));
        return;
    }
    if (base::trimmed(command.decidedBy).empty()) {
        m_form->setError(QStringLiteral("decided_by"),
                         tr("Say who decided it, by role: \u201cInformation governance lead\u201d."));
        return;
    }
    const int answer = m_prompts.ask(
        this, {.title = tr("Erase for good"),
               .text = tr("Erase the texts of %1 for good, here and on every computer that shares? It cannot be undone. "
                          "Papers and copies made elsewhere keep them.")
                           .arg(m_about),
               .answers = {tr("Erase for good"), tr("Keep them")}});
    if (answer != 0)
        return;
    Q_EMIT working(tr("Erasing"));
    m_form->setEnabled(false);
    m_erase->setEnabled(false);
    m_bridge.execute(command, this, [this](const base::Result<muster::documents::ErasedText>& done) {
        Q_EMIT working({});
        m_form->setEnabled(true);
        m_erase->setEnabled(true);
        if (!done) {
            m_form->setError(words(done.error().field), words(done.error().detail));
            return;
        }
        forget();
        m_record->clear();
        Q_EMIT said(tr("The texts of %1 are erased. Other computers follow when they next meet the shared file.")
                        .arg(words(done->about)),
                    false);
        takeFocus();
    });
}

}  // namespace muster::ui
