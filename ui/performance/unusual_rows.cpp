// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/unusual_rows.h"

#include "core/base/text.h"
#include "ui/bridge/words.h"
#include "ui/performance/performance_desk.h"

#include <algorithm>

namespace muster::ui {
namespace {

using actions::Blockage;
using actions::BlockageState;
using actions::RankedLine;
using actions::RankGroup;
using Kind = UnusualRow::Kind;

constexpr qsizetype kOrdinaryNamed = 3;

ChipSpec groupChip(RankGroup group)
{
    const QString text = words(actions::inWords(group));
    switch (group) {
    case RankGroup::Concern:
        return {text, Tone::Concern, ChipShape::Diamond};
    case RankGroup::Improvement:
        return {text, Tone::Good, ChipShape::Tick};
    case RankGroup::Watched:
        return {text, Tone::Attention, ChipShape::Clock};
    case RankGroup::Change:
        return {text, Tone::Outline, ChipShape::Circle};
    case RankGroup::Answered:
    case RankGroup::Trial:
        return {text, Tone::Neutral, ChipShape::None};
    }
    return {text};
}

QString keyOf(const RankedLine& line)
{
    if (line.exception)
        return QStringLiteral("exception:") + words(line.exception->id.hex());
    if (line.finding)
        return QStringLiteral("signal:") + words(line.finding->series.hex())
            + (line.finding->run.direction > 0 ? QStringLiteral(":high") : QStringLiteral(":low"));
    return QStringLiteral("line:") + words(line.title);
}

QString priorityOf(const PerformanceDesk& desk, const RankedLine& line)
{
    if (line.finding && !line.finding->priority.empty())
        return words(line.finding->priority);
    const performance::Measure* measure = line.exception ? desk.measure(line.exception->measure) : nullptr;
    return measure == nullptr ? QString() : words(measure->priorityName);
}

QString spokenWords(const QStringList& parts)
{
    QStringList said;
    for (const QString& part : parts) {
        if (!part.isEmpty())
            said << part;
    }
    return said.join(QStringLiteral(", "));
}

UnusualRow rowOf(const RankedLine& line)
{
    UnusualRow row {keyOf(line), Kind::Unusual};
    row.rank = QString::number(line.rank);
    row.title = words(line.title);
    row.sentence = words(line.sentence);
    row.status = words(line.status);
    row.chip = groupChip(line.group);
    row.why = words(line.why);
    row.spoken = spokenWords({row.rank, row.title, row.chip.text, row.sentence, row.status});
    return row;
}

void addHead(QList<UnusualRow>& rows, const QString& title)
{
    rows.push_back({QStringLiteral("head:") + title, Kind::Head, {}, title});
    rows.back().spoken = title;
}

void addOrdinary(QList<UnusualRow>& rows, const PerformanceDesk& desk, const UnusualFilter& filter)
{
    QList<UnusualRow> each;
    QStringList names;
    for (const std::string& name : desk.ranked().ordinary) {
        const performance::Measure* measure = desk.measureCalled(name);
        const bool out =
            !filter.priority.isEmpty() && (measure == nullptr || words(measure->priorityName) != filter.priority);
        if (out)
            continue;
        names << words(name);
        const QString reference = measure == nullptr ? words(name) : words(measure->reference);
        UnusualRow row {measureKey(reference), Kind::Measure, {}, words(name)};
        row.status = reference;
        row.spoken = spokenWords({words(name), reference, UnusualModel::tr("ordinary variation")});
        each.push_back(row);
    }
    if (names.isEmpty())
        return;
    addHead(rows, UnusualModel::tr("Ordinary variation"));
    if (filter.ordinaryOpen) {
        rows += each;
        return;
    }
    const QString more = names.size() > kOrdinaryNamed
        ? UnusualModel::tr(" and %1 more").arg(names.size() - kOrdinaryNamed)
        : QString();
    UnusualRow all {QString::fromLatin1(kOrdinaryKey), Kind::Ordinary};
    all.sentence = names.mid(0, kOrdinaryNamed).join(QStringLiteral(", ")) + more;
    all.spoken = UnusualModel::tr("%1. Press Enter to list them.").arg(all.sentence);
    rows.push_back(all);
}

UnusualRow rowOf(const Blockage& blockage, base::Date today)
{
    UnusualRow row {QStringLiteral("blockage:") + words(blockage.id.hex()), Kind::Blockage};
    row.title = words(blockage.reference);
    row.sentence = blockage.restricted && blockage.text.empty() ? UnusualModel::tr("Restricted blockage")
                                                                : words(blockage.text);
    if (!blockage.needed.empty())
        row.sentence += QChar(QChar::LineSeparator) + UnusualModel::tr("Needed: %1").arg(words(blockage.needed));
    if (blockage.raisedOn && actions::isOpen(blockage.state))
        row.status = UnusualModel::tr("%1 days").arg(base::daysBetween(*blockage.raisedOn, today));
    row.chip = blockageChip(blockage, today);
    row.spoken = spokenWords({row.title, row.chip.text, row.sentence, row.status});
    row.spoken.replace(QChar(QChar::LineSeparator), QLatin1Char(' '));
    return row;
}

UnusualRow rowOf(const actions::EffectQuestion& question)
{
    UnusualRow row {QStringLiteral("question:%1:%2").arg(words(question.exception.hex()), words(question.action.hex())),
                    Kind::Question};
    row.title = UnusualModel::tr("%1: did %2 work?").arg(words(question.name), words(question.actionReference));
    row.sentence = question.figures.change.empty()
        ? UnusualModel::tr("Closed %1").arg(shortDate(question.closedOn))
        : UnusualModel::tr("Closed %1; since then %2").arg(shortDate(question.closedOn), words(question.figures.change));
    row.status = words(question.exceptionReference);
    row.spoken = spokenWords({row.title, row.sentence, row.status});
    return row;
}

}  // namespace

ChipSpec blockageChip(const Blockage& blockage, base::Date today)
{
    const QString state = words(actions::inWords(blockage.state));
    if (blockage.state == BlockageState::Raised && actions::isForPerformanceBoard(blockage, today))
        return {UnusualModel::tr("For the Performance Board"), Tone::Attention, ChipShape::Triangle};
    if (blockage.state == BlockageState::EscalatedToBoard)
        return {state, Tone::Concern, ChipShape::Diamond};
    if (blockage.state == BlockageState::Raised || blockage.state == BlockageState::AtPerformanceBoard)
        return {state, Tone::Attention, ChipShape::Triangle};
    return {state, Tone::Neutral, ChipShape::None};
}

QString measureKey(const QString& reference) { return QStringLiteral("measure:") + reference; }

QList<UnusualRow> unusualRows(const PerformanceDesk& desk, const UnusualFilter& filter)
{
    QList<UnusualRow> rows;
    QList<UnusualRow> unusual;
    for (const RankedLine& line : desk.ranked().lines) {
        if (filter.priority.isEmpty() || priorityOf(desk, line) == filter.priority)
            unusual.push_back(rowOf(line));
    }
    if (!unusual.isEmpty()) {
        addHead(rows, UnusualModel::tr("What is unusual, most important first"));
        rows += unusual;
    }
    addOrdinary(rows, desk, filter);
    if (!desk.questions().empty()) {
        addHead(rows, UnusualModel::tr("Did it work?"));
        for (const actions::EffectQuestion& question : desk.questions())
            rows.push_back(rowOf(question));
    }
    if (!desk.blockages().empty()) {
        addHead(rows, UnusualModel::tr("Blockages"));
        for (const Blockage& blockage : desk.blockages())
            rows.push_back(rowOf(blockage, desk.today()));
    }
    return rows;
}

void UnusualModel::setRows(const QList<UnusualRow>& rows)
{
    if (rows == m_rows)
        return;
    const bool sameKeys = rows.size() == m_rows.size()
        && std::equal(rows.begin(), rows.end(), m_rows.begin(),
                      [](const UnusualRow& a, const UnusualRow& b) { return a.key == b.key; });
    if (sameKeys) {
        m_rows = rows;
        Q_EMIT dataChanged(index(0), index(static_cast<int>(rows.size()) - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

const UnusualRow* UnusualModel::at(const QModelIndex& index) const
{
    return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
}

int UnusualModel::rowOf(const QString& key) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows[row].key == key)
            return row;
    }
    return -1;
}

int UnusualModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant UnusualModel::data(const QModelIndex& index, int role) const
{
    const UnusualRow* row = at(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return row->title.isEmpty() ? row->sentence : row->title;
    case Qt::AccessibleTextRole:
        return row->spoken;
    case Qt::ToolTipRole:
        return row->why.isEmpty() ? QVariant() : QVariant(row->why);
    default:
        return {};
    }
}

Qt::ItemFlags UnusualModel::flags(const QModelIndex& index) const
{
    const UnusualRow* row = at(index);
    if (row == nullptr || row->kind == Kind::Head)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

}  // namespace muster::ui
