// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/flow.h"

#include "ui/documents/page_style.h"

namespace muster::ui::documents {

namespace docs = muster::documents;

namespace {

Face combined(Face face, bool bold, bool italic)
{
    bold = bold || face == Face::Bold || face == Face::BoldItalic;
    italic = italic || face == Face::Italic || face == Face::BoldItalic;
    if (bold)
        return italic ? Face::BoldItalic : Face::Bold;
    return italic ? Face::Italic : Face::Regular;
}

}  // namespace

std::vector<StyledRun> styledRuns(const docs::Runs& runs, const TextStyle& style)
{
    std::vector<StyledRun> styled;
    for (const docs::Run& run : runs) {
        const std::string_view href = docs::safeLink(run.href);
        QString target = QString::fromUtf8(href.data(), static_cast<qsizetype>(href.size()));
        if (target.startsWith(QLatin1Char('#')))
            target = QLatin1Char('#') + QString::fromStdString(docs::anchorName(href.substr(1)));
        styled.push_back({ visibleText(run.text), combined(style.face, run.bold, run.italic),
                           target.isEmpty() ? style.color : kAccent, target, QByteArray::fromStdString(run.language) });
    }
    return styled;
}

std::vector<StyledRun> styledRuns(std::string_view text, const TextStyle& style)
{
    return styledRuns(docs::runsOf(text), style);
}

void BoundText::draw(int line, const QPointF& corner, bool spaceAfter)
{
    m_text.emitLine(
        line, corner,
        [&](std::size_t run, TextOp op, const QRectF& place) {
            const StyledRun& style = m_text.runs()[run];
            const int owner = elementFor(run);
            const QString words = op.text;
            m_builder.addText(owner, std::move(op));
            if (style.href.isEmpty() || place.isEmpty())
                return;
            const QRectF rule(place.left(), place.bottom() - 1.2, place.width(), 0.6);
            QPainterPath path;
            path.addRect(rule);
            m_builder.addArtifact({ path, style.color });
            m_builder.addLink({ place, style.href, words, owner });
        },
        spaceAfter);
}

int BoundText::elementFor(std::size_t run)
{
    const StyledRun& style = m_text.runs()[run];
    if (style.href.isEmpty() && style.language.isEmpty())
        return m_element;
    int& found = m_runElements[run];
    if (found < 0) {
        found = m_builder.addElement(style.href.isEmpty() ? "Span" : "Link", m_element);
        m_builder.element(found).language = style.language;
    }
    return found;
}

void Flow::rectangle(const QRectF& place, const QColor& color) const
{
    QPainterPath path;
    path.addRect(place);
    builder.addArtifact({ path, color });
}

}  // namespace muster::ui::documents
