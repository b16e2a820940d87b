// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of pages at the left.
#pragma once

#include "ui/widgets/icons.h"

#include <QAbstractButton>
#include <QHash>
#include <QWidget>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace muster::ui {

/// One entry of the sidebar.
class SidebarButton final : public QAbstractButton {
    Q_OBJECT

public:
    SidebarButton(Icon icon, const QString& title, const QString& keys, QWidget* parent);
    /// `text` is drawn, `spoken` is read out after the title.
    void setBadge(const QString& text, const QString& spoken);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Icon m_icon;
    QString m_badge;
};

/// The slim list of pages. One Tab stop; arrows move between pages.
class Sidebar final : public QWidget {
    Q_OBJECT

public:
    explicit Sidebar(QWidget* parent = nullptr);

    /// `keys` such as "Alt+1" are shown in the tool tip.
    void addEntry(const QString& sectionId, Icon icon, const QString& title, const QString& keys);
    void setCurrent(const QString& sectionId);
    void setBadge(const QString& sectionId, const QString& text, const QString& spoken);
    /// The line under the name: which partnership's data this is.
    void setPartnership(const QString& name);
    [[nodiscard]] SidebarButton* entry(const QString& sectionId) const;

Q_SIGNALS:
    void chosen(const QString& sectionId);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_entries;
    QButtonGroup* m_group;
    QHash<QString, SidebarButton*> m_byId;
    QLabel* m_partnership;
};

}  // namespace muster::ui
