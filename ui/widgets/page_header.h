// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bar over a page.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace muster::ui {

/// The 64 pixel bar over a page: title, one quiet line, and room for chips and buttons at right.
class PageHeader final : public QWidget {
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, const QString& subtitle = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString subtitle() const;

    /// Adds a chip, button or field at the right end. The header takes ownership.
    void addRight(QWidget* widget);
    /// Puts something at the far left, such as a back button.
    void addLeft(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_subtitle;
    QHBoxLayout* m_left;
    QHBoxLayout* m_right;
};

}  // namespace muster::ui
