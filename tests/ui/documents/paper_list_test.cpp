// SPDX-License-Identifier: GPL-3.0-or-later
//
// The list of papers at the front of the Documents page.
#include "ui/documents/paper_list_section.h"

#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/documents_page.h"
#include "ui/documents/paper_choices.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using muster::documents::PaperState;

namespace {

class ListWindow : public WindowTest {
public:
    ListWindow() : WindowTest({}, 15), page(new DocumentsPage(bridge(), prompts()))
    {
        window().addPage(page);
        show();
        window().openPage(QStringLiteral("documents"));
        settle();
    }

    PaperListSection& list() { return *page->list(); }
    /// Selects the line whose paper and second line hold these words.
    void select(const QString& paper, const QString& of)
    {
        for (const RecordRow& row : list().model()->records()) {
            if (row.cells.first() == paper && row.second.contains(of)) {
                list().select(row.id);
                settle();
                return;
            }
        }
        FAIL("no line " << paper.toStdString() << ", " << of.toStdString());
    }

    DocumentsPage* page;
};

}  // namespace

TEST_CASE("The page opens on what is due, made, approved and sent", "[documents][list]")
{
    ListWindow test;
    CHECK(test.page->showsList());
    CHECK(test.list().table()->hasFocus());
    CHECK(test.list().model()->rowCount() > 20);
    CHECK(unnamedFocusableWidgets(test.page) == QStringList());
    test.picture(QStringLiteral("documents-list"));

    const int all = test.list().model()->rowCount();
    for (int state = 1; state < test.list().stateField()->count(); ++state) {
        test.list().stateField()->setCurrentIndex(state);
        test.settle();
        INFO(test.list().stateField()->currentText().toStdString());
        CHECK(test.list().model()->rowCount() > 0);
        CHECK(test.list().model()->rowCount() < all);
    }
    test.list().stateField()->setCurrentIndex(0);
    test.list().spanField()->setCurrentIndex(2);
    test.settle();
    // The county's review of March.
    test.select(QStringLiteral("County goals"), QStringLiteral("27 March 2012"));
    CHECK(test.list().line()->state == PaperState::Due);
}

TEST_CASE("The days of another year have room in their columns", "[documents][list]")
{
    ListWindow test;
    const DataTable* table = test.list().table();
    const int longest = QFontMetrics(textFont(TextStyle::Body)).horizontalAdvance(QStringLiteral("30 Nov 2027"));
    int days = 0;
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        const QString head = table->model()->headerData(column, Qt::Horizontal).toString();
        if (head != QStringLiteral("Due") && head != QStringLiteral("Made") && head != QStringLiteral("Approved")
            && head != QStringLiteral("Sent"))
            continue;
        ++days;
        CAPTURE(head.toStdString());
        CHECK(table->columnWidth(column) >= longest + kSpace3 + kSpace2);
    }
    CHECK(days == 4);
    // The paper keeps its words beside them.
    CHECK(table->columnWidth(0) > 180);
    test.picture(QStringLiteral("documents-days"));
}

TEST_CASE("Enter makes the paper of a line, Escape goes back to it", "[documents][list]")
{
    ListWindow test;
    test.select(QStringLiteral("Action sheet"), QStringLiteral("18 October 2011"));
    test.list().takeFocus();
    test.key(Qt::Key_Return);
    CHECK_FALSE(test.page->showsList());
    CHECK(test.page->meetingField()->currentText() == QStringLiteral("DTCG, Tuesday 18 October 2011"));
    REQUIRE_FALSE(test.page->view()->isEmpty());
    test.key(Qt::Key_Escape);
    CHECK(test.page->showsList());
    CHECK(test.list().line()->title == "Action sheet");

    // A period that nobody would find among the usual ones, and a group.
    test.select(QStringLiteral("Monthly return"), QStringLiteral("December 2011"));
    test.key(Qt::Key_Return);
    CHECK(test.page->choices()->field(QStringLiteral("Period"))->currentText() == QStringLiteral("December 2011"));
    test.key(Qt::Key_Escape);
    test.select(QStringLiteral("Public report"), QStringLiteral("July to September 2011"));
    test.key(Qt::Key_Return);
    CHECK(test.page->choices()->field(QStringLiteral("Period"))->currentText()
          == QStringLiteral("July to September 2011"));
    CHECK_FALSE(test.page->view()->isEmpty());
    test.key(Qt::Key_Escape);
    test.key(Qt::Key_N, Qt::ControlModifier);
    CHECK_FALSE(test.page->showsList());
}

TEST_CASE("A paper that is exported is made, and is marked as sent by a key", "[documents][list]")
{
    ListWindow test;
    test.select(QStringLiteral("Action sheet"), QStringLiteral("15 November 2011"));
    CHECK(test.list().line()->state == PaperState::Due);
    test.list().takeFocus();
    test.key(Qt::Key_D, Qt::ControlModifier);
    QTemporaryDir files;
    test.prompts().nextFile(files.filePath(QStringLiteral("sheet.pdf")));
    test.key(Qt::Key_E, Qt::ControlModifier);
    REQUIRE(QTest::qWaitFor([&] { return !test.page->isExporting(); }, 20000));
    INFO(test.page->message().toStdString());
    test.page->showList();
    test.settle();
    CHECK(test.list().line()->title == "Action sheet");
    CHECK(test.list().line()->state == PaperState::Made);
    CHECK(test.list().hasNext());

    test.key(Qt::Key_D, Qt::ControlModifier);
    REQUIRE(test.list().form() != nullptr);
    test.picture(QStringLiteral("documents-sent"));
    test.type(QStringLiteral("members of the group"));
    test.key(Qt::Key_Return, Qt::ControlModifier);
    CHECK(test.list().form() == nullptr);
    CHECK(test.list().line()->state == PaperState::Sent);
    CHECK(test.list().line()->sentTo == "members of the group");
    CHECK_FALSE(test.list().hasNext());
}

TEST_CASE("The next step of a publication and of minutes is done from the list", "[documents][list]")
{
    ListWindow test;
    test.select(QStringLiteral("Public report"), QStringLiteral("July to September 2011"));
    test.list().takeFocus();
    test.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(test.list().line()->state == PaperState::Made);
    test.key(Qt::Key_D, Qt::ControlModifier);
    CHECK(test.list().line()->state == PaperState::Approved);
    QSignalSpy opened(test.page, &Page::openRequested);
    test.key(Qt::Key_D, Qt::ControlModifier);
    REQUIRE(opened.size() == 1);
    CHECK(opened.front().front().toString() == QStringLiteral("year"));
    test.select(QStringLiteral("Minutes"), QStringLiteral("18 October 2011"));
    test.list().doNext();
    REQUIRE(opened.size() == 2);
    CHECK(opened.back().front().toString() == QStringLiteral("meetings"));
}
