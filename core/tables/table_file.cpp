// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/table_file.h"

#include "core/base/text.h"

#include <fstream>
#include <system_error>

namespace muster::tables {

using base::fail;
using base::Failure;
using base::FailureCode;

namespace {

using namespace std::string_view_literals;

bool contains(std::string_view bytes, std::string_view part) { return bytes.find(part) != std::string_view::npos; }

bool startsWith(std::string_view bytes, std::string_view start) { return bytes.substr(0, start.size()) == start; }

/// Names of streams in the old Office container are UTF-16.
std::string wide(std::string_view name)
{
    std::string text;
    for (const char c : name) {
        text += c;
        text += '\0';
    }
    return text;
}

FileKind kindOfZip(std::string_view bytes)
{
    if (contains(bytes, "xl/workbook.bin"))
        return FileKind::BinaryWorkbook;
    if (contains(bytes, "xl/workbook.xml"))
        return FileKind::Workbook;
    if (contains(bytes, "application/vnd.oasis.opendocument"))
        return FileKind::OpenDocument;
    if (contains(bytes, "word/document.xml"))
        return FileKind::WordDocument;
    // A workbook may keep its parts under other names; the reader finds them by its relationships.
    return contains(bytes, "[Content_Types].xml") ? FileKind::Workbook : FileKind::Zip;
}

FileKind kindOfMarkup(std::string_view bytes)
{
    if (startsWith(bytes, "\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const auto start = base::lowered(base::trimmed(bytes.substr(0, 1024)));
    for (const auto tag : {"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<table"sv, "<meta"sv, "<div"sv}) {
        if (startsWith(start, tag))
            return FileKind::WebPage;
    }
    if (!startsWith(start, "<?xml"))
        return FileKind::Text;
    return contains(start, "<html") ? FileKind::WebPage : FileKind::Xml;
}

}  // namespace

FileKind kindOf(std::string_view bytes)
{
    if (startsWith(bytes, "PK\x03\x04"sv) || startsWith(bytes, "PK\x05\x06"sv))
        return kindOfZip(bytes);
    if (startsWith(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv))
        return contains(bytes, wide("EncryptedPackage")) ? FileKind::EncryptedWorkbook : FileKind::OldWorkbook;
    for (const auto start : {"\x09\x00\x04\x00"sv, "\x09\x02\x06\x00"sv, "\x09\x04\x06\x00"sv, "\x09\x08\x10\x00"sv}) {
        if (startsWith(bytes, start))
            return FileKind::OldWorkbook;
    }
    if (startsWith(bytes, "%PDF-"))
        return FileKind::Pdf;
    if (startsWith(bytes, "{\\rtf"))
        return FileKind::RichText;
    for (const auto start : {"\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv, "GIF89a"sv}) {
        if (startsWith(bytes, start))
            return FileKind::Picture;
    }
    for (const auto start : {"\x1F\x8B"sv, "7z\xBC\xAF"sv, "Rar!\x1A"sv,
                             "\xFD"
                             "7zXZ"sv}) {
        if (startsWith(bytes, start))
            return FileKind::Compressed;
    }
    return kindOfMarkup(bytes);
}

Failure refusalOf(FileKind kind, const std::string& name)
{
    constexpr auto kSaveAgain = "Save it as .xlsx or CSV in Excel and try again.";
    const auto refusal = [&name](const std::string& what, const std::string& advice) {
        return Failure {FailureCode::Invalid, "file", name + " is " + what + ". " + advice};
    };
    switch (kind) {
    case FileKind::OldWorkbook:
        return refusal("an old Excel workbook (.xls) or another old Office file", kSaveAgain);
    case FileKind::EncryptedWorkbook:
        return refusal(
            "a workbook with a password",
            "Take the password off in Excel (File, Info, Protect Workbook), save it as .xlsx or CSV and try again.");
    case FileKind::BinaryWorkbook:
        return refusal("a binary Excel workbook (.xlsb)", kSaveAgain);
    case FileKind::OpenDocument:
        return refusal("an OpenDocument file", "Save it as .xlsx or CSV in LibreOffice and try again.");
    case FileKind::WordDocument:
        return refusal("a Word document", "Copy its table into Excel, save it as .xlsx or CSV and try again.");
    case FileKind::Zip:
        return refusal("a zip archive", "Unpack it and choose the workbook or CSV file inside.");
    case FileKind::Pdf:
        return refusal("a PDF", "Ask for the workbook or CSV file it was made from.");
    case FileKind::RichText:
        return refusal("a rich text document", "Copy its table into Excel, save it as .xlsx or CSV and try again.");
    case FileKind::WebPage:
        return refusal("a web page, whatever its name says",
                       "Open it in Excel, save it as .xlsx or CSV and try again.");
    case FileKind::Xml:
        return refusal("an XML file", "Open it in Excel, save it as .xlsx or CSV and try again.");
    case FileKind::Picture:
        return refusal("a picture", "Choose a workbook or CSV file.");
    case FileKind::Compressed:
        return refusal("a compressed archive", "Unpack it and choose the workbook or CSV file inside.");
    case FileKind::Text:
        return refusal("a text file", "Choose an Excel workbook (.xlsx).");
    case FileKind::Workbook:
        return refusal("an Excel workbook", "Choose a CSV file.");
    }
    return refusal("of a kind that is not known", "Choose a workbook or CSV file.");
}

std::string shownName(const std::filesystem::path& path)
{
    const auto name = path.filename().u8string();
    return base::asValidUtf8(std::string(name.begin(), name.end()));
}

base::Result<std::string> readFileBytes(const std::filesystem::path& path)
{
    namespace fs = std::filesystem;
    const std::string name = shownName(path);
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        return fail(FailureCode::Unreadable, "There is no file " + name + " in that folder.", "file");
    if (error)
        return fail(FailureCode::Unreadable, name + " could not be read: you may not have the right to.", "file");
    if (status.type() == fs::file_type::directory)
        return fail(FailureCode::Unreadable, name + " is a folder. Choose a file in it.", "file");
    if (status.type() != fs::file_type::regular)
        return fail(FailureCode::Unreadable, name + " is not an ordinary file.", "file");
    const auto size = fs::file_size(path, error);
    if (error)
        return fail(FailureCode::Unreadable, name + " could not be read.", "file");
    if (size > kMaxFileBytes)
        return fail(FailureCode::Invalid,
                    name + " is larger than " + std::to_string(kMaxFileBytes / 1024 / 1024)
                        + " MB. Import it in smaller parts.",
                    "file");
    if (size == 0)
        return fail(FailureCode::Invalid, name + " is empty.", "file");
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return fail(
            FailureCode::Unreadable,
            name + " could not be opened: another program may hold it, or you may not have the right to read it.",
            "file");
    std::string bytes(size, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(size));
    if (stream.bad() || static_cast<std::uintmax_t>(stream.gcount()) != size)
        return fail(FailureCode::Unreadable, name + " could not be read to its end.", "file");
    return bytes;
}

}  // namespace muster::tables
