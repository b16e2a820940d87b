// SPDX-License-Identifier: GPL-3.0-or-later
//
// Searching and choosing in the list of papers, and the keys through it and back to it.
#include "core/meetings/meeting_queries.h"
#include "tests/support/ui/accessibility.h"
#include "tests/support/ui/window_test.h"
#include "ui/bridge/words.h"
#include "ui/documents/document_view.h"
#include "ui/documents/documents_page.h"
#include "ui/documents/paper_choices.h"
#include "ui/documents/paper_list_section.h"
#include "ui/governance/search_box.h"
#include "ui/meetings/meetings_page.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_header.h"

#include <QComboBox>
#include <QListWidget>
#include <QPushButton>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;
using muster::documents::PaperState;

namespace {

enum StateField { kAll, kToDo, kLate };
enum TimeField { kAround, kBack, kAhead };

/// The pages between which links lead, and the search over all.
class FilterWindow : public WindowTest {
public:
    FilterWindow()
        : WindowTest({}, 15), page(new DocumentsPage(bridge(), prompts())), search(new SearchBox(bridge(), &window()))
    {
        window().addPage(new MeetingsPage(bridge(), prompts()));
        window().addPage(page);
        QObject::connect(search, &SearchBox::openRequested, &window(),
                         [this](const QString& section, const QString& target) { window().follow(section, target); });
        show();
        window().openPage(QStringLiteral("documents"));
        settle();
    }

    PaperListSection& list() { return *page->list(); }
    SearchField* field() { return list().findChild<SearchField*>(); }
    int shown() { return list().model()->rowCount(); }
    void choose(QComboBox* box, int index)
    {
        box->setCurrentIndex(index);
        settle();
    }
    /// What Tab meets after `from`, until it leaves the page.
    QList<QWidget*> tabsFrom(QWidget* from)
    {
        from->setFocus(Qt::TabFocusReason);
        QList<QWidget*> met {from};
        for (int step = 0; step < 40; ++step) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QWidget* at = QApplication::focusWidget();
            if (at == nullptr || !page->isAncestorOf(at) || met.contains(at))
                break;
            met << at;
        }
        return met;
    }

    DocumentsPage* page;
    SearchBox* search;
};

QString emptyText(const PaperListSection& list) { return list.table()->accessibleDescription(); }

}  // namespace

TEST_CASE("The keys go through the filters, the list and what is known of a paper, in this order",
          "[documents][filter]")
{
    FilterWindow test;
    test.choose(test.list().stateField(), kLate);
    const QList<QWidget*> met = test.tabsFrom(test.field());
    QStringList names;
    for (const QWidget* one : met)
        names << one->accessibleName();
    INFO(names.join(QStringLiteral(" | ")).toStdString());
    REQUIRE(met.size() >= 7);
    CHECK(met[1] == test.list().stateField());
    CHECK(met[2] == test.list().spanField());
    CHECK(met[3] == test.list().showAllButton());
    CHECK(names[4] == QStringLiteral("Any other paper"));
    CHECK(met[5] == test.list().table());
    // The buttons of the paper that is selected; and of another one, whose buttons are made later.
    CHECK(names[6] == QStringLiteral("Make the paper"));
    test.list().table()->setFocus();
    test.key(Qt::Key_Down);
    const QList<QWidget*> then = test.tabsFrom(test.list().table());
    REQUIRE(then.size() >= 2);
    CHECK(then[1]->accessibleName() == QStringLiteral("Make the paper"));
}

TEST_CASE("A form beside the list comes after the list", "[documents][filter]")
{
    FilterWindow test;
    test.list().markSent();
    test.settle();
    REQUIRE(test.list().form() != nullptr);
    const QList<QWidget*> met = test.tabsFrom(test.list().table());
    REQUIRE(met.size() > 3);
    CHECK(met[1]->accessibleName() == QStringLiteral("To whom"));
}

TEST_CASE("In a paper the keys go from its choices to the preview and then to the buttons", "[documents][filter]")
{
    FilterWindow test;
    test.page->choosePaper(QStringLiteral("action-sheet"), muster::documents::Edition::Full);
    test.settle();
    const QList<QWidget*> met = test.tabsFrom(test.page->meetingField());
    const auto placeOf = [&](const QWidget* one) { return met.indexOf(one); };
    CHECK(placeOf(test.page->papers()) == 1);
    CHECK(placeOf(test.page->choices()->field(QStringLiteral("Agency"))) == 2);
    CHECK(placeOf(test.page->view()) == 3);
    REQUIRE(met.size() >= 6);
    CHECK(met[4]->accessibleName() == QStringLiteral("Export PDF"));
    CHECK(met.last()->accessibleName() == QStringLiteral("Print"));
}

TEST_CASE("How many of all papers a filter leaves is said in full", "[documents][filter]")
{
    FilterWindow test;
    const int all = test.shown();
    CHECK(test.list().shownWords() == QString());
    const QString toDo = test.list().countWords();
    test.choose(test.list().stateField(), kLate);
    const int late = test.shown();
    CHECK(test.list().shownWords() == QStringLiteral("%1 of %2 shown").arg(late).arg(all));
    // What there is to do does not change with what is looked at.
    CHECK(test.list().countWords() == toDo);
    test.field()->setFocus();
    test.type(QStringLiteral("minutes"));
    CHECK(test.shown() < late);
    CHECK(test.list().shownWords() == QStringLiteral("%1 of %2 shown").arg(test.shown()).arg(all));
    for (const TextLabel* label : test.list().findChildren<TextLabel*>()) {
        if (label->text() == test.list().shownWords()) {
            CHECK(label->isVisible());
            CHECK(label->width() >= label->fontMetrics().horizontalAdvance(label->text()));
        }
    }
    test.picture(QStringLiteral("documents-filtered"));
    test.list().showAllButton()->click();
    test.settle();
    CHECK(test.shown() == all);
    CHECK(test.field()->text() == QString());
    CHECK(test.list().stateField()->currentIndex() == kAll);
    CHECK(test.list().table()->hasFocus());
}

TEST_CASE("Where a filter hides everything it is named, and no paper stands at the side", "[documents][filter]")
{
    FilterWindow test;
    const int all = test.shown();
    test.choose(test.list().stateField(), kLate);
    test.field()->setFocus();
    test.type(QStringLiteral("zzz"));
    CHECK(test.shown() == 0);
    CHECK(emptyText(test.list())
          == QStringLiteral("The filter hides all %1: search “zzz”, state “Late”.\n“Show all” brings them back.")
                 .arg(all));
    CHECK(test.list().line() == nullptr);
    CHECK(test.list().details().title == QStringLiteral("Nothing is selected"));
    CHECK_FALSE(test.list().hasNext());
    CHECK(test.list().showAllButton()->isVisible());
    test.picture(QStringLiteral("documents-nothing-found"));

    // A paper that the search leaves is the one at the side.
    test.key(Qt::Key_Escape);
    test.choose(test.list().stateField(), kAll);
    test.type(QStringLiteral("county"));
    REQUIRE(test.shown() > 0);
    CHECK(test.list().details().title == test.list().model()->recordAt(0)->cells.first());
}

TEST_CASE("The form of a paper goes with it when a filter hides it, unless something is typed there",
          "[documents][filter]")
{
    FilterWindow test;
    test.list().markSent();
    test.settle();
    REQUIRE(test.list().form() != nullptr);
    test.field()->setFocus();
    test.type(QStringLiteral("county"));
    CHECK(test.list().form() == nullptr);
    CHECK(test.list().details().title == test.list().model()->recordAt(0)->cells.first());
    CHECK(test.field()->hasFocus());
}

TEST_CASE("A time holds what is due or happened in it; only around today what waits is there too",
          "[documents][filter]")
{
    FilterWindow test;
    const auto says = [&](const QString& text) {
        for (const TextLabel* label : test.list().findChildren<TextLabel*>()) {
            if (label->text() == text)
                return label->isVisible();
        }
        return false;
    };
    const auto hasMinutesOf = [&](const QString& meeting) {
        for (const RecordRow& row : test.list().model()->records()) {
            if (row.cells.first() == QStringLiteral("Minutes") && row.second.contains(meeting))
                return true;
        }
        return false;
    };
    CHECK(says(QStringLiteral("Due, made, approved or sent within sixty days of today, and what waits from before.")));
    CHECK(hasMinutesOf(QStringLiteral("18 October 2011")));
    test.choose(test.list().spanField(), kAhead);
    CHECK(says(QStringLiteral("Due, made, approved or sent from today to 15 November 2012.")));
    CHECK_FALSE(hasMinutesOf(QStringLiteral("18 October 2011")));
    CHECK(hasMinutesOf(QStringLiteral("15 November 2011")));
    const base::Date today = test.reader().today();
    test.picture(QStringLiteral("documents-next-year"));
    for (const RecordRow& row : test.list().model()->records()) {
        test.list().select(row.id);
        const auto* line = test.list().line();
        REQUIRE(line != nullptr);
        INFO(line->title << ", " << line->of);
        const auto isAhead = [&](const std::optional<base::Date>& day) { return day && *day >= today; };
        CHECK((isAhead(line->due) || isAhead(line->made) || isAhead(line->approved) || isAhead(line->sent)));
    }
    test.choose(test.list().spanField(), kBack);
    CHECK(says(QStringLiteral("Due, made, approved or sent from 15 November 2010 to today.")));
}

TEST_CASE("Down in a search field moves the selection, Enter opens it, and the typing goes on", "[documents][filter]")
{
    FilterWindow test;
    test.key(Qt::Key_F, Qt::ControlModifier);
    REQUIRE(test.field()->hasFocus());
    test.type(QStringLiteral("minut"));
    REQUIRE(test.shown() > 2);
    CHECK(test.list().table()->currentRow() == 0);
    test.key(Qt::Key_Down);
    test.key(Qt::Key_Down);
    CHECK(test.list().table()->currentRow() == 2);
    test.key(Qt::Key_Up);
    CHECK(test.list().table()->currentRow() == 1);
    test.type(QStringLiteral("es"));
    CHECK(test.field()->text() == QStringLiteral("minutes"));
    test.key(Qt::Key_Return);
    CHECK_FALSE(test.page->showsList());
}

TEST_CASE("Arrows choose what the search over everything found, and Alt+Left leads back", "[documents][filter][search]")
{
    FilterWindow test;
    test.list().select(test.list().model()->recordAt(3)->id);
    test.settle();
    const base::Id before = test.list().current();
    test.search->open();
    test.type(QStringLiteral("alcohol"));
    REQUIRE(test.search->list()->count() > 2);
    CHECK(test.search->list()->currentRow() == 0);
    test.key(Qt::Key_Down);
    CHECK(test.search->list()->currentRow() == 1);
    CHECK(test.search->list()->currentItem()->isSelected());
    test.picture(QStringLiteral("documents-search"));
    test.key(Qt::Key_Up);
    test.search->dismiss();

    test.search->open();
    test.type(QStringLiteral("Fletton"));
    REQUIRE(test.search->list()->count() > 0);
    test.window().follow(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15#agenda"));
    test.search->dismiss();
    test.settle();
    REQUIRE(test.window().currentPage()->sectionId() == QStringLiteral("meetings"));
    test.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(test.window().currentPage()->sectionId() == QStringLiteral("documents"));
    CHECK(test.page->showsList());
    CHECK(test.list().current() == before);

    // Out of the room first, when somebody went in since; then back.
    test.window().follow(QStringLiteral("meetings"), QStringLiteral("DTCG/2011-11-15#agenda"));
    test.settle();
    test.key(Qt::Key_F5);
    test.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(test.window().currentPage()->sectionId() == QStringLiteral("meetings"));
    test.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(test.window().currentPage()->sectionId() == QStringLiteral("documents"));

    // A paper that was opened by a link leads to where the link was, not to the list.
    test.window().openPage(QStringLiteral("meetings"));
    test.window().follow(QStringLiteral("documents"),
                         QStringLiteral("minutes:")
                             + words(must(meetings::findMeeting(test.reader(), "DTCG/2011-10-18")).id.hex()));
    test.settle();
    REQUIRE_FALSE(test.page->showsList());
    test.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(test.window().currentPage()->sectionId() == QStringLiteral("meetings"));
    // Who goes somewhere by the keys of the pages starts anew there.
    test.window().openPage(QStringLiteral("documents"));
    test.settle();
    test.key(Qt::Key_Left, Qt::AltModifier);
    CHECK(test.window().currentPage()->sectionId() == QStringLiteral("documents"));
    CHECK(test.page->showsList());
    CHECK(test.window().registry().clashes() == QStringList());
}

TEST_CASE("A paper that is not of a meeting names none and asks for none", "[documents][filter]")
{
    FilterWindow test;
    const auto* header = test.page->findChild<PageHeader*>();
    REQUIRE(header != nullptr);
    test.page->choosePaper(QStringLiteral("action-plan"), muster::documents::Edition::Full);
    test.settle();
    CHECK(header->subtitle() == QStringLiteral("Action plan of a group"));
    CHECK_FALSE(test.page->meetingField()->isEnabled());
    test.page->choosePaper(QStringLiteral("action-sheet"), muster::documents::Edition::Full);
    test.settle();
    CHECK(header->subtitle().startsWith(QStringLiteral("Action sheet · DTCG, ")));
    CHECK(test.page->meetingField()->isEnabled());
}

TEST_CASE("Where there is room the list says whose work a paper is", "[documents][filter]")
{
    FilterWindow test;
    constexpr int kWho = 1;
    CHECK(test.list().table()->isColumnHidden(kWho));
    test.window().resize(1920, 1080);
    test.settle();
    CHECK_FALSE(test.list().table()->isColumnHidden(kWho));
    // It is found either way.
    test.window().resize(1280, 800);
    test.field()->setFocus();
    test.type(QStringLiteral("road safety"));
    CHECK(test.shown() > 0);
}
