// SPDX-License-Identifier: GPL-3.0-or-later
//
// A layout that puts things side by side and goes to the next line when the line is full.
#pragma once

#include <QLayout>
#include <QList>

namespace muster::ui {

/// Chips and key buttons: left to right, wrapping; its height follows its width.
class FlowLayout final : public QLayout {
    Q_OBJECT

public:
    FlowLayout(int across, int down, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    int lay(const QRect& rect, bool place) const;

    QList<QLayoutItem*> m_items;
    int m_across;
    int m_down;
};

/// Takes everything out of a layout and deletes it.
void emptyLayout(QLayout* layout);

}  // namespace muster::ui
