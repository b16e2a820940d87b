// SPDX-License-Identifier: GPL-3.0-or-later
//
// A document laid out on pages: drawing operations, each bound to the element of the structure it belongs to.
//
// Screen preview, printer and PDF all draw these same pages, so they break lines and pages alike by construction.
#pragma once

#include "core/documents/document.h"

#include <QByteArray>
#include <QColor>
#include <QHash>
#include <QList>
#include <QPainterPath>
#include <QPointF>
#include <QRawFont>
#include <QRectF>
#include <QSizeF>
#include <QString>

#include <variant>
#include <vector>

namespace muster::ui::documents {

/// Glyphs are placed in twentieths of a point, so that unhinted positions are exact at any zoom.
inline constexpr double kUnitsPerPoint = 20.0;

struct PlacedGlyphs {
    QRawFont font;  ///< its pixel size is the type size in units
    QList<quint32> glyphs;
    QList<QPointF> positions;  ///< baseline points on the page, in units, y downwards
};

struct TextOp {
    std::vector<PlacedGlyphs> runs;
    QString text;        ///< what the glyphs say, in logical order
    bool exact = false;  ///< one glyph for each code point of `text`, in the same order
    QColor color;
};

/// A filled shape, in points: rules, grounds and marks beside a status word, which are decoration, and charts.
struct PathOp {
    QPainterPath path;
    QColor color;
};

struct ImageOp {
    QByteArray data;  ///< PNG or JPEG
    QRectF place;     ///< in points
};

enum class Artifact { Layout, Header, Footer };

struct Op {
    int content = -1;  ///< index in Page::contents, -1 for decoration
    Artifact artifact = Artifact::Layout;
    std::variant<TextOp, PathOp, ImageOp> what;
};

struct PageLink {
    QRectF place;    ///< in points
    QString target;  ///< "#anchor" or a URL, already checked
    QString text;
    int element = 0;
};

struct Page {
    std::vector<Op> ops;
    std::vector<int> contents;  ///< for each marked content of the page, its element
    std::vector<PageLink> links;
};

struct Kid {
    enum Kind { Child, Content, Link } kind = Child;
    int index = 0;  ///< in PageLayout::elements, Page::contents or Page::links
    int page = 0;   ///< for Content and Link
};

/// One element of the structure tree, with the type names of PDF 1.7.
struct Element {
    QByteArray type;
    int parent = -1;
    std::vector<Kid> kids = {};
    QString alt = {};
    QByteArray language = {};
    QByteArray scope = {};      ///< "Column" or "Row" on TH
    QByteArray numbering = {};  ///< ListNumbering on L
    QRectF box = {};            ///< of a figure, in points, on the page of its first content
};

struct OutlineEntry {
    QString text;
    int level = 1;
    int page = 0;
    double top = 0;  ///< points from the top of the page
    int element = 0;
};

struct Place {
    int page = 0;
    double top = 0;
};

/// From this page on, pages are counted in it too.
struct Section {
    int firstPage = 0;
    QString name;
};

struct PageLayout {
    QSizeF size;  ///< in points
    std::vector<Page> pages;
    std::vector<Element> elements;  ///< the first is the Document
    std::vector<OutlineEntry> outline;
    QHash<QString, Place> anchors;
    std::vector<Section> sections;  ///< in order of their pages
    QString title;
    QString subject;
    QString author;
    QByteArray language;
};

/// Lays out on A4. Needs a QGuiApplication (the offscreen platform will do). Works in any thread, but the pages hold
/// fonts, so they are drawn and written in the thread that laid them out.
///
/// Nothing is refused here: ask lint() first. An empty document gives one page.
[[nodiscard]] PageLayout layoutDocument(const muster::documents::Document& document);

}  // namespace muster::ui::documents
