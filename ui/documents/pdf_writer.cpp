// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pdf_writer.h"

#include "core/documents/document_lint.h"
#include "ui/documents/pdf_content.h"
#include "ui/documents/pdf_structure.h"

#include <QColorSpace>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>

namespace muster::ui::documents {

namespace {

constexpr const char* kProducer = "Muster";

QByteArray xml(const QString& text)
{
    return text.toHtmlEscaped().toUtf8();
}

/// Metadata that says what the file conforms to. PDF/A wants the pdfuaid schema described, since it is not its own.
QByteArray xmpPacket(const PageLayout& layout)
{
    QByteArray packet = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                        "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                        " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                        " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                        " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
                        "<dc:format>application/pdf</dc:format>\n"
                        "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"
        + xml(layout.title) + "</rdf:li></rdf:Alt></dc:title>\n<dc:language><rdf:Bag><rdf:li>" + layout.language
        + "</rdf:li></rdf:Bag></dc:language>\n";
    if (!layout.subject.isEmpty())
        packet += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + xml(layout.subject)
            + "</rdf:li></rdf:Alt></dc:description>\n";
    if (!layout.author.isEmpty())
        packet += "<dc:creator><rdf:Seq><rdf:li>" + xml(layout.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
    packet += QByteArray("<pdf:Producer>") + kProducer
        + "</pdf:Producer>\n<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
          "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n"
          "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
          " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
          " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
          "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
          "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
          "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
          "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
          "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
          "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
          "<pdfaProperty:category>internal</pdfaProperty:category>\n"
          "<pdfaProperty:description>Indicates which part of ISO 14289 is followed</pdfaProperty:description>\n"
          "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
          "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n"
          "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
    return packet;
}

void writeInfo(QPDF& pdf, const PageLayout& layout)
{
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", pdfText(layout.title));
    if (!layout.subject.isEmpty())
        info.replaceKey("/Subject", pdfText(layout.subject));
    if (!layout.author.isEmpty())
        info.replaceKey("/Author", pdfText(layout.author));
    info.replaceKey("/Producer", QPDFObjectHandle::newString(kProducer));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));

    QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, xmpPacket(layout).toStdString());
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    QPDFObjectHandle root = pdf.getRoot();
    root.replaceKey("/Metadata", pdf.makeIndirectObject(metadata));
    root.replaceKey("/Lang", QPDFObjectHandle::newString(layout.language.toStdString()));
    root.replaceKey("/MarkInfo", QPDFObjectHandle::parse("<< /Marked true >>"));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
}

void writeOutputIntent(QPDF& pdf)
{
    const QByteArray profile = QColorSpace(QColorSpace::SRgb).iccProfile();
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, profile.toStdString());
    stream.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
    QPDFObjectHandle intent = QPDFObjectHandle::newDictionary();
    intent.replaceKey("/Type", QPDFObjectHandle::newName("/OutputIntent"));
    intent.replaceKey("/S", QPDFObjectHandle::newName("/GTS_PDFA1"));
    intent.replaceKey("/OutputConditionIdentifier", QPDFObjectHandle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/Info", QPDFObjectHandle::newString("sRGB IEC61966-2.1"));
    intent.replaceKey("/DestOutputProfile", pdf.makeIndirectObject(stream));
    QPDFObjectHandle intents = QPDFObjectHandle::newArray();
    intents.appendItem(pdf.makeIndirectObject(intent));
    pdf.getRoot().replaceKey("/OutputIntents", intents);
}

std::vector<QPDFObjectHandle> writePages(QPDF& pdf, const PageLayout& layout)
{
    PdfFonts fonts;
    PdfImages images;
    std::vector<QPDFObjectHandle> pages;
    QPDFObjectHandle resources = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    QPDFObjectHandle box = QPDFObjectHandle::newArray();
    for (const double edge : { 0.0, 0.0, layout.size.width(), layout.size.height() })
        box.appendItem(QPDFObjectHandle::newReal(edge, 3));
    QPDFPageDocumentHelper helper(pdf);
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        const QByteArray content = pageContent(pdf, layout, layout.pages[i], fonts, images);
        QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
        page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
        page.replaceKey("/MediaBox", box);
        page.replaceKey("/Resources", resources);
        page.replaceKey("/Contents", pdf.makeIndirectObject(QPDFObjectHandle::newStream(&pdf, content.toStdString())));
        page.replaceKey("/StructParents", QPDFObjectHandle::newInteger(static_cast<long long>(i)));
        page.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
        page = pdf.makeIndirectObject(page);
        helper.addPage(page, false);
        pages.push_back(page);
    }
    resources.replaceKey("/Font", fonts.resources(pdf));
    if (!images.resources().getKeys().empty())
        resources.replaceKey("/XObject", images.resources());
    return pages;
}

}  // namespace

muster::base::Result<QByteArray> writePdf(const muster::documents::Document& document)
{
    if (auto ok = muster::documents::lint(document); !ok)
        return tl::unexpected(ok.error());
    return writePdf(layoutDocument(document));
}

muster::base::Result<QByteArray> writePdf(const PageLayout& layout)
{
    try {
        QPDF pdf;
        pdf.emptyPDF();
        const std::vector<QPDFObjectHandle> pages = writePages(pdf, layout);
        writeStructure(pdf, layout, pages);
        writeInfo(pdf, layout);
        writeOutputIntent(pdf);

        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setMinimumPDFVersion("1.7");
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setNewlineBeforeEndstream(true);  // PDF/A: the keyword stands on a line of its own
        writer.setDeterministicID(true);
        writer.write();
        const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char*>(buffer->getBuffer()),
                          static_cast<qsizetype>(buffer->getSize()));
    } catch (const std::exception& error) {
        return muster::base::fail(muster::base::FailureCode::Storage,
                                  std::string("The PDF could not be made: ") + error.what(), "pdf");
    }
}

}  // namespace muster::ui::documents
