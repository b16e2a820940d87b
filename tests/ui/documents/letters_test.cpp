// SPDX-License-Identifier: GPL-3.0-or-later
//
// Copies in the languages people speak: every letter of their alphabets has a glyph and comes out of the PDF as it went in
// (requirements M05).
#include "tests/support/catch.h"
#include "tests/support/test_replica.h"
#include "ui/documents/font_set.h"
#include "ui/documents/pdf_text.h"
#include "ui/documents/pdf_writer.h"

#include <QString>

using namespace muster;
using namespace muster::documents;
using namespace muster::ui::documents;
using muster::test::must;

namespace {

struct Alphabet {
    const char* language;  ///< as HTML names it
    const char* letters;
    const char* sentence;
};

// Letters as the languages' own spelling lists have them.
constexpr Alphabet kAlphabets[] {
    {"cy", "ÂâÊêÎîÔôÛûŴŵŶŷÀàÈèÌìÒòÙùẀẁỲỳÁáÉéÍíÓóÚúẂẃÝýÄäËëÏïÖöÜüẄẅŸÿ", "Mae'r gŵyr a'r tŷ yn ddiogel: dŵr, ŵyr, ïonau."},
    {"pl", "ĄąĆćĘęŁłŃńÓóŚśŹźŻż", "Zażółć gęślą jaźń."},
    {"ro", "ĂăÂâÎîȘșȚțŞşŢţ", "Înștiințare: poliția și primăria vă ascultă."},
    {"lt", "ĄąČčĘęĖėĮįŠšŲųŪūŽž", "Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą."},
    {"lv", "ĀāČčĒēĢģĪīĶķĻļŅņŠšŪūŽž", "Glāžšķūņa rūķīši."},
    {"sk", "ÁáÄäČčĎďÉéÍíĹĺĽľŇňÓóÔôŔŕŠšŤťÚúÝýŽž", "Vypätá dcéra grófa číta o ľude."},
    {"cs", "ÁáČčĎďÉéĚěÍíŇňÓóŘřŠšŤťÚúŮůÝýŽž", "Příliš žluťoučký kůň."},
    {"hu", "ÁáÉéÍíÓóÖöŐőÚúÜüŰű", "Árvíztűrő tükörfúrógép."},
    {"pt", "ÁáÂâÃãÀàÇçÉéÊêÍíÓóÔôÕõÚú", "À noite o avô vê o ímã e as ações."},
    {"tr", "ÇçĞğİıÖöŞşÜü", "Pijamalı hasta yağız şoföre."},
    {"uk", "ЄєІіЇїҐґЩщЮюЯя", "Щастя, їжак, ґанок."},
    {"ru", "ЁёЫыЭэЪъЩщЮюЯя", "Съешь ещё этих мягких булок."},
    {"bg", "ЪъЩщЮюЯяЬь", "Жълтата дюля беше щастлива."},
    {"el", "ΆάΈέΉήΊίΪϊΌόΎύΫϋΏώς", "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία."},
    {"ur", "ا ب پ ت ٹ ث ج چ ح خ د ڈ ذ ر ڑ ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن ں و ہ ھ ء ی ے", "ہم نے سنا اور عمل کیا۔"},
    {"ar", "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي ة ى أ إ آ ؤ ئ", "استمعنا وعملنا."},
    {"fa", "پ چ ژ گ ک ی", "ما شنیدیم و کار کردیم."},
    {"pa", "ਅ ਆ ਇ ਈ ਉ ਊ ਏ ਐ ਓ ਔ ਕ ਖ ਗ ਘ ਚ ਛ ਜ ਝ ਟ ਠ ਡ ਢ ਣ ਤ ਥ ਦ ਧ ਨ ਪ ਫ ਬ ਭ ਮ ਯ ਰ ਲ ਵ ੜ ਸ ਹ", "ਅਸੀਂ ਸੁਣਿਆ ਅਤੇ ਕੰਮ ਕੀਤਾ।"},
    {"bn", "অ আ ই ঈ উ ঊ এ ঐ ও ঔ ক খ গ ঘ চ ছ জ ট ড ত দ ন প ফ ব ভ ম য র ল শ ষ স হ", "আমরা শুনেছি এবং কাজ করেছি।"},
    {"gu", "અ આ ઇ ઈ ઉ ઊ એ ઐ ઓ ઔ ક ખ ગ ઘ ચ છ જ ટ ડ ત દ ન પ ફ બ ભ મ ય ર લ વ શ સ હ", "અમે સાંભળ્યું અને કામ કર્યું."},
    {"hi", "अ आ इ ई उ ऊ ए ऐ ओ औ क ख ग घ च छ ज ट ड त द न प फ ब भ म य र ल व श स ह", "हमने सुना और काम किया।"},
};

}  // namespace

TEST_CASE("Every letter of the languages spoken here has a glyph and comes back from the PDF", "[pdf][letters]")
{
    Document document {.title = "Letters"};
    std::vector<std::string> expected;
    for (const Alphabet& alphabet : kAlphabets) {
        INFO(alphabet.language);
        for (const std::string& text : {std::string {alphabet.letters}, std::string {alphabet.sentence}}) {
            // Nothing is shown by its number in place of a letter.
            CHECK(visibleText(text) == QString::fromStdString(text));
            Paragraph paragraph;
            paragraph.runs.push_back({.text = text, .language = alphabet.language});
            document.blocks.push_back(paragraph);
            expected.push_back(text);
        }
    }
    const auto text = must(readPdfText(must(writePdf(document))));
    REQUIRE(text.structure.size() >= expected.size());
    const std::vector<std::string> read(text.structure.end() - static_cast<std::ptrdiff_t>(expected.size()),
                                        text.structure.end());
    for (std::size_t i = 0; i < expected.size(); ++i)
        CHECK(read[i] == expected[i]);
}
