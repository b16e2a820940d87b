// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/actions_model.h"

#include "ui/actions/action_chips.h"
#include "ui/bridge/words.h"
#include "ui/widgets/data_table.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <numeric>
#include <tuple>

namespace muster::ui {
namespace {

// More pieces than this are quicker shown anew than moved one by one.
constexpr int kMostPieces = 48;

QString withNames(const actions::Action& action)
{
    QStringList names;
    for (const actions::AgencyName& agency : action.supporting)
        names << words(agency.shortName);
    return names.join(QStringLiteral(", "));
}

QString ownerOf(const actions::Action& action)
{
    if (action.ownerTitle.empty())
        return action.restricted ? QStringLiteral("Restricted") : QStringLiteral("No owner yet");
    return words(action.unit.empty() ? action.ownerTitle : action.unit + ", " + action.ownerTitle);
}

// Runs of neighbouring numbers in an ascending list.
std::vector<std::pair<int, int>> runsOf(const std::vector<int>& numbers)
{
    std::vector<std::pair<int, int>> runs;
    for (const int number : numbers) {
        if (!runs.empty() && runs.back().second + 1 == number)
            runs.back().second = number;
        else
            runs.emplace_back(number, number);
    }
    return runs;
}

}  // namespace

ActionsModel::ActionsModel(QObject* parent) : QAbstractTableModel(parent) { }

void ActionsModel::show(std::vector<actions::Action> actions, std::optional<base::Date> nextMeeting)
{
    m_nextMeeting = nextMeeting;
    std::vector<Row> rows = arrange(actions);
    QHash<QString, std::size_t> places;
    QSet<QString> staying;
    for (const Row& row : rows) {
        places.insert(row.key, row.at);
        staying.insert(row.key);
    }
    std::vector<int> going;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (!staying.contains(m_rows[row].key))
            going.push_back(static_cast<int>(row));
    }
    const auto runs = runsOf(going);
    const auto stays = m_rows.size() - going.size();
    if (runs.size() > kMostPieces || stays == 0 || rows.size() > 4 * stays) {
        beginResetModel();
        m_actions = std::move(actions);
        m_rows = std::move(rows);
        endResetModel();
        Q_EMIT arranged();
        return;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        beginRemoveRows({}, run->first, run->second);
        m_rows.erase(m_rows.begin() + run->first, m_rows.begin() + run->second + 1);
        endRemoveRows();
    }
    m_actions = std::move(actions);
    for (Row& row : m_rows)
        row.at = places.value(row.key);
    apply(std::move(rows));
}

// The rows that stay are brought into the new order, then what is new is put between them.
void ActionsModel::apply(std::vector<Row> rows)
{
    QSet<QString> known;
    for (const Row& row : m_rows)
        known.insert(row.key);
    std::vector<Row> kept;
    std::vector<int> coming;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (known.contains(rows[at].key))
            kept.push_back(rows[at]);
        else
            coming.push_back(static_cast<int>(at));
    }
    const auto sameKey = [](const Row& a, const Row& b) { return a.key == b.key; };
    if (!std::equal(kept.begin(), kept.end(), m_rows.begin(), m_rows.end(), sameKey)) {
        Q_EMIT layoutAboutToBeChanged();
        QHash<QString, int> target;
        for (std::size_t at = 0; at < kept.size(); ++at)
            target.insert(kept[at].key, static_cast<int>(at));
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex& index : before) {
            const QString& key = m_rows[static_cast<std::size_t>(index.row())].key;
            after << createIndex(target.value(key), index.column());
        }
        m_rows = kept;
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }
    m_rows = std::move(kept);
    for (const auto& [first, last] : runsOf(coming)) {
        beginInsertRows({}, first, last);
        m_rows.insert(m_rows.begin() + first, rows.begin() + first, rows.begin() + last + 1);
        endInsertRows();
    }
    m_rows = std::move(rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
    Q_EMIT arranged();
}

void ActionsModel::take(std::vector<Row> rows)
{
    QSet<QString> staying;
    for (const Row& row : rows)
        staying.insert(row.key);
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (staying.contains(m_rows[static_cast<std::size_t>(row)].key))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    apply(std::move(rows));
}

void ActionsModel::setGrouping(ActionGrouping grouping)
{
    if (m_grouping == grouping)
        return;
    m_grouping = grouping;
    take(arrange(m_actions));
}

void ActionsModel::setFolded(bool folded)
{
    if (m_folded == folded)
        return;
    m_folded = folded;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

void ActionsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    take(arrange(m_actions));
}

QString ActionsModel::headingOf(const actions::Action& action) const
{
    if (m_grouping == ActionGrouping::Agency)
        return words(action.lead.name);
    return words(actions::inWords(actions::logGroup(action, m_nextMeeting)));
}

std::vector<ActionsModel::Row> ActionsModel::arrange(const std::vector<actions::Action>& actions) const
{
    std::vector<std::size_t> order(actions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<Row> rows;
    if (m_sortColumn >= 0) {
        const auto key = [&](std::size_t at) {
            const actions::Action& action = actions[at];
            switch (m_sortColumn) {
            case Reference:
                return std::tuple {QString(), action.number};
            case Due:
                return std::tuple {action.due ? words(base::isoDate(*action.due)) : QStringLiteral("9999"), 0};
            case Status:
                return std::tuple {QString(), static_cast<int>(action.status)};
            default:
                return std::tuple {display(action, m_sortColumn).toLower(), 0};
            }
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return m_sortOrder == Qt::AscendingOrder ? key(a) < key(b) : key(b) < key(a);
        });
        for (const std::size_t at : order)
            rows.push_back({words(actions[at].id.hex()), {}, at});
        return rows;
    }
    if (m_grouping == ActionGrouping::Agency) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return headingOf(actions[a]) < headingOf(actions[b]); });
    }
    QHash<QString, int> counts;
    for (const std::size_t at : order)
        ++counts[headingOf(actions[at])];
    QString before;
    for (const std::size_t at : order) {
        const QString heading = headingOf(actions[at]);
        if (rows.empty() || heading != before)
            rows.push_back({heading, heading + QStringLiteral(" · %1").arg(counts.value(heading)), 0});
        before = heading;
        rows.push_back({words(actions[at].id.hex()), {}, at});
    }
    return rows;
}

const actions::Action* ActionsModel::actionAt(int row) const
{
    if (row < 0 || row >= static_cast<int>(m_rows.size()) || isHeading(row))
        return nullptr;
    return &m_actions[m_rows[static_cast<std::size_t>(row)].at];
}

int ActionsModel::rowOf(const base::Id& id) const
{
    const QString key = words(id.hex());
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.key == key; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

bool ActionsModel::isHeading(int row) const
{
    return row >= 0 && row < static_cast<int>(m_rows.size())
        && !m_rows[static_cast<std::size_t>(row)].heading.isEmpty();
}

std::vector<const actions::Action*> ActionsModel::inOrder() const
{
    std::vector<const actions::Action*> shown;
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        if (const actions::Action* action = actionAt(row); action != nullptr)
            shown.push_back(action);
    }
    return shown;
}

int ActionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ActionsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

Qt::ItemFlags ActionsModel::flags(const QModelIndex& index) const
{
    return isHeading(index.row()) ? Qt::ItemFlags(Qt::NoItemFlags) : QAbstractTableModel::flags(index);
}

QVariant ActionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList titles {tr("Ref"), tr("Action"), tr("Lead and owner"), tr("With"),
                                     tr("Due"), tr("Status"), tr("Latest update")};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= titles.size())
        return {};
    return titles[section];
}

QVariant ActionsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (isHeading(index.row())) {
        const QString& heading = m_rows[static_cast<std::size_t>(index.row())].heading;
        if (role == kHeadingRole)
            return true;
        const bool spoken = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return spoken && index.column() == 0 ? QVariant(heading) : QVariant();
    }
    return cell(*actionAt(index.row()), index.column(), role);
}

QVariant ActionsModel::cell(const actions::Action& action, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return display(action, column);
    case Qt::AccessibleTextRole: {
        const QString second = secondLine(action, column);
        return second.isEmpty() ? display(action, column) : display(action, column) + QStringLiteral(", ") + second;
    }
    case Qt::ToolTipRole:
        return column == Text && !action.latestUpdate.empty()
            ? QVariant(words(action.text) + QStringLiteral("\n\n") + words(action.latestUpdate))
            : QVariant();
    case RowDelegate::kSecondLineRole:
        return secondLine(action, column);
    case RowDelegate::kStrongRole:
        return column == Reference;
    case RowDelegate::kQuietRole:
        return column == With || column == Update;
    case ChipDelegate::kChipRole:
        if (column == Status) {
            QList<ChipSpec> chips {statusChip(action.status)};
            if (const ChipSpec rag = ragChip(action); !rag.text.isEmpty())
                chips.prepend(rag);
            return QVariant::fromValue(chips);
        }
        return {};
    default:
        return {};
    }
}

QString ActionsModel::display(const actions::Action& action, int column) const
{
    switch (column) {
    case Reference:
        return words(action.reference);
    case Text:
        return words(action.text);
    case Lead: {
        const QString with = withNames(action);
        const QString lead = words(action.lead.shortName);
        return m_folded && !with.isEmpty() ? tr("%1 with %2").arg(lead, with) : lead;
    }
    case With:
        return withNames(action);
    case Due:
        return action.due ? shortDate(action.due) : tr("No date yet");
    case Status: {
        const QString rag = ragChip(action).text;
        const QString status = words(actions::inWords(action.status));
        return rag.isEmpty() ? status : rag + QStringLiteral(", ") + status;
    }
    case Update:
        return words(action.latestUpdate);
    default:
        return {};
    }
}

QString ActionsModel::secondLine(const actions::Action& action, int column) const
{
    if (column == Lead)
        return ownerOf(action);
    if (column == Due && action.originalDue && action.due && *action.originalDue != *action.due)
        return tr("was %1").arg(shortDate(action.originalDue));
    if (column == Text && m_folded && !action.latestUpdate.empty())
        return shortDate(action.latestUpdateOn) + QStringLiteral(": ") + words(action.latestUpdate);
    if (column == Update && action.latestUpdateOn)
        return shortDate(action.latestUpdateOn);
    return {};
}

}  // namespace muster::ui
