// SPDX-License-Identifier: GPL-3.0-or-later
//
// As the program shares when nobody told it anything: how soon a colleague's edit is on the screen, and what it moves.
#include "tests/ui/sharing/sharing_window.h"
#include "ui/actions/action_filter_bar.h"
#include "ui/actions/actions_model.h"
#include "ui/actions/actions_page.h"
#include "ui/widgets/data_table.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>

using namespace muster;
using namespace muster::test;
using namespace muster::ui;

namespace {

sharing::BackgroundOptions asItComes()
{
    sharing::BackgroundOptions options;
    options.helper.program = MUSTER_SHARE_HELPER;
    return options;
}

}  // namespace

TEST_CASE("A colleague's edit is in the register within ten seconds and moves nothing", "[sharing][ten-seconds]")
{
    SharedOffice office;
    SharingWindow test(office, true, asItComes());
    auto* register_ = new ActionsPage(test.bridge(), test.prompts());
    test.window().addPage(register_);
    REQUIRE(becomes([&] { return test.isShared(); }));
    const auto colleague = office.colleague();
    test.window().openPage(QStringLiteral("actions"));
    test.window().resize(1280, 500);
    test.settle();

    // Somebody reads far down and has begun to type words to search for.
    DataTable* table = register_->table();
    const int last = table->model()->rowCount() - 1;
    table->selectRowAt(last - 2);
    table->verticalScrollBar()->setValue(table->verticalScrollBar()->maximum() / 2);
    auto* search = register_->filters()->findChild<QLineEdit*>();
    REQUIRE(search != nullptr);
    search->setFocus();
    test.settle();
    const auto textOf = [&](int row) {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells << table->model()->index(row, column).data().toString();
        return cells.join(u'|');
    };
    const QString chosen = textOf(table->currentIndex().row());
    const int scroll = table->verticalScrollBar()->value();
    const auto action = openActions(test.reader()).front();
    REQUIRE(!chosen.contains(words(action.reference)));

    write(*colleague, "Reword " + action.reference, kSetText, action.id, "Fire and Rescue look at the hydrants first");
    const auto shows = [&] {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (textOf(row).contains(QStringLiteral("look at the hydrants first")))
                return true;
        }
        return false;
    };
    QElapsedTimer taken;
    office.sync(*colleague);
    taken.start();
    CHECK(becomes(shows, 10'000));
    const qint64 waited = taken.elapsed();
    INFO("on the screen after " << waited << " ms");
    CHECK(waited < 10'000);
    test.settle();
    CHECK(textOf(table->currentIndex().row()) == chosen);
    CHECK(table->verticalScrollBar()->value() == scroll);
    CHECK(test.window().focusWidget() == search);
}
