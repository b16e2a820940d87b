// SPDX-License-Identifier: GPL-3.0-or-later
//
// Requirements §4.0: marking in capitals, centred, above and below every page; footer with reference, version, page
// x of y and the printed date; the word DRAFT until approved.
#include "ui/documents/flow.h"
#include "ui/documents/page_style.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

namespace muster::ui::documents {

namespace docs = muster::documents;

namespace {

enum class At { Left, Middle, Right };

QString oneLine(std::string_view text)
{
    return visibleText(text).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString joined(std::initializer_list<std::string> parts)
{
    QString line;
    for (const std::string& part : parts) {
        if (part.empty())
            continue;
        if (!line.isEmpty())
            line += QStringLiteral(" · ");
        line += oneLine(part);
    }
    return line;
}

/// "Item 6, page 1": the same in every edition that holds the section. Empty before the first.
QString pageInSection(const PageLayout& layout, int page)
{
    const Section* inside = nullptr;
    for (const Section& section : layout.sections) {
        if (section.firstPage <= page)
            inside = &section;
    }
    return inside == nullptr ? QString()
                             : QStringLiteral("%1, page %2").arg(inside->name).arg(page - inside->firstPage + 1);
}

/// Most of it stands on every page, and is shaped once.
class Furniture {
public:
    Furniture(const PageLayout& layout, const Margins& margins)
        : m_width(layout.size.width()), m_margins(margins) { }

    void begin(Page& page) { m_page = &page; }

    /// One line; what does not fit into `room` ends with an ellipsis.
    void put(const QString& text, const TextStyle& style, At at, double top, double room, Artifact kind)
    {
        if (text.isEmpty())
            return;
        const auto [known, isNew] = m_known.try_emplace({ text, at, top });
        if (isNew)
            known->second = shape(text, style, at, top, room);
        for (const TextOp& op : known->second)
            m_page->ops.push_back({ -1, kind, op });
    }

    void rule(double y)
    {
        QPainterPath path;
        path.addRect(m_margins.left, y, m_width - m_margins.left - m_margins.right, 0.5);
        m_page->ops.push_back({ -1, Artifact::Footer, PathOp { path, kHairline } });
    }

private:
    [[nodiscard]] std::vector<TextOp> shape(const QString& text, const TextStyle& style, At at, double top,
                                            double room) const
    {
        QString shown = text;
        while (shown.size() > 1 && FontSet::compiledIn().advance(shown, style.face) * style.size > room) {
            shown.chop(shown.endsWith(QStringLiteral("…")) ? 2 : 1);
            if (!shown.isEmpty() && shown.back().isHighSurrogate())
                shown.chop(1);
            shown += QStringLiteral("…");
        }
        const TextBlock block({ { shown, style.face, style.color, {}, {} } }, style, 2000);
        const double width = block.lineEnd(0);
        const double left = m_margins.left;
        const double right = m_width - m_margins.right;
        const double x = at == At::Left ? left
            : at == At::Right           ? right - width
                                        : (m_width - width) / 2;
        std::vector<TextOp> ops;
        block.emitLine(0, { x, top }, [&](std::size_t, TextOp op, const QRectF&) { ops.push_back(std::move(op)); });
        return ops;
    }

    double m_width;
    Margins m_margins;
    Page* m_page = nullptr;
    std::map<std::tuple<QString, At, double>, std::vector<TextOp>> m_known;  ///< by text and place
};

}  // namespace

void addFurniture(PageLayout& layout, const docs::Document& document)
{
    const QString marking = oneLine(document.marking).toUpper();
    const QString edition = oneLine(document.edition);
    const QString recipient = oneLine(document.recipient);
    const QString reference = joined({ document.reference, document.version, document.footerNote });
    const QString printed = oneLine(document.printedOn.value_or(""));
    const Margins margins = marginsOf(document);
    const double whole = layout.size.width() - margins.left - margins.right;
    const double middle = FontSet::compiledIn().advance(marking, kMarking.face) * kMarking.size;
    const double side = (whole - std::min(middle, whole * 0.4)) / 2 - 14;
    const double bottom = layout.size.height();
    TextStyle draftStyle = kMarking;
    draftStyle.color = kConcern;

    Furniture furniture(layout, margins);
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        furniture.begin(layout.pages[i]);
        furniture.put(edition, kFurniture, At::Left, 31, side, Artifact::Header);
        furniture.put(marking, kMarking, At::Middle, 30, whole * 0.4, Artifact::Header);
        if (document.draft)
            furniture.put(QStringLiteral("DRAFT"), draftStyle, At::Right, 30, side, Artifact::Header);
        furniture.put(recipient, kFurniture, At::Middle, 45, whole, Artifact::Header);

        furniture.rule(bottom - 59);
        furniture.put(reference, kFurniture, At::Left, bottom - 54, whole * 0.78, Artifact::Footer);
        furniture.put(QStringLiteral("Page %1 of %2").arg(i + 1).arg(layout.pages.size()), kFurniture, At::Right,
                      bottom - 54, whole * 0.2, Artifact::Footer);
        furniture.put(printed, kFurniture, At::Left, bottom - 41, side, Artifact::Footer);
        furniture.put(pageInSection(layout, static_cast<int>(i)), kFurniture, At::Right, bottom - 41, side, Artifact::Footer);
        furniture.put(marking, kMarking, At::Middle, bottom - 40, whole * 0.4, Artifact::Footer);
    }
}

}  // namespace muster::ui::documents
