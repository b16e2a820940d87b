// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/documents/leaks/every_paper.h"

#include "core/meetings/agenda_queries.h"
#include "core/meetings/meeting_queries.h"
#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "ui/documents/pdf_text.h"

#ifdef MUSTER_HAVE_POPPLER
#include <poppler-document.h>
#include <poppler-page.h>
#endif

#include <algorithm>
#include <memory>
// qpdf: plain std::shared_ptr, as from its version 12 on.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace muster::test {

using documents::DocumentKind;
using documents::Edition;
using documents::ExportRequest;

namespace {

/// Three that are needed for restricted items, and one that is not.
constexpr const char* kSomeAgencies[] {"PROB", "HMP", "SIB", "CONS"};

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

class Papers {
public:
    explicit Papers(PlantedPartnership& planted) : m_planted(planted), m_reader(planted.reader()) { }

    std::vector<Paper> all()
    {
        for (const DocumentKind& kind : documents::documentKinds()) {
            for (const Edition edition : kind.editions) {
                m_start = {};
                m_start.kind = kind.word;
                m_start.edition = edition;
                m_name = std::string {kind.word} + ", " + std::string {documents::editionWord(edition)};
                addEditions(kind);
            }
        }
        return std::move(m_papers);
    }

private:
    void add(const ExportRequest& request, const std::string& of)
    {
        m_papers.push_back({request, of.empty() ? m_name : m_name + ", " + of});
    }

    template <class Each> void forEachMeeting(Each each)
    {
        const std::pair<base::Id, const char*> meetings[] {
            {m_planted.november, "November"},
            {m_planted.december, "December"},
            {m_planted.april, "April"},
            {must(meetings::findMeeting(m_reader, "BOARD/2011-11-29")).id, "Board"}};
        for (const auto& [id, name] : meetings)
            each(id, name);
    }

    /// Where every agency would say the same of the test.
    template <class Each> void forSomeAgencies(Each each)
    {
        for (const char* code : kSomeAgencies)
            each(partnership::agencyByShortName(m_reader, code)->id, std::string {code});
    }

    template <class Each> void forEachAgency(Each each)
    {
        for (const partnership::Agency& agency : partnership::agenciesOn(m_reader, m_reader.today()))
            each(agency.id, agency.shortName);
    }

    void addEditions(const DocumentKind& kind)
    {
        const std::string_view word = kind.word;
        if (m_start.edition == Edition::Restricted && kind.restrictedByItem)
            return addExtracts();
        if (isOneOf(word, {"agency-pack", "invitation", "action-sheet"}))
            return addForAgencies(word == "action-sheet");
        if (word == "action-plan" || word == "monthly-return" || word == "closing-report")
            return addForBodies();
        if (word == "ratification-pack") {
            ExportRequest request = m_start;
            request.reference = "REC-01";
            forSomeAgencies([&](const base::Id& agency, const std::string& code) {
                request.agency = agency;
                add(request, code);
            });
            return;
        }
        if (word == "request-bundle") {
            ExportRequest request = m_start;
            request.reference = m_planted.openRequest;
            return add(request, {});
        }
        if (kind.needsMeeting) {
            forEachMeeting([&](const base::Id& meeting, const std::string& name) {
                ExportRequest request = m_start;
                request.meeting = meeting;
                add(request, name);
                if (word == "papers")
                    addItems(request, name);
            });
            return;
        }
        add(m_start, {});
        if (isOneOf(word,
                    {"action-log", "annual-report", "attendance-register", "declaration-register",
                     "disclosure-register", "copy-register"})) {
            forSomeAgencies([&](const base::Id& agency, const std::string& code) {
                ExportRequest request = m_start;
                request.agency = agency;
                add(request, code);
            });
        }
        if (isOneOf(word,
                    {"quarterly-report", "household-text", "newspaper-text", "decisions", "annual-report",
                     "annual-summary", "meeting-burden", "governance"})) {
            ExportRequest request = m_start;
            request.period = "2011-10 to 2011-12";
            add(request, request.period);
        }
    }

    /// For the agency that may have it, and for others that may not.
    void addExtracts()
    {
        for (const PlantedItem& item : m_planted.items()) {
            for (const char* code : kSomeAgencies) {
                ExportRequest request = m_start;
                request.meeting = item.meeting;
                request.item = item.id;
                request.agency = partnership::agencyByShortName(m_reader, code)->id;
                add(request, "item " + std::to_string(item.number) + " for " + code);
            }
        }
    }

    /// Packs and invitations go to every agency; of a sheet, each has a part.
    void addForAgencies(bool sheet)
    {
        forEachMeeting([&](const base::Id& meeting, const std::string& name) {
            ExportRequest request = m_start;
            request.meeting = meeting;
            const auto one = [&](const base::Id& agency, const std::string& code) {
                request.agency = agency;
                add(request, name + ", " + code);
            };
            if (!sheet)
                return forEachAgency(one);
            add(request, name);
            forSomeAgencies(one);
        });
    }

    void addForBodies()
    {
        for (const char* code : {"TF-IOM", "TF-ASB", "DTCG"}) {
            ExportRequest request = m_start;
            request.body = partnership::bodyByName(m_reader, code)->id;
            add(request, code);
        }
        add(m_start, {});
    }

    void addItems(ExportRequest request, const std::string& name)
    {
        for (const PlantedItem& item : m_planted.items()) {
            if (item.meeting != request.meeting)
                continue;
            request.item = item.id;
            add(request, name + ", item " + std::to_string(item.number));
        }
    }

    PlantedPartnership& m_planted;
    const replica::Reader& m_reader;
    ExportRequest m_start;
    std::string m_name;
    std::vector<Paper> m_papers;
};

std::string codeOf(const replica::Reader& reader, const base::Id& agency)
{
    const auto found = partnership::agency(reader, agency);
    return found ? found->shortName : std::string {};
}

/// Strings and the names of dictionaries, and what streams hold once they are unpacked.
void addObject(QPDFObjectHandle object, std::string& text, bool top)
{
    if (object.isString()) {
        text += object.getUTF8Value() + '\n' + object.getStringValue() + '\n';
    } else if (object.isName()) {
        text += object.getName() + '\n';
    } else if (object.isArray()) {
        for (QPDFObjectHandle part : object.getArrayAsVector()) {
            if (!part.isIndirect())
                addObject(part, text, false);
        }
    } else if (object.isStream()) {
        if (top) {
            const auto data = object.getStreamData(qpdf_dl_all);
            text.append(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
            text += '\n';
        }
        addObject(object.getDict(), text, false);
    } else if (object.isDictionary()) {
        for (const std::string& key : object.getKeys()) {
            text += key + '\n';
            if (QPDFObjectHandle value = object.getKey(key); !value.isIndirect())
                addObject(value, text, false);
        }
    }
}

std::string everyObjectOf(const std::string& pdf)
{
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("paper.pdf", pdf.data(), pdf.size());
    std::string text;
    for (QPDFObjectHandle object : file.getAllObjects())
        addObject(object, text, true);
    addObject(file.getTrailer(), text, false);
    return text;
}

/// As an independent reader has it; nothing where there is none.
std::string asPopplerReads(const std::string& pdf)
{
    std::string text;
#ifdef MUSTER_HAVE_POPPLER
    const std::unique_ptr<poppler::document> file {
        poppler::document::load_from_raw_data(pdf.data(), static_cast<int>(pdf.size()))};
    for (int page = 0; file && page < file->pages(); ++page) {
        const std::unique_ptr<poppler::page> opened {file->create_page(page)};
        const poppler::byte_array words = opened->text().to_utf8();
        text.append(words.begin(), words.end());
    }
#else
    static_cast<void>(pdf);
#endif
    return text;
}

}  // namespace

std::vector<Paper> everyPaper(PlantedPartnership& planted) { return Papers {planted}.all(); }

bool mayHold(const PlantedPartnership& planted, const Paper& paper, const PlantedWord& word)
{
    const ExportRequest& request = paper.request;
    if (request.edition == Edition::Public)
        return false;
    const PlantedItem* item = word.item < 0 ? nullptr : &planted.items()[static_cast<std::size_t>(word.item)];
    const std::string agency = codeOf(planted.reader(), request.agency);
    if (request.edition == Edition::Restricted && !request.item.isNil())
        return item != nullptr && item->id == request.item && item->agency == agency;
    if (request.kind == "agency-pack")
        return item != nullptr && item->agency == agency;
    // What one item is about, for the members who are in the room for it.
    if (request.kind == "papers" && !request.item.isNil())
        return item != nullptr && item->id == request.item;
    return isOneOf(
        request.kind,
        {"agenda", "minutes", "action-log", "briefing", "papers", "declaration-register", "disclosure-register"});
}

std::string everythingIn(const std::string& bytes, const std::string& ending)
{
    if (ending == "pdf")
        return must(ui::documents::extractText(QByteArray::fromStdString(bytes))) + everyObjectOf(bytes)
            + asPopplerReads(bytes);
    if (ending != "ics")
        return bytes;
    std::string unfolded = bytes;
    for (std::size_t at = unfolded.find("\r\n "); at != std::string::npos; at = unfolded.find("\r\n ", at))
        unfolded.erase(at, 3);
    return bytes + unfolded;
}

}  // namespace muster::test
