// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/entry_model.h"

#include "core/base/text.h"
#include "ui/meetings/run_desk.h"

#include <algorithm>

namespace muster::ui {

namespace {

    QString upper(std::string_view word) { return words(word).toUpper(); }

    /// "City Council, Regulatory Services · with Fire and Rescue · by Friday 25 November"
    QString detailOf(const RunDesk& desk, const actions::Action& action)
    {
        QString owner = desk.agencyName(action.lead.shortName);
        if (action.lead.shortName.empty()) {
            owner = QObject::tr("owner to be named");
        }
        for (const auto& part : {action.unit, action.ownerTitle}) {
            if (!part.empty() && !owner.endsWith(words(part))) {
                owner += QStringLiteral(", ") + words(part);
            }
        }
        QStringList parts {owner};
        if (!action.supporting.empty()) {
            QStringList names;
            for (const auto& agency : action.supporting) {
                names << desk.agencyName(agency.shortName);
            }
            parts << QObject::tr("with %1").arg(names.join(QStringLiteral(", ")));
        }
        parts << (action.due ? QObject::tr("by %1").arg(words(base::weekdayDayAndMonth(*action.due)))
                             : QObject::tr("date to be agreed"));
        if (action.status == actions::ActionStatus::AwaitingConfirmation) {
            parts << QObject::tr("awaiting confirmation");
        }
        return parts.join(QStringLiteral(" · "));
    }

    EntryRow rowOf(const RunDesk& desk, const room::Entry& entry)
    {
        EntryRow row;
        row.key = words(entry.id.hex());
        row.time = entry.at ? words(base::clockTime(*entry.at)) : QString();
        row.text = words(entry.text);
        row.unclear = entry.unclear;
        row.restricted = entry.restricted;
        row.quiet = entry.kind == room::EntryKind::Procedural;
        switch (entry.kind) {
        case room::EntryKind::Decision:
            row.lead = upper(entry.verb);
            if (entry.s17) {
                row.detail = QObject::tr("Section 17: %1").arg(words(base::lowered(room::inWords(*entry.s17))));
            }
            break;
        case room::EntryKind::Action:
        case room::EntryKind::Blockage:
        case room::EntryKind::Exception:
        case room::EntryKind::Disclosure:
            row.lead = (upper(room::inWords(entry.kind)) + u' ' + words(entry.reference)).trimmed();
            break;
        case room::EntryKind::Note:
        case room::EntryKind::Procedural:
            break;
        }
        if (entry.kind == room::EntryKind::Action) {
            const auto& known = desk.state().itemActions;
            const auto found = std::find_if(known.begin(), known.end(),
                                            [&](const actions::Action& action) { return action.id == entry.about; });
            if (found != known.end()) {
                row.detail = detailOf(desk, *found);
            }
        }
        return row;
    }

}  // namespace

void EntryModel::read(const RunDesk& desk)
{
    std::vector<EntryRow> rows;
    if (desk.state().openItem) {
        for (const auto& entry : room::entriesOf(desk.reader(), desk.state().openItem)) {
            rows.push_back(rowOf(desk, entry));
        }
    }
    show(std::move(rows));
}

QVariant EntryModel::data(const QModelIndex& index, int role) const
{
    const EntryRow* row = rowAt(index);
    if (row == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::EditRole:
        return row->text;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QStringList spoken {row->time, (row->lead + u' ' + row->text).trimmed()};
        if (!row->detail.isEmpty()) {
            spoken << row->detail;
        }
        if (row->unclear) {
            spoken << QObject::tr("to be said again");
        }
        if (row->restricted) {
            spoken << QObject::tr("restricted");
        }
        return spoken.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

Qt::ItemFlags EntryModel::flags(const QModelIndex& index) const
{
    const EntryRow* row = rowAt(index);
    if (row == nullptr) {
        return Qt::NoItemFlags;
    }
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return row->quiet ? usual : usual | Qt::ItemIsEditable;
}

}  // namespace muster::ui
