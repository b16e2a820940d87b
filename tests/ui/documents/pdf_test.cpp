// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/documents/a_document.h"
#include "tests/support/ui/qt_text.h"
#include "ui/documents/font_set.h"
#include "ui/documents/pdf_text.h"
#include "ui/documents/pdf_writer.h"

#include <nlohmann/json.hpp>

#include <QBuffer>
#include <QImage>
#include <QThread>

#include <fstream>
#include <memory>

#ifdef MUSTER_HAVE_POPPLER
#include <poppler-document.h>
#include <poppler-page.h>
#endif

using namespace muster::documents;
using namespace muster::ui::documents;

namespace {

std::string folded(const QString& text)
{
    return text.simplified().toStdString();
}

/// What the structure tree must say: the texts of the model, labels of lists left to the reader.
std::vector<std::string> expectedTexts(const Document& document)
{
    std::vector<std::string> texts;
    for (const std::string& unit : textUnits(document)) {
        // QString::simplified() also folds the no-break space, so only plain spaces and newlines are folded here.
        QString text = visibleText(unit).replace(QLatin1Char('\n'), QLatin1Char(' '));
        while (text.contains(QStringLiteral("  ")))
            text.replace(QStringLiteral("  "), QStringLiteral(" "));
        if (text.startsWith(QLatin1Char(' ')))
            text.remove(0, 1);
        if (text.endsWith(QLatin1Char(' ')))
            text.chop(1);
        if (!text.isEmpty())
            texts.push_back(text.toStdString());
    }
    return texts;
}

std::vector<std::string> withoutListMarks(std::vector<std::string> texts)
{
    std::erase_if(texts, [](const std::string& text) {
        const bool number = text.size() >= 2 && text.back() == '.'
            && text.find_first_not_of("0123456789") == text.size() - 1;
        return text == "•" || text == "–" || number;
    });
    return texts;
}

void checkTextsInOrder(const Document& document)
{
    const auto pdf = writePdf(document);
    REQUIRE(pdf);
    const auto text = readPdfText(*pdf);
    REQUIRE(text);
    const std::vector<std::string> expected = expectedTexts(document);
    const std::vector<std::string> read = withoutListMarks(text->structure);
    for (std::size_t i = 0; i < std::min(expected.size(), read.size()); ++i)
        REQUIRE(read[i] == expected[i]);
    REQUIRE(read.size() == expected.size());
}

Document plainDocument(std::vector<Block> blocks)
{
    Document document { .title = "Test" };
    document.blocks = std::move(blocks);
    return document;
}

std::string sentences(int count)
{
    std::string text;
    for (int i = 0; i < count; ++i)
        text += "Officers of the affiliated offices filed " + std::to_string(i) + " efficient first reports. ";
    return text;
}

std::string png()
{
    QImage image(40, 20, QImage::Format_RGB32);
    image.fill(Qt::darkBlue);
    QByteArray data;
    QBuffer buffer(&data);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return data.toStdString();
}

}  // namespace

TEST_CASE("The structure of a PDF says the texts of the model in order", "[pdf]")
{
    checkTextsInOrder(test::aDocument());
}

TEST_CASE("Words at the ends of lines do not grow together", "[pdf]")
{
    checkTextsInOrder(plainDocument({ Paragraph { runsOf(sentences(80)) }, Heading { 1, sentences(5), "104", "" },
                                      List { false, { { runsOf(sentences(9)), {} } } },
                                      KeyValueList { { { "Present and in attendance", { runsOf(sentences(4)) } } } } }));
}

TEST_CASE("Right-to-left and Indian scripts keep their letters and their order", "[pdf]")
{
    std::string urdu;
    std::string punjabi;
    for (int i = 0; i < 30; ++i) {
        urdu += "یہ اردو زبان میں ایک لمبا جملہ ہے جو لائن توڑتا ہے، نمبر 17۔ ";
        punjabi += "ਇਹ ਪੰਜਾਬੀ ਵਿੱਚ ਇੱਕ ਲੰਮਾ ਵਾਕ ਹੈ ਜੋ ਕਤਾਰ ਤੋੜਦਾ ਹੈ। ";
    }
    checkTextsInOrder(plainDocument({ Paragraph { { Run { .text = urdu, .language = "ur" } } },
                                      Paragraph { { Run { .text = punjabi, .language = "pa" } } },
                                      Paragraph { runsOf("Mixed: שלום with הִנֵּה and עברית 123, then English.") },
                                      Paragraph { runsOf("≤ 5 → 10, −3 ± 1, ✓ done, £20 and €5, ½ and 10², № 4") },
                                      Paragraph { runsOf("नमस्ते हिन्दी, নমস্কার বাংলা, નમસ્તે ગુજરાતી, Ελληνικά, Українська") } }));
}

TEST_CASE("Characters without a glyph are shown by their number", "[pdf]")
{
    CHECK(visibleText("ok 🫠 漢") == QStringLiteral("ok [U+1FAE0] [U+6F22]"));
    // A mark with nothing to stand on, and one that has.
    CHECK(visibleText("\u0301a\n\u0489e\u0301") == QStringLiteral("[U+0301]a\n[U+0489]e\u0301"));
    CHECK(visibleText("nul " + std::string(1, '\0')) == QStringLiteral("nul \u2400"));
    checkTextsInOrder(plainDocument({ Paragraph { runsOf("thumbs 👍 up, 漢字, family 👨\u200d👩\u200d👧") } }));
}

TEST_CASE("Every naughty string reaches the text of the PDF", "[pdf][naughty]")
{
    std::ifstream file(MUSTER_TEST_DATA "/strings/blns/blns.json");
    REQUIRE(file);
    std::vector<Block> blocks;
    Table table { .columns = { { .header = "String" }, { .header = "Again" } } };
    for (const auto& entry : nlohmann::json::parse(file)) {
        const std::string text = entry.get<std::string>();
        blocks.push_back(Paragraph { runsOf(text) });
        table.rows.push_back({ { test::textCell(text), test::textCell(text) } });
    }
    REQUIRE(blocks.size() > 400);
    blocks.push_back(table);
    checkTextsInOrder(plainDocument(std::move(blocks)));
}

TEST_CASE("A table of a thousand rows repeats its head but says it once", "[pdf][table]")
{
    Table table = test::actionTable();
    const Row row = table.rows.front();
    for (int i = 0; i < 1000; ++i) {
        table.rows.push_back(row);
        table.rows.back().cells.front().runs = runsOf("A-" + std::to_string(1000 + i));
    }
    const Document document = plainDocument({ table });
    checkTextsInOrder(document);
    const auto text = readPdfText(*writePdf(document));
    REQUIRE(text);
    REQUIRE(text->pages.size() > 20);
    for (const std::string& page : text->pages)
        CHECK_THAT(page, ContainsSubstring("Status"));
}

TEST_CASE("A cell taller than a page loses nothing", "[pdf][table]")
{
    Table table { .caption = "Tall", .columns = { { .header = "Ref" }, { .header = "Words", .width = 3 } } };
    table.rows.push_back({ { test::textCell("one"), test::textCell(sentences(120)) } });
    table.rows.push_back({ { test::textCell(sentences(60)), test::textCell("two") } });
    const Document document = plainDocument({ table });
    checkTextsInOrder(document);
    CHECK(layoutDocument(document).pages.size() >= 3);
}

TEST_CASE("Empty documents, tables and lists still make a page", "[pdf]")
{
    checkTextsInOrder(plainDocument({}));
    checkTextsInOrder(plainDocument({ Table { .columns = { { .header = "Ref" } }, .whenEmpty = "Nothing is open." },
                                      List {}, KeyValueList {}, Paragraph {} }));
    CHECK(layoutDocument(plainDocument({})).pages.size() == 1);
}

TEST_CASE("The same document gives the same bytes", "[pdf]")
{
    Document document = test::aDocument();
    document.blocks.push_back(Figure { .image = png(), .alt = "A blue box", .caption = "Box" });
    const auto first = writePdf(document);
    const auto second = writePdf(document);
    REQUIRE(first);
    REQUIRE(second);
    CHECK((*first == *second));
    document.version = "version 3";
    CHECK((*writePdf(document) != *first));
    CHECK_FALSE(first->contains("CreationDate"));
}

TEST_CASE("An export in a worker thread gives the same bytes", "[pdf]")
{
    const Document document = test::aDocument();
    muster::base::Result<QByteArray> exported;
    const std::unique_ptr<QThread> worker(QThread::create([&] { exported = writePdf(document); }));
    worker->start();
    const auto here = writePdf(document);
    REQUIRE(worker->wait());
    REQUIRE(exported);
    CHECK((*exported == *here));
}

TEST_CASE("Marking, draft, reference, page and recipient stand on every page", "[pdf]")
{
    Document document = test::aDocument();
    document.blocks.push_back(Paragraph { runsOf(sentences(150)) });
    const auto text = readPdfText(*writePdf(document));
    REQUIRE(text);
    REQUIRE(text->pages.size() >= 3);
    for (std::size_t i = 0; i < text->pages.size(); ++i) {
        const std::string& page = text->pages[i];
        const std::size_t first = page.find("OFFICIAL-SENSITIVE");
        REQUIRE(first != std::string::npos);
        CHECK(page.find("OFFICIAL-SENSITIVE", first + 1) != std::string::npos);
        for (const std::string& part :
             { std::string("DRAFT"), std::string("DTCG/2011-10-18 · version 2"), std::string("Printed on 19 October 2011"),
               std::string("Copy 2 of 5: Cross Keys Homes"),
               "Page " + std::to_string(i + 1) + " of " + std::to_string(text->pages.size()) })
            CHECK_THAT(page, ContainsSubstring(part));
    }
}

TEST_CASE("What a stranger could dig out of the file is all read back", "[pdf][leak]")
{
    Document document = test::aDocument();
    document.subject = "subject-needle";
    document.blocks.push_back(Heading { 1, "heading-needle", "", "" });
    document.blocks.push_back(Figure { .image = png(), .alt = "alt-needle" });
    document.blocks.push_back(Paragraph { { Run { .text = "x", .href = "https://example.org/uri-needle" } } });
    const auto all = extractText(*writePdf(document));
    REQUIRE(all);
    for (const char* needle : { "subject-needle", "heading-needle", "alt-needle", "uri-needle", "Hold a street surgery" })
        CHECK_THAT(*all, ContainsSubstring(needle));
    CHECK_FALSE(extractText("not a PDF"));
}

TEST_CASE("The file says that it is accessible and archival", "[pdf]")
{
    const auto pdf = writePdf(test::aDocument());
    REQUIRE(pdf);
    CHECK(pdf->startsWith("%PDF-1.7"));
    const auto text = readPdfText(*pdf);
    REQUIRE(text);
    const std::string all = text->all();
    for (const char* part : { "<pdfuaid:part>1</pdfuaid:part>", "<pdfaid:part>2</pdfaid:part>",
                              "<pdfaid:conformance>A</pdfaid:conformance>", "<rdf:li>en-GB</rdf:li>" })
        CHECK_THAT(all, ContainsSubstring(part));
}

TEST_CASE("Two hundred pages are laid out whole", "[pdf][long]")
{
    std::vector<Block> blocks;
    for (int i = 1; i <= 460; ++i) {
        blocks.push_back(Heading { 1, "Item", std::to_string(i), "" });
        blocks.push_back(Paragraph { runsOf(sentences(16)) });
        blocks.push_back(Decision { "AGREED", runsOf(sentences(3)) });
    }
    const Document document = plainDocument(std::move(blocks));
    CHECK(layoutDocument(document).pages.size() >= 200);
    checkTextsInOrder(document);
}

TEST_CASE("A heading never stands alone at the bottom of a page", "[pdf][layout]")
{
    for (int lines = 20; lines < 60; ++lines) {
        std::vector<Block> blocks;
        for (int i = 0; i < lines; ++i)
            blocks.push_back(Paragraph { runsOf("line"), ParagraphStyle::Meta });
        blocks.push_back(Heading { 1, "Heading", "", "h" });
        blocks.push_back(Paragraph { runsOf(sentences(4)) });
        const PageLayout layout = layoutDocument(plainDocument(std::move(blocks)));
        const OutlineEntry& heading = layout.outline.front();
        const Element& paragraph = layout.elements.back();
        REQUIRE(paragraph.type == "P");
        CHECK(paragraph.kids.front().page == heading.page);
    }
}

#ifdef MUSTER_HAVE_POPPLER
TEST_CASE("An independent reader finds the words", "[pdf][poppler]")
{
    Document document = test::aDocument();
    document.blocks.push_back(Paragraph { runsOf(sentences(10)) });
    const auto pdf = writePdf(document);
    REQUIRE(pdf);
    const std::unique_ptr<poppler::document> file(
        poppler::document::load_from_raw_data(pdf->constData(), static_cast<int>(pdf->size())));
    REQUIRE(file);
    QString words;
    for (int page = 0; page < file->pages(); ++page) {
        const std::unique_ptr<poppler::page> opened(file->create_page(page));
        const poppler::byte_array text = opened->text().to_utf8();
        words += QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())) + QLatin1Char(' ');
    }
    const std::string all = folded(words);
    for (const char* part :
         { "Minutes of the meeting on 18 October 2011", "AGREED to hold a street surgery.", "offices & <flats>",
           "اردو", "A-015 Write to households", "Officers of the affiliated offices filed 9 efficient first reports." })
        CHECK_THAT(all, ContainsSubstring(part));
    const poppler::byte_array title = file->info_key("Title").to_utf8();
    CHECK(std::string(title.data(), title.size()) == "Minutes of 18 October 2011");
}
#endif
