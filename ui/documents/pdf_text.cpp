// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pdf_text.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QUtil.hh>

#include <algorithm>
#include <exception>
#include <map>
#include <set>
#include <utility>

namespace muster::ui::documents {

namespace {

using GlyphTexts = std::map<unsigned, std::string>;

std::string utf8OfHex(const std::string& hex)
{
    return QUtil::utf16_to_utf8("\xFE\xFF" + QUtil::hex_decode(hex));
}

std::string streamText(QPDFObjectHandle stream)
{
    const auto data = stream.getStreamData(qpdf_dl_generalized);
    return { reinterpret_cast<const char*>(data->getBuffer()), data->getSize() };
}

/// The bfchar pairs of a ToUnicode map as pdf_fonts writes it: "<glyph> <text>" lines.
GlyphTexts readToUnicode(const std::string& map)
{
    GlyphTexts texts;
    bool inside = false;
    std::size_t at = 0;
    while (at < map.size()) {
        const std::size_t end = std::min(map.find('\n', at), map.size());
        const std::string line = map.substr(at, end - at);
        at = end + 1;
        if (line.ends_with("beginbfchar")) {
            inside = true;
        } else if (line == "endbfchar") {
            inside = false;
        } else if (inside) {
            const std::size_t second = line.find('<', 1);
            if (line.size() > 6 && second != std::string::npos)
                texts[static_cast<unsigned>(std::stoul(line.substr(1, 4), nullptr, 16))]
                    = utf8OfHex(line.substr(second + 1, line.size() - second - 2));
        }
    }
    return texts;
}

/// Follows one content stream: text as drawn, and for each marked content its own.
class ContentReader : public QPDFObjectHandle::ParserCallbacks {
public:
    explicit ContentReader(const std::map<std::string, GlyphTexts>& fonts) : m_fonts(fonts) { }

    std::string drawn;
    std::map<int, std::string> byContent;

    void handleObject(QPDFObjectHandle object, std::size_t, std::size_t) override
    {
        if (!object.isOperator()) {
            m_operands.push_back(object);
            return;
        }
        const std::string name = object.getOperatorValue();
        if (name == "Tf" && m_operands.size() == 2)
            m_font = m_operands.front().getName();
        else if (name == "Tj" && m_operands.size() == 1)
            show(m_operands.front());
        else if (name == "TJ" && m_operands.size() == 1)
            for (QPDFObjectHandle part : m_operands.front().getArrayAsVector())
                show(part);
        else if (name == "BDC" && m_operands.size() == 2)
            begin(m_operands.back());
        else if (name == "BMC")
            m_open.push_back({});
        else if (name == "EMC" && !m_open.empty())
            end();
        m_operands.clear();
    }

    void handleEOF() override { }

private:
    struct Marked {
        int content = -1;
        bool replaced = false;  // what is drawn inside is spelled out by ActualText
    };

    void begin(QPDFObjectHandle properties)
    {
        Marked marked;
        if (properties.isDictionary() && properties.getKey("/MCID").isInteger())
            marked.content = properties.getKey("/MCID").getIntValueAsInt();
        if (properties.isDictionary() && properties.getKey("/ActualText").isString()) {
            put(properties.getKey("/ActualText").getUTF8Value());
            marked.replaced = true;
        }
        m_open.push_back(marked);
    }

    void end()
    {
        m_open.pop_back();
        if (m_open.empty())
            drawn += '\n';
    }

    void show(QPDFObjectHandle text)
    {
        const bool replaced
            = std::any_of(m_open.begin(), m_open.end(), [](const Marked& marked) { return marked.replaced; });
        const auto font = m_fonts.find(m_font);
        if (!text.isString() || replaced || font == m_fonts.end())
            return;
        const std::string codes = text.getStringValue();
        for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
            const unsigned glyph
                = static_cast<unsigned char>(codes[i]) * 256U + static_cast<unsigned char>(codes[i + 1]);
            const auto found = font->second.find(glyph);
            put(found == font->second.end() ? "\xEF\xBF\xBD" : found->second);
        }
    }

    void put(const std::string& text)
    {
        drawn += text;
        for (auto marked = m_open.rbegin(); marked != m_open.rend(); ++marked) {
            if (marked->content >= 0) {
                byContent[marked->content] += text;
                return;
            }
        }
    }

    const std::map<std::string, GlyphTexts>& m_fonts;
    std::vector<QPDFObjectHandle> m_operands;
    std::string m_font;
    std::vector<Marked> m_open;
};

std::string folded(const std::string& text)
{
    std::string out;
    bool space = false;
    for (const char c : text) {
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            space = !out.empty();
            continue;
        }
        if (space)
            out += ' ';
        space = false;
        out += c;
    }
    return out;
}

class FileReader {
public:
    explicit FileReader(QPDF& pdf) : m_pdf(pdf) { }

    PdfText read()
    {
        readPages();
        readInfo();
        QPDFObjectHandle root = m_pdf.getRoot();
        if (root.getKey("/Outlines").isDictionary())
            readOutline(root.getKey("/Outlines").getKey("/First"));
        QPDFObjectHandle tree = root.getKey("/StructTreeRoot");
        if (tree.isDictionary()) {
            std::string inlineText;
            readElement(tree.getKey("/K"), QPDFObjectHandle::newNull(), inlineText);
            add(m_text.structure, inlineText);
        }
        return std::move(m_text);
    }

private:
    static void add(std::vector<std::string>& list, const std::string& text)
    {
        std::string words = folded(text);
        if (!words.empty())
            list.push_back(std::move(words));
    }

    void addText(QPDFObjectHandle value)
    {
        if (value.isString())
            add(m_text.metadata, value.getUTF8Value());
    }

    void readFonts(QPDFObjectHandle fonts)
    {
        for (const std::string& key : fonts.getKeys()) {
            QPDFObjectHandle font = fonts.getKey(key);
            const auto [known, added] = m_maps.emplace(font.getObjGen(), GlyphTexts());
            if (added && font.getKey("/ToUnicode").isStream())
                known->second = readToUnicode(streamText(font.getKey("/ToUnicode")));
            m_fonts[key] = known->second;
        }
    }

    void readPages()
    {
        for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(m_pdf).getAllPages()) {
            QPDFObjectHandle object = page.getObjectHandle();
            QPDFObjectHandle fonts = object.getKey("/Resources").getKey("/Font");
            if (fonts.isDictionary() && m_fonts.empty())
                readFonts(fonts);
            ContentReader reader(m_fonts);
            page.parseContents(&reader);
            m_text.pages.push_back(std::move(reader.drawn));
            m_contents[object.getObjGen()] = std::move(reader.byContent);
            for (QPDFAnnotationObjectHelper& annotation : page.getAnnotations()) {
                QPDFObjectHandle link = annotation.getObjectHandle();
                addText(link.getKey("/Contents"));
                if (link.getKey("/A").isDictionary())
                    addText(link.getKey("/A").getKey("/URI"));
            }
        }
    }

    void readInfo()
    {
        QPDFObjectHandle info = m_pdf.getTrailer().getKey("/Info");
        if (info.isDictionary()) {
            for (const std::string& key : info.getKeys())
                addText(info.getKey(key));
        }
        QPDFObjectHandle xmp = m_pdf.getRoot().getKey("/Metadata");
        if (xmp.isStream())
            add(m_text.metadata, streamText(xmp));
    }

    void readOutline(QPDFObjectHandle item)
    {
        for (; item.isDictionary(); item = item.getKey("/Next")) {
            if (!m_seen.insert(item.getObjGen()).second)
                return;
            addText(item.getKey("/Title"));
            readOutline(item.getKey("/First"));
        }
    }

    static bool isInline(const std::string& type) { return type == "/Span" || type == "/Link"; }

    /// Appends inline text to `text`; block elements go to the list by themselves, in order.
    void readElement(QPDFObjectHandle kid, QPDFObjectHandle page, std::string& text)
    {
        if (kid.isArray()) {
            for (QPDFObjectHandle part : kid.getArrayAsVector())
                readElement(part, page, text);
            return;
        }
        if (kid.isInteger()) {
            readContent(page, kid.getIntValueAsInt(), text);
            return;
        }
        if (!kid.isDictionary())
            return;
        if (kid.getKey("/MCID").isInteger()) {
            readContent(kid.getKey("/Pg"), kid.getKey("/MCID").getIntValueAsInt(), text);
            return;
        }
        if (!kid.getKey("/S").isName())
            return;
        addText(kid.getKey("/Alt"));
        addText(kid.getKey("/ActualText"));
        QPDFObjectHandle own = kid.getKey("/Pg").isDictionary() ? kid.getKey("/Pg") : page;
        if (isInline(kid.getKey("/S").getName())) {
            readElement(kid.getKey("/K"), own, text);
            return;
        }
        add(m_text.structure, std::exchange(text, {}));
        std::string inner;
        readElement(kid.getKey("/K"), own, inner);
        add(m_text.structure, inner);
    }

    void readContent(QPDFObjectHandle page, int content, std::string& text)
    {
        const auto contents = m_contents.find(page.getObjGen());
        if (contents != m_contents.end())
            text += contents->second[content];
    }

    QPDF& m_pdf;
    PdfText m_text;
    std::map<std::string, GlyphTexts> m_fonts;
    std::map<QPDFObjGen, GlyphTexts> m_maps;
    std::map<QPDFObjGen, std::map<int, std::string>> m_contents;
    std::set<QPDFObjGen> m_seen;
};

}  // namespace

std::string PdfText::all() const
{
    std::string text;
    for (const auto* list : { &pages, &structure, &metadata }) {
        for (const std::string& entry : *list)
            text += entry + '\n';
    }
    return text;
}

muster::base::Result<PdfText> readPdfText(const QByteArray& pdf)
{
    try {
        QPDF file;
        file.setSuppressWarnings(true);
        file.processMemoryFile("document.pdf", pdf.constData(), static_cast<std::size_t>(pdf.size()));
        return FileReader(file).read();
    } catch (const std::exception& error) {
        return muster::base::fail(muster::base::FailureCode::Damaged,
                                  std::string("The PDF could not be read back: ") + error.what(), "pdf");
    }
}

muster::base::Result<std::string> extractText(const QByteArray& pdf)
{
    return readPdfText(pdf).map([](const PdfText& text) { return text.all(); });
}

}  // namespace muster::ui::documents
