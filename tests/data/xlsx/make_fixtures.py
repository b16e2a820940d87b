#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the crafted workbooks beside this file: python3 make_fixtures.py

Each has the structure one family of writers produces; README.md says which. Dates in the archive are fixed, so that
the same bytes come out every time.
"""
import os
import struct
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(name, parts):
    with zipfile.ZipFile(os.path.join(HERE, name), "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            info = zipfile.ZipInfo(part, (2011, 11, 15, 10, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text if isinstance(text, bytes) else text.encode())


def rels(*rows):
    body = "".join(f'<Relationship Id="{i}" Type="{REL}/{t}" Target="{target}"/>' for i, t, target in rows)
    return f'{HEAD}<Relationships xmlns="{PKG}">{body}</Relationships>'


TYPES = (HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/></Types>')


def book(sheets, epoch1904=False, extra=""):
    pr = '<workbookPr date1904="1"/>' if epoch1904 else "<workbookPr/>"
    rows = "".join(f'<sheet name="{n}" sheetId="{i + 1}"{s} r:id="rId{i + 1}"/>' for i, (n, s) in enumerate(sheets))
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}">{pr}<sheets>{rows}</sheets>{extra}</workbook>'


def sheet(rows, tail=""):
    return f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{tail}</worksheet>'


# Excel's own structure: shared strings with runs, styles, a hidden first sheet, a chart sheet, sparse cells, a title
# merged over the columns, a value merged downwards.
STRINGS = (HEAD + f'<sst xmlns="{MAIN}" count="9" uniqueCount="9">'
           '<si><t>Action log</t></si>'                                                            # 0
           '<si><t>Ref</t></si><si><t xml:space="preserve">Action </t></si>'                       # 1 2
           '<si><r><t xml:space="preserve">Due </t></r><r><rPr><b/></rPr><t>date</t></r></si>'     # 3
           '<si><t>Done</t></si><si><t>Meeting</t></si>'                                           # 4 5
           '<si><t>Letter to residents:_x000D_\n1. noise &amp; parking</t></si>'                   # 6
           '<si><r><t>Visit the </t></r><r><rPr><i/></rPr><t xml:space="preserve">hostel </t></r>'
           '<r><t>caf\u00e9</t></r><rPh sb="0" eb="1"><t>READING AID</t></rPh></si>'               # 7
           '<si><t>DTCG</t></si></sst>')                                                           # 8
STYLES = (HEAD + f'<styleSheet xmlns="{MAIN}"><numFmts count="5">'
          '<numFmt numFmtId="164" formatCode="[$-809]dd\\ mmmm\\ yyyy;@"/>'
          '<numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/>'
          '<numFmt numFmtId="166" formatCode="&quot;day &quot;0.0"/>'
          '<numFmt numFmtId="167" formatCode="[Red]#,##0.00;[Blue]-#,##0.00"/>'
          '<numFmt numFmtId="168" formatCode="[h]:mm"/></numFmts>'
          '<cellXfs count="9"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/>'
          '<xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="20"/><xf numFmtId="9"/></cellXfs>'
          '</styleSheet>')
ROWS = ('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"/><c r="C1"/></row>'
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="s"><v>2</v></c><c r="C3" t="s"><v>3</v></c>'
        '<c r="D3" t="s"><v>4</v></c><c r="E3" t="s"><v>5</v></c><c r="G3" t="inlineStr"><is><t>Figure</t></is></c></row>'
        '<row r="4" hidden="1"><c r="A4"><v>14</v></c><c r="B4" t="s"><v>6</v></c><c r="C4" s="1"><v>40862</v></c>'
        '<c r="D4" t="b"><v>1</v></c><c r="E4" t="s"><v>8</v></c><c r="G4" s="4"><v>2.5</v></c></row>'
        '<row r="5"><c r="A5"><v>15</v></c><c r="B5" t="s"><v>7</v></c><c r="C5" s="2"><v>40879</v></c>'
        '<c r="D5" t="b"><v>0</v></c><c r="G5" s="5"><v>0.30000000000000004</v></c></row>'
        '<row r="7"><c r="A7"><f>A5+2</f><v>17</v></c><c r="B7" t="str"><f>"Chase "&amp;A7</f><v>Chase 17</v></c>'
        '<c r="C7" s="3"><v>40862.4375</v></c><c r="D7" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="G7" s="6"><v>1.1041666666666667</v></c>'
        '<c r="H7"/></row>'
        '<row r="8"><c r="A8"><v>18</v></c><c r="C8" t="d"><v>2011-11-15T00:00:00</v></c><c r="G8" s="7"><v>0.4375</v></c></row>')
EXCEL = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": book([("Lists", ' state="veryHidden"'), ("Chart", ""), ("Log 2011", ""), ("Old", ' state="hidden"')]),
    "xl/_rels/workbook.xml.rels": rels(("rId1", "worksheet", "worksheets/sheet1.xml"),
                                       ("rId2", "chartsheet", "chartsheets/sheet1.xml"),
                                       ("rId3", "worksheet", "worksheets/sheet2.xml"),
                                       ("rId4", "worksheet", "worksheets/sheet3.xml"),
                                       ("rId5", "styles", "styles.xml"), ("rId6", "sharedStrings", "sharedStrings.xml")),
    "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Open</t></is></c></row>'),
    "xl/chartsheets/sheet1.xml": f'{HEAD}<chartsheet xmlns="{MAIN}"/>',
    "xl/worksheets/sheet2.xml": sheet(ROWS, '<mergeCells count="2"><mergeCell ref="A1:G1"/><mergeCell ref="E4:E7"/></mergeCells>'),
    "xl/worksheets/sheet3.xml": sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Year</t></is></c></row>'
                                      '<row r="2"><c r="A2"><v>2010</v></c></row>'),
    "xl/sharedStrings.xml": STRINGS,
    "xl/styles.xml": STYLES,
}
write("excel_like.xlsx", EXCEL)

# Other writers: namespace prefixes, absolute targets, no cell addresses, no styles, inline strings only, 1904 dates.
PREFIXED = (HEAD + f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>'
            '<x:row><x:c t="inlineStr"><x:is><x:t>Ref</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>Action</x:t></x:is></x:c></x:row>'
            '<x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:r><x:t>Move </x:t></x:r><x:r><x:t>bins</x:t></x:r></x:is></x:c></x:row>'
            '<x:row><x:c><x:v>1.5E3</x:v></x:c><x:c t="inlineStr"><x:is><x:t xml:space="preserve"> </x:t></x:is></x:c></x:row>'
            '</x:sheetData></x:worksheet>')
write("other_writer.xlsx", {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": rels(("R1", "officeDocument", "/xl/book.xml")),
    "xl/book.xml": (HEAD + f'<x:workbook xmlns:x="{MAIN}" xmlns:rel="{REL}"><x:sheets>'
                    '<x:sheet name="Sheet1" sheetId="1" rel:id="Rabc"/></x:sheets></x:workbook>'),
    "xl/_rels/book.xml.rels": rels(("Rabc", "worksheet", "/xl/worksheets/sheet.xml")),
    "xl/worksheets/sheet.xml": PREFIXED,
})

SMALL = {
    "[Content_Types].xml": TYPES,
    "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": book([("Sheet1", "")]),
    "xl/_rels/workbook.xml.rels": rels(("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")),
    "xl/styles.xml": STYLES,
    "xl/worksheets/sheet1.xml": sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Due</t></is></c></row>'
                                      '<row r="2"><c r="A2" s="1"><v>39400</v></c></row>'),
}
write("mac_1904.xlsx", {**SMALL, "xl/workbook.xml": book([("Sheet1", "")], epoch1904=True)})
write("no_sheet_part.xlsx", {k: v for k, v in SMALL.items() if k != "xl/worksheets/sheet1.xml"})
write("no_workbook.xlsx", {k: v for k, v in SMALL.items() if not k.startswith("xl/workbook")})
write("broken_xml.xlsx", {**SMALL, "xl/worksheets/sheet1.xml": sheet('<row r="1"><c></row>')})
write("all_hidden.xlsx", {**SMALL, "xl/workbook.xml": book([("Sheet1", ' state="hidden"')])})
# Thirty megabytes of nothing from thirty kilobytes.
write("bomb.xlsx", {**SMALL, "xl/worksheets/sheet1.xml": sheet(" " * (30 * 1024 * 1024))})
write("far_cells.xlsx", {**SMALL, "xl/worksheets/sheet1.xml": sheet("".join(
    f'<row r="{i}"><c r="XFD{i}"><v>{i}</v></c></row>' for i in range(1, 401)))})
write("not_a_workbook.zip", {"notes.txt": "nothing"})
write("letter.docx", {"[Content_Types].xml": TYPES, "word/document.xml": HEAD + "<document/>"})

# The start of an old workbook, and of one with a password, which Excel puts into the same container.
CONTAINER = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHH", 0x3E, 3, 0xFFFE, 9) + bytes(480)
for name, stream in (("old.xls", "Workbook"), ("password.xlsx", "EncryptedPackage")):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(CONTAINER + "Root Entry".encode("utf-16-le").ljust(128, b"\0") + stream.encode("utf-16-le").ljust(128, b"\0"))
