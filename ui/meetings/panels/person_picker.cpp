// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/panels/person_picker.h"

#include "ui/meetings/run_desk.h"
#include "ui/meetings/run_text.h"
#include "ui/shell/command_palette.h"
#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace muster::ui {

namespace {

    constexpr int kDetailRole = Qt::UserRole + 1;
    constexpr int kIndexRole = Qt::UserRole + 2;
    constexpr int kScrollRoom = 14;  // left free whether the scroll bar shows or not

    class PersonDelegate final : public QStyledItemDelegate {
    public:
        explicit PersonDelegate(QListWidget* list)
            : QStyledItemDelegate(list)
            , m_list(list)
        {
        }
        [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const override
        {
            const int width = m_list->width() - kScrollRoom - 2 * kSpace2;
            return {width, 10 + title(index).heightIn(width) + detail(index).heightIn(width)};
        }
        void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
        {
            const Theme& theme = currentTheme();
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            if (option.state.testFlag(QStyle::State_Selected)) {
                painter->setPen(m_list->hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
                painter->setBrush(theme.accentGround);
                painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRadius, kRadius);
            }
            const QPoint at = option.rect.topLeft() + QPoint(kSpace2, 5);
            const int width = m_list->width() - kScrollRoom - 2 * kSpace2;
            const int used = title(index).draw(*painter, at, width, theme.ink);
            detail(index).draw(*painter, at + QPoint(0, used), width, theme.quietInk);
            painter->restore();
        }

    private:
        static WrappedText title(const QModelIndex& index)
        {
            return {index.data(Qt::DisplayRole).toString(), TextStyle::Body, 0};
        }
        static WrappedText detail(const QModelIndex& index)
        {
            return {index.data(kDetailRole).toString(), TextStyle::Small, 0};
        }
        QListWidget* m_list;
    };

    QString nameOf(const PersonChoice& choice)
    {
        return choice.person.roleTitle.empty() ? words(choice.person.agencyName) : words(choice.person.roleTitle);
    }

    QString detailOf(const PersonChoice& choice)
    {
        QStringList parts;
        if (!choice.person.agencyName.empty()) {
            parts << words(choice.person.agencyName);
        }
        if (!choice.detail.isEmpty()) {
            parts << choice.detail;
        }
        return parts.join(QStringLiteral(" · "));
    }

}  // namespace

PersonPicker::PersonPicker(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_line(new QLineEdit)
    , m_list(new QListWidget)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace2);
    m_line->setAccessibleName(name);
    m_line->setPlaceholderText(tr("Letters of a role or agency"));
    m_list->setAccessibleName(name);
    m_list->setItemDelegate(new PersonDelegate(m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    column->addWidget(m_line);
    column->addWidget(m_list, 1);
    m_line->installEventFilter(this);
    m_list->installEventFilter(this);
    connect(m_line, &QLineEdit::textChanged, this, &PersonPicker::narrow);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &PersonPicker::accepted);
    setFocusProxy(m_line);
}

void PersonPicker::setChoices(std::vector<PersonChoice> choices)
{
    m_choices = std::move(choices);
    narrow();
}

void PersonPicker::clearText() { m_line->clear(); }

void PersonPicker::narrow()
{
    const QString before = m_list->currentItem() == nullptr ? QString() : m_list->currentItem()->text();
    struct Ranked {
        int score;
        std::size_t index;
    };
    std::vector<Ranked> ranked;
    const QString wanted = m_line->text().trimmed();
    for (std::size_t at = 0; at < m_choices.size(); ++at) {
        const auto& choice = m_choices[at];
        const QString code = words(choice.person.agencyShortName);
        int score = wanted.isEmpty() ? 1 : matchScore(code + u' ' + nameOf(choice) + u' ' + words(choice.person.agencyName), wanted);
        // A whole short name typed means that agency before words that hold the letters.
        if (!wanted.isEmpty() && code.compare(wanted, Qt::CaseInsensitive) == 0) {
            score += 10'000;
        }
        if (score > 0) {
            ranked.push_back({score, at});
        }
    }
    if (!wanted.isEmpty()) {
        std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
    }
    m_list->clear();
    for (const Ranked& each : ranked) {
        const auto& choice = m_choices[each.index];
        auto* item = new QListWidgetItem(nameOf(choice), m_list);
        item->setData(kDetailRole, detailOf(choice));
        item->setData(kIndexRole, static_cast<int>(each.index));
        item->setData(Qt::AccessibleTextRole, QString(nameOf(choice) + QStringLiteral(", ") + detailOf(choice)));
    }
    int row = 0;
    if (wanted.isEmpty() && !before.isEmpty()) {
        for (int at = 0; at < m_list->count(); ++at) {
            if (m_list->item(at)->text() == before) {
                row = at;
                break;
            }
        }
    }
    m_list->setCurrentRow(m_list->count() > 0 ? row : -1);
}

std::optional<PersonChoice> PersonPicker::current() const
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr) {
        return std::nullopt;
    }
    return m_choices[static_cast<std::size_t>(item->data(kIndexRole).toInt())];
}

bool PersonPicker::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        Q_EMIT accepted();
        return true;
    }
    // Without letters to take back, undo is that of what was recorded: the page has it.
    const bool empty = m_line->text().isEmpty();
    if (watched == m_line && empty && (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo))) {
        event->ignore();
        return true;
    }
    if (watched == m_line && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
        const int row = m_list->currentRow() + (key->key() == Qt::Key_Down ? 1 : -1);
        if (row >= 0 && row < m_list->count()) {
            m_list->setCurrentRow(row);
        }
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace muster::ui
