// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include "ui/widgets/icon_paths.h"
#include "ui/widgets/theme.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace muster::ui {
namespace {

/// Paints at the moment of painting, in the colour of the theme of that moment.
class ThemedIconEngine final : public QIconEngine {
public:
    ThemedIconEngine(Icon which, bool onAccent) : m_which(which), m_onAccent(onAccent) { }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const Theme& theme = currentTheme();
        QColor colour = theme.quietInk;
        if (mode == QIcon::Disabled)
            colour = theme.control;
        else if (m_onAccent)
            colour = theme.onAccent;
        else if (state == QIcon::On || mode == QIcon::Selected)
            colour = theme.accent;
        else if (mode == QIcon::Active)
            colour = theme.ink;
        paintIcon(*painter, m_which, rect, colour);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap picture(size);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return picture;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

private:
    Icon m_which;
    bool m_onAccent;
};

}  // namespace

QIcon icon(Icon which, bool onAccent) { return QIcon(new ThemedIconEngine(which, onAccent)); }

void paintIcon(QPainter& painter, Icon which, const QRectF& area, const QColor& colour)
{
    constexpr qreal grid = 20.0;
    const qreal side = std::min(area.width(), area.height());
    const IconPath& path = iconPath(which);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(area.center().x() - side / 2, area.center().y() - side / 2);
    painter.scale(side / grid, side / grid);
    // Small icons keep a stroke of about one and a half pixels.
    const qreal stroke = std::clamp(1.5 * grid / side, 1.4, 2.0);
    painter.setPen(QPen(colour, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path.lines);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(path.filled);
    painter.restore();
}

const std::vector<std::pair<Icon, QString>>& allIcons()
{
    static const std::vector<std::pair<Icon, QString>> icons {
        {Icon::Today, QStringLiteral("today")},
        {Icon::Meetings, QStringLiteral("meetings")},
        {Icon::Actions, QStringLiteral("actions")},
        {Icon::Performance, QStringLiteral("performance")},
        {Icon::Plan, QStringLiteral("plan")},
        {Icon::Partnership, QStringLiteral("partnership")},
        {Icon::Documents, QStringLiteral("documents")},
        {Icon::Sharing, QStringLiteral("sharing")},
        {Icon::Search, QStringLiteral("search")},
        {Icon::Add, QStringLiteral("add")},
        {Icon::Edit, QStringLiteral("edit")},
        {Icon::Delete, QStringLiteral("delete")},
        {Icon::Undo, QStringLiteral("undo")},
        {Icon::Redo, QStringLiteral("redo")},
        {Icon::Lock, QStringLiteral("lock")},
        {Icon::Unlock, QStringLiteral("unlock")},
        {Icon::Projector, QStringLiteral("projector")},
        {Icon::Print, QStringLiteral("print")},
        {Icon::Export, QStringLiteral("export")},
        {Icon::Import, QStringLiteral("import")},
        {Icon::Clock, QStringLiteral("clock")},
        {Icon::Warning, QStringLiteral("warning")},
        {Icon::Check, QStringLiteral("check")},
        {Icon::Cross, QStringLiteral("cross")},
        {Icon::Person, QStringLiteral("person")},
        {Icon::Agency, QStringLiteral("agency")},
        {Icon::Next, QStringLiteral("next")},
        {Icon::Previous, QStringLiteral("previous")},
        {Icon::Up, QStringLiteral("up")},
        {Icon::Down, QStringLiteral("down")},
        {Icon::More, QStringLiteral("more")},
        {Icon::Filter, QStringLiteral("filter")},
        {Icon::Restricted, QStringLiteral("restricted")},
        {Icon::Keyboard, QStringLiteral("keyboard")},
        {Icon::Calendar, QStringLiteral("calendar")},
        {Icon::Place, QStringLiteral("place")},
        {Icon::Note, QStringLiteral("note")},
        {Icon::History, QStringLiteral("history")},
        {Icon::Settings, QStringLiteral("settings")},
    };
    return icons;
}

}  // namespace muster::ui
