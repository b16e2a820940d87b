// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icon_paths.h"

#include <QRectF>
#include <QStringList>

#include <map>

namespace muster::ui {
namespace {

const char* drawing(Icon which)
{
    switch (which) {
    case Icon::Today:
        return "O 10 10 3.2 M 10 2.5 L 10 4 M 10 16 L 10 17.5 M 2.5 10 L 4 10 M 16 10 L 17.5 10 "
               "M 4.7 4.7 L 5.8 5.8 M 14.2 14.2 L 15.3 15.3 M 4.7 15.3 L 5.8 14.2 M 14.2 5.8 L 15.3 4.7";
    case Icon::Meetings:
        return "R 2.8 7.2 14.4 5.6 2.2 M 4.8 4 L 6.6 4 M 9.1 4 L 10.9 4 M 13.4 4 L 15.2 4 "
               "M 4.8 16 L 6.6 16 M 9.1 16 L 10.9 16 M 13.4 16 L 15.2 16";
    case Icon::Actions:
        return "R 3 3 14 14 3 M 6.5 10.2 L 9 12.7 L 13.7 7.6";
    case Icon::Performance:
        return "M 3 3.5 L 3 17 L 17 17 M 6 13 L 9 9 L 12 11.2 L 16.5 5";
    case Icon::Plan:
        return "M 10 3 L 10 17 M 10 4.5 L 4 4.5 L 4 8.5 L 10 8.5 M 10 8.5 L 15 8.5 L 17 10.5 L 15 12.5 L 10 12.5";
    case Icon::Partnership:
        return "O 10 5.5 2.5 O 4.8 14 2.5 O 15.2 14 2.5 M 8.6 7.7 L 6.1 11.8 M 11.4 7.7 L 13.9 11.8 "
               "M 7.4 14 L 12.6 14";
    case Icon::Documents:
        return "M 11.5 2.8 L 5 2.8 L 5 17.2 L 15 17.2 L 15 6.3 Z M 11.5 2.8 L 11.5 6.3 L 15 6.3 "
               "M 7.8 10 L 12.2 10 M 7.8 13.2 L 12.2 13.2";
    case Icon::Sharing:
        return "M 3 7 L 15.5 7 M 12.5 4 L 15.5 7 L 12.5 10 M 17 13 L 4.5 13 M 7.5 10.4 L 4.5 13 L 7.5 16";
    case Icon::Search:
        return "O 9 9 5.3 M 13 13 L 17 17";
    case Icon::Add:
        return "M 10 4 L 10 16 M 4 10 L 16 10";
    case Icon::Edit:
        return "M 3.5 16.5 L 4.3 13 L 13.5 3.8 L 16.2 6.5 L 7 15.7 Z M 11.5 5.8 L 14.2 8.5";
    case Icon::Delete:
        return "M 3.5 5.5 L 16.5 5.5 M 8 5.5 L 8 3.2 L 12 3.2 L 12 5.5 M 5 5.5 L 5.7 16.8 L 14.3 16.8 L 15 5.5 "
               "M 8.5 8.7 L 8.5 13.5 M 11.5 8.7 L 11.5 13.5";
    case Icon::Undo:
        return "M 7 3.8 L 3.5 7.3 L 7 10.8 M 3.5 7.3 L 12 7.3 C 15 7.3 16.7 9.4 16.7 11.8 "
               "C 16.7 14.2 15 16.2 12 16.2 L 8 16.2";
    case Icon::Redo:
        return "M 13 3.8 L 16.5 7.3 L 13 10.8 M 16.5 7.3 L 8 7.3 C 5 7.3 3.3 9.4 3.3 11.8 "
               "C 3.3 14.2 5 16.2 8 16.2 L 12 16.2";
    case Icon::Lock:
        return "R 4 9 12 8 2 M 6.8 9 L 6.8 6.5 C 6.8 2 13.2 2 13.2 6.5 L 13.2 9 D 10 13 1.2";
    case Icon::Unlock:
        return "R 4 9 12 8 2 M 6.8 9 L 6.8 6 C 6.8 2 12.6 1.8 13.2 5.4 D 10 13 1.2";
    case Icon::Projector:
        return "M 2.5 3.5 L 17.5 3.5 M 3.8 3.5 L 3.8 12.5 L 16.2 12.5 L 16.2 3.5 M 10 12.5 L 10 14.5 "
               "M 6.5 17.2 L 10 14.5 L 13.5 17.2";
    case Icon::Print:
        return "M 6 7 L 6 3 L 14 3 L 14 7 R 3 7 14 7 2 R 6 11.5 8 5.5 0.5";
    case Icon::Export:
        return "M 10 12 L 10 3 M 6.5 6.2 L 10 2.8 L 13.5 6.2 M 3.5 12 L 3.5 16.8 L 16.5 16.8 L 16.5 12";
    case Icon::Import:
        return "M 10 3 L 10 12 M 6.5 8.8 L 10 12.2 L 13.5 8.8 M 3.5 12 L 3.5 16.8 L 16.5 16.8 L 16.5 12";
    case Icon::Clock:
        return "O 10 10 7 M 10 6 L 10 10 L 12.8 11.8";
    case Icon::Warning:
        return "M 10 3.2 L 17.5 16.5 L 2.5 16.5 Z M 10 8.2 L 10 11.7 D 10 14.1 0.95";
    case Icon::Check:
        return "M 4.2 10.5 L 8.2 14.5 L 15.8 6";
    case Icon::Cross:
        return "M 5 5 L 15 15 M 15 5 L 5 15";
    case Icon::Person:
        return "O 10 6.5 3.2 M 3.8 17 C 3.8 10.5 16.2 10.5 16.2 17";
    case Icon::Agency:
        return "M 4.5 17 L 4.5 3.5 L 12 3.5 L 12 17 M 12 8 L 16 8 L 16 17 M 2.5 17 L 17.5 17 "
               "M 7 7 L 9.5 7 M 7 10.3 L 9.5 10.3 M 7 13.6 L 9.5 13.6";
    case Icon::Next:
        return "M 7.5 4.5 L 13 10 L 7.5 15.5";
    case Icon::Previous:
        return "M 12.5 4.5 L 7 10 L 12.5 15.5";
    case Icon::Up:
        return "M 4.8 12.6 L 10 7.4 L 15.2 12.6";
    case Icon::Down:
        return "M 4.8 7.4 L 10 12.6 L 15.2 7.4";
    case Icon::More:
        return "D 4.5 10 1.4 D 10 10 1.4 D 15.5 10 1.4";
    case Icon::Filter:
        return "M 3 5.5 L 17 5.5 M 5.5 10 L 14.5 10 M 8 14.5 L 12 14.5";
    case Icon::Restricted:
        return "M 10 2.6 L 16.3 5 L 16.3 9.5 C 16.3 13.2 13.8 16 10 17.4 C 6.2 16 3.7 13.2 3.7 9.5 L 3.7 5 Z "
               "M 7 10 L 13 10";
    case Icon::Keyboard:
        return "R 2.5 5 15 10 2 D 5.6 8.2 0.85 D 8.5 8.2 0.85 D 11.5 8.2 0.85 D 14.4 8.2 0.85 M 6.5 12 L 13.5 12";
    case Icon::Calendar:
        return "R 3 4.5 14 12.5 2 M 3 8.5 L 17 8.5 M 6.8 2.8 L 6.8 5.8 M 13.2 2.8 L 13.2 5.8";
    case Icon::Place:
        return "M 10 17.5 C 6.5 13.7 4.5 10.8 4.5 8.2 C 4.5 0.9 15.5 0.9 15.5 8.2 C 15.5 10.8 13.5 13.7 10 17.5 Z "
               "O 10 8 2";
    case Icon::Note:
        return "M 4 5 L 16 5 M 4 8.4 L 16 8.4 M 4 11.8 L 16 11.8 M 4 15.2 L 11 15.2";
    case Icon::History:
        return "A 10 10 7 160 -310 M 2.8 3.8 L 3.4 7.8 L 7.3 7.1 M 10 6.3 L 10 10 L 12.6 11.6";
    case Icon::Settings:
        return "M 3 6 L 10 6 M 14 6 L 17 6 O 12 6 2 M 3 14 L 6 14 M 10 14 L 17 14 O 8 14 2";
    }
    return "";
}

}  // namespace

IconPath parseIconPath(QStringView text)
{
    IconPath path;
    const auto words = text.split(u' ', Qt::SkipEmptyParts);
    qsizetype at = 0;
    QChar verb;
    const auto number = [&words, &at] { return at < words.size() ? words[at++].toDouble() : 0.0; };
    while (at < words.size()) {
        if (words[at].front().isLetter())
            verb = words[at++].front();
        const qreal x = verb == u'Z' ? 0 : number();
        const qreal y = verb == u'Z' ? 0 : number();
        switch (verb.unicode()) {
        case 'M':
            path.lines.moveTo(x, y);
            verb = u'L';
            break;
        case 'L':
            path.lines.lineTo(x, y);
            break;
        case 'C': {
            const qreal x2 = number();
            const qreal y2 = number();
            const qreal x3 = number();
            path.lines.cubicTo(x, y, x2, y2, x3, number());
            break;
        }
        case 'Z':
            path.lines.closeSubpath();
            verb = QChar();
            break;
        case 'R': {
            const qreal width = number();
            const qreal height = number();
            const qreal radius = number();
            path.lines.addRoundedRect(QRectF(x, y, width, height), radius, radius);
            break;
        }
        case 'O': {
            const qreal radius = number();
            path.lines.addEllipse(QPointF(x, y), radius, radius);
            break;
        }
        case 'A': {
            const qreal radius = number();
            const qreal start = number();
            const QRectF box(x - radius, y - radius, 2 * radius, 2 * radius);
            path.lines.arcMoveTo(box, start);
            path.lines.arcTo(box, start, number());
            break;
        }
        case 'D': {
            const qreal radius = number();
            path.filled.addEllipse(QPointF(x, y), radius, radius);
            break;
        }
        default:
            return path;
        }
    }
    return path;
}

const IconPath& iconPath(Icon which)
{
    static const std::map<Icon, IconPath> paths = [] {
        std::map<Icon, IconPath> built;
        for (const auto& [id, name] : allIcons())
            built.emplace(id, parseIconPath(QString::fromLatin1(drawing(id))));
        return built;
    }();
    return paths.at(which);
}

}  // namespace muster::ui
