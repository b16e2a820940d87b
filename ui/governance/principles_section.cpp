// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/principles_section.h"

#include "core/partnership/agency_queries.h"
#include "ui/governance/year_parts.h"
#include "ui/widgets/filter_bar.h"

#include <QComboBox>
#include <QSignalBlocker>

#include <algorithm>
#include <functional>
#include <set>

namespace muster::ui {
namespace {

using governance::PrincipleRow;
using governance::PrincipleScore;
using governance::ScorePrinciple;

enum Column { kWhat, kAverage, kSpread, kGiven };

constexpr int kLowest = 1;
constexpr int kHighest = 4;

base::Id idOf(const governance::Principle& principle)
{
    return idOfWords(QStringLiteral("principle ") + words(principle.stored));
}

QString fieldOf(const char* what, std::size_t at) { return QString::fromLatin1(what) + QString::number(at); }

QString averageOf(const std::vector<int>& scores)
{
    if (scores.empty())
        return QStringLiteral("–");
    int sum = 0;
    for (const int score : scores)
        sum += score;
    return QString::number(static_cast<double>(sum) / static_cast<double>(scores.size()), 'f', 1);
}

QString spreadOf(const std::vector<int>& scores)
{
    if (scores.empty())
        return QStringLiteral("–");
    const auto [low, high] = std::minmax_element(scores.begin(), scores.end());
    return *low == *high ? QString::number(*low) : PrinciplesSection::tr("%1 to %2").arg(*low).arg(*high);
}

}  // namespace

PrinciplesSection::PrinciplesSection(ReplicaBridge& bridge, Prompts& prompts)
    : RecordSection(
        bridge, prompts,
        {.title = tr("Self-assessment"),
         .about = tr("The eight principles: once a year each agency scores the partnership."),
         .newText = tr("Score them"),
         .search = tr("Search"),
         .empty = tr("No agency was a partner in this year."),
         .columns = {tr("Principles and agencies"), tr("Average"), tr("Scores"), tr("Given")},
         .widths = {0, 84, 84, 92},
         .stretch = kWhat})
    , m_year(filter()->addChoice(tr("Year"), {}))
{
    fillYears();
}

// This year first, the one before, and every year with a score.
void PrinciplesSection::fillYears()
{
    const QSignalBlocker quiet(m_year);
    const int now = static_cast<int>(today().year());
    std::set<int, std::greater<>> years {now, now - 1};
    for (const int one : governance::selfAssessmentYears(reader()))
        years.insert(one);
    for (const int one : years)
        m_year->addItem(QString::number(one), one);
    // The newest year that says something, so that it does not open on a blank.
    const auto scored = governance::selfAssessmentYears(reader());
    if (!scored.empty())
        m_year->setCurrentIndex(m_year->findData(scored.front()));
}

int PrinciplesSection::year() const { return m_year->currentData().toInt(); }

std::vector<PrinciplesSection::Cell> PrinciplesSection::cellsOf(const base::Id& id) const
{
    std::vector<Cell> cells;
    for (const PrincipleRow& row : m_all) {
        for (const PrincipleScore& score : row.scores) {
            const bool ofPrinciple = idOf(row.principle) == id;
            if (!ofPrinciple && score.agency != id)
                continue;
            cells.push_back({{.year = year(),
                              .agency = score.agency,
                              .principle = std::string {row.principle.stored},
                              .score = score.score.value_or(0),
                              .note = score.note},
                             ofPrinciple ? agencyName(reader(), score.agency) : words(row.principle.name)});
        }
    }
    return cells;
}

QString PrinciplesSection::nameOf(const base::Id& id) const
{
    for (const PrincipleRow& row : m_all) {
        if (idOf(row.principle) == id)
            return words(row.principle.name);
    }
    return agencyName(reader(), id);
}

std::vector<RecordRow> PrinciplesSection::rows() const
{
    m_all = governance::selfAssessment(reader(), year());
    std::vector<RecordRow> rows;
    const auto add = [&](const base::Id& id, const QString& name) {
        const auto cells = cellsOf(id);
        std::vector<int> scores;
        for (const Cell& cell : cells) {
            if (cell.command.score > 0)
                scores.push_back(cell.command.score);
        }
        rows.push_back({.id = id,
                        .cells = {name, averageOf(scores), spreadOf(scores),
                                  tr("%1 of %2").arg(scores.size()).arg(cells.size())}});
    };
    if (m_all.empty() || m_all.front().scores.empty())
        return rows;
    rows.push_back(headingRow(tr("Principles")));
    for (const PrincipleRow& row : m_all)
        add(idOf(row.principle), words(row.principle.name));
    rows.push_back(headingRow(tr("Agencies")));
    for (const PrincipleScore& score : m_all.front().scores)
        add(score.agency, agencyName(reader(), score.agency));
    return rows;
}

RecordDetails PrinciplesSection::detailsOf(const base::Id& id) const
{
    RecordDetails details {.title = nameOf(id), .subtitle = QString::number(year())};
    for (const Cell& cell : cellsOf(id)) {
        QStringList lines {cell.command.score == 0 ? tr("Not scored yet")
                                                   : words(governance::scoreInWords(cell.command.score))};
        if (!cell.command.note.empty())
            lines << words(cell.command.note);
        details.facts << Fact {cell.name, lines};
    }
    return details;
}

std::vector<RecordStep> PrinciplesSection::stepsOf(const base::Id& /*id*/)
{
    return {{.text = tr("Score it"), .run = [this] { startEdit(); }, .keys = tr("Enter")}};
}

RecordForm* PrinciplesSection::newForm() { return editForm(current()); }

RecordForm* PrinciplesSection::editForm(const base::Id& id)
{
    const auto cells = cellsOf(id);
    return cells.empty() ? nullptr : scoresForm(tr("%1, %2").arg(nameOf(id)).arg(year()), cells);
}

RecordForm* PrinciplesSection::scoresForm(const QString& title, const std::vector<Cell>& cells)
{
    auto* form = new RecordForm(title, tr("Keep the scores"));
    QStringList scores {tr("Not scored")};
    for (int score = kLowest; score <= kHighest; ++score)
        scores << words(governance::scoreInWords(score));
    for (std::size_t at = 0; at < cells.size(); ++at) {
        form->beginPair();
        form->addChoice(fieldOf("score ", at), cells[at].name, scores, cells[at].command.score);
        form->addText(fieldOf("note ", at), tr("Why"), cells[at].command.note);
        form->widget(fieldOf("note ", at))->setAccessibleName(tr("Why: %1").arg(cells[at].name));
    }
    form->addSentence(tr("Those left at “Not scored” stay as they are."));
    form->onSave([this, cells](RecordForm& given) {
        std::vector<ScorePrinciple> commands;
        for (std::size_t at = 0; at < cells.size(); ++at) {
            ScorePrinciple command = cells[at].command;
            command.score = given.index(fieldOf("score ", at));
            command.note = given.text(fieldOf("note ", at));
            const bool changed = command.score != cells[at].command.score || command.note != cells[at].command.note;
            if (command.score > 0 && changed)
                commands.push_back(std::move(command));
        }
        if (commands.empty()) {
            given.showFailure({base::FailureCode::Invalid, "score 0",
                               tr("Nothing is changed. Choose a score, from 1 to 4.").toStdString()});
            return;
        }
        saveBy(
            [commands](replica::Replica& replica) {
                return replica.transact("Score the principles", [&](replica::Writer& writer) -> base::Result<void> {
                    for (const ScorePrinciple& command : commands) {
                        if (auto done = apply(writer, command); !done)
                            return done;
                    }
                    return {};
                });
            },
            [] { return tr("The scores are kept."); });
    });
    return form;
}

QString PrinciplesSection::countOf(int /*inForce*/) const
{
    int given = 0;
    int all = 0;
    for (const PrincipleRow& row : m_all) {
        all += static_cast<int>(row.scores.size());
        given += static_cast<int>(std::count_if(row.scores.begin(), row.scores.end(),
                                                [](const PrincipleScore& one) { return one.score.has_value(); }));
    }
    return tr("%1 of %2 scores given").arg(given).arg(all);
}

}  // namespace muster::ui
