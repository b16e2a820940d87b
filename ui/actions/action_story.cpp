// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/action_story.h"

#include "core/partnership/agency_queries.h"
#include "core/partnership/place_queries.h"
#include "core/partnership/priority_queries.h"
#include "core/partnership/role_queries.h"
#include "ui/bridge/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>

#include <algorithm>

namespace muster::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("ActionStory", text); }

QString headOf(std::optional<base::Date> on, const std::string& by)
{
    const QString date = on ? words(base::longDate(*on)) : QString();
    return by.empty() ? date : date + QStringLiteral(" · ") + words(by);
}

QString statusWords(const std::string& stored)
{
    const auto status = actions::statusFromStored(stored);
    return status ? words(actions::inWords(*status)).toLower() : words(stored);
}

QString kindWords(const actions::ActionUpdate& update)
{
    static const QHash<QString, QString> kinds {
        {QStringLiteral("block"), tr("Blocked")},      {QStringLiteral("start"), tr("Started")},
        {QStringLiteral("escalate"), tr("Escalated")}, {QStringLiteral("claim"), tr("Claimed complete")},
        {QStringLiteral("verify"), tr("Verified")},    {QStringLiteral("send_back"), tr("Sent back")},
        {QStringLiteral("confirm"), tr("Confirmed")},  {QStringLiteral("decline"), tr("Declined")},
        {QStringLiteral("supersede"), tr("Replaced")}, {QStringLiteral("release"), tr("Opened")},
    };
    const QString kind = words(update.kind);
    if (kind == QLatin1String("extend") || kind == QLatin1String("bring_forward"))
        return tr("Date moved from %1 to %2").arg(shortDate(update.oldDue), shortDate(update.newDue));
    if (kind == QLatin1String("reassign"))
        return tr("From %1 to %2").arg(words(update.oldOwner), words(update.newOwner));
    if (kind == QLatin1String("close"))
        return tr("Closed: %1").arg(statusWords(update.newStatus));
    if (kind == QLatin1String("progress") && !update.newStatus.empty())
        return tr("Now %1").arg(statusWords(update.newStatus));
    return kinds.value(kind);
}

const QHash<QString, QString>& fieldWords()
{
    static const QHash<QString, QString> fields {
        {QStringLiteral("text"), tr("Action")},
        {QStringLiteral("lead_agency"), tr("Lead agency")},
        {QStringLiteral("owner_title"), tr("Owner")},
        {QStringLiteral("agreed_on"), tr("Agreed on")},
        {QStringLiteral("agreed_by"), tr("Agreed by")},
        {QStringLiteral("original_due"), tr("Original due date")},
        {QStringLiteral("due"), tr("Due")},
        {QStringLiteral("status"), tr("Status")},
        {QStringLiteral("sensitivity"), tr("Sensitivity")},
        {QStringLiteral("ward"), tr("Ward")},
        {QStringLiteral("priority"), tr("Priority")},
        {QStringLiteral("evidence"), tr("Evidence")},
        {QStringLiteral("closed_on"), tr("Closed on")},
        {QStringLiteral("closure_text"), tr("Reason for closing")},
        {QStringLiteral("verified_by"), tr("Verified by")},
        {QStringLiteral("set_rag"), tr("Judgement by hand")},
        {QStringLiteral("set_rag_reason"), tr("Reason of the judgement")},
        {QStringLiteral("incomplete_reason"), tr("Left open because")},
        {QStringLiteral("decide_by"), tr("To be decided by")},
        {QStringLiteral("imported_from"), tr("Imported from")},
        {QStringLiteral("reference"), tr("Reference")},
    };
    return fields;
}

QString named(const replica::Reader& reader, const QString& column, const base::Id& id)
{
    if (column == QLatin1String("lead_agency")) {
        const auto agency = partnership::agency(reader, id);
        return agency ? words(partnership::printName(*agency)) : QString();
    }
    if (column == QLatin1String("ward")) {
        const auto ward = partnership::ward(reader, id);
        return ward ? words(ward->name) : QString();
    }
    if (column == QLatin1String("priority")) {
        const auto priority = partnership::priority(reader, id);
        return priority ? words(priority->name) : QString();
    }
    return {};
}

QString valueWords(const replica::Reader& reader, const QString& column, const replica::Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (column == QLatin1String("status"))
            return statusWords(*text);
        if (column == QLatin1String("set_rag")) {
            const auto rag = actions::ragFromStored(*text);
            return rag ? words(actions::inWords(*rag)) : words(*text);
        }
        const auto date = base::parseIsoDate(*text);
        return date ? shortDate(date) : words(*text);
    }
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    if (const auto* blob = std::get_if<replica::Blob>(&value); blob != nullptr && blob->size() == 16) {
        base::Id id;
        std::copy(blob->begin(), blob->end(), id.bytes.begin());
        return named(reader, column, id);
    }
    return {};
}

}  // namespace

std::vector<StoryLine> updateLines(const std::vector<actions::ActionUpdate>& updates)
{
    std::vector<StoryLine> lines;
    for (auto update = updates.rbegin(); update != updates.rend(); ++update) {
        QStringList parts;
        for (const QString& part :
             {kindWords(*update), words(update->text), words(update->reason), words(update->evidence)}) {
            if (!part.isEmpty())
                parts << part;
        }
        if (update->percent)
            parts << tr("%1 percent done").arg(*update->percent);
        lines.push_back({headOf(update->madeOn, update->byRole), parts.join(QStringLiteral(". "))});
    }
    return lines;
}

std::vector<StoryLine> dueLines(const actions::Action& action, const std::vector<actions::ActionUpdate>& updates)
{
    std::vector<StoryLine> lines;
    if (!action.originalDue)
        return lines;
    lines.push_back({headOf(action.agreedOn, action.agreedBy),
                     tr("First agreed for %1").arg(words(base::longDate(*action.originalDue)))});
    for (const actions::ActionUpdate& update : updates) {
        if (!update.newDue)
            continue;
        const QString to = words(base::longDate(*update.newDue));
        const QString moved =
            update.kind == "bring_forward" ? tr("Brought forward to %1").arg(to) : tr("Extended to %1").arg(to);
        const std::string& why = update.reason.empty() ? update.text : update.reason;
        lines.push_back(
            {headOf(update.madeOn, update.byRole), why.empty() ? moved : moved + QStringLiteral(": ") + words(why)});
    }
    return lines;
}

std::vector<StoryLine> historyLines(replica::Replica& replica, const base::Id& action)
{
    std::vector<StoryLine> lines;
    const replica::TableInfo* table = replica.catalogue().byName("action");
    for (const replica::HistoryEntry& entry : replica.history("action", action)) {
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(entry.header.at);
        QStringList parts {words(entry.header.label)};
        for (const replica::CellWrite& cell : entry.cells) {
            if (cell.column <= 0 || table == nullptr || cell.column >= static_cast<int>(table->columns.size()))
                continue;
            const QString column = words(table->columns[static_cast<std::size_t>(cell.column)]);
            const QString field = fieldWords().value(column);
            const QString after = valueWords(replica.reader(), column, cell.after);
            const QString before = valueWords(replica.reader(), column, cell.before);
            if (field.isEmpty() || (after.isEmpty() && before.isEmpty()))
                continue;
            parts << (before.isEmpty()
                          ? field + QStringLiteral(": ") + after
                          : tr("%1: %2, was %3").arg(field, after.isEmpty() ? tr("empty") : after, before));
        }
        lines.push_back({QLocale(QLocale::English).toString(at, QStringLiteral("d MMMM yyyy, HH:mm"))
                             + QStringLiteral(" · ") + words(entry.header.author),
                         parts.join(QLatin1Char('\n'))});
    }
    std::reverse(lines.begin(), lines.end());
    return lines;
}

}  // namespace muster::ui
