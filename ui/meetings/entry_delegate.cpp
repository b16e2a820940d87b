// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/meetings/entry_delegate.h"

#include "ui/meetings/entry_model.h"
#include "ui/meetings/run_text.h"
#include "ui/widgets/chip.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>

namespace muster::ui {

namespace {

    constexpr int kTimeRoom = 64;
    constexpr int kDown = 7;

    WrappedText sentence(const EntryRow& row)
    {
        if (row.lead.isEmpty()) {
            return {row.text, TextStyle::Body, 0};
        }
        return {row.lead + u' ' + row.text, TextStyle::Body, row.lead.size()};
    }

    QString marks(const EntryRow& row)
    {
        QStringList marks;
        if (row.unclear) {
            marks << QObject::tr("to be said again");
        }
        if (row.restricted) {
            marks << QObject::tr("restricted");
        }
        return marks.join(QStringLiteral(" · "));
    }

}  // namespace

EntryDelegate::EntryDelegate(const EntryModel& model, QListView* view)
    : QStyledItemDelegate(view)
    , m_model(model)
    , m_view(view)
{
}

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const
{
    const EntryRow* row = m_model.rowAt(index);
    if (row == nullptr) {
        return {};
    }
    const int width = m_view->viewport()->width();
    const int room = width - kTimeRoom;
    int height = 2 * kDown + sentence(*row).heightIn(room) + 1;
    if (!row->detail.isEmpty()) {
        height += WrappedText {row->detail, TextStyle::Body, 0}.heightIn(room);
    }
    if (row->unclear || row->restricted) {
        height += kLine;
    }
    return {width, height};
}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const EntryRow* row = m_model.rowAt(index);
    if (row == nullptr) {
        return;
    }
    const Theme& theme = currentTheme();
    const QRect box = option.rect;
    const int room = box.width() - kTimeRoom;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool current = m_view->currentIndex() == index && m_view->hasFocus();
    if (current) {
        painter->setPen(QPen(theme.accent, 2));
        painter->setBrush(theme.accentGround);
        painter->drawRoundedRect(QRectF(box).adjusted(1, 2, -1, -2), kRadius, kRadius);
    }
    painter->setPen(theme.hairline);
    painter->drawLine(box.left(), box.top(), box.right(), box.top());
    painter->setFont(textFont(TextStyle::Body));
    painter->setPen(theme.quietInk);
    painter->drawText(QRect(box.left() + (current ? kSpace2 : 0), box.top() + kDown, kTimeRoom, kLine),
                      Qt::AlignLeft | Qt::AlignVCenter, row->time);
    QPoint at(box.left() + kTimeRoom, box.top() + kDown);
    at.ry() += sentence(*row).draw(*painter, at, room, row->quiet ? theme.quietInk : theme.ink);
    if (!row->detail.isEmpty()) {
        at.ry() += WrappedText {row->detail, TextStyle::Body, 0}.draw(*painter, at, room, theme.quietInk);
    }
    if (row->unclear || row->restricted) {
        const QColor ink = row->unclear ? theme.attention : theme.quietInk;
        paintShape(*painter, row->unclear ? ChipShape::Triangle : ChipShape::Lock, QRectF(at.x(), at.y() + 5, 10, 10), ink);
        WrappedText {marks(*row), TextStyle::Body, 0}.draw(*painter, at + QPoint(16, 0), room - 16, ink);
    }
    painter->restore();
}

QWidget* EntryDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& /*option*/,
                                      const QModelIndex& /*index*/) const
{
    auto* editor = new QPlainTextEdit(parent);
    editor->setObjectName(QStringLiteral("entryEditor"));
    editor->setAccessibleName(tr("Text of the entry: Enter saves, Escape leaves it as it was"));
    editor->setTabChangesFocus(true);
    editor->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    return editor;
}

void EntryDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    auto* field = qobject_cast<QPlainTextEdit*>(editor);
    // Asked again after every notice: what is typed stays.
    if (field != nullptr && !field->property("filled").toBool()) {
        field->setProperty("filled", true);
        field->setPlainText(m_nextText.isNull() ? index.data(Qt::EditRole).toString() : m_nextText);
        m_nextText = QString();
        field->moveCursor(QTextCursor::End);
    }
}

void EntryDelegate::setModelData(QWidget* editor, QAbstractItemModel* /*model*/, const QModelIndex& index) const
{
    const auto* field = qobject_cast<QPlainTextEdit*>(editor);
    const EntryRow* row = m_model.rowAt(index);
    if (field != nullptr && row != nullptr && field->toPlainText() != row->text) {
        Q_EMIT edited(row->key, field->toPlainText());
    }
}

void EntryDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                                          const QModelIndex& /*index*/) const
{
    editor->setGeometry(option.rect.adjusted(kTimeRoom - 10, 1, 0, 12));
}

bool EntryDelegate::eventFilter(QObject* watched, QEvent* event)
{
    auto* editor = qobject_cast<QWidget*>(watched);
    if (editor != nullptr && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape) {
            Q_EMIT closeEditor(editor, RevertModelCache);
            return true;
        }
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (enter && !key->modifiers().testFlag(Qt::ShiftModifier)) {
            Q_EMIT commitData(editor);
            Q_EMIT closeEditor(editor);
            return true;
        }
    }
    return QStyledItemDelegate::eventFilter(watched, event);
}

}  // namespace muster::ui
