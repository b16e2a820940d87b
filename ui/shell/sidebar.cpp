// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/sidebar.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

namespace muster::ui {

SidebarButton::SidebarButton(Icon icon, const QString& title, const QString& keys, QWidget* parent)
    : QAbstractButton(parent), m_icon(icon)
{
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setToolTip(keys);
}

void SidebarButton::setBadge(const QString& text, const QString& spoken)
{
    m_badge = text;
    setAccessibleDescription(spoken);
    update();
}

QSize SidebarButton::sizeHint() const { return {kSidebarWidth - 2 * kSpace2, kControl}; }

void SidebarButton::paintEvent(QPaintEvent* /*event*/)
{
    const Theme& theme = currentTheme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect());
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme.sidebarCurrent : theme.hairline);
        painter.drawRoundedRect(box, kRadius, kRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), kRadius, kRadius);
    }
    const QColor ink = isChecked() ? theme.accent : (underMouse() ? theme.ink : theme.quietInk);
    paintIcon(painter, m_icon, QRectF(kSpace3, (height() - 18) / 2.0, 18, 18), ink);
    painter.setFont(textFont(isChecked() ? TextStyle::BodyStrong : TextStyle::Body));
    painter.setPen(ink);
    QRect area = rect().adjusted(kSpace3 + 28, 0, -kSpace3, 0);
    if (!m_badge.isEmpty()) {
        painter.setPen(theme.attention);
        painter.setFont(textFont(TextStyle::BodyStrong));
        painter.drawText(area, Qt::AlignVCenter | Qt::AlignRight, m_badge);
        area.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(m_badge) - kSpace2, 0);
        painter.setPen(ink);
        painter.setFont(textFont(isChecked() ? TextStyle::BodyStrong : TextStyle::Body));
    }
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, area.width()));
}

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent)
    , m_entries(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
    , m_partnership(new TextLabel({}, TextStyle::Small, TextLabel::Ink::Quiet))
{
    setFixedWidth(kSidebarWidth);
    setAccessibleName(tr("Pages"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace2, kSpace4, kSpace2 + 1, kSpace3);
    column->setSpacing(0);
    auto* name = new TextLabel(QStringLiteral("Muster"), TextStyle::Heading);
    name->setContentsMargins(kSpace3, 0, 0, 0);
    name->setFixedHeight(22);
    column->addWidget(name);
    column->addSpacing(kSpace3);
    m_entries->setSpacing(2);
    column->addLayout(m_entries);
    column->addStretch(1);
    m_partnership->setContentsMargins(kSpace3, 0, kSpace1, 0);
    m_partnership->hide();
    column->addWidget(m_partnership);
    m_group->setExclusive(true);
}

void Sidebar::addEntry(const QString& sectionId, Icon icon, const QString& title, const QString& keys)
{
    auto* entry = new SidebarButton(icon, title, keys, this);
    entry->setObjectName(QStringLiteral("sidebar.") + sectionId);
    m_entries->addWidget(entry);
    m_group->addButton(entry);
    m_byId.insert(sectionId, entry);
    connect(entry, &QAbstractButton::clicked, this, [this, sectionId] { Q_EMIT chosen(sectionId); });
}

void Sidebar::setCurrent(const QString& sectionId)
{
    if (SidebarButton* entry = m_byId.value(sectionId); entry != nullptr)
        entry->setChecked(true);
}

void Sidebar::setBadge(const QString& sectionId, const QString& text, const QString& spoken)
{
    if (SidebarButton* entry = m_byId.value(sectionId); entry != nullptr)
        entry->setBadge(text, spoken);
}

void Sidebar::setPartnership(const QString& name)
{
    m_partnership->setText(name);
    m_partnership->setVisible(!name.isEmpty());
}

SidebarButton* Sidebar::entry(const QString& sectionId) const { return m_byId.value(sectionId); }

void Sidebar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), currentTheme().sidebar);
    painter.fillRect(width() - 1, 0, 1, height(), currentTheme().hairline);
}

}  // namespace muster::ui
