// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/xlsx_workbook.h"

#include "core/base/text.h"

#include <charconv>
#include <map>

namespace muster::tables {

using base::fail;
using base::FailureCode;
using base::Result;

namespace {

struct Relationship {
    std::string type;  ///< the last word of its address: "worksheet", "styles"
    std::string target;
};

std::map<std::string, Relationship> relationships(const pugi::xml_document& document, std::string_view from)
{
    std::map<std::string, Relationship> found;
    for (const auto& node : document.document_element().children()) {
        if (localName(node.name()) != "Relationship"
            || std::string_view(node.attribute("TargetMode").value()) == "External")
            continue;
        const std::string type = node.attribute("Type").value();
        found[node.attribute("Id").value()] = {type.substr(type.rfind('/') + 1),
                                               resolvedPart(from, node.attribute("Target").value())};
    }
    return found;
}

/// `r:id`, whatever prefix the writer chose.
std::string relationshipId(const pugi::xml_node& node)
{
    for (const auto& attribute : node.attributes()) {
        const std::string_view name = attribute.name();
        if (name.find(':') != std::string_view::npos && localName(attribute.name()) == "id")
            return attribute.value();
    }
    return {};
}

bool isTrue(const pugi::xml_attribute& attribute)
{
    const std::string_view value = attribute.value();
    return value == "1" || value == "true";
}

}  // namespace

Result<Workbook> readWorkbook(XlsxPackage& package)
{
    Workbook book;
    book.part = "xl/workbook.xml";
    if (package.has("_rels/.rels")) {
        const auto rels = package.read("_rels/.rels");
        if (!rels)
            return tl::unexpected(rels.error());
        for (const auto& [id, relationship] : relationships((*rels)->document, "")) {
            if (relationship.type == "officeDocument")
                book.part = relationship.target;
        }
    }
    const auto xml = package.read(book.part);
    if (!xml)
        return tl::unexpected(xml.error());
    const auto rels = package.read(relationshipsOf(book.part));
    if (!rels)
        return tl::unexpected(rels.error());
    const auto targets = relationships((*rels)->document, book.part);
    for (const auto& [id, relationship] : targets) {
        if (relationship.type == "styles")
            book.stylesPart = relationship.target;
        if (relationship.type == "sharedStrings")
            book.stringsPart = relationship.target;
    }

    const auto root = (*xml)->document.document_element();
    if (isTrue(childNamed(root, "workbookPr").attribute("date1904")))
        book.epoch = SerialEpoch::From1904;
    for (const auto& node : childNamed(root, "sheets").children()) {
        const auto target = targets.find(relationshipId(node));
        // Chart sheets and macro sheets stand in the same list.
        if (localName(node.name()) != "sheet" || target == targets.end() || target->second.type != "worksheet")
            continue;
        const std::string_view state = node.attribute("state").value();
        book.sheets.push_back({base::asValidUtf8(node.attribute("name").value()), target->second.target,
                               state != "hidden" && state != "veryHidden"});
    }
    if (book.sheets.empty())
        return fail(FailureCode::Damaged, "The workbook has no sheet with cells.", "file");
    return book;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_') {
            const auto* const digits = text.data() + i + 2;
            const auto read = std::from_chars(digits, digits + 4, code, 16);
            if (read.ptr == digits + 4 && code > 0 && code < 0x80) {
                plain += static_cast<char>(code);
                i += 6;
                continue;
            }
        }
        plain += text[i];
    }
    return plain;
}

std::string stringText(const pugi::xml_node& item)
{
    std::string text;
    for (const auto& child : item.children()) {
        if (localName(child.name()) == "t")
            text += child.text().get();
        else if (localName(child.name()) == "r")
            text += childNamed(child, "t").text().get();
    }
    return base::asValidUtf8(unescaped(text));
}

Result<std::vector<std::string>> readStrings(XlsxPackage& package, const Workbook& book)
{
    std::vector<std::string> strings;
    if (book.stringsPart.empty())
        return strings;
    const auto xml = package.read(book.stringsPart);
    if (!xml)
        return tl::unexpected(xml.error());
    for (const auto& node : (*xml)->document.document_element().children()) {
        if (localName(node.name()) == "si")
            strings.push_back(stringText(node));
    }
    return strings;
}

Result<std::vector<NumberKind>> readStyles(XlsxPackage& package, const Workbook& book)
{
    std::vector<NumberKind> kinds;
    if (book.stylesPart.empty() || !package.has(book.stylesPart))
        return kinds;
    const auto xml = package.read(book.stylesPart);
    if (!xml)
        return tl::unexpected(xml.error());
    const auto root = (*xml)->document.document_element();
    std::map<unsigned, NumberKind> custom;
    for (const auto& node : childNamed(root, "numFmts").children())
        custom[node.attribute("numFmtId").as_uint()] = kindOfFormat(node.attribute("formatCode").value());
    for (const auto& node : childNamed(root, "cellXfs").children()) {
        if (localName(node.name()) != "xf")
            continue;
        const auto id = node.attribute("numFmtId").as_uint();
        const auto own = custom.find(id);
        kinds.push_back(own != custom.end() ? own->second : kindOfBuiltInFormat(id));
    }
    return kinds;
}

}  // namespace muster::tables
