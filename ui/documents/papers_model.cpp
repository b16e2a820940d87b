// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/papers_model.h"

#include "ui/bridge/words.h"
#include "ui/widgets/data_table.h"

#include <QCoreApplication>

#include <algorithm>

namespace muster::ui {
namespace {

using muster::documents::Edition;

QString say(const char* text) { return QCoreApplication::translate("Papers", text); }

QString titleOf(std::string_view kind, Edition edition)
{
    switch (edition) {
    case Edition::Restricted:
        return say("%1, restricted extract").arg(words(kind));
    case Edition::Public:
        return say("%1, public version").arg(words(kind));
    case Edition::Full:
        break;
    }
    return words(kind);
}

QString sentenceOf(std::string_view kind, Edition edition)
{
    if (edition == Edition::Restricted)
        return say("One restricted item for one agency that is needed for it, numbered and named.");
    if (kind == "agenda")
        return edition == Edition::Public ? say("The open items for everybody.")
                                          : say("Items, times and who is needed, for the members.");
    if (kind == "minutes")
        return edition == Edition::Public ? say("What was decided in the open part, with role titles only.")
                                          : say("All items in the order taken, for the members.");
    if (kind == "action-sheet")
        return say("What this meeting asked of each agency, for the next working day.");
    if (kind == "board-report")
        return say("What is unusual or stuck, what is done about it and what is asked of the Board, on two sides.");
    if (kind == "performance-pack")
        return say("Every measure with its chart, most important first, for the Performance Board.");
    if (kind == "annual-report")
        return say("A page for each agency under the same headings, with the minutes behind every figure.");
    if (kind == "annual-summary")
        return say("Items, actions, outcomes, groups and exceptions of the year, for the Board.");
    if (kind == "meeting-burden")
        return say("Meetings, hours and documents by quarter and by body, on one page.");
    if (kind == "quarterly-report")
        return say("What we said, what happened and what we did where you live, in plain language on two sides.");
    if (kind == "household-text")
        return say("The public report in 150 words.");
    if (kind == "newspaper-text")
        return say("The public report in 400 words, counted.");
    if (kind == "scrutiny-report")
        return say("The year in the form of a council report, with what the committee recommended before.");
    if (kind == "county-paper")
        return say("September's goals, or in March how each of them comes on, on one side.");
    if (kind == "publication-register")
        return say("Every publication with its seven channels, when it went out and who released it.");
    if (kind == "question-log")
        return say("What the public asked, those without an answer first; sessions and forums held.");
    if (kind == "panel-register")
        return say("What neighbourhood panels set, and what they were told: you said, we did.");
    if (kind == "ratification-pack")
        return say("What one agency takes through its own governance, with the form to return.");
    if (kind == "action-plan")
        return say("A group's actions and milestones by date, how far they are in percent, and its funding.");
    if (kind == "monthly-return")
        return say("A group's month with last month beside it; without a group, who has handed in and who has not.");
    if (kind == "closing-report")
        return say("What came of a task and finish group, what is left and who takes it on.");
    if (kind == "plan")
        return say("Agencies, priorities and links, wards, structure, measures, equality: every table of the plan.");
    if (kind == "plan-summary")
        return say("The plan in plain words on two sides, for everybody.");
    if (kind == "governance")
        return say("Every body and to whom it reports, as a chart and as a list.");
    if (kind == "compliance")
        return say("What the law asks, when it was done and where it can be read; what each body lacks.");
    if (kind == "invitation")
        return say("What each agency is needed for and about when, what it answered, and to whom to answer.");
    if (kind == "agency-pack")
        return say("For one agency: the items it is needed for, what there is to read, its open actions and measures.");
    if (kind == "papers")
        return say("The papers written on items: purpose, background, proposal and room for each decision.");
    if (kind == "briefing")
        return say("What the staff of a sector are asked to do, whoever employs them.");
    if (kind == "task-lists")
        return say("What each role has to do, by sector.");
    if (kind == "theme-report")
        return say("Items by the words they are marked with, and what came of them.");
    if (kind == "attendance-register")
        return say("Who came to which meeting, for how long and for whom.");
    if (kind == "declaration-register")
        return say("Interests that were declared, and what followed.");
    if (kind == "disclosure-register")
        return say("What was shared with whom, on which legal basis and for what.");
    if (kind == "copy-register")
        return say("Who holds which copy of what is restricted.");
    if (kind == "retention-report")
        return say("What has been kept long enough, and what may go.");
    if (kind == "request-log")
        return say("Requests for information, when each is due and how it was answered.");
    if (kind == "request-bundle")
        return say("The answer to one request, with what was left out and why.");
    if (kind == "decisions")
        return say("What was decided in the open part of meetings, by body and minute, for a time you choose.");
    if (kind == "year-planner")
        return say("Every body's meetings over twelve months, planned and due, and what speaks against a day.");
    if (kind != "action-log")
        return {};
    return edition == Edition::Public ? say("Open actions of the body and how they stand.")
                                      : say("Every action of the body, how it stands and the counts.");
}

}  // namespace

std::vector<Paper> allPapers()
{
    std::vector<Paper> papers;
    for (const muster::documents::DocumentKind& kind : muster::documents::documentKinds()) {
        for (const Edition edition : kind.editions)
            papers.push_back({&kind, edition,
                              kind.editions.size() == 1 ? words(kind.title) : titleOf(kind.title, edition),
                              sentenceOf(kind.word, edition)});
    }
    return papers;
}

PapersModel::PapersModel(QObject* parent) : QAbstractListModel(parent), m_papers(allPapers()) { }

void PapersModel::setState(bool hasRestricted, bool isOpen)
{
    if (hasRestricted == m_hasRestricted && isOpen == m_isOpen)
        return;
    m_hasRestricted = hasRestricted;
    m_isOpen = isOpen;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

const Paper* PapersModel::paperAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_papers[static_cast<std::size_t>(row)] : nullptr;
}

int PapersModel::rowOf(const QString& kind, Edition edition) const
{
    const auto found = std::find_if(m_papers.begin(), m_papers.end(), [&](const Paper& paper) {
        return words(paper.kind->word) == kind && paper.edition == edition;
    });
    return found == m_papers.end() ? -1 : static_cast<int>(found - m_papers.begin());
}

QString PapersModel::restrictionWords(const Paper& paper) const
{
    if (paper.edition == Edition::Public)
        return tr("For everybody: nothing restricted");
    if (paper.edition == Edition::Restricted) {
        if (!m_hasRestricted)
            return tr("This meeting has no restricted item");
        return m_isOpen ? tr("Holds restricted content") : tr("Restricted: unlock part two first");
    }
    constexpr std::string_view kByReference[] {"action-sheet", "action-plan", "monthly-return", "closing-report"};
    if (std::find(std::begin(kByReference), std::end(kByReference), paper.kind->word) != std::end(kByReference))
        return tr("Restricted actions by reference only");
    if (paper.kind->word == "board-report" || paper.kind->word == "performance-pack")
        return tr("Restricted exceptions by reference only");
    constexpr std::string_view kOpen[] {"plan", "governance", "compliance", "year-planner", "ratification-pack"};
    if (std::find(std::begin(kOpen), std::end(kOpen), paper.kind->word) != std::end(kOpen))
        return tr("Nothing restricted");
    if (!m_isOpen)
        return tr("Restricted items as numbers only");
    return m_hasRestricted || !paper.kind->needsMeeting ? tr("Holds restricted content") : tr("Nothing restricted");
}

int PapersModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_papers.size());
}

QVariant PapersModel::data(const QModelIndex& index, int role) const
{
    const Paper* paper = paperAt(index.row());
    if (paper == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return paper->title;
    case RowDelegate::kSecondLineRole:
        return restrictionWords(*paper);
    case RowDelegate::kStrongRole:
        return true;
    case Qt::AccessibleTextRole:
        return paper->title + QStringLiteral(". ") + paper->sentence + QLatin1Char(' ') + restrictionWords(*paper);
    case Qt::ToolTipRole:
        return paper->sentence;
    default:
        return {};
    }
}

}  // namespace muster::ui
