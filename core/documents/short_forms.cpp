// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/short_forms.h"

#include "core/partnership/agency_queries.h"
#include "core/partnership/body_queries.h"
#include "core/partnership/profile_queries.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace muster::documents {

namespace {

bool isWordCharacter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalnum(byte) != 0;
}

/// "A-019" and "TF-ASB" are words of their own; "DTCG/2011-11-15" is a reference.
bool joinsWords(char c) { return c == '-' || c == '/' || c == '_' || c == '@'; }

bool standsAlone(std::string_view text, std::size_t at, std::size_t length)
{
    const std::size_t end = at + length;
    const bool leftFree = at == 0
        || (!isWordCharacter(text[at - 1]) && (!joinsWords(text[at - 1]) || at == 1 || !isWordCharacter(text[at - 2])));
    const bool rightFree = end == text.size()
        || (!isWordCharacter(text[end])
            && (!joinsWords(text[end]) || end + 1 == text.size() || !isWordCharacter(text[end + 1])));
    return leftFree && rightFree;
}

/// A use inside a longer name that holds it ("HMP" in "HMP Peterborough") needs no key: that is the name.
bool insideItsOwnName(std::string_view text, std::size_t at, const ShortForm& form)
{
    for (std::size_t inName = form.meaning.find(form.shortForm); inName != std::string::npos;
         inName = form.meaning.find(form.shortForm, inName + 1)) {
        if (inName <= at && text.substr(at - inName, form.meaning.size()) == form.meaning)
            return true;
    }
    return false;
}

std::optional<std::size_t> firstUse(std::string_view text, const ShortForm& form)
{
    for (std::size_t at = text.find(form.shortForm); at != std::string_view::npos;
         at = text.find(form.shortForm, at + 1)) {
        if (standsAlone(text, at, form.shortForm.size()) && !insideItsOwnName(text, at, form))
            return at;
    }
    return std::nullopt;
}

/// The text spells it out itself: "Anti-social behaviour (ASB)".
bool isSpelledOut(std::string_view text, std::size_t at, const ShortForm& form)
{
    const std::size_t room = form.meaning.size() + 2;
    if (at < room || text[at - 1] != '(')
        return false;
    const std::string_view before = text.substr(at - room, form.meaning.size());
    return std::equal(before.begin(), before.end(), form.meaning.begin(), [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    });
}

bool startsSentence(std::string_view text, std::size_t at)
{
    return at == 0 || text[at - 1] == '\n' || (at >= 2 && text[at - 1] == ' ' && text[at - 2] == '.');
}

bool insideBrackets(std::string_view text, std::size_t at)
{
    const std::string_view before = text.substr(0, at);
    return std::count(before.begin(), before.end(), '(') > std::count(before.begin(), before.end(), ')');
}

std::string spelledOut(std::string_view text, std::size_t at, const ShortForm& form)
{
    const std::size_t end = at + form.shortForm.size();
    const bool inBrackets = insideBrackets(text, at);
    if (inBrackets && text[at - 1] == '(' && end < text.size() && text[end] == ')')
        return form.shortForm + ": " + form.meaning;
    std::string meaning = form.meaning;
    if (startsSentence(text, at))
        meaning.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(meaning.front())));
    return meaning + (inBrackets ? " [" + form.shortForm + "]" : " (" + form.shortForm + ")");
}

/// Goes through a document in reading order and spells out what it meets first.
class Expander {
public:
    explicit Expander(const std::vector<ShortForm>& forms)
    {
        for (const ShortForm& form : forms) {
            if (!form.shortForm.empty() && !form.meaning.empty() && form.shortForm != form.meaning)
                m_open.push_back(form);
        }
        // "TF-ASB" before "ASB", so that a longer form is not taken for a shorter one.
        std::stable_sort(m_open.begin(), m_open.end(), [](const ShortForm& a, const ShortForm& b) {
            return a.shortForm.size() > b.shortForm.size();
        });
    }

    void expand(std::string& text)
    {
        for (auto form = m_open.begin(); form != m_open.end();) {
            const auto at = firstUse(text, *form);
            if (!at) {
                ++form;
                continue;
            }
            if (!isSpelledOut(text, *at, *form))
                text.replace(*at, form->shortForm.size(), spelledOut(text, *at, *form));
            form = m_open.erase(form);
        }
    }

    void expand(Runs& runs)
    {
        for (Run& run : runs) {
            if (run.href.empty())
                expand(run.text);
        }
    }

    void operator()(Title& title)
    {
        expand(title.text);
        expand(title.subtitle);
    }
    void operator()(Heading& heading) { expand(heading.text); }
    void operator()(Paragraph& paragraph) { expand(paragraph.runs); }
    void operator()(List& list)
    {
        for (ListItem& item : list.items) {
            expand(item.runs);
            for (List& nested : item.nested)
                (*this)(nested);
        }
    }
    void operator()(Table& table)
    {
        expand(table.caption);
        for (Column& column : table.columns)
            expand(column.header);
        for (Row& row : table.rows) {
            for (Cell& cell : row.cells)
                expand(cell.runs);
        }
    }
    void operator()(Decision& decision) { expand(decision.text); }
    void operator()(ActionLine& action)
    {
        expand(action.text);
        for (std::string& detail : action.details)
            expand(detail);
    }
    void operator()(Figure& figure) { expand(figure.caption); }
    void operator()(KeyValueList& list)
    {
        for (KeyValue& entry : list.entries) {
            for (Runs& value : entry.values)
                expand(value);
        }
    }
    void operator()(PageBreak&) { }

private:
    std::vector<ShortForm> m_open;
};

void addForm(std::vector<ShortForm>& forms, std::string shortForm, std::string meaning)
{
    const bool known =
        std::any_of(forms.begin(), forms.end(), [&](const ShortForm& form) { return form.shortForm == shortForm; });
    if (!known && !shortForm.empty())
        forms.push_back({std::move(shortForm), std::move(meaning)});
}

}  // namespace

std::vector<ShortForm> shortForms(const replica::Reader& reader)
{
    std::vector<ShortForm> forms;
    for (const partnership::GlossaryEntry& entry : partnership::glossary(reader))
        addForm(forms, entry.shortForm, entry.meaning);
    for (const partnership::Agency& agency : partnership::agencies(reader))
        addForm(forms, agency.shortName, agency.name);
    for (const partnership::Body& body : partnership::bodies(reader))
        addForm(forms, body.shortName, body.name);
    return forms;
}

void expandShortForms(Document& document, const std::vector<ShortForm>& forms)
{
    Expander expander {forms};
    for (Block& block : document.blocks)
        std::visit(expander, block);
}

Runs keyToShortForms(const Document& document, const std::vector<ShortForm>& forms)
{
    std::vector<ShortForm> open = forms;
    Runs key;
    const auto note = [&](const std::string& text) {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = 0; i < open.size(); ++i) {
            if (const auto at = firstUse(text, open[i]))
                found.push_back({*at, i});
        }
        std::sort(found.begin(), found.end());
        for (const auto& [at, index] : found) {
            if (!key.empty())
                key.push_back({.text = "; "});
            key.push_back({.text = open[index].shortForm, .bold = true});
            key.push_back({.text = ": " + open[index].meaning});
            open[index].shortForm.clear();
        }
        std::erase_if(open, [](const ShortForm& form) { return form.shortForm.empty(); });
    };
    std::erase_if(open, [](const ShortForm& form) { return form.shortForm.empty() || form.shortForm == form.meaning; });
    for (const std::string& text : textUnits(document))
        note(text);
    // A meaning may use another short form.
    for (std::size_t i = 1; i < key.size(); i += 3) {
        const std::string meaning = key[i].text;
        note(meaning);
    }
    if (!key.empty()) {
        key.insert(key.begin(), {.text = "Short forms: "});
        key.push_back({.text = "."});
    }
    return key;
}

}  // namespace muster::documents
