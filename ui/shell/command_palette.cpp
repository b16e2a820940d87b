// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/command_palette.h"

#include "ui/shell/action_registry.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>
#include <vector>

namespace muster::ui {
namespace {

constexpr int kIdRole = Qt::UserRole;
constexpr int kKeysRole = Qt::UserRole + 1;
constexpr int kPossibleRole = Qt::UserRole + 2;

/// A command with its keys at the right.
class CommandDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = currentTheme();
        const bool possible = index.data(kPossibleRole).toBool();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentGround);
            painter->drawRoundedRect(option.rect, kRadius, kRadius);
        }
        const QRect area = option.rect.adjusted(kSpace3, 0, -kSpace3, 0);
        painter->setFont(textFont(TextStyle::Body));
        painter->setPen(possible ? theme.ink : theme.quietInk);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, index.data(Qt::DisplayRole).toString());
        painter->setPen(theme.quietInk);
        const QString right = possible ? index.data(kKeysRole).toString() : CommandPalette::tr("not possible just now");
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, right);
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override
    {
        return {200, kControl};
    }
};

// Letters of `wanted` in order, anywhere in `text`.
bool lettersInOrder(const QString& text, const QString& wanted)
{
    qsizetype at = 0;
    for (const QChar letter : wanted) {
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

}  // namespace

int matchScore(const QString& text, const QString& wanted)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    int score = 1;
    for (const QString& want : wanted.split(u' ', Qt::SkipEmptyParts)) {
        const auto starts = std::any_of(words.begin(), words.end(), [&want](const QString& word) {
            return word.startsWith(want, Qt::CaseInsensitive);
        });
        if (starts)
            score += 20;
        else if (text.contains(want, Qt::CaseInsensitive))
            score += 8;
        else if (want.size() > 1 && lettersInOrder(text, want))
            score += 2;
        else
            return 0;
    }
    if (!wanted.isEmpty() && text.startsWith(wanted, Qt::CaseInsensitive))
        score += 20;
    return score;
}

CommandPalette::CommandPalette(ActionRegistry& registry, QWidget* host)
    : Overlay(host, QSize(560, 440), tr("Commands"))
    , m_registry(registry)
    , m_search(new SearchField(tr("What do you want to do?")))
    , m_list(new QListWidget)
    , m_none(
          new TextLabel(tr("No command has these words. Try fewer letters."), TextStyle::Body, TextLabel::Ink::Quiet))
{
    m_list->setAccessibleName(tr("Commands"));
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_none->setContentsMargins(kSpace3, kSpace1, 0, 0);
    body()->addWidget(m_search);
    body()->addWidget(m_none);
    body()->addWidget(m_list, 1);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
}

void CommandPalette::open()
{
    Overlay::open();
    m_search->clear();
    list();
    m_search->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::list()
{
    struct Hit {
        int score;
        const Command* command;
    };
    std::vector<Hit> hits;
    for (const Command& command : m_registry.all()) {
        if (!m_registry.isHere(command) || command.id == QLatin1String(kCommandId))
            continue;
        if (const int score = matchScore(command.text, m_search->text().trimmed()); score > 0)
            hits.push_back({score, &command});
    }
    // What is possible first; then how well it fits; then the page's own before the window's.
    std::stable_sort(hits.begin(), hits.end(), [this](const Hit& a, const Hit& b) {
        const auto key = [this](const Hit& hit) {
            return std::tuple(m_registry.isPossible(*hit.command), hit.score, !hit.command->section.isEmpty());
        };
        return key(a) > key(b);
    });
    m_list->clear();
    for (const Hit& hit : hits) {
        auto* item = new QListWidgetItem(hit.command->text, m_list);
        const QString keys = hit.command->shortcut.toString(QKeySequence::NativeText);
        item->setData(kIdRole, hit.command->id);
        item->setData(kKeysRole, keys);
        item->setData(kPossibleRole, m_registry.isPossible(*hit.command));
        item->setData(Qt::AccessibleTextRole,
                      keys.isEmpty() ? hit.command->text : hit.command->text + QStringLiteral(", ") + keys);
    }
    m_none->setVisible(hits.empty());
    m_list->setCurrentRow(hits.empty() ? -1 : 0);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
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
            runCurrent();
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

void CommandPalette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr || !item->data(kPossibleRole).toBool())
        return;
    const QString id = item->data(kIdRole).toString();
    dismiss();
    m_registry.trigger(id);
}

}  // namespace muster::ui
