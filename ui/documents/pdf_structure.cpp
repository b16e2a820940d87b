// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/pdf_structure.h"

#include <algorithm>

namespace muster::ui::documents {

namespace {

QPDFObjectHandle name(const QByteArray& text)
{
    return QPDFObjectHandle::newName("/" + text.toStdString());
}

QPDFObjectHandle integer(long long value)
{
    return QPDFObjectHandle::newInteger(value);
}

QPDFObjectHandle real(double value)
{
    return QPDFObjectHandle::newReal(value, 3);
}

QPDFObjectHandle rectangle(const QRectF& place, double pageHeight)
{
    QPDFObjectHandle box = QPDFObjectHandle::newArray();
    box.appendItem(real(place.left()));
    box.appendItem(real(pageHeight - place.bottom()));
    box.appendItem(real(place.right()));
    box.appendItem(real(pageHeight - place.top()));
    return box;
}

class StructureWriter {
public:
    StructureWriter(QPDF& pdf, const PageLayout& layout, std::vector<QPDFObjectHandle> pages)
        : m_pdf(pdf), m_layout(layout), m_pages(std::move(pages)), m_nextParentKey(static_cast<int>(m_pages.size()))
    {
        for (std::size_t i = 0; i < layout.elements.size(); ++i)
            m_elements.push_back(pdf.makeIndirectObject(QPDFObjectHandle::newDictionary()));
        m_root = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    }

    void write()
    {
        for (std::size_t page = 0; page < m_pages.size(); ++page)
            writeLinks(page);
        for (std::size_t i = 0; i < m_elements.size(); ++i)
            writeElement(i);
        m_root.replaceKey("/Type", name("StructTreeRoot"));
        m_root.replaceKey("/K", m_elements.front());
        m_root.replaceKey("/ParentTree", parentTree());
        m_root.replaceKey("/ParentTreeNextKey", integer(m_nextParentKey));
        m_pdf.getRoot().replaceKey("/StructTreeRoot", m_root);
        writeOutline();
    }

private:
    struct Annotation {
        QPDFObjectHandle object;
        int element = 0;
    };

    QPDFObjectHandle destination(int page, double top) const
    {
        QPDFObjectHandle place = QPDFObjectHandle::newArray();
        place.appendItem(m_pages[static_cast<std::size_t>(page)]);
        place.appendItem(name("XYZ"));
        place.appendItem(integer(0));
        place.appendItem(real(std::min(m_layout.size.height(), m_layout.size.height() - top + 8)));
        place.appendItem(QPDFObjectHandle::newNull());
        return place;
    }

    void writeLinks(std::size_t page)
    {
        m_annotations.emplace_back();
        QPDFObjectHandle list = QPDFObjectHandle::newArray();
        for (const PageLink& link : m_layout.pages[page].links) {
            QPDFObjectHandle annotation = QPDFObjectHandle::newDictionary();
            annotation.replaceKey("/Type", name("Annot"));
            annotation.replaceKey("/Subtype", name("Link"));
            annotation.replaceKey("/Rect", rectangle(link.place, m_layout.size.height()));
            annotation.replaceKey("/Border", QPDFObjectHandle::parse("[0 0 0]"));
            annotation.replaceKey("/F", integer(4));  // printed, as PDF/A asks
            annotation.replaceKey("/Contents", pdfText(link.text.trimmed()));
            annotation.replaceKey("/StructParent", integer(m_nextParentKey++));
            annotation.replaceKey("/P", m_pages[page]);
            if (link.target.startsWith(QLatin1Char('#'))) {
                const Place place = m_layout.anchors.value(link.target.mid(1));
                annotation.replaceKey("/Dest", destination(place.page, place.top));
            } else {
                QPDFObjectHandle action = QPDFObjectHandle::newDictionary();
                action.replaceKey("/S", name("URI"));
                action.replaceKey("/URI", QPDFObjectHandle::newString(link.target.toUtf8().toStdString()));
                annotation.replaceKey("/A", action);
            }
            annotation = m_pdf.makeIndirectObject(annotation);
            list.appendItem(annotation);
            m_annotations.back().push_back({ annotation, link.element });
        }
        if (list.getArrayNItems() > 0)
            m_pages[page].replaceKey("/Annots", list);
    }

    QPDFObjectHandle attributesOf(const Element& element) const
    {
        QPDFObjectHandle attributes = QPDFObjectHandle::newDictionary();
        if (!element.scope.isEmpty()) {
            attributes.replaceKey("/O", name("Table"));
            attributes.replaceKey("/Scope", name(element.scope));
        } else if (!element.numbering.isEmpty()) {
            attributes.replaceKey("/O", name("List"));
            attributes.replaceKey("/ListNumbering", name(element.numbering));
        } else if (element.box.isValid()) {
            attributes.replaceKey("/O", name("Layout"));
            attributes.replaceKey("/BBox", rectangle(element.box, m_layout.size.height()));
            attributes.replaceKey("/Placement", name("Block"));
        }
        return attributes;
    }

    QPDFObjectHandle kidOf(const Kid& kid, int ownPage) const
    {
        if (kid.kind == Kid::Child)
            return m_elements[static_cast<std::size_t>(kid.index)];
        const QPDFObjectHandle& page = m_pages[static_cast<std::size_t>(kid.page)];
        QPDFObjectHandle reference = QPDFObjectHandle::newDictionary();
        if (kid.kind == Kid::Link) {
            const auto& links = m_annotations[static_cast<std::size_t>(kid.page)];
            reference.replaceKey("/Type", name("OBJR"));
            reference.replaceKey("/Obj", links[static_cast<std::size_t>(kid.index)].object);
            reference.replaceKey("/Pg", page);
            return reference;
        }
        if (kid.page == ownPage)
            return integer(kid.index);
        reference.replaceKey("/Type", name("MCR"));
        reference.replaceKey("/Pg", page);
        reference.replaceKey("/MCID", integer(kid.index));
        return reference;
    }

    void writeElement(std::size_t index)
    {
        const Element& element = m_layout.elements[index];
        QPDFObjectHandle& object = m_elements[index];
        object.replaceKey("/Type", name("StructElem"));
        object.replaceKey("/S", name(element.type));
        object.replaceKey("/P", element.parent < 0 ? m_root : m_elements[static_cast<std::size_t>(element.parent)]);
        const auto content = std::find_if(element.kids.begin(), element.kids.end(),
                                          [](const Kid& kid) { return kid.kind == Kid::Content; });
        const int ownPage = content == element.kids.end() ? -1 : content->page;
        if (ownPage >= 0)
            object.replaceKey("/Pg", m_pages[static_cast<std::size_t>(ownPage)]);
        QPDFObjectHandle kids = QPDFObjectHandle::newArray();
        for (const Kid& kid : element.kids)
            kids.appendItem(kidOf(kid, ownPage));
        if (kids.getArrayNItems() > 0)
            object.replaceKey("/K", kids);
        if (!element.alt.isEmpty())
            object.replaceKey("/Alt", pdfText(element.alt));
        if (!element.language.isEmpty())
            object.replaceKey("/Lang", QPDFObjectHandle::newString(element.language.toStdString()));
        QPDFObjectHandle attributes = attributesOf(element);
        if (!attributes.getKeys().empty())
            object.replaceKey("/A", attributes);
    }

    QPDFObjectHandle parentTree()
    {
        QPDFObjectHandle numbers = QPDFObjectHandle::newArray();
        for (std::size_t page = 0; page < m_pages.size(); ++page) {
            QPDFObjectHandle owners = QPDFObjectHandle::newArray();
            for (const int element : m_layout.pages[page].contents)
                owners.appendItem(m_elements[static_cast<std::size_t>(element)]);
            numbers.appendItem(integer(static_cast<long long>(page)));
            numbers.appendItem(m_pdf.makeIndirectObject(owners));
        }
        int key = static_cast<int>(m_pages.size());
        for (const auto& page : m_annotations) {
            for (const Annotation& annotation : page) {
                numbers.appendItem(integer(key++));
                numbers.appendItem(m_elements[static_cast<std::size_t>(annotation.element)]);
            }
        }
        QPDFObjectHandle tree = QPDFObjectHandle::newDictionary();
        tree.replaceKey("/Nums", numbers);
        return m_pdf.makeIndirectObject(tree);
    }

    /// Writes the entries from `at` on that stand below `level`; gives the index behind them.
    std::size_t writeOutlineLevel(QPDFObjectHandle parent, std::size_t at, int level)
    {
        QPDFObjectHandle previous = QPDFObjectHandle::newNull();
        long long count = 0;
        while (at < m_layout.outline.size() && m_layout.outline[at].level > level) {
            const OutlineEntry& entry = m_layout.outline[at];
            QPDFObjectHandle item = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
            item.replaceKey("/Title", pdfText(entry.text));
            item.replaceKey("/Parent", parent);
            item.replaceKey("/Dest", destination(entry.page, entry.top));
            item.replaceKey("/SE", m_elements[static_cast<std::size_t>(entry.element)]);
            if (previous.isNull()) {
                parent.replaceKey("/First", item);
            } else {
                previous.replaceKey("/Next", item);
                item.replaceKey("/Prev", previous);
            }
            previous = item;
            ++count;
            at = writeOutlineLevel(item, at + 1, entry.level);
        }
        if (count > 0) {
            parent.replaceKey("/Last", previous);
            // Negative: the entries below a heading start folded away; the first level is open.
            parent.replaceKey("/Count", integer(level == 0 ? count : -count));
        }
        return at;
    }

    void writeOutline()
    {
        if (m_layout.outline.empty())
            return;
        QPDFObjectHandle outlines = m_pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        outlines.replaceKey("/Type", name("Outlines"));
        writeOutlineLevel(outlines, 0, 0);
        m_pdf.getRoot().replaceKey("/Outlines", outlines);
        m_pdf.getRoot().replaceKey("/PageMode", name("UseOutlines"));
    }

    QPDF& m_pdf;
    const PageLayout& m_layout;
    std::vector<QPDFObjectHandle> m_pages;
    std::vector<QPDFObjectHandle> m_elements;
    std::vector<std::vector<Annotation>> m_annotations;
    QPDFObjectHandle m_root;
    int m_nextParentKey;
};

}  // namespace

void writeStructure(QPDF& pdf, const PageLayout& layout, std::vector<QPDFObjectHandle> pages)
{
    StructureWriter(pdf, layout, std::move(pages)).write();
}

QPDFObjectHandle pdfText(const QString& text)
{
    return QPDFObjectHandle::newUnicodeString(text.toUtf8().toStdString());
}

}  // namespace muster::ui::documents
