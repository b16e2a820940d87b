// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the layout of blocks and the layout of tables share.
#pragma once

#include "ui/documents/paginator.h"
#include "ui/documents/text_block.h"

namespace muster::ui::documents {

/// The model's runs in one style, made visible; links and bold get their ink and face.
[[nodiscard]] std::vector<StyledRun> styledRuns(const muster::documents::Runs& runs, const TextStyle& style);
[[nodiscard]] std::vector<StyledRun> styledRuns(std::string_view text, const TextStyle& style);

/// Text on pages, bound to one element; stretches in another language and links get elements of their own, in
/// the place where they are read.
class BoundText {
public:
    BoundText(PageBuilder& builder, int element, TextBlock text)
        : m_builder(builder), m_element(element), m_text(std::move(text)), m_runElements(m_text.runs().size(), -1) { }

    [[nodiscard]] const TextBlock& text() const { return m_text; }
    /// Draws line `line` with its top left corner at `corner`.
    void draw(int line, const QPointF& corner, bool spaceAfter = false);

private:
    int elementFor(std::size_t run);

    PageBuilder& m_builder;
    int m_element;
    TextBlock m_text;
    std::vector<int> m_runElements;
};

/// Where blocks go: the paginator with the column they fill.
struct Flow {
    PageBuilder& builder;
    Paginator& paginator;
    double left;   ///< of the text column, in points
    double width;  ///< of the text column, in points
    bool compact = false;

    [[nodiscard]] int root() const { return 0; }
    void rectangle(const QRectF& place, const QColor& color) const;
};

/// Table with caption, column headers repeated on every page, rows that may run over several pages.
void layoutTable(const Flow& flow, const muster::documents::Table& table);

/// Header and footer of every page, once their number is known.
void addFurniture(PageLayout& layout, const muster::documents::Document& document);

}  // namespace muster::ui::documents
