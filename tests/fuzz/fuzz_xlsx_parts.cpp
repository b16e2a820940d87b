// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as one part of a sound workbook, since a checksum stands before most of the reader otherwise. The first
// byte chooses the part: the sheet, the shared strings, the styles or the workbook part.
#include "core/tables/xlsx_reader.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

namespace {

std::uint32_t checksum(const std::string& bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : bytes) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

void put(std::string& text, std::size_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; ++i) {
        text += static_cast<char>(static_cast<unsigned char>((value >> (8U * i)) & 0xFFU));
    }
}

/// A zip archive of stored parts.
class Archive {
public:
    void add(const std::string& name, const std::string& bytes)
    {
        std::string fields;
        put(fields, 20, 2);
        put(fields, 0, 8);  // flags, method (stored), no time
        put(fields, checksum(bytes), 4);
        put(fields, bytes.size(), 4);
        put(fields, bytes.size(), 4);
        put(fields, name.size(), 2);
        put(fields, 0, 2);
        m_directory += "PK\x01\x02";
        put(m_directory, 20, 2);
        m_directory += fields;
        m_directory.append(10, '\0');
        put(m_directory, m_parts.size(), 4);
        m_directory += name;
        m_parts += "PK\x03\x04" + fields + name + bytes;
        ++m_count;
    }

    [[nodiscard]] std::string bytes() const
    {
        std::string end = "PK\x05\x06";
        put(end, 0, 4);
        put(end, m_count, 2);
        put(end, m_count, 2);
        put(end, m_directory.size(), 4);
        put(end, m_parts.size(), 4);
        put(end, 0, 2);
        return m_parts + m_directory + end;
    }

private:
    std::string m_parts;
    std::string m_directory;
    std::size_t m_count = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    std::array<std::pair<std::string, std::string>, 6> parts = {{
        {"xl/worksheets/sheet1.xml",
         R"(<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>)"
         R"(<row r="2"><c r="A2" s="1"><v>40862.4375</v></c><c r="B2" s="2"><v>1.5</v></c></row></sheetData></worksheet>)"},
        {"xl/sharedStrings.xml", "<sst><si><t>Due</t></si><si><r><t>Fig</t></r><r><t>ure</t></r></si></sst>"},
        {"xl/styles.xml",
         R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>)"
         R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
        {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="S" r:id="R1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="R1" Type="/worksheet" Target="worksheets/sheet1.xml"/>)"
         R"(<Relationship Id="R2" Type="/styles" Target="styles.xml"/>)"
         R"(<Relationship Id="R3" Type="/sharedStrings" Target="sharedStrings.xml"/></Relationships>)"},
        {"[Content_Types].xml", "<Types/>"},
    }};
    parts.at(data[0] % 4U).second.assign(data + 1, data + size);
    Archive archive;
    for (const auto& [name, text] : parts) {
        archive.add(name, text);
    }
    if (const auto table = muster::tables::readXlsxBytes(archive.bytes())) {
        for (const auto& row : table->rows) {
            if (row.cells.size() != table->header.size()) {
                std::abort();
            }
        }
    }
    return 0;
}
