// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers that are of an agency, a group or a period, on the Documents page.
#include "ui/documents/paper_choices.h"

#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/documents_page.h"
#include "ui/documents/papers_model.h"

#include <QComboBox>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using muster::documents::Edition;

namespace {

class PapersWindow : public WindowTest {
public:
    PapersWindow()
        : WindowTest({}, 15), page(new DocumentsPage(bridge(), prompts()))
    {
        window().addPage(page);
        show();
        window().openPage(QStringLiteral("documents"));
        settle();
    }

    DocumentsPage* page;
};

}  // namespace

TEST_CASE("Each paper of the year can be looked at with the choices it asks for", "[documents][choices]")
{
    PapersWindow test;
    for (const Paper& paper : allPapers()) {
        const QString word = words(paper.kind->word);
        INFO(word.toStdString());
        // Nothing was asked for yet that an answer could be made of, no group is at its end, and the others need part two.
        if (paper.edition == Edition::Restricted || word == QStringLiteral("request-bundle")
            || word == QStringLiteral("closing-report"))
            continue;
        test.page->choosePaper(word, paper.edition);
        test.settle();
        INFO(test.page->message().toStdString());
        const bool shown = !test.page->view()->isEmpty() || !test.page->message().isEmpty();
        CHECK(shown);
        CHECK(unnamedFocusableWidgets(test.page) == QStringList());
    }
}

TEST_CASE("The action plan is of the group that is chosen, the pack of the agency", "[documents][choices]")
{
    PapersWindow test;
    test.page->choosePaper(QStringLiteral("action-plan"), Edition::Full);
    test.settle();
    QComboBox* group = test.page->choices()->field(QStringLiteral("Group"));
    REQUIRE(group != nullptr);
    CHECK(group->isVisible());
    CHECK(group->count() == 5);
    CHECK_FALSE(test.page->choices()->field(QStringLiteral("Agency"))->isVisible());
    group->setCurrentIndex(group->findText(QStringLiteral("Road Safety"), Qt::MatchContains));
    test.settle();
    CHECK(test.page->message() == QString());
    CHECK_FALSE(test.page->view()->isEmpty());
    test.picture(QStringLiteral("documents-action-plan"));

    test.page->choosePaper(QStringLiteral("ratification-pack"), Edition::Full);
    test.settle();
    CHECK(test.page->choices()->field(QStringLiteral("Recommendation"))->count() == 1);
    QComboBox* agency = test.page->choices()->field(QStringLiteral("Agency"));
    CHECK(agency->isVisible());
    agency->setCurrentIndex(agency->findText(QStringLiteral("Fire"), Qt::MatchContains));
    test.settle();
    CHECK(test.page->message() == QString());
    CHECK_FALSE(test.page->view()->isEmpty());

    // A paper without choices shows none.
    test.page->choosePaper(QStringLiteral("plan-summary"), Edition::Public);
    test.settle();
    CHECK_FALSE(test.page->choices()->isVisible());
}
