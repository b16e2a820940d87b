// SPDX-License-Identifier: GPL-3.0-or-later
//
// Draws an entry of the record and edits its text in place.
#pragma once

#include <QStyledItemDelegate>

class QListView;

namespace muster::ui {

class EntryModel;
struct EntryRow;

/// Time at the left, words wrapped beside it, owner and date in quiet ink below, a hairline between entries.
class EntryDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    EntryDelegate(const EntryModel& model, QListView* view);

    /// What the next editor begins with instead of the stored text.
    void setNextText(const QString& text) { m_nextText = text; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

Q_SIGNALS:
    void edited(const QString& key, const QString& text) const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const EntryModel& m_model;
    QListView* m_view;
    mutable QString m_nextText;
};

}  // namespace muster::ui
