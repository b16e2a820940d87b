// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/short_forms.h"

#include "core/base/text.h"

#include "tests/core/documents/papers.h"
#include "tests/support/catch.h"

#include <regex>

using namespace muster;
using namespace muster::documents;
using namespace muster::documents::test;
using muster::test::SampleReplica;

namespace {

const std::vector<ShortForm> kForms {{"ASB", "anti-social behaviour"},
                                     {"IOM", "Integrated Offender Management"},
                                     {"HMP", "HMP Peterborough"},
                                     {"TF-ASB", "ASB Task and Finish Group"},
                                     {"ISP", "information sharing protocol"}};

std::vector<std::string> expanded(const std::vector<std::string>& texts)
{
    Document document;
    for (const std::string& text : texts)
        document.blocks.push_back(Paragraph {runsOf(text)});
    expandShortForms(document, kForms);
    return textUnits(document);
}

}  // namespace

TEST_CASE("A short form is spelled out once, where it is first used", "[documents][glossary]")
{
    CHECK(expanded({"One set of ASB categories.", "More ASB."})
          == std::vector<std::string> {"One set of anti-social behaviour (ASB) categories.", "More ASB."});
    CHECK(expanded({"ASB fell."}).front() == "Anti-social behaviour (ASB) fell.");
    CHECK(expanded({"Offender manager (IOM)"}).front() == "Offender manager (IOM: Integrated Offender Management)");
    CHECK(expanded({"a list (with ASB in it)"}).front() == "a list (with anti-social behaviour [ASB] in it)");
}

TEST_CASE("What is no short form stays as it was written", "[documents][glossary]")
{
    CHECK(expanded({"HMP Peterborough"}).front() == "HMP Peterborough");
    CHECK(expanded({"case ASB-0312"}).front() == "case ASB-0312");
    CHECK(expanded({"Anti-social behaviour (ASB) fell.", "ASB"})
          == std::vector<std::string> {"Anti-social behaviour (ASB) fell.", "ASB"});
    CHECK(expanded({"file ref ISP-2011"}).front() == "file ref ISP-2011");
    CHECK(expanded({"BASBO"}).front() == "BASBO");
}

TEST_CASE("Papers that are tables have a key in the order of first use", "[documents][glossary]")
{
    Document document;
    document.blocks.push_back(Paragraph {runsOf("IOM and ASB")});
    CHECK(plainText(keyToShortForms(document, kForms))
          == "Short forms: IOM: Integrated Offender Management; ASB: anti-social behaviour.");
    document.blocks = {Paragraph {runsOf("Nothing short")}};
    CHECK(keyToShortForms(document, kForms).empty());
}

TEST_CASE("No paper of the sample uses a short form before it says what it means", "[documents][glossary]")
{
    const SampleReplica sample;
    const auto forms = shortForms(sample.reader());
    const std::vector<ExportRequest> requests {
        paperOf(sample.reader(), "agenda", kNovember), paperOf(sample.reader(), "minutes", kOctober),
        paperOf(sample.reader(), "minutes", kSeptember), paperOf(sample.reader(), "action-log", ""),
        paperOf(sample.reader(), "action-sheet", kOctober)};
    for (const ExportRequest& request : requests) {
        CAPTURE(request.kind);
        const std::string text = wholeText(build(sample.reader(), request));
        for (const ShortForm& form : forms) {
            // Independent of the code: the first time it stands as a word and not inside its own name.
            const std::regex word {"(^|[^A-Za-z0-9/-])" + form.shortForm + "(?![A-Za-z0-9/-])"};
            std::smatch match;
            if (form.meaning.find(form.shortForm) != std::string::npos || !std::regex_search(text, match, word))
                continue;
            CAPTURE(form.shortForm);
            const auto at = static_cast<std::size_t>(match.position(0));
            const std::size_t from = at > form.meaning.size() + 4 ? at - form.meaning.size() - 4 : 0;
            const std::string around =
                base::lowered(text.substr(from, 2 * form.meaning.size() + form.shortForm.size() + 10));
            CHECK_THAT(around, ContainsSubstring(base::lowered(form.meaning)));
        }
    }
}
