// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/paginator.h"

#include <algorithm>
#include <cmath>

namespace muster::ui::documents {

namespace {

double heightOf(const Slab& slab, int lines)
{
    return slab.padTop + slab.padBottom + slab.leading * lines;
}

/// Lines that must stand before a page may break.
int leadingLines(const Slab& slab)
{
    return slab.lines < slab.minFirst + slab.minLast ? slab.lines : slab.minFirst;
}

}  // namespace

int PageBuilder::addElement(const QByteArray& type, int parent)
{
    const int index = static_cast<int>(m_layout.elements.size());
    m_layout.elements.push_back({ .type = type, .parent = parent });
    if (parent >= 0)
        element(parent).kids.push_back({ Kid::Child, index, 0 });
    return index;
}

int PageBuilder::contentFor(int owner)
{
    Page& page = m_layout.pages.back();
    if (!page.ops.empty() && page.ops.back().content >= 0) {
        const int last = page.ops.back().content;
        if (page.contents[static_cast<std::size_t>(last)] == owner)
            return last;
    }
    page.contents.push_back(owner);
    const int index = static_cast<int>(page.contents.size()) - 1;
    element(owner).kids.push_back({ Kid::Content, index, pageIndex() });
    return index;
}

void PageBuilder::addText(int owner, TextOp op)
{
    const int content = contentFor(owner);
    m_layout.pages.back().ops.push_back({ content, Artifact::Layout, std::move(op) });
}

void PageBuilder::addImage(int owner, ImageOp op)
{
    const int content = contentFor(owner);
    m_layout.pages.back().ops.push_back({ content, Artifact::Layout, std::move(op) });
}

void PageBuilder::addPath(int owner, PathOp op)
{
    const int content = contentFor(owner);
    m_layout.pages.back().ops.push_back({ content, Artifact::Layout, std::move(op) });
}

void PageBuilder::addArtifact(PathOp op)
{
    m_layout.pages.back().ops.push_back({ -1, Artifact::Layout, std::move(op) });
}

void PageBuilder::addArtifact(TextOp op, Artifact kind)
{
    m_layout.pages.back().ops.push_back({ -1, kind, std::move(op) });
}

void PageBuilder::addLink(PageLink link)
{
    Page& page = m_layout.pages.back();
    element(link.element).kids.push_back({ Kid::Link, static_cast<int>(page.links.size()), pageIndex() });
    page.links.push_back(std::move(link));
}

Paginator::Paginator(PageBuilder& builder, double top, double bottom)
    : m_builder(builder)
    , m_top(top)
    , m_bottom(bottom)
    , m_y(top)
{
    m_builder.newPage();
}

void Paginator::add(Slab slab)
{
    const bool wait = slab.keepWithNext;
    m_waiting.push_back(std::move(slab));
    if (!wait)
        flush();
}

void Paginator::finish()
{
    if (!m_waiting.empty())
        flush();
}

void Paginator::breakPage()
{
    finish();
    if (!m_fresh)
        nextPage(nullptr);
}

double Paginator::spaceBefore(const Slab& slab) const
{
    return m_fresh ? 0 : std::max(slab.before, m_lastAfter);
}

void Paginator::flush()
{
    const std::vector<Slab> chain = std::move(m_waiting);
    m_waiting.clear();
    double need = spaceBefore(chain.front());
    for (std::size_t i = 0; i < chain.size(); ++i) {
        if (i > 0)
            need += std::max(chain[i].before, chain[i - 1].after);
        need += heightOf(chain[i], i + 1 < chain.size() ? chain[i].lines : leadingLines(chain[i]));
    }
    if (!m_fresh && m_y + need > m_bottom && need <= bodyHeight())
        nextPage(chain.front().head.get());
    for (const Slab& slab : chain)
        place(slab);
}

void Paginator::place(const Slab& slab)
{
    int from = 0;
    while (from < slab.lines) {
        const int left = slab.lines - from;
        const double top = m_y + spaceBefore(slab);
        const double room = m_bottom - top - heightOf(slab, 0);
        // The small allowance takes up rounding, so that a line that just fits stays.
        const int fits = slab.leading > 0 ? static_cast<int>(std::floor((room + 0.01) / slab.leading)) : left;
        int take = left;
        if (fits < left) {
            take = std::min(fits, left - slab.minLast);
            if (take < slab.minFirst && !m_fresh) {
                nextPage(slab.head.get());
                continue;
            }
            // Too tall even for an empty page: whatever fits, so that every line gets printed.
            if (take < slab.minFirst)
                take = std::clamp(fits, 1, left);
        }
        const double height = heightOf(slab, take);
        slab.draw(top, height, from, from + take);
        m_y = top + height;
        m_lastAfter = slab.after;
        m_fresh = false;
        from += take;
        if (from < slab.lines)
            nextPage(slab.head.get());
    }
}

void Paginator::nextPage(const RepeatedHead* head)
{
    m_builder.newPage();
    m_y = m_top;
    m_lastAfter = 0;
    m_fresh = true;
    if (head != nullptr && head->height < bodyHeight() / 2) {
        head->draw(m_y);
        m_y += head->height;
    }
}

}  // namespace muster::ui::documents
