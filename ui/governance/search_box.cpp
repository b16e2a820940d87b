// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/governance/search_box.h"

#include "ui/bridge/replica_bridge.h"
#include "ui/bridge/words.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace muster::ui {
namespace {

using governance::Found;
using governance::FoundKind;

constexpr int kRow = 56;
constexpr int kTitleLine = 22;
constexpr int kTitleRole = Qt::UserRole;
constexpr int kUnderRole = Qt::UserRole + 1;
constexpr int kKindRole = Qt::UserRole + 2;
constexpr int kRestrictedRole = Qt::UserRole + 3;
constexpr QSize kSize {720, 560};

/// The title with its kind at the right, and a quiet line under it.
class FoundDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = currentTheme();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentGround);
            painter->drawRoundedRect(option.rect, kRadius, kRadius);
        }
        const QRect area = option.rect.adjusted(kSpace3, kSpace1 + 2, -kSpace3, -kSpace1);
        painter->setFont(textFont(TextStyle::Small));
        painter->setPen(theme.quietInk);
        const QString kind = index.data(kKindRole).toString();
        const int kindWidth = painter->fontMetrics().horizontalAdvance(kind);
        const QString below = index.data(kUnderRole).toString();
        // A title with nothing below it stands in the middle.
        const int top = below.isEmpty() ? area.center().y() - kTitleLine / 2 : area.top();
        QRect first(area.left(), top, area.width(), kTitleLine);
        painter->drawText(first, Qt::AlignVCenter | Qt::AlignRight, kind);
        first.setWidth(area.width() - kindWidth - kSpace4);
        if (index.data(kRestrictedRole).toBool()) {
            paintShape(*painter, ChipShape::Lock, QRectF(first.left(), first.top() + 6, 10, 10), theme.ink);
            first.setLeft(first.left() + kSpace4);
        }
        painter->setFont(textFont(TextStyle::Body));
        painter->setPen(theme.ink);
        painter->drawText(
            first, Qt::AlignVCenter | Qt::AlignLeft,
            painter->fontMetrics().elidedText(index.data(kTitleRole).toString(), Qt::ElideRight, first.width()));
        const QRect under(area.left(), first.bottom(), area.width(), kTitleLine);
        painter->setFont(textFont(TextStyle::Small));
        painter->setPen(theme.quietInk);
        painter->drawText(under, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(below, Qt::ElideRight, under.width()));
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override
    {
        return {200, kRow};
    }
};

/// The words of a find without those at its front that stand beside it anyway.
QString besides(const QString& snippet, const QStringList& told)
{
    QString rest = snippet.simplified();
    for (const QString& one : told) {
        if (!one.isEmpty() && rest.startsWith(one))
            rest = rest.mid(one.size()).simplified();
    }
    return rest;
}

QString hex(const base::Id& id) { return words(id.hex()); }

}  // namespace

FoundPlace placeOf(const Found& found)
{
    const QString meetings = QStringLiteral("meetings");
    const QString partnership = QStringLiteral("partnership");
    switch (found.kind) {
    case FoundKind::Action:
        return {QStringLiteral("actions"), hex(found.record)};
    case FoundKind::Blockage:
    case FoundKind::Exception:
        return {QStringLiteral("performance"), words(found.title).section(QLatin1Char(' '), 0, 0)};
    case FoundKind::Recommendation:
        return {QStringLiteral("year"), QStringLiteral("Recommendations/") + hex(found.record)};
    case FoundKind::Request:
        return {QStringLiteral("year"), QStringLiteral("Requests/") + hex(found.record)};
    case FoundKind::Body:
        return {partnership, QStringLiteral("Bodies/") + hex(found.record)};
    case FoundKind::Agency:
        return {partnership, QStringLiteral("Agencies/") + hex(found.record)};
    case FoundKind::Role:
        return {partnership, QStringLiteral("People in roles/") + hex(found.record)};
    case FoundKind::Entry:
        return {meetings, hex(found.meeting) + QStringLiteral("#minutes/") + hex(found.record)};
    case FoundKind::Amendment:
        return {meetings, hex(found.meeting) + QStringLiteral("#minutes")};
    case FoundKind::Disclosure:
        if (found.meeting.isNil())
            return {QStringLiteral("year"), QStringLiteral("Registers/") + hex(found.record)};
        return {meetings, hex(found.meeting) + QStringLiteral("#people")};
    case FoundKind::Declaration:
        return {meetings, hex(found.meeting) + QStringLiteral("#people")};
    case FoundKind::Item:
    case FoundKind::Paper:
        break;
    }
    return {meetings, hex(found.meeting) + QStringLiteral("#agenda/") + hex(found.record)};
}

SearchBox::SearchBox(ReplicaBridge& bridge, QWidget* host)
    : Overlay(host, kSize, tr("Search everything"))
    , m_bridge(bridge)
    , m_field(new SearchField(tr("Search everything: items, minutes, actions, bodies, people in roles")))
    , m_words(new TextLabel({}, TextStyle::Body, TextLabel::Ink::Quiet))
    , m_list(new QListWidget)
{
    m_list->setAccessibleName(tr("What was found"));
    m_list->setItemDelegate(new FoundDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_words->setContentsMargins(kSpace3, kSpace1, 0, 0);
    body()->addWidget(m_field);
    body()->addWidget(m_words);
    body()->addWidget(m_list, 1);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &SearchBox::look);
    connect(m_list, &QListWidget::itemClicked, this, &SearchBox::openCurrent);
    connect(&bridge, &ReplicaBridge::partTwoChanged, this, [this] {
        if (isVisible())
            look();
    });
}

void SearchBox::open()
{
    Overlay::open();
    m_field->clear();
    look();
    m_field->setFocus(Qt::PopupFocusReason);
}

void SearchBox::look()
{
    const auto results = governance::searchAll(m_bridge.reader(), typed(m_field->text()));
    m_found = results.found;
    m_list->clear();
    for (const Found& found : m_found) {
        auto* item = new QListWidgetItem(m_list);
        const QString kind = words(governance::inWords(found.kind));
        QStringList under;
        if (!found.where.empty())
            under << words(found.where);
        const QString snippet = besides(words(found.snippetText()), {words(found.where), words(found.title)});
        if (!snippet.isEmpty() && !words(found.title).contains(snippet))
            under << snippet;
        item->setData(kTitleRole, words(found.title));
        item->setData(kUnderRole, under.join(QStringLiteral(" · ")));
        item->setData(kKindRole, kind);
        item->setData(kRestrictedRole, found.restricted);
        item->setData(Qt::AccessibleTextRole,
                      kind + QStringLiteral(", ") + words(found.title) + QStringLiteral(", ")
                          + under.join(QStringLiteral(", ")));
    }
    m_list->setCurrentRow(m_found.empty() ? -1 : 0);
    if (m_field->text().trimmed().isEmpty())
        m_words->setText(tr("Type a few letters of what you look for."));
    else if (m_found.empty())
        m_words->setText(tr("Nothing holds all these words. Try fewer letters."));
    else
        m_words->setText(tr("The best ones; type another word for fewer."));
    m_words->setVisible(m_found.empty() || results.more);
}

bool SearchBox::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int rows = m_list->count();
        switch (key->key()) {
        case Qt::Key_Down:
            m_list->setCurrentRow(rows == 0 ? -1 : (m_list->currentRow() + 1) % rows);
            return true;
        case Qt::Key_Up:
            m_list->setCurrentRow(rows == 0 ? -1 : (m_list->currentRow() + rows - 1) % rows);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            openCurrent();
            return true;
        case Qt::Key_Escape:
            dismiss();
            return true;
        default:
            break;
        }
    }
    return Overlay::eventFilter(watched, event);
}

void SearchBox::openCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_found.size())
        return;
    const FoundPlace place = placeOf(m_found[static_cast<std::size_t>(row)]);
    dismiss();
    Q_EMIT openRequested(place.section, place.target);
}

}  // namespace muster::ui
