// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts slabs of lines on pages: nothing is torn that belongs together, nothing is lost that is too tall.
#pragma once

#include "ui/documents/page_layout.h"

#include <functional>
#include <memory>
#include <optional>

namespace muster::ui::documents {

/// Draws on the page that is open, and records what belongs to which element.
class PageBuilder {
public:
    explicit PageBuilder(PageLayout& layout) : m_layout(layout) { }

    int addElement(const QByteArray& type, int parent);
    [[nodiscard]] Element& element(int index) { return m_layout.elements[static_cast<std::size_t>(index)]; }
    void addText(int element, TextOp op);
    void addImage(int element, ImageOp op);
    /// A shape that is part of a figure, not decoration.
    void addPath(int element, PathOp op);
    void addArtifact(PathOp op);
    void addArtifact(TextOp op, Artifact kind = Artifact::Layout);
    void addLink(PageLink link);
    void newPage() { m_layout.pages.emplace_back(); }
    [[nodiscard]] int pageIndex() const { return static_cast<int>(m_layout.pages.size()) - 1; }
    [[nodiscard]] PageLayout& layout() { return m_layout; }

private:
    [[nodiscard]] int contentFor(int element);

    PageLayout& m_layout;
};

/// What is drawn again at the top of each page a table runs on to.
struct RepeatedHead {
    double height = 0;
    std::function<void(double top)> draw;
};

/// Lines of one height that may be divided between pages.
struct Slab {
    double before = 0;  ///< space above; the larger of this and the last slab's `after` counts, none at a page's top
    double after = 0;
    int lines = 1;
    double leading = 0;
    double padTop = 0;  ///< inside each part of a divided slab
    double padBottom = 0;
    int minFirst = 2;  ///< fewest lines left at the bottom of a page
    int minLast = 2;   ///< fewest lines taken to the next
    bool keepWithNext = false;
    std::shared_ptr<const RepeatedHead> head = {};
    /// Draws lines [from, to) in a box of `height` whose top is at `top`.
    std::function<void(double top, double height, int from, int to)> draw;
};

class Paginator {
public:
    Paginator(PageBuilder& builder, double top, double bottom);

    void add(Slab slab);
    /// Starts a new page, unless the open one is empty.
    void breakPage();
    /// Places what still waits for a successor.
    void finish();
    [[nodiscard]] double bodyHeight() const { return m_bottom - m_top; }

private:
    void flush();
    void place(const Slab& slab);
    void nextPage(const RepeatedHead* head);
    [[nodiscard]] double spaceBefore(const Slab& slab) const;

    PageBuilder& m_builder;
    double m_top;
    double m_bottom;
    double m_y;
    double m_lastAfter = 0;
    bool m_fresh = true;  // nothing but a repeated head stands on the page
    std::vector<Slab> m_waiting;
};

}  // namespace muster::ui::documents
