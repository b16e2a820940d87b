// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/document_json.h"

#include "core/documents/chart_json.h"

#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace muster::documents {

namespace {

using Json = nlohmann::json;

template <class Value, std::size_t Count>
using Words = std::array<std::pair<Value, std::string_view>, Count>;

constexpr Words<ParagraphStyle, 5> kStyles {{{ParagraphStyle::Normal, "normal"},
                                             {ParagraphStyle::Quiet, "quiet"},
                                             {ParagraphStyle::Meta, "meta"},
                                             {ParagraphStyle::Notice, "notice"},
                                             {ParagraphStyle::Signature, "signature"}}};
constexpr Words<Tone, 4> kTones {
    {{Tone::Neutral, "neutral"}, {Tone::Good, "good"}, {Tone::Attention, "attention"}, {Tone::Concern, "concern"}}};
constexpr Words<Align, 2> kAligns {{{Align::Start, "start"}, {Align::End, "end"}}};

template <class Value, std::size_t Count>
std::string_view wordOf(const Words<Value, Count>& words, Value value)
{
    for (const auto& [known, word] : words) {
        if (known == value)
            return word;
    }
    return words.front().second;
}

template <class Value, std::size_t Count>
Value valueOf(const Words<Value, Count>& words, const std::string& word)
{
    for (const auto& [value, known] : words) {
        if (known == word)
            return value;
    }
    throw std::invalid_argument {"unknown word " + word};
}

// --- writing: only what differs from the usual ---

template <class Value>
void put(Json& json, const char* key, const Value& value, const Value& usual = {})
{
    if (value != usual)
        json[key] = value;
}

template <class Items, class Write>
void putList(Json& json, const char* key, const Items& items, Write write)
{
    if (items.empty())
        return;
    Json list = Json::array();
    for (const auto& item : items)
        list.push_back(write(item));
    json[key] = std::move(list);
}

Json fromRun(const Run& run)
{
    Json json = Json::object();
    put(json, "text", run.text);
    put(json, "bold", run.bold);
    put(json, "italic", run.italic);
    put(json, "href", run.href);
    put(json, "language", run.language);
    return json;
}

void putRuns(Json& json, const char* key, const Runs& runs) { putList(json, key, runs, fromRun); }

Json fromRuns(const Runs& runs)
{
    Json json = Json::object();
    putRuns(json, "runs", runs);
    return json;
}

Json fromList(const List& list)
{
    Json json = Json::object();
    put(json, "ordered", list.ordered);
    putList(json, "items", list.items, [](const ListItem& item) {
        Json one = fromRuns(item.runs);
        putList(one, "nested", item.nested, fromList);
        return one;
    });
    return json;
}

Json fromCell(const Cell& cell)
{
    Json json = fromRuns(cell.runs);
    put(json, "rowHeader", cell.isRowHeader);
    if (cell.status)
        json["status"] = {{"word", cell.status->word}, {"tone", wordOf(kTones, cell.status->tone)}};
    return json;
}

/// A picture's bytes are no text.
std::string hexOf(const std::string& bytes)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const char byte : bytes) {
        hex += kDigits[static_cast<unsigned char>(byte) >> 4U];
        hex += kDigits[static_cast<unsigned char>(byte) & 15U];
    }
    return hex;
}

std::string bytesOf(const std::string& hex)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

struct BlockWriter {
    Json operator()(const Title& title) const
    {
        Json json {{"is", "title"}};
        put(json, "text", title.text);
        put(json, "subtitle", title.subtitle);
        return json;
    }
    Json operator()(const Heading& heading) const
    {
        Json json {{"is", "heading"}, {"level", heading.level}};
        put(json, "text", heading.text);
        put(json, "number", heading.number);
        put(json, "anchor", heading.anchor);
        return json;
    }
    Json operator()(const Paragraph& paragraph) const
    {
        Json json {{"is", "paragraph"}};
        putRuns(json, "runs", paragraph.runs);
        if (paragraph.style != ParagraphStyle::Normal)
            json["style"] = wordOf(kStyles, paragraph.style);
        return json;
    }
    Json operator()(const List& list) const
    {
        Json json = fromList(list);
        json["is"] = "list";
        return json;
    }
    Json operator()(const Table& table) const
    {
        Json json {{"is", "table"}};
        put(json, "caption", table.caption);
        put(json, "whenEmpty", table.whenEmpty);
        putList(json, "columns", table.columns, [](const Column& column) {
            return Json {
                {"header", column.header}, {"width", column.width}, {"align", wordOf(kAligns, column.align)}};
        });
        putList(json, "rows", table.rows, [](const Row& row) {
            Json cells = Json::array();
            for (const Cell& cell : row.cells)
                cells.push_back(fromCell(cell));
            return cells;
        });
        return json;
    }
    Json operator()(const Decision& decision) const
    {
        Json json {{"is", "decision"}, {"verb", decision.verb}};
        putRuns(json, "runs", decision.text);
        return json;
    }
    Json operator()(const ActionLine& action) const
    {
        Json json {{"is", "action"}, {"reference", action.reference}};
        putRuns(json, "runs", action.text);
        put(json, "details", action.details);
        return json;
    }
    Json operator()(const Figure& figure) const
    {
        Json json {{"is", "figure"}, {"image", hexOf(figure.image)}};
        put(json, "alt", figure.alt);
        put(json, "caption", figure.caption);
        put(json, "widthPoints", figure.widthPoints);
        put(json, "besideFacts", figure.besideFacts);
        if (figure.chart)
            json["chart"] = chartToJson(*figure.chart);
        if (figure.diagram)
            json["diagram"] = diagramToJson(*figure.diagram);
        return json;
    }
    Json operator()(const KeyValueList& list) const
    {
        Json json {{"is", "facts"}};
        putList(json, "entries", list.entries, [](const KeyValue& entry) {
            Json one {{"key", entry.key}};
            putList(one, "values", entry.values, fromRuns);
            return one;
        });
        return json;
    }
    Json operator()(const PageBreak& pageBreak) const
    {
        Json json {{"is", "page break"}};
        if (!pageBreak.section.empty())
            json["section"] = pageBreak.section;
        return json;
    }
};

// --- reading: a shape that is not known throws, and becomes a Failure at the door ---

std::string textAt(const Json& json, const char* key) { return json.value(key, std::string {}); }

template <class Item, class Read>
std::vector<Item> listAt(const Json& json, const char* key, Read read)
{
    std::vector<Item> items;
    if (const auto found = json.find(key); found != json.end()) {
        for (const Json& one : *found)
            items.push_back(read(one));
    }
    return items;
}

Run toRun(const Json& json)
{
    return {textAt(json, "text"), json.value("bold", false), json.value("italic", false), textAt(json, "href"),
            textAt(json, "language")};
}

Runs runsAt(const Json& json) { return listAt<Run>(json, "runs", toRun); }

List toList(const Json& json)
{
    return {json.value("ordered", false), listAt<ListItem>(json, "items", [](const Json& item) {
                return ListItem {runsAt(item), listAt<List>(item, "nested", toList)};
            })};
}

Cell toCell(const Json& json)
{
    Cell cell {runsAt(json), json.value("rowHeader", false), {}};
    if (const auto status = json.find("status"); status != json.end())
        cell.status = Status {textAt(*status, "word"), valueOf(kTones, textAt(*status, "tone"))};
    return cell;
}

Table toTable(const Json& json)
{
    Table table;
    table.caption = textAt(json, "caption");
    table.whenEmpty = textAt(json, "whenEmpty");
    table.columns = listAt<Column>(json, "columns", [](const Json& column) {
        return Column {textAt(column, "header"), column.at("width").get<double>(),
                       valueOf(kAligns, textAt(column, "align"))};
    });
    table.rows = listAt<Row>(json, "rows", [](const Json& row) {
        Row cells;
        for (const Json& cell : row)
            cells.cells.push_back(toCell(cell));
        return cells;
    });
    return table;
}

KeyValueList toFacts(const Json& json)
{
    return {listAt<KeyValue>(json, "entries", [](const Json& entry) {
        return KeyValue {textAt(entry, "key"), listAt<Runs>(entry, "values", runsAt)};
    })};
}

Block toBlock(const Json& json)
{
    const std::string is = json.at("is").get<std::string>();
    if (is == "title")
        return Title {textAt(json, "text"), textAt(json, "subtitle")};
    if (is == "heading")
        return Heading {json.at("level").get<int>(), textAt(json, "text"), textAt(json, "number"),
                        textAt(json, "anchor")};
    if (is == "paragraph")
        return Paragraph {runsAt(json), valueOf(kStyles, json.value("style", std::string {"normal"}))};
    if (is == "list")
        return toList(json);
    if (is == "table")
        return toTable(json);
    if (is == "decision")
        return Decision {textAt(json, "verb"), runsAt(json)};
    if (is == "action")
        return ActionLine {textAt(json, "reference"), runsAt(json),
                           json.value("details", std::vector<std::string> {})};
    if (is == "figure") {
        Figure figure {bytesOf(textAt(json, "image")), textAt(json, "alt"), textAt(json, "caption"),
                       json.value("widthPoints", 0.0)};
        if (json.contains("chart"))
            figure.chart = std::make_shared<const performance::ChartPicture>(chartFromJson(json.at("chart")));
        if (json.contains("diagram"))
            figure.diagram = std::make_shared<const performance::Diagram>(diagramFromJson(json.at("diagram")));
        figure.besideFacts = json.value("besideFacts", false);
        return figure;
    }
    if (is == "facts")
        return toFacts(json);
    if (is == "page break")
        return PageBreak {json.value("section", std::string {})};
    throw std::invalid_argument {"unknown block " + is};
}

}  // namespace

std::string toJson(const Document& document)
{
    Json json = Json::object();
    put(json, "title", document.title);
    put(json, "subject", document.subject);
    put(json, "language", document.language);
    put(json, "author", document.author);
    put(json, "marking", document.marking);
    put(json, "handling", document.handling);
    put(json, "draft", document.draft);
    put(json, "reference", document.reference);
    put(json, "version", document.version);
    put(json, "edition", document.edition);
    put(json, "footerNote", document.footerNote);
    if (document.printedOn)
        json["printedOn"] = *document.printedOn;
    put(json, "recipient", document.recipient);
    put(json, "landscape", document.landscape);
    put(json, "compact", document.compact);
    putList(json, "blocks", document.blocks, [](const Block& block) { return std::visit(BlockWriter {}, block); });
    // Text that is no UTF-8 is shown as such by every writer; JSON cannot hold it.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

base::Result<Document> documentFromJson(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        Document document;
        document.title = textAt(json, "title");
        document.subject = textAt(json, "subject");
        document.language = textAt(json, "language");
        document.author = textAt(json, "author");
        document.marking = textAt(json, "marking");
        document.handling = textAt(json, "handling");
        document.draft = json.value("draft", false);
        document.reference = textAt(json, "reference");
        document.version = textAt(json, "version");
        document.edition = textAt(json, "edition");
        document.footerNote = textAt(json, "footerNote");
        if (json.contains("printedOn"))
            document.printedOn = textAt(json, "printedOn");
        document.recipient = textAt(json, "recipient");
        document.landscape = json.value("landscape", false);
        document.compact = json.value("compact", false);
        document.blocks = listAt<Block>(json, "blocks", toBlock);
        return document;
    } catch (const std::exception&) {
        return base::fail(base::FailureCode::Damaged,
                          "The copy of these minutes that was kept when they were approved cannot be read. Bring back "
                          "a backup of the data folder, or open it with the newest Muster.");
    }
}

}  // namespace muster::documents
