// SPDX-License-Identifier: GPL-3.0-or-later
//
// The paper that is chosen: what there is to choose from, and the preview.
#include "core/documents/corrections.h"
#include "core/documents/paper_asks.h"
#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/meetings/minutes.h"
#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/documents_page.h"
#include "ui/documents/paper_choices.h"
#include "ui/documents/papers_model.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/page_header.h"

#include <QComboBox>
#include <QPushButton>

#include <algorithm>

namespace muster::ui {
namespace {

using muster::documents::Edition;

base::Id chosenOf(const QComboBox* box)
{
    return base::parseId(typed(box->currentData().toString())).value_or(base::Id {});
}

/// Fills a choice anew; what was chosen stays chosen where it is still there.
void refill(QComboBox* box, const std::vector<std::pair<QString, base::Id>>& choices)
{
    const QSignalBlocker quiet(box);
    const QString chosen = box->currentData().toString();
    box->clear();
    for (const auto& [text, id] : choices)
        box->addItem(text, words(id.hex()));
    box->setCurrentIndex(choices.empty() ? -1 : std::max(0, box->findData(chosen)));
}

}  // namespace

// The meeting chosen stays chosen; at first it is the newest that is over or under way.
void DocumentsPage::readMeetings()
{
    std::vector<std::pair<QString, base::Id>> choices;
    const auto all = meetings::allMeetings(m_bridge.reader());
    for (auto meeting = all.rbegin(); meeting != all.rend(); ++meeting)
        choices.emplace_back(words(meeting->bodyShortName) + QStringLiteral(", ")
                                 + words(base::weekdayAndDate(meeting->date)),
                             meeting->id);
    const bool first = m_meeting->count() == 0;
    refill(m_meeting, choices);
    if (const auto current = meetings::currentMeeting(m_bridge.reader()); first && current) {
        const QSignalBlocker quiet(m_meeting);
        m_meeting->setCurrentIndex(std::max(0, m_meeting->findData(words(current->id.hex()))));
    }
    readItems();
}

void DocumentsPage::readItems()
{
    std::vector<std::pair<QString, base::Id>> choices;
    for (const meetings::AgendaItem& item : meetings::agendaOf(m_bridge.reader(), chosenOf(m_meeting)).items) {
        if (item.sensitivity == meetings::Sensitivity::Restricted)
            choices.emplace_back(tr("Item %1: %2").arg(item.number).arg(words(item.title)), item.id);
    }
    refill(m_item, choices);
    m_model->setState(!choices.empty(), m_bridge.partTwoState() == replica::PartTwoState::Open);
    readAgencies();
}

void DocumentsPage::readAgencies()
{
    std::vector<std::pair<QString, base::Id>> choices;
    const auto item = meetings::itemOf(m_bridge.reader(), chosenOf(m_meeting), chosenOf(m_item));
    if (item) {
        for (const meetings::ItemRequirement& need : item->requirements) {
            if (need.need == meetings::Need::Required)
                choices.emplace_back(words(need.agencyName), need.agency);
        }
    }
    refill(m_agency, choices);
}

// Of approved minutes there is one for each correction that a later meeting recorded.
void DocumentsPage::readVersions()
{
    const muster::documents::ExportRequest wanted = request();
    const bool minutes = wanted.kind == "minutes" && wanted.edition != Edition::Restricted
        && meetings::minutesRecord(m_bridge.reader(), wanted.meeting).state == meetings::MinutesState::Approved;
    const int versions =
        minutes ? muster::documents::minutesVersions(m_bridge.reader(), wanted.meeting, wanted.edition) : 1;
    const QSignalBlocker quiet(m_version);
    // Another meeting or paper begins with its newest.
    const QString of =
        words(wanted.meeting.hex()) + words(wanted.kind) + QString::number(static_cast<int>(wanted.edition));
    const int chosen = m_version->property("of").toString() == of ? m_version->currentData().toInt() : 0;
    m_version->setProperty("of", of);
    m_version->clear();
    m_version->addItem(tr("Newest, with corrections"), 0);
    for (int version = versions - 1; version > 1; --version)
        m_version->addItem(tr("Version %1").arg(version), version);
    m_version->addItem(tr("Version 1, as approved"), 1);
    m_version->setCurrentIndex(std::max(0, m_version->findData(chosen)));
    m_versions->setVisible(versions > 1);
    if (versions == 1)
        m_version->setCurrentIndex(0);
}

muster::documents::ExportRequest DocumentsPage::request() const
{
    muster::documents::ExportRequest request;
    const Paper* paper = m_model->paperAt(m_papers->currentRow());
    if (paper == nullptr)
        return request;
    request.kind = std::string {paper->kind->word};
    request.edition = paper->edition;
    request.meeting = chosenOf(m_meeting);
    m_choices->fill(request);
    if (paper->edition == Edition::Restricted && paper->kind->restrictedByItem) {
        request.item = chosenOf(m_item);
        request.agency = chosenOf(m_agency);
    } else if (request.kind == "minutes") {
        request.version = m_version->currentData().toInt();
    }
    return request;
}

void DocumentsPage::showPaper()
{
    const Paper* paper = m_model->paperAt(m_papers->currentRow());
    if (paper == nullptr)
        return;
    m_extract->setVisible(paper->edition == Edition::Restricted && paper->kind->restrictedByItem);
    m_choices->setKind(words(paper->kind->word));
    readVersions();
    m_sentence->setText(paper->sentence);
    const bool ofMeeting = muster::documents::asksFor(paper->kind->word, muster::documents::PaperAsk::Meeting);
    m_meeting->setEnabled(ofMeeting);
    m_meeting->setToolTip(ofMeeting ? QString() : tr("This paper is not of a meeting."));
    if (!showsList())
        m_header->setSubtitle(ofMeeting ? tr("%1 · %2").arg(paper->title, m_meeting->currentText()) : paper->title);
    if (m_run == nullptr)
        m_message->dismiss();
    const auto document = muster::documents::buildDocument(m_bridge.reader(), request());
    const base::Result<void> shown = document ? m_view->setDocument(*document) : tl::unexpected(document.error());
    if (!shown) {
        m_view->clear();
        m_message->showRefusal(words(shown.error().detail));
    }
    m_marking = document ? words(document->marking) : QString();
    showPlace();
    showButtons();
}

void DocumentsPage::showPlace()
{
    const QString place = m_view->isEmpty() ? tr("Nothing to show")
                                            : tr("Page %1 of %2 · %3%")
                                                  .arg(m_view->currentPage())
                                                  .arg(m_view->pageCount())
                                                  .arg(qRound(m_view->zoom() * 100));
    m_place->setText(m_marking.isEmpty() ? place : place + QStringLiteral(" · ") + m_marking);
    if (m_inFront)
        Q_EMIT statusChanged(m_view->isEmpty() ? QString() : place);
}

void DocumentsPage::showButtons()
{
    const Paper* paper = showsList() ? nullptr : m_model->paperAt(m_papers->currentRow());
    const bool ready = paper != nullptr && !m_view->isEmpty() && m_run == nullptr;
    for (const auto& [ending, button] : m_exports) {
        const bool offered = paper != nullptr
            && std::find(paper->kind->endings.begin(), paper->kind->endings.end(), typed(ending))
                != paper->kind->endings.end();
        button->setVisible(offered);
        button->setEnabled(ready);
    }
    m_print->setEnabled(ready);
    m_print->setVisible(!showsList());
    m_back->setVisible(!showsList());
    m_cancel->setVisible(m_run != nullptr);
    Q_EMIT commandsChanged();
}

}  // namespace muster::ui
