// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/export_document.h"

#include "core/base/text.h"
#include "core/documents/csv_writer.h"
#include "core/documents/document_lint.h"
#include "core/documents/html_writer.h"
#include "core/documents/paper_record.h"
#include "core/documents/privacy_check.h"
#include "core/documents/text_writer.h"
#include "ui/documents/pdf_text.h"
#include "ui/documents/pdf_writer.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <optional>

namespace muster::ui::documents {

namespace docs = muster::documents;

using muster::base::fail;
using muster::base::FailureCode;
using muster::base::Result;

namespace {

std::string endingOf(const std::filesystem::path& path)
{
    const std::string ending = path.extension().string();
    return ending.empty() ? ending : base::lowered(ending.substr(1));
}

Result<std::string> bytesOf(const docs::Document& document, const std::string& ending)
{
    if (ending == "html" || ending == "htm")
        return docs::writeHtml(document);
    if (ending == "txt")
        return docs::writeText(document);
    if (ending == "csv")
        return docs::writeCsv(document);
    auto pdf = writePdf(document);
    if (!pdf)
        return tl::unexpected(pdf.error());
    return pdf->toStdString();
}

/// A file beside its target that is gone again unless it is kept.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::filesystem::path& target)
        : m_path(target.parent_path()
                 / ("." + target.filename().string() + "." + base::newId().hex().substr(0, 8) + ".part"))
    {
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile()
    {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }

    [[nodiscard]] bool write(const std::string& bytes) const
    {
        std::ofstream file {m_path, std::ios::binary | std::ios::trunc};
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        file.close();
        return !file.fail();
    }

    [[nodiscard]] std::optional<std::string> read() const
    {
        std::ifstream file {m_path, std::ios::binary};
        if (!file)
            return std::nullopt;
        return std::string {std::istreambuf_iterator<char> {file}, {}};
    }

    [[nodiscard]] bool moveTo(const std::filesystem::path& target) const
    {
        std::error_code error;
        std::filesystem::rename(m_path, target, error);
        return !error;
    }

private:
    std::filesystem::path m_path;
};

/// Tags become spaces and the usual entities their characters; attributes are read as well.
std::string textOfHtml(const std::string& html)
{
    std::string text = html;
    const std::pair<std::string_view, std::string_view> entities[] {{"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},
                                                                    {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}};
    std::string shown;
    bool inTag = false;
    for (const char c : text) {
        if (c == '<') {
            inTag = true;
            shown += ' ';
        } else if (c == '>') {
            inTag = false;
        } else if (!inTag) {
            shown += c;
        }
    }
    text += '\n' + shown;
    for (const auto& [entity, character] : entities) {
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + character.size()))
            text.replace(at, entity.size(), character);
    }
    return text;
}

/// Calendar lines as they were before they were folded (RFC 5545, 3.1).
std::string unfolded(std::string text)
{
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at))
        text.replace(at, std::min<std::size_t>(2, text.size() - at), " ");
    return text;
}

/// All that a stranger can take out of the file.
Result<std::string> textOf(const std::string& bytes, const std::string& ending)
{
    if (ending == "pdf")
        return extractText(QByteArray::fromStdString(bytes));
    if (ending == "html" || ending == "htm")
        return textOfHtml(bytes);
    if (ending == "ics")
        return unfolded(bytes);
    return bytes;
}

/// Columns of a text file stand side by side, so the model is searched as well as the file.
std::string textOfModel(const docs::Document& document)
{
    std::string text = document.title + '\n' + document.subject + '\n' + document.author + '\n' + document.reference
        + '\n' + document.version + '\n' + document.footerNote + '\n';
    for (const std::string& unit : docs::textUnits(document))
        text += unit + '\n';
    return text;
}

Result<void> checkEnding(const docs::DocumentKind& kind, const std::string& ending)
{
    const std::string known = ending == "htm" ? "html" : ending;
    if (std::find(kind.endings.begin(), kind.endings.end(), known) != kind.endings.end())
        return {};
    std::string endings;
    for (std::size_t i = 0; i < kind.endings.size(); ++i)
        endings += fmt::format("{}.{}", i == 0 ? "" : i + 1 == kind.endings.size() ? " or " : ", ", kind.endings[i]);
    return fail(FailureCode::Invalid,
                ending.empty()
                    ? fmt::format("The name of the file says in which format it is written: end it in {}.", endings)
                    : fmt::format("The {} cannot be written as .{}: end the name in {}.", kind.word, ending, endings),
                "output");
}

/// What the edition may not hold: nothing is forbidden where restricted text is meant to be.
docs::RestrictedCorpus forbiddenIn(const replica::Reader& reader, const ExportRequest& request,
                                   const docs::Document& document)
{
    if (request.edition == docs::Edition::Restricted && !request.item.isNil())
        return docs::restrictedCorpus(reader, request.item);
    // A pack may hold what its agency is needed for, and nothing else.
    if (const auto own = docs::restrictedItemsIn(reader, request); !own.empty())
        return docs::restrictedCorpus(reader, own);
    if (document.marking == "OFFICIAL-SENSITIVE")
        return {};
    return docs::restrictedCorpus(reader);
}

/// Writes beside the target, reads back, looks for what may not be in it, hands over.
Result<std::filesystem::path> writeBytes(const std::string& bytes, const std::string& ending,
                                         const docs::RestrictedCorpus& corpus, const std::filesystem::path& path)
{
    const auto unwritable = [&] {
        return fail(
            FailureCode::Unreadable,
            fmt::format("{} cannot be written. Choose a folder that exists and that you may write to.", path.string()),
            "output");
    };
    const TemporaryFile file {path};
    if (!file.write(bytes))
        return unwritable();
    const auto back = file.read();
    if (!back || *back != bytes)
        return fail(FailureCode::Damaged, "The file could not be read back as it was written, so it was not kept.",
                    "output");
    const auto text = textOf(*back, ending);
    if (!text)
        return tl::unexpected(text.error());
    if (auto clean = docs::checkForLeaks(*text, corpus); !clean)
        return tl::unexpected(clean.error());
    if (!file.moveTo(path))
        return unwritable();
    return path;
}

}  // namespace

Result<std::filesystem::path> writeChecked(const docs::Document& document, const docs::RestrictedCorpus& corpus,
                                           const std::filesystem::path& path)
{
    const std::string ending = endingOf(path);
    if (auto sound = docs::lint(document); !sound)
        return tl::unexpected(sound.error());
    if (auto clean = docs::checkForLeaks(textOfModel(document), corpus); !clean)
        return tl::unexpected(clean.error());
    const auto bytes = bytesOf(document, ending);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return writeBytes(*bytes, ending, corpus, path);
}

Result<WrittenPaper> writePaper(const replica::Reader& reader, const ExportRequest& request,
                                const std::filesystem::path& path)
{
    const auto written = [](const Result<std::filesystem::path>& file, std::string marking, std::string version) {
        return file ? Result<WrittenPaper> {WrittenPaper {*file, std::move(marking), std::move(version)}}
                    : Result<WrittenPaper> {tl::unexpected(file.error())};
    };
    const auto kind = docs::documentKind(request.kind);
    if (!kind)
        return tl::unexpected(kind.error());
    if (auto known = checkEnding(**kind, endingOf(path)); !known)
        return tl::unexpected(known.error());
    if (endingOf(path) == "ics") {
        const auto calendar = docs::buildCalendar(reader, request);
        if (!calendar)
            return tl::unexpected(calendar.error());
        return written(writeBytes(*calendar, "ics", docs::restrictedCorpus(reader), path), {}, {});
    }
    const auto document = docs::buildDocument(reader, request);
    if (!document)
        return tl::unexpected(document.error());
    if (request.edition == docs::Edition::Public) {
        if (auto free = docs::checkPrivacy(*document); !free)
            return tl::unexpected(free.error());
    }
    return written(writeChecked(*document, forbiddenIn(reader, request, *document), path), document->marking,
                   document->version);
}

Result<std::filesystem::path> exportDocument(const replica::Reader& reader, const ExportRequest& request,
                                             const std::filesystem::path& path)
{
    auto written = writePaper(reader, request, path);
    if (!written)
        return tl::unexpected(written.error());
    return std::move(written->path);
}

Result<std::filesystem::path> exportAndRecord(replica::Replica& replica, const ExportRequest& request,
                                              const std::filesystem::path& path)
{
    const auto written = writePaper(replica.reader(), request, path);
    if (!written)
        return tl::unexpected(written.error());
    const docs::RecordPaper record {request, written->marking, written->version, endingOf(path),
                                   docs::circulationOf(replica.reader(), request)};
    if (auto recorded = docs::execute(replica, record); !recorded) {
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
        return tl::unexpected(recorded.error());
    }
    return written->path;
}

}  // namespace muster::ui::documents
