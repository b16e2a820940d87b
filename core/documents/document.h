// SPDX-License-Identifier: GPL-3.0-or-later
//
// The document model: what a paper says, before anybody decides how it looks.
//
// A document is made for one audience and holds nothing else: there are no hidden parts.
// Meaning stands here (a heading is a heading, a status is a word); writers never guess it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace muster::performance {
struct ChartPicture;
struct Diagram;
}

namespace muster::documents {

/// Text with one appearance. `href` is "#anchor" inside the document, or an http, https or mailto address.
struct Run {
    std::string text = {};  ///< UTF-8; a newline is a line break
    bool bold = false;
    bool italic = false;
    std::string href = {};
    std::string language = {};  ///< BCP 47, empty where it is the document's own
};

using Runs = std::vector<Run>;

/// The name of the paper; one per document, and the first block.
struct Title {
    std::string text = {};
    std::string subtitle = {};  ///< a second line, may be empty
};

/// Levels 1 to 5, below the title; none may be skipped.
struct Heading {
    int level = 1;
    std::string text = {};
    std::string number = {};  ///< "17" or "1.1", printed beside the text; may be empty
    std::string anchor = {};  ///< what "#..." links name; may be empty
};

enum class ParagraphStyle {
    Normal,
    Quiet,     ///< an explanation that should not compete with the text
    Meta,      ///< where and when, reference lines
    Notice,    ///< what a reader must not overlook: handling, legal basis
    Signature  ///< a line to sign on, with room above
};

struct Paragraph {
    Runs runs = {};
    ParagraphStyle style = ParagraphStyle::Normal;
};

struct List {
    // Inside, because a list holds items and an item holds lists: here both are complete when their defaults are made.
    struct Item {
        Runs runs = {};
        std::vector<List> nested = {};
    };

    bool ordered = false;
    std::vector<Item> items = {};
};
using ListItem = List::Item;

enum class Tone { Neutral, Good, Attention, Concern };

/// A judgement. Writers show the word, then a shape, and a colour last of all (requirements §4.0, nothing by
/// colour alone): a status without a word is refused by the linter.
struct Status {
    std::string word = {};
    Tone tone = Tone::Neutral;
};

enum class Align { Start, End };

struct Column {
    std::string header = {};
    double width = 1.0;  ///< relative to the other columns
    Align align = Align::Start;
};

struct Cell {
    Runs runs = {};
    bool isRowHeader = false;
    std::optional<Status> status = {};  ///< stands before the text of the cell
};

struct Row {
    std::vector<Cell> cells = {};  ///< one for each column: there are no merged cells
};

struct Table {
    std::string caption = {};  ///< may be empty where a heading says the same
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
    std::string whenEmpty = {};  ///< sentence to show instead of rows; "None." when not given
};

/// What a meeting decided: the verb of its authority (RESOLVED, AGREED, ...), then the words.
struct Decision {
    std::string verb = {};
    Runs text = {};
};

/// One action: "ACTION A-014  Hold a street surgery", then who and by when, a line each.
struct ActionLine {
    std::string reference = {};
    Runs text = {};
    std::vector<std::string> details = {};
};

/// A picture: PNG or JPEG bytes, a chart (`chartFigure`) or a diagram (`diagramFigure`). Without alternative text the linter refuses it.
struct Figure {
    std::string image = {};
    std::string alt = {};
    std::string caption = {};
    double widthPoints = 0;  ///< 0: as wide as the text
    std::shared_ptr<const performance::ChartPicture> chart = {};  ///< in place of an image
    bool besideFacts = false;  ///< printed at the left of the `KeyValueList` that follows; needs `widthPoints`
    std::shared_ptr<const performance::Diagram> diagram = {};  ///< in place of an image
};

struct KeyValue {
    std::string key = {};
    std::vector<Runs> values = {};  ///< a line each
};

/// The head of a paper: chair, place, who was present.
struct KeyValueList {
    std::vector<KeyValue> entries = {};
};

/// A new page. With a section, pages from here on are counted in it, "Item 6, page 1", beside the number of the page: what
/// is printed in several editions is quoted by the same words in each (requirements §4.3).
struct PageBreak {
    std::string section = {};
};

using Block = std::variant<Title, Heading, Paragraph, List, Table, Decision, ActionLine, Figure, KeyValueList, PageBreak>;

/// One paper for one audience. Everything printed is in here, so the same document gives the same bytes.
struct Document {
    std::string title = {};    ///< name of the file in readers' title bars and lists
    std::string subject = {};  ///< one sentence on what it is; may be empty
    std::string language = "en-GB";
    std::string author = {};      ///< the body or partnership that issues it; never a person
    std::string marking = {};     ///< "OFFICIAL-SENSITIVE"; empty for a public edition
    std::string handling = {};    ///< what the holder may do with it; may be empty
    bool draft = false;      ///< prints DRAFT on each page
    std::string reference = {};   ///< stands in the footer
    std::string version = {};     ///< stands in the footer
    std::string edition = {};     ///< "Public version", "Edited version"; may be empty
    std::string footerNote = {};  ///< stands in the footer; may be empty
    std::optional<std::string> printedOn = {};  ///< in words; approved minutes print their approval instead
    std::string recipient = {};                      ///< "Copy 2 of 5: Cross Keys Homes", on every page; may be empty
    bool landscape = false;
    bool compact = false;  ///< agendas and registers: narrower margins, less room between the rows of tables
    std::vector<Block> blocks = {};
};

/// The text of runs without their appearance.
[[nodiscard]] std::string plainText(const Runs& runs);

/// One run with no appearance, or none for an empty text.
[[nodiscard]] Runs runsOf(std::string_view text);

/// Status word, then the text of the cell.
[[nodiscard]] std::string cellText(const Cell& cell);

/// Lines that every writer puts before the blocks as real text, since a page's header is not read aloud:
/// marking with DRAFT and edition, then the handling line and the recipient, where there are any.
[[nodiscard]] std::vector<Paragraph> openingParagraphs(const Document& document);

/// Every text of the document in reading order, one entry for each paragraph, heading, list item, cell and so
/// on, as displayText() shows it. Writers are tested against it, and the leak check compares with it.
[[nodiscard]] std::vector<std::string> textUnits(const Document& document);

/// `href` when it may be a live link: "#anchor", http, https or mailto with no control characters. Else empty,
/// and writers print the words without a link.
[[nodiscard]] std::string_view safeLink(std::string_view href);

/// `anchor` in characters that every format accepts for a name.
[[nodiscard]] std::string anchorName(std::string_view anchor);

}  // namespace muster::documents
